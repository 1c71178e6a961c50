//! `probant bundle` and `probant init` as their users run them.

mod auditing;

use std::fs;
use std::path::{Path, PathBuf};

use auditing::{AS_OF, answer, json, keys, probant, small};
#[cfg(unix)]
use auditing::{check, evidence};
use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use tempfile::TempDir;

fn bundle(folder: &Path, zip: &Path, more: &[&str]) -> assert_cmd::assert::Assert {
    let mut command = probant();
    command.arg("bundle").arg(folder).args(AS_OF).args(["--ocr", "off", "-o"]).arg(zip).args(more);
    command.assert()
}

/// Unpacks a bundle, and gives the names in it, in their order.
fn unpack(zip: &Path, into: &Path) -> Vec<String> {
    let mut archive = zip::ZipArchive::new(fs::File::open(zip).expect("a file")).expect("an archive");
    let names = (0..archive.len())
        .map(|at| archive.by_index(at).expect("a file").name().expect("a name").into_owned())
        .collect();
    archive.extract(into).expect("unpacked");
    names
}

fn verify(folder: &Path) -> (serde_json::Value, i32) {
    answer(probant().current_dir(folder).args(["verify", "report.json", "--format", "json"]))
}

#[test]
fn a_bundle_is_the_same_twice_and_verifies_where_it_is_unpacked() {
    let scratch = small();
    let folder = scratch.path().join("dossier");
    fs::write(folder.join("notes privées.txt"), "Rien à voir avec la qualité.").expect("written");
    let [one, two] = ["1.zip", "2.zip"].map(|name| scratch.path().join(name));
    let (key, public) = keys(scratch.path(), 1);
    let sign = ["--sign", &key.to_string_lossy()];
    bundle(&folder, &one, &sign).code(0).stderr(contains("Liasse écrite"));
    bundle(&folder, &two, &[&sign[..], &["--jobs", "1"]].concat()).code(0);
    assert!(fs::read(&one).expect("a bundle") == fs::read(&two).expect("a bundle"));

    let unpacked = scratch.path().join("liasse");
    let names = unpack(&one, &unpacked);
    let mut sorted = names.clone();
    sorted.sort();
    assert_eq!(names, sorted);
    for expected in ["bundle.json", "index.html", "report.html", "report.json", "report.json.sig"] {
        assert!(names.iter().any(|name| name == expected), "{expected}");
    }
    assert!(names.iter().all(|name| !name.contains("notes privées")), "what proves nothing stays out");
    let report = json(&unpacked.join("report.json"));
    let packed = names.iter().filter(|name| name.starts_with("preuves/")).count();
    assert!(packed > 3 && packed < report["documents"].as_array().expect("documents").len());

    let (told, code) = verify(&unpacked);
    assert_eq!((told["result"].as_str(), told["bundle"].as_bool(), code), (Some("same"), Some(true), 0), "{told:#}");
    assert!(told["counts"]["left-out"].as_u64().expect("a count") > 0);
    let signed = probant().current_dir(&unpacked).args(["verify", "report.json", "--signer"]).arg(&public).assert();
    signed.code(0).stdout(contains("de la clé attendue"));

    let first = names.iter().find(|name| name.starts_with("preuves/")).expect("evidence");
    let mut bytes = fs::read(unpacked.join(first)).expect("a file");
    bytes[0] ^= 1;
    fs::write(unpacked.join(first), bytes).expect("written");
    assert_eq!((verify(&unpacked).0["counts"]["changed"].as_u64(), verify(&unpacked).1), (Some(1), 1));
    fs::remove_file(unpacked.join(first)).expect("removed");
    assert_eq!((verify(&unpacked).0["counts"]["missing"].as_u64(), verify(&unpacked).1), (Some(1), 1));
}

#[test]
fn the_first_page_of_a_bundle_leads_to_its_files() {
    let scratch = small();
    let zip = scratch.path().join("liasse.zip");
    bundle(&scratch.path().join("dossier"), &zip, &[]).code(0);
    let unpacked = scratch.path().join("liasse");
    unpack(&zip, &unpacked);
    let html = fs::read_to_string(unpacked.join("index.html")).expect("a page");
    let links: Vec<PathBuf> = html.match_indices("href=\"").map(|(at, _)| link(&html[at + 6..])).collect();
    assert!(links.len() > 3);
    for link in links {
        assert!(unpacked.join(&link).is_file(), "{}", link.display());
    }
}

/// The path that the attribute at the beginning of `text` leads to.
fn link(text: &str) -> PathBuf {
    let raw = text.split('"').next().expect("a value").replace("&#x2f;", "/");
    let mut bytes = Vec::new();
    let mut rest = raw.as_bytes();
    while let Some((first, more)) = rest.split_first() {
        let code = (*first == b'%').then(|| std::str::from_utf8(&more[..2]).expect("digits"));
        bytes.push(code.map_or(*first, |code| u8::from_str_radix(code, 16).expect("digits")));
        rest = if code.is_some() { &more[2..] } else { more };
    }
    PathBuf::from(String::from_utf8(bytes).expect("a path"))
}

#[test]
fn the_report_of_a_bundle_tells_which_edition_judged() {
    let scratch = small();
    let zip = scratch.path().join("liasse.zip");
    let mut command = probant();
    command.arg("bundle").arg(scratch.path().join("dossier")).args(["--pack", "rnq-v9", "--as-of", "2026-10-01"]);
    command.args(["--ocr", "off", "-q", "-o"]).arg(&zip).assert().code(0);
    unpack(&zip, &scratch.path().join("liasse"));
    assert!(json(&scratch.path().join("liasse/report.json"))["packs"][0]["edition"].is_string());
}

