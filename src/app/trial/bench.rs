//! One test of a pack: its document through the real readers and stages, and what became of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::Words;
use crate::conclude::{self, Surroundings};
use crate::folder::Entry;
use crate::judge::{self, Look, Piece};
use crate::model::document::Document;
use crate::model::profile::Profile;
use crate::pack::cases::{Case, Content};
use crate::pack::{Packs, applies};
use crate::read::{self, limits::Limits};
use crate::recognise::{self, Alone, ArtefactIndex, Blind, Candidate, Recogniser, Recognition, Sighting, Strength};
use crate::text::stream::Stream;

/// What the tests of a pack are judged by: its rules, and everything assumed of the provider.
pub(super) struct Bench<'a> {
    pub packs: &'a Packs,
    pub recogniser: &'a Recogniser<'a>,
    pub profile: &'a Profile,
    pub words: &'a Words,
}

/// A test whose document was read and recognised.
pub(super) struct Tried<'c> {
    pub case: &'c Case,
    pieces: Vec<Piece>,
    sightings: Vec<Sighting>,
    pub outcome: Outcome,
}

/// What became of the document of a test.
#[derive(Clone, Debug, Default)]
pub(super) struct Outcome {
    /// Full ids of the artefacts that it serves.
    pub serves: BTreeSet<String>,
    /// Codes of its findings; empty when the test asks for none.
    pub codes: BTreeSet<String>,
    /// Points as the artefacts that the test weighs it as.
    pub points: BTreeMap<String, i32>,
}

/// What is changed in the rules.
#[derive(Clone, Copy)]
pub(super) enum Change<'m> {
    /// A condition of recognition is not seen.
    Blind(&'m Blind),
    /// These rules, which differ in their checks only.
    Checks(&'m Packs),
}

/// An expectation that was not met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// Artefacts that it does not serve.
    Refused(Vec<String>),
    /// Artefacts that it serves.
    Accepted(Vec<String>),
    /// Codes that are lacking.
    Lacking(Vec<String>),
    /// Codes that must not be there.
    Alarm(Vec<String>),
    /// Artefacts as which it has other points.
    Weight(Vec<String>),
}

impl Outcome {
    /// What the test expected otherwise.
    pub(super) fn failures(&self, case: &Case) -> Vec<Failure> {
        let split = |listed: &[String], there: &BTreeSet<String>, wanted: bool| -> Option<Vec<String>> {
            let wrong: Vec<String> = listed.iter().filter(|one| there.contains(*one) != wanted).cloned().collect();
            (!wrong.is_empty()).then_some(wrong)
        };
        let expected = &case.expected;
        let points = expected.points.iter().filter(|(id, points)| self.points.get(*id) != Some(*points));
        let weight: Vec<String> = points.map(|(id, _)| id.clone()).collect();
        let failures = [
            split(&expected.accepts, &self.serves, true).map(Failure::Refused),
            split(&expected.refuses, &self.serves, false).map(Failure::Accepted),
            split(&expected.finds, &self.codes, true).map(Failure::Lacking),
            split(&expected.free_of, &self.codes, false).map(Failure::Alarm),
            (!weight.is_empty()).then_some(Failure::Weight(weight)),
        ];
        failures.into_iter().flatten().collect()
    }
}

impl Tried<'_> {
    /// True when it names the artefact `id`, or came near to it.
    pub(super) fn concerns(&self, index: ArtefactIndex, id: &str) -> bool {
        self.case.expected.names(id) || self.candidates().any(|candidate| candidate.artefact == index)
    }

    /// The document as that artefact, where it comes nearest to it.
    pub(super) fn nearest(&self, index: ArtefactIndex) -> Option<&Candidate> {
        self.candidates().filter(|candidate| candidate.artefact == index).max_by_key(|candidate| candidate.score)
    }

    fn candidates(&self) -> impl Iterator<Item = &Candidate> {
        let recognitions = self.pieces.iter().map(|piece| &piece.recognition);
        recognitions.flat_map(|recognition| recognition.candidates.iter().chain(&recognition.near))
    }
}

