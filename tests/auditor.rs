//! The auditor's side as its users run it: is this still the folder, who signed, what changed.

mod auditing;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use auditing::{answer, check, json, keys, probant, small};
use predicates::str::contains;
use serde_json::Value;

/// What `verify` says of `scratch/dossier`, and its exit code.
fn verified(scratch: &Path, report: &Path) -> (Value, i32) {
    answer(probant().arg("verify").arg(report).arg(scratch.join("dossier")).args(["--format", "json"]))
}

/// The state of the file at `path`.
fn state<'a>(verification: &'a Value, path: &str) -> &'a str {
    let files = verification["files"].as_array().expect("files");
    let file = files.iter().find(|file| file["path"] == path).unwrap_or_else(|| panic!("{path}"));
    file["state"].as_str().expect("a state")
}

/// A readable document of the report: its path.
fn any_document(report: &Path, rank: usize) -> String {
    let report = json(report);
    let documents = report["documents"].as_array().expect("documents");
    let readable = documents.iter().filter(|document| document["sha256"].is_string());
    readable.map(|document| document["path"].as_str().expect("a path").to_owned()).nth(rank).expect("a document")
}

#[test]
fn an_untouched_folder_is_the_one_reported_on() {
    let scratch = small();
    let report = check(scratch.path(), "rapport.json", &[]);
    let (verification, code) = verified(scratch.path(), &report);
    assert_eq!((verification["result"].as_str(), code), (Some("same"), 0));
    let digests = &verification["documentsDigest"];
    assert!(digests["stated"] == digests["listed"] && digests["listed"] == digests["folder"]);
    let files = verification["files"].as_array().expect("files").len();
    assert_eq!(json(&report)["documents"].as_array().expect("documents").len(), files);
    probant()
        .arg("verify")
        .arg(&report)
        .arg(scratch.path().join("dossier"))
        .assert()
        .code(0)
        .stdout(contains("Signature : aucune"));
}

#[test]
fn a_changed_renamed_deleted_or_added_file_is_told_by_name() {
    let scratch = small();
    let report = check(scratch.path(), "rapport.json", &[]);
    let folder = scratch.path().join("dossier");
    let [changed, moved, gone] = [0, 1, 2].map(|rank| any_document(&report, rank));
    let mut bytes = fs::read(folder.join(&changed)).expect("a file");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(folder.join(&changed), bytes).expect("written");
    fs::rename(folder.join(&moved), folder.join("déplacé.bin")).expect("renamed");
    fs::remove_file(folder.join(&gone)).expect("removed");
    fs::write(folder.join("nouveau.txt"), "rien").expect("written");
    let (verification, code) = verified(scratch.path(), &report);
    assert_eq!((verification["result"].as_str(), code), (Some("differs"), 1));
    let states = [(&*changed, "changed"), (&moved, "moved"), (&gone, "missing"), ("nouveau.txt", "extra")];
    for (path, expected) in states {
        assert_eq!(state(&verification, path), expected, "{path}");
        assert_eq!(verification["counts"][expected], 1);
    }
    let text = probant().arg("verify").arg(&report).arg(&folder).assert().code(1);
    text.stdout(contains(format!("modifié     {changed}"))).stdout(contains("Ce n’est pas, ou plus, le dossier"));
}

#[test]
fn ignore_rules_are_those_of_the_folder_and_hide_nothing_new() {
    let scratch = small();
    let folder = scratch.path().join("dossier");
    fs::write(folder.join(".probantignore"), "brouillon.txt\n").expect("written");
    fs::write(folder.join("brouillon.txt"), "x").expect("written");
    let report = check(scratch.path(), "rapport.json", &[]);
    assert_eq!(verified(scratch.path(), &report).1, 0);
    fs::write(folder.join("brouillon.txt"), "left out then, left out now").expect("written");
    assert_eq!(verified(scratch.path(), &report).1, 0);
    fs::write(folder.join("ajout.txt"), "x").expect("written");
    fs::write(folder.join(".probantignore"), "brouillon.txt\najout.txt\n").expect("written");
    let (verification, code) = verified(scratch.path(), &report);
    assert_eq!((state(&verification, "ajout.txt"), code), ("extra", 1));
}

#[test]
fn the_report_may_lie_in_the_folder() {
    let scratch = small();
    let (key, _) = keys(scratch.path(), 1);
    let report = check(scratch.path(), "dossier/rapport.json", &["--sign", &key.to_string_lossy()]);
    assert_eq!(verified(scratch.path(), &report).1, 0);
    check(scratch.path(), "dossier/rapport.json", &["--sign", &key.to_string_lossy()]);
    assert_eq!(verified(scratch.path(), &report).1, 0);
}

#[test]
fn a_report_whose_list_was_changed_does_not_hold() {
    let scratch = small();
    let report = check(scratch.path(), "rapport.json", &[]);
    let path = any_document(&report, 0);
    fs::remove_file(scratch.path().join("dossier").join(&path)).expect("removed");
    let mut value = json(&report);
    let documents = value["documents"].as_array_mut().expect("documents");
    documents.retain(|document| document["path"] != path.as_str());
    fs::write(&report, value.to_string()).expect("written");
    let verify = probant().arg("verify").arg(&report).arg(scratch.path().join("dossier")).assert().code(1);
    verify.stdout(contains("Le rapport a été modifié"));
}

