//! The words that documents of an artefact are told by, learnt from the tests of its pack: `vocabulary.yaml`.

use std::collections::BTreeMap;

use crate::catalogue::Words;
use crate::yaml::{Form, Say, Sheet, child, unknown_word};

use super::Indicator;
use super::raw::VocabularyFile;

/// What every document weighs (`=`), then stems with their weights for or against, the weightiest first.
pub type Vocabulary = Vec<(String, i32)>;

/// `= -93, stem 31, other -24`, as the file writes it.
#[must_use]
pub fn written(vocabulary: &[(String, i32)]) -> String {
    vocabulary.iter().map(|(stem, weight)| format!("{stem} {weight}")).collect::<Vec<_>>().join(", ")
}

fn read(text: &str) -> Option<Vocabulary> {
    let word = |word: &str| {
        let (stem, weight) = word.trim().split_once(' ')?;
        Some((stem.to_owned(), weight.parse().ok()?))
    };
    text.split(',').map(word).collect()
}

/// The vocabularies of the sound file `(name, text)`, by id of the artefact; nothing of one at fault.
pub(super) fn all((name, text): (&str, &str), words: &Words) -> BTreeMap<String, Vocabulary> {
    let form: Form<VocabularyFile> = Form::new();
    let (file, _) = form.read(name, text, words);
    let written = file.map(|file| file.vocabulary).unwrap_or_default();
    written.into_iter().filter_map(|(id, words)| Some((id, read(&words)?))).collect()
}

/// Gives the artefacts of `indicators` the vocabularies of the file `(name, text)`. What a file that was taken from another
/// pack says of artefacts that are not here is passed over.
pub(super) fn give<'a>(
    indicators: &mut [Indicator],
    (name, text): (&'a str, &'a str),
    taken: bool,
    words: &'a Words,
) -> Sheet<'a> {
    let form: Form<VocabularyFile> = Form::new();
    let (file, mut sheet) = form.read(name, text, words);
    let mut artefacts: BTreeMap<String, &mut Vocabulary> = BTreeMap::new();
    for artefact in indicators.iter_mut().flat_map(|indicator| &mut indicator.artefacts) {
        artefacts.insert(artefact.id.clone(), &mut artefact.vocabulary);
    }
    for (id, text) in file.map(|file| file.vocabulary).unwrap_or_default() {
        let at = child("/vocabulary", &id);
        match (read(&text), artefacts.get_mut(&id)) {
            (Some(vocabulary), Some(own)) if own.is_empty() => **own = vocabulary,
            (None, _) => sheet.report(&at, Say::new(words.say("fault-vocabulary"))),
            (_, None) if !taken => {
                let known: Vec<String> = artefacts.keys().cloned().collect();
                sheet.report(&at, unknown_word(words, &id, &known));
            }
            _ => {}
        }
    }
    sheet
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let vocabulary = vec![("=".to_owned(), -93), ("referent".to_owned(), 31), ("devi".to_owned(), -24)];
        assert_eq!(read(&written(&vocabulary)), Some(vocabulary));
        assert_eq!(read("referent"), None);
        assert_eq!(read("referent beaucoup"), None);
    }
}
