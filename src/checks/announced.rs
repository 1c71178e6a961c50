//! Does its table tell of as many as it says that there are? (`coverage-gap`)

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Subject, Verdict};
use crate::model::report::Outcome;
use crate::model::status::Code;
use crate::text::counted;
use crate::text::phrase::{Phrase, says, stems};
use crate::text::sentences::{bare, sentences};
use crate::text::tables::{Table, cell};

/// How many there are, as the lines around its table say.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Announced {
    /// Words for those who are counted (« stagiaires »).
    pub said: Vec<Phrase>,
    /// Words in a sentence that counts others (« dont », « sortis »), but for what stands between brackets.
    #[serde(default)]
    pub but: Vec<Phrase>,
    /// Words that head the column of those who are told of.
    pub among: Vec<Phrase>,
}

impl Announced {
    /// None where it says no number, or several, or where the table has as many; few of many were not meant to be all.
    pub(super) fn run(&self, subject: &Subject<'_>) -> Option<Verdict> {
        let content = &subject.document.content;
        let tables = subject.facts.tables.alike(content, &[&self.among]);
        let first = *tables.first()?.rows.first()?;
        let told: BTreeSet<String> = tables.iter().flat_map(|table| named(table)).collect();
        let lines = content.blocks.iter().filter(|block| block.cells.len() < 2);
        let whole = lines.flat_map(|block| sentences(&block.text)).map(bare).filter(|text| !says(text, &self.but));
        let mut said: BTreeSet<u32> = whole.flat_map(|text| counted::counts(&text, &self.said, &[])).collect();
        let all = said.pop_first().filter(|_| said.is_empty())?;
        let told = u32::try_from(told.len()).ok()?;
        if told >= all || told * 3 < all * 2 {
            return None;
        }
        let counts = [("all", all.to_string()), ("told", told.to_string())];
        let args: Vec<(&str, &str)> = counts.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let words = subject.words;
        let (expected, found) =
            (words.tell("check-announced-expected", &args), words.tell("check-announced-found", &args));
        let verdict = Verdict::new("covers", Outcome::Fail, expected, found).code(Code::CoverageGap);
        Some(verdict.at(Some(first.place.clone())))
    }
}

/// Those of whom the rows of `table` tell.
fn named(table: &Table<'_>) -> Vec<String> {
    let column = table.columns.first().copied().flatten();
    let name = |row| stems(cell(row, column?)?.1);
    table.rows.iter().filter_map(|row| name(row)).collect()
}
