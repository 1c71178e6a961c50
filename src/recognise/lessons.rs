//! Learns the vocabulary of each artefact from documents that are known to serve it and from all others.
//!
//! A linear support vector machine with squared hinge loss tells the documents of one artefact from the rest, by dual coordinate
//! descent (Hsieh and others, 2008). Documents are vectors of length one of the damped counts of their words. Documents are taken in
//! an order of their own, so that the same lessons always teach the same.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::topics::{ANY, SCALE, damped};

/// Words kept of an artefact, those that weigh most for or against it.
const WORDS: usize = 300;
/// Documents in which a word must stand.
const COMMON: usize = 3;
/// What a document on the wrong side costs, beside the length of the weights.
const COST: f64 = 3.0;
/// Times that all documents are gone through at most, and the change below which no more is to be learnt.
const ROUNDS: usize = 300;
const SETTLED: f64 = 0.01;

/// A document with the artefacts that it serves.
#[derive(Clone, Debug, Default)]
pub struct Lesson {
    /// How often each word stands in it.
    pub counts: BTreeMap<String, u32>,
    /// Full ids of the artefacts that it serves.
    pub accepts: Vec<String>,
    /// Full ids of those as which it is neither right nor wrong.
    pub also: Vec<String>,
}

impl Lesson {
    fn serves(&self, id: &str) -> bool {
        self.accepts.iter().any(|one| one == id)
    }

    /// 1 for a document of the artefact, -1 for any other; none where it may be either.
    fn side(&self, id: &str) -> Option<f64> {
        match (self.serves(id), self.also.iter().any(|one| one == id)) {
            (true, _) => Some(1.0),
            (false, true) => None,
            (false, false) => Some(-1.0),
        }
    }
}

/// Shares of numbered words.
type Row = Vec<(usize, f64)>;

/// The vocabulary of each artefact of `taught` that a lesson serves, by full id: what every document weighs, then stems with their
/// weights, the weightiest first.
#[must_use]
pub fn learn(lessons: &[Lesson], taught: &BTreeSet<&str>) -> BTreeMap<String, Vec<(String, i32)>> {
    let stems = common(lessons);
    let numbers: BTreeMap<&str, usize> = stems.iter().enumerate().map(|(number, stem)| (*stem, number)).collect();
    let rows: Vec<Row> = lessons.iter().map(|lesson| row(lesson, &numbers)).collect();
    let served = taught.par_iter().filter(|id| lessons.iter().any(|lesson| lesson.serves(id)));
    served.map(|id| ((*id).to_owned(), vocabulary(&separate(lessons, &rows, id, stems.len()), &stems))).collect()
}

/// The stems that stand in enough documents.
fn common(lessons: &[Lesson]) -> Vec<&str> {
    let mut holding: BTreeMap<&str, usize> = BTreeMap::new();
    for stem in lessons.iter().flat_map(|lesson| lesson.counts.keys()) {
        *holding.entry(stem).or_insert(0) += 1;
    }
    holding.into_iter().filter(|(_, documents)| *documents >= COMMON).map(|(stem, _)| stem).collect()
}

fn row(lesson: &Lesson, numbers: &BTreeMap<&str, usize>) -> Row {
    let length = lesson.counts.values().map(|count| damped(*count).powi(2)).sum::<f64>().sqrt();
    let known = lesson.counts.iter().filter_map(|(stem, count)| Some((*numbers.get(stem.as_str())?, damped(*count))));
    known.map(|(number, weight)| (number, weight / length)).collect()
}

/// The weights that tell the documents of one artefact from all others, by number of the word; last what every document weighs.
fn separate(lessons: &[Lesson], rows: &[Row], id: &str, words: usize) -> Vec<f64> {
    let sides: Vec<(&Row, f64)> =
        lessons.iter().zip(rows).filter_map(|(lesson, row)| Some((row, lesson.side(id)?))).collect();
    let mut weights = vec![0.0; words + 1];
    let mut shares = vec![0.0; sides.len()];
    let slack = 1.0 / (2.0 * COST);
    let stride = stride(sides.len());
    for _ in 0..ROUNDS {
        let mut greatest = 0.0_f64;
        for at in (0..sides.len()).map(|step| step * stride % sides.len()) {
            let (row, side) = sides[at];
            let gradient = side * product(&weights, row) - 1.0 + slack * shares[at];
            let wanted = if shares[at] > 0.0 { gradient } else { gradient.min(0.0) };
            greatest = greatest.max(wanted.abs());
            let share = (shares[at] - gradient / (square(row) + slack)).max(0.0);
            add(&mut weights, row, (share - shares[at]) * side);
            shares[at] = share;
        }
        if greatest < SETTLED {
            break;
        }
    }
    weights
}

