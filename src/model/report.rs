//! The report: everything a reader needs without the documents. Renderers turn it into bytes.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::coverage::Coverage;
use super::date::{DateSource, FoundDate, Role};
use super::finding::Finding;
use super::picture::Pictures;
use super::place::Place;
use super::status::{Level, Status};

/// One judged folder. Lists are sorted; texts are in the language of the run.
#[derive(Clone, Debug)]
pub struct Report {
    /// Version of the program.
    pub version: String,
    /// Day as of which the folder is judged.
    pub as_of: Date,
    /// What kept the readers from doing harm.
    pub isolation: Isolation,
    /// State of the git checkout, if the folder is in one.
    pub git: Option<GitState>,
    /// Packs that judged.
    pub packs: Vec<PackStamp>,
    /// The provider, as judged.
    pub profile: ProfileSummary,
    /// Every file walked, by path.
    pub documents: Vec<DocumentRecord>,
    /// Files left out on purpose: path and reason, by path.
    pub excluded: Vec<(String, String)>,
    /// Every indicator of every pack, in pack order.
    pub indicators: Vec<IndicatorRecord>,
    /// What to know or mend: errors first, then by indicator, document and code.
    pub findings: Vec<Finding>,
    /// What lapses or falls due, by date.
    pub calendar: Vec<CalendarEntry>,
    /// What was not read, not decided or assumed.
    pub limits: Vec<String>,
    /// SHA-256 over the sorted list of paths and digests, lower-case hexadecimal.
    pub documents_digest: String,
    /// Ids of the findings that a baseline held already: they do not fail the run.
    pub known: BTreeSet<String>,
    /// What was left out of the words of documents.
    pub redaction: Redaction,
    /// Pictures of pages; none in a saved report.
    pub pictures: Pictures,
}

/// How much of the words of documents a report shows, from all to nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Redaction {
    /// All of them.
    #[default]
    None,
    /// All but personal numbers and addresses.
    Mask,
    /// None of them.
    Omit,
}

impl Redaction {
    /// Every level, from all to nothing.
    pub const ALL: [Self; 3] = [Self::None, Self::Mask, Self::Omit];

    /// The level with this id, if there is one.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.id() == id)
    }

    /// The stable id.
    pub fn id(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Mask => "mask",
            Self::Omit => "omit",
        }
    }
}

/// What kept the readers from doing harm, whatever the files held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Isolation {
    /// `full`, `partial` or `none`.
    pub state: Cow<'static, str>,
    /// The protections in place: `process`, `memory`, `landlock`, `seccomp`.
    pub parts: Vec<Cow<'static, str>>,
}

impl Default for Isolation {
    fn default() -> Self {
        Self { state: "none".into(), parts: Vec::new() }
    }
}

/// State of the git checkout.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names are those of the contract, section 8")]
pub struct GitState {
    pub commit: String,
    pub branch: Option<String>,
    pub dirty: bool,
    /// The folder as seen from the root of the checkout: empty, or a path with a slash at its end.
    pub prefix: String,
}

/// A pack that judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackStamp {
    /// Stable id.
    pub id: String,
    /// Title in the language of the run.
    pub title: String,
    /// Version.
    pub version: String,
    /// SHA-256 of its files, lower-case hexadecimal.
    pub digest: String,
    /// First day in force.
    pub from: Option<Date>,
    /// Last day in force.
    pub until: Option<Date>,
    /// Criteria: id and title, in pack order.
    pub criteria: Vec<(String, String)>,
    /// Indicators of other packs that each of its indicators builds on: id, and their ids.
    pub builds_on: Vec<(String, Vec<String>)>,
    /// What is worth knowing of the edition that judged, in words: out of force, or about to change.
    pub edition: Option<String>,
}

/// What the report keeps of the profile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProfileSummary {
    /// True when no profile file was given.
    pub assumed: bool,
    /// Path of the profile relative to the folder, when it lies in it.
    pub file: Option<String>,
    /// Name of the provider.
    pub name: String,
    /// SIRET, if known.
    pub siret: Option<String>,
    /// Training declaration number, if known.
    pub nda: Option<String>,
    /// Category ids.
    pub categories: Vec<String>,
    /// Answer by condition; `None` is not answered.
    pub conditions: Vec<(String, Option<bool>)>,
    /// Name and premises of each site.
    pub sites: Vec<(String, String)>,
    /// Day of the audit.
    pub audit_date: Option<Date>,
    /// Kind of audit.
    pub audit_kind: Option<String>,
}

