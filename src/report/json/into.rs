//! From the frozen shape of version 1 back to the model, so that a saved report can be written in any format again.

use super::{coverage, v1};
use crate::model::finding::Finding;
use crate::model::picture::Pictures;
use crate::model::place::Place;
use crate::model::report as model;
use crate::model::status::{Code, Level, Status};

/// A word of a report that this version does not know.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct UnknownWord(pub String);

impl TryFrom<v1::Report> for model::Report {
    type Error = UnknownWord;

    fn try_from(report: v1::Report) -> Result<Self, UnknownWord> {
        let known = report.findings.iter().filter(|finding| finding.known).map(|finding| finding.id.clone()).collect();
        Ok(Self {
            version: report.tool.version,
            as_of: report.run.as_of.0,
            isolation: report.run.sandbox.map(isolation).unwrap_or_default(),
            git: report.source.git.map(git),
            packs: report.packs.into_iter().map(pack).collect(),
            profile: profile(report.profile),
            documents: report.documents.into_iter().map(document).collect(),
            excluded: report.excluded.into_iter().map(|left| (left.path, left.reason)).collect(),
            indicators: report.indicators.into_iter().map(indicator).collect::<Result<_, _>>()?,
            findings: report.findings.into_iter().map(finding).collect::<Result<_, _>>()?,
            calendar: report.calendar.into_iter().map(calendar_entry).collect(),
            limits: report.limits,
            documents_digest: report.integrity.documents_digest,
            redaction: report.run.redaction.as_deref().map_or(Ok(model::Redaction::Mask), redaction)?,
            known,
            pictures: Pictures::default(),
        })
    }
}

pub(super) fn known<T>(word: &str, of: impl Fn(&str) -> Option<T>) -> Result<T, UnknownWord> {
    of(word).ok_or_else(|| UnknownWord(word.to_owned()))
}

fn isolation(sandbox: v1::Sandbox) -> model::Isolation {
    model::Isolation { state: sandbox.state.into(), parts: sandbox.parts.into_iter().map(Into::into).collect() }
}

fn redaction(id: &str) -> Result<model::Redaction, UnknownWord> {
    known(id, model::Redaction::from_id)
}

fn git(git: v1::Git) -> model::GitState {
    model::GitState { commit: git.commit, branch: git.branch, dirty: git.dirty, prefix: git.prefix }
}

fn pack(pack: v1::Pack) -> model::PackStamp {
    model::PackStamp {
        id: pack.id,
        title: pack.title,
        version: pack.version,
        digest: pack.digest,
        from: pack.in_force.from.map(|day| day.0),
        until: pack.in_force.until.map(|day| day.0),
        criteria: pack.criteria.into_iter().map(|criterion| (criterion.id, criterion.title)).collect(),
        builds_on: pack.builds_on.into_iter().map(|one| (one.indicator, one.on)).collect(),
        edition: pack.edition,
    }
}

fn profile(profile: v1::Profile) -> model::ProfileSummary {
    model::ProfileSummary {
        assumed: profile.assumed,
        file: profile.file,
        name: profile.name,
        siret: profile.siret,
        nda: profile.nda,
        categories: profile.categories,
        conditions: profile.conditions.into_iter().map(|one| (one.id, one.answer)).collect(),
        sites: profile.sites.into_iter().map(|site| (site.name, site.premises)).collect(),
        audit_date: profile.audit.date.map(|day| day.0),
        audit_kind: profile.audit.kind,
    }
}

fn document(document: v1::Document) -> model::DocumentRecord {
    model::DocumentRecord {
        path: document.path,
        sha256: document.sha256.unwrap_or_default(),
        size: document.size,
        media_type: document.media_type,
        format: document.format,
        pages: document.pages,
        state: document.reading.state,
        reasons: document.reading.reasons,
        remarks: document.remarks,
        kind: document.kind,
        dates: document.dates.into_iter().map(date).collect(),
        serves: document.serves,
    }
}

fn date(date: v1::DateFound) -> model::DateRecord {
    model::DateRecord {
        value: date.value.0,
        role: date.role,
        source: date.source,
        place: date.place.map(place),
        counted: date.counted.into_iter().map(|one| (one.artefact, one.check)).collect(),
        set_aside: date.set_aside,
    }
}

