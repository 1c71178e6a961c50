//! The whole page, as the templates see it.

use serde::Serialize;

use super::anchors::Anchors;
use super::calendar::{self, LineView, PhaseView};
use super::documents::{self, DocumentsView, MethodView};
use super::evidence::{self, PackView};
use super::work::{self, FindingView, GroupView};
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
    known: Option<String>,
    documents_counted: String,
    nothing_to_do: String,
    first: Vec<FindingView>,
    groups: Vec<GroupView>,
    packs: Vec<PackView>,
    line: Option<LineView>,
    calendar: Vec<PhaseView>,
    remarks: Vec<FindingView>,
    remarks_hidden: usize,
    documents: DocumentsView,
    limits: Vec<String>,
    method: MethodView,
}

/// How many indicators have one status.
#[derive(Debug, Serialize)]
struct CountView {
    status: &'static str,
    word: String,
    /// "3 manquantes".
    counted: String,
    meaning: String,
    n: usize,
}

impl Page {
    pub(super) fn new(report: &Report, words: &Words) -> Self {
        let anchors = Anchors::new(report);
        let summary = report.summary();
        let (remarks, remarks_hidden) = work::remarks(report, words, &anchors);
        Self {
            policy: policy(report),
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
            known: labels::known_counted(words, report),
            documents_counted: labels::documents_counted(words, &summary),
            nothing_to_do: labels::nothing_to_do(words, report),
            first: work::first(report, words, &anchors),
            groups: work::groups(report, words, &anchors),
            packs: evidence::packs(report, words),
            line: calendar::line(report, words, &anchors),
            calendar: calendar::phases(report, words, &anchors),
            remarks,
            remarks_hidden,
            documents: documents::documents(report, words, &anchors),
            limits: report.limits.iter().chain(&report.pictures.limits).map(|limit| clean::prose(limit)).collect(),
            method: documents::method(report, words),
        }
    }
}

/// What the page may load: itself, and pictures where it holds some.
fn policy(report: &Report) -> String {
    let policy = policy::for_inline(STYLE, SCRIPT);
    let pictures = &report.pictures;
    let bare = pictures.passages.is_empty() && pictures.pages.is_empty();
    if bare { policy } else { policy::with_pictures(&policy) }
}

fn counts(summary: &Summary, words: &Words) -> Vec<CountView> {
    let count = |status: Status| {
        let n = summary.indicators.get(status.id()).copied().unwrap_or(0);
        CountView {
            status: status.id(),
            word: labels::status(words, status),
            counted: words.tell(&format!("report-counted-{}", status.id()), &[("n", &n.to_string())]),
            meaning: words.say(&format!("report-meaning-{}", status.id())),
            n,
        }
    };
    Status::ALL.map(count).into()
}
