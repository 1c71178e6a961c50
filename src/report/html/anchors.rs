//! Where each indicator and artefact stands in the page, and how others link to it.

use std::collections::HashMap;

use serde::Serialize;

use crate::catalogue::Words;
use crate::model::finding::Finding;
use crate::model::report::{IndicatorRecord, Report};
use crate::report::clean;

/// A link inside the page.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Link {
    /// What the reader sees.
    pub label: String,
    /// The id it leads to.
    pub anchor: String,
}

/// Everything that can be linked to.
#[derive(Default)]
pub(super) struct Anchors {
    indicators: HashMap<(String, String), Link>,
    artefacts: HashMap<String, Link>,
    sited: HashMap<(String, String), String>,
    titles: HashMap<(String, String), String>,
}

impl Anchors {
    pub(super) fn new(report: &Report) -> Self {
        let mut anchors = Self::default();
        for indicator in &report.indicators {
            let anchor = of_indicator(indicator);
            let key = (indicator.pack.clone(), indicator.id.clone());
            anchors.indicators.insert(key, Link { label: clean::name(&indicator.id), anchor });
            for (n, artefact) in indicator.artefacts.iter().enumerate() {
                let label = format!("{} · {}", clean::name(&indicator.id), clean::prose(&artefact.title));
                let link = Link { label, anchor: of_artefact(indicator, n) };
                if let Some(site) = &artefact.site {
                    anchors.sited.entry((artefact.id.clone(), site.clone())).or_insert_with(|| link.anchor.clone());
                }
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

    /// Where the artefact `id` is judged at `site`.
    pub(super) fn at_site(&self, words: &Words, id: &str, site: &str) -> Link {
        let mut link = self.artefact(id);
        link.label = words.tell("report-artefact-at-site", &[("title", &link.label), ("site", &clean::prose(site))]);
        if let Some(anchor) = self.sited.get(&(id.to_owned(), site.to_owned())) {
            link.anchor.clone_from(anchor);
        }
        link
    }

    /// The title of the artefact that `finding` concerns.
    pub(super) fn title(&self, finding: &Finding) -> Option<String> {
        let id = finding.artefact.as_ref()?;
        let pack = finding.indicator.as_ref().map(|(pack, _)| pack.clone()).unwrap_or_default();
        Some(self.titles.get(&(pack, id.clone())).cloned().unwrap_or_else(|| clean::name(id)))
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

/// The anchor of a finding.
pub(super) fn of_finding(finding: &Finding) -> String {
    format!("constat-{}", slug(&finding.id))
}

fn slug(id: &str) -> String {
    id.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' }).collect()
}
