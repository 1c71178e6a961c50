//! Reading as a user meets it: the same report whatever was remembered and however many read, every file accounted for, limits and
//! protections that say what they are.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;
use predicates::str::contains;
use serde_json::Value;
use tempfile::TempDir;

/// A folder of evidence and a cache of its own.
struct Bench {
    folder: PathBuf,
    scratch: TempDir,
}

impl Bench {
    fn new(files: &[(&str, &[u8])]) -> Self {
        let scratch = TempDir::new().expect("a folder");
        let folder = scratch.path().join("dossier");
        fs::create_dir(&folder).expect("created");
        let bench = Self { folder, scratch };
        for (path, bytes) in files {
            bench.write(path, bytes);
        }
        bench
    }

    fn of_sample(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/dossiers").join(name).join("dossier");
        Self { folder, scratch: TempDir::new().expect("a folder") }
    }

    fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.folder.join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("created");
        fs::write(path, bytes).expect("written");
    }

    fn cache(&self) -> PathBuf {
        self.scratch.path().join("cache")
    }

    fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_probant"));
        command.env_remove("FORCE_COLOR").env("NO_COLOR", "1").env("PROBANT_CACHE_DIR", self.cache());
        command
    }

    fn check(&self, more: &[&str]) -> Command {
        let mut command = self.command();
        command.arg("check").arg(&self.folder).args(["--as-of", "2026-12-01", "-q", "-o", "json"]).args(more);
        command
    }

    fn run(&self, more: &[&str]) -> Output {
        self.check(more).output().expect("runs")
    }

    fn report(&self, more: &[&str]) -> Value {
        let output = self.run(more);
        serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)))
    }
}

/// The report on one document.
fn document<'r>(report: &'r Value, path: &str) -> &'r Value {
    let documents = report["documents"].as_array().expect("documents");
    documents.iter().find(|document| document["path"] == path).unwrap_or_else(|| panic!("no {path} in {documents:#?}"))
}

fn state<'r>(report: &'r Value, path: &str) -> &'r str {
    document(report, path)["reading"]["state"].as_str().expect("a state")
}

fn limits(report: &Value) -> String {
    report["limits"].as_array().expect("limits").iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n")
}

/// Checks that the sum of the report is that of its lists, and gives the number of files.
fn accounted(report: &Value) -> u64 {
    let summary = &report["summary"];
    let count = |value: &Value| value.as_u64().expect("a count");
    let documents: u64 =
        ["read", "partial", "unreadable"].iter().map(|state| count(&summary["documents"][state])).sum();
    assert_eq!(documents, report["documents"].as_array().expect("documents").len() as u64);
    assert_eq!(count(&summary["excluded"]), report["excluded"].as_array().expect("excluded").len() as u64);
    assert_eq!(count(&summary["walked"]), documents + count(&summary["excluded"]));
    count(&summary["walked"])
}

const VISIT: &[u8] = "# Registre de sécurité\n\nVisite du 3 mars 2026.\n".as_bytes();

#[test]
fn the_report_is_the_same_with_and_without_cache_and_with_any_number_of_workers() {
    let bench = Bench::of_sample("garrigue-flawed");
    let plain = bench.run(&["--no-cache", "--jobs", "1"]);
    assert!(!bench.cache().exists(), "nothing is kept when nothing is to be kept");
    for more in [&["--jobs", "8"][..], &["--jobs", "1"], &["--no-cache", "--jobs", "8"]] {
        let other = bench.run(more);
        assert_eq!(other.status.code(), plain.status.code(), "{more:?}");
        assert!(other.stdout == plain.stdout, "{more:?}");
    }
    bench.check(&["-v"]).assert().stderr(contains("0 lectures nouvelles"));
}

