//! Marks against what they must reach: the total of a grid under its threshold, a mark that rules out.

use super::fold::folded;
use super::phrase::Phrase;
use super::sums::{is_total, names_total, number};
use crate::model::document::{Block, Content};

/// Bytes of folded text between the word for a threshold and its number.
const NEAR: usize = 30;

/// A mark that should have stopped something.
#[derive(Clone, Debug, PartialEq)]
pub struct Short<'a> {
    /// Its row.
    pub row: &'a Block,
    /// The mark, or the total.
    pub mark: f64,
    /// What the total had to reach; none for a mark that rules out.
    pub least: Option<f64>,
}

/// The total of `content` where it is under the one threshold that one of the phrases announces.
#[must_use]
pub fn under<'a>(content: &'a Content, announced: &[Phrase]) -> Option<Short<'a>> {
    let least = announced_number(content, announced)?;
    let mut totals = content.blocks.iter().filter_map(|row| Some((row, total(row)?)));
    let (row, mark) = totals.next().filter(|_| totals.next().is_none())?;
    (mark < least).then_some(Short { row, mark, least: Some(least) })
}

/// The first row with the one mark of which one of the phrases says that it rules out.
#[must_use]
pub fn ruled_out<'a>(content: &'a Content, announced: &[Phrase]) -> Option<Short<'a>> {
    let mark = announced_number(content, announced)?;
    let is_it = |row: &&Block| {
        let marks = row.cells.iter().skip(1).filter_map(|cell| number(row.cell_text(cell)));
        row.cells.len() > 1 && !is_total(row) && marks.into_iter().any(|one| (one - mark).abs() < f64::EPSILON)
    };
    content.blocks.iter().find(is_it).map(|row| Short { row, mark, least: None })
}

/// The one number that stands near one of the phrases, behind it or just before it (« note de 0 éliminatoire »).
fn announced_number(content: &Content, announced: &[Phrase]) -> Option<f64> {
    let mut found = content.blocks.iter().flat_map(|block| {
        let text = folded(&block.text);
        announced.iter().filter_map(move |phrase| beside(&text, &folded(phrase.said()))).collect::<Vec<_>>()
    });
    let first = found.next()?;
    found.all(|other| (other - first).abs() < f64::EPSILON).then_some(first)
}

fn beside(text: &str, phrase: &str) -> Option<f64> {
    let at = text.find(phrase)?;
    let end = text.ceil_char_boundary((at + phrase.len() + NEAR).min(text.len()));
    let after = text.get(at + phrase.len()..end)?;
    let before = text.get(text.floor_char_boundary(at.saturating_sub(NEAR))..at)?;
    let is_number = |c: char| c.is_ascii_digit() || c == ',';
    let first = |text: &str| {
        let start = text.find(|c: char| c.is_ascii_digit())?;
        let rest = text.get(start..)?;
        let (number, rest) = rest.split_at(rest.find(|c: char| !is_number(c)).unwrap_or(rest.len()));
        Some((number.trim_end_matches(',').replace(',', ".").parse().ok()?, rest.trim_start().starts_with('%')))
    };
    let last = || {
        let digits = before.trim_end().trim_end_matches(|c: char| !is_number(c)).len();
        let start = before.get(..digits)?.rfind(|c: char| !is_number(c)).map_or(0, |at| at + 1);
        first(before.get(start..)?)
    };
    first(after).or_else(last).filter(|(_, share)| !share).map(|(number, _)| number)
}

/// « TOTAL | 14 », « Total : 14 / 25 »; of several numbers, such as that of the weights, nobody knows which is meant.
fn total(row: &Block) -> Option<f64> {
    if row.cells.len() > 1 {
        let mut numbers = row.cells.iter().skip(1).filter_map(|cell| number(row.cell_text(cell)));
        return numbers.next().filter(|_| is_total(row) && numbers.next().is_none());
    }
    let (label, value) = row.text.split_once([':', '='])?;
    let value = value.trim().split([' ', '(', ';']).next()?.split('/').next()?;
    names_total(label).then(|| number(value))?
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::BlockKind;
    use crate::model::place::Place;

    fn grid(rows: &[&[&str]], lines: &[&str]) -> Content {
        let rows = rows.iter().zip(1..).map(|(cells, number)| {
            let cells = (1..).zip(cells.iter()).map(|(column, text)| (column, (*text).to_owned(), None));
            Block::row(Place::cell("S", 1, number), 0, cells)
        });
        let lines = lines.iter().map(|text| Block::new(Place::Page(1), BlockKind::Line, *text));
        Content { blocks: rows.chain(lines).collect(), ..Content::default() }
    }

    #[test]
    fn a_total_is_told_from_its_threshold() {
        let said = ["seuil", "minimum requis"].map(Phrase::from);
        let told = |content: &Content| under(content, &said).map(|short| (short.mark, short.least));
        let total: &[&str] = &["TOTAL", "14", "seuil 15"];
        assert_eq!(told(&grid(&[&["Moyens", "4", ""], total], &[])), Some((14.0, Some(15.0))));
        assert_eq!(told(&grid(&[], &["Seuil de réponse : 18/30", "Total : 16,5 / 30"])), Some((16.5, Some(18.0))));
        assert_eq!(told(&grid(&[&["Total", "10", "34"]], &["Seuil : 30"])), None, "the sum of the weights");
        assert_eq!(told(&grid(&[&["Total", "15"]], &["Minimum requis 15"])), None, "reached");
        assert_eq!(told(&grid(&[&["Total", "14"]], &["Seuil : 60 %"])), None, "a share of something");
        assert_eq!(told(&grid(&[&["Total", "14"]], &["Seuil 15", "seuil 12 : à discuter"])), None, "two thresholds");
        assert_eq!(told(&grid(&[&["Total", "14"], &["Total", "9"]], &["Seuil 15"])), None, "of two parts");
    }

    #[test]
    fn a_mark_that_rules_out_is_found_in_its_row() {
        let said = ["éliminatoire", "élimine"].map(Phrase::from);
        let told = |content: &Content| ruled_out(content, &said).map(|short| short.row.text.clone());
        let rows: [&[&str]; 3] = [&["Critère", "Note /3"], &["Lieu", "2"], &["Délai", "0"]];
        assert_eq!(told(&grid(&rows, &["Une note de 0 est éliminatoire."])), Some("Délai\t0".to_owned()));
        assert_eq!(told(&grid(&rows, &["Éliminatoire : note 1"])), None);
        assert_eq!(told(&grid(&rows, &["Aucun critère éliminatoire."])), None);
    }
}
