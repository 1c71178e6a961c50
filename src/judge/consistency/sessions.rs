//! The days of one session, told by the papers about it: a convocation calls for the days that the agreement gives.
//!
//! Which papers belongs to the packs (`sessions`). Papers that name the same training may be of two sessions: only days that run
//! into one another without being the same are a contradiction, and fewer days from the same one on that last less.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Contradiction, Paper, asked, papers};
use crate::judge::{Case, Judged, Piece};
use crate::model::date::{DateSource, FoundDate, Precision, Role};
use crate::model::finding::Finding;
use crate::model::status::Code;
use crate::pack::raw::SessionsNode;
use crate::text::hours;
use crate::text::labelled;
use crate::text::phrase::{Phrase, stems};
use crate::text::sole::only;

/// Blocks at the head of a paper among which the training is named.
const HEAD: usize = 25;
/// Words of the name of a training.
const WORDS: std::ops::RangeInclusive<usize> = 2..=14;
/// Words of the name of a training from which it is known again wherever it stands at the head of another paper.
const TELLING: usize = 3;
/// Longest time between the first and the last day of a session, in days.
const LONGEST: i32 = 31;
/// Days by which a paper about all of a session may be short of it: one about a part of it is shorter.
const SHORT: i32 = 2;

/// A paper about a session.
struct Session<'a> {
    paper: Paper<'a>,
    /// Names of trainings in it, as stems.
    names: BTreeSet<String>,
    first: &'a FoundDate,
    last: &'a FoundDate,
    /// Minutes that all of it lasts, where it gives one length; the hours of certificates are compared elsewhere.
    length: Option<u32>,
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
        let same = |other: &&Session<'_>| {
            let named = are_of_one(&one.names, (other.paper.piece, &other.names));
            other.paper.artefact != one.paper.artefact && named
        };
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
        let blocks = paper.piece.document.content.blocks.iter();
        let certified = node.certified_by.iter().any(|id| id == paper.artefact);
        let length = only(blocks.filter(|_| !certified).flat_map(|block| hours::spelled(&block.text)));
        (first.first < last.last && !names.is_empty()).then_some(Self { paper, names, first, last, length })
    }

    fn days(&self) -> (Date, Date) {
        (self.first.first, self.last.last)
    }

    /// The same days, or one a part of the other.
    fn agrees(&self, other: &Self) -> bool {
        let ((a, b), (c, d)) = (self.days(), other.days());
        ((a <= c && d <= b) || (c <= a && b <= d)) && !self.is_cut_short(other)
    }

    /// Both are of all of the session, and one has fewer days and hours.
    fn is_cut_short(&self, other: &Self) -> bool {
        let ((a, b), (c, d)) = (self.days(), other.days());
        let short = (b - d).get_days().abs();
        let lengths = self.length.zip(other.length);
        a == c && (1..=SHORT).contains(&short) && lengths.is_some_and(|(one, two)| one != two)
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

/// The names of trainings at the head of `piece`: quoted, announced, or behind the word that a line begins with; what stands in brackets
/// or behind a comma may be left out.
pub(super) fn names(piece: &Piece, node: &SessionsNode) -> BTreeSet<String> {
    let blocks = &piece.document.content.blocks;
    let head = blocks.get(..HEAD).unwrap_or(blocks);
    // A name that begins on one line may end on the next.
    let whole = head.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join(" ");
    let named = quoted(&whole).chain(labelled::find(head, &node.called));
    let named = named.flat_map(|name| [Some(name), name.split(['(', ',', ';']).next()]).flatten().filter_map(stems);
    let led = head.iter().filter_map(|block| led(&block.text, &node.called));
    named.chain(led).filter(|name| WORDS.contains(&name.split_whitespace().count())).collect()
}

/// True when `other`, with the names `theirs`, is about a training that is among the names `own`.
pub(super) fn are_of_one(own: &BTreeSet<String>, (other, theirs): (&Piece, &BTreeSet<String>)) -> bool {
    let mut telling = own.iter().filter(|name| name.split_whitespace().count() >= TELLING);
    let headed = |name: &String| other.facts.stream.find(std::slice::from_ref(name)).is_some_and(|at| at.block < HEAD);
    !own.is_disjoint(theirs) || telling.any(headed)
}

/// The stems behind the label that a line begins with: « Formation Abattage et tronçonnage (initiation) ».
fn led(text: &str, labels: &[Phrase]) -> Option<String> {
    let line = stems(text.split('(').next()?)?;
    let behind = |label: &String| line.strip_prefix(label.trim_end()).filter(|rest| rest.starts_with(' '));
    let rest = labels.iter().flat_map(Phrase::forms).filter_map(behind).min_by_key(|rest| rest.len())?;
    Some(rest.to_owned())
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
