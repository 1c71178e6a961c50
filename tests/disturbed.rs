//! The program while the world around it misbehaves: many copies of one bad file, a folder that changes under its eyes, names and
//! texts that speak to whoever prints the report, workers that are killed, a cache that is spoiled, a kernel that protects nobody.

#![expect(clippy::print_stderr, reason = "what was measured or left out is told to who runs the tests")]

mod running;

use std::collections::BTreeMap;
#[cfg(target_os = "linux")]
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
#[cfg(target_os = "linux")]
use std::process::Command;
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

#[cfg(target_os = "linux")]
use running::group;
use running::{Run, check, probant, python, repository, watch, watch_with};

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
    let text = text.replace("\\]", "");
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

#[cfg(target_os = "linux")]
#[test]
fn workers_killed_from_outside_cost_no_report() {
    const KILLS: usize = 6;
    let (scratch, pack) = cases(&["28-html"]);
    let folder = scratch.path().join("cases/28-html");
    let slow = fs::read(folder.join("divs.html")).expect("a file");
    for at in 0..6 {
        fs::write(folder.join(format!("divs-{at}.html")), [&slow[..], format!("<p>{at}</p>").as_bytes()].concat())
            .expect("a file");
    }
    let mut killed = BTreeSet::new();
    let mut command = check(&folder, &pack);
    command.args(["--jobs", "2"]);
    let run = watch_with(&mut command, |id| {
        for worker in group(id) {
            if killed.len() < KILLS && killed.insert(worker) {
                Command::new("kill").args(["-9", &worker.to_string()]).status().expect("kill");
            }
        }
    });
    assert_eq!(killed.len(), KILLS, "the readers run in no process of their own");
    assert!(run.code.is_some_and(|code| code < 2), "{:?} {}", run.code, run.complaints);
    assert!(run.left.is_empty(), "processes left: {:?}", run.left);
    let report = run.report().expect("a report");
    let codes = codes(&report);
    let documents = report["documents"].as_array().expect("documents");
    assert_eq!(documents.len(), 10);
    for document in documents {
        let unreadable = document["reading"]["state"] == "unreadable";
        assert!(!unreadable || codes.contains_key(document["path"].as_str().expect("a path")), "{document:#}");
    }
}

/// `check` of the sound sample folder, with the cache in `cache`; without any when there is none.
fn cached(cache: Option<&Path>) -> Run {
    let mut command = probant();
    command.arg("check").arg(repository().join("fixtures/dossiers/garrigue/dossier"));
    command.args(["--as-of", "2026-12-01", "-q", "-o", "json"]);
    match cache {
        Some(cache) => command.env("PROBANT_CACHE_DIR", cache),
        None => command.arg("--no-cache"),
    };
    watch(command)
}

/// Every regular file below `folder`.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut files: Vec<PathBuf> =
        entries.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect();
    files.sort();
    files
}

#[test]
fn a_spoiled_cache_changes_no_report() {
    let cache = TempDir::with_prefix("cache").expect("a folder");
    let without = cached(None);
    assert_eq!(without.code, Some(0), "{}", without.complaints);
    let same = |what: &str| {
        let run = cached(Some(cache.path()));
        assert!(run.code == without.code && run.output == without.output, "{what}: {}", run.complaints);
    };
    same("cold");
    let entries = files_below(cache.path());
    assert!(entries.len() > 20, "{} entries", entries.len());
    same("warm");
    let other = fs::read(&entries[0]).expect("an entry");
    for (at, entry) in entries.iter().enumerate() {
        let mut bytes = fs::read(entry).expect("an entry");
        match at % 5 {
            0 => bytes.truncate(bytes.len() / 2),
            1 => bytes.iter_mut().rev().take(3).for_each(|byte| *byte ^= 0x20),
            2 => bytes.clone_from(&other),
            3 => bytes.clear(),
            _ => bytes.extend(b"more"),
        }
        fs::write(entry, bytes).expect("spoiled");
    }
    same("spoiled");
    for entry in files_below(cache.path()) {
        fs::remove_file(&entry).expect("removed");
        fs::create_dir(&entry).expect("a folder in its place");
    }
    same("folders in the place of entries");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_under_the_cache_changes_no_report() {
    let disk = TempDir::with_prefix("disk").expect("a folder");
    let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=64k", "tmpfs"]).arg(disk.path()).status();
    if !mounted.is_ok_and(|status| status.success()) {
        eprintln!("left out: a full disk needs the right to mount one");
        return;
    }
    let (without, with) = (cached(None), cached(Some(&disk.path().join("cache"))));
    let unmounted = Command::new("umount").arg(disk.path()).status();
    assert!(unmounted.is_ok_and(|status| status.success()));
    assert!(with.code == without.code && with.output == without.output, "{}", with.complaints);
}

#[test]
fn a_cache_that_cannot_be_written_changes_no_report() {
    let scratch = TempDir::with_prefix("cache").expect("a folder");
    let file = scratch.path().join("file");
    fs::write(&file, "no folder").expect("a file");
    let (without, with) = (cached(None), cached(Some(&file.join("cache"))));
    assert!(with.code == without.code && with.output == without.output, "{}", with.complaints);
}

#[test]
fn a_sandbox_that_is_required_is_there_or_nothing_is_read() {
    let (folder, pack) = cases(&["05-declared-dimension"]);
    let mut command = check(&folder.path().join("cases/05-declared-dimension"), &pack);
    command.args(["--sandbox", "require"]);
    let run = watch(command);
    if run.code == Some(2) {
        assert!(run.output.is_empty() && run.complaints.contains("--sandbox require"), "{}", run.complaints);
    } else {
        let report = run.report().expect("a report");
        assert_eq!((run.code, &report["run"]["sandbox"]["state"]), (Some(0), &Value::from("full")));
    }
}

#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
#[test]
fn a_kernel_that_protects_nobody_is_told_and_refused_where_the_sandbox_is_required() {
    let (folder, pack) = cases(&["05-declared-dimension"]);
    let run = |mode: &str| {
        let wanted = check(&folder.path().join("cases/05-declared-dimension"), &pack);
        let mut command = Command::new("python3");
        command.arg(repository().join("tests/running/old_kernel.py"));
        command.arg(wanted.get_program()).args(wanted.get_args()).args(["--sandbox", mode]);
        watch(command)
    };
    let auto = run("auto");
    if auto.code == Some(77) {
        eprintln!("left out: this kernel cannot be made to look old");
        return;
    }
    let report = auto.report().expect("a report");
    let sandbox = &report["run"]["sandbox"];
    assert_eq!((auto.code, &sandbox["state"]), (Some(0), &Value::from("partial")), "{report:#}");
    assert!(!sandbox["parts"].as_array().expect("parts").contains(&Value::from("landlock")));
    assert!(report["limits"].as_array().expect("limits").iter().any(|limit| limit.to_string().contains("protections")));
    let required = run("require");
    assert_eq!((required.code, required.output.len()), (Some(2), 0), "{}", required.complaints);
}
