//! Those of whom an artefact exists once each, learners or sessions: how a list that names them is told and read.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::status::Level;
use crate::text::phrase::Phrase;
use crate::yaml::{Sheet, child};

use super::signs::{Names, known, phrases, some_phrases};

/// Those of whom there is one paper each.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MemberNode {
    /// Stable id, that artefacts name (`per: learner`).
    #[schemars(regex(pattern = "^[a-z0-9]+(-[a-z0-9]+)*$"), extend("$comment" = "form-slug"))]
    pub id: String,
    /// What they are.
    pub sort: Sort,
    /// How serious it is that some of them have none.
    #[serde(default)]
    pub level: LevelName,
    /// Full ids of artefacts whose documents list them; those of packs that do not judge are passed over.
    #[serde(default)]
    pub listed_in: Vec<String>,
    /// Kinds of document that list them, ids of this file.
    #[serde(default)]
    pub kinds: Vec<String>,
    /// Phrases in the title of a document that lists them.
    #[serde(default)]
    pub titles: Vec<Phrase>,
    /// Columns whose name alone says that they are listed.
    #[schemars(length(min = 1))]
    pub telling: Vec<Phrase>,
    /// Columns of their names in a document that is known to list them.
    #[serde(default)]
    pub names: Vec<Phrase>,
    /// Columns of first names.
    #[serde(default)]
    pub first_names: Vec<Phrase>,
    /// Columns whose name says that the rows of a table are something else: answers to a survey.
    #[serde(default)]
    pub unless: Vec<Phrase>,
    /// Columns that set rows apart: the session, the group, the year.
    #[serde(default)]
    pub groups: Vec<Phrase>,
    /// Columns of days that say nothing of the time of the session.
    #[serde(default)]
    pub other_days: Vec<Phrase>,
    /// A paper is due once the first day of a row has come, not the last.
    #[serde(default)]
    pub begun: bool,
    /// Words in a row that say that no paper is due: gone, not there, not over yet.
    #[serde(default)]
    pub left: Vec<Phrase>,
}

/// What members are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// People: their names are compared as names, and masked in reports.
    Person,
    /// Sessions: by code, or by title and days.
    Session,
}

/// A level, as rules write it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LevelName {
    /// Good to know.
    Note,
    /// Will be asked about.
    #[default]
    Warning,
    /// Will cost the indicator.
    Error,
}

impl From<LevelName> for Level {
    fn from(name: LevelName) -> Self {
        match name {
            LevelName::Note => Self::Note,
            LevelName::Warning => Self::Warning,
            LevelName::Error => Self::Error,
        }
    }
}

/// Reports every fault of `node` at `pointer`.
pub(super) fn check(sheet: &mut Sheet<'_>, pointer: &str, node: &MemberNode, names: &Names) {
    known(sheet, &child(pointer, "kinds"), &node.kinds, &names.kinds);
    some_phrases(sheet, &child(pointer, "telling"), &node.telling);
    let lists = [
        ("titles", &node.titles),
        ("names", &node.names),
        ("first_names", &node.first_names),
        ("groups", &node.groups),
        ("unless", &node.unless),
        ("other_days", &node.other_days),
        ("left", &node.left),
    ];
    for (key, list) in lists {
        phrases(sheet, &child(pointer, key), list);
    }
}
