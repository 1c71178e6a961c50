//! Parts of a ZIP package, bounded: sizes are counted as they inflate, never believed, and every part is read to its
//! end so that its checksum is verified. Also the relationships by which OOXML parts find one another.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::limits::Limits;
use super::package_directory::{self, Faults};
use super::plain;
use super::xml::{Node, Walker};
use crate::model::document::{Problem, ProblemKind};

/// Bytes below which no ratio of packing is suspicious: honest sheets of this size are packed 130 to 1.
const RATIO_FROM: u64 = 64 << 20;
/// Bytes that a packed byte may stand for in larger parts.
const RATIO: u64 = 250;
/// Bytes read at a time of a part that is never held as a whole.
const BUFFER: usize = 64 << 10;

/// An opened package.
pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Index of each part by its name in lower case, without a leading slash.
    names: BTreeMap<String, usize>,
    /// What is wrong with the names, and which parts are not to be trusted for it.
    faults: Faults,
    /// Bytes that may still be inflated.
    left: u64,
    limits: Limits,
    /// Links out of the package that were met, by kind.
    external: BTreeMap<String, BTreeSet<String>>,
}

/// A relationship of a part to another (ECMA-376 part 2, clause 6.5).
#[derive(Clone, Debug)]
pub(crate) struct Relation {
    /// Its name in the part that holds it.
    pub id: String,
    /// The last word of its type: `officeDocument`, `header`, `slide`.
    pub kind: String,
    /// Name of the part it leads to, from the package's root. Nothing outside the package is ever looked up.
    pub target: String,
}

