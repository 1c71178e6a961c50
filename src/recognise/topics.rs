//! What a document speaks of: the vocabulary of each artefact, learnt from tests, against the words of the document.
//!
//! Phrases pile up in a long document whatever it is about. How much of its words are those of an artefact, beside the artefact
//! of the same pack that has most, tells whether it is about that artefact at all.

use std::collections::{BTreeMap, HashMap};

use foldhash::fast::FixedState;

use crate::pack::{Artefact, Packs};
use crate::text::stream::Stream;

use super::ArtefactIndex;
use super::signs::Owner;

/// Different words of the vocabularies from which a document speaks of something.
const KNOWN: usize = 8;
/// Shortest stem that counts, in bytes.
const SHORTEST: usize = 3;
/// Share of the leading artefact's words, in percent, that weighs nothing; points for a share of 100 percent more; the
/// limits of the points. Chosen on labelled folders, where the figures are flat around them.
const EVEN: i32 = 85;
const SLOPE: i32 = 14;
const LOWEST: i32 = -12;
const HIGHEST: i32 = 1;

/// How often each word of a document that may belong to a vocabulary stands in it.
#[must_use]
pub fn counts(stream: &Stream) -> BTreeMap<&str, u32> {
    let mut counts = BTreeMap::new();
    for stem in words(stream) {
        *counts.entry(stem).or_insert(0) += 1;
    }
    counts
}

fn words(stream: &Stream) -> impl Iterator<Item = &str> {
    let is_word = |stem: &&str| stem.len() >= SHORTEST && stem.chars().all(char::is_alphabetic);
    stream.stems().split(' ').filter(is_word)
}

/// The weight of a word that stands `count` times: each time more adds less.
pub(super) fn damped(count: u32) -> f64 {
    1.0 + f64::from(count.max(1)).ln()
}

/// The vocabularies of all artefacts, by word.
pub(super) struct Topics {
    /// The words, numbered in their order.
    numbers: HashMap<String, usize, FixedState>,
    /// By number of the word, places in the list of owners, each with the weight of the word for it.
    weights: Vec<Vec<(usize, u32)>>,
    /// Whose they are: by place in the list of owners those that have one, then the rivals of each pack.
    taught: Vec<Option<Leader>>,
}

/// Of what a document speaks most, among the artefacts of a pack and those of its rivals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Leader {
    Artefact(ArtefactIndex),
    /// Pack, and place in its list of rivals.
    Rival(usize, usize),
}

impl Leader {
    fn pack(self) -> usize {
        match self {
            Self::Artefact((pack, ..)) | Self::Rival(pack, _) => pack,
        }
    }

    /// The title of the artefact.
    pub(super) fn title(self, packs: &Packs) -> Option<&str> {
        match self {
            Self::Artefact(index) => Some(&artefact(packs, index)?.title),
            Self::Rival(pack, rival) => Some(&packs.packs.get(pack)?.rivals.get(rival)?.title),
        }
    }
}

/// What a document speaks of as one owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Topic {
    pub points: i32,
    /// Of what it speaks most.
    pub leader: Leader,
}

/// By place in the list of owners.
pub(super) type Spoken = Vec<Option<Topic>>;

