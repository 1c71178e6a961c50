//! Words of drawings, charts and diagrams of OOXML packages (ECMA-376 part 1, clauses 20 and 21), the same in all three programs.

use super::draft::Draft;
use super::flow::{Flow, Story};
use super::xml::{Element, Fault, Node, Walker};
use crate::model::document::BlockKind;
use crate::model::place::Place;

/// Reads the part `text` as blocks of `kind` at `place`. In a drawing on a sheet, `sheet` is its name, and each shape stands at the
/// cell to which it is anchored.
pub(crate) fn read(
    text: &str,
    at: (BlockKind, Place),
    sheet: Option<&str>,
    into: (usize, &mut Draft),
) -> Result<(), Fault> {
    let (depth, draft) = into;
    let flow = Flow::new(draft, Story::Aside(at.0, at.1.clone()));
    let mut shapes = Shapes { flow, place: at.1, sheet, texts: 0, anchor: (0, 0), values: 0 };
    let outcome = shapes.run(&mut Walker::new(text, depth));
    shapes.flow.finish();
    outcome
}

/// What a picture is said to show, by the element that names it.
pub(crate) fn caption(element: &Element<'_>) -> Option<String> {
    if !matches!(element.name(), "docPr" | "cNvPr") {
        return None;
    }
    element.attr("descr").filter(|text| !text.trim().is_empty())
}

/// The state of a walk.
struct Shapes<'s, 'd> {
    flow: Flow<'d>,
    place: Place,
    sheet: Option<&'s str>,
    texts: usize,
    /// Row and column of the anchor, from 0.
    anchor: (u32, u32),
    /// Values of a chart since the paragraph began.
    values: usize,
}

impl Shapes<'_, '_> {
    fn run(&mut self, walker: &mut Walker<'_>) -> Result<(), Fault> {
        let mut in_anchor = false;
        while let Some(node) = walker.next()? {
            match node {
                Node::Open(element) if element.name() == "Fallback" => walker.skip()?,
                Node::Open(element) if element.name() == "from" => in_anchor = true,
                Node::Open(element) if in_anchor && matches!(element.name(), "col" | "row") => {
                    let is_row = element.name() == "row";
                    let number = walker.inner_text(16)?.trim().parse().unwrap_or(0);
                    *(if is_row { &mut self.anchor.0 } else { &mut self.anchor.1 }) = number;
                }
                Node::Close(name) if name == "from" => {
                    in_anchor = false;
                    self.anchored();
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

    fn anchored(&mut self) {
        if let Some(sheet) = self.sheet {
            let one = |number: u32| number.saturating_add(1);
            self.place = Place::cell(sheet, one(self.anchor.1), one(self.anchor.0));
            self.flow.move_aside(self.place.clone());
        }
    }

    fn open(&mut self, element: &Element<'_>) {
        match element.name() {
            "p" => self.flow.open_paragraph(BlockKind::Paragraph),
            "t" => self.texts += 1,
            "v" => {
                self.flow.text(if self.values > 0 { " ; " } else { "" });
                self.values += 1;
                self.texts += 1;
            }
            "br" => self.flow.text("\n"),
            "blip" => self.flow.draft().picture(),
            _ => {
                if let Some(text) = caption(element) {
                    let place = self.place.clone();
                    self.flow.draft().caption(place, &text);
                }
            }
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" => self.flow.close_paragraph(),
            "tx" | "cat" | "val" | "ser" | "xVal" | "yVal" => {
                self.values = 0;
                self.flow.close_paragraphs();
            }
            "t" | "v" => self.texts = self.texts.saturating_sub(1),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::limits::Limits;

    fn blocks(text: &str, sheet: Option<&str>) -> (Vec<(Place, String)>, Draft) {
        let mut draft = Draft::new(&Limits::default());
        read(text, (BlockKind::Paragraph, Place::Page(1)), sheet, (99, &mut draft)).unwrap();
        let found = draft.content.blocks.iter().map(|block| (block.place.clone(), block.text.clone())).collect();
        (found, draft)
    }

    #[test]
    fn charts_give_their_cached_texts_and_values() {
        let text = "<c:chart><c:title><a:p><a:r><a:t>Réussite</a:t></a:r></a:p></c:title><c:ser><c:tx><c:v>2025</c:v></c:tx>\
            <c:cat><c:pt><c:v>CAP</c:v></c:pt><c:pt><c:v>BTS</c:v></c:pt></c:cat></c:ser></c:chart>";
        let texts: Vec<String> = blocks(text, None).0.into_iter().map(|(_, text)| text).collect();
        assert_eq!(texts, ["Réussite", "2025", "CAP ; BTS"]);
    }

    #[test]
    fn shapes_on_a_sheet_stand_at_their_cell_and_captions_are_no_text() {
        let text =
            "<d><xdr:from><xdr:col>1</xdr:col><xdr:row>4</xdr:row></xdr:from><xdr:cNvPr descr='Le logo'/><a:blip/></d>";
        let (found, draft) = blocks(text, Some("S"));
        assert_eq!(found, [(Place::cell("S", 2, 5), "Le logo".to_owned())]);
        assert!(draft.is_blank());
        assert_eq!(draft.content.pictures, 1);
    }
}
