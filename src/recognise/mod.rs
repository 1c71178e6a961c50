//! Which document may serve which artefact, and why: one multi-pattern pass per document, every reason kept.
//!
//! The engine knows no label: signs, weights and kinds all come from the packs.

mod blind;
mod headers;
mod hits;
pub mod lessons;
mod score;
mod signs;
mod topics;

use std::collections::BTreeMap;

use crate::model::document::Document;
use crate::pack::points::{ACCEPT, TITLE};
use crate::pack::{Artefact, Packs};
use crate::text::stream::{Spot, Stream};
pub use blind::{Blind, Part};
use hits::Hits;
use signs::{Owner, Signs};
pub use topics::counts;

/// Share of the best score, in percent, below which a document is rather that other thing.
const RIVAL: i32 = 85;

/// The signs of all artefacts and kinds, ready to be looked for.
pub struct Recogniser<'a> {
    packs: &'a Packs,
    signs: Signs,
}

/// Everything that was seen in one document.
pub struct Sighting {
    hits: Hits,
    topics: topics::Spoken,
    /// Index of its kind in the packs' list, if one is clear.
    kind: Option<usize>,
}

/// What a document was recognised as.
#[derive(Clone, Debug, Default)]
pub struct Recognition {
    /// Index of its kind in the packs' list, if one is clear.
    pub kind: Option<usize>,
    /// Artefacts it may serve, in pack order.
    pub candidates: Vec<Candidate>,
    /// Artefacts it came near to, in pack order.
    pub near: Vec<Candidate>,
    /// Artefacts at which its name hints: all there is to go by when it has no text.
    pub named: Vec<ArtefactIndex>,
}

/// Address of an artefact: pack, indicator, artefact, as indexes.
pub type ArtefactIndex = (usize, usize, usize);

/// A document seen as one artefact.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The artefact.
    pub artefact: ArtefactIndex,
    /// Points.
    pub score: i32,
    /// Points that make evidence.
    pub accept: i32,
    /// How sure that is.
    pub strength: Strength,
    /// The signs for and against, in the order of the pack.
    pub signs: Vec<Sign>,
    /// What was lacking or spoke against, for near misses.
    pub lacks: Option<Lack>,
}

impl Candidate {
    /// Points whatever the document speaks of: what only looks like an artefact seldom has its words.
    #[must_use]
    pub fn by_its_signs(&self) -> i32 {
        let topic = self.signs.iter().find(|sign| sign.kind == SignKind::Topic);
        self.score - topic.map_or(0, |sign| sign.weight)
    }

    /// True when the title of the document is one of the artefact.
    fn is_titled(&self) -> bool {
        self.signs.iter().any(|sign| sign.kind == SignKind::Title && sign.weight >= TITLE)
    }
}

/// A document seen as one artefact by itself, whatever else it may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alone {
    /// Points.
    pub score: i32,
    /// How sure that would be.
    pub strength: Strength,
    /// What was lacking or spoke against.
    pub lacks: Option<Lack>,
}

/// How sure a recognition is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Came near, no more.
    Near,
    /// Worth a look by a person.
    Review,
    /// Taken as evidence.
    Accepted,
}

/// A sign met in a document.
#[derive(Clone, Debug)]
pub struct Sign {
    /// What kind of sign.
    pub kind: SignKind,
    /// Points.
    pub weight: i32,
    /// Where; none for the path and the kind of document.
    pub spot: Option<Spot>,
}

/// Kinds of signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names are the keys of `recognise` in a pack")]
pub enum SignKind {
    Title,
    Phrase,
    Table,
    Issuer,
    Pattern,
    Kind,
    Format,
    Path,
    Pinned,
    Topic,
    Against,
}

/// Why a document was not accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lack {
    /// Too few signs.
    Points,
    /// A condition sine qua non is not met; the phrases that would meet it.
    Need(String),
    /// A sign against it, with the pack's reason; true when it is to be said as a finding.
    Refused(String, bool),
    /// Its kind proves nothing here; the kind's title.
    Kind(String),
    /// Not one of the formats.
    Format,
    /// The document is rather another artefact, whose title this is.
    Rather(String),
}

