//! From judged artefacts to the report: waivers, attestations, roll-up, calendar, gate.

mod answers;
mod audits;
mod calendar;
mod exceptions;
mod missing;
mod records;
mod rollup;

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::judge::{Case, Judged, Judgement};
use crate::model::finding::Finding;
use crate::model::report::{GitState, IndicatorRecord, Isolation, NeedRecord, Report, Requirement};
use crate::model::status::{Code, Level, Status};
use crate::pack::Context;
use crate::pack::Indicator;
use crate::pack::{Applicability, applies};

/// How pages that are pictures were seen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sight {
    /// Nobody asked.
    #[default]
    Unasked,
    /// By this engine, in this version.
    Engine(String),
    /// Not at all; the key of the words that say why.
    Blind(Cow<'static, str>),
}

/// What the walk says beside the documents.
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    /// Files left out: path and reason in words.
    pub excluded: Vec<(String, String)>,
    /// State of the git checkout.
    pub git: Option<GitState>,
    /// What kept the readers from doing harm.
    pub isolation: Isolation,
    /// How pages that are pictures were seen.
    pub sight: Sight,
    /// Path of the profile relative to the folder, when it lies in it.
    pub profile: Option<String>,
}

/// Writes the report of a judged case.
#[must_use]
pub fn conclude(case: &Case<'_>, judgement: Judgement, around: Surroundings) -> Report {
    let Judgement { mut artefacts, mut findings, falls_due, date_uses } = judgement;
    exceptions::apply(case, &mut artefacts, &mut findings);
    let mut indicators = Vec::new();
    for (p, pack) in case.packs.packs.iter().enumerate() {
        for (i, indicator) in pack.indicators.iter().enumerate() {
            let scope = applies(indicator, case.profile, case.words);
            let own: Vec<&mut Judged> =
                artefacts.iter_mut().filter(|j| (j.artefact.0, j.artefact.1) == (p, i)).collect();
            indicators.push(indicator_record(case, (p, i), scope, own, &mut findings));
        }
    }
    let calendar = calendar::of(case, &artefacts, falls_due);
    exceptions::mark_waived(case, &mut findings);
    sort(&mut findings);
    records::report(case, records::Parts { indicators, findings, calendar, date_uses, around })
}

/// True when no finding that counts reaches `level`: none that a waiver covers, none that the baseline knows.
#[must_use]
pub fn gate(report: &Report, level: Option<Level>) -> bool {
    let counts = |finding: &Finding| !finding.waived && !report.known.contains(&finding.id);
    level.is_none_or(|level| !report.findings.iter().any(|finding| counts(finding) && finding.level >= level))
}

fn indicator_record(
    case: &Case<'_>,
    (p, i): (usize, usize),
    scope: Applicability,
    own: Vec<&mut Judged>,
    findings: &mut Vec<Finding>,
) -> IndicatorRecord {
    let pack = &case.packs.packs[p];
    let indicator = &pack.indicators[i];
    let mut record = IndicatorRecord {
        id: indicator.id.clone(),
        pack: pack.id.clone(),
        criterion: indicator.criterion.clone(),
        title: indicator.title.clone(),
        applicable: scope.applicable,
        reason: scope.reason,
        status: Status::NotApplicable,
        raw_status: Status::NotApplicable,
        expiring: false,
        requirement: rollup::in_words(indicator, case.words),
        needs: None,
        grade: indicator.grade.map(|grade| grade.id().to_owned()),
        new_entrant: audits::young(indicator, case.profile),
        artefacts: Vec::new(),
    };
    if scope.applicable {
        roll_up(case, (p, indicator), own, &mut record, findings);
    }
    record
}

