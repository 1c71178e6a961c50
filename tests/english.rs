//! `--lang en`: every command says its own words in English, sets them as English does, and leaves the rules in theirs.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use assert_cmd::Command;
use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use tempfile::TempDir;

const AS_OF: [&str; 2] = ["--as-of", "2026-12-01"];
/// Letters without which a stretch of a message says nothing of its language.
const TELLING: usize = 24;

fn probant() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_probant"));
    command.env_remove("FORCE_COLOR").env("NO_COLOR", "1").env("PROBANT_CACHE_DIR", env!("CARGO_TARGET_TMPDIR"));
    command.args(["--lang", "en"]);
    command
}

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The text of every file under `folder` whose name ends in `end`.
fn texts(folder: &Path, end: &str) -> String {
    let entries = fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path());
    let text = |path: PathBuf| match path.is_dir() {
        true => texts(&path, end),
        false if path.to_string_lossy().ends_with(end) => fs::read_to_string(&path).expect("text"),
        false => String::new(),
    };
    entries.map(text).collect()
}

/// What French messages say between their variables, where it is long enough to be nothing but French of ours.
static FRENCH: LazyLock<BTreeSet<String>> = LazyLock::new(french);

fn french() -> BTreeSet<String> {
    let (own, english) = (texts(&root("src/catalogue/fr"), ".ftl"), texts(&root("src/catalogue/en"), ".ftl"));
    let rules = texts(&root("rules"), ".yaml").to_lowercase();
    let said = own
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split_once("= ").map_or(line, |(_, said)| said));
    let stretches = said.flat_map(|said| said.split(['{', '}', '[', ']', '«', '»'])).map(str::trim);
    let telling = stretches.filter(|stretch| stretch.chars().count() >= TELLING);
    let ours = telling.filter(|stretch| !english.contains(stretch) && !rules.contains(&stretch.to_lowercase()));
    ours.map(str::to_owned).collect()
}

/// Fails where `text` holds a French message.
fn assert_english(about: &str, text: &str) {
    let text = text.replace("&#x27;", "'");
    let left: Vec<String> = FRENCH.iter().filter(|stretch| text.contains(stretch.as_str())).cloned().collect();
    assert!(left.is_empty(), "{about}: {left:#?}");
}

/// The reports of the flawed folder, by format.
fn reports(formats: &[&str]) -> (TempDir, Vec<(String, String)>) {
    let (folder, dossier) = (TempDir::new().expect("a folder"), root("fixtures/dossiers/garrigue-flawed/dossier"));
    let path = |format: &str| folder.path().join(format!("report.{format}"));
    let mut command = probant();
    command.arg("check").arg(dossier).args(AS_OF).arg("-q");
    for format in formats {
        command.args(["-o", &format!("{format}:{}", path(format).display())]);
    }
    command.assert().code(1);
    let read = |format: &&str| ((*format).to_owned(), fs::read_to_string(path(format)).expect("a report"));
    let all = formats.iter().map(read).collect();
    (folder, all)
}

#[test]
fn the_catalogue_has_enough_to_be_told_from_english() {
    assert!(FRENCH.len() > 400, "{}", FRENCH.len());
    assert!(FRENCH.contains("Retirer le mot de passe, puis déposer à nouveau le fichier."));
}

#[test]
fn every_file_of_the_catalogue_is_loaded_in_every_language() {
    let names = |lang: &str| -> BTreeSet<String> {
        let entries = fs::read_dir(root("src/catalogue").join(lang)).expect("a folder").flatten();
        entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
    };
    assert_eq!(names("fr"), names("en"));
    let loader = fs::read_to_string(root("src/catalogue/mod.rs")).expect("text");
    assert!(names("fr").iter().all(|name| loader.contains(&format!("\"/{name}\""))));
}

#[test]
fn every_report_is_in_english() {
    let formats =
        ["text", "html", "markdown", "json", "sarif", "junit", "github", "gitlab", "csv", "ics", "oscal", "hdf"];
    let (_folder, reports) = reports(&formats);
    for (format, report) in &reports {
        assert_english(format, report);
    }
    let report = |format: &str| reports.iter().find(|(name, _)| name == format).map_or("", |(_, text)| text.as_str());
    assert!(report("text").contains("folder examined on 1 December 2026"), "{}", report("text"));
    assert!(report("text").contains("Only the certification body decides on certification."));
    assert!(report("html").contains("<html lang=\"en\">") && report("html").contains("<h5 lang=\"fr\">"));
    assert!(
        report("sarif").contains("\"language\": \"en-GB\"") && report("ics").contains("PRODID:-//probant//probant//EN")
    );
    assert!(report("json").contains("shown in French, the language in which they are written."));
}

