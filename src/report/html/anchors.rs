//! Where each indicator and artefact stands in the page, and how others link to it.

use std::collections::HashMap;

use serde::Serialize;

use crate::catalogue::Words;
use crate::model::finding::Finding;
use crate::model::report::{IndicatorRecord, Report};
use crate::report::{clean, labels};

/// A link inside the page.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Link {
    /// What the reader sees.
    pub label: String,
    /// The id it leads to.
    pub anchor: String,
}

/// Everything that can be linked to.
pub(super) struct Anchors {
    indicators: HashMap<(String, String), Link>,
    artefacts: HashMap<String, Link>,
    titles: HashMap<(String, String), String>,
}

impl Anchors {
    pub(super) fn new(report: &Report, words: &Words) -> Self {
        let mut anchors = Self { indicators: HashMap::new(), artefacts: HashMap::new(), titles: HashMap::new() };
        for indicator in &report.indicators {
            let anchor = of_indicator(indicator);
            let key = (indicator.pack.clone(), indicator.id.clone());
            anchors.indicators.insert(key, Link { label: clean::name(&indicator.id), anchor });
            for (n, artefact) in indicator.artefacts.iter().enumerate() {
                let label = format!("{} · {}", clean::name(&indicator.id), labels::artefact(words, artefact));
                let link = Link { label, anchor: of_artefact(indicator, n) };
                anchors.artefacts.entry(artefact.id.clone()).or_insert(link);
                let key = (indicator.pack.clone(), artefact.id.clone());
                anchors.titles.entry(key).or_insert_with(|| clean::prose(&artefact.title));
            }
        }
        anchors
    }

    /// The indicator that `finding` concerns.
    pub(super) fn indicator(&self, finding: &Finding) -> Option<Link> {
        let (pack, id) = finding.indicator.clone()?;
        let unknown = || Link { label: clean::name(&id), anchor: "indicateurs".to_owned() };
        Some(self.indicators.get(&(pack, id.clone())).cloned().unwrap_or_else(unknown))
    }

    /// The first place where the artefact `id` is judged.
    pub(super) fn artefact(&self, id: &str) -> Link {
        let unknown = || Link { label: clean::name(id), anchor: "indicateurs".to_owned() };
        self.artefacts.get(id).cloned().unwrap_or_else(unknown)
    }

    /// The title of the artefact that `finding` concerns, with its site.
    pub(super) fn title(&self, words: &Words, finding: &Finding) -> Option<String> {
        let id = finding.artefact.as_ref()?;
        let pack = finding.indicator.as_ref().map(|(pack, _)| pack.clone()).unwrap_or_default();
        let title = self.titles.get(&(pack, id.clone())).cloned().unwrap_or_else(|| clean::name(id));
        let Some(site) = &finding.site else { return Some(title) };
        Some(words.tell("report-artefact-at-site", &[("title", &title), ("site", &clean::prose(site))]))
    }
}

/// The anchor of an indicator.
pub(super) fn of_indicator(indicator: &IndicatorRecord) -> String {
    format!("{}--{}", slug(&indicator.pack), slug(&indicator.id))
}

/// The anchor of artefact number `n` of an indicator.
pub(super) fn of_artefact(indicator: &IndicatorRecord, n: usize) -> String {
    format!("{}--{}", of_indicator(indicator), n + 1)
}

fn slug(id: &str) -> String {
    id.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' }).collect()
}