impl<'a> Recogniser<'a> {
    /// Prepares the signs of `packs`.
    #[must_use]
    pub fn new(packs: &'a Packs) -> Self {
        Self { packs, signs: Signs::new(packs) }
    }

    /// Looks at one document.
    #[must_use]
    pub fn recognise(&self, document: &Document, stream: &Stream) -> Recognition {
        self.conclude((document, stream), &self.look(document, stream), None)
    }

    /// Looks for the signs in one document, so that it can be concluded from them several times.
    #[must_use]
    pub fn look(&self, document: &Document, stream: &Stream) -> Sighting {
        let hits = Hits::collect(&self.signs, document, stream);
        let topics = self.signs.topics(stream);
        let mut sighting = Sighting { hits, topics, kind: None };
        sighting.kind = self.scorer((document, stream), &sighting, None).kind();
        sighting
    }

    fn scorer<'s>(
        &'s self,
        (document, stream): (&'s Document, &'s Stream),
        sighting: &'s Sighting,
        blind: Option<&'s Blind>,
    ) -> score::Scorer<'s> {
        score::Scorer { packs: self.packs, signs: &self.signs, sighting, document, stream, blind }
    }

    /// What a document is as one artefact by itself, by the signs that were seen in it, but for what is not to be seen. None
    /// when nothing speaks for it.
    #[must_use]
    pub fn alone(
        &self,
        index: ArtefactIndex,
        (document, stream): (&Document, &Stream),
        sighting: &Sighting,
        blind: Option<&Blind>,
    ) -> Option<Alone> {
        let scorer = self.scorer((document, stream), sighting, blind);
        let rules = self.signs.owners().find(|rules| rules.owner == Owner::Artefact(index))?;
        let rules = blind.map_or(rules, |blind| blind.over(rules));
        let Candidate { score, strength, lacks, .. } = scorer.seen_as(&rules, sighting.kind, i32::MIN)?;
        Some(Alone { score, strength, lacks })
    }

    /// What a document is by the signs that were seen in it, but for what is not to be seen.
    #[must_use]
    pub fn conclude(
        &self,
        (document, stream): (&Document, &Stream),
        sighting: &Sighting,
        blind: Option<&Blind>,
    ) -> Recognition {
        let kind = sighting.kind;
        let scorer = self.scorer((document, stream), sighting, blind);
        let mut recognition = Recognition { kind, ..Recognition::default() };
        for rules in self.signs.owners() {
            let rules = blind.map_or(rules, |blind| blind.over(rules));
            recognition.named.extend(scorer.named(&rules));
            let Some(candidate) = scorer.artefact(&rules, kind) else { continue };
            match candidate.strength {
                Strength::Near => recognition.near.push(candidate),
                Strength::Review | Strength::Accepted => recognition.candidates.push(candidate),
            }
        }
        self.set_apart(&mut recognition);
        self.give_way(&mut recognition, blind);
        recognition
    }

    /// What gives way, by its rules, to another artefact of its pack that the document is for sure is only mentioned in it. Of two
    /// that would give way to each other neither does.
    fn give_way(&self, recognition: &mut Recognition, blind: Option<&Blind>) {
        let sure = recognition.candidates.iter().filter(|one| one.strength == Strength::Accepted);
        let sure: Vec<ArtefactIndex> = sure.map(|one| one.artefact).collect();
        let yields = |one: ArtefactIndex, other: ArtefactIndex| {
            let sees = blind.is_none_or(|blind| !(blind.never_yields() && blind.artefact() == one));
            let pair = self.artefact(one).zip(self.artefact(other)).filter(|_| sees && one.0 == other.0);
            pair.is_some_and(|(one, other)| is_named(&one.recognise.yields_to, &other.id))
        };
        for candidate in std::mem::take(&mut recognition.candidates) {
            let one = candidate.artefact;
            match sure.iter().find(|other| yields(one, **other) && !yields(**other, one)) {
                None => recognition.candidates.push(candidate),
                Some(leader) => recognition.near.push(self.rather(candidate, *leader)),
            }
        }
    }

    /// The candidate as what a document only mentions that is rather the artefact `leader`.
    fn rather(&self, candidate: Candidate, leader: ArtefactIndex) -> Candidate {
        let title = self.artefact(leader).map(|artefact| artefact.title.clone());
        Candidate { strength: Strength::Near, lacks: Some(Lack::Rather(title.unwrap_or_default())), ..candidate }
    }

    /// A document is what it is most of all: what falls far behind the best score is only mentioned in it, unless
    /// the pack says that a passage of a larger document will do; nor does such a passage say what the whole is, unless the
    /// document bears its title. Each pack is looked at by itself: a document that
    /// serves one referential may serve another just as well, and adding a pack changes nothing in the others. What is
    /// taken from another pack is looked at as that pack looks at it: beside what is taken from there.
    fn set_apart(&self, recognition: &mut Recognition) {
        let origin = |index| self.artefact(index).and_then(|artefact| artefact.taken_from.as_deref());
        let passage = |index| self.artefact(index).is_some_and(|artefact| artefact.recognise.passage);
        let whole = recognition.candidates.iter().filter(|one| one.is_titled() || !passage(one.artefact));
        let best = best_by_pack(whole, origin);
        let candidates = std::mem::take(&mut recognition.candidates);
        let titled: Vec<ArtefactIndex> =
            candidates.iter().filter(|candidate| candidate.is_titled()).map(|candidate| candidate.artefact).collect();
        for candidate in candidates {
            let Some((top, leader)) = best.get(&(candidate.artefact.0, origin(candidate.artefact))) else {
                recognition.candidates.push(candidate);
                continue;
            };
            let called_so = candidate.is_titled() && !titled.contains(leader);
            if candidate.score * 100 >= top * RIVAL || called_so || passage(candidate.artefact) {
                recognition.candidates.push(candidate);
            } else {
                recognition.near.push(self.rather(candidate, *leader));
            }
        }
    }

    fn artefact(&self, (pack, indicator, artefact): ArtefactIndex) -> Option<&Artefact> {
        self.packs.packs.get(pack)?.indicators.get(indicator)?.artefacts.get(artefact)
    }
}

