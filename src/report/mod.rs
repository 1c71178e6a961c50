//! From a report to bytes: one file or folder per output format, and one `match` that chooses.
//!
//! Nothing here judges, reads the machine or writes a French word: verdicts come from the report, words from the catalogue.

use std::io::{self, Write};

use crate::catalogue::Words;
use crate::model::report::Report;

mod address;
pub mod auditor;
mod cells;
mod clean;
mod csv;
pub mod due;
mod foundation;
mod github;
mod gitlab;
mod hdf;
mod html;
mod ics;
pub mod json;
mod junit;
mod labels;
mod markdown;
mod nameless;
mod oscal;
mod pretty;
#[cfg(test)]
pub(crate) mod sample;
mod sarif;
mod stamp;
#[cfg(test)]
mod tests;
mod text;
mod timing;
mod todo;
pub mod why;
mod wrap;
mod xlsx;

pub use html::IN_FULL;
pub use nameless::nameless;

/// An output format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// For a person at a terminal.
    Text,
    /// The whole report, for programs: `schema/report-v1.json`.
    Json,
    /// The whole report, for people: one file that needs no network.
    Html,
    /// The job summary of a forge.
    Markdown,
    /// Code scanning of GitHub and others: SARIF 2.1.0.
    Sarif,
    /// Test results for build servers: `JUnit` XML.
    Junit,
    /// Annotations of GitHub Actions.
    Github,
    /// Code Quality of GitLab.
    Gitlab,
    /// The worklist and the audit grid as a workbook.
    Xlsx,
    /// The findings as a table.
    Csv,
    /// What lapses, as a calendar.
    Ics,
    /// OSCAL assessment results.
    Oscal,
    /// Heimdall Data Format.
    Hdf,
}

impl Format {
    /// Every format, in the order in which they are listed to users.
    pub const ALL: &'static [Self] = &[
        Self::Text,
        Self::Json,
        Self::Html,
        Self::Markdown,
        Self::Sarif,
        Self::Junit,
        Self::Github,
        Self::Gitlab,
        Self::Xlsx,
        Self::Csv,
        Self::Ics,
        Self::Oscal,
        Self::Hdf,
    ];

    /// The stable id, as given to `--output`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::Html => "html",
            Self::Markdown => "markdown",
            Self::Sarif => "sarif",
            Self::Junit => "junit",
            Self::Github => "github",
            Self::Gitlab => "gitlab",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Ics => "ics",
            Self::Oscal => "oscal",
            Self::Hdf => "hdf",
        }
    }

    /// The format with this id, if there is one.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.id() == id)
    }
}

/// How the text for a terminal is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Write ANSI colours.
    pub colour: bool,
    /// Columns of the terminal; lines wrap before.
    pub width: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { colour: false, width: 100 }
    }
}

/// Writes `report` to `out` as `format`, text without colours and 100 columns wide.
///
/// # Errors
/// Only those of `out`.
pub fn render(report: &Report, format: Format, words: &Words, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Text => text::render(report, words, Options::default(), out),
        Format::Json => json::render(report, out),
        Format::Html => html::render(report, words, out),
        Format::Markdown => markdown::render(report, words, out),
        Format::Sarif => sarif::render(report, words, out),
        Format::Junit => junit::render(report, words, out),
        Format::Github => github::render(report, words, out),
        Format::Gitlab => gitlab::render(report, words, out),
        Format::Xlsx => xlsx::render(report, words, out),
        Format::Csv => csv::render(report, words, out),
        Format::Ics => ics::render(report, words, out),
        Format::Oscal => oscal::render(report, words, out),
        Format::Hdf => hdf::render(report, words, out),
    }
}

/// Writes `report` to `out` as text, laid out as `options` say.
///
/// # Errors
/// Only those of `out`.
pub fn render_text(report: &Report, words: &Words, options: Options, out: &mut dyn Write) -> io::Result<()> {
    text::render(report, words, options, out)
}
