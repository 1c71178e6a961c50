//! Where the signs stand in one document: the only pass over its text.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;

use crate::model::document::{BlockKind, Document};
use crate::text::fold::folded;
use crate::text::phrase::forms;
use crate::text::stream::{Nearness, Spot, Stream};

use super::signs::{Expression, SignId, Signs};

/// Longest text of a cell that may head a column, in bytes.
const HEADER_CELL: usize = 70;
/// Words of a printed line that may be one column's name.
const COLUMN_WORDS: usize = 4;
/// Words of a block above which it is a sentence rather than a title, and words into it where a title may still begin.
const TITLE_WORDS: usize = 10;
const TITLE_START: usize = 5;
/// The same for a paragraph of several sentences.
const PARAGRAPH_WORDS: usize = 25;
const PARAGRAPH_START: usize = 2;

/// The best sight of a sign: nearest to the title, then first.
#[derive(Clone, Debug)]
pub(super) struct Hit {
    pub nearness: Nearness,
    pub spot: Spot,
}

/// Everything met in one document.
#[derive(Default)]
pub(super) struct Hits {
    /// The best hits, the blocks in which columns' names stand, and by sign number which of them are its own.
    best: Vec<Hit>,
    columns: Vec<Vec<usize>>,
    by_number: Vec<Option<u32>>,
    /// Signs whose phrases stand in the path.
    in_path: Vec<u32>,
    /// By number of an expression, where the words that it needs stand in the text.
    words: HashMap<u32, Vec<Range<usize>>>,
}

impl Hits {
    pub(super) fn collect(signs: &Signs, document: &Document, stream: &Stream) -> Self {
        let mut hits = Self { by_number: vec![None; signs.table.len()], ..Self::default() };
        signs.phrases.each(stream.stems(), |numbers, range| {
            let Some(spot) = stream.spot_of_stems(range) else { return };
            let nearness = nearness(document, stream, &spot);
            let heads = OnceCell::new();
            for number in numbers {
                match signs.table.get(*number as usize) {
                    Some((_, SignId::Column(..))) if *heads.get_or_init(|| may_head(document, &spot)) => {
                        hits.head(*number, spot.block);
                    }
                    Some((_, SignId::Column(..))) | None => {}
                    Some(_) => hits.keep(*number, nearness, &spot),
                }
            }
        });
        signs.words.each(stream.folded(), |numbers, range| {
            for number in numbers {
                hits.words.entry(*number).or_default().push(range.clone());
            }
        });
        let path = forms(&folded(&document.path).replace(['_', '.', '/'], " "));
        if let Some(path) = path.first() {
            signs.phrases.each(path, |numbers, _| hits.in_path.extend(numbers));
        }
        hits
    }

    /// Best hit of sign `number`.
    pub(super) fn best(&self, number: u32) -> Option<&Hit> {
        self.best.get(self.place(number)?)
    }

    /// Blocks that hold the column name of sign `number`.
    pub(super) fn columns(&self, number: u32) -> &[usize] {
        self.place(number).and_then(|at| self.columns.get(at)).map_or(&[], Vec::as_slice)
    }

    fn place(&self, number: u32) -> Option<usize> {
        self.by_number.get(number as usize).copied().flatten().map(|at| at as usize)
    }

    /// Bytes of the folded `text` that `expression` matches first; searched around the words that it needs.
    pub(super) fn matched(&self, expression: &Expression, text: &str) -> Option<Range<usize>> {
        let Expression { regex, required, word } = expression;
        let Some(number) = word else { return regex.find(text) };
        let windows = required.windows(text, self.words.get(number)?);
        windows.into_iter().find_map(|window| regex.find_within(text, window))
    }

    /// True when the path holds a phrase of sign `number`.
    pub(super) fn in_path(&self, number: u32) -> bool {
        self.in_path.contains(&number)
    }

    fn keep(&mut self, number: u32, nearness: Nearness, spot: &Spot) {
        match self.place(number).and_then(|at| self.best.get_mut(at)) {
            Some(known) if nearness > known.nearness => *known = Hit { nearness, spot: spot.clone() },
            Some(_) => {}
            None => {
                self.settle(number, self.best.len());
                self.best.push(Hit { nearness, spot: spot.clone() });
            }
        }
    }

    fn head(&mut self, number: u32, block: usize) {
        if let Some(blocks) = self.place(number).and_then(|at| self.columns.get_mut(at)) {
            blocks.push(block);
        } else {
            self.settle(number, self.columns.len());
            self.columns.push(vec![block]);
        }
    }

    fn settle(&mut self, number: u32, place: usize) {
        if let Some(at) = self.by_number.get_mut(number as usize) {
            *at = u32::try_from(place).ok();
        }
    }
}

/// True when the words at `spot` stand in a cell or line short enough to name columns.
fn may_head(document: &Document, spot: &Spot) -> bool {
    let Some(block) = document.content.blocks.get(spot.block) else { return false };
    let cell = block.cells.iter().find(|cell| spot.span.start <= cell.span().end);
    cell.map_or_else(|| is_columnar(&block.text), |cell| cell.span().len() <= HEADER_CELL)
}

/// A printed line that may head columns: a few words, or words set apart.
fn is_columnar(text: &str) -> bool {
    let words = text.split_whitespace().count();
    words <= COLUMN_WORDS || (text.contains('\t') && text.len() <= 4 * HEADER_CELL)
}

/// A sentence in the first lines is no title, however early it stands.
fn nearness(document: &Document, stream: &Stream, spot: &Spot) -> Nearness {
    let nearness = stream.nearness(spot.block);
    let Some(block) = document.content.blocks.get(spot.block) else { return nearness };
    let titled = matches!(block.kind, BlockKind::Title | BlockKind::Heading | BlockKind::Header);
    let words = |text: &str| text.split_whitespace().count();
    let start = if words(&block.text) > PARAGRAPH_WORDS { PARAGRAPH_START } else { TITLE_START };
    let late = words(block.text.get(..spot.span.start).unwrap_or("")) >= start;
    if nearness == Nearness::Title && !titled && late && words(&block.text) > TITLE_WORDS {
        return Nearness::Body;
    }
    nearness
}
