//! PDF (ISO 32000-2): text as printed lines and tables, pages that are pictures, remarks, signatures, properties, attached files.

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_font::kurbo::Rect;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::draft::Draft;
use super::limits::Limits;
use super::pdf_annotations::Remark;
use super::pdf_attachments;
use super::pdf_grid::{Grid, grids};
use super::pdf_hyphens::{Known, join};
use super::pdf_layout::{Line, body_size, kinds, lines};
use super::pdf_structure::{self, Structure};
use super::pdf_tables::Last;
use super::pdf_text::{Looker, Sight};
use super::pdf_trust::{Trust, is_scan, judge};
use crate::model::document::{Block, BlockKind, ProblemKind, ranges};
use crate::model::place::Place;

/// Letters from which a page shows by itself how large its running text is.
const TELLING: usize = 200;

/// Reads a PDF.
pub(crate) fn read(bytes: &[u8], limits: &Limits, draft: &mut Draft) {
    // The two libraries fail on different files: what one cannot open, the other may.
    let structure = catch_unwind(AssertUnwindSafe(|| pdf_structure::read(bytes, limits).ok())).ok().flatten();
    let mut structure = structure.unwrap_or_default();
    if structure.bomb {
        draft.limit("bytes unpacked of a stream");
    } else {
        read_pages(bytes, limits, draft);
    }
    let attached = std::mem::take(&mut structure.attached);
    keep(structure, draft);
    pdf_attachments::read(attached, limits, draft);
}

