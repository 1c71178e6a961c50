//! Is it the provider's? (`wrong-provider`)

use schemars::JsonSchema;
use serde::Deserialize;

/// It must not be another organisation's.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Own {
    /// The provider's name, alias, SIRET or NDA must stand in it.
    #[serde(default)]
    pub named: bool,
}
