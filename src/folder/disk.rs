//! A folder of the machine's disk. Reads only, follows no link, and opens nothing but regular files.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::fs::{self, File, FileType};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::exclusion::{self, Globs, IGNORE_FILE};
use super::naming::{self, Naming};
use super::{Entry, Excluded, Exclusion, Folder, Inventory, Scope};
use crate::model::document::{Problem, ProblemKind};

/// Folders inside one another; deeper ones are refused.
const DEPTH: usize = 64;
/// Bytes of an ignore file that are heeded.
const IGNORE_FILE_BYTES: u64 = 1 << 20;

/// A folder on disk.
pub struct Disk {
    root: PathBuf,
    /// Where the files are whose path in the report is not their path on disk (other normal form, bytes that are no
    /// Unicode). Filled by the walk.
    aliases: Mutex<BTreeMap<String, PathBuf>>,
}

impl Disk {
    /// The folder at `root`. Nothing is read yet.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into(), aliases: Mutex::default() }
    }

    /// Where `entry` of the last walk lies.
    pub fn place(&self, entry: &Entry) -> PathBuf {
        self.locate(&entry.path)
    }

    fn locate(&self, path: &str) -> PathBuf {
        let aliases = self.aliases.lock().unwrap_or_else(PoisonError::into_inner);
        aliases.get(path).cloned().unwrap_or_else(|| self.root.join(path))
    }
}

impl Folder for Disk {
    fn list(&self, scope: &Scope) -> io::Result<Inventory> {
        let mut walk = Walk {
            root: &self.root,
            scope,
            naming: Naming::default(),
            aliases: BTreeMap::new(),
            found: Inventory::default(),
        };
        let root = Level { disk: self.root.clone(), path: String::new(), depth: 0, globs: Globs::of_scope(scope) };
        let names = names_of(&root.disk)?;
        let mut waiting = walk.enter(root, &names);
        while let Some(level) = waiting.pop() {
            match names_of(&level.disk) {
                Ok(names) => waiting.extend(walk.enter(level, &names)),
                Err(error) => {
                    walk.found.walked += 1;
                    walk.refuse(&level.path, ProblemKind::Io, error.kind().to_string());
                }
            }
        }
        *self.aliases.lock().unwrap_or_else(PoisonError::into_inner) = walk.aliases;
        walk.found.twins = walk.naming.twins;
        debug_assert!(walk.found.adds_up(), "something was met and not listed");
        Ok(sorted(walk.found))
    }

    fn open(&self, entry: &Entry) -> io::Result<Box<dyn Read + Send>> {
        let path = self.locate(&entry.path);
        // Opening a pipe would wait for ever: ask for the kind before, and again of what was opened.
        if !fs::symlink_metadata(&path)?.is_file() {
            return Err(io::Error::other("not a regular file"));
        }
        let file = opened(&path)?;
        if !file.metadata()?.is_file() {
            return Err(io::Error::other("not a regular file"));
        }
        Ok(Box::new(file))
    }
}

/// Opens for reading without following a link or waiting for the other end of a pipe, should one have come in between.
fn opened(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.read(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, libc::O_NOFOLLOW | libc::O_NONBLOCK);
    options.open(path)
}

/// A folder met on the way down, with the globs that hold in it.
struct Level {
    disk: PathBuf,
    path: String,
    depth: usize,
    globs: Globs,
}

/// One walk, with what it found so far.
struct Walk<'s> {
    root: &'s Path,
    scope: &'s Scope,
    naming: Naming,
    aliases: BTreeMap<String, PathBuf>,
    found: Inventory,
}

impl Walk<'_> {
    /// Sorts out everything in `level`; gives the folders to enter next.
    fn enter(&mut self, mut level: Level, names: &[OsString]) -> Vec<Level> {
        if names.iter().any(|name| name == IGNORE_FILE) {
            level.globs.add(&level.path, &ignore_text(&level.disk));
        }
        names.iter().filter_map(|name| self.meet(&level, name)).collect()
    }

    /// Sorts out one name of `level`; gives the folder to enter, if it is one.
    fn meet(&mut self, level: &Level, name: &OsString) -> Option<Level> {
        let disk = level.disk.join(name);
        let shown = name.to_string_lossy();
        let path = self.naming.path(&level.path, &shown);
        self.found.walked += 1;
        let metadata = match fs::symlink_metadata(&disk) {
            Ok(metadata) => metadata,
            Err(error) => {
                self.refuse(&path, ProblemKind::Io, error.kind().to_string());
                return None;
            }
        };
        let is_dir = metadata.is_dir();
        if let Some(reason) = self.exclusion(&level.globs, &shown, &path, is_dir) {
            self.found.excluded.push(Excluded { path, reason });
        } else if is_dir && level.depth + 1 < DEPTH {
            // Its content is counted, not the folder itself, unless it turns out to be closed to us.
            self.found.walked -= 1;
            self.remark(name, &path);
            return Some(Level { disk, path, depth: level.depth + 1, globs: level.globs.clone() });
        } else if is_dir {
            self.refuse(&path, ProblemKind::LimitExceeded, format!("{DEPTH} folders deep"));
        } else if metadata.is_file() {
            if self.root.join(&path) != disk {
                self.aliases.insert(path.clone(), disk);
            }
            self.remark(name, &path);
            self.found.entries.push(Entry { path, size: metadata.len() });
        } else {
            self.refuse(&path, ProblemKind::NotAFile, kind_of(metadata.file_type()).to_owned());
        }
        None
    }

    fn exclusion(&self, globs: &Globs, name: &str, path: &str, is_dir: bool) -> Option<Exclusion> {
        let own = || self.scope.own.iter().any(|own| own == path).then_some(Exclusion::Own);
        let ignored = || globs.match_path(path, is_dir).then_some(Exclusion::Ignored);
        exclusion::by_name(name).or_else(own).or_else(ignored)
    }

    /// Keeps in mind a name that does not travel.
    fn remark(&mut self, name: &OsStr, path: &str) {
        if naming::is_odd(name) {
            self.found.odd.push(path.to_owned());
        }
    }

    fn refuse(&mut self, path: &str, kind: ProblemKind, detail: String) {
        self.found.refused.push((path.to_owned(), Problem { kind, detail, place: None }));
    }
}

