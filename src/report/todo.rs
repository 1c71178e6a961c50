//! What to do next, in the order of its effect: indicators that an error costs come first.
//!
//! Notes and what a waiver covers are not work to do: they stay in the list of findings.

use crate::model::finding::Finding;
use crate::model::report::{ArtefactRecord, IndicatorRecord, Report, Requirement};
use crate::model::status::{Level, Status};

/// The work on one indicator, or on the folder as a whole.
pub(super) struct Group<'a> {
    /// The indicator; none for what concerns no indicator.
    pub indicator: Option<&'a IndicatorRecord>,
    /// Its findings, errors first, never empty.
    pub findings: Vec<&'a Finding>,
}

impl Group<'_> {
    fn count(&self, level: Level) -> usize {
        self.findings.iter().filter(|finding| finding.level == level).count()
    }
}

/// Groups of work: those with errors first, each rank in the order of the packs; the folder as a whole last.
pub(super) fn groups(report: &Report) -> Vec<Group<'_>> {
    let known = report.indicators.iter().map(|indicator| (Some(indicator), of(report, indicator)));
    let whole = std::iter::once((None, unattached(report)));
    let mut groups: Vec<Group<'_>> = known
        .chain(whole)
        .filter(|(_, findings)| !findings.is_empty())
        .map(|(indicator, findings)| Group { indicator, findings })
        .collect();
    groups.sort_by_key(|group| group.count(Level::Error) == 0);
    groups
}

/// The `limit` most telling findings: the first of each group, then the second of each, and so on.
pub(super) fn first(report: &Report, limit: usize) -> Vec<&Finding> {
    let groups = groups(report);
    let deepest = groups.iter().map(|group| group.findings.len()).max().unwrap_or(0);
    let rounds = (0..deepest).flat_map(|round| groups.iter().filter_map(move |group| group.findings.get(round)));
    let mut chosen: Vec<&Finding> = rounds.copied().collect();
    chosen.sort_by_key(|finding| std::cmp::Reverse(finding.level));
    chosen.truncate(limit);
    chosen
}

/// Open findings of `indicator` that ask for work, errors first.
pub(super) fn of<'a>(report: &'a Report, indicator: &IndicatorRecord) -> Vec<&'a Finding> {
    sorted(report.findings.iter().filter(|finding| concerns(finding, indicator)).collect())
}

fn unattached(report: &Report) -> Vec<&Finding> {
    let orphan = |finding: &&Finding| !report.indicators.iter().any(|indicator| concerns(finding, indicator));
    sorted(report.findings.iter().filter(orphan).collect())
}

/// True when `finding` is about `indicator` of the same pack.
pub(super) fn concerns(finding: &Finding, indicator: &IndicatorRecord) -> bool {
    finding.indicator.as_ref().is_some_and(|(pack, id)| *pack == indicator.pack && *id == indicator.id)
}

/// True when `finding` is about `artefact`, at its site where it has one.
pub(super) fn belongs(finding: &Finding, artefact: &ArtefactRecord) -> bool {
    finding.artefact.as_ref() == Some(&artefact.id) && (finding.site.is_none() || finding.site == artefact.site)
}

/// True when a person must do something about `artefact`. A complement or an alternative that is absent is no work by
/// itself: another one may do.
pub(super) fn needs_work(artefact: &ArtefactRecord, findings: &[&Finding]) -> bool {
    let troubled = match artefact.status {
        Status::Found | Status::NotApplicable => false,
        Status::Missing => artefact.requirement == Requirement::Required,
        Status::ToReview | Status::Incomplete | Status::Expired | Status::Unreadable => true,
    };
    troubled || findings.iter().any(|finding| belongs(finding, artefact))
}

fn sorted(findings: Vec<&Finding>) -> Vec<&Finding> {
    let mut open: Vec<&Finding> = findings.into_iter().filter(|f| !f.waived && f.level != Level::Note).collect();
    open.sort_by_key(|finding| std::cmp::Reverse(finding.level));
    open
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    #[test]
    fn every_open_error_and_warning_is_work_exactly_once() {
        let report = sample::report();
        let mut listed: Vec<&str> =
            groups(&report).iter().flat_map(|g| g.findings.iter().map(|f| f.id.as_str())).collect();
        let mut open: Vec<&str> =
            report.findings.iter().filter(|f| !f.waived && f.level != Level::Note).map(|f| f.id.as_str()).collect();
        listed.sort_unstable();
        open.sort_unstable();
        assert_eq!(listed, open);
    }

    #[test]
    fn groups_with_errors_come_before_groups_without() {
        let report = sample::report();
        let errors: Vec<bool> = groups(&report).iter().map(|g| g.count(Level::Error) > 0).collect();
        assert!(errors.is_sorted_by(|before, after| before >= after), "{errors:?}");
        assert!(errors.contains(&true) && errors.contains(&false));
    }

    #[test]
    fn the_first_five_speak_of_five_indicators_when_they_can() {
        let report = sample::report();
        let chosen = first(&report, 5);
        assert_eq!(chosen.len(), 5);
        assert!(chosen.iter().all(|finding| finding.level == Level::Error));
    }
}
