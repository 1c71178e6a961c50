//! `rules test --learn`: writes beside the rules the words that speak for each artefact and against it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::catalogue::Words;
use crate::pack::cases::{Case, Content};
use crate::pack::{Artefact, LessonNode, PackSource, VOCABULARY_FILE, lessons, written};
use crate::recognise::lessons::{Lesson, learn};

use super::super::{Stop, rules};
use super::bench::Bench;

/// What stands above the words in the file.
const HEAD: &str = "# Les mots qui parlent pour chaque pièce et contre elle, appris des essais et des leçons. Ce fichier s'écrit tout seul :\n\
                    # probant rules test --learn [--lessons FICHIER] PACK\n";

/// Writes the vocabularies that the tests of `source` and the documents in the files `more` teach.
pub(super) fn write(bench: &Bench<'_>, source: &PackSource, cases: &[Case], more: &[PathBuf]) -> Result<(), Stop> {
    let words = bench.words;
    if source.embedded {
        return Err(Stop::usage(words.tell("trial-weigh-embedded", &[("pack", &source.name)])));
    }
    let mut all: Vec<Lesson> = cases.par_iter().map(|case| of_case(bench, case)).collect();
    all.par_extend(read(more, words)?.into_par_iter().map(|node| of_node(bench, node)));
    let learnt = learn(&all, &taught(bench, cases)).into_iter();
    let lines: Vec<String> = learnt.map(|(id, vocabulary)| format!("  {id}: {}\n", written(&vocabulary))).collect();
    let key = if lines.is_empty() { "vocabulary: {}\n" } else { "vocabulary:\n" };
    let text = format!("{HEAD}{key}{}", lines.concat());
    let path = Path::new(&source.name).join(VOCABULARY_FILE);
    fs::write(&path, text).map_err(|error| Stop::unwritable(&path, &error, words))
}

/// Full ids of the artefacts that learn something here, those that a test accepts: not those whose documents may be about
/// anything, nor those whose words another pack knows.
fn taught<'a>(bench: &Bench<'a>, cases: &[Case]) -> BTreeSet<&'a str> {
    let tested: BTreeSet<&String> = cases.iter().flat_map(|case| &case.expected.accepts).collect();
    let learns = |artefact: &&Artefact| {
        !artefact.recognise.any_subject && artefact.taken_from.is_none() && tested.contains(&artefact.id)
    };
    bench.packs.artefacts().map(|(_, artefact)| artefact).filter(learns).map(|artefact| artefact.id.as_str()).collect()
}

fn read(files: &[PathBuf], words: &Words) -> Result<Vec<LessonNode>, Stop> {
    let text = |path: &PathBuf| {
        let text = fs::read_to_string(path).map_err(|error| Stop::unreadable(path, &error, words))?;
        Ok((path.to_string_lossy().replace('\\', "/"), text))
    };
    let files = files.iter().map(text).collect::<Result<Vec<_>, Stop>>()?;
    lessons(&files, words).map_err(|faults| rules::faulty(&faults, words))
}

fn of_case(bench: &Bench<'_>, case: &Case) -> Lesson {
    Lesson { counts: bench.counts(&case.content), accepts: case.expected.accepts.clone(), also: Vec::new() }
}

fn of_node(bench: &Bench<'_>, node: LessonNode) -> Lesson {
    Lesson { counts: bench.counts(&Content::Text(node.text)), accepts: node.accepts, also: node.also }
}
