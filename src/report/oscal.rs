//! OSCAL assessment-results 1.1.3: indicators as objectives, artefacts as observations, documents as resources with digests.
//!
//! OSCAL has two states for an objective: what a person must still look at is not satisfied, with the reason `other`; the
//! status as we know it stands in a property of our namespace.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::stamp::{instant, uuid};
use super::{address, clean, labels, pretty};
use crate::catalogue::Words;
use crate::model::report::{ArtefactRecord, DocumentRecord, IndicatorRecord, PackStamp, Report, Requirement};
use crate::model::status::Status;

const VERSION: &str = "1.1.3";
const NAMESPACE: &str = "https://github.com/probant/probant/ns/oscal";

/// Writes the whole assessment.
///
/// # Errors
/// Only those of `out`.
pub(super) fn render(report: &Report, words: &Words, out: &mut dyn Write) -> io::Result<()> {
    let provider = labels::provider(words, report);
    let plan = uuid("plan", &report.documents_digest);
    let results = json!({
        "uuid": uuid("assessment", &format!("{}{}", report.documents_digest, report.as_of)),
        "metadata": {
            "title": words.tell("oscal-title", &[("provider", &provider)]),
            "last-modified": instant(report.as_of),
            "version": report.as_of.to_string(),
            "oscal-version": VERSION,
            "props": [prop("documents-digest", &report.documents_digest), prop("tool-version", &report.version)],
        },
        "import-ap": { "href": format!("#{plan}") },
        "results": [result(report, words)],
        "back-matter": { "resources": resources(report, words, &plan) },
    });
    pretty::write(&json!({ "assessment-results": results }), out)
}

fn result(report: &Report, words: &Words) -> Value {
    let scope: Vec<&IndicatorRecord> = report.indicators.iter().filter(|indicator| indicator.applicable).collect();
    let controls: Vec<Value> = scope.iter().map(|one| json!({ "control-id": control(one) })).collect();
    let selection = if controls.is_empty() {
        json!({ "description": words.say("report-nothing-judged") })
    } else {
        json!({ "include-controls": controls })
    };
    let mut result = json!({
        "uuid": uuid("result", &format!("{}{}", report.documents_digest, report.as_of)),
        "title": words.say("oscal-result"),
        "description": words.tell("report-as-of", &[("day", &words.day(report.as_of))]),
        "start": instant(report.as_of),
        "reviewed-controls": { "control-selections": [selection] },
    });
    insert(&mut result, "observations", scope.iter().flat_map(|one| observations(report, words, one)).collect());
    insert(&mut result, "risks", scope.iter().flat_map(|one| waivers(one)).collect());
    insert(&mut result, "findings", scope.iter().map(|one| finding(words, one)).collect());
    result
}

/// OSCAL refuses an empty list: it is left out.
fn insert(object: &mut Value, key: &str, list: Vec<Value>) {
    if let (Some(object), false) = (object.as_object_mut(), list.is_empty()) {
        object.insert(key.to_owned(), Value::Array(list));
    }
}

fn observations(report: &Report, words: &Words, indicator: &IndicatorRecord) -> Vec<Value> {
    judged(indicator).map(|artefact| observation(report, words, (indicator, artefact))).collect()
}

/// The artefacts that bear the verdict.
fn judged(indicator: &IndicatorRecord) -> impl Iterator<Item = &ArtefactRecord> {
    indicator.artefacts.iter().filter(|one| one.requirement != Requirement::Supporting)
}

fn observation(report: &Report, words: &Words, (indicator, artefact): (&IndicatorRecord, &ArtefactRecord)) -> Value {
    let mut observation = json!({
        "uuid": uuid("observation", &subject(indicator, artefact)),
        "title": labels::artefact(words, artefact),
        "description": labels::status(words, artefact.status),
        "props": [
            prop("artefact", &artefact.id),
            prop("status", artefact.status.id()),
            prop("raw-status", artefact.raw_status.id()),
        ],
        "methods": [method(artefact)],
        "collected": instant(report.as_of),
    });
    let evidence = artefact.evidence.iter().map(|one| {
        let place = one.place.as_ref().map(|place| labels::place(words, place));
        let description =
            [Some(clean::name(&one.document)), place].into_iter().flatten().collect::<Vec<_>>().join(", ");
        let known = report.documents.iter().find(|document| document.path == one.document);
        match known {
            Some(document) => json!({ "href": format!("#{}", resource(document)), "description": description }),
            None => json!({ "description": description }),
        }
    });
    insert(&mut observation, "relevant-evidence", evidence.collect());
    if let (Some(day), Some(object)) = (artefact.expiring, observation.as_object_mut()) {
        object.insert("expires".to_owned(), instant(day).into());
    }
    observation
}

