//! Chooses among the documents that may serve an artefact, and writes its record.

use std::cmp::Reverse;

use crate::model::document::ReadingState;
use crate::model::report::{ArtefactRecord, CheckRecord, DateRecord, Evidence, NearMiss, Reason, Requirement};
use crate::model::status::{Code, Status};
use crate::recognise::{Candidate, Lack, Sign, SignKind, Strength};
use crate::text::mask::mask;
use crate::text::stream;

use super::verdicts::{Weighed, weigh};
use super::{Judged, Judgement, Piece, Question, findings, sites};

/// Near misses named for an artefact.
const NEAREST: usize = 3;
/// Documents listed as evidence of one artefact.
const LISTED: usize = 12;

/// Judges one artefact at one site.
pub(super) fn judge(question: &Question<'_>, judgement: &mut Judgement) {
    let weighed = ranked(question);
    let status = status(question, &weighed);
    judgement.findings.extend(findings::of(question, &weighed));
    judgement.findings.extend(findings::hidden(question, status));
    let lapse = weighed.first().and_then(|lead| Some((lead.piece.document.path.clone(), lead.lapse()?)));
    let expiring = weighed.first().filter(|lead| lead.has(Code::Expiring)).and_then(Weighed::lapse);
    let record = ArtefactRecord {
        id: question.artefact.id.clone(),
        title: question.artefact.title.clone(),
        requirement: question.requirement,
        site: question.site_name(),
        status,
        raw_status: status,
        assurance: (!weighed.is_empty()).then_some("read".into()),
        expiring: expiring.map(|lapse| lapse.last),
        waiver: None,
        attestation: None,
        evidence: weighed.iter().take(LISTED).map(|weighed| evidence(question, weighed)).collect(),
        nearest: nearest(question, &weighed),
    };
    judgement.artefacts.push(Judged { artefact: question.index, site: question.site, record, lapse });
}

/// The documents that may serve, best first: by status, then surest, newest and first by path.
fn ranked<'a>(question: &Question<'a>) -> Vec<Weighed<'a>> {
    let mut weighed: Vec<Weighed<'a>> =
        candidates(question).map(|(piece, candidate)| weigh(question, piece, candidate)).collect();
    weighed.sort_by_key(|weighed| {
        let day = weighed.key_date.map(crate::model::date::FoundDate::day);
        (weighed.status, Reverse(weighed.candidate.strength), Reverse(day), Reverse(weighed.candidate.score))
    });
    let sure = weighed.iter().any(|weighed| weighed.candidate.strength == Strength::Accepted);
    weighed.retain(|weighed| !sure || weighed.candidate.strength == Strength::Accepted);
    weighed
}

fn candidates<'a>(question: &Question<'a>) -> impl Iterator<Item = (&'a Piece, &'a Candidate)> {
    let (case, index, site) = (question.case, question.index, question.site);
    let unasked = question.requirement == Requirement::NotApplicable;
    let here = case.pieces.iter().filter(move |piece| !unasked && sites::concerns(piece, case.profile, site));
    here.flat_map(move |piece| {
        piece.recognition.candidates.iter().filter(move |c| c.artefact == index).map(move |c| (piece, c))
    })
}

fn status(question: &Question<'_>, weighed: &[Weighed<'_>]) -> Status {
    let Some(lead) = weighed.first() else {
        return match question.requirement {
            Requirement::NotApplicable => Status::NotApplicable,
            _ if unread(question).next().is_some() => Status::Unreadable,
            _ => Status::Missing,
        };
    };
    let flawed = |weighed: &Weighed<'_>| weighed.status == Status::Incomplete && !weighed.has(Code::BlankTemplate);
    let flawed = question.artefact.each && weighed.iter().any(flawed);
    if flawed { lead.status.max(Status::Incomplete) } else { lead.status }
}