#[test]
fn the_same_bytes_under_another_name_bear_that_name() {
    let bench = Bench::new(&[("a.md", VISIT)]);
    bench.report(&[]);
    fs::remove_file(bench.folder.join("a.md")).expect("removed");
    bench.write("b/registre 2.md", VISIT);
    bench.write("b/registre.pdf", VISIT);
    let report = bench.report(&[]);
    assert_eq!(state(&report, "b/registre 2.md"), "read");
    let misnamed: Vec<&str> = report["findings"]
        .as_array()
        .expect("findings")
        .iter()
        .filter(|finding| finding["code"] == "extension-mismatch")
        .filter_map(|finding| finding["document"].as_str())
        .collect();
    assert_eq!(misnamed, ["b/registre.pdf"]);
}

#[test]
fn a_changed_file_is_read_again_and_a_broken_cache_breaks_nothing() {
    let bench = Bench::new(&[("a.md", VISIT), ("b.csv", b"Date;Objet\n2026-03-01;Visite\n")]);
    let first = bench.run(&[]);
    let mut entries = Vec::new();
    for folder in fs::read_dir(bench.cache()).expect("a cache") {
        entries.extend(
            fs::read_dir(folder.expect("an entry").path())
                .expect("entries")
                .map(|entry| entry.expect("an entry").path()),
        );
    }
    assert_eq!(entries.len(), 2);
    for (at, entry) in entries.iter().enumerate() {
        let mut bytes = fs::read(entry).expect("read");
        if at == 0 {
            bytes.truncate(120);
        } else {
            *bytes.last_mut().expect("a byte") ^= 1;
        }
        fs::write(entry, bytes).expect("written");
    }
    assert!(bench.run(&["-v"]).stdout == first.stdout);
    bench.write("a.md", "# Registre\n\nVisite du 4 mars 2026.\n".as_bytes());
    assert!(bench.run(&[]).stdout != first.stdout);
}

#[test]
fn a_cache_that_cannot_be_written_is_told_only_to_who_asks() {
    let bench = Bench::new(&[("a.md", VISIT)]);
    fs::write(bench.cache(), "in the way").expect("written");
    let quiet = bench.run(&[]);
    assert!(quiet.stderr.is_empty());
    bench.check(&["-v"]).assert().stderr(contains("Cache : écriture impossible"));
}

#[test]
fn nothing_is_kept_in_the_evidence_folder() {
    let bench = Bench::new(&[("a.md", VISIT)]);
    let inside = bench.folder.join("x/cache");
    bench.check(&["-v"]).env("PROBANT_CACHE_DIR", &inside).assert().stderr(contains("Cache : non utilisé"));
    assert!(!inside.exists());
}

#[test]
fn the_cache_is_shown_and_emptied() {
    let bench = Bench::new(&[("a.md", VISIT)]);
    bench.command().args(["cache", "stats"]).assert().code(0).stdout(contains("aucune lecture gardée"));
    bench.report(&[]);
    bench.command().args(["cache", "stats"]).assert().code(0).stdout(contains("une lecture gardée"));
    bench.command().args(["cache", "clean"]).assert().code(0).stdout(contains("une lecture oubliée"));
    bench.command().args(["cache", "stats"]).assert().code(0).stdout(contains("aucune lecture gardée"));
    bench.command().args(["cache", "burn"]).assert().code(2);
}

#[test]
fn ten_thousand_copies_are_read_once() {
    let bench = Bench::new(&[]);
    for n in 0..10_000 {
        bench.write(&format!("{}/copie {n}.xlsx", n % 100), b"PK\x03\x04 broken");
    }
    let output = bench.run(&["-v"]);
    let report: Value = serde_json::from_slice(&output.stdout).expect("a report");
    assert_eq!(accounted(&report), 10_000);
    assert_eq!(report["summary"]["documents"]["unreadable"], 10_000);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("0 reprises, 1 lectures"), "{told}");
}

