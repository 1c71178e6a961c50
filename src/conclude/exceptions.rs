//! Waivers, attestations and records of evidence kept elsewhere: they add, and never erase what was seen.

use crate::judge::{Case, Judged, finding_id};
use crate::model::date::{DateSource, Role};
use crate::model::finding::Finding;
use crate::model::profile::{Attestation, EvidenceRecord, External, Waiver};
use crate::model::report::{ArtefactRecord, DateRecord, Evidence};
use crate::model::status::{Code, Status};

/// How far an artefact is known that a person answers for.
const ATTESTED: &str = "attested";

/// Applies the profile's exceptions to the judged artefacts, and says which have expired or serve nothing.
pub(super) fn apply(case: &Case<'_>, artefacts: &mut [Judged], findings: &mut Vec<Finding>) {
    for record in &case.profile.evidence {
        if let Some(external) = &record.external {
            keep_elsewhere(record, external, artefacts);
        }
    }
    for waiver in &case.profile.waivers {
        findings.extend(waive(case, waiver, artefacts));
    }
    for attestation in &case.profile.attestations {
        findings.extend(attest(case, attestation, artefacts));
    }
    findings.retain(|finding| finding.code != Code::Missing || !is_vouched_for(artefacts, finding));
}

/// True when somebody stands for the artefact that `finding` speaks of, at its site.
fn is_vouched_for(artefacts: &[Judged], finding: &Finding) -> bool {
    artefacts.iter().map(|judged| &judged.record).any(|record| {
        let same = Some(&record.id) == finding.artefact.as_ref() && record.site == finding.site;
        same && record.assurance.as_deref() == Some(ATTESTED)
    })
}

/// True when no document was found, even where its companions make the absence a gap.
fn is_absent(record: &ArtefactRecord) -> bool {
    record.status == Status::Missing || record.status == Status::Incomplete && record.evidence.is_empty()
}

/// Marks the findings of artefacts under a living waiver.
pub(super) fn mark_waived(case: &Case<'_>, findings: &mut [Finding]) {
    for waiver in case.profile.waivers.iter().filter(|waiver| waiver.expires >= case.as_of) {
        let concerned = findings.iter_mut().filter(|finding| {
            let excusable = !matches!(finding.code, Code::WaiverExpired | Code::WaiverUnused);
            excusable
                && finding.artefact.as_ref() == Some(&waiver.artefact)
                && (waiver.site.is_none() || waiver.site == finding.site)
        });
        concerned.for_each(|finding| finding.waived = true);
    }
}

fn matching<'a>(
    artefacts: &'a mut [Judged],
    artefact: &'a str,
    site: Option<&'a String>,
) -> impl Iterator<Item = &'a mut ArtefactRecord> {
    let records = artefacts.iter_mut().map(|judged| &mut judged.record);
    records.filter(move |record| record.id == artefact && (site.is_none() || record.site.as_ref() == site))
}

fn keep_elsewhere(record: &EvidenceRecord, external: &External, artefacts: &mut [Judged]) {
    for artefact in matching(artefacts, &record.artefact, record.site.as_ref()) {
        let helped = is_absent(artefact) || artefact.status == Status::Unreadable;
        let key_date = external.date.map(|value| DateRecord {
            value,
            role: Role::Issue,
            source: DateSource::Metadata,
            place: None,
            counted: Vec::new(),
            set_aside: None,
        });
        artefact.evidence.push(Evidence {
            document: external.whereabouts.clone(),
            status: Status::Found,
            place: None,
            quote: external.checked_by.clone().unwrap_or_default(),
            why: Vec::new(),
            key_date,
            checks: Vec::new(),
        });
        if helped {
            artefact.status = Status::Found;
            artefact.raw_status = Status::Found;
            artefact.assurance = Some(ATTESTED.into());
        }
    }
}

fn waive(case: &Case<'_>, waiver: &Waiver, artefacts: &mut [Judged]) -> Option<Finding> {
    let mut useful = false;
    let alive = waiver.expires >= case.as_of;
    for record in matching(artefacts, &waiver.artefact, waiver.site.as_ref()) {
        if matches!(record.raw_status, Status::Found | Status::NotApplicable) {
            continue;
        }
        useful = true;
        if alive {
            record.waiver = Some(waiver.reason.clone());
            record.status = Status::NotApplicable;
        }
    }
    let day = case.words.day(waiver.expires);
    match (useful, alive) {
        (_, false) => Some(exception(case, Code::WaiverExpired, &waiver.artefact, &day)),
        (false, true) => Some(exception(case, Code::WaiverUnused, &waiver.artefact, &day)),
        (true, true) => None,
    }
}

fn attest(case: &Case<'_>, attestation: &Attestation, artefacts: &mut [Judged]) -> Option<Finding> {
    let mut useful = false;
    let alive = attestation.until >= case.as_of;
    for record in matching(artefacts, &attestation.artefact, attestation.site.as_ref()) {
        useful = true;
        if alive && is_absent(record) {
            record.attestation = Some(attestation.statement.clone());
            record.status = Status::ToReview;
            record.assurance = Some(ATTESTED.into());
        }
    }
    let day = case.words.day(attestation.until);
    match (useful, alive) {
        (_, false) => Some(exception(case, Code::AttestationExpired, &attestation.artefact, &day)),
        (false, true) => Some(exception(case, Code::WaiverUnused, &attestation.artefact, &day)),
        (true, true) => None,
    }
}

fn exception(case: &Case<'_>, code: Code, artefact: &str, day: &str) -> Finding {
    let words = case.words;
    let args = [("artefact", artefact), ("day", day)];
    Finding {
        id: finding_id(&[code.id(), "", artefact, "", day]),
        code,
        level: code.level(),
        indicator: None,
        artefact: Some(artefact.to_owned()),
        site: None,
        document: None,
        place: None,
        message: words.tell(&format!("finding-{code}"), &args),
        expected: words.tell(&format!("expected-{code}"), &args),
        found: words.tell(&format!("found-{code}"), &args),
        advice: words.say(&format!("advice-{code}")),
        waived: false,
    }
}
