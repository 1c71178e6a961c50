//! Tables inside a document: which row heads them, which cells stand under which name.

use std::ops::Range;

use super::phrase::{Phrase, Phrases, stems};
use crate::model::document::{Block, Cell, Content};

/// Rows in which a header may stand, counted from the top of its table.
const HEADER_ROWS: usize = 15;

/// Longest text of a cell that may head a column, in bytes.
const HEADER_CELL: usize = 160;

/// Words over a column of days on which something comes back.
static AGAIN: Phrases = Phrases::new(&["prochain", "prochaine", "à refaire", "suivant", "suivante"]);

/// A table whose header was found.
#[derive(Clone, Debug)]
pub struct Table<'a> {
    /// The block that heads it.
    pub header: &'a Block,
    /// Column number for each name asked for, in the order asked.
    pub columns: Vec<Option<u32>>,
    /// The rows under the header.
    pub rows: Vec<&'a Block>,
}

/// The tables of one content, each with the names that may head its columns: looked for once, asked for by every check.
#[derive(Clone, Debug, Default)]
pub struct Tables(Vec<Rows>);

/// The blocks of a table.
#[derive(Clone, Debug)]
struct Rows {
    blocks: Range<usize>,
    /// Of the first rows, the cells short enough to head a column: column and stems.
    heads: Vec<Vec<(u32, String)>>,
}

impl Tables {
    /// Looks for the tables of `content`.
    #[must_use]
    pub fn new(content: &Content) -> Self {
        let spans = spans(content).into_iter();
        let rows = spans.map(|blocks| {
            let first = content.blocks.get(blocks.clone()).unwrap_or_default().iter().take(HEADER_ROWS);
            Rows { heads: first.map(short_cells).collect(), blocks }
        });
        Self(rows.collect())
    }

    /// The table whose header holds the most of `names` (each a list of phrases that may head a column).
    #[must_use]
    pub fn best<'a>(&self, content: &'a Content, names: &[&[Phrase]]) -> Option<Table<'a>> {
        self.alike(content, names).into_iter().next()
    }

    /// The table that `best` gives, then those that are headed alike: the other sheets of a workbook, or pages of a list.
    #[must_use]
    pub fn alike<'a>(&self, content: &'a Content, names: &[&[Phrase]]) -> Vec<Table<'a>> {
        let mut tables = self.all(content, names);
        let best = tables.iter().reduce(|best, next| if known(next) > known(best) { next } else { best });
        let head = best.map_or("", |best| best.header.text.as_str());
        tables.retain(|table| table.header.text == head);
        tables
    }

    /// Every table whose header holds one of `names` at least.
    #[must_use]
    pub fn all<'a>(&self, content: &'a Content, names: &[&[Phrase]]) -> Vec<Table<'a>> {
        self.0.iter().filter_map(|rows| rows.headed(content.blocks.get(rows.blocks.clone())?, names)).collect()
    }
}

impl Rows {
    /// The header is the first of the rows that hold most names; of two that hold as many, the one with more cells.
    fn headed<'a>(&self, blocks: &'a [Block], names: &[&[Phrase]]) -> Option<Table<'a>> {
        let candidates = self.heads.iter().enumerate().map(|(index, cells)| (index, columns(cells, names)));
        let weight =
            |(index, columns): &(usize, Vec<Option<u32>>)| (count(columns), blocks.get(*index).map(|r| r.cells.len()));
        let (index, columns) =
            candidates.reduce(|best, next| if weight(&next) > weight(&best) { next } else { best })?;
        let header = blocks.get(index).filter(|_| count(&columns) > 0)?;
        Some(Table { header, columns, rows: blocks.get(index + 1..).unwrap_or_default().iter().collect() })
    }
}

/// The cell of `row` in `column`, if it holds anything.
#[must_use]
pub fn cell(row: &Block, column: u32) -> Option<(&Cell, &str)> {
    let cell = row.cells.iter().find(|cell| cell.column == column)?;
    let text = row.cell_text(cell).trim();
    (!text.is_empty()).then_some((cell, text))
}

/// The column of `header` that each of `names` heads.
#[must_use]
pub fn heads(header: &Block, names: &[&[Phrase]]) -> Vec<Option<u32>> {
    columns(&short_cells(header), names)
}

