//! Hostile inputs, run through the real program: nothing crashes, hangs, eats memory, reads outside the folder or is skipped in
//! silence, and the document next to it is read as if it were alone. The inputs and what must be reported of each are made by
//! `fixtures/generate/hostile.py`.

#![expect(clippy::print_stderr, reason = "what was measured is told to who runs the tests")]

mod running;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::Deserialize;
use serde_json::Value;
use tempfile::TempDir;

use running::{Run, check, python, watch};

/// The most processor time that one case may take. Each takes about as long by the clock, unless the machine is busy.
const TIME: Duration = Duration::from_secs(35);
/// The most memory that the program may hold itself, in kilobytes.
const MEMORY: u64 = 200 << 10;
/// The document next to the hostile ones.
const NEIGHBOUR: &str = "voisin.txt";

/// A case of the table `hostile.json`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    group: String,
    files: Vec<Expectation>,
    others: usize,
    never: Vec<String>,
    limits: Vec<String>,
}

/// What must be reported of one file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expectation {
    path: String,
    states: Vec<String>,
    codes: Vec<String>,
    any_code: Vec<String>,
    serves: Vec<String>,
    serves_not: Vec<String>,
    tells: String,
    clean: bool,
}

/// The cases of some groups, laid out in a folder that is removed at the end.
struct Cases {
    folder: TempDir,
    table: Vec<Case>,
}

impl Cases {
    fn of(groups: &[&str]) -> Self {
        let folder = TempDir::with_prefix("hostile").expect("a folder");
        let groups: Vec<&Path> = groups.iter().map(Path::new).collect();
        python("fixtures/generate/hostile.py", &[&[folder.path()], groups.as_slice()].concat());
        let table = fs::read(folder.path().join("hostile.json")).expect("a table");
        Self { table: serde_json::from_slice(&table).expect("the table's form"), folder }
    }

    fn pack(&self) -> PathBuf {
        self.folder.path().join("pack")
    }

    fn path(&self, case: &str) -> PathBuf {
        self.folder.path().join("cases").join(case)
    }

    /// Runs every case alone and gives everything that is not as it must be.
    fn faults(&self) -> Vec<String> {
        self.table.iter().flat_map(|case| self.faults_of(case)).collect()
    }

    fn faults_of(&self, case: &Case) -> Vec<String> {
        let mut command = check(&self.path(&case.name), &self.pack());
        command.args(["--jobs", "2"]);
        let command = if case.group == "files" { running::without_privileges(&self.folder, command) } else { command };
        let run = watch(command);
        eprintln!("{}: {:.1?}, {:.1?} of processor, {} MB", case.name, run.took, run.used, run.peak >> 10);
        let mut faults = faults_of_run(&run);
        match run.report() {
            Ok(report) => faults.extend(faults_of_report(case, &run, &report)),
            Err(fault) => faults.push(fault),
        }
        faults.into_iter().map(|fault| format!("{}: {fault}", case.name)).collect()
    }
}

/// What may be asked of any run.
fn faults_of_run(run: &Run) -> Vec<String> {
    let mut faults = Vec::new();
    if run.used > TIME {
        faults.push(format!("took {:.1} s", run.used.as_secs_f64()));
    }
    if run.peak > MEMORY {
        faults.push(format!("held {} MB", run.peak >> 10));
    }
    if !run.left.is_empty() {
        faults.push(format!("left processes {:?}", run.left));
    }
    faults
}

fn faults_of_report(case: &Case, run: &Run, report: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    let due = i32::from(!list(report, "findings").is_empty());
    if run.code != Some(due) {
        faults.push(format!("exit code {:?} instead of {due}", run.code));
    }
    let walked = list(report, "documents").len() + list(report, "excluded").len();
    let laid_out = case.files.len() + case.others + 1;
    if walked != laid_out {
        faults.push(format!("{walked} files accounted for, of {laid_out}"));
    }
    let text = String::from_utf8_lossy(&run.output);
    faults.extend(case.never.iter().filter(|never| text.contains(*never)).map(|never| format!("shows {never:?}")));
    let limits = report["limits"].to_string();
    faults
        .extend(case.limits.iter().filter(|name| !limits.contains(*name)).map(|name| format!("no limit names {name}")));
    faults.extend(faults_of_neighbour(report));
    faults.extend(case.files.iter().flat_map(|file| faults_of_file(file, report)));
    faults
}

