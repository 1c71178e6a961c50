//! Is it recent enough on the as-of date? (`expired`, `expiring`)

use schemars::JsonSchema;
use serde::Deserialize;

/// How long it counts, from its key date. Durations are ISO-8601 (`P12M`, `P90D`).
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fresh {
    /// Time it counts from the key date; none: only expiry dates and periods count.
    #[serde(default)]
    pub max: Option<String>,
    /// Other times for some profiles or sites; the first `when` that holds wins.
    #[serde(default)]
    pub cases: Vec<FreshCase>,
    /// Tolerance after `max` before it is expired.
    #[serde(default)]
    pub grace: Option<String>,
    /// How long before lapsing to warn (default `P2M`).
    #[serde(default)]
    pub warn_before: Option<String>,
    /// A "next visit" date written in the document decides instead of `max`.
    #[serde(default)]
    pub next_due_wins: bool,
    /// An expiry date written in the document is no expiry here (due dates of a plan, payment dates).
    #[serde(default)]
    pub ignore_expiry: bool,
    /// Tacit renewal keeps it alive after its term.
    #[serde(default)]
    pub tacit_renewal: bool,
    /// It names a period (year, school year) that must touch the as-of year or the one before.
    #[serde(default)]
    pub year_or_previous: bool,
    /// What the limit rests on.
    #[serde(default)]
    pub basis: Option<FreshBasis>,
}

/// A time that holds when an expression over the profile holds.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FreshCase {
    /// Expression over the profile and `site`.
    pub when: String,
    /// Time it counts then; none: it does not lapse.
    #[serde(default)]
    pub max: Option<String>,
}

/// What a time limit rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FreshBasis {
    /// A law, decree or order.
    Law,
    /// The official reading guide.
    Guide,
    /// The label's own presentation.
    Seed,
    /// Our proposal.
    Proposal,
}
