//! Phrases as sequences of stems: what stays of words when inflection, articles and punctuation are dropped.
//!
//! "Plans d’actions" and "plan d'action" are the same phrase; "référent(e)s" and "référente" the same word.

use std::ops::Range;
use std::sync::OnceLock;

use schemars::JsonSchema;
use serde::Deserialize;

use super::fold::fold;

/// Stands between pieces of text that no phrase may cross: cells, paragraphs, pages.
pub(crate) const BARRIER: char = '|';

/// A word of folded text reduced to its stem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word<'a> {
    /// The stem.
    pub stem: &'a str,
    /// Bytes of the folded text.
    pub span: Range<usize>,
}

const HYPHENS: [char; 3] = ['-', '‑', '–'];
const DROPPED: [&str; 12] = ["de", "du", "des", "d", "la", "le", "les", "l", "un", "une", "au", "aux"];

/// The stems of a phrase, surrounded and separated by single spaces: ready to be searched in a stream's stems.
/// A hyphenated word gives two forms, open and closed up. Empty when nothing of the phrase remains.
#[must_use]
pub fn forms(phrase: &str) -> Vec<String> {
    let Some(open) = stems(phrase) else { return Vec::new() };
    let closed = phrase.contains(HYPHENS).then(|| stems(&phrase.replace(HYPHENS, ""))).flatten();
    let closed = closed.filter(|closed| *closed != open);
    std::iter::once(open).chain(closed).collect()
}

/// A phrase as people write it: case, accents, plurals, articles and punctuation do not matter.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(from = "String")]
#[schemars(with = "String")]
pub struct Phrase {
    said: String,
    /// Made once, when the rule is read.
    forms: Vec<String>,
}

impl Phrase {
    /// As it was written.
    #[must_use]
    pub fn said(&self) -> &str {
        &self.said
    }

    /// See [`forms`]; none when nothing of it remains.
    #[must_use]
    pub fn forms(&self) -> &[String] {
        &self.forms
    }
}

impl<S: Into<String>> From<S> for Phrase {
    fn from(said: S) -> Self {
        let said = said.into();
        Self { forms: forms(&said), said }
    }
}

/// Phrases that the program itself looks for: their forms are made once.
pub(crate) struct Phrases {
    said: &'static [&'static str],
    forms: OnceLock<Vec<String>>,
}

impl Phrases {
    pub(crate) const fn new(said: &'static [&'static str]) -> Self {
        Self { said, forms: OnceLock::new() }
    }

    /// The forms of all of them, in order.
    pub(crate) fn forms(&self) -> &[String] {
        self.forms.get_or_init(|| self.said.iter().flat_map(|phrase| forms(phrase)).collect())
    }
}

/// The first of the `forms` of a phrase, words apart where a hyphen joins them.
#[must_use]
pub fn stems(phrase: &str) -> Option<String> {
    let text = fold(phrase).text;
    let stems: Vec<&str> = words(&text).map(|word| word.stem).collect();
    (!stems.is_empty()).then(|| format!(" {} ", stems.join(" ")))
}

/// True where one of the phrases `any` stands in `text`, the cells of a row together.
pub(crate) fn says(text: &str, any: &[Phrase]) -> bool {
    let said = stems(&text.replace('\t', " ")).unwrap_or_default();
    any.iter().flat_map(Phrase::forms).any(|form| said.contains(form.as_str()))
}

/// The words of folded text, in order, articles and gender marks left out.
pub(crate) fn words(folded: &str) -> impl Iterator<Item = Word<'_>> {
    Scan { text: folded, at: 0 }.filter(|word| !DROPPED.contains(&word.stem))
}

struct Scan<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Iterator for Scan<'a> {
    type Item = Word<'a>;

    fn next(&mut self) -> Option<Word<'a>> {
        let rest = self.text.get(self.at..)?;
        let start = self.at + rest.find(char::is_alphanumeric)?;
        let tail = self.text.get(start..)?;
        let length = tail.find(|c: char| !c.is_alphanumeric()).unwrap_or(tail.len());
        let end = start + length;
        self.at = end + gender_mark(self.text.get(end..).unwrap_or(""));
        Some(Word { stem: stem(self.text.get(start..end)?), span: start..end })
    }
}

/// Length of an inclusive ending such as "(e)s", "·e·s" or "(trice)" right after a word.
fn gender_mark(after: &str) -> usize {
    let Some(open) = after.chars().next().filter(|c| matches!(c, '(' | '·' | '•' | '‧')) else { return 0 };
    let inner = after.get(open.len_utf8()..).unwrap_or("");
    let length = inner.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(inner.len());
    if length == 0 || length > 5 {
        return 0;
    }
    let rest = inner.get(length..).unwrap_or("");
    let mark = open.len_utf8() + length;
    match (open, rest.chars().next()) {
        ('(', Some(')')) => mark + 1 + rest.get(1..).map_or(0, |tail| usize::from(tail.starts_with('s'))),
        ('(', _) => 0,
        (_, Some(next)) if next == open => mark + gender_mark(rest),
        _ => mark,
    }
}

/// What stays of a word when e, s and x at its end are taken away, three letters at least.
fn stem(word: &str) -> &str {
    if word.bytes().any(|b| b.is_ascii_digit()) {
        return word;
    }
    let mut end = word.len();
    while end > 3 && word.is_char_boundary(end - 1) && word.get(..end).is_some_and(|w| w.ends_with(['e', 's', 'x'])) {
        end -= 1;
    }
    word.get(..end).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflection_articles_and_punctuation_do_not_matter() {
        for (one, other) in [
            ("Plans d’actions d'amélioration", "plan action amelioration"),
            ("référent(e) handicap", "Référentes handicap"),
            ("référent·e·s handicap", "référent handicap"),
            ("entreprises", "l'entreprise"),
            ("désignée", "désigné"),
            ("Go / No-Go", "go no go"),
            ("R. 4226-16", "r 4226 16"),
        ] {
            assert_eq!(forms(one)[0], forms(other)[0], "{one} / {other}");
        }
    }

    #[test]
    fn a_hyphen_may_be_open_or_closed() {
        assert_eq!(forms("auto-évaluation"), [" auto evaluation ", " autoevaluation "]);
    }

    #[test]
    fn different_words_stay_different() {
        for (one, other) in [("maintenance", "maintien"), ("contrat", "contrôle"), ("presse", "prestation")] {
            assert_ne!(forms(one)[0], forms(other)[0]);
        }
        assert!(forms("de la l'").is_empty());
    }

    #[test]
    fn a_parenthesis_that_is_no_ending_is_kept() {
        assert_eq!(forms("plan (annuel)")[0], " plan annuel ");
    }
}
