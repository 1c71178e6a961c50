//! What neighbouring lines say of the dates of a line that says nothing itself, and dates that a line break cuts in two.

use super::folded::Folded;
use super::reader::{Column, Dated, Reader};
use super::table::{is_action, is_deadline};
use super::token::Setting;
use super::vocabulary::Weight;
use super::words;
use crate::model::date::Role;
use crate::model::document::{Block, BlockKind, Content};
use crate::model::place::Place;
use crate::text::cut::{mended, runs_on};
use crate::text::fold::folded;
use crate::text::hours;

/// Bytes of the line above that may still speak of the dates of this one.
const ABOVE: usize = 160;
/// Bytes at the head of a line in which a date is turned by the last word of the line above.
const TURNED: usize = 60;
/// Blocks at the head of a note among which its dateline stands, and words of the place in it.
const DATELINES: usize = 4;
const PLACE: usize = 3;
/// Lines under the title of a report in which its day stands, their length in bytes, and what such a title begins with, folded.
const SUBTITLES: usize = 2;
const SUBTITLE: usize = 90;
const REPORTS: &[&str] = &["rapport d", "compte rendu", "compte-rendu", "proces-verbal", "proces verbal"];
/// What stands before a day, folded, and the bytes that it takes.
const LABEL: usize = 12;
const DATED: &[&str] = &["date", "dates", "date(s)"];
/// Blocks after "Fait à…" in which a date alone is a signature's.
const CLOSING: usize = 8;

/// What one line leaves to the next.
#[derive(Default)]
pub(super) struct Lines {
    /// Bytes at the head of the next block that end a date of this one.
    consumed: usize,
    zone: Zone,
}

/// A table that was read as plain lines: its header begins with "Date", or ends with a deadline.
#[derive(Default)]
struct Zone {
    open: bool,
    /// Its last column holds the days by which something is to be done.
    due: bool,
    dated: bool,
    /// What the header, or the heading above it, speaks of.
    subject: Option<Role>,
    heading: Option<Role>,
}

impl Lines {
    /// The dates of the block `index` of `content`, each with its role if anything says it.
    pub(super) fn read(
        &mut self,
        reader: &mut Reader,
        content: &Content,
        index: usize,
    ) -> (Vec<Dated>, Vec<Option<Role>>) {
        let Some(block) = content.blocks.get(index) else { return Default::default() };
        let setting = match block.kind {
            BlockKind::Title | BlockKind::Heading => Setting::Heading,
            _ => Setting::Prose,
        };
        let skipped = std::mem::take(&mut self.consumed);
        let text = mended(block, content.blocks.get(index + 1), may_run_on);
        let mut dates = reader.dates(&text, setting);
        dates.retain(|d| d.span.start >= skipped && d.span.start < block.text.len());
        self.cut(&mut dates, block);
        self.zone.observe(reader, block, dates.is_empty());
        let mut roles = self.roles(reader, content, (index, &dates));
        let turned = index.checked_sub(1).and_then(|above| turned(content.blocks.get(above)?, block));
        let near = dates.first().is_some_and(|date| date.span.start <= TURNED);
        if let Some((first, role)) = roles.first_mut().zip(turned).filter(|_| near) {
            *first = Some(role);
        }
        (dates, roles)
    }

    /// Keeps each date within its block, and remembers what it takes of the next.
    fn cut(&mut self, dates: &mut [Dated], block: &Block) {
        let length = block.text.len();
        for date in dates.iter_mut().filter(|d| d.span.end > length) {
            self.consumed = date.span.end - length - 1;
            date.span.end = length;
            date.quote.end = length;
            date.doubtful |= date.told.is_none() && !date.range;
        }
    }

    fn roles(
        &mut self,
        reader: &mut Reader,
        content: &Content,
        (index, dates): (usize, &[Dated]),
    ) -> Vec<Option<Role>> {
        let Some(block) = content.blocks.get(index) else { return Vec::new() };
        let silent = dates.iter().any(|d| d.told.is_none());
        let above = if silent { above(reader, content, (index, dates)) } else { Vec::new() };
        let below = if silent && dates.len() == 1 { below(reader, content, index) } else { None };
        let mut roles = Vec::with_capacity(dates.len());
        for (k, date) in dates.iter().enumerate() {
            let shared = above.first().filter(|_| above.len() == 1 && k == 0 && date.span.start <= 60);
            let beside = if above.len() > 1 { above.get(k) } else { shared };
            let told = self.zone.deadline(&block.text, date).or_else(|| held(content, index, date));
            let told = told.or(date.told.map(|t| t.role));
            let told = told.or_else(|| term(content, index, date)).or_else(|| letter(&block.text, date));
            let told = told.or_else(|| dateline(index, &block.text, date));
            let told = told.or_else(|| subtitle(reader, content, index, date));
            let told = told.or(beside.copied()).or(below).or_else(|| signed(content, index, &block.text, date));
            let told = told.or_else(|| printed(content, index, date)).or(date.hint).or_else(|| self.zone.role(date));
            let own_order = index < 15 && date.span.start < 200 && is_own_order(block, told);
            roles.push(if own_order { Some(Role::Issue) } else { told });
        }
        roles
    }
}

