//! Whoever wrote the terms that a paper sets, or gives an address in them.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{HEADS, Organisation, SELLING, behind_street, is_person, named_before, spans};
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
/// Words in the name of whoever trains beside those that such names begin or end with, folded.
const TRAINS: &[&str] = &["academie", "campus", "centre", "ecole", "institut"];
/// Bytes behind a street in which its town stands.
const TOWN: usize = 60;
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

/// Whoever trains and is named with an address in the text itself: « … dont l'Institut Garonne (IG), 48 allée des Platanes, 31000 … ».
#[must_use]
pub fn seated(content: &Content) -> Option<Organisation> {
    content.blocks.iter().enumerate().find_map(|(block, one)| {
        let next = content.blocks.get(block + 1).map_or("", |next| next.text.as_str());
        let commas = one.text.match_indices(',').map(|(at, _)| at);
        commas.filter(|at| is_address(one.text.get(at + 1..).unwrap_or(""), next)).find_map(|at| {
            let before = one.text.get(..at)?.trim_end();
            let before =
                before.strip_suffix(')').and_then(|text| text.rsplit_once('(')).map_or(before, |(name, _)| name);
            let words = spans(before);
            let span = named_before(before, &words, words.len()).filter(|span| span.end == before.trim_end().len())?;
            let name = before.get(span.clone()).filter(|name| name.contains(' ') && trains(name))?.to_owned();
            Some(Organisation { name, spot: Spot { block, span } })
        })
    })
}

/// « 48 allée des Platanes, 31000 … »: a street and a town, which may stand on the `next` line.
fn is_address(rest: &str, next: &str) -> bool {
    let text = folded(&format!("{} {next}", rest.trim_end()));
    let near = text.get(..text.floor_char_boundary(TOWN)).unwrap_or(&text);
    let code = |word: &str| word.len() == 5 && word.bytes().all(|b| b.is_ascii_digit());
    behind_street(near).is_some_and(|mut words| words.any(code))
}

fn trains(name: &str) -> bool {
    let plain = folded(name);
    let telling = |word: &str| [HEADS, SELLING, TRAINS].iter().any(|words| words.contains(&word));
    plain.split(|c: char| !c.is_alphanumeric()).any(telling)
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
    fn whoever_trains_is_named_with_an_address_in_the_text() {
        let told = |line: &str| {
            let blocks = vec![Block::new(Place::Page(1), BlockKind::Paragraph, line)];
            seated(&Content { blocks, ..Content::default() }).map(|found| found.name)
        };
        let within =
            "La manière dont l'Institut Garonne (IG), 48 allée des Platanes, 31000 Toulouse, traite les réclamations";
        assert_eq!(told(within).as_deref(), Some("Institut Garonne"));
        let first = "CAMPUS MÉTAL, 22 quai de la Daurade, 31000 Toulouse, immatriculé sous le n° 412 077 331.";
        assert_eq!(told(first).as_deref(), Some("CAMPUS MÉTAL"));
        assert_eq!(told("auprès de Médiation Conso, 27 avenue de la Libération, 42400 Saint-Chamond"), None);
        assert_eq!(told("Formation incendie, 2 jours, 31000 Toulouse"), None);
        assert_eq!(told("l'Institut Garonne, 48 allée des Platanes"), None, "no town");
        let lines = ["l'Institut Garonne, 48 allée des", "Platanes, 31000 Toulouse"];
        let blocks = lines.map(|line| Block::new(Place::Page(1), BlockKind::Line, line)).into();
        assert!(seated(&Content { blocks, ..Content::default() }).is_some(), "a printed line breaks off");
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
