//! Packs: YAML to raw to valid, all faults at once with line and column; what applies to whom.

mod applicability;
pub mod cases;
mod columns;
mod condition;
mod disable;
mod edition;
mod lessons;
mod life;
mod lint;
mod load;
mod marks;
mod members;
mod need;
mod params;
mod people;
pub mod points;
pub mod raw;
mod reach;
mod references;
pub mod schema;
mod shelf;
mod signs;
mod source;
mod values;
mod vocabulary;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_taken;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::checks::Checks;
use crate::model::date::Role;
use crate::model::profile::Category;
pub use applicability::{Applicability, applies};
pub use condition::Context;
pub use edition::{Standing, Turn, family, standing};
pub use lessons::{LessonNode, lessons};
pub use life::{CycleNode, Grade, Life, Outside};
pub use lint::{Linted, lint};
pub use load::load;
pub use members::{MemberNode, Sort};
use raw::{
    EquipmentNode, FiguresNode, Marks, MisfiledNode, OrderNode, PersonNode, RecogniseNode, SessionsNode, Source,
    TallyNode,
};
pub use references::check_references;
pub use shelf::{Open, own_conditions};
pub use source::{PackSource, TESTS, VOCABULARY_FILE, edition, embedded, embedded_ids, embedded_kinds, embedded_tests};
pub(crate) use values::{day, length};
pub use vocabulary::{Vocabulary, written};

/// The packs that judge, valid.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_field_names, reason = "the packs are what it is about, the rest is theirs")]
pub struct Packs {
    /// In the order asked for.
    pub packs: Vec<Pack>,
    /// Kinds of document.
    pub kinds: Vec<Kind>,
    /// Those of whom an artefact may exist once each.
    pub members: Vec<MemberNode>,
}

impl Packs {
    /// Every artefact with its address: pack, indicator, artefact, as indexes.
    pub fn artefacts(&self) -> impl Iterator<Item = ((usize, usize, usize), &Artefact)> {
        self.packs.iter().enumerate().flat_map(|(p, pack)| {
            pack.indicators.iter().enumerate().flat_map(move |(i, indicator)| {
                indicator.artefacts.iter().enumerate().map(move |(a, artefact)| ((p, i, a), artefact))
            })
        })
    }

    /// The address of the artefact with this full id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<(usize, usize, usize)> {
        self.artefacts().find(|(_, artefact)| artefact.id == id).map(|(address, _)| address)
    }
}

/// A pack.
#[derive(Clone, Debug)]
pub struct Pack {
    /// Stable id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Version.
    pub version: String,
    /// First and last day in force.
    pub in_force: (Option<Date>, Option<Date>),
    /// Where the rules come from.
    pub source: String,
    /// Criteria: id and title, in order.
    pub criteria: Vec<(String, String)>,
    /// Indicators, in order of criterion and id.
    pub indicators: Vec<Indicator>,
    /// What may not bear the marks of the label.
    pub marks: Option<Marks>,
    /// People whom several documents name, and who must be the same everywhere.
    pub people: Vec<PersonNode>,
    /// Papers of one customer that must follow one another.
    pub orders: Vec<OrderNode>,
    /// Rates that several documents give, the same in all of them.
    pub figures: Option<FiguresNode>,
    /// Papers about a session, which must give the same days.
    pub sessions: Option<SessionsNode>,
    /// Papers that count what a register lists.
    pub tallies: Vec<TallyNode>,
    /// Machines, and the reports that must speak of them.
    pub equipment: Vec<EquipmentNode>,
    /// The life of a certificate; its lengths of time parse.
    pub cycle: Option<CycleNode>,
    /// Indicators of another pack that each of its indicators builds on.
    pub builds_on: BTreeMap<String, Vec<String>>,
    /// What it disables of the pack that it extends, each with the reason.
    pub disabled: Vec<(String, String)>,
    /// SHA-256 over the names and bytes of its files, lower-case hexadecimal.
    pub digest: String,
}

