//! The document in the making: what every reader fills. Keeps the budget of text and the running numbers.

use super::limits::Limits;
use super::package::Package;
use super::package_signatures;
use crate::folder::Entry;
use crate::model::document::{
    Block, BlockKind, Content, Document, Problem, ProblemKind, Remark, RemarkKind, SignatureKind, SignatureMark,
};
use crate::model::format::Format;
use crate::model::place::Place;

/// Remarks kept of a document.
const REMARKS: usize = 200;
/// Problems kept of a document.
const PROBLEMS: usize = 1000;

/// Content and problems of one document while it is read. What was put in before a failure stays.
#[derive(Debug)]
pub(crate) struct Draft {
    /// What was read so far.
    pub content: Content,
    /// What went wrong so far.
    pub problems: Vec<Problem>,
    /// Bytes of text that may still be kept.
    text_left: usize,
    paragraphs: u32,
    tables: u32,
    /// Bytes that were unpacked, in whatever depth.
    spent: u64,
    /// Blocks that say what pictures show: no text of the document's own.
    captions: usize,
}

/// A state of a draft to which it can go back.
pub(crate) struct Checkpoint {
    blocks: usize,
    signatures: usize,
    pictures: u32,
    text_left: usize,
    paragraphs: u32,
    tables: u32,
    captions: usize,
}

impl Draft {
    pub(crate) fn new(limits: &Limits) -> Self {
        let (content, problems) = (Content::default(), Vec::new());
        Self { content, problems, text_left: limits.text, paragraphs: 0, tables: 0, spent: 0, captions: 0 }
    }

    /// The state now, to go back to when what follows turns out to be false.
    pub(crate) fn checkpoint(&self) -> Checkpoint {
        Checkpoint {
            blocks: self.content.blocks.len(),
            signatures: self.content.signatures.len(),
            pictures: self.content.pictures,
            text_left: self.text_left,
            paragraphs: self.paragraphs,
            tables: self.tables,
            captions: self.captions,
        }
    }

    /// Forgets what was read since `checkpoint`; problems stay.
    pub(crate) fn revert(&mut self, checkpoint: &Checkpoint) {
        self.content.blocks.truncate(checkpoint.blocks);
        self.content.signatures.truncate(checkpoint.signatures);
        self.content.pictures = checkpoint.pictures;
        self.text_left = checkpoint.text_left;
        (self.paragraphs, self.tables) = (checkpoint.paragraphs, checkpoint.tables);
        self.captions = checkpoint.captions;
    }

    /// Counts bytes that were unpacked.
    pub(crate) fn spend(&mut self, bytes: u64) {
        self.spent = self.spent.saturating_add(bytes);
    }

    /// Bytes that were unpacked so far.
    pub(crate) fn spent(&self) -> u64 {
        self.spent
    }

    /// True when nothing but descriptions of pictures was read.
    pub(crate) fn is_blank(&self) -> bool {
        self.content.blocks.len() <= self.captions
    }

    /// Counts a picture.
    pub(crate) fn picture(&mut self) {
        self.content.pictures = self.content.pictures.saturating_add(1);
    }

    /// Adds what a picture is said to show. Names of picture files say nothing.
    pub(crate) fn caption(&mut self, place: Place, text: &str) {
        let text = text.trim();
        let lower = text.to_lowercase();
        let is_file =
            !text.contains(' ') && [".png", ".jpg", ".jpeg", ".gif", ".emf"].iter().any(|e| lower.ends_with(e));
        let before = self.content.blocks.len();
        if !is_file && self.push(Block::new(place, BlockKind::Note, text)) {
            self.captions += self.content.blocks.len() - before;
        }
    }

    /// Mentions something of the kind `kind`; what is mentioned again with the same words is counted.
    pub(crate) fn remark(&mut self, kind: RemarkKind, detail: &str, place: Option<Place>) {
        self.remark_many(kind, detail, place, 1);
    }

    /// Mentions something that was met `count` times.
    pub(crate) fn remark_many(&mut self, kind: RemarkKind, detail: &str, place: Option<Place>, count: u32) {
        let remarks = &mut self.content.remarks;
        let room = remarks.len() < REMARKS;
        match remarks.iter_mut().find(|remark| remark.kind == kind && remark.detail == detail) {
            Some(remark) => remark.count = remark.count.saturating_add(count),
            None if room && count > 0 => {
                remarks.push(Remark { kind, count, detail: detail.to_owned(), place });
            }
            None => {}
        }
    }

