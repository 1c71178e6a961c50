//! Words that a printed line breaks off are put together at the end of that line. A hyphen that belongs to the word stays:
//! « forma-/tion » becomes « formation », « Auvergne-Rhône-/Alpes » stays a name of three parts.

use std::collections::HashSet;

use super::pdf_layout::Line;

/// First parts of compound words, after which a hyphen is meant. Those that also begin common words in one piece (« au »,
/// « par », « entre ») are left out.
const FIRST_PARTS: &[&str] = &[
    "rendez",
    "non",
    "demi",
    "semi",
    "avant",
    "après",
    "arrière",
    "vice",
    "grand",
    "grande",
    "sous",
    "peut",
    "quelques",
    "chef",
    "mot",
    "plus",
    "moins",
    "celui",
    "celle",
    "ceux",
    "celles",
    "là",
    "savoir",
    "compte",
    "procès",
    "bien",
    "hors",
    "lui",
    "elle",
    "eux",
    "soi",
    "moi",
    "nous",
    "vous",
    "vingt",
    "trente",
    "quarante",
    "cinquante",
    "soixante",
    "quatre",
    "cent",
    "à",
    "de",
    "en",
    "la",
    "le",
    "les",
    "et",
    "t",
    "ci",
    "dix",
    "saint",
    "sainte",
    "outre",
];
/// Last parts of compound words.
const LAST_PARTS: &[&str] = &[
    "même", "mêmes", "être", "vous", "nous", "il", "ils", "elle", "elles", "on", "ce", "là", "ci", "t", "clé", "clés",
];
/// How much larger one line may be set than the next and still run on in it.
const ALIKE: f64 = 1.3;

/// Puts broken words together in `lines`, which follow one another on a page; `known` are the words of the document.
pub(crate) fn join(lines: &mut Vec<Line>, known: &Known) {
    for index in 1..lines.len() {
        let Some([above, below]) = lines.get_mut(index - 1..=index) else { continue };
        let Some(split) = Split::between(above, below) else { continue };
        let keep = split.is_compound(known);
        let word = split.tail.len();
        let hyphen = above.text.pop();
        if let Some(hyphen) = hyphen.filter(|_| keep) {
            above.text.push(hyphen);
        }
        above.soft = false;
        let rest = below.text.split_off(word);
        above.text.push_str(&std::mem::replace(&mut below.text, rest.trim_start().to_owned()));
    }
    lines.retain(|line| !line.text.is_empty());
}

/// A word that stands on two lines.
struct Split {
    /// The letters before the hyphen.
    head: String,
    /// All that is printed before the next blank, with a full stop or comma.
    tail: String,
    soft: bool,
}

impl Split {
    fn between(above: &Line, below: &Line) -> Option<Self> {
        let alike = above.size <= below.size * ALIKE && below.size <= above.size * ALIKE;
        if !alike || above.turn != below.turn || above.seat != below.seat || above.added || below.added {
            return None;
        }
        let before = above.text.strip_suffix(['-', '\u{2010}'])?;
        let from = before.char_indices().rev().take_while(|(_, c)| c.is_alphabetic()).last()?.0;
        let head = before.get(from..)?.to_owned();
        let tail = below.text.split(char::is_whitespace).next()?.to_owned();
        tail.starts_with(char::is_alphabetic).then_some(Self { head, tail, soft: above.soft })
    }

    /// The letters after the hyphen.
    fn letters(&self) -> &str {
        self.tail.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default()
    }

    fn is_compound(&self, known: &Known) -> bool {
        if self.soft {
            return false;
        }
        let (head, tail) = (self.head.to_lowercase(), self.letters().to_lowercase());
        let whole = known.seen.contains(&format!("{head}{tail}"));
        let parted = known.seen.contains(&format!("{head}-{tail}"));
        if whole != parted {
            return parted;
        }
        let shouted = self.head.chars().all(char::is_uppercase) && self.head.chars().count() > 1;
        let name = self.tail.starts_with(char::is_uppercase) && !shouted;
        name || FIRST_PARTS.contains(&head.as_str()) || LAST_PARTS.contains(&tail.as_str())
    }
}

/// Broken words of a document that also stand in it unbroken, in one piece or with their hyphen.
#[derive(Debug, Default)]
pub(crate) struct Known {
    seen: HashSet<String>,
}

impl Known {
    /// Looks through `pages` for the words that their lines break.
    pub(crate) fn new<'l>(pages: impl Iterator<Item = &'l [Line]> + Clone) -> Self {
        let mut wanted = HashSet::new();
        for pair in pages.clone().flat_map(|lines| lines.windows(2)) {
            let [above, below] = pair else { continue };
            let Some(split) = Split::between(above, below).filter(|split| !split.soft) else { continue };
            let (head, tail) = (split.head.to_lowercase(), split.letters().to_lowercase());
            wanted.insert(format!("{head}{tail}"));
            wanted.insert(format!("{head}-{tail}"));
        }
        let mut known = Self::default();
        if !wanted.is_empty() {
            pages.flatten().for_each(|line| known.note(&line.text, &wanted));
        }
        known
    }

    fn note(&mut self, text: &str, wanted: &HashSet<String>) {
        for word in text.split(|c: char| !c.is_alphabetic() && c != '-') {
            let word = word.to_lowercase();
            let parts: Vec<&str> = word.split('-').collect();
            let pairs = parts.windows(2).map(|pair| pair.join("-"));
            let all = parts.iter().map(|part| (*part).to_owned()).chain(pairs);
            self.seen.extend(all.filter(|part| wanted.contains(part)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(texts: &[&str]) -> Vec<String> {
        let mut lines: Vec<Line> = texts.iter().map(|text| Line::plain(text)).collect();
        let known = Known::new(std::iter::once(lines.as_slice()));
        join(&mut lines, &known);
        lines.into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn a_broken_word_loses_its_hyphen_and_a_compound_keeps_it() {
        assert_eq!(joined(&["la forma-", "tion, puis"]), ["la formation,", "puis"]);
        assert_eq!(joined(&["en Auvergne-Rhône-", "Alpes et"]), ["en Auvergne-Rhône-Alpes", "et"]);
        assert_eq!(joined(&["prendre rendez-", "vous"]), ["prendre rendez-vous"]);
        assert_eq!(joined(&["LA FORMA-", "TION"]), ["LA FORMATION"]);
    }

    #[test]
    fn the_document_itself_knows_best() {
        assert_eq!(joined(&["mi-temps", "à mi-", "temps"]), ["mi-temps", "à mi-temps"]);
        assert_eq!(joined(&["souscrire", "à sous-", "crire"]), ["souscrire", "à souscrire"]);
    }

    #[test]
    fn dashes_and_numbers_are_left_alone() {
        assert_eq!(joined(&["un choix -", "ou deux"]), ["un choix -", "ou deux"]);
        assert_eq!(joined(&["de 12-", "a 14"]), ["de 12-", "a 14"]);
        assert_eq!(joined(&["section A-", "12"]), ["section A-", "12"]);
    }

    #[test]
    fn soft_hyphens_never_stay() {
        let mut lines = vec![Line { soft: true, ..Line::plain("sous-") }, Line::plain("traitance")];
        join(&mut lines, &Known::default());
        assert_eq!(lines.first().map(|line| line.text.as_str()), Some("soustraitance"));
    }
}
