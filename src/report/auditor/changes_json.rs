//! What changed between two reports, for programs.

use std::io::{self, Write};

use serde::Serialize;

use crate::compare::changes::{Cause, Changes, FindingChange, VerdictChange};
use crate::compare::presence::{Fate, State};
use crate::model::report::Report;
use crate::model::status::Status;
use crate::report::pretty;

/// Version of this form.
const SCHEMA_VERSION: &str = "1.0";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Form<'a> {
    schema_version: &'static str,
    result: &'static str,
    from: Side<'a>,
    to: Side<'a>,
    packs: Vec<Pack<'a>>,
    documents: Vec<Document<'a>>,
    verdicts: Vec<Verdict<'a>>,
    findings: Vec<Finding<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Side<'a> {
    as_of: String,
    version: &'a str,
    documents_digest: &'a str,
}

#[derive(Serialize)]
struct Pack<'a> {
    id: &'a str,
    from: Option<&'a str>,
    to: Option<&'a str>,
}

#[derive(Serialize)]
struct Document<'a> {
    path: &'a str,
    change: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<&'a str>,
}

#[derive(Serialize)]
struct Verdict<'a> {
    pack: &'a str,
    indicator: &'a str,
    artefact: Option<&'a str>,
    site: Option<&'a str>,
    title: &'a str,
    from: Option<&'static str>,
    to: Option<&'static str>,
    direction: &'static str,
    causes: Vec<Why<'a>>,
}

#[derive(Serialize)]
struct Finding<'a> {
    change: &'static str,
    id: &'a str,
    code: &'static str,
    level: &'static str,
    indicator: Option<&'a str>,
    artefact: Option<&'a str>,
    site: Option<&'a str>,
    document: Option<&'a str>,
    message: &'a str,
    direction: &'static str,
    causes: Vec<Why<'a>>,
}

#[derive(Serialize)]
struct Why<'a> {
    cause: &'static str,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    documents: &'a [String],
}

/// Writes the changes from `old` to `new` as JSON.
///
/// # Errors
/// Only those of `out`.
pub fn render((old, new): (&Report, &Report), changes: &Changes, out: &mut dyn Write) -> io::Result<()> {
    let result = match (changes.is_empty(), changes.has_regressions()) {
        (true, _) => "same",
        (false, false) => "changed",
        (false, true) => "worse",
    };
    let pack = changes.packs.iter();
    let form = Form {
        schema_version: SCHEMA_VERSION,
        result,
        from: Side::from(old),
        to: Side::from(new),
        packs: pack.map(|pack| Pack { id: &pack.id, from: pack.from.as_deref(), to: pack.to.as_deref() }).collect(),
        documents: changes.documents.iter().map(Document::from).collect(),
        verdicts: changes.verdicts.iter().map(Verdict::from).collect(),
        findings: changes.findings.iter().map(Finding::from).collect(),
    };
    pretty::write(&form, out)
}

impl<'a> From<&'a Report> for Side<'a> {
    fn from(report: &'a Report) -> Self {
        let (version, documents_digest) = (&*report.version, &*report.documents_digest);
        Self { as_of: report.as_of.to_string(), version, documents_digest }
    }
}

impl<'a> From<&'a Fate> for Document<'a> {
    fn from(fate: &'a Fate) -> Self {
        let change = match fate.state {
            State::Missing => "removed",
            State::Extra => "added",
            state => state.id(),
        };
        Self { path: &fate.path, change, to: fate.to.as_deref() }
    }
}

impl<'a> From<&'a VerdictChange> for Verdict<'a> {
    fn from(change: &'a VerdictChange) -> Self {
        Self {
            pack: &change.pack,
            indicator: &change.indicator,
            artefact: change.artefact.as_deref(),
            site: change.site.as_deref(),
            title: &change.title,
            from: change.from.map(Status::id),
            to: change.to.map(Status::id),
            direction: change.direction.id(),
            causes: why(&change.causes),
        }
    }
}

impl<'a> From<&'a FindingChange> for Finding<'a> {
    fn from(change: &'a FindingChange) -> Self {
        let finding = &change.finding;
        Self {
            change: change.turn.id(),
            id: &finding.id,
            code: finding.code.id(),
            level: finding.level.id(),
            indicator: finding.indicator.as_ref().map(|(_, id)| id.as_str()),
            artefact: finding.artefact.as_deref(),
            site: finding.site.as_deref(),
            document: finding.document.as_deref(),
            message: &finding.message,
            direction: change.direction.id(),
            causes: why(&change.causes),
        }
    }
}

fn why(causes: &[Cause]) -> Vec<Why<'_>> {
    causes.iter().map(|cause| Why { cause: cause.id(), documents: cause.documents() }).collect()
}
