//! What asks for attention, as the templates see it: the first things to do, all of them by indicator, and remarks.

use serde::Serialize;

use super::anchors::{self, Anchors, Link};
use crate::catalogue::Words;
use crate::model::finding::Finding;
use crate::model::report::Report;
use crate::model::status::Level;
use crate::report::{clean, labels, todo};

/// Things to do that the landing view names.
const FIRST: usize = 6;
/// Things to do shown in one group of work, so that the file stays small.
const SHOWN_IN_GROUP: usize = 40;
/// Further places named for one thing to do.
const PLACES: usize = 30;
/// Remarks listed.
const REMARKS: usize = 400;

/// A finding in words.
#[derive(Debug, Serialize)]
pub(super) struct FindingView {
    anchor: String,
    level: &'static str,
    level_word: String,
    indicator: Option<Link>,
    /// What it is about and what is wrong with it: its headline.
    subject: Option<String>,
    fault: String,
    document: Option<String>,
    place: Option<String>,
    /// The sentence, where it says more than the headline.
    message: Option<String>,
    expected: String,
    found: String,
    advice: String,
    waived: bool,
}

/// The work on one indicator or on the whole folder.
#[derive(Debug, Serialize)]
pub(super) struct GroupView {
    status: Option<&'static str>,
    status_word: Option<String>,
    id: Option<String>,
    title: String,
    anchor: Option<String>,
    tasks: Vec<TaskView>,
    hidden: usize,
}

/// A thing to do, and the other places where it is to be done.
#[derive(Debug, Serialize)]
struct TaskView {
    finding: FindingView,
    also: Vec<PlaceView>,
    hidden: usize,
}

#[derive(Debug, Serialize)]
struct PlaceView {
    document: String,
    place: Option<String>,
}

/// The most telling things to do, of as many indicators as there are.
pub(super) fn first(report: &Report, words: &Words, anchors: &Anchors) -> Vec<FindingView> {
    todo::first(report, FIRST).iter().map(|task| view(report, task.finding, words, anchors)).collect()
}

/// What is no work to do, a note or covered by a waiver, and how much more of it there is.
pub(super) fn remarks(report: &Report, words: &Words, anchors: &Anchors) -> (Vec<FindingView>, usize) {
    let mut remarks: Vec<&Finding> = report.findings.iter().filter(|finding| !todo::is_work(finding)).collect();
    let hidden = remarks.len().saturating_sub(REMARKS);
    remarks.truncate(REMARKS);
    (remarks.into_iter().map(|finding| view(report, finding, words, anchors)).collect(), hidden)
}

/// Groups of work, in the order of their effect.
pub(super) fn groups(report: &Report, words: &Words, anchors: &Anchors) -> Vec<GroupView> {
    todo::groups(report).iter().map(|group| group_view(report, group, words, anchors)).collect()
}

fn group_view(report: &Report, group: &todo::Group<'_>, words: &Words, anchors: &Anchors) -> GroupView {
    let shown = group.tasks.iter().take(SHOWN_IN_GROUP);
    let status = group.indicator.map(|indicator| indicator.status);
    GroupView {
        status: status.map(crate::model::status::Status::id),
        status_word: status.map(|status| labels::status(words, status)),
        id: group.indicator.map(|indicator| clean::name(&indicator.id)),
        title: group
            .indicator
            .map_or_else(|| words.say("report-whole-folder"), |indicator| clean::prose(&indicator.title)),
        anchor: group.indicator.map(anchors::of_indicator),
        tasks: shown.map(|task| task_view(report, task, words, anchors)).collect(),
        hidden: group.tasks.iter().skip(SHOWN_IN_GROUP).map(todo::Task::size).sum(),
    }
}

fn task_view(report: &Report, task: &todo::Task<'_>, words: &Words, anchors: &Anchors) -> TaskView {
    let place = |finding: &&Finding| {
        let document = clean::name(finding.document.as_deref()?);
        Some(PlaceView { document, place: finding.place.as_ref().map(|place| labels::place(words, place)) })
    };
    TaskView {
        finding: view(report, task.finding, words, anchors),
        also: task.also.iter().take(PLACES).filter_map(place).collect(),
        hidden: task.also.len().saturating_sub(PLACES),
    }
}

fn view(report: &Report, finding: &Finding, words: &Words, anchors: &Anchors) -> FindingView {
    let title = anchors.title(finding);
    FindingView {
        anchor: anchors::of_finding(finding),
        level: finding.level.id(),
        level_word: labels::level(words, finding.level),
        indicator: anchors.indicator(finding),
        fault: labels::known(words, report, finding, words.say(&format!("code-{}", finding.code))),
        document: finding.document.as_deref().map(clean::name),
        place: finding.place.as_ref().map(|place| labels::place(words, place)),
        message: more(&finding.message, title.as_deref()),
        expected: clean::prose(&finding.expected),
        found: clean::prose(&finding.found),
        advice: clean::prose(&finding.advice),
        waived: finding.waived,
        subject: title.map(|title| at_site(words, title, finding.site.as_deref())),
    }
}

fn at_site(words: &Words, title: String, site: Option<&str>) -> String {
    let Some(site) = site else { return title };
    words.tell("report-artefact-at-site", &[("title", &title), ("site", &clean::prose(site))])
}

/// The sentence, unless it names its subject: headline, expected and found then say it all.
fn more(message: &str, title: Option<&str>) -> Option<String> {
    let message = clean::prose(message);
    let told = title.is_some_and(|title| message.contains(title));
    (!told && !message.is_empty()).then_some(message)
}

/// Counts of open findings by level, most serious first; the id only where there are any, for the colour.
pub(super) fn levels(report: &Report, words: &Words) -> Vec<(&'static str, String)> {
    let summary = report.summary();
    let any = |level: Level| summary.findings.get(level.id()).is_some_and(|n| *n > 0);
    let ids = Level::ALL.map(|level| if any(level) { level.id() } else { "none" });
    ids.into_iter().zip(labels::levels_counted(words, &summary)).collect()
}
