//! Presentations (ECMA-376 part 1, clause 19): slides in the order of the show, hidden ones too, with their notes.

use super::draft::Draft;
use super::flow::{Flow, Story};
use super::limits::Limits;
use super::package::{Package, Relation};
use super::xml::{Element, Fault, Node, Walker};
use super::{drawing, embedded, properties};
use crate::model::document::{BlockKind, Problem, RemarkKind};
use crate::model::place::Place;

/// Reads a presentation.
pub(crate) fn read(bytes: &[u8], limits: &Limits, draft: &mut Draft) {
    draft.with_package(bytes, limits, |package, draft| read_package(package, limits, draft));
}

fn read_package(package: &mut Package<'_>, limits: &Limits, draft: &mut Draft) -> Result<(), Problem> {
    let main = package.main_part()?;
    let relations = package.relations(&main)?;
    let (slides, cut) = slides(package, &main, &relations, limits)?;
    if cut {
        draft.limit("pages of a document");
    }
    for (number, part) in (1..).zip(&slides) {
        if let Err(problem) = slide(package, part, number, (limits, &mut *draft)) {
            draft.note(Problem { place: Some(Place::Page(number)), ..problem });
        }
    }
    draft.content.pages = u32::try_from(slides.len()).ok();
    match properties::core(package, limits.depth) {
        Ok(properties) => draft.content.properties = properties,
        Err(problem) => draft.note(problem),
    }
    Ok(())
}

/// Names of the slides' parts in the order of the show, and whether there are more than may be read.
fn slides(
    package: &mut Package<'_>,
    main: &str,
    relations: &[Relation],
    limits: &Limits,
) -> Result<(Vec<String>, bool), Problem> {
    let text = package.needed(main)?;
    let mut walker = Walker::new(&text, limits.depth);
    let mut slides = Vec::new();
    while let Some(node) = walker.next().map_err(|fault| fault.at(main))? {
        let Node::Open(element) = node else { continue };
        if element.name() != "sldId" {
            continue;
        }
        if slides.len() >= limits.pages {
            return Ok((slides, true));
        }
        // `id` without a prefix is the slide's own number; the relationship is the one with a prefix.
        let id = element.attr_prefixed("id").unwrap_or_default();
        // A slide without a part is missing, and is told where it should be.
        let part = relations.iter().find(|relation| relation.id == id).map(|relation| relation.target.clone());
        slides.push(part.unwrap_or_else(|| format!("{main}#{id}")));
    }
    Ok((slides, false))
}

/// Reads one slide with its tables, diagrams, remarks and notes. What is wrong with one of these stops none of the others.
fn slide(package: &mut Package<'_>, part: &str, number: u32, out: (&Limits, &mut Draft)) -> Result<(), Problem> {
    let (limits, draft) = out;
    let text = package.needed(part)?;
    let page = Place::Page(number);
    if let Err(fault) = walk(&text, Flow::new(draft, Story::Page(number)), (limits, number == 1), false) {
        draft.note(Problem { place: Some(page.clone()), ..fault.at(part) });
    }
    let relations = package.relations(part)?;
    for relation in &relations {
        if let Err(problem) = beside(package, relation, &page, (limits, &mut *draft)) {
            draft.note(Problem { place: Some(page.clone()), ..problem });
        }
    }
    embedded::read(package, &relations, limits, draft);
    Ok(())
}

/// Reads a part that belongs to the slide at `page`, if it holds text.
fn beside(
    package: &mut Package<'_>,
    relation: &Relation,
    page: &Place,
    out: (&Limits, &mut Draft),
) -> Result<(), Problem> {
    let (limits, draft) = out;
    let (kind, is_notes) = match relation.kind.as_str() {
        "notesSlide" => (BlockKind::Note, true),
        "comments" => (BlockKind::Comment, false),
        "diagramData" | "chart" | "chartEx" => (BlockKind::Paragraph, false),
        _ => return Ok(()),
    };
    let text = package.needed(&relation.target)?;
    let outcome = if kind == BlockKind::Paragraph {
        drawing::read(&text, (kind, page.clone()), None, (limits.depth, draft))
    } else {
        walk(&text, Flow::new(draft, Story::Aside(kind, page.clone())), (limits, false), is_notes)
    };
    outcome.map_err(|fault| fault.at(&relation.target))
}

