//! Lengths of the parts of a training, and whether they add up to the length of all of it.

use super::fold::folded;
use super::hours;
use super::sole::only;
use super::sums::{is_total, number};
use super::tables::{cell, untitled};
use crate::model::document::{Block, Content};

/// Heads of a column of lengths, folded; under the last ones plain numbers are hours.
const HEADS: [&str; 9] =
    ["duree", "temps", "temps prevu", "volume horaire", "heures", "h", "nb heures", "nombre d'heures", "duree (h)"];
/// Words beside the length of all of it, folded.
const WHOLE: [&str; 5] = ["duree", " dure ", "volume", "total", "reparti"];
/// Lines at the head of a paper, title and subtitle.
const HEAD: usize = 3;
/// Least lengths that are added up.
const FEWEST: usize = 3;
/// Minutes that rounding explains.
const ROUNDING: u32 = 15;

/// The length of all of it that is not the sum of its parts, in minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrongLength<'a> {
    /// The first row of the table of the parts.
    pub row: &'a Block,
    /// What is said outside of the table.
    pub said: u32,
    /// What its parts come to.
    pub sum: u32,
}

/// The first table of lengths that do not add up to the one length of all that the text around it gives. A table with anything else in its
/// column of lengths is passed over, and so is one of which the sum is far off: it may be of a part.
#[must_use]
pub fn wrong(content: &Content) -> Option<WrongLength<'_>> {
    let said = announced(content)?;
    untitled(content).find_map(|rows| {
        let (head, parts) = rows.split_first()?;
        let column = head.cells.iter().find(|cell| HEADS.contains(&folded(head.cell_text(cell)).trim()))?.column;
        let lengths = parts.iter().filter(|row| !is_total(row)).filter_map(|row| Some(cell(row, column)?.1));
        let lengths: Vec<u32> = lengths.map(length).collect::<Option<_>>()?;
        let sum: u32 = lengths.iter().sum();
        let near = sum * 2 > said && sum < said * 2;
        let off = sum.abs_diff(said) > ROUNDING;
        (lengths.len() >= FEWEST && near && off).then_some(WrongLength { row: parts.first()?, said, sum })
    })
}

/// « 1 h 30 », « 45 min », « 14 » hours, in minutes; nothing for « compris », « – ».
fn length(text: &str) -> Option<u32> {
    let plain = folded(text);
    let plain = plain.trim();
    if let Some(minutes) = plain.strip_suffix("min").or_else(|| plain.strip_suffix("minutes")) {
        return minutes.trim().parse().ok();
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few hundreds of hours")]
    let of_hours = |hours: f64| (0.0..2000.0).contains(&hours).then_some((hours * 60.0).round() as u32);
    match hours::whole(text) {
        Some(minutes) => Some(minutes),
        None if plain.chars().any(|c| c.is_ascii_digit()) => number(text).and_then(of_hours),
        None => Some(0),
    }
}

/// The one length of all of it that lines outside of tables give, by the words beside it; else the one of the first lines.
fn announced(content: &Content) -> Option<u32> {
    let lines = || content.blocks.iter().filter(|block| block.cells.len() < 2 && !hours::are_times(&block.text));
    let whole = |block: &&Block| {
        let plain = folded(&block.text);
        WHOLE.iter().any(|word| plain.contains(word))
    };
    let lengths = |lines: Vec<&Block>| only(lines.into_iter().flat_map(|block| hours::together(&block.text)));
    let told: Vec<&Block> = lines().filter(whole).collect();
    lengths(if told.is_empty() { lines().take(HEAD).collect() } else { told })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::BlockKind;
    use crate::model::place::Place;

    fn told(said: &str, lengths: &[&str]) -> Option<(u32, u32)> {
        let row = |(number, cells): (u32, [&str; 2])| {
            let cells = (1..).zip(cells).map(|(column, text)| (column, text.to_owned(), None));
            Block::row(Place::cell("S", 1, number), 0, cells)
        };
        let parts = lengths.iter().map(|length| ["Séquence", *length]);
        let mut blocks = vec![Block::new(Place::Page(1), BlockKind::Line, said)];
        blocks.extend((1..).zip(std::iter::once(["Quoi", "Durée"]).chain(parts)).map(row));
        let content = Content { blocks, ..Content::default() };
        wrong(&content).map(|wrong| (wrong.said, wrong.sum))
    }

    #[test]
    fn parts_add_up_to_the_length_of_all() {
        assert_eq!(told("Durée totale : 7 h", &["1 h 30", "2 h", "2 h 30"]), Some((420, 360)));
        assert_eq!(
            told("Le bilan dure 24 heures, en dix rendez-vous.", &["3", "14", "4", "compris"]),
            Some((1440, 1260))
        );
        assert_eq!(told("FIMO - 6 heures - version du 9 mars 2026", &["1,5", "2", "3,5"]), Some((360, 420)));
        assert_eq!(told("Au centre 6 heures, réparties ainsi", &["1 h 30", "2 h", "3 h 30"]), Some((360, 420)));
        assert_eq!(told("Durée : 6 heures", &["1 h 30", "2 h", "2 h 30"]), None);
        assert_eq!(told("Durée : 45 heures", &["1 h 30", "2 h", "2 h 30"]), None, "a part of it");
        assert_eq!(told("Durée : 7 h, dont 6 h en salle", &["1 h 30", "2 h", "2 h 30"]), None, "two lengths");
        assert_eq!(told("Horaires : 9 h - 12 h, durée 7 h", &["1 h 30", "2 h", "2 h 30"]), None, "times of the clock");
        assert_eq!(told("Durée : 7 h", &["1 h 30", "4 personnes 2", "2 h 30"]), None, "not all are lengths");
    }
}
