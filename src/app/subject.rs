//! What is judged and by what: the folder, the profile, the packs, the day. Opened by every command that judges.

use std::fs;
use std::path::Path;

use indicatif::ProgressBar;
use jiff::civil::Date;

use crate::catalogue::Words;
use crate::cli::{ReadingArgs, SubjectArgs};
use crate::conclude::Sight;
use crate::folder::Scope;
use crate::folder::share::Share;
use crate::judge::Case;
use crate::model::profile::Profile;
use crate::pack::{Indicator, PackSource, Packs, applies};

use super::dossier::{Dossier, Reader, Readings};
use super::readers::Readers;
use super::rules::{self, Given};
use super::seeing::Seeing;
use super::{Stop, today};

/// Name of the profile at the root of the folder.
pub(super) const PROFILE: &str = "probant.yaml";

/// A folder and what it is judged by.
pub(super) struct Subject<'a> {
    args: &'a SubjectArgs,
    given: Given,
    pub packs: Packs,
    pub as_of: Date,
    pub words: &'a Words,
}

/// What reading takes.
pub(super) struct Means<'a> {
    pub args: &'a ReadingArgs,
    pub readers: &'a Readers,
    pub bar: ProgressBar,
    /// Files of ours in the folder beside the profile, relative.
    pub own: Vec<String>,
}

impl<'a> Subject<'a> {
    /// Loads what `args` name; every fault of profile and packs is shown at once.
    pub(super) fn open(args: &'a SubjectArgs, words: &'a Words) -> Result<Self, Stop> {
        if !args.folder.is_dir() {
            let path = args.folder.display().to_string();
            return Err(Stop::usage(words.tell("cli-not-a-folder", &[("path", &path)])));
        }
        let given = rules::profile(args.profile.as_deref(), &args.folder, words)?;
        let as_of = as_of(&args.as_of, &given.profile, words)?;
        let packs = rules::packs(asked(args, &given), as_of, words)?;
        given.check_references(&packs, words)?;
        Ok(Self { args, given, packs, as_of, words })
    }

    /// The provider.
    pub(super) fn profile(&self) -> &Profile {
        &self.given.profile
    }

    /// The folder.
    pub(super) fn folder(&self) -> &Path {
        &self.args.folder
    }

    /// True when `indicator` is in the scope of this provider.
    pub(super) fn applies(&self, indicator: &Indicator) -> bool {
        applies(indicator, self.profile(), self.words).applicable
    }

    /// The rules as text.
    pub(super) fn sources(&self) -> Result<Vec<PackSource>, Stop> {
        rules::sources(asked(self.args, &self.given), self.as_of, self.words)
    }

    /// Name and text of the profile, when there is one.
    pub(super) fn profile_text(&self) -> Option<(String, String)> {
        self.given.file().cloned()
    }

    /// What was read, ready to be judged.
    pub(super) fn case<'d>(&'d self, dossier: &'d Dossier) -> Case<'d> {
        let (profile, as_of, words) = (self.profile(), self.as_of, self.words);
        Case { packs: &self.packs, profile, pieces: &dossier.pieces, as_of, words }
    }

    /// Path of the profile relative to the folder, when it lies in it.
    pub(super) fn profile_file(&self) -> Option<String> {
        let usual = self.folder().join(PROFILE);
        let file = self.args.profile.as_deref().or_else(|| usual.is_file().then_some(&*usual))?;
        self.within(file)
    }

    /// `path` as seen from the folder, when it lies in it.
    pub(super) fn within(&self, path: &Path) -> Option<String> {
        within(self.folder(), path)
    }

    /// Reads the folder, which must hold something to judge.
    pub(super) fn read(&self, means: Means<'_>) -> Result<(Dossier, Sight), Stop> {
        let bar = means.bar.clone();
        let (read, sight) = self
            .reading(means, |reader| reader.read(self.folder(), |total| bar.inc_length(total as u64), || bar.inc(1)))?;
        if read.pieces.is_empty() {
            let path = self.folder().display().to_string();
            return Err(Stop::nothing(self.words.tell("cli-nothing", &[("path", &path)])));
        }
        Ok((read, sight))
    }

    /// Reads the files of one share of the folder; there may be none.
    pub(super) fn readings(&self, means: Means<'_>, share: Share) -> Result<(Readings, Sight), Stop> {
        let bar = means.bar.clone();
        self.reading(means, |reader| {
            reader.read_share((self.folder(), share), |total| bar.inc_length(total as u64), || bar.inc(1))
        })
    }

    /// What the walk leaves out; `own` are files of ours beside the profile.
    pub(super) fn scope(&self, own: &[String]) -> Scope {
        let own = own.iter().cloned().chain(self.profile_file()).chain([PROFILE.to_owned()]);
        Scope { ignore: self.profile().ignore.clone(), own: own.collect() }
    }

    fn reading<T>(
        &self,
        means: Means<'_>,
        work: impl FnOnce(Reader<'_>) -> std::io::Result<T>,
    ) -> Result<(T, Sight), Stop> {
        let Means { args, readers, bar, mut own } = means;
        own.extend(self.profile_file());
        own.push(PROFILE.to_owned());
        let seeing = Seeing::new(args.ocr, bar.clone(), self.words)?;
        let (packs, profile, as_of) = (&self.packs, self.profile(), self.as_of);
        let read = work(Reader { readers, packs, profile, as_of, jobs: args.jobs, own, seeing: &seeing });
        bar.finish_and_clear();
        let path = self.folder().display().to_string();
        let failed = |error: std::io::Error| {
            Stop::usage(self.words.tell("cli-cannot-read", &[("path", &path), ("error", &error.to_string())]))
        };
        Ok((read.map_err(failed)?, seeing.sight()))
    }
}

/// `path` as seen from `folder`, when it lies in it.
pub(super) fn within(folder: &Path, path: &Path) -> Option<String> {
    let root = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let path = fs::canonicalize(parent).ok()?.join(path.file_name()?);
    Some(path.strip_prefix(&root).ok()?.to_string_lossy().replace('\\', "/"))
}

fn asked<'a>(args: &'a SubjectArgs, given: &'a Given) -> &'a [String] {
    if args.pack.is_empty() { &given.profile.packs } else { &args.pack }
}

fn as_of(asked: &str, profile: &Profile, words: &Words) -> Result<Date, Stop> {
    match asked {
        "today" => Ok(today()),
        "audit" => {
            let date = profile.audit.as_ref().and_then(|audit| audit.date);
            date.ok_or_else(|| Stop::usage(words.say("cli-no-audit-date")))
        }
        day => day.parse().map_err(|_| Stop::usage(words.tell("cli-bad-day", &[("day", day)]))),
    }
}
