//! Chooses among the documents that may serve an artefact, and writes its record.

use std::cmp::Reverse;

use crate::model::document::ReadingState;
use crate::model::report::{ArtefactRecord, CheckRecord, DateRecord, Evidence, Reason, Requirement};
use crate::model::status::{Code, Level, Status};
use crate::recognise::{Candidate, Sign, SignKind, Strength};
use crate::text::stream;

use super::verdicts::{Weighed, weigh};
use super::{Judged, Judgement, Piece, Question, dates, findings, members, nearest};

/// Documents listed as evidence of one artefact.
const LISTED: usize = 12;

/// Judges one artefact at one site.
pub(super) fn judge(question: &Question<'_>, judgement: &mut Judgement) {
    let weighed = ranked(question);
    let members = members::of(question, &weighed);
    let told = members.as_ref().and_then(|members| members.finding.as_ref());
    let short = told.is_some_and(|finding| finding.level > Level::Note);
    let status = status(question, &weighed).max(if short { Status::ToReview } else { Status::Found });
    judgement.findings.extend(findings::of(question, &weighed));
    judgement.findings.extend(findings::hidden(question, status));
    judgement.findings.extend(members.as_ref().and_then(|members| members.finding.clone()));
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
        nearest: if weighed.is_empty() { nearest::of(question) } else { Vec::new() },
        coverage: members.as_ref().map(|members| members.coverage.clone()),
    };
    judgement.date_uses.extend(dates::uses(question, &weighed));
    judgement.artefacts.push(Judged { artefact: question.index, site: question.site, record, lapse });
}

/// The documents that may serve, best first: blank forms and replaced versions last, then by status, surest, newest and first by path.
pub(super) fn ranked<'a>(question: &Question<'a>) -> Vec<Weighed<'a>> {
    let mut weighed: Vec<Weighed<'a>> = all(question).filter(|weighed| !weighed.only_announces()).collect();
    weighed.sort_by_key(|weighed| {
        let day = weighed.key_date.map(crate::model::date::FoundDate::day);
        let last = weighed.has(Code::BlankTemplate) || weighed.is_withdrawn();
        (last, weighed.status, Reverse(weighed.candidate.strength), Reverse(day), Reverse(weighed.candidate.score))
    });
    let sure = weighed.iter().any(|weighed| weighed.candidate.strength == Strength::Accepted);
    weighed.retain(|weighed| !sure || weighed.candidate.strength == Strength::Accepted);
    weighed
}

/// Every document that may serve, judged.
pub(super) fn all<'a>(question: &Question<'a>) -> impl Iterator<Item = Weighed<'a>> {
    candidates(question).map(|(piece, candidate)| weigh(question, piece, candidate))
}

fn candidates<'a>(question: &Question<'a>) -> impl Iterator<Item = (&'a Piece, &'a Candidate)> {
    let (case, index, site) = (question.case, question.index, question.site);
    let asked = question.requirement != Requirement::NotApplicable;
    let here = case.pieces.iter().filter(move |piece| asked && piece.sites.concern(site));
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

/// Documents without text, or with pages that nobody could read, whose name hints at the artefact.
pub(super) fn unread<'a>(question: &Question<'a>) -> impl Iterator<Item = &'a Piece> {
    let (case, index, site) = (question.case, question.index, question.site);
    case.pieces.iter().filter(move |piece| {
        let unreadable = piece.document.reading.state == ReadingState::Unreadable;
        let silent = piece.facts.stream.is_empty() || !piece.document.content.unseen.is_empty();
        (unreadable || silent) && piece.recognition.named.contains(&index) && piece.sites.concern(site)
    })
}

fn evidence(question: &Question<'_>, weighed: &Weighed<'_>) -> Evidence {
    let content = &weighed.piece.document.content;
    let telling = weighed.candidate.signs.iter().filter(|s| s.spot.is_some()).max_by_key(|sign| sign.weight);
    let spot = telling.and_then(|sign| sign.spot.as_ref());
    let signs = weighed.candidate.signs.iter().map(|sign| reason(question, weighed.piece, sign));
    let why = signs.chain(seen_only(question, weighed)).collect();
    Evidence {
        document: weighed.piece.document.path.clone(),
        status: weighed.status,
        place: spot.and_then(|spot| stream::place(content, spot)),
        quote: spot.map(|spot| stream::quote(content, spot)).unwrap_or_default(),
        why,
        key_date: weighed.key_date.map(DateRecord::from),
        checks: weighed.verdicts.iter().map(|verdict| check(question, verdict)).collect(),
    }
}

/// Says that the words were recognised from a picture, and how surely: whoever relies on them should look.
fn seen_only(question: &Question<'_>, weighed: &Weighed<'_>) -> Option<Reason> {
    let content = &weighed.piece.document.content;
    let confidence = content.confidence()?;
    let first = content.blocks.iter().find(|block| block.confidence.is_some());
    let key = if content.is_blurred() { "sign-recognised-badly" } else { "sign-recognised" };
    let sign = question.case.words.tell(key, &[("confidence", &confidence.to_string())]);
    Some(Reason { sign, weight: 0, place: first.map(|block| block.place.clone()), quote: String::new() })
}

fn check(question: &Question<'_>, verdict: &crate::checks::Verdict) -> CheckRecord {
    CheckRecord {
        check: verdict.check.into(),
        title: question.case.words.say(&format!("check-{}", verdict.check)),
        outcome: verdict.outcome,
        expected: verdict.expected.clone(),
        found: verdict.found.clone(),
        place: verdict.place.clone(),
    }
}

pub(super) fn reason(question: &Question<'_>, piece: &Piece, sign: &Sign) -> Reason {
    let content = &piece.document.content;
    let key = match sign.kind {
        SignKind::Title => "sign-title",
        SignKind::Phrase => "sign-phrase",
        SignKind::Table => "sign-table",
        SignKind::Issuer => "sign-issuer",
        SignKind::Pattern => "sign-pattern",
        SignKind::Kind => "sign-kind",
        SignKind::Format => "sign-format",
        SignKind::Path => "sign-path",
        SignKind::Topic => "sign-topic",
        SignKind::Pinned => "sign-pinned",
        SignKind::Against => "sign-against",
    };
    Reason {
        sign: question.case.words.say(key),
        weight: sign.weight,
        place: sign.spot.as_ref().and_then(|spot| stream::place(content, spot)),
        quote: sign.spot.as_ref().map(|spot| stream::quote(content, spot)).unwrap_or_default(),
    }
}