    /// Opens the package in `bytes` for `take`. Notes what is wrong with it and what stopped `take`; whatever that was, what
    /// surrounds the parts is taken over and what they cost is counted.
    pub(crate) fn with_package(
        &mut self,
        bytes: &[u8],
        limits: &Limits,
        take: impl FnOnce(&mut Package<'_>, &mut Self) -> Result<(), Problem>,
    ) {
        let mut package = match Package::open(bytes, limits) {
            Ok(package) => package,
            Err(problem) => return self.note(problem),
        };
        for defect in package.defects() {
            self.note(defect);
        }
        if let Err(problem) = take(&mut package, self) {
            self.note(problem);
        }
        self.surroundings(&package);
    }

    /// Takes over what `package` tells of itself once it was read: links out of it, macros, signatures, pictures, and the bytes
    /// that were unpacked.
    fn surroundings(&mut self, package: &Package<'_>) {
        for (kind, count) in package.external() {
            let count = u32::try_from(count).unwrap_or(u32::MAX);
            self.remark_many(RemarkKind::ExternalTarget, kind, None, count);
        }
        let is_macro = |name: &str| {
            name.rsplit('/').next() == Some("vbaproject.bin")
                || name.starts_with("xl/macrosheets/")
                || name.starts_with("basic/")
        };
        if package.names().any(is_macro) {
            self.remark(RemarkKind::Macros, "", None);
        }
        for _ in 0..package_signatures::count(package) {
            self.content.signatures.push(SignatureMark::new(SignatureKind::Electronic, None));
        }
        if self.content.pictures == 0 && self.is_blank() {
            // Pictures in cells and backgrounds: nothing in the text leads to them.
            let media = package.names().filter(|name| name.contains("/media/") || name.starts_with("pictures/"));
            self.content.pictures = u32::try_from(media.count()).unwrap_or(u32::MAX);
        }
        self.spend(package.spent());
    }

    /// Reads `bytes`, which the document holds under the name `entry`, as a file of its own, and takes it over. A logo in a mail or
    /// a drawing in a text is no page that could not be read: of such pictures nothing is told.
    pub(crate) fn inside(&mut self, entry: &str, bytes: &[u8], limits: &Limits) {
        let Some(mut inner) = self.read_inside(entry, bytes, limits) else { return };
        if (inner.format.is_image() && inner.content.blocks.is_empty()) || inner.format == Format::Svg {
            inner.reading.problems.clear();
        }
        self.adopt(entry, inner);
    }

    /// The same for a member of an archive, or what was attached to a mail or a PDF: there a picture is a file like any other, and
    /// what is wrong with it is told.
    pub(crate) fn member(&mut self, entry: &str, bytes: &[u8], limits: &Limits) {
        if let Some(inner) = self.read_inside(entry, bytes, limits) {
            self.adopt(entry, inner);
        }
    }

    /// Reads `bytes` as a file of its own within what is left of the budget; none, and told, when it lies too deep.
    fn read_inside(&mut self, entry: &str, bytes: &[u8], limits: &Limits) -> Option<Document> {
        if limits.nesting == 0 {
            let place = Place::Entry { entry: entry.to_owned(), within: None };
            self.problem_at(ProblemKind::LimitExceeded, "files inside one another", Some(place));
            return None;
        }
        let left = limits.total.saturating_sub(self.spent);
        let limits = Limits {
            nesting: limits.nesting - 1,
            text: self.text_left,
            total: left,
            package: limits.package.min(left),
            ..*limits
        };
        let file = Entry { path: entry.to_owned(), size: bytes.len() as u64 };
        let (inner, spent) = super::read_counted(&file, bytes, String::new(), &limits);
        self.spend(spent);
        Some(inner)
    }

    /// Adds a block, unless it is blank. False once the document holds all the text it may: stop reading then.
    pub(crate) fn push(&mut self, block: Block) -> bool {
        if block.text.trim().is_empty() {
            return true;
        }
        if block.text.len() > self.text_left {
            self.limit("text kept of a document");
            self.text_left = 0;
            return false;
        }
        self.text_left -= block.text.len();
        self.content.blocks.push(block);
        true
    }

    /// Puts `block` in the place of the block at `index`, which it widens. False when it does not fit.
    pub(crate) fn widen(&mut self, index: usize, block: Block) -> bool {
        let Some(old) = self.content.blocks.get_mut(index) else { return false };
        let more = block.text.len().saturating_sub(old.text.len());
        if more > self.text_left {
            return false;
        }
        self.text_left -= more;
        *old = block;
        true
    }

    /// Adds a trimmed text as the next paragraph of a flowing text.
    pub(crate) fn paragraph(&mut self, kind: BlockKind, text: &str) -> bool {
        let text = text.trim();
        if text.is_empty() {
            return true;
        }
        let place = self.next_paragraph();
        self.push(Block::new(place, kind, text))
    }

    /// Adds a row of cells (columns from 1) as the next paragraph of a flowing text; blank cells are left out.
    pub(crate) fn flow_row(&mut self, table: u32, cells: Vec<(u32, String)>) -> bool {
        let cells: Vec<_> = cells
            .into_iter()
            .map(|(column, text)| (column, text.trim().to_owned(), None))
            .filter(|(_, text, _)| !text.is_empty())
            .collect();
        if cells.is_empty() {
            return true;
        }
        let place = self.next_paragraph();
        self.push(Block::row(place, table, cells))
    }

    /// The place of the next paragraph or row of a flowing text.
    pub(crate) fn next_paragraph(&mut self) -> Place {
        self.paragraphs = self.paragraphs.saturating_add(1);
        Place::Paragraph(self.paragraphs)
    }

    /// The place that the next paragraph will have.
    pub(crate) fn coming_paragraph(&self) -> Place {
        Place::Paragraph(self.paragraphs.saturating_add(1))
    }

    /// The place of the paragraph added last, or of the first when there is none yet.
    pub(crate) fn last_paragraph(&self) -> Place {
        Place::Paragraph(self.paragraphs.max(1))
    }

    /// The number of the next table.
    pub(crate) fn next_table(&mut self) -> u32 {
        let number = self.tables;
        self.tables = self.tables.saturating_add(1);
        number
    }

    /// Bytes of text that may still be kept.
    pub(crate) fn text_left(&self) -> usize {
        self.text_left
    }

    /// True once no more text may be kept.
    pub(crate) fn is_full(&self) -> bool {
        self.text_left == 0
    }

    /// Notes a problem of the whole document. The same one is noted once.
    pub(crate) fn problem(&mut self, kind: ProblemKind, detail: impl Into<String>) {
        self.problem_at(kind, detail, None);
    }

    /// Notes a problem at `place`. The same one is noted once.
    pub(crate) fn problem_at(&mut self, kind: ProblemKind, detail: impl Into<String>, place: Option<Place>) {
        self.note(Problem { kind, detail: detail.into(), place });
    }

    /// Notes `problem`, once, as long as there are not too many of them already.
    pub(crate) fn note(&mut self, problem: Problem) {
        if self.problems.len() < PROBLEMS && !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }

    /// Notes that the limit called `what` was reached.
    pub(crate) fn limit(&mut self, what: &str) {
        self.problem(ProblemKind::LimitExceeded, what);
    }

    /// Takes over what was read of `inner`, the attachment or member called `entry`.
    pub(crate) fn adopt(&mut self, entry: &str, inner: Document) {
        let first_table = self.tables;
        for mut block in inner.content.blocks {
            block.place = block.place.inside(entry);
            block.table = block.table.map(|table| first_table.saturating_add(table));
            self.tables = self.tables.max(block.table.map_or(0, |table| table.saturating_add(1)));
            if !self.push(block) {
                break;
            }
        }
        self.content.pictures = self.content.pictures.saturating_add(inner.content.pictures);
        for remark in inner.content.remarks {
            let place = Some(Place::Entry { entry: entry.to_owned(), within: remark.place.map(Box::new) });
            self.remark_many(remark.kind, &remark.detail, place, remark.count);
        }
        let inside = |place: Option<Place>| match place {
            Some(place) => place.inside(entry),
            None => Place::Entry { entry: entry.to_owned(), within: None },
        };
        for mut mark in inner.content.signatures {
            mark.place = Some(inside(mark.place));
            self.content.signatures.push(mark);
        }
        for mut problem in inner.reading.problems {
            problem.place = Some(inside(problem.place));
            self.note(problem);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::package::tests::zipped;

    #[test]
    fn problems_are_told_once_and_not_without_end() {
        let mut draft = Draft::new(&Limits::default());
        for number in 0..2 * PROBLEMS {
            draft.problem(ProblemKind::Corrupt, format!("{}", number / 2));
        }
        assert_eq!(draft.problems.len(), PROBLEMS);
        draft.limit("cells of a workbook");
        assert_eq!(draft.problems.len(), PROBLEMS);
    }

    #[test]
    fn a_package_that_stops_its_reader_is_counted_all_the_same() {
        let bytes = zipped(&[("a.xml", "12345"), ("_xmlsignatures/sig1.xml", ""), ("word/vbaProject.bin", "")]);
        let mut draft = Draft::new(&Limits::default());
        draft.with_package(&bytes, &Limits::default(), |package, _| {
            package.part("a.xml")?;
            package.needed("b.xml").map(drop)
        });
        assert_eq!((draft.spent(), draft.problems.len(), draft.content.signatures.len()), (5, 1, 1));
        assert_eq!(draft.content.remarks.first().map(|remark| remark.kind), Some(RemarkKind::Macros));
    }
}
