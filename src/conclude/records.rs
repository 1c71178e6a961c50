//! The parts of the report that only restate: documents, packs, profile, limits, digest.

use std::collections::{BTreeMap, BTreeSet};

use crate::compare::integrity::documents_digest;
use crate::judge::{Case, DateUse, Piece, dates_of};
use crate::model::document::{Document, Problem, ReadingState, Remark, RemarkKind};
use crate::model::finding::Finding;
use crate::model::picture::Pictures;
use crate::model::report::{
    CalendarEntry, DocumentRecord, IndicatorRecord, PackStamp, ProfileSummary, Redaction, Report,
};
use crate::pack::Pack;
use crate::recognise::Strength;

use super::{Sight, Surroundings, answers, audits};

/// Links that any text may hold, as office packages call them.
const ORDINARY_LINK: &str = "hyperlink";

pub(super) struct Parts {
    pub indicators: Vec<IndicatorRecord>,
    pub findings: Vec<Finding>,
    pub calendar: Vec<CalendarEntry>,
    pub date_uses: Vec<DateUse>,
    pub around: Surroundings,
}

/// Puts the report together.
pub(super) fn report(case: &Case<'_>, parts: Parts) -> Report {
    Report {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        as_of: case.as_of,
        isolation: parts.around.isolation,
        git: parts.around.git,
        packs: case.packs.packs.iter().map(stamp).collect(),
        profile: ProfileSummary { file: parts.around.profile, ..profile(case) },
        documents: files(case.pieces).map(|piece| document(case, piece, &parts.date_uses)).collect(),
        excluded: parts.around.excluded,
        indicators: parts.indicators,
        findings: parts.findings,
        calendar: parts.calendar,
        limits: limits(case, &parts.around.sight),
        documents_digest: digest(case.pieces),
        redaction: Redaction::None,
        known: BTreeSet::new(),
        pictures: Pictures::default(),
    }
}

fn stamp(pack: &Pack) -> PackStamp {
    PackStamp {
        id: pack.id.clone(),
        title: pack.title.clone(),
        version: pack.version.clone(),
        digest: pack.digest.clone(),
        from: pack.in_force.0,
        until: pack.in_force.1,
        criteria: pack.criteria.clone(),
        builds_on: pack.builds_on.iter().map(|(id, on)| (id.clone(), on.clone())).collect(),
        edition: None,
    }
}

fn profile(case: &Case<'_>) -> ProfileSummary {
    let profile = case.profile;
    let named = profile.conditions.named();
    ProfileSummary {
        assumed: profile.assumed,
        file: None,
        name: profile.provider.name.clone(),
        siret: profile.provider.siret.clone(),
        nda: profile.provider.nda.clone(),
        categories: profile.categories.iter().map(|category| category.id().to_owned()).collect(),
        conditions: named.iter().map(|(name, answer)| ((*name).to_owned(), *answer)).collect(),
        sites: profile.sites.iter().map(|site| (site.name.clone(), site.premises.id().to_owned())).collect(),
        audit_date: profile.audit.as_ref().and_then(|audit| audit.date),
        audit_kind: profile.audit.as_ref().and_then(|audit| audit.kind.clone()),
    }
}

/// The pieces of each file, which stand together.
fn files(pieces: &[Piece]) -> impl Iterator<Item = &[Piece]> {
    pieces.chunk_by(|piece, next| piece.document.path == next.document.path)
}

fn document(case: &Case<'_>, parts: &[Piece], uses: &[DateUse]) -> DocumentRecord {
    let document = &parts[0].document;
    let state = match document.reading.state {
        ReadingState::Read => "read",
        ReadingState::Partial => "partial",
        ReadingState::Unreadable => "unreadable",
    };
    let kind = parts.iter().find_map(|piece| case.packs.kinds.get(piece.recognition.kind?));
    DocumentRecord {
        path: document.path.clone(),
        sha256: document.sha256.clone(),
        size: document.size,
        media_type: document.format.media_type().to_owned(),
        format: document.format.name().to_owned(),
        pages: document.content.pages,
        state: state.to_owned(),
        reasons: document.reading.problems.iter().map(|problem| reason(case, problem)).collect(),
        remarks: remarks(case, document),
        kind: kind.map(|kind| kind.title.clone()),
        dates: dates_of(case, parts, uses),
        serves: serves(case, parts),
    }
}

fn reason(case: &Case<'_>, problem: &Problem) -> String {
    let key = format!("reading-{}", crate::judge::problem_key(problem.kind));
    let text = case.words.say(&key);
    let detail = crate::judge::detail(case.words, problem);
    if detail.is_empty() { text } else { format!("{text} ({detail})") }
}

