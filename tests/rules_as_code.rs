//! Packs as code: `rules test` and `rules lint`, tried on the example of `docs/rules.md` and on packs spoilt for it.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use serde_json::Value;
use tempfile::TempDir;

const EXAMPLE: &str = "docs/examples/regles-maison";

fn probant(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_probant"));
    command.env_remove("FORCE_COLOR").env("NO_COLOR", "1").env("PROBANT_CACHE_DIR", env!("CARGO_TARGET_TMPDIR"));
    command.current_dir(folder).arg("rules");
    command
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A copy of the example whose files `change` rewrites.
fn example(change: impl Fn(&str, String) -> String) -> TempDir {
    let copy = TempDir::new().expect("a folder");
    fs::create_dir_all(copy.path().join("maison/tests")).expect("created");
    for file in ["pack.yaml", "M.yaml", "tests/M.yaml"] {
        let text = fs::read_to_string(root().join(EXAMPLE).join(file)).expect("a file of the example");
        fs::write(copy.path().join("maison").join(file), change(file, text)).expect("written");
    }
    copy
}

/// The same, beside `socle`, a copy of the example as it is.
fn extending(change: impl Fn(&str, String) -> String) -> TempDir {
    let copy = example(change);
    let base = copy.path().join("socle");
    fs::create_dir_all(&base).expect("created");
    for file in ["pack.yaml", "M.yaml"] {
        let text = fs::read_to_string(root().join(EXAMPLE).join(file)).expect("a file of the example");
        fs::write(base.join(file), text.replace("id: regles-maison", "id: socle")).expect("written");
    }
    copy
}

/// A test of the example that refuses something quite different.
const REFUSED: &str = "- name: facture\n  text: |\n    Facture\n\n    Total TTC.\n  refuses: [M.welcome-sheet]\n";

fn in_tests(from: &'static str, to: &'static str) -> TempDir {
    example(move |file, text| if file == "tests/M.yaml" { replaced(&text, from, to) } else { text })
}

fn in_rules(from: &'static str, to: &'static str) -> TempDir {
    example(move |file, text| if file == "M.yaml" { replaced(&text, from, to) } else { text })
}

fn replaced(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "the example says « {from} »");
    text.replace(from, to)
}

fn json(folder: &Path, pack: &str, more: &[&str]) -> Value {
    let output = probant(folder).args(["test", pack, "--format", "json"]).args(more).output().expect("runs");
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)))
}

#[test]
fn the_example_passes_and_every_condition_is_held() {
    let told = json(&root(), EXAMPLE, &["--mutate"]);
    let pack = &told["packs"][0];
    assert_eq!((pack["pack"].as_str(), pack["cases"].as_u64()), (Some("regles-maison"), Some(11)));
    assert_eq!(pack["failed"], serde_json::json!([]));
    assert_eq!(pack["mutation"]["score"], 1.0);
    // Titles, two groups of phrases, a need, a refusal, four checks: what is taken from the national referential is not its own.
    assert_eq!(pack["mutation"]["conditions"], 9);
}

#[test]
fn the_tests_of_a_shipped_pack_are_found_by_its_id() {
    let folder = TempDir::new().expect("a folder");
    probant(folder.path())
        .args(["test", "certifregion-v6", "--only", "C"])
        .assert()
        .success()
        .stdout(contains("tous réussis"));
}

#[test]
fn a_failure_says_what_was_expected_what_was_found_and_where() {
    let copy = in_rules("titles: [fiche d'accueil, feuille d'accueil, ", "titles: [feuille d'accueil, ");
    let told = contains("maison/tests/M.yaml:2  fiche remplie et signée")
        .and(contains("attendu : sert M.welcome-sheet"))
        .and(contains("M.welcome-sheet : 4 points sur 8"))
        .and(contains("2 en échec"));
    probant(copy.path()).args(["test", "maison"]).assert().code(1).stdout(told);
    let finding = in_rules("signed: {required: true}", "signed: {}");
    let told = contains("attendu : un constat unsigned").and(contains("trouvé : "));
    probant(finding.path()).args(["test", "maison"]).assert().code(1).stdout(told);
}