/// A file walked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentRecord {
    /// Path relative to the folder.
    pub path: String,
    /// SHA-256, lower-case hexadecimal; empty when the bytes could not be had.
    pub sha256: String,
    /// Bytes.
    pub size: u64,
    /// IANA media type.
    pub media_type: String,
    /// Short name of the format.
    pub format: String,
    /// Pages or slides.
    pub pages: Option<u32>,
    /// `read`, `partial` or `unreadable`.
    pub state: String,
    /// Why not `read`, in words.
    pub reasons: Vec<String>,
    /// What a careful reader would mention although it was read, in words: changes, hidden parts, macros.
    pub remarks: Vec<String>,
    /// Kind of document (invoice, minutes…) as recognised, if any: its title.
    pub kind: Option<String>,
    /// Dates found that count, most telling first; `chosen` marks the key date.
    pub dates: Vec<DateRecord>,
    /// Ids of the artefacts that it is recognised as, whatever its state.
    pub serves: Vec<String>,
}

/// A date found in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateRecord {
    /// First day covered.
    pub value: Date,
    /// What it says.
    pub role: Role,
    /// Where it was read.
    pub source: DateSource,
    /// Where in the document.
    pub place: Option<Place>,
    /// Ids of artefact and check that it counted for.
    pub counted: Vec<(String, String)>,
    /// Why it did not count, in words, where the document serves something.
    pub set_aside: Option<String>,
}

impl From<&FoundDate> for DateRecord {
    fn from(date: &FoundDate) -> Self {
        Self {
            value: date.day(),
            role: date.role,
            source: date.source,
            place: date.place.clone(),
            counted: Vec::new(),
            set_aside: None,
        }
    }
}

/// The verdict on an indicator.
#[derive(Clone, Debug)]
pub struct IndicatorRecord {
    /// Id inside its pack (`E`, `12`).
    pub id: String,
    /// Id of the pack.
    pub pack: String,
    /// Id of the criterion.
    pub criterion: String,
    /// Title.
    pub title: String,
    /// In scope.
    pub applicable: bool,
    /// Why it is or is not in scope, naming the answer that decides.
    pub reason: String,
    /// The verdict, after waivers and attestations.
    pub status: Status,
    /// The verdict before them.
    pub raw_status: Status,
    /// Something it rests on lapses soon.
    pub expiring: bool,
    /// The requirement in words, such as "toutes : … ; l'une de : …".
    pub requirement: String,
    /// The same as a tree, as it applies to this provider; none when nothing applies.
    pub needs: Option<NeedRecord>,
    /// How the auditor may grade a gap: `minor-or-major` or `major`, where the pack says so.
    pub grade: Option<String>,
    /// What is expected of a provider in its first year, where the profile says that this one is.
    pub new_entrant: Option<String>,
    /// Its artefacts, required first.
    pub artefacts: Vec<ArtefactRecord>,
}

/// A node of what an indicator asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NeedRecord {
    /// One artefact: its full id and its site, where the requirement is per site.
    Artefact(String, Option<String>),
    /// Several needs, never none: at least so many of them, or all where no number is given.
    Group(Option<u32>, Vec<NeedRecord>),
}

/// The verdict on an artefact (for one site, where the requirement is per site).
#[derive(Clone, Debug)]
pub struct ArtefactRecord {
    /// Full id (`E.safety-register`).
    pub id: String,
    /// Title.
    pub title: String,
    /// What is asked of it here.
    pub requirement: Requirement,
    /// Site, where the requirement is per site.
    pub site: Option<String>,
    /// The verdict, after waivers and attestations.
    pub status: Status,
    /// The verdict before them.
    pub raw_status: Status,
    /// How far the tool looked: `read`, `present`, `attested`, or none when nothing was found.
    pub assurance: Option<Cow<'static, str>>,
    /// Day after which it no longer counts, when that day is near.
    pub expiring: Option<Date>,
    /// Reason of the waiver that covers it.
    pub waiver: Option<String>,
    /// Statement of the attestation that covers it.
    pub attestation: Option<String>,
    /// What was accepted, best first.
    pub evidence: Vec<Evidence>,
    /// What came near, best first, at most three.
    pub nearest: Vec<NearMiss>,
    /// How many of those of whom there is one each have theirs; none where it is asked once.
    pub coverage: Option<Coverage>,
}

/// What is asked of an artefact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Requirement {
    /// Must be there.
    Required,
    /// One of several that will do.
    Alternative,
    /// Good to have: judged when it is there.
    Supporting,
    /// Out of scope for this provider.
    NotApplicable,
}