/// Fills in the verdict of an applicable indicator, site by site: the worst site decides.
fn roll_up(
    case: &Case<'_>,
    (p, indicator): (usize, &Indicator),
    mut own: Vec<&mut Judged>,
    record: &mut IndicatorRecord,
    findings: &mut Vec<Finding>,
) {
    let mut sites: Vec<Option<usize>> = own.iter().map(|judged| judged.site).collect();
    sites.dedup();
    let (mut status, mut raw) = (None, None);
    let mut needs = Vec::new();
    for site in sites {
        let context = Context::new(case.profile, site.and_then(|site| case.profile.sites.get(site)));
        let mut here: Vec<&mut Judged> = own.iter_mut().filter(|j| j.site == site).map(|j| &mut **j).collect();
        let tree = rollup::Tree { need: &indicator.requires, context: &context };
        raw = worst(raw, tree.status(|a| of(&here, a, |record| record.raw_status)));
        status = worst(status, tree.status(|a| of(&here, a, |record| record.status)));
        let groups = tree.missing(|a| of(&here, a, |record| record.status));
        findings.extend(groups.iter().map(|group| missing::finding(case, (p, indicator), site, group)));
        missing::settle_alternatives(&mut here, &groups);
        let spared = tree.spare(|a| of(&here, a, |record| record.status));
        let mine = Some((record.pack.clone(), record.id.clone()));
        spare(&here, &spared, findings.iter_mut().filter(|finding| finding.indicator == mine));
        needs.extend(tree.told(&|a| need(&here, a)));
    }
    record.needs = rollup::gathered(None, needs);
    record.status = status.unwrap_or(Status::NotApplicable);
    record.raw_status = raw.unwrap_or(Status::NotApplicable);
    record.artefacts = own.iter().map(|judged| judged.record.clone()).collect();
    record.artefacts.sort_by(|a, b| (a.requirement, &a.site).cmp(&(b.requirement, &b.site)));
    record.expiring = record.artefacts.iter().any(|artefact| artefact.expiring.is_some());
}

/// Faults of papers that a choice met by others can do without weigh less, unless the paper itself accuses.
fn spare<'f>(here: &[&mut Judged], spared: &[usize], findings: impl Iterator<Item = &'f mut Finding>) {
    let choice = here.iter().filter(|judged| judged.record.requirement == Requirement::Alternative);
    let records = choice.filter(|judged| spared.contains(&judged.artefact.2)).map(|judged| &judged.record);
    let about: Vec<(&str, Option<&str>)> = records.map(|one| (one.id.as_str(), one.site.as_deref())).collect();
    let accuses = |code| matches!(code, Code::Unfavourable | Code::WrongProvider | Code::SignatureBroken);
    for finding in findings.filter(|finding| !accuses(finding.code)) {
        let subject = (finding.artefact.as_deref().unwrap_or_default(), finding.site.as_deref());
        finding.level = if about.contains(&subject) { finding.level.lowered() } else { finding.level };
    }
}

fn of(
    here: &[&mut Judged],
    artefact: usize,
    status: impl Fn(&crate::model::report::ArtefactRecord) -> Status,
) -> Status {
    here.iter().find(|j| j.artefact.2 == artefact).map_or(Status::NotApplicable, |judged| status(&judged.record))
}

/// What is told of an artefact that is asked for here.
fn need(here: &[&mut Judged], artefact: usize) -> Option<NeedRecord> {
    let judged = here.iter().find(|judged| judged.artefact.2 == artefact)?;
    let asked = judged.record.requirement != Requirement::NotApplicable;
    asked.then(|| NeedRecord::Artefact(judged.record.id.clone(), judged.record.site.clone()))
}

/// The worst of two verdicts; what is out of scope does not count.
fn worst(known: Option<Status>, next: Status) -> Option<Status> {
    match (known, next) {
        (known, Status::NotApplicable) => known,
        (None, next) => Some(next),
        (Some(known), next) => Some(known.max(next)),
    }
}

/// Errors first, then by indicator, document and code, so that the order never depends on the walk.
fn sort(findings: &mut Vec<Finding>) {
    findings.sort_by(|a, b| {
        let key = |f: &Finding| (f.indicator.is_none(), f.indicator.clone(), f.artefact.clone(), f.site.clone());
        b.level.cmp(&a.level).then_with(|| {
            (key(a), &a.document, a.code, &a.place, &a.id).cmp(&(key(b), &b.document, b.code, &b.place, &b.id))
        })
    });
    let mut told = BTreeSet::new();
    findings.retain(|finding| finding.document.is_none() || told.insert(subject(finding)));
}

/// What a finding speaks of: a document that names no site serves them all, and its fault is told once.
fn subject(finding: &Finding) -> (Code, Option<String>, Option<String>, String) {
    (finding.code, finding.artefact.clone(), finding.document.clone(), finding.message.clone())
}
