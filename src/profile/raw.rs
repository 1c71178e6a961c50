//! `probant.yaml` as its author writes it (product contract, section 4). Its JSON Schema is published for editors.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::personal::PersonalKind;

/// The folder's own file: who the provider is, and what applies.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProfileFile {
    /// Who the provider is.
    pub provider: ProviderNode,
    /// Categories of action delivered; `CFA` is accepted for `APP`.
    #[schemars(length(min = 1))]
    pub categories: Vec<CategoryName>,
    /// Answers that decide what applies; one left out counts as yes.
    #[serde(default)]
    pub conditions: ConditionsNode,
    /// Categories in their first year.
    #[serde(default)]
    pub new_entrant: Vec<CategoryName>,
    /// Where training takes place (default: one site of the provider's own).
    #[serde(default)]
    pub sites: Vec<SiteNode>,
    /// The audit that is coming.
    #[serde(default)]
    pub audit: Option<AuditNode>,
    /// Packs that judge, by id, or by path from this file (default: the label and the national referential). A pack may be
    /// pinned to the digest of its rules: `regles/maison@sha256:…`.
    #[serde(default)]
    pub packs: Vec<String>,
    /// Documents pinned to artefacts, and records of evidence kept outside the folder.
    #[serde(default)]
    pub evidence: Vec<EvidenceNode>,
    /// Agreed exceptions.
    #[serde(default)]
    pub waivers: Vec<WaiverNode>,
    /// Statements by a person in place of a document.
    #[serde(default)]
    pub attestations: Vec<AttestationNode>,
    /// Personal data that may lie in the folder; those that probant finds are then told without counting.
    #[serde(default)]
    pub personal_data: Vec<PermittedNode>,
    /// Files to leave out (`modeles/**`).
    #[serde(default)]
    pub ignore: Vec<String>,
}

/// Personal data that may lie in one file or folder.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PermittedNode {
    /// What kind.
    pub kind: PersonalKind,
    /// File or folder, from the folder of evidence.
    pub path: String,
    /// Why they may.
    #[schemars(length(min = 1))]
    pub reason: String,
}

/// Who the provider is.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProviderNode {
    /// Usual name.
    #[schemars(length(min = 1))]
    pub name: String,
    /// 14 digits, between quotes; spaces are allowed.
    #[serde(default)]
    pub siret: Option<String>,
    /// Training declaration number: 11 digits, between quotes; spaces are allowed.
    #[serde(default)]
    pub nda: Option<String>,
    /// Other names it goes by: legal name, brand, abbreviation.
    #[serde(default)]
    pub aliases: Vec<String>,
}

/// A category of action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum CategoryName {
    Of,
    Bc,
    Vae,
    App,
    Cfa,
}

/// Answers that decide what applies.
#[derive(Clone, Copy, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConditionsNode {
    /// Part of the training takes place at a distance.
    #[serde(default)]
    pub distance_learning: Option<bool>,
    /// Part of the training takes place at work (apprenticeship, internship).
    #[serde(default)]
    pub work_based: Option<bool>,
    /// Training leads to a certification.
    #[serde(default)]
    pub certifying: Option<bool>,
    /// The provider answers calls for tenders.
    #[serde(default)]
    pub answers_tenders: Option<bool>,
    /// Part of the training is subcontracted.
    #[serde(default)]
    pub subcontracts: Option<bool>,
    /// The provider employs staff.
    #[serde(default)]
    pub employs_staff: Option<bool>,
    /// The provider rents technical platforms.
    #[serde(default)]
    pub rents_technical_platforms: Option<bool>,
}

/// A place where training is given.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SiteNode {
    /// Name, as used in the folder.
    #[schemars(length(min = 1))]
    pub name: String,
    /// Other words by which documents name it: town, street, building.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Whose premises they are (default: the provider's own).
    #[serde(default)]
    pub premises: PremisesName,
    /// Class of the building, when known.
    #[serde(default)]
    pub erp: Option<ErpNode>,
}

/// Whose premises.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PremisesName {
    /// The provider's own, or at its permanent disposal.
    #[default]
    Owned,
    /// Rented for sessions.
    Rented,
    /// The client's.
    Client,
}

