//! GitLab's Code Quality report: an array of issues that merge requests show.
//!
//! Source: <https://docs.gitlab.com/ci/testing/code_quality/>, "Code Quality report format".

use std::collections::BTreeSet;
use std::io::{self, Write};

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::{address, pretty};
use crate::catalogue::Words;
use crate::model::finding::Finding;
use crate::model::report::Report;
use crate::model::status::Level;

#[derive(Serialize)]
struct Issue {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
}

/// Writes every open finding.
///
/// # Errors
/// Only those of `out`.
pub(super) fn render(report: &Report, words: &Words, out: &mut dyn Write) -> io::Result<()> {
    let mut told = BTreeSet::new();
    let open = report.findings.iter().filter(|finding| !finding.waived);
    let issues: Vec<Issue> = open.filter_map(|finding| issue(report, words, finding, &mut told)).collect();
    pretty::write(&issues, out)
}

fn issue(report: &Report, words: &Words, finding: &Finding, told: &mut BTreeSet<String>) -> Option<Issue> {
    let title = address::title(words, finding);
    Some(Issue {
        description: words.pair(&title, &address::message(words, finding)),
        check_name: finding.code.id(),
        fingerprint: fingerprint(finding, told),
        severity: match finding.level {
            Level::Error => "major",
            Level::Warning => "minor",
            Level::Note => "info",
        },
        location: Location { path: address::path(report, finding)?, lines: Lines { begin: 1 } },
    })
}

/// GitLab merges issues of one fingerprint away: two findings of one id stay apart by their rank.
fn fingerprint(finding: &Finding, told: &mut BTreeSet<String>) -> String {
    let mut rank = 0_u32;
    loop {
        let digest = Sha256::digest(format!("{}\n{rank}", finding.id));
        let fingerprint: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        if told.insert(fingerprint.clone()) {
            return fingerprint;
        }
        rank += 1;
    }
}
