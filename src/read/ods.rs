//! Workbooks of `OpenDocument` (ODF 1.3 part 3, clause 9): cells that repeat are counted, never laid out; remarks, drawings, headers and
//! footers are read too.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::draft::Draft;
use super::limits::Limits;
use super::odf;
use super::package::Package;
use super::properties;
use super::sheet_rows::Rows;
use super::sheet_values::{Value, iso_duration, iso_text, written_number};
use super::xml::{Element, Fault, Node, Walker};
use crate::model::document::{Block, BlockKind, Problem, ProblemKind, RemarkKind};
use crate::model::place::Place;

/// Shapes that hold text (ODF 1.3 part 3, clause 10.3).
const SHAPES: [&str; 13] = [
    "custom-shape",
    "text-box",
    "caption",
    "rect",
    "ellipse",
    "circle",
    "line",
    "polyline",
    "polygon",
    "regular-polygon",
    "path",
    "connector",
    "measure",
];

/// Reads a workbook.
pub(crate) fn read(bytes: &[u8], limits: &Limits, draft: &mut Draft) {
    draft.with_package(bytes, limits, |package, draft| read_package(package, limits, draft));
}

fn read_package(package: &mut Package<'_>, limits: &Limits, draft: &mut Draft) -> Result<(), Problem> {
    if odf::is_encrypted(package)? {
        return Err(Problem { kind: ProblemKind::Encrypted, detail: String::new(), place: None });
    }
    let text = package.needed("content.xml")?;
    let mut rows = Rows::new(draft, limits);
    let mut book = Book::new(&mut rows);
    let outcome = book.run(&mut Walker::new(&text, limits.depth));
    book.end_sheet();
    let (first, objects) = (book.first.take().unwrap_or_default(), std::mem::take(&mut book.objects));
    if let Err(fault) = outcome {
        draft.note(fault.at("content.xml"));
    }
    for (object, place) in objects {
        if let Err(problem) = odf::embedded(package, &object, place, (limits, &mut *draft)) {
            draft.note(problem);
        }
    }
    let styles = package.text("styles.xml")?.unwrap_or_default();
    for which in ["header", "footer"] {
        odf::margins(&styles, which, &Place::cell(&first, 1, 1), (limits, &mut *draft));
    }
    draft.content.properties = properties::meta(package, limits.depth)?;
    Ok(())
}

/// A cell that is open.
struct Cell {
    kind: String,
    value: String,
    text: String,
    repeated: u32,
    rows_spanned: u32,
}

/// The state of a walk through a workbook.
struct Book<'r, 'd> {
    rows: &'r mut Rows<'d>,
    sheet: String,
    /// Name of the first sheet.
    first: Option<String>,
    /// Styles of tables that are not shown.
    hidden: BTreeSet<String>,
    style: String,
    row: u32,
    row_repeated: u32,
    column: u32,
    /// Filled cells of the row: column, how often it is repeated, value.
    filled: Vec<(u32, u32, Value)>,
    cell: Option<Cell>,
    /// Text beside the cells, in the making.
    aside: Option<(BlockKind, String)>,
    /// Remarks and shapes that are open inside one another.
    shapes: usize,
    /// Charts and files that stand on the sheets, with their place.
    objects: Vec<(String, Place)>,
    /// Texts beside the cells of this sheet.
    asides: Vec<Block>,
    texts: usize,
    tables: usize,
}

impl<'r, 'd> Book<'r, 'd> {
    fn new(rows: &'r mut Rows<'d>) -> Self {
        Self {
            rows,
            sheet: String::new(),
            first: None,
            hidden: BTreeSet::new(),
            style: String::new(),
            row: 0,
            row_repeated: 1,
            column: 0,
            filled: Vec::new(),
            cell: None,
            aside: None,
            shapes: 0,
            objects: Vec::new(),
            asides: Vec::new(),
            texts: 0,
            tables: 0,
        }
    }

    fn run(&mut self, walker: &mut Walker<'_>) -> Result<(), Fault> {
        while let Some(node) = walker.next()? {
            match node {
                Node::Open(element) => match element.name() {
                    "tracked-changes" => {
                        self.rows.draft.remark(RemarkKind::DeletedText, "", None);
                        walker.skip()?;
                    }
                    "content-validations" | "named-expressions" | "forms" | "binary-data" => walker.skip()?,
                    // Who wrote a remark, and when, is none of its words.
                    "creator" | "date" | "creator-initials" | "sender-initials" if self.in_remark() => walker.skip()?,
                    "desc" => {
                        let (text, place) = (walker.inner_text(4096)?, self.place());
                        self.rows.draft.caption(place, &text);
                    }
                    _ => self.open(&element),
                },
                Node::Close(name) => self.close(&name),
                Node::Text(text) if self.texts > 0 => self.text(&text),
                Node::Text(_) => {}
            }
            if self.rows.draft.is_full() {
                break;
            }
        }
        Ok(())
    }