/// The document next to the hostile ones is read, recognised, and nothing is said of it.
fn faults_of_neighbour(report: &Value) -> Vec<String> {
    faults_of_file(
        &Expectation {
            path: NEIGHBOUR.to_owned(),
            states: vec!["read".to_owned()],
            serves: vec!["neighbour".to_owned()],
            clean: true,
            codes: vec![],
            any_code: vec![],
            serves_not: vec!["witness".to_owned(), "secret".to_owned()],
            tells: String::new(),
        },
        report,
    )
}

fn faults_of_file(expected: &Expectation, report: &Value) -> Vec<String> {
    let path = &expected.path;
    let shown = |value: &Value| match (path.strip_suffix('*'), value.as_str()) {
        (Some(start), Some(shown)) => shown.starts_with(start),
        (_, shown) => shown == Some(path),
    };
    let Some(document) = list(report, "documents").iter().find(|document| shown(&document["path"])) else {
        return vec![format!("{path}: not accounted for")];
    };
    let findings: Vec<&Value> = list(report, "findings").iter().filter(|f| shown(&f["document"])).collect();
    let codes: BTreeSet<&str> = findings.iter().filter_map(|finding| finding["code"].as_str()).collect();
    let state = document["reading"]["state"].as_str().unwrap_or_default();
    let serves = |artefact: &String| {
        document["serves"].as_array().into_iter().flatten().any(|id| *id == *format!("Z.{artefact}"))
    };
    let has = |code: &String| codes.contains(code.as_str());

    let mut faults = Vec::new();
    if !expected.states.is_empty() && !expected.states.iter().any(|wanted| wanted == state) {
        faults.push(format!("state {state}, not {}", expected.states.join(" or ")));
    }
    faults.extend(
        expected.codes.iter().filter(|code| !has(code)).map(|code| format!("no finding {code} among {codes:?}")),
    );
    if !expected.any_code.is_empty() && !expected.any_code.iter().any(has) {
        faults.push(format!("none of {:?} among {codes:?}", expected.any_code));
    }
    if expected.clean && !findings.is_empty() {
        faults.push(format!("findings {codes:?} where none is due"));
    }
    faults.extend(expected.serves.iter().filter(|id| !serves(id)).map(|id| format!("{id} not read")));
    faults.extend(expected.serves_not.iter().filter(|id| serves(id)).map(|id| format!("{id} read")));
    if !expected.tells.is_empty() && !findings.iter().any(|finding| finding.to_string().contains(&expected.tells)) {
        faults.push(format!("no finding names {}", expected.tells));
    }
    if state == "unreadable" && codes.is_empty() {
        faults.push("unreadable without a finding".to_owned());
    }
    faults.into_iter().map(|fault| format!("{path}: {fault}")).collect()
}

fn list<'a>(report: &'a Value, key: &str) -> &'a [Value] {
    report[key].as_array().map_or(&[], Vec::as_slice)
}

/// Runs the cases of `groups` and shows every fault at once.
fn assert_reported(groups: &[&str]) {
    let cases = Cases::of(groups);
    let faults = cases.faults();
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn workbooks_that_lie_are_read_or_refused() {
    assert_reported(&["sheets"]);
}

#[test]
fn documents_that_lie_nest_or_hide_text_are_read_or_refused() {
    assert_reported(&["documents"]);
}

#[test]
fn archives_that_swell_and_files_under_false_names_are_told() {
    assert_reported(&["archives"]);
}

#[test]
fn mails_tables_and_texts_without_end_are_bounded() {
    assert_reported(&["texts"]);
}

#[test]
fn links_pipes_devices_and_closed_doors_are_told_and_left_alone() {
    assert_reported(&["files"]);
}

#[test]
fn names_that_no_system_agrees_upon_are_accounted_for() {
    assert_reported(&["names"]);
}

#[test]
fn pdf_files_that_ask_for_hours_or_gigabytes_are_bounded() {
    assert_reported(&["pdf"]);
}
