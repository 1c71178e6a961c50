//! Is it recent enough on the as-of date? (`expired`, `expiring`)

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use jiff::{Span, ToSpan};
use schemars::JsonSchema;
use serde::Deserialize;

use super::dated::written_ahead;
use super::own::belongs;
use super::{DateKey, Lapse, Subject, Verdict, date_key, key_date};
use crate::model::date::{DateSource, FoundDate, Precision, Role};
use crate::model::document::Block;
use crate::model::place::Place;
use crate::model::report::Outcome;
use crate::model::status::Code;
use crate::text::duration;
use crate::text::identifiers::{Identifier, IdentifierKind};
use crate::text::negation::{denied_after, denied_before, forbidden_before};
use crate::text::phrase::{Phrase, Phrases};
use crate::text::stream::{Nearness, Spot};
use crate::text::term;

/// Lines at the head of a paper, whose year is the one that it is of.
const HEADS: usize = 3;

/// How long it counts, from its key date. Durations are ISO-8601 (`P12M`, `P90D`).
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fresh {
    /// Time it counts from the key date; none: only expiry dates and periods count.
    #[serde(default)]
    pub max: Option<String>,
    /// Time a log counts from its last row: a table with four days or more over at least three months, such as that of monthly tests.
    #[serde(default)]
    pub rows: Option<String>,
    /// Other times for some profiles or sites; the first `when` that holds wins.
    #[serde(default)]
    pub cases: Vec<FreshCase>,
    /// Other times for documents about something of its own; the first that is said wins over the times above.
    #[serde(default)]
    pub said: Vec<FreshSaid>,
    /// Tolerance after `max` before it is expired.
    #[serde(default)]
    pub grace: Option<String>,
    /// How long before lapsing to warn (default `P2M`).
    #[serde(default)]
    pub warn_before: Option<String>,
    /// A "next visit" date written in the document decides instead of `max`.
    #[serde(default)]
    pub next_due_wins: bool,
    /// An expiry date written in the document is no expiry here (due dates of a plan, payment dates).
    #[serde(default)]
    pub ignore_expiry: bool,
    /// Tacit renewal keeps it alive after its term.
    #[serde(default)]
    pub tacit_renewal: bool,
    /// Each is of whoever's number (SIRET) it bears: one of another number does not stand in for it.
    #[serde(default)]
    pub of_its_number: bool,
    /// It names a period (year, school year) that must touch the as-of year or the one before.
    #[serde(default)]
    pub year_or_previous: bool,
    /// What the limit rests on.
    #[serde(default)]
    pub basis: Option<FreshBasis>,
}

/// A time that holds when an expression over the profile holds.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FreshCase {
    /// Expression over the profile and `site`.
    pub when: String,
    /// Time it counts then; none: it does not lapse.
    #[serde(default)]
    pub max: Option<String>,
}

/// A time that holds for documents about something of its own (titled « vérification périodique », of a « chariot élévateur »): one of
/// them says nothing of the age of another sort.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FreshSaid {
    /// Phrases of which the title has one.
    pub title: Vec<Phrase>,
    /// Phrases of which one stands anywhere.
    pub any: Vec<Phrase>,
    /// Time it counts then, without tolerance.
    pub max: String,
}

impl FreshSaid {
    fn is_said(&self, subject: &Subject<'_>) -> bool {
        let stream = &subject.facts.stream;
        let titled = |spot: &Spot| stream.nearness(spot.block) == Nearness::Title;
        self.title.iter().any(|phrase| stream.find_all(phrase.forms()).iter().any(titled))
            && self.any.iter().any(|phrase| stream.find(phrase.forms()).is_some())
    }
}

/// What a time limit rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FreshBasis {
    /// A law, decree or order.
    Law,
    /// The official reading guide.
    Guide,
    /// The label's own presentation.
    Seed,
    /// Our proposal.
    Proposal,
}

/// Days from which a stretch is the time of a contract rather than that of a session.
const STRETCH: i32 = 45;

/// Days in a table that make it a log.
const LOG: usize = 4;

/// The end that a document's words give it.
struct End {
    lapse: Lapse,
    /// Its last day without days of grace, which no warning waits for.
    due: Date,
    expected: String,
    found: String,
    place: Option<Place>,
    date: DateKey,
}