/// True when `id`, or its indicator, is one of `names`.
fn is_named(names: &[String], id: &str) -> bool {
    let indicator = id.split_once('.').map(|(indicator, _)| indicator);
    names.iter().any(|name| name == id || indicator == Some(name.as_str()))
}

/// The best score of each pack, and of what it takes from each other one, with the artefact that has it; of equals, the last.
fn best_by_pack<'a, 'c>(
    candidates: impl Iterator<Item = &'c Candidate>,
    origin: impl Fn(ArtefactIndex) -> Option<&'a str>,
) -> BTreeMap<(usize, Option<&'a str>), (i32, ArtefactIndex)> {
    let mut best = BTreeMap::new();
    for Candidate { artefact, score, .. } in candidates {
        for origin in [None, origin(*artefact)] {
            let known = best.entry((artefact.0, origin)).or_insert((*score, *artefact));
            *known = (*known).max((*score, *artefact));
        }
    }
    best
}

impl Recognition {
    /// Makes the document evidence for `artefact`, whatever its words: the profile says so.
    pub fn pin(&mut self, artefact: ArtefactIndex) {
        let pinned = Sign { kind: SignKind::Pinned, weight: ACCEPT, spot: None };
        let near = self.near.iter().position(|candidate| candidate.artefact == artefact);
        if let Some(position) = near {
            self.candidates.push(self.near.remove(position));
        }
        if let Some(known) = self.candidates.iter_mut().find(|candidate| candidate.artefact == artefact) {
            known.strength = Strength::Accepted;
            known.lacks = None;
            known.score += pinned.weight;
            known.signs.push(pinned);
            return;
        }
        let (score, strength) = (ACCEPT, Strength::Accepted);
        self.candidates.push(Candidate { artefact, score, accept: ACCEPT, strength, signs: vec![pinned], lacks: None });
    }
}
