//! How long a contract runs or a certificate counts, when its words give a length rather than an end: "pour une durée de trois ans",
//! "valable trente-six mois".

use jiff::{Span, ToSpan};

use super::dates::words::{counted_on, spelled};

/// Words after "durée" among which its length stands.
const REACH: usize = 8;
/// Words before a length, folded.
const BEFORE: [&str; 7] = ["duree", "consenti", "consentie", "conclu", "conclue", "accorde", "accordee"];
/// Words before the time that a certificate counts, folded, and words after them among which it stands.
const VALID: [&str; 4] = ["valable", "valables", "valide", "validite"];
const NEAR: usize = 5;
/// Longest length believed, in months.
const LONGEST: i32 = 1200;

/// The length that `folded` text gives to a contract, in years or months; the notice to be given is none.
#[must_use]
pub fn length(folded: &str) -> Option<Span> {
    behind(folded, &BEFORE, REACH)
}

/// The time that `folded` text says that a certificate counts, in years or months.
#[must_use]
pub fn validity(folded: &str) -> Option<Span> {
    behind(folded, &VALID, NEAR)
}

fn behind(folded: &str, leads: &[&str], reach: usize) -> Option<Span> {
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let starts = words.iter().enumerate().filter(|(_, word)| leads.contains(word));
    starts.map(|(at, _)| at + 1).find_map(|from| given(words.get(from..(from + reach).min(words.len()))?))
}

fn given(words: &[&str]) -> Option<Span> {
    let notice = words.iter().position(|word| *word == "preavis").unwrap_or(words.len());
    let words = words.get(..notice)?;
    (0..words.len()).find_map(|at| {
        let (count, length) = number(words.get(at..)?)?;
        let count = i32::try_from(count).ok().filter(|count| (1..=LONGEST).contains(count))?;
        match *words.get(at + length)? {
            "an" | "ans" | "annee" | "annees" => Some(count.years()),
            "mois" => Some(count.months()),
            _ => None,
        }
    })
}

/// The number that `words` begin with, in digits or letters, and how many of them it takes.
fn number(words: &[&str]) -> Option<(u32, usize)> {
    let first = words.first().filter(|word| **word != "premier")?;
    if let Ok(value) = first.parse() {
        return Some((value, 1));
    }
    let (mut value, mut length) = (spelled(first.as_bytes())?, 1);
    loop {
        let at = length + usize::from(words.get(length) == Some(&"et"));
        let more = words.get(at).and_then(|word| spelled(word.as_bytes()));
        let Some(sum) = more.and_then(|more| counted_on(value, more)) else { return Some((value, length)) };
        (value, length) = (sum, at + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::folded;

    fn said(text: &str) -> Option<String> {
        length(&folded(text)).map(|span| span.to_string())
    }

    #[test]
    fn a_length_is_read_in_words_and_digits() {
        assert_eq!(said("pour une durée de trois ans à compter du").as_deref(), Some("P3Y"));
        assert_eq!(said("Durée : 24 mois").as_deref(), Some("P24M"));
        assert_eq!(said("est consentie pour deux années scolaires à compter du").as_deref(), Some("P2Y"));
        assert_eq!(said("une durée de vingt-quatre mois").as_deref(), Some("P24M"));
        assert_eq!(said("une durée de dix-huit (18) mois").as_deref(), Some("P18M"));
        assert_eq!(said("Durée : vingt et un mois").as_deref(), Some("P21M"));
        assert_eq!(said("consenti pour quatre-vingt-dix-neuf ans").as_deref(), Some("P99Y"));
        assert_eq!(said("Prise d'effet le 1er juin, durée de deux ans").as_deref(), Some("P2Y"));
        assert_eq!(said("Le bail est consenti pour neuf années entières").as_deref(), Some("P9Y"));
    }

    #[test]
    fn a_certificate_counts_for_a_time() {
        let counts = |text: &str| validity(&folded(text)).map(|span| span.to_string());
        assert_eq!(counts("Il est valable trente-six mois à compter de la délivrance").as_deref(), Some("P36M"));
        assert_eq!(counts("Validité : 24 mois").as_deref(), Some("P24M"));
        assert_eq!(counts("valable jusqu'au 12 mars 2027"), None);
        assert_eq!(counts("une formation de trente-six mois"), None);
    }

    #[test]
    fn other_lengths_are_not_the_contract_s() {
        assert_eq!(said("Durée : 14 heures sur deux jours"), None);
        assert_eq!(said("résiliable avec un préavis de trois mois"), None);
        assert_eq!(said("durée du préavis : trois mois"), None);
        assert_eq!(said("pendant la durée du premier mois"), None);
    }
}
