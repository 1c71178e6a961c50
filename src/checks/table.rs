//! Does its table hold what it must hold? (`table-incomplete`, `overdue`)

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{Subject, Verdict};
use crate::model::document::{Block, Cell};
use crate::model::report::Outcome;
use crate::model::status::Code;
use crate::text::dates;
use crate::text::duration;
use crate::text::fold::folded;
use crate::text::negation::is_pending;
use crate::text::phrase::{Phrase, says, stems};
use crate::text::tables::{self, Table};

/// Rows up to which each empty cell counts.
const SHORT: usize = 6;
/// Rows of people from which a sheet tells who did not sign.
const PEOPLE: usize = 4;
/// One row in so many may be left out of a table that is meant for all.
const FEW: usize = 6;

/// Cells beside its name from which a row is filled, whatever columns they stand in.
const TOLD: usize = 2;

/// A table with these columns.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TableCheck {
    /// Columns that must be there.
    #[serde(default)]
    pub columns: Vec<Column>,
    /// Rows that must be filled (default 1).
    #[serde(default)]
    pub min_rows: Option<usize>,
    /// Rows whose due date has passed while they are not done.
    #[serde(default)]
    pub overdue: Option<Overdue>,
    /// What a row tells of a day that has not come was written ahead (`future-dated`).
    #[serde(default)]
    pub lived: Option<Lived>,
    /// Each empty cell counts, however many rows there are.
    #[serde(default)]
    pub strict: bool,
    /// Where nearly all rows hold a day, each of them must: nobody may be left out (`coverage-gap`).
    #[serde(default)]
    pub everyone: Option<Everyone>,
    /// Where most rows fill each of these columns, a cell that is empty in another one was forgotten (`table-incomplete`).
    #[serde(default)]
    pub signed: Option<Signed>,
}

/// What is told of the past alone.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Lived {
    /// Words that head the column of days.
    pub day: Vec<Phrase>,
    /// Words that head the columns of what was seen on that day (a result, initials).
    pub told: Vec<Phrase>,
}

/// Half-days that everybody signs.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Signed {
    /// Words that head the columns of half-days.
    pub among: Vec<Phrase>,
    /// Words that head the column of half-days where each column behind it is of one person.
    #[serde(default)]
    pub by: Vec<Phrase>,
    /// Words in a row that say why somebody did not sign.
    #[serde(default)]
    pub excused: Vec<Phrase>,
}

/// Who need not have a day.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Everyone {
    /// Words in a row that say why there is none: gone, not there yet.
    #[serde(default)]
    pub excused: Vec<Phrase>,
}

/// A column.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// What it is called, shown to people.
    pub name: String,
    /// Words that may head it.
    pub any: Vec<Phrase>,
    /// Its cells must be filled in every filled row; where several columns bear one of the names, one of them in each row.
    #[serde(default)]
    pub filled: bool,
    /// Once begun, it must be filled in at least half of the filled rows: it shows whether the table is kept.
    #[serde(default)]
    pub mostly: bool,
    /// The table may lack it.
    #[serde(default)]
    pub optional: bool,
}

/// How to tell an overdue row.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Overdue {
    /// Words that head the column of due dates.
    pub due: Vec<Phrase>,
    /// Words that head the columns which say that it is done (a date of completion, a state).
    pub done: Vec<Phrase>,
    /// Words in these columns that mean done.
    #[serde(default)]
    pub done_words: Vec<Phrase>,
    /// Whatever is written in one of these columns means done (an answer to a complaint).
    #[serde(default)]
    pub answered: bool,
    /// Words that head the columns which alone say that it is over, where most rows of the table fill one of them: the day of
    /// the answer, rather than what was tried.
    #[serde(default)]
    pub over: Vec<Phrase>,
    /// Time after that day within which it may be done (« P1M »).
    #[serde(default)]
    pub within: Option<String>,
}

