//! The frozen shape of the JSON report, version 1. Keys may be added in a minor version, never renamed or removed.
//!
//! These types are apart from the model so that the model can move without breaking who reads our files.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Day, closed};
use crate::model::date::{DateSource, Role};

mod verdict;

pub use verdict::{Artefact, Check, Coverage, Evidence, Gap, Indicator, NearMiss, Need, Reason};

/// Version of this shape.
pub const SCHEMA_VERSION: &str = "1.0";

/// What a folder of evidence proves, indicator by indicator, as of one day. Stands without the documents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Report {
    /// Version of this shape, `major.minor`.
    #[schemars(regex(pattern = r"^1\.[0-9]+$"))]
    pub schema_version: String,
    /// The program that wrote it.
    pub tool: Tool,
    /// What the verdicts depend on beside the folder and the packs.
    pub run: Run,
    /// Where the folder came from.
    pub source: Source,
    /// The rule packs that judged.
    pub packs: Vec<Pack>,
    /// The provider, as judged.
    pub profile: Profile,
    /// Every file walked, by path.
    pub documents: Vec<Document>,
    /// Files left out on purpose, by path.
    pub excluded: Vec<Exclusion>,
    /// Every indicator of every pack, in pack order.
    pub indicators: Vec<Indicator>,
    /// What to know or mend: errors first.
    pub findings: Vec<Finding>,
    /// What lapses or falls due, by date.
    pub calendar: Vec<CalendarEntry>,
    /// Counts, derived from the lists.
    pub summary: Summary,
    /// What was not read, not decided or assumed, in words.
    pub limits: Vec<String>,
    /// What ties the report to the folder.
    pub integrity: Integrity,
}

/// The program that wrote the report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Tool {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// What the verdicts depend on beside the folder and the packs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Run {
    /// Day as of which the folder is judged.
    pub as_of: Day,
    /// Time zone in which days end.
    pub timezone: String,
    /// What kept the readers from doing harm, whatever the files held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sandbox: Option<Sandbox>,
    /// What was left out of the words of documents: `none`, `mask` (personal numbers and addresses) or `omit` (all of
    /// them). Reports without it were masked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "closed::redactions")]
    pub redaction: Option<String>,
}

/// What kept the readers from doing harm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Sandbox {
    /// `full`, `partial` or `none`.
    pub state: String,
    /// The protections in place: `process`, `memory`, `landlock`, `seccomp`.
    pub parts: Vec<String>,
}

/// Where the folder came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Source {
    /// State of the git checkout; null when the folder is in none.
    pub git: Option<Git>,
}

/// State of a git checkout.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Git {
    /// Full id of the commit.
    pub commit: String,
    /// Branch, if the checkout is on one.
    pub branch: Option<String>,
    /// True when files differ from the commit.
    pub dirty: bool,
    /// The folder as seen from the root of the checkout: empty, or a path with a slash at its end.
    #[serde(default)]
    pub prefix: String,
}

/// A rule pack that judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Pack {
    /// Stable id.
    pub id: String,
    /// Title in the language of the run.
    pub title: String,
    /// Version.
    pub version: String,
    /// SHA-256 of its files.
    pub digest: String,
    /// Days between which it applies.
    pub in_force: InForce,
    /// Its criteria, in order.
    pub criteria: Vec<Criterion>,
    /// Indicators of other packs that its indicators build on.
    pub builds_on: Vec<Foundation>,
    /// What is worth knowing of the edition that judged: out of force, or about to change; null when nothing is.
    pub edition: Option<String>,
}

/// The indicators of other packs whose evidence an indicator builds on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Foundation {
    /// Id of the indicator.
    pub indicator: String,
    /// Ids of the indicators of other packs.
    pub on: Vec<String>,
}

/// Days between which a pack applies; null is open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct InForce {
    /// First day.
    pub from: Option<Day>,
    /// Last day.
    pub until: Option<Day>,
}

/// A criterion of a pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Criterion {
    /// Id inside the pack.
    pub id: String,
    /// Title.
    pub title: String,
}

/// The provider, as judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Profile {
    /// True when no profile was given and all of it is assumed.
    pub assumed: bool,
    /// Path of the profile relative to the folder, when it lies in it.
    pub file: Option<String>,
    /// Name of the provider.
    pub name: String,
    /// SIRET, 14 digits.
    pub siret: Option<String>,
    /// Training declaration number.
    pub nda: Option<String>,
    /// Categories of action: OF, BC, VAE, APP.
    pub categories: Vec<String>,
    /// Answers that decide what applies.
    pub conditions: Vec<Condition>,
    /// Where training takes place.
    pub sites: Vec<Site>,
    /// The audit that is coming.
    pub audit: Audit,
}

/// The answer to one question that decides what applies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Condition {
    /// The question, as named in the profile.
    pub id: String,
    /// The answer; null is not answered.
    pub answer: Option<bool>,
}

/// A place where training is given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Site {
    /// Name.
    pub name: String,
    /// Whose premises: owned, rented or client.
    pub premises: String,
}

/// The audit that is coming, as far as known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Audit {
    /// Kind of audit.
    pub kind: Option<String>,
    /// Day of the audit.
    pub date: Option<Day>,
}

