//! The program while the world around it misbehaves: many copies of one bad file, a folder that changes under its eyes, names and
//! texts that speak to whoever prints the report.

mod running;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

use running::{check, probant, python, watch, watch_with};

/// The most processor time that one run may take.
const TIME: Duration = Duration::from_secs(35);
/// The most memory that the program may hold itself, in kilobytes.
const MEMORY: u64 = 200 << 10;

/// The hostile cases of these names, and the rule pack beside them.
fn cases(names: &[&str]) -> (TempDir, PathBuf) {
    let folder = TempDir::with_prefix("disturbed").expect("a folder");
    let names: Vec<&Path> = names.iter().map(Path::new).collect();
    python("fixtures/generate/hostile.py", &[&[folder.path()], names.as_slice()].concat());
    let pack = folder.path().join("pack");
    (folder, pack)
}

/// Codes of the findings of each document.
fn codes(report: &Value) -> BTreeMap<&str, Vec<&str>> {
    let mut codes: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for finding in report["findings"].as_array().into_iter().flatten() {
        let (Some(path), Some(code)) = (finding["document"].as_str(), finding["code"].as_str()) else { continue };
        codes.entry(path).or_default().push(code);
    }
    codes
}

#[test]
fn ten_thousand_copies_of_one_bad_file_are_ten_thousand_findings() {
    const COPIES: usize = 10_000;
    let (folder, pack) = cases(&["11-flipped-byte"]);
    let bad = fs::read(folder.path().join("cases/11-flipped-byte/octet.docx")).expect("the bad file");
    let copies = folder.path().join("copies");
    fs::create_dir(&copies).expect("a folder");
    for at in 0..COPIES {
        fs::write(copies.join(format!("{at:05}.docx")), &bad).expect("a copy");
    }
    let run = watch(check(&copies, &pack));
    eprintln!("{:.1?}, {:.1?} of processor, {} MB", run.took, run.used, run.peak >> 10);
    assert_eq!(run.code, Some(1), "{}", run.complaints);
    let report = run.report().expect("a report");
    let codes = codes(&report);
    assert_eq!(codes.values().filter(|codes| codes.contains(&"unreadable")).count(), COPIES);
    assert!(run.used < TIME && run.peak < MEMORY && run.left.is_empty());
}

#[test]
fn files_that_change_during_the_reading_are_accounted_for() {
    const FILES: usize = 600;
    let (scratch, pack) = cases(&["05-declared-dimension"]);
    let folder = scratch.path().join("changing");
    fs::create_dir(&folder).expect("a folder");
    let path = |at: usize| folder.join(format!("{at:03}.txt"));
    for at in 0..FILES {
        fs::write(path(at), format!("Une note, la {at}e.\n").repeat(2000)).expect("a file");
    }
    let mut next = FILES;
    let run = watch_with(&mut check(&folder, &pack), |_| {
        for _ in 0..20 {
            next = next.saturating_sub(1);
            let path = path(next);
            // A file may be gone from the last round.
            let _ = match next % 3 {
                0 => fs::remove_file(&path),
                1 => fs::write(&path, "court"),
                _ => fs::write(&path, "Une note bien plus longue.\n".repeat(9000)),
            };
        }
    });
    assert!(run.code == Some(1) || run.code == Some(0), "{:?} {}", run.code, run.complaints);
    let report = run.report().expect("a report");
    let documents = report["documents"].as_array().expect("documents");
    assert!(!documents.is_empty() && documents.len() <= FILES);
    let codes = codes(&report);
    for document in documents {
        let path = document["path"].as_str().expect("a path");
        let state = document["reading"]["state"].as_str();
        assert!(state != Some("unreadable") || codes.contains_key(path), "{path} is unreadable without a finding");
    }
}

/// Ids of all output formats.
fn formats() -> Vec<String> {
    let output = probant().args(["list", "formats", "--format", "json"]).output().expect("runs");
    let list: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    list.as_array().expect("a list").iter().map(|format| format["id"].as_str().expect("an id").to_owned()).collect()
}

#[test]
fn hostile_names_and_texts_command_nobody_whatever_the_output() {
    let names = ["35-long-and-odd-names", "37-commands"];
    let (folder, pack) = cases(&names);
    let formats = formats();
    assert!(formats.len() >= 4, "{formats:?}");
    let mut faults = Vec::new();
    for name in names {
        let mut command = check(&folder.path().join("cases").join(name), &pack);
        for format in &formats {
            command.arg("-o").arg(format!("{format}:{}", folder.path().join(format!("{name}.{format}")).display()));
        }
        let run = watch(command);
        assert!(run.code.is_some_and(|code| code < 2), "{}", run.complaints);
        for format in &formats {
            let written = fs::read(folder.path().join(format!("{name}.{format}"))).expect("a report");
            let shown = commands_in(format, &String::from_utf8_lossy(&written));
            faults.extend(shown.into_iter().map(|fault| format!("{name} as {format}: {fault}")));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What in a report would be obeyed rather than shown.
fn commands_in(format: &str, text: &str) -> Vec<String> {
    // A workbook is packed; its cells are texts by their type, never formulas.
    if format == "xlsx" {
        return Vec::new();
    }
    let mut faults: Vec<String> = ["\u{1b}", "\u{7}", "\u{202e}"]
        .iter()
        .filter(|sign| text.contains(**sign) && !(format == "json" && **sign == "\u{202e}"))
        .map(|sign| format!("shows {sign:?}"))
        .collect();
    let known = ["::error ", "::warning ", "::notice ", "::group::", "::endgroup::"];
    let commands = text.lines().map(str::trim_start).filter(|line| line.starts_with("::") || line.starts_with("##["));
    let commands = commands.filter(|line| format != "github" || !known.iter().any(|known| line.starts_with(known)));
    faults.extend(commands.map(|line| format!("commands {line:?}")));
    let spoken = match format {
        "html" => ["<script>alert", "<img src=x", "href=\"javascript:"].as_slice(),
        "markdown" => &["<script>alert", "<img src=x", "](javascript:"],
        "csv" => &["\n=cmd", ";=cmd", ",=cmd", "\"=cmd"],
        "junit" => &["<script>", "<img"],
        _ => &[],
    };
    faults.extend(spoken.iter().filter(|sign| text.contains(**sign)).map(|sign| format!("shows {sign:?}")));
    faults
}
