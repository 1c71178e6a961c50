//! Shards of a folder, fleets of providers, and the gate with a baseline: as their users run them.

mod auditing;

use std::fs;
use std::path::{Path, PathBuf};

use auditing::{AS_OF, check, copy, evidence, json, probant, sample, small};
use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use serde_json::Value;
use tempfile::TempDir;

/// Reads share `turn` of `of` of a sample folder, into `scratch`.
fn shard(scratch: &Path, folder: &Path, (turn, of): (usize, usize), more: &[&str]) -> PathBuf {
    let path = scratch.join(format!("part-{turn}-{of}.json"));
    let mut command = probant();
    command.arg("check").arg(folder);
    if !more.contains(&"--as-of") {
        command.args(AS_OF);
    }
    command.args(["--ocr", "off", "-q", "--shard", &format!("{turn}/{of}")]);
    command.args(["-o", &format!("json:{}", path.display())]).args(more).assert().code(0);
    path
}

fn merge(shards: &[PathBuf]) -> assert_cmd::Command {
    let mut command = probant();
    command.arg("merge").args(shards).arg("-q");
    command
}

#[test]
fn four_shards_are_the_whole_byte_for_byte() {
    let scratch = TempDir::new().expect("a folder");
    let folder = sample("garrigue-flawed");
    let whole = |format: &str| {
        let mut command = probant();
        command.arg("check").arg(&folder).args(AS_OF).args(["--ocr", "off", "-q", "-o", format]);
        let output = command.output().expect("runs");
        (output.status.code(), output.stdout)
    };
    let mut shards: Vec<PathBuf> = (1..=4).map(|turn| shard(scratch.path(), &folder, (turn, 4), &[])).collect();
    shards.reverse();
    for format in ["json", "html"] {
        let merged = merge(&shards).args(["-o", format]).output().expect("runs");
        assert!(!merged.stdout.is_empty(), "{}", String::from_utf8_lossy(&merged.stderr));
        assert!((merged.status.code(), merged.stdout) == whole(format), "as {format}");
    }
}

#[test]
fn shards_share_the_files_and_judge_nothing() {
    let scratch = TempDir::new().expect("a folder");
    let folder = small();
    let folder = folder.path().join("dossier");
    let shards: Vec<PathBuf> = (1..=3).map(|turn| shard(scratch.path(), &folder, (turn, 3), &[])).collect();
    let mut paths: Vec<String> = Vec::new();
    for path in &shards {
        let shard = json(path);
        assert!(shard.get("indicators").is_none());
        let documents = shard["documents"].as_array().expect("documents");
        assert!(!documents.is_empty());
        paths.extend(documents.iter().map(|document| document["path"].as_str().expect("a path").to_owned()));
    }
    let count = paths.len();
    paths.sort();
    paths.dedup();
    assert_eq!(paths.len(), count, "a file is read once");
    #[cfg(unix)]
    assert_eq!(
        std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&shards[0]).expect("a file").permissions()) & 0o77,
        0
    );
}

#[test]
fn shards_that_do_not_belong_together_are_refused() {
    let scratch = small();
    let folder = scratch.path().join("dossier");
    let first = shard(scratch.path(), &folder, (1, 2), &[]);
    merge(std::slice::from_ref(&first)).assert().code(2).stderr(contains("Il faut toutes les parts"));
    merge(&[first.clone(), first.clone()]).assert().code(2).stderr(contains("1/2, 1/2"));
    let endless = fs::read_to_string(&first).expect("a shard").replacen("\"of\":2", &format!("\"of\":{}", u64::MAX), 1);
    let path = scratch.path().join("sans-fin.json");
    fs::write(&path, endless).expect("written");
    merge(&[path]).assert().code(2).stderr(contains("Il faut toutes les parts"));
    let late = shard(scratch.path(), &folder, (2, 2), &["--as-of", "2026-12-02"]);
    merge(&[first.clone(), late]).assert().code(2).stderr(contains("même --as-of"));
    fs::write(folder.join("nouveau.txt"), "x").expect("written");
    let other = shard(scratch.path(), &folder, (2, 2), &[]);
    merge(&[first.clone(), other]).assert().code(2).stderr(contains("même dossier"));
    let report = check(scratch.path(), "rapport.json", &[]);
    merge(&[first.clone(), report]).assert().code(2).stderr(contains("ne se réunissent pas"));
    let bytes = fs::read(&first).expect("a shard");
    fs::write(&first, &bytes[..bytes.len() / 2]).expect("written");
    merge(&[first]).assert().code(2).stderr(contains("n’est pas une part lisible"));
}

