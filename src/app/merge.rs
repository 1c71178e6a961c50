//! `probant merge`: the shards of one folder become its report, the reports of several providers a comparison.

use crate::catalogue::Words;
use crate::cli::MergeArgs;

use super::gate::Gate;
use super::outputs::{self, Writer};
use super::terminal::Terminal;
use super::{Exit, Stop, fleet, saved, shard, showing, signing};

/// Reads what is to be merged, and merges it by what it is.
pub(super) fn run(args: &MergeArgs, words: &Words, terminal: &Terminal) -> Result<Exit, Stop> {
    let read = |path: &String| saved::bytes(path, words).map(|bytes| (path.clone(), bytes));
    let texts = args.reports.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let shards = texts.iter().filter(|(_, bytes)| shard::is_shard(bytes)).count();
    if shards == 0 {
        return fleet::compare(args, &texts, words, terminal);
    }
    if shards < texts.len() {
        return Err(Stop::usage(words.say("merge-mixture")));
    }
    whole(args, &texts, words, terminal)
}

/// One folder, read by several runs.
fn whole(args: &MergeArgs, texts: &[(String, Vec<u8>)], words: &Words, terminal: &Terminal) -> Result<Exit, Stop> {
    let list = outputs::asked(&args.output, words)?;
    let signer = signing::of_outputs(args.signing.sign.as_deref(), &list, words)?;
    let gate = Gate::open(&args.gate, words)?;
    let mut report = shard::join(texts, words)?;
    gate.mark(&mut report)?;
    let report = showing::masked(report, &args.redact, words);
    Writer { words, terminal, quiet: args.telling.quiet }.report(&report, &list, signer.as_ref())?;
    Ok(gate.exit(&report, terminal))
}