#[test]
fn a_condition_that_no_test_holds_is_named() {
    let copy = in_tests(
        "  refuses: [M.welcome-sheet]\n\n- name: fiche d'accueil d'un hôtel",
        "  free_of: [encrypted]\n\n- name: fiche d'accueil d'un hôtel",
    );
    let told =
        contains("M.welcome-sheet\n      recognise.refuse[1]  « nouveau salarié »").and(contains("8 conditions sur 9"));
    probant(copy.path()).args(["test", "maison", "--mutate"]).assert().success().stdout(told);
    let low = contains("attendu 0,95 au moins (--min-score), trouvé 0,89");
    probant(copy.path()).args(["test", "maison", "--mutate", "--min-score", "0.95"]).assert().code(1).stdout(low);
    probant(copy.path()).args(["test", "maison", "--mutate", "--min-score", "0.8"]).assert().success();
}

#[test]
fn points_that_are_written_hold_every_sign_that_is_met() {
    let unheld = |text: String| replaced(&text, "free_of: [unsigned, undated, expired]\n", "");
    let copy = example(|file, text| match file {
        "tests/M.yaml" => {
            unheld(text.split("- name: fiche sans un mot").next().unwrap_or_default().to_owned() + REFUSED)
        }
        _ => text,
    });
    let phrases = |report: &Value| {
        let survivors = report["packs"][0]["mutation"]["survivors"].as_array().cloned().unwrap_or_default();
        survivors.iter().filter(|one| one["condition"].as_str().is_some_and(|at| at.contains("phrases"))).count()
    };
    assert_eq!(phrases(&json(copy.path(), "maison", &["--mutate"])), 2, "the document is far above what is needed");
    probant(copy.path()).args(["test", "maison", "--weigh"]).assert().success();
    assert_eq!(phrases(&json(copy.path(), "maison", &["--mutate"])), 0);
    let wrong = fs::read_to_string(copy.path().join("maison/tests/M.yaml")).expect("tests");
    fs::write(
        copy.path().join("maison/tests/M.yaml"),
        replaced(&wrong, "points: {M.welcome-sheet: 10}", "points: {M.welcome-sheet: 12}"),
    )
    .expect("written");
    probant(copy.path()).args(["test", "maison"]).assert().code(1).stdout(
        contains("attendu : M.welcome-sheet : 12 points").and(contains("trouvé : M.welcome-sheet : 10 points")),
    );
}

#[test]
fn the_subject_of_a_document_is_learnt_from_the_tests() {
    let copy = example(|_, text| text);
    let learnt = || fs::read_to_string(copy.path().join("maison/vocabulary.yaml")).expect("what was learnt");
    probant(copy.path()).args(["test", "maison", "--learn"]).assert().success();
    let first = learnt();
    assert!(first.contains("  M.welcome-sheet: "), "{first}");
    probant(copy.path()).args(["test", "maison", "--learn"]).assert().success();
    assert_eq!(learnt(), first, "the same tests teach the same");
    let any = example(|file, text| {
        if file == "M.yaml" {
            text.replace("    recognise:\n", "    recognise:\n      any_subject: true\n")
        } else {
            text
        }
    });
    probant(any.path()).args(["test", "maison", "--learn"]).assert().success();
    let nothing = fs::read_to_string(any.path().join("maison/vocabulary.yaml")).expect("what was learnt");
    assert!(!nothing.contains("M.welcome-sheet"), "{nothing}");
    fs::write(copy.path().join("maison/vocabulary.yaml"), first.replace("M.welcome-sheet", "M.no-such-sheet"))
        .expect("written");
    probant(copy.path()).args(["test", "maison"]).assert().code(2).stderr(contains("M.no-such-sheet"));
    fs::write(copy.path().join("maison/vocabulary.yaml"), "vocabulary:\n  M.welcome-sheet: accueil\n")
        .expect("written");
    probant(copy.path()).args(["test", "maison"]).assert().code(2).stderr(contains("« mot 31, autre 24 »"));
}

