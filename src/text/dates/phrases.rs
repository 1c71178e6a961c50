//! Finds the phrases of the vocabulary on a line. Decides nothing: `roles.rs` chooses among them.

use std::sync::LazyLock;

use super::token::{Kind, Line};
use super::vocabulary::{GROUPS, Weight};
use super::words;
use crate::model::date::Role;

/// A phrase met on a line, in bytes of the folded line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    pub(super) role: Role,
    pub(super) weight: Weight,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// One word of a phrase.
#[derive(Debug)]
enum Piece {
    Exact(&'static [u8]),
    Inflected(&'static [u8]),
    Prefix(&'static [u8]),
    Index,
}

impl Piece {
    fn new(word: &'static str) -> Self {
        match word.as_bytes() {
            b"#" => Self::Index,
            [stem @ .., b'~'] => Self::Inflected(stem),
            [stem @ .., b'*'] => Self::Prefix(stem),
            whole => Self::Exact(whole),
        }
    }

    fn stem(&self) -> &'static [u8] {
        match self {
            Self::Exact(stem) | Self::Inflected(stem) | Self::Prefix(stem) => stem,
            Self::Index => b"",
        }
    }

    fn accepts(&self, word: &[u8]) -> bool {
        match self {
            Self::Exact(stem) => word == *stem,
            Self::Inflected(stem) => {
                word.strip_prefix(*stem).is_some_and(|rest| matches!(rest, b"" | b"e" | b"s" | b"es"))
            }
            Self::Prefix(stem) => word.starts_with(stem),
            Self::Index => false,
        }
    }
}

struct Phrase {
    pieces: Vec<Piece>,
    role: Role,
    weight: Weight,
}

/// Phrases by the first two letters of their first word.
static PHRASES: LazyLock<Vec<Vec<Phrase>>> = LazyLock::new(|| {
    let mut buckets: Vec<Vec<Phrase>> = std::iter::repeat_with(Vec::new).take(32 * 32).collect();
    for (role, weight, texts) in GROUPS {
        for text in texts.split(", ") {
            let pieces: Vec<Piece> = text.split(' ').map(Piece::new).collect();
            let bucket = pieces.first().and_then(|p| buckets.get_mut(bucket(p.stem())));
            if let Some(bucket) = bucket {
                bucket.push(Phrase { pieces, role: *role, weight: *weight });
            }
        }
    }
    buckets
});

fn bucket(word: &[u8]) -> usize {
    let letter = |i: usize| word.get(i).map_or(0, |b| usize::from(b & 31));
    letter(0) * 32 + letter(1)
}

/// Finds the phrases of `line`, the longest at each word, by where they begin.
pub(super) fn find(line: &Line, out: &mut Vec<Hit>) {
    out.clear();
    for i in 0..line.len() {
        if line.kind(i) != Some(Kind::Word) {
            continue;
        }
        if let Some((phrase, end)) = longest(line, i) {
            let hit = Hit { role: phrase.role, weight: phrase.weight, start: line.start(i), end: line.end(end - 1) };
            out.push(hit);
        }
    }
    promote(line, out);
}

fn longest(line: &Line, i: usize) -> Option<(&'static Phrase, usize)> {
    let word = line.word(i);
    let candidates = PHRASES.get(bucket(word))?;
    let matches = candidates.iter().filter_map(|p| Some((p, end_of(line, i, p)?)));
    matches.max_by_key(|(phrase, end)| (*end, phrase.pieces.len()))
}

/// The token after `phrase`, if it stands at `i`.
fn end_of(line: &Line, i: usize, phrase: &Phrase) -> Option<usize> {
    let mut at = i;
    for (rank, piece) in phrase.pieces.iter().enumerate() {
        if rank > 0 {
            at = skip(line, at, piece);
        }
        at = match piece {
            Piece::Index => index(line, at)?,
            _ if piece.accepts(line.word(at)) && (rank == 0 || line.follows(at) || is_value(rank, i, at)) => at + 1,
            _ => return None,
        };
    }
    Some(at)
}

/// True for the first word of the cell beside a label that is one word at the head of its line: « Remplace | ind. B ».
fn is_value(rank: usize, first: usize, at: usize) -> bool {
    (rank, first, at) == (1, 0, 1)
}

/// Steps over what may stand between two words of a phrase, up to five tokens.
fn skip(line: &Line, mut i: usize, piece: &Piece) -> usize {
    for _ in 0..5 {
        let word = line.word(i);
        let passes = if word.is_empty() {
            matches!(line.mark(i), b'\'' | b'-' | b'(' | b')' | b'.' | b'/' | b'_')
        } else {
            !piece.accepts(word)
                && (words::is_small(word) || matches!(word, b"et" | b"derniere" | b"dernier" | b"heure" | b"lieu"))
        };
        if !passes || matches!(piece, Piece::Index) && !matches!(line.mark(i), b'.' | b'_') {
            break;
        }
        i += 1;
    }
    i
}

/// The token after the number or letter of a version: `3`, `2.1`, `n° 4`, `C`.
fn index(line: &Line, mut i: usize) -> Option<usize> {
    while matches!(line.word(i), b"n" | b"no" | b"numero") || line.mark(i) == b'#' {
        i += 1;
    }
    if line.kind(i)? == Kind::Word {
        let word = line.word(i);
        return (word.len() == 1 && !words::is_small(word)).then_some(i + 1);
    }
    line.number(i).filter(|_| line.digits(i).len() <= 3)?;
    let mut end = i + 1;
    while line.mark(end) == b'.' && line.glued(end) && line.glued(end + 1) && line.kind(end + 1) == Some(Kind::Number) {
        end += 2;
    }
    let dated = line.glued(end) && line.mark(end) == b'/';
    (!dated).then_some(end)
}

/// "Date de la visite": a plain phrase right after "date" is a label.
fn promote(line: &Line, hits: &mut [Hit]) {
    for k in 1..hits.len() {
        let (before, rest) = hits.split_at_mut(k);
        let (Some(date), Some(hit)) = (before.last(), rest.first_mut()) else { continue };
        let generic = date.weight == Weight::Weak && line.bytes.get(date.start..date.start + 4) == Some(b"date");
        let between = line.bytes.get(date.end..hit.start).unwrap_or(b"");
        let promoted = matches!(hit.weight, Weight::Plain | Weight::Term | Weight::Next | Weight::Previous);
        if generic && promoted && between.len() <= 12 && only_small(between) && hit.role != Role::Unknown {
            hit.start = date.start;
            if matches!(hit.weight, Weight::Plain | Weight::Term) {
                hit.weight = Weight::Label;
            }
        }
    }
}

/// True when `bytes` hold nothing but small words and apostrophes.
pub(super) fn only_small(bytes: &[u8]) -> bool {
    bytes
        .split(|b| !b.is_ascii_alphanumeric())
        .all(|w| w.is_empty() || words::is_small(w) || w == b"derniere" || w == b"dernier")
        && !bytes.iter().any(|b| matches!(b, b':' | b'.' | b';' | b'\t'))
}