/// The names in a folder, sorted by the system's own bytes so that twins are told apart the same way each time.
fn names_of(folder: &Path) -> io::Result<Vec<OsString>> {
    let mut names = fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name())).collect::<io::Result<Vec<_>>>()?;
    names.sort();
    Ok(names)
}

/// The text of the ignore file in `folder`; empty when it is not a readable regular file.
fn ignore_text(folder: &Path) -> String {
    let path = folder.join(IGNORE_FILE);
    if !fs::symlink_metadata(&path).is_ok_and(|metadata| metadata.is_file()) {
        return String::new();
    }
    let mut bytes = Vec::new();
    let read = File::open(&path).and_then(|file| file.take(IGNORE_FILE_BYTES).read_to_end(&mut bytes));
    read.map(|_| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
}

/// A word for what is neither file nor folder.
fn kind_of(kind: FileType) -> &'static str {
    if kind.is_symlink() { "link" } else { "pipe, socket or device" }
}

fn sorted(mut found: Inventory) -> Inventory {
    found.entries.sort();
    found.excluded.sort();
    found.refused.sort_by(|a, b| a.0.cmp(&b.0));
    found.twins.sort();
    found.odd.sort();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(found: &Inventory) -> Vec<&str> {
        found.entries.iter().map(|entry| entry.path.as_str()).collect()
    }

    #[test]
    fn hidden_and_git_ignored_files_are_listed() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("b")).unwrap();
        for (name, text) in [
            (".gitignore", "*"),
            (".cache.pdf", "x"),
            ("b/a.txt", "hello"),
            ("b/x.tmp", ""),
            ("b/.probantignore", "*.tmp"),
        ] {
            fs::write(folder.path().join(name), text).unwrap();
        }
        let disk = Disk::new(folder.path());
        let found = disk.list(&Scope::default()).unwrap();
        assert_eq!(paths(&found), [".cache.pdf", "b/a.txt"]);
        assert_eq!(
            found.excluded.iter().map(|e| e.reason).collect::<Vec<_>>(),
            [Exclusion::VersionControl, Exclusion::Own, Exclusion::Ignored]
        );
        assert_eq!(disk.bytes(&found.entries[1], 4).unwrap(), b"hell");
    }

    #[cfg(unix)]
    #[test]
    fn links_and_pipes_are_refused_and_never_opened() {
        let folder = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink("/etc/passwd", folder.path().join("link.txt")).unwrap();
        std::os::unix::fs::symlink(folder.path(), folder.path().join("loop")).unwrap();
        let pipe = folder.path().join("pipe.pdf");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let disk = Disk::new(folder.path());
        let found = disk.list(&Scope::default()).unwrap();
        assert!(found.entries.is_empty());
        assert_eq!(found.refused.len(), 3);
        assert!(found.refused.iter().all(|(_, problem)| problem.kind == ProblemKind::NotAFile));
        assert!(disk.bytes(&Entry { path: "pipe.pdf".into(), size: 0 }, 10).is_err());
        assert!(disk.bytes(&Entry { path: "link.txt".into(), size: 0 }, 10).is_err());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn names_in_another_form_are_shown_in_nfc_and_still_opened() {
        use std::os::unix::ffi::OsStringExt;

        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("re\u{301}f.txt"), "accent").unwrap();
        fs::write(folder.path().join(OsString::from_vec(b"bad\xff.txt".to_vec())), "bytes").unwrap();
        let disk = Disk::new(folder.path());
        let found = disk.list(&Scope::default()).unwrap();
        assert_eq!(paths(&found), ["bad\u{fffd}.txt", "r\u{e9}f.txt"]);
        assert_eq!(disk.bytes(&found.entries[0], 99).unwrap(), b"bytes");
        assert_eq!(disk.bytes(&found.entries[1], 99).unwrap(), b"accent");
    }

    #[test]
    fn a_missing_root_is_an_error() {
        assert!(Disk::new("/nowhere/at/all").list(&Scope::default()).is_err());
    }
}