#[test]
fn lessons_teach_beside_the_tests() {
    let copy = example(|_, text| text);
    let learn = |lessons: &str| {
        fs::write(copy.path().join("lessons.yaml"), lessons).expect("written");
        let asked = ["test", "maison", "--learn", "--lessons", "lessons.yaml"];
        let code = probant(copy.path()).args(asked).assert().get_output().status.code();
        (code, fs::read_to_string(copy.path().join("maison/vocabulary.yaml")).unwrap_or_default())
    };
    let quote = |number: u32| {
        format!(
            "- {{name: devis {number}, text: 'Devis de peinture des bureaux, valable trois mois', also: [X.other]}}\n"
        )
    };
    let (code, with) = learn(&(1..6).map(quote).collect::<String>());
    assert_eq!(code, Some(0));
    assert!(with.contains("peintur -"), "what other documents say speaks against: {with}");
    let (_, without) = learn("[]\n");
    assert!(!without.contains("peintur"), "{without}");
    assert_eq!(learn("- {name: sans texte}\n").0, Some(2));
}

#[test]
fn points_are_not_written_into_the_program() {
    let folder = TempDir::new().expect("a folder");
    let refused = probant(folder.path()).args(["test", "rnq-2026", "--weigh"]).assert();
    refused.code(2).stderr(contains("rules/rnq-2026 est dans le programme"));
    let refused = probant(folder.path()).args(["test", "rnq-2026", "--learn"]).assert();
    refused.code(2).stderr(contains("rules/rnq-2026 est dans le programme"));
}

#[test]
fn a_check_that_no_test_holds_is_named() {
    let copy = in_tests("finds: [expired]", "free_of: [encrypted]");
    let told = json(copy.path(), "maison", &["--mutate"]);
    let survivors = &told["packs"][0]["mutation"]["survivors"];
    assert_eq!(survivors.as_array().map(Vec::len), Some(1), "{survivors}");
    assert_eq!(survivors[0]["condition"], "checks.fresh");
}

#[test]
fn a_test_that_names_what_does_not_exist_is_a_fault_of_its_file() {
    let copy = in_tests("finds: [unsigned]", "finds: [unsignd]");
    let told = contains("maison/tests/M.yaml:20:11").and(contains("« unsigned » ?"));
    probant(copy.path()).args(["test", "maison"]).assert().code(2).stderr(told);
    let copy = in_tests("accepts: [M.level-test]", "accepts: [M.level-tests]");
    probant(copy.path()).args(["test", "maison"]).assert().code(2).stderr(contains("« M.level-test » ?"));
}

#[test]
fn a_pack_without_tests_says_where_to_write_them() {
    let copy = example(|_, text| text);
    fs::remove_dir_all(copy.path().join("maison/tests")).expect("removed");
    probant(copy.path())
        .args(["test", "maison"])
        .assert()
        .code(3)
        .stderr(contains("maison/tests").and(contains("docs/rules.md")));
}

/// What `rules lint` says of the pack `maison` in a folder, and its exit code.
fn lint(folder: &TempDir) -> (String, Option<i32>) {
    let output = probant(folder.path()).args(["lint", "maison"]).output().expect("runs");
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    (String::from_utf8(output.stdout).expect("UTF-8"), output.status.code())
}

#[test]
fn the_example_leaves_nothing_to_remark() {
    let (told, code) = lint(&example(|_, text| text));
    assert!(told.contains("rien à signaler (2 pièces)"), "{told}");
    assert_eq!(code, Some(0));
}

#[test]
fn what_is_surely_not_meant_is_remarked_at_its_place() {
    let spoilt: [(&str, &str, &str); 10] = [
        (
            "  all:\n    - artefact: welcome",
            "  all:\n    - when: work_based and not work_based\n      artefact: welcome",
            "M.yaml:11:13  condition qu'aucun prestataire",
        ),
        (
            "  all:\n    - artefact: welcome",
            "  all:\n    - when: work_based or not work_based\n      artefact: welcome",
            "M.yaml:11:13  condition que tout prestataire",
        ),
        ("\"Charte d'accueil, article 1\"", "\"–\"", "M.yaml:20:37  source vide"),
        (
            "titles: [fiche d'accueil, ",
            "accept: 30\n      titles: [fiche d'accueil, ",
            "M.yaml:24:7  aucun document ne peut être reconnu : 10 points au mieux, il en faut 30",
        ),
        ("nouveau salarié, ", "feuille d'accueil, ", "M.yaml:24:33  ce titre contient « feuille d'accueil »"),
        ("nouveau salarié, ", "sanitaires, ", "M.yaml:27:43  « sanitaires » fait refuser"),
        (
            "visite des locaux, salle, sanitaires, issue de secours, machine à café]",
            "salle]\n          weight: 0",
            "M.yaml:28:19  zéro point",
        ),
        (
            "          reason:",
            "          finding: true\n          weight: 4\n          reason:",
            "M.yaml:33:11  finding n'a pas d'effet",
        ),
        ("warn_before: P1M", "warn_before: P12M", "M.yaml:36:39  alerte P12M avant la fin d'une durée de P12M"),
        (
            "fresh: {max: P12M,",
            "fresh: {max: P12M, cases: [{when: work_based, max: P6M}, {when: work_based and certifying}],",
            "M.yaml:36:71  cas jamais atteint",
        ),
    ];
    for (from, to, expected) in spoilt {
        let (told, code) = lint(&example(|file, text| if file == "M.yaml" { replaced(&text, from, to) } else { text }));
        assert!(told.contains(expected), "{expected}\n{told}");
        assert_eq!(code, Some(1), "{expected}");
    }
}

