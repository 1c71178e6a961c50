//! The whole page, as the templates see it.

use serde::Serialize;

use super::anchors::Anchors;
use super::documents::{self, DocumentsView, MethodView};
use super::evidence::{self, PackView};
use super::work::{self, FindingView, GroupView, PhaseView};
use super::{SCRIPT, STYLE, policy};
use crate::catalogue::Words;
use crate::model::report::{Report, Summary};
use crate::model::status::Status;
use crate::report::{clean, labels, timing};

/// Every value of the page, clean but not yet escaped: the engine does that.
#[derive(Debug, Serialize)]
pub(super) struct Page {
    policy: String,
    style: &'static str,
    script: &'static str,
    provider: String,
    as_of: String,
    as_of_day: String,
    audit: Option<String>,
    audit_day: Option<String>,
    days_to_audit: Option<i32>,
    assumed: bool,
    counts: Vec<CountView>,
    levels: Vec<(&'static str, String)>,
    documents_counted: String,
    nothing_to_do: String,
    groups: Vec<GroupView>,
    packs: Vec<PackView>,
    calendar: Vec<PhaseView>,
    findings: Vec<FindingView>,
    findings_left_out: usize,
    documents: DocumentsView,
    limits: Vec<String>,
    method: MethodView,
}

/// How many indicators have one status.
#[derive(Debug, Serialize)]
struct CountView {
    status: &'static str,
    word: String,
    meaning: String,
    n: usize,
}

impl Page {
    pub(super) fn new(report: &Report, words: &Words) -> Self {
        let anchors = Anchors::new(report, words);
        let summary = report.summary();
        let (findings, findings_left_out) = work::findings(report, words, &anchors);
        Self {
            policy: policy::for_inline(STYLE, SCRIPT),
            style: STYLE,
            script: SCRIPT,
            provider: labels::provider(words, report),
            as_of: words.tell("report-as-of", &[("day", &words.day(report.as_of))]),
            as_of_day: words.day(report.as_of),
            audit: timing::audit(words, report),
            audit_day: timing::audit_day(words, report),
            days_to_audit: report.profile.audit_date.map(|date| timing::days_between(report.as_of, date)),
            assumed: report.profile.assumed,
            counts: counts(&summary, words),
            levels: work::levels(report, words),
            documents_counted: labels::documents_counted(words, &summary),
            nothing_to_do: labels::nothing_to_do(words, report),
            groups: work::groups(report, words, &anchors),
            packs: evidence::packs(report, words),
            calendar: work::calendar(report, words, &anchors),
            findings,
            findings_left_out,
            documents: documents::documents(report, words, &anchors),
            limits: report.limits.iter().map(|limit| clean::prose(limit)).collect(),
            method: documents::method(report, words),
        }
    }
}

fn counts(summary: &Summary, words: &Words) -> Vec<CountView> {
    let count = |status: Status| CountView {
        status: status.id(),
        word: labels::status(words, status),
        meaning: words.say(&format!("report-meaning-{}", status.id())),
        n: summary.indicators.get(status.id()).copied().unwrap_or(0),
    };
    Status::ALL.map(count).into()
}
