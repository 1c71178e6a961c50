//! Checks a workbook before the library sees it, and mends what the library would believe: it reserves memory for declared
//! counts, lays out a table over the farthest cells, follows damaged chains for ever, and verifies no checksum.

use std::borrow::Cow;
use std::io::{Cursor, Read, Write};

use cfb::CompoundFile;

use super::draft::Draft;
use super::limits::Limits;
use super::package::{Package, problem};
use super::xml::{Element, Node, Walker};
use crate::model::document::{Problem, ProblemKind};

/// Cells that sheets may span for each one that may be kept; honest sheets are sparse too.
const SPARSE: usize = 4;
/// Name of the part of shared strings.
const STRINGS: &str = "xl/sharedStrings.xml";
/// Streams of an OLE container that are read: the workbook under its two names, and its properties.
const STREAMS: [&str; 4] = ["Workbook", "Book", "\u{5}SummaryInformation", "\u{5}DocumentSummaryInformation"];

/// Checks the ZIP package of a workbook. Damage that concerns no cell goes to the draft.
///
/// # Errors
/// What forbids to read the workbook at all.
pub(crate) fn package<'b>(bytes: &'b [u8], limits: &Limits, draft: &mut Draft) -> Result<Cow<'b, [u8]>, Problem> {
    let mut package = Package::open(bytes, limits)?;
    draft.problems.extend(package.defects());
    for fault in package.verify() {
        // A wrong value read as a right one is worse than none.
        if fault.kind == ProblemKind::LimitExceeded || holds_cells(&fault.detail) {
            return Err(fault);
        }
        draft.note(fault);
    }
    if package.text("content.xml")?.is_some_and(|text| is_too_wide(&text, limits)) {
        return Err(problem(ProblemKind::LimitExceeded, "cells of a workbook"));
    }
    match package.part(STRINGS)?.and_then(|part| without_false_count(&part)) {
        Some(mended) => package.with_part(STRINGS, &mended).map(Cow::Owned),
        None => Ok(Cow::Borrowed(bytes)),
    }
}

/// True for the parts in which values of cells stand. Takes what begins with the name of the part.
fn holds_cells(part: &str) -> bool {
    ["xl/worksheets/sheet", "xl/sharedstrings", "xl/styles", "xl/workbook", "content.xml"]
        .iter()
        .any(|start| part.starts_with(start))
}

/// True when a sheet of an `OpenDocument` workbook spans more cells than may be kept: the library makes a table of all
/// of them, and a few bytes can repeat a cell a million times.
fn is_too_wide(text: &str, limits: &Limits) -> bool {
    let mut walker = Walker::new(text, limits.depth);
    let (mut rows, mut repeated_rows, mut columns, mut height, mut width) = (0_usize, 1_usize, 0_usize, 0, 0_usize);
    let times =
        |element: &Element<'_>, name: &str| element.attr(name).and_then(|text| text.parse().ok()).unwrap_or(1_usize);
    while let Ok(Some(node)) = walker.next() {
        let Node::Open(element) = node else { continue };
        match element.name() {
            "table" => (rows, repeated_rows) = (0, 0),
            "table-row" => {
                rows = rows.saturating_add(repeated_rows);
                (repeated_rows, columns) = (times(&element, "number-rows-repeated"), 0);
            }
            "table-cell" | "covered-table-cell" => {
                columns = columns.saturating_add(times(&element, "number-columns-repeated"));
                if element.attr("value-type").is_some() {
                    (height, width) = (rows.saturating_add(repeated_rows).max(height), columns.max(width));
                }
            }
            _ => {}
        }
        if height.saturating_mul(width) > limits.cells.saturating_mul(SPARSE) {
            return true;
        }
    }
    false
}

/// The part of shared strings without its count, when it declares more than it could hold.
fn without_false_count(part: &[u8]) -> Option<Vec<u8>> {
    const MARK: &[u8] = b"uniqueCount=";
    let head = part.get(..part.len().min(4096))?;
    let start = head.windows(MARK.len()).position(|window| window == MARK)?;
    let value = head.get(start + MARK.len()..)?;
    let digits: Vec<u8> = value.iter().skip(1).copied().take_while(u8::is_ascii_digit).collect();
    let count = std::str::from_utf8(&digits).ok()?.parse().unwrap_or(usize::MAX);
    // The shortest string element, `<si/>`, takes five bytes.
    if count <= part.len() / 5 {
        return None;
    }
    let rest = value.get(1 + digits.len()..)?.len();
    let tail = part.get(head.len() - rest..)?;
    Some([part.get(..start + MARK.len() + 1)?, b"0", tail].concat())
}

