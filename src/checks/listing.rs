//! Does a list of documents agree with the folder? (`listed-but-absent`) Its parameters; the folder is looked through above.

use crate::text::phrase::Phrase;
use schemars::JsonSchema;
use serde::Deserialize;

/// The columns of a list of documents.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Listing {
    /// Words that head the column of codes.
    #[serde(default)]
    pub code: Vec<Phrase>,
    /// Words that head the column of titles.
    pub title: Vec<Phrase>,
    /// Words that head the column which says where the document is.
    #[serde(default)]
    pub location: Vec<Phrase>,
    /// Words that head the column of versions.
    #[serde(default)]
    pub version: Vec<Phrase>,
    /// Words in a row that say the document is no longer in use.
    #[serde(default)]
    pub withdrawn: Vec<Phrase>,
}
