//! What to do next, in the order of its effect: indicators that an error costs come first, those without proof before
//! those with an old one; in each, what holds it back most.
//!
//! Notes and what a waiver covers are not work to do: they stay in the list of findings.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use crate::model::finding::Finding;
use crate::model::report::{ArtefactRecord, IndicatorRecord, Report, Requirement};
use crate::model::status::{Level, Status};

/// One thing to do: a finding, and those that say the same of other documents.
pub(super) struct Task<'a> {
    /// The first finding.
    pub finding: &'a Finding,
    /// The others: same fault, same artefact, same advice, another place.
    pub also: Vec<&'a Finding>,
}

impl Task<'_> {
    /// Findings that it stands for.
    pub(super) fn size(&self) -> usize {
        1 + self.also.len()
    }
}

/// Findings of `level` in `tasks`.
pub(super) fn count(tasks: &[Task<'_>], level: Level) -> usize {
    tasks.iter().filter(|task| task.finding.level == level).map(Task::size).sum()
}

/// The work on one indicator, or on the folder as a whole.
pub(super) struct Group<'a> {
    /// The indicator; none for what concerns no indicator.
    pub indicator: Option<&'a IndicatorRecord>,
    /// What to do, errors first, never empty.
    pub tasks: Vec<Task<'a>>,
}

impl Group<'_> {
    fn has_error(&self) -> bool {
        self.tasks.iter().any(|task| task.finding.level == Level::Error)
    }
}

/// Groups of work in the order of their effect: those with errors first, of these the indicators that stand worst, then
/// the order of the packs; the folder as a whole last.
pub(super) fn groups(report: &Report) -> Vec<Group<'_>> {
    let known = report.indicators.iter().map(|indicator| (Some(indicator), of(report, indicator)));
    let whole = std::iter::once((None, unattached(report)));
    let mut groups: Vec<Group<'_>> = known
        .chain(whole)
        .filter(|(_, tasks)| !tasks.is_empty())
        .map(|(indicator, tasks)| Group { indicator, tasks })
        .collect();
    groups.sort_by_key(|group| (!group.has_error(), Reverse(group.indicator.map(|indicator| indicator.status))));
    groups
}

/// The `limit` most telling things to do: the first of each group, then the second of each, and so on. What is wrong with one
/// document in two referentials is one thing to do.
pub(super) fn first(report: &Report, limit: usize) -> Vec<Task<'_>> {
    let mut ranked: Vec<(usize, Task<'_>)> =
        groups(report).into_iter().flat_map(|group| group.tasks.into_iter().enumerate()).collect();
    ranked.sort_by_key(|(rank, task)| (Reverse(task.finding.level), *rank));
    let mut told = HashSet::new();
    let mut fresh =
        |finding: &'_ Finding| told.insert((finding.code, finding.document.clone(), finding.message.clone()));
    ranked.into_iter().map(|(_, task)| task).filter(|task| fresh(task.finding)).take(limit).collect()
}

/// What `indicator` asks to do, errors first.
pub(super) fn of<'a>(report: &'a Report, indicator: &IndicatorRecord) -> Vec<Task<'a>> {
    let mut tasks = tasks(report.findings.iter().filter(|finding| concerns(finding, indicator)));
    tasks.sort_by_key(|task| (Reverse(task.finding.level), Reverse(weight(task.finding, indicator))));
    tasks
}

/// How badly the artefact stands that `finding` is about, when it is asked for.
fn weight(finding: &Finding, indicator: &IndicatorRecord) -> Option<Status> {
    let asked = |one: &&ArtefactRecord| one.requirement == Requirement::Required && belongs(finding, one);
    indicator.artefacts.iter().filter(asked).map(|one| one.status).max()
}

