//! The bundle for audit day: a ZIP of the report and of the matched evidence, the same bytes for the same folder and day.
//!
//! Nothing is compressed, every time is 1980-01-01, names are sorted: what is in it decides, and nothing else.

use std::io::{self, Read, Seek, Write};

use serde::{Deserialize, Serialize};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::catalogue::Words;
use crate::compare::verification::matched;
use crate::model::report::{ArtefactRecord, Evidence, IndicatorRecord, Report};
use crate::report::{address, clean, html, labels};

use super::STYLE;

/// The file that says that a folder is an unpacked bundle.
pub const MARKER: &str = "bundle.json";
/// The folder of the evidence in a bundle.
pub const EVIDENCE: &str = "preuves";
/// Version of the form of a bundle.
const FORM: &str = "1.0";
const TEMPLATE: &str = include_str!("bundle.html");
/// Names that Windows keeps for devices.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// What the marker says.
#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
struct Marker {
    probant_bundle: String,
    evidence: String,
}

/// The text of the marker.
#[must_use]
pub fn marker() -> String {
    let marker = Marker { probant_bundle: FORM.to_owned(), evidence: EVIDENCE.to_owned() };
    serde_json::to_string(&marker).unwrap_or_default() + "\n"
}

/// True when `text` is that of a marker.
#[must_use]
pub fn is_marker(text: &str) -> bool {
    serde_json::from_str::<Marker>(text).is_ok_and(|marker| marker.probant_bundle == FORM)
}

/// The name in a bundle of the document at `path`: below the folder of evidence on any system, and never that of another
/// document. What some system would take for more than a letter of a name is written as its code.
#[must_use]
pub fn name(path: &str) -> String {
    let parts: Vec<String> = path.split('/').map(part).collect();
    parts.join("/")
}

fn part(part: &str) -> String {
    let stem = part.split('.').next().unwrap_or_default().to_lowercase();
    let port = |kind: &str| stem.strip_prefix(kind).is_some_and(|rest| matches!(rest.as_bytes(), [b'1'..=b'9']));
    let device = DEVICES.contains(&stem.as_str()) || port("com") || port("lpt");
    let last = part.chars().count().saturating_sub(1);
    let coded = |(at, c): (usize, char)| {
        let hidden = c.is_control() || clean::is_hidden(c) || "\\:*?\"<>|%".contains(c);
        let end = at == last && (c == '.' || c == ' ');
        if hidden || end || (at == 0 && device) { code(c) } else { c.to_string() }
    };
    if part.is_empty() { "%".to_owned() } else { part.chars().enumerate().map(coded).collect() }
}

