//! Documents against one another: what one says and another denies. One idea a file; each finding names both places.
//!
//! A false alarm costs more here than a miss: whatever can be read as agreement is agreement.

mod counts;
mod equipment;
mod figures;
mod hours;
mod numbers;
mod orders;
mod people;
mod places;
mod sessions;
mod tallies;

use std::collections::BTreeSet;

use super::{Case, Judged, Piece, finding_id};
use crate::model::finding::Finding;
use crate::model::place::Place;
use crate::model::report::DateRecord;
use crate::model::status::{Code, Status};
use crate::pack::Pack;

/// Every contradiction between the documents of the case.
pub(super) fn findings(case: &Case<'_>, artefacts: &[Judged]) -> Vec<Finding> {
    let mut findings = people::findings(case, artefacts);
    findings.extend(orders::findings(case, artefacts));
    findings.extend(figures::findings(case, artefacts));
    let left_out = equipment::findings(case, artefacts);
    findings.extend(counts::findings(case, artefacts, &left_out));
    findings.extend(left_out);
    findings.extend(hours::findings(case, artefacts));
    findings.extend(numbers::findings(case));
    findings.extend(places::findings(case));
    findings.extend(sessions::findings(case, artefacts));
    findings.extend(tallies::findings(case, artefacts));
    findings
}

/// What the packs ask to compare, each with the id of its pack.
fn asked<'a, T>(case: &Case<'a>, of: fn(&'a Pack) -> T) -> impl Iterator<Item = (&'a str, T::Item)>
where
    T: IntoIterator,
    T::IntoIter: 'a,
{
    let packs = case.packs.packs.iter();
    packs.flat_map(move |pack| of(pack).into_iter().map(move |node| (pack.id.as_str(), node)))
}

/// What two documents contradict each other in.
struct Contradiction<'a> {
    /// What the keys of its words end with: `finding-order`, `expected-order`, `found-order`, `advice-order`.
    kind: &'a str,
    code: Code,
    pack: &'a str,
    /// Full id of the artefact that it is told of.
    artefact: &'a str,
    /// What tells it from the others in the same document.
    about: [&'a str; 2],
    document: &'a str,
    place: Option<Place>,
}

impl Contradiction<'_> {
    fn told(self, case: &Case<'_>, args: &[(&str, &str)]) -> Finding {
        let say = |key: &str| case.words.tell(&format!("{key}-{}", self.kind), args);
        let indicator = self.artefact.split('.').next().unwrap_or_default();
        let [first, then] = self.about;
        Finding {
            id: finding_id(&[self.code.id(), self.pack, first, then, self.document]),
            code: self.code,
            level: Code::Inconsistent.level(),
            indicator: Some((self.pack.to_owned(), indicator.to_owned())),
            artefact: Some(self.artefact.to_owned()),
            site: None,
            document: Some(self.document.to_owned()),
            message: say("finding"),
            expected: say("expected"),
            found: say("found"),
            advice: say("advice"),
            place: self.place,
            waived: false,
        }
    }
}

/// A document that counts as evidence.
struct Paper<'a> {
    piece: &'a Piece,
    /// Full id of the first artefact that it is evidence of.
    artefact: &'a str,
    key_date: Option<&'a DateRecord>,
}

/// The documents that are evidence of one of the artefacts `ids`, in the order of these.
fn papers<'a>(case: &Case<'a>, artefacts: &'a [Judged], ids: &[String]) -> Vec<Paper<'a>> {
    let mut seen = BTreeSet::new();
    let judged = ids.iter().flat_map(|id| artefacts.iter().filter(move |judged| judged.record.id == *id));
    let evidence = judged.flat_map(|judged| judged.record.evidence.iter().map(move |one| (judged, one)));
    let sound = evidence.filter(|(_, one)| matches!(one.status, Status::Found | Status::Incomplete | Status::Expired));
    let papers = sound.filter_map(|(judged, one)| {
        let piece = piece(case, judged, &one.document)?;
        Some(Paper { piece, artefact: judged.record.id.as_str(), key_date: one.key_date.as_ref() })
    });
    papers.filter(|paper| seen.insert((&paper.piece.document.path, paper.piece.part))).collect()
}

/// The piece of the file at `path` that was taken for the artefact judged.
fn piece<'a>(case: &Case<'a>, judged: &Judged, path: &str) -> Option<&'a Piece> {
    case.pieces.iter().find(|piece| {
        piece.document.path == path && piece.recognition.candidates.iter().any(|c| c.artefact == judged.artefact)
    })
}