impl Fresh {
    /// The same check with the time of the first case whose expression holds.
    #[must_use]
    pub fn settled(&self, holds: impl Fn(&str) -> bool) -> Self {
        let case = self.cases.iter().find(|case| holds(&case.when));
        let max = case.map_or_else(|| self.max.clone(), |case| case.max.clone());
        Self { max, cases: Vec::new(), ..self.clone() }
    }

    /// None when nothing in the document tells its age, or when it never lapses.
    pub(crate) fn run(&self, subject: &Subject<'_>) -> Option<Verdict> {
        let end = self.expiry(subject).or_else(|| self.next_due(subject)).or_else(|| self.period(subject));
        let end = end.or_else(|| self.age(subject))?;
        let verdict = |outcome| Verdict {
            rests_on: Some(end.date),
            sort: self.sort(subject),
            ..Verdict::new("fresh", outcome, end.expected.clone(), end.found.clone())
        };
        if end.lapse.last < subject.as_of {
            return Some(verdict(Outcome::Fail).code(Code::Expired).at(end.place));
        }
        let mut verdict = verdict(Outcome::Pass).at(end.place);
        verdict.lapse = Some(end.lapse);
        if self.warns_from(end.due) <= subject.as_of {
            verdict = verdict.code(Code::Expiring);
        }
        Some(verdict)
    }

    /// Which of the times for what a document says is its own.
    fn own(&self, subject: &Subject<'_>) -> Option<usize> {
        self.said.iter().position(|limit| limit.is_said(subject))
    }

    /// What sets it apart from others that have a time of their own: what it says, or somebody's number.
    fn sort(&self, subject: &Subject<'_>) -> Option<String> {
        let of_others =
            |number: &&Identifier| !belongs(number, subject.provider) && number.kind == IdentifierKind::Siret;
        let number = || subject.facts.identifiers.iter().find(of_others).map(|number| number.value.clone());
        let said = self.own(subject).map(|said| said.to_string());
        said.or_else(|| self.of_its_number.then(number).flatten())
    }

    /// First day of the warning before `last`.
    fn warns_from(&self, last: Date) -> Date {
        last.checked_sub(span(self.warn_before.as_deref()).unwrap_or_else(|| 2.months())).unwrap_or(last)
    }

    fn expiry(&self, subject: &Subject<'_>) -> Option<End> {
        let asked = self.max.is_none() || subject.key_roles.contains(&Role::Expiry);
        if self.ignore_expiry || !asked {
            return None;
        }
        let dates = &subject.facts.dates;
        let Some(date) = last_of(dates, Role::Expiry).or_else(|| self.range(dates)) else {
            return self.length(subject).or_else(|| self.validity(subject));
        };
        if self.tacit_renewal && date.day() < subject.as_of && renews_itself(subject) {
            return None;
        }
        Some(self.end(subject, date, "expiry", "check-fresh-expiry"))
    }

