//! `probant render`: any output format again from a saved JSON report.

use crate::catalogue::Words;
use crate::cli::RenderArgs;

use super::outputs::{self, Writer};
use super::terminal::Terminal;
use super::{Exit, Stop, saved, showing};

/// Reads the report and writes the formats asked for.
pub(super) fn run(args: &RenderArgs, words: &Words, terminal: &Terminal) -> Result<Exit, Stop> {
    let outputs = outputs::asked(&args.output, words)?;
    let report = showing::shown(saved::load(&args.report, words)?, &args.show, words)?;
    Writer { words, terminal, quiet: args.telling.quiet }.report(&report, &outputs, None)?;
    Ok(Exit::Passed)
}
