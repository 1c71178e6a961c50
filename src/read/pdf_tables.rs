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

/// Points between the edges of a column and what stands in it, both sides together, and the width of a letter as share of its size.
const MARGINS: f64 = 12.0;
const LETTER: f64 = 0.5;
/// Short words that stand on a line of their own.
const WHOLE: [&str; 18] =
    ["le", "la", "les", "de", "du", "des", "un", "une", "et", "ou", "en", "au", "à", "par", "pas", "non", "oui", "sur"];

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
        let mut rows: BTreeMap<usize, Vec<(BlockKind, Line)>> = BTreeMap::new();
        for line in lines {
            rows.entry(line.1.seat.map_or(0, |seat| seat.row)).or_default().push(line);
        }
        let place = Place::Page(page);
        let alike = self.page != page && self.columns.len() == grid.columns.len() && {
            self.columns.iter().zip(&grid.columns).all(|(one, other)| (one - other).abs() <= SAME)
        };
        let goes_on = alike && !(is_titled(draft, &place) && self.begins_again(&place, rows.values().next()));
        if !goes_on {
            let number = draft.next_table();
            *self = Self { columns: grid.columns.clone(), number, head: String::new(), page };
        }
        self.page = page;
        let mut pushed = rows.into_values().enumerate().flat_map(|(at, row)| self.blocks(&place, (at, goes_on), row));
        pushed.all(|block| draft.push(block))
    }

    /// True when `row` is the head once more.
    fn begins_again(&mut self, place: &Place, row: Option<&Vec<(BlockKind, Line)>>) -> bool {
        let first = row.into_iter().flat_map(|row| self.blocks(place, (0, false), row.clone())).next();
        first.is_some_and(|first| first.text == self.head)
    }

    /// The blocks of row number `at`.
    fn blocks(&mut self, place: &Place, (at, goes_on): (usize, bool), row: Vec<(BlockKind, Line)>) -> Vec<Block> {
        if row.iter().any(|(kind, _)| *kind != BlockKind::Line) {
            let block =
                |(kind, line): (BlockKind, Line)| Block::new(place.clone(), kind, line.text).lying_at(line.area);
            return row.into_iter().map(block).collect();
        }
        let area = row.iter().filter_map(|(_, line)| line.area).reduce(around);
        let mut lines: BTreeMap<usize, Vec<Line>> = BTreeMap::new();
        for (_, line) in row {
            lines.entry(line.seat.map_or(0, |seat| seat.column)).or_default().push(line);
        }
        let cells = lines.into_iter().map(|(column, lines)| (column, self.text(column, &lines)));
        let cells = cells.filter_map(|(column, text)| Some((u32::try_from(column + 1).ok()?, text, None)));
        let block = Block::row(place.clone(), self.number, cells).lying_at(area);
        if at == 0 && goes_on && block.text == self.head {
            return Vec::new();
        }
        if self.head.is_empty() {
            self.head.clone_from(&block.text);
        }
        vec![block]
    }

    /// The text of a cell in `column`, a word that the column is too narrow for put together.
    fn text(&self, column: usize, lines: &[Line]) -> String {
        let edges = self.columns.get(column).zip(self.columns.get(column + 1));
        let room = edges.map_or(f64::MAX, |(left, right)| right - left);
        let mut text = String::new();
        let mut above: Option<&Line> = None;
        for line in lines {
            let apart = above.is_some_and(|above| !is_broken(above, line, room));
            text.push_str(if apart { " " } else { "" });
            text.push_str(&line.text);
            above = Some(line);
        }
        text
    }
}

/// True when what was printed on the page so far has a title: a table with its head under it is another paper's.
fn is_titled(draft: &Draft, page: &Place) -> bool {
    let printed = draft.content.blocks.iter().rev().take_while(|block| block.place == *page);
    printed.into_iter().any(|block| matches!(block.kind, BlockKind::Title | BlockKind::Heading))
}

