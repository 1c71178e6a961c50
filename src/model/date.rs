//! Dates as documents bear them: a value, the role it plays, and how sure we are.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::place::Place;

/// What a date found in a document says (product contract, section 7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The document was issued, drawn up or delivered.
    Issue,
    /// Somebody signed.
    Signature,
    /// A visit, check, audit or intervention took place.
    Visit,
    /// The document or the right it gives ends.
    Expiry,
    /// The next visit, check or review is due.
    NextDue,
    /// Something takes effect.
    Effect,
    /// This version of the document was made.
    Version,
    /// A meeting, session or other event took place or will.
    Event,
    /// The page was printed or exported.
    Print,
    /// Somebody was born. Personal, and never a measure of freshness.
    Birth,
    /// A law, decree or standard that the text quotes.
    Legal,
    /// The check before this one ("date de la précédente vérification").
    Previous,
    /// No phrase near the date says what it is.
    Unknown,
}

impl Role {
    /// True for a day on which something ends or falls due.
    #[must_use]
    pub fn is_end(self) -> bool {
        matches!(self, Self::Expiry | Self::NextDue)
    }

    /// The stable id.
    pub fn id(self) -> &'static str {
        match self {
            Self::Issue => "issue",
            Self::Signature => "signature",
            Self::Visit => "visit",
            Self::Expiry => "expiry",
            Self::NextDue => "next-due",
            Self::Effect => "effect",
            Self::Version => "version",
            Self::Event => "event",
            Self::Print => "print",
            Self::Birth => "birth",
            Self::Legal => "legal",
            Self::Previous => "previous",
            Self::Unknown => "unknown",
        }
    }
}

/// Where a date was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DateSource {
    /// In running text.
    Text,
    /// In a cell of a table or spreadsheet.
    Cell,
    /// In a filled form field.
    FormField,
    /// In an electronic signature.
    Signature,
    /// In the name of the file.
    FileName,
    /// In the properties of the file: a claim, never proof.
    Metadata,
}

impl DateSource {
    /// The stable id.
    pub fn id(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Cell => "cell",
            Self::FormField => "form-field",
            Self::Signature => "signature",
            Self::FileName => "file-name",
            Self::Metadata => "metadata",
        }
    }
}

/// How much of the date was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// Day, month and year.
    Day,
    /// Month and year.
    Month,
    /// A period longer than a month: quarter, school year, year.
    Period,
}

/// A date found in a document. `first..=last` is what the words cover: one day for a full date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundDate {
    /// First day covered.
    pub first: Date,
    /// Last day covered.
    pub last: Date,
    /// How precise the words are.
    pub precision: Precision,
    /// What the date says.
    pub role: Role,
    /// Where it was read.
    pub source: DateSource,
    /// Where in the document; none for the file name and the properties.
    pub place: Option<Place>,
    /// The words around it, as written.
    pub quote: String,
    /// True when the reading is shaky: OCR noise, weekday that does not match, ambiguous order.
    pub doubtful: bool,
}

impl FoundDate {
    /// The day that counts: the last day for an expiry, the first day for anything else that is imprecise
    /// (stricter), and the last day of a range of days (an event ends when it ends).
    #[must_use]
    pub fn day(&self) -> Date {
        match (self.role, self.precision) {
            (Role::Expiry | Role::NextDue, _) | (_, Precision::Day) => self.last,
            _ => self.first,
        }
    }
}
