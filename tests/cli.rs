//! The program as its users run it: exit codes, messages, reports written.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use serde_json::Value;
use tempfile::TempDir;

const AS_OF: [&str; 2] = ["--as-of", "2026-12-01"];

fn probant() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_probant"));
    command.env_remove("FORCE_COLOR").env("NO_COLOR", "1").env("PROBANT_CACHE_DIR", env!("CARGO_TARGET_TMPDIR"));
    command
}

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/dossiers").join(name).join("dossier")
}

/// The JSON report of `folder`.
fn report(folder: &Path, more: &[&str]) -> Value {
    let output =
        probant().arg("check").arg(folder).args(AS_OF).args(["-q", "-o", "json"]).args(more).output().expect("runs");
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)))
}

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    for (path, bytes) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("created");
        fs::write(path, bytes).expect("written");
    }
    folder
}

fn codes_of(report: &Value, document: &str) -> Vec<String> {
    let findings = report["findings"].as_array().expect("findings");
    let own = findings.iter().filter(|finding| finding["document"] == document);
    own.map(|finding| finding["code"].as_str().expect("a code").to_owned()).collect()
}

#[test]
fn the_sound_folder_passes_and_the_flawed_one_fails() {
    probant()
        .arg("check")
        .arg(sample("garrigue"))
        .args(AS_OF)
        .assert()
        .code(0)
        .stdout(contains("Garrigue Compétences"));
    probant().arg("check").arg(sample("garrigue-flawed")).args(AS_OF).assert().code(1);
}

#[test]
fn letters_charters_and_agreements_of_the_packs_are_signed_on_paper() {
    let text = |lines: &[&str]| format!("{{\\rtf1\\ansi {}}}", lines.join("\\par "));
    let ends = ["Fait a Foix, le 2 juin 2026, en deux exemplaires.", "Pour Cap Estive, Yann Barthe"];
    let letter = |part: &str| {
        let head = ["Lettre de mission", "Madame Lina Mounet,"];
        let given = format!("je vous designe {part} a compter du 2 juin 2026. Vos missions et vos moyens suivent.");
        text(&[&head[..], &[given.as_str()], &ends, &["Lina Mounet, chargee du suivi"]].concat())
    };
    let agreement = text(&[
        "Contrat de sous-traitance de formation",
        "Missions : animer la session de secours. Contenu : programme joint. Sanction : attestation de fin de formation. Moyens : salle et mannequins. Deroulement et suivi : feuille de presence.",
        "Duree : 14 heures. Periode : du 1er au 30 septembre 2026. Prix : 480 euros par jour. Le sous-traitant, formateur, respecte le referentiel national qualite.",
        ends[0],
        ends[1],
        "Pour Ondes Marines, Thibaut Marin",
    ]);
    let files = [
        ("qualite.rtf", letter("referente qualite"), "I.quality-referent-appointment"),
        ("handicap.rtf", letter("referente handicap"), "H.disability-referent-appointment"),
        ("contrat.rtf", agreement, "27.subcontract-agreement"),
    ];
    let there: Vec<(&str, &[u8])> = files.iter().map(|(path, text, _)| (*path, text.as_bytes())).collect();
    let report = report(folder(&there).path(), &["--pack", "certifregion-v6", "--pack", "rnq", "--fail-on", "never"]);
    for (path, _, artefact) in &files {
        let findings = report["findings"].as_array().expect("findings");
        let own = findings.iter().find(|finding| {
            finding["document"] == *path && finding["artefact"] == *artefact && finding["code"] == "unsigned"
        });
        let place = own.map(|finding| !finding["place"].is_null());
        assert_eq!(place, Some(true), "{path}: {findings:#?}");
    }
}

#[test]
fn the_gate_follows_fail_on_whatever_the_output() {
    for output in ["text", "json", "html", "markdown"] {
        let run = |level: &str, code: i32| {
            probant()
                .arg("check")
                .arg(sample("garrigue-flawed"))
                .args(AS_OF)
                .args(["-o", output, "--fail-on", level])
                .assert()
                .code(code);
        };
        run("never", 0);
        run("error", 1);
    }
}

#[test]
fn two_runs_and_any_number_of_jobs_write_the_same_bytes() {
    let scratch = TempDir::new().expect("a folder");
    let run = |name: &str, jobs: &str| {
        let paths = ["json", "html", "markdown"].map(|format| scratch.path().join(format!("{name}.{format}")));
        let outputs = paths
            .iter()
            .zip(["json", "html", "markdown"])
            .flat_map(|(path, format)| ["-o".to_owned(), format!("{format}:{}", path.display())]);
        probant()
            .arg("check")
            .arg(sample("garrigue-flawed"))
            .args(AS_OF)
            .args(["--jobs", jobs, "-q"])
            .args(outputs)
            .assert()
            .code(1);
        paths.map(|path| fs::read(path).expect("a report"))
    };
    assert!(run("one", "1") == run("two", "4"), "reports differ");
}

