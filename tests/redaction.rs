//! What reports show of a folder full of personal data: every format, every level, down to the bytes.

use std::fs;
use std::io::Read;
use std::path::Path;

use assert_cmd::Command;
use tempfile::TempDir;

const FORMATS: [&str; 13] =
    ["text", "json", "html", "markdown", "sarif", "junit", "github", "gitlab", "xlsx", "csv", "ics", "oscal", "hdf"];

/// Personal numbers and addresses; the keys of the first and of the last hold.
const IDENTIFIERS: [&str; 5] = [
    "2 95 10 99 126 111 93",
    "lea.durand@exemple.fr",
    "06 12 34 56 78",
    "+33 7 98 76 54 32",
    "FR14 2004 1010 0505 0001 3M02 606",
];

/// Names of people, and what is said of their health.
const WORDS: [&str; 5] = ["Durand", "Zephirin", "Okonjo", "dyslexie", "Villeneuve-Loubet"];

/// An electrical report that quotes people wherever it can: in its title, beside its dates, in its conclusion.
const ELECTRICAL: &str = "# Rapport de vérification électrique, remis à Mme Durand lea.durand@exemple.fr\n\n\
    Visite effectuée le 12 mars 2023 en présence de M. Zephirin 06 12 34 56 78\n\n\
    Établissement vérifié : Villeneuve-Loubet\n\n\
    Avis défavorable : deux observations à lever, appeler M. Okonjo +33 7 98 76 54 32\n\n\
    Date de visite : 12/03/2023, NIR 2 95 10 99 126 111 93\n\nSignature : M. Zephirin\n";
const CALENDAR: &str = "# Planning des visites en entreprise de Léa Durand, 06 12 34 56 78\n\n\
    Prochaine visite : 15/01/2027, IBAN FR14 2004 1010 0505 0001 3M02 606\n";
const HEALTH: &str = "# Suivi individuel\n\nStagiaire : Léa Durand, née le 03/05/1990\n\nBesoin : dyslexie, RQTH depuis 2021\n\n\
    N° SS : 2 95 10 99 126 111 93, compte FR14 2004 1010 0505 0001 3M02 606\n";
const LEARNERS: &str = "Nom;Prénom;Date de naissance;Courriel;Téléphone\nDurand;Léa;03/05/1990;lea.durand@exemple.fr;06 12 34 56 78\n\
    Okonjo;Paul;04/06/1991;paul@exemple.org;+33 7 98 76 54 32\nZephirin;Ana;05/07/1992;ana@exemple.org;06 12 34 56 78\n";
const PROFILE: &str = "provider: {name: Essai Formation}\ncategories: [OF]\n";

fn folder() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let files = [
        ("locaux/rapport.md", ELECTRICAL),
        ("suivi/visites.md", CALENDAR),
        ("suivi/fiche.md", HEALTH),
        ("suivi/stagiaires.csv", LEARNERS),
        ("probant.yaml", PROFILE),
    ];
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("created");
        fs::write(path, text).expect("written");
    }
    folder
}

/// Runs the program and returns what it wrote, format by format, zipped parts unpacked.
fn written(args: &[&str], out: &Path) -> Vec<(&'static str, String)> {
    let outputs: Vec<String> =
        FORMATS.iter().map(|format| format!("{format}:{}", out.join(format).display())).collect();
    let mut command = Command::new(env!("CARGO_BIN_EXE_probant"));
    command.env("PROBANT_CACHE_DIR", env!("CARGO_TARGET_TMPDIR")).args(args).arg("-q");
    command.args(outputs.iter().flat_map(|output| ["-o", output.as_str()]));
    let code = command.output().expect("runs").status.code();
    assert!(matches!(code, Some(0 | 1)), "{code:?}");
    FORMATS.map(|format| (format, readable(&fs::read(out.join(format)).expect("written")))).into()
}

fn readable(bytes: &[u8]) -> String {
    let mut text = String::from_utf8_lossy(bytes).into_owned();
    if let Ok(mut archive) = zip::ZipArchive::new(std::io::Cursor::new(bytes)) {
        for at in 0..archive.len() {
            let mut part = archive.by_index(at).expect("a part");
            let mut inside = Vec::new();
            part.read_to_end(&mut inside).expect("read");
            text.push_str(&String::from_utf8_lossy(&inside));
        }
    }
    text
}