impl Zone {
    fn observe(&mut self, reader: &mut Reader, block: &Block, undated: bool) {
        let text = block.text.trim();
        if matches!(block.kind, BlockKind::Heading | BlockKind::Title) {
            let heading = if text.len() <= 100 { reader.label(text).map(|l| l.role) } else { None };
            *self = Self {
                heading: heading.filter(|r| matches!(r, Role::Visit | Role::Event | Role::Version)),
                ..Self::default()
            };
        } else if !undated {
            self.dated = true;
        } else if is_date_header(text) {
            *self = Self { open: true, heading: self.heading, ..Self::default() };
        } else if ends_in_deadline(text) {
            *self = Self { due: true, heading: self.heading, ..Self::default() };
        }
        if self.open && !self.dated && self.subject.is_none() && text.len() <= 100 {
            let label = reader.label(text).filter(|l| !l.generic);
            self.subject = label.map(|l| l.role).filter(|r| matches!(r, Role::Visit | Role::Event | Role::Version));
        }
    }

    /// What the header says of a date that stands alone in the last column.
    fn deadline(&self, text: &str, date: &Dated) -> Option<Role> {
        let last = text.get(date.span.end..).is_some_and(|after| after.trim().is_empty());
        let alone = text.get(..date.span.start).is_some_and(|before| before.trim_end_matches(' ').ends_with('\t'));
        (self.due && last && alone).then_some(Role::Expiry)
    }

    /// What the header says of a date that begins its line.
    fn role(&self, date: &Dated) -> Option<Role> {
        let told = self.subject.or(self.heading).unwrap_or(Role::Event);
        (self.open && date.span.start <= 2).then_some(told)
    }
}

/// A date under or beside a name, after "Fait à…" or at the end of the document, is a signature's.
pub(super) fn signed(content: &Content, index: usize, text: &str, date: &Dated) -> Option<Role> {
    let before = text.get(..date.span.start).unwrap_or("").trim();
    let after = text.get(date.span.end..).unwrap_or("");
    let vague = date.told.is_none_or(|t| t.weight == Weight::Plain && t.role == Role::Event && ends_in_name(before));
    if date.range || !vague || has_words(after) || text.len() > 120 {
        return None;
    }
    let blocks = content.blocks.get(index.saturating_sub(CLOSING)..index).unwrap_or(&[]);
    let made = blocks.iter().any(|b| starts_made(&b.text));
    let alone = !has_words(before);
    let name = if alone { blocks.last().map_or("", |b| b.text.trim()) } else { before };
    let late = index + 4 >= content.blocks.len() && (index >= 8 || !alone && index >= 2);
    (made && (alone || holds_name(name)) || late && ends_in_name(name)).then_some(Role::Signature)
}

/// "Date" at the head of the header of a table.
fn is_date_header(text: &str) -> bool {
    let Some(rest) = text.get(..4).filter(|h| h.eq_ignore_ascii_case("date")).and_then(|_| text.get(4..)) else {
        return false;
    };
    let rest = rest.strip_prefix('s').unwrap_or(rest);
    rest.is_empty() || rest.starts_with(['\t', ' ']) && !rest.contains(':') && text.len() <= 80 && text.contains('\t')
}

/// The header of a table of actions of which the last column is a deadline.
fn ends_in_deadline(text: &str) -> bool {
    let mut cells = text.rsplit('\t');
    cells.next().is_some_and(is_deadline) && cells.any(is_action)
}

/// What the last word of the line above makes of the first date of `block`: « La précédente / vérification a eu lieu le … »,
/// « annule et remplace / celui du … ».
fn turned(above: &Block, block: &Block) -> Option<Role> {
    let last = above.text.trim_end().rsplit(' ').next().filter(|_| runs_on(above, block))?;
    match folded(last).as_str() {
        "precedent" | "precedente" | "remplace" => Some(Role::Previous),
        "prochain" | "prochaine" => Some(Role::NextDue),
        _ => None,
    }
}

