//! What one document says apart from its subject: dates, identifiers, blanks. Gathered once, used by every check.

use jiff::civil::Date;

use super::blanks::{self, Fill};
use super::dates;
use super::identifiers::{self, Identifier};
use super::stream::Stream;
use super::tables::Tables;
use super::versions;
use crate::model::date::{DateSource, FoundDate, Precision, Role};
use crate::model::document::Document;

/// A document with everything read out of its text.
#[derive(Clone)]
pub struct Facts {
    /// The text, ready to be searched.
    pub stream: Stream,
    /// Every date, in document order, then those of the file name and properties.
    pub dates: Vec<FoundDate>,
    /// Every identifier.
    pub identifiers: Vec<Identifier>,
    /// Its tables.
    pub tables: Tables,
    /// Filled and blank fields.
    pub fill: Fill,
    /// It says itself that it was replaced, or that it is a draft.
    pub withdrawn: bool,
}

impl Facts {
    /// Gathers the facts of `document`; `as_of` only settles two-digit years.
    #[must_use]
    pub fn gather(document: &Document, as_of: Date) -> Self {
        let stream = Stream::new(&document.content);
        Self {
            withdrawn: versions::is_withdrawn(&document.content, &stream),
            stream,
            dates: dates::find(document, as_of),
            identifiers: identifiers::find(&document.content),
            tables: Tables::new(&document.content),
            fill: blanks::fill(&document.content),
        }
    }

    /// True when nothing that is written in it gives a day.
    pub fn is_undated(&self) -> bool {
        let written = |date: &FoundDate| !matches!(date.source, DateSource::Metadata | DateSource::FileName);
        !self.dates.iter().any(|date| written(date) && date.precision == Precision::Day && date.role != Role::Legal)
    }
}
