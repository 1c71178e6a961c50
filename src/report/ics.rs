//! The calendar of what lapses or falls due (iCalendar, RFC 5545): whole days, one event each, with stable identifiers.

use std::io::{self, Write};

use chrono::{DateTime, NaiveDate, Utc};
use icalendar::{Alarm, Calendar, Class, Component, Event, EventLike, Trigger};
use jiff::civil::Date;

use super::{clean, labels};
use crate::catalogue::Words;
use crate::model::report::{CalendarEntry, Report};

/// Days between the warning and the day itself.
const AHEAD: i64 = 30;

/// Writes one event a day that matters.
///
/// # Errors
/// Only those of `out`.
pub(super) fn render(report: &Report, words: &Words, out: &mut dyn Write) -> io::Result<()> {
    render_entries(report, report.calendar.iter(), words, out)
}

/// The same, with these entries of the calendar only.
///
/// # Errors
/// Only those of `out`.
pub(super) fn render_entries<'a>(
    report: &Report,
    entries: impl Iterator<Item = &'a CalendarEntry>,
    words: &Words,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut calendar = Calendar::new();
    calendar.name(&words.tell("ics-name", &[("provider", &labels::provider(words, report))]));
    calendar.append_property(("PRODID", format!("-//probant//probant//{}", words.lang().id().to_uppercase()).as_str()));
    for entry in entries {
        if let Some(event) = event(report, words, entry) {
            calendar.push(event);
        }
    }
    out.write_all(calendar.done().to_string().as_bytes())
}

fn event(report: &Report, words: &Words, entry: &CalendarEntry) -> Option<Event> {
    let day = naive(entry.date)?;
    let mut event = Event::new();
    event.uid(&uid(entry)).timestamp(stamp(report.as_of)?).all_day(day).class(Class::Private);
    event.summary(&clean::prose(&entry.text));
    event.add_property("CATEGORIES", labels::named(words, "calendar", &entry.kind));
    event.add_property("TRANSP", "TRANSPARENT");
    let about = [&entry.artefact, &entry.site, &entry.document].into_iter().flatten();
    event.description(&about.map(|text| clean::name(text)).collect::<Vec<_>>().join("\n"));
    let mut alarm = Alarm::display(&clean::prose(&entry.text), Trigger::before_start(chrono::Duration::days(AHEAD)));
    event.alarm(alarm.uid(&format!("{}-alarm", uid(entry))).timestamp(stamp(report.as_of)?).done());
    Some(event.done())
}

/// The same entry has the same identifier in every run, so that a calendar updates it instead of adding another.
fn uid(entry: &CalendarEntry) -> String {
    use sha2::{Digest, Sha256};
    let subject = format!("{}\n{:?}\n{:?}\n{:?}", entry.kind, entry.artefact, entry.site, entry.document);
    let digest: String = Sha256::digest(subject).iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    format!("{digest}@probant")
}

fn naive(date: Date) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(date.year().into(), date.month().unsigned_abs().into(), date.day().unsigned_abs().into())
}

/// Midnight of the day of the judgement stands for the clock: the same report gives the same bytes.
fn stamp(date: Date) -> Option<DateTime<Utc>> {
    Some(naive(date)?.and_hms_opt(0, 0, 0)?.and_utc())
}
