//! Pages that are pictures: read with the recognition engine where it is installed, told where it is not.
//!
//! Tests that need tesseract with its French are skipped with a message where it is absent, and fail there when
//! `PROBANT_NEEDS_TESSERACT` is set.

use std::fs;
use std::path::Path;
#[cfg(unix)]
use std::path::PathBuf;

use assert_cmd::Command;
#[cfg(unix)]
use predicates::prelude::PredicateBooleanExt;
#[cfg(unix)]
use predicates::str::contains;
use probant::ocr::Tesseract;
use serde_json::Value;
use tempfile::TempDir;

/// A certificate that is the picture of a sheet, in the sample folder.
const SCAN: &str =
    "fixtures/dossiers/garrigue/dossier/03 - Critère 3/C - Evaluation des acquis/attestations/scan0012.pdf";

fn probant() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_probant"));
    command.env_remove("FORCE_COLOR").env("NO_COLOR", "1");
    command
}

/// True when the engine is there; says so when it is not.
#[expect(clippy::print_stderr, reason = "whoever runs the tests should know what was not tried")]
fn has_engine() -> bool {
    let found = Tesseract::find();
    assert!(
        found.is_ok() || std::env::var_os("PROBANT_NEEDS_TESSERACT").is_none(),
        "tesseract with fra is asked for by PROBANT_NEEDS_TESSERACT and absent: {found:?}"
    );
    if found.is_err() {
        eprintln!("skipped: tesseract with fra is not installed");
    }
    found.is_ok()
}

/// A folder with the scan under a name that says nothing.
fn folder() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join(SCAN), folder.path().join("scan.pdf")).expect("copied");
    folder
}

fn report(folder: &TempDir, more: &[&str]) -> (Value, Vec<u8>) {
    let mut command = probant();
    command
        .arg("check")
        .arg(folder.path())
        .args(["--as-of", "2026-12-01", "-q", "--no-cache", "-o", "json"])
        .args(more);
    let output = command.output().expect("runs");
    let report = serde_json::from_slice(&output.stdout);
    (report.unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr))), output.stdout)
}

/// A folder to search for programs that holds `tesseract` as this script, or nothing.
#[cfg(unix)]
fn path_with(script: Option<&str>) -> (TempDir, PathBuf) {
    use std::os::unix::fs::PermissionsExt;

    let folder = TempDir::new().expect("a folder");
    let program = folder.path().join("tesseract");
    if let Some(script) = script {
        fs::write(&program, format!("#!/bin/sh\n{script}\n")).expect("written");
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("executable");
    }
    let path = folder.path().to_owned();
    (folder, path)
}

#[test]
fn a_scan_is_read_marked_and_recognised() {
    if !has_engine() {
        return;
    }
    let folder = folder();
    let (report, bytes) = report(&folder, &[]);
    let document = &report["documents"][0];
    assert_eq!(document["reading"]["state"], "read", "{document:#}");
    let serves = document["serves"].as_array().expect("a list");
    assert!(serves.contains(&"C.learning-attestation".into()), "{document:#}");
    let text = String::from_utf8(bytes.clone()).expect("text");
    assert!(text.contains("lu par reconnaissance de caractères"), "the evidence says how it was read");
    let limits = report["limits"].to_string();
    assert!(limits.contains("tesseract ") && limits.contains("confiance en moyenne"), "{limits}");
    assert_eq!(self::report(&folder, &["--jobs", "1"]).1, bytes, "the same whatever the number of workers");
}

#[test]
fn a_scan_is_told_and_never_evidence_when_recognition_is_off() {
    let (report, bytes) = report(&folder(), &["--ocr", "off"]);
    let document = &report["documents"][0];
    assert_eq!(document["reading"]["state"], "unreadable");
    assert!(document["serves"].as_array().is_some_and(Vec::is_empty));
    let findings = report["findings"].as_array().expect("findings");
    let told = findings.iter().find(|finding| finding["code"] == "no-text").expect("a finding");
    assert_eq!(told["found"], "aucune lettre lisible : une page en image");
    assert!(
        told["advice"].as_str().is_some_and(|advice| advice.contains("apt install tesseract-ocr tesseract-ocr-fra"))
    );
    assert!(report["limits"].to_string().contains("--ocr off"));
    assert!(!String::from_utf8_lossy(&bytes).contains("reconnaissance de caractères ("));
}

#[cfg(unix)]
#[test]
fn without_the_program_auto_goes_on_and_force_stops() {
    let (_kept, path) = path_with(None);
    let folder = folder();
    let auto = probant()
        .arg("check")
        .arg(folder.path())
        .env("PATH", &path)
        .args(["--no-cache", "-o", "json"])
        .output()
        .expect("runs");
    let told = String::from_utf8_lossy(&auto.stdout);
    assert!(told.contains("le programme tesseract n'est pas installé"), "{told}");
    probant()
        .args(["check", "--ocr", "force"])
        .arg(folder.path())
        .env("PATH", &path)
        .assert()
        .code(2)
        .stderr(contains("tesseract n'est pas installé").and(contains("brew install tesseract tesseract-lang")));
}

#[cfg(unix)]
#[test]
fn a_program_without_french_is_told() {
    let script = "case $1 in --version) echo tesseract 9.9;; --list-langs) echo 'List:'; echo eng;; esac";
    let (_kept, path) = path_with(Some(script));
    probant()
        .args(["check", "--ocr", "force"])
        .arg(folder().path())
        .env("PATH", &path)
        .assert()
        .code(2)
        .stderr(contains("mais pas son français"));
}

#[cfg(unix)]
#[test]
fn what_is_barely_made_out_is_left_to_a_person() {
    let row = |n: u32, text: &str| {
        format!(
            "4\\t1\\t1\\t1\\t{n}\\t0\\t9\\t9\\t9\\t9\\t-1\\t\\n5\\t1\\t1\\t1\\t{n}\\t1\\t9\\t9\\t9\\t9\\t65.0\\t{text}\\n"
        )
    };
    let table = [
        "ATTESTATION DE FIN DE FORMATION",
        "atteste que le stagiaire a suivi la formation",
        "objectifs atteints, résultats de l'évaluation des acquis",
    ];
    let table: String = (1..).zip(table).map(|(n, text)| row(n, text)).collect();
    let script = format!(
        "case $1 in --version) echo tesseract 9.9;; --list-langs) echo 'List:'; echo fra;; *) printf \"{table}\";; esac"
    );
    let (_kept, path) = path_with(Some(&script));
    let folder = folder();
    let mut command = probant();
    command.arg("check").arg(folder.path()).env("PATH", &path).args([
        "--as-of",
        "2026-12-01",
        "--no-cache",
        "-o",
        "json",
    ]);
    let output = command.output().expect("runs");
    let report: Value = serde_json::from_slice(&output.stdout).expect("a report");
    let indicators = report["indicators"].as_array().expect("indicators");
    let artefacts = indicators.iter().flat_map(|indicator| indicator["artefacts"].as_array().expect("artefacts"));
    let served: Vec<&Value> =
        artefacts.flat_map(|artefact| artefact["evidence"].as_array().expect("evidence")).collect();
    assert!(!served.is_empty(), "{:#}", report["documents"]);
    assert!(served.iter().all(|evidence| evidence["status"] != "found"), "{served:#?}");
    assert!(report["limits"].to_string().contains("tesseract 9.9, fra"));
}