impl<'a> Package<'a> {
    /// Opens the package in `bytes`.
    pub(crate) fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, Problem> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| fault("package", &error))?;
        if archive.len() > limits.entries {
            return Err(problem(ProblemKind::LimitExceeded, "entries of a package"));
        }
        let names =
            archive.file_names().enumerate().filter_map(|(index, name)| Some((key(&name.ok()?), index))).collect();
        let faults = package_directory::check(bytes, archive.central_directory_start());
        Ok(Self { archive, names, faults, left: limits.package, limits: *limits, external: BTreeMap::new() })
    }

    /// Faults of the package as a whole that leave its other parts readable.
    pub(crate) fn defects(&mut self) -> Vec<Problem> {
        let mut defects = self.faults.problems.clone();
        if self.archive.has_overlapping_files().unwrap_or(true) {
            defects.push(problem(ProblemKind::Corrupt, "parts that overlap"));
        }
        defects
    }

    /// Names of the parts, lower case, sorted.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.keys().map(String::as_str)
    }

    /// Names of the parts as they are written, in the order of the directory.
    pub(crate) fn original_names(&self) -> Vec<String> {
        self.archive.file_names().filter_map(|name| Some(name.ok()?.into_owned())).collect()
    }

    /// True when the part `name` is not to be trusted, as `defects` tells.
    pub(crate) fn is_refused(&self, name: &str) -> bool {
        self.faults.refused.contains(&key(name))
    }

    /// True when the package holds a part called `name`.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.names.contains_key(&key(name))
    }

    /// Bytes unpacked so far.
    pub(crate) fn spent(&self) -> u64 {
        self.limits.package - self.left
    }

    /// Links out of the package that were met: the kind, and how many different ones.
    pub(crate) fn external(&self) -> impl Iterator<Item = (&str, usize)> {
        self.external.iter().map(|(kind, targets)| (kind.as_str(), targets.len()))
    }

    /// The index of the part `name`; none if there is no such part.
    fn index(&self, name: &str) -> Result<Option<usize>, Problem> {
        let key = key(name);
        if self.is_refused(name) {
            return Err(problem(ProblemKind::Corrupt, &format!("{name}: not to be trusted")));
        }
        Ok(self.names.get(&key).copied())
    }

    /// The bytes of the part `name`, or none if there is no such part.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Problem> {
        let Some(index) = self.index(name)? else { return Ok(None) };
        let mut bytes = Vec::new();
        match self.inflate(index, name, |source| source.read_to_end(&mut bytes))? {
            Ok(_) => Ok(Some(bytes)),
            Err(error) => Err(problem(ProblemKind::Corrupt, &format!("{name}: {error}"))),
        }
    }

    /// The text of the XML part `name`.
    pub(crate) fn text(&mut self, name: &str) -> Result<Option<String>, Problem> {
        let Some(bytes) = self.part(name)? else { return Ok(None) };
        // An XML part without a mark is UTF-8 (XML 1.0, 4.3.3): no second copy of a large one.
        Ok(Some(match String::from_utf8(bytes) {
            Ok(text) if !text.contains('\0') => text,
            Ok(text) => plain::decode(text.as_bytes()),
            Err(error) => plain::decode(error.as_bytes()),
        }))
    }

    /// The text of the part `name`, which must be there.
    pub(crate) fn needed(&mut self, name: &str) -> Result<String, Problem> {
        self.text(name)?.ok_or_else(|| problem(ProblemKind::Corrupt, &format!("{name}: missing")))
    }

    /// Hands the bytes of the part `name` to `take` as they are unpacked, then reads what it left, so that the checksum is
    /// verified. None if there is no such part; on an error, what was taken must not be used.
    pub(crate) fn stream<T>(
        &mut self,
        name: &str,
        take: impl FnOnce(&mut dyn BufRead) -> T,
    ) -> Result<Option<T>, Problem> {
        let Some(index) = self.index(name)? else { return Ok(None) };
        self.inflate(index, name, take).map(Some)
    }

    /// Reads every part to its end and keeps nothing: for parsers that do their own unpacking and verify nothing.
    pub(crate) fn verify(&mut self) -> Vec<Problem> {
        let all: Vec<(String, usize)> = self.names.iter().map(|(name, index)| (name.clone(), *index)).collect();
        all.into_iter().filter_map(|(name, index)| self.inflate(index, &name, |_| ()).err()).collect()
    }

    /// Unpacks one entry into `take` within the limits, then reads what it left: the end of an entry checks the checksum.
    fn inflate<T>(&mut self, index: usize, name: &str, take: impl FnOnce(&mut dyn BufRead) -> T) -> Result<T, Problem> {
        let entry = self.archive.by_index(index).map_err(|error| fault(name, &error))?;
        let allowed = allowance(&self.limits, self.left, entry.compressed_size());
        // A part that says itself that it is longer is not even begun.
        if entry.size() > allowed {
            return Err(too_long(name));
        }
        let mut reader = BufReader::with_capacity(BUFFER, Counted { inner: entry, left: allowed, exceeded: false });
        let outcome = take(&mut reader);
        let drained = std::io::copy(&mut reader, &mut std::io::sink());
        let counted = reader.into_inner();
        self.left = self.left.saturating_sub(allowed - counted.left);
        match drained {
            _ if counted.exceeded => Err(too_long(name)),
            Err(error) => Err(problem(ProblemKind::Corrupt, &format!("{name}: {error}"))),
            Ok(_) => Ok(outcome),
        }
    }

    /// The relationships of `part`; of the package itself when `part` is empty. External targets are counted, not given.
    pub(crate) fn relations(&mut self, part: &str) -> Result<Vec<Relation>, Problem> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let slash = if folder.is_empty() { "" } else { "/" };
        let part = format!("{folder}{slash}_rels/{name}.rels");
        let Some(text) = self.text(&part)? else { return Ok(Vec::new()) };
        let mut walker = Walker::new(&text, self.limits.depth);
        let mut relations = Vec::new();
        while let Some(node) = walker.next().map_err(|fault| fault.at(&part))? {
            let Node::Open(element) = node else { continue };
            if element.name() != "Relationship" {
                continue;
            }
            let kind = element.attr("Type").unwrap_or_default();
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            let target = element.attr("Target").unwrap_or_default();
            if element.attr("TargetMode").is_some_and(|mode| mode.eq_ignore_ascii_case("External")) {
                self.external.entry(kind).or_default().insert(target);
                continue;
            }
            let id = element.attr("Id").unwrap_or_default();
            relations.push(Relation { id, kind, target: resolve(folder, &target) });
        }
        Ok(relations)
    }

    /// The main part of an OOXML package: by the relationship of the package itself, else by the declared types.
    pub(crate) fn main_part(&mut self) -> Result<String, Problem> {
        let relations = self.relations("").unwrap_or_default();
        let main = relations.into_iter().find(|relation| relation.kind == "officeDocument").map(|found| found.target);
        match main.filter(|name| self.has(name)) {
            Some(name) => Ok(name),
            None => self.declared_main()?.ok_or_else(|| problem(ProblemKind::Corrupt, "no main part")),
        }
    }

    /// The part whose declared type is that of a main part.
    fn declared_main(&mut self) -> Result<Option<String>, Problem> {
        const TYPES: &str = "[Content_Types].xml";
        let Some(text) = self.text(TYPES)? else { return Ok(None) };
        let mut walker = Walker::new(&text, self.limits.depth);
        while let Some(node) = walker.next().map_err(|fault| fault.at(TYPES))? {
            let Node::Open(element) = node else { continue };
            let is_main = element.attr("ContentType").is_some_and(|kind| kind.ends_with(".main+xml"));
            if let Some(name) = element.attr("PartName").filter(|name| is_main && self.has(name)) {
                return Ok(Some(name.trim_start_matches('/').to_owned()));
            }
        }
        Ok(None)
    }
}

/// Bytes that a part of `packed` bytes may inflate to, when the package may still inflate to `left`.
fn allowance(limits: &Limits, left: u64, packed: u64) -> u64 {
    limits.part.min(left).min(packed.saturating_mul(RATIO).max(RATIO_FROM))
}

fn too_long(name: &str) -> Problem {
    problem(ProblemKind::LimitExceeded, &format!("{name}: bytes unpacked of a part"))
}

