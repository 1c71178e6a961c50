//! Takes away one condition at a time, and asks whether some test of the pack fails: a condition that no test holds may go
//! wrong unseen.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::pack::Artefact;
use crate::recognise::{ArtefactIndex, Blind, Part};

use super::bench::{Bench, Change, Tried};

/// What became of the conditions of a pack.
#[derive(Clone, Debug, Default)]
pub(super) struct Score {
    /// Every condition, in the order of the pack.
    pub mutants: Vec<Mutant>,
}

/// A condition that was taken away.
#[derive(Clone, Debug)]
pub(super) struct Mutant {
    /// Full id of the artefact.
    pub artefact: String,
    /// Where the condition stands in it: `recognise.needs[1]`, `checks.signed`.
    pub condition: String,
    /// The first words of it, where it has any.
    pub words: Option<String>,
    /// Tests that speak of the artefact.
    pub tests: usize,
    /// Some test fails without it.
    pub killed: bool,
}

impl Mutant {
    /// True for a check, false for a condition of recognition.
    pub(super) fn is_check(&self) -> bool {
        self.condition.starts_with("checks.")
    }
}

/// An artefact with the tests that concern it.
struct Subject<'t, 'c> {
    index: ArtefactIndex,
    artefact: &'t Artefact,
    /// Its conditions that count.
    own: &'t BTreeSet<String>,
    tests: Vec<&'t Tried<'c>>,
    named: usize,
}

/// Conditions by the full id of their artefact, as `recognise.titles` and `checks.signed`.
pub(super) type Conditions = BTreeMap<String, BTreeSet<String>>;

/// Tries every one of the pack's `own` conditions. Tests that fail anyway are left aside.
pub(super) fn score(bench: &Bench<'_>, tried: &[Tried<'_>], own: &Conditions) -> Score {
    let sound: Vec<&Tried<'_>> = tried.iter().filter(|one| one.outcome.failures(one.case).is_empty()).collect();
    let subjects: Vec<Subject<'_, '_>> = bench
        .packs
        .artefacts()
        .filter_map(|(index, artefact)| Some(subject((index, artefact), own.get(&artefact.id)?, &sound)))
        .collect();
    let mutants = subjects.par_iter().flat_map_iter(|subject| {
        let is_own = |path: &str| subject.own.contains(path.split('[').next().unwrap_or(path));
        let parts = Part::of(&subject.artefact.recognise).into_iter().filter(|part| is_own(&part.path()));
        let checks = subject.artefact.checks.droppable().into_iter().filter(|name| is_own(&format!("checks.{name}")));
        let parts = parts.map(|part| without_part(bench, subject, part));
        parts.chain(checks.map(|check| without_check(bench, subject, check))).collect::<Vec<_>>()
    });
    Score { mutants: mutants.collect() }
}

fn subject<'t, 'c>(
    (index, artefact): (ArtefactIndex, &'t Artefact),
    own: &'t BTreeSet<String>,
    sound: &[&'t Tried<'c>],
) -> Subject<'t, 'c> {
    let names = |tried: &&Tried<'_>| tried.case.expected.names(&artefact.id);
    let tests = sound.iter().copied().filter(|tried| tried.concerns(index, &artefact.id)).collect();
    Subject { index, artefact, own, tests, named: sound.iter().copied().filter(names).count() }
}

fn without_part(bench: &Bench<'_>, subject: &Subject<'_, '_>, part: Part) -> Mutant {
    let recognise = &subject.artefact.recognise;
    let blind = Blind::new(subject.index, part, recognise);
    let killed = fails(bench, &subject.tests, Change::Blind(&blind));
    mutant(subject, part.path(), part.words(recognise).map(str::to_owned), killed)
}

fn without_check(bench: &Bench<'_>, subject: &Subject<'_, '_>, check: &'static str) -> Mutant {
    let (pack, indicator, artefact) = subject.index;
    let judged: Vec<&Tried<'_>> =
        subject.tests.iter().copied().filter(|tried| !tried.case.expected.finds.is_empty()).collect();
    let killed = !judged.is_empty() && {
        let mut packs = bench.packs.clone();
        let indicators = packs.packs.get_mut(pack).map(|pack| &mut pack.indicators);
        let artefacts = indicators.and_then(|list| list.get_mut(indicator)).map(|indicator| &mut indicator.artefacts);
        if let Some(artefact) = artefacts.and_then(|list| list.get_mut(artefact)) {
            artefact.checks.drop(check);
        }
        fails(bench, &judged, Change::Checks(&packs))
    };
    mutant(subject, format!("checks.{check}"), None, killed)
}

fn fails(bench: &Bench<'_>, tests: &[&Tried<'_>], change: Change<'_>) -> bool {
    tests.iter().any(|tried| !bench.again(tried, change).failures(tried.case).is_empty())
}

fn mutant(subject: &Subject<'_, '_>, condition: String, words: Option<String>, killed: bool) -> Mutant {
    Mutant { artefact: subject.artefact.id.clone(), condition, words, tests: subject.named, killed }
}

impl Score {
    /// How many conditions some test holds.
    pub(super) fn killed(&self) -> usize {
        self.mutants.iter().filter(|mutant| mutant.killed).count()
    }

    /// Share of those of the conditions for which `counts` holds; none when there are none.
    #[expect(clippy::cast_precision_loss, reason = "a pack has fewer conditions than a float has whole numbers")]
    pub(super) fn share(&self, counts: impl Fn(&Mutant) -> bool) -> Option<f64> {
        let counted: Vec<&Mutant> = self.mutants.iter().filter(|mutant| counts(mutant)).collect();
        let killed = counted.iter().filter(|mutant| mutant.killed).count();
        (!counted.is_empty()).then(|| killed as f64 / counted.len() as f64)
    }
}
