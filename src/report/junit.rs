//! `JUnit` XML: a suite a pack, a case an artefact that is asked for, so that any build server shows the state of the folder.

use std::io::{self, Write};

use quick_junit::{NonSuccessKind, Report as Suites, TestCase, TestCaseStatus, TestSuite};

use super::{clean, labels, todo};
use crate::catalogue::Words;
use crate::model::finding::Finding;
use crate::model::report::{ArtefactRecord, IndicatorRecord, PackStamp, Report, Requirement};
use crate::model::status::Status;

/// Writes every artefact that is asked for, and every finding with it.
///
/// # Errors
/// Only those of `out`.
pub(super) fn render(report: &Report, words: &Words, out: &mut dyn Write) -> io::Result<()> {
    let mut suites = Suites::new("probant");
    for pack in &report.packs {
        suites.add_test_suite(suite(report, words, pack));
    }
    suites.serialize(out).map_err(io::Error::other)
}

fn suite(report: &Report, words: &Words, pack: &PackStamp) -> TestSuite {
    let mut suite = TestSuite::new(clean::name(&pack.id));
    suite.add_property(("digest", clean::name(&pack.digest).as_str()));
    suite.add_property(("as-of", report.as_of.to_string().as_str()));
    for indicator in report.indicators.iter().filter(|indicator| indicator.pack == pack.id) {
        if indicator.artefacts.is_empty() {
            suite.add_test_case(out_of_scope(indicator));
        }
        for artefact in indicator.artefacts.iter().filter(|one| one.requirement != Requirement::Supporting) {
            suite.add_test_case(case(report, words, indicator, artefact));
        }
    }
    suite
}

fn out_of_scope(indicator: &IndicatorRecord) -> TestCase {
    let mut status = TestCaseStatus::skipped();
    status.set_message(clean::prose(&indicator.reason));
    let mut case = TestCase::new(clean::prose(&indicator.title), status);
    case.set_classname(class(indicator));
    case
}

fn case(report: &Report, words: &Words, indicator: &IndicatorRecord, artefact: &ArtefactRecord) -> TestCase {
    let findings: Vec<&Finding> = report.findings.iter().filter(|finding| todo::belongs(finding, artefact)).collect();
    let mut case = TestCase::new(labels::artefact(words, artefact), verdict(words, artefact, &findings));
    case.set_classname(class(indicator));
    if let Some(evidence) = artefact.evidence.first() {
        case.extra.insert("file".into(), clean::name(&evidence.document).into());
    }
    let told: Vec<String> = findings.iter().map(|finding| line(words, finding)).collect();
    if !told.is_empty() {
        case.set_system_out(told.join("\n"));
    }
    case
}

fn verdict(words: &Words, artefact: &ArtefactRecord, findings: &[&Finding]) -> TestCaseStatus {
    let mut status = match artefact.status {
        Status::Found => return TestCaseStatus::success(),
        Status::ToReview | Status::NotApplicable => TestCaseStatus::skipped(),
        Status::Unreadable => TestCaseStatus::non_success(NonSuccessKind::Error),
        // An alternative that is absent costs nothing by itself: another one may do.
        Status::Missing if artefact.requirement == Requirement::Alternative => TestCaseStatus::skipped(),
        Status::Incomplete | Status::Expired | Status::Missing => TestCaseStatus::non_success(NonSuccessKind::Failure),
    };
    let fault = findings.iter().find(|finding| !finding.waived).map(|finding| clean::prose(&finding.message));
    status.set_message(fault.unwrap_or_else(|| labels::status(words, artefact.status)));
    status
}

fn class(indicator: &IndicatorRecord) -> String {
    format!("{}.{}", clean::name(&indicator.pack), clean::name(&indicator.id))
}

fn line(words: &Words, finding: &Finding) -> String {
    let level = labels::level(words, finding.level);
    let place = labels::whereabouts(words, finding).map(|place| format!(" ({place})")).unwrap_or_default();
    words.pair(&level, &format!("{}{place} {}", clean::prose(&finding.message), clean::prose(&finding.advice)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Lang;
    use crate::report::sample;

    #[test]
    fn the_counts_are_those_of_the_report() {
        let report = sample::report();
        let mut bytes = Vec::new();
        render(&report, &Words::new(Lang::Fr), &mut bytes).unwrap();
        let suites = Suites::deserialize_from_str(&String::from_utf8(bytes).unwrap()).unwrap();
        let unreadable = report.summary().artefacts["unreadable"];
        assert_eq!(suites.errors, unreadable);
        assert!(suites.failures > 0 && suites.tests > suites.failures);
        assert_eq!(suites.test_suites.len(), report.packs.len());
    }
}
