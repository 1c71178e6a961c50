//! What tells a filled document from its template: dotted lines, placeholders, labels without a value, marks such as
//! SPECIMEN. Counts filled labels too, so that a check can weigh one against the other. Judges nothing.

mod closing;
mod grids;
mod labels;
mod placeholders;
mod runs;
mod signers;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::dates::folded::Folded;
use super::fold::folded;
use crate::model::document::{Block, BlockKind, Content};

use labels::Label;

/// A mark of something left blank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blank {
    /// What kind of mark.
    pub kind: BlankKind,
    /// Index of the block it stands in.
    pub block: usize,
    /// Bytes of the block's text; for an empty label, the label.
    pub span: Range<usize>,
}

/// Kinds of marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlankKind {
    /// `Nom ..........`
    DottedLine,
    /// `Nom ______`, `__/__/____`
    Underscores,
    /// `[à compléter]`, `{{nom}}`, `«Nom»`, `XX/XX/XXXX`
    Placeholder,
    /// `Nom :` with nothing after.
    EmptyLabel,
    /// `SPECIMEN`, `MODÈLE`, `Lorem ipsum`
    WordMark,
    /// `Signature :` with dots or nothing after: unsigned rather than blank.
    SignatureLine,
}

impl BlankKind {
    /// True for a field to fill in, false for a signature and for a mark on the whole document.
    #[must_use]
    pub fn is_field(self) -> bool {
        !matches!(self, Self::WordMark | Self::SignatureLine)
    }
}

/// How far a document is filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fill {
    /// Known labels that have a value.
    pub filled: usize,
    /// Fields left blank: the marks but those of signature and of the whole document.
    pub blank: usize,
    /// Every mark, in order.
    pub blanks: Vec<Blank>,
    /// How many are to sign at its end, named or not.
    pub signatories: usize,
    /// Of each who signs at its very end, by title, party or name, the block in which the place begins.
    pub signers: Vec<usize>,
}

/// Marks of a template left unfilled in `content`, in order.
#[must_use]
pub fn find(content: &Content) -> Vec<Blank> {
    fill(content).blanks
}

/// Blank and filled fields of `content`.
#[must_use]
pub fn fill(content: &Content) -> Fill {
    let mut filler = Filler { fill: Fill::default(), pending: None, ruled: false, seen: BTreeSet::new() };
    let mut folded = Folded::default();
    let forms = forms(&content.blocks);
    for (index, block) in content.blocks.iter().enumerate() {
        let form = block.table.is_some_and(|t| forms.contains(&t));
        if block.cells.is_empty() {
            filler.line(index, block, &mut folded);
        } else {
            filler.row(index, (block, form), &mut folded);
        }
    }
    filler.settle(None);
    filler.sign(closing::undated(&content.blocks));
    filler.sign(closing::unanswered(&content.blocks));
    filler.add(closing::find(&content.blocks));
    if content.pictures > 0 {
        filler.add(closing::unnamed(&content.blocks));
    }
    filler.fill.signers = signers::find(&content.blocks);
    filler.fill.signatories = closing::signatories(&content.blocks).max(filler.fill.signers.len());
    filler.add(grids::find(&content.blocks));
    for blank in filler.fill.blanks.iter_mut().filter(|blank| blank.kind.is_field()) {
        let block = content.blocks.get(blank.block);
        if block.is_some_and(|block| closing::is_to_be_signed(&block.text) || closing::is_twin(block, &blank.span)) {
            blank.kind = BlankKind::SignatureLine;
        }
    }
    filler.fill.blanks.sort_by_key(|b| (b.block, b.span.start));
    filler.fill.blank = filler.fill.blanks.iter().filter(|b| b.kind.is_field()).count();
    filler.fill
}

/// True for a path under which forms are kept to be filled in: « modèles/avis.docx », « Fiche vierge.pdf ».
#[must_use]
pub fn is_kept(path: &str) -> bool {
    const KEPT: [&str; 6] = ["modele", "trame", "vierge", "formulaire", "template", "maquette"];
    let path = folded(path);
    KEPT.iter().any(|word| path.contains(word))
}

