//! Shares in a table, and whether they are those of the counts beside them.
//!
//! What a share is made of is told by the other rows: « présentés, reçus, réussite » where most rows agree.

use super::figures::share;
use super::tables::{cell, untitled};
use crate::model::document::{Block, Content};

/// Rows, neither all nor none, that tell of which counts the shares are made.
const TELLING: usize = 2;
/// Columns of counts, and of shares, that are looked through.
const COLUMNS: usize = 8;
/// Hundredths of a percent by which a share may differ from that of its counts, and from which it is wrong.
const ROUNDED: f64 = 51.0;
const WRONG: f64 = 100.0;
/// Hundredths of a percent in all of it.
const ALL: u32 = 100 * 100;

/// A share that is not that of the counts of its row.
#[derive(Clone, Debug, PartialEq)]
pub struct WrongShare<'a> {
    /// Its row.
    pub row: &'a Block,
    /// Its column.
    pub column: u32,
    /// The share as written.
    pub said: &'a str,
    /// How many of how many the row counts.
    pub counts: (u32, u32),
}

impl WrongShare<'_> {
    /// The share of the counts, in percent.
    #[must_use]
    pub fn percent(&self) -> f64 {
        of(self.counts) / 100.0
    }
}

/// The only share of a column that its row denies, where the other rows tell that it is one count divided by another.
#[must_use]
pub fn wrong_share(content: &Content) -> Option<WrongShare<'_>> {
    untitled(content).find_map(|rows| {
        let shares = columns(&rows, |text| share(text).is_some());
        let counts = columns(&rows, |text| count(text).is_some());
        let pairs = || counts.iter().flat_map(|part| counts.iter().map(|whole| (*part, *whole)));
        shares.iter().find_map(|column| pairs().find_map(|pair| wrong(&rows, *column, pair)))
    })
}

/// The first columns of which enough cells are what is asked.
fn columns(rows: &[&Block], is: impl Fn(&str) -> bool) -> Vec<u32> {
    let holds = |column: &u32| {
        let told = rows.iter().filter(|row| cell(row, *column).is_some_and(|(_, text)| is(text)));
        told.count() > TELLING
    };
    let heads = rows.first().into_iter().flat_map(|head| &head.cells).map(|head| head.column);
    heads.filter(holds).take(COLUMNS).collect()
}

/// The one row of `rows` whose share in `column` is not that of its counts, where the others are.
fn wrong<'a>(rows: &[&'a Block], column: u32, (part, whole): (u32, u32)) -> Option<WrongShare<'a>> {
    let read = |row: &&'a Block| {
        let said = cell(row, column)?.1;
        let counts = (count(cell(row, part)?.1)?, count(cell(row, whole)?.1)?);
        Some((*row, said, share(said)?, counts)).filter(|_| counts.1 > 0 && counts.0 <= counts.1)
    };
    let told: Vec<_> = rows.iter().filter_map(read).collect();
    let off = |share: u32, counts| (f64::from(share) - of(counts)).abs();
    let telling = told.iter().filter(|(.., share, counts)| (1..ALL).contains(share) && off(*share, *counts) <= ROUNDED);
    let mut wrong = told.iter().filter(|(.., share, counts)| off(*share, *counts) > ROUNDED);
    let &(row, said, share, counts) = wrong.next().filter(|_| wrong.next().is_none() && telling.count() >= TELLING)?;
    (off(share, counts) >= WRONG).then_some(WrongShare { row, column, said, counts })
}

/// Hundredths of a percent that one count is of the other.
fn of((part, whole): (u32, u32)) -> f64 {
    f64::from(part) * f64::from(ALL) / f64::from(whole)
}

fn count(text: &str) -> Option<u32> {
    text.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::place::Place;

    fn told(rows: &[&[&str]]) -> Option<(String, f64)> {
        let blocks = rows.iter().zip(1..).map(|(cells, number)| {
            Block::row(
                Place::cell("S", 1, number),
                0,
                (1..).zip(cells.iter().map(|text| (*text).to_owned())).map(|(at, text)| (at, text, None)),
            )
        });
        let content = Content { blocks: blocks.collect(), ..Content::default() };
        wrong_share(&content).map(|wrong| (wrong.said.to_owned(), wrong.percent()))
    }

    #[test]
    fn the_other_rows_tell_what_a_share_is_made_of() {
        let head: &[&str] = &["Diplôme", "Présentés", "Reçus", "Réussite"];
        let rows = |share: &'static str| -> Vec<[&'static str; 4]> {
            vec![
                ["CAPa MA", "6", "5", "83 %"],
                ["CAPa TF", "5", "4", share],
                ["BP", "6", "6", "100 %"],
                ["Ensemble", "17", "15", "88 %"],
            ]
        };
        let told_with = |share| {
            told(&std::iter::once(head).chain(rows(share).iter().map(<[&str; 4]>::as_slice)).collect::<Vec<_>>())
        };
        assert_eq!(told_with("90 %"), Some(("90 %".to_owned(), 80.0)));
        assert_eq!(told_with("80 %"), None);
    }

    #[test]
    fn shares_of_something_else_are_left_alone() {
        let rows: [&[&str]; 4] = [
            &["Session", "Inscrits", "Réponses", "Satisfaits"],
            &["Mars", "8", "7", "91 %"],
            &["Juin", "10", "9", "93 %"],
            &["Octobre", "12", "9", "75 %"],
        ];
        assert_eq!(told(&rows), None);
    }
}
