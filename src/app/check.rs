//! `probant check`: the stages in order, from the folder to the reports and the exit code.

use crate::catalogue::Words;
use crate::cli::{CheckArgs, FailOn};
use crate::conclude::{self, Sight, Surroundings};
use crate::judge;
use crate::model::report::{Isolation, Report};
use crate::model::status::Level;

use super::dossier::{Dossier, exclusion_key};
use super::outputs::{self, Output, Outputs};
use super::readers::Readers;
use super::settings::Settings;
use super::subject::{Means, Subject};
use super::terminal::Terminal;
use super::timing::Stopwatch;
use super::{Exit, Stop, editions, git, progress, remarks};

/// Reads, judges and reports.
pub(super) fn run(args: &CheckArgs, words: &Words, terminal: &Terminal) -> Result<Exit, Stop> {
    let list = outputs::asked(&args.output, words)?;
    let settings = Settings::new(&args.reading.limit, words)?;
    let subject = Subject::open(&args.subject, words)?;
    let readers = settings.readers(&args.reading, subject.folder(), words)?;
    let mut watch = Stopwatch::new(args.verbose, words, terminal);
    let bar = progress::bar(words.say("cli-reading"), terminal.shows_progress() && !args.quiet);
    let own = own_files(&subject, &list);
    let (dossier, sight) = subject.read(Means { args: &args.reading, readers: &readers, bar, own })?;
    watch.lap("cli-stage-reading");
    let mut report = conclude(&subject, &readers, &dossier, sight)?;
    watch.lap("cli-stage-judging");
    report.limits.extend(settings.remarks(&readers, words));
    report.limits.extend(remarks::names(&dossier, words));
    editions::tell(&subject, &mut report)?;
    Outputs { list: &list, words, terminal, quiet: args.quiet }.write(&report)?;
    watch.lap("cli-stage-writing");
    watch.readers(&readers);
    Ok(if conclude::gate(&report, gate(args.fail_on)) { Exit::Passed } else { Exit::Failed })
}

/// The level of findings that fails the run.
fn gate(fail_on: FailOn) -> Option<Level> {
    match fail_on {
        FailOn::Error => Some(Level::Error),
        FailOn::Warning => Some(Level::Warning),
        FailOn::Note => Some(Level::Note),
        FailOn::Never => None,
    }
}

/// The reports that lie in the folder: not evidence.
fn own_files(subject: &Subject<'_>, outputs: &[Output]) -> Vec<String> {
    outputs.iter().filter_map(|output| subject.within(output.path.as_deref()?)).collect()
}

/// Judges what was read.
fn conclude(subject: &Subject<'_>, readers: &Readers, dossier: &Dossier, sight: Sight) -> Result<Report, Stop> {
    let words = subject.words;
    let case = subject.case(dossier);
    if !subject.packs.packs.iter().flat_map(|pack| &pack.indicators).any(|indicator| subject.applies(indicator)) {
        return Err(Stop::nothing(words.say("cli-no-rule")));
    }
    let judgement = judge::judge(&case, |indicator| subject.applies(indicator));
    let excluded = dossier.excluded.iter().map(|left| (left.path.clone(), words.say(exclusion_key(left.reason))));
    let protections = readers.pool.protections();
    let around = Surroundings {
        excluded: excluded.collect(),
        git: git::state(subject.folder()),
        profile: subject.profile_file(),
        isolation: Isolation {
            state: protections.state().into(),
            parts: protections.parts().into_iter().map(Into::into).collect(),
        },
        sight,
    };
    Ok(conclude::conclude(&case, judgement, around))
}
