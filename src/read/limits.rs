//! How much of one file is read at the most. Deterministic: bytes and counts, never clocks.

use serde::{Deserialize, Serialize};

/// Limits of one reading. The defaults leave room for the largest honest documents measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Bytes of a file.
    pub file: u64,
    /// Bytes of one part of a package, inflated.
    pub part: u64,
    /// Bytes of a whole package, inflated.
    pub package: u64,
    /// Bytes of a file with everything inside it, inflated.
    pub total: u64,
    /// Entries of a package.
    pub entries: usize,
    /// Nesting depth of XML, RTF groups and mail parts.
    pub depth: usize,
    /// Bytes of text kept of a document.
    pub text: usize,
    /// Cells kept of a workbook.
    pub cells: usize,
    /// Pages of a PDF.
    pub pages: usize,
    /// Glyphs of one page.
    pub glyphs: usize,
    /// Mails or archives inside one another.
    pub nesting: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file: 512 << 20,
            part: 256 << 20,
            package: 1 << 30,
            total: 4 << 30,
            entries: 20_000,
            depth: 256,
            text: 64 << 20,
            cells: 5_000_000,
            pages: 2_000,
            glyphs: 2_000_000,
            nesting: 4,
        }
    }
}