#[test]
fn a_shard_needs_a_fraction_and_one_file() {
    let run = |arguments: &[&str]| probant().arg("check").arg(sample("garrigue")).args(arguments).assert().code(2);
    run(&["--shard", "5/4", "-o", "json:/dev/null"]).stderr(contains("Part refusée"));
    run(&["--shard", "1/4"]).stderr(contains("json:part-1.json"));
    run(&["--shard", "1/4", "-o", "html:x.html"]).stderr(contains("json:part-1.json"));
    run(&["--shard", "1/4", "-o", "json:/dev/null", "--strict-inputs"]).stderr(contains("les donner à « merge »"));
}

#[test]
fn what_the_baseline_knows_does_not_fail_and_what_is_new_does() {
    let scratch = copy("garrigue-flawed");
    let folder = scratch.path().join("dossier");
    let baseline = check(scratch.path(), "avant.json", &[]);
    let run = |baseline: &Path, more: &[&str]| {
        let mut command = probant();
        command.arg("check").arg(&folder).args(AS_OF).args(["--ocr", "off", "--baseline"]).arg(baseline).args(more);
        command.assert()
    };
    run(&baseline, &[]).code(0).stdout(contains("déjà connus du rapport de référence").and(contains("(déjà connu)")));
    run(&baseline, &["--fail-on", "note"]).code(0);
    let known = |more: &[&str]| {
        let report =
            check(scratch.path(), "après.json", &[&["--baseline", &baseline.to_string_lossy()], more].concat());
        let findings = json(&report)["findings"].as_array().expect("findings").clone();
        let known = findings.iter().filter(|finding| finding["known"] == true).count();
        (known, findings.len())
    };
    let (all, total) = known(&[]);
    assert_eq!(all, total);
    fs::remove_file(folder.join(evidence(&baseline, "K.internal-audit-programme"))).expect("removed");
    run(&baseline, &[]).code(1);
    let (known, total) = known(&[]);
    assert!(known > 0 && known < total, "{known} of {total}");
}

#[test]
fn a_baseline_of_another_provider_or_a_waived_finding_is_no_excuse() {
    let scratch = copy("garrigue-flawed");
    let folder = scratch.path().join("dossier");
    let baseline = check(scratch.path(), "avant.json", &[]);
    let run = |value: &Value| {
        fs::write(&baseline, value.to_string()).expect("written");
        let mut command = probant();
        command.arg("check").arg(&folder).args(AS_OF).args(["--ocr", "off", "-q", "--baseline"]).arg(&baseline);
        command.assert()
    };
    let mut value = json(&baseline);
    for finding in value["findings"].as_array_mut().expect("findings") {
        finding["waived"] = true.into();
    }
    run(&value).code(1);
    value["profile"]["siret"] = "98765432100015".into();
    run(&value).code(2).stderr(contains("autre organisme"));
}

#[test]
fn strict_inputs_end_with_a_code_of_their_own() {
    let scratch = TempDir::new().expect("a folder");
    let folder = scratch.path().join("dossier");
    fs::create_dir(&folder).expect("created");
    fs::write(folder.join("note.txt"), "Une note.").expect("written");
    let run = |more: &[&str]| {
        let mut command = probant();
        command.arg("check").arg(&folder).args(AS_OF).args(["-q", "--strict-inputs"]).args(more);
        command.assert()
    };
    run(&["--fail-on", "never"]).code(0);
    run(&[]).code(1);
    fs::write(folder.join("abîmé.pdf"), "%PDF-1.7\nrien").expect("written");
    run(&[]).code(4).stderr(contains("abîmé.pdf"));
    let report = format!("json:{}", scratch.path().join("rapport.json").display());
    run(&["--fail-on", "never", "-o", &report]).code(4);
    assert!(scratch.path().join("rapport.json").exists(), "reports are written whatever the code");
}

