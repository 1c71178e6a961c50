//! Which printed characters stand in which cell of a table, and the rows that their lines make.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::Draft;
use super::pdf_grid::Grid;
use super::pdf_layout::Line;
use super::pdf_text::Character;
use crate::model::document::{Area, Block, BlockKind};
use crate::model::place::Place;

/// Rows of a table that hold something in as many columns at least; a box with lines in it is none.
const FEWEST: usize = 2;
/// Where in a letter, as share of its size above the baseline, it is looked for.
const RISE: f64 = 0.3;
/// Points by which the edges of a table may differ from those of its part on the next page.
const SAME: f64 = 2.0;

/// A cell of a table of a page; all numbers from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Seat {
    pub table: usize,
    pub row: usize,
    pub column: usize,
}

/// Characters that stand together.
type Run<'c> = (Option<Seat>, Vec<&'c Character>);

/// The characters outside of tables in their order, those of each table where its first one is drawn, cell by cell. On a page with form
/// fields nothing stands in a table: what is filled in is told field by field.
pub(crate) fn seated<'c>(characters: Vec<&'c Character>, grids: &[Grid]) -> Vec<Run<'c>> {
    if grids.is_empty() || characters.iter().any(|character| character.added) {
        return vec![(None, characters)];
    }
    let seats: Vec<Option<Seat>> = characters.iter().map(|character| seat(character, grids)).collect();
    let tables = tables(&characters, &seats);
    let mut cells: BTreeMap<Seat, Vec<&Character>> = BTreeMap::new();
    let mut order: Vec<Result<&Character, usize>> = Vec::new();
    let mut met = BTreeSet::new();
    for (character, seat) in characters.into_iter().zip(seats) {
        match seat.filter(|seat| tables.contains(&seat.table)) {
            None => order.push(Ok(character)),
            Some(seat) => {
                cells.entry(seat).or_default().push(character);
                if met.insert(seat.table) {
                    order.push(Err(seat.table));
                }
            }
        }
    }
    let mut runs: Vec<Run<'c>> = vec![(None, Vec::new())];
    for next in order {
        match (next, runs.last_mut()) {
            (Ok(character), Some((_, run))) => run.push(character),
            (Ok(_), None) => {}
            (Err(table), _) => {
                let own = cells.extract_if(.., |seat, _| seat.table == table);
                runs.extend(own.map(|(seat, run)| (Some(seat), run)));
                runs.push((None, Vec::new()));
            }
        }
    }
    runs
}

fn seat(character: &Character, grids: &[Grid]) -> Option<Seat> {
    let (x, y) = (character.along + character.width / 2.0, character.down - character.size * RISE);
    let mut seats = grids.iter().enumerate().filter(|_| character.turn == 0);
    seats.find_map(|(table, grid)| grid.seat(x, y).map(|(row, column)| Seat { table, row, column }))
}

/// The tables of which several rows hold something in several columns.
fn tables(characters: &[&Character], seats: &[Option<Seat>]) -> BTreeSet<usize> {
    let shown = characters.iter().zip(seats).filter(|(character, _)| !character.text.trim().is_empty());
    let mut columns: BTreeMap<(usize, usize), BTreeSet<usize>> = BTreeMap::new();
    for seat in shown.filter_map(|(_, seat)| *seat) {
        columns.entry((seat.table, seat.row)).or_default().insert(seat.column);
    }
    let mut rows: BTreeMap<usize, usize> = BTreeMap::new();
    for ((table, _), _) in columns.into_iter().filter(|(_, columns)| columns.len() >= FEWEST) {
        *rows.entry(table).or_default() += 1;
    }
    rows.into_iter().filter(|(_, rows)| *rows >= FEWEST).map(|(table, _)| table).collect()
}

/// The table that was printed last: it may go on at the head of the next page, its first row printed again.
#[derive(Default)]
pub(crate) struct Last {
    columns: Vec<f64>,
    number: u32,
    head: String,
    page: u32,
}

impl Last {
    /// Adds the lines of one table of `page` to `draft`, row by row; a line larger than running text, as the title of a form is, stays a
    /// line of its own. False when there is no room left.
    pub(crate) fn push(&mut self, page: u32, grid: &Grid, lines: Vec<(BlockKind, Line)>, draft: &mut Draft) -> bool {
        let goes_on = self.page != page && self.columns.len() == grid.columns.len() && {
            self.columns.iter().zip(&grid.columns).all(|(one, other)| (one - other).abs() <= SAME)
        };
        if !goes_on {
            let number = draft.next_table();
            *self = Self { columns: grid.columns.clone(), number, head: String::new(), page };
        }
        self.page = page;
        let mut rows: BTreeMap<usize, Vec<(BlockKind, Line)>> = BTreeMap::new();
        for line in lines {
            rows.entry(line.1.seat.map_or(0, |seat| seat.row)).or_default().push(line);
        }
        let place = Place::Page(page);
        let mut pushed = rows.into_values().enumerate().flat_map(|(at, row)| self.blocks(&place, (at, goes_on), row));
        pushed.all(|block| draft.push(block))
    }

    /// The blocks of row number `at`.
    fn blocks(&mut self, place: &Place, (at, goes_on): (usize, bool), row: Vec<(BlockKind, Line)>) -> Vec<Block> {
        if row.iter().any(|(kind, _)| *kind != BlockKind::Line) {
            let block = |(kind, line): (BlockKind, Line)| Block::new(place.clone(), kind, line.text).lying_at(line.area);
            return row.into_iter().map(block).collect();
        }
        let area = row.iter().filter_map(|(_, line)| line.area).reduce(around);
        let mut cells: BTreeMap<usize, String> = BTreeMap::new();
        for (_, line) in row {
            let cell = cells.entry(line.seat.map_or(0, |seat| seat.column)).or_default();
            cell.push_str(if cell.is_empty() { "" } else { " " });
            cell.push_str(&line.text);
        }
        let cells = cells.into_iter().filter_map(|(column, text)| Some((u32::try_from(column + 1).ok()?, text, None)));
        let block = Block::row(place.clone(), self.number, cells).lying_at(area);
        if at == 0 && goes_on && block.text == self.head {
            return Vec::new();
        }
        if self.head.is_empty() {
            self.head.clone_from(&block.text);
        }
        vec![block]
    }
}

/// The area around both.
fn around(one: Area, other: Area) -> Area {
    Area {
        x0: one.x0.min(other.x0),
        y0: one.y0.min(other.y0),
        x1: one.x1.max(other.x1),
        y1: one.y1.max(other.y1),
    }
}
