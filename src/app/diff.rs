//! `probant diff`: what changed between two saved reports, and why.

use crate::catalogue::Words;
use crate::cli::{DiffArgs, DiffFormat};
use crate::compare::changes::{self, Changes};
use crate::model::report::Redaction;
use crate::redact;
use crate::report::auditor::changes::{self as pages, Layout};

use super::terminal::Terminal;
use super::{Exit, Stop, saved};

/// Compares the two reports and prints what differs.
pub(super) fn run(args: &DiffArgs, words: &Words, terminal: &Terminal) -> Result<Exit, Stop> {
    let load = |path| saved::load(path, words).map(|report| redact::report(report, Redaction::Mask, words));
    let (old, new) = (load(&args.old)?, load(&args.new)?);
    let changes = changes::between(&old, &new).map_err(|why| Stop {
        message: words.say(&format!("diff-incomparable-{}", why.id())),
        exit: if args.detailed_exitcode { Exit::Incomparable } else { Exit::Usage },
    })?;
    let (pair, mut out) = ((&old, &new), Vec::new());
    let written = match args.format {
        DiffFormat::Text => pages::render(pair, &changes, (Layout::Text, words), &mut out),
        DiffFormat::Markdown => pages::render(pair, &changes, (Layout::Markdown, words), &mut out),
        DiffFormat::Json => pages::json(pair, &changes, &mut out),
    };
    written.map_err(|error| Stop::usage(error.to_string()))?;
    terminal.pour(&out)?;
    Ok(if args.detailed_exitcode { exit(&changes) } else { Exit::Passed })
}

fn exit(changes: &Changes) -> Exit {
    match (changes.is_empty(), changes.has_regressions()) {
        (true, _) => Exit::Passed,
        (false, false) => Exit::Changed,
        (false, true) => Exit::Worse,
    }
}
