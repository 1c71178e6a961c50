//! The papers of one session, as the author of a pack writes them.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::text::phrase::Phrase;

/// Papers about a session, which must give the same days, and no more hours than were attended.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SessionsNode {
    /// Full ids of the artefacts whose documents are about a session, those that the others must agree with first.
    #[schemars(length(min = 1))]
    pub found_in: Vec<String>,
    /// Labels that announce the name of the training (« intitulé »); one between « and » needs none.
    #[serde(default)]
    pub called: Vec<Phrase>,
    /// Full ids of the artefacts whose documents certify somebody's hours.
    #[serde(default)]
    pub certified_by: Vec<String>,
    /// Full ids of the artefacts whose documents tell, row by row, who was there.
    #[serde(default)]
    pub attended_in: Vec<String>,
}
