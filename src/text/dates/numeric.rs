//! Dates in digits: `12/03/2026`, `2026-03-12`, `12-14/03/2026`, `03/2026`. Always day first, save years of four digits.

use super::token::{Kind, Line, Setting};
use super::written::{Part, is_free, year};
use super::{compact, words};

/// Most numbers of one chain that still makes sense: two whole dates.
const LONGEST: usize = 6;

/// Numbers joined by separators that touch them: `12-14/03/2026`.
struct Chain {
    numbers: [usize; LONGEST],
    separators: [u8; LONGEST],
    count: usize,
    end: usize,
}

impl Chain {
    fn at(line: &Line, i: usize) -> Self {
        let mut chain = Self { numbers: [i; LONGEST], separators: [0; LONGEST], count: 1, end: i + 1 };
        while is_separator(line.mark(chain.end)) && line.glued(chain.end) && is_glued_number(line, chain.end + 1) {
            if let (Some(number), Some(separator)) =
                (chain.numbers.get_mut(chain.count), chain.separators.get_mut(chain.count))
            {
                (*number, *separator) = (chain.end + 1, line.mark(chain.end));
            }
            chain.count += 1;
            chain.end += 2;
        }
        chain
    }

    /// Separators between the numbers, as far as they are kept.
    fn separators(&self) -> &[u8] {
        self.separators.get(1..self.count.min(LONGEST)).unwrap_or(&[])
    }
}

/// A reading of a chain: one end or two, and the token after it.
pub(super) struct Reading {
    pub(super) from: Part,
    pub(super) to: Option<Part>,
    pub(super) end: usize,
}

fn is_separator(mark: u8) -> bool {
    matches!(mark, b'/' | b'.' | b'-' | b'_')
}

fn is_glued_number(line: &Line, i: usize) -> bool {
    line.glued(i) && line.kind(i) == Some(Kind::Number)
}

/// The token after whatever stands at `i`: a refused chain is stepped over whole.
pub(super) fn skip(line: &Line, i: usize) -> usize {
    let index = i > 0 && line.glued(i) && line.kind(i - 1) == Some(Kind::Word);
    if line.kind(i) != Some(Kind::Number) || index || line.setting == Setting::Name {
        return i + 1;
    }
    Chain::at(line, i).end
}

/// Reads the chain at `i`.
pub(super) fn read(line: &Line, i: usize) -> Option<Reading> {
    if line.kind(i) != Some(Kind::Number) || is_reference(line, i) {
        return None;
    }
    let chain = Chain::at(line, i);
    if chain.count == 1 {
        return compact::read(line, i).or_else(|| loose(line, i));
    }
    if line.setting == Setting::Name {
        return in_name(line, i, &chain);
    }
    let reading = whole(line, &chain)?;
    ends_well(line, &chain).then_some(reading)
}

/// True when the number is what a word such as "n°" or "article" announces.
fn is_reference(line: &Line, i: usize) -> bool {
    let Some(before) = i.checked_sub(1) else { return false };
    let letter = |w: &[u8]| matches!(w, b"l" | b"r" | b"d" | b"a");
    let dotted = line.mark(before) == b'.' && before > 0;
    let word = if dotted { line.word(before - 1) } else { line.word(before) };
    line.mark(before) == b'#' || words::refers(word) || (letter(word) && (dotted || !line.glued(i)))
}

fn ends_well(line: &Line, chain: &Chain) -> bool {
    if !line.glued(chain.end) {
        return true;
    }
    let last = chain.numbers.get(chain.count - 1).copied().unwrap_or(0);
    let unit = matches!(line.mark(chain.end), b'%' | b'$' | b'^');
    let word = line.kind(chain.end) == Some(Kind::Word);
    let short = line.digits(last).len() == 2 && !is_year_first(line, chain);
    !(unit || word && short)
}

