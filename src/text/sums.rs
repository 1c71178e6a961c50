//! Totals of tables, and whether what stands above adds up to them.

use std::collections::{BTreeMap, BTreeSet};

use super::fold::folded;
use super::tables::{cell, untitled};
use crate::model::document::{Block, Content};

/// Words that name the row of a total, folded.
const TOTALS: [&str; 7] =
    ["total", "total general", "total des points", "total obtenu", "score total", "note totale", "somme"];
/// What begins the name of the row of a part total, folded.
const PARTS: [&str; 3] = ["sous-total", "sous total", "total partiel"];
/// Least numbers that are added up.
const FEWEST: usize = 3;
/// How far a sum may be off for rounding.
const ROUNDING: f64 = 0.51;

/// A total that is not the sum of what stands above it.
#[derive(Clone, Debug, PartialEq)]
pub struct WrongTotal<'a> {
    /// Its row.
    pub row: &'a Block,
    /// Its column.
    pub column: u32,
    /// The total as written.
    pub said: &'a str,
    /// The sum of the numbers above it.
    pub sum: f64,
}

/// The first total of a table that is neither the sum nor the mean of the numbers above it, weighted or not, or of its part totals where
/// it has some. A table with several totals is passed over, and so is a column in which something else than numbers stands.
#[must_use]
pub fn wrong_total(content: &Content) -> Option<WrongTotal<'_>> {
    untitled(content).find_map(|rows| {
        let mut totals = rows.iter().enumerate().filter(|(_, row)| is_total(row));
        let (at, total) = totals.next().filter(|_| totals.next().is_none())?;
        let counted = |row: &&Block| row.cells.iter().any(|one| number(row.cell_text(one)).is_some());
        let first = rows.iter().position(counted)?;
        let above = rows.get(first..at)?;
        let parts: Vec<&Block> = above.iter().copied().filter(|row| is_part(row)).collect();
        let above = Above(if parts.is_empty() { above } else { &parts });
        let cells = total.cells.iter().skip(1).filter_map(|one| cell(total, one.column));
        cells.filter_map(|(one, said)| Some((one.column, said, number(said)?))).find_map(
            |(column, said, total_said)| {
                let sum = above.denies(column, total_said)?;
                Some(WrongTotal { row: total, column, said, sum })
            },
        )
    })
}

/// True for the row of a total.
pub(super) fn is_total(row: &Block) -> bool {
    row.cells.first().is_some_and(|first| names_total(row.cell_text(first)))
}

/// True for the row of a part total.
fn is_part(row: &Block) -> bool {
    let label = row.cells.first().map(|first| folded(row.cell_text(first)));
    label.is_some_and(|label| PARTS.iter().any(|part| label.starts_with(part)))
}

/// True for a word that names a total.
pub(super) fn names_total(label: &str) -> bool {
    TOTALS.contains(&folded(label).trim_end_matches([':', ' ', '.']).trim())
}

/// The rows above a total.
struct Above<'a>(&'a [&'a Block]);

impl Above<'_> {
    /// The sum of `column`, where it is one of numbers and the total `said` under it is made of them in no way.
    fn denies(&self, column: u32, said: f64) -> Option<f64> {
        let own = self.numbers(column)?;
        let sum: f64 = own.values().sum();
        let is = |value: f64| (value - said).abs() <= ROUNDING;
        let count = f64::from(u32::try_from(own.len()).ok()?);
        let columns: BTreeSet<u32> = self.0.iter().flat_map(|row| &row.cells).map(|cell| cell.column).collect();
        let weighted =
            columns.into_iter().filter(|other| *other != column).filter_map(|other| self.numbers(other)).any(|by| {
                let product: f64 = own.iter().filter_map(|(row, value)| Some(value * by.get(row)?)).sum();
                let weights: f64 = by.values().sum();
                is(product) || (weights > 0.0 && is(product / weights))
            });
        (own.len() >= FEWEST && !is(sum) && !is(sum / count) && !weighted).then_some(sum)
    }

    /// The numbers of `column` by row; none where anything else stands in it.
    fn numbers(&self, column: u32) -> Option<BTreeMap<usize, f64>> {
        let cells = self.0.iter().enumerate().filter_map(|(at, row)| Some((at, cell(row, column)?.1)));
        cells.map(|(at, text)| Some((at, number(text)?))).collect()
    }
}

