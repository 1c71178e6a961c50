//! What holds for any file, whatever it serves: readability, duplicates, forms left blank.

use std::collections::BTreeMap;

use crate::catalogue::Words;
use crate::model::document::{Problem, ProblemKind};
use crate::model::finding::Finding;
use crate::model::status::{Code, Level};
use crate::recognise::Strength;
use crate::text::blanks;
use crate::text::fold::folded;

use super::findings::finding_id;
use super::{Case, Piece};

/// Fields from which a paper is a form.
const FIELDS: usize = 5;

/// The findings about files as files.
pub(super) fn findings(case: &Case<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = case
        .pieces
        .iter()
        .flat_map(|piece| piece.document.reading.problems.iter().map(|p| problem(case, piece, p)))
        .collect();
    findings.extend(duplicates(case));
    findings.extend(case.pieces.iter().filter(|piece| is_left_blank(piece)).map(|piece| blank(case, piece)));
    findings
}

/// True for a form that serves nothing and of which no field is filled in, unless it is kept as a form: named or coded so.
fn is_left_blank(piece: &Piece) -> bool {
    let fill = &piece.facts.fill;
    let serves = piece.recognition.candidates.iter().any(|candidate| candidate.strength == Strength::Accepted);
    let kept = blanks::is_kept(&piece.document.path) || piece.code().is_some();
    piece.part == 0
        && fill.blank >= FIELDS
        && fill.filled == 0
        && !serves
        && !kept
        && !piece.document.content.is_blurred()
}

fn blank(case: &Case<'_>, piece: &Piece) -> Finding {
    let fields = piece.facts.fill.blank.to_string();
    let mut finding = about(case, piece, Code::BlankTemplate, Level::Note);
    finding.message = case.words.say("finding-blank-form");
    finding.expected = case.words.say("expected-blank-form");
    finding.found = case.words.tell("found-blank-form", &[("n", &fields)]);
    finding
}

fn code_of(kind: ProblemKind) -> Code {
    match kind {
        ProblemKind::Corrupt
        | ProblemKind::Empty
        | ProblemKind::Unsupported
        | ProblemKind::Io
        | ProblemKind::NotAFile => Code::Unreadable,
        ProblemKind::Encrypted => Code::Encrypted,
        ProblemKind::LfsPointer => Code::LfsPointer,
        ProblemKind::Shortcut => Code::NotEvidence,
        ProblemKind::NoText | ProblemKind::PagesWithoutText | ProblemKind::UnreliableText => Code::NoText,
        ProblemKind::ExtensionMismatch => Code::ExtensionMismatch,
        ProblemKind::LimitExceeded => Code::LimitExceeded,
    }
}

/// Key of the texts of a kind of trouble in the catalogue.
pub(crate) fn problem_key(kind: ProblemKind) -> &'static str {
    match kind {
        ProblemKind::Corrupt => "corrupt",
        ProblemKind::Encrypted => "encrypted",
        ProblemKind::Empty => "empty",
        ProblemKind::LfsPointer => "lfs-pointer",
        ProblemKind::Shortcut => "shortcut",
        ProblemKind::NoText => "no-text",
        ProblemKind::PagesWithoutText => "pages-without-text",
        ProblemKind::UnreliableText => "unreliable-text",
        ProblemKind::ExtensionMismatch => "extension-mismatch",
        ProblemKind::LimitExceeded => "limit-exceeded",
        ProblemKind::Unsupported => "unsupported",
        ProblemKind::Io => "io",
        ProblemKind::NotAFile => "not-a-file",
    }
}

fn problem(case: &Case<'_>, piece: &Piece, problem: &Problem) -> Finding {
    let key = problem_key(problem.kind);
    let code = code_of(problem.kind);
    let words = case.words;
    let mut finding = about(case, piece, code, level(piece, problem.kind, code));
    finding.message = words.say(&format!("reading-{key}"));
    finding.expected = words.say("expected-readable");
    let pages = piece.document.content.unseen.len().max(1).to_string();
    let args = [("detail", &*detail(words, problem)), ("n", &pages)];
    finding.found = words.tell(&format!("reading-{key}-found"), &args);
    finding.advice = words.say(&advice(piece, problem.kind));
    finding.place.clone_from(&problem.place);
    finding
}

/// Key of what to do. Pages that nobody tried to recognise call for the program that does, those tried in vain for a
/// better scan.
fn advice(piece: &Piece, kind: ProblemKind) -> String {
    let without_text = matches!(kind, ProblemKind::NoText | ProblemKind::PagesWithoutText);
    let tried = !piece.document.content.recognised.is_empty();
    let key = if without_text && tried { "no-text-in-vain" } else { problem_key(kind) };
    format!("reading-{key}-advice")
}

