//! Is it filled in? (`blank-template`)

use schemars::JsonSchema;
use serde::Deserialize;

/// It must be filled in: fewer blank fields than filled ones, no template mark.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Filled {
    /// Blank fields that are always too many, whatever is filled (default 8).
    #[serde(default)]
    pub at_most: Option<usize>,
}
