//! `probant check`: the stages in order, from the folder to the reports and the exit code.

use std::fs;
use std::path::Path;

use jiff::civil::Date;

use crate::catalogue::Words;
use crate::cli::{CheckArgs, FailOn};
use crate::conclude::{self, Sight, Surroundings};
use crate::judge::{self, Case};
use crate::model::profile::Profile;
use crate::model::report::{Isolation, Report};
use crate::model::status::Level;
use crate::pack::{Indicator, Packs, applies};

use super::dossier::{Dossier, Reader, exclusion_key};
use super::outputs::{self, Output, Outputs};
use super::readers::Readers;
use super::seeing::Seeing;
use super::settings::{How, Settings};
use super::terminal::Terminal;
use super::timing::Stopwatch;
use super::{Exit, Stop, git, progress, remarks, rules, today};

/// What one check works with.
struct Job<'a> {
    args: &'a CheckArgs,
    readers: &'a Readers,
    packs: &'a Packs,
    profile: &'a Profile,
    as_of: Date,
    words: &'a Words,
    terminal: &'a Terminal,
}

/// Reads, judges and reports.
pub(super) fn run(args: &CheckArgs, words: &Words, terminal: &Terminal) -> Result<Exit, Stop> {
    let outputs = outputs::asked(&args.output, words)?;
    let settings = Settings::new(&args.limit, words)?;
    if !args.folder.is_dir() {
        let path = args.folder.display().to_string();
        return Err(Stop::usage(words.tell("cli-not-a-folder", &[("path", &path)])));
    }
    let given = rules::profile(args.profile.as_deref(), &args.folder, words)?;
    let profile = &given.profile;
    let asked = if args.pack.is_empty() { &profile.packs } else { &args.pack };
    let as_of = as_of(&args.as_of, profile, words)?;
    let packs = rules::packs(asked, as_of, words)?;
    given.check_references(&packs, words)?;
    let readers =
        settings.readers(&How { folder: &args.folder, sandbox: args.sandbox, no_cache: args.no_cache }, words)?;
    let job = Job { args, readers: &readers, packs: &packs, profile, as_of, words, terminal };
    let mut watch = Stopwatch::new(args.verbose, words, terminal);
    let (dossier, sight) = job.read(&outputs)?;
    watch.lap("cli-stage-reading");
    let mut report = job.conclude(&dossier, sight)?;
    watch.lap("cli-stage-judging");
    report.limits.extend(settings.remarks(&readers, words));
    report.limits.extend(remarks::names(&dossier, words));
    if rules::lacks_national(asked, as_of) {
        report.limits.push(words.say("limit-rnq"));
    }
    Outputs { list: &outputs, words, terminal, quiet: args.quiet }.write(&report)?;
    watch.lap("cli-stage-writing");
    watch.readers(&readers);
    let level = match args.fail_on {
        FailOn::Error => Some(Level::Error),
        FailOn::Warning => Some(Level::Warning),
        FailOn::Note => Some(Level::Note),
        FailOn::Never => None,
    };
    Ok(if conclude::gate(&report, level) { Exit::Passed } else { Exit::Failed })
}

pub(super) fn as_of(asked: &str, profile: &Profile, words: &Words) -> Result<Date, Stop> {
    match asked {
        "today" => Ok(today()),
        "audit" => {
            let date = profile.audit.as_ref().and_then(|audit| audit.date);
            date.ok_or_else(|| Stop::usage(words.say("cli-no-audit-date")))
        }
        day => day.parse().map_err(|_| Stop::usage(words.tell("cli-bad-day", &[("day", day)]))),
    }
}

/// The profile and the reports that lie in the folder: not evidence.
fn own_files(args: &CheckArgs, outputs: &[Output]) -> Vec<String> {
    let relative = |path: &Path| within(&args.folder, path);
    let mut own: Vec<String> = outputs.iter().filter_map(|output| relative(output.path.as_deref()?)).collect();
    own.extend(args.profile.as_deref().and_then(relative));
    own.push("probant.yaml".to_owned());
    own
}

/// `path` as seen from `folder`, when it lies in it.
fn within(folder: &Path, path: &Path) -> Option<String> {
    let root = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let path = fs::canonicalize(parent).ok()?.join(path.file_name()?);
    Some(path.strip_prefix(&root).ok()?.to_string_lossy().replace('\\', "/"))
}

impl Job<'_> {
    /// Reads the folder.
    fn read(&self, outputs: &[Output]) -> Result<(Dossier, Sight), Stop> {
        let Self { args, words, .. } = self;
        let own = own_files(args, outputs);
        let Self { readers, packs, profile, as_of, .. } = *self;
        let shown = self.terminal.shows_progress() && !args.quiet;
        let bar = progress::bar(0, words.say("cli-reading"), shown);
        let seeing = Seeing::new(args.ocr, bar.clone(), words)?;
        let reader = Reader { readers, packs, profile, as_of, jobs: args.jobs, own, seeing: &seeing };
        let read = reader.read(&args.folder, |total| bar.inc_length(total as u64), || bar.inc(1));
        bar.finish_and_clear();
        let path = args.folder.display().to_string();
        let failed = |error: std::io::Error| {
            Stop::usage(words.tell("cli-cannot-read", &[("path", &path), ("error", &error.to_string())]))
        };
        let dossier = read.map_err(failed)?;
        if dossier.pieces.is_empty() {
            return Err(Stop::nothing(words.tell("cli-nothing", &[("path", &path)])));
        }
        Ok((dossier, seeing.sight()))
    }

    /// Judges what was read.
    fn conclude(&self, dossier: &Dossier, sight: Sight) -> Result<Report, Stop> {
        let Self { packs, profile, words, as_of, .. } = *self;
        let case = Case { packs, profile, pieces: &dossier.pieces, as_of, words };
        let applicable = |indicator: &Indicator| applies(indicator, profile, words).applicable;
        if !packs.packs.iter().flat_map(|pack| &pack.indicators).any(applicable) {
            return Err(Stop::nothing(words.say("cli-no-rule")));
        }
        let judgement = judge::judge(&case, applicable);
        let excluded = dossier.excluded.iter().map(|left| (left.path.clone(), words.say(exclusion_key(left.reason))));
        let protections = self.readers.pool.protections();
        let usual = self.args.folder.join("probant.yaml");
        let file = self.args.profile.as_deref().or_else(|| usual.is_file().then_some(&usual));
        let around = Surroundings {
            excluded: excluded.collect(),
            git: git::state(&self.args.folder),
            profile: file.and_then(|file| within(&self.args.folder, file)),
            isolation: Isolation {
                state: protections.state().into(),
                parts: protections.parts().into_iter().map(Into::into).collect(),
            },
            sight,
        };
        Ok(conclude::conclude(&case, judgement, around))
    }
}
