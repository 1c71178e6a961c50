//! One document against the checks of one artefact.

use std::borrow::Cow;

use crate::checks::{Checks, Lapse, Subject, Verdict, date_key, key_date};
use crate::model::date::{FoundDate, Role};
use crate::model::document::Content;
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

    /// Says itself that another version has taken its place, or that it is a draft.
    pub(super) fn is_withdrawn(&self) -> bool {
        self.has(Code::Superseded)
    }

    /// Perhaps it, and the day of which it tells has not come: it announces what it would prove.
    pub(super) fn only_announces(&self) -> bool {
        let ahead = |verdict: &Verdict| {
            let held = verdict.rests_on.is_some_and(|(_, role, _)| role == Role::Event);
            verdict.code == Some(Code::FutureDated) && held
        };
        self.candidate.strength != Strength::Accepted && self.verdicts.iter().any(ahead)
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
        sites: &case.profile.sites,
        scope: covered(question),
        as_of: case.as_of,
        words: case.words,
    };
    let mut verdicts = settled(question).run(&subject);
    if verdicts.iter().any(|verdict| verdict.code == Some(Code::BlankTemplate)) {
        // Everything else that a blank form lacks follows from its being blank.
        verdicts.iter_mut().filter(|verdict| verdict.code != Some(Code::BlankTemplate)).for_each(|v| v.code = None);
    }
    let key_date = key_date::choose(&piece.facts.dates, &question.artefact.key_date, case.as_of);
    spare(&mut verdicts, &piece.document.content, key_date);
    // A person must look at what a machine barely made out.
    let sure = candidate.strength == Strength::Accepted && !piece.document.content.is_blurred();
    let recognised = if sure { Status::Found } else { Status::ToReview };
    let status = verdicts.iter().map(effect).fold(recognised, Ord::max);
    Weighed { piece, candidate, status, verdicts, key_date }
}

/// What a machine barely made out condemns nothing: neither a page read with difficulty nor a day in a doubtful line.
/// A broken signature is told by the bytes of the file, however badly its pages are read.
fn spare(verdicts: &mut [Verdict], content: &Content, key_date: Option<&FoundDate>) {
    let recognised = content.confidence().is_some();
    let doubtful = key_date.filter(|date| recognised && date.doubtful).map(date_key);
    let guessed = |verdict: &Verdict| {
        let aged = verdict.code == Some(Code::Expired) && doubtful.is_some() && verdict.rests_on == doubtful;
        verdict.code != Some(Code::SignatureBroken) && (content.is_blurred() || aged)
    };
    for verdict in verdicts.iter_mut().filter(|verdict| verdict.outcome == Outcome::Fail && guessed(verdict)) {
        verdict.outcome = Outcome::Unsure;
    }
}

/// The indicators that the document must cover: those of its pack, or of all packs when the rule says so for this profile.
fn covered<'a>(question: &Question<'a>) -> &'a [String] {
    let wide = question.artefact.checks.covers.as_ref().and_then(|covers| covers.other_packs.as_deref());
    let wide = wide.is_some_and(|when| Condition::known(when).holds(&question.context()));
    if wide { question.scope.all } else { question.scope.own }
}

/// The artefact's checks with the time limit that this profile and site call for.
fn settled<'a>(question: &Question<'a>) -> Cow<'a, Checks> {
    let checks = &question.artefact.checks;
    let Some(fresh) = checks.fresh.as_ref().filter(|fresh| !fresh.cases.is_empty()) else {
        return Cow::Borrowed(checks);
    };
    let context = question.context();
    let fresh = fresh.settled(|when| Condition::known(when).holds(&context));
    Cow::Owned(Checks { fresh: Some(fresh), ..checks.clone() })
}

/// What a verdict makes of the document's status.
fn effect(verdict: &Verdict) -> Status {
    match (verdict.outcome, verdict.code) {
        (Outcome::Fail, Some(Code::Expired)) => Status::Expired,
        (Outcome::Fail, _) => Status::Incomplete,
        (Outcome::Unsure, Some(Code::Undated | Code::FutureDated | Code::Expired | Code::Superseded)) => {
            Status::ToReview
        }
        (Outcome::Unsure | Outcome::Pass, _) => Status::Found,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::date::{DateSource, Precision, Role};
    use crate::model::document::{Block, BlockKind};
    use crate::model::place::Place;
    use jiff::civil::date;

    fn recognised(confidence: u8) -> Content {
        let line = Block::new(Place::Page(1), BlockKind::Line, "Visite du 12/03/2024");
        Content { blocks: vec![Block { confidence: Some(confidence), ..line }], ..Content::default() }
    }

    fn visit(doubtful: bool) -> FoundDate {
        let (first, precision, role) = (date(2024, 3, 12), Precision::Day, Role::Visit);
        let (source, quote) = (DateSource::Text, String::new());
        FoundDate { first, last: first, precision, role, source, place: None, quote, doubtful }
    }

    fn spared(code: Code, rests_on: Option<&FoundDate>, (content, key_date): (&Content, &FoundDate)) -> bool {
        let (check, outcome, rests_on) = ("essai", Outcome::Fail, rests_on.map(date_key));
        let (expected, found, code) = (String::new(), String::new(), Some(code));
        let mut verdicts =
            [Verdict { check, outcome, code, expected, found, place: None, lapse: None, rests_on, sort: None }];
        spare(&mut verdicts, content, Some(key_date));
        verdicts[0].outcome == Outcome::Unsure
    }

    #[test]
    fn a_broken_signature_is_no_matter_of_reading() {
        let blurred = recognised(50);
        assert!(!spared(Code::SignatureBroken, None, (&blurred, &visit(true))));
        assert!(spared(Code::Unsigned, None, (&blurred, &visit(true))));
        assert!(!spared(Code::Unsigned, None, (&recognised(95), &visit(true))));
    }

    #[test]
    fn an_age_is_in_doubt_only_where_it_rests_on_the_doubtful_day() {
        let clear = recognised(95);
        let other = FoundDate { role: Role::Expiry, ..visit(false) };
        assert!(spared(Code::Expired, Some(&visit(true)), (&clear, &visit(true))));
        assert!(!spared(Code::Expired, Some(&other), (&clear, &visit(true))));
        assert!(!spared(Code::Expired, None, (&clear, &visit(false))));
        assert!(!spared(Code::Expired, Some(&visit(false)), (&clear, &visit(false))));
    }
}
