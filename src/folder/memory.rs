//! A folder that exists in memory only: for tests, and for callers that hold the bytes already.

use std::collections::BTreeMap;
use std::io::{self, Cursor, Read};

use super::exclusion::{self, Globs, IGNORE_FILE};
use super::{Entry, Excluded, Exclusion, Folder, Inventory, Scope};

/// Files by path, relative, `/` between parts.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    files: BTreeMap<String, Vec<u8>>,
}

impl Memory {
    /// A folder of the given files.
    pub fn new<P: Into<String>, B: Into<Vec<u8>>>(files: impl IntoIterator<Item = (P, B)>) -> Self {
        Self { files: files.into_iter().map(|(path, bytes)| (path.into(), bytes.into())).collect() }
    }

    /// The globs of the scope and of every ignore file, the deepest last.
    fn globs(&self, scope: &Scope) -> Globs {
        let mut globs = Globs::of_scope(scope);
        let mut texts: Vec<(&str, &[u8])> = Vec::new();
        for (path, bytes) in &self.files {
            match path.rsplit_once('/') {
                Some((base, IGNORE_FILE)) => texts.push((base, bytes)),
                None if path == IGNORE_FILE => texts.push(("", bytes)),
                _ => {}
            }
        }
        texts.sort_by_key(|(base, _)| if base.is_empty() { 0 } else { 1 + base.matches('/').count() });
        for (base, bytes) in texts {
            globs.add(base, &String::from_utf8_lossy(bytes));
        }
        globs
    }
}

impl Folder for Memory {
    fn list(&self, scope: &Scope) -> io::Result<Inventory> {
        let globs = self.globs(scope);
        let mut found = Inventory { walked: self.files.len(), ..Inventory::default() };
        for (path, bytes) in &self.files {
            let by_name = path.split('/').find_map(exclusion::by_name);
            let own = || scope.own.contains(path).then_some(Exclusion::Own);
            let ignored = || globs.match_path(path, false).then_some(Exclusion::Ignored);
            match by_name.or_else(own).or_else(ignored) {
                Some(reason) => found.excluded.push(Excluded { path: path.clone(), reason }),
                None => found.entries.push(Entry { path: path.clone(), size: bytes.len() as u64 }),
            }
        }
        Ok(found)
    }

    fn open(&self, entry: &Entry) -> io::Result<Box<dyn Read + Send>> {
        let bytes = self.files.get(&entry.path).ok_or(io::ErrorKind::NotFound)?;
        Ok(Box::new(Cursor::new(bytes.clone())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_what_is_not_left_out() {
        let folder = Memory::new([("a/plan.pdf", "x"), ("a/~$plan.docx", ""), (".git/config", ""), ("m/x.tmp", "")]);
        let scope = Scope { ignore: vec!["*.tmp".into()], own: vec![] };
        let found = folder.list(&scope).unwrap();
        assert_eq!(found.entries, [Entry { path: "a/plan.pdf".into(), size: 1 }]);
        let reasons: Vec<_> = found.excluded.iter().map(|e| e.reason).collect();
        assert_eq!(reasons, [Exclusion::VersionControl, Exclusion::Lock, Exclusion::Ignored]);
    }

    #[test]
    fn gives_no_more_bytes_than_asked() {
        let folder = Memory::new([("a", "abcdef")]);
        assert_eq!(folder.bytes(&Entry { path: "a".into(), size: 6 }, 3).unwrap(), b"abc");
    }
}
