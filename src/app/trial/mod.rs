//! `probant rules test`: the small documents beside the rules of a pack, judged as `check` would.

mod bench;
mod learn;
mod mutants;
mod show;
mod weigh;

use rayon::prelude::*;

use crate::catalogue::Words;
use crate::cli::{ResultFormat, TestArgs};
use crate::pack::cases::{self, Case};
use crate::pack::{self, PackSource, Packs};
use crate::profile;
use crate::recognise::Recogniser;

use super::dossier::side_by_side;
use super::terminal::Terminal;
use super::{Exit, Stop, lint, rules, today};
use bench::{Bench, Tried};
use show::{Failed, Trial};

/// Tries every pack that `args` name; each by itself, as its author tests it.
pub(super) fn run(args: &TestArgs, words: &Words, terminal: &Terminal) -> Result<Exit, Stop> {
    let mut sources = rules::sources(&args.pack, today(), words)?;
    if args.learn {
        sources = sources.iter().map(|source| taught(source, args, words)).collect::<Result<_, _>>()?;
    }
    let trials = sources.into_iter().map(|source| trial(&source, args, words)).collect::<Result<Vec<_>, _>>()?;
    let text = match args.result.format {
        ResultFormat::Text => show::text(&trials, args.min_score, words),
        ResultFormat::Json => format!("{:#}\n", show::as_json(&trials)),
    };
    terminal.finish(&text)?;
    let low = trials.iter().any(|trial| trial.too_low(args.min_score).is_some());
    let failed = trials.iter().any(|trial| !trial.failed.is_empty());
    Ok(if failed || low { Exit::Failed } else { Exit::Passed })
}

fn trial(source: &PackSource, args: &TestArgs, words: &Words) -> Result<Trial, Stop> {
    let packs = rules::loaded(std::slice::from_ref(source), words)?;
    let (profile, recogniser) = (profile::assumed(), Recogniser::new(&packs));
    let bench = Bench { packs: &packs, recogniser: &recogniser, profile: &profile, words };
    if args.weigh {
        let cases = cases_of(source, &packs, args, words)?;
        side_by_side(None, || weigh::write(&bench, source, &cases))?;
    }
    let cases = cases_of(source, &packs, args, words)?;
    Ok(side_by_side(None, || tried(&bench, source, &cases, args)))
}

/// The pack with what its tests and the lessons teach written beside its rules.
fn taught(source: &PackSource, args: &TestArgs, words: &Words) -> Result<PackSource, Stop> {
    let packs = rules::loaded(std::slice::from_ref(source), words)?;
    let (profile, recogniser) = (profile::assumed(), Recogniser::new(&packs));
    let bench = Bench { packs: &packs, recogniser: &recogniser, profile: &profile, words };
    let cases = cases_of(source, &packs, args, words)?;
    side_by_side(None, || learn::write(&bench, source, &cases, &args.lessons))?;
    rules::anew(source, words)
}

fn tried(bench: &Bench<'_>, source: &PackSource, cases: &[Case], args: &TestArgs) -> Trial {
    let tried: Vec<Tried<'_>> = cases.par_iter().map(|case| bench.try_case(case)).collect();
    let mut own = pack::own_conditions(source);
    own.retain(|id, _| is_asked(id.split('.').next().unwrap_or(""), args));
    let score = args.mutate.then(|| mutants::score(bench, &tried, &own));
    let failed = tried.iter().filter_map(|one| Failed::of(one, bench.packs, bench.words)).collect();
    let (id, title) = bench.packs.packs.first().map(|pack| (pack.id.clone(), pack.title.clone())).unwrap_or_default();
    Trial { id, title, cases: cases.len(), failed, score }
}

fn is_asked(indicator: &str, args: &TestArgs) -> bool {
    args.only.is_empty() || args.only.iter().any(|only| only == indicator)
}

/// The tests of a pack; there must be some.
fn cases_of(source: &PackSource, packs: &Packs, args: &TestArgs, words: &Words) -> Result<Vec<Case>, Stop> {
    let files = rules::tests(source, words)?;
    let mut cases =
        cases::cases(&files, &lint::artefacts(packs), words).map_err(|faults| rules::faulty(&faults, words))?;
    let stem = |file: &str| file.rsplit('/').next().unwrap_or("").trim_end_matches(".yaml").to_owned();
    cases.retain(|case| is_asked(&stem(&case.file), args));
    if cases.is_empty() {
        let args = [("pack", source.name.as_str()), ("folder", &format!("{}/{}", source.name, pack::TESTS))];
        return Err(Stop::nothing(words.tell("trial-none", &args)));
    }
    Ok(cases)
}
