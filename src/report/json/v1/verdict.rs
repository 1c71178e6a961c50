//! The verdicts in the frozen shape of version 1: indicators, artefacts, the evidence and its checks.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::super::{Day, closed};
use super::{DateFound, Place};

/// The verdict on an indicator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Indicator {
    /// Id inside its pack.
    pub id: String,
    /// Id of the pack.
    pub pack: String,
    /// Id of the criterion.
    pub criterion: String,
    /// Title.
    pub title: String,
    /// True when the profile puts it in scope.
    pub applicable: bool,
    /// Why it is or is not in scope.
    pub reason: String,
    /// The verdict, after waivers and attestations.
    #[schemars(schema_with = "closed::statuses")]
    pub status: String,
    /// The verdict before them.
    #[schemars(schema_with = "closed::statuses")]
    pub raw_status: String,
    /// True when something it rests on lapses soon.
    pub expiring: bool,
    /// The requirement in words.
    pub requirement: String,
    /// The same as a tree, as it applies to this provider; left out when nothing applies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needs: Option<Need>,
    /// How the auditor may grade a gap, minor-or-major or major; null where the pack does not say.
    pub grade: Option<String>,
    /// What is expected of a provider in its first year; null unless the profile says that this one is.
    pub new_entrant: Option<String>,
    /// Its artefacts, required first.
    pub artefacts: Vec<Artefact>,
}

/// A node of what an indicator asks for: an artefact, or several nodes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Need {
    /// Full id of the artefact; left out for several nodes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub artefact: Option<String>,
    /// Its site, where the requirement is per site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// How many of the nodes are asked for at least; left out when all are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<u32>,
    /// The nodes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub of: Vec<Need>,
}

/// The verdict on an artefact, for one site where the requirement is per site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Artefact {
    /// Full id.
    pub id: String,
    /// Title.
    pub title: String,
    /// What is asked of it here.
    #[schemars(schema_with = "closed::requirements")]
    pub requirement: String,
    /// Site, where the requirement is per site.
    pub site: Option<String>,
    /// The verdict, after waivers and attestations.
    #[schemars(schema_with = "closed::statuses")]
    pub status: String,
    /// The verdict before them.
    #[schemars(schema_with = "closed::statuses")]
    pub raw_status: String,
    /// How far the tool looked: read, present or attested; null when nothing was found.
    pub assurance: Option<String>,
    /// Day after which it no longer counts, when that day is near.
    pub expiring: Option<Day>,
    /// Reason of the waiver that covers it.
    pub waiver: Option<String>,
    /// Statement of the attestation that covers it.
    pub attestation: Option<String>,
    /// What was accepted, best first.
    pub evidence: Vec<Evidence>,
    /// What came near without being accepted, best first.
    pub nearest: Vec<NearMiss>,
    /// How many of those of whom there is one each have theirs; left out where it is asked once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coverage: Option<Coverage>,
}

/// A document accepted for an artefact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Evidence {
    /// Path of the document, or where the external record says it is.
    pub document: String,
    /// The status that this document alone would give.
    #[schemars(schema_with = "closed::statuses")]
    pub status: String,
    /// Where it says what it is.
    pub place: Option<Place>,
    /// The words that say it.
    pub quote: String,
    /// Why it was accepted.
    pub why: Vec<Reason>,
    /// The day that counts for freshness.
    pub key_date: Option<DateFound>,
    /// What was checked.
    pub checks: Vec<Check>,
}

/// One reason for or against accepting a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Reason {
    /// What kind of sign, in words.
    pub sign: String,
    /// Points for it; negative is against.
    pub weight: i32,
    /// Where.
    pub place: Option<Place>,
    /// The words.
    pub quote: String,
}

/// The outcome of one check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(clippy::struct_field_names, reason = "the key is the contract's")]
pub struct Check {
    /// Stable id of the check.
    pub check: String,
    /// Its name in words.
    pub title: String,
    /// What came out.
    #[schemars(schema_with = "closed::outcomes")]
    pub outcome: String,
    /// What was expected.
    pub expected: String,
    /// What was found.
    pub found: String,
    /// Where.
    pub place: Option<Place>,
}

/// A document that came near without being accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
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

/// How many of those of whom an artefact exists once each have theirs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Coverage {
    /// Of whom there is one each: learner, apprentice, session, or what a pack adds.
    pub per: String,
    /// How many there are; null where nothing tells.
    pub total: Option<u32>,
    /// How many of them have theirs without a fault; distinct documents where the total is not known.
    pub complete: u32,
    /// What the total rests on: list, folders or none.
    #[schemars(schema_with = "closed::bases")]
    pub basis: String,
    /// Those whose paper is missing or has a fault.
    pub gaps: Vec<Gap>,
}

/// One of those whose paper is missing or has a fault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Gap {
    /// Who or which: initials of people unless nothing is redacted, empty where all is.
    pub name: String,
    /// True for a person's name.
    pub personal: bool,
    /// The list that names it, or its folder.
    pub document: String,
    /// Where it is named.
    pub place: Option<Place>,
    /// True when there is a paper, with a fault.
    pub faulty: bool,
}
