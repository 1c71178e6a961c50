//! Is it signed? (`unsigned`, `signature-to-confirm`)

use schemars::JsonSchema;
use serde::Deserialize;

/// It must bear a signature.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Signed {
    /// A document without any trace of a signature is unsigned; otherwise only an empty signature block is.
    #[serde(default)]
    pub required: bool,
}
