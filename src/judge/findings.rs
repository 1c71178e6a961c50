//! Turns failed checks into findings: what was expected, found, where, and what to do.

use sha2::{Digest, Sha256};

use crate::checks::Verdict;
use crate::checks::fresh::{Fresh, FreshBasis};
use crate::model::document::ReadingState;
use crate::model::finding::Finding;
use crate::model::report::{Outcome, Requirement};
use crate::model::status::{Code, Level, Status};
use crate::pack::raw::MisfiledNode;
use crate::recognise::{Candidate, Lack, Strength};
use crate::text::phrase::says;

use super::beside::{ages, day, has_a_time_of_its_own, replaced_by, worth_a_note};
use super::verdicts::Weighed;
use super::{Piece, Question, evidence, listing};

/// A stable id from what a finding is about.
#[must_use]
pub fn finding_id(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// The findings of the documents that serve the question's artefact; of another organisation's paper, only that it is.
pub(super) fn of(question: &Question<'_>, weighed: &[Weighed<'_>]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (rank, document) in weighed.iter().enumerate() {
        let leads = rank == 0;
        let strange = document.has(Code::WrongProvider);
        let sure = document.candidate.strength == Strength::Accepted;
        for verdict in &document.verdicts {
            let Some(code) = verdict.code.filter(|code| !strange || *code == Code::WrongProvider) else { continue };
            let sample =
                sure && question.artefact.each && !ages(code) && !matches!(code, Code::BlankTemplate | Code::Undated);
            if code == Code::Superseded && !leads {
                continue;
            }
            if leads || sample || condemns(document, weighed, code) {
                findings.push(fault(question, document.piece, verdict, code));
            } else if worth_a_note(document, weighed, (verdict, code), &question.artefact.title) {
                findings.push(Finding { level: Level::Note, ..fault(question, document.piece, verdict, code) });
            }
        }
        let newer = replaced_by(document, weighed, question.artefact).filter(|_| !leads);
        findings.extend(newer.map(|newer| superseded(question, document, newer)));
    }
    let lists = question.artefact.checks.listing.as_ref().zip(weighed.first());
    findings.extend(lists.into_iter().flat_map(|(listing, lead)| listing::findings(question, lead.piece, listing)));
    findings.extend(refused(question, weighed));
    findings.extend(misfiled(question, weighed));
    findings
}

/// An unfavourable paper, or another organisation's, newer than the leading one cannot be passed over; nor an old one of a sort that
/// lapses in its own time.
fn condemns(document: &Weighed<'_>, weighed: &[Weighed<'_>], code: Code) -> bool {
    let grave = matches!(code, Code::Unfavourable | Code::WrongProvider);
    let newer = || weighed.first().is_some_and(|lead| day(document) > day(lead));
    (grave && newer()) || (ages(code) && has_a_time_of_its_own(document, weighed))
}

/// True for the coming end of an age that we propose, or that no law sets and days of grace follow, or of a sample of what there are
/// many of: the next one comes by itself.
fn comes_again(question: &Question<'_>, verdict: &Verdict, code: Code) -> bool {
    let aged = verdict.lapse.is_some_and(|lapse| lapse.kind == "lapses");
    let fresh = question.artefact.checks.fresh.as_ref();
    let free = |fresh: &Fresh| match fresh.basis {
        Some(FreshBasis::Proposal) => true,
        Some(FreshBasis::Law) | None => false,
        Some(FreshBasis::Guide | FreshBasis::Seed) => fresh.grace.is_some(),
    };
    code == Code::Expiring && aged && (question.artefact.each || fresh.is_some_and(free))
}

pub(super) fn fault(question: &Question<'_>, piece: &Piece, verdict: &Verdict, code: Code) -> Finding {
    let words = question.case.words;
    let title = &question.artefact.title;
    let unclear = piece.document.content.is_blurred() || verdict.outcome == Outcome::Unsure && code == Code::Expired;
    let guessed = unclear && code != Code::SignatureBroken;
    let level = if comes_again(question, verdict, code) { Level::Note } else { level(question, code) };
    let mut finding = about(question, piece, code, if guessed { level.lowered() } else { level });
    finding.message = words.tell(&format!("finding-{code}"), &[("artefact", title), ("found", &verdict.found)]);
    finding.expected.clone_from(&verdict.expected);
    finding.found.clone_from(&verdict.found);
    finding.place.clone_from(&verdict.place);
    finding
}

fn superseded(question: &Question<'_>, document: &Weighed<'_>, newer: &Weighed<'_>) -> Finding {
    let words = question.case.words;
    let lead = newer.piece.document.path.as_str();
    let mut finding = about(question, document.piece, Code::Superseded, Level::Note);
    let args = [("artefact", question.artefact.title.as_str()), ("lead", lead)];
    finding.message = words.tell("finding-replaced", &args);
    finding.expected = words.say("expected-superseded");
    finding.found = words.tell("found-superseded", &args);
    finding
}

