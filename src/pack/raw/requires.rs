//! What an indicator asks for: the requirement tree as its author writes it.

use schemars::JsonSchema;
use serde::Deserialize;

/// A node of the requirement tree: exactly one of `artefact`, `all`, `any` or `at_least` with `of`.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NeedNode {
    /// Slug of an artefact of this indicator.
    #[serde(default)]
    pub artefact: Option<String>,
    /// All of these.
    #[serde(default)]
    pub all: Option<Vec<NeedNode>>,
    /// Any one of these.
    #[serde(default)]
    pub any: Option<Vec<NeedNode>>,
    /// At least this many of `of`.
    #[serde(default)]
    pub at_least: Option<usize>,
    /// The choices of `at_least`.
    #[serde(default)]
    pub of: Option<Vec<NeedNode>>,
    /// Expression over the profile (and `site`, where the indicator is per site) for this node to count.
    #[serde(default)]
    pub when: Option<String>,
    /// Of an artefact: it counts only once the evidence of another one is older than this.
    #[serde(default)]
    pub when_older: Option<OlderNode>,
    /// Of an artefact: where its `when` does not hold, what there is of it is judged all the same, as a supporting one.
    #[serde(default)]
    pub judged_anyway: bool,
    /// Of an artefact: slugs of artefacts which, all there, make its absence a gap rather than a miss: incomplete.
    #[serde(default)]
    pub incomplete_with: Vec<String>,
}

/// The age of the evidence of another artefact of the indicator.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OlderNode {
    /// Slug of that artefact.
    pub artefact: String,
    /// Age after which the node counts (`P24M`).
    pub than: String,
}
