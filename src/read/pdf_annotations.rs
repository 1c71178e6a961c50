//! What people added to the pages of a PDF: filled fields, stamps and typed text are drawn and read as such, remarks are kept
//! as comments (annotations, ISO 32000-2, 12.5).

use hayro_font::kurbo::{Affine, Rect};
use hayro_syntax::object::{Array, Dict, Name, Object, Stream, String as PdfString};
use hayro_syntax::page::Page;

use super::pdf_text::Walk;
use crate::model::document::Area;

/// Annotations of a page that are looked at.
const ANNOTATIONS: usize = 5_000;
/// Flags of an annotation that is not shown: hidden, not for the screen.
const NOT_SHOWN: u32 = (1 << 1) | (1 << 5);

/// A remark that a person attached to a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Remark {
    pub text: String,
    pub area: Option<Area>,
}

impl<'a> Walk<'_, 'a> {
    /// Reads the annotations of `page`.
    pub(super) fn annotations(&mut self, page: &Page<'a>) {
        self.added = true;
        let list = page.raw().get::<Array<'a>>(b"Annots").unwrap_or_default();
        for annotation in list.iter::<Dict<'a>>().take(ANNOTATIONS) {
            if annotation.get::<u32>(b"F").unwrap_or(0) & NOT_SHOWN == 0 && !self.looker.hides(&annotation) {
                self.annotation(&annotation, page);
            }
        }
    }

    fn annotation(&mut self, annotation: &Dict<'a>, page: &Page<'a>) {
        let kind = annotation.get::<Name<'_>>(b"Subtype");
        let kind = kind.as_deref().unwrap_or_default();
        let area = annotation.get::<[f64; 4]>(b"Rect").map(|[x0, y0, x1, y1]| Rect::new(x0, y0, x1, y1).abs());
        let before = self.sight.characters.len();
        if let (Some(appearance), Some(area)) = (appearance(annotation), area) {
            self.draw_into(&appearance, area, page.resources());
        }
        let drawn = self.sight.characters.len() > before;
        if !drawn && !matches!(kind, b"Widget" | b"Link" | b"Popup") {
            self.remark(annotation, area);
        }
    }

    fn remark(&mut self, annotation: &Dict<'_>, area: Option<Rect>) {
        let Some(text) = annotation.get::<PdfString<'_>>(b"Contents") else { return };
        let text = super::pdf_structure::text_string(text.as_bytes());
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !text.is_empty() && self.spend_bytes(text.len()) {
            let area = area.and_then(|area| on_page(self.state.transform, area));
            self.sight.remarks.push(Remark { text, area });
        }
    }
}

/// `area` of user space as it lies on the page.
fn on_page(transform: Affine, area: Rect) -> Option<Area> {
    let Rect { x0, y0, x1, y1 } = transform.transform_rect_bbox(area);
    Area::new(x0, y0, x1, y1)
}

/// The appearance of the annotation in its present state.
fn appearance<'a>(annotation: &Dict<'a>) -> Option<Stream<'a>> {
    match annotation.get::<Dict<'a>>(b"AP")?.get::<Object<'a>>(b"N")? {
        Object::Stream(stream) => Some(stream),
        Object::Dict(states) => states.get::<Stream<'a>>(annotation.get::<Name<'_>>(b"AS")?),
        _ => None,
    }
}
