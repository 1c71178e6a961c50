//! The report as JSON, version 1 (product contract, section 8): the one format that holds everything.
//!
//! Lossless for what the contract promises; what could upset a terminal is escaped, never removed.

use std::io::{self, Write};

use serde::Serialize as _;
use serde_json::ser::{CharEscape, Formatter, PrettyFormatter, Serializer};

use super::clean;
use crate::model::report::Report;

mod closed;
mod day;
mod from;
pub mod v1;

pub use day::Day;

/// Writes `report` as pretty JSON of version 1, keys in the order of the contract, one newline at the end.
///
/// # Errors
/// Only those of `out`.
pub(super) fn render(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let mut serializer = Serializer::with_formatter(&mut *out, Guarded(PrettyFormatter::new()));
    v1::Report::from(report).serialize(&mut serializer).map_err(io::Error::from)?;
    writeln!(out)
}

/// The JSON Schema (draft 2020-12) of the report, version 1: every object closed.
pub fn schema() -> serde_json::Value {
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<v1::Report>();
    schema.insert("title".to_owned(), "Probant report, version 1".into());
    schema.to_value()
}

/// Pretty printing that spells out the characters which a terminal or a reader would not see.
struct Guarded(PrettyFormatter<'static>);

impl Formatter for Guarded {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((at, hidden)) = rest.char_indices().find(|(_, c)| clean::is_hidden(*c)) {
            self.0.write_string_fragment(writer, &rest[..at])?;
            for unit in hidden.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            rest = &rest[at + hidden.len_utf8()..];
        }
        self.0.write_string_fragment(writer, rest)
    }

    fn write_char_escape<W: ?Sized + Write>(&mut self, writer: &mut W, escape: CharEscape) -> io::Result<()> {
        self.0.write_char_escape(writer, escape)
    }

    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_array(writer)
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array(writer)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(writer, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array_value(writer)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object(writer)
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object(writer)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(writer, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object_value(writer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    const COMMITTED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/schema/report-v1.json");

    fn rendered(report: &Report) -> String {
        let mut bytes = Vec::new();
        render(report, &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn the_committed_schema_is_the_generated_one() {
        let generated = format!("{}\n", serde_json::to_string_pretty(&schema()).unwrap());
        let committed = std::fs::read_to_string(COMMITTED).unwrap_or_default();
        assert!(committed == generated, "regenerate with: probant schema report > schema/report-v1.json");
    }

    #[test]
    fn every_report_is_valid_under_the_schema() {
        let validator = jsonschema::draft202012::new(&schema()).unwrap();
        for report in [sample::report(), sample::empty()] {
            let value: serde_json::Value = serde_json::from_str(&rendered(&report)).unwrap();
            let faults: Vec<String> =
                validator.iter_errors(&value).map(|e| format!("{}: {e}", e.instance_path())).collect();
            assert!(faults.is_empty(), "{faults:#?}");
        }
    }

    #[test]
    fn an_unknown_key_is_refused_at_every_depth() {
        let validator = jsonschema::draft202012::new(&schema()).unwrap();
        let whole: serde_json::Value = serde_json::from_str(&rendered(&sample::report())).unwrap();
        let pointers = [
            "",
            "/tool",
            "/run",
            "/source/git",
            "/packs/0/inForce",
            "/profile",
            "/documents/0/reading",
            "/indicators/0/artefacts/0",
            "/findings/0",
            "/summary/indicators",
            "/integrity",
            "/calendar/0",
        ];
        for pointer in pointers {
            let mut value = whole.clone();
            let object = value.pointer_mut(pointer).and_then(|v| v.as_object_mut()).expect(pointer);
            object.insert("surprise".to_owned(), true.into());
            assert!(!validator.is_valid(&value), "{pointer}");
            assert!(serde_json::from_value::<v1::Report>(value).is_err(), "{pointer}");
        }
    }

    #[test]
    fn what_is_written_can_be_read_back() {
        let text = rendered(&sample::report());
        let back: v1::Report = serde_json::from_str(&text).unwrap();
        assert_eq!(back, v1::Report::from(&sample::report()));
    }

    #[test]
    fn the_same_report_gives_the_same_bytes() {
        assert_eq!(rendered(&sample::report()), rendered(&sample::report()));
    }

    #[test]
    fn hidden_characters_are_spelled_out_and_survive() {
        let text = rendered(&sample::report());
        assert!(!text.chars().any(|c| clean::is_hidden(c) || (c.is_control() && c != '\n')));
        let back: v1::Report = serde_json::from_str(&text).unwrap();
        assert!(back.documents.iter().any(|document| document.path == sample::RIGHT_TO_LEFT_NAME));
    }
}
