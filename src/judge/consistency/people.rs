//! One person for one part: whoever the letter of appointment names, the organisation chart and the handbooks name too.
//!
//! Which part, which letter and which documents belongs to the packs (`people`).

use std::collections::BTreeSet;

use jiff::SignedDuration;

use super::{Contradiction, asked, piece};
use crate::judge::{Case, Judged, Piece};
use crate::model::finding::Finding;
use crate::model::report::{Evidence, Outcome};
use crate::model::status::Code;
use crate::model::status::Status;
use crate::pack::raw::PersonNode;
use crate::text::holders::{self, Holder};
use crate::text::names::{self, may_be_same};
use crate::text::organisations::{self, Organisation};
use crate::text::{fold, stream};

/// What is older than the foremost document by no more than this stands beside it: a chart and a board of portraits of one autumn.
const SEASON: SignedDuration = SignedDuration::from_hours(92 * 24);

/// Characters before a name in which it is said that somebody else has the part, whom the one named leaves it to or only helps, and
/// the words that say so, folded.
const REPLACED: usize = 45;
const OTHERS: [&str; 17] = [
    "remplacement de",
    "remplacement d'",
    "remplace ",
    "succede a",
    "succession de",
    "depart de",
    "prend la suite de",
    "prenant la suite de",
    "prenez la suite de",
    "prend le relais de",
    "lieu et place de",
    "concours de",
    "appui de",
    "aide de",
    "assiste de",
    "assistee de",
    "compte a",
];
/// Characters after a name in which it is said that its bearer left, and the words that say so, folded.
const GONE: usize = 30;
const LEFT: [&str; 6] = ["quitte", "est parti", "est partie", "etant parti", "cesse", "n'est plus"];
/// Words around a name that share the part, or hand it on, folded.
const SHARED: [&str; 13] = [
    "binome",
    "supplea",
    "suppleee",
    "adjoint",
    "absence",
    "relais",
    "relaye",
    "seconde",
    "puis ",
    "remplacee par",
    "remplace par",
    "succedera",
    "reprend",
];

/// A document that names somebody for a part.
struct Named<'a> {
    piece: &'a Piece,
    artefact: Option<String>,
    holder: Holder,
}

/// One finding for each document that names somebody else than the letter of appointment.
pub(super) fn findings(case: &Case<'_>, artefacts: &[Judged]) -> Vec<Finding> {
    asked(case, |pack| &pack.people).flat_map(|of| contradictions(case, artefacts, of)).collect()
}

fn contradictions(case: &Case<'_>, artefacts: &[Judged], (pack, person): (&str, &PersonNode)) -> Vec<Finding> {
    let Some(letter) = lead(case, artefacts, &person.appointed_by) else { return Vec::new() };
    let appointed = appointed(letter, person);
    let named = named(case, artefacts, person);
    let strangers = named.iter().filter(|one| {
        let same_file = one.piece.document.path == letter.document.path;
        let known = appointed.iter().any(|holder| may_be_same(&holder.name, &one.holder.name));
        let shared = |around: &str| appointed.is_empty() || SHARED.iter().any(|words| around.contains(words));
        !same_file && !known && !mentions(letter, &one.holder.name, shared)
    });
    strangers.map(|one| finding(case, (pack, person), (letter, appointed.first()), one)).collect()
}

/// Whom the letter ties to the part; else the one to whom it is written.
fn appointed(letter: &Piece, person: &PersonNode) -> Vec<Holder> {
    let (content, stream) = (&letter.document.content, &letter.facts.stream);
    let tied = holders::find(content, stream, &person.said);
    let tied = Some(tied).filter(|tied| !tied.is_empty());
    tied.unwrap_or_else(|| holders::addressee(content, stream, &person.said).into_iter().collect())
}

/// The piece that leads as evidence for the artefact `id`, while it names anybody.
fn lead<'a>(case: &Case<'a>, artefacts: &[Judged], id: &str) -> Option<&'a Piece> {
    let judged = artefacts.iter().find(|judged| judged.record.id == id)?;
    let lead = judged.record.evidence.first().filter(|lead| is_sound(lead.status) && !is_blank(lead))?;
    piece(case, judged, &lead.document)
}

/// A blank letter names nobody yet.
fn is_blank(evidence: &Evidence) -> bool {
    has_failed(evidence, "filled")
}

/// True for what was found and read. An expired letter still names whom it appointed, until another one replaces it.
fn is_sound(status: Status) -> bool {
    matches!(status, Status::Found | Status::ToReview | Status::Incomplete | Status::Expired)
}

/// The documents that must name the person and name somebody, each with the one it names.
fn named<'a>(case: &Case<'a>, artefacts: &[Judged], person: &PersonNode) -> Vec<Named<'a>> {
    let asked = artefacts.iter().filter(|judged| person.named_in.contains(&judged.record.id));
    let mut named: Vec<Named<'_>> = asked.flat_map(|judged| current(case, judged, person)).collect();
    let of_kind = case.pieces.iter().filter(|piece| {
        let kind = piece.recognition.kind.and_then(|kind| case.packs.kinds.get(kind));
        kind.is_some_and(|kind| person.kinds.contains(&kind.id)) && names_provider(case, piece)
    });
    named.extend(
        of_kind.filter_map(|piece| Some(Named { piece, artefact: None, holder: holder(case, piece, person)? })),
    );
    let mut seen = BTreeSet::new();
    named.retain(|one| seen.insert(one.piece.document.path.as_str()));
    named
}

