//! Indicators, artefacts and their evidence, as the templates see them.

use serde::Serialize;

use super::anchors::{self, Link};
use super::shown::{self, PictureView};
use super::tree::{self, NodeView};
use crate::catalogue::Words;
use crate::model::coverage::Gap;
use crate::model::picture::Seat;
use crate::model::report::{
    ArtefactRecord, CheckRecord, Evidence, IndicatorRecord, NearMiss, Reason, Report, Requirement,
};
use crate::model::status::Status;
use crate::report::{clean, foundation, labels};

/// Evidence shown with its reasons and checks; it is sorted best first.
pub const IN_FULL: usize = 4;
/// Further evidence, named only.
const NAMED: usize = 40;
/// Characters kept of a quote.
const QUOTE: usize = 240;

/// The indicators of one pack.
#[derive(Debug, Serialize)]
pub(super) struct PackView {
    title: String,
    /// What another pack has proven of what it builds on.
    foundation: Option<String>,
    criteria: Vec<CriterionView>,
}

/// The indicators of one criterion.
#[derive(Debug, Serialize)]
pub(super) struct CriterionView {
    id: String,
    title: String,
    indicators: Vec<IndicatorView>,
}

#[derive(Debug, Serialize)]
struct IndicatorView {
    anchor: String,
    id: String,
    title: String,
    status: &'static str,
    word: String,
    raw_word: Option<String>,
    expiring: bool,
    requirement: String,
    reason: String,
    /// What is asked, as a tree.
    tree: Vec<NodeView>,
    grade: Option<String>,
    new_entrant: Option<String>,
    artefacts: Vec<ArtefactView>,
    /// Artefacts that are out of scope, named only.
    outside: Vec<Link>,
}

#[derive(Debug, Serialize)]
struct ArtefactView {
    anchor: String,
    title: String,
    status: &'static str,
    word: String,
    raw_word: Option<String>,
    assurance: Option<String>,
    expiring: Option<String>,
    waiver: Option<String>,
    attestation: Option<String>,
    evidence: Vec<EvidenceView>,
    also: Vec<String>,
    hidden: usize,
    nearest: Vec<NearView>,
    /// How many of those of whom there is one each have theirs, in words.
    coverage: Option<String>,
    gaps: Vec<GapView>,
    more_gaps: usize,
}

#[derive(Debug, Serialize)]
struct GapView {
    name: String,
    document: String,
    place: Option<String>,
    word: String,
}

#[derive(Debug, Serialize)]
struct EvidenceView {
    document: String,
    status: &'static str,
    word: String,
    place: Option<String>,
    quote: String,
    picture: Option<PictureView>,
    date: Option<String>,
    checks: Vec<CheckView>,
    why: Vec<ReasonView>,
}

#[derive(Debug, Serialize)]
struct CheckView {
    title: String,
    outcome: &'static str,
    word: String,
    expected: String,
    found: String,
    place: Option<String>,
}

#[derive(Debug, Serialize)]
struct ReasonView {
    sign: String,
    weight: String,
    quote: String,
    place: Option<String>,
}

#[derive(Debug, Serialize)]
struct NearView {
    document: String,
    lacks: String,
    score: i32,
    needed: i32,
}

/// Packs with their criteria and indicators. Indicators whose criterion is not declared come last, without a heading.
pub(super) fn packs(report: &Report, words: &Words) -> Vec<PackView> {
    let pack = |stamp: &crate::model::report::PackStamp| {
        let all = report.indicators.iter().enumerate();
        let mine: Vec<(usize, &IndicatorRecord)> = all.filter(|(_, one)| one.pack == stamp.id).collect();
        let shown = |(turn, one): &(usize, &IndicatorRecord)| indicator(report, (*turn, one), words);
        let of = |id: &str| mine.iter().filter(|(_, one)| one.criterion == id).map(shown).collect();
        let mut criteria: Vec<CriterionView> = stamp
            .criteria
            .iter()
            .map(|(id, title)| CriterionView { id: clean::name(id), title: clean::prose(title), indicators: of(id) })
            .collect();
        let stray = mine.iter().filter(|(_, one)| !stamp.criteria.iter().any(|(id, _)| *id == one.criterion));
        let stray: Vec<IndicatorView> = stray.map(shown).collect();
        criteria.push(CriterionView { id: String::new(), title: String::new(), indicators: stray });
        criteria.retain(|criterion| !criterion.indicators.is_empty());
        PackView { title: clean::prose(&stamp.title), foundation: foundation::told(report, stamp, words), criteria }
    };
    report.packs.iter().map(pack).filter(|pack| !pack.criteria.is_empty()).collect()
}

