//! `probant check`: the stages in order, from the folder to the reports and the exit code.

use crate::catalogue::Words;
use crate::cli::CheckArgs;
use crate::report::Format;

use super::examination::Examination;
use super::gate::Gate;
use super::outputs::{self, Writer};
use super::terminal::Terminal;
use super::timing::Stopwatch;
use super::{Exit, Stop, picturing, shard, showing, signing, watch};

/// Reads, judges and reports.
pub(super) fn run(args: &CheckArgs, words: &Words, terminal: &Terminal) -> Result<Exit, Stop> {
    let work = || once(args, words, terminal);
    if args.watch { watch::run(args, words, terminal, work) } else { work() }
}

fn once(args: &CheckArgs, words: &Words, terminal: &Terminal) -> Result<Exit, Stop> {
    let list = outputs::asked(&args.output, words)?;
    if args.pictures && !list.iter().any(|output| output.format == Format::Html) {
        return Err(Stop::usage(words.say("cli-pictures-html")));
    }
    if let Some(share) = &args.shard {
        return shard::write(args, (share, &list), words, terminal);
    }
    let signer = signing::of_outputs(args.signing.sign.as_deref(), &list, words)?;
    let gate = Gate::open(&args.gate, words)?;
    let examination = Examination::open((&args.subject, &args.reading), args.telling.quiet, words, terminal)?;
    let mut stopwatch = Stopwatch::new(args.verbose, words, terminal);
    let (dossier, sight) = examination.read(outputs::within(&list, examination.subject.folder()))?;
    stopwatch.lap("cli-stage-reading");
    let mut report = examination.judged(&dossier, sight)?;
    gate.mark(&mut report)?;
    stopwatch.lap("cli-stage-judging");
    if args.pictures {
        picturing::add(&mut report, &dossier, &examination, &args.show);
        stopwatch.lap("cli-stage-pictures");
    }
    let report = showing::shown(report, &args.show, words)?;
    Writer { words, terminal, quiet: args.telling.quiet }.report(&report, &list, signer.as_ref())?;
    stopwatch.lap("cli-stage-writing");
    stopwatch.readers(&examination.readers);
    Ok(gate.exit(&report, terminal))
}
