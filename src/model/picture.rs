//! Pictures of pages beside a report: what is wanted of a page, and what was drawn. They live in pages for people alone, and
//! no saved form of a report holds them.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::document::Area;

/// Where a piece of evidence stands in a report: turn of the indicator, of the artefact, of the evidence.
pub type Seat = (usize, usize, usize);

/// The pictures that a report shows.
#[derive(Clone, Debug, Default)]
pub struct Pictures {
    /// The passage that each piece of evidence quotes, on its page.
    pub passages: BTreeMap<Seat, Picture>,
    /// First pages of documents that nobody could read, by path.
    pub pages: BTreeMap<String, Leaf>,
    /// What a reader must know of pictures that are missing or veiled, in words.
    pub limits: Vec<String>,
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// As PNG.
    pub png: Arc<[u8]>,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// The first page of a document that nobody could read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// The page in small.
    pub picture: Picture,
    /// What there is to know and to do, in words.
    pub note: String,
}

/// A passage to be cut out of its page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// Number of the page, from 1.
    pub page: u32,
    /// Where the passage lies.
    pub area: Area,
    /// Where the lines of the page lie that may be shown.
    pub shown: Vec<Area>,
    /// Where lines lie that may not be shown: they are struck out.
    pub struck: Vec<Area>,
    /// Whatever was not read as text is blurred, for nobody knows what it says.
    pub veiled: bool,
    /// The places are those of a page drawn for character recognition.
    pub recognised: bool,
}

/// What is wanted of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cut {
    /// The passage with what stands around it, marked.
    Passage(Passage),
    /// Its first page, so many pixels long at the longer side.
    Thumbnail(u32),
}
