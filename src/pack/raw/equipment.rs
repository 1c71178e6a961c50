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
    /// Those of them that list everything there is: a report names a machine of these where it names one of the same sort.
    #[serde(default)]
    pub inventoried_in: Vec<String>,
    /// Words in the row of a machine that say that it is gone (« réformé »).
    #[serde(default)]
    pub left: Vec<Phrase>,
    /// Words in the row of a machine whose number has no letters that count (« 7 | poudre 6 kg »).
    #[serde(default)]
    pub named: Vec<Phrase>,
    /// Words in a row of a report that say that the machine was not seen to (« local fermé »).
    #[serde(default)]
    pub unseen: Vec<Phrase>,
    /// Words in the rows of machines that reports with the word in their title are about (« levage »).
    #[serde(default)]
    pub sorts: Vec<Phrase>,
    /// Words beside which a report says how many there are (« au parc : 8 appareils »).
    #[serde(default)]
    pub owned: Vec<Phrase>,
    /// Words beside which a report says how many were seen to (« sept vérifiés »).
    #[serde(default)]
    pub checked: Vec<Phrase>,
}
