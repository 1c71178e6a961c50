//! What is worth saying of the documents that stand beside the leading one.
//!
//! Most are older versions, and of no interest. Some are about something else: another machine, another group of
//! learners, another contract. The best document of the artefact does not speak for those.

use jiff::ToSpan;

use crate::checks::{DateKey, Verdict, date_key};
use crate::model::date::{FoundDate, Precision, Role};
use crate::model::document::BlockKind;
use crate::model::report::Outcome;
use crate::model::status::{Code, Status};
use crate::pack::Artefact;
use crate::text::inventory::{self, Numbers};
use crate::text::phrase::stems;
use crate::text::versions::Version;

use super::Piece;
use super::verdicts::Weighed;

/// Months before the end of a contract in which the next one may begin.
const RENEWED: i32 = 6;
/// Blocks at the head of a paper among which its version is looked for.
const HEAD: usize = 6;
/// Cells of a row on a machine.
const ROW: usize = 3;

/// Codes that speak of age alone: of no interest for a sample beside a newer one.
pub(super) fn ages(code: Code) -> bool {
    matches!(code, Code::Expired | Code::Expiring)
}

/// What is worth a note of a document that does not lead: that it is another organisation's, an unfavourable conclusion or the end of
/// a contract or of a visit that nothing of the same title follows (it is about something else), faults of one that is no older
/// version or that nothing of its title follows either, rows left undone in a table that still counts.
pub(super) fn worth_a_note(
    document: &Weighed<'_>,
    weighed: &[Weighed<'_>],
    (verdict, code): (&Verdict, Code),
    artefact: &str,
) -> bool {
    match code {
        Code::WrongProvider => true,
        // What a paper says against itself no other one mends.
        Code::Inconsistent => !document.has(Code::Expired),
        Code::Unfavourable => stands_beside(document, weighed) || !is_followed(document, weighed, artefact),
        Code::Expired if verdict.outcome != Outcome::Fail => false,
        Code::Expired | Code::Expiring => stands_alone(document, weighed, artefact),
        Code::Overdue | Code::TableIncomplete if !document.has(Code::Expired) => is_of_its_own(document, weighed, code),
        _ => {
            stands_beside(document, weighed)
                || !document.has(Code::Expired) && !is_followed(document, weighed, artefact)
        }
    }
}

/// A table whose fault is not told of the same file already.
fn is_of_its_own(document: &Weighed<'_>, weighed: &[Weighed<'_>], code: Code) -> bool {
    let told = |other: &Weighed<'_>| other.piece.document.path == document.piece.document.path && other.has(code);
    !weighed.iter().take_while(|other| !std::ptr::eq(*other, document)).any(told)
}

/// Its own words end it, and no document of the same title counts after it: it is about something else than the rest.
fn stands_alone(document: &Weighed<'_>, weighed: &[Weighed<'_>], artefact: &str) -> bool {
    let stretches = |key: DateKey| {
        let own = document.piece.facts.dates.iter().find(|date| date_key(date) == key);
        own.is_some_and(|date| date.first < date.last && date.precision == Precision::Day)
    };
    let ends = |key: DateKey| key.1.is_end() || stretches(key);
    let stated = |verdict: &Verdict| verdict.code.is_some_and(ages) && verdict.rests_on.is_some_and(ends);
    document.verdicts.iter().any(stated) && !is_followed(document, weighed, artefact)
}

/// It is of a sort that has a time of its own, and none of that sort is newer: the leading document does not stand in for it.
pub(super) fn has_a_time_of_its_own(document: &Weighed<'_>, weighed: &[Weighed<'_>]) -> bool {
    let newer = |other: &Weighed<'_>| sort(other) == sort(document) && day(other) > day(document);
    sort(document).is_some() && !weighed.iter().any(newer)
}

fn sort<'w>(weighed: &'w Weighed<'_>) -> Option<&'w str> {
    weighed.verdicts.iter().find_map(|verdict| verdict.sort.as_deref())
}

/// True when a document of the same title counts after it.
fn is_followed(document: &Weighed<'_>, weighed: &[Weighed<'_>], artefact: &str) -> bool {
    let follows =
        |other: &&Weighed<'_>| !other.has(Code::Expired) && day(other) > day(document) && !runs_beside(other, document);
    weighed.iter().filter(follows).any(|other| alike(other.piece, document.piece, artefact))
}

/// True for a contract that began long before the end of another one of a title of its own: two leases of one house.
fn runs_beside(other: &Weighed<'_>, document: &Weighed<'_>) -> bool {
    let end = document.key_date.filter(|date| date.role.is_end());
    let begins = |date: &&FoundDate| matches!(date.role, Role::Effect | Role::Issue | Role::Signature);
    let start = other.piece.facts.dates.iter().filter(begins).map(|date| date.first).min();
    let early = end.zip(start).is_some_and(|(end, start)| start.saturating_add(RENEWED.months()) < end.last);
    early && title_words(other.piece) != title_words(document.piece)
}

/// True for a table of machines none of which the other paper is on, though it is on others of that list (« CH-1 à CH-3 », « CH-4 »).
fn are_on_others(table: &Piece, other: &Piece) -> bool {
    let rows = table.document.content.blocks.iter().filter(|block| block.cells.len() >= ROW);
    let own = inventory::all(rows.filter_map(|row| row.text.split('\t').next()).map(inventory::numbers));
    let named = if own.is_empty() {
        Numbers::new()
    } else {
        inventory::all(other.document.content.blocks.iter().map(|block| inventory::numbers(&block.text)))
    };
    let mut shared = own.iter().filter_map(|(letters, numbers)| Some((numbers, named.get(letters)?))).peekable();
    shared.peek().is_some() && shared.all(|(own, others)| own.is_disjoint(others))
}

