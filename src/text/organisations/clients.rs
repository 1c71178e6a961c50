//! For whom a paper was made: the client that a form names, the establishment that a report is about.

use super::{CARD, COMPANIES, Organisation, at_start, first_part, is_person, labelled};
use crate::model::document::Content;
use crate::text::fold::folded;
use crate::text::stream::Spot;

/// Labels of the field that says for whom a supplier worked, folded.
const CLIENTS: &[&str] = &[
    "client",
    "nom du client",
    "raison sociale du client",
    "denomination",
    "organisme designant",
    "organisme ayant designe",
    "responsable du traitement",
    "responsable de traitement",
];
/// Words before the client of a report.
const MADE_FOR: &str = "rapport établi pour ";
/// Labels of the establishment that a report is about, folded, and words for those that train nobody.
const ESTABLISHMENTS: &[&str] =
    &["etablissement", "etablissement verifie", "etablissement controle", "etablissement visite", "site verifie"];
const BODIES: &[&str] = &[
    "residence",
    "hotel",
    "college",
    "ecole",
    "camping",
    "clinique",
    "ehpad",
    "copropriete",
    "creche",
    "gymnase",
    "magasin",
    "supermarche",
];

/// For whom the supplier whose paper `content` is worked, by name: « Client : GARONNE COMPÉTENCES, 8 rue… ».
#[must_use]
pub fn client(content: &Content) -> Option<Organisation> {
    let told = labelled(content, CLIENTS).find_map(|(spot, value)| {
        let name = first_part(value).split(" – ").next()?.split("  ").next()?.trim_end();
        let proper = name.starts_with(char::is_uppercase) && name.split_whitespace().count() >= 2;
        (proper && !is_person(name)).then(|| at_start(&spot, name))
    });
    told.or_else(|| client_of_line(content)).or_else(|| visited(content))
}

/// « Client Lycée Sainte-Marthe, 8 rue… », « Organisme désignant AGLY VOYAGES SARL »: a line of a form whose label is told by its place alone.
fn client_of_line(content: &Content) -> Option<Organisation> {
    content.blocks.iter().enumerate().take(CARD).find_map(|(block, one)| {
        let labelled = || {
            let plain = folded(&one.text);
            let announces = |label: &&&str| plain.strip_prefix(**label).is_some_and(|rest| rest.starts_with(' '));
            let label = CLIENTS.iter().find(announces)?;
            Some(one.text.match_indices(' ').nth(label.matches(' ').count())?.0 + 1)
        };
        let start = one.text.find(MADE_FOR).map(|at| at + MADE_FOR.len()).or_else(labelled)?;
        let name = first_part(one.text.get(start..)?);
        let capital = |word: &str| word.starts_with(char::is_uppercase);
        let proper =
            capital(name) && !is_person(name) && name.split_whitespace().filter(|word| capital(word)).count() >= 2;
        let spot = Spot { block, span: start..one.text.len() };
        proper.then(|| at_start(&spot, name))
    })
}

/// The establishment that a report is about, where its name says that it is a company or none for training: « Établissement vérifié : Résidence … ».
fn visited(content: &Content) -> Option<Organisation> {
    labelled(content, ESTABLISHMENTS).find_map(|(spot, value)| {
        let name = first_part(value);
        let plain = folded(name);
        let mut words = plain.split(|c: char| !c.is_alphanumeric());
        words.any(|word| BODIES.contains(&word) || COMPANIES.contains(&word)).then(|| at_start(&spot, name))
    })
}
