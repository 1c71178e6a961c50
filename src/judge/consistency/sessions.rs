//! The days of one session, told by the papers about it: a convocation calls for the days that the agreement gives.
//!
//! Which papers belongs to the packs (`sessions`). Papers that name the same training may be of two sessions: only days that run
//! into one another without being the same are a contradiction.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Contradiction, Paper, asked, papers};
use crate::judge::{Case, Judged, Piece};
use crate::model::date::{DateSource, FoundDate, Precision, Role};
use crate::model::finding::Finding;
use crate::model::status::Code;
use crate::pack::raw::SessionsNode;
use crate::text::labelled;
use crate::text::phrase::stems;

/// Blocks at the head of a paper among which the training is named.
const HEAD: usize = 25;
/// Words of the name of a training.
const WORDS: std::ops::RangeInclusive<usize> = 2..=14;
/// Longest time between the first and the last day of a session, in days.
const LONGEST: i32 = 31;

/// A paper about a session.
struct Session<'a> {
    paper: Paper<'a>,
    /// Names of trainings in it, as stems.
    names: BTreeSet<String>,
    first: &'a FoundDate,
    last: &'a FoundDate,
}

/// One finding for each paper whose days run into those of another one of the same training.
pub(super) fn findings(case: &Case<'_>, artefacts: &[Judged]) -> Vec<Finding> {
    asked(case, |pack| pack.sessions.as_ref()).flat_map(|of| contradictions(case, artefacts, of)).collect()
}

fn contradictions(case: &Case<'_>, artefacts: &[Judged], (pack, node): (&str, &SessionsNode)) -> Vec<Finding> {
    let papers = papers(case, artefacts, &node.found_in).into_iter();
    let sessions: Vec<Session<'_>> = papers.filter_map(|paper| Session::of(paper, node)).collect();
    let denied = sessions.iter().enumerate().filter_map(|(at, one)| {
        let before = sessions.get(..at)?;
        let same =
            |other: &&Session<'_>| other.paper.artefact != one.paper.artefact && !one.names.is_disjoint(&other.names);
        let agreed = before.iter().filter(same).any(|other| other.agrees(one));
        let other = before.iter().filter(same).find(|other| other.runs_into(one)).filter(|_| !agreed)?;
        Some(finding(case, pack, other, one))
    });
    denied.collect()
}

impl<'a> Session<'a> {
    fn of(paper: Paper<'a>, node: &SessionsNode) -> Option<Self> {
        let (first, last) = days(paper.piece)?;
        let names = names(paper.piece, node);
        (first.first < last.last && !names.is_empty()).then_some(Self { paper, names, first, last })
    }

    fn days(&self) -> (Date, Date) {
        (self.first.first, self.last.last)
    }

    /// The same days, or one a part of the other.
    fn agrees(&self, other: &Self) -> bool {
        let ((a, b), (c, d)) = (self.days(), other.days());
        (a <= c && d <= b) || (c <= a && b <= d)
    }

    fn runs_into(&self, other: &Self) -> bool {
        let ((a, b), (c, d)) = (self.days(), other.days());
        a <= d && c <= b && !self.agrees(other)
    }
}

/// The first and the last day of the session that `piece` is about.
pub(super) fn days(piece: &Piece) -> Option<(&FoundDate, &FoundDate)> {
    between(piece, &[Role::Event, Role::Visit])
}

/// The same, of a sheet too of which the days stand over its columns without a word.
pub(super) fn days_of_sheet(piece: &Piece) -> Option<(&FoundDate, &FoundDate)> {
    days(piece).or_else(|| between(piece, &[Role::Unknown]))
}

fn between<'a>(piece: &'a Piece, roles: &[Role]) -> Option<(&'a FoundDate, &'a FoundDate)> {
    let days = || piece.facts.dates.iter().filter(|date| roles.contains(&date.role) && is_day(date));
    let (first, last) = (days().min_by_key(|date| date.first)?, days().max_by_key(|date| date.last)?);
    let short = first.first.checked_add(LONGEST.days()).is_ok_and(|end| last.last <= end);
    short.then_some((first, last))
}

fn is_day(date: &FoundDate) -> bool {
    let written = matches!(date.source, DateSource::Text | DateSource::Cell);
    written && date.precision == Precision::Day && !date.doubtful
}

/// The names of trainings at the head of `piece`: quoted, or announced.
pub(super) fn names(piece: &Piece, node: &SessionsNode) -> BTreeSet<String> {
    let blocks = &piece.document.content.blocks;
    let head = blocks.get(..HEAD).unwrap_or(blocks);
    // A name that begins on one line may end on the next.
    let whole = head.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join(" ");
    let named = quoted(&whole).chain(labelled::find(head, &node.called)).filter_map(stems);
    named.filter(|name| WORDS.contains(&name.split_whitespace().count())).collect()
}

/// What stands between « and ».
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('«').skip(1).filter_map(|rest| rest.split_once('»').map(|(inside, _)| inside))
}

fn finding(case: &Case<'_>, pack: &str, other: &Session<'_>, one: &Session<'_>) -> Finding {
    let words = case.words;
    let told = |session: &Session<'_>| {
        let (from, until) = session.days();
        words.tell("session-days", &[("from", &*words.day(from)), ("until", &*words.day(until))])
    };
    let place = other.first.place.as_ref().map(|place| format!(", {}", words.place(place))).unwrap_or_default();
    let there = &other.paper.piece.document.path;
    let args = [("expected", &*told(other)), ("found", &*told(one)), ("other", &format!("{there}{place}"))];
    let contradiction = Contradiction {
        kind: "session",
        code: Code::Inconsistent,
        pack,
        artefact: one.paper.artefact,
        about: ["session", there],
        document: &one.paper.piece.document.path,
        place: one.first.place.clone(),
    };
    contradiction.told(case, &args)
}
