//! Is it filled in? (`blank-template`)

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Subject, Verdict};
use crate::model::report::Outcome;
use crate::model::status::Code;
use crate::text::blanks::{Blank, BlankKind, Fill};
use crate::text::stream::Spot;

/// It must be filled in: fewer blank fields than filled ones, no template mark.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Filled {
    /// Blank fields that are always too many, whatever is filled (default 8).
    #[serde(default)]
    pub at_most: Option<usize>,
}

/// Blank fields that are too many whatever else is filled, when the pack does not say.
const TOO_MANY: usize = 8;
/// Placeholders (`{{nom}}`, `[à compléter]`) that betray a template.
const PLACEHOLDERS: usize = 2;

impl Filled {
    /// True for a form that nobody has filled in.
    pub(crate) fn is_hollow(&self, fill: &Fill) -> bool {
        let blanks = blanks(fill);
        let of = |kind| blanks.iter().filter(|blank| blank.kind == kind).count();
        of(BlankKind::Placeholder) >= PLACEHOLDERS
            || (of(BlankKind::WordMark) > 0 && blanks.len() > 1)
            || (blanks.len() >= 3 && blanks.len() >= fill.filled)
            || blanks.len() > self.at_most.unwrap_or(TOO_MANY).max(fill.filled / 2)
    }

    pub(crate) fn run(&self, subject: &Subject<'_>) -> Verdict {
        let words = subject.words;
        let fill = &subject.facts.fill;
        let (blanks, hollow) = (blanks(fill), self.is_hollow(fill));
        let counts = [("blank", blanks.len().to_string()), ("filled", fill.filled.to_string())];
        let args: Vec<(&str, &str)> = counts.iter().map(|(name, count)| (*name, count.as_str())).collect();
        let expected = words.say("check-filled-expected");
        let Some(first) = blanks.first().filter(|_| hollow) else {
            return Verdict::new("filled", Outcome::Pass, expected, words.tell("check-filled-found", &args));
        };
        let spot = Spot { block: first.block, span: first.span.clone() };
        let found = words.tell("check-filled-blank", &[args.as_slice(), &[("quote", &subject.quote(&spot))]].concat());
        Verdict::new("filled", Outcome::Fail, expected, found).code(Code::BlankTemplate).at(subject.place(&spot))
    }
}

/// The fields left blank; where people sign is asked elsewhere.
fn blanks(fill: &Fill) -> Vec<&Blank> {
    fill.blanks.iter().filter(|blank| blank.kind != BlankKind::SignatureLine).collect()
}
