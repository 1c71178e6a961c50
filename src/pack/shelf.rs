//! Packs as they are once `extends` and `like` are followed: trees before any form is checked.
//!
//! What a pack takes is put into the trees of its own files, so that faults keep their lines.

mod likes;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use serde_json::Value;

use crate::catalogue::Words;
use crate::yaml::{Draft, Overriding, Say, child, did_you_mean, nearest, one_of, strike, unknown_word};

use super::disable;
use super::source::{KINDS_FILE, PACK_FILE, PackSource, VOCABULARY_FILE, embedded, embedded_ids, is_path};

/// Gives the pack in the folder of that path, when there is one.
pub type Open<'a> = &'a dyn Fn(&str) -> Option<PackSource>;

/// Entries of lists override those of the same id, and stand alone when they are like something else.
const BY_ID: Overriding<'static> = Overriding { name: "id", alone: "like" };
/// What a pack says of itself and never of those that extend it.
const OWN: [&str; 6] = ["id", "title", "version", "extends", "disable", "without"];

/// What the files of `source` write themselves of each artefact, by full id: conditions as `recognise.titles` and
/// `checks.signed`. What an artefact takes from another one is not among them.
#[must_use]
pub fn own_conditions(source: &PackSource) -> BTreeMap<String, BTreeSet<String>> {
    let draft = |(name, text): &(String, String)| Draft::read(source.shown(name), text);
    source.indicators().into_iter().map(draft).flat_map(|draft| likes::conditions_of(&draft)).collect()
}

/// Full ids of the artefacts of a file.
pub(super) fn artefact_ids(draft: &Draft) -> Vec<String> {
    let indicator = draft.text_at("/id").unwrap_or_default();
    let slug = |artefact: &Value| artefact.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
    draft.list_at("/artefacts").iter().map(|artefact| format!("{indicator}.{}", slug(artefact))).collect()
}

/// The files of a pack, with what they take from other packs.
#[derive(Clone, Debug)]
pub(super) struct Assembled {
    /// Its `pack.yaml`.
    pub head: Option<Draft>,
    /// Its indicators, own and taken.
    pub indicators: Vec<Draft>,
    /// Files of kinds of document that its rules may need, with their names as shown.
    pub kinds: Vec<(String, String)>,
    /// Files of vocabularies with their names as shown: its own first, then those of the packs that it extends.
    pub vocabularies: Vec<(String, String)>,
    /// Artefacts that are recognised as one of another pack is, by full id.
    pub taken: BTreeMap<String, Taken>,
    /// Digest of its rules and of those it takes from.
    pub digest: String,
    /// It extends something that could not be had: only its `pack.yaml` is worth looking at.
    pub orphan: bool,
}

/// An artefact of another pack that one of this pack is recognised as.
#[derive(Clone, Debug)]
pub(super) struct Taken {
    /// That pack, as written.
    pub name: String,
    /// The same, assembled.
    pub pack: Rc<Assembled>,
    /// Full id of the artefact there.
    pub id: String,
}

/// Assembles packs, and remembers those it did.
pub(super) struct Shelf<'a> {
    open: Open<'a>,
    words: &'a Words,
    /// By the key of the source.
    done: BTreeMap<String, Rc<Assembled>>,
    /// Keys of the packs that are being assembled, outermost first.
    open_now: Vec<String>,
}

impl<'a> Shelf<'a> {
    pub(super) fn new(open: Open<'a>, words: &'a Words) -> Self {
        Self { open, words, done: BTreeMap::new(), open_now: Vec::new() }
    }

    /// The pack of `source`, assembled.
    pub(super) fn assemble(&mut self, source: &PackSource) -> Rc<Assembled> {
        let key = source.key();
        if let Some(done) = self.done.get(&key) {
            return Rc::clone(done);
        }
        self.open_now.push(key.clone());
        let assembled = Rc::new(Builder::new(self, source).build());
        self.open_now.pop();
        self.done.insert(key, Rc::clone(&assembled));
        assembled
    }

    /// The pack that `source` calls `reference`.
    fn named(&mut self, source: &PackSource, reference: &str) -> Result<Rc<Assembled>, Say> {
        let neighbour = source.path_of(reference).and_then(|path| (self.open)(&path));
        let found = neighbour.or_else(|| embedded(reference).filter(|_| !is_path(reference)));
        let Some(found) = found else { return Err(self.unknown(source, reference)) };
        let key = found.key();
        if self.open_now.contains(&key) {
            let ring = self.open_now.iter().skip_while(|open| **open != key).chain([&key]);
            let ring: Vec<&str> = ring.map(|key| key.trim_start_matches("=rules/")).collect();
            return Err(Say::new(self.words.tell("fault-base-ring", &[("ring", &ring.join(" → "))])));
        }
        Ok(self.assemble(&found))
    }

    fn unknown(&self, source: &PackSource, reference: &str) -> Say {
        let words = self.words;
        let path = source.path_of(reference).filter(|_| is_path(reference));
        if let Some(path) = path {
            let args = [("id", reference), ("file", &format!("{path}/{PACK_FILE}"))];
            return Say::new(words.tell("fault-base-unreadable", &args));
        }
        let known = embedded_ids();
        Say::new(words.tell("fault-unknown-base", &[("id", reference)]))
            .expecting(one_of(words, &known))
            .suggesting(nearest(reference, known.iter().map(String::as_str)).map(|word| did_you_mean(words, word)))
    }
}

