//! Do its dates follow one another? (`inconsistent`)

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Subject, Verdict};
use crate::model::date::{DateSource, FoundDate, Precision, Role};
use crate::model::report::Outcome;
use crate::model::status::Code;
use crate::text::phrase::{Phrase, stems};

/// What comes first must be over when what comes then takes place: a session ends before its attestation is issued.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sequence {
    /// Roles of the dates that come first.
    pub first: Vec<Role>,
    /// Roles of the date that comes then.
    pub then: Vec<Role>,
    /// Phrases beside a day that does not come first (« jury »).
    #[serde(default)]
    pub but: Vec<Phrase>,
}

impl Sequence {
    /// None where one side bears no sure date.
    pub(crate) fn run(&self, subject: &Subject<'_>) -> Option<Verdict> {
        let words = subject.words;
        let first = sure(subject, &self.first).filter(|date| !self.is_beside(date)).max_by_key(|date| date.day())?;
        let then = sure(subject, &self.then).max_by_key(|date| date.day())?;
        let days = [("first", words.day(first.day())), ("then", words.day(then.day()))];
        let args: Vec<(&str, &str)> = days.iter().map(|(name, day)| (*name, day.as_str())).collect();
        let expected = words.tell("check-sequence-expected", &args);
        let found = words.tell("check-sequence-found", &args);
        if then.day() >= first.day() {
            return Some(Verdict::new("sequence", Outcome::Pass, expected, found).at(then.place.clone()).on(then));
        }
        let verdict = Verdict::new("sequence", Outcome::Unsure, expected, words.tell("check-sequence-reversed", &args));
        Some(verdict.code(Code::Inconsistent).at(then.place.clone()).on(then))
    }

    fn is_beside(&self, date: &FoundDate) -> bool {
        let quote = stems(&date.quote).unwrap_or_default();
        self.but.iter().flat_map(Phrase::forms).any(|phrase| quote.contains(phrase.as_str()))
    }
}

/// Days written in the text that play one of `roles`.
fn sure<'a>(subject: &Subject<'a>, roles: &'a [Role]) -> impl Iterator<Item = &'a FoundDate> {
    let written = |date: &&FoundDate| !matches!(date.source, DateSource::FileName | DateSource::Metadata);
    let exact = |date: &&FoundDate| date.precision == Precision::Day && !date.doubtful;
    subject.facts.dates.iter().filter(written).filter(exact).filter(|date| roles.contains(&date.role))
}
