//! Personal data that has no place in an evidence folder: kind, where and how often, never the value.
//!
//! Source: domain notes, section 6.2. A word such as « handicap » is no personal data; beside a person's birth it is.

use super::identifiers::is_nir;
use super::phrase::forms;
use super::stream::{Spot, Stream};
use super::tables;
use crate::model::date::{FoundDate, Role};
use crate::model::document::Content;

/// Kinds of personal data told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PersonalKind {
    /// A social security number with its right key.
    SocialSecurity,
    /// Health or disability of a named person.
    Health,
    /// A table of people with their births or private addresses.
    People,
}

impl PersonalKind {
    /// Key of its name in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::SocialSecurity => "personal-social-security",
            Self::Health => "personal-health",
            Self::People => "personal-people",
        }
    }
}

/// Personal data met in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Personal {
    /// What kind.
    pub kind: PersonalKind,
    /// How often.
    pub count: usize,
    /// Where first.
    pub spot: Spot,
}

/// Words on a person's health or disability.
const HEALTH: &[&str] = &[
    "RQTH",
    "reconnaissance de la qualité de travailleur handicapé",
    "MDPH",
    "CDAPH",
    "AAH",
    "taux d'incapacité",
    "certificat médical",
    "arrêt de travail",
    "diagnostic",
    "pathologie",
    "dyslexie",
    "dyslexique",
    "dyspraxie",
    "TDAH",
    "autisme",
    "autiste",
    "surdité",
    "malentendant",
    "malvoyant",
    "épilepsie",
    "traitement médical",
];
/// Names of columns by which a table is one of people.
const PERSON: &[&[&str]] = &[
    &["nom", "nom de naissance", "nom prénom", "nom et prénom", "stagiaire", "apprenant", "bénéficiaire"],
    &["prénom"],
    &["date de naissance", "né le", "née le", "naissance"],
    &["téléphone", "tél", "portable", "mobile"],
    &["adresse", "adresse postale", "domicile"],
    &["n° de sécurité sociale", "numéro de sécurité sociale", "NIR", "n° SS"],
    &["handicap", "situation de handicap", "RQTH", "aménagement", "santé"],
];
/// Columns of people and rows from which a table is told.
const COLUMNS: usize = 3;
const ROWS: usize = 3;

/// Everything personal in `content`, one entry a kind.
#[must_use]
pub fn find(content: &Content, stream: &Stream, dates: &[FoundDate]) -> Vec<Personal> {
    let found = [social(content), people(content), health(stream, dates)];
    found.into_iter().flatten().collect()
}

fn social(content: &Content) -> Option<Personal> {
    let numbers = content
        .blocks
        .iter()
        .enumerate()
        .flat_map(|(block, text)| numbers(&text.text).into_iter().map(move |span| Spot { block, span }));
    let spots: Vec<Spot> = numbers.collect();
    let spot = spots.first()?.clone();
    Some(Personal { kind: PersonalKind::SocialSecurity, count: spots.len(), spot })
}

/// Runs of digits, grouped or not, that are a social security number with its key.
fn numbers(text: &str) -> Vec<std::ops::Range<usize>> {
    let joins = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '\u{A0}' | '\u{202F}' | '.');
    let mut spans = Vec::new();
    let mut start = 0;
    for run in text.split_inclusive(|c| !joins(c)) {
        let digits: String = run.chars().filter(char::is_ascii_alphanumeric).collect();
        if (15..=60).contains(&digits.len()) {
            let whole = (0..=digits.len() - 15).filter_map(|at| digits.get(at..at + 15)).any(is_nir);
            if whole {
                spans.push(start..start + run.len());
            }
        }
        start += run.len();
    }
    spans
}

/// A table whose columns name people and their births or addresses, and which has rows.
fn people(content: &Content) -> Option<Personal> {
    let names: Vec<Vec<String>> =
        PERSON.iter().map(|any| any.iter().map(|name| (*name).to_owned()).collect()).collect();
    let table = tables::best(content, &names)?;
    let known = table.columns.iter().flatten().count();
    let private = table.columns.iter().skip(2).flatten().count();
    let filled = table.rows.iter().filter(|row| row.cells.len() >= COLUMNS).count();
    if known < COLUMNS || private == 0 || filled < ROWS {
        return None;
    }
    let block = content.blocks.iter().position(|block| std::ptr::eq(block, table.header))?;
    Some(Personal { kind: PersonalKind::People, count: filled, spot: Spot { block, span: 0..table.header.text.len() } })
}

/// Words on health in a document that gives somebody's birth.
fn health(stream: &Stream, dates: &[FoundDate]) -> Option<Personal> {
    dates.iter().find(|date| date.role == Role::Birth)?;
    let spots: Vec<Spot> = HEALTH.iter().filter_map(|word| stream.find(&forms(word))).collect();
    let spot = spots.iter().min_by_key(|spot| (spot.block, spot.span.start))?.clone();
    Some(Personal { kind: PersonalKind::Health, count: spots.len(), spot })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::{Block, BlockKind};
    use crate::model::place::Place;

    fn text(lines: &[&str]) -> Content {
        let block = |line: &&str| Block::new(Place::Page(1), BlockKind::Line, *line);
        Content { blocks: lines.iter().map(block).collect(), ..Content::default() }
    }

    fn kinds(content: &Content) -> Vec<PersonalKind> {
        let stream = Stream::new(content);
        find(content, &stream, &[]).into_iter().map(|personal| personal.kind).collect()
    }

    #[test]
    fn a_social_security_number_is_told_by_its_key() {
        assert_eq!(kinds(&text(&["N° SS : 2 95 10 99 126 111 93"])), [PersonalKind::SocialSecurity]);
        assert_eq!(kinds(&text(&["N° SS : 2 95 10 99 126 111 99"])), []);
    }

    #[test]
    fn a_table_of_people_is_told_and_a_list_of_names_is_not() {
        let row = |number: u32, cells: [&str; 3]| {
            let cells = (1..).zip(cells).map(|(column, text)| (column, text.to_owned(), None));
            Block::row(Place::cell("S", 1, number), 0, cells)
        };
        let table = |third: &str| {
            let rows = (2..6).map(|number| row(number, ["Durand", "Léa", "x"]));
            let blocks = std::iter::once(row(1, ["Nom", "Prénom", third])).chain(rows).collect();
            Content { blocks, ..Content::default() }
        };
        assert_eq!(kinds(&table("Date de naissance")), [PersonalKind::People]);
        assert_eq!(kinds(&table("Résultat")), []);
    }

    #[test]
    fn a_policy_on_disability_names_nobody() {
        assert_eq!(kinds(&text(&["La RQTH et la MDPH sont présentées à chaque stagiaire."])), []);
    }
}