fn unattached(report: &Report) -> Vec<Task<'_>> {
    let orphan = |finding: &&Finding| !report.indicators.iter().any(|indicator| concerns(finding, indicator));
    tasks(report.findings.iter().filter(orphan))
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
pub(super) fn needs_work(artefact: &ArtefactRecord, tasks: &[Task<'_>]) -> bool {
    let troubled = match artefact.status {
        Status::Found | Status::NotApplicable => false,
        Status::Missing => artefact.requirement == Requirement::Required,
        Status::ToReview | Status::Incomplete | Status::Expired | Status::Unreadable => true,
    };
    troubled || tasks.iter().any(|task| belongs(task.finding, artefact))
}

/// True when `finding` asks for work: no note, and not covered by a waiver.
pub(super) fn is_work(finding: &Finding) -> bool {
    !finding.waived && finding.level != Level::Note
}

/// Open findings that ask for work, errors first, those that say the same put together.
fn tasks<'a>(findings: impl Iterator<Item = &'a Finding>) -> Vec<Task<'a>> {
    let mut open: Vec<&Finding> = findings.filter(|finding| is_work(finding)).collect();
    open.sort_by_key(|finding| Reverse(finding.level));
    let mut tasks: Vec<Task<'_>> = Vec::new();
    let mut known: HashMap<_, usize> = HashMap::new();
    for finding in open {
        let sameness =
            (finding.level, finding.code, &finding.artefact, &finding.site, &finding.message, &finding.advice);
        if let Some(task) = known.get(&sameness).and_then(|at| tasks.get_mut(*at)) {
            task.also.push(finding);
        } else {
            known.insert(sameness, tasks.len());
            tasks.push(Task { finding, also: Vec::new() });
        }
    }
    tasks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    fn ids<'a>(task: &Task<'a>) -> Vec<&'a str> {
        std::iter::once(task.finding).chain(task.also.iter().copied()).map(|finding| finding.id.as_str()).collect()
    }

    #[test]
    fn the_same_fault_in_many_documents_is_one_thing_to_do() {
        let report = sample::large(900);
        let tasks = of(&report, &report.indicators[0]);
        let artefacts: std::collections::BTreeSet<_> = tasks.iter().map(|task| &task.finding.artefact).collect();
        assert_eq!(tasks.len(), artefacts.len());
        assert!(tasks.iter().any(|task| !task.also.is_empty()));
    }

    #[test]
    fn every_open_error_and_warning_is_work_exactly_once() {
        let report = sample::report();
        let mut listed: Vec<&str> = groups(&report).iter().flat_map(|group| &group.tasks).flat_map(ids).collect();
        let mut open: Vec<&str> =
            report.findings.iter().filter(|finding| is_work(finding)).map(|finding| finding.id.as_str()).collect();
        listed.sort_unstable();
        open.sort_unstable();
        assert_eq!(listed, open);
    }

    #[test]
    fn groups_with_errors_come_before_groups_without() {
        let report = sample::report();
        let errors: Vec<bool> = groups(&report).iter().map(Group::has_error).collect();
        assert!(errors.is_sorted_by(|before, after| before >= after), "{errors:?}");
        assert!(errors.contains(&true) && errors.contains(&false));
    }

    #[test]
    fn indicators_without_proof_come_before_those_with_an_old_one() {
        let report = sample::report();
        let worst: Vec<Status> = groups(&report)
            .iter()
            .filter(|group| group.has_error())
            .filter_map(|group| group.indicator.map(|indicator| indicator.status))
            .collect();
        assert!(worst.len() > 2 && worst.is_sorted_by(|before, after| before >= after), "{worst:?}");
    }

    #[test]
    fn a_fault_that_two_referentials_ask_about_is_named_once() {
        let mut report = sample::report();
        let named = |report: &Report| {
            let fault =
                |task: Task<'_>| (task.finding.code, task.finding.document.clone(), task.finding.message.clone());
            first(report, usize::MAX).into_iter().map(fault).collect::<Vec<_>>()
        };
        let before = named(&report);
        let elsewhere = report.indicators.last().map(|other| (other.pack.clone(), other.id.clone()));
        let twin = |one: &Finding| Finding { indicator: elsewhere.clone(), ..one.clone() };
        let twins: Vec<Finding> = report.findings.iter().map(twin).collect();
        report.findings.extend(twins);
        assert_eq!(named(&report).len(), before.len());
    }

    #[test]
    fn the_first_five_speak_of_five_indicators_when_they_can() {
        let report = sample::report();
        let chosen = first(&report, 5);
        assert_eq!(chosen.len(), 5);
        assert!(chosen.iter().all(|task| task.finding.level == Level::Error));
    }
}