    /// The longest stretch of days that a contract names: "du 1er janvier 2024 au 31 décembre 2024".
    fn range<'a>(&self, dates: &'a [FoundDate]) -> Option<&'a FoundDate> {
        let spans = |date: &&FoundDate| {
            let long = date.first.checked_add(STRETCH.days()).is_ok_and(|day| day < date.last);
            let told = date.role != Role::Expiry
                && !matches!(date.role, Role::Legal | Role::Birth | Role::Print | Role::Previous);
            long && told && !date.doubtful && date.precision == Precision::Day && date.source == DateSource::Text
        };
        dates.iter().filter(spans).max_by_key(|date| date.last).filter(|_| self.tacit_renewal)
    }

    /// The end of a contract that says when it takes effect and how long it runs.
    fn length(&self, subject: &Subject<'_>) -> Option<End> {
        if !self.tacit_renewal || renews_itself(subject) {
            return None;
        }
        let from = last_of(&subject.facts.dates, Role::Effect).or_else(|| self_dated(subject))?;
        self.end_after(subject, from, term::length(subject.facts.stream.folded())?)
    }

    /// The end of what was delivered on a day and says how long it counts; the offer of a contract says until when it may be taken.
    fn validity(&self, subject: &Subject<'_>) -> Option<End> {
        let delivered = |date: &&FoundDate| matches!(date.role, Role::Issue | Role::Signature) && is_written(date);
        let from = subject.facts.dates.iter().filter(delivered).max_by_key(|date| date.day())?;
        let length =
            term::validity(subject.facts.stream.folded()).filter(|_| self.max.is_none() && !self.tacit_renewal)?;
        self.end_after(subject, from, length)
    }

    /// The end of what runs for `length` from `date` on.
    fn end_after(&self, subject: &Subject<'_>, date: &FoundDate, length: Span) -> Option<End> {
        let last = date.first.checked_add(length).and_then(jiff::civil::Date::yesterday).ok()?;
        let end = self.end(subject, date, "expiry", "check-fresh-length");
        Some(End { lapse: Lapse { last, kind: "expiry" }, due: last, ..end })
    }

    fn next_due(&self, subject: &Subject<'_>) -> Option<End> {
        let date = last_of(&subject.facts.dates, Role::NextDue).filter(|_| self.next_due_wins)?;
        Some(self.end(subject, date, "next-due", "check-fresh-next-due"))
    }

    fn end(&self, subject: &Subject<'_>, date: &FoundDate, kind: &'static str, key: &str) -> End {
        let words = subject.words;
        End {
            lapse: Lapse { last: date.day(), kind },
            due: date.day(),
            expected: words.tell("check-fresh-valid-on", &[("day", &words.day(subject.as_of))]),
            found: words.tell(key, &[("day", &words.day(date.day())), ("quote", &date.quote)]),
            place: date.place.clone(),
            date: date_key(date),
        }
    }

    /// The year or school year that the title of the document names, or else the rest of it, unless it names it in passing and was brought up to date since.
    fn period(&self, subject: &Subject<'_>) -> Option<End> {
        if !self.year_or_previous {
            return None;
        }
        let periods = subject.facts.dates.iter().filter(|date| date.precision == Precision::Period);
        let latest = |titled: bool| {
            let told = periods.clone().filter(|date| is_written(date) && (!titled || is_at_head(subject, date)));
            told.max_by_key(|date| date.last)
        };
        let named = latest(true).or_else(|| latest(false))?;
        if !is_in_title(subject, named) && is_updated_since(subject, named.last) {
            return None;
        }
        let year = Date::new(named.last.year().checked_add(1)?, 12, 31).ok()?;
        let last = year.checked_add(span(self.grace.as_deref()).unwrap_or_default()).ok()?;
        let words = subject.words;
        Some(End {
            lapse: Lapse { last, kind: "lapses" },
            due: last,
            expected: words.tell("check-fresh-year", &[("year", &subject.as_of.year().to_string())]),
            found: words.tell("check-fresh-period", &[("quote", &named.quote)]),
            place: named.place.clone(),
            date: date_key(named),
        })
    }

    fn age(&self, subject: &Subject<'_>) -> Option<End> {
        let kept = self.rows.as_deref().filter(|_| is_log(subject));
        let own = self.own(subject).and_then(|own| self.said.get(own)).map(|limit| limit.max.as_str());
        let max = span(own.or(kept).or(self.max.as_deref()))?;
        let told = if kept.is_some() { Cow::from(entered(subject)) } else { Cow::from(&subject.facts.dates) };
        let date = key_date::choose(&told, subject.key_roles, subject.as_of)?;
        // A version dated later makes a riddle of the document's age, not an old document.
        if date.day() > subject.as_of
            || !is_written(date)
            || written_ahead(subject).is_some_and(|date| date.role == Role::Version)
        {
            return None;
        }
        let grace = span(self.grace.as_deref().filter(|_| own.is_none())).unwrap_or_default();
        let due = date.day().checked_add(max).ok()?;
        let last = due.checked_add(grace).ok()?;
        let words = subject.words;
        let oldest = subject.as_of.checked_sub(max).unwrap_or(subject.as_of);
        Some(End {
            lapse: Lapse { last, kind: "lapses" },
            due,
            expected: words.tell("check-fresh-since", &[("day", &words.day(oldest))]),
            found: words.tell("check-fresh-date", &[("day", &words.day(date.day())), ("quote", &date.quote)]),
            place: date.place.clone(),
            date: date_key(date),
        })
    }
}

/// True for a date of the first lines.
fn is_at_head(subject: &Subject<'_>, date: &FoundDate) -> bool {
    let mut heads = subject.document.content.blocks.iter().take(HEADS);
    heads.any(|block| date.place.as_ref() == Some(&block.place) && block.text.contains(&date.quote))
}

