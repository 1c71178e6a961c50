//! Tables inside a document: which row heads them, which cells stand under which name.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::fold::folded;
use super::phrase::{Phrase, Phrases, stems};
use crate::model::document::{Block, Cell, Content};

/// Rows in which a header may stand, counted from the top of its table.
const HEADER_ROWS: usize = 15;

/// Longest text of a cell that may head a column, in bytes.
const HEADER_CELL: usize = 160;

/// Words that heads of columns cut short before a full stop, folded, and what is meant.
const CUT: &[(&str, &str)] = &[
    ("appr", "apprenti"),
    ("appro", "approbation"),
    ("comm", "commentaire"),
    ("constr", "constructeur"),
    ("dern", "dernière"),
    ("desc", "description"),
    ("design", "désignation"),
    ("ech", "échéance"),
    ("emp", "emplacement"),
    ("empl", "emplacement"),
    ("ent", "entreprise"),
    ("eqpt", "équipement"),
    ("equip", "équipement"),
    ("eval", "évaluation"),
    ("form", "formateur"),
    ("freq", "fréquence"),
    ("ident", "identification"),
    ("interv", "intervention"),
    ("inv", "inventaire"),
    ("loc", "localisation"),
    ("mat", "matériel"),
    ("obj", "objectif"),
    ("obs", "observations"),
    ("per", "périodicité"),
    ("period", "périodicité"),
    ("prev", "prévu"),
    ("proch", "prochaine"),
    ("ref", "référence"),
    ("rempl", "remplacement"),
    ("resp", "responsable"),
    ("verif", "vérification"),
];

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

/// The rows of a table, which may go on behind the foot of a page.
#[derive(Clone, Debug)]
struct Rows {
    /// Indexes of the blocks.
    blocks: Vec<usize>,
    /// Of the first rows, the cells short enough to head a column: column and stems.
    heads: Vec<Vec<(u32, String)>>,
    /// All that these cells say, a line each.
    said: String,
}

impl Tables {
    /// Looks for the tables of `content`.
    #[must_use]
    pub fn new(content: &Content) -> Self {
        let rows = rows(content).into_iter().map(|blocks| {
            let first = blocks.iter().take(HEADER_ROWS).filter_map(|at| content.blocks.get(*at));
            let heads: Vec<Vec<(u32, String)>> = first.map(short_cells).collect();
            let said: Vec<&str> = heads.iter().flatten().map(|(_, text)| text.as_str()).collect();
            Rows { said: said.join("\n"), heads, blocks }
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
        self.0.iter().filter_map(|rows| rows.headed(content, names)).collect()
    }
}

impl Rows {
    /// The header is the first of the rows that hold most names; of two that hold as many, the one with more cells.
    fn headed<'a>(&self, content: &'a Content, names: &[&[Phrase]]) -> Option<Table<'a>> {
        let names: Vec<Vec<&str>> = names.iter().map(|any| self.met(any)).collect();
        if names.iter().all(Vec::is_empty) {
            return None;
        }
        let blocks: Vec<&Block> = self.blocks.iter().filter_map(|at| content.blocks.get(*at)).collect();
        let candidates = self.heads.iter().enumerate().map(|(index, cells)| (index, columns(cells, &names)));
        let weight =
            |(index, columns): &(usize, Vec<Option<u32>>)| (count(columns), blocks.get(*index).map(|r| r.cells.len()));
        let (index, columns) =
            candidates.reduce(|best, next| if weight(&next) > weight(&best) { next } else { best })?;
        let header = *blocks.get(index).filter(|_| count(&columns) > 0)?;
        Some(Table { header, columns, rows: blocks.get(index + 1..).unwrap_or_default().to_vec() })
    }

    /// The forms of `any` that some of the first rows hold.
    fn met<'n>(&self, any: &'n [Phrase]) -> Vec<&'n str> {
        forms(any).into_iter().filter(|form| self.said.contains(form)).collect()
    }
}

fn forms(any: &[Phrase]) -> Vec<&str> {
    any.iter().flat_map(Phrase::forms).map(String::as_str).collect()
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
    let names: Vec<Vec<&str>> = names.iter().map(|any| forms(any)).collect();
    columns(&short_cells(header), &names)
}

