//! Why something changed: what differs between the two reports that bears on it, the surest first.

use std::collections::{BTreeMap, BTreeSet};

use super::{PackChange, Pair};
use crate::compare::presence::Fate;

/// Why something changed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// Documents that bear on it were changed, moved, removed or added: their paths.
    Evidence(Vec<String>),
    /// The same documents were read otherwise (recognition of letters, limits): their paths.
    Reading(Vec<String>),
    /// A waiver was given, changed or taken back, or ran out.
    Waiver,
    /// An attestation was given, changed or taken back, or ran out.
    Attestation,
    /// The rules of the pack differ.
    Rule,
    /// The profile of the provider differs.
    Profile,
    /// Time has passed over the same evidence.
    Date,
    /// Another version of the program judged.
    Program,
    /// Other documents of the folder differ.
    Folder,
    /// Nothing in the reports tells.
    Unknown,
}

impl Cause {
    /// The stable id.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Self::Evidence(_) => "evidence",
            Self::Reading(_) => "reading",
            Self::Waiver => "waiver",
            Self::Attestation => "attestation",
            Self::Rule => "rule",
            Self::Profile => "profile",
            Self::Date => "date",
            Self::Program => "program",
            Self::Folder => "folder",
            Self::Unknown => "unknown",
        }
    }

    /// The documents concerned.
    #[must_use]
    pub fn documents(&self) -> &[String] {
        match self {
            Self::Evidence(paths) | Self::Reading(paths) => paths,
            _ => &[],
        }
    }
}

/// What differs between the two reports beside verdicts and findings.
pub(super) struct Grounds<'a> {
    packs: BTreeSet<&'a str>,
    /// Paths, in either report, of documents that differ.
    documents: BTreeSet<String>,
    /// Where moved documents are now.
    moved: BTreeMap<&'a str, &'a str>,
    reread: BTreeSet<&'a str>,
    date: bool,
    profile: bool,
    program: bool,
}

/// What a change is about.
#[derive(Default)]
pub(super) struct About<'a> {
    /// Pack whose rule it is.
    pub pack: Option<&'a str>,
    /// Documents that bear on it, in either report.
    pub documents: BTreeSet<&'a str>,
    /// The waiver differs.
    pub waiver: bool,
    /// The attestation differs.
    pub attestation: bool,
    /// It is of the kind that time alone brings about.
    pub ages: bool,
}

impl<'a> Grounds<'a> {
    pub(super) fn new(pair: Pair<'a>, packs: &'a [PackChange], documents: &'a [Fate]) -> Self {
        let moved = documents.iter().filter_map(|fate| Some((fate.path.as_str(), fate.to.as_deref()?)));
        let paths = documents.iter().flat_map(|fate| [Some(fate.path.clone()), fate.to.clone()]).flatten();
        Self {
            packs: packs.iter().map(|pack| pack.id.as_str()).collect(),
            documents: paths.collect(),
            moved: moved.collect(),
            reread: reread(pair),
            date: pair.old.as_of != pair.new.as_of,
            profile: pair.old.profile != pair.new.profile,
            program: pair.old.version != pair.new.version,
        }
    }

    /// Where the document at `path` of the older report is in the newer one.
    pub(super) fn now<'p>(&self, path: &'p str) -> &'p str
    where
        'a: 'p,
    {
        self.moved.get(path).copied().unwrap_or(path)
    }

    /// Why what `about` speaks of changed.
    pub(super) fn causes(&self, about: &About<'_>) -> Vec<Cause> {
        let mut causes = Vec::new();
        causes.extend(about.waiver.then_some(Cause::Waiver));
        causes.extend(about.attestation.then_some(Cause::Attestation));
        let touched = |known: &dyn Fn(&str) -> bool| -> Vec<String> {
            about.documents.iter().filter(|path| known(path)).map(|path| (*path).to_owned()).collect()
        };
        let evidence = touched(&|path| self.documents.contains(path));
        let reread = touched(&|path| self.reread.contains(path));
        causes.extend((!evidence.is_empty()).then_some(Cause::Evidence(evidence)));
        causes.extend((!reread.is_empty()).then_some(Cause::Reading(reread)));
        causes.extend(about.pack.is_some_and(|pack| self.packs.contains(pack)).then_some(Cause::Rule));
        let lapsed = about.ages || about.waiver || about.attestation;
        causes.extend((self.date && (causes.is_empty() || lapsed)).then_some(Cause::Date));
        causes.extend((self.profile && causes.is_empty()).then_some(Cause::Profile));
        if causes.is_empty() {
            causes.push(self.remote());
        }
        causes
    }

    /// The cause when nothing that bears on it directly differs.
    fn remote(&self) -> Cause {
        match (self.program, self.documents.is_empty()) {
            (true, _) => Cause::Program,
            (false, false) => Cause::Folder,
            (false, true) => Cause::Unknown,
        }
    }
}

/// The same causes, each once, with the documents of all.
pub(super) fn united<'c>(causes: impl Iterator<Item = &'c Cause>) -> Vec<Cause> {
    let mut united: Vec<Cause> = Vec::new();
    for cause in causes {
        match (united.iter_mut().find(|known| known.id() == cause.id()), cause) {
            (Some(Cause::Evidence(known) | Cause::Reading(known)), cause) => {
                known.extend(cause.documents().iter().cloned());
                known.sort();
                known.dedup();
            }
            (Some(_), _) => {}
            (None, cause) => united.push(cause.clone()),
        }
    }
    united
}

/// Documents of the same bytes whose reading went otherwise.
fn reread(pair: Pair<'_>) -> BTreeSet<&str> {
    let old: BTreeMap<&str, _> = pair.old.documents.iter().map(|document| (document.path.as_str(), document)).collect();
    let otherwise = pair.new.documents.iter().filter(|new| {
        old.get(new.path.as_str())
            .is_some_and(|old| old.sha256 == new.sha256 && (&old.state, &old.reasons) != (&new.state, &new.reasons))
    });
    otherwise.map(|document| document.path.as_str()).collect()
}
