//! Dotted and underscored lines to write on. Leaders of a table of contents are none.

use std::ops::Range;

use super::BlankKind;

/// Fewest dots and underscores of a line to write on.
const DOTS: usize = 5;
const UNDERSCORES: usize = 4;

/// Adds the lines to write on that `bytes` hold to `marks`; true when `bytes` are nothing else. `numbered` says that a
/// number follows in the next cell.
pub(super) fn find(bytes: &[u8], numbered: bool, marks: &mut Vec<(BlankKind, Range<usize>)>) -> bool {
    let ruled = is_ruled(bytes);
    if ruled && count(bytes, b'_') >= 30 {
        return true;
    }
    let mut i = 0;
    while i < bytes.len() {
        let Some(end) = run(bytes, i) else {
            i += 1;
            continue;
        };
        if let Some(kind) = kind(bytes.get(i..end).unwrap_or(b"")).filter(|_| !is_leader(bytes, i..end, numbered)) {
            marks.push((kind, i..end));
        }
        i = end;
    }
    ruled
}

/// True when `bytes` are one line to write on and nothing else.
pub(super) fn is_ruled(bytes: &[u8]) -> bool {
    let written = bytes.trim_ascii();
    let sign = |b: &u8| matches!(b, b'.' | b'_' | b' ' | b'/');
    kind(written).is_some() && written.iter().all(sign)
}

/// The end of the run that begins at `i`: two dots or underscores, then more of them, with spaces, slashes and the
/// century of a year between.
fn run(bytes: &[u8], i: usize) -> Option<usize> {
    let first = bytes.get(i).filter(|b| is_sign(**b))?;
    let second = bytes.get(i + 1)?;
    let spaced = *second == b' ' && bytes.get(i + 2) == Some(first);
    if second != first && !spaced {
        return None;
    }
    let (mut at, mut end) = (i, i);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'.' | b'_' => end = at + 1,
            b' ' | b'/' | b'-' if at - end < 3 => {}
            b'2' if bytes.get(at + 1) == Some(&b'0') && bytes.get(at + 2).is_some_and(|b| is_sign(*b)) => at += 1,
            _ => break,
        }
        at += 1;
    }
    Some(end)
}

fn count(bytes: &[u8], sign: u8) -> usize {
    bytes.iter().map(|b| usize::from(*b == sign)).sum()
}

fn is_sign(byte: u8) -> bool {
    matches!(byte, b'.' | b'_')
}

fn kind(run: &[u8]) -> Option<BlankKind> {
    let (dots, underscores) = (count(run, b'.'), count(run, b'_'));
    match (dots, underscores) {
        (_, UNDERSCORES..) => Some(BlankKind::Underscores),
        (DOTS.., _) => Some(BlankKind::DottedLine),
        _ => None,
    }
}

/// True for dots that lead from a title to a number: "Chapitre 1 ....... 3", "Total ....... 1 200 €".
fn is_leader(bytes: &[u8], run: Range<usize>, numbered: bool) -> bool {
    let Range { start, end } = run;
    let before = bytes.get(..start).unwrap_or(b"");
    let after = bytes.get(end..).unwrap_or(b"").trim_ascii_start();
    let titled = before.iter().rev().take(40).filter(|b| b.is_ascii_alphabetic()).count() >= 2;
    let numbered = after.first().map_or(numbered, u8::is_ascii_digit);
    let roman = !after.is_empty() && after.len() <= 5 && after.iter().all(|b| matches!(b, b'i' | b'v' | b'x' | b' '));
    titled && (numbered || roman) && bytes.get(start) == Some(&b'.')
}
