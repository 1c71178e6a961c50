//! Where the signs stand in one document: the only pass over its text.

use std::collections::HashMap;

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

/// The best sight of a sign: nearest to the title, then first.
#[derive(Clone, Debug)]
pub(super) struct Hit {
    pub nearness: Nearness,
    pub spot: Spot,
}

/// Everything met in one document.
#[derive(Default)]
pub(super) struct Hits {
    /// The best hits, and by sign number which of them is its own.
    best: Vec<Hit>,
    by_number: Vec<Option<u32>>,
    /// Blocks in which a column's name stands, by sign number.
    columns: HashMap<u32, Vec<usize>>,
    /// Signs whose phrases stand in the path.
    in_path: Vec<u32>,
    /// By number of an expression, whether a word that it needs stands in the text.
    worded: Vec<bool>,
}

impl Hits {
    pub(super) fn collect(signs: &Signs, document: &Document, stream: &Stream) -> Self {
        let mut hits = Self { by_number: vec![None; signs.table.len()], ..Self::default() };
        signs.phrases.each(stream.stems(), |number, range| {
            let Some((_, sign)) = signs.table.get(number as usize) else { return };
            if hits.best(number).is_some_and(|known| known.nearness == Nearness::Title) {
                return;
            }
            let Some(spot) = stream.spot_of_stems(range) else { return };
            if matches!(sign, SignId::Column(..)) {
                hits.column(document, number, &spot);
            } else {
                hits.keep(number, spot, document, stream);
            }
        });
        hits.worded = vec![false; signs.worded];
        signs.words.each(stream.folded(), |number, _| {
            if let Some(met) = hits.worded.get_mut(number as usize) {
                *met = true;
            }
        });
        let path = forms(&folded(&document.path).replace(['_', '.', '/'], " "));
        if let Some(path) = path.first() {
            signs.phrases.each(path, |number, _| hits.in_path.push(number));
        }
        hits
    }

    /// Best hit of sign `number`.
    pub(super) fn best(&self, number: u32) -> Option<&Hit> {
        let at = self.by_number.get(number as usize).copied().flatten()?;
        self.best.get(at as usize)
    }

    /// Blocks that hold the column name of sign `number`.
    pub(super) fn columns(&self, number: u32) -> &[usize] {
        self.columns.get(&number).map_or(&[], Vec::as_slice)
    }

    /// True when `expression` may match: it needs no word, or one stands in the text.
    pub(super) fn may_match(&self, expression: &Expression) -> bool {
        expression.word.is_none_or(|number| self.worded.get(number as usize).is_some_and(|met| *met))
    }

    /// True when the path holds a phrase of sign `number`.
    pub(super) fn in_path(&self, number: u32) -> bool {
        self.in_path.contains(&number)
    }

    fn keep(&mut self, number: u32, spot: Spot, document: &Document, stream: &Stream) {
        let nearness = nearness(document, stream, &spot);
        let Some(at) = self.by_number.get_mut(number as usize) else { return };
        match at.and_then(|at| self.best.get_mut(at as usize)) {
            Some(known) if nearness > known.nearness => *known = Hit { nearness, spot },
            Some(_) => {}
            None => {
                *at = u32::try_from(self.best.len()).ok();
                self.best.push(Hit { nearness, spot });
            }
        }
    }

    fn column(&mut self, document: &Document, number: u32, spot: &Spot) {
        let Some(block) = document.content.blocks.get(spot.block) else { return };
        let cell = block.cells.iter().find(|cell| spot.span.start <= cell.span().end);
        let short = cell.map_or_else(|| is_columnar(&block.text), |cell| cell.span().len() <= HEADER_CELL);
        if short {
            self.columns.entry(number).or_default().push(spot.block);
        }
    }
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
    let late = words(block.text.get(..spot.span.start).unwrap_or("")) >= TITLE_START;
    if nearness == Nearness::Title && !titled && late && words(&block.text) > TITLE_WORDS {
        return Nearness::Body;
    }
    nearness
}
