//! What `rules test` says: for people, and as JSON for programs.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::{Value, json};

use crate::catalogue::Words;
use crate::judge::lack_in_words;
use crate::pack::Packs;

use super::bench::{Failure, Tried};
use super::mutants::{Mutant, Score};

/// What came out of the tests of one pack.
pub(super) struct Trial {
    pub id: String,
    pub title: String,
    pub cases: usize,
    pub failed: Vec<Failed>,
    pub score: Option<Score>,
}

impl Trial {
    /// The share of its conditions that are held, and `least`, when that is less than was asked for.
    pub(super) fn too_low(&self, least: Option<f64>) -> Option<(f64, f64)> {
        let share = self.score.as_ref().and_then(|score| score.share(|_| true))?;
        least.filter(|least| share < *least).map(|least| (share, least))
    }
}

/// A test that failed.
pub(super) struct Failed {
    file: String,
    line: usize,
    name: String,
    /// Pairs of what was expected and what was found.
    told: Vec<(String, String)>,
}

impl Failed {
    /// None when the test passed.
    pub(super) fn of(tried: &Tried<'_>, packs: &Packs, words: &Words) -> Option<Self> {
        let failures = tried.outcome.failures(tried.case);
        let told = failures.iter().map(|failure| told(failure, tried, packs, words)).collect();
        let case = tried.case;
        (!failures.is_empty()).then(|| Self { file: case.file.clone(), line: case.line, name: case.name.clone(), told })
    }
}

/// What was expected and what was found.
fn told(failure: &Failure, tried: &Tried<'_>, packs: &Packs, words: &Words) -> (String, String) {
    let tell = |key: &str, name: &str, list: &[String]| words.tell(key, &[(name, &list.join(", "))]);
    let serves: Vec<String> = tried.outcome.serves.iter().cloned().collect();
    let served = match serves.as_slice() {
        [] => words.say("trial-serves-none"),
        serves => tell("trial-serves", "ids", serves),
    };
    let codes: Vec<String> = tried.outcome.codes.iter().cloned().collect();
    let found = match codes.as_slice() {
        [] => words.say("trial-codes-none"),
        codes => tell("trial-codes", "codes", codes),
    };
    match failure {
        Failure::Refused(ids) => {
            let near: Vec<String> = ids.iter().filter_map(|id| near(id, tried, packs, words)).collect();
            let parts: Vec<String> = std::iter::once(served).chain(near).collect();
            (tell("trial-accepts", "ids", ids), words.series(&parts))
        }
        Failure::Accepted(ids) => (tell("trial-refuses", "ids", ids), served),
        Failure::Lacking(codes) => (tell("trial-finds", "codes", codes), found),
        Failure::Alarm(codes) => (tell("trial-free-of", "codes", codes), found),
        Failure::Weight(ids) => {
            (weights(ids, &tried.case.expected.points, words), weights(ids, &tried.outcome.points, words))
        }
    }
}

