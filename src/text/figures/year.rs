//! The time that a figure is of: a year, a school year, or as much of it as had passed on a day.

use std::fmt;
use std::ops::Range;

use jiff::civil::Date;

use crate::text::dates::words::month;
use crate::text::fold::folded;

/// A calendar year, or a school year by its two: « 2025-2026 »; all of it, or until a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Year {
    first: i16,
    last: i16,
    until: Option<Date>,
}

impl Year {
    fn whole(first: i16, last: i16) -> Self {
        Self { first, last, until: None }
    }

    /// The calendar year of a day, until that day.
    pub(super) fn of(day: Date) -> Self {
        Self::whole(day.year(), day.year()).until(Some(day))
    }

    /// As much of it as had passed on `day`, all of it where that is another year's day.
    pub(super) fn until(self, day: Option<Date>) -> Self {
        let (month, start) = if self.first == self.last { (1, 1) } else { (9, 1) };
        let begin = Date::new(self.first, month, start).unwrap_or(Date::MIN);
        Self { until: day.filter(|day| (begin..self.end()).contains(day)), ..self }
    }

    /// The last day that it counts: its own last day, the end of June for a school year, or the day until which it was counted.
    pub fn end(self) -> Date {
        let (month, day) = if self.first == self.last { (12, 31) } else { (6, 30) };
        self.until.unwrap_or_else(|| Date::new(self.last, month, day).unwrap_or(Date::MAX))
    }
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last { write!(f, "{}", self.first) } else { write!(f, "{}-{}", self.first, self.last) }
    }
}

/// A word with what stands before it, and its bytes.
struct Word<'a> {
    gap: &'a str,
    text: &'a str,
    span: Range<usize>,
}

impl Word<'_> {
    fn is_joined(&self) -> bool {
        matches!(self.gap, "/" | "-" | "." | "–")
    }

    fn month(&self) -> Option<i8> {
        month(folded(self.text).as_bytes())
    }
}

/// The years that `text` names, those of days left out.
pub(super) fn years(text: &str) -> impl Iterator<Item = Year> {
    let words = words(text);
    let told = |at: usize| year(&words, at).or_else(|| spelled(&words, at)).or_else(|| session(&words, at));
    let found: Vec<Year> = (0..words.len()).filter_map(told).collect();
    found.into_iter()
}

/// The school year that a session of examinations closes: « session de juin et juillet 2026 », « session 2026 ».
fn session(words: &[Word<'_>], at: usize) -> Option<Year> {
    let (_, rest) = words.get(at..)?.split_first().filter(|(first, _)| first.text.eq_ignore_ascii_case("session"))?;
    let mut rest = rest.iter().filter(|word| !["de", "d", "et", "des"].contains(&word.text)).take(4).peekable();
    let months: Vec<i8> = std::iter::from_fn(|| rest.next_if(|word| word.month().is_some())?.month()).collect();
    let closing = months.iter().all(|month| (5..=7).contains(month));
    let year = rest.next()?.text.parse::<i16>().ok().filter(is_year).filter(|_| closing)?;
    let goes_on = rest.next().is_some_and(|next| next.is_joined() && next.text.parse::<i16>().is_ok());
    if goes_on {
        return None;
    }
    Some(Year::whole(year - 1, year))
}

/// The school year that two days from the word `at` on give: « du 1er septembre 2025 au 31 août 2026 ».
fn spelled(words: &[Word<'_>], at: usize) -> Option<Year> {
    let (first, taken) = day(words.get(at..)?)?;
    let joined = usize::from(words.get(at + taken)?.text == "au");
    let rest = words.get(at + taken + joined..)?;
    let (last, _) = day(rest)?;
    let whole = (first.month(), first.day(), last.month(), last.day()) == (9, 1, 8, 31);
    (whole && last.year() == first.year() + 1).then(|| Year::whole(first.year(), last.year()))
}

/// The day until which `text` counts, and its bytes: « arrêté au 30/09/2026 », « à fin septembre 2026 ».
pub(super) fn stop(text: &str) -> Option<(Range<usize>, Date)> {
    let words = words(text);
    let until = |word: &&Word<'_>| ["au", "fin"].iter().any(|until| word.text.eq_ignore_ascii_case(until));
    words.iter().enumerate().filter(|(_, word)| until(word)).find_map(|(at, first)| {
        let (day, count) = day(words.get(at + 1..)?)?;
        Some((first.span.start..words.get(at + count)?.span.end, day))
    })
}

/// The day that `words` begin with, and how many of them it takes; the last day of a month without one.
fn day(words: &[Word<'_>]) -> Option<(Date, usize)> {
    let number = |at: usize| words.get(at)?.text.trim_end_matches("er").parse::<i16>().ok();
    let named = words.first()?.month().map(|month| (1, None, month));
    let written = || Some((2, number(0), words.get(1)?.month()?));
    let figures = || {
        let joined = words.get(1)?.is_joined() && words.get(2)?.is_joined();
        Some((2, number(0), i8::try_from(number(1)?).ok().filter(|_| joined)?))
    };
    let (at, day, month) = named.or_else(written).or_else(figures)?;
    let year = number(at).filter(is_year)?;
    let date = match day {
        Some(day) => Date::new(year, month, i8::try_from(day).ok()?).ok()?,
        None => Date::new(year, month, 1).ok()?.last_of_month(),
    };
    Some((date, at + 1))
}

fn is_year(number: &i16) -> bool {
    (2000..2100).contains(number)
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut end = 0;
    while let Some(start) = text.get(end..).and_then(|rest| rest.find(char::is_alphanumeric)).map(|at| at + end) {
        let gap = text.get(end..start).unwrap_or("");
        let rest = text.get(start..).unwrap_or("");
        end = start + rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        words.push(Word { gap, text: text.get(start..end).unwrap_or(""), span: start..end });
    }
    words
}

/// The year, or the school year, that the word `at` begins.
fn year(words: &[Word<'_>], at: usize) -> Option<Year> {
    let number = |at: usize| words.get(at)?.text.parse::<i16>().ok();
    let joins = |at: usize| words.get(at).is_some_and(Word::is_joined);
    let first = number(at).filter(is_year)?;
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    let of_a_day = before.is_some_and(|before| joins(at) || before.month().is_some());
    let of_a_session = before.is_some_and(|before| before.text.eq_ignore_ascii_case("session"));
    let next = number(at + 1).filter(|_| joins(at + 1));
    match next {
        _ if of_a_day => None,
        None if of_a_session => None,
        None => Some(Year::whole(first, first)),
        Some(last) => (last == first + 1 && !joins(at + 2)).then_some(Year::whole(first, last)),
    }
}
