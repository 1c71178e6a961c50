//! The version that a document gives itself: "version 2.1", "V3", "indice D", "rév. B".

use super::fold::folded;
use super::phrase::Phrases;
use super::stream::{Nearness, Stream};
use crate::model::document::Content;

/// Words before a version, folded.
const NAMES: &[&str] = &["version", "v", "indice", "revision", "rev", "edition"];
/// Short names that say something else in running text ("Ind. 11" is an indicator, "vers 9 h" an hour): they count only
/// where nothing but a version stands.
const SHORT: &[&str] = &["vers", "ind"];
/// Forms that are closed up: "v2", "indD", "rev3".
const CLOSED: &[&str] = &["version", "indice", "ind", "rev", "v"];
/// Beginnings of the words after which another version is named, folded.
const REPLACING: &[&str] = &["remplac", "annul", "abrog"];

/// What a paper says at its head when another version has taken its place.
static WITHDRAWN: Phrases = Phrases::new(&[
    "remplacé par la version",
    "remplacée par la version",
    "remplacé par l'indice",
    "remplacée par l'indice",
    "document remplacé",
    "ne plus utiliser",
    "conservé pour mémoire",
    "n'est plus en vigueur",
    "n'est plus applicable",
]);

/// What the head of a paper that is not, or no more, in use begins with, folded, and words in it that say so.
const UNUSED: &[&str] = &["perime", "obsolete", "brouillon"];
const SET_ASIDE: &[&str] = &[" perime ", " perimee ", " brouillon ", " ancienne version "];

/// True when the head of a paper says that another version has taken its place, or that it is but a draft.
pub(crate) fn is_withdrawn(content: &Content, stream: &Stream) -> bool {
    let near = |block: usize| stream.nearness(block) == Nearness::Title;
    let told = || stream.find_all(WITHDRAWN.forms()).iter().any(|spot| near(spot.block));
    let heads = content.blocks.iter().enumerate().filter(|(at, _)| near(*at));
    heads.map(|(_, block)| block.text.as_str()).any(is_set_aside) || told()
}

/// « PÉRIMÉ - PR-01 », « PRO-05 – BROUILLON de la V4 », « version 2 du 3 mars 2025, remplacée le 1er juillet 2026 ».
fn is_set_aside(head: &str) -> bool {
    let plain = folded(head);
    let words: Vec<&str> = tokens(&plain).collect();
    let said = format!(" {} ", words.join(" "));
    let passive = words
        .windows(2)
        .any(|pair| matches!(pair, [verb, "le" | "par"] if is_replacing(verb) && verb.contains("remplac")));
    UNUSED.iter().any(|word| plain.starts_with(word))
        || words.len() <= HEADING && SET_ASIDE.iter().any(|word| said.contains(word))
        || passive && !Version::all(head).is_empty()
}

/// Most words of a line that says so beside something else.
const HEADING: usize = 14;

/// A version: a number with its parts, or one letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Version {
    /// "2.1" is `[2, 1]`.
    Number(Vec<u32>),
    /// "D".
    Letter(char),
}

