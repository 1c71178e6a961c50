//! The marks of a label on documents that may not bear them. The caption betrays the picture.

use crate::checks::own::belongs;
use crate::model::finding::Finding;
use crate::model::status::Code;
use crate::pack::Pack;
use crate::pack::raw::{ClaimsNode, DedicatedNode, Marks};
use crate::recognise::Strength;
use crate::text::organisations::{self, may_be_same};
use crate::text::phrase::Phrase;
use crate::text::stream::{self, Nearness, Spot};

use super::{Case, Piece, files};

/// Lines of a document that say what it is; those that follow may speak of anything.
const HEAD: usize = 4;

/// One finding for each document that bears a caption it may not bear.
pub(super) fn findings(case: &Case<'_>) -> Vec<Finding> {
    let packs = case.packs.packs.iter().filter_map(|pack| Some((pack, pack.marks.as_ref()?)));
    packs
        .flat_map(|(pack, marks)| case.pieces.iter().filter_map(move |piece| finding(case, (pack, marks), piece)))
        .collect()
}

fn finding(case: &Case<'_>, (pack, marks): (&Pack, &Marks), piece: &Piece) -> Option<Finding> {
    let caption = || marks.captions.iter().find_map(|caption| piece.facts.stream.find(caption.forms()));
    let forbidden = forbidden(case, (pack, marks), piece);
    let claims = marks.claims.as_ref().filter(|claims| forbidden || is_an_advert(case, claims, piece));
    let spot = forbidden.then(caption).flatten().or_else(|| claims.and_then(|claims| claimed(claims, piece)))?;
    let mut finding = files::about(case, piece, Code::MarkMisuse, Code::MarkMisuse.level());
    finding.message = case.words.say("finding-mark-misuse");
    finding.expected = case.words.tell("expected-mark-misuse", &[("reason", marks.reason.trim())]);
    finding.found = case.words.quoted(&stream::quote(&piece.document.content, &spot));
    finding.place = stream::place(&piece.document.content, &spot);
    Some(finding)
}

fn claimed(claims: &ClaimsNode, piece: &Piece) -> Option<Spot> {
    let stream = &piece.facts.stream;
    claims.said.iter().find_map(|claim| stream.spot(claim.find(stream.folded())?))
}

/// True for a paper of no known kind, or of one that advertises, that is the provider's own: it proves something, or bears a number or the
/// letterhead of the provider. What only speaks of it does not.
fn is_an_advert(case: &Case<'_>, claims: &ClaimsNode, piece: &Piece) -> bool {
    let kind = piece.recognition.kind.and_then(|kind| case.packs.kinds.get(kind));
    let provider = &case.profile.provider;
    let numbered = || piece.facts.identifiers.iter().any(|number| belongs(number, provider));
    let head = || organisations::letterhead(&piece.document.content);
    let headed = || head().is_some_and(|head| provider.names().any(|name| may_be_same(name, &head.name)));
    let proves = || piece.recognition.candidates.iter().any(|one| one.strength == Strength::Accepted);
    kind.is_none_or(|kind| claims.kinds.contains(&kind.id)) && (proves() || numbered() || headed())
}

fn forbidden(case: &Case<'_>, (pack, marks): (&Pack, &Marks), piece: &Piece) -> bool {
    let kind = piece.recognition.kind.and_then(|kind| case.packs.kinds.get(kind));
    let by_kind = kind.is_some_and(|kind| marks.forbidden_kinds.contains(&kind.id));
    let serves = piece.recognition.candidates.iter().filter(|candidate| candidate.strength == Strength::Accepted);
    let by_artefact = serves.into_iter().any(|candidate| {
        let (p, i, a) = candidate.artefact;
        let same = case.packs.packs.get(p).is_some_and(|other| other.id == pack.id);
        let artefact = pack.indicators.get(i).and_then(|indicator| indicator.artefacts.get(a));
        same && artefact.is_some_and(|artefact| marks.forbidden_artefacts.contains(&artefact.id))
    });
    let dedicated = by_kind || marks.dedicated.iter().any(|sort| is_dedicated(piece, sort));
    by_artefact || dedicated && !is_headed(piece, &marks.spared)
}

/// True when the document speaks of enough of what such a document speaks of, and does not say that it is another.
fn is_dedicated(piece: &Piece, sort: &DedicatedNode) -> bool {
    let stream = &piece.facts.stream;
    let fits = sort.formats.is_empty() || sort.formats.iter().any(|format| format == piece.document.format.name());
    let met = sort.signs.iter().filter(|group| group.iter().any(|phrase| stream.find(phrase.forms()).is_some()));
    fits && met.count() >= sort.at_least && !is_headed(piece, &sort.unless)
}

/// True when one of the first lines of the document says one of `phrases`.
fn is_headed(piece: &Piece, phrases: &[Phrase]) -> bool {
    let stream = &piece.facts.stream;
    let first = |spot: &Spot| spot.block < HEAD && stream.nearness(spot.block) == Nearness::Title;
    phrases.iter().any(|phrase| stream.find_all(phrase.forms()).iter().any(first))
}
