//! Documents against one another: what one says and another denies. One idea a file; each finding names both places.
//!
//! A false alarm costs more here than a miss: whatever can be read as agreement is agreement.

mod figures;
mod numbers;
mod orders;
mod people;
mod places;

use super::{Case, Judged, Piece};
use crate::model::finding::Finding;

/// Every contradiction between the documents of the case.
pub(super) fn findings(case: &Case<'_>, artefacts: &[Judged]) -> Vec<Finding> {
    let mut findings = people::findings(case, artefacts);
    findings.extend(orders::findings(case, artefacts));
    findings.extend(figures::findings(case, artefacts));
    findings.extend(numbers::findings(case));
    findings.extend(places::findings(case));
    findings
}

/// The piece of the file at `path` that was taken for the artefact judged.
fn piece<'a>(case: &Case<'a>, judged: &Judged, path: &str) -> Option<&'a Piece> {
    case.pieces.iter().find(|piece| {
        piece.document.path == path && piece.recognition.candidates.iter().any(|c| c.artefact == judged.artefact)
    })
}
