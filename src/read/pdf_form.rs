//! Drawings that pages of a PDF use by name: form `XObject`s and the appearances of annotations.

use hayro_font::kurbo::{Affine, Rect};
use hayro_syntax::object::{Dict, Stream};
use hayro_syntax::page::Resources;

/// A drawing that pages use by name (form `XObject`, ISO 32000-2, 8.10).
pub(crate) struct Form<'a> {
    pub(crate) data: Vec<u8>,
    pub(crate) matrix: Affine,
    pub(crate) bounds: Rect,
    pub(crate) resources: Option<Resources<'a>>,
}

impl<'a> Form<'a> {
    /// Unpacks the drawing in `stream`.
    pub(crate) fn new(stream: &Stream<'a>) -> Option<Self> {
        let dictionary = stream.dict();
        let [left, bottom, right, top] = dictionary.get::<[f64; 4]>(b"BBox").unwrap_or_default();
        Some(Self {
            data: stream.decoded_data().ok()?.into_owned(),
            matrix: dictionary.get::<[f64; 6]>(b"Matrix").map_or(Affine::IDENTITY, Affine::new),
            bounds: Rect::new(left, bottom, right, top).abs(),
            resources: dictionary.get::<Dict<'a>>(b"Resources").map(Resources::new),
        })
    }
}
