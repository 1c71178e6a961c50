//! Identity papers, told by their machine-readable lines and the keys in them (ICAO 9303; French card of 1995).

use super::{Personal, PersonalKind, told};
use crate::model::document::Content;
use crate::text::stream::Spot;

/// Length of a line, where the day of birth stands in it; its key follows.
const FORMS: &[(usize, usize)] = &[(44, 13), (36, 27), (36, 13), (30, 0)];
/// Digits of a day.
const DAY: usize = 6;

/// Machine-readable lines.
pub(super) fn find(content: &Content) -> Option<Personal> {
    let lines = content.blocks.iter().enumerate();
    let spots: Vec<Spot> = lines
        .flat_map(|(block, text)| text.text.lines().map(move |line| (block, line)).collect::<Vec<_>>())
        .filter(|(_, line)| is_readable_line(line))
        .map(|(block, line)| Spot { block, span: 0..line.len() })
        .collect();
    told(PersonalKind::IdentityPaper, &spots)
}

/// The line of an identity paper that gives the birth, with its key.
fn is_readable_line(line: &str) -> bool {
    let signs: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    let marked = signs.contains('<') || signs.len() == 36;
    let form = marked && signs.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'<');
    form && FORMS.iter().any(|(length, birth)| signs.len() == *length && has_birth(&signs, *birth))
}

fn has_birth(signs: &str, at: usize) -> bool {
    let (Some(day), Some(key), Some(sex)) =
        (signs.get(at..at + DAY), signs.as_bytes().get(at + DAY), signs.as_bytes().get(at + DAY + 1))
    else {
        return false;
    };
    let month: Option<u8> = day.get(2..4).and_then(|month| month.parse().ok());
    let calendar = month.is_some_and(|month| (1..=12).contains(&month));
    calendar && matches!(sex, b'M' | b'F' | b'<') && key.is_ascii_digit() && key_of(day) == key - b'0'
}

/// The key of a field: weights 7, 3, 1, modulo 10.
fn key_of(field: &str) -> u8 {
    let value = |byte: u8| match byte {
        b'0'..=b'9' => u32::from(byte - b'0'),
        b'A'..=b'Z' => u32::from(byte - b'A') + 10,
        _ => 0,
    };
    let sum: u32 = field.bytes().zip([7, 3, 1].into_iter().cycle()).map(|(byte, weight)| value(byte) * weight).sum();
    u8::try_from(sum % 10).unwrap_or(0)
}
