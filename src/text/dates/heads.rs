//! Days over the columns of a sheet, which leave out their year: « 29/06 matin », « mer. 1/7 ap.-midi ». Another day of the document
//! gives it.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;

use super::claim;
use crate::model::date::{DateSource, FoundDate, Precision, Role};
use crate::model::document::{Block, Content};

/// Columns headed by a day from which a row heads a sheet, and words of such a head.
const COLUMNS: usize = 3;
const WORDS: usize = 4;
/// Days after the last one known on which a column may still be.
const AHEAD: i32 = 31;

/// The days that rows of `content` name over their columns, of the year of the last full day in `known`.
pub(super) fn days(content: &Content, known: &[FoundDate]) -> Vec<FoundDate> {
    let mut found: Vec<FoundDate> = content.blocks.iter().flat_map(stops).collect();
    found.extend(columns(content, known));
    found
}

/// « 2026 (au 30/11) »: until when the column of a year was counted.
fn stops(row: &Block) -> impl Iterator<Item = FoundDate> {
    row.cells.iter().filter_map(|cell| {
        let (year, rest) = row.cell_text(cell).trim().split_once('(')?;
        let (day, month) = day_and_month(rest.strip_suffix(')')?.trim().strip_prefix("au ")?)?;
        let year = year.trim().parse().ok().filter(|year| (2000..2100).contains(year))?;
        let (place, quote) = (Some(row.place_at(cell.span().start)), row.cell_text(cell).trim().to_owned());
        Some(FoundDate { place, quote, ..claim(Date::new(year, month, day).ok()?, Role::Version, DateSource::Cell) })
    })
}

fn columns(content: &Content, known: &[FoundDate]) -> Vec<FoundDate> {
    let full = |date: &&FoundDate| {
        let written = matches!(date.source, DateSource::Text | DateSource::Cell | DateSource::Signature);
        date.precision == Precision::Day && written && !date.doubtful && date.role != Role::Birth
    };
    let Some(last) = known.iter().filter(full).map(|date| date.last).max() else { return Vec::new() };
    content.blocks.iter().flat_map(|row| headed(row, last)).collect()
}

fn headed(row: &Block, last: Date) -> Vec<FoundDate> {
    let named = |text: &str| {
        let mut words = text.split_whitespace();
        let day = words.clone().find_map(day_and_month)?;
        (words.by_ref().count() <= WORDS).then_some(day)
    };
    let cells: Vec<_> = row.cells.iter().filter_map(|cell| Some((cell, named(row.cell_text(cell))?))).collect();
    let months: BTreeSet<i8> = cells.iter().map(|(_, (_, month))| *month).collect();
    let days: BTreeSet<(i8, i8)> = cells.iter().map(|(_, day)| *day).collect();
    // « 8/10 », « 9/10 »: marks are all out of one number, and no word stands beside them.
    let marks = months.len() == 1 && row.cells.iter().all(|cell| !row.cell_text(cell).trim().contains(' '));
    if cells.len() < COLUMNS || days.len() < 2 || marks {
        return Vec::new();
    }
    let mut seen = BTreeSet::new();
    let new = cells.into_iter().filter(|(_, day)| seen.insert(*day));
    let dated = new.filter_map(|(cell, (day, month))| {
        let own = Date::new(last.year(), month, day).ok()?;
        let far = last.checked_add(AHEAD.days()).is_ok_and(|end| own > end);
        let date = if far { Date::new(last.year() - 1, month, day).ok()? } else { own };
        let (place, quote) = (Some(row.place_at(cell.span().start)), row.cell_text(cell).trim().to_owned());
        Some(FoundDate { place, quote, ..claim(date, Role::Event, DateSource::Cell) })
    });
    dated.collect()
}

/// « 29/06 » and nothing more.
fn day_and_month(word: &str) -> Option<(i8, i8)> {
    let (day, month) = word.split_once('/')?;
    let number = |text: &str| text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse::<i8>().ok())?;
    let (day, month) = (number(day)?, number(month)?);
    ((1..=31).contains(&day) && (1..=12).contains(&month)).then_some((day, month))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::place::Place;

    fn told(heads: &[&str]) -> Vec<Date> {
        let cells = (1..).zip(heads).map(|(column, text)| (column, (*text).to_owned(), None));
        let content = Content { blocks: vec![Block::row(Place::Page(1), 0, cells)], ..Content::default() };
        let printed = claim(date(2027, 1, 8), Role::Print, DateSource::Text);
        days(&content, &[printed]).iter().map(|found| found.first).collect()
    }

    #[test]
    fn a_year_tells_until_when_it_was_counted() {
        assert_eq!(told(&["Mesure", "2025", "2026 (au 30/11)"]), [date(2026, 11, 30)]);
        assert!(told(&["Mesure", "2025 (au 31/02)", "2026 (au mieux)", "12 (au 30/11)"]).is_empty());
    }

    #[test]
    fn the_year_is_that_of_the_last_day_known() {
        let heads = ["Stagiaire", "30/12 matin", "30/12 ap.-midi", "lun. 04/01 matin"];
        assert_eq!(told(&heads), [date(2026, 12, 30), date(2027, 1, 4)]);
    }

    #[test]
    fn marks_and_single_days_head_nothing() {
        assert!(told(&["Note", "12/20", "14/20", "15/20"]).is_empty());
        assert!(told(&["Fait", "04/01 matin", "oui", "non"]).is_empty());
        assert!(told(&["Note", "8/10", "9/10", "7/10", "10/10"]).is_empty());
    }
}
