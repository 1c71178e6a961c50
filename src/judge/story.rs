//! The answers to `why`: what became of a document, and of an artefact. Nothing is judged here that was not judged before.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::{Case, Question, Scope, nearest};
use crate::model::report::{ArtefactRecord, Report, Requirement};
use crate::model::why::{ArtefactStory, DocumentStory, NearArtefact, Service};
use crate::pack::{Artefact, Packs};
use crate::recognise::ArtefactIndex;

/// Artefacts named that a document came near to.
const NEAR: usize = 5;

/// What became of the document at `path`; none when there is no such document.
#[must_use]
pub fn document(case: &Case<'_>, report: &Report, path: &str) -> Option<DocumentStory> {
    let record = report.documents.iter().find(|record| record.path == path)?.clone();
    let serves = serves(report, path);
    let idle = record.serves.iter().filter(|id| !serves.iter().any(|service| service.artefact == **id));
    let idle = idle.filter_map(|id| Some((id.clone(), at(case.packs, case.packs.find(id)?)?.title.clone())));
    let findings = report.findings.iter().filter(|finding| finding.document.as_deref() == Some(path));
    Some(DocumentStory {
        idle: idle.collect(),
        near: near(case, path),
        findings: findings.cloned().collect(),
        serves,
        record,
    })
}

fn serves(report: &Report, path: &str) -> Vec<Service> {
    let artefacts = report.indicators.iter().flat_map(|indicator| &indicator.artefacts);
    let service = |artefact: &ArtefactRecord| {
        let evidence = artefact.evidence.iter().find(|evidence| evidence.document == path)?;
        let lead = artefact.evidence.first().map(|lead| lead.document.clone());
        Some(Service {
            artefact: artefact.id.clone(),
            title: artefact.title.clone(),
            site: artefact.site.clone(),
            status: evidence.status,
            behind: lead.filter(|lead| lead != path),
            why: evidence.why.clone(),
        })
    };
    artefacts.filter_map(service).collect()
}

fn near(case: &Case<'_>, path: &str) -> Vec<NearArtefact> {
    let own = case.pieces.iter().filter(|piece| piece.document.path == path);
    let mut near: Vec<_> =
        own.flat_map(|piece| piece.recognition.near.iter().map(move |candidate| (piece, candidate))).collect();
    near.sort_by_key(|(_, candidate)| (Reverse(candidate.score), candidate.artefact));
    near.retain(|(_, candidate)| candidate.score > 0);
    let mut seen = BTreeSet::new();
    near.retain(|(_, candidate)| seen.insert(candidate.artefact));
    let told = near.into_iter().filter_map(|near| {
        let artefact = at(case.packs, near.1.artefact)?;
        let miss = nearest::miss(case, artefact, near);
        Some(NearArtefact { artefact: artefact.id.clone(), title: artefact.title.clone(), miss })
    });
    told.take(NEAR).collect()
}

fn at(packs: &Packs, (pack, indicator, artefact): ArtefactIndex) -> Option<&Artefact> {
    packs.packs.get(pack)?.indicators.get(indicator)?.artefacts.get(artefact)
}

/// What became of the artefact `id`, site by site; empty when no pack has it.
#[must_use]
pub fn artefact(case: &Case<'_>, report: &Report, id: &str) -> Vec<ArtefactStory> {
    let Some(index) = case.packs.find(id) else { return Vec::new() };
    let records = report.indicators.iter().flat_map(|indicator| &indicator.artefacts).filter(|record| record.id == id);
    let records: Vec<Option<&ArtefactRecord>> = records.map(Some).collect();
    let records = if records.is_empty() { vec![None] } else { records };
    records.into_iter().filter_map(|record| story(case, report, (index, record))).collect()
}

fn story(
    case: &Case<'_>,
    report: &Report,
    (index, record): (ArtefactIndex, Option<&ArtefactRecord>),
) -> Option<ArtefactStory> {
    let pack = case.packs.packs.get(index.0)?;
    let indicator = pack.indicators.get(index.1)?;
    let artefact = at(case.packs, index)?;
    let site = record.and_then(|record| record.site.as_ref());
    let site_index = case.profile.sites.iter().position(|known| Some(&known.name) == site);
    let requirement = record.map_or(Requirement::NotApplicable, |record| record.requirement);
    let question = Question {
        case,
        index,
        indicator,
        artefact,
        site: site_index,
        requirement,
        scope: Scope { own: &[], all: &[] },
    };
    let judged = report.indicators.iter().find(|known| known.id == indicator.id && known.pack == pack.id);
    let own = report.findings.iter().filter(|finding| finding.artefact.as_ref() == Some(&artefact.id));
    let own = own.filter(|finding| finding.site.is_none() || finding.site.as_ref() == site);
    Some(ArtefactStory {
        indicator: (indicator.id.clone(), indicator.title.clone()),
        scope: judged.map(|known| known.reason.clone()).unwrap_or_default(),
        record: record.cloned(),
        artefact: (artefact.id.clone(), artefact.title.clone()),
        what: artefact.what.clone(),
        advice: artefact.advice.clone(),
        nearest: nearest::of(&question),
        findings: own.cloned().collect(),
    })
}
