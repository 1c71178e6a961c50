//! From the model to the frozen shape of version 1. Nothing is judged, cut or reordered here.

use super::{coverage, v1};
use crate::model::finding::Finding;
use crate::model::place::Place;
use crate::model::report as model;

impl From<&model::Report> for v1::Report {
    fn from(report: &model::Report) -> Self {
        Self {
            schema_version: v1::SCHEMA_VERSION.to_owned(),
            tool: v1::Tool { name: "probant".to_owned(), version: report.version.clone() },
            run: run(report),
            source: v1::Source { git: report.git.as_ref().map(git) },
            packs: report.packs.iter().map(pack).collect(),
            profile: profile(&report.profile),
            documents: report.documents.iter().map(document).collect(),
            excluded: report.excluded.iter().map(exclusion).collect(),
            indicators: report.indicators.iter().map(indicator).collect(),
            findings: report.findings.iter().map(|record| finding(record, report.known.contains(&record.id))).collect(),
            calendar: report.calendar.iter().map(calendar_entry).collect(),
            summary: summary(&report.summary()),
            limits: report.limits.clone(),
            integrity: v1::Integrity { documents_digest: report.documents_digest.clone() },
        }
    }
}

fn run(report: &model::Report) -> v1::Run {
    let model::Isolation { state, parts } = &report.isolation;
    let parts = parts.iter().map(|part| part.clone().into_owned()).collect();
    let sandbox = Some(v1::Sandbox { state: state.clone().into_owned(), parts });
    let redaction = Some(report.redaction.id().to_owned());
    v1::Run { as_of: report.as_of.into(), timezone: "Europe/Paris".to_owned(), sandbox, redaction }
}

fn git(state: &model::GitState) -> v1::Git {
    v1::Git {
        commit: state.commit.clone(),
        branch: state.branch.clone(),
        dirty: state.dirty,
        prefix: state.prefix.clone(),
    }
}

fn pack(stamp: &model::PackStamp) -> v1::Pack {
    let criterion = |(id, title): &(String, String)| v1::Criterion { id: id.clone(), title: title.clone() };
    v1::Pack {
        id: stamp.id.clone(),
        title: stamp.title.clone(),
        version: stamp.version.clone(),
        digest: stamp.digest.clone(),
        in_force: v1::InForce { from: stamp.from.map(Into::into), until: stamp.until.map(Into::into) },
        criteria: stamp.criteria.iter().map(criterion).collect(),
        builds_on: stamp.builds_on.iter().map(foundation).collect(),
        edition: stamp.edition.clone(),
    }
}

fn foundation((indicator, on): &(String, Vec<String>)) -> v1::Foundation {
    v1::Foundation { indicator: indicator.clone(), on: on.clone() }
}

fn profile(summary: &model::ProfileSummary) -> v1::Profile {
    let condition = |(id, answer): &(String, Option<bool>)| v1::Condition { id: id.clone(), answer: *answer };
    let site = |(name, premises): &(String, String)| v1::Site { name: name.clone(), premises: premises.clone() };
    v1::Profile {
        assumed: summary.assumed,
        file: summary.file.clone(),
        name: summary.name.clone(),
        siret: summary.siret.clone(),
        nda: summary.nda.clone(),
        categories: summary.categories.clone(),
        conditions: summary.conditions.iter().map(condition).collect(),
        sites: summary.sites.iter().map(site).collect(),
        audit: v1::Audit { kind: summary.audit_kind.clone(), date: summary.audit_date.map(Into::into) },
    }
}

fn document(record: &model::DocumentRecord) -> v1::Document {
    v1::Document {
        path: record.path.clone(),
        sha256: Some(record.sha256.clone()).filter(|digest| !digest.is_empty()),
        size: record.size,
        media_type: record.media_type.clone(),
        format: record.format.clone(),
        pages: record.pages,
        kind: record.kind.clone(),
        reading: v1::Reading { state: record.state.clone(), reasons: record.reasons.clone() },
        remarks: record.remarks.clone(),
        dates: record.dates.iter().map(date).collect(),
        serves: record.serves.clone(),
    }
}

fn date(record: &model::DateRecord) -> v1::DateFound {
    v1::DateFound {
        value: record.value.into(),
        role: record.role,
        source: record.source,
        place: record.place.as_ref().map(place),
        counted: record.counted.iter().map(counted).collect(),
        set_aside: record.set_aside.clone(),
    }
}

fn counted((artefact, check): &(String, String)) -> v1::DateCounted {
    v1::DateCounted { artefact: artefact.clone(), check: check.clone() }
}

fn exclusion((path, reason): &(String, String)) -> v1::Exclusion {
    v1::Exclusion { path: path.clone(), reason: reason.clone() }
}

fn indicator(record: &model::IndicatorRecord) -> v1::Indicator {
    v1::Indicator {
        id: record.id.clone(),
        pack: record.pack.clone(),
        criterion: record.criterion.clone(),
        title: record.title.clone(),
        applicable: record.applicable,
        reason: record.reason.clone(),
        status: record.status.id().to_owned(),
        raw_status: record.raw_status.id().to_owned(),
        expiring: record.expiring,
        requirement: record.requirement.clone(),
        needs: record.needs.as_ref().map(need),
        grade: record.grade.clone(),
        new_entrant: record.new_entrant.clone(),
        artefacts: record.artefacts.iter().map(artefact).collect(),
    }
}