/// Copies the streams of an OLE workbook that are needed into a sound container, with the declared sizes of sheets set to
/// nothing.
///
/// # Errors
/// What forbids to read the workbook.
pub(crate) fn compound(bytes: &[u8], limits: &Limits) -> Result<Vec<u8>, Problem> {
    let damaged = |error: std::io::Error| problem(ProblemKind::Corrupt, &error.to_string());
    let mut source = CompoundFile::open(Cursor::new(bytes)).map_err(damaged)?;
    let mut copy = CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new())).map_err(damaged)?;
    for name in STREAMS {
        if !source.is_stream(name) {
            continue;
        }
        let mut stream = Vec::new();
        // No stream can hold more than the file.
        let opened = source.open_stream(name).map_err(damaged)?;
        opened.take(bytes.len() as u64).read_to_end(&mut stream).map_err(damaged)?;
        if !name.starts_with('\u{5}') {
            check_records(&mut stream, limits)?;
        }
        copy.create_stream(name).and_then(|mut to| to.write_all(&stream)).map_err(damaged)?;
    }
    copy.flush().map_err(damaged)?;
    Ok(copy.into_inner().into_inner())
}

/// Walks the records of a workbook stream ([MS-XLS] 2.1.4).
fn check_records(stream: &mut [u8], limits: &Limits) -> Result<(), Problem> {
    let mut at = 0;
    let mut spanned = 0_usize;
    let (mut height, mut width) = (0_usize, 0_usize);
    while let Some(&[a, b, c, d]) = stream.get(at..at + 4) {
        let (kind, length) = (u16::from_le_bytes([a, b]), usize::from(u16::from_le_bytes([c, d])));
        let Some(data) = stream.get_mut(at + 4..at + 4 + length) else { return Ok(()) };
        at += 4 + length;
        match kind {
            FILE_PASS => return Err(problem(ProblemKind::Encrypted, "")),
            DIMENSIONS => data.fill(0),
            BEGINNING => {
                spanned = spanned.saturating_add(height.saturating_mul(width));
                (height, width) = (0, 0);
            }
            _ if CELLS.contains(&kind) => {
                let Some(&[a, b, c, d]) = data.get(..4) else { continue };
                height = height.max(usize::from(u16::from_le_bytes([a, b])) + 1);
                width = width.max(usize::from(u16::from_le_bytes([c, d])) + 1);
                if width > COLUMNS {
                    return Err(problem(ProblemKind::Corrupt, "a cell beyond the last column"));
                }
            }
            _ => {}
        }
    }
    if spanned.saturating_add(height.saturating_mul(width)) > limits.cells.saturating_mul(SPARSE) {
        return Err(problem(ProblemKind::LimitExceeded, "cells of a workbook"));
    }
    Ok(())
}

/// Record: what follows is encrypted.
const FILE_PASS: u16 = 0x002F;
/// Record: the used range of a sheet.
const DIMENSIONS: u16 = 0x0200;
/// Record: a sheet, or the workbook itself, begins.
const BEGINNING: u16 = 0x0809;
/// Records of cells; each begins with its row and column.
const CELLS: [u16; 8] = [0x0006, 0x00BD, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E];
/// Columns of a sheet in this format.
const COLUMNS: usize = 256;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_that_the_part_cannot_hold_is_mended() {
        for count in ["100000000000", "99999999999999999999999"] {
            let part = format!("<sst uniqueCount=\"{count}\"><si/></sst>");
            assert_eq!(without_false_count(part.as_bytes()).unwrap(), b"<sst uniqueCount=\"0\"><si/></sst>");
        }
        assert_eq!(without_false_count(b"<sst uniqueCount=\"3\"><si/><si/><si/></sst>"), None);
    }

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        let length = u16::try_from(data.len()).unwrap();
        [&kind.to_le_bytes(), &length.to_le_bytes(), data].concat()
    }

    #[test]
    fn far_cells_and_passwords_of_old_workbooks_are_seen() {
        let cell = |row: u16, column: u16| record(0x0203, &[row.to_le_bytes(), column.to_le_bytes()].concat());
        let check = |records: &[Vec<u8>]| check_records(&mut records.concat(), &Limits::default()).map_err(|p| p.kind);
        assert_eq!(check(&[record(0x0809, &[0; 8]), cell(10, 3), record(0x000A, &[])]), Ok(()));
        assert_eq!(check(&[cell(1, 300)]), Err(ProblemKind::Corrupt));
        let sheet = [record(0x0809, &[0; 8]), cell(65_535, 255)].concat();
        assert_eq!(check(std::slice::from_ref(&sheet)), Ok(()));
        assert_eq!(check(&[sheet.clone(), sheet]), Err(ProblemKind::LimitExceeded));
        assert_eq!(check(&[record(0x002F, &[0; 6])]), Err(ProblemKind::Encrypted));
        assert_eq!(check(&[vec![0x03, 0x02, 0xFF]]), Ok(()));
        assert_eq!(check(&[record(0x0203, &[0; 2])]), Ok(()));
    }

    #[test]
    fn declared_ranges_are_wiped() {
        let mut stream = record(0x0200, &[0xFF; 14]);
        check_records(&mut stream, &Limits::default()).unwrap();
        assert_eq!(stream, record(0x0200, &[0; 14]));
    }
}