#[test]
fn an_artefact_that_no_test_tries_is_remarked() {
    let (told, code) = lint(&in_tests("refuses: [M.level-test]", "refuses: [M.welcome-sheet]"));
    assert!(told.contains("maison/M.yaml:40:9  aucun essai ne refuse à « M.level-test »"), "{told}");
    assert_eq!(code, Some(1));
    let (told, _) = lint(&in_tests("M.level-test", "M.welcome-sheet"));
    assert!(told.contains("aucun essai n'accepte « M.level-test », aucun ne le refuse"), "{told}");
    let bare = example(|_, text| text);
    fs::remove_dir_all(bare.path().join("maison/tests")).expect("removed");
    let (told, _) = lint(&bare);
    assert!(told.contains("maison/pack.yaml : aucun essai : écrivez-en dans maison/tests"), "{told}");
}

#[test]
fn an_unknown_artefact_in_a_test_is_remarked() {
    let (told, code) = lint(&in_tests("accepts: [M.level-test]", "accepts: [M.levels-test]"));
    assert!(told.contains("pièce inconnue « M.levels-test »") && told.contains("« M.level-test » ?"), "{told}");
    assert_eq!(code, Some(1));
}

#[test]
fn an_id_that_a_shipped_pack_bears_is_remarked() {
    let taken = example(|_, text| {
        text.replace("id: M\n", "id: E\n").replace("M.", "E.").replace("welcome-sheet", "safety-register")
    });
    let (told, code) = lint(&taken);
    assert!(told.contains("« E.safety-register » est déjà une pièce de certifregion-v6"), "{told}");
    assert!(!told.contains("E.level-test"), "{told}");
    assert_eq!(code, Some(1));
}

#[test]
fn what_is_disabled_and_written_again_is_remarked() {
    let extended = extending(|file, text| match file {
        "pack.yaml" => format!("{text}extends: ../socle\ndisable: [{{artefact: M.welcome-sheet, reason: essai}}]\n"),
        _ => text,
    });
    let (told, code) = lint(&extended);
    assert!(told.contains("« M.welcome-sheet » est écartée ici, et écrite de nouveau"), "{told}");
    assert_eq!(code, Some(1));
}

/// A folder of evidence that the example judges, pinned to `digest`.
fn pinned(digest: &str) -> TempDir {
    let folder = example(|_, text| text);
    let profile = format!(
        "provider: {{name: Parlons Lèz}}\ncategories: [OF]\npacks: ['maison{digest}']\nignore: ['maison/**']\n"
    );
    fs::write(folder.path().join("probant.yaml"), profile).expect("written");
    let sheet = "Fiche d'accueil\n\nStagiaire : Aline. Livret d'accueil remis, salle montrée.\n\nSigné électroniquement le 7 septembre 2026.\n";
    fs::write(folder.path().join("fiche.txt"), sheet).expect("written");
    folder
}

/// Judges `folder` from elsewhere.
fn checked(folder: &TempDir) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_probant"));
    command.env("NO_COLOR", "1").env("PROBANT_CACHE_DIR", env!("CARGO_TARGET_TMPDIR")).env_remove("FORCE_COLOR");
    command.args(["check", "--as-of", "2026-10-15", "--fail-on", "never", "-q", "-o", "json"]).arg(folder.path());
    command
}

