//! Numbers that are nearly a known one: one wrong digit, or two that changed places.

use super::stream::Spot;
use crate::model::document::Content;

/// Signs that people put between groups of digits.
const SEPARATORS: &[char] = &[' ', '.', '-', '\u{a0}', '\u{202f}'];

/// Where a number as long as `known` stands that is `known` but for a slip, and the number. `is_real` says of a number
/// that it is somebody else's rather than a slip.
#[must_use]
pub fn find(content: &Content, known: &str, is_real: impl Fn(&str) -> bool) -> Option<(Spot, String)> {
    if known.is_empty() {
        return None;
    }
    content.blocks.iter().enumerate().find_map(|(block, text)| {
        let runs = runs(&text.text);
        let (span, digits) = runs.into_iter().find(|(_, digits)| is_slip(digits, known) && !is_real(digits))?;
        Some((Spot { block, span }, digits))
    })
}

/// The runs of digits of `text`, groups joined, with where they stand.
fn runs(text: &str) -> Vec<(std::ops::Range<usize>, String)> {
    let mut runs: Vec<(std::ops::Range<usize>, String)> = Vec::new();
    let mut gap: Option<usize> = None;
    for (at, character) in text.char_indices() {
        if character.is_ascii_digit() {
            match (runs.last_mut(), gap.take()) {
                (Some((span, digits)), Some(1)) if span.end < at => {
                    digits.push(character);
                    span.end = at + 1;
                }
                (Some((span, digits)), None) if span.end == at && at > 0 => {
                    digits.push(character);
                    span.end = at + 1;
                }
                _ => runs.push((at..at + 1, character.to_string())),
            }
        } else if SEPARATORS.contains(&character) {
            gap = Some(gap.map_or(1, |gap| gap + 1));
        } else {
            gap = Some(usize::MAX / 2);
        }
    }
    runs
}

/// True when `digits` is `known` with one digit changed, or two neighbours swapped.
fn is_slip(digits: &str, known: &str) -> bool {
    if digits.len() != known.len() {
        return false;
    }
    let wrong: Vec<usize> =
        digits.bytes().zip(known.bytes()).enumerate().filter(|(_, (a, b))| a != b).map(|(at, _)| at).collect();
    let digit = |text: &str, at: usize| text.as_bytes().get(at).copied();
    match wrong.as_slice() {
        [_] => true,
        [one, other] => digit(digits, *one) == digit(known, *other) && digit(digits, *other) == digit(known, *one),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::{Block, BlockKind};
    use crate::model::place::Place;

    fn found(text: &str) -> Option<String> {
        let block = Block::new(Place::Page(1), BlockKind::Line, text);
        let content = Content { blocks: vec![block], ..Content::default() };
        find(&content, "90817263800011", crate::text::identifiers::is_siret).map(|(_, digits)| digits)
    }

    #[test]
    fn a_slip_is_told_from_another_number() {
        assert_eq!(found("SIRET 908 172 638 00011"), None);
        assert_eq!(found("SIRET 908 127 638 00011").as_deref(), Some("90812763800011"));
        assert_eq!(found("Siret : 90817263800012").as_deref(), Some("90817263800012"));
        assert_eq!(found("SIRET 809 182 736 00011"), None);
        assert_eq!(found("tél. 06 39 98 41 07, le 02/09/2026"), None);
    }
}