/// The particulars of a trouble in words; what a library says of a damaged file stays as it says it.
pub(crate) fn detail(words: &Words, problem: &Problem) -> String {
    let of_a_part = problem.detail.rsplit_once(": ").and_then(|(part, what)| Some((part, known(words, what)?)));
    match of_a_part {
        Some((part, what)) => words.tell("detail-of-a-part", &[("part", part), ("what", &what)]),
        None => known(words, &problem.detail).unwrap_or_else(|| problem.detail.clone()),
    }
}

/// The words for a neutral phrase of the readers, if the catalogue has some.
fn known(words: &Words, phrase: &str) -> Option<String> {
    let slug: Vec<&str> = phrase.split(|c: char| !c.is_ascii_alphanumeric()).filter(|s| !s.is_empty()).collect();
    let key = format!("detail-{}", slug.join("-").to_lowercase());
    words.has(&key).then(|| words.say(&key))
}

/// Pictures and unknown files that nobody would take for a document are worth a note, no more.
fn level(piece: &Piece, kind: ProblemKind, code: Code) -> Level {
    let without_text = matches!(kind, ProblemKind::NoText | ProblemKind::PagesWithoutText);
    let picture = piece.document.format.is_image() && without_text;
    let apart = matches!(kind, ProblemKind::Unsupported | ProblemKind::Shortcut);
    if picture || apart { Level::Note } else { code.level() }
}

/// Files of the same bytes: each but the original is told.
fn duplicates(case: &Case<'_>) -> Vec<Finding> {
    let mut same: BTreeMap<&str, Vec<&Piece>> = BTreeMap::new();
    for piece in case.pieces.iter().filter(|piece| piece.part == 0 && piece.document.size > 0) {
        same.entry(&piece.document.sha256).or_default().push(piece);
    }
    same.into_values().flat_map(|pieces| copies(case, pieces)).collect()
}

/// The original is the first by path of those whose names do not say that they are copies.
fn copies(case: &Case<'_>, mut pieces: Vec<&Piece>) -> Vec<Finding> {
    pieces.sort_by_key(|piece| called_a_copy(&piece.document.path));
    let Some((original, copies)) = pieces.split_first() else { return Vec::new() };
    let args = [("other", original.document.path.as_str())];
    let told = |piece: &&Piece| {
        let mut finding = about(case, piece, Code::Duplicate, Level::Note);
        finding.message = case.words.tell("finding-duplicate", &args);
        finding.expected = case.words.say("expected-duplicate");
        finding.found = case.words.tell("found-duplicate", &args);
        finding
    };
    copies.iter().map(told).collect()
}

/// How surely the name says that it is a copy: « Copie de plan.xlsx », « plan - Copie.xlsx » more than « plan (1).xlsx ».
fn called_a_copy(path: &str) -> u8 {
    let name = folded(path.rsplit('/').next().unwrap_or(""));
    let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
    let numbered = stem.strip_suffix(')').and_then(|stem| stem.rsplit_once(" ("));
    let numbered = numbered.is_some_and(|(_, number)| number.len() == 1 && number.parse::<u8>().is_ok());
    let named = stem.split(|c: char| !c.is_alphanumeric()).any(|word| matches!(word, "copie" | "copy"));
    u8::from(numbered) + 2 * u8::from(named)
}

/// A finding about a file as a file, its texts still to be filled in.
pub(super) fn about(case: &Case<'_>, piece: &Piece, code: Code, level: Level) -> Finding {
    let path = &piece.document.path;
    Finding {
        id: finding_id(&[code.id(), "", "", "", path]),
        code,
        level,
        indicator: None,
        artefact: None,
        site: None,
        document: Some(path.clone()),
        place: None,
        message: String::new(),
        expected: String::new(),
        found: String::new(),
        advice: case.words.say(&format!("advice-{code}")),
        waived: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_told_by_its_name() {
        for path in ["a/Copie de plan.xlsx", "plan - Copie.xlsx", "a/plan (1).xlsx", "Copy of plan.xlsx"] {
            assert!(called_a_copy(path) > 0, "{path}");
        }
        for path in ["Copie/plan.xlsx", "a/photocopieur.pdf", "plan (2026).xlsx", "plan 1.xlsx"] {
            assert!(called_a_copy(path) == 0, "{path}");
        }
        assert!(called_a_copy("doc (2) - Copie.pdf") > called_a_copy("doc (2).pdf"));
    }
}