/// True when the one word of the line `above` fills the `room` of its column and goes on in the line `below`: « Ann/ée », « 201/9 ».
fn is_broken(above: &Line, below: &Line, room: f64) -> bool {
    let wide = above.area.map_or(0.0, |area| f64::from(area.x1 - area.x0));
    let full = wide <= room && wide + above.size * LETTER >= room - MARGINS;
    let digit = |c: char| c.is_ascii_digit();
    let goes_on = below.text.starts_with(char::is_lowercase) && above.text.ends_with(char::is_alphabetic);
    let counts_on = below.text.starts_with(digit) && above.text.chars().all(digit);
    full && !above.text.contains(char::is_whitespace)
        && (counts_on || (goes_on && !WHOLE.contains(&above.text.to_lowercase().as_str())))
}

/// The area around both.
fn around(one: Area, other: Area) -> Area {
    Area { x0: one.x0.min(other.x0), y0: one.y0.min(other.y0), x1: one.x1.max(other.x1), y1: one.y1.max(other.y1) }
}

#[cfg(test)]
mod tests {
    use super::super::limits::Limits;
    use super::super::pdf_grid::grids;
    use super::super::pdf_rules::Rule;
    use super::*;

    /// A table of two columns and rows, its second column ending at `right`.
    fn grid(right: f64) -> Grid {
        let flat = [0.0, 20.0, 40.0].map(|at| Rule { upright: false, at, from: 0.0, to: right });
        let upright = [0.0, 100.0, right].map(|at| Rule { upright: true, at, from: 0.0, to: 40.0 });
        grids(&[flat, upright].concat()).remove(0)
    }

    fn row(number: usize, texts: [&str; 2]) -> Vec<(BlockKind, Line)> {
        let seat = |column| Some(Seat { table: 0, row: number, column });
        let lines = texts.into_iter().enumerate();
        lines.map(|(column, text)| (BlockKind::Line, Line { seat: seat(column), ..Line::plain(text) })).collect()
    }

    #[test]
    fn a_table_under_a_title_of_its_own_is_another_with_its_own_head() {
        let mut draft = Draft::new(&Limits::default());
        let mut last = Last::default();
        for page in 1..3 {
            draft.push(Block::new(Place::Page(page), BlockKind::Heading, "Attestation de formation"));
            let rows = [row(0, ["Objectif", "Résultat"]), row(1, ["Relire", "acquis"])];
            assert!(last.push(page, &grid(200.0), rows.concat(), &mut draft));
        }
        let tables: Vec<_> = draft.content.blocks.iter().filter_map(|block| block.table).collect();
        assert_eq!(tables, [0, 0, 1, 1]);
    }

    #[test]
    fn a_table_goes_on_over_the_page_without_its_head_again() {
        let mut draft = Draft::new(&Limits::default());
        let mut last = Last::default();
        let (head, other) = (["Action", "Échéance"], ["Nom", "Visa"]);
        for (page, right, rows) in [
            (1, 200.0, [row(0, head), row(1, ["Relire", "10/03"])]),
            (2, 200.5, [row(0, head), row(1, ["Signer", "11/03"])]),
            (3, 200.0, [row(0, ["Classer", "12/03"]), row(1, ["Jeter", "13/03"])]),
            (4, 260.0, [row(0, other), row(1, ["Durand", "LD"])]),
        ] {
            assert!(last.push(page, &grid(right), rows.concat(), &mut draft));
        }
        let told: Vec<_> = draft.content.blocks.iter().map(|block| (block.table, block.text.as_str())).collect();
        let (first, next) = (Some(0), Some(1));
        let expected = [
            (first, "Action\tÉchéance"),
            (first, "Relire\t10/03"),
            (first, "Signer\t11/03"),
            (first, "Classer\t12/03"),
            (first, "Jeter\t13/03"),
            (next, "Nom\tVisa"),
            (next, "Durand\tLD"),
        ];
        assert_eq!(told, expected);
    }
}