impl Requirement {
    /// Every requirement, the strictest first.
    pub const ALL: [Self; 4] = [Self::Required, Self::Alternative, Self::Supporting, Self::NotApplicable];

    /// The requirement with this id, if there is one.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.id() == id)
    }

    /// The stable id.
    pub fn id(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Alternative => "alternative",
            Self::Supporting => "supporting",
            Self::NotApplicable => "not-applicable",
        }
    }
}

/// A document accepted for an artefact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Path of the document, or where the external record says it is.
    pub document: String,
    /// The status that this document alone would give.
    pub status: Status,
    /// Where it says what it is.
    pub place: Option<Place>,
    /// The words that say it.
    pub quote: String,
    /// Why it was accepted: each reason with its place and quote.
    pub why: Vec<Reason>,
    /// The day that counts for freshness.
    pub key_date: Option<DateRecord>,
    /// What was checked.
    pub checks: Vec<CheckRecord>,
}

/// One reason for or against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// What kind of sign, in words ("titre", "en-têtes de tableau").
    pub sign: String,
    /// Points for it (negative: against).
    pub weight: i32,
    /// Where.
    pub place: Option<Place>,
    /// The words.
    pub quote: String,
}

/// The outcome of one check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckRecord {
    /// Stable id of the check (`fresh`, `signed`…).
    pub check: Cow<'static, str>,
    /// Its name in words.
    pub title: String,
    /// What came out.
    pub outcome: Outcome,
    /// What was expected.
    pub expected: String,
    /// What was found.
    pub found: String,
    /// Where.
    pub place: Option<Place>,
}

/// What came out of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// As expected.
    Pass,
    /// A person must look.
    Unsure,
    /// Not as expected.
    Fail,
}

impl Outcome {
    /// Every outcome, best first.
    pub const ALL: [Self; 3] = [Self::Pass, Self::Unsure, Self::Fail];

    /// The outcome with this id, if there is one.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.id() == id)
    }

    /// The stable id.
    pub fn id(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Unsure => "unsure",
            Self::Fail => "fail",
        }
    }
}

/// A document that came near without being accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearMiss {
    /// Path.
    pub document: String,
    /// Points reached.
    pub score: i32,
    /// Points needed.
    pub needed: i32,
    /// What was missing or spoke against, in words.
    pub lacks: String,
}

/// Something that lapses or falls due.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CalendarEntry {
    /// The last good day, or the day it is due.
    pub date: Date,
    /// `lapses`, `next-due`, `expiry`, `waiver`, `attestation`, `audit`, `certificate`, `surveillance-opens`,
    /// `surveillance-closes`, `renewal`.
    pub kind: Cow<'static, str>,
    /// Artefact concerned.
    pub artefact: Option<String>,
    /// Site concerned.
    pub site: Option<String>,
    /// Document concerned.
    pub document: Option<String>,
    /// In words.
    pub text: String,
}

/// Counts, derived from the lists and never stored beside them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Indicators by status id.
    pub indicators: BTreeMap<&'static str, usize>,
    /// Artefacts asked for, by status id; supporting ones are not counted.
    pub artefacts: BTreeMap<&'static str, usize>,
    /// Findings not waived, by level id.
    pub findings: BTreeMap<&'static str, usize>,
    /// Files met: those read, in part or not at all, and those left out.
    pub walked: usize,
    /// Documents by reading state.
    pub documents: BTreeMap<String, usize>,
    /// Files left out on purpose.
    pub excluded: usize,
    /// Documents that serve nothing.
    pub unused: usize,
}

impl Report {
    /// Counts what the lists hold.
    #[must_use]
    pub fn summary(&self) -> Summary {
        let mut summary = Summary::default();
        for status in Status::ALL {
            summary.indicators.insert(status.id(), 0);
            summary.artefacts.insert(status.id(), 0);
        }
        for level in Level::ALL {
            summary.findings.insert(level.id(), 0);
        }
        for indicator in &self.indicators {
            *summary.indicators.entry(indicator.status.id()).or_default() += 1;
            for artefact in indicator.artefacts.iter().filter(|one| one.requirement != Requirement::Supporting) {
                *summary.artefacts.entry(artefact.status.id()).or_default() += 1;
            }
        }
        for finding in self.findings.iter().filter(|f| !f.waived) {
            *summary.findings.entry(finding.level.id()).or_default() += 1;
        }
        summary.excluded = self.excluded.len();
        summary.walked = self.documents.len() + self.excluded.len();
        for document in &self.documents {
            *summary.documents.entry(document.state.clone()).or_default() += 1;
            summary.unused += usize::from(document.serves.is_empty());
        }
        summary
    }
}
