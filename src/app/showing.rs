//! What the command line says of what reports show: words of documents and names of files.

use crate::catalogue::Words;
use crate::cli::{RedactArgs, RedactChoice, ShowArgs};
use crate::model::report::{Redaction, Report};
use crate::{redact, report};

use super::Stop;

/// The level that was asked for.
pub(super) fn level(args: &RedactArgs) -> Redaction {
    match args.redact {
        RedactChoice::None => Redaction::None,
        RedactChoice::Mask => Redaction::Mask,
        RedactChoice::Omit => Redaction::Omit,
    }
}

/// `report` without the words that `args` keep back.
pub(super) fn masked(report: Report, args: &RedactArgs, words: &Words) -> Report {
    redact::report(report, level(args), words)
}

/// `report` as it may be written.
pub(super) fn shown(report: Report, args: &ShowArgs, words: &Words) -> Result<Report, Stop> {
    let report = masked(report, &args.redact, words);
    if !args.redact_names {
        return Ok(report);
    }
    report::nameless(&report).map_err(|error| Stop::internal(&error.to_string(), words))
}
