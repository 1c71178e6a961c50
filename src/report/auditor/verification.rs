//! A verification in words and as JSON.

use std::io::{self, Write};

use serde::Serialize;

use crate::catalogue::Words;
use crate::compare::presence::{self, Fate, State};
use crate::compare::verification::{Signature, Verification};
use crate::model::report::Report;
use crate::report::{clean, labels, pretty};

/// Version of the JSON form.
const SCHEMA_VERSION: &str = "1.0";

/// Writes what differs, how much is the same, and what that means.
///
/// # Errors
/// Only those of `out`.
pub fn text(report: &Report, verification: &Verification, words: &Words, out: &mut dyn Write) -> io::Result<()> {
    let provider = labels::provider(words, report);
    writeln!(out, "{}", words.tell("verify-title", &[("provider", &provider), ("day", &words.day(report.as_of))]))?;
    for fate in verification.files.iter().filter(|fate| fate.state != State::Same && fate.state != State::LeftOut) {
        writeln!(out, "  {}", line(fate, words))?;
    }
    writeln!(out)?;
    for (state, n) in presence::counts(&verification.files).into_iter().filter(|(_, n)| *n > 0) {
        writeln!(out, "{}", words.tell(&format!("verify-count-{}", state.id()), &[("n", &n.to_string())]))?;
    }
    if !verification.is_consistent() {
        let args = [("stated", &*clean::name(&verification.stated)), ("listed", &verification.listed)];
        writeln!(out, "{}", words.tell("verify-inconsistent", &args))?;
    }
    writeln!(out, "{}", signature(&verification.signature, words))?;
    let key = if !verification.holds() {
        "verify-differs"
    } else if verification.bundle {
        "verify-holds-bundle"
    } else {
        "verify-holds"
    };
    writeln!(out, "\n{}", words.say(key))
}

fn line(fate: &Fate, words: &Words) -> String {
    let (path, to) = (clean::name(&fate.path), clean::name(fate.to.as_deref().unwrap_or_default()));
    words.tell(&format!("verify-file-{}", fate.state.id()), &[("path", &path), ("to", &to)])
}

fn signature(signature: &Signature, words: &Words) -> String {
    let key = signature.key().unwrap_or_default();
    words.tell(&format!("verify-signature-{}", signature.id()), &[("key", key)])
}

/// The JSON form.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Form<'a> {
    schema_version: &'static str,
    result: &'static str,
    as_of: String,
    bundle: bool,
    signature: SignatureForm<'a>,
    documents_digest: DigestForm<'a>,
    counts: serde_json::Map<String, serde_json::Value>,
    files: Vec<FileForm<'a>>,
}

#[derive(Serialize)]
struct SignatureForm<'a> {
    state: &'static str,
    key: Option<&'a str>,
}

#[derive(Serialize)]
struct DigestForm<'a> {
    stated: &'a str,
    listed: &'a str,
    folder: &'a str,
}

#[derive(Serialize)]
struct FileForm<'a> {
    path: &'a str,
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<&'a str>,
}

/// Writes everything as JSON.
///
/// # Errors
/// Only those of `out`.
pub fn json(report: &Report, verification: &Verification, out: &mut dyn Write) -> io::Result<()> {
    let counts = presence::counts(&verification.files);
    let form = Form {
        schema_version: SCHEMA_VERSION,
        result: if verification.holds() { "same" } else { "differs" },
        as_of: report.as_of.to_string(),
        bundle: verification.bundle,
        signature: SignatureForm { state: verification.signature.id(), key: verification.signature.key() },
        documents_digest: DigestForm {
            stated: &verification.stated,
            listed: &verification.listed,
            folder: &verification.folder,
        },
        counts: counts.into_iter().map(|(state, n)| (state.id().to_owned(), n.into())).collect(),
        files: verification.files.iter().map(FileForm::from).collect(),
    };
    pretty::write(&form, out)
}

impl<'a> From<&'a Fate> for FileForm<'a> {
    fn from(fate: &'a Fate) -> Self {
        Self { path: &fate.path, state: fate.state.id(), to: fate.to.as_deref() }
    }
}
