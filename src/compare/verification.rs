//! Whether a folder is still the one that a report speaks of, and whether the report is as it was signed.

use std::collections::{BTreeMap, BTreeSet};

use super::integrity::documents_digest;
use super::presence::{self, Fate, Recorded};
use crate::model::report::{DocumentRecord, Report};

/// What was found out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verification {
    /// What became of each file, by path.
    pub files: Vec<Fate>,
    /// The digest of the documents as the report states it.
    pub stated: String,
    /// The digest of the report's own list of documents.
    pub listed: String,
    /// The digest of the documents in the folder.
    pub folder: String,
    /// What the signature says.
    pub signature: Signature,
    /// True when a bundle is verified, where only matched evidence is expected.
    pub bundle: bool,
}

/// What the signature of a report says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Signature {
    /// There is none, and none was asked for.
    Absent,
    /// There is none, and one was asked for.
    Wanted,
    /// By the key with this fingerprint; `expected` when that key was named by who verifies.
    Good {
        /// Fingerprint of the key.
        key: String,
        /// Whether the key was named.
        expected: bool,
    },
    /// By another key than those named.
    Stranger {
        /// Fingerprint of the key.
        key: String,
    },
    /// Of other bytes: the report was changed since.
    Altered,
    /// No signature that can be read.
    Malformed,
}

impl Signature {
    /// The stable id.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Self::Absent => "absent",
            Self::Wanted => "wanted",
            Self::Good { expected: true, .. } => "good",
            Self::Good { expected: false, .. } => "unknown-signer",
            Self::Stranger { .. } => "other-signer",
            Self::Altered => "altered",
            Self::Malformed => "malformed",
        }
    }

    /// Fingerprint of the key that signed, when there is one.
    #[must_use]
    pub fn key(&self) -> Option<&str> {
        match self {
            Self::Good { key, .. } | Self::Stranger { key } => Some(key),
            _ => None,
        }
    }

    fn holds(&self) -> bool {
        matches!(self, Self::Absent | Self::Good { .. })
    }
}

impl Verification {
    /// Compares `report` with the files that are `present` (SHA-256 by path, empty when unreadable).
    #[must_use]
    pub fn new(report: &Report, present: &BTreeMap<String, String>, bundle: bool, signature: Signature) -> Self {
        let expected = bundle.then(|| evidence(report));
        let recorded: Vec<Recorded<'_>> =
            report.documents.iter().map(|document| recorded(document, expected.as_ref())).collect();
        Self {
            files: presence::fates(&recorded, present),
            stated: report.documents_digest.clone(),
            listed: documents_digest(recorded.iter().map(|file| (file.path, file.sha256))),
            folder: folder(&recorded, present),
            signature,
            bundle,
        }
    }

    /// True when the report's list of documents is the one that it was sealed with.
    #[must_use]
    pub fn is_consistent(&self) -> bool {
        self.stated == self.listed
    }

    /// True when the folder is the one reported on, and the report the one that was written.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.is_consistent() && self.signature.holds() && !self.files.iter().any(|fate| fate.state.differs())
    }
}

/// A document of the report; one that is not among the `expected` may be absent.
fn recorded<'a>(document: &'a DocumentRecord, expected: Option<&BTreeSet<&str>>) -> Recorded<'a> {
    let optional = expected.is_some_and(|expected| !expected.contains(document.path.as_str()));
    Recorded { path: &document.path, sha256: &document.sha256, optional }
}

/// The digest of what is present. What the report has no digest of counts without one here too.
fn folder(recorded: &[Recorded<'_>], present: &BTreeMap<String, String>) -> String {
    let blank: BTreeSet<&str> = recorded.iter().filter(|file| file.sha256.is_empty()).map(|file| file.path).collect();
    let digest = |path: &str, sha256: &'_ String| if blank.contains(path) { String::new() } else { sha256.clone() };
    let present: Vec<(&str, String)> =
        present.iter().map(|(path, sha256)| (path.as_str(), digest(path, sha256))).collect();
    documents_digest(present.iter().map(|(path, sha256)| (*path, sha256.as_str())))
}

/// Paths of everything that was accepted as evidence for something.
fn evidence(report: &Report) -> BTreeSet<&str> {
    let artefacts = report.indicators.iter().flat_map(|indicator| &indicator.artefacts);
    artefacts.flat_map(|artefact| &artefact.evidence).map(|evidence| evidence.document.as_str()).collect()
}

/// Paths of the documents that were accepted as evidence for something, in order.
#[must_use]
pub fn matched(report: &Report) -> Vec<&str> {
    let evidence = evidence(report);
    report.documents.iter().map(|document| document.path.as_str()).filter(|path| evidence.contains(path)).collect()
}
