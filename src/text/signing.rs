//! What the text says about signatures: electronic ones, labelled blocks, typed mentions.

use super::negation::denied_before;
use super::phrase::Phrases;
use super::stream::{Spot, Stream};

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
}