#[test]
fn a_pack_of_the_folder_judges_and_may_be_pinned() {
    let output = checked(&pinned("")).output().expect("runs");
    let report: Value = serde_json::from_slice(&output.stdout).expect("a report");
    assert_eq!(report["packs"][0]["id"], "regles-maison");
    assert_eq!(report["indicators"][0]["artefacts"][0]["status"], "found", "{}", report["indicators"][0]);
    let digest = report["packs"][0]["digest"].as_str().expect("a digest");
    checked(&pinned(&format!("@sha256:{digest}"))).assert().success();
    let changed = pinned(&format!("@sha256:{digest}"));
    let rules = changed.path().join("maison/M.yaml");
    let text = fs::read_to_string(&rules).expect("rules");
    fs::write(&rules, text.replace("max: P12M", "max: P24M")).expect("written");
    let told = contains(format!("attendu : sha256:{digest}"))
        .and(contains("trouvé : sha256:"))
        .and(contains("probant list packs --pack"));
    checked(&changed).assert().code(2).stderr(told);
    checked(&pinned("@sha256:12ab")).assert().code(2).stderr(contains("64 chiffres hexadécimaux"));
}

#[test]
fn packs_by_path_are_listed_and_explained() {
    let list = |what: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_probant"));
        command.env("NO_COLOR", "1").current_dir(root()).args(["list", what, "--pack", EXAMPLE]);
        command
    };
    list("artefacts")
        .assert()
        .success()
        .stdout(contains("M.level-test").and(contains("Test de niveau, avec le niveau CECRL")));
    list("indicators").assert().success().stdout(contains("Le premier jour"));
    list("packs").arg("--format").arg("json").assert().success().stdout(contains("\"digest\""));
}

/// What `docs/rules.md` tells to write in `file`.
fn of_the_guide(file: &str) -> String {
    let guide = fs::read_to_string(root().join("docs/rules.md")).expect("the guide");
    let head = format!("```yaml\n# {file}\n");
    let (_, rest) = guide.split_once(&head).unwrap_or_else(|| panic!("the guide writes {file}"));
    rest.split("```").next().unwrap_or_default().to_owned()
}

#[test]
fn who_follows_the_guide_gets_a_pack_that_passes() {
    let folder = TempDir::new().expect("a folder");
    fs::create_dir_all(folder.path().join("maison/tests")).expect("created");
    for file in ["maison/pack.yaml", "maison/M.yaml", "maison/tests/M.yaml"] {
        fs::write(folder.path().join(file), of_the_guide(file)).expect("written");
    }
    let told = contains("6 essais, tous réussis").and(contains("8 conditions sur 8"));
    probant(folder.path()).args(["test", "maison", "--mutate"]).assert().success().stdout(told);
    probant(folder.path()).args(["lint", "maison"]).assert().success().stdout(contains("rien à signaler"));
}

#[test]
fn what_a_pack_disables_is_told_in_the_report_with_its_reason() {
    let folder = extending(|file, text| match file {
        "pack.yaml" => {
            format!("{text}extends: ../socle\ndisable: [{{artefact: M.level-test, reason: fait par le réseau}}]\n")
        }
        "M.yaml" => "id: M\ntitle: Le premier jour chez nous\n".to_owned(),
        _ => text,
    });
    let profile =
        "provider: {name: Parlons Lèz}\ncategories: [OF]\npacks: [maison]\nignore: ['maison/**', 'socle/**']\n";
    fs::write(folder.path().join("probant.yaml"), profile).expect("written");
    fs::write(folder.path().join("fiche.txt"), "Fiche d'accueil\n\nStagiaire : Aline.\n").expect("written");
    let output = checked(&folder).output().expect("runs");
    let report: Value = serde_json::from_slice(&output.stdout).expect("a report");
    let told =
        "« M.level-test » n'est pas examiné : Règles maison de l'école Parlons Lèz l'écarte (fait par le réseau).";
    assert!(report["limits"].as_array().expect("limits").iter().any(|limit| limit == told), "{}", report["limits"]);
    assert_eq!(report["indicators"][0]["title"], "Le premier jour chez nous");
    let artefacts = report["indicators"][0]["artefacts"].as_array().expect("artefacts");
    assert_eq!(artefacts.iter().map(|one| one["id"].as_str()).collect::<Vec<_>>(), [Some("M.welcome-sheet")]);
}