impl TableCheck {
    pub(crate) fn run(&self, subject: &Subject<'_>) -> Vec<Verdict> {
        let names: Vec<&[Phrase]> = self.columns.iter().map(|column| column.any.as_slice()).collect();
        let lived = self.lived.as_ref().and_then(|lived| lived.run(subject));
        let lived = lived.or_else(|| self.signed.as_ref()?.run(subject));
        let content = &subject.document.content;
        let tabular = content.blocks.iter().any(|block| block.table.is_some());
        let tables = subject.facts.tables.alike(content, &names);
        let Some(table) = tables.first() else {
            let asked = self.columns.iter().any(|column| !column.optional);
            let lacking = (tabular && asked).then(|| self.lacking(subject, None));
            return lacking.into_iter().chain(lived).collect();
        };
        let whole = self.complete(subject, table);
        let passes = whole.outcome == Outcome::Pass;
        let others = || tables.iter().skip(1).find_map(|other| self.gap(subject, other, &self.filled_rows(other)));
        let mut verdicts = vec![passes.then(others).flatten().unwrap_or(whole)];
        let late = |overdue: &Overdue| tables.iter().find_map(|table| overdue.run(subject, table));
        verdicts.extend(self.overdue.as_ref().and_then(late));
        let ahead = |overdue: &Overdue| tables.iter().find_map(|table| overdue.ahead(subject, table));
        verdicts.extend(self.overdue.as_ref().and_then(ahead));
        verdicts.extend(lived);
        let all = || subject.facts.tables.all(content, &names).into_iter();
        verdicts
            .extend(self.everyone.as_ref().and_then(|everyone| all().find_map(|table| everyone.run(subject, &table))));
        verdicts
    }

    fn complete(&self, subject: &Subject<'_>, table: &Table<'_>) -> Verdict {
        let absent = self.columns.iter().zip(&table.columns).any(|(column, at)| at.is_none() && !column.optional);
        if absent {
            return self.lacking(subject, Some(table));
        }
        let rows = self.filled_rows(table);
        if let Some(verdict) = self.left_empty(subject, table, rows.len()) {
            return verdict;
        }
        let words = subject.words;
        let expected = words.tell("check-table-rows-expected", &[("n", &self.min_rows.unwrap_or(1).to_string())]);
        if rows.len() < self.min_rows.unwrap_or(1) {
            let found = words.tell("check-table-rows-found", &[("n", &rows.len().to_string())]);
            let verdict = Verdict::new("table", Outcome::Fail, expected, found).code(Code::TableIncomplete);
            return verdict.at(Some(table.header.place.clone()));
        }
        self.gap(subject, table, &rows).unwrap_or_else(|| {
            let found = words.tell("check-table-rows-found", &[("n", &rows.len().to_string())]);
            Verdict::new("table", Outcome::Pass, expected, found).at(Some(table.header.place.clone()))
        })
    }

    fn lacking(&self, subject: &Subject<'_>, table: Option<&Table<'_>>) -> Verdict {
        let words = subject.words;
        let asked = self.columns.iter().filter(|column| !column.optional).map(|column| column.name.as_str());
        let columns = self.columns.iter().enumerate();
        let missing = columns.filter(|(i, column)| {
            !column.optional && table.is_none_or(|table| table.columns.get(*i).is_none_or(Option::is_none))
        });
        let missing: Vec<&str> = missing.map(|(_, column)| column.name.as_str()).collect();
        let expected = words.tell("check-table-columns", &[("names", &asked.collect::<Vec<_>>().join(", "))]);
        let found = words.tell("check-table-lacking", &[("names", &missing.join(", "))]);
        let verdict = Verdict::new("table", Outcome::Fail, expected, found).code(Code::TableIncomplete);
        verdict.at(table.map(|table| table.header.place.clone()))
    }

    /// A table whose rows are named, and most of them hold nothing more.
    fn left_empty(&self, subject: &Subject<'_>, table: &Table<'_>, filled: usize) -> Option<Verdict> {
        let name = table.columns.first().copied().flatten()?;
        let named: Vec<&Block> = table.rows.iter().copied().filter(|row| tables::cell(row, name).is_some()).collect();
        let empty = named.len().saturating_sub(filled);
        if filled == 0 || named.len() < SHORT || empty * 2 <= named.len() {
            return None;
        }
        let words = subject.words;
        let counts = [("n", empty.to_string()), ("rows", named.len().to_string())];
        let args: Vec<(&str, &str)> = counts.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let found = words.tell("check-table-left-empty", &args);
        let verdict = Verdict::new("table", Outcome::Fail, words.say("check-table-left-empty-expected"), found);
        Some(verdict.code(Code::TableIncomplete).at(Some(table.header.place.clone())))
    }

