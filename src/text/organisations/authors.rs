//! Whoever wrote the terms that a paper sets.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Organisation, is_person, spans};
use crate::model::document::Content;
use crate::text::fold::folded;
use crate::text::stream::Spot;

/// What whoever wrote the terms does in them, folded.
const ACTS: &[&str] = &[
    "accuse",
    "adresse",
    "conserve",
    "decline",
    "demeure",
    "facture",
    "facturera",
    "fournit",
    "garantit",
    "peut",
    "pourra",
    "propose",
    "remet",
    "reserve",
    "se",
    "s",
    "tient",
];
/// Public bodies that terms name as those who pay, folded.
const PAYERS: &[&str] = &["france travail", "france competences", "action logement"];
/// How often terms name whoever wrote them.
const WRITTEN: usize = 3;

/// Whoever acts in the terms that `content` sets, and is named again and again: « Formabat Cotentin facture 30 % du prix ».
#[must_use]
pub fn author(content: &Content) -> Option<Organisation> {
    let mut met: BTreeMap<&str, (usize, bool, Spot)> = BTreeMap::new();
    for (block, one) in content.blocks.iter().enumerate() {
        for (name, span) in proper_pairs(&one.text) {
            let rest = one.text.get(span.end..).unwrap_or_default();
            let after = folded(rest);
            let acts = after.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty());
            let acts = acts.is_some_and(|word| ACTS.contains(&word)) && rest.starts_with(' ');
            let told = met.entry(name).or_insert((0, false, Spot { block, span }));
            (told.0, told.1) = (told.0 + 1, told.1 || acts);
        }
    }
    let wrote = |name: &str, times: usize| times >= WRITTEN && !PAYERS.contains(&folded(name).as_str());
    let written = met.into_iter().filter(|(name, (times, acts, _))| *acts && wrote(name, *times));
    written.max_by_key(|(_, (times, ..))| *times).map(|(name, (.., spot))| Organisation { name: name.to_owned(), spot })
}

/// Two words with capitals side by side, within a sentence and not after a civility.
fn proper_pairs(text: &str) -> impl Iterator<Item = (&str, Range<usize>)> {
    let words = spans(text);
    (0..words.len()).filter_map(move |at| {
        let ((start, first), (next, second)) = (*words.get(at)?, *words.get(at + 1)?);
        let before = at.checked_sub(1).and_then(|at| words.get(at));
        let capital =
            |word: &str| word.chars().nth(1).is_some_and(char::is_lowercase) && word.starts_with(char::is_uppercase);
        let joined = text.get(start + first.len()..next)? == " ";
        let civil = before.is_some_and(|(_, word)| is_person(word));
        let span = start..next + second.len();
        (capital(first) && capital(second) && joined && !civil)
            .then(|| text.get(span.clone()).map(|name| (name, span)))?
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::{Block, BlockKind};
    use crate::model::place::Place;

    fn told(lines: &[&str]) -> Option<String> {
        let block = |line: &&str| Block::new(Place::Page(1), BlockKind::Paragraph, *line);
        author(&Content { blocks: lines.iter().map(block).collect(), ..Content::default() }).map(|found| found.name)
    }

    #[test]
    fn whoever_acts_in_the_terms_again_and_again_wrote_them() {
        let terms = [
            "La commande est passée à Jura Conseil.",
            "Formabat Cotentin accuse réception sous huit jours.",
            "L'accord doit parvenir à Formabat Cotentin avant le premier jour.",
            "Formabat Cotentin fournit les moyens pédagogiques.",
        ];
        assert_eq!(told(&terms).as_deref(), Some("Formabat Cotentin"));
        assert_eq!(told(&terms[..3]), None, "named twice only");
        assert_eq!(told(&["Mme Corinne Michaud peut être saisie."; 3]), None, "a person");
        assert_eq!(told(&["La grille d'Avenir Poitevin est jointe."; 3]), None, "who does nothing");
        assert_eq!(told(&["France Travail peut payer."; 3]), None, "who pays");
    }
}