/// Tables of two columns, label and value, where a lone label is a value left out.
fn forms(blocks: &[Block]) -> Vec<u32> {
    let mut counts: BTreeMap<u32, (usize, usize, usize)> = BTreeMap::new();
    let mut folded = Folded::default();
    for block in blocks.iter().filter(|b| !b.cells.is_empty()) {
        let Some(table) = block.table else { continue };
        let (rows, pairs, singles) = counts.entry(table).or_default();
        *rows += 1;
        let mut is_label = |i: usize| {
            block.cells.get(i).is_some_and(|cell| {
                folded.fold(block.cell_text(cell));
                labels::is_label(folded.bytes())
            })
        };
        match block.cells.iter().filter(|c| !c.span().is_empty()).count() {
            1 => *singles += usize::from(is_label(0)),
            2 => *pairs += usize::from(is_label(0) && !is_label(1)),
            _ => {}
        }
    }
    let form =
        |(rows, pairs, singles): &(usize, usize, usize)| pairs + singles >= 3 && (pairs + singles) * 10 >= rows * 6;
    counts.iter().filter(|(_, c)| form(c)).map(|(table, _)| *table).collect()
}

/// Walks the blocks and keeps what waits for the next one.
struct Filler {
    fill: Fill,
    /// A label at the end of a line, whose value may stand on the next one.
    pending: Option<Blank>,
    /// The block before was nothing but a dotted line.
    ruled: bool,
    /// Lines with labels already met: what every page repeats counts once.
    seen: BTreeSet<String>,
}

/// A piece of a block read on its own: a line, a cell.
struct Piece<'t> {
    index: usize,
    /// Where it begins in the block's text.
    offset: usize,
    text: &'t str,
    folded: &'t Folded,
    /// A number stands in the next cell, as in a table of contents.
    numbered: bool,
}

impl Piece<'_> {
    fn blank(&self, kind: BlankKind, span: Range<usize>) -> Blank {
        let source = self.folded.source(span);
        Blank { kind, block: self.index, span: source.start + self.offset..source.end + self.offset }
    }
}

impl Filler {
    fn line(&mut self, index: usize, block: &Block, folded: &mut Folded) {
        if block.text.trim().is_empty() {
            return;
        }
        folded.fold(&block.text);
        self.settle(Some((folded.bytes(), block)));
        let signs = labels::kind(folded.bytes()) == BlankKind::SignatureLine;
        if block.text.contains(':') && !signs && !self.seen.insert(block.text.clone()) {
            return;
        }
        let piece = Piece { index, offset: 0, text: &block.text, folded, numbered: false };
        if let Some(span) = placeholders::word_mark(piece.text, piece.folded, block.kind) {
            self.fill.blanks.push(piece.blank(BlankKind::WordMark, span));
        }
        self.piece(&piece);
    }

    fn row(&mut self, index: usize, (block, form): (&Block, bool), folded: &mut Folded) {
        self.settle(None);
        let lone = form && block.cells.iter().filter(|c| !c.span().is_empty()).count() == 1;
        for (k, cell) in block.cells.iter().enumerate() {
            let text = block.cell_text(cell);
            folded.fold(text);
            let next = block.cells.get(k + 1).map(|c| block.cell_text(c));
            let numbered = next.is_some_and(|t| t.starts_with(|c: char| c.is_ascii_digit()));
            let piece = Piece { index, offset: cell.span().start, text, folded, numbered };
            self.piece(&piece);
            if lone && self.pending.is_none() && labels::is_label(folded.bytes()) {
                self.pending = Some(piece.blank(labels::kind(folded.bytes()), 0..folded.bytes().len()));
            }
            self.settle_in_row(block, k);
        }
    }

