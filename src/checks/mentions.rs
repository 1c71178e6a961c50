//! Does it say what it must say? (`mention-missing`)

use schemars::JsonSchema;
use serde::Deserialize;

/// Each of these must be said somewhere.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mentions {
    /// What must be said, each with the ways to say it.
    pub all: Vec<Mention>,
}

/// One thing to say.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mention {
    /// What it is called, shown to people.
    pub name: String,
    /// Phrases of which one is enough.
    #[serde(default)]
    pub any: Vec<String>,
    /// A regular expression on the folded text that says it too.
    #[serde(default)]
    pub regex: Option<String>,
}
