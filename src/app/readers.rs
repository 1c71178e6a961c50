//! How a file becomes a document: what is remembered is taken from the cache, copies are read once, workers read the rest.

use std::collections::HashMap;
use std::io::{self, Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::cache::{self, Cache, Key};
use crate::folder::{Entry, Folder, digest};
use crate::model::document::{Content as Text, Document, Problem, ProblemKind, Reading, ReadingState};
use crate::model::format::Format;
use crate::model::picture::Cut;
use crate::read::cutting::Cutting;
use crate::read::limits::Limits;
use crate::read::render::{Picture, Wanted};
use crate::read::{self, sniff};
use crate::sandbox::{Content, Failure, Options, Outcome, Pool, Reply, Request};

/// Files up to this size are held while they are read; larger ones go from the disk to the worker.
const HELD: u64 = 8 << 20;

/// Everything that reading takes.
pub(super) struct Readers {
    /// The workers.
    pub pool: Pool,
    /// What was read before, unless it is not to be used.
    pub cache: Option<Cache>,
    /// How much of a file is read.
    pub limits: Limits,
}

/// What became of pictures that were wanted of a file.
pub(super) enum Cuttings {
    /// Those that could be drawn, one for each that was wanted.
    Done(Vec<Option<Cutting>>),
    /// The file is not the one that was read, or is gone.
    Changed,
    /// The worker did not come back with them.
    Lost,
}

/// A file as found on the way in: its digest, its length, and its bytes when there are few.
struct Found {
    sha256: String,
    length: u64,
    held: Option<Arc<[u8]>>,
}

/// What does not depend on where a file lies.
type Known = (Format, Reading, Text);

impl Readers {
    /// Workers of this program, and the cache in `cache`.
    pub(super) fn new(options: &Options, cache: Option<PathBuf>, limits: Limits) -> Self {
        let cache = cache.map(|root| Cache::new(root, cache::SIZE));
        Self { pool: Pool::new(options), cache, limits }
    }

    /// Reads one file of `folder`. Never fails: what cannot be read is a document that says so.
    pub(super) fn read(&self, folder: &dyn Folder, entry: &Entry, copies: &Copies) -> Document {
        copies.met(entry, || match self.find(folder, entry) {
            Ok(None) => refused(entry, ProblemKind::LimitExceeded, "bytes of a file".to_owned()),
            Ok(Some(found)) => self.of(folder, entry, &found, copies),
            Err(error) => refused(entry, ProblemKind::Io, error.kind().to_string()),
        })
    }

    /// Takes a first look; none for a file that is larger than files may be.
    fn find(&self, folder: &dyn Folder, entry: &Entry) -> io::Result<Option<Found>> {
        if entry.size > self.limits.file {
            return Ok(None);
        }
        if entry.size > HELD {
            let (sha256, length) = digest::sha256_of(&mut *folder.open(entry)?, self.limits.file.saturating_add(1))?;
            return Ok((length <= self.limits.file).then_some(Found { sha256, length, held: None }));
        }
        let bytes = folder.bytes(entry, self.limits.file.saturating_add(1))?;
        let length = bytes.len() as u64;
        let found = || Found { sha256: digest::sha256(&bytes), length, held: Some(Arc::from(bytes.as_slice())) };
        Ok((length <= self.limits.file).then(found))
    }

    /// The document of what was found, at the place of `entry`.
    fn of(&self, folder: &dyn Folder, entry: &Entry, found: &Found, copies: &Copies) -> Document {
        let key = self.key(entry, found);
        let (format, reading, content) = copies.once(entry, &key, || self.remembered(folder, entry, found, &key));
        let sha256 = found.sha256.clone();
        Document { path: entry.path.clone(), sha256, size: found.length, format, reading, content }
    }

    /// Of a path, only its extension tells the readers anything.
    fn key(&self, entry: &Entry, found: &Found) -> Key {
        let extension = sniff::extension(&entry.path);
        let limits = format!("{:?}", self.limits);
        let parts = [found.sha256.as_str(), &extension, read::VERSION, &limits];
        Key::new("reading", &parts.map(str::as_bytes))
    }

    fn remembered(&self, folder: &dyn Folder, entry: &Entry, found: &Found, key: &Key) -> Known {
        if let Some(known) = self.cache.as_ref().and_then(|cache| cache.get(key)) {
            return known;
        }
        let Outcome { document, settled } = self.fresh(folder, entry, found);
        let known = (document.format, document.reading, document.content);
        if let Some(cache) = self.cache.as_ref().filter(|_| settled) {
            cache.put(key, &known);
        }
        known
    }

    fn fresh(&self, folder: &dyn Folder, entry: &Entry, found: &Found) -> Outcome {
        let entry = Entry { path: entry.path.clone(), size: found.length };
        let open = || -> io::Result<Box<dyn Read + Send>> {
            match &found.held {
                Some(bytes) => Ok(Box::new(Cursor::new(Arc::clone(bytes)))),
                None => folder.open(&entry),
            }
        };
        let content = Content { length: found.length, open: &open };
        let known = found.held.is_some().then_some(found.sha256.as_str());
        let outcome = self.pool.read(&entry, known, content, &self.limits);
        if outcome.settled && outcome.document.sha256 != found.sha256 {
            let document = refused(&entry, ProblemKind::Io, "changed while it was read".to_owned());
            return Outcome { document, settled: false };
        }
        outcome
    }

    /// Draws pages of `document`, a file of `folder`; those that cannot be drawn are left out, and all of them
    /// when the file has changed since it was read.
    pub(super) fn draw(&self, folder: &dyn Folder, document: &Document, wanted: &Wanted<'_>) -> Vec<Picture> {
        let entry = Entry { path: document.path.clone(), size: document.size };
        let request = Request::Draw {
            format: document.format,
            sha256: document.sha256.clone(),
            pages: wanted.pages.to_vec(),
            dpi: wanted.dpi,
        };
        let open = || folder.open(&entry);
        self.pool.draw(&request, Content { length: document.size, open: &open })
    }

    /// Cuts pictures out of pages of `document`, a file of `folder`.
    pub(super) fn cut(&self, folder: &dyn Folder, document: &Document, cuts: &[Cut]) -> Cuttings {
        let entry = Entry { path: document.path.clone(), size: document.size };
        let (format, sha256) = (document.format, document.sha256.clone());
        let request = Request::Cut { format, sha256, cuts: cuts.to_vec() };
        let open = || folder.open(&entry);
        match self.pool.ask(&request, Content { length: document.size, open: &open }) {
            Ok(Reply::Cuttings(cuttings)) => Cuttings::Done(cuttings),
            Ok(Reply::Changed) | Err(Failure::Io(_)) => Cuttings::Changed,
            _ => Cuttings::Lost,
        }
    }

    /// Keeps the cache within its bounds, after everything was read.
    pub(super) fn finish(&self) {
        if let Some(cache) = &self.cache {
            cache.trim();
        }
    }
}

/// A file that could not be opened is a document all the same: nothing is skipped in silence.
fn refused(entry: &Entry, kind: ProblemKind, detail: String) -> Document {
    let problem = Problem { kind, detail, place: None };
    unread(entry.path.clone(), entry.size, problem)
}

/// A document of which nothing was read.
pub(super) fn unread(path: String, size: u64, problem: Problem) -> Document {
    Document {
        path,
        sha256: String::new(),
        size,
        format: Format::Unknown,
        reading: Reading { state: ReadingState::Unreadable, problems: vec![problem] },
        content: Text::default(),
    }
}

/// Files that may be copies of one another, for they are of one size: each is read once, and what it gave is kept until
/// the last of them was met.
pub(super) struct Copies {
    sizes: Mutex<HashMap<u64, Same>>,
}

/// Files of one size.
#[derive(Default)]
struct Same {
    to_come: usize,
    read: HashMap<String, Arc<OnceLock<Known>>>,
}

impl Copies {
    /// Those among `entries`.
    pub(super) fn among(entries: &[Entry]) -> Self {
        let mut sizes: HashMap<u64, Same> = HashMap::new();
        for entry in entries {
            sizes.entry(entry.size).or_default().to_come += 1;
        }
        sizes.retain(|_, same| same.to_come > 1);
        Self { sizes: Mutex::new(sizes) }
    }

    /// Does `work` for `entry`, then forgets what nobody will ask for again.
    fn met<T>(&self, entry: &Entry, work: impl FnOnce() -> T) -> T {
        let done = work();
        let mut sizes = self.sizes.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(same) = sizes.get_mut(&entry.size) {
            same.to_come -= 1;
            if same.to_come == 0 {
                sizes.remove(&entry.size);
            }
        }
        done
    }

    /// Does `work` once for each `key`; who comes while it is being done waits for it.
    fn once(&self, entry: &Entry, key: &Key, work: impl FnOnce() -> Known) -> Known {
        let cell = {
            let mut sizes = self.sizes.lock().unwrap_or_else(PoisonError::into_inner);
            sizes.get_mut(&entry.size).map(|same| Arc::clone(same.read.entry(key.to_string()).or_default()))
        };
        match cell {
            Some(cell) => cell.get_or_init(work).clone(),
            None => work(),
        }
    }
}

/// True when `cache` lies in the evidence folder, where nothing of ours may be written.
pub(super) fn lies_in(cache: &Path, folder: &Path) -> bool {
    let real = |path: &Path| path.ancestors().find_map(|path| std::fs::canonicalize(path).ok());
    match (real(cache), std::fs::canonicalize(folder)) {
        (Some(cache), Ok(folder)) => cache.starts_with(folder),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

    use proptest::prelude::*;

    use super::*;
    use crate::folder::memory::Memory;
    use crate::folder::{Inventory, Scope};

    /// A folder whose files give something else each time they are opened.
    struct Unsteady {
        content: Vec<Option<Vec<u8>>>,
        opened: AtomicUsize,
    }

    impl Folder for Unsteady {
        fn list(&self, _scope: &Scope) -> io::Result<Inventory> {
            Ok(Inventory::default())
        }

        fn open(&self, _entry: &Entry) -> io::Result<Box<dyn Read + Send>> {
            let turn = self.opened.fetch_add(1, Relaxed).min(self.content.len() - 1);
            let bytes = self.content[turn].clone().ok_or(io::ErrorKind::NotFound)?;
            Ok(Box::new(Cursor::new(bytes)))
        }
    }

    fn readers(cache: Option<PathBuf>) -> Readers {
        Readers::new(&Options::default(), cache, Limits::default())
    }

    fn read(readers: &Readers, folder: &dyn Folder, path: &str, size: usize) -> Document {
        let entry = Entry { path: path.to_owned(), size: size as u64 };
        readers.read(folder, &entry, &Copies::among(&[]))
    }

    #[test]
    fn a_file_that_has_grown_is_read_as_it_is_now() {
        let folder = Unsteady { content: vec![Some(b"Une visite, puis une autre.".to_vec())], opened: 0.into() };
        let document = read(&readers(None), &folder, "a.txt", 3);
        assert_eq!((document.size, document.reading.state), (27, ReadingState::Read));
        assert_eq!(document.sha256, digest::sha256(b"Une visite, puis une autre."));
    }

    #[test]
    fn a_file_that_is_gone_is_a_document_that_says_so() {
        let folder = Unsteady { content: vec![None], opened: 0.into() };
        let document = read(&readers(None), &folder, "a.txt", 3);
        assert_eq!(document.reading.problems[0].kind, ProblemKind::Io);
        assert_eq!((document.sha256.as_str(), document.size), ("", 3));
    }

    #[test]
    fn a_large_file_that_changes_under_our_hands_is_not_trusted() {
        let size = usize::try_from(HELD).unwrap() + 1;
        let content = vec![Some(vec![b'a'; size]), Some(vec![b'b'; size])];
        let folder = Unsteady { content, opened: 0.into() };
        let scratch = tempfile::tempdir().unwrap();
        let readers = readers(Some(scratch.path().to_owned()));
        let document = read(&readers, &folder, "a.txt", size);
        assert_eq!(document.reading.problems[0].kind, ProblemKind::Io);
        assert_eq!(readers.cache.unwrap().stats().entries, 0);
    }

    #[test]
    fn a_file_larger_than_files_may_be_is_never_opened() {
        let folder = Unsteady { content: vec![None], opened: 0.into() };
        let document = read(&readers(None), &folder, "a.pdf", 1 << 40);
        assert_eq!(document.reading.problems[0].kind, ProblemKind::LimitExceeded);
        assert_eq!(folder.opened.load(Relaxed), 0);
    }

    #[test]
    fn copies_are_read_once_and_bear_their_own_names() {
        let files = (0..50).map(|n| (format!("copie {n}.txt"), "Une visite."));
        let folder = Memory::new(files.chain([("copie.pdf".to_owned(), "Une visite.")]));
        let entries = folder.list(&Scope::default()).unwrap().entries;
        let scratch = tempfile::tempdir().unwrap();
        let readers = readers(Some(scratch.path().to_owned()));
        let copies = Copies::among(&entries);
        let documents: Vec<Document> = entries.iter().map(|entry| readers.read(&folder, entry, &copies)).collect();
        assert_eq!(readers.cache.as_ref().unwrap().used().misses, 2, "one for .txt, one for .pdf");
        assert!(documents.iter().zip(&entries).all(|(document, entry)| document.path == entry.path));
        let misnamed =
            |document: &&Document| document.reading.problems.iter().any(|p| p.kind == ProblemKind::ExtensionMismatch);
        assert_eq!(
            documents.iter().filter(misnamed).map(|document| document.path.as_str()).collect::<Vec<_>>(),
            ["copie.pdf"]
        );
        assert!(copies.sizes.lock().unwrap().is_empty(), "nothing is kept once the last was met");
    }

    #[test]
    fn other_limits_are_another_reading() {
        let folder = Memory::new([("a.txt", "Une visite. Une autre.")]);
        let scratch = tempfile::tempdir().unwrap();
        let mut readers = readers(Some(scratch.path().to_owned()));
        assert_eq!(read(&readers, &folder, "a.txt", 22).reading.state, ReadingState::Read);
        readers.limits.text = 3;
        assert_ne!(read(&readers, &folder, "a.txt", 22).reading.state, ReadingState::Read);
    }

    proptest! {
        /// What the key of the cache leaves out of a path does not matter to the readers.
        #[test]
        fn a_path_tells_the_readers_its_extension_and_no_more(
            one in "[a-z]{1,9}(/[a-zé ]{1,5}){0,2}", other in "[A-Z0-9]{1,9}",
            extension in prop::sample::select(vec!["txt", "pdf", "docx", "eml", "csv", "html", "md", "zip", "xls", ""]),
            head in prop::sample::select(vec![&b""[..], b"%PDF-1.7\n", b"PK\x03\x04", b"Subject: a\nFrom: b\n\n", b"<html>", b"{\\rtf1 ", b"a;b\n1;2\n"]),
            tail in prop::collection::vec(any::<u8>(), 0..200),
        ) {
            let bytes = [head, &tail].concat();
            let at = |stem: &str| {
                let entry = Entry { path: format!("{stem}.{extension}"), size: bytes.len() as u64 };
                let document = read::read(&entry, &bytes, &Limits::default());
                format!("{:?} {:?} {:?}", document.format, document.reading, document.content)
            };
            prop_assert_eq!(at(&one), at(&other));
        }

        /// Readings come out of the cache as they went in.
        #[test]
        fn a_reading_is_the_same_from_the_cache(text in "(\\PC{0,30}\n){0,6}", extension in prop::sample::select(vec!["txt", "csv", "md", "html", "json"])) {
            let path = format!("a.{extension}");
            let folder = Memory::new([(path.clone(), text.clone())]);
            let scratch = tempfile::tempdir().unwrap();
            let readers = readers(Some(scratch.path().to_owned()));
            let first = read(&readers, &folder, &path, text.len());
            let second = read(&readers, &folder, &path, text.len());
            prop_assert_eq!(readers.cache.as_ref().unwrap().used().hits, 1);
            prop_assert_eq!(format!("{first:?}"), format!("{second:?}"));
        }
    }
}
