//! The list of entries at the end of a ZIP archive, as it is written: the unpacking library keeps one entry of each name and
//! forgets the others. Reads names and attributes only, unpacks nothing.

use std::collections::BTreeSet;

use super::package::{key, problem};
use crate::model::document::{Problem, ProblemKind};

/// Length of the fixed fields of an entry (APPNOTE 4.3.12).
const FIXED: usize = 46;
/// Kind of file of a symbolic link, in the upper half of the attributes that Unix writes.
const LINK: u32 = 0o120_000;
/// Names of faults that are told, at most.
const TOLD: usize = 20;

/// An entry as the directory lists it.
struct Listed {
    name: String,
    is_link: bool,
}

/// What is wrong with the names in a directory.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    /// What must be told.
    pub problems: Vec<Problem>,
    /// Keys of the parts that are not to be trusted.
    pub refused: BTreeSet<String>,
}

/// Checks the names in the directory that begins at `start` of `bytes`.
pub(crate) fn check(bytes: &[u8], start: u64) -> Faults {
    let mut faults = Faults::default();
    let mut seen = BTreeSet::new();
    for entry in entries(bytes, start) {
        let folder = entry.name.ends_with(['/', '\\']);
        let fault = if leaves(&entry.name) {
            "name that leaves the package"
        } else if entry.is_link {
            "link"
        } else if !seen.insert(key(&entry.name)) && !folder {
            "two parts of one name"
        } else {
            continue;
        };
        faults.refused.insert(key(&entry.name));
        let told = problem(ProblemKind::Corrupt, &format!("{}: {fault}", entry.name));
        if faults.problems.len() < TOLD && !faults.problems.contains(&told) {
            faults.problems.push(told);
        }
    }
    faults
}

/// The entries of the directory, as far as it is sound.
fn entries(bytes: &[u8], start: u64) -> Vec<Listed> {
    let mut at = usize::try_from(start).unwrap_or(usize::MAX);
    let mut listed = Vec::new();
    while let Some(fixed) = bytes.get(at..at.saturating_add(FIXED)).filter(|fixed| fixed.starts_with(b"PK\x01\x02")) {
        let short = |offset: usize| match fixed.get(offset..offset + 2) {
            Some(&[a, b]) => u16::from_le_bytes([a, b]),
            _ => 0,
        };
        let length = usize::from(short(28));
        let name = bytes.get(at + FIXED..at + FIXED + length).unwrap_or_default();
        let mode = u32::from(short(40));
        let by_unix = matches!(short(4) >> 8, 3 | 19);
        listed.push(Listed {
            name: String::from_utf8_lossy(name).into_owned(),
            is_link: by_unix && mode & 0o170_000 == LINK,
        });
        at += FIXED + length + usize::from(short(30)) + usize::from(short(32));
    }
    listed
}

/// True for names that lead out of the folder into which an archive would be unpacked.
fn leaves(name: &str) -> bool {
    let drive = name.get(1..2) == Some(":") && name.starts_with(|c: char| c.is_ascii_alphabetic());
    drive || name.split(['/', '\\']).any(|step| step == "..") || name.starts_with("//") || name.starts_with("\\\\")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_leave_are_told_from_names_with_dots() {
        for name in ["../x", "a/../../x", "a\\..\\x", "C:\\x", "//server/x", "a:b"] {
            assert!(leaves(name), "{name}");
        }
        for name in ["a/b..c", "..a/b", "/word/document.xml", "é:b"] {
            assert!(!leaves(name), "{name}");
        }
    }

    #[test]
    fn a_directory_that_is_none_lists_nothing() {
        assert!(entries(b"PK\x01\x02", 0).is_empty());
        assert!(entries(b"", u64::MAX).is_empty());
    }
}
