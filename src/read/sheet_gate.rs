//! Checks a binary workbook before the library sees it, and mends what the library would believe: it reserves memory for declared
//! ranges, lays out a table over the farthest cells, follows damaged chains for ever, and verifies no checksum. On the way it takes
//! the texts that the library does not read.

use std::io::{Cursor, Read, Write};

use cfb::CompoundFile;

use super::draft::Draft;
use super::limits::Limits;
use super::package::{Package, problem};
use crate::model::document::{Problem, ProblemKind};

/// Cells that sheets may span for each one that may be kept; honest sheets are sparse too.
const SPARSE: usize = 4;
/// Streams of an OLE container that are read: the workbook under its two names, and its properties.
const STREAMS: [&str; 4] = ["Workbook", "Book", "\u{5}SummaryInformation", "\u{5}DocumentSummaryInformation"];

/// Checks the ZIP package of a workbook. Damage that concerns no cell goes to the draft.
///
/// # Errors
/// What forbids to read the workbook at all.
pub(crate) fn package(package: &mut Package<'_>, draft: &mut Draft) -> Result<(), Problem> {
    if let Some(name) = package.names().find(|name| holds_cells(name) && package.is_refused(name)) {
        return Err(problem(ProblemKind::Corrupt, &format!("{name}: not to be trusted")));
    }
    for fault in package.verify() {
        // A wrong value read as a right one is worse than none.
        if fault.kind == ProblemKind::LimitExceeded || holds_cells(&fault.detail) {
            return Err(fault);
        }
        draft.note(fault);
    }
    Ok(())
}

/// True for the parts in which values of cells stand. Takes what begins with the name of the part.
fn holds_cells(part: &str) -> bool {
    ["xl/worksheets/sheet", "xl/sharedstrings", "xl/styles", "xl/workbook"].iter().any(|start| part.starts_with(start))
}

/// A workbook that the library may see.
pub(crate) struct Sound {
    /// The container with what is needed of it.
    pub bytes: Vec<u8>,
    /// Texts of remarks and drawings, with the number of the sheet on which they stand.
    pub shapes: Vec<(usize, String)>,
    /// True when the workbook holds macros.
    pub has_macros: bool,
}

/// Copies the streams of an OLE workbook that are needed into a sound container, with the declared sizes of sheets set to
/// nothing.
///
/// # Errors
/// What forbids to read the workbook.
pub(crate) fn compound(bytes: &[u8], limits: &Limits) -> Result<Sound, Problem> {
    let damaged = |error: std::io::Error| problem(ProblemKind::Corrupt, &error.to_string());
    let mut source = CompoundFile::open(Cursor::new(bytes)).map_err(damaged)?;
    let mut copy = CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new())).map_err(damaged)?;
    let mut shapes = Vec::new();
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
            shapes.extend(texts(&stream));
        }
        copy.create_stream(name).and_then(|mut to| to.write_all(&stream)).map_err(damaged)?;
    }
    copy.flush().map_err(damaged)?;
    let has_macros = source.is_storage("_VBA_PROJECT_CUR");
    Ok(Sound { bytes: copy.into_inner().into_inner(), shapes, has_macros })
}

/// The texts of remarks and drawings ([MS-XLS] 2.4.329, `TxO`): a record with the length, then one with the characters.
fn texts(stream: &[u8]) -> Vec<(usize, String)> {
    let (mut at, mut depth, mut sheets, mut awaited) = (0_usize, 0_usize, 0_usize, 0_usize);
    let mut found = Vec::new();
    while let Some(&[a, b, c, d]) = stream.get(at..at.saturating_add(4)) {
        let (kind, length) = (u16::from_le_bytes([a, b]), usize::from(u16::from_le_bytes([c, d])));
        let Some(data) = stream.get(at + 4..at + 4 + length) else { break };
        at += 4 + length;
        match kind {
            BEGINNING => {
                sheets += usize::from(depth == 0);
                depth += 1;
            }
            END => depth = depth.saturating_sub(1),
            TEXT => {
                awaited = match data.get(10..12) {
                    Some(&[low, high]) => usize::from(u16::from_le_bytes([low, high])),
                    _ => 0,
                };
            }
            CONTINUED if awaited > 0 => {
                // The first stream describes the workbook itself.
                found.push((sheets.saturating_sub(2), characters(data, awaited)));
                awaited = 0;
            }
            _ => awaited = 0,
        }
    }
    found
}

/// Characters of one byte or two, as the byte before them says.
fn characters(data: &[u8], count: usize) -> String {
    match data.split_first() {
        Some((0, rest)) => rest.iter().take(count).map(|byte| char::from(*byte)).collect(),
        Some((_, rest)) => {
            let units: Vec<u16> =
                rest.as_chunks::<2>().0.iter().take(count).map(|pair| u16::from_le_bytes(*pair)).collect();
            String::from_utf16_lossy(&units)
        }
        None => String::new(),
    }
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

/// Record: a sheet ends.
const END: u16 = 0x000A;
/// Record: the text of a drawing or remark has so many characters.
const TEXT: u16 = 0x01B6;
/// Record: more of the record before.
const CONTINUED: u16 = 0x003C;
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
    fn texts_of_remarks_are_taken_with_their_sheet() {
        let beginning = || record(BEGINNING, &[0; 8]);
        let text = |count: u8| record(TEXT, &[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, count, 0, 0, 0, 0, 0, 0, 0]);
        let stream = [
            beginning(),
            record(END, &[]),
            beginning(),
            text(2),
            record(CONTINUED, b"\0ab"),
            record(CONTINUED, &[0; 16]),
            record(END, &[]),
            beginning(),
            text(1),
            record(CONTINUED, &[1, 0xE9, 0]),
            text(9),
        ];
        assert_eq!(texts(&stream.concat()), [(0, "ab".to_owned()), (1, "é".to_owned())]);
    }

    #[test]
    fn declared_ranges_are_wiped() {
        let mut stream = record(0x0200, &[0xFF; 14]);
        check_records(&mut stream, &Limits::default()).unwrap();
        assert_eq!(stream, record(0x0200, &[0; 14]));
    }
}
