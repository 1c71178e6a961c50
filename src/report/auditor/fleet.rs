//! Several providers side by side: for people on a terminal or in a browser, and line by line for a database.

use std::io::{self, Write};

use serde::Serialize;

use crate::catalogue::Words;
use crate::compare::fleet;
use crate::model::report::{IndicatorRecord, Report};
use crate::model::status::{Level, Status};
use crate::report::{clean, html, labels};

use super::STYLE;

const TEMPLATE: &str = include_str!("fleet.html");

/// How a comparison is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For a person at a terminal.
    Text,
    /// For people: one file that needs no network.
    Html,
    /// For a database: one JSON object a line.
    Ndjson,
}

impl Format {
    /// Every format, in the order in which they are listed to users.
    pub const ALL: [Self; 3] = [Self::Text, Self::Html, Self::Ndjson];

    /// The stable id, as given to `--output`.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Html => "html",
            Self::Ndjson => "ndjson",
        }
    }
}

/// Writes the comparison of `reports` to `out` as `format`.
///
/// # Errors
/// Those of `out`; a template that fails is a bug of ours.
pub fn render(reports: &[Report], format: Format, words: &Words, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Text => text(reports, words, out),
        Format::Html => page(reports, words, out),
        Format::Ndjson => ndjson(reports, out),
    }
}

/// One line a provider and indicator.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Line<'a> {
    provider: &'a str,
    siret: Option<&'a str>,
    as_of: String,
    documents_digest: &'a str,
    pack: &'a str,
    pack_version: Option<&'a str>,
    pack_digest: Option<&'a str>,
    criterion: &'a str,
    indicator: &'a str,
    title: &'a str,
    applicable: bool,
    status: &'static str,
    raw_status: &'static str,
    expiring: bool,
    errors: usize,
    warnings: usize,
    notes: usize,
}

/// Writes one JSON object a line, for each provider and indicator.
fn ndjson(reports: &[Report], out: &mut dyn Write) -> io::Result<()> {
    for report in reports {
        for record in &report.indicators {
            serde_json::to_writer(&mut *out, &line(report, record))?;
            writeln!(out)?;
        }
    }
    Ok(())
}

fn line<'a>(report: &'a Report, record: &'a IndicatorRecord) -> Line<'a> {
    let pack = report.packs.iter().find(|pack| pack.id == record.pack);
    Line {
        provider: &report.profile.name,
        siret: report.profile.siret.as_deref(),
        as_of: report.as_of.to_string(),
        documents_digest: &report.documents_digest,
        pack: &record.pack,
        pack_version: pack.map(|pack| pack.version.as_str()),
        pack_digest: pack.map(|pack| pack.digest.as_str()),
        criterion: &record.criterion,
        indicator: &record.id,
        title: &record.title,
        applicable: record.applicable,
        status: record.status.id(),
        raw_status: record.raw_status.id(),
        expiring: record.expiring,
        errors: findings(report, record, Level::Error),
        warnings: findings(report, record, Level::Warning),
        notes: findings(report, record, Level::Note),
    }
}

/// How many findings of this level the indicator has that no waiver covers.
fn findings(report: &Report, record: &IndicatorRecord, level: Level) -> usize {
    let own = report.findings.iter().filter(|finding| {
        let of = finding.indicator.as_ref().is_some_and(|(pack, id)| *pack == record.pack && *id == record.id);
        of && finding.level == level && !finding.waived
    });
    own.count()
}

/// Writes one line a provider: how many indicators are in each state.
fn text(reports: &[Report], words: &Words, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", words.tell("fleet-title", &[("n", &reports.len().to_string())]))?;
    for id in fleet::mixed(reports) {
        writeln!(out, "{}", words.tell("fleet-mixed", &[("pack", &clean::name(&id))]))?;
    }
    for report in reports {
        let summary = report.summary();
        let counted = Status::ALL.into_iter().filter_map(|status| {
            let n = summary.indicators.get(status.id()).filter(|n| **n > 0)?;
            Some(labels::counted(words, status, *n))
        });
        let counted: Vec<String> = counted.collect();
        let as_of = words.tell("report-as-of", &[("day", &words.day(report.as_of))]);
        writeln!(out, "\n{} — {as_of}\n  {}", labels::provider(words, report), counted.join(" · "))?;
    }
    writeln!(out, "\n{}", words.say("report-only-certifier"))
}

/// The page, as the template sees it.
#[derive(Serialize)]
struct Page {
    n: usize,
    mixed: Vec<String>,
    /// What the signs say.
    legend: Vec<CellView>,
    packs: Vec<PackView>,
}

