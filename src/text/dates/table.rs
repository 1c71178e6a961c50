//! What tables say of the dates in their cells: the header of the column, the label on the left. One table at a time.

use jiff::civil::Date;

use super::reader::{Dated, Label, Reader};
use super::token::Setting;
use super::vocabulary::Weight;
use crate::model::date::{Precision, Role};
use crate::model::document::{Block, Cell};
use crate::text::fold::folded;

/// Longest cell, in bytes, that may be a header.
const LONGEST_HEADER: usize = 80;
/// Rows at the head of a table where any row may be the header.
const HEAD: usize = 12;

/// A date of a cell: the date, the cell, what it says.
pub(super) struct CellDate<'b> {
    pub(super) cell: &'b Cell,
    pub(super) date: Dated,
    pub(super) role: Option<Role>,
}

/// The header of one column.
struct Header {
    column: u32,
    label: Label,
    /// "Fait le": the action was done.
    done: bool,
}

/// What is known of the table being read.
#[derive(Default)]
pub(super) struct Table {
    number: Option<u32>,
    rows: usize,
    dated: bool,
    headers: Vec<Header>,
    /// What the header row speaks of, beside its dates.
    subject: Option<Role>,
    order: Order,
}

/// Order of day and month in each column, where the values show it.
#[derive(Default)]
pub(super) struct Order {
    month_first: Vec<u32>,
    day_first: Vec<u32>,
}

impl Order {
    /// Notes what the cells of one row show.
    pub(super) fn note(&mut self, block: &Block) {
        for cell in &block.cells {
            let Some((first, second)) = slashed(block.cell_text(cell)) else { continue };
            let shown = match (first > 12, second > 12) {
                (true, false) => &mut self.day_first,
                (false, true) => &mut self.month_first,
                _ => continue,
            };
            if !shown.contains(&cell.column) {
                shown.push(cell.column);
            }
        }
    }

    fn is_month_first(&self, column: u32) -> bool {
        self.month_first.contains(&column) && !self.day_first.contains(&column)
    }

    fn is_open(&self, column: u32) -> bool {
        !self.month_first.contains(&column) && !self.day_first.contains(&column)
    }
}

/// The first two numbers of a text that begins like `3/12/2026`.
fn slashed(text: &str) -> Option<(u32, u32)> {
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut parts = text.splitn(3, '/');
    let (first, second, rest) = (parts.next()?, parts.next()?, parts.next()?);
    let year = rest.bytes().take_while(u8::is_ascii_digit).count();
    (year == 4 && first.len() <= 2 && second.len() <= 2).then_some((first.parse().ok()?, second.parse().ok()?))
}

impl Table {
    /// A table about to be read, whose columns show `order`.
    pub(super) fn new(number: Option<u32>, order: Order) -> Self {
        Self { number, order, ..Self::default() }
    }

    pub(super) fn is(&self, number: Option<u32>) -> bool {
        self.number == number
    }