    fn in_remark(&self) -> bool {
        self.aside.as_ref().is_some_and(|(kind, _)| *kind == BlockKind::Comment)
    }

    /// The place of the cell that is open, or comes next.
    fn place(&self) -> Place {
        Place::cell(&self.sheet, self.column.saturating_add(1), self.row.saturating_add(1))
    }

    fn text(&mut self, text: &str) {
        match (&mut self.aside, &mut self.cell) {
            (Some((_, aside)), _) => aside.push_str(text),
            (None, Some(cell)) => cell.text.push_str(text),
            (None, None) => {}
        }
    }

    fn open(&mut self, element: &Element<'_>) {
        match element.name() {
            "style" => self.style = element.attr("name").unwrap_or_default(),
            "table-properties" if element.attr("display").as_deref() == Some("false") => {
                self.hidden.insert(self.style.clone());
            }
            "table" => self.open_table(element),
            "table-row" => self.open_row(element),
            "table-column" if is_collapsed(element) => {
                let place = Some(self.rows.place());
                self.rows.draft.remark_many(
                    RemarkKind::HiddenColumns,
                    "",
                    place,
                    times(element, "number-columns-repeated"),
                );
            }
            "table-cell" | "covered-table-cell" => self.open_cell(element),
            "annotation" => self.open_aside(BlockKind::Comment),
            name if SHAPES.contains(&name) => self.open_aside(BlockKind::Paragraph),
            "object" | "object-ole" if self.objects.len() < odf::OBJECTS => {
                let place = self.place();
                self.objects.extend(element.attr("href").map(|href| (href, place)));
            }
            "image" => self.rows.draft.picture(),
            "p" | "h" => {
                self.text(" ");
                self.texts += 1;
            }
            "s" | "tab" | "line-break" if self.texts > 0 => self.text(" "),
            _ => {}
        }
    }

    fn open_aside(&mut self, kind: BlockKind) {
        self.shapes += 1;
        if self.aside.is_none() {
            self.aside = Some((kind, String::new()));
        }
    }

    fn open_table(&mut self, element: &Element<'_>) {
        self.tables += 1;
        if self.tables > 1 {
            return;
        }
        self.sheet = element.attr("name").unwrap_or_default();
        self.first.get_or_insert_with(|| self.sheet.clone());
        (self.row, self.row_repeated) = (0, 0);
        self.rows.begin(&self.sheet);
        if element.attr("style-name").is_some_and(|style| self.hidden.contains(&style)) {
            let place = Some(self.rows.place());
            self.rows.draft.remark(RemarkKind::HiddenSheet, &self.sheet, place);
        }
    }

    fn open_row(&mut self, element: &Element<'_>) {
        if self.tables > 1 {
            return;
        }
        self.row_repeated = times(element, "number-rows-repeated");
        self.column = 0;
        self.filled.clear();
        if is_collapsed(element) {
            let place = Some(self.rows.place());
            self.rows.draft.remark_many(RemarkKind::HiddenRows, "", place, self.row_repeated);
        }
    }

