//! Remembers what was read, by the digest of what it was read from, so that an unchanged file is not read twice.
//!
//! One plain file an entry, written beside and renamed, checked when it comes back. Nothing here can fail a run: whatever
//! is odd, unwritable, cut or forged is a miss.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};
use std::time::{Duration, SystemTime};

use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

/// Bytes of all entries together.
pub const SIZE: u64 = 512 << 20;
/// One entry may take this part of the whole.
const SHARE: u64 = 8;
/// First bytes of an entry; another form of entries bears another number.
const MARK: &[u8] = b"probant cache 1\n";
/// What stands before the content: the mark, the key, the digest of the content.
const HEAD: usize = MARK.len() + 64 + 32;
/// A file that was left half-written longer ago than this is rubbish.
const HALF_WRITTEN: Duration = Duration::from_hours(1);
/// Name of entries that are being written.
const UNFINISHED: &str = "tmp-";

/// What an entry is known by: 64 hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key(String);

impl Key {
    /// The key of something of this `kind` that depends on all of `parts` and on nothing else.
    #[must_use]
    pub fn new(kind: &str, parts: &[&[u8]]) -> Self {
        let mut hash = Sha256::new();
        for part in std::iter::once(kind.as_bytes()).chain(parts.iter().copied()) {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
        Self(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
    }
}

impl std::fmt::Display for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// How often the cache was of use in this run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Use {
    /// Entries found.
    pub hits: usize,
    /// Entries not found, or not to be trusted.
    pub misses: usize,
    /// True when something could not be written.
    pub unwritable: bool,
}

/// What a cache holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stats {
    /// Entries.
    pub entries: usize,
    /// Bytes of all of them.
    pub bytes: u64,
}

/// A folder of entries. Several programs may share it.
#[derive(Debug)]
pub struct Cache {
    root: PathBuf,
    size: u64,
    turn: AtomicUsize,
    hits: AtomicUsize,
    misses: AtomicUsize,
    written: AtomicUsize,
    unwritable: AtomicBool,
}

impl Cache {
    /// The cache in the folder `root`, of at most `size` bytes. Nothing is touched yet.
    #[must_use]
    pub fn new(root: impl Into<PathBuf>, size: u64) -> Self {
        Self {
            root: root.into(),
            size,
            turn: AtomicUsize::new(0),
            hits: AtomicUsize::new(0),
            misses: AtomicUsize::new(0),
            written: AtomicUsize::new(0),
            unwritable: AtomicBool::new(false),
        }
    }

    /// Where the entries are.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// What was remembered under `key`, if it comes back as it was put.
    pub fn get<T: DeserializeOwned>(&self, key: &Key) -> Option<T> {
        let found = self.load(key).ok().and_then(|content| postcard::from_bytes(&content).ok());
        let count = if found.is_some() { &self.hits } else { &self.misses };
        count.fetch_add(1, Relaxed);
        found
    }

    /// Remembers `value` under `key`, if it can.
    pub fn put<T: Serialize>(&self, key: &Key, value: &T) {
        let Ok(content) = postcard::to_stdvec(value) else { return };
        if content.len() as u64 > self.size / SHARE {
            return;
        }
        if self.store(key, &content).is_ok() {
            self.written.fetch_add(1, Relaxed);
        } else {
            self.unwritable.store(true, Relaxed);
        }
    }

    /// How often it was of use.
    pub fn used(&self) -> Use {
        Use {
            hits: self.hits.load(Relaxed),
            misses: self.misses.load(Relaxed),
            unwritable: self.unwritable.load(Relaxed),
        }
    }

    /// Takes away the oldest entries when the whole has grown too large. Does nothing when nothing was written.
    pub fn trim(&self) {
        if self.written.swap(0, Relaxed) == 0 {
            return;
        }
        let mut files = self.files();
        let mut total: u64 = files.iter().map(|file| file.bytes).sum();
        files.sort_by(|a, b| (a.time, &a.path).cmp(&(b.time, &b.path)));
        for file in files {
            let rubbish = file.unfinished && file.time.elapsed().is_ok_and(|age| age > HALF_WRITTEN);
            if (total > self.size || rubbish) && fs::remove_file(&file.path).is_ok() {
                total -= file.bytes;
            }
        }
    }

