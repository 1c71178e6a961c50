//! Does it cover everything in scope? (`coverage-gap`)

use schemars::JsonSchema;
use serde::Deserialize;

use super::announced::Announced;
use super::unseen::Unseen;
use super::{Subject, Verdict};
use crate::model::document::Block;
use crate::model::report::Outcome;
use crate::model::status::Code;
use crate::text::fold::fold;
use crate::text::phrase::Phrase;

/// Indicators of the scope, for each one that is not named by itself, from which a report goes through them one by one.
const ONE_BY_ONE: usize = 3;

/// What it must cover.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Covers {
    /// Every indicator of the pack that applies must be assessed in it.
    #[serde(default)]
    pub indicators_in_scope: bool,
    /// Expression over the profile: when it holds, so must every indicator that applies of the other packs that judge.
    #[serde(default)]
    pub other_packs: Option<String>,
    /// How an indicator is written before its id ("indicateur", "ind.").
    #[serde(default)]
    pub labels: Vec<Phrase>,
    /// Its table tells of as many as the lines around it say that there are.
    #[serde(default)]
    pub announced: Option<Announced>,
    /// It says of nothing that it could not be reached.
    #[serde(default)]
    pub unseen: Option<Unseen>,
}

impl Covers {
    pub(crate) fn run(&self, subject: &Subject<'_>) -> Verdict {
        let announced = self.announced.as_ref().and_then(|announced| announced.run(subject));
        let unseen = || self.unseen.as_ref().and_then(|unseen| unseen.run(subject));
        announced.or_else(unseen).unwrap_or_else(|| self.indicators(subject))
    }

    fn indicators(&self, subject: &Subject<'_>) -> Verdict {
        let words = subject.words;
        let labels: Vec<String> = self.labels.iter().map(|label| fold(label.said()).text).collect();
        let lines: Vec<Line<'_>> =
            subject.document.content.blocks.iter().flat_map(|block| lines(block, &labels)).collect();
        let without = |names: &dyn Fn(&Line<'_>, &str) -> bool| -> Vec<&str> {
            let named = |id: &str| lines.iter().any(|line| names(line, id));
            subject.scope.iter().map(String::as_str).filter(|id| self.indicators_in_scope && !named(id)).collect()
        };
        // A report that takes the indicators one by one, in a table best of all, assesses those; « A à L » then only announces
        // its scope, and « G. Vidal » signs it.
        let most = |missing: &Vec<&str>| missing.len() * ONE_BY_ONE <= subject.scope.len();
        let (in_table, one_by_one) = (without(&|line, id| line.heads(id)), without(&|line, id| line.names(id, false)));
        let missing = [in_table, one_by_one].into_iter().find(most);
        let missing = missing.unwrap_or_else(|| without(&|line, id| line.names(id, true)));
        let expected = words.tell("check-covers-expected", &[("ids", &subject.scope.join(", "))]);
        if missing.is_empty() {
            return Verdict::new("covers", Outcome::Pass, expected, words.say("check-covers-found"));
        }
        let found = words.tell("check-covers-missing", &[("ids", &missing.join(", "))]);
        Verdict::new("covers", Outcome::Fail, expected, found).code(Code::CoverageGap)
    }
}

/// The lines of `block` and its cells, each with what follows one of the folded `labels` in it.
fn lines<'a>(block: &'a Block, labels: &[String]) -> Vec<Line<'a>> {
    let cells = block.cells.iter().map(|cell| block.cell_text(cell));
    cells
        .chain([block.text.as_str()])
        .map(|text| Line { text: text.trim(), labelled: labelled(text, labels) })
        .collect()
}

fn labelled<'a>(text: &'a str, labels: &[String]) -> Vec<&'a str> {
    let folded = fold(text);
    let ends = labels.iter().flat_map(|label| folded.text.match_indices(label).map(|(at, label)| at + label.len()));
    let origin = |end: usize| folded.origin.get(end).map_or(text.len(), |&origin| origin as usize);
    ends.filter_map(|end| text.get(origin(end)..)).collect()
}

/// A piece of text that may speak of an indicator.
struct Line<'a> {
    text: &'a str,
    /// What follows each label.
    labelled: Vec<&'a str>,
}

impl Line<'_> {
    /// True for a row that begins with indicator `id` in a column of its own.
    fn heads(&self, id: &str) -> bool {
        self.text.strip_prefix(id).is_some_and(|rest| rest.starts_with('\t') || rest.starts_with("  "))
    }

    /// True when it speaks of indicator `id`: in a cell of its own, at the beginning, or after a label, `ranges` included
    /// or not. Case matters: « à »
    /// and « a » are no indicator.
    fn names(&self, id: &str, ranges: bool) -> bool {
        // A number at the beginning of a line is as often that of a chapter: it counts alone, or in a column of its own.
        let number = id.starts_with(|c: char| c.is_ascii_digit());
        let rest = self.text.strip_prefix(id);
        let after = rest.map(str::trim_start).filter(|rest| !number || rest.is_empty());
        let ends = |rest: &str| rest.is_empty() || rest.starts_with(['-', '–', '—', '.', ':', '/', ')', ',', '(']);
        self.heads(id) || after.is_some_and(ends) || self.labelled.iter().any(|text| lists(text, id, ranges))
    }
}

/// True when the enumeration that `text` begins with ("s A, B et C", and « A à L » with `ranges`) holds `id`.
fn lists(text: &str, id: &str, ranges: bool) -> bool {
    let mut range_from: Option<String> = None;
    let mut previous: Option<String> = None;
    for token in text.split(|c: char| !c.is_alphanumeric()).filter(|token| !token.is_empty()).take(48) {
        let is_id = token.len() <= 2 && token.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
        match (is_id, token) {
            (true, found) => {
                if found == id || range_from.take().is_some_and(|from| ranges && between(&from, id, found)) {
                    return true;
                }
                previous = Some(found.to_owned());
            }
            (false, "à" | "au" | "a") => range_from.clone_from(&previous),
            (false, "s" | "et" | "n" | "no" | "ou" | "puis") => {}
            (false, _) => return false,
        }
    }
    false
}

/// True when `id` lies between two ids of the same sort.
fn between(from: &str, id: &str, until: &str) -> bool {
    match (from.parse::<u32>(), id.parse::<u32>(), until.parse::<u32>()) {
        (Ok(from), Ok(id), Ok(until)) => (from..=until).contains(&id),
        (Err(_), Err(_), Err(_)) => (from..=until).contains(&id),
        _ => false,
    }
}