/// « 14 », « 2,5 », « 22 / 30 »; no percentage, no length, no day.
pub(super) fn number(text: &str) -> Option<f64> {
    let (value, most) = text.split_once('/').map_or((text, None), |(value, most)| (value, Some(most)));
    let plain = |text: &str| text.trim().replace(',', ".").parse::<f64>().ok().filter(|value| value.is_finite());
    most.is_none_or(|most| plain(most).is_some()).then(|| plain(value))?
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::place::Place;

    fn told(rows: &[&[&str]]) -> Option<(String, f64)> {
        let blocks = rows.iter().zip(1..).map(|(cells, number)| {
            let cells = (1..).zip(cells.iter()).filter(|(_, text)| !text.is_empty());
            Block::row(Place::cell("S", 1, number), 0, cells.map(|(column, text)| (column, (*text).to_owned(), None)))
        });
        let content = Content { blocks: blocks.collect(), ..Content::default() };
        wrong_total(&content).map(|wrong| (wrong.said.to_owned(), wrong.sum))
    }

    const HEAD: &[&str] = &["Critère", "Poids", "Note", "Constat"];

    fn grid(total: &'static str) -> Vec<&'static [&'static str]> {
        let last: &[&str] = match total {
            "6" => &["TOTAL", "", "6"],
            "8" => &["Total :", "", "8 / 15"],
            "13" => &["Total", "", "13"],
            _ => &["Total", "", "2,67"],
        };
        vec![HEAD, &["Équipe", "1", "2 / 5", "libre"], &["Lieu", "2", "1 / 5"], &["Temps", "1", "5 / 5", "serré"], last]
    }

    #[test]
    fn a_total_is_the_sum_or_mean_of_the_numbers_above() {
        assert_eq!(told(&grid("6")), Some(("6".to_owned(), 8.0)));
        assert_eq!(told(&grid("8")), None);
        assert_eq!(told(&grid("2,67")), None, "the mean");
        assert_eq!(told(&grid("13")), Some(("13".to_owned(), 8.0)));
    }

    #[test]
    fn weights_part_totals_and_words_are_left_alone() {
        let weighed: [&[&str]; 5] = [HEAD, &["A", "3", "4"], &["B", "2", "5"], &["C", "1", "1"], &["Total", "", "23"]];
        assert_eq!(told(&weighed), None);
        let parts: [&[&str]; 6] =
            [HEAD, &["A", "", "4"], &["Total", "", "4"], &["B", "", "5"], &["C", "", "1"], &["Total", "", "6"]];
        assert_eq!(told(&parts), None);
        let words: [&[&str]; 5] = [HEAD, &["A", "", "4"], &["B", "", "non noté"], &["C", "", "1"], &["Total", "", "9"]];
        assert_eq!(told(&words), None);
    }

    #[test]
    fn a_total_is_that_of_its_part_totals() {
        let told_with = |total: &str| {
            let parts = [("Accueil", "3"), ("Sous-total accueil", "3"), ("Lieu", "5"), ("Sous-total lieu", "5")];
            let rows = parts.into_iter().chain([("Sous-total équipe", "2"), ("TOTAL", total)]);
            let rows: Vec<[&str; 3]> = rows.map(|(name, points)| [name, "", points]).collect();
            told(&std::iter::once(HEAD).chain(rows.iter().map(<[&str; 3]>::as_slice)).collect::<Vec<_>>())
        };
        assert_eq!(told_with("12"), Some(("12".to_owned(), 10.0)));
        assert_eq!(told_with("10"), None);
    }
}