impl Topics {
    pub(super) fn new<'o>(packs: &Packs, owners: impl Iterator<Item = &'o Owner>) -> Self {
        let mut taught = Vec::new();
        let mut by_stem: BTreeMap<&String, Vec<(usize, u32)>> = BTreeMap::new();
        for (position, owner) in owners.enumerate() {
            let vocabulary = vocabulary(packs, *owner);
            taught.push(vocabulary.first().and_then(|_| owner.artefact()).map(Leader::Artefact));
            for (stem, weight) in vocabulary {
                by_stem.entry(stem).or_default().push((position, *weight));
            }
        }
        for (p, pack) in packs.packs.iter().enumerate() {
            for (r, rival) in pack.rivals.iter().enumerate() {
                for (stem, weight) in &rival.vocabulary {
                    by_stem.entry(stem).or_default().push((taught.len(), *weight));
                }
                taught.push(Some(Leader::Rival(p, r)));
            }
        }
        let numbers = by_stem.keys().enumerate().map(|(number, stem)| ((*stem).clone(), number)).collect();
        Self { numbers, weights: by_stem.into_values().collect(), taught }
    }

    /// What `stream` speaks of; nothing when it holds too few words to tell.
    pub(super) fn of(&self, stream: &Stream) -> Spoken {
        let mut counts = vec![0_u32; self.weights.len()];
        for number in words(stream).filter_map(|stem| self.numbers.get(stem)) {
            counts[*number] += 1;
        }
        let mut scores = vec![0.0_f64; self.taught.len()];
        let mut known = 0;
        for (weights, count) in self.weights.iter().zip(counts).filter(|(_, count)| *count > 0) {
            known += 1;
            for (position, weight) in weights {
                scores[*position] += f64::from(*weight) * damped(count);
            }
        }
        if known < KNOWN { Vec::new() } else { spoken(&scores, &self.taught) }
    }
}

fn vocabulary(packs: &Packs, owner: Owner) -> &[(String, u32)] {
    let artefact = owner.artefact().and_then(|index| artefact(packs, index));
    artefact.map_or(&[], |artefact| &artefact.vocabulary)
}

fn artefact(packs: &Packs, (pack, indicator, artefact): ArtefactIndex) -> Option<&Artefact> {
    packs.packs.get(pack)?.indicators.get(indicator)?.artefacts.get(artefact)
}

/// What each of `taught` is to the document beside the leader of its pack.
fn spoken(scores: &[f64], taught: &[Option<Leader>]) -> Spoken {
    let mut leaders: BTreeMap<usize, (f64, Leader)> = BTreeMap::new();
    for (score, one) in scores.iter().zip(taught).filter_map(|(score, one)| Some((*score, (*one)?))) {
        let leader = leaders.entry(one.pack()).or_insert((score, one));
        if score > leader.0 {
            *leader = (score, one);
        }
    }
    let topic = |(score, one): (&f64, &Option<Leader>)| {
        let (top, leader) = leaders.get(&(*one)?.pack()).filter(|(top, _)| *top > 0.0)?;
        Some(Topic { points: points(score / top), leader: *leader })
    };
    scores.iter().zip(taught).map(topic).collect()
}

/// Points of a share of the leading artefact's words.
fn points(share: f64) -> i32 {
    let weighed = (share * 100.0 - f64::from(EVEN)) * f64::from(SLOPE) / 100.0;
    (LOWEST..=HIGHEST).rev().find(|points| weighed >= f64::from(*points) - 0.5).unwrap_or(LOWEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_artefact_without_a_vocabulary_is_left_alone() {
        let artefact = |index| Some(Leader::Artefact(index));
        let spoken = spoken(&[4.0, 0.0, 1.0], &[artefact((0, 0, 0)), None, artefact((1, 0, 0))]);
        let points: Vec<Option<i32>> = spoken.iter().map(|topic| topic.map(|topic| topic.points)).collect();
        assert_eq!(points, [Some(1), None, Some(1)], "each pack has a leader of its own");
    }

    #[test]
    fn a_rival_of_one_pack_takes_nothing_from_another() {
        let of = [Some(Leader::Artefact((0, 0, 0))), Some(Leader::Artefact((1, 0, 0))), Some(Leader::Rival(1, 0))];
        let spoken: Vec<Topic> = spoken(&[2.0, 2.0, 4.0], &of).into_iter().flatten().collect();
        assert_eq!(spoken[0], Topic { points: 1, leader: Leader::Artefact((0, 0, 0)) });
        assert_eq!(spoken[1], Topic { points: -5, leader: Leader::Rival(1, 0) });
    }

    #[test]
    fn the_leading_artefact_gains_and_those_far_behind_lose() {
        for (share, expected) in [(1.0, 1), (0.9, 1), (0.85, 0), (0.7, -2), (0.5, -5), (0.2, -9), (0.0, -12)] {
            assert_eq!(points(share), expected, "{share}");
        }
    }
}
