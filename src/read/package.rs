//! Parts of a ZIP package, bounded: sizes are counted as they inflate, never believed, and every part is read to its
//! end so that its checksum is verified. Also the relationships by which OOXML parts find one another.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::limits::Limits;
use super::plain;
use super::xml::{Node, Walker};
use crate::model::document::{Problem, ProblemKind};

/// An opened package.
pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Index of each part by its name in lower case, without a leading slash.
    names: BTreeMap<String, usize>,
    /// Bytes that may still be inflated.
    left: u64,
    limits: Limits,
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
        Ok(Self { archive, names, left: limits.package, limits: *limits })
    }

    /// Faults of the package as a whole that leave its parts readable, but not to be trusted.
    pub(crate) fn defects(&mut self) -> Vec<Problem> {
        let mut defects = Vec::new();
        if self.archive.has_duplicate_names() || self.names.len() < self.archive.len() {
            defects.push(problem(ProblemKind::Corrupt, "two parts of one name"));
        }
        if self.archive.has_overlapping_files().unwrap_or(true) {
            defects.push(problem(ProblemKind::Corrupt, "parts that overlap"));
        }
        defects
    }

    /// Names of the parts, lower case, sorted.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.keys().map(String::as_str)
    }

    /// The bytes of the part `name`, or none if there is no such part.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Problem> {
        let Some(index) = self.names.get(&key(name)).copied() else { return Ok(None) };
        let mut bytes = Vec::new();
        self.inflate(index, name, &mut bytes)?;
        Ok(Some(bytes))
    }

    /// The text of the XML part `name`.
    pub(crate) fn text(&mut self, name: &str) -> Result<Option<String>, Problem> {
        Ok(self.part(name)?.map(|bytes| plain::decode(&bytes)))
    }

    /// Reads every part to its end and keeps nothing: for parsers that do their own unpacking and verify nothing.
    pub(crate) fn verify(&mut self) -> Vec<Problem> {
        let all: Vec<(String, usize)> = self.names.iter().map(|(name, index)| (name.clone(), *index)).collect();
        all.into_iter().filter_map(|(name, index)| self.inflate(index, &name, &mut std::io::sink()).err()).collect()
    }

    /// Unpacks one entry into `out` within the limits.
    fn inflate(&mut self, index: usize, name: &str, out: &mut impl std::io::Write) -> Result<(), Problem> {
        let entry = self.archive.by_index(index).map_err(|error| fault(name, &error))?;
        let allowed = self.limits.part.min(self.left);
        // One byte more than allowed tells "too long" from "just fits"; reading to the end checks the checksum.
        let copied = std::io::copy(&mut entry.take(allowed.saturating_add(1)), out);
        let size = copied.map_err(|error| problem(ProblemKind::Corrupt, &format!("{name}: {error}")))?;
        if size > allowed {
            return Err(problem(ProblemKind::LimitExceeded, &format!("bytes unpacked of {name}")));
        }
        self.left -= size;
        Ok(())
    }

    /// The package with the part `name` replaced by `bytes`; the others are copied as they are packed.
    pub(crate) fn with_part(&mut self, name: &str, bytes: &[u8]) -> Result<Vec<u8>, Problem> {
        let failed = |error: ZipError| fault("package", &error);
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let replaced = self.names.get(&key(name)).copied();
        for index in 0..self.archive.len() {
            let entry = self.archive.by_index_raw(index).map_err(failed)?;
            if Some(index) != replaced {
                writer.raw_copy_file(entry).map_err(failed)?;
            }
        }
        writer.start_file(name, zip::write::SimpleFileOptions::default()).map_err(failed)?;
        std::io::Write::write_all(&mut writer, bytes).map_err(|error| failed(error.into()))?;
        Ok(writer.finish().map_err(failed)?.into_inner())
    }

    /// The relationships of `part`; of the package itself when `part` is empty. External targets are left out.
    pub(crate) fn relations(&mut self, part: &str) -> Result<Vec<Relation>, Problem> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let slash = if folder.is_empty() { "" } else { "/" };
        let Some(text) = self.text(&format!("{folder}{slash}_rels/{name}.rels"))? else { return Ok(Vec::new()) };
        let mut walker = Walker::new(&text, self.limits.depth);
        let mut relations = Vec::new();
        while let Some(node) = walker.next().map_err(|fault| fault.at(name))? {
            let Node::Open(element) = node else { continue };
            if element.name() != "Relationship" || element.attr("TargetMode").as_deref() == Some("External") {
                continue;
            }
            let kind = element.attr("Type").unwrap_or_default();
            relations.push(Relation {
                id: element.attr("Id").unwrap_or_default(),
                kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                target: resolve(folder, &element.attr("Target").unwrap_or_default()),
            });
        }
        Ok(relations)
    }

    /// The main part of an OOXML package, by the relationship of the package itself.
    pub(crate) fn main_part(&mut self) -> Result<String, Problem> {
        let relations = self.relations("")?;
        let main = relations.into_iter().find(|relation| relation.kind == "officeDocument");
        main.map(|relation| relation.target).ok_or_else(|| problem(ProblemKind::Corrupt, "no main part"))
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
}
