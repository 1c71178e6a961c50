//! `check --watch`, by the real program on a folder that changes.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A program that is stopped when the test is over.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn watching(folder: &Path, report: &Path) -> Running {
    let output = format!("json:{}", report.display());
    let mut program = Command::new(env!("CARGO_BIN_EXE_probant"));
    program.arg("check").arg(folder).args(["--watch", "--no-cache", "--pack", "certifregion-v6", "-o", &output]);
    Running(program.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it starts"))
}

/// The documents of the report, as soon as they are `wanted`.
fn comes_to(report: &Path, wanted: &[&str]) -> Vec<String> {
    let end = Instant::now() + Duration::from_mins(2);
    loop {
        let found = documents(report);
        if found == wanted || Instant::now() > end {
            return found;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
}

fn documents(report: &Path) -> Vec<String> {
    let report = fs::read_to_string(report).unwrap_or_default();
    let report: serde_json::Value = serde_json::from_str(&report).unwrap_or_default();
    let documents = report["documents"].as_array().into_iter().flatten();
    documents.filter_map(|document| document["path"].as_str().map(str::to_owned)).collect()
}

#[test]
fn a_change_is_judged_again_and_the_report_itself_is_none() {
    let folder = tempfile::tempdir().unwrap();
    let report = folder.path().join("rapport.json");
    fs::write(folder.path().join("a.md"), "# Organigramme\n").unwrap();
    let _running = watching(folder.path(), &report);
    assert_eq!(comes_to(&report, &["a.md"]), ["a.md"]);
    let first = fs::metadata(&report).unwrap().modified().unwrap();
    std::thread::sleep(Duration::from_secs(4));
    assert_eq!(fs::metadata(&report).unwrap().modified().unwrap(), first, "nothing has changed");
    fs::write(folder.path().join("b.md"), "# Registre de sécurité\n").unwrap();
    assert_eq!(comes_to(&report, &["a.md", "b.md"]), ["a.md", "b.md"]);
    fs::write(folder.path().join("probant.yaml"), "provider: {nom: x}\n").unwrap();
    std::thread::sleep(Duration::from_secs(4));
    let valid = "provider: {name: Atelier}\ncategories: [OF]\nignore: [b.md]\n";
    fs::write(folder.path().join("probant.yaml"), valid).unwrap();
    assert_eq!(comes_to(&report, &["a.md"]), ["a.md"], "a fault in the profile does not end the work");
}