fn checked(level: &[&str]) -> Vec<(&'static str, String)> {
    let (folder, out) = (folder(), TempDir::new().expect("a folder"));
    let place = folder.path().display().to_string();
    let args = [&["check", place.as_str(), "--as-of", "2026-12-01", "--no-cache"], level].concat();
    written(&args, out.path())
}

/// What of `sought` occurs, format by format.
fn leaks(reports: &[(&'static str, String)], sought: &[&str]) -> Vec<String> {
    let found = |(format, text): &(&str, String)| -> Vec<String> {
        let flat = text.replace(['\u{a0}', '\u{202f}'], " ");
        let stripped: String = flat.split_whitespace().collect();
        let occurs = |one: &&&str| flat.contains(**one) || stripped.contains(&one.replace(' ', ""));
        sought.iter().filter(occurs).map(|one| format!("{format}: {one}")).collect()
    };
    reports.iter().flat_map(found).collect()
}

#[test]
fn without_redaction_the_words_of_documents_are_shown() {
    let reports = checked(&["--redact", "none"]);
    let json: Vec<_> = reports.into_iter().filter(|(format, _)| *format == "json").collect();
    let shown = leaks(&json, &IDENTIFIERS);
    assert!(shown.len() >= 3, "the folder must give reports something to hide: {shown:?}");
    assert!(!leaks(&json, &WORDS).is_empty());
    assert!(json[0].1.contains("\"redaction\": \"none\""));
}

#[test]
fn masked_no_format_holds_a_personal_number_or_address() {
    let reports = checked(&[]);
    assert_eq!(leaks(&reports, &IDENTIFIERS), [""; 0]);
    assert!(reports.iter().any(|(_, text)| text.contains("\"redaction\": \"mask\"")));
}

#[test]
fn omitted_no_format_holds_a_word_of_a_document() {
    let reports = checked(&["--redact", "omit"]);
    assert_eq!(leaks(&reports, &[IDENTIFIERS.as_slice(), WORDS.as_slice()].concat()), [""; 0]);
    assert!(reports.iter().all(|(_, text)| !text.is_empty()));
}

#[test]
fn names_of_files_are_left_out_when_asked() {
    let names = ["rapport.md", "visites.md", "fiche.md", "stagiaires.csv"];
    assert!(!leaks(&checked(&["--redact", "omit"]), &names).is_empty());
    assert_eq!(leaks(&checked(&["--redact", "omit", "--redact-names"]), &names), [""; 0]);
}

#[test]
fn a_saved_report_is_redacted_further_and_never_back() {
    let (folder, saved, out) = (folder(), TempDir::new().expect("a folder"), TempDir::new().expect("a folder"));
    let place = folder.path().display().to_string();
    written(&["check", &place, "--as-of", "2026-12-01", "--redact", "none"], saved.path());
    let report = saved.path().join("json").display().to_string();
    let omitted = written(&["render", &report, "--redact", "omit"], out.path());
    assert_eq!(leaks(&omitted, &[IDENTIFIERS.as_slice(), WORDS.as_slice()].concat()), [""; 0]);
    let omitted = out.path().join("json").display().to_string();
    let again = TempDir::new().expect("a folder");
    let back = written(&["render", &omitted, "--redact", "none"], again.path());
    assert!(leaks(&back, &WORDS).is_empty() && back[1].1.contains("\"redaction\": \"omit\""));
}

#[test]
fn why_is_redacted_like_a_report() {
    let folder = folder();
    let asked = |level: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_probant"));
        command.env("PROBANT_CACHE_DIR", env!("CARGO_TARGET_TMPDIR")).env("NO_COLOR", "1");
        command.args(["why", "rapport.md"]).arg(folder.path()).args(["--as-of", "2026-12-01", "--redact", level]);
        vec![("text", String::from_utf8(command.output().expect("runs").stdout).expect("text"))]
    };
    assert!(!leaks(&asked("none"), &IDENTIFIERS).is_empty());
    assert!(leaks(&asked("mask"), &IDENTIFIERS).is_empty() && !leaks(&asked("mask"), &WORDS).is_empty());
    assert!(leaks(&asked("omit"), &[IDENTIFIERS.as_slice(), WORDS.as_slice()].concat()).is_empty());
}
