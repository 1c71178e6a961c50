//! Machines and the reports on them, as the author of a pack writes them.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::text::phrase::Phrase;

/// Lists of machines, and reports that must say something of each of those listed together.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EquipmentNode {
    /// Full ids of the artefacts whose documents list machines by number (« LP-01 à LP-04 »).
    #[schemars(length(min = 1))]
    pub listed_in: Vec<String>,
    /// Full ids of the artefacts whose documents say which were looked after.
    #[schemars(length(min = 1))]
    pub reported_in: Vec<String>,
    /// Words in the row of a machine that say that it is gone (« réformé »).
    #[serde(default)]
    pub left: Vec<Phrase>,
}
