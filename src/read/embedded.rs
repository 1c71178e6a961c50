//! Files embedded in office packages: workbooks, documents, and the OLE containers in which older programs keep them.

use std::io::{Cursor, Read};

use cfb::CompoundFile;

use super::draft::Draft;
use super::limits::Limits;
use super::package::{Package, Relation};
use super::plain;

/// Reads the embedded files that `relations` lead to, each as an entry of the document.
pub(crate) fn read(package: &mut Package<'_>, relations: &[Relation], limits: &Limits, draft: &mut Draft) {
    let mut seen = std::collections::BTreeSet::new();
    for relation in relations.iter().filter(|relation| matches!(relation.kind.as_str(), "package" | "oleObject")) {
        if !seen.insert(&relation.target) {
            continue;
        }
        match package.part(&relation.target) {
            Ok(Some(bytes)) => {
                let name = relation.target.rsplit('/').next().unwrap_or_default();
                object(name, &bytes, limits, draft);
            }
            Ok(None) => {}
            Err(problem) => draft.note(problem),
        }
    }
}

/// Reads one embedded file, out of its container when it has one.
pub(crate) fn object(name: &str, bytes: &[u8], limits: &Limits, draft: &mut Draft) {
    match unwrapped(bytes) {
        Some((own, inner)) => draft.inside(own.as_deref().unwrap_or(name), &inner, limits),
        None => draft.inside(name, bytes, limits),
    }
}

/// The file inside an OLE container, with its name: a package that was put there ([MS-OLEDS] 2.3.6), or an OOXML file.
fn unwrapped(bytes: &[u8]) -> Option<(Option<String>, Vec<u8>)> {
    let mut container = CompoundFile::open(Cursor::new(bytes)).ok()?;
    for name in ["Package", "CONTENTS"] {
        if container.is_stream(name) {
            return Some((None, stream(&mut container, name, bytes.len())?));
        }
    }
    native(&stream(&mut container, "\u{1}Ole10Native", bytes.len())?)
}

fn stream(container: &mut CompoundFile<Cursor<&[u8]>>, name: &str, limit: usize) -> Option<Vec<u8>> {
    let mut content = Vec::new();
    container.open_stream(name).ok()?.take(limit as u64).read_to_end(&mut content).ok()?;
    Some(content)
}

/// The name and bytes of a file that was dropped into a document.
fn native(stream: &[u8]) -> Option<(Option<String>, Vec<u8>)> {
    // Size of the whole, flags, then the label, the path, eight bytes, the path again, and the file with its size.
    let (label, rest) = text(stream.get(6..)?)?;
    let (_, rest) = text(rest)?;
    let (_, rest) = sized(rest.get(4..)?)?;
    let (file, _) = sized(rest)?;
    let label = plain::decode(label);
    Some((Some(label.rsplit(['/', '\\']).next().unwrap_or_default().to_owned()), file.to_vec()))
}

/// Bytes up to a NUL, and what follows it.
fn text(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = bytes.iter().position(|byte| *byte == 0)?;
    Some((bytes.get(..end)?, bytes.get(end + 1..)?))
}

/// As many bytes as the four before them say, and what follows them.
fn sized(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let &[a, b, c, d] = bytes.get(..4)? else { return None };
    let size = usize::try_from(u32::from_le_bytes([a, b, c, d])).ok()?;
    let rest = bytes.get(4..)?;
    Some((rest.get(..size)?, rest.get(size..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_dropped_into_a_document_is_unwrapped() {
        let mut bytes = vec![0, 0, 0, 0, 2, 0];
        bytes.extend(b"note.txt\0C:\\x\\note.txt\0\x00\x00\x03\x00\x04\0\0\0abc\0\x05\0\0\0hello");
        assert_eq!(native(&bytes), Some((Some("note.txt".into()), b"hello".to_vec())));
        for length in 0..bytes.len() {
            assert_eq!(native(&bytes[..length]), None);
        }
    }
}
