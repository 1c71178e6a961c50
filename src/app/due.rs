//! `probant due`: what lapses or falls due, in order, as text, calendar, table or JSON.

use std::fs;
use std::path::Path;

use jiff::civil::Date;

use crate::catalogue::Words;
use crate::cli::DueArgs;
use crate::conclude::{self, Surroundings};
use crate::judge;
use crate::model::report::Redaction;
use crate::redact;
use crate::report::due::{self, Due};
use crate::report::{Format, Options};
use crate::text::duration;

use super::outputs;
use super::settings::Settings;
use super::subject::{Means, Subject};
use super::terminal::Terminal;
use super::{Exit, Stop, progress};

/// Reads, judges, and writes what falls due.
pub(super) fn run(args: &DueArgs, words: &Words, terminal: &Terminal) -> Result<Exit, Stop> {
    let list = outputs::asked(&args.output, words)?;
    if let Some(other) = list.iter().find(|output| !due::FORMATS.contains(&output.format)) {
        return Err(Stop::usage(words.tell("cli-due-format", &[("format", other.format.id())])));
    }
    let settings = Settings::new(&args.reading.limit, words)?;
    let subject = Subject::open(&args.subject, words)?;
    let until = until(args, subject.as_of, words)?;
    let readers = settings.readers(&args.reading, subject.folder(), words)?;
    let bar = progress::bar(words.say("cli-reading"), terminal.shows_progress());
    let own = list.iter().filter_map(|output| subject.within(output.path.as_deref()?)).collect();
    let (dossier, _) = subject.read(Means { args: &args.reading, readers: &readers, bar, own })?;
    let case = subject.case(&dossier);
    let judgement = judge::judge(&case, |indicator| subject.applies(indicator));
    let report = redact::report(conclude::conclude(&case, judgement, Surroundings::default()), Redaction::Mask, words);
    let due = Due { report: &report, until };
    for output in &list {
        write(&due, (output.format, output.path.as_deref()), words, terminal)?;
    }
    Ok(Exit::Passed)
}

/// The last day asked for.
fn until(args: &DueArgs, as_of: Date, words: &Words) -> Result<Option<Date>, Stop> {
    match (&args.until, &args.within) {
        (Some(_), Some(_)) => Err(Stop::usage(words.say("cli-due-both"))),
        (Some(day), None) => day.parse().map(Some).map_err(|_| Stop::usage(words.tell("cli-bad-day", &[("day", day)]))),
        (None, Some(text)) => {
            let span = duration::parse(text).map_err(|malformed| {
                let form = malformed.suggestion.map(|form| words.tell("cli-due-hint", &[("form", &form)]));
                let args = [("text", text.as_str()), ("hint", &form.unwrap_or_default())];
                Stop::usage(words.tell("cli-bad-duration", &args))
            })?;
            Ok(as_of.checked_add(span).ok())
        }
        (None, None) => Ok(None),
    }
}

fn write(
    due: &Due<'_>,
    (format, path): (Format, Option<&Path>),
    words: &Words,
    terminal: &Terminal,
) -> Result<(), Stop> {
    let options = match path {
        Some(_) => Options::default(),
        None => Options { colour: true, width: terminal.width() },
    };
    let mut bytes = Vec::new();
    due::render(due, (format, options), words, &mut bytes).map_err(|error| Stop::usage(error.to_string()))?;
    match path {
        Some(path) => fs::write(path, bytes).map_err(|error| {
            let shown = path.display().to_string();
            Stop::usage(words.tell("cli-cannot-write", &[("path", &shown), ("error", &error.to_string())]))
        }),
        None if format == Format::Text => terminal.finish(&String::from_utf8_lossy(&bytes)).map(|_| ()),
        None => terminal.pour(&bytes),
    }
}
