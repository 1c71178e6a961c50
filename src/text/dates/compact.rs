//! Dates without separators, `20260312`, as the names of files bear them. Elsewhere only where something announces them.

use jiff::civil::Date;

use super::numeric::{Reading, introduced};
use super::token::{Line, Setting};
use super::written::Part;

/// Reads the eight or six digits at `i`.
pub(super) fn read(line: &Line, i: usize) -> Option<Reading> {
    let digits = line.digits(i);
    let name = line.setting == Setting::Name;
    let part = match digits.len() {
        8 if name || introduced(line, i) => eight(line, digits),
        6 if name => six(line, digits),
        _ => None,
    }?;
    Some(Reading { from: part, to: None, end: i + 1 })
}

fn value(digits: &[u8]) -> i16 {
    digits.iter().fold(0, |sum, d| sum * 10 + i16::from(d - b'0'))
}

fn part(year: i16, month: &[u8], day: &[u8]) -> Option<Part> {
    let (month, day) = (i8::try_from(value(month)).ok()?, i8::try_from(value(day)).ok()?);
    Date::new(year, month, day).ok()?;
    Some(Part { day: Some(day), month: Some(month), year: Some(year), ..Part::default() })
}

/// Year first, else day first; both only with a year of the last decades.
fn eight(line: &Line, digits: &[u8]) -> Option<Part> {
    let recent = |y: i16| y > line.pivot - 50 && y <= line.pivot;
    let (year, rest) = digits.split_at_checked(4)?;
    let (month, day) = rest.split_at_checked(2)?;
    if let Some(found) = part(value(year), month, day).filter(|_| recent(value(year))) {
        return Some(found);
    }
    let (head, tail) = digits.split_at_checked(4)?;
    let (day, month) = head.split_at_checked(2)?;
    let found = part(value(tail), month, day).filter(|_| recent(value(tail)))?;
    Some(Part { doubtful: line.setting != Setting::Name, ..found })
}

/// `260312` or `120326`: whichever is recent, and doubtful in any case.
fn six(line: &Line, digits: &[u8]) -> Option<Part> {
    let (head, rest) = digits.split_at_checked(2)?;
    let (middle, tail) = rest.split_at_checked(2)?;
    let year = |two: &[u8]| line.pivot - line.pivot.rem_euclid(100) + value(two);
    let recent = |y: i16| y > line.pivot - 20 && y <= line.pivot - 8;
    let year_first = part(year(head), middle, tail).filter(|_| recent(year(head)));
    let found = year_first.or_else(|| part(year(tail), middle, head).filter(|_| recent(year(tail))))?;
    Some(Part { doubtful: true, ..found })
}
