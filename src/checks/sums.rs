//! Do its numbers add up to the total? (`inconsistent`)

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Subject, Verdict};
use crate::catalogue::Lang;
use crate::model::report::Outcome;
use crate::model::status::Code;
use crate::text::sums::wrong_total;

/// The total of a table, such as that of the marks of a grid, is the sum of what stands above it.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sums {}

impl Sums {
    /// None where every total is right, or none can be added up.
    pub(crate) fn run(&self, subject: &Subject<'_>) -> Option<Verdict> {
        let wrong = wrong_total(&subject.document.content)?;
        let words = subject.words;
        let sum = ((wrong.sum * 100.0).round() / 100.0).to_string();
        let sum = if words.lang() == Lang::Fr { sum.replace('.', ",") } else { sum };
        let expected = words.tell("check-sums-expected", &[("sum", &sum)]);
        let verdict =
            Verdict::new("sums", Outcome::Unsure, expected, words.tell("check-sums-found", &[("total", wrong.said)]));
        let start = wrong.row.cells.iter().find(|cell| cell.column == wrong.column).map_or(0, |cell| cell.span().start);
        Some(verdict.code(Code::Inconsistent).at(Some(wrong.row.place_at(start))))
    }
}