    /// Reads the next row: its dates, with what the table says of them.
    pub(super) fn row<'b>(&mut self, reader: &mut Reader, block: &'b Block) -> Vec<CellDate<'b>> {
        let mut found = Vec::new();
        for cell in &block.cells {
            found.extend(self.cell(reader, block, cell));
        }
        self.rows += 1;
        if found.is_empty() {
            self.learn(reader, block);
            return found;
        }
        let dates: Vec<u32> = found.iter().map(|f| f.cell.column).collect();
        for one in &mut found {
            one.role = self.role(reader, block, (one, &dates));
        }
        found.retain(|one| !self.is_count(block, one));
        // A title above the table may bear a date; its header is still to come.
        self.dated |= !found.is_empty() && block.cells.len() > 1;
        found
    }

    fn cell<'b>(&self, reader: &mut Reader, block: &'b Block, cell: &'b Cell) -> Vec<CellDate<'b>> {
        let text = block.cell_text(cell);
        let read = reader.dates(text, Setting::Cell);
        let dates = match cell.date {
            Some(date) => vec![styled(date, text, &read)],
            None => self.ordered(cell.column, text, read),
        };
        dates.into_iter().map(|date| CellDate { cell, date, role: None }).collect()
    }

    /// Turns the dates of a column whose other values show that the month comes first.
    fn ordered(&self, column: u32, text: &str, mut read: Vec<Dated>) -> Vec<Dated> {
        let Some((first, second)) = slashed(text) else { return read };
        if self.order.is_month_first(column) {
            let turned = month_first(text, first, second);
            return turned.map_or(read, |date| vec![styled(date, text, &[])]);
        }
        if first <= 12 && second <= 12 && first != second && self.order.is_open(column) && has_seconds(text) {
            for date in &mut read {
                date.doubtful = true;
            }
        }
        read
    }

    /// Role of a date: its own words, then the header or the label on the left, then what the row speaks of. The other
    /// columns of a wide row may tell that something happened, not when something ends.
    fn role(&self, reader: &mut Reader, block: &Block, (one, dates): (&CellDate, &[u32])) -> Option<Role> {
        let own = one.date.told.filter(|t| t.weight != Weight::Weak || t.role != Role::Issue);
        if let Some(told) = own {
            let done = told.role == Role::Issue && is_done(block.cell_text(one.cell));
            return Some(if done { Role::Event } else { told.role });
        }
        let header = self.headers.iter().find(|h| h.column == one.cell.column);
        let named = header.filter(|h| !h.label.generic).map(|h| if h.done { Role::Event } else { h.label.role });
        let pair = block.cells.len() <= 2;
        if let Some(role) = named.filter(|_| !pair) {
            return Some(role);
        }
        let left = left_of(block, one.cell, dates).and_then(|cell| reader.label(block.cell_text(cell)));
        let strong = left.filter(|l| l.strong).map(|l| l.role);
        let happens = |role: &Role| pair || matches!(role, Role::Visit | Role::Event | Role::Previous);
        let subject = || header.and(self.subject).or_else(|| left.map(|l| l.role).filter(happens));
        let told = strong.or(named).or(one.date.hint).or_else(subject).or_else(|| spoken_of(reader, block, dates));
        told.or_else(|| header.map(|_| if one.date.precision == Precision::Day { Role::Event } else { Role::Unknown }))
    }

    /// True for a number that only looks like a year (2100) or a month (2026-01): no header speaks of dates above it.
    fn is_count(&self, block: &Block, one: &CellDate) -> bool {
        let text = block.cell_text(one.cell).trim();
        let year = text.len() == 4 && one.date.precision == Precision::Period && block.cells.len() > 2;
        let rank = text.len() == 7 && one.date.precision == Precision::Month && one.date.doubtful;
        (year || rank) && self.headers.iter().all(|h| h.column != one.cell.column)
    }

    /// Takes `block`, a row without dates, for a header if it looks like one.
    fn learn(&mut self, reader: &mut Reader, block: &Block) {
        let texts = || block.cells.iter().map(|c| (c.column, block.cell_text(c)));
        let heading = texts().all(|(_, t)| t.len() <= LONGEST_HEADER && !is_number(t));
        let early = !self.dated && self.rows <= HEAD;
        if !heading || block.cells.is_empty() || !(early || texts().any(|(_, t)| begins_as_date(t))) {
            return;
        }
        let acts = texts().any(|(_, text)| is_action(text) || is_done(text));
        let first = block.cells.first().map(|cell| cell.column);
        let labels: Vec<Header> = texts()
            .filter_map(|(column, text)| {
                let label = deadline(text)
                    .filter(|_| acts && first != Some(column))
                    .or_else(|| reader.label(text))
                    .or_else(|| done(text))?;
                Some(Header { column, label, done: is_done(text) || is_stamp(text) })
            })
            .collect();
        if labels.is_empty() {
            return;
        }
        let edition = || texts().any(|(_, text)| numbers_editions(text)).then_some(Role::Version);
        self.subject = labels.iter().filter(|h| !h.label.generic).find_map(|h| subject(h.label)).or_else(edition);
        let kept =
            std::mem::take(&mut self.headers).into_iter().filter(|h| labels.iter().all(|l| l.column != h.column));
        self.headers = kept.collect();
        self.headers.extend(labels);
    }
}

/// The date that a cell's number format shows; `read` tells whether only a month is shown.
fn styled(date: Date, text: &str, read: &[Dated]) -> Dated {
    let month = read.iter().find(|d| d.precision == Precision::Month && d.first <= date && date <= d.last);
    let (first, last) = month.map_or((date, date), |m| (m.first, m.last));
    let precision = month.map_or(Precision::Day, |m| m.precision);
    Dated {
        first,
        last,
        precision,
        doubtful: false,
        range: false,
        told: None,
        hint: None,
        span: 0..text.len(),
        quote: 0..text.len(),
    }
}

