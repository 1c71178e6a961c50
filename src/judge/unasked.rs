//! Dangers told by papers that nothing asks for: the report on a rented room, with an unfavourable opinion.

use crate::model::finding::Finding;
use crate::model::report::Requirement;
use crate::model::status::Code;
use crate::recognise::Strength;

use super::beside::day;
use super::{Judged, Question, evidence, findings};

/// Of each artefact of the question's indicator that no site is asked for, the newest paper if it is unfavourable.
pub(super) fn dangers(question: &Question<'_>, judged: &[Judged]) -> Vec<Finding> {
    let unasked = |artefact: &usize| {
        let mut there = judged.iter().filter(|one| one.artefact.2 == *artefact);
        there.all(|one| one.record.requirement == Requirement::NotApplicable)
    };
    let artefacts = (0..question.indicator.artefacts.len()).filter(unasked);
    artefacts.filter_map(|artefact| danger(&question.about(artefact, Requirement::Supporting)?)).collect()
}

fn danger(question: &Question<'_>) -> Option<Finding> {
    let weighed = evidence::ranked(question);
    let sure = weighed.iter().filter(|one| one.candidate.strength == Strength::Accepted);
    let newest = sure.filter(|one| !one.has(Code::WrongProvider)).max_by_key(|one| day(one))?;
    let verdict = newest.verdicts.iter().find(|verdict| verdict.code == Some(Code::Unfavourable))?;
    Some(findings::fault(question, newest.piece, verdict, Code::Unfavourable))
}