#[cfg(unix)]
#[test]
fn names_that_would_leave_the_bundle_elsewhere_are_written_otherwise() {
    let scratch = small();
    let folder = scratch.path().join("dossier");
    let report = check(scratch.path(), "rapport.json", &[]);
    let programme = folder.join(evidence(&report, "K.internal-audit-programme"));
    fs::rename(programme, folder.join("..\\..\\programme.xlsx")).expect("renamed");
    let zip = scratch.path().join("liasse.zip");
    bundle(&folder, &zip, &[]).code(0);
    let names = unpack(&zip, &scratch.path().join("liasse"));
    assert!(names.iter().any(|name| name == "preuves/..%5C..%5Cprogramme.xlsx"), "{names:#?}");
    assert_eq!(verify(&scratch.path().join("liasse")).1, 0);
}

fn init(folder: &Path, arguments: &[&str]) -> assert_cmd::assert::Assert {
    probant().arg("init").arg(folder).args(arguments).assert()
}

const KNOWN: [&str; 5] = ["--yes", "--name", "Garrigue: \"GC\"", "--category", "of"];

#[test]
fn init_writes_a_profile_that_check_reads() {
    let scratch = TempDir::new().expect("a folder");
    let more =
        ["--site", "Siège=owned", "--condition", "distance_learning=non", "--audit-date", "2026-12-15", "--plan"];
    init(scratch.path(), &[&KNOWN[..], &more].concat()).code(0).stdout(contains("probant.yaml"));
    let profile = fs::read_to_string(scratch.path().join("probant.yaml")).expect("a profile");
    assert!(profile.contains("distance_learning: false") && profile.contains("# work_based"));
    let plan = fs::read_to_string(scratch.path().join("plan-du-dossier.md")).expect("a plan");
    assert!(plan.contains("E.safety-register") && !plan.contains("G.data-access-protocol"), "{plan}");
    let folders =
        fs::read_dir(scratch.path()).expect("listed").filter(|one| one.as_ref().expect("one").path().is_dir());
    assert!(folders.count() >= 9);
    fs::write(scratch.path().join("note.txt"), "Une note.").expect("written");
    let output = probant()
        .arg("check")
        .arg(scratch.path())
        .args(["--as-of", "audit", "-q", "-o", "json"])
        .output()
        .expect("runs");
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("a report");
    assert_eq!(report["profile"]["name"], "Garrigue: \"GC\"");
    let documents = report["documents"].as_array().expect("documents");
    assert_eq!(documents.len(), 1, "neither the plan nor the empty folders are evidence: {documents:#?}");
}

#[test]
fn init_overwrites_nothing_and_guesses_nothing() {
    let scratch = TempDir::new().expect("a folder");
    init(scratch.path(), &["--yes"]).code(2).stderr(contains("--name"));
    init(scratch.path(), &["--yes", "--name", "Garrigue"]).code(2).stderr(contains("--category"));
    init(scratch.path(), &[]).code(2).stderr(contains("--yes"));
    init(scratch.path(), &[&KNOWN[..], &["--siret", "123"]].concat()).code(2).stderr(contains("siret"));
    init(scratch.path(), &[&KNOWN[..], &["--condition", "distance=oui"]].concat())
        .code(2)
        .stderr(contains("distance_learning=oui"));
    assert_eq!(fs::read_dir(scratch.path()).expect("listed").count(), 0, "nothing is written before all is known");
    fs::write(scratch.path().join("probant.yaml"), "le mien").expect("written");
    init(scratch.path(), &KNOWN).code(2).stderr(contains("--force"));
    assert_eq!(fs::read_to_string(scratch.path().join("probant.yaml")).expect("a file"), "le mien");
    init(scratch.path(), &[&KNOWN[..], &["--force"]].concat()).code(0);
    assert_ne!(fs::read_to_string(scratch.path().join("probant.yaml")).expect("a file"), "le mien");
}

#[test]
fn init_writes_the_file_of_the_forge_at_the_root_of_the_repository() {
    let scratch = TempDir::new().expect("a folder");
    fs::create_dir_all(scratch.path().join(".git")).expect("created");
    let folder = scratch.path().join("nos preuves");
    fs::create_dir_all(&folder).expect("created");
    init(&folder, &[&KNOWN[..], &["--ci", "github"]].concat()).code(0);
    let workflow = fs::read_to_string(scratch.path().join(".github/workflows/preuves.yml")).expect("a workflow");
    assert!(workflow.contains("folder: \"nos preuves\"") && workflow.contains("uses: probant/probant@"));
    fs::write(scratch.path().join(".gitlab-ci.yml"), "le mien").expect("written");
    let refused = init(&folder, &[&KNOWN[..], &["--ci", "gitlab"]].concat()).code(2);
    refused.stderr(contains("probant.yaml").or(contains(".gitlab-ci.yml")));
    fs::remove_file(folder.join("probant.yaml")).expect("removed");
    init(&folder, &[&KNOWN[..], &["--ci", "gitlab"]].concat()).code(2).stderr(contains(".gitlab-ci.yml"));
    assert!(!folder.join("probant.yaml").exists(), "all or nothing");
}
