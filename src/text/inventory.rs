//! The numbers by which machines are listed: « MA-17 », « E01 à E14 », « P01-P06 », « MA-06/07 ».

use std::collections::{BTreeMap, BTreeSet};

/// Letters of a number's beginning.
const LETTERS: usize = 4;
/// Digits of a number.
const DIGITS: usize = 3;
/// Numbers that a range may stand for.
const RANGE: u32 = 60;

/// Numbers by the letters that they begin with.
pub(crate) type Numbers = BTreeMap<String, BTreeSet<u32>>;

/// All of them together.
#[must_use]
pub(crate) fn all(numbers: impl Iterator<Item = Numbers>) -> Numbers {
    let mut all = Numbers::new();
    for (letters, numbers) in numbers.flatten() {
        all.entry(letters).or_default().extend(numbers);
    }
    all
}

/// Every number in `text`, ranges told one by one.
#[must_use]
pub(crate) fn numbers(text: &str) -> Numbers {
    let mut found = Numbers::new();
    let mut rest = text;
    let mut before = ' ';
    while let Some(c) = rest.chars().next() {
        let one = (!before.is_alphanumeric() && before != '-').then(|| number(rest)).flatten();
        let Some((letters, first, after)) = one else {
            (before, rest) = (c, rest.get(c.len_utf8()..).unwrap_or(""));
            continue;
        };
        let (numbers, after) = several(letters, first, after);
        found.entry(letters.to_owned()).or_default().extend(numbers);
        (before, rest) = (' ', after);
    }
    found
}

/// The numbers that the first cell of a row is nothing but, whatever letters stand before them (« E7 », « n° 3 », « 9 à 13 », « 19, 20 »), or
/// those of a sentence on machines « numérotés 1 à 16 »; under no letters. None where there are none.
#[must_use]
pub(crate) fn bare(text: &str) -> Option<Numbers> {
    let cell = text.split_once('\t').map(|(cell, _)| cell);
    let told =
        || text.split_once("numérotés ").map(|(_, rest)| rest.trim_start_matches("de ").trim_start_matches("n° "));
    let found = cell.and_then(listed).or_else(|| range(told()?).map(|(numbers, _)| numbers));
    found.map(|numbers| Numbers::from([(String::new(), numbers.into_iter().collect())]))
}

/// The numbers of a cell that holds nothing else.
fn listed(cell: &str) -> Option<Vec<u32>> {
    let (label, mut rest) = cell.split_at(cell.find(|c: char| c.is_ascii_digit())?);
    if label.chars().filter(|c| c.is_alphabetic()).count() > LETTERS {
        return None;
    }
    let mut found = Vec::new();
    loop {
        let (numbers, after) = range(rest)?;
        found.extend(numbers);
        rest = after.trim();
        if rest.is_empty() {
            return Some(found);
        }
        rest = [",", ";", "/", "et "].iter().find_map(|next| rest.strip_prefix(next))?.trim_start();
    }
}

/// The number that `text` begins with, or all of « 9 à 13 », and what follows.
fn range(text: &str) -> Option<(Vec<u32>, &str)> {
    let (first, _, after) = digits(text)?;
    Some(several("", first, after)).filter(|(_, after)| ends(after))
}

/// « MA-07 », with the hyphen that `text` writes behind its letters, or without; « n° 7 » where it has none.
#[must_use]
pub(crate) fn said(text: &str, letters: &str, number: u32) -> String {
    if letters.is_empty() {
        return format!("n° {number}");
    }
    let hyphen = if text.contains(&format!("{letters}-")) { "-" } else { "" };
    format!("{letters}{hyphen}{number:02}")
}

/// The letters and the number that `text` begins with, and what follows.
fn number(text: &str) -> Option<(&str, u32, &str)> {
    let letters = text.find(|c: char| !c.is_ascii_uppercase()).filter(|length| (1..=LETTERS).contains(length))?;
    let (letters, rest) = text.split_at(letters);
    let dashed = rest.strip_prefix('-');
    let (number, digits, after) = digits(dashed.unwrap_or(rest))?;
    // « R4 », « H1 » may be anything; so may what goes on behind a hyphen by more than a range.
    (dashed.is_some() || digits > 1).then_some((letters, number, after)).filter(|(.., after)| ends(after))
}

