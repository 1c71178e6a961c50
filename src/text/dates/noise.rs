//! Dates that a scanner misread: `l2/O3/2026`, `12103/2026`. Whatever is read here is doubtful.

use jiff::civil::Date;

use super::numeric::introduced;
use super::token::{Kind, Line, Setting};
use super::written::Written;
use crate::model::date::Precision;

/// Reads the misread date at `i`; gives the token after it.
pub(super) fn take(line: &Line, i: usize, out: &mut Vec<Written>) -> Option<usize> {
    if line.setting == Setting::Name || line.glued(i) && line.mark(i - 1) != b'(' && line.mark(i - 1) != b':' {
        return None;
    }
    let end = run(line, i)?;
    let bytes = line.bytes.get(line.start(i)..line.end(end - 1))?;
    let date = corrected(bytes, introduced(line, i))?;
    let plausible = date.year() > line.pivot - 40 && date.year() <= line.pivot;
    if !plausible {
        return None;
    }
    out.push(Written {
        tokens: i..end,
        first: date,
        last: date,
        precision: Precision::Day,
        range: false,
        doubtful: true,
    });
    Some(end)
}

/// The token after the run of touching tokens that begins at `i`, if it may hold a date of ten signs.
fn run(line: &Line, i: usize) -> Option<usize> {
    let mut end = i + 1;
    while line.glued(end) && (line.kind(end) != Some(Kind::Mark) || matches!(line.mark(end), b'/' | b'!' | b'|')) {
        end += 1;
    }
    let length = line.end(end - 1) - line.start(i);
    (end > i + 1 && length == 10).then_some(end)
}

/// Reads `dd/mm/yyyy` out of ten signs, where letters stand for digits or a digit for a slash.
fn corrected(bytes: &[u8], announced: bool) -> Option<Date> {
    let bytes: &[u8; 10] = bytes.try_into().ok()?;
    let slashes = [bytes[2], bytes[5]];
    let lost = slashes.iter().filter(|b| **b != b'/').count();
    let strange = slashes.iter().any(|b| !matches!(b, b'/' | b'1' | b'7' | b'l' | b'i' | b'|' | b'!'));
    let misread = bytes.iter().filter(|b| b.is_ascii_alphabetic() || matches!(b, b'|' | b'!')).count();
    if strange || lost > 1 || misread > 3 || lost + misread == 0 || (lost == 1 && !announced) {
        return None;
    }
    let number = |from: usize, to: usize| -> Option<i16> {
        bytes.get(from..to)?.iter().try_fold(0_i16, |sum, b| Some(sum * 10 + digit(*b)?))
    };
    let (day, month) = (i8::try_from(number(0, 2)?).ok()?, i8::try_from(number(3, 5)?).ok()?);
    Date::new(number(6, 10)?, month, day).ok()
}

/// The digit that a scanner takes `byte` for.
fn digit(byte: u8) -> Option<i16> {
    Some(match byte {
        b'0'..=b'9' => i16::from(byte - b'0'),
        b'o' | b'q' => 0,
        b'l' | b'i' | b'|' | b'!' => 1,
        b'z' => 2,
        b's' => 5,
        b'b' => 8,
        _ => return None,
    })
}