impl Version {
    /// The version that `text` is, when it is nothing but one ("2", "v2.0", "D", "indice D").
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let plain = folded(text);
        let words: Vec<&str> = tokens(&plain).collect();
        match words.as_slice() {
            [word] => value(word).or_else(|| closed(word)),
            [name, word] if NAMES.contains(name) || SHORT.contains(name) => value(word),
            _ => None,
        }
    }

    /// Every version that `text` states, but for those that it says are replaced.
    #[must_use]
    pub fn all(text: &str) -> Vec<Self> {
        let plain = folded(&text.replace('_', " "));
        let words: Vec<&str> = tokens(&plain).take_while(|word| !is_replacing(word)).collect();
        stated(&words, NAMES)
    }

    /// Every version that `text` says it replaces: « remplace l'indice B », not « remplacé par l'indice C ».
    #[must_use]
    pub fn replaced(text: &str) -> Vec<Self> {
        let plain = folded(&text.replace('_', " "));
        let words: Vec<&str> = tokens(&plain).skip_while(|word| !is_replacing(word)).take(REPLACED).collect();
        let passive = words.windows(2).any(|pair| is_replacing(pair[0]) && pair[1] == "par");
        if passive { Vec::new() } else { stated(&words, &[NAMES, SHORT].concat()) }
    }

    /// True when it comes before `other`; a letter and a number cannot be compared.
    #[must_use]
    pub fn is_before(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Letter(one), Self::Letter(other)) => one < other,
            (Self::Number(one), Self::Number(other)) => one < other,
            _ => false,
        }
    }

    /// True, false, or none when the two cannot be compared (a letter and a number).
    #[must_use]
    pub fn agrees(&self, other: &Self) -> Option<bool> {
        match (self, other) {
            (Self::Letter(one), Self::Letter(other)) => Some(one == other),
            (Self::Number(one), Self::Number(other)) => Some(one.iter().zip(other).all(|(one, other)| one == other)),
            _ => None,
        }
    }
}

/// The code that `text` begins with: letters and digits in groups, such as "PR-12", "R1-PRO-02" or "F23", folded.
#[must_use]
pub fn code_of(text: &str) -> Option<String> {
    let plain = folded(text.trim()).replace('_', " ");
    let head = plain.split([' ', '.', ',']).next()?;
    let parts: Vec<&str> = head.split('-').filter(|part| !part.is_empty()).collect();
    let numbered = parts.last()?.ends_with(|c: char| c.is_ascii_digit());
    let lettered = parts.first()?.starts_with(|c: char| c.is_ascii_lowercase());
    let short = head.len() <= 14 && parts.iter().all(|part| part.len() <= 4);
    let digits = head.chars().filter(char::is_ascii_digit).count();
    (numbered && lettered && short && (1..=4).contains(&digits) && parts.len() <= 4).then(|| head.to_owned())
}

impl std::fmt::Display for Version {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Letter(letter) => write!(f, "{}", letter.to_ascii_uppercase()),
            Self::Number(parts) => {
                let parts: Vec<String> = parts.iter().map(ToString::to_string).collect();
                f.write_str(&parts.join("."))
            }
        }
    }
}

/// Words after one of replacing among which the version stands.
const REPLACED: usize = 7;

fn is_replacing(word: &str) -> bool {
    REPLACING.iter().any(|stem| word.starts_with(stem))
}

/// The versions among `words`, closed up or behind one of `names`.
fn stated(words: &[&str], names: &[&str]) -> Vec<Version> {
    let mut found = Vec::new();
    for (index, word) in words.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|at| words.get(at));
        let named = before.is_some_and(|name| names.contains(name));
        found.extend(if named { value(word) } else { closed(word) });
    }
    found
}

fn tokens(plain: &str) -> impl Iterator<Item = &str> {
    plain
        .split(|c: char| !(c.is_alphanumeric() || c == '.'))
        .map(|word| word.trim_matches('.'))
        .filter(|word| !word.is_empty())
}

fn value(word: &str) -> Option<Version> {
    let mut letters = word.chars();
    if let (Some(letter), None) = (letters.next().filter(char::is_ascii_lowercase), letters.next()) {
        return Some(Version::Letter(letter));
    }
    let parts: Vec<u32> = word.split('.').map(str::parse).collect::<Result<_, _>>().ok()?;
    let small = parts.len() <= 3 && parts.iter().all(|part| *part < 100);
    small.then_some(Version::Number(parts))
}

