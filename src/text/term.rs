//! How long a contract runs, when its words give a length rather than an end: "pour une durée de trois ans".

use jiff::{Span, ToSpan};

/// Words after "durée" among which its length stands.
const REACH: usize = 8;
/// Numbers in letters, folded.
const NUMBERS: &[(&str, i32)] = &[
    ("un", 1),
    ("une", 1),
    ("deux", 2),
    ("trois", 3),
    ("quatre", 4),
    ("cinq", 5),
    ("six", 6),
    ("sept", 7),
    ("huit", 8),
    ("neuf", 9),
    ("dix", 10),
    ("onze", 11),
    ("douze", 12),
];
/// Longest length believed, in months.
const LONGEST: i32 = 1200;

/// The length that `folded` text gives to a contract, in years or months; the notice to be given is none.
#[must_use]
pub fn length(folded: &str) -> Option<Span> {
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let starts =
        words.iter().enumerate().filter(|(_, word)| matches!(**word, "duree" | "consenti" | "conclu" | "conclue"));
    starts.map(|(at, _)| at + 1).find_map(|from| given(words.get(from..(from + REACH).min(words.len()))?))
}

fn given(words: &[&str]) -> Option<Span> {
    let notice = words.iter().position(|word| *word == "preavis").unwrap_or(words.len());
    let pairs = words.get(..notice)?.windows(2);
    pairs.into_iter().find_map(|pair| {
        let count = number(pair.first()?).filter(|count| (1..=LONGEST).contains(count))?;
        match *pair.get(1)? {
            "an" | "ans" | "annee" | "annees" => Some(count.years()),
            "mois" => Some(count.months()),
            _ => None,
        }
    })
}

fn number(word: &str) -> Option<i32> {
    let spelled = NUMBERS.iter().find(|(name, _)| *name == word).map(|(_, value)| *value);
    spelled.or_else(|| word.parse().ok())
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
        assert_eq!(said("Prise d'effet le 1er juin, durée de deux ans").as_deref(), Some("P2Y"));
        assert_eq!(said("Le bail est consenti pour neuf années entières").as_deref(), Some("P9Y"));
    }

    #[test]
    fn other_lengths_are_not_the_contract_s() {
        assert_eq!(said("Durée : 14 heures sur deux jours"), None);
        assert_eq!(said("résiliable avec un préavis de trois mois"), None);
        assert_eq!(said("durée du préavis : trois mois"), None);
    }
}