fn indicator(report: &Report, (turn, record): (usize, &IndicatorRecord), words: &Words) -> IndicatorView {
    let artefacts = || record.artefacts.iter().enumerate();
    let (outside, asked) =
        (artefacts().filter(|(_, one)| is_outside(one)), artefacts().filter(|(_, one)| !is_outside(one)));
    let named = |(n, one)| Link { label: labels::artefact(words, one), anchor: anchors::of_artefact(record, n) };
    IndicatorView {
        anchor: anchors::of_indicator(record),
        id: clean::name(&record.id),
        title: clean::prose(&record.title),
        status: record.status.id(),
        word: labels::status(words, record.status),
        raw_word: raw_word(words, record.status, record.raw_status),
        expiring: record.expiring,
        requirement: clean::prose(&record.requirement),
        reason: clean::prose(&record.reason),
        tree: tree::of(record, words),
        artefacts: asked.map(|(n, one)| artefact(report, (turn, n), (record, one), words)).collect(),
        outside: outside.map(named).collect(),
        grade: record.grade.as_deref().map(|grade| labels::named(words, "grade", grade)),
        new_entrant: record.new_entrant.as_deref().map(clean::prose),
    }
}

/// True for what is not asked of this provider and was not met either.
fn is_outside(artefact: &ArtefactRecord) -> bool {
    artefact.requirement == Requirement::NotApplicable && artefact.evidence.is_empty()
}

/// Artefact number `n` of an indicator, whose turn in the report is given with it.
fn artefact(
    report: &Report,
    (turn, n): (usize, usize),
    (indicator, record): (&IndicatorRecord, &ArtefactRecord),
    words: &Words,
) -> ArtefactView {
    let named = record.evidence.iter().skip(IN_FULL).take(NAMED);
    let full = record.evidence.iter().enumerate().take(IN_FULL);
    let gaps = || record.coverage.iter().flat_map(|coverage| &coverage.gaps);
    ArtefactView {
        anchor: anchors::of_artefact(indicator, n),
        title: labels::artefact(words, record),
        status: record.status.id(),
        word: labels::status(words, record.status),
        raw_word: raw_word(words, record.status, record.raw_status),
        assurance: record.assurance.as_deref().map(|id| labels::named(words, "assurance", id)),
        expiring: record.expiring.map(|day| words.day(day)),
        waiver: record.waiver.as_deref().map(clean::prose),
        attestation: record.attestation.as_deref().map(clean::prose),
        evidence: full.map(|(place, one)| evidence(report, (turn, n, place), one, words)).collect(),
        also: named.map(|one| clean::name(&one.document)).collect(),
        hidden: record.evidence.len().saturating_sub(IN_FULL + NAMED),
        nearest: record.nearest.iter().map(near).collect(),
        coverage: record.coverage.as_ref().map(|coverage| labels::coverage(words, coverage)),
        gaps: gaps().take(NAMED).map(|one| gap(one, words)).collect(),
        more_gaps: gaps().count().saturating_sub(NAMED),
    }
}

fn gap(record: &Gap, words: &Words) -> GapView {
    let name = if record.name.is_empty() { words.say("report-gap-unnamed") } else { clean::prose(&record.name) };
    GapView {
        name,
        document: clean::name(&record.document),
        place: record.place.as_ref().map(|place| labels::place(words, place)),
        word: words.say(if record.faulty { "report-gap-faulty" } else { "report-gap-missing" }),
    }
}

/// The verdict before waivers and attestations, where they changed it.
fn raw_word(words: &Words, status: Status, raw: Status) -> Option<String> {
    (status != raw).then(|| labels::status(words, raw))
}

fn evidence(report: &Report, seat: Seat, record: &Evidence, words: &Words) -> EvidenceView {
    EvidenceView {
        document: clean::name(&record.document),
        status: record.status.id(),
        word: labels::status(words, record.status),
        place: record.place.as_ref().map(|place| labels::place(words, place)),
        quote: quote(&record.quote),
        picture: shown::passage(report, seat, record, words),
        date: record.key_date.as_ref().map(|date| labels::date(words, date)),
        checks: record.checks.iter().map(|one| check(one, words)).collect(),
        why: record.why.iter().map(|one| reason(one, words)).collect(),
    }
}

fn check(record: &CheckRecord, words: &Words) -> CheckView {
    CheckView {
        title: clean::prose(&record.title),
        outcome: record.outcome.id(),
        word: labels::outcome(words, record.outcome),
        expected: clean::prose(&record.expected),
        found: clean::prose(&record.found),
        place: record.place.as_ref().map(|place| labels::place(words, place)),
    }
}

fn reason(record: &Reason, words: &Words) -> ReasonView {
    ReasonView {
        sign: clean::prose(&record.sign),
        weight: format!("{:+}", record.weight).replace('-', "−"),
        quote: quote(&record.quote),
        place: record.place.as_ref().map(|place| labels::place(words, place)),
    }
}

fn near(record: &NearMiss) -> NearView {
    NearView {
        document: clean::name(&record.document),
        lacks: clean::prose(&record.lacks),
        score: record.score,
        needed: record.needed,
    }
}

fn quote(text: &str) -> String {
    clean::cut(&clean::prose(text), QUOTE)
}