    /// Rows in which at least two of the columns hold something, or one of them and two cells that nobody asks for, or four of these.
    fn filled_rows<'a>(&self, table: &Table<'a>) -> Vec<&'a Block> {
        let columns: Vec<u32> = table.columns.iter().copied().flatten().collect();
        let wanted = columns.len().min(2);
        let count =
            |row: &Block, columns: &[u32]| columns.iter().filter(|&&at| tables::cell(row, at).is_some()).count();
        let told = |row: &Block| {
            let cells: Vec<u32> = row.cells.iter().map(|cell| cell.column).collect();
            let few = if count(row, &columns) > 0 { TOLD } else { TOLD + 1 };
            count(row, &cells) > few
        };
        table.rows.iter().copied().filter(|row| count(row, &columns) >= wanted || told(row)).collect()
    }

    /// A column that must be filled and has empty cells; of several that say the same, one is enough.
    fn gap(&self, subject: &Subject<'_>, table: &Table<'_>, rows: &[&Block]) -> Option<Verdict> {
        let mut required = self.columns.iter().zip(&table.columns);
        let (column, empty, key) = required.find_map(|(column, at)| {
            let at = (*at)?;
            let beside = if column.filled { tables::all_heads(table.header, &column.any) } else { vec![at] };
            let says = |row: &Block| beside.iter().any(|&one| tables::cell(row, one).is_some());
            let empty: Vec<&&Block> = rows.iter().filter(|row| !says(row)).collect();
            let key = column.lacks(empty.len(), rows.len(), self.strict)?;
            Some((column, empty, key))
        })?;
        let words = subject.words;
        let counts = [("name", column.name.clone()), ("n", empty.len().to_string()), ("rows", rows.len().to_string())];
        let args: Vec<(&str, &str)> = counts.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let verdict =
            Verdict::new("table", Outcome::Fail, words.tell(key, &args), words.tell("check-table-cells-found", &args));
        Some(verdict.code(Code::TableIncomplete).at(empty.first().map(|row| row.place.clone())))
    }
}

impl Column {
    /// What the column asks for and does not get with so many `empty` cells: the key of its words.
    fn lacks(&self, empty: usize, rows: usize, strict: bool) -> Option<&'static str> {
        if self.filled && (too_many(empty, rows) || strict && empty > 0) {
            return Some("check-table-cells-expected");
        }
        (self.mostly && half_empty(empty, rows)).then_some("check-table-cells-mostly")
    }
}

impl Lived {
    /// The first row that tells what was seen on a day that has not come.
    fn run(&self, subject: &Subject<'_>) -> Option<Verdict> {
        let tables = subject.facts.tables.alike(&subject.document.content, &[&self.day, &self.told]);
        tables.iter().find_map(|table| self.ahead(subject, table))
    }

    fn ahead(&self, subject: &Subject<'_>, table: &Table<'_>) -> Option<Verdict> {
        let at = table.columns.first().copied().flatten()?;
        let told = tables::all_heads(table.header, &self.told);
        let says = |text: &str| text.contains(char::is_alphanumeric);
        let seen = |row: &Block| {
            told.iter().any(|&column| column != at && tables::cell(row, column).is_some_and(|(_, text)| says(text)))
        };
        let ahead =
            |row: &&Block| day(tables::cell(row, at)?, subject.as_of).filter(|date| *date > subject.as_of && seen(row));
        let (row, date) = table.rows.iter().find_map(|row| Some((row, ahead(row)?)))?;
        let words = subject.words;
        let expected = words.tell("check-lived-expected", &[("day", &words.day(subject.as_of))]);
        let found = words.tell("check-lived-found", &[("day", &words.day(date))]);
        let verdict = Verdict::new("table", Outcome::Unsure, expected, found).code(Code::FutureDated);
        Some(verdict.at(Some(row.place_at(cell_start(row, at)))))
    }
}

impl Signed {
    /// The first row with a cell left empty, in a table of which two rows in three are full. What was read from a picture tells of none.
    fn run(&self, subject: &Subject<'_>) -> Option<Verdict> {
        let content = &subject.document.content;
        let headed = |names: &[Phrase]| subject.facts.tables.alike(content, &[names]);
        let tables = [headed(&self.among), headed(&self.by)].concat();
        let told = content.confidence().is_none();
        let (row, empty) = tables.iter().filter(|_| told).find_map(|table| self.forgotten(subject, table))?;
        let words = subject.words;
        let found = words.tell("check-signed-cells-found", &[("n", &empty.to_string())]);
        let verdict = Verdict::new("table", Outcome::Fail, words.say("check-signed-cells-expected"), found);
        Some(verdict.code(Code::TableIncomplete).at(Some(row.place.clone())))
    }