/// Walks the shapes of a part. On the first slide (`how.1`) the title placeholder is the title of the document; of a page
/// of notes only the body placeholder counts, the rest repeats the slide.
fn walk(text: &str, flow: Flow<'_>, how: (&Limits, bool), is_notes: bool) -> Result<(), Fault> {
    let mut walker = Walker::new(text, how.0.depth);
    let mut shapes = Shapes { flow, first: how.1, is_notes, holder: String::new(), texts: 0 };
    let outcome = shapes.run(&mut walker);
    shapes.flow.finish();
    outcome
}

/// The state of a walk through shapes.
struct Shapes<'d> {
    flow: Flow<'d>,
    first: bool,
    is_notes: bool,
    /// What the shape holds the place of: `title`, `body`, `sldNum`; empty for a free shape.
    holder: String,
    texts: usize,
}

impl Shapes<'_> {
    fn run(&mut self, walker: &mut Walker<'_>) -> Result<(), Fault> {
        while let Some(node) = walker.next()? {
            match node {
                Node::Open(element) if element.name() == "Fallback" => walker.skip()?,
                // The number of the slide is no text.
                Node::Open(element)
                    if element.name() == "fld" && element.attr("type").as_deref() == Some("slidenum") =>
                {
                    walker.skip()?;
                }
                Node::Open(element) if element.name() == "txBody" && self.is_notes && self.holder != "body" => {
                    walker.skip()?;
                }
                Node::Open(element) => self.open(&element),
                Node::Close(name) => self.close(&name),
                Node::Text(text) if self.texts > 0 => self.flow.text(&text),
                Node::Text(_) => {}
            }
            if self.flow.draft().is_full() {
                break;
            }
        }
        Ok(())
    }

    fn open(&mut self, element: &Element<'_>) {
        match element.name() {
            "sp" | "graphicFrame" => self.holder.clear(),
            "ph" => self.holder = element.attr("type").unwrap_or_else(|| "body".to_owned()),
            "p" => self.flow.open_paragraph(self.kind()),
            "t" | "text" => self.texts += 1,
            "sld" if matches!(element.attr("show").as_deref(), Some("0" | "false" | "off")) => {
                let place = self.flow.coming_place();
                self.flow.draft().remark(RemarkKind::HiddenSheet, "", Some(place));
            }
            "br" => self.flow.text("\n"),
            "tbl" => self.flow.open_table(),
            "tr" => self.flow.open_row(),
            "tc" => self.flow.open_cell(),
            "blip" => self.flow.draft().picture(),
            _ => {
                if let Some(text) = drawing::caption(element).filter(|_| !self.is_notes) {
                    let place = self.flow.coming_place();
                    self.flow.draft().caption(place, &text);
                }
            }
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "sp" => self.holder.clear(),
            "p" => self.flow.close_paragraph(),
            "t" => self.texts = self.texts.saturating_sub(1),
            "text" => {
                self.texts = self.texts.saturating_sub(1);
                self.flow.close_paragraph();
            }
            // Cells that a wider one covers stand in the row themselves: each counts for one column.
            "tc" => self.flow.close_cell(1),
            "tr" => self.flow.close_row(),
            "tbl" => self.flow.close_table(),
            _ => {}
        }
    }

    fn kind(&self) -> BlockKind {
        match self.holder.as_str() {
            "title" | "ctrTitle" if self.first => BlockKind::Title,
            "title" | "ctrTitle" => BlockKind::Heading,
            "ftr" | "sldNum" | "dt" => BlockKind::Footer,
            _ => BlockKind::Paragraph,
        }
    }
}
