//! The provider's numbers, the same everywhere: a SIRET or a declaration of activity with a slip in it.
//!
//! Numbers of other organisations (lessor, customer, subcontractor) are none of its business: they differ by more.

use crate::judge::{Case, Piece, files, finding_id};
use crate::model::finding::Finding;
use crate::model::status::Code;
use crate::text::identifiers::is_siret;
use crate::text::lookalike;
use crate::text::stream;

/// One finding for each document that writes one of the provider's numbers with a slip.
pub(super) fn findings(case: &Case<'_>) -> Vec<Finding> {
    let provider = &case.profile.provider;
    let siret = provider.siret.as_deref().map(|number| ("SIRET", number));
    let nda = provider.nda.as_deref().map(|number| ("NDA", number));
    let known: Vec<(&str, &str)> = siret.into_iter().chain(nda).collect();
    let slips = case.pieces.iter().flat_map(|piece| known.iter().filter_map(move |known| slip(case, piece, *known)));
    slips.collect()
}

fn slip(case: &Case<'_>, piece: &Piece, (name, number): (&str, &str)) -> Option<Finding> {
    let content = &piece.document.content;
    let (spot, written) = lookalike::find(content, number, is_siret)?;
    let words = case.words;
    let args = [("name", name), ("number", number), ("written", &written)];
    let mut finding = files::about(case, piece, Code::Inconsistent, Code::Inconsistent.level());
    finding.id = finding_id(&[Code::Inconsistent.id(), name, "", "", &piece.document.path]);
    finding.message = words.tell("finding-slip", &args);
    finding.expected = words.tell("expected-slip", &args);
    finding.found = words.tell("found-slip", &args);
    finding.place = stream::place(content, &spot);
    Some(finding)
}
