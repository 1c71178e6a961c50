//! The report as JSON, version 1 (product contract, section 8): the one format that holds everything.
//!
//! Lossless for what the contract promises; what could upset a terminal is escaped, never removed.

use std::io::{self, Write};

use super::pretty;
use crate::model::report::Report;

mod closed;
mod coverage;
mod day;
mod from;
mod into;
pub mod v1;

pub use day::Day;

/// Writes `report` as pretty JSON of version 1, keys in the order of the contract, one newline at the end.
///
/// # Errors
/// Only those of `out`.
pub(super) fn render(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    pretty::write(&v1::Report::from(report), out)
}

/// Why a saved report cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// Not JSON, or not a report of version 1.
    #[error("{0}")]
    Shape(#[from] serde_json::Error),
    /// A report of a version that this program does not know.
    #[error("schemaVersion {0}")]
    Version(String),
    /// A report of a later program, with words that this one does not know.
    #[error(transparent)]
    Word(#[from] into::UnknownWord),
}

/// Reads a saved report of any past version.
///
/// # Errors
/// When `text` is no report, or one of a later version.
pub fn read(text: &str) -> Result<Report, Unreadable> {
    let value: serde_json::Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))?;
    let version = value.get("schemaVersion").and_then(serde_json::Value::as_str).unwrap_or_default();
    if !version.is_empty() && version.split('.').next() != Some("1") {
        return Err(Unreadable::Version(version.to_owned()));
    }
    Ok(serde_json::from_value::<v1::Report>(value)?.try_into()?)
}

/// The JSON Schema (draft 2020-12) of the report, version 1: every object closed.
pub fn schema() -> serde_json::Value {
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<v1::Report>();
    schema.insert("title".to_owned(), "Probant report, version 1".into());
    schema.to_value()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{clean, sample};

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
    fn a_saved_report_becomes_the_same_report() {
        let text = rendered(&sample::report());
        assert_eq!(rendered(&read(&text).unwrap()), text);
    }

    #[test]
    fn a_report_of_a_later_version_is_refused_by_its_version() {
        let later = rendered(&sample::empty()).replacen("\"1.0\"", "\"2.0\"", 1);
        assert!(matches!(read(&later), Err(Unreadable::Version(version)) if version == "2.0"));
        assert!(matches!(read("{}"), Err(Unreadable::Shape(_))));
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
