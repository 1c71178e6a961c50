//! The dates of a document, each with the role that the words around it give. Reads French as providers write it;
//! judges nothing: what is too old, or which date counts, is decided above.
//!
//! A line is folded (`folded`), cut into tokens (`token`), scanned for dates as written (`written` and the files of
//! the grammar it calls) and for phrases (`phrases`), which `roles` joins; `hints` adds what the shape of the line says,
//! `lines` what neighbouring lines say, `table` what tables say, this file what the file's name, its signatures and its
//! properties say.

mod compact;
pub(in crate::text) mod folded;
mod heads;
mod hints;
mod lines;
mod noise;
mod numeric;
mod period;
mod phrases;
mod reader;
mod roles;
mod sequence;
mod table;
#[cfg(test)]
mod tests;
mod textual;
mod token;
mod vocabulary;
pub(in crate::text) mod words;
mod written;

use jiff::civil::Date;

use lines::Lines;
use reader::{Dated, Reader};
use table::{Order, Table};
use token::Setting;
use vocabulary::Weight;

use crate::model::date::{DateSource, FoundDate, Precision, Role};
use crate::model::document::{Block, BlockKind, Content, Document, SignatureKind};
use crate::model::place::Place;

/// Every date of `document`: those of its text in order, then of the file's name, of its signatures, of its properties.
///
/// `as_of` only says which century two digits of a year mean: none later than ten years after it.
pub fn find(document: &Document, as_of: Date) -> Vec<FoundDate> {
    let mut finder = Finder {
        content: &document.content,
        reader: Reader::new(as_of),
        lines: Lines::default(),
        found: Vec::new(),
        only_dated: Vec::new(),
    };
    finder.blocks();
    let headed = heads::days(finder.content, &finder.found);
    finder.found.extend(headed);
    finder.tell_apart();
    finder.sent();
    finder.name(&document.path);
    finder.signatures();
    finder.properties();
    finder.found
}

/// The day that the text of a cell names, the last one of a period or range; the last date when there are several.
///
/// Two digits of a year mean none later than ten years after `pivot`.
pub fn parse_cell(text: &str, pivot: Date) -> Option<Date> {
    Reader::new(pivot).dates(text, Setting::Cell).last().map(|d| d.last)
}

/// The time that `text` names: from the first of its dates to the last.
///
/// Two digits of a year mean none later than ten years after `pivot`.
pub(crate) fn span(text: &str, pivot: Date) -> Option<(Date, Date)> {
    let dates = Reader::new(pivot).dates(text, Setting::Cell);
    Some((dates.iter().map(|date| date.first).min()?, dates.iter().map(|date| date.last).max()?))
}

struct Finder<'d> {
    content: &'d Content,
    reader: Reader,
    lines: Lines,
    found: Vec<FoundDate>,
    /// Those of `found` of which only the word "date" says what they are.
    only_dated: Vec<usize>,
}