/// One pack while it is assembled.
struct Builder<'s, 'a> {
    shelf: &'s mut Shelf<'a>,
    source: &'s PackSource,
    pack: Assembled,
    /// Digests of the packs it takes from.
    bases: BTreeSet<String>,
}

impl<'s, 'a> Builder<'s, 'a> {
    fn new(shelf: &'s mut Shelf<'a>, source: &'s PackSource) -> Self {
        let draft = |(name, text): &(String, String)| Draft::read(source.shown(name), text);
        let shown = |file: &str| source.file(file).map(|(name, text)| (source.shown(name), text.clone()));
        let pack = Assembled {
            head: source.file(PACK_FILE).map(draft),
            indicators: source.indicators().into_iter().map(draft).collect(),
            kinds: shown(KINDS_FILE).into_iter().collect(),
            vocabularies: shown(VOCABULARY_FILE).into_iter().collect(),
            taken: BTreeMap::new(),
            digest: String::new(),
            orphan: false,
        };
        Self { shelf, source, pack, bases: BTreeSet::new() }
    }

    fn build(mut self) -> Assembled {
        self.extend();
        self.likes();
        let bases: Vec<String> = self.bases.into_iter().collect();
        self.pack.digest = self.source.digest(&bases);
        self.pack
    }

    /// The pack called `reference`, whose rules this one takes from.
    fn base(&mut self, reference: &str) -> Result<Rc<Assembled>, Say> {
        let base = self.shelf.named(self.source, reference)?;
        self.bases.insert(base.digest.clone());
        for file in &base.kinds {
            if !self.pack.kinds.contains(file) {
                self.pack.kinds.push(file.clone());
            }
        }
        Ok(base)
    }

    fn extend(&mut self) {
        let words = self.shelf.words;
        let Some(mut head) = self.pack.head.take() else { return };
        let extended = head.text_at("/extends").map(str::to_owned);
        match extended.map(|reference| self.base(&reference)) {
            None => disable::needs_a_base(&mut head, words),
            Some(Ok(base)) => {
                self.pack.orphan = base.orphan;
                let mut base = Assembled::clone(&base);
                disable::apply(&mut head, &mut base, words);
                extend_head(&mut head, &base, words);
                self.pack.vocabularies.append(&mut base.vocabularies);
                self.pack.taken.append(&mut base.taken);
                for inherited in base.indicators {
                    self.extend_indicator(inherited);
                }
            }
            Some(Err(say)) => {
                self.pack.orphan = true;
                head.report("/extends", say);
                head.forgive("");
            }
        }
        self.pack.head = Some(head);
    }

    /// Merges an indicator of the extended pack into the own one of the same id, or takes it as it is.
    fn extend_indicator(&mut self, base: Draft) {
        let words = self.shelf.words;
        let own =
            self.pack.indicators.iter_mut().find(|own| own.at("/id").is_some() && own.at("/id") == base.at("/id"));
        let Some(own) = own else { return self.pack.indicators.push(base) };
        for (index, mut artefact) in own.merge_list("/artefacts", base.list_at("/artefacts"), "/id", BY_ID) {
            let at = format!("/artefacts/{index}");
            strike_out(own, &at, &mut artefact, words);
            own.inherit(&at, &artefact, &child(&at, "id"), &[]);
        }
        let mut whole = base.at("").cloned().unwrap_or_default();
        strike_out(own, "", &mut whole, words);
        own.inherit("", &whole, "/id", &["requires"]);
    }
}

/// Takes into `head` what the extended pack says of itself, and its criteria first.
fn extend_head(head: &mut Draft, base: &Assembled, words: &Words) {
    let mut whole = base.head.as_ref().and_then(|base| base.at("")).cloned().unwrap_or_default();
    for key in OWN {
        let _ = strike(&mut whole, key);
    }
    strike_out(head, "", &mut whole, words);
    let criteria = whole.get("criteria").and_then(Value::as_array).cloned().unwrap_or_default();
    for (index, criterion) in head.merge_list("/criteria", &criteria, "/extends", BY_ID) {
        head.inherit(&format!("/criteria/{index}"), &criterion, "/extends", &[]);
    }
    head.inherit("", &whole, "/extends", &["in_force"]);
}

/// Takes out of `base` what the mapping at `pointer` of `own` does without, and reports what is not there.
fn strike_out(own: &mut Draft, pointer: &str, base: &mut Value, words: &Words) {
    let listed = child(pointer, "without");
    let paths: Vec<String> = own.list_at(&listed).iter().filter_map(Value::as_str).map(str::to_owned).collect();
    for (index, path) in paths.iter().enumerate() {
        if let Err(known) = strike(base, path) {
            let message = words.tell("fault-without-nothing", &[("path", path)]);
            own.report(&child(&listed, &index.to_string()), Say { message, ..unknown_word(words, path, &known) });
        }
    }
    own.remove(pointer, "without");
}