/// Takes over what was found beside the pages.
fn keep(structure: Structure, draft: &mut Draft) {
    draft.content.properties = structure.properties;
    draft.content.signatures = structure.signatures;
    for (page, value) in structure.fields {
        draft.push(Block::new(Place::Page(page.unwrap_or(1)), BlockKind::Field, value));
    }
    if structure.xfa {
        draft.problem(ProblemKind::Unsupported, "XFA form");
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
    let mut looker = Looker::new(pdf.xref(), limits);
    let mut printed = Vec::new();
    let mut text = 0;
    for (number, page) in (1..).zip(pages.iter().take(limits.pages)) {
        let sight = catch_unwind(AssertUnwindSafe(|| looker.look(page, limits)));
        if sight.is_err() {
            // Whatever an interrupted look left in its caches is not to be trusted.
            looker = Looker::new(pdf.xref(), limits);
        }
        let page = Printed::new(number, sight.ok(), draft);
        text += page.bytes();
        printed.push(page);
        if text > limits.text {
            break;
        }
    }
    emit(printed, draft);
}

/// A page as it was read.
struct Printed {
    number: u32,
    lines: Vec<Line>,
    grids: Vec<Grid>,
    remarks: Vec<Remark>,
    height: f64,
    trust: Trust,
    pictures: u32,
    /// It is a picture with its text laid over it.
    scanned: bool,
    /// Where those at its head lie.
    heading: Vec<Rect>,
}

impl Printed {
    /// Makes lines of what was seen of page `number`; `None` when looking at it failed.
    fn new(number: u32, sight: Option<Sight>, draft: &mut Draft) -> Self {
        let place = Some(Place::Page(number));
        if sight.is_none() {
            draft.problem_at(ProblemKind::Corrupt, "page", place.clone());
        }
        let sight = sight.unwrap_or_default();
        if sight.broken {
            draft.problem_at(ProblemKind::Corrupt, "page", place.clone());
        }
        if sight.cut {
            draft.problem_at(ProblemKind::LimitExceeded, "content of a page", place);
        }
        let grids = grids(&sight.rules);
        let lines = lines(&sight.characters, &grids);
        let trust = judge(&sight, &lines);
        let scanned = is_scan(&sight);
        let Sight { remarks, height, pictures, heading, .. } = sight;
        Self { number, lines, grids, remarks, height, trust, pictures, scanned, heading }
    }

    /// Bytes of its text, remarks included.
    fn bytes(&self) -> usize {
        let lines = self.lines.iter().map(|line| line.text.len());
        lines.chain(self.remarks.iter().map(|remark| remark.text.len())).sum()
    }

    fn letters(&self) -> usize {
        self.lines.iter().map(|line| line.letters).sum()
    }

    /// Turns its lines and remarks into blocks; false when there is no room left. `whole` is the size of the document's running text.
    fn emit(self, whole: f64, last: &mut Last, draft: &mut Draft) -> bool {
        let kinds = self.kinds(whole);
        let place = Place::Page(self.number);
        let block = |kind, text, area| Block::new(place.clone(), kind, text).lying_at(area);
        let mut lines = kinds.into_iter().zip(self.lines).peekable();
        while let Some((kind, line)) = lines.next() {
            let table = line.seat.map(|seat| seat.table);
            let Some(grid) = table.and_then(|table| self.grids.get(table)) else {
                if !draft.push(block(kind, line.text, line.area)) {
                    return false;
                }
                continue;
            };
            let mut own = vec![(kind, line)];
            while let Some(next) = lines.next_if(|(_, next)| next.seat.map(|seat| seat.table) == table) {
                own.push(next);
            }
            if !last.push(self.number, grid, own, draft) {
                return false;
            }
        }
        self.remarks.into_iter().all(|remark| draft.push(block(BlockKind::Comment, remark.text, remark.area)))
    }

    /// What each of its lines is.
    fn kinds(&self, whole: f64) -> Vec<BlockKind> {
        let body = if self.letters() >= TELLING { body_size(&self.lines).unwrap_or(whole) } else { whole };
        kinds(&self.lines, body, (self.number == 1).then_some(self.height / 2.0))
    }
}

/// Turns printed lines into blocks, and tells of pages that give none or wrong ones.
fn emit(mut pages: Vec<Printed>, draft: &mut Draft) {
    tell(&pages, draft);
    draft.content.pictures = draft.content.pictures.saturating_add(pictures(&pages));
    let scans = pages.iter().filter(|page| page.scanned).count();
    draft.content.scans = draft.content.scans.saturating_add(u32::try_from(scans).unwrap_or(u32::MAX));
    let known = Known::new(pages.iter().map(|page| page.lines.as_slice()));
    for page in &mut pages {
        join(&mut page.lines, &known);
    }
    let whole = body_size(pages.iter().flat_map(|page| &page.lines)).unwrap_or(10.0);
    let mut last = Last::default();
    for page in pages {
        if !page.emit(whole, &mut last, draft) {
            return;
        }
    }
}

/// How many pictures there are beside the logos at the head of the first page, and those that come back on others.
fn pictures(pages: &[Printed]) -> u32 {
    let first = pages.first().map_or(&[][..], |page| &page.heading);
    let near = |one: &Rect, other: &Rect| (one.origin() - other.origin()).hypot() < 1.0;
    let logo = |seat: &&Rect| first.iter().any(|one| near(one, seat));
    let logos = |page: &Printed| u32::try_from(page.heading.iter().filter(logo).count()).unwrap_or(u32::MAX);
    pages.iter().map(|page| page.pictures.saturating_sub(logos(page))).fold(0, u32::saturating_add)
}

/// Tells of pages whose text is missing or wrong.
fn tell(pages: &[Printed], draft: &mut Draft) {
    let mute = pages.iter().all(|page| page.letters() == 0);
    let is_blind = |trust: Trust| trust == Trust::Blind || (mute && trust == Trust::Stamped);
    let those = |told: &dyn Fn(Trust) -> bool| -> Vec<u32> {
        pages.iter().filter(|page| told(page.trust)).map(|page| page.number).collect()
    };
    let (blind, unreliable) = (those(&is_blind), those(&|trust| trust == Trust::Unreliable));
    if !blind.is_empty() && mute {
        draft.problem(ProblemKind::NoText, "");
    } else if !blind.is_empty() {
        draft.problem(ProblemKind::PagesWithoutText, ranges(&blind));
    }
    if !unreliable.is_empty() {
        draft.problem(ProblemKind::UnreliableText, ranges(&unreliable));
    }
    draft.content.unseen = those(&|trust| is_blind(trust) || trust == Trust::Unreliable);
}
