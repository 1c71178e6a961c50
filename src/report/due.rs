//! What lapses or falls due, and when: the calendar of a report by itself, month by month for people, in rows for programs.

use std::io::{self, Write};

use jiff::civil::Date;
use owo_colors::OwoColorize;
use serde::Serialize;

use super::csv as table;
use super::{Format, Options, clean, ics, labels, timing, wrap};
use crate::catalogue::Words;
use crate::model::report::{CalendarEntry, Report};

/// The formats in which it can be written.
pub const FORMATS: [Format; 4] = [Format::Text, Format::Ics, Format::Csv, Format::Json];
/// Where the words of an entry begin.
const INDENT: &str = "              ";

/// The calendar of a report, through a day.
pub struct Due<'a> {
    /// The report.
    pub report: &'a Report,
    /// Last day shown; all of them when none.
    pub until: Option<Date>,
}

impl<'a> Due<'a> {
    /// The entries through the last day, in order.
    fn entries(&self) -> impl Iterator<Item = &'a CalendarEntry> + use<'a> {
        let until = self.until;
        self.report.calendar.iter().filter(move |entry| until.is_none_or(|until| entry.date <= until))
    }
}

/// Writes `due` to `out` as one of `FORMATS`; anything else is written as text.
///
/// # Errors
/// Only those of `out`.
pub fn render(
    due: &Due<'_>,
    (format, options): (Format, Options),
    words: &Words,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        Format::Ics => ics::render_entries(due.report, due.entries(), words, out),
        Format::Csv => table::render_rows(&headers(words), due.entries().map(|entry| row(due, entry, words)), out),
        Format::Json => json(due, out),
        _ => text(due, options, words, out),
    }
}

fn text(due: &Due<'_>, options: Options, words: &Words, out: &mut dyn Write) -> io::Result<()> {
    let provider = labels::provider(words, due.report);
    let title = match due.until {
        Some(day) => words.tell("due-title-until", &[("provider", &provider), ("day", &words.day(day))]),
        None => words.tell("due-title", &[("provider", &provider)]),
    };
    writeln!(out, "{}", inked(&title, options, Ink::Strong))?;
    let as_of = words.tell("report-as-of", &[("day", &words.day(due.report.as_of))]);
    writeln!(out, "{}", inked(&as_of, options, Ink::Quiet))?;
    let entries: Vec<&CalendarEntry> = due.entries().collect();
    if entries.is_empty() {
        writeln!(out, "\n{}", words.say("due-none"))?;
    }
    for group in entries.chunk_by(|one, next| heading(due, one, words) == heading(due, next, words)) {
        let first = group.first().map(|entry| heading(due, entry, words)).unwrap_or_default();
        writeln!(out, "\n{}", inked(&first, options, Ink::Strong))?;
        for entry in group {
            self::entry(due, entry, (words, options), out)?;
        }
    }
    let later = due.report.calendar.len() - entries.len();
    if later > 0 {
        let told = words.tell("due-later", &[("n", &later.to_string())]);
        writeln!(out, "\n{}", inked(&told, options, Ink::Quiet))?;
    }
    Ok(())
}

/// The day, what happens, how far that is, and the document.
fn entry(
    due: &Due<'_>,
    entry: &CalendarEntry,
    (words, options): (&Words, Options),
    out: &mut dyn Write,
) -> io::Result<()> {
    let late = entry.date < due.report.as_of;
    let day = inked(&words.day(entry.date), options, if late { Ink::Late } else { Ink::Strong });
    let site = entry.site.as_deref().map(|site| format!(" ({})", clean::prose(site))).unwrap_or_default();
    let said = format!("{}{site}", clean::prose(&entry.text));
    for (n, line) in wrap::lines(&said, (INDENT, INDENT), options.width).iter().enumerate() {
        let body = line.trim_start();
        let written = if n == 0 { format!("  {day}  {body}") } else { format!("{INDENT}{body}") };
        writeln!(out, "{written}")?;
    }
    let distance = timing::distance(words, due.report.as_of, entry.date);
    let about: Vec<String> = entry.document.as_deref().map(clean::name).into_iter().chain([distance]).collect();
    for line in wrap::lines(&about.join(" · "), (INDENT, INDENT), options.width) {
        writeln!(out, "{}", inked(&line, options, Ink::Quiet))?;
    }
    Ok(())
}

/// The month of an entry, or that it is past.
fn heading(due: &Due<'_>, entry: &CalendarEntry, words: &Words) -> String {
    if entry.date < due.report.as_of {
        return words.say("due-past");
    }
    let month = words.say(&format!("due-month-{}", entry.date.month()));
    words.tell("due-month", &[("month", &month), ("year", &entry.date.year().to_string())])
}

/// What a colour means.
#[derive(Clone, Copy)]
enum Ink {
    Strong,
    Quiet,
    Late,
}

fn inked(text: &str, options: Options, ink: Ink) -> String {
    if !options.colour {
        return text.to_owned();
    }
    match ink {
        Ink::Strong => text.bold().to_string(),
        Ink::Quiet => text.dimmed().to_string(),
        Ink::Late => text.red().bold().to_string(),
    }
}

fn headers(words: &Words) -> Vec<String> {
    let columns = ["date", "in-days", "nature", "what", "artefact", "site", "document"];
    columns.map(|id| words.say(&format!("sheet-column-{id}"))).into()
}

fn row(due: &Due<'_>, entry: &CalendarEntry, words: &Words) -> Vec<String> {
    let optional = |text: &Option<String>| text.as_deref().map(clean::name).unwrap_or_default();
    vec![
        words.day(entry.date),
        timing::days_between(due.report.as_of, entry.date).to_string(),
        labels::named(words, "calendar", &entry.kind),
        clean::prose(&entry.text),
        optional(&entry.artefact),
        optional(&entry.site),
        optional(&entry.document),
    ]
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Listing<'a> {
    as_of: String,
    until: Option<String>,
    calendar: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    date: String,
    days: i32,
    kind: &'a str,
    artefact: Option<&'a str>,
    site: Option<&'a str>,
    document: Option<&'a str>,
    text: &'a str,
}

fn json(due: &Due<'_>, out: &mut dyn Write) -> io::Result<()> {
    let listing = Listing {
        as_of: due.report.as_of.to_string(),
        until: due.until.map(|day| day.to_string()),
        calendar: due.entries().map(|entry| object(due.report.as_of, entry)).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &listing)?;
    writeln!(out)
}

fn object(as_of: Date, entry: &CalendarEntry) -> Row<'_> {
    Row {
        date: entry.date.to_string(),
        days: timing::days_between(as_of, entry.date),
        kind: &entry.kind,
        artefact: entry.artefact.as_deref(),
        site: entry.site.as_deref(),
        document: entry.document.as_deref(),
        text: &entry.text,
    }
}
