//! One document against the checks of one artefact.

use crate::checks::{Checks, Lapse, Subject, Verdict, key_date};
use crate::model::date::FoundDate;
use crate::model::report::Outcome;
use crate::model::status::{Code, Status};
use crate::pack::Condition;
use crate::recognise::{Candidate, Strength};

use super::{Piece, Question};

/// A document weighed for an artefact.
pub(super) struct Weighed<'a> {
    pub piece: &'a Piece,
    pub candidate: &'a Candidate,
    pub status: Status,
    pub verdicts: Vec<Verdict>,
    pub key_date: Option<&'a FoundDate>,
}

impl Weighed<'_> {
    /// The earliest end of its validity.
    pub(super) fn lapse(&self) -> Option<Lapse> {
        self.verdicts.iter().filter_map(|verdict| verdict.lapse).min_by_key(|lapse| lapse.last)
    }

    pub(super) fn has(&self, code: Code) -> bool {
        self.verdicts.iter().any(|verdict| verdict.code == Some(code))
    }
}

/// Runs the checks of the question's artefact on `piece`.
pub(super) fn weigh<'a>(question: &Question<'a>, piece: &'a Piece, candidate: &'a Candidate) -> Weighed<'a> {
    let case = question.case;
    let subject = Subject {
        document: &piece.document,
        facts: &piece.facts,
        key_roles: &question.artefact.key_date,
        provider: &case.profile.provider,
        scope: question.scope,
        as_of: case.as_of,
        words: case.words,
    };
    let mut verdicts = settled(question).run(&subject);
    if verdicts.iter().any(|verdict| verdict.code == Some(Code::BlankTemplate)) {
        // Everything else that a blank form lacks follows from its being blank.
        verdicts.iter_mut().filter(|verdict| verdict.code != Some(Code::BlankTemplate)).for_each(|v| v.code = None);
    }
    let key_date = key_date::choose(&piece.facts.dates, &question.artefact.key_date, case.as_of);
    spare(&mut verdicts, piece, key_date);
    // A person must look at what a machine barely made out.
    let sure = candidate.strength == Strength::Accepted && !piece.document.content.is_blurred();
    let recognised = if sure { Status::Found } else { Status::ToReview };
    let status = verdicts.iter().map(effect).fold(recognised, Ord::max);
    Weighed { piece, candidate, status, verdicts, key_date }
}

/// What a machine barely made out condemns nothing: neither a page read with difficulty nor a day in a doubtful line.
fn spare(verdicts: &mut [Verdict], piece: &Piece, key_date: Option<&FoundDate>) {
    let content = &piece.document.content;
    let doubtful = content.confidence().is_some() && key_date.is_some_and(|date| date.doubtful);
    let guessed = |verdict: &Verdict| content.is_blurred() || doubtful && verdict.code == Some(Code::Expired);
    for verdict in verdicts.iter_mut().filter(|verdict| verdict.outcome == Outcome::Fail && guessed(verdict)) {
        verdict.outcome = Outcome::Unsure;
    }
}

/// The artefact's checks with the time limit that this profile and site call for.
fn settled(question: &Question<'_>) -> Checks {
    let mut checks = question.artefact.checks.clone();
    let context = question.context();
    checks.fresh = checks.fresh.map(|fresh| fresh.settled(|when| Condition::known(when).holds(&context)));
    checks
}

/// What a verdict makes of the document's status.
fn effect(verdict: &Verdict) -> Status {
    match (verdict.outcome, verdict.code) {
        (Outcome::Fail, Some(Code::Expired)) => Status::Expired,
        (Outcome::Fail, _) => Status::Incomplete,
        (Outcome::Unsure, Some(Code::Undated | Code::FutureDated | Code::Expired)) => Status::ToReview,
        (Outcome::Unsure | Outcome::Pass, _) => Status::Found,
    }
}