/// Every column of `header` that one of the phrases `any` heads: all that are called just so, or the first that holds it.
#[must_use]
pub fn all_heads(header: &Block, any: &[Phrase]) -> Vec<u32> {
    let cells = short_cells(header);
    let called = |name: &Phrase| {
        let exact = cells.iter().filter(|(_, text)| name.forms().contains(text)).map(|(column, _)| *column);
        let exact: Vec<u32> = exact.collect();
        if exact.is_empty() {
            columns(&cells, &[forms(std::slice::from_ref(name))]).into_iter().flatten().collect()
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

/// The columns whose heads share a word with that of `column`: « Visite 1 », « Visite 2 ».
pub(crate) fn akin(header: &Block, column: u32) -> Vec<u32> {
    let words = |text: &str| -> Vec<String> {
        let stems = stems(text).unwrap_or_default();
        stems.split_whitespace().filter(|stem| stem.len() > 1).map(str::to_owned).collect()
    };
    let own = cell(header, column).map(|(_, text)| words(text)).unwrap_or_default();
    let shares = |one: &&Cell| words(header.cell_text(one)).iter().any(|word| own.contains(word));
    header.cells.iter().filter(shares).map(|one| one.column).collect()
}

/// The rows of each table, the tables in the order in which they begin.
pub(crate) fn each(content: &Content) -> impl Iterator<Item = Vec<&Block>> {
    rows(content).into_iter().map(|rows| rows.into_iter().filter_map(|at| content.blocks.get(at)).collect())
}

/// The same, without rows of one cell, which are titles.
pub(crate) fn untitled(content: &Content) -> impl Iterator<Item = Vec<&Block>> {
    each(content).map(|rows| rows.into_iter().filter(|row| row.cells.len() > 1).collect())
}

/// The indexes of the rows of each table, the tables in the order in which they begin.
fn rows(content: &Content) -> Vec<Vec<usize>> {
    let mut numbers: Vec<u32> = Vec::new();
    let mut rows: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (index, table) in content.blocks.iter().enumerate().filter_map(|(index, block)| Some((index, block.table?))) {
        let own = rows.entry(table).or_default();
        if own.is_empty() {
            numbers.push(table);
        }
        own.push(index);
    }
    numbers.iter().filter_map(|number| rows.remove(number)).collect()
}

fn count(columns: &[Option<u32>]) -> usize {
    columns.iter().flatten().count()
}

/// The cells of `row` that are short enough to head a column, each with its stems.
fn short_cells(row: &Block) -> Vec<(u32, String)> {
    let cells = row.cells.iter().map(|cell| (cell.column, row.cell_text(cell)));
    let short = cells.filter(|(_, text)| text.len() <= HEADER_CELL);
    short.filter_map(|(column, text)| Some((column, stems(&written_out(text))?))).collect()
}

/// The head of a column with what it cuts short written out: « Proch. interv. », « Désign. », « Éqpt ».
fn written_out(text: &str) -> Cow<'_, str> {
    if text.split_whitespace().all(|word| meant(word).is_none()) {
        return Cow::from(text);
    }
    Cow::from(text.split_whitespace().map(|word| meant(word).unwrap_or(word)).collect::<Vec<_>>().join(" "))
}

/// What `word` cuts short: a full stop says so, or that nobody could speak it.
fn meant(word: &str) -> Option<&'static str> {
    let short = word.ends_with('.') || !word.contains(['a', 'e', 'i', 'o', 'u', 'A', 'E', 'I', 'O', 'U']);
    let plain = short.then(|| folded(word.trim_end_matches('.')))?;
    CUT.iter().find(|(cut, _)| *cut == plain).map(|(_, whole)| *whole)
}

/// The column that each name, of these forms, heads: that of the cell which is the name if there is one, of one that holds it otherwise.
fn columns(cells: &[(u32, String)], names: &[Vec<&str>]) -> Vec<Option<u32>> {
    let heads = |any: &Vec<&str>| {
        let exact = cells.iter().find(|(_, text)| any.contains(&text.as_str()));
        let holding = || cells.iter().find(|(_, text)| short(text) && any.iter().any(|form| text.contains(form)));
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
    use crate::model::document::BlockKind;
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
    fn a_table_goes_on_behind_the_foot_of_a_page() {
        let mut content = sheet(&[&["Action", "Échéance"], &["Relire", "10/03/2027"], &["Signer", "11/03/2027"]]);
        content.blocks.insert(2, Block::new(Place::Page(1), BlockKind::Line, "page 1"));
        let table = Tables::new(&content).best(&content, &[&["échéance".into()]]).expect("a header");
        assert_eq!(
            table.rows.iter().map(|row| row.text.as_str()).collect::<Vec<_>>(),
            ["Relire\t10/03/2027", "Signer\t11/03/2027"]
        );
    }

    #[test]
    fn heads_that_are_cut_short_are_written_out() {
        let content = sheet(&[&["Éqpt", "Désign.", "Proch. interv.", "Obs"], &["C01", "tour", "10/03/2027", "RAS"]]);
        let names: [&[Phrase]; 3] =
            [&["équipement".into()], &["désignation".into()], &["prochaine intervention".into()]];
        let table = Tables::new(&content).best(&content, &names).expect("a header");
        assert_eq!(table.columns, [Some(1), Some(2), Some(3)]);
        assert_eq!(written_out("Mat. et obs"), "matériel et obs", "only before a full stop");
    }

    #[test]
    fn a_title_row_with_one_of_the_names_is_no_header() {
        let content = sheet(&[&["Liste des documents"], &["Code", "Document", "Version"], &["PR-01", "Accueil", "2"]]);
        let table = Tables::new(&content).best(&content, &[&["document".into()]]).expect("a header");
        assert_eq!((table.columns, table.rows.len()), (vec![Some(2)], 1));
    }
}
