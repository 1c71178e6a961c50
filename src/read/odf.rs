//! Texts and presentations of `OpenDocument` (ODF 1.3 part 3). Spreadsheets are read in `sheet`.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::Draft;
use super::flow::{Flow, Story};
use super::limits::Limits;
use super::package::Package;
use super::xml::{Element, Fault, Node, Walker};
use super::{embedded, properties};
use crate::model::document::{BlockKind, Problem, ProblemKind, RemarkKind};
use crate::model::place::Place;

/// Columns that one repeated cell may stand for.
const REPEATED: u32 = 16_384;
/// Spaces that one element may stand for.
const SPACES: usize = 256;

/// Bytes of the description of a picture that are kept.
const CAPTION: usize = 4096;
/// Objects of a document that are read.
pub(crate) const OBJECTS: usize = 1000;

/// Reads a text or a presentation.
pub(crate) fn read(bytes: &[u8], limits: &Limits, draft: &mut Draft) {
    draft.with_package(bytes, limits, |package, draft| read_package(package, limits, draft));
}

fn read_package(package: &mut Package<'_>, limits: &Limits, draft: &mut Draft) -> Result<(), Problem> {
    if is_encrypted(package)? {
        return Err(Problem { kind: ProblemKind::Encrypted, detail: String::new(), place: None });
    }
    let styles = package.text("styles.xml").unwrap_or_else(|problem| {
        draft.note(problem);
        None
    });
    let styles = styles.unwrap_or_default();
    margins(&styles, "header", &Place::Paragraph(1), (limits, &mut *draft));
    let text = package.needed("content.xml")?;
    let mut body = Body::new(Flow::new(draft, Story::Body));
    let outcome = body.run(&mut Walker::new(&text, limits.depth));
    let (pages, objects) = body.finish();
    draft.content.pages = (pages > 0).then_some(pages);
    if let Err(fault) = outcome {
        draft.note(fault.at("content.xml"));
    }
    let end = draft.last_paragraph();
    margins(&styles, "footer", &end, (limits, &mut *draft));
    for (object, place) in objects {
        if let Err(problem) = embedded(package, &object, place, (limits, &mut *draft)) {
            draft.note(problem);
        }
    }
    draft.content.properties = properties::meta(package, limits.depth)?;
    Ok(())
}

/// Reads an object of the package: a chart or table as text at its place, a file of another program as an entry.
pub(crate) fn embedded(
    package: &mut Package<'_>,
    object: &str,
    place: Place,
    into: (&Limits, &mut Draft),
) -> Result<(), Problem> {
    let (limits, draft) = into;
    let name = object.trim_start_matches("./").trim_end_matches('/');
    let part = format!("{name}/content.xml");
    if let Some(text) = package.text(&part)? {
        let mut body = Body::new(Flow::new(draft, Story::Aside(BlockKind::Paragraph, place)));
        let outcome = body.run(&mut Walker::new(&text, limits.depth));
        body.finish();
        return outcome.map_err(|fault| fault.at(&part));
    }
    if let Some(bytes) = package.part(name)? {
        embedded::object(name, &bytes, limits, draft);
    }
    Ok(())
}

/// True when the manifest tells how to decrypt the parts.
pub(crate) fn is_encrypted(package: &mut Package<'_>) -> Result<bool, Problem> {
    let manifest = package.text("META-INF/manifest.xml")?;
    Ok(manifest.is_some_and(|text| text.contains("encryption-data") || text.contains("encrypted-package")))
}

/// Reads the headers or footers of the page styles, as standing at `place`.
pub(crate) fn margins(styles: &str, which: &str, place: &Place, into: (&Limits, &mut Draft)) {
    let (limits, draft) = into;
    let kind = if which == "header" { BlockKind::Header } else { BlockKind::Footer };
    let mut walker = Walker::new(styles, limits.depth);
    let mut body = Body::new(Flow::new(draft, Story::Aside(kind, place.clone())));
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
    /// Objects that stand in the text, with their place.
    objects: Vec<(String, Place)>,
    /// The style that is being described.
    style: String,
    /// Styles whose text is hidden, and slides of which are.
    hidden: BTreeSet<String>,
}