#[test]
fn an_empty_folder_has_nothing_to_check() {
    let empty = folder(&[]);
    probant().arg("check").arg(empty.path()).assert().code(3).stderr(contains("Rien à examiner"));
}

#[test]
fn a_folder_that_is_not_there_is_a_usage_error() {
    probant().args(["check", "nulle-part"]).assert().code(2).stderr(contains("n'est pas un dossier"));
}

#[test]
fn every_fault_of_the_profile_is_shown_at_once_with_its_line() {
    let profile = "provider:\n  nom: Essai\n  siret: \"123\"\ncategories: [OF, XX]\naudit: {date: 2026-13-01}\n";
    let folder = folder(&[("probant.yaml", profile.as_bytes()), ("a.txt", b"bonjour")]);
    let shown = probant().arg("check").arg(folder.path()).assert().code(2);
    shown.stderr(
        contains("probant.yaml:2:")
            .and(contains("probant.yaml:4:"))
            .and(contains("nom"))
            .and(contains("^"))
            .and(contains("name")),
    );
}

#[test]
fn every_fault_of_a_pack_is_shown_at_once_with_its_line() {
    let pack = "id: essai\ntitle: Essai\nversion: 1.0.0\nsource: nous\ncriteria: [{id: \"1\", title: Un}]\n";
    let indicator = "id: Z\ncriterion: \"9\"\ntitel: Essai\nquestion: Quoi ?\ncategories: [OF]\nsource: {basis: seed, text: t}\nrequires: {artefact: charte}\nartefacts: []\n";
    let folder =
        folder(&[("pack/pack.yaml", pack.as_bytes()), ("pack/Z.yaml", indicator.as_bytes()), ("d/a.txt", b"bonjour")]);
    let shown =
        probant().arg("check").arg(folder.path().join("d")).arg("--pack").arg(folder.path().join("pack")).assert();
    shown.code(2).stderr(contains("Z.yaml:3:").and(contains("titel")).and(contains("title")).and(contains("^")));
}

#[test]
fn a_broken_file_is_one_finding_and_the_report_is_written() {
    let pdf = fs::read(first_with_extension(&sample("garrigue"), "pdf")).expect("a PDF");
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89";
    let pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n";
    let encrypted = fs::read(encrypted_workbook()).expect("a protected workbook");
    let folder = folder(&[
        ("tronque.pdf", &pdf[..pdf.len() / 3]),
        ("protege.xlsx", &encrypted),
        ("image.pdf", png),
        ("gros.pdf", pointer),
        ("vide.docx", b""),
        ("note.txt", "Une note sans rapport.".as_bytes()),
    ]);
    let out = folder.path().join("rapport.json");
    probant()
        .arg("check")
        .arg(folder.path())
        .args(AS_OF)
        .arg("-o")
        .arg(format!("json:{}", out.display()))
        .assert()
        .code(1);
    let report: Value = serde_json::from_slice(&fs::read(out).expect("a report")).expect("JSON");
    assert_eq!(codes_of(&report, "protege.xlsx"), ["encrypted"]);
    assert_eq!(codes_of(&report, "gros.pdf"), ["lfs-pointer"]);
    assert_eq!(codes_of(&report, "vide.docx"), ["unreadable"]);
    assert!(codes_of(&report, "image.pdf").contains(&"extension-mismatch".to_owned()));
    assert_eq!(codes_of(&report, "tronque.pdf").len(), 1, "{:?}", codes_of(&report, "tronque.pdf"));
    assert!(codes_of(&report, "note.txt").is_empty());
    assert_eq!(report["documents"].as_array().map(Vec::len), Some(6));
}

