//! Word documents (ECMA-376 part 1, clause 17): body, headers, footers, notes, comments. Parts are found by their
//! relationships, deleted and hidden text is left out, nothing outside the package is looked up.

use std::collections::BTreeMap;

use super::docx_styles::Styles;
use super::draft::Draft;
use super::drawing;
use super::flow::{Flow, Story};
use super::limits::Limits;
use super::package::{Package, Relation};
use super::xml::{Element, Fault, Node, Walker};
use super::{embedded, html, package_signatures, plain, properties, rtf};
use crate::model::document::{BlockKind, Problem, ProblemKind, RemarkKind, SignatureKind, SignatureMark};
use crate::model::format::Format;
use crate::model::place::Place;

/// Where notes and comments are called from, by kind of reference and number.
type Anchors = BTreeMap<(&'static str, String), Place>;

/// Reads a Word document.
pub(crate) fn read(bytes: &[u8], limits: &Limits, draft: &mut Draft) {
    draft.with_package(bytes, limits, |package, draft| read_package(package, limits, draft));
}

fn read_package(package: &mut Package<'_>, limits: &Limits, draft: &mut Draft) -> Result<(), Problem> {
    let main = package.main_part()?;
    let relations = package.relations(&main)?;
    let styles = styles(package, &relations, limits).unwrap_or_else(|problem| {
        draft.note(problem);
        Styles::default()
    });
    let mut reader = Reader { package, limits: *limits, styles, relations, anchors: Anchors::new() };
    reader.asides("header", BlockKind::Header, draft);
    if let Err(problem) = reader.body(&main, draft) {
        draft.note(problem);
    }
    for (kind, block) in [
        ("footnotes", BlockKind::Note),
        ("endnotes", BlockKind::Note),
        ("comments", BlockKind::Comment),
        ("diagramData", BlockKind::Paragraph),
        ("chart", BlockKind::Paragraph),
        ("chartEx", BlockKind::Paragraph),
        ("footer", BlockKind::Footer),
    ] {
        reader.asides(kind, block, draft);
    }
    embedded::read(reader.package, &reader.relations, limits, draft);
    if package_signatures::count(reader.package) > 0 {
        // A signed signature line is drawn like an empty one.
        draft.content.signatures.retain(|mark| mark.kind != SignatureKind::EmptyField);
    }
    match properties::core(reader.package, limits.depth) {
        Ok(properties) => draft.content.properties = properties,
        Err(problem) => draft.note(problem),
    }
    // Links of the settings are to templates elsewhere.
    drop(reader.relations.iter().find(|r| r.kind == "settings").map(|r| reader.package.relations(&r.target)));
    Ok(())
}

fn styles(package: &mut Package<'_>, relations: &[Relation], limits: &Limits) -> Result<Styles, Problem> {
    let Some(relation) = relations.iter().find(|relation| relation.kind == "styles") else {
        return Ok(Styles::default());
    };
    let Some(text) = package.text(&relation.target)? else { return Ok(Styles::default()) };
    Styles::read(&text, limits.depth).map_err(|fault| fault.at(&relation.target))
}

/// An opened Word document.
struct Reader<'r, 'p> {
    package: &'r mut Package<'p>,
    limits: Limits,
    styles: Styles,
    relations: Vec<Relation>,
    anchors: Anchors,
}

impl Reader<'_, '_> {
    /// Reads the main part. Embedded parts (`altChunk`) follow at the end.
    fn body(&mut self, main: &str, draft: &mut Draft) -> Result<(), Problem> {
        let text = self.package.needed(main)?;
        let mut walk = Walk::new(&self.styles, &self.anchors, Flow::new(draft, Story::Body));
        let outcome = walk.run(&mut Walker::new(&text, self.limits.depth));
        let logos = walk.logos;
        let (chunks, anchors) = walk.finish();
        self.anchors = anchors;
        if !draft.is_blank() {
            draft.content.pictures = draft.content.pictures.saturating_sub(logos);
        }
        if let Err(fault) = outcome {
            draft.note(fault.at(main));
        }
        for id in chunks {
            self.chunk(&id, draft);
        }
        Ok(())
    }

    /// Reads every part that relates to the main one as `kind`, all as blocks of kind `block`. Equal parts (the headers
    /// of first, odd and even pages often are) count once.
    fn asides(&mut self, kind: &str, block: BlockKind, draft: &mut Draft) {
        let targets: Vec<String> =
            self.relations.iter().filter(|relation| relation.kind == kind).map(|r| r.target.clone()).collect();
        let mut seen = std::collections::BTreeSet::new();
        for target in targets {
            match self.package.text(&target) {
                Ok(Some(text)) if seen.insert(text.clone()) => self.aside(&text, (kind, &target), block, draft),
                Ok(Some(_)) => {}
                Ok(None) => draft.problem(ProblemKind::Corrupt, format!("{target}: missing")),
                Err(problem) => draft.note(problem),
            }
        }
    }

    fn aside(&self, text: &str, of: (&str, &str), kind: BlockKind, draft: &mut Draft) {
        let place = if kind == BlockKind::Header { Place::Paragraph(1) } else { draft.last_paragraph() };
        let known = draft.content.pictures;
        let outcome = if matches!(of.0, "diagramData" | "chart" | "chartEx") {
            drawing::read(text, (kind, place), None, (self.limits.depth, &mut *draft))
        } else {
            let mut walk = Walk::new(&self.styles, &self.anchors, Flow::new(draft, Story::Aside(kind, place)));
            let outcome = walk.run(&mut Walker::new(text, self.limits.depth));
            walk.finish();
            outcome
        };
        if matches!(kind, BlockKind::Header | BlockKind::Footer) {
            // The logo that every page bears is nobody's signature.
            draft.content.pictures = known;
        }
        if let Err(fault) = outcome {
            draft.note(fault.at(of.1));
        }
    }

    /// Reads an embedded part that stands for a piece of the body.
    fn chunk(&mut self, id: &str, draft: &mut Draft) {
        let Some(relation) = self.relations.iter().find(|relation| relation.id == id) else { return };
        let target = relation.target.clone();
        match self.package.part(&target) {
            Ok(Some(bytes)) => self.piece(&target, &bytes, draft),
            Ok(None) => draft.problem(ProblemKind::Corrupt, format!("{target}: missing")),
            Err(problem) => draft.note(problem),
        }
    }

    /// Reads the bytes of such a part, which may be of any kind that Word imports.
    fn piece(&self, part: &str, bytes: &[u8], draft: &mut Draft) {
        if self.limits.nesting == 0 {
            return draft.limit("files inside one another");
        }
        // The draft learns at the end only what this package cost.
        let left = self.limits.package.min(self.limits.total.saturating_sub(draft.spent()));
        let package = left.saturating_sub(self.package.spent());
        let limits = Limits { nesting: self.limits.nesting - 1, package, ..self.limits };
        let claims = std::mem::take(&mut draft.content.properties);
        match super::sniff::sniff(part, bytes) {
            Format::Html => html::read(bytes, &limits, draft),
            // A web page with its pictures, as browsers save it.
            Format::Eml => draft.inside(part, bytes, &self.limits),
            Format::Docx => read(bytes, &limits, draft),
            Format::Rtf => rtf::read(bytes, &limits, draft),
            Format::Text | Format::Markdown | Format::Csv | Format::Xml => {
                draft.paragraph(BlockKind::Paragraph, &plain::decode(bytes));
            }
            _ => draft.problem(ProblemKind::Unsupported, format!("{part}: embedded file")),
        }
        draft.content.properties = claims;
    }
}

/// One walk through a part of a Word document.
struct Walk<'s, 'd> {
    styles: &'s Styles,
    flow: Flow<'d>,
    /// Depth of elements whose text counts.
    texts: usize,
    /// True inside a run of hidden text.
    hidden: bool,
    /// True inside a run: the mark of a paragraph has properties too.
    in_run: bool,
    /// Columns of each cell that is open, the innermost last.
    spans: Vec<u32>,
    /// The box to tick, or the list to choose from, of the form field that is open.
    form: Form,
    /// Pictures that stand before any text.
    logos: u32,
    chunks: Vec<String>,
    /// The anchors that other parts gave.
    known: &'s Anchors,
    /// The anchors of this part.
    anchors: Anchors,
}

impl<'s, 'd> Walk<'s, 'd> {
    fn new(styles: &'s Styles, known: &'s Anchors, flow: Flow<'d>) -> Self {
        let (chunks, anchors) = (Vec::new(), Anchors::new());
        Self {
            styles,
            flow,
            texts: 0,
            hidden: false,
            in_run: false,
            spans: Vec::new(),
            form: Form::default(),
            logos: 0,
            chunks,
            known,
            anchors,
        }
    }

    fn finish(self) -> (Vec<String>, Anchors) {
        self.flow.finish();
        (self.chunks, self.anchors)
    }

    fn run(&mut self, walker: &mut Walker<'_>) -> Result<(), Fault> {
        while let Some(node) = walker.next()? {
            match node {
                Node::Open(element) if is_skipped(&element) => {
                    self.deleted(&element);
                    walker.skip()?;
                }
                Node::Open(element) => self.open(&element),
                Node::Close(name) => self.close(&name),
                Node::Text(text) if self.texts > 0 && !self.hidden => self.flow.text(&text),
                Node::Text(_) => {}
            }
            if self.flow.draft().is_full() {
                break;
            }
        }
        Ok(())
    }

    /// Mentions text that is passed over because a tracked change deletes it.
    fn deleted(&mut self, element: &Element<'_>) {
        if matches!(element.name(), "del" | "moveFrom") {
            self.change(RemarkKind::DeletedText, element);
        }
    }

    /// Mentions a tracked change with its author.
    fn change(&mut self, kind: RemarkKind, element: &Element<'_>) {
        let place = self.flow.coming_place();
        let author = element.attr("author").unwrap_or_default();
        self.flow.draft().remark(kind, &author, Some(place));
    }

    fn hide(&mut self) {
        self.hidden = true;
        let place = self.flow.coming_place();
        self.flow.draft().remark(RemarkKind::HiddenText, "", Some(place));
    }

    fn open(&mut self, element: &Element<'_>) {
        match element.name() {
            "p" => self.flow.open_paragraph(BlockKind::Paragraph),
            "r" => (self.hidden, self.in_run) = (false, true),
            "t" => self.texts += 1,
            "tbl" => self.flow.open_table(),
            "tr" => self.flow.open_row(),
            "tc" => {
                self.flow.open_cell();
                self.spans.push(1);
            }
            "gridSpan" => {
                let span = value(element).and_then(|text| text.parse().ok()).unwrap_or(1);
                self.spans.last_mut().into_iter().for_each(|last| *last = span);
            }
            "pStyle" => self.style(&value(element).unwrap_or_default()),
            "outlineLvl" if value(element).is_some_and(|level| level != "9") => self.flow.set_kind(BlockKind::Heading),
            "rStyle" if self.styles.is_hidden(&value(element).unwrap_or_default()) => self.hide(),
            "vanish" if matches!(value(element).as_deref(), Some("0" | "false" | "off")) => self.hidden = false,
            "vanish" if self.in_run => self.hide(),
            "ins" | "moveTo" => self.change(RemarkKind::InsertedText, element),
            "altChunk" => self.chunks.extend(element.attr("id")),
            _ => self.inline(element),
        }
    }

    /// Elements that stand inside a run.
    fn inline(&mut self, element: &Element<'_>) {
        match element.name() {
            "tab" | "ptab" => self.flow.text("\t"),
            "br" | "cr" => self.flow.text("\n"),
            "noBreakHyphen" => self.flow.text("-"),
            "sym" => self.flow.text(symbol(element)),
            "blip" | "imagedata" => self.picture(),
            "signatureline" => {
                let place = self.flow.draft().last_paragraph();
                self.flow.draft().content.signatures.push(mark(SignatureKind::EmptyField, Some(place)));
            }
            "footnoteReference" => self.anchor("footnote", element),
            "endnoteReference" => self.anchor("endnote", element),
            "commentReference" => self.anchor("comment", element),
            name @ ("footnote" | "endnote" | "comment") => self.called_from(name, element),
            "listEntry" => self.form.entries.push(value(element).unwrap_or_default()),
            "ffData" => self.form = Form::default(),
            "default" => {
                self.form.value.get_or_insert_with(|| value(element).unwrap_or_default());
            }
            // Without a value, a box is ticked.
            "checked" | "result" => self.form.value = Some(value(element).unwrap_or_default()),
            _ => {
                if let Some(text) = drawing::caption(element) {
                    let place = self.flow.coming_place();
                    self.flow.draft().caption(place, &text);
                }
            }
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" => self.flow.close_paragraph(),
            "checkBox" | "ddList" => {
                let text = std::mem::take(&mut self.form).shown(name);
                self.flow.text(&text);
            }
            "r" => (self.hidden, self.in_run) = (false, false),
            "t" => self.texts = self.texts.saturating_sub(1),
            "tc" => self.flow.close_cell(self.spans.pop().unwrap_or(1)),
            "tr" => self.flow.close_row(),
            "tbl" => self.flow.close_table(),
            _ => {}
        }
    }

    fn style(&mut self, id: &str) {
        if let Some(kind) = self.styles.kind(id) {
            self.flow.set_kind(kind);
        }
    }

    /// Counts a picture, apart the logos above all text. One right after the word "signature" is taken for a drawn signature.
    fn picture(&mut self) {
        let before = self.flow.nearby();
        self.logos += u32::from(before.trim().is_empty());
        let signature = before.to_lowercase().contains("signature");
        let place = self.flow.draft().last_paragraph();
        let content = &mut self.flow.draft().content;
        content.pictures = content.pictures.saturating_add(1);
        if signature {
            content.signatures.push(mark(SignatureKind::Picture, Some(place)));
        }
    }

    fn anchor(&mut self, kind: &'static str, element: &Element<'_>) {
        if let Some(id) = element.attr("id") {
            let place = self.flow.coming_place();
            self.anchors.insert((kind, id), place);
        }
    }

    fn called_from(&mut self, kind: &str, element: &Element<'_>) {
        let kind = match kind {
            "footnote" => "footnote",
            "endnote" => "endnote",
            _ => "comment",
        };
        let place = element.attr("id").and_then(|id| self.known.get(&(kind, id)).cloned());
        if let Some(place) = place {
            self.flow.move_aside(place);
        }
    }
}

/// A form field of the old kind (ECMA-376 part 1, clause 17.16): what it shows is a setting and not text.
#[derive(Default)]
struct Form {
    entries: Vec<String>,
    value: Option<String>,
}

impl Form {
    /// What the field of the kind `name` shows.
    fn shown(self, name: &str) -> String {
        if name == "checkBox" {
            let ticked = self.value.is_some_and(|value| matches!(value.as_str(), "" | "1" | "true" | "on"));
            return if ticked { "☒" } else { "☐" }.to_owned();
        }
        let chosen = self.value.and_then(|value| value.parse().ok()).unwrap_or(0_usize);
        self.entries.into_iter().nth(chosen).unwrap_or_default()
    }
}

/// Elements that hold nothing to be read: deleted text, field codes, the second version of a drawing, settings.
fn is_skipped(element: &Element<'_>) -> bool {
    match element.name() {
        "Fallback" | "del" | "moveFrom" | "instrText" | "delInstrText" | "delText" | "sdtPr" | "tabs" | "sectPr" => {
            true
        }
        "footnote" | "endnote" => element.attr("type").is_some_and(|kind| kind != "normal"),
        _ => false,
    }
}

fn value(element: &Element<'_>) -> Option<String> {
    element.attr("val")
}

/// The character of a symbol font: ticks and boxes matter in forms.
fn symbol(element: &Element<'_>) -> &'static str {
    let code = element.attr("char").unwrap_or_default().to_uppercase();
    match code.trim_start_matches("F0") {
        "FE" | "53" | "54" => "☒",
        "FC" | "50" | "52" => "✓",
        "A8" | "6F" | "A3" | "71" | "72" => "☐",
        "E0" => "→",
        _ => "•",
    }
}

fn mark(kind: SignatureKind, place: Option<Place>) -> SignatureMark {
    SignatureMark::new(kind, place)
}
