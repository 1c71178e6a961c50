//! Texts and presentations of `OpenDocument` (ODF 1.3 part 3). Spreadsheets are read in `sheet`.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::Draft;
use super::flow::{Flow, Story};
use super::limits::Limits;
use super::package::Package;
use super::properties;
use super::xml::{Element, Fault, Node, Walker};
use crate::model::document::{BlockKind, Problem, ProblemKind};
use crate::model::place::Place;

/// Columns that one repeated cell may stand for.
const REPEATED: u32 = 16_384;
/// Spaces that one element may stand for.
const SPACES: usize = 256;

/// Reads a text or a presentation.
pub(crate) fn read(bytes: &[u8], limits: &Limits, draft: &mut Draft) {
    if let Err(problem) = read_package(bytes, limits, draft) {
        draft.note(problem);
    }
}

fn read_package(bytes: &[u8], limits: &Limits, draft: &mut Draft) -> Result<(), Problem> {
    let mut package = Package::open(bytes, limits)?;
    draft.problems.extend(package.defects());
    if is_encrypted(&mut package)? {
        return Err(Problem { kind: ProblemKind::Encrypted, detail: String::new(), place: None });
    }
    let missing = || Problem { kind: ProblemKind::Corrupt, detail: "content.xml: missing".to_owned(), place: None };
    let styles = package.text("styles.xml")?.unwrap_or_default();
    margins(&styles, "header", limits, draft);
    let text = package.text("content.xml")?.ok_or_else(missing)?;
    let mut body = Body::new(Flow::new(draft, Story::Body));
    let outcome = body.run(&mut Walker::new(&text, limits.depth));
    let pages = body.finish();
    draft.content.pages = (pages > 0).then_some(pages);
    if let Err(fault) = outcome {
        draft.note(fault.at("content.xml"));
    }
    margins(&styles, "footer", limits, draft);
    match properties::meta(&mut package, limits.depth) {
        Ok(properties) => draft.content.properties = properties,
        Err(problem) => draft.note(problem),
    }
    Ok(())
}

/// True when the manifest tells how to decrypt the parts.
fn is_encrypted(package: &mut Package<'_>) -> Result<bool, Problem> {
    let manifest = package.text("META-INF/manifest.xml")?;
    Ok(manifest.is_some_and(|text| text.contains("encryption-data") || text.contains("encrypted-package")))
}

/// Reads the headers or footers of the page styles.
fn margins(styles: &str, which: &str, limits: &Limits, draft: &mut Draft) {
    let (kind, place) = match which {
        "header" => (BlockKind::Header, Place::Paragraph(1)),
        _ => (BlockKind::Footer, draft.last_paragraph()),
    };
    let mut walker = Walker::new(styles, limits.depth);
    let mut body = Body::new(Flow::new(draft, Story::Aside(kind, place)));
    let outcome = body.run_margins(&mut walker, which);
    body.finish();
    if let Err(fault) = outcome {
        draft.note(fault.at("styles.xml"));
    }
}

/// The state of a walk through text, drawings and tables.
struct Body<'d> {
    flow: Flow<'d>,
    /// Parent of each automatic style.
    parents: BTreeMap<String, String>,
    /// Paragraphs that are open.
    texts: usize,
    /// Columns of each cell that is open.
    spans: Vec<u32>,
    pages: u32,
    /// Kind of paragraphs in the frame that is open.
    frame: Option<BlockKind>,
    pictures: BTreeSet<String>,
}

impl<'d> Body<'d> {
    fn new(flow: Flow<'d>) -> Self {
        let (parents, spans, pictures) = (BTreeMap::new(), Vec::new(), BTreeSet::new());
        Self { flow, parents, texts: 0, spans, pages: 0, frame: None, pictures }
    }

    /// Closes what is open; gives the number of pages met.
    fn finish(mut self) -> u32 {
        let pictures = u32::try_from(self.pictures.len()).unwrap_or(u32::MAX);
        let content = &mut self.flow.draft().content;
        content.pictures = content.pictures.saturating_add(pictures);
        self.flow.finish();
        self.pages
    }

    fn run(&mut self, walker: &mut Walker<'_>) -> Result<(), Fault> {
        while let Some(node) = walker.next()? {
            self.node(node, walker)?;
            if self.flow.draft().is_full() {
                break;
            }
        }
        Ok(())
    }

