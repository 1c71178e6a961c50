//! The provider, as its `probant.yaml` describes it, after validation.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::personal::PersonalKind;

/// The provider whose folder is read.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    /// True when no profile file was given and everything below is assumed.
    pub assumed: bool,
    /// Who the provider is.
    pub provider: Provider,
    /// Categories of action delivered: `OF`, `BC`, `VAE`, `APP`.
    pub categories: BTreeSet<Category>,
    /// Answers to the questions that decide what applies.
    pub conditions: Conditions,
    /// Categories in their first year.
    pub new_entrant: BTreeSet<Category>,
    /// Where training takes place. Never empty after validation.
    pub sites: Vec<Site>,
    /// The audit that is coming.
    pub audit: Option<Audit>,
    /// Packs asked for, by id or path; those that judge by default when empty.
    pub packs: Vec<String>,
    /// Documents pinned to artefacts, and evidence kept elsewhere.
    pub evidence: Vec<EvidenceRecord>,
    /// Agreed exceptions.
    pub waivers: Vec<Waiver>,
    /// Statements by a person in place of a document.
    pub attestations: Vec<Attestation>,
    /// Personal data that may lie in the folder.
    pub personal_data: Vec<PermittedData>,
    /// Globs of files to leave out.
    pub ignore: Vec<String>,
}

/// Personal data that somebody permits in one file, or in all files of one folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PermittedData {
    /// What kind.
    pub kind: PersonalKind,
    /// Path of the file or folder, relative.
    pub path: String,
    /// Why they may lie there.
    pub reason: String,
}

impl PermittedData {
    /// True when the document at `path` lies where it is permitted.
    #[must_use]
    pub fn covers(&self, path: &str) -> bool {
        path.strip_prefix(&self.path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

/// Who the provider is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Provider {
    /// Usual name.
    pub name: String,
    /// 14 digits.
    pub siret: Option<String>,
    /// Training declaration number, 11 digits.
    pub nda: Option<String>,
    /// Other names it goes by: legal name, brand, abbreviation.
    pub aliases: Vec<String>,
}

impl Provider {
    /// Every name that it goes by.
    pub fn names(&self) -> impl Iterator<Item = &String> {
        std::iter::once(&self.name).chain(&self.aliases).filter(|name| !name.is_empty())
    }
}

/// A category of action under the certification.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// Training actions.
    Of,
    /// Skills assessments (bilans de compétences).
    Bc,
    /// Validation of prior experience.
    Vae,
    /// Apprenticeship; `CFA` is accepted for it.
    App,
}

impl Category {
    /// Every category.
    pub const ALL: [Self; 4] = [Self::Of, Self::Bc, Self::Vae, Self::App];

    /// The stable id.
    pub fn id(self) -> &'static str {
        match self {
            Self::Of => "OF",
            Self::Bc => "BC",
            Self::Vae => "VAE",
            Self::App => "APP",
        }
    }

    /// The category with this id; `CFA` is `APP`.
    pub fn from_id(id: &str) -> Option<Self> {
        if id == "CFA" {
            return Some(Self::App);
        }
        Self::ALL.into_iter().find(|category| category.id() == id)
    }
}

/// Yes, no, or not answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the questions of the contract, section 4")]
pub struct Conditions {
    pub distance_learning: Option<bool>,
    pub work_based: Option<bool>,
    pub certifying: Option<bool>,
    pub answers_tenders: Option<bool>,
    pub subcontracts: Option<bool>,
    pub employs_staff: Option<bool>,
    pub rents_technical_platforms: Option<bool>,
}

impl Profile {
    /// The same provider, had it answered no to `question`.
    #[must_use]
    pub fn answering_no(&self, question: &str) -> Self {
        let mut changed = self.clone();
        if let Some(slot) = changed.conditions.slot(question) {
            *slot = Some(false);
        }
        changed
    }
}

