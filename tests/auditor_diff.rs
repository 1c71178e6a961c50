//! `probant diff` as its users run it: what changed between two days, and why.

mod auditing;

use std::fs;
use std::path::Path;

use auditing::{answer, check, evidence, json, probant, small};
use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use serde_json::Value;

/// What `diff` says, and its detailed exit code.
fn diff(old: &Path, new: &Path) -> (Value, i32) {
    answer(probant().arg("diff").arg(old).arg(new).args(["--format", "json", "--detailed-exitcode"]))
}

/// The causes of the change of `artefact`.
fn causes(diff: &Value, artefact: &str) -> Vec<String> {
    let verdicts = diff["verdicts"].as_array().expect("verdicts");
    let change = verdicts.iter().find(|change| change["artefact"] == artefact).expect("a change");
    let causes = change["causes"].as_array().expect("causes").iter();
    causes.map(|cause| cause["cause"].as_str().expect("a cause").to_owned()).collect()
}

#[test]
fn each_change_has_its_cause_and_its_exit_code() {
    let scratch = small();
    let folder = scratch.path().join("dossier");
    let first = check(scratch.path(), "1.json", &[]);
    assert_eq!(diff(&first, &first).1, 0);

    let plan = evidence(&first, "K.internal-audit-programme");
    fs::rename(folder.join(&plan), scratch.path().join("plan")).expect("moved away");
    let without = check(scratch.path(), "2.json", &[]);
    let (told, code) = diff(&first, &without);
    assert_eq!((told["result"].as_str(), code), (Some("worse"), 11));
    assert_eq!(causes(&told, "K.internal-audit-programme"), ["evidence"]);
    assert_eq!(told["documents"][0]["path"], plan.as_str());
    assert_eq!(told["documents"][0]["change"], "removed");

    let (told, code) = diff(&without, &first);
    assert_eq!((told["result"].as_str(), code), (Some("changed"), 10), "{told:#}");
    assert_eq!(told["documents"][0]["change"], "added");

    let profile = fs::read_to_string(folder.join("probant.yaml")).expect("a profile");
    let waiver = "waivers: [{artefact: K.internal-audit-programme, reason: travaux, approved_by: la direction, \
        created: 2026-10-01, expires: 2027-01-31}]\n";
    assert!(!profile.contains("waivers:"));
    fs::write(folder.join("probant.yaml"), format!("{profile}\n{waiver}")).expect("written");
    let waived = check(scratch.path(), "3.json", &[]);
    assert_eq!(causes(&diff(&without, &waived).0, "K.internal-audit-programme"), ["waiver"]);

    let later = check(scratch.path(), "4.json", &["--as-of", "2029-01-01"]);
    let (told, code) = diff(&waived, &later);
    assert_eq!(code, 11);
    let aged = told["verdicts"].as_array().expect("verdicts").iter().find(|change| change["to"] == "expired");
    assert_eq!(aged.expect("something expired")["causes"][0]["cause"], "date");
}

#[test]
fn another_pack_is_a_cause_and_other_providers_are_not_compared() {
    let scratch = small();
    let first = check(scratch.path(), "1.json", &[]);
    let mut other = json(&first);
    other["indicators"][0]["artefacts"][0]["status"] = "found".into();
    fs::write(&first, other.to_string()).expect("written");
    other["packs"][0]["digest"] = "0".repeat(64).into();
    other["indicators"][0]["artefacts"][0]["status"] = "incomplete".into();
    let changed = scratch.path().join("2.json");
    fs::write(&changed, other.to_string()).expect("written");
    let (told, code) = diff(&first, &changed);
    assert_eq!((code, told["packs"].as_array().map(Vec::len)), (11, Some(1)));
    assert_eq!(told["verdicts"][0]["causes"][0]["cause"], "rule");

    other["profile"]["siret"] = "98765432100015".into();
    fs::write(&changed, other.to_string()).expect("written");
    let compare = |more: &[&str]| probant().arg("diff").arg(&first).arg(&changed).args(more).assert();
    compare(&["--detailed-exitcode"]).code(12).stderr(contains("même organisme"));
    compare(&[]).code(2);
}

#[test]
fn people_read_it_on_a_terminal_and_in_a_forge() {
    let scratch = small();
    let first = check(scratch.path(), "1.json", &[]);
    let plan = evidence(&first, "K.internal-audit-programme");
    fs::remove_file(scratch.path().join("dossier").join(plan)).expect("removed");
    fs::write(scratch.path().join("dossier/a|b <img>.txt"), "rien").expect("written");
    let second = check(scratch.path(), "2.json", &[]);
    let run = |format: &str| probant().arg("diff").arg(&first).arg(&second).args(["--format", format]).assert().code(0);
    run("text")
        .stdout(contains("États qui ont changé").and(contains("preuve : ")).and(contains("ajouté : a|b <img>.txt")));
    run("markdown").stdout(
        contains("### États qui ont changé").and(contains("a\\|b &lt;img&gt;.txt")).and(contains("<img>").not()),
    );
}

#[test]
fn what_a_report_kept_as_it_was_is_masked() {
    let scratch = small();
    let first = check(scratch.path(), "1.json", &["--redact", "none"]);
    let mut value = json(&first);
    let finding = &mut value["findings"][0];
    finding["id"] = "nouveau".into();
    finding["document"] = Value::Null;
    finding["message"] = "Écrire à jeanne.martin@exemple.fr".into();
    let second = scratch.path().join("2.json");
    fs::write(&second, value.to_string()).expect("written");
    for format in ["text", "markdown", "json"] {
        let run = probant().arg("diff").arg(&first).arg(&second).args(["--format", format]).assert().code(0);
        run.stdout(contains("Écrire à").and(contains("jeanne").not()));
    }
}
