//! Dates with their month in letters: `1er mars 2026`, `12-mars-26`, `mars 2026`, `le douze mars deux mille vingt-six`.
//! Gives parts: a day or a month alone only counts beside another date.

use jiff::civil::Weekday;

use super::token::{Kind, Line, Setting};
use super::words;
use super::written::{Part, year as year_of};

/// The weekday written at `i`, if a number or a spelled day follows, and the token after it.
pub(super) fn weekday(line: &Line, i: usize) -> (Option<Weekday>, usize) {
    let Some(weekday) = words::weekday(line.word(i)) else { return (None, i) };
    let mut next = i + 1;
    while matches!(line.mark(next), b'.' | b',') {
        next += 1;
    }
    let day = line.kind(next) == Some(Kind::Number) || words::spelled(line.word(next)).is_some();
    if day && line.follows(next) { (Some(weekday), next) } else { (None, i) }
}

/// Reads the part at `i`: day, day and month, month, each with its year if it is there.
pub(super) fn read(line: &Line, i: usize) -> Option<(Part, usize)> {
    if line.kind(i)? == Kind::Number {
        let (day, next) = day(line, i)?;
        return Some(with_month(line, day, next).unwrap_or((Part::day(day), next)));
    }
    if let Some(found) = month_alone(line, i) {
        return Some(found);
    }
    if line.word(i) == b"ler" {
        return with_month(line, 1, i + 1);
    }
    let (value, next) = small_number(line, i)?;
    let day = i8::try_from(value).ok().filter(|d| (1..=31).contains(d))?;
    with_month(line, day, next)
}

/// A day in digits with its ordinal ending.
fn day(line: &Line, i: usize) -> Option<(i8, usize)> {
    let value = line.number(i).filter(|_| line.digits(i).len() <= 2)?;
    let day = i8::try_from(value).ok().filter(|d| (1..=31).contains(d))?;
    let ordinal = match line.word(i + 1) {
        b"er" => day == 1 && line.follows(i + 1),
        b"e" | b"eme" | b"st" | b"nd" | b"rd" | b"th" => line.glued(i + 1),
        _ => line.mark(i + 1) == b'#' && day == 1,
    };
    let next = i + 1 + usize::from(ordinal);
    let letters = line.glued(next) && line.kind(next) == Some(Kind::Word) && words::month(line.word(next)).is_none();
    let chained = line.glued(next)
        && line.glued(next + 1)
        && line.kind(next + 1) == Some(Kind::Number)
        && (matches!(line.mark(next), b'/' | b'.' | b'_' | b':' | b',')
            || line.glued(next + 2)
                && line.mark(next + 2) != 0
                && line.glued(next + 3)
                && line.kind(next + 3) == Some(Kind::Number));
    let unit = line.glued(next) && matches!(line.mark(next), b'%' | b'$' | b'^' | b'#' | b'*');
    (!letters && !chained && !unit).then_some((day, next))
}

fn with_month(line: &Line, day: i8, i: usize) -> Option<(Part, usize)> {
    let joined = line.glued(i) && matches!(line.mark(i), b'-' | b'/' | b'.' | b'_') && line.glued(i + 1);
    let at = if joined { i + 1 } else { i };
    if !line.follows(at) {
        return None;
    }
    let word = line.word(at);
    if let Some(month) = words::month(word) {
        return Some(with_year(line, Part { month: Some(month), ..Part::day(day) }, at + 1));
    }
    let month = words::misread_month(word)?;
    let (part, end) = with_year(line, Part { month: Some(month), doubtful: true, ..Part::day(day) }, at + 1);
    part.year.is_some().then_some((part, end))
}

/// True when a number that is no day of that month stands right before the month at `i`.
fn follows_day(line: &Line, i: usize) -> bool {
    let Some(before) = i.checked_sub(1) else { return false };
    let index = line.glued(before) && before > 0 && line.mark(before - 1) != b'(';
    line.follows(i) && (1..=3).contains(&line.digits(before).len()) && !index
}