fn need(record: &model::NeedRecord) -> v1::Need {
    match record {
        model::NeedRecord::Artefact(id, site) => {
            v1::Need { artefact: Some(id.clone()), site: site.clone(), at_least: None, of: Vec::new() }
        }
        model::NeedRecord::Group(least, needs) => {
            v1::Need { artefact: None, site: None, at_least: *least, of: needs.iter().map(need).collect() }
        }
    }
}

fn artefact(record: &model::ArtefactRecord) -> v1::Artefact {
    v1::Artefact {
        id: record.id.clone(),
        title: record.title.clone(),
        requirement: record.requirement.id().to_owned(),
        site: record.site.clone(),
        status: record.status.id().to_owned(),
        raw_status: record.raw_status.id().to_owned(),
        assurance: record.assurance.as_deref().map(ToOwned::to_owned),
        expiring: record.expiring.map(Into::into),
        waiver: record.waiver.clone(),
        attestation: record.attestation.clone(),
        evidence: record.evidence.iter().map(evidence).collect(),
        nearest: record.nearest.iter().map(near_miss).collect(),
        coverage: record.coverage.as_ref().map(coverage::from),
    }
}

fn evidence(record: &model::Evidence) -> v1::Evidence {
    v1::Evidence {
        document: record.document.clone(),
        status: record.status.id().to_owned(),
        place: record.place.as_ref().map(place),
        quote: record.quote.clone(),
        why: record.why.iter().map(reason).collect(),
        key_date: record.key_date.as_ref().map(date),
        checks: record.checks.iter().map(check).collect(),
    }
}

fn reason(record: &model::Reason) -> v1::Reason {
    v1::Reason {
        sign: record.sign.clone(),
        weight: record.weight,
        place: record.place.as_ref().map(place),
        quote: record.quote.clone(),
    }
}

fn check(record: &model::CheckRecord) -> v1::Check {
    v1::Check {
        check: record.check.clone().into_owned(),
        title: record.title.clone(),
        outcome: record.outcome.id().to_owned(),
        expected: record.expected.clone(),
        found: record.found.clone(),
        place: record.place.as_ref().map(place),
    }
}

fn near_miss(record: &model::NearMiss) -> v1::NearMiss {
    v1::NearMiss {
        document: record.document.clone(),
        score: record.score,
        needed: record.needed,
        lacks: record.lacks.clone(),
    }
}

fn finding(record: &Finding, known: bool) -> v1::Finding {
    v1::Finding {
        id: record.id.clone(),
        code: record.code.id().to_owned(),
        level: record.level.id().to_owned(),
        pack: record.indicator.as_ref().map(|(pack, _)| pack.clone()),
        indicator: record.indicator.as_ref().map(|(_, id)| id.clone()),
        artefact: record.artefact.clone(),
        site: record.site.clone(),
        document: record.document.clone(),
        place: record.place.as_ref().map(place),
        message: record.message.clone(),
        expected: record.expected.clone(),
        found: record.found.clone(),
        advice: record.advice.clone(),
        waived: record.waived,
        known,
    }
}

fn calendar_entry(record: &model::CalendarEntry) -> v1::CalendarEntry {
    v1::CalendarEntry {
        date: record.date.into(),
        kind: record.kind.clone().into_owned(),
        artefact: record.artefact.clone(),
        site: record.site.clone(),
        document: record.document.clone(),
        text: record.text.clone(),
    }
}

fn summary(counts: &model::Summary) -> v1::Summary {
    let read = |state: &str| counts.documents.get(state).copied().unwrap_or(0);
    let level = |id: &str| counts.findings.get(id).copied().unwrap_or(0);
    v1::Summary {
        indicators: status_counts(&counts.indicators),
        artefacts: status_counts(&counts.artefacts),
        findings: v1::LevelCounts { error: level("error"), warning: level("warning"), note: level("note") },
        documents: v1::ReadingCounts { read: read("read"), partial: read("partial"), unreadable: read("unreadable") },
        walked: counts.walked,
        excluded: counts.excluded,
        unused: counts.unused,
    }
}

fn status_counts(counts: &std::collections::BTreeMap<&'static str, usize>) -> v1::StatusCounts {
    let of = |id: &str| counts.get(id).copied().unwrap_or(0);
    v1::StatusCounts {
        found: of("found"),
        to_review: of("to-review"),
        incomplete: of("incomplete"),
        expired: of("expired"),
        missing: of("missing"),
        unreadable: of("unreadable"),
        not_applicable: of("not-applicable"),
    }
}

pub(super) fn place(place: &Place) -> v1::Place {
    match place {
        Place::Page(page) => v1::Place::Page { page: *page },
        Place::Cell { sheet, cell } => v1::Place::Cell { sheet: sheet.clone(), cell: cell.clone() },
        Place::Paragraph(number) => v1::Place::Paragraph { paragraph: *number },
        Place::Entry { entry, within } => v1::Place::Entry {
            entry: entry.clone(),
            within: within.as_deref().map(|inner| Box::new(self::place(inner))),
        },
    }
}