/// A version without a space: only with a number after "v", so that words are not taken apart.
fn closed(word: &str) -> Option<Version> {
    let rest = CLOSED.iter().find_map(|name| word.strip_prefix(name).filter(|rest| !rest.is_empty()))?;
    let number = rest.starts_with(|c: char| c.is_ascii_digit());
    let lettered = word.starts_with("ind") && word.len() == 4;
    (number || lettered).then(|| value(rest)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_says_at_its_head_that_it_is_not_in_use() {
        for head in [
            "PÉRIMÉ - PR-01 Maîtrise des documents",
            "Indice 1.0 — 14/04/2024 PÉRIMÉ — conservé pour mémoire, voir v2.0",
            "PRO-05 Évaluer – BROUILLON de la V4",
            "P-08, version 2 du 3 mars 2025 - remplacée le 1er juillet 2026",
        ] {
            assert!(is_set_aside(head), "{head}");
        }
        for head in [
            "Gérer, retirer et archiver les documents périmés",
            "Version 3, remplace la version 2 du 3 mars 2025",
            "Bloc 7, lampe remplacée le 4 février 2026",
            "Du brouillon à la copie : comment nos stagiaires écrivent une lettre qui leur ressemble et que l'on a envie de lire",
        ] {
            assert!(!is_set_aside(head), "{head}");
        }
    }

    fn number(parts: &[u32]) -> Version {
        Version::Number(parts.to_vec())
    }

    #[test]
    fn codes_are_told_from_words_and_dates() {
        assert_eq!(code_of("R1-PRO-02_indE_Faisabilité.pdf").as_deref(), Some("r1-pro-02"));
        assert_eq!(code_of("F23 CR visite.docx").as_deref(), Some("f23"));
        for text in ["attestation BUR.pdf", "2026-10-08 visite.docx", "exercice-2026.xlsx", "CR visite.docx"] {
            assert_eq!(code_of(text), None, "{text}");
        }
    }

    #[test]
    fn versions_are_read_as_people_write_them() {
        assert_eq!(Version::all("R1-PRO-02 – indice E – 18/05/2026"), [Version::Letter('e')]);
        assert_eq!(Version::all("Version 2 du 5 janvier 2026"), [number(&[2])]);
        assert_eq!(Version::all("R1-PRO-02_indE_Faisabilité"), [Version::Letter('e')]);
        assert_eq!(Version::all("BUR-1 Excel N1 v2.3"), [number(&[2, 3])]);
        assert_eq!(Version::all("visite de la vigne, version du 3 mars, indicateur A"), []);
        assert_eq!(Version::all("PR-08_ind01_Réponse"), [number(&[1])]);
        assert_eq!(Version::all("Version 3 du 15/06/2026 – remplace la v2 du 03/03/2025"), [number(&[3])]);
        assert_eq!(Version::replaced("Version 3 du 15/06/2026 – remplace la v2 du 03/03/2025"), [number(&[2])]);
        assert_eq!(Version::replaced("Annule et remplace l'indice B"), [Version::Letter('b')]);
        assert_eq!(Version::replaced("Remplace\tind. B du 11/03/2024"), [Version::Letter('b')]);
        assert_eq!(Version::replaced("Ce document est remplacé par la version 3"), []);
        assert_eq!(Version::parse("D"), Some(Version::Letter('d')));
        assert_eq!(Version::parse("Ind. E"), Some(Version::Letter('e')));
        assert_eq!(Version::parse("v2.0"), Some(number(&[2, 0])));
        assert_eq!(Version::parse("09-2026"), None);
    }

    #[test]
    fn an_indicator_and_an_hour_are_no_versions() {
        for text in ["Ind. 11", "Ind. H", "ind 4 et ind 6", "Le courrier arrive vers 9 h.", "vers 10 h"] {
            assert_eq!(Version::all(text), [], "{text}");
        }
    }

    #[test]
    fn a_shorter_number_agrees_with_a_longer_one() {
        assert_eq!(number(&[2]).agrees(&number(&[2, 1])), Some(true));
        assert_eq!(number(&[2]).agrees(&number(&[1])), Some(false));
        assert_eq!(number(&[2]).agrees(&Version::Letter('b')), None);
    }
}
