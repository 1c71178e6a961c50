//! `probant due`: what lapses or falls due, in order, as text, calendar, table or JSON.

use jiff::civil::Date;

use crate::catalogue::Words;
use crate::cli::DueArgs;
use crate::conclude::Surroundings;
use crate::model::report::Redaction;
use crate::redact;
use crate::report::Format;
use crate::report::due::{self, Due};
use crate::text::duration;

use super::examination::{self, Examination};
use super::outputs::{self, Writer};
use super::terminal::Terminal;
use super::{Exit, Stop};

/// Reads, judges, and writes what falls due.
pub(super) fn run(args: &DueArgs, words: &Words, terminal: &Terminal) -> Result<Exit, Stop> {
    let list = outputs::among(&args.output, (&due::FORMATS, Format::id), words)?;
    let examination = Examination::open((&args.subject, &args.reading), false, words, terminal)?;
    let until = until(args, examination.subject.as_of, words)?;
    let (dossier, _) = examination.read(outputs::within(&list, examination.subject.folder()))?;
    let report = examination::considered(&examination.subject.case(&dossier), Surroundings::default());
    let report = redact::report(report, Redaction::Mask, words);
    let due = Due { report: &report, until };
    let writer = Writer { words, terminal, quiet: true };
    for output in &list {
        writer.write((output, Format::Text), |options, out| due::render(&due, (output.format, options), words, out))?;
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
