//! Are its shares those of the counts beside them? (`inconsistent`)

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Subject, Verdict};
use crate::model::report::Outcome;
use crate::model::status::Code;
use crate::text::shares::wrong_share;

/// A share in a table is that of the counts of its row, where the other rows tell which these are. There is nothing to set.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Shares {}

/// None where no row denies its share.
pub(super) fn run(subject: &Subject<'_>) -> Option<Verdict> {
    let wrong = wrong_share(&subject.document.content)?;
    let words = subject.words;
    let (share, part, whole) = (words.number(wrong.percent()), wrong.counts.0.to_string(), wrong.counts.1.to_string());
    let args = [("share", share.as_str()), ("part", part.as_str()), ("whole", whole.as_str())];
    let found = words.tell("check-shares-found", &[("share", wrong.said)]);
    let verdict = Verdict::new("shares", Outcome::Unsure, words.tell("check-shares-expected", &args), found);
    let start = wrong.row.cells.iter().find(|cell| cell.column == wrong.column).map_or(0, |cell| cell.span().start);
    Some(verdict.code(Code::Inconsistent).at(Some(wrong.row.place_at(start))))
}
