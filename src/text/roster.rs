//! People of a list, looked for in the text of documents: whatever the order, the case, the accents and the initials.
//!
//! A person is met rather than missed: whoever says that somebody has no paper must be sure of it.

use super::fold::folded;
use super::names;

/// How far apart the parts of one name may stand, in words other than these small ones.
const NEAR: usize = 2;
const SMALL: &[&str] = &["de", "du", "des", "la", "le", "les"];
/// Articles that are part of the word after them. « L. » alone is an initial.
const ELIDED: [&str; 2] = ["d'", "l'"];
/// Letters from which one wrong letter leaves a part of a name what it is.
const LONG: usize = 5;
/// Words of a cell that is a name.
const WORDS: usize = 6;
/// What may stand before a family name alone.
const CIVILITIES: &[&str] = &["m", "mr", "mme", "mlle", "madame", "monsieur", "mademoiselle"];

/// Somebody listed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Person {
    family: Vec<String>,
    given: Vec<String>,
    /// As written in the list.
    pub shown: String,
}

impl Person {
    /// The person of a cell that holds a whole name, or a family name beside a cell with the first name; a word in small letters
    /// alone (« financeur ») is nobody.
    #[must_use]
    pub fn read(name: &str, first: Option<&str>) -> Option<Self> {
        if first.is_none() && is_said(name) {
            return None;
        }
        let shown = first.map_or_else(|| name.to_owned(), |first| format!("{first} {name}"));
        let own = parts(name)?;
        if first.is_none() && own.len() == 1 && name.trim_start().starts_with(char::is_lowercase) {
            return None;
        }
        let (family, given) = match first {
            Some(first) => (own, parts(first)?),
            None => split(name, own),
        };
        let known = family.iter().chain(&given).any(|part| part.chars().count() > 1);
        known.then(|| Self { family, given, shown: shown.trim().to_owned() })
    }

    /// The parts of the name in an order of their own: the same for one person written twice.
    #[must_use]
    pub fn key(&self) -> Vec<String> {
        let mut key: Vec<String> = self.family.iter().chain(&self.given).cloned().collect();
        key.sort();
        key.dedup();
        key
    }
}

/// True for « Séances d'indépendants observées »: a capital, then words that have none. One may be a name typed in haste.
fn is_said(name: &str) -> bool {
    let mut words = name.trim().split([' ', '\u{a0}', '\'', '’']);
    let plain = |word: &&str| word.chars().count() > 3 && word.chars().all(char::is_lowercase);
    words.next().is_some_and(|first| first.starts_with(char::is_uppercase)) && words.filter(plain).count() > 1
}

/// The initials of a name: « K. B. ».
#[must_use]
pub fn initials(name: &str) -> String {
    let parts = name.split(|c: char| !c.is_alphanumeric()).filter_map(|part| part.chars().next());
    let letters: Vec<String> = parts.take(4).map(|letter| format!("{}.", letter.to_uppercase())).collect();
    letters.join(" ")
}

/// The parts of a text that can be a name; none for anything else.
fn parts(text: &str) -> Option<Vec<String>> {
    let parts = names::parts(text);
    let plain = |part: &String| part.chars().all(char::is_alphabetic) && !names::is_common(part);
    ((1..=WORDS).contains(&parts.len()) && parts.iter().all(plain)).then_some(parts)
}

/// Family and first names of a whole name: capitals tell; where they do not, any part may be either.
fn split(name: &str, all: Vec<String>) -> (Vec<String>, Vec<String>) {
    let is_loud = |word: &&str| word.chars().filter(|c| c.is_alphabetic()).count() > 1 && word.to_uppercase() == **word;
    let (loud, quiet): (Vec<&str>, Vec<&str>) = name.split_whitespace().partition(is_loud);
    let (family, given) = (names::parts(&loud.join(" ")), names::parts(&quiet.join(" ")));
    if family.is_empty() || given.is_empty() { (all.clone(), all) } else { (family, given) }
}

/// The words of a document among which people are looked for.
pub struct Crowd {
    words: Vec<String>,
}