fn is_year_first(line: &Line, chain: &Chain) -> bool {
    line.digits(chain.numbers[0]).len() == 4
}

fn whole(line: &Line, chain: &Chain) -> Option<Reading> {
    let numbers = chain.numbers.get(..chain.count)?;
    if chain.count <= 3 {
        return Some(Reading { from: part(line, numbers)?, to: None, end: chain.end });
    }
    let at = joint(chain.separators())? + 1;
    let (from, to) = numbers.split_at_checked(at)?;
    (to.len() >= 2).then_some(())?;
    Some(Reading { from: part(line, from)?, to: Some(part(line, to)?), end: chain.end })
}

/// The one dash between separators of another kind: the "to" of `12-14/03/2026`.
fn joint(separators: &[u8]) -> Option<usize> {
    let dash = separators.iter().position(|s| *s == b'-')?;
    let mut others = separators.iter().enumerate().filter(|(i, _)| *i != dash).map(|(_, s)| *s);
    let first = others.next()?;
    (first != b'-' && others.all(|s| s == first)).then_some(dash)
}

/// A day, a pair or a whole date.
fn part(line: &Line, numbers: &[usize]) -> Option<Part> {
    match *numbers {
        [day] => small(line, day, 31).map(Part::day),
        [first, second] => pair(line, [first, second]),
        [first, second, third] => triple(line, [first, second, third]),
        _ => None,
    }
}

/// In the name of a file the date may be any piece of the chain: `PR_04_2026_03_12_V2`.
fn in_name(line: &Line, i: usize, chain: &Chain) -> Option<Reading> {
    let n = &chain.numbers;
    let whole_year = |j: usize| line.digits(j).len() == 4;
    let from = |k: usize| [n.get(k), n.get(k + 1), n.get(k + 2)].map(|j| j.copied().unwrap_or(i));
    if chain.count >= 3 {
        let tokens = from(0);
        let found = triple(line, tokens).filter(|_| chain.count == 3 || tokens.iter().any(|t| whole_year(*t)));
        if let Some(part) = found {
            return Some(Reading { from: part, to: None, end: tokens[2] + 1 });
        }
        let next = from(1);
        if chain.count >= 4 && next.iter().any(|t| whole_year(*t)) && triple(line, next).is_some() {
            return None;
        }
    }
    let part = pair(line, [n[0], n[1]])?;
    Some(Reading { from: part, to: None, end: n[1] + 1 })
}

fn small(line: &Line, i: usize, most: i8) -> Option<i8> {
    let value = line.number(i).filter(|_| line.digits(i).len() <= 2)?;
    i8::try_from(value).ok().filter(|v| (1..=most).contains(v))
}

fn triple(line: &Line, n: [usize; 3]) -> Option<Part> {
    let lengths = n.map(|i| line.digits(i).len());
    let separators = [line.mark(n[0] + 1), line.mark(n[1] + 1)];
    let tight = separators == [b'/', b'/'] || introduced(line, n[0]);
    let part = match lengths {
        [4, 1 | 2, 1 | 2] => day_of(line, n[2], n[1], n[0])?,
        [2, 2, 2] if line.setting == Setting::Name => two_digit_name(line, n)?,
        [2, 2, 4] if line.setting == Setting::Name => day_of(line, n[0], n[1], n[2]).or_else(|| american(line, n))?,
        [1 | 2, 1 | 2, 4] | [2, 2, 2] => day_of(line, n[0], n[1], n[2])?,
        [1 | 2, 1 | 2, 2] if tight => day_of(line, n[0], n[1], n[2])?,
        _ => return None,
    };
    let mixed = separators[0] != separators[1];
    let whole = lengths.contains(&4);
    (!mixed || whole).then_some(Part { doubtful: part.doubtful || mixed, ..part })
}

fn day_of(line: &Line, day: usize, month: usize, of: usize) -> Option<Part> {
    let part = Part {
        day: Some(small(line, day, 31)?),
        month: Some(small(line, month, 12)?),
        year: Some(year(line, of)?),
        ..Part::default()
    };
    part.days().map(|_| part)
}

