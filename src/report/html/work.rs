//! What asks for attention, as the templates see it: findings, groups of work, the calendar.

use std::borrow::Cow;

use serde::Serialize;

use super::anchors::{Anchors, Link};
use crate::catalogue::Words;
use crate::model::finding::Finding;
use crate::model::report::{CalendarEntry, Report};
use crate::model::status::Level;
use crate::report::timing::{self, Phase};
use crate::report::{clean, labels, todo};

/// Things to do shown in one group of work; the list of findings has the others.
const SHOWN_IN_GROUP: usize = 8;
/// Further places named for one thing to do.
const PLACES: usize = 30;
/// Findings listed in all, errors first, so that the file stays small.
const LISTED: usize = 2_000;

/// A finding in words.
#[derive(Debug, Serialize)]
pub(super) struct FindingView {
    level: &'static str,
    level_word: String,
    code: &'static str,
    indicator: Option<Link>,
    artefact: Option<String>,
    document: Option<String>,
    place: Option<String>,
    message: String,
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
    anchor: String,
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

/// A part of the calendar.
#[derive(Debug, Serialize)]
pub(super) struct PhaseView {
    id: &'static str,
    entries: Vec<EntryView>,
}

/// A line of the calendar.
#[derive(Debug, Serialize)]
pub(super) struct EntryView {
    day: String,
    iso: String,
    distance: String,
    kind: Cow<'static, str>,
    kind_word: String,
    text: String,
    document: Option<String>,
    artefact: Option<Link>,
}

/// Findings listed, and how many more there are.
pub(super) fn findings(report: &Report, words: &Words, anchors: &Anchors) -> (Vec<FindingView>, usize) {
    let listed = report.findings.iter().take(LISTED).map(|finding| view(finding, words, anchors)).collect();
    (listed, report.findings.len().saturating_sub(LISTED))
}

/// Groups of work, in the order of their effect.
pub(super) fn groups(report: &Report, words: &Words, anchors: &Anchors) -> Vec<GroupView> {
    todo::groups(report).iter().map(|group| group_view(group, words, anchors)).collect()
}

fn group_view(group: &todo::Group<'_>, words: &Words, anchors: &Anchors) -> GroupView {
    let shown = group.tasks.iter().take(SHOWN_IN_GROUP);
    let status = group.indicator.map(|indicator| indicator.status);
    GroupView {
        status: status.map(crate::model::status::Status::id),
        status_word: status.map(|status| labels::status(words, status)),
        id: group.indicator.map(|indicator| clean::name(&indicator.id)),
        title: group
            .indicator
            .map_or_else(|| words.say("report-whole-folder"), |indicator| clean::prose(&indicator.title)),
        anchor: group.indicator.map_or_else(|| "constats".to_owned(), super::anchors::of_indicator),
        tasks: shown.map(|task| task_view(task, words, anchors)).collect(),
        hidden: group.tasks.iter().skip(SHOWN_IN_GROUP).map(todo::Task::size).sum(),
    }
}

fn task_view(task: &todo::Task<'_>, words: &Words, anchors: &Anchors) -> TaskView {
    let place = |finding: &&Finding| {
        let document = clean::name(finding.document.as_deref()?);
        Some(PlaceView { document, place: finding.place.as_ref().map(|place| labels::place(words, place)) })
    };
    TaskView {
        finding: view(task.finding, words, anchors),
        also: task.also.iter().take(PLACES).filter_map(place).collect(),
        hidden: task.also.len().saturating_sub(PLACES),
    }
}

fn view(finding: &Finding, words: &Words, anchors: &Anchors) -> FindingView {
    FindingView {
        level: finding.level.id(),
        level_word: labels::level(words, finding.level),
        code: finding.code.id(),
        indicator: anchors.indicator(finding),
        artefact: anchors.title(words, finding),
        document: finding.document.as_deref().map(clean::name),
        place: finding.place.as_ref().map(|place| labels::place(words, place)),
        message: clean::prose(&finding.message),
        expected: clean::prose(&finding.expected),
        found: clean::prose(&finding.found),
        advice: clean::prose(&finding.advice),
        waived: finding.waived,
    }
}

/// The calendar, cut at today and at the audit.
pub(super) fn calendar(report: &Report, words: &Words, anchors: &Anchors) -> Vec<PhaseView> {
    let audit_known = report.profile.audit_date.is_some();
    let phase = |phase: Phase| PhaseView {
        id: phase.id(audit_known),
        entries: timing::entries(report, phase).map(|entry| entry_view(entry, report, words, anchors)).collect(),
    };
    Phase::ALL.map(phase).into()
}

fn entry_view(entry: &CalendarEntry, report: &Report, words: &Words, anchors: &Anchors) -> EntryView {
    EntryView {
        day: words.day(entry.date),
        iso: entry.date.to_string(),
        distance: timing::distance(words, report.as_of, entry.date),
        kind: entry.kind.clone(),
        kind_word: labels::named(words, "calendar", &entry.kind),
        text: clean::prose(&entry.text),
        document: entry.document.as_deref().map(clean::name),
        artefact: entry.artefact.as_deref().map(|id| anchors.artefact(id)),
    }
}

/// Counts of open findings by level, most serious first; the id only where there are any, for the colour.
pub(super) fn levels(report: &Report, words: &Words) -> Vec<(&'static str, String)> {
    let summary = report.summary();
    let any = |level: Level| summary.findings.get(level.id()).is_some_and(|n| *n > 0);
    let ids = [Level::Error, Level::Warning, Level::Note].map(|level| if any(level) { level.id() } else { "none" });
    ids.into_iter().zip(labels::levels_counted(words, &summary)).collect()
}
