//! Is it favourable? (`unfavourable`)

use schemars::JsonSchema;
use serde::Deserialize;

/// It must not conclude against the provider.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Favourable {
    /// Phrases that are unfavourable unless negated.
    pub against: Vec<String>,
    /// Phrases that say the remark has since been answered.
    #[serde(default)]
    pub lifted: Vec<String>,
}