    fn forgotten<'a>(&self, subject: &Subject<'_>, table: &Table<'a>) -> Option<(&'a Block, usize)> {
        let columns = self.columns(table.header);
        let empty = |row: &Block| columns.iter().filter(|&&column| tables::cell(row, column).is_none()).count();
        let rows: Vec<&Block> = table.rows.iter().copied().filter(|row| empty(row) < columns.len()).collect();
        let full = rows.iter().filter(|row| empty(row) == 0).count();
        let kept = columns.len() > 1 && rows.len() >= PEOPLE && full * 3 >= rows.len() * 2;
        let row = rows.into_iter().filter(|_| kept).find(|row| empty(row) > 0 && !self.is_excused(subject, row))?;
        Some((row, empty(row)))
    }

    /// The columns that are signed: of half-days, or of everybody behind the one that names them.
    fn columns(&self, header: &Block) -> Vec<u32> {
        let of = |names: &[Phrase]| -> Vec<u32> {
            let heads = header.cells.iter().filter(|cell| says(header.cell_text(cell), names));
            heads.map(|cell| cell.column).collect()
        };
        match of(&self.by)[..] {
            [by] => header.cells.iter().map(|cell| cell.column).filter(|column| *column > by).collect(),
            _ => of(&self.among),
        }
    }

    /// True where the row says why, or a line below the table names whoever it is of.
    fn is_excused(&self, subject: &Subject<'_>, row: &Block) -> bool {
        let name = row.text.split(['\t', ' ']).next().and_then(stems).unwrap_or_default();
        let lines = subject.document.content.blocks.iter().filter(|block| block.cells.is_empty());
        says(&row.text, &self.excused) || lines.filter_map(|block| stems(&block.text)).any(|text| text.contains(&name))
    }
}

impl Everyone {
    /// The rows without a day that has come, in a table of which a column holds one in nearly all rows: they have nothing in that column and no
    /// such day elsewhere, or a mere dash and none in a column of the same sort.
    fn run(&self, subject: &Subject<'_>, table: &Table<'_>) -> Option<Verdict> {
        let name = table.columns.first().copied().flatten()?;
        let named: Vec<&Block> = table.rows.iter().copied().filter(|row| tables::cell(row, name).is_some()).collect();
        let few = (named.len() / FEW).max(1);
        let past = |row: &Block, cell: &Cell| {
            day((cell, row.cell_text(cell)), subject.as_of).is_some_and(|date| date <= subject.as_of)
        };
        let holds = |row: &Block, column: u32| tables::cell(row, column).is_some_and(|(cell, _)| past(row, cell));
        let kept = |column: &u32| named.iter().filter(|row| holds(row, *column)).count() + few >= named.len();
        let column = table.header.cells.iter().map(|cell| cell.column).find(kept).filter(|_| named.len() > SHORT)?;
        let heads = tables::akin(table.header, column);
        let is_left_out = |row: &&&Block| {
            let said = tables::cell(row, column).map(|(_, text)| text.contains(char::is_alphanumeric));
            let counts = |cell: &&Cell| said.is_none() || heads.contains(&cell.column);
            said != Some(true) && !row.cells.iter().filter(counts).any(|cell| past(row, cell)) && !self.is_excused(row)
        };
        let left_out: Vec<&&Block> = named.iter().filter(is_left_out).collect();
        let first = left_out.first()?;
        let words = subject.words;
        let counts = [("n", left_out.len().to_string()), ("rows", named.len().to_string())];
        let args: Vec<(&str, &str)> = counts.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let (expected, found) = (words.say("check-everyone-expected"), words.tell("check-everyone-found", &args));
        let verdict = Verdict::new("table", Outcome::Fail, expected, found).code(Code::CoverageGap);
        Some(verdict.at(Some(first.place_at(cell_start(first, name)))))
    }

    fn is_excused(&self, row: &Block) -> bool {
        says(&row.text, &self.excused)
    }
}

/// One forgotten cell in a long table is no fault; a tenth of them is.
fn too_many(empty: usize, rows: usize) -> bool {
    empty > 0 && (rows <= SHORT || (empty > 1 && empty * 10 >= rows))
}

/// Begun, then left: something stands in it, and more than half of it is empty.
fn half_empty(empty: usize, rows: usize) -> bool {
    empty < rows && empty * 2 > rows
}

