//! Heimdall Data Format (`exec-json` of `InSpec`, version 1): a profile a pack, a control an indicator, a result a check.
//!
//! Heimdall works a control's state out of its results (any error, then impact 0, any failed, any passed, else not reviewed),
//! so a result is never written that would make it see another state than ours.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::{clean, labels, pretty, stamp};
use crate::catalogue::Words;
use crate::model::report::{
    ArtefactRecord, CheckRecord, Evidence, IndicatorRecord, Outcome, PackStamp, Report, Requirement,
};
use crate::model::status::Status;

/// Impact of an indicator in scope: the reference does not grade them here.
const IMPACT: f64 = 0.7;

/// Writes every pack as a profile.
///
/// # Errors
/// Only those of `out`.
pub(super) fn render(report: &Report, words: &Words, out: &mut dyn Write) -> io::Result<()> {
    let page = Page { report, words, start: stamp::instant(report.as_of) };
    let execution = json!({
        "platform": { "name": "probant", "release": report.version, "target_id": labels::provider(words, report) },
        "version": report.version,
        "statistics": { "duration": 0.0 },
        "profiles": report.packs.iter().map(|pack| page.profile(pack)).collect::<Vec<_>>(),
    });
    pretty::write(&execution, out)
}

struct Page<'a> {
    report: &'a Report,
    words: &'a Words,
    start: String,
}

impl Page<'_> {
    fn profile(&self, pack: &PackStamp) -> Value {
        let indicators: Vec<&IndicatorRecord> =
            self.report.indicators.iter().filter(|one| one.pack == pack.id).collect();
        let group = |(id, title): &(String, String)| {
            let own = indicators.iter().filter(|one| one.criterion == *id).map(|one| control_id(one));
            json!({ "id": id, "title": clean::prose(title), "controls": own.collect::<Vec<_>>() })
        };
        json!({
            "name": pack.id,
            "title": clean::prose(&pack.title),
            "version": pack.version,
            "sha256": pack.digest,
            "supports": [],
            "attributes": [],
            "groups": pack.criteria.iter().map(group).collect::<Vec<_>>(),
            "controls": indicators.iter().map(|one| self.control(one)).collect::<Vec<_>>(),
            "status": "loaded",
        })
    }

    fn control(&self, indicator: &IndicatorRecord) -> Value {
        let waived = indicator.artefacts.iter().find_map(|artefact| artefact.waiver.as_ref());
        let mut control = json!({
            "id": control_id(indicator),
            "title": clean::prose(&indicator.title),
            "desc": clean::prose(&indicator.requirement),
            "descriptions": [{ "label": "scope", "data": clean::prose(&indicator.reason) }],
            "impact": if indicator.status == Status::NotApplicable { 0.0 } else { IMPACT },
            "tags": {
                "criterion": indicator.criterion,
                "status": indicator.status.id(),
                "rawStatus": indicator.raw_status.id(),
                "expiring": indicator.expiring,
                "artefacts": indicator.artefacts.iter().map(tag).collect::<Vec<_>>(),
            },
            "refs": [],
            "code": "",
            "source_location": { "ref": format!("{}/{}", indicator.pack, indicator.id), "line": 1 },
            "results": self.results(indicator),
        });
        if let (Some(reason), Some(control)) = (waived, control.as_object_mut()) {
            control.insert("waiver_data".into(), json!({ "justification": clean::prose(reason), "run": true }));
        }
        control
    }

    fn results(&self, indicator: &IndicatorRecord) -> Vec<Value> {
        let checks = indicator.artefacts.iter().filter(|one| one.requirement != Requirement::Supporting);
        let checks = checks.filter_map(|artefact| Some((artefact, artefact.evidence.first()?)));
        let mut results: Vec<Value> = checks
            .flat_map(|(artefact, evidence)| evidence.checks.iter().map(move |check| (artefact, evidence, check)))
            .filter(|(_, _, check)| indicator.status != Status::Found || check.outcome == Outcome::Pass)
            .map(|one| self.check(indicator, one))
            .collect();
        results.push(self.verdict(indicator));
        results
    }

    fn check(
        &self,
        indicator: &IndicatorRecord,
        (artefact, evidence, check): (&ArtefactRecord, &Evidence, &CheckRecord),
    ) -> Value {
        let title = clean::prose(&check.title);
        let said =
            self.words.pair(&title, &self.words.series(&[clean::prose(&check.expected), clean::prose(&check.found)]));
        let mut result = json!({
            "code_desc": self.words.pair(&labels::artefact(self.words, artefact), &title),
            "run_time": 0.0,
            "start_time": self.start,
            "resource": artefact.id,
            "resource_id": clean::name(&evidence.document),
        });
        // A control to be looked at by a person has no passed result, or Heimdall would show it as passed.
        let to_review = indicator.status == Status::ToReview || indicator.status == Status::NotApplicable;
        let status = match check.outcome {
            Outcome::Pass if !to_review => "passed",
            Outcome::Fail if !to_review => "failed",
            _ => "skipped",
        };
        let key = if status == "skipped" { "skip_message" } else { "message" };
        put(&mut result, "status", status);
        put(&mut result, key, &said);
        result
    }

    /// The state of the indicator as such, which no check may contradict.
    fn verdict(&self, indicator: &IndicatorRecord) -> Value {
        let (status, key) = match indicator.status {
            Status::Found => ("passed", "message"),
            Status::ToReview | Status::NotApplicable => ("skipped", "skip_message"),
            Status::Incomplete | Status::Expired | Status::Missing => ("failed", "message"),
            Status::Unreadable => ("error", "exception"),
        };
        let said = match indicator.status {
            Status::NotApplicable => clean::prose(&indicator.reason),
            status => labels::status(self.words, status),
        };
        let mut result =
            json!({ "code_desc": clean::prose(&indicator.title), "run_time": 0.0, "start_time": self.start });
        put(&mut result, "status", status);
        put(&mut result, key, &said);
        result
    }
}

fn tag(artefact: &ArtefactRecord) -> Value {
    json!({
        "id": artefact.id,
        "site": artefact.site,
        "requirement": artefact.requirement.id(),
        "status": artefact.status.id(),
        "rawStatus": artefact.raw_status.id(),
        "assurance": artefact.assurance,
        "expires": artefact.expiring.map(|day| day.to_string()),
        "attestation": artefact.attestation.as_deref().map(clean::prose),
    })
}

fn control_id(indicator: &IndicatorRecord) -> String {
    format!("{}.{}", indicator.pack, indicator.id)
}

fn put(object: &mut Value, key: &str, value: &str) {
    if let Some(object) = object.as_object_mut() {
        object.insert(key.to_owned(), value.into());
    }
}
