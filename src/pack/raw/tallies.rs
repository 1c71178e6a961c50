//! What one paper counts and another lists, as the author of a pack writes it.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::text::phrase::Phrase;

/// Papers that say how many there were in a time, and the register that has a row for each.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TallyNode {
    /// Full ids of the artefacts that count (`32.management-review`).
    #[schemars(length(min = 1))]
    pub counted_in: Vec<String>,
    /// Full ids of the artefacts that list, a dated row each (`31.complaints-register`).
    #[schemars(length(min = 1))]
    pub listed_in: Vec<String>,
    /// Words for what is counted (« réclamations »).
    #[schemars(length(min = 1))]
    pub said: Vec<Phrase>,
    /// Words of which one says that all of them are counted (« reçues », « inscrites »).
    #[schemars(length(min = 1))]
    pub all: Vec<Phrase>,
    /// Words that say that only some are counted, or that a row lists something else (« dont », « aléa »).
    #[serde(default)]
    pub but: Vec<Phrase>,
}