/// True for a date of the title zone, as far as its place tells.
fn is_in_title(subject: &Subject<'_>, date: &FoundDate) -> bool {
    let blocks = subject.document.content.blocks.iter().enumerate();
    let mut here = blocks.filter(|(_, block)| date.place.as_ref() == Some(&block.place));
    here.any(|(at, _)| subject.facts.stream.nearness(at) != Nearness::Body)
}

/// True when the document says that it was brought up to date after `day`.
fn is_updated_since(subject: &Subject<'_>, day: Date) -> bool {
    let updated = |date: &FoundDate| {
        let version = date.role == Role::Version && date.precision == Precision::Day && is_written(date);
        version && date.first > day && date.last <= subject.as_of
    };
    subject.facts.dates.iter().any(updated)
}

/// True for a table that somebody keeps: rows of several days over months.
fn is_log(subject: &Subject<'_>) -> bool {
    let past = |date: &&FoundDate| {
        date.source == DateSource::Cell
            && date.precision == Precision::Day
            && !date.doubtful
            && date.last <= subject.as_of
    };
    let days: BTreeSet<Date> = subject.facts.dates.iter().filter(past).map(FoundDate::day).collect();
    let (first, last) = (days.first(), days.last());
    days.len() >= LOG && first.zip(last).is_some_and(|(first, last)| first.saturating_add(2.months()) <= *last)
}

/// The dates but those of rows that hold at most half of what the fullest row of their table does: days entered ahead, of
/// which nothing was written yet.
fn entered(subject: &Subject<'_>) -> Vec<FoundDate> {
    let rows = || subject.document.content.blocks.iter().filter(|block| !block.cells.is_empty());
    let filled = |row: &Block| row.cells.iter().filter(|cell| !cell.span().is_empty()).count();
    let mut fullest: BTreeMap<Option<u32>, usize> = BTreeMap::new();
    for row in rows() {
        let most = fullest.entry(row.table).or_default();
        *most = (*most).max(filled(row));
    }
    let ahead = rows().filter(|row| fullest.get(&row.table).is_some_and(|most| filled(row) * 2 <= *most));
    let places: BTreeSet<Place> =
        ahead.flat_map(|row| row.cells.iter().map(|cell| row.place_at(cell.span().start))).collect();
    let stands = |date: &&FoundDate| date.place.as_ref().is_none_or(|place| !places.contains(place));
    subject.facts.dates.iter().filter(stands).cloned().collect()
}

/// The day of a paper that counts its length from itself: « pour trois ans à compter de cette date ».
fn self_dated<'a>(subject: &Subject<'a>) -> Option<&'a FoundDate> {
    static SAID: Phrases = Phrases::new(&[
        "à compter de cette date",
        "à compter de ce jour",
        "à compter de sa signature",
        "à compter de la signature",
        "à compter de la date de signature",
        "à compter de sa notification",
        "à compter de la date de la décision",
    ]);
    subject.facts.stream.find(SAID.forms())?;
    key_date::choose(&subject.facts.dates, subject.key_roles, subject.as_of).filter(|date| is_written(date))
}

fn renews_itself(subject: &Subject<'_>) -> bool {
    static SAID: Phrases = Phrases::new(&[
        "tacite reconduction",
        "reconduction tacite",
        "reconduit tacitement",
        "renouvelable tacitement",
    ]);
    let stems = subject.facts.stream.stems();
    SAID.forms().iter().any(|form| {
        let mut said = stems.match_indices(form.as_str());
        said.any(|(at, _)| {
            !denied_before(stems, at) && !forbidden_before(stems, at) && !denied_after(stems, at + form.len())
        })
    })
}

/// Names and properties of files are claims: they never make a document old or young.
fn is_written(date: &FoundDate) -> bool {
    !matches!(date.source, DateSource::Metadata | DateSource::FileName)
}

fn span(duration: Option<&str>) -> Option<Span> {
    duration.and_then(|text| duration::parse(text).ok())
}

fn last_of(dates: &[FoundDate], role: Role) -> Option<&FoundDate> {
    dates.iter().filter(|date| date.role == role && !date.doubtful).max_by_key(|date| date.day())
}
