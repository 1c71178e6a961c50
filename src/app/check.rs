//! `probant check`: the stages in order, from the folder to the reports and the exit code.

use crate::catalogue::Words;
use crate::cli::CheckArgs;
use crate::conclude::{self, Sight, Surroundings};
use crate::folder::Excluded;
use crate::judge::{self, Case};
use crate::model::report::{Isolation, Report};
use crate::pack::{Indicator, applies};

use super::dossier::exclusion_key;
use super::gate::Gate;
use super::outputs::{self, Output, Outputs};
use super::readers::Readers;
use super::settings::Settings;
use super::subject::{Means, Subject};
use super::terminal::Terminal;
use super::timing::Stopwatch;
use super::{Exit, Stop, editions, git, progress, remarks, shard, showing, signing};

/// Reads, judges and reports.
pub(super) fn run(args: &CheckArgs, words: &Words, terminal: &Terminal) -> Result<Exit, Stop> {
    let list = outputs::asked(&args.output, words)?;
    if let Some(share) = &args.shard {
        return shard::write(args, (share, &list), words, terminal);
    }
    let signer = signing::of_outputs(args.sign.as_deref(), &list, words)?;
    let gate = Gate::open(&args.gate, words)?;
    let settings = Settings::new(&args.reading.limit, words)?;
    let subject = Subject::open(&args.subject, words)?;
    let readers = settings.readers(&args.reading, subject.folder(), words)?;
    let mut watch = Stopwatch::new(args.verbose, words, terminal);
    let bar = progress::bar(words.say("cli-reading"), terminal.shows_progress() && !args.quiet);
    let own = own_files(&subject, &list);
    let (dossier, sight) = subject.read(Means { args: &args.reading, readers: &readers, bar, own })?;
    watch.lap("cli-stage-reading");
    let around = surroundings(&subject, &readers, (&dossier.excluded, sight));
    let mut report = judged(&subject.case(&dossier), around)?;
    report.limits.extend(limits(&subject, (&settings, &readers), (&dossier.twins, &dossier.odd)));
    gate.mark(&mut report)?;
    watch.lap("cli-stage-judging");
    editions::tell(&subject, &mut report)?;
    let report = showing::shown(report, &args.show, words)?;
    Outputs { list: &list, words, terminal, quiet: args.quiet, signer: signer.as_ref() }.write(&report)?;
    watch.lap("cli-stage-writing");
    watch.readers(&readers);
    Ok(gate.exit(&report, terminal))
}

/// The reports that lie in the folder, and their signatures: not evidence.
pub(super) fn own_files(subject: &Subject<'_>, outputs: &[Output]) -> Vec<String> {
    let written = outputs.iter().filter_map(|output| output.path.as_deref());
    written.flat_map(|path| [path.to_owned(), signing::beside(path)]).filter_map(|path| subject.within(&path)).collect()
}

/// What stands around the documents: files left out, git, protections, recognition.
pub(super) fn surroundings(
    subject: &Subject<'_>,
    readers: &Readers,
    (excluded, sight): (&[Excluded], Sight),
) -> Surroundings {
    let excluded = excluded.iter().map(|left| (left.path.clone(), subject.words.say(exclusion_key(left.reason))));
    let protections = readers.pool.protections();
    Surroundings {
        excluded: excluded.collect(),
        git: git::state(subject.folder()),
        profile: subject.profile_file(),
        isolation: Isolation {
            state: protections.state().into(),
            parts: protections.parts().into_iter().map(Into::into).collect(),
        },
        sight,
    }
}

/// What a reader of the report must know beside what the judgement says.
pub(super) fn limits(
    subject: &Subject<'_>,
    (settings, readers): (&Settings, &Readers),
    (twins, odd): (&[(String, String)], &[String]),
) -> Vec<String> {
    let words = subject.words;
    let mut limits = settings.remarks(readers, words);
    limits.extend(remarks::names(twins, odd, words));
    limits
}

/// Judges what was read; there must be something to judge it by.
pub(super) fn judged(case: &Case<'_>, around: Surroundings) -> Result<Report, Stop> {
    let applies = |indicator: &Indicator| applies(indicator, case.profile, case.words).applicable;
    if !case.packs.packs.iter().flat_map(|pack| &pack.indicators).any(applies) {
        return Err(Stop::nothing(case.words.say("cli-no-rule")));
    }
    Ok(conclude::conclude(case, judge::judge(case, applies), around))
}
