//! Is it dated? (`undated`, `future-dated`)

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Subject, Verdict, key_date};
use crate::model::date::{DateSource, FoundDate, Precision, Role};
use crate::model::report::Outcome;
use crate::model::status::Code;

/// Cells of a row of a table that is filled in, and rows of one, its header aside.
const CELLS: usize = 3;
const ROWS: usize = 3;

/// A date of one of the artefact's `key_date` roles must be written in it, and not lie in the future.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Dated {
    /// The date may lie in the future (a convocation, a planned session).
    #[serde(default)]
    pub future_allowed: bool,
}

impl Dated {
    pub(crate) fn run(&self, subject: &Subject<'_>) -> Verdict {
        let words = subject.words;
        let expected = words.say("check-dated-expected");
        let Some(date) = key_date::choose(&subject.facts.dates, subject.key_roles, subject.as_of) else {
            let found = words.say("check-dated-none");
            return Verdict::new("dated", Outcome::Unsure, expected, found).code(Code::Undated);
        };
        let day = words.day(date.day());
        if date.source == DateSource::FileName {
            let found = words.tell("check-dated-file-name", &[("day", &day)]);
            return Verdict::new("dated", Outcome::Unsure, expected, found).code(Code::Undated).on(date);
        }
        let found = words.tell("check-dated-found", &[("day", &day), ("quote", &date.quote)]);
        let of_events = matches!(subject.key_roles.first(), Some(Role::Event | Role::Visit));
        let unsaid = || is_alone(subject, date) || is_lived_ahead(subject);
        let told = of_events && (date.role == Role::Event || date.role == Role::Unknown && unsaid());
        let chosen_ahead = (told && !is_prepared(subject) || happens(date.role)) && date.day() > subject.as_of;
        let ahead = if chosen_ahead { Some(date) } else { written_ahead(subject) };
        if let Some(date) = ahead.filter(|_| !self.future_allowed) {
            let found = words.tell("check-dated-found", &[("day", &words.day(date.day())), ("quote", &date.quote)]);
            let verdict = Verdict::new("dated", Outcome::Unsure, words.say("check-dated-past"), found);
            return verdict.code(Code::FutureDated).at(date.place.clone()).on(date);
        }
        Verdict::new("dated", Outcome::Pass, expected, found).at(date.place.clone()).on(date)
    }
}

/// True for a day written in the text where it gives no other one.
fn is_alone(subject: &Subject<'_>, date: &FoundDate) -> bool {
    let read = |one: &&FoundDate| matches!(one.source, DateSource::Text | DateSource::Cell);
    let exact = date.precision == Precision::Day && !date.doubtful && read(&date);
    exact && subject.facts.dates.iter().filter(read).all(|one| one.day() == date.day())
}

/// The cells of the rows of its tables that are more than a name, and how many are no more than that.
fn rows(subject: &Subject<'_>) -> (Vec<usize>, usize) {
    let cells = subject.document.content.blocks.iter().map(|block| block.cells.len());
    (cells.clone().filter(|cells| *cells >= CELLS).collect(), cells.filter(|cells| *cells == 1).count())
}

/// True for a list of names under a header, printed for a day to come: nobody has signed anything.
fn is_prepared(subject: &Subject<'_>) -> bool {
    let (told, bare) = rows(subject);
    told.len() == 1 && bare >= ROWS
}

/// True where every day of a table that is filled in lies ahead: a sheet of attendance that was signed in advance.
fn is_lived_ahead(subject: &Subject<'_>) -> bool {
    let read =
        |one: &&FoundDate| matches!(one.source, DateSource::Text | DateSource::Cell) && one.precision == Precision::Day;
    let mut days = subject.facts.dates.iter().filter(read);
    let (rows, _) = rows(subject);
    let widest = rows.iter().max().copied().unwrap_or_default();
    days.all(|one| one.day() > subject.as_of) && rows.iter().filter(|cells| **cells + 1 >= widest).count() > ROWS
}

/// Nobody signs ahead of time, and no version that is there was made later, whatever other dates the document bears.
pub(super) fn written_ahead<'a>(subject: &Subject<'a>) -> Option<&'a FoundDate> {
    let versioned = subject.key_roles.first() == Some(&Role::Version);
    subject.facts.dates.iter().find(|date| {
        let read = matches!(date.source, DateSource::Text) || (versioned && date.source == DateSource::Cell);
        let exact = date.precision == Precision::Day && !date.doubtful && read;
        let written = date.role == Role::Signature || (versioned && date.role == Role::Version);
        written && exact && date.day() > subject.as_of
    })
}

/// True for what cannot have happened yet when its date lies ahead.
fn happens(role: Role) -> bool {
    matches!(role, Role::Issue | Role::Signature | Role::Visit | Role::Version)
}