    /// What it holds.
    pub fn stats(&self) -> Stats {
        let files = self.files();
        Stats { entries: files.len(), bytes: files.iter().map(|file| file.bytes).sum() }
    }

    /// Takes every entry away, and nothing else that may lie in the folder. Gives what was there.
    ///
    /// # Errors
    /// The system's own, when an entry cannot be removed.
    pub fn clean(&self) -> io::Result<Stats> {
        let mut cleaned = Stats::default();
        for file in self.files() {
            fs::remove_file(&file.path)?;
            cleaned.entries += 1;
            cleaned.bytes += file.bytes;
        }
        for folder in self.folders() {
            // One that holds something else stays.
            let _ = fs::remove_dir(folder);
        }
        Ok(cleaned)
    }

    fn load(&self, key: &Key) -> io::Result<Vec<u8>> {
        let path = self.path(key);
        if !fs::symlink_metadata(&path)?.is_file() {
            return Err(io::ErrorKind::InvalidData.into());
        }
        let mut bytes = Vec::new();
        File::open(path)?.take(self.size / SHARE + HEAD as u64).read_to_end(&mut bytes)?;
        let odd = || io::Error::from(io::ErrorKind::InvalidData);
        let rest = bytes.strip_prefix(MARK).and_then(|rest| rest.strip_prefix(key.0.as_bytes())).ok_or_else(odd)?;
        let (digest, content) = rest.split_at_checked(32).ok_or_else(odd)?;
        if Sha256::digest(content).as_slice() == digest { Ok(content.to_vec()) } else { Err(odd()) }
    }

    fn store(&self, key: &Key, content: &[u8]) -> io::Result<()> {
        let path = self.path(key);
        let folder = path.parent().unwrap_or(&self.root);
        fs::create_dir_all(folder)?;
        // Two writers of one entry, be they in two containers, each have a file of their own until it is whole.
        let turn = self.turn.fetch_add(1, Relaxed);
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |now| now.subsec_nanos());
        let own = format!("{}-{turn}-{now}", std::process::id());
        let unfinished = folder.join(format!("{UNFINISHED}{own}-{}", key.0));
        let write = || {
            let mut file = private(&unfinished)?;
            file.write_all(&[MARK, key.0.as_bytes(), &Sha256::digest(content), content].concat())?;
            drop(file);
            fs::rename(&unfinished, &path)
        };
        write().inspect_err(|_| {
            // Whatever was written of it is of no use.
            let _ = fs::remove_file(&unfinished);
        })
    }

    fn path(&self, key: &Key) -> PathBuf {
        let (folder, name) = key.0.split_at(2);
        self.root.join(folder).join(name)
    }

    /// The folders of entries.
    fn folders(&self) -> Vec<PathBuf> {
        listed(&self.root).into_iter().filter(|path| named(path, 2) && path.is_dir()).collect()
    }

    /// The entries, finished or not.
    fn files(&self) -> Vec<Stored> {
        self.folders().iter().flat_map(|folder| listed(folder)).filter_map(Stored::new).collect()
    }
}

/// A file of the cache.
struct Stored {
    path: PathBuf,
    bytes: u64,
    time: SystemTime,
    unfinished: bool,
}

impl Stored {
    fn new(path: PathBuf) -> Option<Self> {
        let unfinished = path.file_name()?.to_string_lossy().starts_with(UNFINISHED);
        let metadata = fs::symlink_metadata(&path).ok()?;
        let ours = metadata.is_file() && (unfinished || named(&path, 62));
        ours.then(|| Self {
            bytes: metadata.len(),
            time: metadata.modified().unwrap_or(SystemTime::UNIX_EPOCH),
            unfinished,
            path,
        })
    }
}

/// True when the name of `path` is of `digits` hexadecimal digits.
fn named(path: &Path, digits: usize) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.len() == digits && name.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn listed(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).map(|entries| entries.flatten().map(|entry| entry.path()).collect()).unwrap_or_default()
}