impl Crowd {
    /// The words of a text, folded here.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let folded = folded(text);
        let bare = |word: &'_ str| ELIDED.iter().find_map(|article| word.strip_prefix(article)).map_or(0, |_| 2);
        let written = folded.split(|c: char| !(c.is_alphanumeric() || c == '\''));
        let words = written.flat_map(|word| word.get(bare(word)..).unwrap_or("").split('\''));
        let words = words.filter(|word| !word.is_empty() && !SMALL.contains(word));
        Self { words: words.map(str::to_owned).collect() }
    }

    /// True when the text may name `person`.
    #[must_use]
    pub fn names(&self, person: &Person) -> bool {
        let whole = person.family.len() == 1 && person.given == person.family || person.given.is_empty();
        self.words.iter().enumerate().any(|(at, word)| {
            let of = person.family.iter().find(|part| part.chars().count() > 1 && alike(part, word));
            of.is_some_and(|family| whole || self.is_polite(at) || self.has_first_name(person, (at, family)))
        })
    }

    /// « M. Dupont », « Mme Dupont ».
    fn is_polite(&self, at: usize) -> bool {
        at.checked_sub(1).and_then(|before| self.words.get(before)).is_some_and(|w| CIVILITIES.contains(&w.as_str()))
    }

    fn has_first_name(&self, person: &Person, (at, family): (usize, &String)) -> bool {
        let others = || person.given.iter().filter(|part| *part != family);
        let around = (at.saturating_sub(NEAR)..=at + NEAR).filter(|near| *near != at);
        around.filter_map(|near| self.words.get(near)).any(|word| others().any(|part| agrees(part, word)))
    }
}

/// The same first name, or its initial.
fn agrees(part: &str, word: &str) -> bool {
    let short = part.chars().count() == 1 || word.chars().count() == 1;
    if short { part.chars().next() == word.chars().next() } else { alike(part, word) }
}

/// The same word, but for one letter in a long one.
fn alike(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one == other {
        return true;
    }
    if one.len().min(other.len()) < LONG || one.len().abs_diff(other.len()) > 1 {
        return false;
    }
    let before = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let after = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    before + after + 1 >= one.len().max(other.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn met(listed: (&str, Option<&str>), text: &str) -> bool {
        Crowd::new(text).names(&Person::read(listed.0, listed.1).expect("a person"))
    }

    #[test]
    fn a_word_in_small_letters_is_nobody() {
        assert_eq!((Person::read("financeur", None), Person::read("équipe", None)), (None, None));
        assert!(Person::read("karim belhadj", None).is_some() && Person::read("belhadj", Some("karim")).is_some());
    }

    #[test]
    fn one_person_is_met_in_whatever_way_the_name_is_written() {
        for (listed, text) in [
            (("BELHADJ", Some("Karim")), "atteste que Karim Belhadj a suivi"),
            (("BELHADJ Karim", None), "Nom : Belhadj\nPrénom : Karim"),
            (("Karim Belhadj", None), "délivrée à BELHADJ KARIM"),
            (("Belhadj", Some("Karim")), "M. Belhadj a suivi la formation"),
            (("Belhadj", Some("Karim")), "K. Belhadj a suivi"),
            (("K. Belhadj", None), "Karim Belhadj a suivi"),
            (("Léa Fauré", None), "LEA FAURE"),
            (("Coste-Martin", Some("Sandrine")), "Sandrine Coste a suivi"),
            (("Coste", Some("Sandrine")), "Sandrine Coste-Martin"),
            (("LE GOFF", Some("Jean-Yves")), "J.-Y. Le Goff"),
            (("de La Tour", Some("Anne")), "Mme Anne de la Tour"),
            (("Fernandez", Some("Inès")), "Inès FERNANDES"),
            (("Escande", Some("Léa")), "Escande L. et l'équipe d'Albi"),
        ] {
            assert!(met(listed, text), "{listed:?} / {text}");
        }
    }

    #[test]
    fn another_person_is_not_met() {
        for (listed, text) in [
            (("BELHADJ", Some("Karim")), "atteste que Karim Bascoul a suivi"),
            (("BELHADJ", Some("Karim")), "Samia Belhadj a suivi avec succès"),
            (("Léa Mas", None), "Léa Puig ; Paul Mas est formateur"),
            (("Roques", Some("Paul")), "Paula Roquefort"),
        ] {
            assert!(!met(listed, text), "{listed:?} / {text}");
        }
    }

    #[test]
    fn what_is_no_name_is_nobody() {
        for cell in ["Total", "12", "Formateur", "Signature du formateur", "", "07/03/2026"] {
            assert_eq!(Person::read(cell, None), None, "{cell}");
        }
        assert_eq!(initials("Karim Belhadj"), "K. B.");
        assert_eq!(initials("Jean-Yves LE GOFF"), "J. Y. L. G.");
    }

    #[test]
    fn one_person_listed_twice_has_one_key() {
        let key = |name, first| Person::read(name, first).map(|person| person.key());
        assert_eq!(key("BELHADJ", Some("Karim")), key("Karim Belhadj", None));
    }
}