/// Documents without text whose name hints at the artefact.
pub(super) fn unread<'a>(question: &Question<'a>) -> impl Iterator<Item = &'a Piece> {
    let (case, index, site) = (question.case, question.index, question.site);
    case.pieces.iter().filter(move |piece| {
        let silent = piece.document.reading.state == ReadingState::Unreadable || piece.facts.stream.is_empty();
        silent && piece.recognition.named.contains(&index) && sites::concerns(piece, case.profile, site)
    })
}

fn evidence(question: &Question<'_>, weighed: &Weighed<'_>) -> Evidence {
    let content = &weighed.piece.document.content;
    let telling = weighed.candidate.signs.iter().filter(|s| s.spot.is_some()).max_by_key(|sign| sign.weight);
    let spot = telling.and_then(|sign| sign.spot.as_ref());
    let why = weighed.candidate.signs.iter().map(|sign| reason(question, weighed.piece, sign)).collect();
    Evidence {
        document: weighed.piece.document.path.clone(),
        status: weighed.status,
        place: spot.and_then(|spot| stream::place(content, spot)),
        quote: spot.map(|spot| mask(&stream::quote(content, spot))).unwrap_or_default(),
        why,
        key_date: weighed.key_date.map(|date| DateRecord {
            value: date.day(),
            role: date.role,
            source: date.source,
            place: date.place.clone(),
        }),
        checks: weighed.verdicts.iter().map(|verdict| check(question, verdict)).collect(),
    }
}

fn check(question: &Question<'_>, verdict: &crate::checks::Verdict) -> CheckRecord {
    CheckRecord {
        check: verdict.check.into(),
        title: question.case.words.say(&format!("check-{}", verdict.check)),
        outcome: verdict.outcome,
        expected: verdict.expected.clone(),
        found: mask(&verdict.found),
        place: verdict.place.clone(),
    }
}

fn reason(question: &Question<'_>, piece: &Piece, sign: &Sign) -> Reason {
    let content = &piece.document.content;
    let key = match sign.kind {
        SignKind::Title => "sign-title",
        SignKind::Phrase => "sign-phrase",
        SignKind::Table => "sign-table",
        SignKind::Issuer => "sign-issuer",
        SignKind::Pattern => "sign-pattern",
        SignKind::Kind => "sign-kind",
        SignKind::Path => "sign-path",
        SignKind::Pinned => "sign-pinned",
        SignKind::Against => "sign-against",
    };
    Reason {
        sign: question.case.words.say(key),
        weight: sign.weight,
        place: sign.spot.as_ref().and_then(|spot| stream::place(content, spot)),
        quote: sign.spot.as_ref().map(|spot| mask(&stream::quote(content, spot))).unwrap_or_default(),
    }
}

fn nearest(question: &Question<'_>, weighed: &[Weighed<'_>]) -> Vec<NearMiss> {
    if !weighed.is_empty() {
        return Vec::new();
    }
    let near = question.case.pieces.iter().flat_map(|piece| {
        let own = piece.recognition.near.iter().filter(|candidate| candidate.artefact == question.index);
        own.map(move |candidate| (piece, candidate))
    });
    let mut near: Vec<_> = near.collect();
    near.sort_by_key(|(_, candidate)| Reverse(candidate.score));
    near.into_iter().take(NEAREST).map(|(piece, candidate)| near_miss(question, piece, candidate)).collect()
}

fn near_miss(question: &Question<'_>, piece: &Piece, candidate: &Candidate) -> NearMiss {
    let words = question.case.words;
    let lacks = match &candidate.lacks {
        None | Some(Lack::Points) => words.say("lack-points"),
        Some(Lack::Need(phrases)) => words.tell("lack-need", &[("phrases", phrases)]),
        Some(Lack::Refused(reason, _)) => words.tell("lack-refused", &[("reason", reason)]),
        Some(Lack::Kind(kind)) => words.tell("lack-kind", &[("kind", kind)]),
        Some(Lack::Rather(other)) => words.tell("lack-rather", &[("other", other)]),
        Some(Lack::Format) => words.say("lack-format"),
    };
    NearMiss { document: piece.document.path.clone(), score: candidate.score, needed: candidate.accept, lacks }
}