/// The reports of two providers.
fn fleet(scratch: &Path) -> [PathBuf; 2] {
    [("garrigue", "a.json"), ("sillage-itinerant", "b.json")].map(|(name, file)| {
        let report = scratch.join(file);
        let output = format!("json:{}", report.display());
        let mut command = probant();
        command.arg("check").arg(sample(name)).args(AS_OF).args([
            "--ocr",
            "off",
            "--fail-on",
            "never",
            "-q",
            "-o",
            &output,
        ]);
        command.assert().code(0);
        report
    })
}

#[test]
fn a_fleet_is_compared_line_by_line_and_on_a_page() {
    let scratch = TempDir::new().expect("a folder");
    let reports = fleet(scratch.path());
    let [lines, page] = ["flotte.ndjson", "flotte.html"].map(|name| scratch.path().join(name));
    let outputs = [format!("ndjson:{}", lines.display()), format!("html:{}", page.display())];
    merge(&reports)
        .args(["-o", &outputs[0], "-o", &outputs[1], "-o", "text"])
        .assert()
        .code(0)
        .stdout(contains("2 organismes"));
    let text = fs::read_to_string(&lines).expect("lines");
    let parsed: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let expected: usize =
        reports.iter().map(|report| json(report)["indicators"].as_array().expect("indicators").len()).sum();
    assert_eq!(parsed.len(), expected);
    assert!(parsed.iter().all(|line| line["packDigest"].is_string() && line["status"].is_string()));
    let html = fs::read_to_string(&page).expect("a page");
    assert!(
        html.contains("Garrigue Compétences")
            && html.contains("default-src &#x27;none&#x27;")
            && !html.contains("<script")
    );
    let [one, other] = reports;
    merge(&[other.clone(), one.clone()]).args(["-o", &outputs[0]]).assert().code(0);
    assert_eq!(fs::read_to_string(&lines).expect("lines"), text, "the order of arguments counts for nothing");
    merge(&[one.clone(), one]).assert().code(2).stderr(contains("Deux rapports du même organisme"));
    merge(&[other]).args(["-o", "sarif"]).assert().code(2).stderr(contains("ndjson"));
}

#[test]
fn mixed_rules_are_refused_unless_allowed() {
    let scratch = TempDir::new().expect("a folder");
    let reports = fleet(scratch.path());
    let mut value = json(&reports[1]);
    value["packs"][0]["digest"] = "0".repeat(64).into();
    fs::write(&reports[1], value.to_string()).expect("written");
    merge(&reports).assert().code(2).stderr(contains("--allow-mixed-packs"));
    merge(&reports).arg("--allow-mixed-packs").assert().code(0).stdout(contains("Attention"));
}

#[test]
fn a_comparison_is_not_signed_and_fails_nothing() {
    let scratch = TempDir::new().expect("a folder");
    let reports = fleet(scratch.path());
    let (key, _) = auditing::keys(scratch.path(), 1);
    for more in [["--sign", &*key.to_string_lossy()], ["--baseline", &*reports[0].to_string_lossy()]] {
        merge(&reports).args(more).assert().code(2).stderr(contains("Une comparaison"));
    }
    merge(&reports).arg("--strict-inputs").assert().code(2);
}

#[test]
fn the_edition_that_judged_is_told_of_shards_too() {
    let scratch = small();
    let near = ["--pack", "rnq-v9", "--as-of", "2026-10-01"];
    let whole = json(&check(scratch.path(), "entier.json", &near));
    assert!(whole["packs"][0]["edition"].is_string());
    let shards = [1, 2].map(|turn| shard(scratch.path(), &scratch.path().join("dossier"), (turn, 2), &near));
    let merged = scratch.path().join("réuni.json");
    merge(&shards).args(["--fail-on", "never", "-o", &format!("json:{}", merged.display())]).assert().code(0);
    assert!(json(&merged) == whole);
}
