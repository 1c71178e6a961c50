//! Bytes to `Document`, one file per format. Total: a broken file is a document with problems, never an error.

#![deny(clippy::expect_used, clippy::indexing_slicing)]
#![cfg_attr(test, allow(clippy::expect_used, clippy::indexing_slicing, clippy::unwrap_used))]

mod csv;
mod docx;
mod docx_styles;
mod draft;
mod eml;
mod flow;
mod html;
pub mod limits;
mod markdown;
mod odf;
mod package;
mod pdf;
mod pdf_layout;
mod pdf_structure;
mod pdf_text;
pub mod picture;
mod plain;
mod pptx;
mod properties;
pub mod render;
mod render_gauge;
mod rtf;
mod rtf_tokens;
mod sheet;
mod sheet_gate;
pub mod sniff;
#[cfg(test)]
mod tests;
mod xml;

use std::panic::{AssertUnwindSafe, catch_unwind};

use self::draft::Draft;
use self::limits::Limits;
use crate::folder::{Entry, digest};
use crate::model::document::{Document, ProblemKind, Reading, ReadingState};
use crate::model::format::Format;

/// Reads the file `entry` whose content is `bytes`. Never fails and never panics: what cannot be read is said in
/// `Document::reading`. An allocation that the system refuses still ends the process; callers who read strangers' files do
/// so in a worker.
pub fn read(entry: &Entry, bytes: &[u8], limits: &Limits) -> Document {
    let format = catch_unwind(|| sniff::sniff(&entry.path, bytes)).unwrap_or(Format::Unknown);
    let mut draft = Draft::new(limits);
    if entry.size > bytes.len() as u64 {
        draft.limit("bytes of a file");
    }
    if bytes.len() as u64 > limits.file {
        draft.limit("bytes of a file");
    } else if catch_unwind(AssertUnwindSafe(|| read_as(format, entry, bytes, (limits, &mut draft)))).is_err() {
        draft.problem(ProblemKind::Corrupt, "the reader stumbled");
    }
    mismatch(&entry.path, format, &mut draft);
    finish(entry, bytes, format, draft)
}

/// Reads `bytes` as `format` into the draft.
fn read_as(format: Format, entry: &Entry, bytes: &[u8], into: (&Limits, &mut Draft)) {
    let (limits, draft) = into;
    match format {
        Format::Pdf => pdf::read(bytes, limits, draft),
        Format::Docx => docx::read(bytes, limits, draft),
        Format::Odt | Format::Odp => odf::read(bytes, limits, draft),
        Format::Rtf => rtf::read(bytes, limits, draft),
        Format::Xlsx | Format::Xlsm | Format::Xlsb | Format::Xls | Format::Ods => {
            sheet::read(bytes, format, limits, draft);
        }
        Format::Csv => csv::read(bytes, limits, draft),
        Format::Pptx => pptx::read(bytes, limits, draft),
        Format::Eml => eml::read(bytes, limits, draft),
        Format::Html => html::read(bytes, limits, draft),
        Format::Svg | Format::Xml => html::read_xml(bytes, limits, draft),
        Format::Markdown => markdown::read(bytes, draft),
        Format::Text | Format::Json => plain::read(bytes, draft),
        Format::Png | Format::Jpeg | Format::Gif | Format::Tiff | Format::Webp | Format::Bmp | Format::Heic => {
            picture::read(bytes, format, draft);
        }
        Format::Doc | Format::Ppt | Format::Msg | Format::Zip => {
            draft.problem(ProblemKind::Unsupported, format.name());
        }
        Format::EncryptedOffice => draft.problem(ProblemKind::Encrypted, ""),
        Format::LfsPointer => draft.problem(ProblemKind::LfsPointer, ""),
        Format::Shortcut => draft.problem(ProblemKind::Shortcut, ""),
        Format::Empty => draft.problem(ProblemKind::Empty, ""),
        Format::Unknown => unknown(&entry.path, draft),
    }
}

/// Bytes without a known form: damaged when the name promises one of ours, else a format that is not read.
fn unknown(path: &str, draft: &mut Draft) {
    match promised(path) {
        Some(format) => draft.problem(ProblemKind::Corrupt, format!("not a {} file", format.name())),
        None => draft.problem(ProblemKind::Unsupported, sniff::extension(path)),
    }
}

/// The format that the extension of `path` promises first.
fn promised(path: &str) -> Option<Format> {
    let extension = sniff::extension(path);
    Format::ALL.into_iter().find(|format| format.extensions().contains(&extension.as_str()))
}

/// Notes an extension that belongs to another format. The file is read as what it is all the same.
fn mismatch(path: &str, format: Format, draft: &mut Draft) {
    let silent = [Format::Unknown, Format::Empty, Format::LfsPointer, Format::Shortcut, Format::EncryptedOffice];
    if silent.contains(&format) || format.extensions().contains(&sniff::extension(path).as_str()) {
        return;
    }
    if promised(path).is_some() {
        draft.problem(ProblemKind::ExtensionMismatch, format.name());
    }
}

/// Draws the conclusion: all, some or none of it was read.
fn finish(entry: &Entry, bytes: &[u8], format: Format, mut draft: Draft) -> Document {
    let blank = draft.content.blocks.is_empty();
    let stopped = draft.problems.iter().any(|problem| problem.kind != ProblemKind::ExtensionMismatch);
    if blank && !stopped {
        let kind = if draft.content.pictures > 0 { ProblemKind::NoText } else { ProblemKind::Empty };
        draft.problem(kind, "");
    }
    draft.problems.sort_by_key(|problem| gravity(problem.kind));
    let incomplete = draft.problems.iter().any(|problem| !problem.kind.is_remark());
    let state = match (incomplete, blank) {
        (false, _) => ReadingState::Read,
        (true, false) => ReadingState::Partial,
        (true, true) => ReadingState::Unreadable,
    };
    Document {
        path: entry.path.clone(),
        sha256: digest::sha256(bytes),
        size: entry.size,
        format,
        reading: Reading { state, problems: draft.problems },
        content: draft.content,
    }
}

/// How serious a problem is: the lower, the worse.
fn gravity(kind: ProblemKind) -> u8 {
    match kind {
        ProblemKind::NotAFile | ProblemKind::Io => 0,
        ProblemKind::Encrypted => 1,
        ProblemKind::LfsPointer | ProblemKind::Shortcut => 2,
        ProblemKind::Empty => 3,
        ProblemKind::Corrupt => 4,
        ProblemKind::LimitExceeded => 5,
        ProblemKind::Unsupported => 6,
        ProblemKind::NoText => 7,
        ProblemKind::PagesWithoutText => 8,
        ProblemKind::ExtensionMismatch => 10,
    }
}
