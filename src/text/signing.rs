//! What the text says about signatures: electronic ones, labelled blocks, typed mentions.

use std::collections::BTreeMap;

use super::negation::denied_before;
use super::phrase::{Phrases, stems};
use super::stream::{Spot, Stream};
use crate::model::document::{Block, Content};

/// Words that an electronic signing service prints on what was signed.
static STATED: Phrases = Phrases::new(&[
    "signé électroniquement",
    "signé numériquement",
    "certificat de réalisation de signature",
    "enveloppe DocuSign",
    "signé avec Yousign",
    "signé via Yousign",
    "horodatage de la signature",
]);
/// Words that announce a signature, or speak of one.
static ANNOUNCED: Phrases = Phrases::new(&[
    "signature",
    "signataire",
    "signature électronique",
    "lu et approuvé",
    "bon pour accord",
    "cachet de l'entreprise",
    "cachet et signature",
    "signé par",
    "signé électroniquement",
    "Yousign",
    "Universign",
    "DocuSign",
    "visa",
    "fait à",
]);
/// Words before a statement that make it a plan or a duty.
static PLANNED: Phrases = Phrases::new(&["être", "sera", "seront", "doit", "doivent", "peut", "peuvent"]);
/// Words that a cell of a sheet of signatures begins with.
static PRESENT: Phrases =
    Phrases::new(&["signé", "signée", "présent", "présente", "absent", "absente", "excusé", "excusée"]);
/// Rows, and cells beside the name in each, from which a table is a sheet of signatures.
const SHEET: usize = 3;
const PLACES: usize = 2;
/// How many words before a statement may make it a plan.
const REACH: usize = 3;

/// Where the text says that it was signed electronically. That something is to be signed so says nothing.
#[must_use]
pub fn electronic(stream: &Stream) -> Option<Spot> {
    let stems = stream.stems();
    let holds = |at: usize| !denied_before(stems, at) && !is_planned(stems.get(..at).unwrap_or_default());
    let found = STATED.forms().iter().filter_map(|form| {
        let (at, found) = stems.match_indices(form.as_str()).find(|(at, _)| holds(*at))?;
        Some(at..at + found.len())
    });
    stream.spot_of_stems(found.min_by_key(|range| range.start)?)
}

/// True when one of the last words is one of a plan.
fn is_planned(before: &str) -> bool {
    let last = before.rsplit(' ').filter(|stem| !stem.is_empty()).take_while(|stem| *stem != "|").take(REACH);
    last.into_iter().any(|stem| PLANNED.forms().iter().any(|word| word.trim() == stem))
}

/// Where the text announces a signature.
#[must_use]
pub fn announced(stream: &Stream) -> Option<Spot> {
    ANNOUNCED.forms().iter().find_map(|form| stream.find(std::slice::from_ref(form)))
}

/// The row of a sheet of signatures in which a place is left empty while every place of most other rows says something:
/// « Till R. | signé RT | | signé RT ».
#[must_use]
pub fn gap(content: &Content) -> Option<&Block> {
    sheets(content).find_map(|rows| {
        let width = rows.iter().map(|(_, places)| *places).max()?;
        let full = rows.iter().filter(|(_, places)| *places == width).count();
        let short = rows.iter().find(|(_, places)| full * 2 > rows.len() && *places < width);
        short.map(|(row, _)| *row)
    })
}

/// The first row of a sheet of signatures whose places say who signed.
#[must_use]
pub fn sheet(content: &Content) -> Option<&Block> {
    sheets(content).find_map(|rows| rows.first().map(|(row, _)| *row))
}

/// The rows of each sheet of signatures, with how many places say something.
fn sheets(content: &Content) -> impl Iterator<Item = Vec<(&Block, usize)>> {
    let mut sheets: BTreeMap<Option<u32>, Vec<(&Block, usize)>> = BTreeMap::new();
    for block in &content.blocks {
        sheets.entry(block.table).or_default().extend(places(&block.text).map(|places| (block, places)));
    }
    sheets.into_values().filter(|rows| rows.len() >= SHEET)
}

/// How many places of a row say who signed or was away; none where what follows the name says anything else.
fn places(row: &str) -> Option<usize> {
    let says = |text: &str| {
        let stems = stems(text).unwrap_or_default();
        PRESENT.forms().iter().any(|form| stems.starts_with(form.as_str()))
    };
    let places = || row.split('\t').skip(1);
    (places().all(says) && places().count() >= PLACES).then(|| places().count())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::{Block, BlockKind, Content};
    use crate::model::place::Place;

    fn says(text: &str) -> bool {
        let blocks = vec![Block::new(Place::Page(1), BlockKind::Paragraph, text)];
        electronic(&Stream::new(&Content { blocks, ..Content::default() })).is_some()
    }

    #[test]
    fn what_a_signing_service_prints_is_heard() {
        assert!(says("Signé électroniquement par Anne Durand le 3 février 2026"));
        assert!(says("Certificat de réalisation de signature"));
        assert!(says("La convention doit être relue. Document signé électroniquement le 3 février 2026"));
    }

    #[test]
    fn what_is_planned_or_denied_is_not() {
        assert!(!says("La convention sera signée électroniquement par le client."));
        assert!(!says("Les feuilles doivent être signées électroniquement chaque demi-journée."));
        assert!(!says("Ce document n'a pas été signé électroniquement."));
        assert!(!says("L'émargement se fait par signature électronique."));
    }

    fn sheet(rows: &[&[&str]]) -> Content {
        let blocks = rows.iter().zip(1..).map(|(cells, number)| {
            let cells = (1..).zip(cells.iter()).filter(|(_, text)| !text.is_empty());
            Block::row(Place::cell("S", 1, number), 0, cells.map(|(column, text)| (column, (*text).to_owned(), None)))
        });
        Content { blocks: blocks.collect(), ..Content::default() }
    }

    #[test]
    fn a_place_left_empty_among_signed_ones_is_found() {
        let head: &[&str] = &["Stagiaire", "05/10 matin", "05/10 a-m", "06/10 matin"];
        let (full, away): (&[&str], &[&str]) =
            (&["Ritter A.", "signé AR", "signé AR", "signé AR"], &["Moussa I.", "signé IM", "absent", "signé IM"]);
        let short: &[&str] = &["Till R.", "signé RT", "", "signé RT"];
        let told = |rows: &[&[&str]]| gap(&sheet(rows)).map(|row| row.text.clone());
        assert_eq!(told(&[head, full, away, short]).as_deref(), Some("Till R.\tsigné RT\tsigné RT"));
        assert_eq!(told(&[head, full, away, full]), None);
        assert_eq!(told(&[head, full, short]), None, "too few rows to tell");
        let blank: &[&str] = &["Till R.", "", "", ""];
        assert_eq!(
            told(&[head, full, away, full, blank]),
            None,
            "a row where nothing stands is of somebody who never came"
        );
    }
}
