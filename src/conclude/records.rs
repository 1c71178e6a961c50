//! The parts of the report that only restate: documents, packs, profile, limits, digest.

use sha2::{Digest, Sha256};

use crate::judge::{Case, Piece};
use crate::model::date::{DateSource, Role};
use crate::model::document::{Problem, ReadingState};
use crate::model::finding::Finding;
use crate::model::report::{
    CalendarEntry, DateRecord, DocumentRecord, IndicatorRecord, PackStamp, ProfileSummary, Report,
};
use crate::pack::Pack;
use crate::recognise::Strength;

use super::Surroundings;

/// Dates listed of one document.
const DATES: usize = 24;

pub(super) struct Parts {
    pub indicators: Vec<IndicatorRecord>,
    pub findings: Vec<Finding>,
    pub calendar: Vec<CalendarEntry>,
    pub around: Surroundings,
}

/// Puts the report together.
pub(super) fn report(case: &Case<'_>, parts: Parts) -> Report {
    Report {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        as_of: case.as_of,
        git: parts.around.git,
        packs: case.packs.packs.iter().map(stamp).collect(),
        profile: ProfileSummary { file: parts.around.profile, ..profile(case) },
        documents: files(case.pieces).map(|parts| document(case, parts)).collect(),
        excluded: parts.around.excluded,
        indicators: parts.indicators,
        findings: parts.findings,
        calendar: parts.calendar,
        limits: limits(case),
        documents_digest: digest(case.pieces),
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

fn document(case: &Case<'_>, parts: &[Piece]) -> DocumentRecord {
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
        kind: kind.map(|kind| kind.title.clone()),
        dates: dates(parts),
        serves: serves(case, parts),
    }
}

fn reason(case: &Case<'_>, problem: &Problem) -> String {
    let key = format!("reading-{}", crate::judge::problem_key(problem.kind));
    let text = case.words.say(&key);
    let detail = crate::judge::detail(case.words, problem);
    if detail.is_empty() { text } else { format!("{text} ({detail})") }
}

/// Dates worth showing; birth dates are personal and stay out.
fn dates(parts: &[Piece]) -> Vec<DateRecord> {
    let found = parts.iter().flat_map(|piece| &piece.facts.dates);
    let shown = found.filter(|date| date.role != Role::Birth && date.source != DateSource::Metadata);
    let mut dates: Vec<DateRecord> = shown
        .map(|date| DateRecord { value: date.day(), role: date.role, source: date.source, place: date.place.clone() })
        .collect();
    dates.sort_by(|a, b| (a.role, b.value, &a.place).cmp(&(b.role, a.value, &b.place)));
    dates.dedup_by(|a, b| (a.role, a.value, a.source) == (b.role, b.value, b.source));
    dates.truncate(DATES);
    dates
}

fn serves(case: &Case<'_>, parts: &[Piece]) -> Vec<String> {
    let sure = parts
        .iter()
        .flat_map(|piece| &piece.recognition.candidates)
        .filter(|candidate| candidate.strength == Strength::Accepted);
    let ids = sure.filter_map(|candidate| {
        let (pack, indicator, artefact) = candidate.artefact;
        let indicator = case.packs.packs.get(pack)?.indicators.get(indicator)?;
        indicator.artefacts.get(artefact).map(|artefact| artefact.id.clone())
    });
    let mut ids: Vec<String> = ids.collect();
    ids.sort();
    ids.dedup();
    ids
}

/// What was assumed, not read or not decided.
fn limits(case: &Case<'_>) -> Vec<String> {
    let words = case.words;
    let mut limits = vec![words.say("limit-decision")];
    if case.profile.assumed {
        limits.push(words.say("limit-no-profile"));
    }
    for (name, _) in case.profile.conditions.named().iter().filter(|(_, answer)| answer.is_none()) {
        let question = words.say(&format!("condition-{name}-yes"));
        limits.push(words.tell("limit-unanswered", &[("question", &question), ("key", name)]));
    }
    for site in case.profile.sites.iter().filter(|site| site.erp.is_none()) {
        limits.push(words.tell("limit-erp", &[("site", &site.name)]));
    }
    let unread = files(case.pieces).filter(|parts| parts[0].document.reading.state != ReadingState::Read).count();
    if unread > 0 {
        limits.push(words.tell("limit-unread", &[("n", &unread.to_string())]));
    }
    limits.push(words.say("limit-signatures"));
    limits
}

/// SHA-256 over path and digest of every document, in order, each preceded by its length.
fn digest(pieces: &[Piece]) -> String {
    let mut hash = Sha256::new();
    for parts in files(pieces) {
        for part in [&parts[0].document.path, &parts[0].document.sha256] {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part.as_bytes());
        }
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
