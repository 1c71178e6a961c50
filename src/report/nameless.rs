//! The report without the names of files: each document becomes a number with its extension, wherever it is named.
//!
//! Goes over every text of the saved form, so that a field added later cannot be forgotten.

use std::collections::BTreeMap;

use serde_json::Value;

use super::json::{Unreadable, v1};
use crate::model::coverage::Basis;
use crate::model::report::Report;

/// The shortest name that is looked for inside sentences, unless a dot or a slash tells it from a word.
const TELLING: usize = 6;

/// `report` with `document-001.pdf` in place of each name. The folder can then no longer be compared with it by name.
///
/// # Errors
/// None that a report of ours gives: its saved form can always be read back.
pub fn nameless(report: &Report) -> Result<Report, Unreadable> {
    let names = Names::of(report);
    let mut saved = serde_json::to_value(v1::Report::from(report))?;
    names.replace(&mut saved);
    // Pictures go: a page may bear the name of its file. What is said of them stays.
    let mut limits = report.pictures.limits.clone();
    for limit in &mut limits {
        names.replace_inside(limit);
    }
    let mut report = Report::try_from(serde_json::from_value::<v1::Report>(saved)?)?;
    report.pictures.limits = limits;
    if let Some(git) = &mut report.git {
        git.prefix.clear();
    }
    hide_folders(&mut report);
    Ok(report)
}

/// Folders of sessions are named after them.
fn hide_folders(report: &mut Report) {
    let artefacts = report.indicators.iter_mut().flat_map(|indicator| &mut indicator.artefacts);
    let coverages = artefacts.filter_map(|artefact| artefact.coverage.as_mut());
    let folders = coverages.filter(|coverage| coverage.basis == Basis::Folders);
    folders.flat_map(|coverage| &mut coverage.gaps).for_each(|gap| gap.name.clear());
}

/// The names, as they are and as they are shown.
struct Names {
    whole: BTreeMap<String, String>,
    /// What sentences may hold of them, longest first: a longer name may hold a shorter one.
    inside: Vec<(String, String)>,
}

impl Names {
    fn of(report: &Report) -> Self {
        let documents = report.documents.iter().map(|document| ("document", &document.path)).enumerate();
        let excluded = report.excluded.iter().map(|(path, _)| ("exclu", path)).enumerate();
        let numbered = |(n, (kind, path)): (usize, (&str, &String))| (path.clone(), numbered(kind, n, path));
        let whole: BTreeMap<String, String> = documents.chain(excluded).map(numbered).collect();
        let file = |path: &String| path.rsplit('/').next().unwrap_or_default().to_owned();
        let files = whole.iter().map(|(path, shown)| (file(path), shown.clone()));
        let mut inside: Vec<(String, String)> = whole.clone().into_iter().chain(files).collect();
        inside.retain(|(name, _)| name.contains(['.', '/']) || name.len() >= TELLING);
        inside.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
        Self { whole, inside }
    }

    fn replace(&self, value: &mut Value) {
        match value {
            Value::String(text) => self.replace_inside(text),
            Value::Array(items) => items.iter_mut().for_each(|item| self.replace(item)),
            Value::Object(fields) => fields.iter_mut().for_each(|(key, field)| self.replace_field(key, field)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    fn replace_field(&self, key: &str, field: &mut Value) {
        match (key, field) {
            // The name of an attachment or of a member of an archive.
            ("entry", Value::String(entry)) => "…".clone_into(entry),
            ("path" | "document" | "file", Value::String(path)) => match self.whole.get(path) {
                Some(shown) => path.clone_from(shown),
                None => self.replace_inside(path),
            },
            (_, field) => self.replace(field),
        }
    }

    fn replace_inside(&self, text: &mut String) {
        for (name, shown) in &self.inside {
            if text.contains(name.as_str()) {
                *text = text.replace(name.as_str(), shown);
            }
        }
    }
}

fn numbered(kind: &str, n: usize, path: &str) -> String {
    let file = path.rsplit('/').next().unwrap_or(path);
    let extension = file.rsplit_once('.').map(|(_, extension)| extension);
    let plain = |one: &&str| one.len() <= 5 && one.chars().all(|c| c.is_ascii_alphanumeric());
    match extension.filter(plain) {
        Some(extension) => format!("{kind}-{:03}.{extension}", n + 1),
        None => format!("{kind}-{:03}", n + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    #[test]
    fn no_name_of_a_file_is_left() {
        let report = sample::report();
        let shown = format!("{:?}", nameless(&report).unwrap());
        let names = report.documents.iter().map(|document| &document.path);
        for name in names.chain(report.excluded.iter().map(|(path, _)| path)) {
            assert!(!shown.contains(name.as_str()) && !shown.contains(&format!("{name:?}")), "{name}");
        }
        assert!(!shown.contains("charte signée.pdf") && shown.contains("document-001.docx"));
    }

    #[test]
    fn verdicts_and_order_stay() {
        let report = sample::report();
        let shown = nameless(&report).unwrap();
        assert_eq!(shown.summary(), report.summary());
        assert!(shown.documents.is_sorted_by_key(|document| document.path[..12].to_owned()));
        let ids = |report: &Report| report.findings.iter().map(|one| one.id.clone()).collect::<Vec<_>>();
        assert_eq!(ids(&shown), ids(&report));
    }
}