/// True when `text` ends, and `head` begins, as the two halves of a date would.
fn may_run_on(text: &str, head: &str) -> bool {
    let last = text.split_whitespace().next_back().unwrap_or("");
    let first = head.split_whitespace().next().unwrap_or("");
    let digits = |word: &str| word.bytes().any(|b| b.is_ascii_digit());
    let ties = matches!(last, "au" | "et" | "à" | "le" | "-" | "–");
    let tail = text.trim_end().len();
    let recent = text.as_bytes().get(tail.saturating_sub(30)..tail).unwrap_or(b"").iter().any(u8::is_ascii_digit);
    let open = digits(last) && last.len() <= 10 || is_month(last) || ties && recent;
    open && (digits(first) || is_month(first) || matches!(first, "au" | "et" | "à"))
}

fn is_month(word: &str) -> bool {
    let mut folded = Folded::default();
    folded.fold(word);
    let bytes = folded.bytes();
    words::month(bytes.strip_suffix(b".").or(bytes.strip_suffix(b",")).unwrap_or(bytes)).is_some()
}

/// What the line above says: one role for all dates, or one for each.
fn above(reader: &mut Reader, content: &Content, (index, dates): (usize, &[Dated])) -> Vec<Role> {
    let Some(block) = content.blocks.get(index) else { return Vec::new() };
    let before = content.blocks.get(..index).unwrap_or(&[]);
    let Some(above) = before.iter().rev().take(3).find(|b| !b.text.trim().is_empty()) else { return Vec::new() };
    let apart = matches!(above.kind, BlockKind::Row | BlockKind::Header | BlockKind::Footer | BlockKind::Title)
        || matches!((&above.place, &block.place), (Place::Page(a), Place::Page(b)) if a != b)
        || matches!(block.kind, BlockKind::Header | BlockKind::Footer | BlockKind::Title | BlockKind::Heading);
    if apart {
        return Vec::new();
    }
    let mut start = above.text.len().saturating_sub(ABOVE);
    while !above.text.is_char_boundary(start) {
        start += 1;
    }
    let own = Column::holding(&block.text, dates.first().map_or(0, |date| date.span.start));
    reader.above(above.text.get(start..).unwrap_or(""), dates.len(), own)
}

/// « RAPPORT D'AUDIT INTERNE », and under it « Agly Métiers, les 12 et 13 novembre 2025 »: the days of what is reported.
fn subtitle(reader: &mut Reader, content: &Content, index: usize, date: &Dated) -> Option<Role> {
    let reports = |block: &&Block| {
        let plain = folded(&block.text);
        block.text.len() <= SUBTITLE && REPORTS.iter().any(|word| plain.starts_with(word))
    };
    let above = content.blocks.get(index.saturating_sub(SUBTITLES)..index)?;
    let title = above.iter().find(reports).filter(|_| index <= 2 * SUBTITLES)?;
    let own = content.blocks.get(index).filter(|own| own.kind != BlockKind::Row && own.text.len() <= SUBTITLE)?;
    let ends = own.text.get(date.span.end..).is_some_and(|after| !has_words(after));
    let label = reader.label(&title.text).filter(|_| ends)?;
    matches!(label.role, Role::Visit | Role::Event).then_some(label.role)
}

/// "Le 12/03/2026" over a line that begins with "Signature".
fn below(reader: &mut Reader, content: &Content, index: usize) -> Option<Role> {
    let block = content.blocks.get(index).filter(|b| b.text.trim().len() <= 40)?;
    let next = content.blocks.get(index + 1).filter(|n| n.kind != BlockKind::Row && n.text.len() <= 80)?;
    let alone = block.kind != BlockKind::Row;
    let label = reader.label(&next.text).filter(|_| alone)?;
    (label.role == Role::Signature).then_some(Role::Signature)
}

/// "Nîmes, le 12 mars 2026", alone on its line, says when the letter was written whatever stands above.
fn letter(text: &str, date: &Dated) -> Option<Role> {
    let place = text.get(..date.span.start)?.trim_end().strip_suffix("le")?.trim_end().strip_suffix(',')?;
    let alone = text.get(date.span.end..).is_some_and(|after| !has_words(after));
    (alone && has_words(place)).then_some(date.hint).flatten().filter(|role| *role == Role::Issue)
}

