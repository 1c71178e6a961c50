//! Is it dated? (`undated`, `future-dated`)

use schemars::JsonSchema;
use serde::Deserialize;

/// A date of one of the artefact's `key_date` roles must be written in it, and not lie in the future.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Dated {
    /// The date may lie in the future (a convocation, a planned session).
    #[serde(default)]
    pub future_allowed: bool,
}
