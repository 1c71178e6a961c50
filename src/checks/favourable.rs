//! Is it favourable? (`unfavourable`)

use std::ops::Range;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Subject, Verdict};
use crate::model::report::Outcome;
use crate::model::status::Code;
use crate::text::negation::{denied_before, is_to_come, only_ruled};
use crate::text::phrase::Phrase;
use crate::text::stream::Spot;

/// It must not conclude against the provider.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Favourable {
    /// Phrases that are unfavourable unless negated.
    pub against: Vec<Phrase>,
    /// Phrases for remarks still to be answered: unfavourable too, unless one of `harmless` says how little they weigh.
    #[serde(default)]
    pub remarks: Vec<Phrase>,
    /// Phrases that say that no remark is dangerous (« aucun danger grave »).
    #[serde(default)]
    pub harmless: Vec<Phrase>,
    /// Phrases that say the remark has since been answered, where they stand after it: before, they may be said of anything else.
    #[serde(default)]
    pub lifted: Vec<Phrase>,
}

impl Favourable {
    pub(crate) fn run(&self, subject: &Subject<'_>) -> Verdict {
        let words = subject.words;
        let expected = words.say("check-favourable-expected");
        let said = |any: &[Phrase]| any.iter().find_map(|phrase| stated(subject, phrase, |_, _| true));
        let stream = &subject.facts.stream;
        let harmless = || self.harmless.iter().any(|phrase| stream.find(phrase.forms()).is_some());
        let against = said(&self.against).or_else(|| said(&self.remarks).filter(|_| !harmless()));
        let answers = |spot: &Spot| against.as_ref().is_none_or(|remark| comes_after(spot, remark));
        let done = |stems: &str, range: Range<usize>| !is_to_come(stems, range);
        let lifted = self.lifted.iter().find_map(|phrase| stated(subject, phrase, done).filter(answers));
        match (against, lifted) {
            (None, _) => Verdict::new("favourable", Outcome::Pass, expected, words.say("check-favourable-none")),
            (Some(spot), None) => {
                let found = words.tell("check-favourable-against", &[("quote", &subject.quote(&spot))]);
                let verdict = Verdict::new("favourable", Outcome::Fail, expected, found);
                verdict.code(Code::Unfavourable).at(subject.place(&spot))
            }
            (Some(_), Some(spot)) => {
                let found = words.tell("check-favourable-lifted", &[("quote", &subject.quote(&spot))]);
                Verdict::new("favourable", Outcome::Pass, expected, found).at(subject.place(&spot))
            }
        }
    }
}

fn comes_after(spot: &Spot, remark: &Spot) -> bool {
    (spot.block, spot.span.start) > (remark.block, remark.span.start)
}

/// Where `phrase` is stated: neither negated nor the wording of a rule, and so that `holds` of its place in the stems.
fn stated(subject: &Subject<'_>, phrase: &Phrase, holds: impl Fn(&str, Range<usize>) -> bool) -> Option<Spot> {
    let stream = &subject.facts.stream;
    let stems = stream.stems();
    phrase.forms().iter().find_map(|form| {
        let stands = |at: usize| {
            let range = at..at + form.len();
            !denied_before(stems, at) && !only_ruled(stems, range.clone()) && holds(stems, range)
        };
        let at = stems.match_indices(form.as_str()).map(|(at, _)| at).find(|at| stands(*at))?;
        stream.spot_of_stems(at..at + form.len())
    })
}
