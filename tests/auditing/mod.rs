//! Folders, reports and runs for the tests of the auditor's side.
#![allow(dead_code, reason = "each test program uses its own part")]

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

/// The day of these tests.
pub const AS_OF: [&str; 2] = ["--as-of", "2026-12-01"];

/// The program, without what the surroundings could change.
pub fn probant() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_probant"));
    command.env_remove("FORCE_COLOR").env("NO_COLOR", "1").env("PROBANT_CACHE_DIR", env!("CARGO_TARGET_TMPDIR"));
    command
}

/// One of the sample folders.
pub fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/dossiers").join(name).join("dossier")
}

/// A copy of a sample folder, under the name `dossier`, with room beside it.
pub fn copy(name: &str) -> TempDir {
    let scratch = TempDir::new().expect("a folder");
    copy_all(&sample(name), &scratch.path().join("dossier"));
    scratch
}

/// A small part of the sound sample folder, with its profile, under the name `dossier`: what is judged does not matter.
pub fn small() -> TempDir {
    let scratch = TempDir::new().expect("a folder");
    let folder = scratch.path().join("dossier");
    copy_all(&sample("garrigue").join("qualite"), &folder.join("qualite"));
    fs::copy(sample("garrigue").join("probant.yaml"), folder.join("probant.yaml")).expect("copied");
    scratch
}

fn copy_all(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("created");
    for entry in fs::read_dir(from).expect("listed").map(|entry| entry.expect("an entry")) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_all(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("copied");
        }
    }
}

/// Judges `scratch/dossier` into `scratch/NAME`, and gives the path of the report.
pub fn check(scratch: &Path, name: &str, more: &[&str]) -> PathBuf {
    let report = scratch.join(name);
    let output = format!("json:{}", report.display());
    let mut command = probant();
    command.arg("check").arg(scratch.join("dossier"));
    if !more.contains(&"--as-of") {
        command.args(AS_OF);
    }
    command.args(["--fail-on", "never", "--ocr", "off", "-q", "-o", &output]).args(more);
    command.assert().code(0);
    report
}

/// The JSON in the file at `path`.
pub fn json(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).expect("a file")).expect("JSON")
}

/// What `command` writes on standard output as JSON, and its exit code.
pub fn answer(command: &mut Command) -> (Value, i32) {
    let output = command.output().expect("runs");
    let said = String::from_utf8_lossy(&output.stderr);
    (serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{said}")), output.status.code().unwrap_or(-1))
}

/// A key pair made from one byte, as files: private and public.
pub fn keys(folder: &Path, seed: u8) -> (PathBuf, PathBuf) {
    let pair = ssh_key::private::Ed25519Keypair::from_seed(&[seed; 32]);
    let key = ssh_key::PrivateKey::from(pair);
    let (private, public) = (folder.join(format!("key{seed}")), folder.join(format!("key{seed}.pub")));
    fs::write(&private, key.to_openssh(ssh_key::LineEnding::LF).expect("a key").as_bytes()).expect("written");
    fs::write(&public, key.public_key().to_openssh().expect("a key")).expect("written");
    #[cfg(unix)]
    fs::set_permissions(&private, std::os::unix::fs::PermissionsExt::from_mode(0o600)).expect("closed");
    (private, public)
}

/// The document that the report accepts as evidence of `artefact`.
pub fn evidence(report: &Path, artefact: &str) -> String {
    let report = json(report);
    let indicators = report["indicators"].as_array().expect("indicators");
    let mut artefacts = indicators.iter().flat_map(|indicator| indicator["artefacts"].as_array().expect("artefacts"));
    let found = artefacts.find(|one| one["id"] == artefact).expect("the artefact");
    found["evidence"][0]["document"].as_str().expect("evidence").to_owned()
}
