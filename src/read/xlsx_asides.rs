//! What stands on a sheet of an Excel workbook beside its cells: remarks, threads of remarks, drawings, charts.

use super::draft::Draft;
use super::package::{Package, Relation};
use super::xlsx_sheet::position;
use super::xml::{Fault, Node, Walker};
use super::{drawing, html};
use crate::model::document::{Block, BlockKind, Problem};
use crate::model::place::Place;

/// Bytes of one remark that are kept.
const REMARK: usize = 1 << 20;

/// Reads the parts beside the cells of `sheet`. Threads of remarks are repeated as plain remarks for old programs: those are left
/// out where a thread is read.
pub(crate) fn read(package: &mut Package<'_>, relations: &[Relation], sheet: &str, into: (usize, &mut Draft)) {
    let (depth, draft) = into;
    let has_threads = relations.iter().any(|relation| relation.kind == "threadedComment");
    for relation in relations {
        let outcome = match relation.kind.as_str() {
            "threadedComment" => remarks(package, relation, ("threadedComment", sheet), (depth, draft)),
            "comments" if !has_threads => remarks(package, relation, ("comment", sheet), (depth, draft)),
            "drawing" => drawings(package, relation, sheet, (depth, draft)),
            "vmlDrawing" => labels(package, relation, sheet, draft),
            _ => Ok(()),
        };
        if let Err(problem) = outcome {
            draft.note(problem);
        }
    }
}

/// Reads remarks, each an element called `of.0` on the sheet `of.1`.
fn remarks(
    package: &mut Package<'_>,
    relation: &Relation,
    of: (&str, &str),
    into: (usize, &mut Draft),
) -> Result<(), Problem> {
    let Some(text) = package.text(&relation.target)? else { return Ok(()) };
    let (depth, draft) = into;
    each_remark(&mut Walker::new(&text, depth), of, draft).map_err(|fault| fault.at(&relation.target))
}

fn each_remark(walker: &mut Walker<'_>, of: (&str, &str), draft: &mut Draft) -> Result<(), Fault> {
    while let Some(node) = walker.next()? {
        let Node::Open(element) = node else { continue };
        if element.name() != of.0 {
            continue;
        }
        let (row, column) = element.attr("ref").and_then(|cell| position(&cell)).unwrap_or_default();
        let words = walker.inner_text(REMARK)?;
        let place = Place::cell(of.1, column.saturating_add(1), row.saturating_add(1));
        draft.push(Block::new(place, BlockKind::Comment, words.trim()));
    }
    Ok(())
}

/// Reads the labels of boxes and buttons, which stand in drawings of the old kind as pieces of web pages, seldom well formed. The
/// texts of remarks are not repeated there.
fn labels(package: &mut Package<'_>, relation: &Relation, sheet: &str, draft: &mut Draft) -> Result<(), Problem> {
    let Some(text) = package.text(&relation.target)? else { return Ok(()) };
    for shape in text.split("<v:textbox").skip(1) {
        let label = shape.split("</v:textbox>").next().and_then(|inside| inside.split_once('>'));
        let words = html::words(label.map_or("", |(_, content)| content));
        draft.push(Block::new(Place::cell(sheet, 1, 1), BlockKind::Paragraph, words));
    }
    Ok(())
}

/// Reads a drawing with its charts and diagrams. What is wrong with one of these stops none of the others.
fn drawings(
    package: &mut Package<'_>,
    relation: &Relation,
    sheet: &str,
    into: (usize, &mut Draft),
) -> Result<(), Problem> {
    let (depth, draft) = into;
    let Some(text) = package.text(&relation.target)? else { return Ok(()) };
    let at = (BlockKind::Paragraph, Place::cell(sheet, 1, 1));
    if let Err(fault) = drawing::read(&text, at, Some(sheet), (depth, &mut *draft)) {
        draft.note(fault.at(&relation.target));
    }
    for inner in package.relations(&relation.target)? {
        if !matches!(inner.kind.as_str(), "chart" | "chartEx" | "diagramData") {
            continue;
        }
        if let Err(problem) = chart(package, &inner.target, sheet, (depth, &mut *draft)) {
            draft.note(problem);
        }
    }
    Ok(())
}

/// Reads a chart or diagram of a drawing.
fn chart(package: &mut Package<'_>, part: &str, sheet: &str, into: (usize, &mut Draft)) -> Result<(), Problem> {
    let Some(text) = package.text(part)? else { return Ok(()) };
    let at = (BlockKind::Paragraph, Place::cell(sheet, 1, 1));
    drawing::read(&text, at, None, into).map_err(|fault| fault.at(part))
}