fn month_first(text: &str, first: u32, second: u32) -> Option<Date> {
    let year = text.splitn(3, '/').nth(2)?.get(..4)?.parse().ok()?;
    Date::new(year, i8::try_from(first).ok()?, i8::try_from(second).ok()?).ok()
}

/// True for time stamps of exports, with seconds or an English half of the day.
fn has_seconds(text: &str) -> bool {
    text.bytes().filter(|b| *b == b':').count() == 2 || text.ends_with("AM") || text.ends_with("PM")
}

/// True for "fait le", "soldé le", which in a table say that something was done.
fn is_done(text: &str) -> bool {
    let plain = folded(text);
    ["fait le", "solde le", "clos le", "termine le"].iter().any(|head| plain.trim_start().starts_with(head))
}

/// True for the time stamps of exported answers.
fn is_stamp(text: &str) -> bool {
    text.trim_start().get(..7).is_some_and(|start| start.eq_ignore_ascii_case("horodat"))
}

/// What the head of a column says under which actions are to be done.
fn deadline(text: &str) -> Option<Label> {
    is_deadline(text).then_some(Label { role: Role::Expiry, generic: false, strong: true })
}

/// What the head of a column says under which actions are told to be done.
fn done(text: &str) -> Option<Label> {
    is_done(text).then_some(Label { role: Role::Event, generic: false, strong: true })
}

/// True for the head of a column of days by which something is to be done.
pub(super) fn is_deadline(text: &str) -> bool {
    const HEADS: [&str; 13] = [
        "quand",
        "pour quand",
        "pour le",
        "avant le",
        "d'ici",
        "d'ici le",
        "d'ici au",
        "a faire avant",
        "a faire pour le",
        "date butoir",
        "date limite",
        "delai",
        "echeance",
    ];
    HEADS.contains(&folded(text).trim().trim_end_matches(['.', ':', '?', ' ']))
}

/// True for the head of a column of things to do, or of those who do them.
pub(super) fn is_action(text: &str) -> bool {
    const WORDS: [&str; 13] = [
        "action",
        "actions",
        "decision",
        "decisions",
        "faire",
        "mesure",
        "mesures",
        "pilote",
        "qui",
        "quoi",
        "responsable",
        "tache",
        "taches",
    ];
    let plain = folded(text);
    plain.split(|c: char| !c.is_alphanumeric()).any(|word| WORDS.contains(&word))
}

/// True for the head of the column that numbers the editions of a document.
fn numbers_editions(text: &str) -> bool {
    const HEADS: [&str; 7] = ["indice", "ind", "version", "v", "rev", "revision", "edition"];
    HEADS.contains(&folded(text).trim().trim_end_matches(['.', ':', ' ']))
}

fn is_number(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_digit()) && !text.bytes().any(|b| b.is_ascii_alphabetic())
}

fn begins_as_date(text: &str) -> bool {
    let start = text.trim_start().as_bytes().get(..4).unwrap_or(b"");
    start.eq_ignore_ascii_case(b"date")
}

/// The nearest cell on the left that is no date.
fn left_of<'b>(block: &'b Block, cell: &Cell, dates: &[u32]) -> Option<&'b Cell> {
    let left = block.cells.iter().rev().filter(|c| c.column < cell.column && !dates.contains(&c.column));
    left.filter(|c| c.span().len() <= LONGEST_HEADER).find(|c| !c.span().is_empty())
}

/// What a header beside the one of the dates says of them.
fn subject(label: Label) -> Option<Role> {
    let takes_place = matches!(label.role, Role::Visit | Role::Event);
    let marks = label.strong && matches!(label.role, Role::Version | Role::Signature);
    (takes_place || marks).then_some(label.role)
}

/// What the other cells of the row speak of.
fn spoken_of(reader: &mut Reader, block: &Block, dates: &[u32]) -> Option<Role> {
    let others = block.cells.iter().filter(|c| !dates.contains(&c.column) && c.span().len() <= LONGEST_HEADER);
    let took_place = |role: &Role| matches!(role, Role::Visit | Role::Event);
    others.take(8).find_map(|c| reader.label(block.cell_text(c)).map(|l| l.role).filter(took_place))
}