    /// Adds places for signatures: what is left blank there is left by those who were to sign.
    fn sign(&mut self, found: Vec<Blank>) {
        self.fill.blanks.retain(|blank| !found.iter().any(|place| place.block == blank.block));
        self.fill.blanks.extend(found);
    }

    /// Adds what `found` marks, where nothing is marked yet.
    fn add(&mut self, found: Vec<Blank>) {
        let known: BTreeSet<usize> = self.fill.blanks.iter().map(|blank| blank.block).collect();
        self.fill.blanks.extend(found.into_iter().filter(|blank| !known.contains(&blank.block)));
    }

    /// Reads one piece: its marks, then its labels, whose values may be those marks.
    fn piece(&mut self, piece: &Piece) {
        let bytes = piece.folded.bytes();
        let mut marks = placeholders::find(piece.text, piece.folded);
        let ruled = runs::find(bytes, piece.numbered, &mut marks);
        marks.sort_by_key(|(_, span)| span.start);
        if ruled && self.ruled {
            return;
        }
        self.ruled = ruled;
        let labels = labels::find(bytes);
        for (kind, span) in &marks {
            let signs = labels::signs(bytes, span.start);
            let kind = if signs { BlankKind::SignatureLine } else { *kind };
            self.fill.blanks.push(piece.blank(kind, span.clone()));
        }
        for (k, label) in labels.iter().enumerate() {
            self.label(piece, label, (&marks, k + 1 == labels.len()));
        }
    }

    fn label(&mut self, piece: &Piece, label: &Label, (marks, last): (&[(BlankKind, Range<usize>)], bool)) {
        let bytes = piece.folded.bytes();
        if marks.iter().any(|(_, m)| m.start < label.value.end && label.value.start < m.end) {
            return;
        }
        let value = bytes.get(label.value.clone()).unwrap_or(b"");
        if value.iter().any(|b| b.is_ascii_alphanumeric() || !b.is_ascii()) {
            self.fill.filled += 1;
            return;
        }
        let kind = if label.signs { BlankKind::SignatureLine } else { BlankKind::EmptyLabel };
        let blank = piece.blank(kind, label.name.clone());
        if last {
            self.pending = Some(blank);
        } else {
            self.fill.blanks.push(blank);
        }
    }

    /// Decides on the label that waits: a next line that is no label is its value.
    fn settle(&mut self, next: Option<(&[u8], &Block)>) {
        let Some(blank) = self.pending.take() else { return };
        let ruled = next.is_some_and(|(bytes, _)| runs::is_ruled(bytes));
        let signs = blank.kind == BlankKind::SignatureLine;
        let value = next.is_some_and(|(bytes, block)| {
            let apart =
                matches!(block.kind, BlockKind::Header | BlockKind::Footer | BlockKind::Heading | BlockKind::Title);
            let another = signs && closing::is_for_another(&block.text);
            !(apart || another || labels::begins_with_label(bytes))
        });
        // The line to write on under a label is the same field.
        self.ruled |= ruled;
        if value && !ruled {
            self.fill.filled += 1;
        } else {
            self.fill.blanks.push(blank);
        }
    }

    /// Decides on the label that cell `k` of a row ends with: the next cell is its value, if there is one.
    fn settle_in_row(&mut self, block: &Block, k: usize) {
        if self.pending.is_none() {
            return;
        }
        let next = block.cells.iter().skip(k + 1).find(|c| !c.span().is_empty()).map(|c| block.cell_text(c));
        let mut folded = Folded::default();
        folded.fold(next.unwrap_or(""));
        let bytes = folded.bytes();
        let labelled = labels::find(bytes).first().is_some_and(|l| l.name.start == 0);
        let value = next.is_some() && !labelled && !runs::is_ruled(bytes);
        let ruled = next.is_some() && runs::is_ruled(bytes);
        match self.pending.take() {
            Some(_) if value => self.fill.filled += 1,
            Some(blank) if !ruled => self.fill.blanks.push(blank),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests;
