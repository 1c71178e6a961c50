//! The way to the outside: lists the files of a folder and gives their bytes. No parsing, no judgement.

pub mod digest;
pub mod disk;
mod exclusion;
pub mod memory;
mod naming;
pub mod share;

use std::io::{self, Read};

use crate::model::document::Problem;

/// What to leave out of the walk.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    /// Globs of the profile's `ignore`, relative to the folder.
    pub ignore: Vec<String>,
    /// Paths (relative, `/`) that are ours: the profile, reports being written.
    pub own: Vec<String>,
}

/// A file to read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// Path relative to the folder, `/` between parts, Unicode NFC.
    pub path: String,
    /// Size in bytes.
    pub size: u64,
}

/// Everything met in the walk, sorted by path.
#[derive(Clone, Debug, Default)]
pub struct Inventory {
    /// Files to read.
    pub entries: Vec<Entry>,
    /// Left out on purpose, each with its reason.
    pub excluded: Vec<Excluded>,
    /// Met, and not to be opened: links, pipes, unreadable folders.
    pub refused: Vec<(String, Problem)>,
    /// Everything met but the folders entered: as many as the three lists above hold, counted apart.
    pub walked: usize,
    /// Paths that some systems take for the same one: accents in another form, capital letters.
    pub twins: Vec<(String, String)>,
    /// Paths that some systems cannot bear, or that do not read as they are.
    pub odd: Vec<String>,
}

impl Inventory {
    /// True when everything met is in exactly one list.
    pub fn adds_up(&self) -> bool {
        self.walked == self.entries.len() + self.excluded.len() + self.refused.len()
    }
}

/// A file left out on purpose.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Excluded {
    /// Path relative to the folder.
    pub path: String,
    /// Why.
    pub reason: Exclusion,
}

/// Why a file is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Exclusion {
    /// Matches `ignore` of the profile or a `.probantignore` file.
    Ignored,
    /// A file of the version control system (`.git`, `.gitignore`, `.gitattributes`).
    VersionControl,
    /// A lock or owner file of an office program (`~$x.docx`, `.~lock.x#`).
    Lock,
    /// Litter of an operating system (`.DS_Store`, `Thumbs.db`, `desktop.ini`).
    System,
    /// The profile or a report of ours.
    Own,
}

/// The outside, as the rest of the program sees it.
pub trait Folder: Sync {
    /// Walks the folder once. Never follows links.
    fn list(&self, scope: &Scope) -> io::Result<Inventory>;

    /// The content of `entry`, from its beginning.
    ///
    /// # Errors
    /// The system's own, when the file is gone or closed to us.
    fn open(&self, entry: &Entry) -> io::Result<Box<dyn Read + Send>>;

    /// The bytes of `entry`, at most `limit` of them.
    ///
    /// # Errors
    /// Those of `open`.
    fn bytes(&self, entry: &Entry, limit: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.open(entry)?.take(limit).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}