#[test]
fn adding_an_indicator_touches_no_rust() {
    let pack = "id: maison\ntitle: Politique interne\nversion: 1.0.0\nsource: nous\ncriteria: [{id: \"1\", title: Vie interne}]\n";
    let indicator = r#"id: Z
criterion: "1"
title: Charte du jardin
question: Une charte du jardin existe et vit.
categories: [OF, BC, VAE, APP]
source: {basis: proposal, text: essai}
requires: {artefact: garden-charter}
artefacts:
  - id: garden-charter
    title: Charte du jardin
    what: La charte, signée par les jardiniers.
    advice: L'écrire.
    source: {basis: proposal, text: essai}
    key_date: [issue, version]
    recognise:
      titles: [charte du jardin]
      phrases: [{any: [compost, arrosage, semis]}]
    checks: {dated: {}, fresh: {max: P12M}}
"#;
    let charter = "CHARTE DU JARDIN\n\nFait à Nîmes, le 3 mars 2026.\nChacun prend soin du compost et de l'arrosage.\n";
    let folder = folder(&[
        ("pack/pack.yaml", pack.as_bytes()),
        ("pack/Z.yaml", indicator.as_bytes()),
        ("d/a.txt", charter.as_bytes()),
    ]);
    let pack = folder.path().join("pack").display().to_string();
    let report = report(&folder.path().join("d"), &["--pack", &pack]);
    assert_eq!(report["indicators"][0]["status"], "found", "{report:#}");
    assert_eq!(report["documents"][0]["serves"][0], "Z.garden-charter");
}

#[test]
fn explain_helps_with_an_indicator_an_artefact_and_a_code() {
    probant()
        .args(["explain", "E"])
        .assert()
        .code(0)
        .stdout(contains("Registre de sécurité").or(contains("registre de sécurité")));
    probant()
        .args(["explain", "E.safety-register"])
        .assert()
        .code(0)
        .stdout(contains("Une bonne preuve").and(contains("Si elle manque")));
    probant().args(["explain", "expired"]).assert().code(0).stdout(contains("périmée").and(contains("Que faire")));
    probant().args(["explain", "expird"]).assert().code(2).stderr(contains("« expired »"));
}

#[test]
fn lists_and_schemas_are_for_machines_too() {
    let indicators = probant().args(["list", "indicators", "--format", "json"]).output().expect("runs");
    let rows: Value = serde_json::from_slice(&indicators.stdout).expect("JSON");
    let ids: Vec<&str> = rows.as_array().expect("rows").iter().filter_map(|row| row["id"].as_str()).collect();
    assert_eq!(ids[..12], ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L"]);
    assert!(ids[12..].iter().map(|id| id.parse::<usize>().expect("a number")).eq(1..=ids.len() - 12), "{ids:?}");
    for of in ["pack", "indicator", "kinds", "profile", "report"] {
        let schema = probant().args(["schema", of]).output().expect("runs");
        let schema: Value = serde_json::from_slice(&schema.stdout).expect("JSON");
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema", "{of}");
    }
}

#[test]
fn a_saved_report_is_written_again_in_every_format() {
    let scratch = TempDir::new().expect("a folder");
    let at = |name: &str| scratch.path().join(name).display().to_string();
    let formats =
        ["html", "markdown", "sarif", "junit", "github", "gitlab", "xlsx", "csv", "ics", "oscal", "hdf", "text"];
    let asked = |prefix: &str| {
        formats
            .iter()
            .flat_map(|id| ["-o".to_owned(), format!("{id}:{}", at(&format!("{prefix}.{id}")))])
            .collect::<Vec<_>>()
    };
    let json = format!("json:{}", at("report.json"));
    probant()
        .arg("check")
        .arg(sample("garrigue-flawed"))
        .args(AS_OF)
        .args(["-q", "--ocr", "off", "-o", &json])
        .args(asked("first"))
        .assert()
        .code(1);
    probant().args(["render", &at("report.json"), "-q"]).args(asked("again")).assert().success();
    for id in formats {
        let read = |prefix: &str| fs::read(at(&format!("{prefix}.{id}"))).expect("a report");
        assert!(read("first") == read("again"), "{id}");
    }
    probant().args(["render", "Cargo.toml"]).assert().code(2).stderr(contains("n’est pas un rapport"));
}

#[test]
fn shells_and_manuals_know_the_commands() {
    for shell in ["bash", "zsh", "fish"] {
        probant().args(["completions", shell]).assert().success().stdout(contains("check").and(contains("render")));
    }
    probant().arg("man").assert().success().stdout(contains(".TH probant"));
}

#[test]
fn a_mistake_on_the_command_line_is_answered_in_french() {
    probant().arg("chek").assert().code(2).stderr(contains("Commande inconnue").and(contains("check")));
    probant()
        .args(["check", "--outpout", "json"])
        .assert()
        .code(2)
        .stderr(contains("Option inconnue").and(contains("--output")));
    probant().args(["check", "-o", "pdf"]).assert().code(2).stderr(contains("html"));
    probant().args(["check", "-o", "json", "-o", "html"]).assert().code(2).stderr(contains("sortie standard"));
    probant().arg("--help").assert().code(0).stdout(contains("Usage").and(contains("Commandes")));
}

#[test]
fn renaming_every_file_changes_no_status() {
    let moved = TempDir::new().expect("a folder");
    let source = sample("garrigue");
    let mut number = 0;
    copy_renamed(&source, moved.path(), &mut number);
    fs::copy(source.join("probant.yaml"), moved.path().join("probant.yaml")).expect("copied");
    let statuses = |report: &Value| -> Vec<(Value, Value)> {
        let indicators = report["indicators"].as_array().expect("indicators").iter();
        indicators.map(|indicator| (indicator["id"].clone(), indicator["status"].clone())).collect()
    };
    assert_eq!(statuses(&report(&source, &[])), statuses(&report(moved.path(), &[])));
}

fn copy_renamed(from: &Path, to: &Path, number: &mut u32) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(from).expect("listed").map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            copy_renamed(&path, to, number);
        } else if path.file_name().is_some_and(|name| name != "probant.yaml") {
            *number += 1;
            let extension = path.extension().unwrap_or_default().to_string_lossy().into_owned();
            fs::copy(&path, to.join(format!("{number:03}.{extension}"))).expect("copied");
        }
    }
}

