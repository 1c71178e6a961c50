//! Chooses what each date of a line says from the phrases before it. Looks at one line only.

use super::phrases::{Hit, only_small};
use super::token::Line;
use super::vocabulary::Weight;
use super::words;
use super::written::Written;
use crate::model::date::Role;

/// Most bytes between a label and its date, and between any other phrase and its date.
const LABEL_REACH: usize = 90;
const PLAIN_REACH: usize = 60;

/// What a phrase says of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) role: Role,
    pub(super) weight: Weight,
    /// Byte of the folded line where the phrase begins.
    pub(super) start: usize,
}

impl Told {
    /// True when the line says `role`, and anything closer would say better.
    pub(super) fn is_weakly(&self, role: Role) -> bool {
        self.role == role && self.weight == Weight::Weak
    }
}

/// What the line says of each of its dates, in order. No law is dated from one day to another.
pub(super) fn tell(line: &Line, hits: &[Hit], written: &[Written]) -> Vec<Option<Told>> {
    let mut told: Vec<Option<Told>> = Vec::with_capacity(written.len());
    let mut from = 0;
    for date in written {
        let at = line.start(date.tokens.start);
        let before = told.last().copied().flatten().filter(|_| hangs_on(line, from, at));
        let own = if date.range { at_end(line, &but_laws(hits), from..at) } else { at_end(line, hits, from..at) };
        told.push(own.filter(|t| !is_subject(date, *t)).or(before));
        from = line.end(date.tokens.end - 1);
    }
    told
}

fn but_laws(hits: &[Hit]) -> Vec<Hit> {
    hits.iter().filter(|hit| hit.role != Role::Legal).copied().collect()
}

/// True when the phrase is the subject of a long period rather than its role: "programme d'audit 2026".
fn is_subject(date: &Written, told: Told) -> bool {
    let long = date.first.until(date.last).is_ok_and(|span| span.get_days() > 100);
    let vague = matches!(told.weight, Weight::Plain | Weight::Term | Weight::Weak);
    let role =
        matches!(told.role, Role::Visit | Role::Event | Role::Issue | Role::Version | Role::Effect | Role::Signature);
    long && !date.range && vague && role
}

/// True when only commas and small words stand between the date that ends at `from` and the one at `at`.
fn hangs_on(line: &Line, from: usize, at: usize) -> bool {
    let between = line.bytes.get(from..at).unwrap_or(b"");
    let mut words = between.split(|b| !b.is_ascii_alphabetic()).filter(|w| !w.is_empty());
    between.len() <= 24
        && !between.contains(&b'\t')
        && words.all(|w| {
            words::is_small(w) || matches!(w, b"et" | b"ou" | b"puis" | b"a" | b"h") || words::weekday(w).is_some()
        })
}

/// What the phrases of `span` say of something that stands at its end.
pub(super) fn at_end(line: &Line, hits: &[Hit], span: std::ops::Range<usize>) -> Option<Told> {
    let mut reachable: Vec<Hit> = Vec::new();
    let before = hits.partition_point(|h| h.start < span.end);
    for hit in hits.get(..before).unwrap_or(&[]).iter().rev() {
        if hit.start < span.start || hit.start + 2 * LABEL_REACH < span.end {
            break;
        }
        if hit.end <= span.end && reaches(line, hit, span.end) {
            reachable.push(*hit);
        }
    }
    let chosen = choose(line, &reachable, span.end);
    modified(line, &reachable, chosen)
}

fn reaches(line: &Line, hit: &Hit, at: usize) -> bool {
    let between = line.bytes.get(hit.end..at).unwrap_or(b"");
    let reach = match hit.weight {
        Weight::Label | Weight::Law => LABEL_REACH,
        Weight::Weak => 30,
        Weight::Standard => 40,
        _ => PLAIN_REACH,
    };
    between.len() <= reach && !ends_sentence(between) && fits(line, hit, between)
}

/// Conditions that some phrases put on what stands between them and the date.
fn fits(line: &Line, hit: &Hit, between: &[u8]) -> bool {
    let code = line.bytes.get(hit.start..hit.end).is_some_and(|p| p.starts_with(b"code"));
    let last = between.split(|b| !b.is_ascii_alphabetic()).rfind(|w| !w.is_empty()).unwrap_or(b"");
    let opened = between.trim_ascii_end().ends_with(b"(");
    match hit.weight {
        Weight::Law => {
            let cut = between.iter().any(|b| matches!(b, b':' | b';' | b'\t') || *b == b',' && !code);
            let quoted = !code || !is_numbered(between) && between.windows(7).any(|w| w == b"version");
            !cut && quoted && (matches!(last, b"du" | b"des") || opened)
        }
        Weight::Standard => between.split(|b| !b.is_ascii_alphabetic()).all(|w| w.len() <= 4 && w != b"le"),
        // « Entretien avant entrée – 12 mars 2026 »: what it comes before is no day.
        Weight::Weak if hit.role == Role::Expiry => only_small(between) || between.trim_ascii() == b":",
        Weight::Weak => only_small(between) || is_label_end(between),
        _ => true,
    }
}

