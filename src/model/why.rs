//! Why a document was or was not accepted, and why an artefact is what it is: the answers to `why`.

use super::finding::Finding;
use super::report::{ArtefactRecord, DocumentRecord, NearMiss, Reason};
use super::status::Status;

/// What became of one document.
#[derive(Clone, Debug)]
pub struct DocumentStory {
    /// As the report has it.
    pub record: DocumentRecord,
    /// The artefacts that it serves.
    pub serves: Vec<Service>,
    /// Artefacts that it is recognised as and that nobody asks for here: id and title.
    pub idle: Vec<(String, String)>,
    /// Artefacts that it came near to, best first.
    pub near: Vec<NearArtefact>,
    /// What is wrong with it.
    pub findings: Vec<Finding>,
}

/// A document in the service of one artefact.
#[derive(Clone, Debug)]
pub struct Service {
    /// Full id of the artefact.
    pub artefact: String,
    /// Its title.
    pub title: String,
    /// Site, where the requirement is per site.
    pub site: Option<String>,
    /// The status that this document alone would give.
    pub status: Status,
    /// The document that leads, when it is another one.
    pub behind: Option<String>,
    /// Why it was accepted.
    pub why: Vec<Reason>,
}

/// An artefact that a document came near to.
#[derive(Clone, Debug)]
pub struct NearArtefact {
    /// Full id.
    pub artefact: String,
    /// Title.
    pub title: String,
    /// The document as its near miss.
    pub miss: NearMiss,
}

/// What became of one artefact, at one site.
#[derive(Clone, Debug)]
pub struct ArtefactStory {
    /// Id and title of its indicator.
    pub indicator: (String, String),
    /// Why the indicator is or is not in scope.
    pub scope: String,
    /// As the report has it; none when its indicator does not apply.
    pub record: Option<ArtefactRecord>,
    /// Full id and title.
    pub artefact: (String, String),
    /// What a good document shows.
    pub what: String,
    /// What to do when there is none.
    pub advice: String,
    /// The documents that came nearest.
    pub nearest: Vec<NearMiss>,
    /// What is wrong with what was found.
    pub findings: Vec<Finding>,
}