#[test]
fn a_report_never_leads_out_of_the_folder() {
    let scratch = small();
    let report = check(scratch.path(), "rapport.json", &[]);
    fs::write(scratch.path().join("secret.txt"), "secret").expect("written");
    let path = any_document(&report, 0);
    let text = fs::read_to_string(&report).expect("a report").replace(&path, "../secret.txt");
    fs::write(&report, text).expect("written");
    assert_eq!(state(&verified(scratch.path(), &report).0, "../secret.txt"), "moved");
}

#[test]
fn what_cannot_be_verified_is_a_mistake_of_the_command() {
    let scratch = small();
    let report = check(scratch.path(), "rapport.json", &[]);
    probant().args(["verify", "absent.json"]).arg(scratch.path()).assert().code(2);
    probant().arg("verify").arg(&report).arg("/nowhere/at/all").assert().code(2);
    let text = scratch.path().join("note.txt");
    fs::write(&text, "bonjour").expect("written");
    probant()
        .arg("verify")
        .arg(&report)
        .arg(scratch.path().join("dossier"))
        .arg("--signer")
        .arg(&text)
        .assert()
        .code(2);
}

#[test]
fn a_signature_tells_a_tampered_report_and_a_wrong_key() {
    let scratch = small();
    let ((key, public), (_, other)) = (keys(scratch.path(), 1), keys(scratch.path(), 2));
    let report = check(scratch.path(), "rapport.json", &["--sign", &key.to_string_lossy()]);
    let verify = |signer: Option<&Path>| {
        let mut command = probant();
        command.arg("verify").arg(&report).arg(scratch.path().join("dossier"));
        if let Some(signer) = signer {
            command.arg("--signer").arg(signer);
        }
        command.assert()
    };
    verify(None).code(0).stdout(contains("valide, de la clé SHA256:"));
    verify(Some(&public)).code(0).stdout(contains("de la clé attendue"));
    verify(Some(&other)).code(1).stdout(contains("d’une autre clé que celle attendue"));
    let signed = fs::read_to_string(&report).expect("a report");
    fs::write(&report, signed.replacen("\"asOf\": \"2026-12-01\"", "\"asOf\": \"2026-12-02\"", 1)).expect("written");
    assert_ne!(fs::read_to_string(&report).expect("a report"), signed);
    verify(None).code(1).stdout(contains("modifié après avoir été signé"));
    fs::write(&report, signed).expect("written");
    fs::write(scratch.path().join("rapport.json.sig"), "signature").expect("written");
    verify(None).code(1).stdout(contains("n’est pas une signature SSH"));
    fs::remove_file(scratch.path().join("rapport.json.sig")).expect("removed");
    verify(None).code(0);
    verify(Some(&public)).code(1).stdout(contains("alors qu’une signature est attendue"));
}

#[test]
fn signing_needs_a_key_and_something_to_sign() {
    let scratch = small();
    let (key, public) = keys(scratch.path(), 1);
    let folder = scratch.path().join("dossier");
    probant().arg("check").arg(&folder).arg("--sign").arg(&key).assert().code(2).stderr(contains("-o json:"));
    let report = format!("json:{}", scratch.path().join("rapport.json").display());
    let refused = probant().arg("check").arg(&folder).args(["-o", &report, "--sign"]).arg(&public).assert().code(2);
    refused.stderr(contains("ne contient pas de clé SSH"));
    assert!(!scratch.path().join("rapport.json").exists());
}

/// `ssh-keygen` of the machine, where there is one.
fn ssh_keygen(arguments: &[&str], input: Option<&Path>) -> Option<bool> {
    let mut command = Command::new("ssh-keygen");
    command.args(arguments).stdout(Stdio::null()).stderr(Stdio::null());
    command.stdin(input.map_or(Stdio::null(), |path| fs::File::open(path).expect("a file").into()));
    command.status().ok().map(|status| status.success())
}

#[test]
fn openssh_and_we_accept_each_others_signatures() {
    let scratch = small();
    let (key, public) = keys(scratch.path(), 1);
    let path = |name: &str| scratch.path().join(name).to_string_lossy().into_owned();
    let report = check(scratch.path(), "rapport.json", &["--sign", &key.to_string_lossy()]);
    let allowed = format!("qualite@exemple.fr {}", fs::read_to_string(&public).expect("a key"));
    fs::write(path("allowed"), allowed).expect("written");
    let verify = ["-Y", "verify", "-n", "probant", "-I", "qualite@exemple.fr", "-f", &path("allowed"), "-s"];
    let signature = path("rapport.json.sig");
    let arguments: Vec<&str> = verify.into_iter().chain([&*signature]).collect();
    let Some(accepted) = ssh_keygen(&arguments, Some(&report)) else { return };
    assert!(accepted, "ssh-keygen refuses our signature");
    fs::remove_file(&signature).expect("removed");
    let theirs =
        ssh_keygen(&["-Y", "sign", "-n", "probant", "-f", &key.to_string_lossy(), &report.to_string_lossy()], None);
    assert_eq!(theirs, Some(true));
    let ours = probant()
        .arg("verify")
        .arg(&report)
        .arg(scratch.path().join("dossier"))
        .arg("--signer")
        .arg(path("allowed"))
        .assert();
    ours.code(0).stdout(contains("de la clé attendue"));
    assert_eq!(ssh_keygen(&["-q", "-t", "ed25519", "-N", "phrase", "-f", &path("protected")], None), Some(true));
    let mut command = probant();
    command.arg("check").arg(scratch.path().join("dossier")).args(["-o", &format!("json:{}", path("r.json"))]);
    let refused = command.arg("--sign").arg(path("protected")).assert().code(2);
    refused.stderr(contains("phrase secrète"));
}
