//! Dates as written on one line: finds them and says what days they cover. Knows no role and no document.

use std::ops::Range;

use jiff::civil::{Date, Weekday};

use super::token::{Kind, Line, Setting};
use super::{noise, numeric, period, sequence, words};
use crate::model::date::Precision;

/// Years that a document of the field may speak of.
pub(super) const YEARS: std::ops::RangeInclusive<u32> = 1900..=2100;

/// A date as written: the tokens it takes and the days it covers.
#[derive(Clone, Debug)]
pub(super) struct Written {
    pub(super) tokens: Range<usize>,
    pub(super) first: Date,
    pub(super) last: Date,
    pub(super) precision: Precision,
    /// Two ends were written: "du … au …".
    pub(super) range: bool,
    pub(super) doubtful: bool,
}

/// What one piece of a date says; ranges and lists complete each other's pieces.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Part {
    pub(super) day: Option<i8>,
    pub(super) month: Option<i8>,
    pub(super) year: Option<i16>,
    pub(super) weekday: Option<Weekday>,
    pub(super) doubtful: bool,
}

impl Part {
    pub(super) fn day(day: i8) -> Self {
        Self { day: Some(day), ..Self::default() }
    }

    /// First and last day covered, when the part is whole and exists in the calendar.
    pub(super) fn days(self) -> Option<(Date, Date)> {
        let (year, month) = (self.year?, self.month?);
        let first = Date::new(year, month, self.day.unwrap_or(1)).ok()?;
        Some((first, if self.day.is_some() { first } else { first.last_of_month() }))
    }

    /// True when the weekday written beside it is another one.
    pub(super) fn contradicts(self, date: Date) -> bool {
        self.day.is_some() && self.weekday.is_some_and(|w| w != date.weekday())
    }

    pub(super) fn precision(self) -> Precision {
        if self.day.is_some() { Precision::Day } else { Precision::Month }
    }
}

/// Finds every date of `line`, in order, without overlap.
pub(super) fn scan(line: &Line, out: &mut Vec<Written>) {
    let mut i = 0;
    while i < line.len() {
        i = take(line, i, out).unwrap_or_else(|| numeric::skip(line, i)).max(i + 1);
    }
}

fn take(line: &Line, i: usize, out: &mut Vec<Written>) -> Option<usize> {
    match line.kind(i)? {
        Kind::Mark => return None,
        Kind::Word if !may_begin(line.word(i)) => return noise::take(line, i, out),
        _ => {}
    }
    if !is_free(line, i) {
        return None;
    }
    if let Some(end) = sequence::take(line, i, out) {
        out.pop_if(|date| date.tokens.start == i && is_street(line, i, date));
        return Some(end);
    }
    period::take(line, i, out).or_else(|| noise::take(line, i, out))
}

/// True for the date that a street or a school is named after: "rue du 8 mai 1945".
fn is_street(line: &Line, i: usize, date: &Written) -> bool {
    let named = (i.saturating_sub(3)..i).any(|j| {
        matches!(
            line.word(j),
            b"rue"
                | b"place"
                | b"avenue"
                | b"av"
                | b"boulevard"
                | b"bd"
                | b"bld"
                | b"allee"
                | b"allees"
                | b"square"
                | b"quai"
                | b"cours"
                | b"impasse"
                | b"lycee"
                | b"college"
                | b"ecole"
                | b"stade"
                | b"pont"
                | b"esplanade"
                | b"chemin"
        )
    });
    named && date.first.year() < 1990
}

/// True for words that a date may begin with.
fn may_begin(word: &[u8]) -> bool {
    word == b"ler"
        || words::month(word).is_some()
        || words::weekday(word).is_some()
        || words::spelled(word).is_some()
        || words::ordinal(word).is_some()
        || period::may_begin(word)
}

/// True when token `i` is not the tail of something else: a reference, an index, a longer number.
pub(super) fn is_free(line: &Line, i: usize) -> bool {
    if i == 0 {
        return true;
    }
    let number = line.kind(i) == Some(Kind::Number);
    if !line.glued(i) {
        return !number || line.mark(i - 1) != b'#';
    }
    match line.kind(i - 1) {
        Some(Kind::Word) => line.setting == Setting::Name || words::introduces(line.word(i - 1)),
        Some(Kind::Number) => false,
        _ => is_free_after_mark(line, i),
    }
}

fn is_free_after_mark(line: &Line, i: usize) -> bool {
    match line.mark(i - 1) {
        b'#' | b'+' | b'$' | b'^' | b'%' => false,
        b'_' if line.setting == Setting::Name => true,
        b'/' | b'.' | b'-' | b':' | b'*' | b',' | b'_' if line.glued(i - 1) && i >= 2 => {
            let number = line.kind(i - 2) == Some(Kind::Number);
            !number && !is_code(line, i) || line.setting == Setting::Name || number && is_index(line, i - 2)
        }
        _ => true,
    }
}

/// True for the number of `PR-04`, false for the day of `PR-12-03-2026`.
fn is_code(line: &Line, i: usize) -> bool {
    let numbered = line.kind(i) == Some(Kind::Number) && line.kind(i - 2) == Some(Kind::Word);
    let chained = line.glued(i + 1) && matches!(line.mark(i + 1), b'-' | b'/' | b'.' | b'_');
    numbered && line.mark(i - 1) == b'-' && !chained
}

/// True when the number at `i` is part of a mark such as `V3` or `PR04`.
fn is_index(line: &Line, i: usize) -> bool {
    i > 0 && line.glued(i) && line.kind(i - 1) == Some(Kind::Word)
}

/// Four digits, or two read with the pivot, as a year.
pub(super) fn year(line: &Line, i: usize) -> Option<i16> {
    let value = line.number(i)?;
    match line.digits(i).len() {
        4 if YEARS.contains(&value) => i16::try_from(value).ok(),
        2 => Some(two_digits(value, line.pivot)),
        _ => None,
    }
}

/// The year meant by two digits: the latest one that is not after `pivot`.
fn two_digits(value: u32, pivot: i16) -> i16 {
    let value = i16::try_from(value).unwrap_or(0);
    let century = pivot - pivot.rem_euclid(100);
    if century + value <= pivot { century + value } else { century - 100 + value }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_digits_turn_at_the_pivot() {
        assert_eq!([24, 36, 37, 99, 0].map(|v| two_digits(v, 2036)), [2024, 2036, 1937, 1999, 2000]);
        assert_eq!([36, 4, 5].map(|v| two_digits(v, 2104)), [2036, 2104, 2005]);
    }
}
