//! How many of something a text says there are, and within what time: « 8 appareils au parc », « trois depuis le 1er janvier ».

use jiff::civil::{Date, date};

use super::dates::words::{month, spelled};
use super::fold::folded;
use super::phrase::{Phrase, Word, words};
use super::sole::only;

/// Words between a number and what it counts.
const BETWEEN: usize = 2;
/// More is no count but a year, a weight or a number of a paper.
const MOST: u32 = 200;

/// Every count that stands beside one of `said`, before it or behind its colon, where nothing of `but` stands between two commas.
#[must_use]
pub(crate) fn counts(text: &str, said: &[Phrase], but: &[Phrase]) -> Vec<u32> {
    let parts = text.split(". ").flat_map(|sentence| sentence.split([',', ';', '\n']));
    parts.flat_map(|part| of(&folded(part), said, but)).collect()
}

fn of(part: &str, said: &[Phrase], but: &[Phrase]) -> Vec<u32> {
    let words: Vec<Word<'_>> = words(part).collect();
    let stems: String = words.iter().flat_map(|word| [" ", word.stem]).chain([" "]).collect();
    if but.iter().flat_map(Phrase::forms).any(|form| stems.contains(form.as_str())) {
        return Vec::new();
    }
    let number = |word: &Word<'_>| number(part.get(word.span.clone()).unwrap_or_default());
    let behind_colon =
        |word: &&Word<'_>| part.get(..word.span.start).is_some_and(|text| text.trim_end().ends_with(':'));
    let beside = |form: &String| {
        let at = stems.get(..stems.find(form.as_str())?)?.matches(' ').count();
        let end = at + form.trim().split(' ').count();
        let before = words.get(at.saturating_sub(BETWEEN)..at)?.iter().rev().find_map(number);
        let after = words.get(end..(end + BETWEEN + 1).min(words.len()))?;
        let value = || after.iter().find(behind_colon).or(after.first()).filter(|word| !is_day(part, word));
        before.or_else(|| value().and_then(number))
    };
    said.iter().flat_map(Phrase::forms).filter_map(beside).collect()
}

/// The year that `sentence` names, or begins on its first day, as far as it had gone when it was `written`.
pub(crate) fn year(sentence: &str, written: Date) -> Option<(Date, Date)> {
    let number = |word: &str| word.parse::<i16>().ok().filter(|year| (2000..2100).contains(year));
    let years: Vec<i16> = sentence.split(|c: char| !c.is_alphanumeric()).filter_map(number).collect();
    let since = (years.is_empty() && sentence.contains("1er janvier")).then(|| written.year());
    let year = only(years).or(since)?;
    let (first, last) = (date(year, 1, 1), date(year, 12, 31));
    (first <= written).then(|| (first, last.min(written)))
}

fn number(word: &str) -> Option<u32> {
    word.parse().ok().or_else(|| spelled(word.as_bytes())).filter(|count| (1..=MOST).contains(count))
}

/// True for the number that begins a date: « 12/03/2026 », « 12 mars ».
fn is_day(part: &str, word: &Word<'_>) -> bool {
    let rest = part.get(word.span.end..).unwrap_or_default();
    let next = rest.trim_start().split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    rest.starts_with(['/', '.']) || month(next.as_bytes()).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_stands_before_what_it_counts_or_behind_its_colon() {
        let said = ["au parc", "parc sous contrat", "vérifiés", "commande", "total"].map(Phrase::from);
        for (text, told) in [
            ("Appareils au parc : sept. Étiquettes apposées : six.", vec![7]),
            ("Appareils sous clé : 9. Appareils vérifiés ce jour : 6. 2e étage fermé", vec![6]),
            ("Quatre appareils présentés, quatre vérifiés.", vec![4]),
            ("Nombre d'appareils vérifiés : 6", vec![6]),
            ("arrêté du 1er mars 2004 – commande : 3 appareils", vec![3]),
            ("Total\t14 générateurs", vec![14]),
            ("Parc sous contrat de visite : 8 appareils", vec![8]),
            ("Total : 6 appareils. Aucune pièce remplacée.", vec![6]),
            ("2 appareils vérifiés et remplacés", vec![]),
            ("Vérifiés le 12/03/2026", vec![]),
            ("vérifiés : 12 mars", vec![]),
            ("en 2026, appareils vérifiés sans réserve", vec![]),
        ] {
            assert_eq!(counts(text, &said, &["remplacés".into()]), told, "{text}");
        }
    }

    #[test]
    fn a_sentence_counts_within_the_year_that_it_names_as_far_as_that_had_gone() {
        let written = date(2026, 11, 20);
        let told = |text: &str| year(text, written).map(|(first, last)| format!("{first} {last}"));
        assert_eq!(told("3 réclamations en 2025").as_deref(), Some("2025-01-01 2025-12-31"));
        assert_eq!(told("trois depuis le 1er janvier").as_deref(), Some("2026-01-01 2026-11-20"));
        assert_eq!(told("3 en 2024, 5 en 2025"), None);
        assert_eq!(told("3 à venir en 2027"), None);
        assert_eq!(told("trois réclamations"), None);
    }
}
