//! Excel workbooks as packages (ECMA-376 part 1, clause 18): sheets in the order of their tabs, hidden ones too, each with its
//! remarks, drawings, headers and footers. Values as last computed; formulas are never run, macros are only mentioned.

use super::draft::Draft;
use super::limits::Limits;
use super::package::{Package, Relation};
use super::sheet_rows::Rows;
use super::xlsx_asides;
use super::xlsx_formats::Formats;
use super::xlsx_sheet::{self, Book, Found, Strings};
use super::xml::{Node, Walker};
use super::{embedded, properties};
use crate::model::document::{Block, BlockKind, Problem, ProblemKind, RemarkKind};

/// Reads a workbook.
pub(crate) fn read(bytes: &[u8], limits: &Limits, draft: &mut Draft) {
    draft.with_package(bytes, limits, |package, draft| {
        if let Err(problem) = read_package(package, limits, draft) {
            draft.note(problem);
        }
        draft.content.properties = properties::core(package, limits.depth)?;
        Ok(())
    });
}

fn read_package(package: &mut Package<'_>, limits: &Limits, draft: &mut Draft) -> Result<(), Problem> {
    let main = package.main_part()?;
    let relations = package.relations(&main)?;
    let (sheets, is_1904) = sheets(&package.needed(&main)?, &main, limits)?;
    let strings = strings(package, &relations, limits).unwrap_or_else(|problem| {
        draft.note(problem);
        Strings::default()
    });
    let formats = formats(package, &relations, limits).unwrap_or_else(|problem| {
        draft.note(problem);
        Formats::default()
    });
    let book = Book { strings, formats, is_1904, depth: limits.depth };
    let mut rows = Rows::new(draft, limits);
    for sheet in &sheets {
        match relations.iter().find(|relation| relation.id == sheet.relation) {
            Some(relation) => one(package, sheet, relation, (&book, limits, &mut rows)),
            None => rows.draft.problem(ProblemKind::Corrupt, format!("{}: missing", sheet.name)),
        }
    }
    Ok(())
}

/// A sheet as the workbook lists it.
struct Sheet {
    name: String,
    relation: String,
    hidden: bool,
}

/// The sheets in the order of their tabs, and whether days are counted from 1904.
fn sheets(text: &str, main: &str, limits: &Limits) -> Result<(Vec<Sheet>, bool), Problem> {
    let mut walker = Walker::new(text, limits.depth);
    let (mut sheets, mut is_1904) = (Vec::new(), false);
    while let Some(node) = walker.next().map_err(|fault| fault.at(main))? {
        let Node::Open(element) = node else { continue };
        match element.name() {
            "workbookPr" => is_1904 = matches!(element.attr("date1904").as_deref(), Some("1" | "true" | "on")),
            "sheet" => sheets.push(Sheet {
                name: element.attr("name").unwrap_or_default(),
                relation: element.attr_prefixed("id").unwrap_or_default(),
                hidden: element.attr("state").is_some_and(|state| state != "visible"),
            }),
            _ => {}
        }
    }
    Ok((sheets, is_1904))
}

fn strings(package: &mut Package<'_>, relations: &[Relation], limits: &Limits) -> Result<Strings, Problem> {
    let Some(target) = target(relations, "sharedStrings") else { return Ok(Strings::default()) };
    let strings = package.stream(target, |source| Strings::read(source, limits.depth))?;
    strings.unwrap_or_else(|| Ok(Strings::default())).map_err(|fault| fault.at(target))
}

fn formats(package: &mut Package<'_>, relations: &[Relation], limits: &Limits) -> Result<Formats, Problem> {
    let Some(target) = target(relations, "styles") else { return Ok(Formats::default()) };
    let Some(text) = package.text(target)? else { return Ok(Formats::default()) };
    Formats::read(&text, limits.depth).map_err(|fault| fault.at(target))
}

fn target<'r>(relations: &'r [Relation], kind: &str) -> Option<&'r str> {
    relations.iter().find(|relation| relation.kind == kind).map(|relation| relation.target.as_str())
}

/// What a sheet is read with, and into.
type Into<'b, 'r, 'd> = (&'b Book, &'b Limits, &'r mut Rows<'d>);

/// Reads one sheet with what belongs to it.
fn one(package: &mut Package<'_>, sheet: &Sheet, relation: &Relation, into: Into<'_, '_, '_>) {
    let (book, limits, rows) = into;
    rows.begin(&sheet.name);
    let place = Some(rows.place());
    if sheet.hidden {
        rows.draft.remark(RemarkKind::HiddenSheet, &sheet.name, place.clone());
    }
    match relation.kind.as_str() {
        "worksheet" => cells(package, relation, book, rows),
        "chartsheet" => {}
        // Dialogs and macros of old: nothing of them is a table.
        kind => {
            let is_macro = kind.to_lowercase().ends_with("macrosheet");
            if is_macro {
                rows.draft.remark(RemarkKind::Macros, "", place.clone());
            }
            let what = if is_macro { "macros" } else { "dialog" };
            rows.draft.problem_at(ProblemKind::Unsupported, format!("{}: {what}", sheet.name), place);
        }
    }
    match package.relations(&relation.target) {
        Ok(relations) => {
            xlsx_asides::read(package, &relations, &sheet.name, (limits.depth, rows.draft));
            embedded::read(package, &relations, limits, rows.draft);
        }
        Err(problem) => rows.draft.note(problem),
    }
}

/// Reads the cells of a sheet. Those of a part whose checksum is wrong are forgotten.
fn cells(package: &mut Package<'_>, relation: &Relation, book: &Book, rows: &mut Rows<'_>) {
    let place = rows.place();
    let before = rows.draft.checkpoint();
    match package.stream(&relation.target, |source| xlsx_sheet::read(source, book, rows)) {
        Err(problem) => {
            rows.forget();
            rows.draft.revert(&before);
            rows.draft.problem_at(problem.kind, problem.detail, Some(place));
        }
        Ok(None) => rows.draft.problem_at(ProblemKind::Corrupt, format!("{}: missing", relation.target), Some(place)),
        Ok(Some(outcome)) => {
            rows.end();
            match outcome {
                Ok(found) => told(&found, rows),
                Err(fault) => {
                    let problem = fault.at(&relation.target);
                    rows.draft.problem_at(problem.kind, problem.detail, Some(place));
                }
            }
        }
    }
}

/// Tells what stands beside the cells of a sheet.
fn told(found: &Found, rows: &mut Rows<'_>) {
    let place = rows.place();
    rows.draft.remark_many(RemarkKind::HiddenRows, "", Some(place.clone()), found.hidden_rows);
    rows.draft.remark_many(RemarkKind::HiddenColumns, "", Some(place.clone()), found.hidden_columns);
    for text in &found.margins {
        rows.draft.push(Block::new(place.clone(), BlockKind::Header, text.clone()));
    }
}
