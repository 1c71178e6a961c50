//! Acronyms, and the words that they stand for: « DWWM » is a « développeur web et web mobile ».

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use super::fold::folded;

/// Letters of an acronym that is no mere pair.
const LETTERS: RangeInclusive<usize> = 3..=6;
/// Words that an acronym leaves out, folded.
const SMALL: [&str; 14] = ["de", "du", "des", "d", "la", "le", "les", "l", "et", "en", "a", "au", "aux", "pour"];

/// What begins the acronym of a diploma, folded: people leave its words out.
const DIPLOMA: &str = "de";

/// The acronyms that some texts use, folded.
#[derive(Debug, Default)]
pub(crate) struct Acronyms(BTreeSet<String>);

impl Acronyms {
    /// The words of capitals in `texts`.
    pub(crate) fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let words = texts.into_iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
        let capitals = |word: &&str| LETTERS.contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase());
        Self(words.filter(capitals).map(str::to_ascii_lowercase).collect())
    }

    /// The words of `text`, folded, with an acronym in the place of those that it stands for.
    pub(crate) fn shorten(&self, text: &str) -> String {
        let folded = folded(text);
        let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let mut short = Vec::new();
        let mut at = 0;
        while let Some(word) = words.get(at) {
            let rest = words.get(at..).unwrap_or_default();
            let whole = |acronym: &str| spelling(acronym, rest).or_else(|| spelling(trade(acronym)?, rest));
            let spelled = self.0.iter().find_map(|acronym| Some((acronym.as_str(), whole(acronym)?)));
            let (word, taken) = spelled.unwrap_or((word, 1));
            short.push(word);
            at += taken;
        }
        short.join(" ")
    }
}

/// « DEAS » without « diplôme d'État ».
fn trade(acronym: &str) -> Option<&str> {
    acronym.strip_prefix(DIPLOMA).filter(|trade| trade.len() > 1)
}

/// How many of `words` it takes to spell `acronym` with their initials.
fn spelling(acronym: &str, words: &[&str]) -> Option<usize> {
    let mut letters = acronym.chars().peekable();
    for (at, word) in words.iter().enumerate() {
        if word.chars().next() == letters.peek().copied() {
            letters.next();
        } else if at == 0 || !SMALL.contains(word) {
            return None;
        }
        if letters.peek().is_none() {
            return Some(at + 1);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_an_acronym_stands_for_become_it() {
        let acronyms = Acronyms::of(["Réussite DWWM : 85 %", "Titre ADVF", "TP SST", "OK", "DEAS, réussite"]);
        assert_eq!(acronyms.shorten("TP Développeur web et web mobile, 2025"), "tp dwwm 2025");
        assert_eq!(acronyms.shorten("Assistant de vie aux familles"), "advf");
        assert_eq!(acronyms.shorten("Sauveteur secouriste du travail"), "sst");
        assert_eq!(acronyms.shorten("Réussite DWWM"), "reussite dwwm");
        assert_eq!(acronyms.shorten("Aide-soignant, jury de juillet"), "deas jury de juillet");
        assert_eq!(acronyms.shorten("Diplôme d'État d'aide-soignant"), "deas");
        for other in ["développeur web", "assistant de vie scolaire", "de vie aux familles"] {
            assert_eq!(acronyms.shorten(other), folded(other), "{other}");
        }
    }
}
