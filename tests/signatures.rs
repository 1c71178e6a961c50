//! The matrix of `fixtures/formats/signatures`, made by a script: what is said of each field, and what is concluded.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use jiff::civil::date;
use probant::catalogue::{Lang, Words};
use probant::checks::signed::Signed;
use probant::checks::{Checks, Subject};
use probant::folder::Entry;
use probant::model::document::{Document, SealState, SignatureKind, SignatureMark};
use probant::model::profile::Provider;
use probant::model::report::Outcome;
use probant::read::{limits::Limits, read};
use probant::text::facts::Facts;
use serde::Deserialize;

/// What is true of a file, by how it was made.
#[derive(Deserialize)]
struct Truth {
    verdict: String,
    marks: Vec<(String, Option<String>, String)>,
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/formats/signatures")
}

fn open(name: &str, bytes: &[u8]) -> Document {
    read(&Entry { path: name.into(), size: bytes.len() as u64 }, bytes, &Limits::default())
}

/// A mark in the words of `truth.json`.
fn told(mark: &SignatureMark) -> (String, Option<String>, String) {
    let kind = match mark.kind {
        SignatureKind::Electronic => "electronic",
        SignatureKind::TimeStamp => "time-stamp",
        SignatureKind::EmptyField => "empty-field",
        SignatureKind::Picture => "picture",
    };
    let state = mark.seal.as_ref().map(|seal| match seal.state {
        SealState::Intact => "intact",
        SealState::Extended => "extended",
        SealState::Unverified => "unverified",
        SealState::Changed => "changed",
        SealState::Altered => "altered",
        SealState::Mismatched => "mismatched",
    });
    (kind.into(), state.map(Into::into), mark.signer.clone())
}

/// What the check concludes, in the words of `truth.json`, and what it says.
fn concluded(document: &Document, words: &Words) -> (String, String) {
    judged(document, words, Signed::default())
}

fn judged(document: &Document, words: &Words, signed: Signed) -> (String, String) {
    let facts = Facts::gather(document, date(2026, 12, 1));
    let subject = Subject {
        document,
        facts: &facts,
        key_roles: &[],
        provider: &Provider::default(),
        sites: &[],
        scope: &[],
        as_of: date(2026, 12, 1),
        words,
    };
    let checks = Checks { signed: Some(signed), ..Checks::default() };
    let verdicts = checks.run(&subject);
    let verdict = verdicts.iter().find(|verdict| verdict.check == "signed").expect("the check was run");
    let code = verdict.code.map(|code| code.id().to_owned());
    (
        code.unwrap_or_else(|| if verdict.outcome == Outcome::Pass { "pass".into() } else { "?".into() }),
        verdict.found.clone(),
    )
}

#[test]
fn every_signature_is_judged_by_how_it_was_made() {
    let truth = fs::read_to_string(folder().join("truth.json")).expect("the truth is there");
    let truth: BTreeMap<String, Truth> = serde_json::from_str(&truth).expect("the truth is well formed");
    let files = fs::read_dir(folder()).expect("the folder is there").filter_map(Result::ok);
    let files = files.filter(|file| file.path().extension().is_some_and(|extension| extension == "pdf")).count();
    assert!(files == truth.len() && files >= 70, "the matrix is whole: {files} files");
    let words = Words::new(Lang::Fr);
    let mut wrong = Vec::new();
    let mut said = Vec::new();
    for (name, expected) in truth {
        let document = open(&name, &fs::read(folder().join(&name)).expect("the file is there"));
        let marks: Vec<_> = document.content.signatures.iter().map(told).collect();
        let (verdict, found) = concluded(&document, &words);
        if marks != expected.marks || verdict != expected.verdict {
            wrong.push(format!("{name}: {marks:?}, {verdict}; should be {:?}, {}", expected.marks, expected.verdict));
        }
        // One row of the matrix speaks for the others.
        if !["rsa", "p384", "p521", "p256-pkcs7", "forge-rsa"].iter().any(|row| name.starts_with(row)) {
            said.push(format!("{name}: {found}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn a_letter_that_bears_no_mark_is_unsigned_on_paper() {
    let words = Words::new(Lang::Fr);
    let verdict = |name: &str, lines: &[&str], on_paper: bool| {
        let (head, line, foot) = if name.ends_with("rtf") { ("{\\rtf1 ", "\\par ", "}") } else { ("", "\n", "") };
        let text = format!("{head}{}{foot}", lines.join(line));
        judged(&open(name, text.as_bytes()), &words, Signed { on_paper, ..Signed::default() }).0
    };
    let letter = [
        "Lettre de mission",
        "Fait a Foix le 2 juin 2025, en deux exemplaires.",
        "Pour Cap Estive, Yann Barthe",
        "Lina Mounet, chargee du suivi",
    ];
    assert_eq!(verdict("a.rtf", &letter, true), "unsigned");
    assert_eq!(verdict("a.rtf", &letter, false), "signature-to-confirm", "it speaks of a signature");
    assert_eq!(verdict("a.txt", &letter, true), "signature-to-confirm", "nobody signs a text file");
    assert_eq!(verdict("a.rtf", &[&letter[..], &["Signe : Lina Mounet"]].concat(), true), "signature-to-confirm");
    assert_eq!(verdict("a.rtf", &["Organigramme", "Voici comment nous travaillons cette annee"], true), "?");
}

#[test]
fn no_byte_of_what_was_signed_changes_unnoticed() {
    for name in ["rsa-pkcs7-intact.pdf", "p256-pades-intact.pdf", "then-secured.pdf"] {
        let bytes = fs::read(folder().join(name)).expect("the file is there");
        let hole = bytes.windows(11).position(|window| window == b"/Contents <").expect("a signature is there");
        let after = hole + bytes[hole..].iter().position(|byte| *byte == b'>').expect("it ends");
        let end = bytes.windows(5).position(|window| window == b"%%EOF").expect("the first revision ends");
        let signed =
            bytes.windows(5).enumerate().filter(|(_, window)| window == b"%%EOF").nth(1).map_or(end, |(at, _)| at);
        for at in (9..hole).chain(after + 1..signed).step_by(61) {
            let mut changed = bytes.clone();
            changed[at] ^= 0x01;
            let document = open(name, &changed);
            let held = document.content.signatures.iter().any(|mark| {
                mark.seal.as_ref().is_some_and(|seal| matches!(seal.state, SealState::Intact | SealState::Extended))
            });
            assert!(!held, "{name}: byte {at}");
        }
    }
}

#[test]
fn damaged_containers_are_never_intact_and_never_a_stumble() {
    let name = "forge-p256-ber.pdf";
    let bytes = fs::read(folder().join(name)).expect("the file is there");
    let hole = bytes.windows(10).position(|window| window == b"/Contents<").expect("a signature is there") + 10;
    for at in (hole..hole + 2400).step_by(7) {
        let mut changed = bytes.clone();
        changed[at] = if changed[at] == b'8' { b'0' } else { b'8' };
        let document = open(name, &changed);
        assert_eq!(document.content.signatures.len(), 1, "byte {at}");
        assert!(document.reading.problems.is_empty(), "byte {at}: {:?}", document.reading.problems);
    }
}