impl Overdue {
    fn run(&self, subject: &Subject<'_>, table: &Table<'_>) -> Option<Verdict> {
        let due = tables::heads(table.header, &[&self.due]).first().copied().flatten()?;
        let over = tables::all_heads(table.header, &self.over);
        let closed = |row: &&&Block| over.iter().any(|column| tables::cell(row, *column).is_some());
        let kept = table.rows.iter().filter(closed).count() * 2 > table.rows.len();
        let done = if kept { over } else { tables::all_heads(table.header, &self.done) };
        let done = beyond(table.header, due, done);
        let returns = tables::is_of_next_time(table.header, due);
        let late: Vec<(&Block, Date)> = table
            .rows
            .iter()
            .filter_map(|row| Some((*row, day(tables::cell(row, due)?, subject.as_of)?)))
            .filter(|(_, date)| self.ends(*date) < subject.as_of)
            .filter(|(row, date)| !self.is_done(row, &done, returns.then_some(*date)) && !self.says_done(row, due))
            .collect();
        let (first, date) = late.first()?;
        let words = subject.words;
        let found = words.tell("check-overdue-found", &[("n", &late.len().to_string()), ("day", &words.day(*date))]);
        let verdict = Verdict::new("table", Outcome::Unsure, words.say("check-overdue-expected"), found);
        Some(verdict.code(Code::Overdue).at(Some(first.place_at(first.text.len().min(cell_start(first, due))))))
    }

    /// What is said to be done, closed even, on a day that has not come.
    fn ahead(&self, subject: &Subject<'_>, table: &Table<'_>) -> Option<Verdict> {
        let closed = |row: &Block, column: u32| {
            let others = self.done.iter().flat_map(|one| tables::all_heads(table.header, std::slice::from_ref(one)));
            let mut others = others.filter(|other| *other != column).filter_map(|other| tables::cell(row, other));
            others.any(|(_, text)| self.is_said_done(text))
        };
        let done = tables::all_heads(table.header, &self.done);
        let found = table.rows.iter().find_map(|row| {
            let told = |&column: &u32| {
                let date = day(tables::cell(row, column)?, Date::MAX).filter(|date| *date > subject.as_of)?;
                closed(row, column).then_some((column, date))
            };
            done.iter().find_map(told).map(|(column, date)| (row, column, date))
        });
        let (row, column, date) = found?;
        let words = subject.words;
        let expected = words.tell("check-ahead-expected", &[("day", &words.day(subject.as_of))]);
        let verdict = Verdict::new(
            "table",
            Outcome::Unsure,
            expected,
            words.tell("check-ahead-found", &[("day", &words.day(date))]),
        );
        Some(verdict.code(Code::FutureDated).at(Some(row.place_at(cell_start(row, column)))))
    }

    /// Last day on which what is due on `date` may be done.
    fn ends(&self, date: Date) -> Date {
        let within = self.within.as_deref().and_then(|text| duration::parse(text).ok()).unwrap_or_default();
        date.checked_add(within).unwrap_or(date)
    }

    /// What comes back is done when it was done on its day or after: the day before that is the last time.
    fn is_done(&self, row: &Block, done: &[u32], since: Option<Date>) -> bool {
        done.iter().filter_map(|&column| tables::cell(row, column)).any(|(cell, text)| {
            match cell.date.or_else(|| dates::parse_cell(text, Date::MAX)) {
                Some(day) => since.is_none_or(|since| day >= since),
                None if self.answered => text.contains(char::is_alphanumeric) && !is_pending(text),
                None => self.is_said_done(text),
            }
        })
    }

    /// « fait le 24/09/2026 » under the very head of the days by which something is due.
    fn says_done(&self, row: &Block, due: u32) -> bool {
        tables::cell(row, due).is_some_and(|(_, text)| self.is_said_done(text))
    }

    fn is_said_done(&self, text: &str) -> bool {
        let stems = stems(text).unwrap_or_default();
        self.done_words.iter().flat_map(Phrase::forms).any(|word| stems.contains(word))
    }
}

/// Of columns that bear the same name on both sides of `due`, those after it: « Visite 1, faite le, visite 2 prévue, faite le ».
fn beyond(header: &Block, due: u32, mut done: Vec<u32>) -> Vec<u32> {
    let head = |column: u32| tables::cell(header, column).map(|(_, text)| folded(text));
    let after: Vec<_> = done.iter().filter(|&&column| column > due).map(|&column| head(column)).collect();
    done.retain(|&column| column > due || !after.contains(&head(column)));
    done
}

fn day((cell, text): (&Cell, &str), as_of: Date) -> Option<Date> {
    cell.date.or_else(|| dates::parse_cell(text, as_of))
}

fn cell_start(row: &Block, column: u32) -> usize {
    row.cells.iter().find(|cell| cell.column == column).map_or(0, |cell| cell.span().start)
}