#[derive(Serialize)]
struct PackView {
    id: String,
    title: String,
    /// Id and title of each indicator.
    columns: Vec<(String, String)>,
    rows: Vec<RowView>,
    /// How many providers have found evidence, by indicator, and of how many that it concerns.
    found: Vec<(usize, usize)>,
}

#[derive(Serialize)]
struct RowView {
    provider: String,
    as_of: String,
    cells: Vec<CellView>,
}

#[derive(Serialize)]
struct CellView {
    status: &'static str,
    glyph: &'static str,
    word: String,
}

/// Writes the comparison as one HTML page: providers down, indicators across, a table a pack.
fn page(reports: &[Report], words: &Words, out: &mut dyn Write) -> io::Result<()> {
    let all = fleet::indicators(reports);
    let packs: Vec<PackView> = all.chunk_by(|a, b| a.0 == b.0).map(|own| pack(reports, own, words)).collect();
    let mixed = fleet::mixed(reports).iter().map(|id| clean::name(id)).collect();
    let legend = Status::ALL.map(|status| cell(status, words)).into();
    let page = Page { n: reports.len(), mixed, legend, packs };
    out.write_all(html::another_page((TEMPLATE, STYLE), &page, words)?.as_bytes())
}

fn pack(reports: &[Report], indicators: &[(&str, &str)], words: &Words) -> PackView {
    let id = indicators.first().map(|(pack, _)| *pack).unwrap_or_default();
    let title = reports.iter().flat_map(|report| &report.packs).find(|pack| pack.id == id).map(|pack| &pack.title);
    let judged = reports.iter().filter(|report| report.packs.iter().any(|pack| pack.id == id));
    PackView {
        id: clean::name(id),
        title: title.map(|title| clean::prose(title)).unwrap_or_default(),
        columns: indicators.iter().map(|key| (clean::name(key.1), title_of(reports, *key))).collect(),
        rows: judged.map(|report| row(report, indicators, words)).collect(),
        found: indicators.iter().map(|key| found(reports, *key)).collect(),
    }
}

fn title_of(reports: &[Report], key: (&str, &str)) -> String {
    let record = reports.iter().find_map(|report| fleet::verdict(report, key));
    record.map(|record| clean::prose(&record.title)).unwrap_or_default()
}

fn row(report: &Report, indicators: &[(&str, &str)], words: &Words) -> RowView {
    let cell = |key: &(&str, &str)| {
        let status = fleet::verdict(report, *key).map_or(Status::NotApplicable, |record| record.status);
        self::cell(status, words)
    };
    RowView {
        provider: labels::provider(words, report),
        as_of: words.day(report.as_of),
        cells: indicators.iter().map(cell).collect(),
    }
}

fn cell(status: Status, words: &Words) -> CellView {
    CellView { status: status.id(), glyph: labels::glyph(status), word: labels::status(words, status) }
}

/// Providers with evidence found, of those that the indicator concerns.
fn found(reports: &[Report], key: (&str, &str)) -> (usize, usize) {
    let verdicts = reports.iter().filter_map(|report| fleet::verdict(report, key)).map(|record| record.status);
    let concerned: Vec<Status> = verdicts.filter(|status| *status != Status::NotApplicable).collect();
    (concerned.iter().filter(|status| **status == Status::Found).count(), concerned.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Lang;
    use crate::report::sample;

    fn reports() -> Vec<Report> {
        let mut other = sample::report();
        other.profile.name = sample::HOSTILE_QUOTE.to_owned();
        other.profile.siret = None;
        fleet::sorted(vec![sample::report(), other], false).unwrap()
    }

    #[test]
    fn hostile_names_run_nowhere() {
        let words = Words::new(Lang::Fr);
        let (mut html, mut lines, mut text) = (Vec::new(), Vec::new(), Vec::new());
        page(&reports(), &words, &mut html).unwrap();
        ndjson(&reports(), &mut lines).unwrap();
        super::text(&reports(), &words, &mut text).unwrap();
        let html = String::from_utf8(html).unwrap();
        assert!(!html.contains("<img") && !html.contains("</script>") && !html.contains("https://"));
        let plain = String::from_utf8(text).unwrap();
        assert!(!plain.contains('\u{1b}') && !plain.contains("::warning"));
        for line in String::from_utf8(lines).unwrap().lines() {
            assert!(serde_json::from_str::<serde_json::Value>(line).unwrap()["status"].is_string());
        }
    }

    #[test]
    fn every_provider_and_indicator_has_its_line() {
        let reports = reports();
        let mut lines = Vec::new();
        ndjson(&reports, &mut lines).unwrap();
        let indicators: usize = reports.iter().map(|report| report.indicators.len()).sum();
        assert_eq!(String::from_utf8(lines).unwrap().lines().count(), indicators);
    }
}
