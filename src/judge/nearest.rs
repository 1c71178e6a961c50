//! Near misses: for an artefact, the documents that came nearest, each with the single condition that it failed.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::catalogue::Words;
use crate::model::report::NearMiss;
use crate::pack::Artefact;
use crate::pack::points::{ACCEPT, TITLE};
use crate::recognise::{Candidate, Lack, SignKind, Strength};
use crate::text::phrase::Phrase;

use super::verdicts::Weighed;
use super::{Case, Piece, Question, evidence};

/// Near misses named for an artefact.
const NEAREST: usize = 3;

/// The documents that came nearest to the question's artefact: those that could not be read but whose name announces
/// it, those of another site, those that tell of a day to come, then by points.
pub(super) fn of(question: &Question<'_>) -> Vec<NearMiss> {
    let unread =
        evidence::unread(question).filter(|piece| !serves(question, piece)).map(|piece| unread(question, piece));
    let pieces = question.case.pieces.iter();
    let elsewhere = pieces.clone().flat_map(|piece| {
        let own = piece.recognition.candidates.iter().filter(|candidate| candidate.artefact == question.index);
        let away = !piece.sites.concern(question.site);
        own.filter(move |candidate| away && candidate.strength == Strength::Accepted).map(move |c| (piece, c))
    });
    let told = |key: &str, near| NearMiss {
        lacks: question.case.words.say(key),
        ..miss(question.case, question.artefact, near)
    };
    let elsewhere = elsewhere.map(|near| told("lack-site", near));
    let ahead = evidence::all(question).filter(Weighed::only_announces);
    let ahead = ahead.map(|one| told("lack-ahead", (one.piece, one.candidate)));
    let near = pieces.flat_map(|piece| {
        let own = piece.recognition.near.iter().filter(|candidate| candidate.artefact == question.index);
        own.map(move |candidate| (piece, candidate))
    });
    let mut near: Vec<_> = near.collect();
    near.sort_by_key(|(_, candidate)| Reverse(candidate.score));
    let near = near.into_iter().map(|near| miss(question.case, question.artefact, near));
    let mut seen = BTreeSet::new();
    unread
        .chain(elsewhere)
        .chain(ahead)
        .chain(near)
        .filter(|miss| seen.insert(miss.document.clone()))
        .take(NEAREST)
        .collect()
}

/// True for a piece that is among the candidates already: the part of it that was read is judged.
fn serves(question: &Question<'_>, piece: &Piece) -> bool {
    piece.recognition.candidates.iter().any(|candidate| candidate.artefact == question.index)
}

fn unread(question: &Question<'_>, piece: &Piece) -> NearMiss {
    let needed = question.artefact.recognise.accept.unwrap_or(ACCEPT);
    let lacks = question.case.words.say("lack-unread");
    NearMiss { document: piece.document.path.clone(), score: 0, needed, lacks }
}

/// `candidate` as a near miss of `artefact`.
pub(super) fn miss(case: &Case<'_>, artefact: &Artefact, (piece, candidate): (&Piece, &Candidate)) -> NearMiss {
    let told = candidate.lacks.as_ref().and_then(|lack| lack_in_words(lack, case.words));
    let lacks = told.unwrap_or_else(|| points(case, artefact, candidate));
    NearMiss { document: piece.document.path.clone(), score: candidate.score.max(0), needed: candidate.accept, lacks }
}

/// What a document lacks; none when it is points alone.
#[must_use]
pub fn lack_in_words(lack: &Lack, words: &Words) -> Option<String> {
    Some(match lack {
        Lack::Points => return None,
        Lack::Need(phrases) => words.tell("lack-need", &[("phrases", phrases)]),
        Lack::Refused(reason, _) => words.tell("lack-refused", &[("reason", reason)]),
        Lack::Kind(kind) => words.tell("lack-kind", &[("kind", kind)]),
        Lack::Rather(other) => words.tell("lack-rather", &[("other", other)]),
        Lack::Format => words.say("lack-format"),
    })
}

/// Of the signs that were not met, the one that weighs most: what spoke against it, its title, a table, its words.
fn points(case: &Case<'_>, artefact: &Artefact, candidate: &Candidate) -> String {
    let words = case.words;
    let against = candidate.signs.iter().filter(|sign| sign.kind == SignKind::Against);
    let recognise = &artefact.recognise;
    let titled = candidate.signs.iter().any(|sign| sign.kind == SignKind::Title && sign.weight >= TITLE);
    let title = recognise.titles.first().filter(|_| !titled);
    let table = || recognise.tables.first().filter(|_| !candidate.signs.iter().any(|s| s.kind == SignKind::Table));
    if let Some(sign) =
        against.min_by_key(|sign| sign.weight).filter(|sign| candidate.score - sign.weight >= candidate.accept)
    {
        return words.tell("lack-against", &[("points", &sign.weight.abs().to_string())]);
    }
    if let Some(title) = title {
        return words.tell("lack-title", &[("title", title.said())]);
    }
    if let Some(header) = table() {
        let columns: Vec<&str> = header.columns.iter().filter_map(|names| names.first()).map(Phrase::said).collect();
        return words.tell("lack-table", &[("columns", &columns.join(", "))]);
    }
    words.say("lack-points")
}
