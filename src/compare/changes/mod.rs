//! What changed from one report to the next, and why: evidence, rule, date, waiver.

mod causes;
mod findings;
mod verdicts;

use std::collections::BTreeMap;

use super::presence::{self, Fate, Recorded, State};
use crate::model::report::Report;

pub use causes::Cause;
pub use findings::{FindingChange, Turn};
pub use verdicts::VerdictChange;

/// Everything that differs between two reports of one provider.
#[derive(Clone, Debug)]
pub struct Changes {
    /// Packs of either report whose rules differ, by id.
    pub packs: Vec<PackChange>,
    /// Files that are not what or where they were: missing is removed, extra is added.
    pub documents: Vec<Fate>,
    /// Indicators and artefacts whose verdict changed, in the order of the newer report.
    pub verdicts: Vec<VerdictChange>,
    /// Findings that appeared, went or changed.
    pub findings: Vec<FindingChange>,
}

/// A pack whose rules differ.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PackChange {
    /// Its id.
    pub id: String,
    /// Version in the older report; none when it did not judge there.
    pub from: Option<String>,
    /// Version in the newer report.
    pub to: Option<String>,
}

/// Whether a change is for the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// Less to do.
    Better,
    /// Neither.
    Neutral,
    /// More to do.
    Worse,
}

impl Direction {
    /// The stable id.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Better => "better",
            Self::Neutral => "neutral",
            Self::Worse => "worse",
        }
    }
}

/// Why two reports cannot be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Incomparable {
    /// They speak of different providers.
    Provider,
    /// No pack judged in both.
    Packs,
}

impl Incomparable {
    /// The stable id.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Provider => "provider",
            Self::Packs => "packs",
        }
    }
}

/// Two reports, the older first.
#[derive(Clone, Copy)]
pub(super) struct Pair<'a> {
    pub old: &'a Report,
    pub new: &'a Report,
}

/// Compares two reports, the older first.
///
/// # Errors
/// When they are not of one provider, or share no pack.
pub fn between(old: &Report, new: &Report) -> Result<Changes, Incomparable> {
    comparable(old, new)?;
    let pair = Pair { old, new };
    let mut changes = Changes { packs: packs(pair), documents: documents(pair), verdicts: vec![], findings: vec![] };
    let grounds = causes::Grounds::new(pair, &changes.packs, &changes.documents);
    let verdicts = verdicts::of(pair, &grounds);
    let findings = findings::of(pair, &grounds);
    changes.verdicts = verdicts;
    changes.findings = findings;
    Ok(changes)
}

impl Changes {
    /// True when nothing differs that a reader would look at.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.packs.is_empty() && self.documents.is_empty() && self.verdicts.is_empty() && self.findings.is_empty()
    }

    /// True when a verdict or a finding is worse than it was.
    #[must_use]
    pub fn has_regressions(&self) -> bool {
        let verdicts = self.verdicts.iter().map(|change| change.direction);
        verdicts.chain(self.findings.iter().map(|change| change.direction)).any(|way| way == Direction::Worse)
    }
}

/// Says whether two reports are of one provider and share a pack.
///
/// # Errors
/// The first reason why not.
pub fn comparable(old: &Report, new: &Report) -> Result<(), Incomparable> {
    let (one, other) = (&old.profile, &new.profile);
    let plain = |name: &str| name.trim().to_lowercase();
    let same = if let (Some(one), Some(other)) = (&one.siret, &other.siret) {
        one == other
    } else {
        one.name.is_empty() || other.name.is_empty() || plain(&one.name) == plain(&other.name)
    };
    if !same {
        return Err(Incomparable::Provider);
    }
    let shared = old.packs.iter().any(|pack| new.packs.iter().any(|other| other.id == pack.id));
    if shared { Ok(()) } else { Err(Incomparable::Packs) }
}

fn packs(pair: Pair<'_>) -> Vec<PackChange> {
    let stamps = |report: &Report| -> BTreeMap<String, (String, String)> {
        let packs = report.packs.iter();
        packs.map(|pack| (pack.id.clone(), (pack.version.clone(), pack.digest.clone()))).collect()
    };
    let (old, new) = (stamps(pair.old), stamps(pair.new));
    let mut ids: Vec<&String> = old.keys().chain(new.keys()).collect();
    ids.sort();
    ids.dedup();
    let changed = ids.into_iter().filter(|id| old.get(*id) != new.get(*id));
    let version = |of: &BTreeMap<String, (String, String)>, id: &str| of.get(id).map(|(version, _)| version.clone());
    changed.map(|id| PackChange { id: id.clone(), from: version(&old, id), to: version(&new, id) }).collect()
}

/// What became of the documents of the older report, and which are new.
fn documents(pair: Pair<'_>) -> Vec<Fate> {
    let digests = |report: &Report| -> BTreeMap<String, String> {
        report.documents.iter().map(|document| (document.path.clone(), document.sha256.clone())).collect()
    };
    let (old, new) = (digests(pair.old), digests(pair.new));
    let recorded: Vec<Recorded<'_>> =
        old.iter().map(|(path, sha256)| Recorded { path, sha256, optional: false }).collect();
    let unread = |fate: &Fate| new.get(&fate.path).is_some_and(String::is_empty);
    let mut fates = presence::fates(&recorded, &new);
    fates.retain(|fate| fate.state != State::Same && !(fate.state == State::Unverifiable && unread(fate)));
    for fate in fates.iter_mut().filter(|fate| fate.state == State::Unverifiable) {
        fate.state = State::Changed;
    }
    fates
}
