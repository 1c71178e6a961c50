//! Do its numbers add up to the total? (`inconsistent`)

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Subject, Verdict};
use crate::model::report::Outcome;
use crate::model::status::Code;
use crate::pattern::regex::Expression;
use crate::text::lengths;
use crate::text::phrase::Phrase;
use crate::text::sums::wrong_total;
use crate::text::threshold::{ruled_out, under};

/// The total of a table, such as that of the marks of a grid, is the sum of what stands above it.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sums {
    /// The lengths of its parts are the length of all that it gives.
    #[serde(default)]
    pub lengths: bool,
    /// What was decided is what the marks allow.
    #[serde(default)]
    pub decision: Option<Decision>,
}

/// When the marks of a grid speak against something.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// A regular expression on the folded text: it was decided for it.
    pub taken: Expression,
    /// What announces the least total for it: « seuil ».
    #[serde(default)]
    pub threshold: Vec<Phrase>,
    /// What says of a mark that it rules it out: « éliminatoire ».
    #[serde(default)]
    pub rules_out: Vec<Phrase>,
}

impl Sums {
    /// None where every total is right, or none can be added up.
    pub(crate) fn run(&self, subject: &Subject<'_>) -> Option<Verdict> {
        let length = || self.lengths.then(|| wrong_length(subject)).flatten();
        wrong(subject).or_else(length).or_else(|| self.decision.as_ref()?.run(subject))
    }
}

/// The first total that is not the sum of what stands above it.
fn wrong(subject: &Subject<'_>) -> Option<Verdict> {
    let wrong = wrong_total(&subject.document.content)?;
    let words = subject.words;
    let sum = words.number(wrong.sum);
    let expected = words.tell("check-sums-expected", &[("sum", &sum)]);
    let verdict =
        Verdict::new("sums", Outcome::Unsure, expected, words.tell("check-sums-found", &[("total", wrong.said)]));
    let start = wrong.row.cells.iter().find(|cell| cell.column == wrong.column).map_or(0, |cell| cell.span().start);
    Some(verdict.code(Code::Inconsistent).at(Some(wrong.row.place_at(start))))
}

/// The first table of lengths that do not add up to the length of all of it.
fn wrong_length(subject: &Subject<'_>) -> Option<Verdict> {
    let wrong = lengths::wrong(&subject.document.content)?;
    let words = subject.words;
    let expected = words.tell("check-lengths-expected", &[("said", &words.hours(wrong.said))]);
    let found = words.tell("check-lengths-found", &[("sum", &words.hours(wrong.sum))]);
    let verdict = Verdict::new("sums", Outcome::Unsure, expected, found).code(Code::Inconsistent);
    Some(verdict.at(Some(wrong.row.place_at(0))))
}

impl Decision {
    /// None where nothing speaks against it, or it was not taken.
    fn run(&self, subject: &Subject<'_>) -> Option<Verdict> {
        let content = &subject.document.content;
        let short = under(content, &self.threshold).or_else(|| ruled_out(content, &self.rules_out))?;
        let taken = subject.facts.stream.spot(self.taken.find(subject.facts.stream.folded())?)?;
        let words = subject.words;
        let mark = words.number(short.mark);
        let expected = match short.least {
            Some(least) => words.tell("check-sums-least", &[("least", &words.number(least))]),
            None => words.tell("check-sums-ruled-out", &[("mark", &mark)]),
        };
        let found = words.tell("check-sums-decided", &[("mark", &mark), ("decision", &subject.quote(&taken))]);
        let verdict = Verdict::new("sums", Outcome::Unsure, expected, found);
        Some(verdict.code(Code::Inconsistent).at(Some(short.row.place_at(0))))
    }
}
