//! What is measured, and the documents that must give the same number, as the author of a pack writes it.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::text::phrase::Phrase;

/// Rates that several documents give: that of one year must be the same in all of them.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FiguresNode {
    /// Full ids of the artefacts whose documents give them (`2.results-table`), those that the others must agree with first.
    #[schemars(length(min = 1))]
    pub found_in: Vec<String>,
    /// Full ids of artefacts whose documents are about one thing (`1.public-description`): they give its own rates, and those of all
    /// only where a row says so (« Toutes actions »).
    #[serde(default)]
    pub tabled_in: Vec<String>,
    /// What is measured.
    #[schemars(length(min = 1))]
    pub measures: Vec<MeasureNode>,
}

/// A rate.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MeasureNode {
    /// What it is called, shown to people.
    pub name: String,
    /// Phrases of which one names it.
    #[schemars(length(min = 1))]
    pub said: Vec<Phrase>,
}