/// « 10.x : 14 points, 12.y : 3 points ».
fn weights(ids: &[String], points: &BTreeMap<String, i32>, words: &Words) -> String {
    let one = |id: &String| {
        let points = points.get(id).copied().unwrap_or(0).to_string();
        words.tell("trial-weight", &[("id", id), ("points", &points)])
    };
    ids.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn near(id: &str, tried: &Tried<'_>, packs: &Packs, words: &Words) -> Option<String> {
    let candidate = tried.nearest(packs.find(id)?)?;
    let points =
        [("id", id.to_owned()), ("score", candidate.score.to_string()), ("accept", candidate.accept.to_string())];
    let near = words.tell("trial-near", &points.each_ref().map(|(name, value)| (*name, value.as_str())));
    let lack = candidate.lacks.as_ref().and_then(|lack| lack_in_words(lack, words));
    Some(match lack {
        Some(lack) => format!("{near}, {lack}"),
        None => near,
    })
}

/// The results as people read them.
pub(super) fn text(trials: &[Trial], least: Option<f64>, words: &Words) -> String {
    trials.iter().map(|trial| one(trial, least, words)).collect::<Vec<_>>().join("\n")
}

fn one(trial: &Trial, least: Option<f64>, words: &Words) -> String {
    let mut text = words.tell("trial-pack", &[("title", &trial.title), ("id", &trial.id)]) + "\n";
    for failed in &trial.failed {
        let _ = writeln!(text, "\n{}:{}  {}", failed.file, failed.line, failed.name);
        for (expected, found) in &failed.told {
            for (side, said) in [("trial-expected", expected), ("trial-found", found)] {
                let _ = writeln!(text, "      {}", words.pair(&words.say(side), said));
            }
        }
    }
    if !trial.failed.is_empty() {
        text.push('\n');
    }
    let args = [("n", trial.cases.to_string()), ("failed", trial.failed.len().to_string())];
    text += &words.tell("trial-count", &args.each_ref().map(|(name, value)| (*name, value.as_str())));
    text.push('\n');
    if let Some(score) = &trial.score {
        text += &mutation(score, words);
    }
    if let Some((share, least)) = trial.too_low(least) {
        let args = [("score", decimal(Some(share), words)), ("least", decimal(Some(least), words))];
        text += &words.tell("trial-low-score", &args.each_ref().map(|(name, value)| (*name, value.as_str())));
        text.push('\n');
    }
    text
}

fn mutation(score: &Score, words: &Words) -> String {
    let mut text = String::new();
    let survivors: Vec<&Mutant> = score.mutants.iter().filter(|mutant| !mutant.killed).collect();
    if !survivors.is_empty() {
        let _ = writeln!(text, "\n{}", words.say("trial-survivors"));
    }
    let mut rest = survivors.as_slice();
    while let Some(first) = rest.first() {
        let same = rest.iter().take_while(|mutant| mutant.artefact == first.artefact).count();
        let (own, others) = rest.split_at(same);
        let _ = writeln!(text, "  {}", first.artefact);
        if first.tests == 0 {
            let _ = writeln!(text, "      {}", words.tell("trial-untested", &[("n", &own.len().to_string())]));
        } else {
            for mutant in own {
                text += &survivor(mutant, words);
            }
        }
        rest = others;
    }
    let args = [
        ("killed", score.killed().to_string()),
        ("all", score.mutants.len().to_string()),
        ("score", decimal(score.share(|_| true), words)),
        ("recognition", decimal(score.share(|mutant| !mutant.is_check()), words)),
        ("checks", decimal(score.share(Mutant::is_check), words)),
    ];
    let args = args.each_ref().map(|(name, value)| (*name, value.as_str()));
    text + "\n" + &words.tell("trial-mutation", &args) + "\n"
}

fn survivor(mutant: &Mutant, words: &Words) -> String {
    let theirs = mutant.words.as_ref().map(|theirs| format!("  {}", words.quoted(theirs))).unwrap_or_default();
    format!("      {}{theirs}\n", mutant.condition)
}

/// A share as people write it: 0,93 or 0.93; a dash when there is nothing to share.
fn decimal(share: Option<f64>, words: &Words) -> String {
    share.map_or_else(|| "–".to_owned(), |share| format!("{share:.2}").replace('.', &words.say("decimal-mark")))
}

/// The results for programs.
pub(super) fn as_json(trials: &[Trial]) -> Value {
    let failed = |failed: &Failed| {
        let told = |(expected, found): &(String, String)| json!({"expected": expected, "found": found});
        let told: Vec<Value> = failed.told.iter().map(told).collect();
        json!({"file": failed.file, "line": failed.line, "name": failed.name, "failures": told})
    };
    let mutation = |score: &Score| {
        let survivor = |mutant: &Mutant| json!({"artefact": mutant.artefact, "condition": mutant.condition, "words": mutant.words});
        let survivors: Vec<Value> = score.mutants.iter().filter(|mutant| !mutant.killed).map(survivor).collect();
        json!({
            "conditions": score.mutants.len(),
            "killed": score.killed(),
            "score": score.share(|_| true),
            "recognition": score.share(|mutant| !mutant.is_check()),
            "checks": score.share(Mutant::is_check),
            "survivors": survivors,
        })
    };
    let trial = |trial: &Trial| {
        let failed: Vec<Value> = trial.failed.iter().map(failed).collect();
        json!({"pack": trial.id, "cases": trial.cases, "failed": failed, "mutation": trial.score.as_ref().map(mutation)})
    };
    json!({"packs": trials.iter().map(trial).collect::<Vec<_>>()})
}
