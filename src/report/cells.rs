//! The tables of the worklist: headers and rows of text, shared by CSV and the workbook.

use super::{address, clean, labels};
use crate::catalogue::Words;
use crate::model::finding::Finding;
use crate::model::report::{DocumentRecord, IndicatorRecord, Report};

/// One table: a title, headers and rows as long as the headers.
pub(super) struct Table {
    pub title: String,
    pub headers: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// What to know or mend, with three columns for the person who does it.
pub(super) fn findings(report: &Report, words: &Words) -> Table {
    const HEADERS: [&str; 14] = [
        "id",
        "level",
        "code",
        "indicator",
        "artefact",
        "site",
        "document",
        "place",
        "message",
        "expected",
        "found",
        "advice",
        "waived",
        "owner",
    ];
    let mut headers = named(words, &HEADERS);
    headers.extend(named(words, &["due", "comment"]));
    let rows = report.findings.iter().map(|finding| finding_row(words, finding)).collect();
    Table { title: words.say("sheet-findings"), headers, rows }
}

fn finding_row(words: &Words, finding: &Finding) -> Vec<String> {
    let indicator = finding.indicator.as_ref().map(|(_, id)| clean::name(id));
    let optional = |text: &Option<String>| text.as_deref().map(clean::name).unwrap_or_default();
    let waived = if finding.waived { words.say("sheet-yes") } else { String::new() };
    vec![
        finding.id.clone(),
        labels::level(words, finding.level),
        finding.code.id().to_owned(),
        indicator.unwrap_or_default(),
        optional(&finding.artefact),
        optional(&finding.site),
        optional(&finding.document),
        finding.place.as_ref().map(|place| labels::place(words, place)).unwrap_or_default(),
        clean::prose(&finding.message),
        clean::prose(&finding.expected),
        clean::prose(&finding.found),
        clean::prose(&finding.advice),
        waived,
        String::new(),
        String::new(),
        String::new(),
    ]
}

/// One row an artefact, indicator by indicator: the grid that an auditor fills in.
pub(super) fn grid(report: &Report, words: &Words) -> Table {
    const HEADERS: [&str; 10] = [
        "pack",
        "indicator",
        "title",
        "indicator-status",
        "artefact",
        "requirement",
        "status",
        "evidence",
        "place",
        "lapses",
    ];
    let rows = report.indicators.iter().flat_map(|indicator| grid_rows(words, indicator)).collect();
    Table { title: words.say("sheet-grid"), headers: named(words, &HEADERS), rows }
}

fn grid_rows(words: &Words, indicator: &IndicatorRecord) -> Vec<Vec<String>> {
    let head = [
        clean::name(&indicator.pack),
        clean::name(&indicator.id),
        clean::prose(&indicator.title),
        labels::status(words, indicator.status),
    ];
    let row = |tail: [String; 6]| head.iter().cloned().chain(tail).collect::<Vec<String>>();
    if indicator.artefacts.is_empty() {
        let reason = clean::prose(&indicator.reason);
        return vec![row([reason, String::new(), String::new(), String::new(), String::new(), String::new()])];
    }
    let artefact = |artefact: &crate::model::report::ArtefactRecord| {
        let best = artefact.evidence.first();
        row([
            labels::artefact(words, artefact),
            labels::requirement(words, artefact.requirement),
            labels::status(words, artefact.status),
            best.map(|one| clean::name(&one.document)).unwrap_or_default(),
            best.and_then(|one| one.place.as_ref()).map(|place| labels::place(words, place)).unwrap_or_default(),
            artefact.expiring.map(|day| words.day(day)).unwrap_or_default(),
        ])
    };
    indicator.artefacts.iter().map(artefact).collect()
}

/// One row a file: what it is and what it serves.
pub(super) fn documents(report: &Report, words: &Words) -> Table {
    const HEADERS: [&str; 7] = ["document", "format", "pages", "reading", "kind", "serves", "sha256"];
    let rows = report.documents.iter().map(|document| document_row(words, document)).collect();
    Table { title: words.say("sheet-documents"), headers: named(words, &HEADERS), rows }
}

fn document_row(words: &Words, document: &DocumentRecord) -> Vec<String> {
    let reading = std::iter::once(labels::named(words, "reading", &document.state))
        .chain(document.reasons.iter().map(|reason| clean::prose(reason)));
    vec![
        clean::name(&document.path),
        clean::name(&document.format),
        document.pages.map(|pages| pages.to_string()).unwrap_or_default(),
        words.series(&reading.collect::<Vec<_>>()),
        document.kind.as_deref().map(clean::prose).unwrap_or_default(),
        document.serves.iter().map(|id| clean::name(id)).collect::<Vec<_>>().join(", "),
        document.sha256.clone(),
    ]
}

/// Where each finding can be opened, row by row: the path from the folder, for a link beside the workbook.
pub(super) fn link(report: &Report, finding: &Finding) -> Option<String> {
    let path = finding.document.as_deref()?;
    report.documents.iter().any(|document| document.path == path).then(|| address::uri(path))
}

fn named(words: &Words, ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| words.say(&format!("sheet-column-{id}"))).collect()
}
