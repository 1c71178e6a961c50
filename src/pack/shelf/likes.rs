//! `like`: an artefact takes from another one, of this pack or of another, what it does not give itself.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::yaml::{Draft, Say, child, strike};

use super::super::references::unknown_artefact;
use super::{Assembled, Builder, Taken, artefact_ids, strike_out};

/// What is an artefact's own, whatever it is like.
const OWN: [&str; 3] = ["id", "like", "without"];

/// An artefact that is like another.
struct Like {
    /// Index of its file.
    file: usize,
    /// Where it stands there.
    at: String,
    /// Its full id.
    id: String,
    /// What it is like, as written.
    reference: String,
    /// It says something of its own of how it is recognised.
    recognised_otherwise: bool,
}

impl Like {
    /// True when what it is like is of its own pack, and itself among `waiting`.
    fn awaits(&self, waiting: &[String]) -> bool {
        waiting.contains(&self.reference)
    }
}

impl Builder<'_, '_> {
    /// Fills in every artefact that is like another; one of the own pack waits until what it is like is filled in.
    pub(super) fn likes(&mut self) {
        let mut waiting = if self.pack.orphan { Vec::new() } else { self.all_likes() };
        while !waiting.is_empty() {
            let ids: Vec<String> = waiting.iter().map(|like| like.id.clone()).collect();
            let (later, ready): (Vec<Like>, Vec<Like>) = waiting.into_iter().partition(|like| like.awaits(&ids));
            if ready.is_empty() {
                for like in &later {
                    self.ring(like);
                }
                return;
            }
            for like in &ready {
                self.fill(like);
            }
            waiting = later;
        }
    }

    fn all_likes(&self) -> Vec<Like> {
        let files = self.pack.indicators.iter().enumerate();
        files.flat_map(|(file, draft)| likes_of(file, draft)).collect()
    }

    fn fill(&mut self, like: &Like) {
        let target = self.target(like);
        let words = self.shelf.words;
        let Some(draft) = self.pack.indicators.get_mut(like.file) else { return };
        match target {
            Ok(mut target) => {
                for key in OWN {
                    let _ = strike(&mut target, key);
                }
                strike_out(draft, &like.at, &mut target, words);
                draft.inherit(&like.at, &target, &child(&like.at, "like"), &[]);
                draft.remove(&like.at, "like");
            }
            Err(say) => lost(draft, like, say),
        }
    }

    /// The artefact that `like` is like; none with nothing to say when its pack has faults of its own.
    fn target(&mut self, like: &Like) -> Result<Value, Option<Say>> {
        let Some((pack, id)) = like.reference.rsplit_once('/') else {
            return find(&self.pack.indicators, &like.reference)
                .ok_or_else(|| Some(self.unknown(&like.reference, &self.pack.indicators)));
        };
        let base = self.base(pack).map_err(Some)?;
        let unknown = || (!base.orphan).then(|| self.unknown(id, &base.indicators));
        let mut target = find(&base.indicators, id).ok_or_else(unknown)?;
        keep_threshold(&mut target, &base);
        let _ = strike(&mut target, "recognise.yields_to");
        if !like.recognised_otherwise {
            let taken = Taken { name: pack.to_owned(), pack: base, id: id.to_owned() };
            self.pack.taken.insert(like.id.clone(), taken);
        }
        Ok(target)
    }

    fn unknown(&self, id: &str, files: &[Draft]) -> Say {
        let words = self.shelf.words;
        let known: Vec<String> = files.iter().flat_map(artefact_ids).collect();
        unknown_artefact(words, id, &known).expecting(words.say("expected-like"))
    }

    fn ring(&mut self, like: &Like) {
        let say = Say::new(self.shelf.words.tell("fault-like-ring", &[("id", &like.id)]));
        if let Some(draft) = self.pack.indicators.get_mut(like.file) {
            lost(draft, like, Some(say));
        }
    }
}

/// Gives an artefact that leaves its pack the points that this pack asks of all.
fn keep_threshold(target: &mut Value, base: &Assembled) {
    let least = base.head.as_ref().and_then(|head| head.at("/accept")).cloned();
    let recognise = target.get_mut("recognise").and_then(Value::as_object_mut);
    if let (Some(least), Some(recognise)) = (least, recognise) {
        recognise.entry("accept").or_insert(least);
    }
}

/// Reports what an artefact cannot be like, and leaves untold what it lacks therefore.
fn lost(draft: &mut Draft, like: &Like, say: Option<Say>) {
    draft.forgive(&like.at);
    if let Some(say) = say {
        draft.report(&child(&like.at, "like"), say);
    }
}

fn likes_of(file: usize, draft: &Draft) -> Vec<Like> {
    let text = |artefact: &Value, key: &str| artefact.get(key).and_then(Value::as_str).map(str::to_owned);
    let indicator = draft.text_at("/id").unwrap_or_default();
    let artefacts = draft.list_at("/artefacts").iter().enumerate();
    let like = |(index, artefact): (usize, &Value)| {
        let id = format!("{indicator}.{}", text(artefact, "id").unwrap_or_default());
        let recognised_otherwise = artefact.get("recognise").is_some();
        Some(Like {
            file,
            at: format!("/artefacts/{index}"),
            id,
            reference: text(artefact, "like")?,
            recognised_otherwise,
        })
    };
    artefacts.filter_map(like).collect()
}

/// Full ids of the artefacts of a file, each with the conditions that it writes.
pub(super) fn conditions_of(draft: &Draft) -> Vec<(String, BTreeSet<String>)> {
    let written = |artefact: &Value| {
        let keys = |part: &str| {
            let entries = artefact.get(part).and_then(Value::as_object).into_iter().flatten();
            entries.map(|(key, _)| format!("{part}.{key}")).collect::<Vec<_>>()
        };
        keys("recognise").into_iter().chain(keys("checks")).collect()
    };
    artefact_ids(draft).into_iter().zip(draft.list_at("/artefacts").iter().map(written)).collect()
}

fn find(files: &[Draft], id: &str) -> Option<Value> {
    let (indicator, slug) = id.split_once('.')?;
    let file = files.iter().find(|draft| draft.text_at("/id") == Some(indicator))?;
    let is_it = |artefact: &&Value| artefact.get("id").and_then(Value::as_str) == Some(slug);
    file.list_at("/artefacts").iter().find(is_it).cloned()
}