    fn open_cell(&mut self, element: &Element<'_>) {
        if self.tables > 1 {
            return;
        }
        let kind = element.attr("value-type").unwrap_or_default();
        let name = match kind.as_str() {
            "date" => "date-value",
            "time" => "time-value",
            "boolean" => "boolean-value",
            "string" => "string-value",
            _ => "value",
        };
        self.cell = Some(Cell {
            value: element.attr(name).unwrap_or_default(),
            kind,
            text: String::new(),
            repeated: times(element, "number-columns-repeated"),
            rows_spanned: times(element, "number-rows-spanned"),
        });
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" | "h" => self.texts = self.texts.saturating_sub(1),
            "annotation" => self.close_aside(),
            name if SHAPES.contains(&name) => self.close_aside(),
            "table-cell" | "covered-table-cell" if self.tables <= 1 => self.close_cell(),
            "table-row" if self.tables <= 1 => self.close_row(),
            "table" => {
                self.tables = self.tables.saturating_sub(1);
                if self.tables == 0 {
                    self.end_sheet();
                }
            }
            _ => {}
        }
    }

    fn close_aside(&mut self) {
        self.shapes = self.shapes.saturating_sub(1);
        if self.shapes > 0 {
            return;
        }
        if let Some((kind, text)) = self.aside.take() {
            let block = Block::new(self.place(), kind, text.trim());
            self.asides.push(block);
        }
    }

    fn close_cell(&mut self) {
        let Some(cell) = self.cell.take() else { return };
        let value = shown(&cell);
        if !value.0.trim().is_empty() {
            if cell.rows_spanned > 1 {
                let last = self.row.saturating_add(cell.rows_spanned - 1);
                self.rows.merge((self.row, self.column), (last, self.column));
            }
            self.filled.push((self.column, cell.repeated, value));
        }
        self.column = self.column.saturating_add(cell.repeated);
    }

    /// Hands the row over as often as it is repeated; once, and told, when that would be more cells than may be kept.
    fn close_row(&mut self) {
        let filled = std::mem::take(&mut self.filled);
        let width = filled.iter().fold(0_usize, |sum, (_, repeated, _)| sum.saturating_add(*repeated as usize));
        let fits = width.saturating_mul(self.row_repeated as usize) <= self.rows.cells_left();
        if !fits {
            self.rows.draft.limit("cells of a workbook");
        }
        let copies = if filled.is_empty() {
            0
        } else if fits {
            self.row_repeated
        } else {
            1
        };
        'copies: for copy in 0..copies {
            for (column, repeated, (text, date)) in &filled {
                let repeated = if fits { *repeated } else { 1 };
                if !self.cells((self.row.saturating_add(copy), *column, repeated), (text, *date)) {
                    break 'copies;
                }
            }
        }
        self.row = self.row.saturating_add(self.row_repeated);
        self.column = 0;
    }

    /// Hands a cell over as often as it is repeated. False once a limit is reached.
    fn cells(&mut self, at: (u32, u32, u32), value: (&str, Option<Date>)) -> bool {
        let (row, column, repeated) = at;
        (0..repeated).all(|copy| self.rows.cell((row, column.saturating_add(copy)), value.0, value.1))
    }

    fn end_sheet(&mut self) {
        self.rows.end();
        for block in std::mem::take(&mut self.asides) {
            self.rows.draft.push(block);
        }
        self.rows.forget();
    }
}

/// What a cell shows: dates as dates, numbers as they are, anything else as it is written.
fn shown(cell: &Cell) -> Value {
    let text = cell.text.trim();
    match cell.kind.as_str() {
        "float" | "percentage" | "currency" if !cell.value.is_empty() => {
            (written_number(&cell.value).into_owned(), None)
        }
        "date" if !cell.value.is_empty() => iso_text(&cell.value),
        "time" if !cell.value.is_empty() => (iso_duration(&cell.value), None),
        "boolean" if !cell.value.is_empty() => (cell.value.to_uppercase(), None),
        "string" if text.is_empty() => (cell.value.clone(), None),
        _ => (text.to_owned(), None),
    }
}

fn is_collapsed(element: &Element<'_>) -> bool {
    matches!(element.attr("visibility").as_deref(), Some("collapse" | "filter"))
}

