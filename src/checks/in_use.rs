//! Is it in use? (`superseded`) A paper that says at its head that it was replaced, or that it is a draft, is one for people to look at.

use super::{Subject, Verdict};
use crate::model::report::Outcome;
use crate::model::status::Code;
use crate::text::versions;

/// None for a paper that says nothing of the kind.
pub(super) fn run(subject: &Subject<'_>) -> Option<Verdict> {
    let words = subject.words;
    let (expected, found) = (words.say("check-in-use-expected"), words.say("check-in-use-found"));
    let withdrawn = versions::is_withdrawn(&subject.document.content, &subject.facts.stream);
    withdrawn.then(|| Verdict::new("in-use", Outcome::Unsure, expected, found).code(Code::Superseded))
}