impl Bench<'_> {
    /// How often each word that may belong to a vocabulary stands in a document.
    pub(super) fn counts(&self, content: &Content) -> BTreeMap<String, u32> {
        let stream = Stream::new(&document(content).content);
        recognise::counts(&stream).into_iter().map(|(stem, count)| (stem.to_owned(), count)).collect()
    }

    fn pieces(&self, case: &Case) -> Vec<Piece> {
        let (packs, profile, recogniser) = (self.packs, self.profile, self.recogniser);
        Look { packs, profile, as_of: case.as_of, recogniser }.pieces(document(&case.content))
    }

    /// Reads, recognises and, where findings are expected, judges the document of `case`.
    pub(super) fn try_case<'c>(&self, case: &'c Case) -> Tried<'c> {
        let pieces = self.pieces(case);
        let look = |piece: &Piece| self.recogniser.look(&piece.document, &piece.facts.stream);
        let sightings = pieces.iter().map(look).collect();
        let mut tried = Tried { case, pieces, sightings, outcome: Outcome::default() };
        tried.outcome = Outcome {
            serves: self.serves(tried.pieces.iter().map(|piece| &piece.recognition)),
            codes: self.codes(case, self.packs, &tried.pieces),
            points: self.points(&tried, None),
        };
        tried
    }

    /// What becomes of it when the rules are changed.
    pub(super) fn again(&self, tried: &Tried<'_>, change: Change<'_>) -> Outcome {
        match change {
            Change::Checks(packs) => {
                Outcome { codes: self.codes(tried.case, packs, &tried.pieces), ..tried.outcome.clone() }
            }
            Change::Blind(blind) if self.matters(tried, blind) => self.blindly(tried, blind),
            Change::Blind(_) => tried.outcome.clone(),
        }
    }

    /// True when the document is another thing to the artefact once the condition is not seen.
    fn matters(&self, tried: &Tried<'_>, blind: &Blind) -> bool {
        blind.never_yields()
            || self.alone(tried, blind.artefact(), None) != self.alone(tried, blind.artefact(), Some(blind))
    }

    /// What each piece of the document is as one artefact by itself.
    fn alone(&self, tried: &Tried<'_>, index: ArtefactIndex, blind: Option<&Blind>) -> Vec<Option<Alone>> {
        let seen = tried.pieces.iter().zip(&tried.sightings);
        let of = |piece: &'_ Piece, sighting| {
            self.recogniser.alone(index, (&piece.document, &piece.facts.stream), sighting, blind)
        };
        seen.map(|(piece, sighting)| of(piece, sighting)).collect()
    }

    /// The document's points as each artefact that its test names.
    pub(super) fn weights(&self, tried: &Tried<'_>) -> BTreeMap<String, i32> {
        let expected = &tried.case.expected;
        let named = expected.accepts.iter().chain(&expected.refuses).chain(expected.points.keys());
        named.map(|id| (id.clone(), self.weight(tried, id, None))).collect()
    }

    fn points(&self, tried: &Tried<'_>, blind: Option<&Blind>) -> BTreeMap<String, i32> {
        let weighed = tried.case.expected.points.keys();
        weighed.map(|id| (id.clone(), self.weight(tried, id, blind))).collect()
    }

    /// Points as one artefact; of several pieces, those of the best.
    fn weight(&self, tried: &Tried<'_>, id: &str, blind: Option<&Blind>) -> i32 {
        let seen = self.packs.find(id).map(|index| self.alone(tried, index, blind)).unwrap_or_default();
        seen.into_iter().flatten().map(|alone| alone.score).max().unwrap_or(0)
    }

    fn blindly(&self, tried: &Tried<'_>, blind: &Blind) -> Outcome {
        let seen = tried.pieces.iter().zip(&tried.sightings);
        let conclude = |(piece, sighting): (&Piece, &Sighting)| {
            self.recogniser.conclude((&piece.document, &piece.facts.stream), sighting, Some(blind))
        };
        let recognitions: Vec<Recognition> = seen.map(conclude).collect();
        let serves = self.serves(recognitions.iter());
        let codes = if tried.case.expected.of_findings() {
            let anew = |(piece, recognition): (&Piece, Recognition)| Piece { recognition, ..piece.clone() };
            let pieces: Vec<Piece> = tried.pieces.iter().zip(recognitions).map(anew).collect();
            self.codes(tried.case, self.packs, &pieces)
        } else {
            BTreeSet::new()
        };
        Outcome { serves, codes, points: self.points(tried, Some(blind)) }
    }

    /// Full ids of the artefacts for which a document is evidence.
    fn serves<'r>(&self, recognitions: impl Iterator<Item = &'r Recognition>) -> BTreeSet<String> {
        let candidates = recognitions.flat_map(|recognition| &recognition.candidates);
        let sure = candidates.filter(|candidate| candidate.strength == Strength::Accepted);
        sure.filter_map(|candidate| self.id(candidate.artefact)).collect()
    }

    fn id(&self, (pack, indicator, artefact): ArtefactIndex) -> Option<String> {
        let indicator = self.packs.packs.get(pack)?.indicators.get(indicator)?;
        indicator.artefacts.get(artefact).map(|artefact| artefact.id.clone())
    }

    /// What is assumed of the provider, and its name when the test says it.
    fn profile_of(&self, case: &Case) -> Profile {
        let mut profile = self.profile.clone();
        if let Some(name) = &case.provider {
            profile.provider.name.clone_from(name);
        }
        profile
    }

    /// Codes of the findings of the document, when the test asks for any.
    fn codes(&self, case: &Case, packs: &Packs, pieces: &[Piece]) -> BTreeSet<String> {
        if !case.expected.of_findings() {
            return BTreeSet::new();
        }
        let (profile, words) = (&self.profile_of(case), self.words);
        let judged = judge::Case { packs, profile, pieces, as_of: case.as_of, words };
        let judgement = judge::judge(&judged, |indicator| applies(indicator, profile, words).applicable);
        let report = conclude::conclude(&judged, judgement, Surroundings::default());
        let of_it = report.findings.iter().filter(|finding| finding.document.is_some());
        of_it.map(|finding| finding.code.id().to_owned()).collect()
    }
}

/// The document of a test, read.
fn document(content: &Content) -> Document {
    let (path, bytes) = file(content);
    let entry = Entry { path: path.to_owned(), size: bytes.len() as u64 };
    read::read(&entry, bytes.as_bytes(), &Limits::default())
}

/// The document of a test as a file. Its name says nothing, so that only its content decides.
fn file(content: &Content) -> (&'static str, String) {
    match content {
        Content::Text(text) => ("document.txt", text.clone()),
        Content::Table(rows) => {
            let cell = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
            let row = |row: &Vec<String>| row.iter().map(cell).collect::<Vec<_>>().join(";") + "\n";
            ("document.csv", rows.iter().map(row).collect())
        }
    }
}