impl Finder<'_> {
    fn blocks(&mut self) {
        let content = self.content;
        let mut table = Table::default();
        for (index, block) in content.blocks.iter().enumerate() {
            if block.cells.is_empty() {
                self.line(index, block);
                continue;
            }
            if !table.is(block.table) || block.table.is_none() {
                table = Table::new(block.table, order(&content.blocks, index));
            }
            for one in table.row(&mut self.reader, block) {
                let text = block.cell_text(one.cell);
                let signed = lines::signed(content, index, text, &one.date);
                let role = if one.date.told.is_some() { signed.or(one.role) } else { one.role.or(signed) };
                let place = Some(block.place_at(one.cell.span().start));
                self.push(&one.date, role, &Seat { text, place, source: DateSource::Cell, shaky: block.is_shaky() });
            }
        }
    }

    fn line(&mut self, index: usize, block: &Block) {
        let (dates, roles) = self.lines.read(&mut self.reader, self.content, index);
        let source = match block.kind {
            BlockKind::Field => DateSource::FormField,
            BlockKind::Row => DateSource::Cell,
            _ => DateSource::Text,
        };
        let seat = Seat { text: &block.text, place: Some(block.place.clone()), source, shaky: block.is_shaky() };
        for (date, role) in dates.iter().zip(roles) {
            self.push(date, role, &seat);
        }
    }

    /// "Date : 18 novembre", and further on "fait le 19": the paper is of the later day, and speaks of the earlier one.
    fn tell_apart(&mut self) {
        let issued = |(index, date): &(usize, &FoundDate)| date.role == Role::Issue && !self.only_dated.contains(index);
        let written = self.found.iter().enumerate().filter(issued).map(|(_, date)| date.first).max();
        for index in std::mem::take(&mut self.only_dated) {
            if let Some(date) = self.found.get_mut(index).filter(|date| Some(date.last) < written) {
                date.role = Role::Event;
            }
        }
    }

    /// A mail is of the day on which it was sent, and nothing in it was written later; one that somebody passes on is as old as the
    /// message in it.
    fn sent(&mut self) {
        let [subject, sender, ..] = &*self.content.blocks else { return };
        if !sender.text.starts_with("From: ") {
            return;
        }
        let day = |date: &&mut FoundDate| date.precision == Precision::Day && date.place.is_some();
        let (mut headed, within): (Vec<_>, Vec<_>) =
            self.found.iter_mut().filter(day).partition(|date| date.quote.starts_with("Date: "));
        let Some(header) = headed.first_mut() else { return };
        let mut passed_on = false;
        for date in within.into_iter().filter(|date| date.role == Role::Issue) {
            passed_on |= date.first < header.first && is_passed_on(&subject.text);
            if date.first > header.first {
                date.role = Role::Event;
            }
        }
        header.role = if passed_on { Role::Unknown } else { Role::Issue };
    }

    fn name(&mut self, path: &str) {
        let name = path.rsplit('/').next().unwrap_or(path);
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let seat = Seat { text: stem, place: None, source: DateSource::FileName, shaky: false };
        for date in self.reader.dates(stem, Setting::Name) {
            let role = date.told.map(|t| t.role);
            self.push(&date, role, &seat);
        }
    }

    fn signatures(&mut self) {
        for mark in self.content.signatures.iter().filter(|m| m.kind != SignatureKind::EmptyField) {
            if let Some(date) = mark.date {
                self.found.push(FoundDate {
                    place: mark.place.clone(),
                    ..claim(date, Role::Signature, DateSource::Signature)
                });
            }
        }
    }

    fn properties(&mut self) {
        let properties = &self.content.properties;
        self.found.extend(properties.created.map(|d| claim(d, Role::Issue, DateSource::Metadata)));
        self.found.extend(properties.modified.map(|d| claim(d, Role::Version, DateSource::Metadata)));
    }

    fn push(&mut self, date: &Dated, role: Option<Role>, seat: &Seat) {
        let quote = if seat.place.is_some() { date.quote.clone() } else { 0..seat.text.len() };
        let quote = seat.text.get(quote).unwrap_or("").trim().to_owned();
        let one = FoundDate {
            first: date.first,
            last: date.last,
            precision: date.precision,
            role: role.unwrap_or(Role::Unknown),
            source: seat.source,
            place: seat.place.clone(),
            quote,
            doubtful: date.doubtful || seat.shaky,
        };
        if role == Some(Role::Issue) && date.told.is_some_and(|told| told.is_weakly(Role::Issue)) {
            self.only_dated.push(self.found.len());
        }
        self.found.extend(spread(one, date, role));
    }
}

/// "TR: nouvelle procédure", "Fwd : planning": the subject of a message passed on.
fn is_passed_on(subject: &str) -> bool {
    let mark = subject.split(':').next().filter(|mark| mark.len() < subject.len()).unwrap_or_default();
    ["TR", "FW", "FWD"].iter().any(|known| mark.trim().eq_ignore_ascii_case(known))
}

/// Where a date stands.
struct Seat<'t> {
    text: &'t str,
    place: Option<Place>,
    source: DateSource,
    /// True when a machine read the text from a picture without being sure of it.
    shaky: bool,
}

/// Decides what a range says: a term has two ends, anything that took place is one event.
fn spread(one: FoundDate, date: &Dated, role: Option<Role>) -> Vec<FoundDate> {
    if !date.range {
        return vec![one];
    }
    let term = date.told.is_some_and(|t| t.weight == Weight::Term);
    if term || matches!(role, Some(Role::Expiry | Role::Effect)) {
        let start = FoundDate { role: Role::Effect, last: one.first, ..one.clone() };
        let end = FoundDate { role: Role::Expiry, first: one.last, ..one };
        return [start, end].map(|d| FoundDate { precision: Precision::Day, ..d }).into();
    }
    let role = match one.role {
        Role::Issue | Role::Version | Role::Print | Role::Signature => Role::Event,
        Role::Unknown if one.precision == Precision::Day => Role::Event,
        other => other,
    };
    vec![FoundDate { role, ..one }]
}

/// The order of day and month that the columns of the table at `index` show.
fn order(blocks: &[Block], index: usize) -> Order {
    let rows = blocks.get(index..).unwrap_or(&[]);
    let number = rows.first().and_then(|b| b.table);
    let mut order = Order::default();
    for row in rows.iter().take_while(|b| b.table == number && number.is_some()) {
        order.note(row);
    }
    order
}

fn claim(date: Date, role: Role, source: DateSource) -> FoundDate {
    FoundDate {
        first: date,
        last: date,
        precision: Precision::Day,
        role,
        source,
        place: None,
        quote: String::new(),
        doubtful: false,
    }
}
