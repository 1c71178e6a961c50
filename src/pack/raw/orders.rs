//! What must come first for one customer, as the author of a pack writes it.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::text::phrase::Phrase;

/// Papers of one customer that follow one another: the study is decided before the answer is sent.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OrderNode {
    /// Full id of the artefact that comes first (`A.feasibility-grid`).
    pub first: String,
    /// Full ids of the artefacts of which one comes then (`B.submitted-response`).
    #[schemars(length(min = 1))]
    pub then: Vec<String>,
    /// Words beside the day on which the first is decided (« décision »).
    #[schemars(length(min = 1))]
    pub decided: Vec<Phrase>,
    /// Words beside the day by which the answer is due, or on which it left (« date limite de remise », « réponse déposée »).
    #[serde(default)]
    pub due: Vec<Phrase>,
    /// Words that begin the name of a customer (« coopérative »).
    #[schemars(length(min = 1))]
    pub customers: Vec<Phrase>,
    /// Labels beside which, or over which, the name of the customer stands (« demandeur »).
    #[serde(default)]
    pub asked_by: Vec<Phrase>,
}