#[test]
fn every_file_is_accounted_for_and_every_one_left_out_has_its_reason() {
    let bench = Bench::new(&[
        ("a.md", VISIT),
        ("cassé.pdf", b"%PDF-1.7 and no more"),
        ("~$plan.docx", b"x"),
        ("Thumbs.db", b"x"),
        (".git/config", b"x"),
        ("brouillons/a.tmp", b"x"),
        ("brouillons/.probantignore", b"*.tmp"),
        ("vide.txt", b""),
    ]);
    let report = bench.report(&[]);
    // The folder .git counts as one.
    assert_eq!(accounted(&report), 8);
    let excluded = report["excluded"].as_array().expect("excluded");
    assert_eq!(excluded.len(), 5);
    assert!(
        excluded.iter().all(|file| file["reason"].as_str().is_some_and(|reason| !reason.is_empty())),
        "{excluded:?}"
    );
    let text = bench.command().arg("check").arg(&bench.folder).args(["--as-of", "2026-12-01"]).output().expect("runs");
    let text = String::from_utf8_lossy(&text.stdout).replace(['\n', '\u{a0}'], " ");
    assert!(text.contains("8 fichiers : 1 lu, aucun lu en partie, 2 illisibles, 5 écartés"), "{text}");
}

#[test]
fn limits_can_be_changed_and_the_report_says_so() {
    let bench = Bench::new(&[("long.txt", "Une visite. ".repeat(200).as_bytes())]);
    assert_eq!(state(&bench.report(&[]), "long.txt"), "read");
    let report = bench.report(&["--limit", "text=1K", "--limit", "wall=10"]);
    assert_ne!(state(&report, "long.txt"), "read");
    assert!(limits(&report).contains("text=1K, wall=10"), "{}", limits(&report));
    bench.check(&["--limit", "texte=1K"]).assert().code(2).stderr(contains("vouliez-vous dire « text »"));
    bench.check(&["--limit", "text=1Q"]).assert().code(2).stderr(contains("text=1Q"));
}

#[test]
fn the_report_says_what_protected_its_readers() {
    let bench = Bench::new(&[("a.md", VISIT)]);
    let report = bench.report(&["--sandbox", "off"]);
    assert_eq!(report["run"]["sandbox"]["state"], "partial");
    assert_eq!(report["run"]["sandbox"]["parts"], serde_json::json!(["process", "memory"]));
    assert!(limits(&report).contains("sans toutes les protections"));
    let auto = bench.report(&[]);
    let full = auto["run"]["sandbox"]["state"] == "full";
    assert_eq!(limits(&auto).contains("sans toutes les protections"), !full);
    let required = bench.run(&["--sandbox", "require"]);
    assert_eq!(required.status.code() == Some(2), !full, "{}", String::from_utf8_lossy(&required.stderr));
}

#[cfg(unix)]
mod unix {
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;
    use std::time::{Duration, Instant};

    use super::*;

    #[test]
    fn links_pipes_and_sockets_are_told_and_never_opened() {
        let bench = Bench::new(&[("a.md", VISIT)]);
        let elsewhere = bench.scratch.path().join("elsewhere.md");
        fs::write(&elsewhere, "secret elsewhere").expect("written");
        for (target, name) in [
            (elsewhere.as_path(), "outside.md"),
            (&bench.folder, "loop"),
            (Path::new("nowhere"), "dangling.pdf"),
            (Path::new("a.md"), "sibling.md"),
            (Path::new("/etc"), "etc"),
        ] {
            symlink(target, bench.folder.join(name)).expect("linked");
        }
        let made = std::process::Command::new("mkfifo").arg(bench.folder.join("pipe.docx")).status().expect("mkfifo");
        assert!(made.success());
        let _socket = UnixListener::bind(bench.folder.join("socket.docx")).expect("bound");
        let output = bench.run(&[]);
        assert!(!String::from_utf8_lossy(&output.stdout).contains("secret elsewhere"));
        let report: Value = serde_json::from_slice(&output.stdout).expect("a report");
        assert_eq!(accounted(&report), 8);
        assert_eq!(state(&report, "a.md"), "read");
        for path in ["outside.md", "loop", "dangling.pdf", "sibling.md", "etc", "pipe.docx", "socket.docx"] {
            assert_eq!(state(&report, path), "unreadable", "{path}");
            assert!(document(&report, path)["sha256"].is_null(), "{path}");
        }
    }

