//! A document filed under one site that speaks of another one.

use crate::judge::{Case, Piece, files, sites};
use crate::model::finding::Finding;
use crate::model::status::Code;
use crate::pack::{Artefact, Indicator};
use crate::recognise::Strength;

/// One finding for each document of a site whose name or folder says another site.
pub(super) fn findings(case: &Case<'_>) -> Vec<Finding> {
    case.pieces.iter().filter_map(|piece| finding(case, piece)).collect()
}

fn finding(case: &Case<'_>, piece: &Piece) -> Option<Finding> {
    let artefact = per_site(case, piece)?;
    let sites = &case.profile.sites;
    let ([filed], [said]) = (piece.sites.filed.as_slice(), piece.sites.said.as_slice()) else { return None };
    if filed == said {
        return None;
    }
    let (filed, said) = (sites.get(*filed)?, sites.get(*said)?);
    let words = case.words;
    let args = [("filed", filed.name.as_str()), ("said", said.name.as_str())];
    let mut finding = files::about(case, piece, Code::Inconsistent, Code::Inconsistent.level());
    finding.artefact = Some(artefact.id.clone());
    finding.message = words.tell("finding-other-site", &args);
    finding.expected = words.tell("expected-other-site", &args);
    finding.found = words.tell("found-other-site", &args);
    finding.place = sites::spot(piece, said);
    Some(finding)
}

/// The artefact asked site by site that the document is accepted as, if any.
fn per_site<'a>(case: &Case<'a>, piece: &Piece) -> Option<&'a Artefact> {
    let sure = piece.recognition.candidates.iter().filter(|candidate| candidate.strength == Strength::Accepted);
    sure.into_iter().find_map(|candidate| {
        let (pack, indicator, artefact) = candidate.artefact;
        let indicator: &Indicator = case.packs.packs.get(pack)?.indicators.get(indicator)?;
        indicator.artefacts.get(artefact).filter(|_| indicator.per_site)
    })
}
