//! Does it say what it must say? (`mention-missing`)

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Subject, Verdict};
use crate::model::report::Outcome;
use crate::model::status::Code;
use crate::pattern::regex::Expression;
use crate::text::phrase::Phrase;
use crate::text::stream::Spot;

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
        if missing.is_empty() {
            return Verdict::new("mentions", Outcome::Pass, expected, words.say("check-mentions-found")).at(place);
        }
        let found = words.tell("check-mentions-missing", &[("names", &list(&missing))]);
        Verdict::new("mentions", Outcome::Fail, expected, found).code(Code::MentionMissing)
    }
}

impl Mention {
    fn find(&self, subject: &Subject<'_>) -> Option<Spot> {
        let stream = &subject.facts.stream;
        let by_phrase = || self.any.iter().find_map(|phrase| stream.find(phrase.forms()));
        let by_regex = || stream.spot(self.regex.as_ref()?.find(stream.folded())?);
        by_phrase().or_else(by_regex)
    }
}
