//! `probant check`: the stages in order, from the folder to the reports and the exit code.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::catalogue::Words;
use crate::cli::{CheckArgs, FailOn};
use crate::conclude::{self, Sight, Surroundings};
use crate::judge::{self, Case};
use crate::model::profile::Profile;
use crate::model::report::{Isolation, Report};
use crate::model::status::Level;
use crate::pack::{Indicator, Packs, applies};
use crate::report::{self, Format, Options};

use super::dossier::{Dossier, Reader, exclusion_key};
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

/// Where a report goes.
struct Output {
    format: Format,
    /// None for stdout.
    path: Option<PathBuf>,
}

/// Reads, judges and reports.
pub(super) fn run(args: &CheckArgs, words: &Words, terminal: &Terminal) -> Result<Exit, Stop> {
    let outputs = outputs(&args.output, words)?;
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
    job.write(&report, &outputs)?;
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

fn outputs(asked: &[String], words: &Words) -> Result<Vec<Output>, Stop> {
    let asked = if asked.is_empty() { vec!["text".to_owned()] } else { asked.to_vec() };
    let mut outputs = Vec::new();
    for text in &asked {
        let (id, path) = text.split_once(':').unwrap_or((text, "-"));
        let Some(format) = Format::from_id(id) else {
            let choices: Vec<&str> = Format::ALL.iter().map(|format| format.id()).collect();
            let args = [("format", id), ("choices", &choices.join(", "))];
            return Err(Stop::usage(words.tell("cli-bad-output", &args)));
        };
        outputs.push(Output { format, path: (path != "-").then(|| PathBuf::from(path)) });
    }
    if outputs.iter().filter(|output| output.path.is_none()).count() > 1 {
        return Err(Stop::usage(words.say("cli-two-stdout")));
    }
    Ok(outputs)
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
    let root = fs::canonicalize(&args.folder).unwrap_or_else(|_| args.folder.clone());
    let relative = |path: &Path| {
        let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let path = fs::canonicalize(parent).ok()?.join(path.file_name()?);
        Some(path.strip_prefix(&root).ok()?.to_string_lossy().replace('\\', "/"))
    };
    let mut own: Vec<String> = outputs.iter().filter_map(|output| relative(output.path.as_deref()?)).collect();
    own.extend(args.profile.as_deref().and_then(relative));
    own.push("probant.yaml".to_owned());
    own
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
        let around = Surroundings {
            excluded: excluded.collect(),
            git: git::state(&self.args.folder),
            isolation: Isolation { state: protections.state(), parts: protections.parts() },
            sight,
        };
        Ok(conclude::conclude(&case, judgement, around))
    }

    /// Writes every report asked for.
    fn write(&self, report: &Report, outputs: &[Output]) -> Result<(), Stop> {
        outputs.iter().try_for_each(|output| {
            if let Some(path) = &output.path {
                self.write_file(report, output.format, path)
            } else {
                let rendered = in_memory(report, output.format, self.words, self.terminal);
                let bytes = rendered.map_err(|error| Stop::usage(error.to_string()))?;
                self.terminal.finish(&String::from_utf8_lossy(&bytes)).map(|_| ())
            }
        })
    }

    fn write_file(&self, report: &Report, format: Format, path: &Path) -> Result<(), Stop> {
        let shown = path.display().to_string();
        file(report, format, path, self.words).map_err(|error| {
            Stop::usage(self.words.tell("cli-cannot-write", &[("path", &shown), ("error", &error.to_string())]))
        })?;
        if !self.args.quiet {
            let told = self.words.tell("cli-written", &[("path", &shown)]);
            // A closed error stream does not undo the report.
            let _ = self.terminal.complain(&format!("{told}\n"));
        }
        Ok(())
    }
}

fn file(report: &Report, format: Format, path: &Path, words: &Words) -> std::io::Result<()> {
    if let Some(parent) = path.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        fs::create_dir_all(parent)?;
    }
    let mut out = BufWriter::new(File::create(path)?);
    report::render(report, format, words, &mut out)?;
    out.flush()
}

/// The bytes for stdout: text with colours, which the terminal drops where they are not wanted.
fn in_memory(report: &Report, format: Format, words: &Words, terminal: &Terminal) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    match format {
        Format::Text => {
            let options = Options { colour: true, width: terminal.width() };
            report::render_text(report, words, options, &mut bytes)?;
        }
        _ => report::render(report, format, words, &mut bytes)?,
    }
    Ok(bytes)
}
