//! `rules test --learn`: writes beside the rules the words that the documents of the tests of each artefact are told by.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use rayon::prelude::*;

use crate::pack::cases::Case;
use crate::pack::{PackSource, VOCABULARY_FILE, written};
use crate::recognise::lessons::{Lesson, learn};

use super::super::Stop;
use super::bench::Bench;

/// What stands above the words in the file.
const HEAD: &str = "# Les mots auxquels se reconnaît le sujet de chaque pièce, appris des essais. Ce fichier s'écrit tout seul :\n\
                    # probant rules test --learn PACK\n";

/// Writes the vocabularies that the tests of `source` teach.
pub(super) fn write(bench: &Bench<'_>, source: &PackSource, cases: &[Case]) -> Result<(), Stop> {
    let words = bench.words;
    if source.embedded {
        return Err(Stop::usage(words.tell("trial-weigh-embedded", &[("pack", &source.name)])));
    }
    let lessons: Vec<Lesson> = cases.par_iter().map(|case| lesson(bench, case)).collect();
    let any = any_subject(bench);
    let learnt = learn(&lessons).into_iter().filter(|(id, _)| !any.contains(id.as_str()));
    let lines: Vec<String> = learnt.map(|(id, vocabulary)| format!("  {id}: {}\n", written(&vocabulary))).collect();
    let key = if lines.is_empty() { "vocabulary: {}\n" } else { "vocabulary:\n" };
    let text = format!("{HEAD}{key}{}", lines.concat());
    let path = Path::new(&source.name).join(VOCABULARY_FILE);
    fs::write(&path, text).map_err(|error| Stop::unwritable(&path, &error, words))
}

/// Full ids of the artefacts whose documents may be about anything.
fn any_subject<'a>(bench: &Bench<'a>) -> BTreeSet<&'a str> {
    let artefacts = bench.packs.artefacts().map(|(_, artefact)| artefact);
    artefacts.filter(|artefact| artefact.recognise.any_subject).map(|artefact| artefact.id.as_str()).collect()
}

fn lesson(bench: &Bench<'_>, case: &Case) -> Lesson {
    Lesson {
        counts: bench.counts(case),
        accepts: case.expected.accepts.clone(),
        refuses: case.expected.refuses.clone(),
    }
}
