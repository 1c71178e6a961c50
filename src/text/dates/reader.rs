//! Reads one line: its dates and what the line itself says of them. Holds the buffers, so that a document costs few
//! allocations. Knows no document.

use std::ops::Range;

use jiff::civil::Date;

use super::folded::Folded;
use super::hints;
use super::phrases::{self, Hit};
use super::roles::{self, Told};
use super::token::{Line, Setting, Token, cut};
use super::vocabulary::Weight;
use super::written::{Written, scan};
use crate::model::date::{Precision, Role};

/// Longest quote, in bytes of the folded line, before and after the date.
const QUOTE_BEFORE: usize = 100;

/// A date of one line.
#[derive(Clone, Debug)]
pub(super) struct Dated {
    pub(super) first: Date,
    pub(super) last: Date,
    pub(super) precision: Precision,
    pub(super) doubtful: bool,
    /// "du … au …"
    pub(super) range: bool,
    pub(super) told: Option<Told>,
    /// What the shape of the line says, where no phrase does.
    pub(super) hint: Option<Role>,
    /// Bytes of the original line that the date takes.
    pub(super) span: Range<usize>,
    /// Bytes of the original line worth quoting.
    pub(super) quote: Range<usize>,
}

/// Buffers for reading lines.
#[derive(Default)]
pub(super) struct Reader {
    folded: Folded,
    tokens: Vec<Token>,
    hits: Vec<Hit>,
    written: Vec<Written>,
    pivot: i16,
}

impl Reader {
    /// A reader for which two digits mean no year after `as_of` plus ten.
    pub(super) fn new(as_of: Date) -> Self {
        Self { pivot: as_of.year().clamp(1900, 2100) + 10, ..Self::default() }
    }

    /// The dates of `text`, with what `text` itself says of them.
    pub(super) fn dates(&mut self, text: &str, setting: Setting) -> Vec<Dated> {
        self.written.clear();
        if !may_hold(text) {
            return Vec::new();
        }
        self.load(text);
        let line = line(&self.folded, &self.tokens, self.pivot, setting);
        scan(&line, &mut self.written);
        if self.written.is_empty() {
            return Vec::new();
        }
        phrases::find(&line, &mut self.hits);
        let told = roles::tell(&line, &self.hits, &self.written);
        let found = self.written.iter().zip(told).enumerate();
        found.map(|(k, (written, told))| self.dated(&line, k, (written, told))).collect()
    }

    /// What `label`, read whole, says of a date that would follow it.
    pub(super) fn label(&mut self, label: &str) -> Option<Label> {
        self.load(label);
        let line = line(&self.folded, &self.tokens, self.pivot, Setting::Prose);
        phrases::find(&line, &mut self.hits);
        let length = self.folded.bytes().len();
        let Some(told) = roles::at_end(&line, &self.hits, 0..length) else {
            let generic = GENERIC.contains(&self.folded.bytes().trim_ascii());
            return generic.then_some(Label { role: Role::Issue, generic, strong: false });
        };
        let covered: usize = self.hits.iter().map(|h| h.end - h.start).sum();
        let marked = self.folded.bytes().trim_ascii_end().ends_with(b":");
        let strong = marked || told.weight == Weight::Label || covered * 10 >= length * 6;
        Some(Label { role: told.role, generic: told.weight == Weight::Weak && told.role == Role::Issue, strong })
    }

