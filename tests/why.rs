//! The ten questions of `docs/why.md`, asked of the sample folders as their user would.

use std::path::{Path, PathBuf};

use assert_cmd::Command;
use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/dossiers").join(name).join("dossier")
}

fn why(folder: &str, subject: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_probant"));
    command.env_remove("FORCE_COLOR").env("NO_COLOR", "1").env("COLUMNS", "100");
    // Answers are the same whether or not the machine can recognise characters.
    command.env("PATH", "").env("PROBANT_CACHE_DIR", env!("CARGO_TARGET_TMPDIR"));
    command.arg("why").arg(subject).arg(sample(folder)).args(["--as-of", "2026-12-01"]);
    command
}

fn answer(folder: &str, subject: &str) -> String {
    let output = why(folder, subject).output().expect("runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn the_ten_questions_are_answered() {
    let questions = [
        ("1-extincteurs", "garrigue-flawed", "CR extincteurs"),
        ("2-egalite", "garrigue-flawed", "Parité et Métiers"),
        ("3-organigramme", "garrigue-flawed", "organigramme 09-26"),
        ("4-evacuation", "garrigue-flawed", "exercice evac"),
        ("5-scan", "garrigue-flawed", "IN-09"),
        ("6-catalogue", "garrigue-flawed", "catalogue P&M"),
        ("7-revue", "garrigue-flawed", "L.management-review"),
        ("8-connexion", "garrigue-flawed", "G.connection-test"),
        ("9-actualisation", "garrigue", "H.disability-referent-update"),
        ("10-salle", "garrigue", "E.room-rental-contract"),
    ];
    for (name, folder, subject) in questions {
        insta::assert_snapshot!(name, answer(folder, subject));
    }
}

#[test]
fn a_file_left_out_says_why() {
    why("garrigue", "probant.yaml").assert().success().stdout(contains("probant.yaml").and(contains("laissé de côté")));
}

#[test]
fn a_name_that_several_files_share_is_answered_with_their_names() {
    why("garrigue", "attestation").assert().code(2).stderr(contains("attestations/").and(contains("Les plus proches")));
}

#[test]
fn a_path_as_the_shell_completes_it_is_understood() {
    let path = sample("garrigue").join("qualite/pilotage");
    let file = std::fs::read_dir(path).expect("a folder").filter_map(Result::ok).map(|entry| entry.path()).min();
    let file = file.expect("a file").to_string_lossy().into_owned();
    why("garrigue", &file).assert().success().stdout(contains("Ce qu'il prouve"));
}