/// Class of a building open to the public.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ErpNode {
    /// Letters of the type, such as `R`.
    #[serde(default, rename = "type")]
    pub kind: Option<ErpType>,
    /// 1 to 5 (default 5, the smallest).
    #[serde(default)]
    #[schemars(range(min = 1, max = 5))]
    pub category: Option<u8>,
    /// People sleep there.
    #[serde(default)]
    pub sleeping: bool,
    /// Category of the fire safety system, or none.
    #[serde(default)]
    pub ssi: Ssi,
    /// There is a lift.
    #[serde(default)]
    pub lift: bool,
}

/// Types of building open to the public (safety rules of 25 June 1980, article GN 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum ErpType {
    J,
    L,
    M,
    N,
    O,
    P,
    R,
    S,
    T,
    U,
    V,
    W,
    X,
    Y,
    Pa,
    Cts,
    Sg,
    Ps,
    Ga,
    Oa,
    Ef,
    Ref,
}

/// Category of the fire safety system.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
pub enum Ssi {
    #[default]
    #[serde(rename = "none")]
    Absent,
    A,
    B,
    C,
    D,
    E,
}

/// The audit that is coming.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AuditNode {
    /// Which audit of the cycle.
    #[serde(default)]
    pub kind: Option<AuditKind>,
    /// Entry path.
    #[serde(default)]
    pub entry: Option<AuditEntry>,
    /// Day of the audit.
    #[serde(default)]
    #[schemars(extend("format" = "date"))]
    pub date: Option<String>,
    /// Day the current certificate was issued.
    #[serde(default)]
    #[schemars(extend("format" = "date"))]
    pub certificate_issued: Option<String>,
}

/// Which audit of the cycle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AuditKind {
    Initial,
    Complementary,
    Extension,
    Surveillance,
    Renewal,
}

/// Entry path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AuditEntry {
    Initial,
    Adapted,
    Complementary,
}

/// A document pinned to an artefact, or a record of evidence kept elsewhere: exactly one of `path` and `external`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EvidenceNode {
    /// Artefact served (`E.safety-register`).
    pub artefact: String,
    /// Site served, if one.
    #[serde(default)]
    pub site: Option<String>,
    /// Path in the folder.
    #[serde(default)]
    pub path: Option<String>,
    /// Evidence kept elsewhere.
    #[serde(default)]
    pub external: Option<ExternalNode>,
}

/// Evidence kept outside the folder.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExternalNode {
    /// Where it is kept, in words.
    #[serde(rename = "where")]
    #[schemars(length(min = 1))]
    pub whereabouts: String,
    /// Its SHA-256, 64 hexadecimal digits.
    #[serde(default)]
    #[schemars(regex(pattern = "^[0-9a-fA-F]{64}$"), extend("$comment" = "form-sha256"))]
    pub sha256: Option<String>,
    /// Its date.
    #[serde(default)]
    #[schemars(extend("format" = "date"))]
    pub date: Option<String>,
    /// Who has seen it.
    #[serde(default)]
    pub checked_by: Option<String>,
    /// When.
    #[serde(default)]
    #[schemars(extend("format" = "date"))]
    pub checked_on: Option<String>,
}

/// An agreed exception.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WaiverNode {
    /// Artefact concerned.
    pub artefact: String,
    /// Site concerned, if one.
    #[serde(default)]
    pub site: Option<String>,
    /// Why it is agreed.
    #[schemars(length(min = 1))]
    pub reason: String,
    /// Who agreed.
    #[schemars(length(min = 1))]
    pub approved_by: String,
    /// Day of the agreement.
    #[schemars(extend("format" = "date"))]
    pub created: String,
    /// Last day it holds.
    #[schemars(extend("format" = "date"))]
    pub expires: String,
}

/// A statement by a person in place of a document.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AttestationNode {
    /// Artefact concerned.
    pub artefact: String,
    /// Site concerned, if one.
    #[serde(default)]
    pub site: Option<String>,
    /// What is stated.
    #[schemars(length(min = 1))]
    pub statement: String,
    /// Who states it.
    #[schemars(length(min = 1))]
    pub by: String,
    /// When.
    #[schemars(extend("format" = "date"))]
    pub on: String,
    /// How long it holds, ISO-8601 (`P6M`).
    pub valid: String,
}
