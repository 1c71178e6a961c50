//! Which findings were there already, in a report taken as the baseline.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::report::Report;
use crate::model::status::Level;

/// Ids of the findings of `report` that `baseline` holds at the same level or a graver one, and that no waiver covered then:
/// what a waiver excused is not known, it comes back.
#[must_use]
pub fn known(report: &Report, baseline: &Report) -> BTreeSet<String> {
    let before = baseline.findings.iter().filter(|finding| !finding.waived);
    let before: BTreeMap<&str, Level> = before.map(|finding| (finding.id.as_str(), finding.level)).collect();
    let known = report.findings.iter().filter(|finding| before.get(finding.id.as_str()) >= Some(&finding.level));
    known.map(|finding| finding.id.clone()).collect()
}
