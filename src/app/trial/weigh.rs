//! `rules test --weigh`: writes beside each test how many points its document has, so that every sign met in it is held.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use rayon::prelude::*;

use crate::catalogue::Words;
use crate::pack::PackSource;
use crate::pack::cases::Case;

use super::super::Stop;
use super::bench::{Bench, Tried};

/// Line of the key in a test, which stands two spaces deep.
const KEY: &str = "  points:";

/// Writes into the files of tests of `source` the points of each document as the artefacts that its test names.
pub(super) fn write(bench: &Bench<'_>, source: &PackSource, cases: &[Case]) -> Result<(), Stop> {
    let words = bench.words;
    if source.embedded {
        return Err(Stop::usage(words.tell("trial-weigh-embedded", &[("pack", &source.name)])));
    }
    let tried: Vec<Tried<'_>> = cases.par_iter().map(|case| bench.try_case(case)).collect();
    let files: BTreeSet<&str> = tried.iter().map(|tried| tried.case.file.as_str()).collect();
    files.into_iter().try_for_each(|file| write_file(bench, file, &tried, words))
}

fn write_file(bench: &Bench<'_>, file: &str, tried: &[Tried<'_>], words: &Words) -> Result<(), Stop> {
    let own = tried.iter().filter(|tried| tried.case.file == file);
    let points = own.map(|tried| (tried.case.line, flow(&bench.weights(tried)))).collect();
    let text = fs::read_to_string(file).map_err(|error| Stop::unreadable(file.as_ref(), &error, words))?;
    let weighed = weighed(&text, &points);
    if weighed == text {
        return Ok(());
    }
    fs::write(file, weighed).map_err(|error| Stop::unwritable(file.as_ref(), &error, words))
}

/// `{10.x: 14, 12.y: 3}`
fn flow(points: &BTreeMap<String, i32>) -> String {
    let pairs: Vec<String> = points.iter().map(|(id, points)| format!("{id}: {points}")).collect();
    format!("{{{}}}", pairs.join(", "))
}

/// `text` with `points`, by the line of the test from 1, as the last key of each test that is written as a block.
fn weighed(text: &str, points: &BTreeMap<usize, String>) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let starts: Vec<usize> = points.keys().map(|line| line - 1).collect();
    let ends = starts.iter().skip(1).copied().chain([lines.len()]);
    let mut written: Vec<String> =
        lines.iter().take(starts.first().copied().unwrap_or(0)).map(ToString::to_string).collect();
    for ((start, end), flow) in starts.iter().zip(ends).zip(points.values()) {
        let case = lines.get(*start..end).unwrap_or_default();
        if case.first().is_some_and(|line| line.starts_with("- ") && !line.starts_with("- {")) {
            written.extend(with_key(case, flow));
        } else {
            written.extend(case.iter().map(ToString::to_string));
        }
    }
    written.join("\n") + "\n"
}

fn with_key(case: &[&str], flow: &str) -> Vec<String> {
    let mut kept: Vec<String> = case.iter().filter(|line| !line.starts_with(KEY)).map(ToString::to_string).collect();
    let is_of_case = |line: &String| !line.trim().is_empty() && !line.starts_with('#');
    let end = kept.iter().rposition(is_of_case).map_or(0, |last| last + 1);
    kept.insert(end, format!("{KEY} {flow}"));
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_become_the_last_key_of_each_test_and_nothing_else_changes() {
        let text = "# essais\n- name: un\n  text: |\n    Titre\n\n    points: trois\n  points: {E.x: 1}\n  accepts: [E.x]\n\n# autres\n\
                    - name: deux\n  table: [[a]]\n  refuses: [E.x]\n- {name: trois, text: x, refuses: [E.x]}\n";
        let points = [(2, "{E.x: 8}"), (11, "{E.x: 0}"), (14, "{E.x: 0}")];
        let points = points.map(|(line, flow)| (line, flow.to_owned())).into();
        let expected = "# essais\n- name: un\n  text: |\n    Titre\n\n    points: trois\n  accepts: [E.x]\n  points: {E.x: 8}\n\n# autres\n\
                        - name: deux\n  table: [[a]]\n  refuses: [E.x]\n  points: {E.x: 0}\n- {name: trois, text: x, refuses: [E.x]}\n";
        assert_eq!(weighed(text, &points), expected);
    }
}