/// True for « PR-06 · version 2 du »: the code of a paper, not a book of laws.
fn is_numbered(between: &[u8]) -> bool {
    let mut words = between.split(|b| matches!(b, b' ' | b'\t' | b':')).filter(|word| !word.is_empty());
    words.next().is_some_and(|word| word.iter().any(u8::is_ascii_digit))
}

/// True for what stands between a label and its value: a colon, a dash, a few words in brackets.
fn is_label_end(between: &[u8]) -> bool {
    between.iter().filter(|b| b.is_ascii_alphabetic()).count() <= 14
}

/// True when a full stop after a real word, or a semicolon, stands in `between`.
fn ends_sentence(between: &[u8]) -> bool {
    let stop = |i: usize| {
        let word = between.get(..i).unwrap_or(b"").rsplit(|b| !b.is_ascii_alphabetic()).next().unwrap_or(b"");
        let spaced = between.get(i + 1).is_some_and(u8::is_ascii_whitespace);
        spaced && (word.len() >= 5 || i == 0)
    };
    between.iter().enumerate().any(|(i, b)| match b {
        b';' => true,
        b'.' => stop(i) && between.get(i + 1) != Some(&b'.'),
        _ => false,
    })
}

/// The closest label; without one the closest phrase, or what stands before it when it is weak.
fn choose(line: &Line, reachable: &[Hit], at: usize) -> Option<Told> {
    let bare = |h: &&Hit| !matches!(h.weight, Weight::Next | Weight::Previous);
    let closest = |a: &&Hit, b: &&Hit| (a.end, b.start).cmp(&(b.end, a.start));
    let labels = reachable.iter().filter(|h| matches!(h.weight, Weight::Label | Weight::Law));
    if let Some(label) = labels.max_by(closest).filter(|label| !is_overtaken(line, label, reachable, at)) {
        return Some(told(label));
    }
    let hit = reachable.iter().filter(bare).max_by(closest)?;
    if hit.weight != Weight::Weak {
        return Some(told(hit));
    }
    let strong = |h: &&Hit| h.weight != Weight::Weak && h.end <= hit.start;
    let Some(before) = reachable.iter().filter(bare).filter(strong).max_by(closest) else { return Some(told(hit)) };
    let role = match (hit.role, before.role) {
        (Role::Expiry, Role::Visit | Role::NextDue) => Role::NextDue,
        (Role::Expiry, _) => Role::Expiry,
        (weak, Role::Unknown) => weak,
        (_, role) => role,
    };
    Some(Told { role, weight: before.weight, start: before.start })
}

/// A law gives way to a phrase that stands closer, unless that one is part of the law's own title.
fn is_overtaken(line: &Line, label: &Hit, reachable: &[Hit], at: usize) -> bool {
    if label.weight == Weight::Law {
        return false;
    }
    // A label gives way once its own clause has ended: "Fait à Nîmes pour servir, visite le …".
    let closer = reachable.iter().filter(|h| h.start >= label.end && matches!(h.weight, Weight::Plain | Weight::Term));
    closer.clone().any(|h| {
        let gap = line.bytes.get(label.end..h.start).unwrap_or(b"");
        let tail = line.bytes.get(h.end..at).unwrap_or(b"");
        let begins = h.role == Role::Effect && h.weight == Weight::Plain && label.role != Role::Effect;
        (gap.contains(&b',') || begins) && only_small(tail) || gap.contains(&b'\t')
    })
}

fn told(hit: &Hit) -> Told {
    Told { role: hit.role, weight: hit.weight, start: hit.start }
}

/// "Prochaine" and "précédente" turn what they stand beside.
fn modified(line: &Line, reachable: &[Hit], chosen: Option<Told>) -> Option<Told> {
    let near = |h: &&Hit| chosen.is_none_or(|c| h.start.abs_diff(c.start) <= 60 || h.end > c.start);
    let modifier = reachable.iter().find(|h| matches!(h.weight, Weight::Next | Weight::Previous) && near(h));
    let Some(modifier) = modifier else { return chosen };
    let start = chosen.map_or(modifier.start, |c| c.start.min(modifier.start));
    let weight = chosen.map_or(Weight::Plain, |c| c.weight);
    let role = match (modifier.weight, chosen.map(|c| c.role)) {
        (_, Some(role @ (Role::Legal | Role::Birth | Role::Print | Role::Signature))) => role,
        (Weight::Previous, _) => Role::Previous,
        (_, Some(role @ Role::Event)) if !is_next(line, modifier) => role,
        _ => Role::NextDue,
    };
    Some(Told { role, weight, start })
}

/// True for "prochain", false for "prévu", which leaves a meeting a meeting.
fn is_next(line: &Line, modifier: &Hit) -> bool {
    let phrase = line.bytes.get(modifier.start..modifier.end).unwrap_or(b"");
    phrase.windows(8).any(|w| w == b"prochain")
}
