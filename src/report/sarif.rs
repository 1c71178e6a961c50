//! SARIF 2.1.0 as GitHub's code scanning takes it: one run, a rule a code, a real relative path for every result.
//!
//! Findings under a waiver are left out: GitHub does not honour suppressions, and would open an alert for each.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::{address, clean, labels, pretty};
use crate::catalogue::Words;
use crate::model::finding::Finding;
use crate::model::report::{IndicatorRecord, Report};
use crate::model::status::{Code, Level};

/// Results that GitHub takes in one run.
const RESULTS: usize = 25_000;
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";
const HOME: &str = "https://github.com/probant/probant";

/// Writes the open findings, most serious first.
///
/// # Errors
/// Only those of `out`.
pub(super) fn render(report: &Report, words: &Words, out: &mut dyn Write) -> io::Result<()> {
    let mut open: Vec<&Finding> = report.findings.iter().filter(|finding| !finding.waived).collect();
    open.sort_by_key(|finding| std::cmp::Reverse(finding.level));
    let results: Vec<Value> = open.iter().take(RESULTS).filter_map(|one| result(report, words, one)).collect();
    let run = json!({
        "tool": { "driver": driver(report, words) },
        "automationDetails": { "id": "probant/" },
        "columnKind": "unicodeCodePoints",
        "results": results,
        "properties": {
            "asOf": report.as_of.to_string(),
            "documentsDigest": report.documents_digest,
            "packs": report.packs.iter().map(|pack| json!({ "id": pack.id, "digest": pack.digest })).collect::<Vec<_>>(),
            "resultsLeftOut": open.len().saturating_sub(RESULTS),
        },
    });
    pretty::write(&json!({ "$schema": SCHEMA, "version": "2.1.0", "runs": [run] }), out)
}

fn driver(report: &Report, words: &Words) -> Value {
    json!({
        "name": "probant",
        "organization": "probant",
        "informationUri": HOME,
        "semanticVersion": report.version,
        "language": words.lang().tag(),
        "rules": Code::ALL.iter().map(|code| rule(words, *code)).collect::<Vec<_>>(),
    })
}

fn rule(words: &Words, code: Code) -> Value {
    let title = words.say(&format!("code-{code}"));
    let explained = words.say(&format!("code-{code}-explain"));
    let help = words.tell("sarif-help", &[("code", code.id())]);
    json!({
        "id": code.id(),
        "name": pascal(code.id()),
        "shortDescription": { "text": sentence(&title) },
        "fullDescription": { "text": sentence(&explained) },
        "helpUri": format!("{HOME}/blob/main/LISEZMOI.md"),
        "help": { "text": format!("{explained}\n\n{help}"), "markdown": format!("{explained}\n\n{help}") },
        "defaultConfiguration": { "level": code.level().id() },
        "properties": { "tags": [words.say("sarif-tag-quality"), words.say("sarif-tag-evidence")], "problem.severity": severity(code.level()), "precision": "high" },
    })
}

fn result(report: &Report, words: &Words, finding: &Finding) -> Option<Value> {
    let path = address::path(report, finding)?;
    let indicator = report.indicators.iter().find(|indicator| super::todo::concerns(finding, indicator));
    let mut properties = json!({
        "expected": clean::prose(&finding.expected),
        "found": clean::prose(&finding.found),
        "advice": clean::prose(&finding.advice),
        "indicator": indicator.map(title),
        "artefact": finding.artefact,
        "site": finding.site.as_deref().map(clean::prose),
        "document": finding.document.as_deref().map(clean::name),
        "place": finding.place.as_ref().map(|place| labels::place(words, place)),
    });
    if let Some(known) = properties.as_object_mut() {
        known.retain(|_, value| !value.is_null());
    }
    Some(json!({
        "ruleId": finding.code.id(),
        "ruleIndex": Code::ALL.iter().position(|code| *code == finding.code),
        "level": finding.level.id(),
        "message": { "text": sentence(&address::message(words, finding)) },
        "locations": [{
            "physicalLocation": {
                "artifactLocation": { "uri": address::uri(&path), "uriBaseId": "%SRCROOT%" },
                "region": { "startLine": 1 },
            },
        }],
        "partialFingerprints": { "probant/v1": finding.id },
        "properties": properties,
    }))
}

fn title(indicator: &IndicatorRecord) -> String {
    format!("{} {} · {}", clean::name(&indicator.pack), clean::name(&indicator.id), clean::prose(&indicator.title))
}

fn severity(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "recommendation",
    }
}

/// `mention-missing` as `MentionMissing`.
fn pascal(id: &str) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_ascii_uppercase().to_string() + letters.as_str())
    };
    id.split('-').filter_map(capital).collect()
}

/// `text` with the full stop that SARIF wants of a message.
fn sentence(text: &str) -> String {
    if text.ends_with(['.', '!', '?', '…']) { text.to_owned() } else { format!("{text}.") }
}