/// What counts today of the evidence that names somebody: the foremost of it, and others of the same or a later day.
fn current<'a>(case: &Case<'a>, judged: &Judged, person: &PersonNode) -> Vec<Named<'a>> {
    let mut foremost = None;
    let living = judged.record.evidence.iter().enumerate().filter_map(|(rank, one)| {
        let day = one.key_date.as_ref().map(|date| date.value);
        if is_of_another(one) || (rank > 0 && (!is_sound(one.status) || day.is_none())) {
            return None;
        }
        let piece = piece(case, judged, &one.document)?;
        let holder = holder(case, piece, person)?;
        let lead = *foremost.get_or_insert(day);
        let living = rank == 0 || day.is_some_and(|day| lead.is_none_or(|lead| day >= lead.saturating_sub(SEASON)));
        living.then(|| Named { piece, artefact: Some(judged.record.id.clone()), holder })
    });
    living.collect()
}

/// True for a document that the checks found to be another organisation's.
fn is_of_another(evidence: &Evidence) -> bool {
    has_failed(evidence, "own")
}

fn has_failed(evidence: &Evidence, id: &str) -> bool {
    evidence.checks.iter().any(|check| check.check == id && check.outcome == Outcome::Fail)
}

/// Handbooks of other organisations lie in folders too, some of which name the provider as a company that trains.
fn names_provider(case: &Case<'_>, piece: &Piece) -> bool {
    let provider = &case.profile.provider;
    let named = |name| piece.facts.stream.find(&crate::text::phrase::forms(name)).is_some();
    let own = |head: Organisation| provider.names().any(|name| organisations::may_be_same(name, &head.name));
    let headed = || organisations::heading(&piece.document.content).is_none_or(own);
    provider.name.is_empty() || (provider.names().any(|name| named(name)) && headed())
}

/// Whom the document names for the part; none when it names several people, or the provider itself.
fn holder(case: &Case<'_>, piece: &Piece, person: &PersonNode) -> Option<Holder> {
    let own: Vec<String> = own_words(case);
    let mut holders = holders::find(&piece.document.content, &piece.facts.stream, &person.said);
    holders.retain(|holder| !names::parts(&holder.name).iter().all(|part| own.contains(part)));
    let first = holders.first()?.clone();
    holders.iter().all(|other| may_be_same(&other.name, &first.name)).then_some(first)
}

/// The words of the provider's and its sites' names.
fn own_words(case: &Case<'_>) -> Vec<String> {
    let sites = case.profile.sites.iter().map(|site| &site.name);
    case.profile.provider.names().chain(sites).flat_map(|name| names::parts(name)).collect()
}

/// True when part of the name stands in the letter, and around it what `takes_over` holds of: the person may share the part. Somebody
/// of whom it says that another one replaces them, or has their help, has the part not, nor has who left.
fn mentions(letter: &Piece, name: &str, takes_over: impl Fn(&str) -> bool) -> bool {
    let text = letter.facts.stream.folded();
    let parts = names::parts(name);
    let met = |part: &String| {
        words(text, part).any(|at| {
            let before = last(text.get(..at).unwrap_or_default(), REPLACED);
            let after = first(text.get(at + part.len()..).unwrap_or_default(), REPLACED);
            let gone = LEFT.iter().any(|words| first(after, GONE).contains(words));
            !is_another_part(before) && !gone && takes_over(&[before, after].concat())
        })
    };
    parts.iter().filter(|part| part.chars().count() > 2).any(met)
}

/// Where `word` stands in folded text, as a whole word.
fn words<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = usize> {
    let apart = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
    let whole = move |at: usize| {
        let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at + word.len()..).unwrap_or_default());
        apart(before.chars().next_back()) && apart(after.chars().next())
    };
    text.match_indices(word).map(|(at, _)| at).filter(move |at| whole(*at))
}

/// True when what stands right before a name says that somebody else has the part.
fn is_another_part(before: &str) -> bool {
    let before = before.replace('\n', " ");
    let said = before.rfind([';', '(']).map_or(before.as_str(), |at| before.get(at + 1..).unwrap_or_default());
    OTHERS.iter().any(|words| said.contains(words))
}

/// The last `many` characters of `text`.
fn last(text: &str, many: usize) -> &str {
    let start = text.char_indices().rev().nth(many).map_or(0, |(at, _)| at);
    text.get(start..).unwrap_or_default()
}

/// The first `many` characters of `text`.
fn first(text: &str, many: usize) -> &str {
    text.char_indices().nth(many).map_or(text, |(at, _)| text.get(..at).unwrap_or_default())
}

fn finding(
    case: &Case<'_>,
    (pack, person): (&str, &PersonNode),
    (letter, appointed): (&Piece, Option<&Holder>),
    named: &Named<'_>,
) -> Finding {
    let words = case.words;
    let piece = named.piece;
    let place = appointed.and_then(|holder| stream::place(&letter.document.content, &holder.spot));
    let place = place.map(|place| format!(", {}", words.place(&place))).unwrap_or_default();
    let args = [
        ("role", person.role.as_str()),
        ("name", named.holder.name.as_str()),
        ("appointed", appointed.map_or("", |holder| holder.name.as_str())),
        ("letter", &format!("{}{place}", letter.document.path)),
    ];
    let contradiction = Contradiction {
        kind: "person",
        code: Code::Inconsistent,
        pack,
        artefact: named.artefact.as_ref().unwrap_or(&person.appointed_by),
        about: [&person.appointed_by, &fold::folded(&person.role)],
        document: &piece.document.path,
        place: stream::place(&piece.document.content, &named.holder.spot),
    };
    let mut finding = contradiction.told(case, &args);
    if appointed.is_none() {
        finding.expected = words.tell("expected-person-unnamed", &args);
    }
    finding
}