    #[test]
    fn a_terabyte_of_nothing_is_a_limit_at_once() {
        let bench = Bench::new(&[("a.md", VISIT)]);
        let file = fs::File::create(bench.folder.join("vide.pdf")).expect("created");
        if file.set_len(1 << 40).is_err() {
            return; // This file system holds no such file.
        }
        let start = Instant::now();
        let report = bench.report(&[]);
        assert!(start.elapsed() < Duration::from_secs(20));
        assert_eq!(state(&report, "vide.pdf"), "unreadable");
        let codes: Vec<&Value> = report["findings"]
            .as_array()
            .expect("findings")
            .iter()
            .filter(|finding| finding["document"] == "vide.pdf")
            .map(|finding| &finding["code"])
            .collect();
        assert_eq!(codes, ["limit-exceeded"]);
    }

    #[test]
    fn names_that_do_not_travel_are_told_and_their_files_read() {
        let bench = Bench::new(&[]);
        let names: [&[u8]; 8] = [
            b"a\nb.md",
            b"\x1b[31m.md",
            "facture_\u{202e}dm.md".as_bytes(),
            b"\xff\xfe.md",
            "re\u{301}f.md".as_bytes(),
            "r\u{e9}f.md".as_bytes(),
            b"README.md",
            b"readme.md",
        ];
        let mut made = 0;
        for name in names {
            // Some systems refuse some of them.
            made += u64::from(fs::write(bench.folder.join(std::ffi::OsStr::from_bytes(name)), VISIT).is_ok());
        }
        let report = bench.report(&[]);
        assert_eq!(accounted(&report), made);
        assert_eq!(report["summary"]["documents"]["read"], made);
        if cfg!(target_os = "linux") {
            let limits = limits(&report);
            assert!(
                limits.contains("2 paires de noms") && limits.contains("« README.md » / « readme.md »"),
                "{limits}"
            );
            assert!(limits.contains("4 noms de fichiers") && !limits.contains(['\u{1b}', '\u{202e}']), "{limits}");
        }
    }

    #[test]
    fn a_path_longer_than_the_system_allows_is_told() {
        let bench = Bench::new(&[("a.md", VISIT)]);
        let deep = format!(
            "set -e; cd '{}'; i=0; while [ $i -lt 30 ]; do d=$(printf 'x%.0s' $(seq 200)); mkdir $d; cd -P $d 2>/dev/null || cd $d; i=$((i+1)); done; echo x > a.txt",
            bench.folder.display()
        );
        let made = std::process::Command::new("bash").args(["-c", &deep]).stderr(std::process::Stdio::null()).status();
        let report = bench.report(&[]);
        accounted(&report);
        assert_eq!(state(&report, "a.md"), "read");
        if made.is_ok_and(|made| made.success()) {
            assert_eq!(report["summary"]["documents"]["unreadable"], 1);
        }
    }

    #[test]
    fn a_file_or_folder_closed_to_us_is_told() {
        use std::os::unix::fs::PermissionsExt;

        let bench = Bench::new(&[("a.md", VISIT), ("fermé.md", VISIT), ("clos/b.md", VISIT)]);
        for path in ["fermé.md", "clos"] {
            fs::set_permissions(bench.folder.join(path), fs::Permissions::from_mode(0o000)).expect("closed");
        }
        // The superuser passes closed doors.
        let closed = fs::read(bench.folder.join("fermé.md")).is_err();
        let report = bench.report(&[]);
        fs::set_permissions(bench.folder.join("clos"), fs::Permissions::from_mode(0o755)).expect("opened");
        assert_eq!(accounted(&report), 3);
        assert_eq!(state(&report, "a.md"), "read");
        if closed {
            assert_eq!(state(&report, "fermé.md"), "unreadable");
            assert_eq!(state(&report, "clos"), "unreadable");
        }
    }
}
