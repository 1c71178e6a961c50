//! Seeded mutations of the fixtures, through the real program: every file ends in one status, no run fails, and neither the
//! number of workers nor their order shows in the report. `PROBANT_MUTATIONS` asks for another number of files.

#![expect(clippy::print_stderr, reason = "what was measured is told to who runs the tests")]

mod running;

use std::collections::BTreeSet;
use std::path::Path;

use tempfile::TempDir;

use running::{check, python, watch};

/// How many files, unless the surroundings ask for more.
const FILES: usize = 330;

#[test]
fn mutated_files_end_in_one_status_whatever_the_number_of_workers() {
    let files = std::env::var("PROBANT_MUTATIONS").ok().and_then(|text| text.parse().ok()).unwrap_or(FILES);
    let scratch = TempDir::with_prefix("mutations").expect("a folder");
    let [folder, rules] = ["files", "rules"].map(|name| scratch.path().join(name));
    eprintln!("{}", python("fixtures/generate/mutate.py", &[&folder, Path::new(&files.to_string())]));
    python("fixtures/generate/hostile.py", &[&rules, Path::new("05-declared-dimension")]);

    let reports = ["1", "8"].map(|jobs| {
        let mut command = check(&folder, &rules.join("pack"));
        command.args(["--jobs", jobs]);
        let run = watch(command);
        eprintln!("{jobs} at a time: {:.1?}, {:.1?} of processor, {} MB", run.took, run.used, run.peak >> 10);
        assert_eq!(run.code, Some(1), "{}", run.complaints);
        assert!(run.left.is_empty(), "processes left: {:?}", run.left);
        assert_counts(&run.report().expect("a report"), files);
        run.output
    });
    assert!(reports[0] == reports[1], "the report depends on the number of workers");
}

/// Every file once, each with an outcome.
fn assert_counts(report: &serde_json::Value, files: usize) {
    let documents = report["documents"].as_array().expect("documents");
    let paths: BTreeSet<&str> = documents.iter().filter_map(|document| document["path"].as_str()).collect();
    assert_eq!((documents.len(), paths.len()), (files, files));
    let states: BTreeSet<&str> = documents.iter().filter_map(|d| d["reading"]["state"].as_str()).collect();
    assert!(states.is_subset(&["read", "partial", "unreadable"].into()), "{states:?}");
}