/// Papers of another sort whose name or folder passes them off for the artefact: a note where others prove it.
fn misfiled(question: &Question<'_>, weighed: &[Weighed<'_>]) -> Vec<Finding> {
    let case = question.case;
    let proven = weighed.first().is_some_and(|lead| lead.status == Status::Found);
    let told = if proven { Level::Note } else { level(question, Code::NotEvidence) };
    let asked = question.requirement != Requirement::NotApplicable;
    let nodes = question.artefact.misfiled.iter().filter(|_| asked);
    let papers = nodes.flat_map(|node| case.pieces.iter().map(move |piece| (node, piece)));
    let here = papers.filter(|(node, piece)| piece.sites.concern(question.site) && is_filed_as(question, node, piece));
    let finding = here.map(|(node, piece)| {
        let level = if is_honest(node, piece) { Level::Note } else { told };
        let mut finding = about(question, piece, Code::NotEvidence, level);
        finding.message = case.words.tell("finding-not-evidence", &[("artefact", &question.artefact.title)]);
        finding.expected.clone_from(&question.artefact.what);
        finding.found.clone_from(&node.reason);
        finding
    });
    finding.collect()
}

/// The words of a path, its punctuation left out.
fn words_of(path: &str) -> String {
    path.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect()
}

/// True for a paper that gives its own name, whatever the folder that it lies in.
fn is_honest(node: &MisfiledNode, piece: &Piece) -> bool {
    let name = piece.document.path.rsplit('/').next().unwrap_or_default();
    says(&words_of(name), &node.honest)
}

/// True for a paper that serves what `node` names and not the artefact, under a path that says otherwise: of one with an honest name, its
/// folder does.
fn is_filed_as(question: &Question<'_>, node: &MisfiledNode, piece: &Piece) -> bool {
    let is = |id: &String| question.case.packs.find(id);
    let others: Vec<_> = node.are.iter().filter_map(is).collect();
    let served = &piece.recognition.candidates;
    let folder = piece.document.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let path = if is_honest(node, piece) { folder } else { piece.document.path.as_str() };
    let mut sure = served.iter().filter(|one| one.strength == Strength::Accepted);
    let own = sure.clone().any(|one| one.artefact == question.index);
    let other = sure.any(|one| others.contains(&one.artefact));
    other && !own && says(&words_of(path), &node.filed)
}

/// Documents that would have been accepted but for a sign that says they are no evidence: a note where others prove the artefact.
fn refused(question: &Question<'_>, weighed: &[Weighed<'_>]) -> Vec<Finding> {
    let words = question.case.words;
    let mut findings = Vec::new();
    let proven = weighed.first().is_some_and(|lead| lead.status == Status::Found);
    let told = if proven { Level::Note } else { level(question, Code::NotEvidence) };
    if question.requirement == Requirement::NotApplicable {
        return findings;
    }
    for piece in question.case.pieces {
        for candidate in piece.recognition.near.iter().filter(|near| near.artefact == question.index) {
            let Some(Lack::Refused(reason, true)) = &candidate.lacks else { continue };
            let here = piece.sites.concern(question.site);
            let rival = |other: &Candidate| other.artefact.0 == question.index.0 && other.score >= candidate.score;
            let taken = piece.recognition.candidates.iter().any(rival);
            if candidate.by_its_signs() < candidate.accept || taken || !here {
                continue;
            }
            let mut finding = about(question, piece, Code::NotEvidence, told);
            finding.message = words.tell("finding-not-evidence", &[("artefact", &question.artefact.title)]);
            finding.expected.clone_from(&question.artefact.what);
            finding.found.clone_from(reason);
            findings.push(finding);
        }
    }
    findings
}

/// What is said of documents that could not be read and whose name hints at the artefact.
pub(super) fn hidden(question: &Question<'_>, status: Status) -> Vec<Finding> {
    if status != Status::Unreadable || question.requirement == Requirement::Supporting {
        return Vec::new();
    }
    let words = question.case.words;
    let told = evidence::unread(question).take(1).map(|piece| {
        let unreadable = piece.document.reading.state == ReadingState::Unreadable;
        let code = if unreadable { Code::Unreadable } else { Code::NoText };
        let mut finding = about(question, piece, code, level(question, code));
        finding.message = words.tell("finding-hidden", &[("artefact", &question.artefact.title)]);
        finding.expected.clone_from(&question.artefact.what);
        finding.found = words.say("found-hidden");
        finding
    });
    told.collect()
}

fn level(question: &Question<'_>, code: Code) -> Level {
    match (question.requirement, code) {
        // Nobody asked for it: a paper of others, or a model, is no fault of the folder.
        (Requirement::Supporting, Code::WrongProvider | Code::BlankTemplate) => Level::Note,
        (Requirement::Supporting, _) => code.level().lowered(),
        _ => code.level(),
    }
}

/// A finding about `piece` as the question's artefact, its texts still to be filled in.
pub(super) fn about(question: &Question<'_>, piece: &Piece, code: Code, level: Level) -> Finding {
    let site = question.site_name();
    let pack = question.case.packs.packs.get(question.index.0).map(|pack| pack.id.clone()).unwrap_or_default();
    let path = &piece.document.path;
    Finding {
        id: finding_id(&[code.id(), &pack, &question.artefact.id, site.as_deref().unwrap_or(""), path]),
        code,
        level,
        indicator: Some((pack, question.indicator.id.clone())),
        artefact: Some(question.artefact.id.clone()),
        site,
        document: Some(path.clone()),
        place: None,
        message: String::new(),
        expected: String::new(),
        found: String::new(),
        advice: question.case.words.say(&format!("advice-{code}")),
        waived: false,
    }
}
