//! Does it say that somewhere could not be seen? (`coverage-gap`)

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Subject, Verdict};
use crate::model::report::Outcome;
use crate::model::status::Code;
use crate::text::phrase::{Phrase, says};
use crate::text::sentences::sentences;

/// What a report left aside because nobody could get in.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unseen {
    /// Words that say that something was not looked at (« n'a pas été vérifié »).
    pub said: Vec<Phrase>,
    /// Words in the same sentence that say why (« porte close »): limits of the mission are none of these.
    pub because: Vec<Phrase>,
}

impl Unseen {
    /// None where it says of nothing that it could not be reached.
    pub(super) fn run(&self, subject: &Subject<'_>) -> Option<Verdict> {
        let stream = &subject.facts.stream;
        let told = |any: &[Phrase]| any.iter().any(|phrase| stream.find(phrase.forms()).is_some());
        if !(told(&self.because) && told(&self.said)) {
            return None;
        }
        let left = |sentence: &&str| says(sentence, &self.said) && says(sentence, &self.because);
        let mut blocks = subject.document.content.blocks.iter();
        let (block, sentence) = blocks.find_map(|block| Some((block, sentences(&block.text).find(left)?)))?;
        let words = subject.words;
        let found = words.tell("check-unseen-found", &[("quote", &words.quoted(sentence.trim()))]);
        let verdict = Verdict::new("covers", Outcome::Fail, words.say("check-unseen-expected"), found);
        Some(verdict.code(Code::CoverageGap).at(Some(block.place.clone())))
    }
}