/// A file walked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Document {
    /// Path relative to the folder, `/` between parts.
    pub path: String,
    /// SHA-256 of the bytes; null when they could not be had.
    #[schemars(regex(pattern = r"^[0-9a-f]{64}$"))]
    pub sha256: Option<String>,
    /// Bytes.
    pub size: u64,
    /// IANA media type.
    pub media_type: String,
    /// Short name of the format.
    pub format: String,
    /// Pages or slides, where the format has them.
    pub pages: Option<u32>,
    /// Title of the kind of document, if recognised.
    pub kind: Option<String>,
    /// How the reading went.
    pub reading: Reading,
    /// What a careful reader would mention although it was read, in words; left out when there is nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<String>,
    /// Dates found that count, most telling first.
    pub dates: Vec<DateFound>,
    /// Ids of the artefacts that it is recognised as, whatever its state.
    pub serves: Vec<String>,
}

/// How a reading went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Reading {
    /// The outcome.
    #[schemars(schema_with = "closed::reading_states")]
    pub state: String,
    /// Why not `read`, in words.
    pub reasons: Vec<String>,
}

/// A date found in a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DateFound {
    /// The day; the first one when the words cover several.
    pub value: Day,
    /// What it says.
    pub role: Role,
    /// Where it was read.
    pub source: DateSource,
    /// Where in the document; null for the file name and the properties.
    pub place: Option<Place>,
    /// The artefacts and checks that it counted for; left out when there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub counted: Vec<DateCounted>,
    /// Why it did not count, in words; left out where it counted or where the document serves nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set_aside: Option<String>,
}

/// A check that rested on a date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DateCounted {
    /// Full id of the artefact.
    pub artefact: String,
    /// Id of the check.
    pub check: String,
}

/// A file left out on purpose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Exclusion {
    /// Path relative to the folder.
    pub path: String,
    /// Why, in words.
    pub reason: String,
}

/// One thing to know or to mend.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Finding {
    /// Stable across runs; no two findings share it.
    pub id: String,
    /// What is wrong.
    #[schemars(schema_with = "closed::codes")]
    pub code: String,
    /// How serious it is here.
    #[schemars(schema_with = "closed::levels")]
    pub level: String,
    /// Id of the pack of the indicator concerned.
    pub pack: Option<String>,
    /// Id of the indicator concerned, inside that pack.
    pub indicator: Option<String>,
    /// Artefact concerned.
    pub artefact: Option<String>,
    /// Site concerned, where the requirement is per site.
    pub site: Option<String>,
    /// Path of the document concerned.
    pub document: Option<String>,
    /// Where in it.
    pub place: Option<Place>,
    /// One sentence that says the fault.
    pub message: String,
    /// What was expected.
    pub expected: String,
    /// What was found.
    pub found: String,
    /// What to do next.
    pub advice: String,
    /// True when a waiver covers it.
    pub waived: bool,
    /// True when the baseline of the run held it already; left out otherwise.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub known: bool,
}

/// Something that lapses or falls due.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CalendarEntry {
    /// The last good day, or the day it is due.
    pub date: Day,
    /// What happens: lapses, next-due, expiry, waiver, attestation, audit, certificate, surveillance-opens,
    /// surveillance-closes or renewal.
    pub kind: String,
    /// Artefact concerned.
    pub artefact: Option<String>,
    /// Site concerned.
    pub site: Option<String>,
    /// Document concerned.
    pub document: Option<String>,
    /// In words.
    pub text: String,
}

/// Counts, derived from the lists.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Summary {
    /// Indicators by status.
    pub indicators: StatusCounts,
    /// Artefacts by status.
    pub artefacts: StatusCounts,
    /// Findings that no waiver covers, by level.
    pub findings: LevelCounts,
    /// Files met: those read, in part or not at all, and those left out.
    #[serde(default)]
    pub walked: usize,
    /// Documents by outcome of the reading.
    pub documents: ReadingCounts,
    /// Files left out on purpose.
    #[serde(default)]
    pub excluded: usize,
    /// Documents that serve nothing.
    pub unused: usize,
}

/// How many have each status.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[expect(missing_docs, reason = "the names are the ids of the statuses")]
pub struct StatusCounts {
    pub found: usize,
    pub to_review: usize,
    pub incomplete: usize,
    pub expired: usize,
    pub missing: usize,
    pub unreadable: usize,
    pub not_applicable: usize,
}

/// How many have each level.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[expect(missing_docs, reason = "the names are the ids of the levels")]
pub struct LevelCounts {
    pub error: usize,
    pub warning: usize,
    pub note: usize,
}

/// How many readings had each outcome.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[expect(missing_docs, reason = "the names are the ids of the outcomes")]
pub struct ReadingCounts {
    pub read: usize,
    pub partial: usize,
    pub unreadable: usize,
}

/// What ties the report to the folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Integrity {
    /// SHA-256 over the sorted list of paths and digests.
    pub documents_digest: String,
}

/// Where in a document something stands. Everything counts from 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged, deny_unknown_fields)]
pub enum Place {
    /// A page or slide.
    Page {
        /// Its number.
        page: u32,
    },
    /// A cell of a spreadsheet.
    Cell {
        /// Name of the sheet; empty for CSV.
        sheet: String,
        /// Column letters and row number.
        cell: String,
    },
    /// A paragraph or table row of a flowing text.
    Paragraph {
        /// Its number.
        paragraph: u32,
    },
    /// Something inside an attachment of a mail or a member of an archive.
    Entry {
        /// Name of the attachment or member.
        entry: String,
        /// Where inside it, when known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        within: Option<Box<Place>>,
    },
}