fn indicator(indicator: v1::Indicator) -> Result<model::IndicatorRecord, UnknownWord> {
    Ok(model::IndicatorRecord {
        id: indicator.id,
        pack: indicator.pack,
        criterion: indicator.criterion,
        title: indicator.title,
        applicable: indicator.applicable,
        reason: indicator.reason,
        status: known(&indicator.status, Status::from_id)?,
        raw_status: known(&indicator.raw_status, Status::from_id)?,
        expiring: indicator.expiring,
        requirement: indicator.requirement,
        needs: indicator.needs.map(need),
        grade: indicator.grade,
        new_entrant: indicator.new_entrant,
        artefacts: indicator.artefacts.into_iter().map(artefact).collect::<Result<_, _>>()?,
    })
}

fn need(need: v1::Need) -> model::NeedRecord {
    match need.artefact {
        Some(id) => model::NeedRecord::Artefact(id, need.site),
        None => model::NeedRecord::Group(need.at_least, need.of.into_iter().map(self::need).collect()),
    }
}

fn artefact(artefact: v1::Artefact) -> Result<model::ArtefactRecord, UnknownWord> {
    Ok(model::ArtefactRecord {
        id: artefact.id,
        title: artefact.title,
        requirement: known(&artefact.requirement, model::Requirement::from_id)?,
        site: artefact.site,
        status: known(&artefact.status, Status::from_id)?,
        raw_status: known(&artefact.raw_status, Status::from_id)?,
        assurance: artefact.assurance.map(Into::into),
        expiring: artefact.expiring.map(|day| day.0),
        waiver: artefact.waiver,
        attestation: artefact.attestation,
        evidence: artefact.evidence.into_iter().map(evidence).collect::<Result<_, _>>()?,
        nearest: artefact.nearest.into_iter().map(near_miss).collect(),
        coverage: artefact.coverage.map(coverage::into).transpose()?,
    })
}

fn evidence(evidence: v1::Evidence) -> Result<model::Evidence, UnknownWord> {
    Ok(model::Evidence {
        document: evidence.document,
        status: known(&evidence.status, Status::from_id)?,
        place: evidence.place.map(place),
        quote: evidence.quote,
        why: evidence.why.into_iter().map(reason).collect(),
        key_date: evidence.key_date.map(date),
        checks: evidence.checks.into_iter().map(check).collect::<Result<_, _>>()?,
    })
}

fn reason(reason: v1::Reason) -> model::Reason {
    model::Reason { sign: reason.sign, weight: reason.weight, place: reason.place.map(place), quote: reason.quote }
}

fn check(check: v1::Check) -> Result<model::CheckRecord, UnknownWord> {
    Ok(model::CheckRecord {
        check: check.check.into(),
        title: check.title,
        outcome: known(&check.outcome, model::Outcome::from_id)?,
        expected: check.expected,
        found: check.found,
        place: check.place.map(place),
    })
}

fn near_miss(near: v1::NearMiss) -> model::NearMiss {
    model::NearMiss { document: near.document, score: near.score, needed: near.needed, lacks: near.lacks }
}

fn finding(finding: v1::Finding) -> Result<Finding, UnknownWord> {
    Ok(Finding {
        id: finding.id,
        code: known(&finding.code, Code::from_id)?,
        level: known(&finding.level, Level::from_id)?,
        indicator: finding.pack.zip(finding.indicator),
        artefact: finding.artefact,
        site: finding.site,
        document: finding.document,
        place: finding.place.map(place),
        message: finding.message,
        expected: finding.expected,
        found: finding.found,
        advice: finding.advice,
        waived: finding.waived,
    })
}

fn calendar_entry(entry: v1::CalendarEntry) -> model::CalendarEntry {
    model::CalendarEntry {
        date: entry.date.0,
        kind: entry.kind.into(),
        artefact: entry.artefact,
        site: entry.site,
        document: entry.document,
        text: entry.text,
    }
}

pub(super) fn place(place: v1::Place) -> Place {
    match place {
        v1::Place::Page { page } => Place::Page(page),
        v1::Place::Cell { sheet, cell } => Place::Cell { sheet, cell },
        v1::Place::Paragraph { paragraph } => Place::Paragraph(paragraph),
        v1::Place::Entry { entry, within } => {
            Place::Entry { entry, within: within.map(|inner| Box::new(self::place(*inner))) }
        }
    }
}
