//! Does it cover everything in scope? (`coverage-gap`)

use schemars::JsonSchema;
use serde::Deserialize;

/// What it must cover.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Covers {
    /// Every indicator of the pack that applies must be assessed in it.
    #[serde(default)]
    pub indicators_in_scope: bool,
    /// How an indicator is written before its id ("indicateur", "ind.").
    #[serde(default)]
    pub labels: Vec<String>,
}
