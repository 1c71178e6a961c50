//! A folder opened to be examined: what is judged and by what, and all that reading it takes. Opened by every command that
//! reads a folder, which is judged here too.

use std::io;

use indicatif::ProgressBar;

use crate::catalogue::Words;
use crate::cli::{ReadingArgs, SubjectArgs};
use crate::conclude::{self, Sight, Surroundings};
use crate::folder::Excluded;
use crate::folder::disk::Disk;
use crate::folder::share::Share;
use crate::judge::{self, Case};
use crate::model::report::{Isolation, Report};
use crate::pack::{Indicator, applies};

use super::dossier::{Dossier, Reader, Readings, exclusion_key};
use super::readers::Readers;
use super::seeing::Seeing;
use super::settings::Settings;
use super::subject::{PROFILE, Subject};
use super::terminal::Terminal;
use super::{Stop, editions, git, progress, remarks};

/// A folder, what it is judged by, and what reads it.
pub(super) struct Examination<'a> {
    pub subject: Subject<'a>,
    pub readers: Readers,
    /// The folder. Once it was read, it knows under which names the files lie, whatever their form.
    pub disk: Disk,
    settings: Settings,
    how: &'a ReadingArgs,
    /// Whether a progress bar is shown.
    watched: bool,
}

impl<'a> Examination<'a> {
    /// Opens the folder, the profile and the rules, and starts the readers.
    pub(super) fn open(
        (subject, how): (&'a SubjectArgs, &'a ReadingArgs),
        quiet: bool,
        words: &'a Words,
        terminal: &Terminal,
    ) -> Result<Self, Stop> {
        let settings = Settings::new(&how.limit, words)?;
        let subject = Subject::open(subject, words)?;
        let readers = settings.readers(how, subject.folder(), words)?;
        let disk = Disk::new(subject.folder());
        Ok(Self { subject, readers, disk, settings, how, watched: terminal.shows_progress() && !quiet })
    }

    /// Reads the folder, which must hold something to judge; `own` are files of ours in it, beside the profile.
    pub(super) fn read(&self, own: Vec<String>) -> Result<(Dossier, Sight), Stop> {
        let (read, sight) = self
            .reading(own, |reader, bar| reader.read(&self.disk, |total| bar.inc_length(total as u64), || bar.inc(1)))?;
        if read.pieces.is_empty() {
            let path = self.subject.folder().display().to_string();
            return Err(Stop::nothing(self.subject.words.tell("cli-nothing", &[("path", &path)])));
        }
        Ok((read, sight))
    }

    /// Reads the files of one share of the folder; there may be none.
    pub(super) fn readings(&self, own: Vec<String>, share: Share) -> Result<(Readings, Sight), Stop> {
        self.reading(own, |reader, bar| {
            reader.read_share((&self.disk, share), |total| bar.inc_length(total as u64), || bar.inc(1))
        })
    }

    fn reading<T>(
        &self,
        own: Vec<String>,
        work: impl FnOnce(&Reader<'_>, &ProgressBar) -> io::Result<T>,
    ) -> Result<(T, Sight), Stop> {
        let (subject, words) = (&self.subject, self.subject.words);
        let bar = progress::bar(words.say("cli-reading"), self.watched);
        let seeing = Seeing::new(self.how.ocr, bar.clone(), words)?;
        let reader = Reader {
            readers: &self.readers,
            packs: &subject.packs,
            profile: subject.profile(),
            as_of: subject.as_of,
            jobs: self.how.jobs,
            own: own.into_iter().chain(subject.profile_file()).chain([PROFILE.to_owned()]).collect(),
            seeing: &seeing,
        };
        let read = work(&reader, &bar);
        bar.finish_and_clear();
        let read = read.map_err(|error| Stop::unreadable(subject.folder(), &error, words))?;
        Ok((read, seeing.sight()))
    }

    /// A bar that shows how far some more work is, called by `key`.
    pub(super) fn bar(&self, key: &str) -> ProgressBar {
        progress::bar(self.subject.words.say(key), self.watched)
    }

    /// How the files were asked to be read.
    pub(super) fn how(&self) -> &ReadingArgs {
        self.how
    }

    /// The report of what was read.
    pub(super) fn judged(&self, dossier: &Dossier, sight: Sight) -> Result<Report, Stop> {
        let limits = self.limits(&dossier.twins, &dossier.odd);
        judged(&self.subject.case(dossier), self.surroundings(&dossier.excluded, sight), limits)
    }

    /// What stands around the documents: files left out, git, protections, recognition.
    pub(super) fn surroundings(&self, excluded: &[Excluded], sight: Sight) -> Surroundings {
        let words = self.subject.words;
        let excluded = excluded.iter().map(|left| (left.path.clone(), words.say(exclusion_key(left.reason))));
        let protections = self.readers.pool.protections();
        Surroundings {
            excluded: excluded.collect(),
            git: git::state(self.subject.folder()),
            profile: self.subject.profile_file(),
            isolation: Isolation {
                state: protections.state().into(),
                parts: protections.parts().into_iter().map(Into::into).collect(),
            },
            sight,
        }
    }

    /// What a reader of the report must know beside what the judgement says.
    pub(super) fn limits(&self, twins: &[(String, String)], odd: &[String]) -> Vec<String> {
        let words = self.subject.words;
        let mut limits = self.settings.remarks(&self.readers, words);
        limits.extend(remarks::names(twins, odd, words));
        limits
    }
}

/// Judges `case` by whatever applies to its provider, be it nothing.
pub(super) fn considered(case: &Case<'_>, around: Surroundings) -> Report {
    conclude::conclude(case, judge::judge(case, |indicator| concerns(case, indicator)), around)
}

/// Judges `case`, for which there must be some rule; `limits` are what a reader of the report must know beside.
pub(super) fn judged(case: &Case<'_>, around: Surroundings, limits: Vec<String>) -> Result<Report, Stop> {
    if !case.packs.packs.iter().flat_map(|pack| &pack.indicators).any(|indicator| concerns(case, indicator)) {
        return Err(Stop::nothing(case.words.say("cli-no-rule")));
    }
    let mut report = considered(case, around);
    report.limits.extend(limits);
    editions::tell(case, &mut report)?;
    Ok(report)
}

fn concerns(case: &Case<'_>, indicator: &Indicator) -> bool {
    applies(indicator, case.profile, case.words).applicable
}
