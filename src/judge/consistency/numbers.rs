//! The provider's numbers, the same everywhere: a SIRET or a declaration of activity with a slip in it.
//!
//! Numbers of other organisations (lessor, customer, subcontractor) are none of its business: they differ by more.

use crate::judge::{Case, Piece, files, finding_id};
use crate::model::finding::Finding;
use crate::model::profile::Premises;
use crate::model::status::{Code, Level};
use crate::text::identifiers::{IdentifierKind, is_siret};
use crate::text::lookalike;
use crate::text::stream::{self, Spot};

/// Digits of a SIRET that name the company; the others name its establishment.
const SIREN: usize = 9;

/// One finding for each document that writes one of the provider's numbers with a slip.
pub(super) fn findings(case: &Case<'_>) -> Vec<Finding> {
    let provider = &case.profile.provider;
    let siret = provider.siret.as_deref().map(|number| ("SIRET", number));
    let nda = provider.nda.as_deref().map(|number| ("NDA", number));
    let known: Vec<(&str, &str)> = siret.into_iter().chain(nda).collect();
    let slips = case.pieces.iter().flat_map(|piece| known.iter().filter_map(move |known| slip(case, piece, *known)));
    slips.chain(others(case)).collect()
}

/// A remark for each document with the SIRET of another establishment of the provider, where it has but one site of its own and
/// most documents bear its number: that establishment was most likely left.
fn others(case: &Case<'_>) -> Vec<Finding> {
    let Some(siret) = case.profile.provider.siret.as_deref() else { return Vec::new() };
    let own_sites = case.profile.sites.iter().filter(|site| site.premises != Premises::Client).count();
    let bears = |piece: &&Piece, wanted: &dyn Fn(&str) -> bool| {
        piece.facts.identifiers.iter().any(|id| id.kind == IdentifierKind::Siret && wanted(&id.value))
    };
    let of_another = |number: &str| number != siret && siret.get(..SIREN) == number.get(..SIREN);
    let right = case.pieces.iter().filter(|piece| bears(piece, &|number| number == siret)).count();
    let wrong: Vec<&Piece> = case
        .pieces
        .iter()
        .filter(|piece| bears(piece, &of_another) && !bears(piece, &|number| number == siret))
        .collect();
    if own_sites > 1 || wrong.len() * 2 > right {
        return Vec::new();
    }
    wrong.into_iter().filter_map(|piece| other(case, piece, siret, &of_another)).collect()
}

fn other(case: &Case<'_>, piece: &Piece, siret: &str, of_another: &dyn Fn(&str) -> bool) -> Option<Finding> {
    let id = piece.facts.identifiers.iter().find(|id| id.kind == IdentifierKind::Siret && of_another(&id.value))?;
    let spot = Spot { block: id.block, span: id.span.clone() };
    Some(finding(case, piece, ("other-establishment", Level::Note), ("SIRET", siret, &id.value, &spot)))
}

fn slip(case: &Case<'_>, piece: &Piece, (name, number): (&str, &str)) -> Option<Finding> {
    let content = &piece.document.content;
    let (spot, written) = lookalike::find(content, number, is_siret)?;
    Some(finding(case, piece, ("slip", Code::Inconsistent.level()), (name, number, &written, &spot)))
}

fn finding(
    case: &Case<'_>,
    piece: &Piece,
    (kind, level): (&str, Level),
    (name, number, written, spot): (&str, &str, &str, &Spot),
) -> Finding {
    let words = case.words;
    let args = [("name", name), ("number", number), ("written", written)];
    let mut finding = files::about(case, piece, Code::Inconsistent, level);
    finding.id = finding_id(&[Code::Inconsistent.id(), name, "", "", &piece.document.path]);
    finding.message = words.tell(&format!("finding-{kind}"), &args);
    finding.expected = words.tell("expected-slip", &args);
    finding.found = words.tell("found-slip", &args);
    finding.place = stream::place(&piece.document.content, spot);
    finding
}
