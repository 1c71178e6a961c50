//! Dates one by one, in ranges and in lists: `du 28 février au 2 mars 2026`, `les 4, 5 et 12 juin 2026`.
//! What the last one says of month and year holds for those before it.

use super::token::{Kind, Line};
use super::written::{Part, Written};
use super::{numeric, textual, words};
use crate::model::date::Precision;

/// Most dates that one list may hold before it is no list of dates.
const LONGEST: usize = 32;

/// How a part hangs on to the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Link {
    Start,
    List,
    Range,
}

struct Piece {
    link: Link,
    part: Part,
    start: usize,
    end: usize,
}

/// Reads the date, range or list of dates at `i`; gives the token after it.
pub(super) fn take(line: &Line, i: usize, out: &mut Vec<Written>) -> Option<usize> {
    let mut pieces = pieces(line, i)?;
    if is_numbered(line, i, &pieces) {
        return None;
    }
    let last = pieces.iter().rposition(|p| p.part.year.is_some() && p.part.month.is_some())?;
    let carried = carry_forward(&mut pieces, last);
    pieces.truncate(carried + 1);
    complete(&mut pieces)?;
    let before = out.len();
    let mut k = 0;
    while let Some(piece) = pieces.get(k) {
        let next = pieces.get(k + 1).filter(|p| p.link == Link::Range);
        match next {
            Some(to) => join(piece, to, out)?,
            None => out.push(single(piece)?),
        }
        k += if next.is_some() { 2 } else { 1 };
    }
    (out.len() > before).then(|| pieces.last().map_or(i + 1, |p| p.end))
}

fn pieces(line: &Line, i: usize) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    read(line, i, Link::Start, &mut pieces)?;
    while pieces.len() < LONGEST {
        let Some(end) = pieces.last().map(|p| p.end) else { break };
        let Some((tie, next)) = tie(line, end) else { break };
        let whole = pieces.last().is_some_and(|p| p.part.days().is_some());
        if tie == Link::List && (whole || !may_list(line, i, end)) {
            break;
        }
        if pieces.last().is_some_and(|p| p.link == Link::Range) && tie == Link::Range {
            break;
        }
        if read(line, next, tie, &mut pieces).is_none() {
            break;
        }
    }
    Some(pieces)
}

fn read(line: &Line, i: usize, tie: Link, pieces: &mut Vec<Piece>) -> Option<()> {
    let (weekday, at) = textual::weekday(line, i);
    if let Some(reading) = numeric::read(line, at) {
        let from = Part { weekday, ..reading.from };
        pieces.push(Piece { link: tie, part: from, start: i, end: reading.end });
        if let Some(part) = reading.to {
            pieces.push(Piece { link: Link::Range, part, start: i, end: reading.end });
        }
        return Some(());
    }
    let (part, end) = textual::read(line, at)?;
    pieces.push(Piece { link: tie, part: Part { weekday, ..part }, start: i, end });
    Some(())
}

/// The word or mark that ties the date before `i` to one that may follow, and where that one begins.
fn tie(line: &Line, i: usize) -> Option<(Link, usize)> {
    if !line.follows(i) {
        return None;
    }
    let (tie, mut next) = match (line.word(i), line.mark(i)) {
        (b"au" | b"a" | b"to" | b"jusqu", _) | (_, b'-') => (Link::Range, i + 1),
        (b"et" | b"ou" | b"puis" | b"and", _) | (_, b',' | b'&' | b'/') => (Link::List, i + 1),
        _ => return None,
    };
    for _ in 0..3 {
        let small = matches!(line.word(next), b"le" | b"les" | b"au" | b"du" | b"et") || line.mark(next) == b'\'';
        next += usize::from(small && line.follows(next));
    }
    line.follows(next).then_some((tie, next))
}

/// True when the first piece is the number of a version, not a day: "version 2 – 3 mars 2026".
fn is_numbered(line: &Line, i: usize, pieces: &[Piece]) -> bool {
    let ranged =
        pieces.get(1).is_some_and(|p| p.link == Link::Range) && pieces.first().is_some_and(|p| p.part.year.is_none());
    let number = i.checked_sub(1).is_some_and(|before| {
        let word = line.word(if line.mark(before) == b'.' && before > 0 { before - 1 } else { before });
        words::numbers(word) || words::refers(word)
    });
    ranged && number
}

/// A list that begins at `i` and goes on at `end` needs an opening that numbers of another kind do not have: commas
/// need a word such as "les", "et" only needs to be free of "articles".
fn may_list(line: &Line, i: usize, end: usize) -> bool {
    let Some(before) = i.checked_sub(1) else { return true };
    let other =
        words::refers(line.word(before)) || line.kind(before) == Some(Kind::Number) || line.mark(before) == b'#';
    numeric::introduced(line, i) || line.mark(before) == b'(' || line.mark(end) != b',' && !other
}

/// "du 12 mars 2026 au 14 avril": the year of the first holds for the second. Gives the last whole piece.
fn carry_forward(pieces: &mut [Piece], last: usize) -> usize {
    let Some(year) = pieces.get(last).and_then(|p| p.part.year) else { return last };
    let Some(next) = pieces.get_mut(last + 1) else { return last };
    if next.link == Link::Range && next.part.day.is_some() && next.part.month.is_some() {
        next.part.year = Some(year);
        return last + 1;
    }
    last
}

/// Gives each piece the month and the year of the one after it, where it has none.
fn complete(pieces: &mut [Piece]) -> Option<()> {
    let tail = pieces.last().map(|p| p.part)?;
    let (mut month, mut year) = (tail.month, tail.year);
    let days = tail.day.is_some();
    for piece in pieces.iter_mut().rev() {
        let part = &mut piece.part;
        if part.day.is_some() != days {
            return None;
        }
        part.month = part.month.or(month);
        if part.year.is_none() {
            let turns = part.month > month;
            part.year = if turns && piece.link == Link::Start { year.map(|y| y - 1) } else { year };
        }
        (month, year) = (part.month, part.year);
    }
    Some(())
}

fn single(piece: &Piece) -> Option<Written> {
    let part = piece.part;
    let (first, last) = part.days()?;
    let doubtful = part.doubtful || part.contradicts(first);
    Some(Written { tokens: piece.start..piece.end, first, last, precision: part.precision(), range: false, doubtful })
}

/// One range, or two dates when the second comes before the first.
fn join(from: &Piece, to: &Piece, out: &mut Vec<Written>) -> Option<()> {
    let (start, end) = (single(from)?, single(to)?);
    if start.first > end.last {
        out.extend([start, end]);
        return Some(());
    }
    let precision = if to.part.day.is_some() { Precision::Day } else { Precision::Period };
    let doubtful = start.doubtful || end.doubtful;
    out.push(Written {
        tokens: from.start..to.end,
        first: start.first,
        last: end.last,
        precision,
        range: true,
        doubtful,
    });
    Some(())
}
