//! What is sound in a pack and yet surely not meant: conditions that can never matter, artefacts that no test tries, ids that
//! others bear. Looked for in what the pack writes itself, not in what it takes over.

mod artefact;
mod conditions;

use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::Words;
use crate::yaml::{Draft, Fault, Form, Say, Sheet, child};

use super::cases::{Case, cases};
use super::edition::family;
use super::raw::{IndicatorFile, PackFile};
use super::shelf::{Assembled, Open, Shelf, own_conditions};
use super::source::{PACK_FILE, PackSource, TESTS, embedded, embedded_ids};

/// A pack that loads, with the tests beside it.
pub struct Linted<'a> {
    /// Its text.
    pub source: &'a PackSource,
    /// Names and texts of its tests.
    pub tests: &'a [(String, String)],
    /// Full ids of its artefacts, own and taken.
    pub artefacts: &'a [String],
}

/// Conditions that the pack writes itself, by artefact.
type Own = BTreeMap<String, BTreeSet<String>>;

/// What the files of one pack are held against.
struct Ground<'a> {
    words: &'a Words,
    own: Own,
    /// Ids of artefacts of other packs, each with its pack.
    others: BTreeMap<String, String>,
    /// Artefacts that some test accepts, and that some test refuses; none when there are no tests at all.
    tried: Option<Tried>,
}

/// Full ids of the artefacts that tests try.
#[derive(Default)]
struct Tried {
    accepted: BTreeSet<String>,
    refused: BTreeSet<String>,
}

/// Everything that is surely not meant, by file, then by line.
#[must_use]
pub fn lint(pack: &Linted<'_>, open: Open<'_>, words: &Words) -> Vec<Fault> {
    let assembled = Shelf::new(open, words).assemble(pack.source);
    let (tests, mut faults) = match cases(pack.tests, pack.artefacts, words) {
        Ok(tests) => (tests, Vec::new()),
        Err(faults) => (Vec::new(), faults),
    };
    let blank = pack.tests.is_empty();
    let tried = (!blank && faults.is_empty()).then(|| tried(&tests));
    let ground = Ground { words, own: own_conditions(pack.source), others: others(pack.source, &assembled), tried };
    let mut found = head(&assembled, &ground);
    let own_files: BTreeSet<String> =
        pack.source.indicators().iter().map(|(name, _)| pack.source.shown(name)).collect();
    let form: Form<IndicatorFile> = Form::new();
    for draft in assembled.indicators.iter().filter(|draft| own_files.contains(draft.file())) {
        found.extend(indicator(&form, draft, &ground));
    }
    if blank {
        let say = words.tell("lint-no-tests", &[("folder", &pack.source.shown(TESTS))]);
        found.push(Fault::whole(&pack.source.shown(PACK_FILE), Say::new(say)));
    }
    found.append(&mut faults);
    found
}

fn tried(tests: &[Case]) -> Tried {
    let mut tried = Tried::default();
    for case in tests {
        tried.accepted.extend(case.expected.accepts.iter().cloned());
        tried.refused.extend(case.expected.refuses.iter().cloned());
    }
    tried
}

/// The artefacts of the packs of this program that are neither editions of the same referential nor extended by it.
fn others(source: &PackSource, assembled: &Assembled) -> BTreeMap<String, String> {
    let text = |pointer: &str| assembled.head.as_ref().and_then(|head| head.text_at(pointer)).unwrap_or_default();
    let (id, base) = (text("/id").to_owned(), text("/extends").to_owned());
    let is_other =
        |other: &String| family(other) != family(&id) && *other != base && source.embedded_id() != Some(other.as_str());
    let packs = embedded_ids().into_iter().filter(is_other).filter_map(|other| Some((embedded(&other)?, other)));
    packs.flat_map(|(pack, other)| own_conditions(&pack).into_keys().map(move |id| (id, other.clone()))).collect()
}

/// What the pack disables and writes again.
fn head(assembled: &Assembled, ground: &Ground<'_>) -> Vec<Fault> {
    let Some(draft) = &assembled.head else { return Vec::new() };
    let (file, _) = Form::<PackFile>::new().check(draft, ground.words);
    let mut sheet = Sheet::of_draft(draft, ground.words);
    for (index, node) in file.map(|file| file.disable).unwrap_or_default().into_iter().enumerate() {
        if let Some(id) = node.artefact.filter(|id| ground.own.contains_key(id)) {
            let say = Say::new(ground.words.tell("lint-disabled-again", &[("id", &id)]));
            sheet.report(&format!("/disable/{index}/artefact"), say);
        }
    }
    sheet.into_faults()
}

fn indicator(form: &Form<IndicatorFile>, draft: &Draft, ground: &Ground<'_>) -> Vec<Fault> {
    let (file, mut sheet) = form.check(draft, ground.words);
    let Some(file) = file else { return Vec::new() };
    source(&mut sheet, "", &file.source.text);
    conditions::indicator(&mut sheet, &file);
    for (index, node) in file.artefacts.iter().enumerate() {
        let id = format!("{}.{}", file.id, node.id);
        let Some(written) = ground.own.get(&id) else { continue };
        let at = format!("/artefacts/{index}");
        source(&mut sheet, &at, &node.source.text);
        identity(&mut sheet, &child(&at, "id"), &id, ground);
        artefact::check(&mut sheet, &at, node, written);
    }
    sheet.into_faults()
}

/// Reports a source that says nothing.
fn source(sheet: &mut Sheet<'_>, at: &str, text: &str) {
    if !text.chars().any(char::is_alphanumeric) {
        let say = Say::new(sheet.words.say("lint-source")).expecting(sheet.words.say("lint-source-expected"));
        sheet.report(&format!("{at}/source/text"), say);
    }
}

/// Reports an id that another pack bears, and an artefact that no test tries.
fn identity(sheet: &mut Sheet<'_>, at: &str, id: &str, ground: &Ground<'_>) {
    if let Some(pack) = ground.others.get(id) {
        let say = Say::new(ground.words.tell("lint-id-taken", &[("id", id), ("pack", pack)]));
        sheet.report(at, say.expecting(ground.words.say("lint-id-taken-expected")));
    }
    let Some(tried) = &ground.tried else { return };
    let key = match (tried.accepted.contains(id), tried.refused.contains(id)) {
        (true, true) => return,
        (false, true) => "lint-never-accepted",
        (true, false) => "lint-never-refused",
        (false, false) => "lint-never-tried",
    };
    sheet.report(at, Say::new(ground.words.tell(key, &[("id", id)])));
}
