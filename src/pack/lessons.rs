//! Documents from which vocabularies are learnt beside the tests of a pack: texts, each with the artefacts that it serves.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::catalogue::Words;
use crate::yaml::{Fault, Form};

/// A document to learn from. It serves none of the artefacts that are not named, of whatever pack.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LessonNode {
    /// What it is, in words.
    pub name: String,
    /// Its text.
    pub text: String,
    /// Full ids of artefacts that it serves.
    #[serde(default)]
    pub accepts: Vec<String>,
    /// Full ids of artefacts that it may serve or not: nothing is learnt of them from it.
    #[serde(default)]
    pub also: Vec<String>,
}

/// Reads the lessons in `files`, names and texts. Artefacts of other packs than the one that learns may be named.
///
/// # Errors
/// Every fault of every file.
pub fn lessons(files: &[(String, String)], words: &Words) -> Result<Vec<LessonNode>, Vec<Fault>> {
    let form: Form<Vec<LessonNode>> = Form::new();
    let (mut lessons, mut faults) = (Vec::new(), Vec::new());
    for (name, text) in files {
        let (nodes, sheet) = form.read(name, text, words);
        lessons.extend(nodes.unwrap_or_default());
        faults.extend(sheet.into_faults());
    }
    if faults.is_empty() { Ok(lessons) } else { Err(faults) }
}
