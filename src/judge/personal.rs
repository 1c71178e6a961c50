//! Personal data in the folder: kind, place and count, never the value.

use crate::model::finding::Finding;
use crate::model::status::Code;
use crate::recognise::Strength;
use crate::text::personal::{self, Personal, PersonalKind};
use crate::text::stream;

use super::{Case, Piece, files, finding_id};

/// At most one finding a kind for each document.
pub(super) fn findings(case: &Case<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for piece in case.pieces {
        let met = personal::find(&piece.document.content, &piece.facts.stream, &piece.facts.dates);
        findings.extend(met.iter().map(|personal| finding(case, piece, personal)));
        findings.extend(record(case, piece));
    }
    findings
}

fn finding(case: &Case<'_>, piece: &Piece, personal: &Personal) -> Finding {
    let words = case.words;
    let mut finding = files::about(case, piece, Code::PersonalData, Code::PersonalData.level());
    finding.message = words.tell("finding-personal-data", &[("kind", &words.say(personal.kind.key()))]);
    finding.expected = words.say("expected-personal-data");
    finding.found = words.tell("found-personal-data", &[("count", &personal.count.to_string())]);
    finding.place = stream::place(&piece.document.content, &personal.spot);
    finding.id = finding_id(&[Code::PersonalData.id(), personal.kind.key(), "", "", &piece.document.path]);
    if personal.kind == PersonalKind::Secret {
        finding.advice = words.say("advice-personal-secret");
    }
    finding
}

/// A document recognised as an artefact that must never lie in the folder.
fn record(case: &Case<'_>, piece: &Piece) -> Option<Finding> {
    let words = case.words;
    let sure = piece.recognition.candidates.iter().filter(|candidate| candidate.strength == Strength::Accepted);
    let artefacts = sure.into_iter().filter_map(|candidate| {
        let (p, i, a) = candidate.artefact;
        case.packs.packs.get(p)?.indicators.get(i)?.artefacts.get(a)
    });
    let artefact = artefacts.into_iter().find(|artefact| artefact.external_only)?;
    let mut finding = files::about(case, piece, Code::PersonalData, Code::PersonalData.level());
    finding.artefact = Some(artefact.id.clone());
    finding.message = words.tell("finding-personal-data", &[("kind", &words.say("personal-record"))]);
    finding.expected = words.say("expected-personal-data");
    finding.found = words.say("found-personal-record");
    Some(finding)
}
