//! What is judged and by what: the folder, the profile, the packs, the day. Opened by every command that judges.

use std::fs;
use std::path::Path;

use jiff::civil::Date;

use crate::catalogue::Words;
use crate::cli::SubjectArgs;
use crate::judge::Case;
use crate::model::profile::Profile;
use crate::pack::{PackSource, Packs};

use super::dossier::Dossier;
use super::rules::{self, Given};
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

impl<'a> Subject<'a> {
    /// Loads what `args` name; every fault of profile and packs is shown at once.
    pub(super) fn open(args: &'a SubjectArgs, words: &'a Words) -> Result<Self, Stop> {
        let folder = &args.place.folder;
        there(folder, words)?;
        let given = rules::profile(args.profile.as_deref(), folder, words)?;
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
        &self.args.place.folder
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
}

/// Stops when there is no such folder.
pub(super) fn there(folder: &Path, words: &Words) -> Result<(), Stop> {
    if folder.is_dir() {
        return Ok(());
    }
    Err(Stop::usage(words.tell("cli-not-a-folder", &[("path", &folder.to_string_lossy())])))
}

/// `path` as seen from `folder`, when it lies in it.
pub(super) fn within(folder: &Path, path: &Path) -> Option<String> {
    let root = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let path = fs::canonicalize(parent).ok()?.join(path.file_name()?);
    Some(path.strip_prefix(&root).ok()?.to_string_lossy().replace('\\', "/"))
}

fn asked<'a>(args: &'a SubjectArgs, given: &'a Given) -> &'a [String] {
    if args.rules.pack.is_empty() { &given.profile.packs } else { &args.rules.pack }
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