/// True when the titles of two documents share more than half of the words that the title of the artefact has not, and neither is on
/// machines of which the other says nothing.
fn alike(one: &Piece, other: &Piece, artefact: &str) -> bool {
    if are_on_others(one, other) || are_on_others(other, one) {
        return false;
    }
    let common = words_of(artefact);
    let own = |piece: &Piece| -> Vec<String> {
        title_words(piece).into_iter().filter(|word| !common.contains(word)).collect()
    };
    let (one, other) = (own(one), own(other));
    one.is_empty() || other.is_empty() || share(&one, &other)
}

/// What makes a file useless: another that still counts, where it is too old and speaks of nothing else, or is an older version of
/// the same paper. Of papers of which there are many, an old one speaks of something else where its title does, and a younger one is
/// replaced only if it is dated by its version: two visits on two editions of the same form are two visits.
pub(super) fn replaced_by<'w, 'a>(
    document: &Weighed<'_>,
    weighed: &'w [Weighed<'a>],
    artefact: &Artefact,
) -> Option<&'w Weighed<'a>> {
    let counts = |other: &&Weighed<'_>| {
        other.status != Status::Expired && other.piece.document.path != document.piece.document.path
    };
    let counts_alone = || stands_alone(document, weighed, &artefact.title) || has_a_time_of_its_own(document, weighed);
    let found = document.status == Status::Found;
    let useless = |lead: &Weighed<'_>| {
        let same = || !artefact.each || alike(lead.piece, document.piece, &artefact.title);
        let aged = || document.has(Code::Expired) && !counts_alone() && same();
        let version = || !artefact.each && found && is_version_of(document, lead);
        let withdrawn = || document.is_withdrawn() && !lead.is_withdrawn();
        aged() || version() || withdrawn()
    };
    let versioned = artefact.each && artefact.key_date.first() == Some(&Role::Version);
    let revised = |other: &&Weighed<'_>| {
        let again = versioned && is_version_of(document, other) && is_revised(document, other);
        again || !artefact.each && is_coded_before(document, other)
    };
    let lead = weighed.first().filter(counts).filter(|lead| useless(lead));
    lead.or_else(|| weighed.iter().filter(counts).find(|other| found && revised(other)))
}

/// True when both bear the same code (« PR-01 ») in their name or at their head, and this one an earlier version.
fn is_coded_before(document: &Weighed<'_>, other: &Weighed<'_>) -> bool {
    let same = document.piece.code().is_some_and(|own| other.piece.code() == Some(own));
    let versions = version(document.piece).zip(version(other.piece));
    same && versions.is_some_and(|(own, other)| own.is_before(&other))
}

/// The version that a paper bears at its head.
fn version(piece: &Piece) -> Option<Version> {
    let head = piece.document.content.blocks.iter().take(HEAD);
    head.flat_map(|block| Version::all(&block.text)).next()
}

/// True when both bear a version at their head, and not the same.
fn is_revised(document: &Weighed<'_>, other: &Weighed<'_>) -> bool {
    let pair = version(document.piece).zip(version(other.piece));
    pair.is_some_and(|(own, other)| own.agrees(&other) == Some(false))
}

/// True for an older version of the paper that leads: the same first line, but for numbers.
fn is_version_of(document: &Weighed<'_>, lead: &Weighed<'_>) -> bool {
    let (one, other) = (title_words(document.piece), title_words(lead.piece));
    one.len() > 1 && one == other && day(document) < day(lead)
}

fn share(one: &[String], other: &[String]) -> bool {
    let shared = one.iter().filter(|word| other.contains(word)).count();
    2 * shared > one.len().min(other.len())
}

/// The words of its title that say what a document is about, but for its version; of its first line, where nothing is set as a title.
pub(super) fn title_words(piece: &Piece) -> Vec<String> {
    let blocks = &piece.document.content.blocks;
    let title = blocks.iter().find(|block| block.kind == BlockKind::Title).or(blocks.first());
    words_of(title.map(|block| block.text.as_str()).unwrap_or_default())
}

fn words_of(title: &str) -> Vec<String> {
    let stems = stems(title).unwrap_or_default();
    let version = |stem: &&str| matches!(*stem, "version" | "indice" | "edition" | "revision");
    let telling = stems.split(' ').filter(|stem| stem.len() > 2 && !stem.bytes().any(|b| b.is_ascii_digit()));
    let telling = telling.filter(|stem| !version(stem));
    telling.map(str::to_owned).collect()
}

/// A document that is no older version of the leading one: its faults are worth a note.
fn stands_beside(document: &Weighed<'_>, weighed: &[Weighed<'_>]) -> bool {
    let elsewhere = |lead: &Weighed<'_>| lead.piece.document.path != document.piece.document.path;
    let older = |lead: &Weighed<'_>| day(document).is_some_and(|own| Some(own) < day(lead));
    weighed.first().is_some_and(|lead| elsewhere(lead) && !older(lead))
}

/// Its key date.
pub(super) fn day(weighed: &Weighed<'_>) -> Option<jiff::civil::Date> {
    weighed.key_date.map(FoundDate::day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_that_share_most_words_are_of_the_same_thing() {
        let words = |title: &str| words_of(title);
        assert!(share(
            &words("Contrat de maintenance du compresseur 2022"),
            &words("Contrat de maintenance du compresseur")
        ));
        assert!(share(
            &words("Rapport de vérification – extincteurs"),
            &words("Rapport de vérification des extincteurs 2026")
        ));
        assert!(!share(
            &words("Contrat de maintenance du compresseur"),
            &words("Contrat d'entretien de l'aspiration centrale")
        ));
    }
}
