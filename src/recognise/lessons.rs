//! Learns the vocabulary of each artefact from documents that are known to serve it and from near misses.
//!
//! Words are weighed as in Rocchio's method: how much the accepted documents use them, less what all documents do, less half of
//! what the refused ones do; rare words count more (tf-idf).

use std::collections::{BTreeMap, BTreeSet};

use super::topics::damped;

/// Words kept of an artefact.
const WORDS: usize = 80;
/// Documents in which a word must stand.
const COMMON: usize = 2;
/// What refused documents weigh beside accepted ones.
const REFUSED: f64 = 0.5;
/// What a weight is multiplied by before it is rounded.
const SCALE: f64 = 20.0;
/// Greatest weight written.
const HEAVIEST: u32 = 1_000;

/// A document with the artefacts that it serves and those it does not.
#[derive(Clone, Debug, Default)]
pub struct Lesson {
    /// How often each word stands in it.
    pub counts: BTreeMap<String, u32>,
    /// Full ids of the artefacts that it serves.
    pub accepts: Vec<String>,
    /// Full ids of those that it only resembles.
    pub refuses: Vec<String>,
}

type Weights<'a> = BTreeMap<&'a str, f64>;

/// The vocabulary of each artefact that a lesson serves, by full id: stems with weights, the weightiest first.
#[must_use]
pub fn learn(lessons: &[Lesson]) -> BTreeMap<String, Vec<(String, u32)>> {
    let rarity = rarity(lessons);
    let weighed: Vec<Weights<'_>> = lessons.iter().map(|lesson| normal(weigh(lesson, &rarity))).collect();
    let all = mean(weighed.iter());
    let with = |id: &str, listed: fn(&Lesson) -> &[String]| {
        let pairs = lessons.iter().zip(&weighed);
        mean(pairs.filter(|(lesson, _)| listed(lesson).iter().any(|one| one == id)).map(|(_, weights)| weights))
    };
    let served: BTreeSet<&String> = lessons.iter().flat_map(|lesson| &lesson.accepts).collect();
    let vocabulary = |id: &String| {
        let accepted = with(id, |lesson| &lesson.accepts);
        let refused = with(id, |lesson| &lesson.refuses);
        let of = |weights: &Weights<'_>, stem: &str| weights.get(stem).copied().unwrap_or(0.0);
        let left = |(stem, weight): (&&str, &f64)| weight - of(&all, stem) - REFUSED * of(&refused, stem);
        let weights = accepted.iter().map(|(stem, weight)| (*stem, left((stem, weight)))).collect();
        (id.clone(), rounded(normal(best(weights)), &rarity))
    };
    served.into_iter().map(vocabulary).collect()
}

/// How much each word that stands in enough documents tells: the more, the fewer hold it.
fn rarity(lessons: &[Lesson]) -> Weights<'_> {
    let mut holding: BTreeMap<&str, usize> = BTreeMap::new();
    for stem in lessons.iter().flat_map(|lesson| lesson.counts.keys()) {
        *holding.entry(stem).or_insert(0) += 1;
    }
    let all = real(lessons.len());
    let common = holding.into_iter().filter(|(_, documents)| *documents >= COMMON);
    common.map(|(stem, documents)| (stem, ((1.0 + all) / (1.0 + real(documents))).ln() + 1.0)).collect()
}

fn weigh<'a>(lesson: &'a Lesson, rarity: &Weights<'_>) -> Weights<'a> {
    let known = |(stem, count): (&'a String, &u32)| Some((stem.as_str(), damped(*count) * rarity.get(stem.as_str())?));
    lesson.counts.iter().filter_map(known).collect()
}

/// The same, of length one.
fn normal(mut weights: Weights<'_>) -> Weights<'_> {
    let length = weights.values().map(|weight| weight * weight).sum::<f64>().sqrt();
    if length > 0.0 {
        for weight in weights.values_mut() {
            *weight /= length;
        }
    }
    weights
}

fn mean<'a, 'w>(all: impl Iterator<Item = &'w Weights<'a>>) -> Weights<'a>
where
    'a: 'w,
{
    let (mut sum, mut number) = (Weights::new(), 0);
    for weights in all {
        number += 1;
        for (stem, weight) in weights {
            *sum.entry(*stem).or_insert(0.0) += weight;
        }
    }
    for weight in sum.values_mut() {
        *weight /= real(number.max(1));
    }
    sum
}

/// The weightiest words that speak for it.
fn best(weights: Weights<'_>) -> Weights<'_> {
    let mut sorted: Vec<(&str, f64)> = weights.into_iter().filter(|(_, weight)| *weight > 0.0).collect();
    sorted.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    sorted.into_iter().take(WORDS).collect()
}

fn rounded(weights: Weights<'_>, rarity: &Weights<'_>) -> Vec<(String, u32)> {
    let whole = |(stem, weight): (&str, f64)| {
        let weight = weight * rarity.get(stem).copied().unwrap_or(0.0) * SCALE;
        let whole = (1..=HEAVIEST).rev().find(|whole| weight >= f64::from(*whole) - 0.5)?;
        Some((stem.to_owned(), whole))
    };
    let mut words: Vec<(String, u32)> = weights.into_iter().filter_map(whole).collect();
    words.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    words
}

fn real(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::MAX, f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lesson(text: &str, accepts: &[&str], refuses: &[&str]) -> Lesson {
        let mut counts = BTreeMap::new();
        for word in text.split(' ') {
            *counts.entry(word.to_owned()).or_insert(0) += 1;
        }
        let owned = |ids: &[&str]| ids.iter().map(ToString::to_string).collect();
        Lesson { counts, accepts: owned(accepts), refuses: owned(refuses) }
    }

    #[test]
    fn words_of_its_own_count_and_those_of_near_misses_do_not() {
        let lessons = [
            lesson("extincteur verification site", &["E.extinguisher"], &[]),
            lesson("extincteur pression site", &["E.extinguisher"], &[]),
            lesson("extincteur devis site prix", &[], &["E.extinguisher"]),
            lesson("badge site prix", &["C.badge"], &[]),
            lesson("badge devis site pression verification", &["C.badge"], &[]),
        ];
        let learnt = learn(&lessons);
        let words = |id: &str| learnt[id].iter().map(|(stem, _)| stem.as_str()).collect::<Vec<_>>();
        assert_eq!(words("C.badge").first(), Some(&"badge"));
        assert!(words("E.extinguisher").contains(&"extincteur"));
        assert!(!words("E.extinguisher").contains(&"site"), "what stands everywhere tells nothing");
        assert!(!words("E.extinguisher").contains(&"prix"), "so does what only a near miss says");
    }
}