/// The number that `text` begins with, how many digits it has, and what follows.
fn digits(text: &str) -> Option<(u32, usize, &str)> {
    let length = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, after) = text.split_at(length);
    ((1..=DIGITS).contains(&length)).then(|| Some((number.parse().ok()?, length, after)))?
}

/// True where no word goes on: « HT6-4410 » is no number of a list.
fn ends(after: &str) -> bool {
    let goes_on = |text: &str| text.starts_with(char::is_alphanumeric);
    let longer = after.strip_prefix('-').and_then(digits).is_some_and(|(.., rest)| goes_on(rest));
    let long = after
        .strip_prefix('-')
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()) && digits(rest).is_none());
    !goes_on(after) && !longer && !long
}

/// All the numbers that one stands for with what follows it: « E01 à E14 », « MN-01 à 05 », « MA-06/07 ».
fn several<'a>(letters: &str, first: u32, after: &'a str) -> (Vec<u32>, &'a str) {
    let next = |text: &'a str| {
        let text = text.trim_start();
        let bare = text.strip_prefix(letters).map_or(text, |rest| rest.strip_prefix('-').unwrap_or(rest));
        digits(bare).filter(|(.., rest)| ends(rest) && !rest.starts_with('/')).map(|(number, _, rest)| (number, rest))
    };
    let until = |text: &'a str| next(text).filter(|(last, _)| (first + 1..=first + RANGE).contains(last));
    let range = [" à ", " a ", "-", " - ", "–", " – "].iter().find_map(|to| until(after.strip_prefix(to)?));
    if let Some((last, rest)) = range {
        return ((first..=last).collect(), rest);
    }
    let pair = after.strip_prefix('/').and_then(until);
    pair.map_or((vec![first], after), |(other, rest)| (vec![first, other], rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        let all = numbers(text).into_iter().map(|(letters, numbers)| {
            let numbers: Vec<String> = numbers.iter().map(u32::to_string).collect();
            format!("{letters} {}", numbers.join(" "))
        });
        all.collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn ranges_and_pairs_are_told_one_by_one() {
        assert_eq!(told("Appareils de cabine\tE01 à E04, E17"), "E 1 2 3 4 17");
        assert_eq!(told("Mannequins MN-01 à 03 et MN-09"), "MN 1 2 3 9");
        assert_eq!(told("P01 à P03 (Narbonne), M10-12, H01-H03"), "H 1 2 3, M 10 11 12, P 1 2 3");
        assert_eq!(told("MA-06/07 bétonnières ; MA-17 MA-18 levage"), "MA 6 7 17 18");
    }

    #[test]
    fn what_a_row_begins_with_needs_no_letters() {
        let told = |text: &str| {
            let numbers = bare(text).unwrap_or_default().into_values().flatten();
            numbers.map(|number| number.to_string()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(told("07\tbaie informatique\tCO2 5 kg"), "7");
        assert_eq!(told("E7\tpoudre 6 kg\tchaufferie"), "7");
        assert_eq!(told("Ext. n° 3\teau 6 L"), "3");
        assert_eq!(told("9 à 13\thalle 3\tpoudre 6 kg"), "9 10 11 12 13");
        assert_eq!(told("19, 20 et 22\tbureaux"), "19 20 22");
        assert_eq!(told("Extincteurs : 16 appareils numérotés 1 à 4 (voir plan)"), "1 2 3 4");
        for none in [
            "16 appareils, eau et poudre",
            "2021\teau 6 L",
            "12/03/2026\textincteurs",
            "3 visites\tpoudre",
            "Bâtiment 2\teau",
        ] {
            assert_eq!(told(none), "", "{none}");
        }
    }

    #[test]
    fn serial_numbers_standards_and_days_are_no_numbers_of_a_list() {
        for none in ["HT6-4410", "L32-7756", "A12-0931 R4", "le 12/03/2026", "MT625X", "NF S 61-919", "x-E01"] {
            assert_eq!(told(none), "", "{none}");
        }
        assert_eq!(said("MA-01 à MA-07", "MA", 7), "MA-07");
        assert_eq!(said("E01 à E14", "E", 8), "E08");
    }
}
