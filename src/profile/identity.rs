//! Numbers that identify a provider: shape and check digits, and what is wrong with them.

use crate::yaml::{Say, Sheet};

/// The SIREN of La Poste, whose establishments do not follow Luhn's formula (sum of digits, multiple of five).
const LA_POSTE: &str = "356000000";

/// The 14 digits of a SIRET, spaces left out; reports a wrong shape or check digit.
pub(super) fn siret(sheet: &mut Sheet<'_>, pointer: &str, text: Option<&str>) -> Option<String> {
    let digits = digits(sheet, pointer, text?, 14)?;
    let whole = luhn(&digits) || (digits.starts_with(LA_POSTE) && digit_sum(&digits).is_multiple_of(5));
    if !whole || !luhn(&digits[..9]) {
        let key = if luhn(&digits[..9]) { "fault-siret-key" } else { "fault-siren-key" };
        let say = Say::new(sheet.words.say(key)).expecting(sheet.words.say("expected-siret"));
        sheet.report(pointer, say);
    }
    Some(digits)
}

/// The 11 digits of a training declaration number, spaces left out; reports a wrong shape.
pub(super) fn nda(sheet: &mut Sheet<'_>, pointer: &str, text: Option<&str>) -> Option<String> {
    digits(sheet, pointer, text?, 11)
}

fn digits(sheet: &mut Sheet<'_>, pointer: &str, text: &str, length: usize) -> Option<String> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-')).collect();
    let words = sheet.words;
    let expected = words.tell("expected-digits", &[("n", &length.to_string())]);
    let message = if let Some(stranger) = plain.chars().find(|c| !c.is_ascii_digit()) {
        words.tell("fault-not-digit", &[("char", &stranger.to_string())])
    } else if plain.len() == length {
        return Some(plain);
    } else {
        words.tell("fault-digits", &[("found", &plain.len().to_string()), ("n", &length.to_string())])
    };
    sheet.report(pointer, Say::new(message).expecting(expected));
    None
}

/// Luhn's formula (ISO/IEC 7812-1, annex B).
fn luhn(digits: &str) -> bool {
    let values = digits.bytes().rev().map(|byte| u32::from(byte - b'0'));
    let weighed = values.enumerate().map(|(index, value)| {
        let doubled = value * 2;
        if index % 2 == 0 { value } else { doubled / 10 + doubled % 10 }
    });
    weighed.sum::<u32>().is_multiple_of(10)
}

fn digit_sum(digits: &str) -> u32 {
    digits.bytes().map(|byte| u32::from(byte - b'0')).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits_are_told_from_wrong_ones() {
        assert!(luhn("73282932000074") && luhn("404833048") && luhn("732829320"));
        assert!(!luhn("73282932000079") && !luhn("404833047"));
    }
}
