//! Does it say what it must say? (`mention-missing`)

use std::ops::Range;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Subject, Verdict};
use crate::model::report::Outcome;
use crate::model::status::Code;
use crate::pattern::regex::Expression;
use crate::text::copies;
use crate::text::phrase::Phrase;
use crate::text::stream::{Spot, Stream};

/// Each of these must be said somewhere.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mentions {
    /// What must be said, each with the ways to say it.
    pub all: Vec<Mention>,
}

/// One thing to say.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mention {
    /// What it is called, shown to people.
    pub name: String,
    /// Phrases of which one is enough.
    #[serde(default)]
    pub any: Vec<Phrase>,
    /// A regular expression on the folded text that says it too.
    #[serde(default)]
    pub regex: Option<Expression>,
}

impl Mentions {
    pub(crate) fn run(&self, subject: &Subject<'_>) -> Verdict {
        let words = subject.words;
        let (said, missing): (Vec<_>, Vec<_>) =
            self.all.iter().map(|mention| (mention, mention.find(subject))).partition(|(_, spot)| spot.is_some());
        let list = |mentions: &[(&Mention, Option<Spot>)]| {
            mentions.iter().map(|(mention, _)| mention.name.as_str()).collect::<Vec<_>>().join(", ")
        };
        let names: Vec<&str> = self.all.iter().map(|mention| mention.name.as_str()).collect();
        let expected = words.tell("check-mentions-expected", &[("names", &names.join(", "))]);
        let place = said.first().and_then(|(_, spot)| subject.place(spot.as_ref()?));
        if !missing.is_empty() {
            let found = words.tell("check-mentions-missing", &[("names", &list(&missing))]);
            return Verdict::new("mentions", Outcome::Fail, expected, found).code(Code::MentionMissing);
        }
        if let Some((copy, missing)) = self.left_out(subject) {
            let found = words.tell("check-mentions-missing-in-one", &[("names", &missing.join(", "))]);
            let spot = Spot { block: copy.start, span: 0..0 };
            let verdict = Verdict::new("mentions", Outcome::Fail, expected, found).code(Code::MentionMissing);
            return verdict.at(subject.place(&spot));
        }
        Verdict::new("mentions", Outcome::Pass, expected, words.say("check-mentions-found")).at(place)
    }

    /// Of several papers in one file, the first that leaves out what others say, with what it leaves out.
    fn left_out(&self, subject: &Subject<'_>) -> Option<(Range<usize>, Vec<&str>)> {
        let stream = &subject.facts.stream;
        let missing = |copy: &Range<usize>| -> Vec<&str> {
            self.all
                .iter()
                .filter(|mention| !mention.stands_in(stream, copy))
                .map(|mention| mention.name.as_str())
                .collect()
        };
        let copies = copies::find(&subject.document.content).into_iter().map(|copy| (missing(&copy), copy));
        let (whole, partial): (Vec<_>, Vec<_>) = copies.partition(|(missing, _)| missing.is_empty());
        // Where few say it all, or one says little of it, these are the pages of one paper.
        let are_copies =
            whole.len() > partial.len() && partial.iter().all(|(missing, _)| missing.len() * 2 <= self.all.len());
        let (missing, copy) = partial.into_iter().next().filter(|_| are_copies)?;
        Some((copy, missing))
    }
}

impl Mention {
    fn find(&self, subject: &Subject<'_>) -> Option<Spot> {
        let stream = &subject.facts.stream;
        let by_phrase = || self.any.iter().find_map(|phrase| stream.find(phrase.forms()));
        let by_regex = || stream.spot(self.regex.as_ref()?.find(stream.folded())?);
        by_phrase().or_else(by_regex)
    }

    fn stands_in(&self, stream: &Stream, blocks: &Range<usize>) -> bool {
        let within = |phrase: &Phrase| stream.find_all(phrase.forms()).iter().any(|spot| blocks.contains(&spot.block));
        let by_regex = || self.regex.as_ref().is_some_and(|regex| regex.find(stream.folded_of(blocks)).is_some());
        self.any.iter().any(within) || by_regex()
    }
}