fn code(c: char) -> String {
    c.to_string().bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// A bundle being written. Files come in the order of their names.
pub struct Bundle<W: Write + Seek>(ZipWriter<W>);

impl<W: Write + Seek> Bundle<W> {
    /// An empty bundle.
    pub fn new(out: W) -> Self {
        Self(ZipWriter::new(out))
    }

    /// Adds the file `name`.
    ///
    /// # Errors
    /// Those of the source and of the output.
    pub fn add(&mut self, name: &str, source: &mut dyn Read) -> io::Result<()> {
        let options = SimpleFileOptions::default();
        let options = options.compression_method(CompressionMethod::Stored).unix_permissions(0o644);
        let options = options.last_modified_time(DateTime::default()).large_file(false);
        self.0.start_file(name, options).map_err(io::Error::other)?;
        io::copy(source, &mut self.0).map(|_| ())
    }

    /// Ends the bundle.
    ///
    /// # Errors
    /// Those of the output.
    pub fn finish(self) -> io::Result<()> {
        self.0.finish().map_err(io::Error::other)?.flush()
    }
}

/// The first page, as the template sees it.
#[derive(Serialize)]
struct Page {
    provider: String,
    as_of: String,
    left_out: usize,
    indicators: Vec<IndicatorView>,
}

#[derive(Serialize)]
struct IndicatorView {
    id: String,
    title: String,
    status: &'static str,
    glyph: &'static str,
    word: String,
    artefacts: Vec<ArtefactView>,
}

#[derive(Serialize)]
struct ArtefactView {
    title: String,
    word: String,
    evidence: Vec<EvidenceView>,
}

#[derive(Serialize)]
struct EvidenceView {
    /// Where it is in the bundle; none for what is kept elsewhere.
    href: Option<String>,
    name: String,
    place: Option<String>,
}

/// The first page of a bundle: each indicator with the documents that speak for it.
///
/// # Errors
/// A template that fails is a bug of ours.
pub fn index(report: &Report, words: &Words) -> io::Result<String> {
    let matched = matched(report);
    let shown = report.indicators.iter().filter(|indicator| indicator.applicable);
    let page = Page {
        provider: labels::provider(words, report),
        as_of: words.tell("report-as-of", &[("day", &words.day(report.as_of))]),
        left_out: report.documents.len() - matched.len(),
        indicators: shown.map(|indicator| indicator_view(indicator, &matched, words)).collect(),
    };
    html::another_page((TEMPLATE, STYLE), &page, words)
}

fn indicator_view(indicator: &IndicatorRecord, matched: &[&str], words: &Words) -> IndicatorView {
    let with_evidence = indicator.artefacts.iter().filter(|artefact| !artefact.evidence.is_empty());
    IndicatorView {
        id: clean::name(&indicator.id),
        title: clean::prose(&indicator.title),
        status: indicator.status.id(),
        glyph: labels::glyph(indicator.status),
        word: labels::status(words, indicator.status),
        artefacts: with_evidence.map(|artefact| artefact_view(artefact, matched, words)).collect(),
    }
}

fn artefact_view(artefact: &ArtefactRecord, matched: &[&str], words: &Words) -> ArtefactView {
    ArtefactView {
        title: labels::artefact(words, artefact),
        word: labels::status(words, artefact.status),
        evidence: artefact.evidence.iter().map(|evidence| evidence_view(evidence, matched, words)).collect(),
    }
}

fn evidence_view(evidence: &Evidence, matched: &[&str], words: &Words) -> EvidenceView {
    let inside = matched.contains(&evidence.document.as_str());
    EvidenceView {
        href: inside.then(|| address::uri(&format!("{EVIDENCE}/{}", name(&evidence.document)))),
        name: clean::name(&evidence.document),
        place: evidence.place.as_ref().map(|place| labels::place(words, place)),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;
    use std::path::{Component, Path};

    use proptest::prelude::*;

    use super::*;
    use crate::catalogue::Lang;
    use crate::report::sample;

    #[test]
    fn the_same_files_give_the_same_bytes() {
        let write = || {
            let mut out = Cursor::new(Vec::new());
            let mut bundle = Bundle::new(&mut out);
            bundle.add("a.txt", &mut &b"un"[..]).unwrap();
            bundle.add("preuves/é.txt", &mut &b"deux"[..]).unwrap();
            bundle.finish().unwrap();
            out.into_inner()
        };
        assert_eq!(write(), write());
    }

    #[test]
    fn names_are_legible_and_harmless() {
        assert_eq!(name("E/registre sécurité n° 3 (signé).pdf"), "E/registre sécurité n° 3 (signé).pdf");
        assert_eq!(name("a\\..\\b"), "a%5C..%5Cb");
        assert_eq!(name("../x"), "%2E%2E/x".replace("%2E%2E", ".%2E"));
        assert_eq!(name("c:/aux.txt"), "c%3A/%61ux.txt");
        assert_eq!(name("fin. "), "fin.%20");
    }

    #[test]
    fn the_first_page_leads_to_what_is_in_the_bundle_and_nowhere_else() {
        let words = Words::new(Lang::Fr);
        let html = index(&sample::report(), &words).unwrap();
        assert!(!html.contains("<script") && !html.contains("<img"));
        for (at, _) in html.match_indices("href=\"") {
            let link = html[at + 6..].split('"').next().unwrap();
            assert!(link.starts_with("preuves&#x2f;") || link == "report.html", "{link}");
        }
    }

    proptest! {
        #[test]
        fn no_name_leaves_the_bundle_and_no_two_are_one(one in "[a-z./%\\\\: ]{0,12}|\\PC{0,12}", other in "[a-z./%\\\\: ]{0,12}") {
            let safe = name(&one);
            prop_assert!(Path::new(&safe).components().all(|part| matches!(part, Component::Normal(_))), "{:?}", safe);
            prop_assert!(!safe.contains('\\') && !safe.contains(':'));
            prop_assert_eq!(one == other, safe == name(&other));
        }
    }
}
