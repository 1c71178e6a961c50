//! What the text says about signatures: electronic ones, labelled blocks, typed mentions.

use super::phrase::forms;
use super::stream::{Spot, Stream};

/// Words that an electronic signing service leaves.
const ELECTRONIC: &[&str] = &[
    "signé électroniquement",
    "signature électronique",
    "signé numériquement",
    "certificat de réalisation de signature",
    "enveloppe DocuSign",
    "Yousign",
    "signé avec Yousign",
    "Universign",
    "horodatage de la signature",
];
/// Words that announce a signature.
const ANNOUNCED: &[&str] = &[
    "signature",
    "signataire",
    "lu et approuvé",
    "bon pour accord",
    "cachet de l'entreprise",
    "cachet et signature",
    "signé par",
    "visa",
    "fait à",
];

/// Where the text bears the words of an electronic signature.
#[must_use]
pub fn electronic(stream: &Stream) -> Option<Spot> {
    first(stream, ELECTRONIC)
}

/// Where the text announces a signature.
#[must_use]
pub fn announced(stream: &Stream) -> Option<Spot> {
    first(stream, ANNOUNCED)
}

fn first(stream: &Stream, phrases: &[&str]) -> Option<Spot> {
    phrases.iter().find_map(|phrase| stream.find(&forms(phrase)))
}