fn first_with_extension(folder: &Path, extension: &str) -> PathBuf {
    find(folder, &|path| path.extension().is_some_and(|ext| ext == extension)).expect("such a file")
}

fn encrypted_workbook() -> PathBuf {
    let ole = b"\xD0\xCF\x11\xE0";
    let protected = |path: &Path| {
        path.extension().is_some_and(|ext| ext == "xlsx") && fs::read(path).is_ok_and(|bytes| bytes.starts_with(ole))
    };
    find(&sample("garrigue-flawed"), &protected).expect("a protected workbook in the flawed folder")
}

fn find(folder: &Path, wanted: &dyn Fn(&Path) -> bool) -> Option<PathBuf> {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).ok()?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    entries.sort();
    entries.into_iter().find_map(|path| if path.is_dir() { find(&path, wanted) } else { wanted(&path).then_some(path) })
}

/// A provider of which little is known but its certificate, its next audit and a waiver.
const CERTIFIED: &str = "provider: {name: Essai}
categories: [OF]
packs: [certifregion-v6]
audit: {kind: surveillance, date: 2026-12-15, certificate_issued: 2025-10-01}
waivers: [{artefact: L.improvement-plan, reason: r, approved_by: p, created: 2026-10-01, expires: 2026-11-15}]
";

#[test]
fn due_lists_what_falls_due_in_order_and_no_further_than_asked() {
    let evidence = folder(&[("probant.yaml", CERTIFIED.as_bytes()), ("note.txt", b"Bonjour")]);
    let due = |more: &[&str]| {
        let mut command = probant();
        command.arg("due").arg(evidence.path()).args(AS_OF).args(more);
        command
    };
    let dates = |more: &[&str]| {
        let output = due(more).args(["-o", "json"]).output().expect("runs");
        let listed: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let list = listed["calendar"].as_array().expect("a list").clone();
        list.iter().filter_map(|entry| entry["date"].as_str().map(str::to_owned)).collect::<Vec<_>>()
    };
    let soon = ["2026-11-15", "2026-12-01", "2026-12-15"];
    assert_eq!(dates(&["--within", "P3M"]), soon);
    assert_eq!(dates(&["--until", "2026-12-15"]), soon);
    let later = ["2027-08-01", "2028-04-30", "2028-09-30"];
    assert_eq!(dates(&[]), soon.into_iter().chain(later).collect::<Vec<_>>());
    let text = String::from_utf8(due(&["--within", "P3M"]).output().expect("runs").stdout).expect("text");
    for said in ["Déjà échu\n  15/11/2026", "décembre 2026\n  01/12/2026", "3 échéances plus tard"] {
        assert!(text.contains(said), "{text}");
    }
    let calendar = evidence.path().join("dates.ics");
    due(&["-o", &format!("ics:{}", calendar.display()), "-o", "csv"]).assert().code(0).stdout(contains("\"Échéance\""));
    assert_eq!(fs::read_to_string(calendar).expect("written").matches("BEGIN:VEVENT").count(), 6);
}

#[test]
fn due_says_what_it_cannot_do() {
    let evidence = folder(&[("note.txt", b"Bonjour")]);
    for (more, said) in [
        (["-o", "html"].as_slice(), "text, ics, csv"),
        (&["--within", "1m"], "P1M"),
        (&["--within", "P1M", "--until", "2027-01-01"], "--within"),
        (&["--until", "demain"], "demain"),
    ] {
        probant().arg("due").arg(evidence.path()).args(more).assert().code(2).stderr(contains(said));
    }
}
