//! The people of a pack: the artefacts that their documents are must exist.

use crate::catalogue::Words;
use crate::yaml::{Fault, Say, Sheet, unknown_word};

use super::Indicator;
use super::raw::PackFile;
use super::source::{PACK_FILE, PackSource};

/// Reports every artefact that `people` names and that no indicator of the pack has.
pub(super) fn faults(source: &PackSource, file: &PackFile, indicators: &[Indicator], words: &Words) -> Vec<Fault> {
    let Some((name, text)) = source.file(PACK_FILE) else { return Vec::new() };
    let artefacts = indicators.iter().flat_map(|indicator| &indicator.artefacts);
    let ids: Vec<String> = artefacts.map(|artefact| artefact.id.clone()).collect();
    let shown = source.shown(name);
    let mut sheet = Sheet::of(&shown, text, words);
    for (index, person) in file.people.iter().enumerate() {
        let appointed = (format!("/people/{index}/appointed_by"), &person.appointed_by);
        let named = person.named_in.iter().enumerate();
        let named = named.map(|(at, id)| (format!("/people/{index}/named_in/{at}"), id));
        for (pointer, id) in std::iter::once(appointed).chain(named).filter(|(_, id)| !ids.contains(id)) {
            let say = unknown_word(words, id, &ids);
            let message = words.tell("fault-unknown-artefact", &[("id", id)]);
            sheet.report(&pointer, Say { message, expected: None, ..say });
        }
    }
    sheet.into_faults()
}