/// A month without its day, or an English date that begins with the month.
fn month_alone(line: &Line, i: usize) -> Option<(Part, usize)> {
    let word = line.word(i);
    let month = words::month(word).filter(|_| word != b"mar" && !follows_day(line, i))?;
    let part = Part { month: Some(month), ..Part::default() };
    if let Some(found) = english(line, part, i + 1) {
        return Some(found);
    }
    let (part, end) = with_year(line, part, i + 1);
    (part.year.is_some() || words::spelled(word).is_none()).then_some((part, end))
}

/// `March 12, 2026`
fn english(line: &Line, part: Part, i: usize) -> Option<(Part, usize)> {
    let (day, next) = day(line, i)?;
    let comma = line.mark(next) == b',';
    let at = next + usize::from(comma);
    let whole = line.follows(i) && line.follows(at) && line.digits(at).len() == 4;
    let year = year_of(line, at).filter(|_| whole)?;
    Some((Part { day: Some(day), year: Some(year), ..part }, at + 1))
}

/// Completes `part` with the year at `i`, when one is there.
fn with_year(line: &Line, part: Part, i: usize) -> (Part, usize) {
    let dotted = line.mark(i) == b'.' && line.glued(i);
    let after = i + usize::from(dotted);
    match year(line, part, after) {
        Some((year, doubtful, end)) => (Part { year: Some(year), doubtful: part.doubtful || doubtful, ..part }, end),
        None => (part, after),
    }
}

fn year(line: &Line, part: Part, i: usize) -> Option<(i16, bool, usize)> {
    let separator = matches!(line.mark(i), b'-' | b'/' | b'_' | b'\'' | b',' | b'.');
    let at = i + usize::from(separator);
    if !line.follows(at) {
        return None;
    }
    if let Some((year, end)) = spelled_year(line, at) {
        return Some((year, false, end));
    }
    let value = year_of(line, at)?;
    if line.digits(at).len() == 4 {
        return Some((value, false, at + 1));
    }
    let tight = separator && line.glued(at) && line.mark(i) != b',' && (line.glued(i) || line.mark(i) == b'\'');
    let chained =
        line.glued(at + 1) && line.mark(at + 1) != 0 && line.kind(at + 2) == Some(Kind::Number) && line.glued(at + 2);
    let letters = line.glued(at + 1) && line.kind(at + 1) == Some(Kind::Word);
    let closed =
        part.day.is_some() && matches!(line.mark(at + 1), b',' | b'.' | b';' | b')' | b']') | (at + 1 == line.len());
    let name = line.setting == Setting::Name;
    (!chained && !letters && (tight || closed || name)).then_some((value, !tight, at + 1))
}

/// A spelled number below 100 at `i`: "vingt-quatre", "quatre-vingt-dix-neuf".
fn small_number(line: &Line, i: usize) -> Option<(u32, usize)> {
    let mut value = words::spelled(line.word(i))?;
    let mut end = i + 1;
    loop {
        let joined = line.mark(end) == b'-' || line.word(end) == b"et";
        let at = end + usize::from(joined);
        let more = words::spelled(line.word(at)).filter(|_| line.follows(at));
        let Some(sum) = more.and_then(|more| words::counted_on(value, more)) else { return Some((value, end)) };
        (value, end) = (sum, at + 1);
    }
}

/// "deux mille vingt-six", "mil neuf cent quatre-vingt-quatre".
pub(super) fn spelled_year(line: &Line, i: usize) -> Option<(i16, usize)> {
    let (base, next) = match (line.word(i), line.word(i + 1), line.word(i + 2)) {
        (b"deux", b"mille" | b"mil", _) => (2000, i + 2),
        (b"mil" | b"mille", b"neuf", b"cent") => (1900, i + 3),
        _ => match line.mark(i + 1) {
            b'-' if line.word(i) == b"deux" && line.word(i + 2) == b"mille" => (2000, i + 3),
            _ => return None,
        },
    };
    let at = next + usize::from(line.mark(next) == b'-');
    let (rest, end) = small_number(line, at).filter(|_| line.follows(at)).unwrap_or((0, next));
    let year = i16::try_from(base + rest).ok()?;
    Some((year, end))
}
