//! What a profile says of artefacts, held against the packs that judge it.

use crate::catalogue::Words;
use crate::model::profile::Profile;
use crate::yaml::{Fault, Say, Sheet, unknown_word};

use super::{Artefact, Packs};

/// Checks the artefact ids of the profile's evidence, waivers and attestations. `file` is the name and text of the
/// profile, `packs` all packs whose ids may be used (those that judge, and any other that the caller knows).
#[must_use]
pub fn check_references(file: (&str, &str), profile: &Profile, packs: &Packs, words: &Words) -> Vec<Fault> {
    let mut sheet = Sheet::of(file.0, file.1, words);
    let artefacts: Vec<&Artefact> = packs.artefacts().map(|(_, artefact)| artefact).collect();
    let ids: Vec<String> = artefacts.iter().map(|artefact| artefact.id.clone()).collect();
    let records = profile.evidence.iter().map(|record| &record.artefact);
    let waivers = profile.waivers.iter().map(|waiver| &waiver.artefact);
    let attestations = profile.attestations.iter().map(|attestation| &attestation.artefact);
    known(&mut sheet, "evidence", records, &ids);
    known(&mut sheet, "waivers", waivers, &ids);
    known(&mut sheet, "attestations", attestations, &ids);
    for (index, record) in profile.evidence.iter().enumerate().filter(|(_, record)| record.path.is_some()) {
        if artefacts.iter().any(|artefact| artefact.external_only && artefact.id == record.artefact) {
            let say = Say::new(words.tell("fault-never-in-folder", &[("id", &record.artefact)]))
                .expecting(words.say("expected-external"));
            sheet.report_key(&format!("/evidence/{index}/path"), say);
        }
    }
    sheet.into_faults()
}

fn known<'a>(sheet: &mut Sheet<'_>, list: &str, used: impl Iterator<Item = &'a String>, ids: &[String]) {
    for (index, id) in used.enumerate().filter(|(_, id)| !ids.contains(id)) {
        let say = unknown_artefact(sheet.words, id, ids);
        sheet.report(&format!("/{list}/{index}/artefact"), say);
    }
}

/// That no artefact has this full id. They are too many to be listed: only the nearest of the `known` ones is said.
pub(super) fn unknown_artefact(words: &Words, id: &str, known: &[String]) -> Say {
    let message = words.tell("fault-unknown-artefact", &[("id", id)]);
    Say { message, expected: None, ..unknown_word(words, id, known) }
}

/// Reports every name of `yields_to` that is neither an artefact nor an indicator among the `known`. `at` is where the artefact
/// stands.
pub(super) fn yielding(sheet: &mut Sheet<'_>, at: &str, yields_to: &[String], known: &[String]) {
    for (index, id) in yields_to.iter().enumerate().filter(|(_, id)| !known.contains(id)) {
        let say = unknown_artefact(sheet.words, id, known);
        sheet.report(&format!("{at}/recognise/yields_to/{index}"), say);
    }
}
