//! What a document speaks of: the words of each artefact, learnt from documents, against the words of this one.
//!
//! Phrases pile up in a long document whatever it is about. The margin of a linear classifier over all its words tells whether it
//! is about that artefact at all: around 1 for one of its documents, around -1 for any other.

use std::collections::{BTreeMap, HashMap};

use foldhash::fast::FixedState;

use crate::pack::{Artefact, Packs};
use crate::text::stream::Stream;

use super::ArtefactIndex;
use super::signs::Owner;

/// The word of a vocabulary whose weight every document has.
pub(super) const ANY: &str = "=";
/// What margins are multiplied by in a vocabulary.
pub(super) const SCALE: f64 = 100.0;
/// Different words of the vocabularies from which a document speaks of something.
const KNOWN: usize = 8;
/// Shortest stem that counts, in bytes.
const SHORTEST: usize = 3;
/// The margin that weighs nothing; points for a margin of 1 more; the limits of the points. Chosen on labelled folders none of
/// whose documents had been learnt from, where the figures are flat around them.
const EVEN: f64 = -0.35;
const SLOPE: f64 = 12.0;
const LOWEST: i32 = -9;
const HIGHEST: i32 = 6;

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
    weights: Vec<Vec<(usize, i32)>>,
    /// By place in the list of owners, those that have a vocabulary, with the weight that every document has.
    taught: Vec<Option<(ArtefactIndex, i32)>>,
}

/// What a document speaks of as one owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Topic {
    pub points: i32,
    /// The artefact of the same pack of which it speaks most.
    pub leader: ArtefactIndex,
}

/// By place in the list of owners.
pub(super) type Spoken = Vec<Option<Topic>>;

impl Topics {
    pub(super) fn new<'o>(packs: &Packs, owners: impl Iterator<Item = &'o Owner>) -> Self {
        let mut taught = Vec::new();
        let mut by_stem: BTreeMap<&str, Vec<(usize, i32)>> = BTreeMap::new();
        for (position, owner) in owners.enumerate() {
            let own = owner.artefact().and_then(|index| Some((index, &artefact(packs, index)?.vocabulary)));
            let own = own.filter(|(_, vocabulary)| !vocabulary.is_empty());
            let mut always = 0;
            for (stem, weight) in own.iter().flat_map(|(_, vocabulary)| vocabulary.iter()) {
                if stem == ANY {
                    always = *weight;
                } else {
                    by_stem.entry(stem).or_default().push((position, *weight));
                }
            }
            taught.push(own.map(|(index, _)| (index, always)));
        }
        let numbers = by_stem.keys().enumerate().map(|(number, stem)| ((*stem).to_owned(), number)).collect();
        Self { numbers, weights: by_stem.into_values().collect(), taught }
    }

    /// What `stream` speaks of; nothing when it holds too few words to tell.
    pub(super) fn of(&self, stream: &Stream) -> Spoken {
        let mut counts = vec![0_u32; self.weights.len()];
        let mut strange: HashMap<&str, u32, FixedState> = HashMap::default();
        for stem in words(stream) {
            match self.numbers.get(stem) {
                Some(number) => counts[*number] += 1,
                None => *strange.entry(stem).or_insert(0) += 1,
            }
        }
        let known = counts.iter().filter(|count| **count > 0).count();
        if known < KNOWN { Vec::new() } else { self.spoken(&counts, length(counts.iter().chain(strange.values()))) }
    }

    fn spoken(&self, counts: &[u32], length: f64) -> Spoken {
        let mut sums = vec![0.0_f64; self.taught.len()];
        for (weights, count) in self.weights.iter().zip(counts).filter(|(_, count)| **count > 0) {
            let share = damped(*count) / length;
            for (position, weight) in weights {
                sums[*position] += f64::from(*weight) * share;
            }
        }
        let margin = |(sum, one): (&f64, &Option<(ArtefactIndex, i32)>)| {
            let (index, always) = (*one)?;
            Some((index, (sum + f64::from(always)) / SCALE))
        };
        topics(&sums.iter().zip(&self.taught).map(margin).collect::<Vec<_>>())
    }
}

/// The length of the document as a vector of its words, from how often each of them stands in it.
fn length<'c>(counts: impl Iterator<Item = &'c u32>) -> f64 {
    let mut alike: BTreeMap<u32, u32> = BTreeMap::new();
    for count in counts.filter(|count| **count > 0) {
        *alike.entry(*count).or_insert(0) += 1;
    }
    alike.iter().map(|(count, words)| f64::from(*words) * damped(*count).powi(2)).sum::<f64>().sqrt()
}

fn artefact(packs: &Packs, (pack, indicator, artefact): ArtefactIndex) -> Option<&Artefact> {
    packs.packs.get(pack)?.indicators.get(indicator)?.artefacts.get(artefact)
}

/// What the document is to each of those that have a margin, beside the leader of its pack.
fn topics(margins: &[Option<(ArtefactIndex, f64)>]) -> Spoken {
    let mut leaders: BTreeMap<usize, (f64, ArtefactIndex)> = BTreeMap::new();
    for (index, margin) in margins.iter().flatten() {
        let leader = leaders.entry(index.0).or_insert((*margin, *index));
        if *margin > leader.0 {
            *leader = (*margin, *index);
        }
    }
    let topic = |one: &Option<(ArtefactIndex, f64)>| {
        let (index, margin) = (*one)?;
        Some(Topic { points: points(margin), leader: leaders.get(&index.0)?.1 })
    };
    margins.iter().map(topic).collect()
}

fn points(margin: f64) -> i32 {
    let weighed = (margin - EVEN) * SLOPE;
    (LOWEST..=HIGHEST).rev().find(|points| weighed >= f64::from(*points) - 0.5).unwrap_or(LOWEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_pack_has_a_leader_of_its_own_and_what_has_no_vocabulary_is_left_alone() {
        let margins = [Some(((0, 0, 0), 0.4)), None, Some(((0, 1, 0), -0.9)), Some(((1, 0, 0), -0.5))];
        let told: Vec<Option<(i32, ArtefactIndex)>> =
            topics(&margins).into_iter().map(|topic| topic.map(|topic| (topic.points, topic.leader))).collect();
        assert_eq!(told, [Some((6, (0, 0, 0))), None, Some((-7, (0, 0, 0))), Some((-2, (1, 0, 0)))]);
    }

    #[test]
    fn points_follow_the_margin_within_limits() {
        for (margin, expected) in [(1.0, 6), (0.2, 6), (0.0, 4), (-0.35, 0), (-0.5, -2), (-1.0, -8), (-1.5, -9)] {
            assert_eq!(points(margin), expected, "{margin}");
        }
    }

    #[test]
    fn a_document_is_as_long_as_its_words_are_many() {
        assert!((length([1, 0, 1, 1, 1].iter()) - 2.0).abs() < 1e-9);
        assert!(length([3].iter()) > 2.0);
    }
}
