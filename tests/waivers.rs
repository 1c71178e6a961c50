//! `waivers`: from the worklist that people filled in to waivers that the profile takes.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use tempfile::TempDir;

const PROFILE: &str = "provider: {name: Atelier}\ncategories: [OF]\nsites: [{name: Siège, premises: owned}]\n";

fn probant(arguments: &[&str]) -> Command {
    let mut program = Command::cargo_bin("probant").expect("the program");
    program.args(arguments).arg("--color=never");
    program
}

/// A folder that lacks most things, and its worklist as CSV beside it.
fn dossier() -> (TempDir, String) {
    let room = tempfile::tempdir().expect("a folder");
    let folder = room.path().join("preuves");
    fs::create_dir(&folder).expect("written");
    fs::write(folder.join("probant.yaml"), PROFILE).expect("written");
    fs::write(folder.join("note.md"), "# Menu de la cantine\n").expect("written");
    let worklist = room.path().join("suivi.csv");
    check(&folder, "csv", &worklist);
    let text = fs::read_to_string(worklist).expect("a worklist");
    (room, text)
}

fn check(folder: &Path, format: &str, to: &Path) {
    let (folder, output) = (folder.to_str().expect("a plain path"), format!("{format}:{}", to.display()));
    let all = ["check", folder, "--pack", "certifregion-v6", "--as-of", "2026-11-28", "--fail-on", "never", "-q", "-o"];
    probant(&[&all[..], &[&output]].concat()).assert().success();
}

/// The worklist with its three last columns filled in on the row of `artefact`.
fn filled(worklist: &str, artefact: &str, columns: [&str; 3]) -> String {
    let columns = columns.map(|text| format!("\"{}\"", text.replace('"', "\"\""))).join(";");
    let row = |line: &str| match line.strip_suffix(r#""";"";"""#) {
        Some(start) if line.contains(&format!("{artefact:?}")) => format!("{start}{columns}\n"),
        _ => format!("{line}\n"),
    };
    worklist.lines().map(row).collect()
}

fn proposed(room: &TempDir, worklist: &str) -> Command {
    let path = room.path().join("rempli.csv");
    fs::write(&path, worklist).expect("written");
    probant(&["waivers", path.to_str().expect("a plain path")])
}

#[test]
fn what_was_filled_in_becomes_a_waiver_that_the_profile_takes() {
    let (room, worklist) = dossier();
    let worklist =
        filled(&worklist, "E.safety-register", ["Mme Roux", "31/01/2027", "Chez le \"bailleur\": # demandé"]);
    let output = proposed(&room, &worklist).assert().success().get_output().stdout.clone();
    let today = jiff::Zoned::now().date();
    let waivers = String::from_utf8(output).unwrap().replace(&format!("created: {today}"), "created: 2026-11-27");
    let folder = room.path().join("preuves");
    fs::write(folder.join("probant.yaml"), format!("{PROFILE}{waivers}")).unwrap();
    let report = room.path().join("rapport.json");
    check(&folder, "json", &report);
    let report: serde_json::Value = serde_json::from_str(&fs::read_to_string(report).unwrap()).unwrap();
    let indicators = report["indicators"].as_array().unwrap();
    let artefacts = indicators.iter().flat_map(|indicator| indicator["artefacts"].as_array().unwrap());
    let waived = artefacts.filter_map(|artefact| Some((artefact["id"].as_str()?, artefact["waiver"].as_str()?)));
    let waived: Vec<_> = waived.collect();
    assert_eq!(waived, [("E.safety-register", "Chez le \"bailleur\": # demandé")]);
}

#[test]
fn what_is_not_filled_in_is_asked_for() {
    let (room, worklist) = dossier();
    let worklist = filled(&worklist, "E.safety-register", ["", "", "En cours"]);
    let output = proposed(&room, &worklist).assert().success().get_output().stdout.clone();
    let text = String::from_utf8(output).unwrap();
    assert!(text.contains("approved_by: # à compléter") && text.contains("expires: # à compléter"), "{text}");
}

#[test]
fn a_worklist_without_comments_and_another_table_are_told() {
    let (room, worklist) = dossier();
    proposed(&room, &worklist).assert().code(3).stderr(predicates::str::contains("aucune ligne"));
    proposed(&room, "Nom;Prénom\nRoux;Léa\n").assert().code(2).stderr(predicates::str::contains("Attendu"));
}
