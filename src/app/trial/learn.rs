//! `rules test --learn`: writes beside the rules the words that the documents of the tests of each artefact are told by.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use rayon::prelude::*;

use crate::pack::cases::Case;
use crate::pack::{Artefact, PackSource, VOCABULARY_FILE, written};
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
    let untaught = untaught(bench);
    let learnt = learn(&lessons).into_iter().filter(|(id, _)| !untaught.contains(id.as_str()));
    let lines: Vec<String> = learnt.map(|(id, vocabulary)| format!("  {id}: {}\n", written(&vocabulary))).collect();
    let key = if lines.is_empty() { "vocabulary: {}\n" } else { "vocabulary:\n" };
    let text = format!("{HEAD}{key}{}", lines.concat());
    let path = Path::new(&source.name).join(VOCABULARY_FILE);
    fs::write(&path, text).map_err(|error| Stop::unwritable(&path, &error, words))
}

/// Full ids of the artefacts that learn nothing here: their documents may be about anything, or another pack knows its words.
fn untaught<'a>(bench: &Bench<'a>) -> BTreeSet<&'a str> {
    let none = |artefact: &&Artefact| artefact.recognise.any_subject || artefact.taken_from.is_some();
    bench.packs.artefacts().map(|(_, artefact)| artefact).filter(none).map(|artefact| artefact.id.as_str()).collect()
}

fn lesson(bench: &Bench<'_>, case: &Case) -> Lesson {
    Lesson {
        counts: bench.counts(case),
        accepts: case.expected.accepts.clone(),
        refuses: case.expected.refuses.clone(),
    }
}