/// An indicator.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// Id inside the pack.
    pub id: String,
    /// Id of its criterion.
    pub criterion: String,
    /// Title.
    pub title: String,
    /// What the auditor wants to see.
    pub question: String,
    /// Categories it applies to.
    pub categories: BTreeSet<Category>,
    /// Expression that must hold for it to apply.
    pub when: Option<Condition>,
    /// Its requirement holds for each site.
    pub per_site: bool,
    /// Audits that leave it out.
    pub outside: Vec<Outside>,
    /// How the auditor may grade a gap.
    pub grade: Option<Grade>,
    /// What is expected of a provider in its first year.
    pub new_entrant: Option<String>,
    /// What is expected when the provider is the subcontractor.
    pub subcontractor: Option<String>,
    /// Where the rule comes from.
    pub source: Source,
    /// What must be there.
    pub requires: Need,
    /// Its artefacts, in the order of the file.
    pub artefacts: Vec<Artefact>,
}

/// An expression over the profile, known to parse and to name only known answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition(pub(crate) String);

/// The requirement tree. `when` is the condition for the node to count.
#[derive(Clone, Debug)]
pub struct Need {
    /// What kind of node.
    pub node: NeedKind,
    /// Condition for it to count.
    pub when: Option<Condition>,
    /// What it makes of the evidence of other artefacts.
    pub given: Given,
}

impl Need {
    /// The leaves of the tree, each with the index of the artefact that it names.
    #[must_use]
    pub fn leaves(&self) -> Vec<(usize, &Self)> {
        match &self.node {
            NeedKind::Artefact(index) => vec![(*index, self)],
            NeedKind::All(needs) | NeedKind::Any(needs) | NeedKind::AtLeast(_, needs) => {
                needs.iter().flat_map(Self::leaves).collect()
            }
        }
    }
}

/// What a leaf of the requirement tree makes of the evidence of artefacts of its indicator, others and its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// It counts only once the evidence of that artefact is older than that.
    pub older: Option<Older>,
    /// Where its condition does not hold, it is judged when it is there all the same.
    pub judged_anyway: bool,
    /// Artefacts which, all there, make its absence a gap rather than a miss.
    pub incomplete_with: Vec<usize>,
}

/// The age of the evidence of an artefact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Older {
    /// Index of that artefact in the indicator's list.
    pub artefact: usize,
    /// A length of time, ISO-8601, known to parse.
    pub than: String,
}

/// A node of the requirement tree.
#[derive(Clone, Debug)]
pub enum NeedKind {
    /// The artefact at this index of the indicator's list.
    Artefact(usize),
    /// All of them.
    All(Vec<Need>),
    /// Any one.
    Any(Vec<Need>),
    /// At least so many.
    AtLeast(usize, Vec<Need>),
}

/// An artefact.
#[derive(Clone, Debug)]
pub struct Artefact {
    /// Full id (`E.safety-register`).
    pub id: String,
    /// Title.
    pub title: String,
    /// What it is.
    pub what: String,
    /// What to do when it is missing.
    pub advice: String,
    /// Where the rule comes from.
    pub source: Source,
    /// Judge every recognised document.
    pub each: bool,
    /// Those of whom there is one each, an id of the packs' members.
    pub per: Option<String>,
    /// Papers of other sorts that are often filed for it.
    pub misfiled: Vec<MisfiledNode>,
    /// Must never lie in the folder.
    pub external_only: bool,
    /// Roles of the date that counts, preferred first.
    pub key_date: Vec<Role>,
    /// How it is recognised; every pattern in it compiles, every kind exists.
    pub recognise: RecogniseNode,
    /// What is checked; every duration parses, every expression is known.
    pub checks: Checks,
    /// The other pack from which it takes how it is recognised, as this one writes it.
    pub taken_from: Option<String>,
    /// What its documents speak of; empty when nothing was learnt.
    pub vocabulary: Vocabulary,
}

/// A kind of document.
#[derive(Clone, Debug)]
pub struct Kind {
    /// Stable id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Proves nothing by itself.
    pub never_evidence: bool,
    /// How it is recognised.
    pub recognise: RecogniseNode,
}