/// `06-30-2026` in the name of a file that an English program made: only where day first is impossible.
fn american(line: &Line, n: [usize; 3]) -> Option<Part> {
    let part = day_of(line, n[1], n[0], n[2])?;
    Some(Part { doubtful: true, ..part })
}

/// `24-03-12` in the name of a file: day first unless that would make an old file and year first a recent one.
fn two_digit_name(line: &Line, n: [usize; 3]) -> Option<Part> {
    let day_first = day_of(line, n[0], n[1], n[2]);
    let year_first = day_of(line, n[2], n[1], n[0]);
    let recent = |p: &Part| p.year.is_some_and(|y| y > line.pivot - 20 && y <= line.pivot - 8);
    match (day_first, year_first) {
        (Some(part), Some(other)) if !recent(&part) && recent(&other) => Some(Part { doubtful: true, ..other }),
        (Some(part), _) => Some(part),
        (None, Some(other)) => Some(Part { doubtful: true, ..other }),
        (None, None) => None,
    }
}

/// Month and year, or day and month to be completed by what follows.
fn pair(line: &Line, n: [usize; 2]) -> Option<Part> {
    let month = |i| small(line, i, 12);
    match n.map(|i| line.digits(i).len()) {
        [1 | 2, 4] => Some(Part { month: Some(month(n[0])?), year: Some(year(line, n[1])?), ..Part::default() }),
        [4, 2] if !follows_code(line, n[0]) => {
            let part = Part { month: Some(month(n[1])?), year: Some(year(line, n[0])?), ..Part::default() };
            Some(Part { doubtful: line.setting != Setting::Name && !introduced(line, n[0]), ..part })
        }
        [1 | 2, 1 | 2] if matches!(line.mark(n[0] + 1), b'/' | b'.') => {
            Some(Part { day: Some(small(line, n[0], 31)?), month: Some(month(n[1])?), ..Part::default() })
        }
        _ => None,
    }
}

/// True for the year of a reference such as `PROP-2026-01`.
fn follows_code(line: &Line, i: usize) -> bool {
    let glued = i >= 2 && line.glued(i) && line.glued(i - 1) && line.kind(i - 2) == Some(Kind::Word);
    glued && line.mark(i - 1) == b'-' && line.setting != Setting::Name
}

/// True when a word or a colon right before `i` says that a date comes.
pub(super) fn introduced(line: &Line, i: usize) -> bool {
    let Some(before) = i.checked_sub(1) else { return false };
    words::introduces(line.word(before)) || line.mark(before) == b':'
}

/// `12 / 03 / 2026`, and `12 03 2026` where something announces it: never a bare row of numbers.
fn loose(line: &Line, i: usize) -> Option<Reading> {
    let spaced = is_separator(line.mark(i + 1)) && line.mark(i + 3) == line.mark(i + 1);
    let n = if spaced { [i, i + 2, i + 4] } else { [i, i + 1, i + 2] };
    let end = n[2] + 1;
    let lengths = n.map(|j| line.digits(j).len());
    let fits = matches!(lengths, [1 | 2, 1 | 2, 4]) && (spaced || lengths == [2, 2, 4]);
    let apart = (i + 1..end).all(|j| line.follows(j));
    if !fits
        || !apart
        || line.kind(end) == Some(Kind::Number)
        || (is_separator(line.mark(end)) && is_glued_number(line, end + 1))
    {
        return None;
    }
    let announced = spaced || line.setting == Setting::Name || introduced(line, i);
    let alone = i == 0 || line.kind(i - 1) != Some(Kind::Number);
    let part = day_of(line, n[0], n[1], n[2]).filter(|_| announced && alone && is_free(line, i))?;
    Some(Reading { from: part, to: None, end })
}