/// A new file that nobody else may read: it holds what documents say.
fn private(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(cache: &Cache) -> PathBuf {
        cache.files().first().unwrap().path.clone()
    }

    #[test]
    fn what_was_put_comes_back_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::new(folder.path(), SIZE);
        let key = Key::new("reading", &[b"abc", b"pdf"]);
        assert_eq!(cache.get::<String>(&key), None);
        cache.put(&key, &"texte".to_owned());
        assert_eq!(cache.get::<String>(&key), Some("texte".to_owned()));
        assert_eq!(cache.get::<String>(&Key::new("reading", &[b"ab", b"cpdf"])), None);
        assert_eq!(cache.used(), Use { hits: 1, misses: 2, unwritable: false });
    }

    #[test]
    fn a_cut_forged_or_swapped_entry_is_a_miss() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::new(folder.path(), SIZE);
        let key = Key::new("reading", &[b"abc"]);
        cache.put(&key, &"texte".to_owned());
        let path = entry(&cache);
        let whole = fs::read(&path).unwrap();
        for length in 0..whole.len() {
            fs::write(&path, &whole[..length]).unwrap();
            assert_eq!(cache.get::<String>(&key), None, "cut at {length}");
        }
        for at in 0..whole.len() {
            let mut forged = whole.clone();
            forged[at] ^= 1;
            fs::write(&path, forged).unwrap();
            assert_eq!(cache.get::<String>(&key), None, "changed at {at}");
        }
        fs::write(&path, &whole).unwrap();
        let other = Key::new("reading", &[b"abd"]);
        fs::create_dir_all(cache.path(&other).parent().unwrap()).unwrap();
        fs::rename(&path, cache.path(&other)).unwrap();
        assert_eq!(cache.get::<String>(&other), None, "the entry of another key");
    }

    #[cfg(unix)]
    #[test]
    fn an_entry_that_is_a_link_is_a_miss() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::new(folder.path().join("cache"), SIZE);
        let key = Key::new("reading", &[b"abc"]);
        cache.put(&key, &"texte".to_owned());
        let path = entry(&cache);
        fs::rename(&path, folder.path().join("elsewhere")).unwrap();
        std::os::unix::fs::symlink(folder.path().join("elsewhere"), &path).unwrap();
        assert_eq!(cache.get::<String>(&key), None);
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_no_failure() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "in the way").unwrap();
        let cache = Cache::new(&file, SIZE);
        let key = Key::new("reading", &[b"abc"]);
        cache.put(&key, &1_u8);
        assert_eq!(cache.get::<u8>(&key), None);
        assert!(cache.used().unwritable);
        cache.trim();
        assert_eq!(fs::read(&file).unwrap(), b"in the way");
    }

    #[test]
    fn the_oldest_entries_go_when_it_grows_too_large() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::new(folder.path(), 8_000);
        let keys: Vec<Key> = (0..20_u8).map(|n| Key::new("reading", &[&[n]])).collect();
        let hour = Duration::from_hours(1);
        for (key, age) in keys.iter().zip((0..20_u32).rev()) {
            cache.put(key, &vec![7_u8; 800]);
            let file = File::options().write(true).open(cache.path(key)).unwrap();
            file.set_modified(SystemTime::now() - hour * age).unwrap();
        }
        cache.trim();
        assert!(cache.stats().bytes <= 8_000 && cache.stats().entries >= 7, "{:?}", cache.stats());
        assert!(cache.get::<Vec<u8>>(&keys[19]).is_some());
        assert!(cache.get::<Vec<u8>>(&keys[0]).is_none());
    }

    #[test]
    fn cleaning_leaves_what_is_not_of_the_cache() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::new(folder.path(), SIZE);
        cache.put(&Key::new("reading", &[b"abc"]), &1_u8);
        for path in ["notes.txt", "ab/notes.txt"] {
            fs::create_dir_all(folder.path().join("ab")).unwrap();
            fs::write(folder.path().join(path), "").unwrap();
        }
        assert_eq!(cache.clean().unwrap().entries, 1);
        assert_eq!(cache.stats(), Stats::default());
        assert!(folder.path().join("notes.txt").exists() && folder.path().join("ab/notes.txt").exists());
    }
}
