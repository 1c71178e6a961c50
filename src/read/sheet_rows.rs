//! Cells of a workbook gathered into rows, whatever the format: within the budget, with merged cells repeated in the rows that
//! they cover.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::draft::Draft;
use super::limits::Limits;
use crate::model::document::{Block, BlockKind, Cell};
use crate::model::place::Place;

/// Ranges of merged cells that are kept of a sheet.
const MERGED: usize = 100_000;

/// Cells by column, from 1, with the text and date that they show.
type Values = Vec<(u32, String, Option<Date>)>;

/// Gathers cells into rows. Rows and columns are given as the formats count them, from 0.
pub(crate) struct Rows<'d> {
    /// The draft that is being filled.
    pub draft: &'d mut Draft,
    cells_left: usize,
    sheet: String,
    table: u32,
    /// The row in the making, from 1; 0 when there is none.
    row: u32,
    text: String,
    cells: Vec<Cell>,
    /// Index of the first row's block, and the row number of each that follows it.
    first: usize,
    numbers: Vec<u32>,
    merged: Vec<Merged>,
}

/// A range of cells merged over several rows, from 1.
struct Merged {
    top: u32,
    bottom: u32,
    column: u32,
}

impl<'d> Rows<'d> {
    pub(crate) fn new(draft: &'d mut Draft, limits: &Limits) -> Self {
        Self {
            draft,
            cells_left: limits.cells,
            sheet: String::new(),
            table: 0,
            row: 0,
            text: String::new(),
            cells: Vec::new(),
            first: 0,
            numbers: Vec::new(),
            merged: Vec::new(),
        }
    }

    /// Begins the sheet called `sheet`.
    pub(crate) fn begin(&mut self, sheet: &str) {
        sheet.clone_into(&mut self.sheet);
        self.table = self.draft.next_table();
        self.forget();
        self.merged.clear();
    }

    /// Forgets the rows of the sheet so far.
    pub(crate) fn forget(&mut self) {
        self.row = 0;
        self.text.clear();
        self.cells.clear();
        self.numbers.clear();
    }

    /// The place of the sheet as a whole.
    pub(crate) fn place(&self) -> Place {
        Place::cell(&self.sheet, 1, 1)
    }

    /// Adds a cell. False once a limit is reached.
    pub(crate) fn cell(&mut self, position: (u32, u32), text: &str, date: Option<Date>) -> bool {
        let text = text.trim();
        if text.is_empty() {
            return true;
        }
        if self.cells_left == 0 || self.draft.is_full() {
            self.draft.limit("cells of a workbook");
            return false;
        }
        self.cells_left -= 1;
        let row = position.0.saturating_add(1);
        if self.row != row {
            self.end_row();
            self.row = row;
        }
        if self.text.len() + text.len() > self.draft.text_left() {
            self.draft.limit("text kept of a document");
            return false;
        }
        if !self.cells.is_empty() {
            self.text.push('\t');
        }
        let start = self.text.len();
        if text.bytes().any(|byte| matches!(byte, b'\t' | b'\n' | b'\r')) {
            self.text.push_str(&text.replace(['\t', '\n', '\r'], " "));
        } else {
            self.text.push_str(text);
        }
        self.cells.push(Cell::new(position.1.saturating_add(1), start..self.text.len(), date));
        true
    }

    /// Cells that may still be kept.
    pub(crate) fn cells_left(&self) -> usize {
        self.cells_left
    }

    /// Notes that cells are merged, from the top left to the bottom right one.
    pub(crate) fn merge(&mut self, from: (u32, u32), to: (u32, u32)) {
        if to.0 > from.0 && self.merged.len() < MERGED {
            let one = |number: u32| number.saturating_add(1);
            self.merged.push(Merged { top: one(from.0), bottom: one(to.0), column: one(from.1) });
        }
    }

    /// Ends the row that is being gathered.
    fn end_row(&mut self) {
        let Some(first) = self.cells.first() else { return };
        if self.numbers.is_empty() {
            self.draft.push(Block::new(Place::cell(&self.sheet, 1, 1), BlockKind::Heading, self.sheet.clone()));
            self.first = self.draft.content.blocks.len();
        }
        // Exact copies: a large workbook lives and dies by what its rows leave unused.
        let block = Block {
            place: Place::cell(&self.sheet, first.column, self.row),
            kind: BlockKind::Row,
            table: Some(self.table),
            text: self.text.as_str().to_owned(),
            cells: self.cells.as_slice().to_vec(),
            area: None,
            confidence: None,
        };
        if self.draft.push(block) {
            self.numbers.push(self.row);
        }
        self.text.clear();
        self.cells.clear();
    }

    /// Ends the sheet: the last row, and what merged cells say of the rows below their first.
    pub(crate) fn end(&mut self) {
        self.end_row();
        let merged = std::mem::take(&mut self.merged);
        if !self.numbers.is_sorted() {
            return;
        }
        let mut more: BTreeMap<usize, Values> = BTreeMap::new();
        let mut left = self.draft.text_left();
        for range in &merged {
            self.repeat(range, &mut more, &mut left);
        }
        for (index, cells) in more {
            self.widen(index, cells);
        }
    }

