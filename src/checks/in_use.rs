//! Is it in use? (`superseded`) A paper that says at its head that it was replaced, or that it is a draft, is one for people to look at.

use super::{Subject, Verdict};
use crate::model::report::Outcome;
use crate::model::status::Code;

/// None for a paper that says nothing of the kind.
pub(super) fn run(subject: &Subject<'_>) -> Option<Verdict> {
    let say = |key: &str| subject.words.say(key);
    let told = || Verdict::new("in-use", Outcome::Unsure, say("check-in-use-expected"), say("check-in-use-found"));
    subject.facts.withdrawn.then(|| told().code(Code::Superseded))
}
