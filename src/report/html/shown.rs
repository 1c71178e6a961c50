//! Pictures of pages, as the templates see them: each holds itself, nothing is loaded.

use serde::Serialize;

use super::policy;
use crate::catalogue::Words;
use crate::model::picture::{Picture, Seat};
use crate::model::place::Place;
use crate::model::report::{Evidence, Redaction, Report};
use crate::report::clean;

/// A picture in the page.
#[derive(Debug, Serialize)]
pub(super) struct PictureView {
    /// The whole picture as an address of its own; letters and signs of base64 alone, which need no escaping.
    source: String,
    width: u32,
    height: u32,
    alt: String,
    caption: String,
}

impl PictureView {
    fn new(picture: &Picture, alt: String, caption: String) -> Self {
        let source = format!("data:image/png;base64,{}", policy::base64(&picture.png));
        Self { source, width: picture.width, height: picture.height, alt, caption }
    }
}

/// The passage that `evidence`, which sits at `seat`, quotes.
pub(super) fn passage(report: &Report, seat: Seat, evidence: &Evidence, words: &Words) -> Option<PictureView> {
    let picture = report.pictures.passages.get(&seat)?;
    let Some(Place::Page(page)) = evidence.place else { return None };
    let veiled = report.redaction != Redaction::None;
    let caption = if veiled { words.say("pictures-caption-veiled") } else { String::new() };
    Some(PictureView::new(picture, words.tell("pictures-alt", &[("page", &page.to_string())]), caption))
}

/// The first page of the document at `path`.
pub(super) fn leaf(report: &Report, path: &str, words: &Words) -> Option<PictureView> {
    let leaf = report.pictures.pages.get(path)?;
    Some(PictureView::new(&leaf.picture, words.say("pictures-page-alt"), clean::prose(&leaf.note)))
}
