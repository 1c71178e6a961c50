//! Findings that appeared, went, or changed their weight.

use std::collections::{BTreeMap, BTreeSet};

use super::causes::{About, Cause, Grounds};
use super::verdicts::bearing;
use super::{Direction, Pair};
use crate::model::finding::Finding;
use crate::model::report::Report;
use crate::model::status::{Code, Level};

/// What happened to a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Turn {
    /// It was not there.
    Appeared,
    /// It is no longer there.
    Gone,
    /// More serious than it was.
    Raised,
    /// Less serious than it was.
    Lowered,
    /// A waiver covers it now.
    Waived,
    /// No waiver covers it any more.
    Unwaived,
}

impl Turn {
    /// The stable id.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Appeared => "appeared",
            Self::Gone => "gone",
            Self::Raised => "raised",
            Self::Lowered => "lowered",
            Self::Waived => "waived",
            Self::Unwaived => "unwaived",
        }
    }
}

/// A finding and what happened to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingChange {
    /// What happened.
    pub turn: Turn,
    /// The finding, as in the newer report, or in the older one when it is gone.
    pub finding: Finding,
    /// For better or worse.
    pub direction: Direction,
    /// Why, the surest first.
    pub causes: Vec<Cause>,
}

/// What a finding is about, when its document was moved.
type Subject<'a> = (Code, &'a Option<(String, String)>, Option<&'a str>, Option<&'a str>, &'a str);

/// Every finding that differs: those of the newer report first, in its order.
pub(super) fn of(pair: Pair<'_>, grounds: &Grounds<'_>) -> Vec<FindingChange> {
    let (old, new) = (by_id(pair.old), by_id(pair.new));
    let vanished = pair.old.findings.iter().filter(|finding| !new.contains_key(finding.id.as_str()));
    let mut followed: BTreeMap<Subject<'_>, &Finding> = vanished
        .clone()
        .filter_map(|finding| Some((subject(finding, grounds.now(finding.document.as_deref()?))?, finding)))
        .collect();
    let mut kept = BTreeSet::new();
    let mut changes = Vec::new();
    for finding in &pair.new.findings {
        let moved = || followed.remove(&subject(finding, finding.document.as_deref()?)?);
        let before = old.get(finding.id.as_str()).copied().or_else(moved);
        kept.extend(before.map(|before| before.id.as_str()));
        let turn = before.map_or(Some(Turn::Appeared), |before| turn(before, finding));
        changes.extend(turn.map(|turn| change(pair, grounds, turn, finding)));
    }
    let gone = vanished.filter(|finding| !kept.contains(finding.id.as_str()));
    changes.extend(gone.map(|finding| change(pair, grounds, Turn::Gone, finding)));
    changes
}

fn by_id(report: &Report) -> BTreeMap<&str, &Finding> {
    report.findings.iter().map(|finding| (finding.id.as_str(), finding)).collect()
}

/// What `finding` is about when its document is at `path`.
fn subject<'a>(finding: &'a Finding, path: &'a str) -> Option<Subject<'a>> {
    finding.document.as_ref()?;
    Some((finding.code, &finding.indicator, finding.artefact.as_deref(), finding.site.as_deref(), path))
}

fn turn(before: &Finding, after: &Finding) -> Option<Turn> {
    match (before.waived, after.waived) {
        (false, true) => Some(Turn::Waived),
        (true, false) => Some(Turn::Unwaived),
        _ if after.level > before.level => Some(Turn::Raised),
        _ if after.level < before.level => Some(Turn::Lowered),
        _ => None,
    }
}

fn change(pair: Pair<'_>, grounds: &Grounds<'_>, turn: Turn, finding: &Finding) -> FindingChange {
    let mut documents = match &finding.artefact {
        Some(artefact) if finding.document.is_none() => bearing(pair, artefact, finding.site.as_deref()),
        _ => BTreeSet::new(),
    };
    documents.extend(finding.document.as_deref());
    let pack = finding.indicator.as_ref().map(|(pack, _)| pack.as_str());
    let waiver = matches!(turn, Turn::Waived | Turn::Unwaived)
        || matches!(finding.code, Code::WaiverExpired | Code::WaiverUnused);
    let attestation = finding.code == Code::AttestationExpired;
    let about = About { pack, documents, waiver, attestation, ages: ages(finding.code) };
    let direction = direction(turn, finding);
    FindingChange { turn, finding: finding.clone(), direction, causes: grounds.causes(&about) }
}

/// Codes that time alone brings about.
fn ages(code: Code) -> bool {
    matches!(code, Code::Expired | Code::Expiring | Code::Overdue | Code::FutureDated)
}

/// Remarks come and go without weight, and so does what a waiver covers.
fn direction(turn: Turn, finding: &Finding) -> Direction {
    let counts = finding.level > Level::Note && !finding.waived;
    match turn {
        Turn::Appeared | Turn::Raised | Turn::Unwaived if counts => Direction::Worse,
        Turn::Gone | Turn::Lowered if counts => Direction::Better,
        Turn::Lowered if !finding.waived => Direction::Better,
        _ => Direction::Neutral,
    }
}