/// Every column of `header` that one of the phrases `any` heads: all that are called just so, or the first that holds it.
#[must_use]
pub fn all_heads(header: &Block, any: &[Phrase]) -> Vec<u32> {
    let cells = short_cells(header);
    let called = |name: &Phrase| {
        let exact = cells.iter().filter(|(_, text)| name.forms().contains(text)).map(|(column, _)| *column);
        let exact: Vec<u32> = exact.collect();
        if exact.is_empty() {
            columns(&cells, &[std::slice::from_ref(name)]).into_iter().flatten().collect()
        } else {
            exact
        }
    };
    let mut found: Vec<u32> = any.iter().flat_map(called).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// True when the column that `header` heads says when something is to be done again ("prochaine visite").
#[must_use]
pub fn is_of_next_time(header: &Block, column: u32) -> bool {
    cell(header, column).is_some_and(|(_, text)| {
        let stems = stems(text).unwrap_or_default();
        AGAIN.forms().iter().any(|word| stems.contains(word))
    })
}

fn known(table: &Table<'_>) -> usize {
    table.columns.iter().flatten().count()
}

/// The runs of blocks that are one table each.
fn spans(content: &Content) -> Vec<Range<usize>> {
    let mut spans: Vec<Range<usize>> = Vec::new();
    let mut current = None;
    for (index, block) in content.blocks.iter().enumerate() {
        match (block.table, spans.last_mut()) {
            (Some(table), Some(span)) if current == Some(table) && span.end == index => span.end = index + 1,
            (Some(table), _) => {
                current = Some(table);
                spans.push(index..index + 1);
            }
            (None, _) => current = None,
        }
    }
    spans
}

fn count(columns: &[Option<u32>]) -> usize {
    columns.iter().flatten().count()
}

/// The cells of `row` that are short enough to head a column, each with its stems.
fn short_cells(row: &Block) -> Vec<(u32, String)> {
    let cells = row.cells.iter().map(|cell| (cell.column, row.cell_text(cell)));
    let short = cells.filter(|(_, text)| text.len() <= HEADER_CELL);
    short.filter_map(|(column, text)| Some((column, stems(text)?))).collect()
}

/// The column that each name heads: that of the cell which is the name if there is one, of one that holds it otherwise.
fn columns(cells: &[(u32, String)], names: &[&[Phrase]]) -> Vec<Option<u32>> {
    let heads = |any: &&[Phrase]| {
        let exact = cells.iter().find(|(_, text)| any.iter().any(|name| name.forms().contains(text)));
        let holding = || {
            cells.iter().find(|(_, text)| {
                short(text) && any.iter().flat_map(Phrase::forms).any(|form| text.contains(form.as_str()))
            })
        };
        exact.or_else(holding).map(|(column, _)| *column)
    };
    names.iter().map(heads).collect()
}

/// A header is a few words, not a sentence.
fn short(stems: &str) -> bool {
    stems.split_whitespace().count() <= 9
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::place::Place;

    fn sheet(rows: &[&[&str]]) -> Content {
        let blocks = rows.iter().zip(1..).map(|(cells, number)| {
            let cells = (1..).zip(cells.iter()).map(|(column, text)| (column, (*text).to_owned(), None));
            Block::row(Place::cell("S", 1, number), 0, cells)
        });
        Content { blocks: blocks.collect(), ..Content::default() }
    }

    #[test]
    fn the_header_is_found_below_title_rows() {
        let content =
            sheet(&[&["Plan d'actions 2026"], &[""], &["N°", "Action", "Échéance prévue"], &["1", "Relire", ""]]);
        let names = ["échéance", "action", "responsable"].map(Phrase::from);
        let table =
            Tables::new(&content).best(&content, &names.each_ref().map(std::slice::from_ref)).expect("a header");
        assert_eq!(table.columns, [Some(3), Some(2), None]);
        assert_eq!(table.rows.len(), 1);
        assert!(cell(table.rows[0], 3).is_none());
        assert_eq!(cell(table.rows[0], 2).map(|(_, text)| text), Some("Relire"));
    }

    #[test]
    fn tables_headed_alike_are_read_together() {
        let head: &[&str] = &["Article", "État", "À remplacer en"];
        let numbered = |number: u32, rows: &[&[&str]]| {
            let mut blocks = sheet(rows).blocks;
            for block in &mut blocks {
                block.table = Some(number);
            }
            blocks
        };
        let sheets = [
            numbered(0, &[head, &["four", "bon", "2030"]]),
            numbered(1, &[head, &["tour", "bon"]]),
            numbered(2, &[&["Article", "Prix"], &["batteur", "300 €"]]),
        ];
        let content = Content { blocks: sheets.concat(), ..Content::default() };
        let tables = Tables::new(&content).alike(&content, &[&["article".into()], &["état".into()]]);
        let firsts: Vec<&str> = tables.iter().map(|table| table.rows[0].text.as_str()).collect();
        assert_eq!(firsts, ["four\tbon\t2030", "tour\tbon"]);
    }

    #[test]
    fn a_title_row_with_one_of_the_names_is_no_header() {
        let content = sheet(&[&["Liste des documents"], &["Code", "Document", "Version"], &["PR-01", "Accueil", "2"]]);
        let table = Tables::new(&content).best(&content, &[&["document".into()]]).expect("a header");
        assert_eq!((table.columns, table.rows.len()), (vec![Some(2)], 1));
    }
}