    /// Lists the value of a merged cell for the rows that it covers and that hold something else, within `left` bytes.
    fn repeat(&mut self, range: &Merged, more: &mut BTreeMap<usize, Values>, left: &mut usize) {
        let Ok(top) = self.numbers.binary_search(&range.top) else { return };
        let Some(block) = self.draft.content.blocks.get(self.first + top) else { return };
        let Some(cell) = block.cells.iter().find(|cell| cell.column == range.column) else { return };
        let (text, date) = (block.cell_text(cell).to_owned(), cell.date);
        let covered = self.numbers.iter().enumerate().skip(top + 1).take_while(|(_, row)| **row <= range.bottom);
        for (index, _) in covered {
            if self.cells_left == 0 {
                return self.draft.limit("cells of a workbook");
            }
            let Some(rest) = left.checked_sub(text.len()) else { return self.draft.limit("text kept of a document") };
            *left = rest;
            self.cells_left -= 1;
            more.entry(index).or_default().push((range.column, text.clone(), date));
        }
    }

    fn widen(&mut self, index: usize, mut cells: Values) {
        let Some(row) = self.numbers.get(index).copied() else { return };
        let Some(block) = self.draft.content.blocks.get(self.first + index) else { return };
        for cell in &block.cells {
            cells.retain(|(column, ..)| *column != cell.column);
            cells.push((cell.column, block.cell_text(cell).to_owned(), cell.date));
        }
        cells.sort_by_key(|(column, ..)| *column);
        let Some((first, ..)) = cells.first() else { return };
        let place = Place::cell(&self.sheet, *first, row);
        if !self.draft.widen(self.first + index, Block::row(place, self.table, cells)) {
            self.draft.limit("text kept of a document");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(fill: impl FnOnce(&mut Rows<'_>)) -> Vec<(Place, String)> {
        let mut draft = Draft::new(&Limits::default());
        let mut rows = Rows::new(&mut draft, &Limits::default());
        rows.begin("S");
        fill(&mut rows);
        rows.end();
        draft.content.blocks.into_iter().map(|block| (block.place, block.text)).collect()
    }

    #[test]
    fn a_merged_cell_is_said_again_in_the_rows_that_it_covers() {
        let found = rows(|rows| {
            rows.merge((0, 0), (2, 1));
            for (position, text) in [((0, 0), "Module 1"), ((0, 2), "a"), ((2, 2), "b"), ((3, 2), "c")] {
                rows.cell(position, text, None);
            }
        });
        let texts: Vec<&str> = found.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(texts, ["S", "Module 1\ta", "Module 1\tb", "c"]);
        assert_eq!(found[2].0, Place::cell("S", 1, 3));
        assert_eq!(found[3].0, Place::cell("S", 3, 4));
    }

    #[test]
    fn a_sheet_without_cells_leaves_no_heading() {
        assert_eq!(rows(|rows| assert!(rows.cell((0, 0), " \n", None))), []);
    }

    #[test]
    fn cells_beyond_the_budget_are_told() {
        let limits = Limits { cells: 2, ..Limits::default() };
        let mut draft = Draft::new(&limits);
        let mut rows = Rows::new(&mut draft, &limits);
        rows.begin("S");
        assert!(rows.cell((0, 0), "a", None) && rows.cell((0, 1), "b", None));
        assert!(!rows.cell((0, 2), "c", None));
        rows.end();
        assert_eq!(draft.problems.len(), 1);
    }

    /// The texts of a sheet of which `text` bytes may be kept, and the limits that were reached.
    fn bounded(text: usize, fill: impl FnOnce(&mut Rows<'_>)) -> (Vec<String>, Vec<String>) {
        let limits = Limits { text, ..Limits::default() };
        let mut draft = Draft::new(&limits);
        let mut rows = Rows::new(&mut draft, &limits);
        rows.begin("S");
        fill(&mut rows);
        rows.end();
        let texts = draft.content.blocks.into_iter().map(|block| block.text).collect();
        (texts, draft.problems.into_iter().map(|problem| problem.detail).collect())
    }

    #[test]
    fn one_row_never_gathers_more_text_than_may_be_kept() {
        let found = bounded(10, |rows| {
            assert!(rows.cell((0, 0), "123456", None));
            assert!(!rows.cell((0, 1), "789012", None));
        });
        assert_eq!(found, (vec!["S".to_owned(), "123456".into()], vec!["text kept of a document".to_owned()]));
    }

    #[test]
    fn merged_cells_are_repeated_within_the_text_that_may_be_kept() {
        let (texts, limits) = bounded(16, |rows| {
            rows.merge((0, 0), (3, 0));
            for (position, text) in [((0, 0), "12345"), ((1, 1), "a"), ((2, 1), "b"), ((3, 1), "c")] {
                assert!(rows.cell(position, text, None));
            }
        });
        assert_eq!(texts, ["S", "12345", "12345\ta", "b", "c"]);
        assert_eq!(limits, ["text kept of a document"]);
    }
}