    /// What the line above says of the `count` dates of this one, the first of which stands in column `own`: one role for all, or one per
    /// column.
    pub(super) fn above(&mut self, text: &str, count: usize, own: Column) -> Vec<Role> {
        self.written.clear();
        self.load(text);
        let line = line(&self.folded, &self.tokens, self.pivot, Setting::Prose);
        if may_hold(text) {
            scan(&line, &mut self.written);
        }
        phrases::find(&line, &mut self.hits);
        let columns = columns(self.folded.bytes());
        if count > 1 && columns.len() == count && self.written.is_empty() {
            let roles: Vec<_> = columns.into_iter().filter_map(|c| roles::at_end(&line, &self.hits, c)).collect();
            return if roles.len() == count { roles.iter().map(|t| t.role).collect() } else { Vec::new() };
        }
        if count == 1 && own.of > 1 && columns.len() == own.of && self.written.is_empty() {
            let head = columns.into_iter().nth(own.at);
            let told = head.and_then(|head| roles::at_end(&line, &self.hits, head));
            return told.filter(|told| !told.is_weakly(Role::Issue)).map(|told| told.role).into_iter().collect();
        }
        let from = self.written.last().map_or(0, |w| line.end(w.tokens.end - 1));
        let end = self.folded.bytes().len();
        let short = end - from <= 50;
        let told = roles::at_end(&line, &self.hits, from..end).filter(|t| short || end - t.start <= 36);
        told.map(|t| t.role).into_iter().collect()
    }

    fn load(&mut self, text: &str) {
        self.folded.fold(text);
        cut(self.folded.bytes(), &mut self.tokens);
    }

    fn dated(&self, line: &Line, k: usize, (written, told): (&Written, Option<Told>)) -> Dated {
        let (start, end) = (line.start(written.tokens.start), line.end(written.tokens.end - 1));
        let floor = k.checked_sub(1).and_then(|j| self.written.get(j)).map_or(0, |w| line.end(w.tokens.end - 1));
        let told = told.filter(|told| !(told.is_weakly(Role::Issue) && hints::has_hours(line, written)));
        let hint = if told.is_none() { hints::read(line, &self.hits, written) } else { None };
        let from = told.map_or(start.saturating_sub(40), |t| t.start.min(start));
        let from = snap(line, from.max(floor.min(start)).max(start.saturating_sub(QUOTE_BEFORE)), start);
        Dated {
            first: written.first,
            last: written.last,
            precision: written.precision,
            doubtful: written.doubtful,
            range: written.range,
            told,
            hint,
            span: self.folded.source(start..end),
            quote: self.folded.source(from..end),
        }
    }
}

/// Headers that name a date and say nothing of it.
const GENERIC: [&[u8]; 7] = [b"quand", b"jour", b"jours", b"mois", b"timestamp", b"date/heure", b"le"];

/// The column of a printed row that a date stands in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    at: usize,
    /// How many the row has.
    of: usize,
}

impl Column {
    /// That of what begins at byte `at` of `text`.
    pub(super) fn holding(text: &str, at: usize) -> Self {
        let columns = columns(text.as_bytes());
        Self { at: columns.partition_point(|column| column.end <= at), of: columns.len() }
    }
}

/// What a label says.
#[derive(Clone, Copy, Debug)]
pub(super) struct Label {
    pub(super) role: Role,
    /// Only "date".
    pub(super) generic: bool,
    /// The text is little else than the phrase.
    pub(super) strong: bool,
}

fn line<'a>(folded: &'a Folded, tokens: &'a [Token], pivot: i16, setting: Setting) -> Line<'a> {
    Line { bytes: folded.bytes(), tokens, pivot, setting }
}

/// False for texts that cannot hold a date: no digit, and no spelled year.
fn may_hold(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.iter().any(u8::is_ascii_digit)
        || text.chars().any(|c| matches!(c, '０'..='９'))
        || bytes.windows(3).any(|w| w.eq_ignore_ascii_case(b"mil"))
}

/// The start of the first token at or after `from`, never after `start`.
fn snap(line: &Line, from: usize, start: usize) -> usize {
    let next = line.tokens.partition_point(|t| t.start < from);
    line.start(next).min(start)
}

/// Stretches of `bytes` that tabs or two spaces keep apart.
fn columns(bytes: &[u8]) -> Vec<Range<usize>> {
    let mut columns = Vec::new();
    let (mut start, mut i) = (0, 0);
    while i <= bytes.len() {
        let wide = bytes.get(i) == Some(&b'\t') || bytes.get(i..i + 2) == Some(b"  ");
        if wide || i == bytes.len() {
            if bytes.get(start..i).is_some_and(|b| !b.trim_ascii().is_empty()) {
                columns.push(start..i);
            }
            start = i + 1;
        }
        i += 1;
    }
    columns
}
