//! Papers that are filed for what they are not, as the author of a pack writes them.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::text::phrase::Phrase;

/// Papers of another sort that are often filed for an artefact: a survey among tutors, for the visits to them.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MisfiledNode {
    /// Full ids of the artefacts that they serve instead; those of packs that do not judge are passed over.
    #[schemars(length(min = 1))]
    pub are: Vec<String>,
    /// Words of a path that pass them off for this artefact.
    #[schemars(length(min = 1))]
    pub filed: Vec<Phrase>,
    /// Words of a path that say what they are.
    #[serde(default)]
    pub honest: Vec<Phrase>,
    /// Why they are no evidence of it, shown to people.
    pub reason: String,
}
