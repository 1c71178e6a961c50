//! Bytes to `Document`, one file per format. Total: a broken file is a document with problems, never an error.

#![deny(clippy::expect_used, clippy::indexing_slicing)]
#![cfg_attr(test, allow(clippy::expect_used, clippy::indexing_slicing, clippy::unwrap_used))]

mod archive;
mod badge;
mod badge_claims;
mod csv;
pub mod cutting;
mod docx;
mod docx_styles;
mod draft;
mod drawing;
mod embedded;
mod eml;
mod flow;
mod html;
mod ink;
mod legacy;
pub mod limits;
mod markdown;
mod msg;
mod msg_body;
mod odf;
mod ods;
mod package;
mod package_directory;
mod package_signatures;
mod pdf;
mod pdf_annotations;
mod pdf_attachments;
mod pdf_budget;
mod pdf_cmap;
mod pdf_fonts;
mod pdf_form;
mod pdf_grid;
mod pdf_hyphens;
mod pdf_layers;
mod pdf_layout;
mod pdf_marks;
mod pdf_rules;
mod pdf_signatures;
mod pdf_signatures_asn1;
mod pdf_signatures_certificate;
mod pdf_signatures_cms;
mod pdf_signatures_keys;
mod pdf_signatures_revisions;
mod pdf_state;
mod pdf_structure;
mod pdf_tables;
#[cfg(test)]
mod pdf_tests;
mod pdf_text;
mod pdf_trust;
mod pdf_widths;
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
mod sheet_rows;
mod sheet_values;
pub mod sniff;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_office;
mod xlsx;
mod xlsx_asides;
mod xlsx_cells;
mod xlsx_formats;
mod xlsx_sheet;
mod xml;

use std::panic::{AssertUnwindSafe, catch_unwind};

use self::draft::Draft;
use self::limits::Limits;
use crate::folder::{Entry, digest};
use crate::model::document::{Document, ProblemKind, Reading, ReadingState};
use crate::model::format::Format;

/// Changes whenever the code of the readers changes (`build.rs`): what another version read is read again.
pub const VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), "+", env!("PROBANT_READERS"));

/// Reads the file `entry` whose content is `bytes`. Never fails and never panics: what cannot be read is said in
/// `Document::reading`. An allocation that the system refuses still ends the process; callers who read strangers' files do
/// so in a worker.
pub fn read(entry: &Entry, bytes: &[u8], limits: &Limits) -> Document {
    read_known(entry, bytes, digest::sha256(bytes), limits)
}

/// The same for callers who know the SHA-256 of `bytes` already.
pub fn read_known(entry: &Entry, bytes: &[u8], sha256: String, limits: &Limits) -> Document {
    read_counted(entry, bytes, sha256, limits).0
}

/// Reads a file, and gives the bytes that were unpacked for it besides.
fn read_counted(entry: &Entry, bytes: &[u8], sha256: String, limits: &Limits) -> (Document, u64) {
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
    let spent = draft.spent();
    (finish(entry, sha256, format, draft), spent)
}

/// Reads `bytes` as `format` into the draft.
fn read_as(format: Format, entry: &Entry, bytes: &[u8], into: (&Limits, &mut Draft)) {
    let (limits, draft) = into;
    match format {
        Format::Pdf => pdf::read(bytes, limits, draft),
        Format::Docx => docx::read(bytes, limits, draft),
        Format::Odt | Format::Odp => odf::read(bytes, limits, draft),
        Format::Rtf => rtf::read(bytes, limits, draft),
        Format::Xlsx | Format::Xlsm => xlsx::read(bytes, limits, draft),
        Format::Xlsb | Format::Xls => sheet::read(bytes, format, limits, draft),
        Format::Ods => ods::read(bytes, limits, draft),
        Format::Csv => csv::read(bytes, limits, draft),
        Format::Pptx => pptx::read(bytes, limits, draft),
        Format::Eml => eml::read(bytes, limits, draft),
        Format::Html => html::read(bytes, limits, draft),
        Format::Svg => badge::read_svg(bytes, limits, draft),
        Format::Xml => html::read_xml(bytes, limits, draft),
        Format::Markdown => markdown::read(bytes, draft),
        Format::Json => badge::read_json(bytes, draft),
        Format::Text => badge::read_text(bytes, draft),
        Format::Png => badge::read_png(bytes, limits, draft),
        Format::Jpeg | Format::Gif | Format::Tiff | Format::Webp | Format::Bmp | Format::Heic => {
            picture::read(bytes, format, draft);
        }
        Format::Doc | Format::Ppt => legacy::read(bytes, format, limits, draft),
        Format::Msg => msg::read(bytes, limits, draft),
        Format::Zip => archive::read(bytes, limits, draft),
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
        Some(format) => draft.problem(ProblemKind::Corrupt, format!("{}: not of this format", format.name())),
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
fn finish(entry: &Entry, sha256: String, format: Format, mut draft: Draft) -> Document {
    let blank = draft.content.blocks.is_empty();
    let wordless = draft.is_blank();
    let stopped = draft.problems.iter().any(|problem| problem.kind != ProblemKind::ExtensionMismatch);
    if wordless && !stopped {
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
        sha256,
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
        ProblemKind::UnreliableText => 9,
        ProblemKind::ExtensionMismatch => 10,
    }
}