#[test]
fn every_command_about_reports_is_in_english() {
    let (folder, _) = reports(&["json"]);
    let dossier = root("fixtures/dossiers/garrigue-flawed/dossier").display().to_string();
    let saved = folder.path().join("report.json").display().to_string();
    let bundle = folder.path().join("bundle.zip").display().to_string();
    for (arguments, told) in [
        (vec!["verify", &saved, &dossier], "The folder is the one that the report speaks of."),
        (vec!["diff", &saved, &saved], "Nothing changed: same documents, same rules, same verdicts."),
        (vec!["render", &saved, "-o", "text"], "folder examined on 1 December 2026"),
        (vec!["merge", &saved, "-o", "text"], "side by side"),
        (vec!["due", &dossier, "--as-of", "2026-12-01"], "deadlines"),
        (vec!["why", "E.electrical-report", &dossier, "--as-of", "2026-12-01"], "What to do"),
        (vec!["bundle", &dossier, "--as-of", "2026-12-01", "-o", &bundle], "Bundle written: "),
    ] {
        let output = probant().args(&arguments).output().expect("runs");
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8_lossy(&said);
        assert!(said.contains(told), "{arguments:?}: {said}");
        assert_english(arguments[0], &said);
    }
}

#[test]
fn what_explains_and_lists_is_in_english_with_the_titles_of_the_rules() {
    let rules = root("rules/certifregion-v6").display().to_string();
    for (arguments, told) in [
        (vec!["explain", "E"], "What the auditor wants to see"),
        (vec!["explain", "E.safety-register"], "How it is recognised"),
        (vec!["explain", "expired"], "Evidence out of date"),
        (vec!["list", "codes"], "Missing evidence"),
        (vec!["rules", "lint", &rules], "nothing to report"),
        (vec!["cache", "stats"], "Cache: "),
    ] {
        let output = probant().args(&arguments).output().expect("runs");
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8_lossy(&said);
        assert!(said.contains(told), "{arguments:?}: {said}");
        assert_english(arguments[0], &said);
    }
    probant().args(["list", "indicators"]).assert().code(0).stdout(contains("Faisabilité étudiée"));
}

#[test]
fn mistakes_are_told_in_english_even_those_of_the_command_line() {
    probant().arg("chek").assert().code(2).stderr(contains("Unknown command: chek").and(contains(" — did you mean “")));
    probant().args(["check", "--nope"]).assert().code(2).stderr(contains("Unknown option: --nope"));
    probant().args(["check", "/nowhere/at/all"]).assert().code(2).stderr(contains("is not a folder"));
    probant().args(["check", ".", "--as-of", "soon"]).assert().code(2).stderr(contains("Date not accepted: “soon”"));
    let folder = TempDir::new().expect("a folder");
    fs::write(folder.path().join("probant.yaml"), "provider: {name: X}\ncategories: [OFF]\n").expect("written");
    let fault = contains("unknown value “OFF”").and(contains("expected: ")).and(contains("One error to fix"));
    probant().arg("check").arg(folder.path()).assert().code(2).stderr(fault);
}

#[test]
fn french_is_spoken_unless_another_language_is_asked_for() {
    let mut french = Command::new(env!("CARGO_BIN_EXE_probant"));
    french.args(["explain", "expired"]).assert().code(0).stdout(contains("Preuve périmée"));
    let mut unknown = Command::new(env!("CARGO_BIN_EXE_probant"));
    unknown.args(["explain", "expired", "--lang", "xx"]).assert().code(2).stderr(contains("attendu : fr, en"));
}

#[test]
fn a_first_profile_is_written_in_english() {
    let folder = TempDir::new().expect("a folder");
    probant()
        .arg("init")
        .arg(folder.path())
        .args(["--yes", "--name", "Garrigue", "--category", "OF", "--plan"])
        .assert()
        .code(0);
    let yaml = fs::read_to_string(folder.path().join("probant.yaml")).expect("a profile");
    assert!(yaml.contains("# What you do. A question left without an answer counts as “yes”."), "{yaml}");
    assert_english("init", &yaml);
}

#[test]
fn nothing_that_is_left_out_is_quoted_in_english() {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("report.json");
    let dossier = root("fixtures/dossiers/garrigue-flawed/dossier");
    probant()
        .arg("check")
        .arg(dossier)
        .args(AS_OF)
        .args(["-q", "--redact", "omit"])
        .args(["-o", &format!("json:{}", path.display())])
        .assert()
        .code(1);
    let report: serde_json::Value = serde_json::from_slice(&fs::read(path).expect("a report")).expect("JSON");
    let findings = report["findings"].as_array().expect("findings");
    assert!(findings.len() > 5 && findings.iter().all(|finding| finding["found"] == "left out"));
    let evidence = report["indicators"].to_string();
    assert!(evidence.contains("\"quote\":\"\"") || !evidence.contains("\"quote\":"), "quotes are left out");
}
