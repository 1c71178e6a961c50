//! `probant render`: any output format again from a saved JSON report.

use std::fs;

use crate::catalogue::Words;
use crate::cli::RenderArgs;
use crate::model::report::Report;
use crate::report::json;

use super::outputs::{self, Outputs};
use super::terminal::Terminal;
use super::{Exit, Stop, showing};

/// Reads the report and writes the formats asked for.
pub(super) fn run(args: &RenderArgs, words: &Words, terminal: &Terminal) -> Result<Exit, Stop> {
    let outputs = outputs::asked(&args.output, words)?;
    let report = showing::shown(load(&args.report, words)?, &args.show, words)?;
    Outputs { list: &outputs, words, terminal, quiet: args.quiet }.write(&report)?;
    Ok(Exit::Passed)
}

/// The report saved at `path`; `-` is standard input.
fn load(path: &str, words: &Words) -> Result<Report, Stop> {
    let text = if path == "-" { std::io::read_to_string(std::io::stdin()) } else { fs::read_to_string(path) };
    let failed = |error: &dyn std::fmt::Display| {
        Stop::usage(words.tell("cli-no-report", &[("path", path), ("error", &error.to_string())]))
    };
    let text = text.map_err(|error| failed(&error))?;
    json::read(&text).map_err(|error| failed(&error))
}