fn method(artefact: &ArtefactRecord) -> &'static str {
    match artefact.assurance.as_deref() {
        Some("attested") => "INTERVIEW",
        Some("read") => "TEST",
        _ => "EXAMINE",
    }
}

fn waivers(indicator: &IndicatorRecord) -> Vec<Value> {
    let waived = judged(indicator).filter_map(|artefact| Some((artefact, artefact.waiver.as_ref()?)));
    let risk = |(artefact, reason): (&ArtefactRecord, &String)| {
        json!({
            "uuid": uuid("risk", &subject(indicator, artefact)),
            "title": clean::prose(&artefact.title),
            "description": clean::prose(reason),
            "statement": clean::prose(reason),
            "props": [prop("artefact", &artefact.id), prop("raw-status", artefact.raw_status.id())],
            "status": "deviation-approved",
        })
    };
    waived.map(risk).collect()
}

fn finding(words: &Words, indicator: &IndicatorRecord) -> Value {
    let (state, reason) = match indicator.status {
        Status::Found | Status::NotApplicable => ("satisfied", "pass"),
        Status::ToReview | Status::Unreadable => ("not-satisfied", "other"),
        Status::Incomplete | Status::Expired | Status::Missing => ("not-satisfied", "fail"),
    };
    let mut finding = json!({
        "uuid": uuid("finding", &control(indicator)),
        "title": clean::prose(&indicator.title),
        "description": clean::prose(&indicator.requirement),
        "props": [
            prop("status", indicator.status.id()),
            prop("raw-status", indicator.raw_status.id()),
            prop("criterion", &indicator.criterion),
        ],
        "target": {
            "type": "objective-id",
            "target-id": control(indicator),
            "status": { "state": state, "reason": reason, "remarks": labels::status(words, indicator.status) },
        },
    });
    let observed =
        judged(indicator).map(|one| json!({ "observation-uuid": uuid("observation", &subject(indicator, one)) }));
    insert(&mut finding, "related-observations", observed.collect());
    let waived = judged(indicator).filter(|artefact| artefact.waiver.is_some());
    insert(
        &mut finding,
        "related-risks",
        waived.map(|one| json!({ "risk-uuid": uuid("risk", &subject(indicator, one)) })).collect(),
    );
    finding
}

/// The plan that OSCAL wants to be named, the packs, and every document with its digest.
fn resources(report: &Report, words: &Words, plan: &str) -> Vec<Value> {
    let mut resources =
        vec![json!({ "uuid": plan, "title": words.say("oscal-plan"), "description": words.say("oscal-plan-text") })];
    resources.extend(report.packs.iter().map(pack));
    resources.extend(report.documents.iter().map(|document| file(report, document)));
    resources
}

fn pack(pack: &PackStamp) -> Value {
    json!({
        "uuid": uuid("pack", &pack.id),
        "title": clean::prose(&pack.title),
        "props": [prop("pack", &pack.id), prop("version", &pack.version), prop("digest", &pack.digest)],
    })
}

fn file(report: &Report, document: &DocumentRecord) -> Value {
    let mut link = json!({
        "href": address::uri(&format!("{}{}", address::prefix(report), document.path)),
        "media-type": document.media_type,
    });
    if let (false, Some(link)) = (document.sha256.is_empty(), link.as_object_mut()) {
        link.insert("hashes".into(), json!([{ "algorithm": "SHA-256", "value": document.sha256 }]));
    }
    json!({
        "uuid": resource(document),
        "title": clean::name(&document.path),
        "props": [prop("reading", &document.state)],
        "rlinks": [link],
    })
}

fn resource(document: &DocumentRecord) -> String {
    uuid("document", &document.path)
}

fn control(indicator: &IndicatorRecord) -> String {
    format!("{}.{}", indicator.pack, indicator.id)
}

fn subject(indicator: &IndicatorRecord, artefact: &ArtefactRecord) -> String {
    format!("{}\n{}\n{}", indicator.pack, artefact.id, artefact.site.as_deref().unwrap_or_default())
}

/// A property of ours; its value may not be empty.
fn prop(name: &str, value: &str) -> Value {
    let value = clean::prose(value);
    json!({ "name": name, "ns": NAMESPACE, "value": if value.is_empty() { "-".to_owned() } else { value } })
}
