//! The reports of several providers side by side: comparable when the same rules judged them.

use std::collections::BTreeMap;

use crate::model::report::{IndicatorRecord, Report};

/// Why several reports cannot stand side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Two reports are of one provider, by its name.
    Twice(String),
    /// The rules of the pack with this id differ.
    Mixed(String),
}

/// Puts `reports` in the order of their providers.
///
/// # Errors
/// Two reports of one provider; unless `mixed` is allowed, rules of one pack that differ.
pub fn sorted(mut reports: Vec<Report>, mixed: bool) -> Result<Vec<Report>, Refused> {
    let key = |report: &Report| (report.profile.name.to_lowercase(), report.profile.siret.clone());
    reports.sort_by_key(key);
    if let Some([one, _]) = reports.windows(2).find(|pair| matches!(pair, [one, other] if key(one) == key(other))) {
        return Err(Refused::Twice(one.profile.name.clone()));
    }
    match packs(&reports).into_iter().find(|(_, digests)| digests.len() > 1) {
        Some((id, _)) if !mixed => Err(Refused::Mixed(id)),
        _ => Ok(reports),
    }
}

/// The digests of each pack that judged, by its id.
fn packs(reports: &[Report]) -> BTreeMap<String, Vec<String>> {
    let mut packs: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for pack in reports.iter().flat_map(|report| &report.packs) {
        packs.entry(pack.id.clone()).or_default().push(pack.digest.clone());
    }
    for digests in packs.values_mut() {
        digests.sort();
        digests.dedup();
    }
    packs
}

/// Ids of the packs of which `reports` hold several editions.
#[must_use]
pub fn mixed(reports: &[Report]) -> Vec<String> {
    packs(reports).into_iter().filter(|(_, digests)| digests.len() > 1).map(|(id, _)| id).collect()
}

/// The indicators of all reports: pack and indicator, each once, in the order of the packs.
#[must_use]
pub fn indicators(reports: &[Report]) -> Vec<(&str, &str)> {
    let mut all: Vec<(&str, &str)> = Vec::new();
    for record in reports.iter().flat_map(|report| &report.indicators) {
        let key = (record.pack.as_str(), record.id.as_str());
        if !all.contains(&key) {
            all.push(key);
        }
    }
    // Stable: indicators keep the order of their pack.
    all.sort_by(|a, b| a.0.cmp(b.0));
    all
}

/// The verdict of `report` on an indicator, if it was asked.
#[must_use]
pub fn verdict<'a>(report: &'a Report, (pack, indicator): (&str, &str)) -> Option<&'a IndicatorRecord> {
    report.indicators.iter().find(|record| record.pack == pack && record.id == indicator)
}