/// How often something is repeated, at least once.
fn times(element: &Element<'_>, name: &str) -> u32 {
    element.attr(name).map_or(1, |text| text.parse().unwrap_or(u32::MAX)).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::package::tests::zipped;

    fn run(tables: &str) -> Draft {
        run_with(tables, &[])
    }

    fn run_with(tables: &str, parts: &[(&str, &str)]) -> Draft {
        let content = format!(
            "<o:c><s:style s:name='ta2'><s:table-properties t:display='false'/></s:style><o:spreadsheet>{tables}</o:spreadsheet></o:c>"
        );
        let mut draft = Draft::new(&Limits::default());
        let mut all = vec![("content.xml", content.as_str())];
        all.extend(parts);
        read(&zipped(&all), &Limits::default(), &mut draft);
        draft
    }

    fn texts(draft: &Draft) -> Vec<(Place, &str)> {
        draft.content.blocks.iter().map(|block| (block.place.clone(), block.text.as_str())).collect()
    }

    #[test]
    fn fields_of_a_cell_are_its_text() {
        let draft = run(
            "<t:table t:name='A'><t:table-row><t:table-cell o:value-type='string'><o:annotation><d:creator>Anne</d:creator>\
            <d:date>2020</d:date><x:p>à revoir</x:p></o:annotation><x:p>le <x:date>5/1/26</x:date></x:p></t:table-cell>\
            </t:table-row></t:table>",
        );
        let place = || Place::cell("A", 1, 1);
        assert_eq!(texts(&draft), [(place(), "A"), (place(), "le 5/1/26"), (place(), "à revoir")]);
    }

    #[test]
    fn shapes_and_charts_are_read_beside_the_cells() {
        let draft = run_with(
            "<t:table t:name='A'><t:shapes><d:rect><x:p>Zone</x:p><d:line><x:p>de</x:p></d:line><x:p>stockage</x:p></d:rect></t:shapes>\
            <t:table-row><t:table-cell/><t:table-cell o:value-type='string'><x:p>x</x:p><d:frame><d:object l:href='./Object 1'/></d:frame>\
            </t:table-cell></t:table-row></t:table>",
            &[("Object 1/content.xml", "<o:c><c:chart><c:title><x:p>Réussite</x:p></c:title></c:chart></o:c>")],
        );
        let cell = |column| Place::cell("A", column, 1);
        assert_eq!(
            texts(&draft),
            [(cell(1), "A"), (cell(2), "x"), (cell(1), "Zone de stockage"), (cell(2), "Réussite")]
        );
        assert_eq!(draft.problems, []);
    }

    #[test]
    fn cells_keep_their_column_date_and_remarks() {
        let draft = run("<t:table t:name='Suivi' t:style-name='ta2'><t:table-column t:visibility='collapse'/>\
            <t:table-row t:number-rows-repeated='3'><t:table-cell/></t:table-row>\
            <t:table-row><t:table-cell t:number-columns-repeated='2'/><t:table-cell o:value-type='date' o:date-value='2026-03-01'><x:p>1/3/26</x:p></t:table-cell>\
            <t:table-cell o:value-type='float' o:value='12.50'><x:p>12,5</x:p><o:annotation><d:date>2020</d:date><x:p>à revoir</x:p></o:annotation></t:table-cell>\
            <t:table-cell o:value-type='string'><x:p>un</x:p><x:p>deux</x:p></t:table-cell></t:table-row></t:table>");
        let found: Vec<_> =
            draft.content.blocks.iter().map(|block| (block.place.clone(), block.text.as_str())).collect();
        assert_eq!(
            found,
            [
                (Place::cell("Suivi", 1, 1), "Suivi"),
                (Place::cell("Suivi", 3, 4), "01/03/2026\t12.5\tun deux"),
                (Place::cell("Suivi", 4, 4), "à revoir"),
            ]
        );
        assert_eq!(draft.content.blocks[1].cells[0].date, Some(jiff::civil::date(2026, 3, 1)));
        let kinds: Vec<RemarkKind> = draft.content.remarks.iter().map(|remark| remark.kind).collect();
        assert_eq!(kinds, [RemarkKind::HiddenSheet, RemarkKind::HiddenColumns]);
    }

    #[test]
    fn rows_that_repeat_are_counted() {
        let draft = run(
            "<t:table t:name='A'><t:table-row t:number-rows-repeated='2'><t:table-cell o:value-type='string' t:number-columns-repeated='2'>\
            <x:p>x</x:p></t:table-cell></t:table-row><t:table-row><t:table-cell o:value-type='string'><x:p>y</x:p></t:table-cell></t:table-row>\
            <t:table-row t:number-rows-repeated='4000000000'><t:table-cell t:number-columns-repeated='4000000000'/></t:table-row></t:table>",
        );
        let found: Vec<_> =
            draft.content.blocks.iter().skip(1).map(|block| (block.place.clone(), block.text.as_str())).collect();
        assert_eq!(
            found,
            [(Place::cell("A", 1, 1), "x\tx"), (Place::cell("A", 1, 2), "x\tx"), (Place::cell("A", 1, 3), "y")]
        );
        assert_eq!(draft.problems, []);
    }

    #[test]
    fn merged_cells_are_said_again() {
        let draft = run(
            "<t:table t:name='A'><t:table-row><t:table-cell o:value-type='string' t:number-rows-spanned='2'><x:p>Lot</x:p></t:table-cell>\
            <t:table-cell o:value-type='string'><x:p>1</x:p></t:table-cell></t:table-row><t:table-row><t:covered-table-cell/>\
            <t:table-cell o:value-type='string'><x:p>2</x:p></t:table-cell></t:table-row></t:table>",
        );
        let texts: Vec<&str> = draft.content.blocks.iter().skip(1).map(|block| block.text.as_str()).collect();
        assert_eq!(texts, ["Lot\t1", "Lot\t2"]);
    }
}