impl<'d> Body<'d> {
    fn new(flow: Flow<'d>) -> Self {
        Self {
            flow,
            parents: BTreeMap::new(),
            texts: 0,
            spans: Vec::new(),
            pages: 0,
            frame: None,
            pictures: BTreeSet::new(),
            objects: Vec::new(),
            style: String::new(),
            hidden: BTreeSet::new(),
        }
    }

    /// Closes what is open; gives the number of pages met, and the objects.
    fn finish(mut self) -> (u32, Vec<(String, Place)>) {
        let pictures = u32::try_from(self.pictures.len()).unwrap_or(u32::MAX);
        let content = &mut self.flow.draft().content;
        content.pictures = content.pictures.saturating_add(pictures);
        self.flow.finish();
        (self.pages, self.objects)
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
                "desc" => {
                    let (text, place) = (walker.inner_text(CAPTION)?, self.flow.coming_place());
                    self.flow.draft().caption(place, &text);
                    return Ok(true);
                }
                "tracked-changes" => {
                    self.deletions(walker)?;
                    return Ok(true);
                }
                // Who wrote a remark, and when, is none of its words.
                "creator" | "date" | "creator-initials" | "sender-initials"
                    if self.frame == Some(BlockKind::Comment) =>
                {
                    walker.skip()?;
                    return Ok(true);
                }
                "forms" | "sequence-decls" | "binary-data" | "note-citation" | "page-number" | "page-count"
                | "sheet-name" => {
                    walker.skip()?;
                    return Ok(true);
                }
                "hidden-text" | "hidden-paragraph" => {
                    self.flow.draft().remark(RemarkKind::HiddenText, "", None);
                    walker.skip()?;
                    return Ok(true);
                }
                "p" | "h" | "span" if self.is_hidden(&element) => {
                    let place = self.flow.coming_place();
                    self.flow.draft().remark(RemarkKind::HiddenText, "", Some(place));
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

    /// Counts what tracked changes delete and insert; the inserted text stands in the body, the deleted one only here.
    fn deletions(&mut self, walker: &mut Walker<'_>) -> Result<(), Fault> {
        let mut inside = 1_usize;
        while inside > 0 {
            match walker.next()? {
                Some(Node::Open(element)) => {
                    inside += 1;
                    match element.name() {
                        "deletion" => self.flow.draft().remark(RemarkKind::DeletedText, "", None),
                        "insertion" => self.flow.draft().remark(RemarkKind::InsertedText, "", None),
                        _ => {}
                    }
                }
                Some(Node::Close(_)) => inside -= 1,
                Some(Node::Text(_)) => {}
                None => break,
            }
        }
        Ok(())
    }

    fn is_hidden(&self, element: &Element<'_>) -> bool {
        !self.hidden.is_empty() && element.attr("style-name").is_some_and(|style| self.hidden.contains(&style))
    }

    fn open(&mut self, element: &Element<'_>) {
        match element.name() {
            "p" | "h" => self.open_paragraph(element),
            "style" => {
                let parent = element.attr("parent-style-name").unwrap_or_default();
                self.style = element.attr("name").unwrap_or_default();
                self.parents.insert(self.style.clone(), parent);
            }
            "text-properties" if element.attr("display").as_deref() == Some("none") => {
                self.hidden.insert(self.style.clone());
            }
            "drawing-page-properties" if element.attr("visibility").as_deref() == Some("hidden") => {
                self.hidden.insert(self.style.clone());
            }
            "page" => self.open_page(element),
            "object" | "object-ole" => {
                let place = self.flow.coming_place();
                self.objects
                    .extend(element.attr("href").filter(|_| self.objects.len() < OBJECTS).map(|href| (href, place)));
            }
            "footer-decl" | "header-decl" => {
                self.frame = Some(BlockKind::Footer);
                self.texts += 1;
                self.flow.open_paragraph(BlockKind::Footer);
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

    fn open_page(&mut self, element: &Element<'_>) {
        self.pages = self.pages.saturating_add(1);
        self.flow.turn_to(Story::Page(self.pages));
        if element.attr("style-name").is_some_and(|style| self.hidden.contains(&style)) {
            let name = element.attr("name").unwrap_or_default();
            self.flow.draft().remark(RemarkKind::HiddenSheet, &name, Some(Place::Page(self.pages)));
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
            "footer-decl" | "header-decl" => {
                self.frame = None;
                self.texts = self.texts.saturating_sub(1);
                self.flow.close_paragraph();
            }
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
