//! The kinds of document that exist, those of whom an artefact exists once each, and what vocabularies were learnt, as they are written.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::RecogniseNode;
use crate::pack::members::MemberNode;
use crate::text::phrase::Phrase;

/// `kinds.yaml`: the kinds of document that exist, whatever the label.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KindsFile {
    /// The kinds; the best scoring one wins.
    pub kinds: Vec<KindNode>,
    /// Those of whom an artefact may exist once each.
    #[serde(default)]
    pub members: Vec<MemberNode>,
    /// Families of names of columns: what the first may head, or two of the others, any of them may head.
    #[serde(default)]
    pub columns: Vec<Vec<Phrase>>,
}

/// `vocabulary.yaml`: what documents of each artefact speak of, learnt from the tests of the pack and from lessons by `rules test --learn`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VocabularyFile {
    /// By full id of the artefact: what every document weighs (`=`), then stems with what they weigh for or against it
    /// ("= -93, referent 31, devi -24"), the weightiest first.
    pub vocabulary: BTreeMap<String, String>,
}

/// A kind of document: invoice, minutes, contract…
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KindNode {
    /// Stable id, lower case with hyphens.
    #[schemars(regex(pattern = "^[a-z0-9]+(-[a-z0-9]+)*$"), extend("$comment" = "form-slug"))]
    pub id: String,
    /// Title shown to people.
    pub title: String,
    /// Such a document proves nothing by itself, unless an artefact names this kind (invoice, quote, press article…).
    #[serde(default)]
    pub never_evidence: bool,
    /// How it is recognised.
    pub recognise: RecogniseNode,
}