/// What was met beside the text, kind by kind. Whose change it was and where a link leads is not told: that is personal, or
/// ordinary.
fn remarks(case: &Case<'_>, document: &Document) -> Vec<String> {
    let mut counts: BTreeMap<RemarkKind, u32> = BTreeMap::new();
    let telling = |remark: &&Remark| remark.kind != RemarkKind::ExternalTarget || remark.detail != ORDINARY_LINK;
    for remark in document.content.remarks.iter().filter(telling) {
        let count = counts.entry(remark.kind).or_default();
        *count = count.saturating_add(remark.count);
    }
    let said = |(kind, count): (&RemarkKind, &u32)| {
        case.words.tell(&format!("remark-{}", kind.id()), &[("n", &count.to_string())])
    };
    counts.iter().map(said).collect()
}

/// Full ids of the artefacts as which a file is recognised; a form that nobody has filled in is none.
fn serves(case: &Case<'_>, parts: &[Piece]) -> Vec<String> {
    let candidates = parts.iter().flat_map(|piece| piece.recognition.candidates.iter().map(move |one| (piece, one)));
    let sure = candidates.filter(|(_, candidate)| candidate.strength == Strength::Accepted);
    let ids = sure.filter_map(|(piece, candidate)| {
        let (pack, indicator, artefact) = candidate.artefact;
        let artefact = case.packs.packs.get(pack)?.indicators.get(indicator)?.artefacts.get(artefact)?;
        let hollow = artefact.checks.filled.as_ref().is_some_and(|filled| filled.is_hollow(&piece.facts.fill));
        (!hollow).then(|| artefact.id.clone())
    });
    let mut ids: Vec<String> = ids.collect();
    ids.sort();
    ids.dedup();
    ids
}

/// What was assumed, not read or not decided.
fn limits(case: &Case<'_>, sight: &Sight) -> Vec<String> {
    let words = case.words;
    let mut limits = vec![words.say("limit-decision")];
    if case.profile.assumed {
        limits.push(words.say("limit-no-profile"));
    }
    for pack in &case.packs.packs {
        let told = |(id, reason): &(String, String)| {
            words.tell("limit-disabled", &[("id", id), ("pack", &pack.title), ("reason", reason)])
        };
        limits.extend(pack.disabled.iter().map(told));
    }
    limits.extend(answers::open(case));
    limits.extend(audits::limits(case));
    for site in case.profile.sites.iter().filter(|site| site.erp.is_none()) {
        limits.push(words.tell("limit-erp", &[("site", &site.name)]));
    }
    let unread = files(case.pieces).filter(|parts| parts[0].document.reading.state != ReadingState::Read).count();
    if unread > 0 {
        limits.push(words.tell("limit-unread", &[("n", &unread.to_string())]));
    }
    limits.extend(seen(case, sight));
    limits.extend(unseen(case, sight));
    limits.push(words.say("limit-signatures"));
    // Empty where the rules speak the language of the report.
    limits.extend(Some(words.say("limit-language")).filter(|said| !said.is_empty()));
    limits
}

/// What was recognised from pictures, by which engine, and how surely.
fn seen(case: &Case<'_>, sight: &Sight) -> Option<String> {
    let Sight::Engine(engine) = sight else { return None };
    let documents = files(case.pieces).map(|parts| &parts[0].document.content);
    let read =
        documents.flat_map(|content| content.recognised.iter().filter(|page| !content.unseen.contains(&page.page)));
    let pages: Vec<_> = read.collect();
    let sure: usize = pages.iter().map(|page| usize::from(page.confidence)).sum();
    let confidence = sure.checked_div(pages.len())?.to_string();
    let dropped: u32 = pages.iter().map(|page| page.dropped).sum();
    let (n, dropped) = (pages.len().to_string(), dropped.to_string());
    let args = [("n", n.as_str()), ("engine", engine), ("confidence", &confidence), ("dropped", &dropped)];
    Some(case.words.tell("limit-recognised", &args))
}

/// Pages that nobody could read, and why.
fn unseen(case: &Case<'_>, sight: &Sight) -> Option<String> {
    let pages: usize = files(case.pieces).map(|parts| parts[0].document.content.unseen.len()).sum();
    let why = match sight {
        Sight::Blind(key) => case.words.say(key),
        _ => case.words.say("ocr-in-vain"),
    };
    let args = [("n", &*pages.to_string()), ("why", &why)];
    (pages > 0).then(|| case.words.tell("limit-unseen", &args))
}

/// The figure that stands for every document, in order.
fn digest(pieces: &[Piece]) -> String {
    let documents = files(pieces).map(|parts| &parts[0].document);
    documents_digest(documents.map(|document| (document.path.as_str(), document.sha256.as_str())))
}
