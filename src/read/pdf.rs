//! PDF (ISO 32000-2): text as printed lines, pages that are pictures, signatures, properties.

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_interpret::InterpreterCache;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::draft::Draft;
use super::limits::Limits;
use super::pdf_layout::{Line, body_size, kinds, lines};
use super::pdf_structure::{self, Structure};
use super::pdf_text::{Reverse, Sight, look};
use crate::model::document::{Block, BlockKind, ProblemKind, ranges};
use crate::model::place::Place;

/// Letters from which a page shows by itself how large its running text is.
const TELLING: usize = 200;
/// Lines and curves from which a page without characters may be lettering that was turned into drawings.
const DRAWN: usize = 300;

/// Reads a PDF.
pub(crate) fn read(bytes: &[u8], limits: &Limits, draft: &mut Draft) {
    // The two libraries fail on different files: what one cannot open, the other may.
    let structure = catch_unwind(AssertUnwindSafe(|| pdf_structure::read(bytes, limits).ok())).ok().flatten();
    let structure = structure.unwrap_or_default();
    if structure.bomb {
        draft.limit("bytes unpacked of a stream");
    } else {
        read_pages(bytes, limits, draft);
    }
    keep(structure, draft);
}

/// Takes over what was found beside the pages.
fn keep(structure: Structure, draft: &mut Draft) {
    draft.content.properties = structure.properties;
    draft.content.signatures = structure.signatures;
    for (page, value) in structure.fields {
        draft.push(Block::new(Place::Page(page.unwrap_or(1)), BlockKind::Field, value));
    }
}

fn read_pages(bytes: &[u8], limits: &Limits, draft: &mut Draft) {
    let pdf = match Pdf::new(bytes.to_vec()) {
        Ok(pdf) => pdf,
        Err(LoadPdfError::Decryption(DecryptionError::PasswordProtected)) => {
            return draft.problem(ProblemKind::Encrypted, "");
        }
        Err(LoadPdfError::Decryption(_)) => return draft.problem(ProblemKind::Encrypted, "unknown way of encryption"),
        Err(LoadPdfError::Invalid) => return draft.problem(ProblemKind::Corrupt, "no PDF structure"),
    };
    let pages = pdf.pages();
    draft.content.pages = u32::try_from(pages.len()).ok();
    if pages.is_empty() {
        return draft.problem(ProblemKind::Corrupt, "no pages");
    }
    if pages.len() > limits.pages {
        draft.limit("pages of a document");
    }
    let mut cache = InterpreterCache::new();
    let mut reverse = Reverse::new();
    let mut printed = Vec::new();
    let mut text = 0;
    for (number, page) in (1..).zip(pages.iter().take(limits.pages)) {
        let sight = look(page, &cache, &mut reverse, limits.glyphs);
        if sight.cut || sight.broken {
            // Whatever the interrupted interpreter left in its cache is not to be trusted.
            cache = InterpreterCache::new();
        }
        let page = Printed::new(number, sight, draft);
        text += page.lines.iter().map(|line| line.text.len()).sum::<usize>();
        printed.push(page);
        if text > limits.text {
            break;
        }
    }
    emit(&printed, draft);
    tell_pages_without_text(&printed, draft);
}

/// A page as it was read.
struct Printed {
    number: u32,
    lines: Vec<Line>,
    height: f64,
    /// True when there is something to be seen, and nothing to be read.
    blind: bool,
}

impl Printed {
    fn new(number: u32, sight: Sight, draft: &mut Draft) -> Self {
        let place = Some(Place::Page(number));
        if sight.cut {
            draft.problem_at(ProblemKind::LimitExceeded, "glyphs of a page", place.clone());
        }
        if sight.broken {
            draft.problem_at(ProblemKind::Corrupt, "page", place);
        }
        draft.content.pictures = draft.content.pictures.saturating_add(sight.pictures);
        let known = sight.characters.len();
        let lines = lines(sight.characters);
        let letters: usize = lines.iter().map(|line| line.letters).sum();
        let seen = sight.pictures > 0 || sight.paths > DRAWN || sight.unknown > 0;
        // A text layer most of whose glyphs nobody knows is no better than none.
        let blind = (letters == 0 && seen) || (sight.unknown > 20 && sight.unknown > known);
        Self { number, lines, height: sight.height, blind }
    }

    fn letters(&self) -> usize {
        self.lines.iter().map(|line| line.letters).sum()
    }
}

/// Turns printed lines into blocks.
fn emit(pages: &[Printed], draft: &mut Draft) {
    let whole = body_size(pages.iter().flat_map(|page| &page.lines)).unwrap_or(10.0);
    for page in pages {
        let body = if page.letters() >= TELLING { body_size(&page.lines).unwrap_or(whole) } else { whole };
        let title_above = (page.number == 1).then_some(page.height / 2.0);
        for (line, kind) in page.lines.iter().zip(kinds(&page.lines, body, title_above)) {
            if !draft.push(Block::new(Place::Page(page.number), kind, line.text.as_str())) {
                return;
            }
        }
    }
}

fn tell_pages_without_text(pages: &[Printed], draft: &mut Draft) {
    let blind: Vec<u32> = pages.iter().filter(|page| page.blind).map(|page| page.number).collect();
    if blind.is_empty() {
        return;
    }
    if pages.iter().all(|page| page.letters() == 0) {
        draft.problem(ProblemKind::NoText, "");
    } else {
        draft.problem(ProblemKind::PagesWithoutText, ranges(&blind));
    }
    draft.content.unseen = blind;
}
