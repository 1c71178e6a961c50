//! What decides the exit code of a judged folder: the level that fails, the baseline, the inputs that could not be read.

use crate::catalogue::Words;
use crate::cli::{FailOn, GateArgs};
use crate::compare::changes::{Incomparable, comparable};
use crate::compare::known::known;
use crate::conclude;
use crate::model::report::Report;
use crate::model::status::Level;

use super::terminal::Terminal;
use super::{Exit, Stop, saved};

/// Documents named before the others are only counted.
const NAMED: usize = 5;

/// True when the command line asks for more than a level, which takes a report.
pub(super) fn is_set(args: &GateArgs) -> bool {
    args.baseline.is_some() || args.strict_inputs
}

/// What the command line asks of the gate.
pub(super) struct Gate<'a> {
    args: &'a GateArgs,
    baseline: Option<Report>,
    words: &'a Words,
}

impl<'a> Gate<'a> {
    /// Reads the baseline, before any work is done.
    pub(super) fn open(args: &'a GateArgs, words: &'a Words) -> Result<Self, Stop> {
        let baseline = args.baseline.as_deref().map(|path| saved::load(&path.to_string_lossy(), words)).transpose()?;
        Ok(Self { args, baseline, words })
    }

    /// Marks the findings of `report` that the baseline knows.
    pub(super) fn mark(&self, report: &mut Report) -> Result<(), Stop> {
        let Some(baseline) = &self.baseline else { return Ok(()) };
        let refused = |why: Incomparable| Stop::usage(self.words.say(&format!("gate-baseline-{}", why.id())));
        comparable(baseline, report).map_err(refused)?;
        report.known = known(report, baseline);
        Ok(())
    }

    /// The exit code; inputs that could not be read come first, for no verdict stands on them.
    pub(super) fn exit(&self, report: &Report, terminal: &Terminal) -> Exit {
        let unread = report.documents.iter().filter(|document| document.state == "unreadable");
        let unread: Vec<&str> = unread.map(|document| document.path.as_str()).collect();
        if self.args.strict_inputs && !unread.is_empty() {
            // A closed error stream does not change the verdict.
            let _ = terminal.complain(&format!("{}\n", self.unread(&unread)));
            return Exit::Unreadable;
        }
        if conclude::gate(report, level(self.args.fail_on)) { Exit::Passed } else { Exit::Failed }
    }

    fn unread(&self, paths: &[&str]) -> String {
        let named: Vec<String> = paths.iter().take(NAMED).map(|path| format!("\n  {}", path.escape_debug())).collect();
        let more = if paths.len() > NAMED { "\n  …" } else { "" };
        self.words.tell("gate-unreadable", &[("n", &paths.len().to_string())]) + &named.concat() + more
    }
}

/// The level of findings that fails the run.
fn level(fail_on: FailOn) -> Option<Level> {
    match fail_on {
        FailOn::Error => Some(Level::Error),
        FailOn::Warning => Some(Level::Warning),
        FailOn::Note => Some(Level::Note),
        FailOn::Never => None,
    }
}