impl Conditions {
    /// Where the answer to the question of this name stands.
    pub fn slot(&mut self, question: &str) -> Option<&mut Option<bool>> {
        match question {
            "distance_learning" => Some(&mut self.distance_learning),
            "work_based" => Some(&mut self.work_based),
            "certifying" => Some(&mut self.certifying),
            "answers_tenders" => Some(&mut self.answers_tenders),
            "subcontracts" => Some(&mut self.subcontracts),
            "employs_staff" => Some(&mut self.employs_staff),
            "rents_technical_platforms" => Some(&mut self.rents_technical_platforms),
            _ => None,
        }
    }

    /// Name and answer of each condition, in the order of the contract.
    pub fn named(&self) -> [(&'static str, Option<bool>); 7] {
        [
            ("distance_learning", self.distance_learning),
            ("work_based", self.work_based),
            ("certifying", self.certifying),
            ("answers_tenders", self.answers_tenders),
            ("subcontracts", self.subcontracts),
            ("employs_staff", self.employs_staff),
            ("rents_technical_platforms", self.rents_technical_platforms),
        ]
    }
}

/// A place where training is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// Name, as used in the folder.
    pub name: String,
    /// Other words by which documents name it: town, street, building.
    pub aliases: Vec<String>,
    /// Whose premises they are.
    pub premises: Premises,
    /// Class of the building, when known.
    pub erp: Option<Erp>,
}

/// Whose premises.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Premises {
    /// The provider's own, or at its permanent disposal.
    Owned,
    /// Rented for sessions.
    Rented,
    /// The client's.
    Client,
}

impl Premises {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Owned, Self::Rented, Self::Client];

    /// The stable id.
    pub fn id(self) -> &'static str {
        match self {
            Self::Owned => "owned",
            Self::Rented => "rented",
            Self::Client => "client",
        }
    }
}

/// Class of a building open to the public.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erp {
    /// Letter of the type, such as `R`.
    pub kind: Option<String>,
    /// 1 to 5.
    pub category: u8,
    /// People sleep there.
    pub sleeping: bool,
    /// Category of the fire safety system, `A` to `E`, or none.
    pub ssi: Option<char>,
    /// There is a lift.
    pub lift: bool,
}

/// The audit that is coming.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audit {
    /// One of `KINDS`.
    pub kind: Option<String>,
    /// Entry path: one of `ENTRIES`.
    pub entry: Option<String>,
    /// Day of the audit.
    pub date: Option<Date>,
    /// Day the current certificate was issued.
    pub certificate_issued: Option<Date>,
}

impl Audit {
    /// Which audit of the cycle it can be.
    pub const KINDS: [&str; 5] = ["initial", "complementary", "extension", "surveillance", "renewal"];
    /// The paths by which a provider can enter.
    pub const ENTRIES: [&str; 3] = ["initial", "adapted", "complementary"];
}

/// A document pinned to an artefact, or a record of evidence kept outside the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceRecord {
    /// Artefact served.
    pub artefact: String,
    /// Site served, if one.
    pub site: Option<String>,
    /// Path in the folder.
    pub path: Option<String>,
    /// Evidence kept elsewhere.
    pub external: Option<External>,
}

/// Evidence kept outside the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of the contract, section 4")]
pub struct External {
    pub whereabouts: String,
    pub sha256: Option<String>,
    pub date: Option<Date>,
    pub checked_by: Option<String>,
    pub checked_on: Option<Date>,
}

/// An agreed exception.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of the contract, section 4")]
pub struct Waiver {
    pub artefact: String,
    pub site: Option<String>,
    pub reason: String,
    pub approved_by: String,
    pub created: Date,
    pub expires: Date,
}

/// A statement by a person in place of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of the contract, section 4")]
pub struct Attestation {
    pub artefact: String,
    pub site: Option<String>,
    pub statement: String,
    pub by: String,
    pub on: Date,
    /// Last day it holds, computed from `valid`.
    pub until: Date,
}
