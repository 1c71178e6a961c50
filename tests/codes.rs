//! Every code of the contract is said of something: a folder with each fault in it brings each code once at least.

mod support;

use std::collections::BTreeSet;
use std::sync::OnceLock;

use jiff::civil::date;
use probant::model::document::{Problem, ProblemKind};
use probant::model::report::Report;
use probant::model::status::Code;
use support::{Dossier, document};

/// Exceptions that have expired, or that cover nothing.
const EXCEPTIONS: &str = r"
waivers:
  - {artefact: L.quality-dashboard, reason: essai, approved_by: C. M., created: 2026-01-05, expires: 2026-06-30}
  - {artefact: I.organisation-chart, reason: essai, approved_by: C. M., created: 2026-01-05, expires: 2027-06-30}
attestations:
  - {artefact: E.room-capacity-sheet, statement: essai, by: C. M., on: 2026-01-05, valid: P3M}
";

/// The flawed sample folder with what it lacks: a copy, a document off the list, one too large, old exceptions.
fn folder() -> Dossier {
    let mut dossier = Dossier::sample("garrigue-flawed");
    let list = dossier.documents.iter().find(|document| document.path.contains("liste des documents"));
    let mut copy = list.expect("the list of documents").clone();
    "doubles/copie.xlsx".clone_into(&mut copy.path);
    let mut large = document("trop/long.txt", "Un document trop long.");
    let (kind, detail) = (ProblemKind::LimitExceeded, String::new());
    large.reading.problems.push(Problem { kind, detail, place: None });
    dossier.documents.extend([copy, large, document("GED/PR-98 nouvelle procedure.txt", "Une procédure de plus.")]);
    let provider = "provider: {name: Garrigue Compétences, siret: \"89765432300012\", nda: \"76341102234\"}\ncategories: [OF, APP]\n";
    let text = format!("{provider}{EXCEPTIONS}");
    let added = probant::profile::load("probant.yaml", &text, &dossier.words).expect("a valid profile");
    dossier.profile.waivers = added.waivers;
    dossier.profile.attestations = added.attestations;
    dossier
}

/// The report of that folder, judged once for all tests.
fn report() -> &'static Report {
    static REPORT: OnceLock<Report> = OnceLock::new();
    REPORT.get_or_init(|| folder().report(date(2026, 12, 1)))
}

#[test]
fn every_code_of_the_contract_is_produced() {
    let report = report();
    let said: BTreeSet<Code> = report.findings.iter().map(|finding| finding.code).collect();
    // A broken signature needs a document that was signed and then changed; it has tests of its own.
    let unsaid: Vec<&str> = Code::ALL
        .iter()
        .filter(|code| !said.contains(code) && **code != Code::SignatureBroken)
        .map(|code| code.id())
        .collect();
    assert!(unsaid.is_empty(), "{unsaid:?}");
}

#[test]
fn every_finding_says_what_was_expected_found_and_what_to_do() {
    for finding in &report().findings {
        let texts = [&finding.message, &finding.expected, &finding.found, &finding.advice];
        assert!(texts.iter().all(|text| !text.trim().is_empty()), "{finding:?}");
        let key = |text: &str| text.starts_with(&format!("advice-{}", finding.code)) || text.contains("finding-");
        assert!(!texts.iter().any(|text| key(text)), "{finding:?}");
    }
}

#[test]
fn no_two_findings_share_an_id() {
    let report = report();
    let mut seen = BTreeSet::new();
    for finding in &report.findings {
        assert!(seen.insert(&finding.id), "{finding:?}");
    }
}
