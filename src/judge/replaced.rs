//! Papers that another one says it replaces (« remplace l'indice B du 11/03/2024 »), whatever the packs make of the older one.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::beside::title_words;
use super::{Case, Piece, finding_id};
use crate::model::date::{FoundDate, Role};
use crate::model::document::Block;
use crate::model::finding::Finding;
use crate::model::format::Format;
use crate::model::status::Code;
use crate::pack::{Artefact, Indicator, Pack};
use crate::recognise::Strength;
use crate::text::fold::folded;
use crate::text::versions::Version;

/// Blocks at the head of a paper in which it tells its version, and what it replaces.
const HEAD: usize = 8;
/// Words that two names of files must share to be those of one paper.
const NAMED: usize = 2;

/// One note for each paper that another says it replaces, and of which nothing in `told` says so yet.
pub(super) fn findings(case: &Case<'_>, told: &[Finding]) -> Vec<Finding> {
    let superseded = told.iter().filter(|finding| finding.code == Code::Superseded);
    let known: BTreeSet<&str> = superseded.filter_map(|finding| finding.document.as_deref()).collect();
    let papers = || case.pieces.iter().filter(|piece| piece.part == 0);
    let replacing: Vec<Replacing<'_>> = papers().filter_map(Replacing::of).collect();
    if replacing.is_empty() {
        return Vec::new();
    }
    let old = papers().filter(|piece| piece.document.format != Format::Eml).map(Old::of);
    let unknown = old.filter(|old| !known.contains(old.piece.document.path.as_str()));
    let pairs = unknown.filter_map(|old| Some((old.piece, replacing.iter().find(|new| new.replaces(&old))?.piece)));
    pairs.filter_map(|(old, new)| finding(case, old, new)).collect()
}

/// A paper, its version and the days at its head.
struct Old<'a> {
    piece: &'a Piece,
    version: Option<Version>,
    days: Vec<Date>,
}

impl<'a> Old<'a> {
    fn of(piece: &'a Piece) -> Self {
        let version = head(piece).iter().flat_map(|block| Version::all(&block.text)).next();
        let own = |date: &&FoundDate| date.role != Role::Previous;
        Self { piece, version, days: dates(piece).filter(own).map(|date| date.first).collect() }
    }
}

/// A paper, and what it says at its head that it replaces.
struct Replacing<'a> {
    piece: &'a Piece,
    versions: Vec<Version>,
    days: Vec<Date>,
}

impl<'a> Replacing<'a> {
    fn of(piece: &'a Piece) -> Option<Self> {
        let versions: Vec<Version> = head(piece).iter().flat_map(|block| Version::replaced(&block.text)).collect();
        let previous = |date: &&FoundDate| date.role == Role::Previous && date.first == date.last;
        let days: Vec<Date> = dates(piece).filter(previous).map(|date| date.first).collect();
        (!versions.is_empty() || !days.is_empty()).then_some(Self { piece, versions, days })
    }

    fn replaces(&self, old: &Old<'_>) -> bool {
        let version = old.version.as_ref().is_some_and(|own| self.versions.contains(own));
        let told = version || old.days.iter().any(|day| self.days.contains(day));
        told && self.piece.document.path != old.piece.document.path && is_same_paper(self.piece, old.piece)
    }
}

fn head(piece: &Piece) -> &[Block] {
    let blocks = &piece.document.content.blocks;
    blocks.get(..blocks.len().min(HEAD)).unwrap_or_default()
}

/// The dates in the head of a paper.
fn dates(piece: &Piece) -> impl Iterator<Item = &FoundDate> {
    let places: Vec<_> = head(piece).iter().map(|block| &block.place).collect();
    piece.facts.dates.iter().filter(move |date| date.place.as_ref().is_some_and(|place| places.contains(&place)))
}

/// True when both bear one code, one title, or one name of a file, but for the version in it.
fn is_same_paper(one: &Piece, other: &Piece) -> bool {
    let codes = one.code().zip(other.code());
    let (titles, names) = ((title_words(one), title_words(other)), (named(one), named(other)));
    let titled = !titles.0.is_empty() && titles.0 == titles.1;
    codes.map_or(titled || names.0.len() >= NAMED && names.0 == names.1, |(one, other)| one == other)
}

/// The words of a file's name, without numbers and versions.
fn named(piece: &Piece) -> Vec<String> {
    let name = piece.document.path.rsplit('/').next().unwrap_or_default();
    let name = folded(name.rsplit_once('.').map_or(name, |(stem, _)| stem));
    let words = name.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 2);
    words.map(str::to_owned).collect()
}

fn finding(case: &Case<'_>, old: &Piece, new: &Piece) -> Option<Finding> {
    let (pack, indicator, artefact) = served(case, old).or_else(|| served(case, new))?;
    let path = old.document.path.as_str();
    let args = [("artefact", artefact.title.as_str()), ("lead", new.document.path.as_str())];
    Some(Finding {
        id: finding_id(&[Code::Superseded.id(), &pack.id, &artefact.id, "", path]),
        code: Code::Superseded,
        level: Code::Superseded.level(),
        indicator: Some((pack.id.clone(), indicator.id.clone())),
        artefact: Some(artefact.id.clone()),
        site: None,
        document: Some(path.to_owned()),
        place: None,
        message: case.words.tell("finding-replaced", &args),
        expected: case.words.say("expected-superseded"),
        found: case.words.tell("found-replaced", &args),
        advice: case.words.say("advice-superseded"),
        waived: false,
    })
}

/// What a paper is the best evidence of.
fn served<'a>(case: &Case<'a>, piece: &Piece) -> Option<(&'a Pack, &'a Indicator, &'a Artefact)> {
    let accepted = piece.recognition.candidates.iter().filter(|one| one.strength == Strength::Accepted);
    let (pack, indicator, artefact) = accepted.max_by_key(|one| one.score - one.accept)?.artefact;
    let pack = case.packs.packs.get(pack)?;
    let indicator = pack.indicators.get(indicator)?;
    Some((pack, indicator, indicator.artefacts.get(artefact)?))
}
