//! What the shape of a line says of its date where no phrase stands before it: a phrase right after, an hour, the place
//! of a letter, the margin of a printed page. Weak by nature.

use super::phrases::Hit;
use super::token::{Kind, Line};
use super::vocabulary::Weight;
use super::words;
use super::written::Written;
use crate::model::date::{Precision, Role};

/// How far after a date its hour may stand, in tokens.
const HOUR: usize = 14;

/// What the shape of the line says of `written`.
pub(super) fn read(line: &Line, hits: &[Hit], written: &Written) -> Option<Role> {
    if written.precision == Precision::Period {
        return None;
    }
    after(line, hits, written).or_else(|| letter(line, written)).or_else(|| timed(line, written))
}

/// "12/03/2026 : visite", "12 mars 2026 (mise à jour)": a phrase right after the date, past a mark.
fn after(line: &Line, hits: &[Hit], written: &Written) -> Option<Role> {
    let next = written.tokens.end;
    let marked = matches!(line.mark(next), b':' | b'(' | b'-' | b',') && line.follows(next + 1);
    let end = line.end(next.checked_sub(1)?);
    let at = hits.partition_point(|h| h.start < end);
    let hit = hits.get(at).filter(|h| marked && h.start <= end + 12)?;
    let usable =
        matches!(hit.weight, Weight::Plain | Weight::Label) && !matches!(hit.role, Role::Unknown | Role::Expiry);
    let between = line.bytes.get(end..hit.start).unwrap_or(b"");
    let small = between.iter().filter(|b| b.is_ascii_alphabetic()).count() <= 3;
    (usable && small).then_some(hit.role)
}

/// "Nîmes, le 12 mars 2026": a place and a date that begin a line say when a letter was written.
fn letter(line: &Line, written: &Written) -> Option<Role> {
    let at = written.tokens.start;
    let le = at.checked_sub(1).filter(|j| line.word(*j) == b"le")?;
    let ends = line.len() <= written.tokens.end + 1 && line.kind(written.tokens.end) != Some(Kind::Word);
    if le > 8 || written.precision != Precision::Day || written.range {
        return None;
    }
    let comma = le.checked_sub(1).is_some_and(|j| line.mark(j) == b',');
    let plain = (0..le).all(|j| {
        let name = !line.word(j).is_empty() && words::month(line.word(j)).is_none();
        name || matches!(line.mark(j), b',' | b'-' | b'\'' | b'>')
    });
    let alone = ends && (comma || le <= 4);
    (plain && (alone || comma && le <= 4 || wrote(line, written))).then_some(Role::Issue)
}

/// "Le 12 mars 2026 à 10:15, Jean Dupont a écrit :" over a quoted mail.
fn wrote(line: &Line, written: &Written) -> bool {
    let end = line.end(written.tokens.end - 1);
    let rest = line.bytes.get(end..line.bytes.len().min(end + 90)).unwrap_or(b"");
    rest.windows(7).any(|w| w == b"a ecrit")
}

/// "12 mars 2026 de 9 h à 17 h", "mardi 9 juin 2026, 16 h 30": what has hours takes place.
fn timed(line: &Line, written: &Written) -> Option<Role> {
    (has_hours(line, written) || names_its_day(line, written)).then_some(Role::Event)
}

/// "Mardi 7 juillet 2026, Thierry et Mme B.": a line that begins with a day of the week and goes on.
fn names_its_day(line: &Line, written: &Written) -> bool {
    let first = words::weekday(line.word(0)).is_some() && written.tokens.start <= 1;
    first && line.mark(written.tokens.end) == b',' && written.precision == Precision::Day
}

/// True for a day that hours follow. « Date : 12 mars 2026, de 9 h à 12 h » does not say when it was written.
pub(super) fn has_hours(line: &Line, written: &Written) -> bool {
    let end = written.tokens.end;
    let hour = |j: usize| matches!(line.word(j), b"de" | b"a") && line.number(j + 1).is_some_and(|n| n < 24);
    let lasts = |j: usize| line.word(j) == b"duree" || line.number(j).is_some() && line.word(j + 1) == b"heures";
    let clock = |j: usize| line.number(j).is_some_and(|n| n < 24) && line.word(j + 1) == b"h";
    let timed = (end..end + HOUR).any(|j| lasts(j) || hour(j) && matches!(line.word(j + 2), b"h" | b"heures"));
    (timed || line.mark(end) == b',' && clock(end + 1)) && written.precision == Precision::Day
}
