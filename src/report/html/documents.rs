//! The documents of the folder and how it was judged, as the templates see them.

use serde::Serialize;

use super::anchors::{Anchors, Link};
use super::shown::{self, PictureView};
use crate::catalogue::Words;
use crate::model::report::{DocumentRecord, PackStamp, Report};
use crate::report::{clean, labels};

/// The documents, each in every list where a reader would look for it.
#[derive(Debug, Serialize)]
pub(super) struct DocumentsView {
    used: Vec<DocumentView>,
    unread: Vec<DocumentView>,
    unused: Vec<DocumentView>,
    excluded: Vec<ExclusionView>,
}

#[derive(Debug, Serialize)]
struct DocumentView {
    path: String,
    kind: Option<String>,
    date: Option<String>,
    state: String,
    state_word: String,
    reasons: Vec<String>,
    remarks: Vec<String>,
    serves: Vec<Link>,
    picture: Option<PictureView>,
}

#[derive(Debug, Serialize)]
struct ExclusionView {
    path: String,
    reason: String,
}

/// How the folder was judged.
#[derive(Debug, Serialize)]
pub(super) struct MethodView {
    packs: Vec<StampView>,
    categories: String,
    siret: Option<String>,
    nda: Option<String>,
    conditions: Vec<(String, String)>,
    sites: Vec<(String, String)>,
    git: Option<String>,
    dirty: bool,
    documents_digest: String,
    redaction: String,
    version: String,
}

#[derive(Debug, Serialize)]
struct StampView {
    id: String,
    title: String,
    version: String,
    digest: String,
    from: Option<String>,
    until: Option<String>,
    edition: Option<String>,
}

pub(super) fn documents(report: &Report, words: &Words, anchors: &Anchors) -> DocumentsView {
    let list = |keep: fn(&DocumentRecord) -> bool| -> Vec<DocumentView> {
        report.documents.iter().filter(|one| keep(one)).map(|one| document(report, one, (words, anchors))).collect()
    };
    let exclusion =
        |(path, reason): &(String, String)| ExclusionView { path: clean::name(path), reason: clean::prose(reason) };
    DocumentsView {
        used: list(|document| !document.serves.is_empty()),
        unread: list(|document| document.state != "read"),
        unused: list(|document| document.serves.is_empty()),
        excluded: report.excluded.iter().map(exclusion).collect(),
    }
}

fn document(report: &Report, record: &DocumentRecord, (words, anchors): (&Words, &Anchors)) -> DocumentView {
    DocumentView {
        path: clean::name(&record.path),
        kind: record.kind.as_deref().map(clean::prose),
        date: record.dates.first().map(|date| labels::date(words, date)),
        state: clean::name(&record.state),
        state_word: labels::named(words, "reading", &record.state),
        reasons: record.reasons.iter().map(|reason| clean::prose(reason)).collect(),
        remarks: record.remarks.iter().map(|remark| clean::prose(remark)).collect(),
        serves: record.serves.iter().map(|id| anchors.artefact(id)).collect(),
        picture: shown::leaf(report, &record.path, words),
    }
}

pub(super) fn method(report: &Report, words: &Words) -> MethodView {
    let profile = &report.profile;
    let answer = |answer: Option<bool>| match answer {
        Some(true) => words.say("report-yes"),
        Some(false) => words.say("report-no"),
        None => words.say("report-unanswered"),
    };
    let conditions = profile.conditions.iter();
    let sites = profile.sites.iter();
    MethodView {
        packs: report.packs.iter().map(|pack| stamp(pack, words)).collect(),
        categories: profile.categories.iter().map(|id| clean::name(id)).collect::<Vec<_>>().join(", "),
        siret: profile.siret.as_deref().map(clean::name),
        nda: profile.nda.as_deref().map(clean::name),
        conditions: conditions.map(|(id, yes)| (labels::named(words, "condition", id), answer(*yes))).collect(),
        sites: sites.map(|(name, id)| (clean::prose(name), labels::named(words, "premises", id))).collect(),
        git: report.git.as_ref().map(|git| clean::name(&git.commit)),
        dirty: report.git.as_ref().is_some_and(|git| git.dirty),
        documents_digest: clean::name(&report.documents_digest),
        redaction: words.say(&format!("report-redaction-{}", report.redaction.id())),
        version: clean::name(&report.version),
    }
}

fn stamp(pack: &PackStamp, words: &Words) -> StampView {
    StampView {
        id: clean::name(&pack.id),
        title: clean::prose(&pack.title),
        version: clean::name(&pack.version),
        digest: clean::name(&pack.digest),
        from: pack.from.map(|day| words.day(day)),
        until: pack.until.map(|day| words.day(day)),
        edition: pack.edition.as_deref().map(clean::prose),
    }
}
