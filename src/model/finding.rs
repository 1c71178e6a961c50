//! A finding: what was expected, what was found, where, and what to do about it.

use super::place::Place;
use super::status::{Code, Level};

/// One thing to know or to mend. All texts are in the language of the run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Stable across runs: derived from code, pack, artefact, site, document and subject, never from positions.
    pub id: String,
    /// What is wrong.
    pub code: Code,
    /// How serious it is here.
    pub level: Level,
    /// Indicator concerned, as `(pack, indicator)`.
    pub indicator: Option<(String, String)>,
    /// Artefact concerned (`E.safety-register`).
    pub artefact: Option<String>,
    /// Site concerned, when the requirement is per site.
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
}
