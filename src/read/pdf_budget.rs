//! What interpreting the pages of a PDF may cost: operators, glyphs and unpacked bytes, of a page and of a document.

use super::limits::Limits;

/// Operators that weigh as much as one glyph.
const STEPS_PER_GLYPH: usize = 8;
/// Bytes unpacked of one page, and of one document.
const PAGE_BYTES: usize = 64 << 20;
const DOCUMENT_BYTES: usize = 2 << 30;
/// Glyphs of one document, in glyphs of a page.
const PAGES_FULL: usize = 20;

/// What may still be spent.
#[derive(Clone, Copy, Debug)]
pub(super) struct Budget {
    pub steps: usize,
    pub glyphs: usize,
    pub bytes: usize,
}

impl Budget {
    pub(super) fn of_document(limits: &Limits) -> Self {
        let glyphs = limits.glyphs.saturating_mul(PAGES_FULL);
        Self { steps: glyphs.saturating_mul(STEPS_PER_GLYPH), glyphs, bytes: DOCUMENT_BYTES }
    }

    pub(super) fn of_page(self, limits: &Limits) -> Self {
        Self {
            steps: self.steps.min(limits.glyphs.saturating_mul(STEPS_PER_GLYPH)),
            glyphs: self.glyphs.min(limits.glyphs),
            bytes: self.bytes.min(PAGE_BYTES),
        }
    }

    /// What is left of it when a page that was given `given` has `left` left.
    pub(super) fn less(self, given: Self, left: Self) -> Self {
        Self {
            steps: self.steps - (given.steps - left.steps),
            glyphs: self.glyphs - (given.glyphs - left.glyphs),
            bytes: self.bytes - (given.bytes - left.bytes),
        }
    }
}