    /// Reads only what stands inside elements called `which`.
    fn run_margins(&mut self, walker: &mut Walker<'_>, which: &str) -> Result<(), Fault> {
        let mut inside = 0_usize;
        while let Some(node) = walker.next()? {
            match &node {
                Node::Open(element) if inside > 0 || element.name() == which => inside += 1,
                Node::Close(_) => inside = inside.saturating_sub(1),
                _ => {}
            }
            if inside > 0 {
                // What is skipped takes its own end along.
                inside -= usize::from(self.node(node, walker)?);
            } else if matches!(node, Node::Close(_)) {
                self.node(node, walker)?;
            }
        }
        Ok(())
    }

    /// Takes one node; true when the element was passed over with all that is in it.
    fn node(&mut self, node: Node<'_>, walker: &mut Walker<'_>) -> Result<bool, Fault> {
        match node {
            Node::Open(element) => match element.name() {
                "tracked-changes" | "desc" | "forms" | "sequence-decls" | "binary-data" | "note-citation" => {
                    walker.skip()?;
                    return Ok(true);
                }
                _ => self.open(&element),
            },
            Node::Close(name) => self.close(&name),
            Node::Text(text) if self.texts > 0 => self.flow.text(&text.replace(['\n', '\r', '\t'], " ")),
            Node::Text(_) => {}
        }
        Ok(false)
    }

    fn open(&mut self, element: &Element<'_>) {
        match element.name() {
            "p" | "h" => self.open_paragraph(element),
            "style" => {
                let parent = element.attr("parent-style-name").unwrap_or_default();
                self.parents.extend(element.attr("name").map(|name| (name, parent)));
            }
            "page" => {
                self.pages = self.pages.saturating_add(1);
                self.flow.turn_to(Story::Page(self.pages));
            }
            "notes" => self.flow.turn_to(Story::Aside(BlockKind::Note, Place::Page(self.pages))),
            "note-body" => self.frame = Some(BlockKind::Note),
            "annotation" => self.frame = Some(BlockKind::Comment),
            "frame" => self.frame = frame_kind(element, self.pages).or(self.frame),
            "image" => self.pictures.extend(element.attr("href")),
            "table" => self.flow.open_table(),
            "table-row" => self.flow.open_row(),
            "table-cell" | "covered-table-cell" => {
                let repeated = element.attr("number-columns-repeated").and_then(|text| text.parse().ok());
                self.spans.push(repeated.unwrap_or(1).min(REPEATED));
                self.flow.open_cell();
            }
            _ => self.inline(element),
        }
    }

    fn open_paragraph(&mut self, element: &Element<'_>) {
        let heading = element.name() == "h";
        let style = element.attr("style-name").unwrap_or_default();
        let kind = self.frame.unwrap_or(if self.is_title(&style) {
            BlockKind::Title
        } else if heading {
            BlockKind::Heading
        } else {
            BlockKind::Paragraph
        });
        self.texts += 1;
        self.flow.open_paragraph(kind);
    }

    fn is_title(&self, style: &str) -> bool {
        let parent = self.parents.get(style).map(String::as_str);
        [Some(style), parent].into_iter().flatten().any(|name| matches!(name, "Title" | "Titre"))
    }

    /// Elements inside a paragraph.
    fn inline(&mut self, element: &Element<'_>) {
        match element.name() {
            "s" if self.texts > 0 => {
                let count = element.attr("c").and_then(|text| text.parse().ok()).unwrap_or(1_usize);
                self.flow.text(&" ".repeat(count.min(SPACES)));
            }
            "tab" if self.texts > 0 => self.flow.text("\t"),
            "line-break" if self.texts > 0 => self.flow.text("\n"),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" | "h" => {
                self.texts = self.texts.saturating_sub(1);
                self.flow.close_paragraph();
            }
            "notes" => self.flow.turn_to(Story::Page(self.pages)),
            "frame" | "note-body" | "annotation" => self.frame = None,
            "table-cell" | "covered-table-cell" => self.flow.close_cell(self.spans.pop().unwrap_or(1)),
            "table-row" => self.flow.close_row(),
            "table" => self.flow.close_table(),
            _ => {}
        }
    }
}

/// What the paragraphs of a frame of a slide are.
fn frame_kind(element: &Element<'_>, page: u32) -> Option<BlockKind> {
    match element.attr("class").as_deref() {
        Some("title") if page == 1 => Some(BlockKind::Title),
        Some("title") => Some(BlockKind::Heading),
        Some("footer" | "page-number" | "date-time") => Some(BlockKind::Footer),
        _ => None,
    }
}
