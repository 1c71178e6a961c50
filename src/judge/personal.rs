//! Personal data in the folder: kind, place and count, never the value. What the profile permits is told, and does not count.

use std::collections::BTreeSet;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::model::finding::Finding;
use crate::model::personal::PersonalKind;
use crate::model::profile::PermittedData;
use crate::model::status::Code;
use crate::recognise::Strength;
use crate::text::personal::{self, Personal};
use crate::text::stream;

use super::{Case, Piece, files, finding_id};

/// At most one finding a kind for each document.
pub(super) fn findings(case: &Case<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let permitted = &case.profile.personal_data;
    let mut used = BTreeSet::new();
    let find = |piece: &Piece| personal::find(&piece.document.content, &piece.facts);
    let met: Vec<Vec<Personal>> = case.pieces.par_iter().map(find).collect();
    for (piece, met) in case.pieces.iter().zip(met) {
        for personal in met {
            let path = &piece.document.path;
            let permission =
                permitted.iter().enumerate().find(|(_, one)| one.kind == personal.kind && one.covers(path));
            used.extend(permission.map(|(at, _)| at));
            findings.push(finding(case, piece, &personal, permission.map(|(_, one)| one)));
        }
        findings.extend(record(case, piece));
    }
    let unused = permitted.iter().enumerate().filter(|(at, _)| !used.contains(at));
    findings.extend(unused.map(|(_, permission)| of_no_use(case, permission)));
    findings
}

/// A permission for data that are not there.
fn of_no_use(case: &Case<'_>, permission: &PermittedData) -> Finding {
    let (words, code) = (case.words, Code::WaiverUnused);
    let kind = words.say(permission.kind.key());
    let args = [("kind", kind.as_str()), ("path", permission.path.as_str())];
    Finding {
        id: finding_id(&[code.id(), permission.kind.key(), "", "", &permission.path]),
        code,
        level: code.level(),
        indicator: None,
        artefact: None,
        site: None,
        document: None,
        place: None,
        message: words.tell("finding-permission-unused", &args),
        expected: words.tell("expected-permission-unused", &args),
        found: words.say("found-permission-unused"),
        advice: words.say(&format!("advice-{code}")),
        waived: false,
    }
}

fn finding(case: &Case<'_>, piece: &Piece, personal: &Personal, permission: Option<&PermittedData>) -> Finding {
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
    if let Some(permission) = permission {
        finding.waived = true;
        finding.advice = words.tell("advice-permitted", &[("reason", &permission.reason)]);
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