/// A step that visits every one of `number` documents, and no two neighbours in a row.
fn stride(number: usize) -> usize {
    let apart = |step: &usize| gcd(*step, number) == 1;
    (number * 5 / 8..=number).find(|step| *step > 0 && apart(step)).unwrap_or(1)
}

fn gcd(one: usize, other: usize) -> usize {
    if other == 0 { one } else { gcd(other, one % other) }
}

/// What a document weighs, what every document does included.
fn product(weights: &[f64], row: &Row) -> f64 {
    let always = weights.last().copied().unwrap_or(0.0);
    always + row.iter().map(|(number, share)| weights[*number] * share).sum::<f64>()
}

fn square(row: &Row) -> f64 {
    1.0 + row.iter().map(|(_, share)| share * share).sum::<f64>()
}

fn add(weights: &mut [f64], row: &Row, change: f64) {
    for (number, share) in row {
        weights[*number] += change * share;
    }
    if let Some(always) = weights.last_mut() {
        *always += change;
    }
}

fn vocabulary(weights: &[f64], stems: &[&str]) -> Vec<(String, i32)> {
    let mut words: Vec<(&str, i32)> = stems.iter().zip(weights).map(|(stem, weight)| (*stem, whole(*weight))).collect();
    words.retain(|(_, weight)| *weight != 0);
    words.sort_by(|one, other| other.1.abs().cmp(&one.1.abs()).then_with(|| one.0.cmp(other.0)));
    let always = (ANY, whole(weights.last().copied().unwrap_or(0.0)));
    std::iter::once(always)
        .chain(words.into_iter().take(WORDS))
        .map(|(stem, weight)| (stem.to_owned(), weight))
        .collect()
}

#[expect(clippy::cast_possible_truncation, reason = "a saturating cast of a rounded number is what is wanted")]
fn whole(weight: f64) -> i32 {
    (weight * SCALE).round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lesson(text: &str, accepts: &[&str], also: &[&str]) -> Lesson {
        let mut counts = BTreeMap::new();
        for word in text.split(' ') {
            *counts.entry(word.to_owned()).or_insert(0) += 1;
        }
        let owned = |ids: &[&str]| ids.iter().map(ToString::to_string).collect();
        Lesson { counts, accepts: owned(accepts), also: owned(also) }
    }

    #[test]
    fn words_of_its_own_speak_for_it_and_those_of_others_against() {
        let lessons = [
            lesson("extincteur verification site", &["E.extinguisher"], &[]),
            lesson("extincteur pression site", &["E.extinguisher"], &[]),
            lesson("extincteur devis site prix", &[], &[]),
            lesson("badge site prix", &["C.badge"], &[]),
            lesson("badge devis site pression verification", &["C.badge"], &[]),
            lesson("extincteur badge devis", &[], &["C.badge"]),
            lesson("prix devis salle", &[], &[]),
        ];
        let learnt = learn(&lessons, &BTreeSet::from(["C.badge", "E.extinguisher", "E.unknown"]));
        let weight = |id: &str, word: &str| learnt[id].iter().find(|(stem, _)| stem == word).map_or(0, |(_, w)| *w);
        assert_eq!(learnt.len(), 2, "nothing is learnt of what no lesson serves");
        assert_eq!(learnt["C.badge"][0].0, ANY);
        assert!(weight("E.extinguisher", "extincteur") > 0);
        assert!(weight("E.extinguisher", "prix") < 0, "only others say it");
        assert!(weight("C.badge", "badge") > weight("C.badge", "site"));
        assert!(weight("C.badge", "extincteur") < 0);
    }

    #[test]
    fn what_may_be_either_teaches_nothing() {
        let sound = [
            lesson("badge open preuve", &["C.badge"], &[]),
            lesson("badge open critere", &["C.badge"], &[]),
            lesson("badge open devis", &["C.badge"], &[]),
            lesson("devis prix", &[], &[]),
            lesson("devis achat", &[], &[]),
        ];
        let with = |also: &[&str]| {
            let more = [sound.as_slice(), &[lesson("badge open", &[], also)]].concat();
            learn(&more, &BTreeSet::from(["C.badge"])).remove("C.badge").unwrap_or_default()
        };
        let alone = learn(&sound, &BTreeSet::from(["C.badge"])).remove("C.badge").unwrap_or_default();
        assert_eq!(with(&["C.badge"]), alone);
        assert_ne!(with(&[]), alone);
    }

    #[test]
    fn every_document_is_visited() {
        for number in [1, 2, 3, 10, 97, 1_000] {
            let step = stride(number);
            let visited: BTreeSet<usize> = (0..number).map(|at| at * step % number).collect();
            assert_eq!(visited.len(), number, "{number} by {step}");
        }
    }
}