/// A reader that stops, with an error for good, when more comes than it may give.
struct Counted<R> {
    inner: R,
    left: u64,
    exceeded: bool,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let stopped = || std::io::Error::other("more than may be unpacked");
        if self.exceeded {
            return Err(stopped());
        }
        let read = self.inner.read(buffer)?;
        let Some(left) = self.left.checked_sub(read as u64) else {
            (self.left, self.exceeded) = (0, true);
            return Err(stopped());
        };
        self.left = left;
        Ok(read)
    }
}

/// The name under which a part is looked up.
pub(crate) fn key(name: &str) -> String {
    name.trim_start_matches('/').replace('\\', "/").to_lowercase()
}

/// `target`, as written in a part of `folder`, from the package's root. Stays inside the package.
fn resolve(folder: &str, target: &str) -> String {
    let base = if target.starts_with('/') { "" } else { folder };
    let mut parts: Vec<&str> = Vec::new();
    for step in base.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => drop(parts.pop()),
            step => parts.push(step),
        }
    }
    parts.join("/")
}

/// What the unpacking library complains of, in our words.
fn fault(name: &str, error: &ZipError) -> Problem {
    match error {
        ZipError::UnsupportedArchive(text) if *text == ZipError::PASSWORD_REQUIRED => {
            problem(ProblemKind::Encrypted, name)
        }
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => {
            problem(ProblemKind::Unsupported, &format!("{name}: way of packing"))
        }
        error => problem(ProblemKind::Corrupt, &format!("{name}: {error}")),
    }
}

/// A problem of the package, at no place in particular.
pub(crate) fn problem(kind: ProblemKind, detail: &str) -> Problem {
    Problem { kind, detail: detail.to_owned(), place: None }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::io::Write;

    use super::*;

    /// A package of the given parts.
    pub(crate) fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            writer.write_all(text.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn targets_stay_inside_the_package() {
        assert_eq!(resolve("word", "document.xml"), "word/document.xml");
        assert_eq!(resolve("ppt/slides", "../notesSlides/n.xml"), "ppt/notesSlides/n.xml");
        assert_eq!(resolve("word", "/xl/a.xml"), "xl/a.xml");
        assert_eq!(resolve("word", "../../../etc/passwd"), "etc/passwd");
    }

    #[test]
    fn a_flipped_byte_is_found_by_the_checksum() {
        let mut bytes = zipped(&[("a.txt", "the same text again and again, the same text again and again")]);
        bytes[40] ^= 0x10;
        let mut package = Package::open(&bytes, &Limits::default()).unwrap();
        assert_eq!(package.part("a.txt").unwrap_err().kind, ProblemKind::Corrupt);
    }

    #[test]
    fn a_part_that_inflates_beyond_the_limit_is_refused() {
        let bytes = zipped(&[("a.txt", &"a".repeat(5000))]);
        let limits = Limits { part: 4999, ..Limits::default() };
        assert_eq!(Package::open(&bytes, &limits).unwrap().part("A.TXT").unwrap_err().kind, ProblemKind::LimitExceeded);
        let limits = Limits { part: 5000, ..Limits::default() };
        assert_eq!(Package::open(&bytes, &limits).unwrap().part("A.TXT").unwrap().unwrap().len(), 5000);
    }

    #[test]
    fn bytes_are_counted_as_they_come_whatever_was_declared() {
        let mut fits = Counted { inner: &b"abcdef"[..], left: 6, exceeded: false };
        assert_eq!(fits.read_to_end(&mut Vec::new()).unwrap(), 6);
        assert_eq!((fits.left, fits.exceeded), (0, false));
        let mut counted = Counted { inner: &b"abcdef"[..], left: 5, exceeded: false };
        assert_eq!(counted.read(&mut [0; 4]).unwrap(), 4);
        assert!(counted.read(&mut [0; 4]).is_err());
        assert_eq!((counted.left, counted.exceeded), (0, true));
        assert!(counted.read(&mut [0; 1]).is_err(), "what was stopped does not go on");
    }

    #[test]
    fn large_parts_may_not_be_packed_beyond_belief() {
        let limits = Limits { part: u64::MAX, ..Limits::default() };
        assert_eq!(allowance(&limits, u64::MAX, 1), RATIO_FROM);
        assert_eq!(allowance(&limits, u64::MAX, 1 << 20), RATIO << 20);
        assert_eq!(allowance(&limits, 7, 1 << 20), 7);
        assert_eq!(allowance(&Limits { part: 9, ..limits }, u64::MAX, 1 << 20), 9);
    }

    #[test]
    fn what_is_unpacked_is_spent() {
        let bytes = zipped(&[("a.txt", "12345"), ("b.txt", "123")]);
        let mut package = Package::open(&bytes, &Limits::default()).unwrap();
        package.part("a.txt").unwrap();
        assert_eq!(package.spent(), 5);
        assert!(package.verify().is_empty());
        assert_eq!(package.spent(), 13);
    }
}