/// "Thiers, 06/01/2025. De : BF" among the first lines: where and when a note was written.
fn dateline(index: usize, text: &str, date: &Dated) -> Option<Role> {
    let place = text.get(..date.span.start)?.trim_end().strip_suffix(',')?;
    let after = text.get(date.span.end..)?.trim_start();
    let town = place.starts_with(char::is_uppercase) && place.split_whitespace().count() <= PLACE;
    (index < DATELINES && town && (after.starts_with('.') || !has_words(after))).then_some(Role::Issue)
}

/// "Date 9 juin 2026" over "Durée 14 heures" or "Horaires": the day of what lasts so long.
fn held(content: &Content, index: usize, date: &Dated) -> Option<Role> {
    let before = content.blocks.get(index)?.text.get(..date.span.start).filter(|before| before.len() <= LABEL)?;
    let below = content.blocks.get(index + 1)?.text.as_str();
    if !DATED.contains(&folded(before).trim_end_matches([' ', ':', '\t'])) {
        return None;
    }
    let plain = folded(below);
    let lasts = plain.starts_with("horaire") || plain.starts_with("duree") && !hours::all(below).is_empty();
    lasts.then_some(Role::Event)
}

/// "Article 4 – Durée" over "Sept mois, du 1er septembre au 31 mars": the term of a contract.
fn term(content: &Content, index: usize, date: &Dated) -> Option<Role> {
    let above = content.blocks.get(..index).filter(|_| date.range)?.iter().rev();
    let head = above.map(|block| block.text.trim()).find(|text| !text.is_empty())?;
    (head.len() <= 80 && is_article_of_term(&folded(head))).then_some(Role::Expiry)
}

/// True for the folded head of a numbered article on how long a contract lasts.
fn is_article_of_term(head: &str) -> bool {
    let named = head.strip_prefix("article").unwrap_or(head).trim_start();
    let title = named.trim_start_matches(|c: char| !c.is_alphabetic());
    let numbered = named.len() > title.len() && named.starts_with(|c: char| c.is_ascii_digit());
    numbered && ["duree", "periode", "prise d'effet"].iter().any(|word| title.starts_with(word))
}

/// A date and an hour in the margin of a page printed from a browser, the address being in the other margin.
fn printed(content: &Content, index: usize, date: &Dated) -> Option<Role> {
    let text = content.blocks.get(index)?.text.as_str();
    let hour = text.get(date.span.end..)?.trim_start_matches([',', ' ', '\t']);
    let timed = hour
        .get(..5)
        .is_some_and(|h| h.bytes().enumerate().all(|(i, b)| if i == 2 { b == b':' } else { b.is_ascii_digit() }));
    let near = content.blocks.get(index.saturating_sub(1)..content.blocks.len().min(index + 2)).unwrap_or(&[]);
    let address = near.iter().any(|b| b.text.contains("://"));
    (date.span.start == 0 && timed && address).then_some(Role::Print)
}

/// True for "Fait à Nîmes…", "Fait le…", "Fait en deux exemplaires…".
fn starts_made(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let made = words.next().is_some_and(|w| w.eq_ignore_ascii_case("fait"));
    made && words.next().is_some_and(|w| matches!(w, "à" | "a" | "A" | "À" | "le" | "en"))
}

fn has_words(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

/// True when two words in capitals follow each other somewhere in `text`.
fn holds_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    text.len() <= 110 && (1..=words.len()).any(|end| words.get(..end).is_some_and(|w| ends_in_name(&w.join(" "))))
}

/// True when `text` is short and ends with two words in capitals or more: somebody's name.
fn ends_in_name(text: &str) -> bool {
    let capital = |w: &&str| {
        w.chars().next().is_some_and(char::is_uppercase) && w.chars().all(|c| c.is_alphabetic() || "-.'’".contains(c))
    };
    let words = text.split_whitespace().rev().map(|w| w.trim_end_matches(','));
    text.len() <= 90 && words.take_while(capital).count() >= 2
}

/// True for the heading of an order of the mayor or the prefect: there the legal date is the document's own.
fn is_own_order(block: &Block, role: Option<Role>) -> bool {
    if role != Some(Role::Legal) {
        return false;
    }
    let mut folded = Folded::default();
    folded.fold(&block.text);
    let Some(rest) = folded.bytes().trim_ascii_start().strip_prefix(b"arrete") else { return false };
    let says = |word: &[u8]| rest.windows(word.len()).any(|w| w == word);
    let heading = matches!(block.kind, BlockKind::Title | BlockKind::Heading);
    rest.starts_with(b" ")
        && (heading || says(b"portant") || rest.starts_with(b" n#") || rest.starts_with(b" municipal"))
}
