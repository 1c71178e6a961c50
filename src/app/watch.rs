//! `check --watch`: works again whenever the folder, its profile or rules of one's own change. Files are looked at again and again,
//! rather than left to notices of the system, which do not cross network drives.

use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

use crate::catalogue::Words;
use crate::cli::{CheckArgs, SubjectArgs};
use crate::folder::disk::Disk;
use crate::folder::{Folder, Scope};

use super::terminal::Terminal;
use super::{Exit, Stop, outputs, subject};

/// Between two looks at the files.
const PAUSE: Duration = Duration::from_secs(1);

/// Size of each file, and when it was changed.
type Stamps = BTreeMap<PathBuf, (u64, Option<SystemTime>)>;

/// Does `work` now and after each change, until the process is stopped. What ends one turn is told, and the next one waited for.
pub(super) fn run(
    args: &CheckArgs,
    words: &Words,
    terminal: &Terminal,
    work: impl Fn() -> Result<Exit, Stop>,
) -> Result<Exit, Stop> {
    let subject = &args.subject;
    subject::there(&subject.place.folder, words)?;
    let own = outputs::within(&outputs::asked(&args.output, words)?, &subject.place.folder);
    loop {
        let judged = stamps(subject, &own);
        let failure = work().err().map(|stop| format!("{}\n", stop.message));
        let told = format!("{}{}\n", failure.unwrap_or_default(), words.say("cli-watching"));
        terminal.complain(&told).map_err(|error| Stop::usage(error.to_string()))?;
        wait(&judged, || stamps(subject, &own));
    }
}

/// Returns once `look` sees something else than `judged`, and the same thing twice: a copy of many files is over.
fn wait(judged: &Stamps, look: impl Fn() -> Stamps) {
    let mut last = look();
    loop {
        thread::sleep(PAUSE);
        let now = look();
        if now == last && now != *judged {
            return;
        }
        last = now;
    }
}

/// The files that the report depends on, but those in `own`, which are the report.
fn stamps(subject: &SubjectArgs, own: &[String]) -> Stamps {
    let given = subject.rules.pack.iter().map(Path::new).filter(|path| path.is_dir());
    let folders = std::iter::once(&*subject.place.folder).chain(given);
    let profile = subject.profile.iter().filter_map(|path| Some((path.clone(), stamp(&fs::metadata(path).ok()?))));
    folders.flat_map(|folder| of_folder(folder, own)).chain(profile).collect()
}

/// The files in `folder`; none while it cannot be listed.
fn of_folder(folder: &Path, own: &[String]) -> Stamps {
    let disk = Disk::new(folder);
    let found = disk.list(&Scope { ignore: Vec::new(), own: own.to_vec() }).unwrap_or_default();
    let paths = found.entries.iter().map(|entry| disk.place(entry));
    paths.filter_map(|path| Some((path.clone(), stamp(&fs::symlink_metadata(path).ok()?)))).collect()
}

fn stamp(file: &Metadata) -> (u64, Option<SystemTime>) {
    (file.len(), file.modified().ok())
}
