//! `probant merge` of several providers: the reports side by side.

use crate::catalogue::Words;
use crate::cli::MergeArgs;
use crate::compare::fleet::{self, Refused};
use crate::report::auditor::fleet::{Format, render};

use super::outputs::{self, Writer};
use super::terminal::Terminal;
use super::{Exit, Stop, gate, saved};

/// Writes the comparison of the reports in `texts` as the command asks for it.
pub(super) fn compare(
    args: &MergeArgs,
    texts: &[(String, Vec<u8>)],
    words: &Words,
    terminal: &Terminal,
) -> Result<Exit, Stop> {
    let list = outputs::among(&args.output, (&Format::ALL, Format::id), words)?;
    if args.signing.sign.is_some() || gate::is_set(&args.gate) {
        return Err(Stop::usage(words.say("fleet-only-compares")));
    }
    let reports = texts.iter().map(|(path, bytes)| saved::report(path, bytes, words)).collect::<Result<Vec<_>, _>>()?;
    let reports = fleet::sorted(reports, args.allow_mixed_packs).map_err(|refused| match refused {
        Refused::Twice(name) => Stop::usage(words.tell("fleet-twice", &[("provider", &name)])),
        Refused::Mixed(pack) => Stop::usage(words.tell("fleet-refused", &[("pack", &pack)])),
    })?;
    let writer = Writer { words, terminal, quiet: args.telling.quiet };
    for output in &list {
        writer.write((output, Format::Text), |_, out| render(&reports, output.format, words, out))?;
    }
    Ok(Exit::Passed)
}
