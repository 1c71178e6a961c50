//! Indicators and artefacts whose verdict changed.

use std::collections::{BTreeMap, BTreeSet};

use super::causes::{self, About, Cause, Grounds};
use super::{Direction, Pair};
use crate::model::report::{ArtefactRecord, IndicatorRecord, Report, Requirement};
use crate::model::status::Status;

/// A verdict that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerdictChange {
    /// Id of the pack.
    pub pack: String,
    /// Id of the indicator.
    pub indicator: String,
    /// Full id of the artefact; none for the indicator itself.
    pub artefact: Option<String>,
    /// Site, where the requirement is per site.
    pub site: Option<String>,
    /// Title of the artefact or indicator.
    pub title: String,
    /// The older verdict; none when it was not asked.
    pub from: Option<Status>,
    /// The newer verdict.
    pub to: Option<Status>,
    /// For better or worse.
    pub direction: Direction,
    /// Why, the surest first.
    pub causes: Vec<Cause>,
}

/// What an artefact is known by: pack, indicator, artefact, site.
type Key<'a> = (&'a str, &'a str, &'a str, Option<&'a str>);

/// The same thing in the older and in the newer report.
type Both<'a, T> = (Option<&'a T>, Option<&'a T>);

/// Every verdict that changed, in the order of the newer report, those of the older one alone at the end.
pub(super) fn of(pair: Pair<'_>, grounds: &Grounds<'_>) -> Vec<VerdictChange> {
    let (old, new) = (indicators(pair.old), indicators(pair.new));
    let order = pair.new.indicators.iter().map(key);
    let gone = pair.old.indicators.iter().map(key).filter(|key| !new.contains_key(key));
    let order: Vec<_> = order.chain(gone).collect();
    order.iter().flat_map(|key| indicator(pair, grounds, (old.get(key).copied(), new.get(key).copied()))).collect()
}

fn key(indicator: &IndicatorRecord) -> (&str, &str) {
    (&indicator.pack, &indicator.id)
}

fn indicators(report: &Report) -> BTreeMap<(&str, &str), &IndicatorRecord> {
    report.indicators.iter().map(|indicator| (key(indicator), indicator)).collect()
}

/// The changes of one indicator: its own first, then those of its artefacts.
fn indicator(pair: Pair<'_>, grounds: &Grounds<'_>, (old, new): Both<'_, IndicatorRecord>) -> Vec<VerdictChange> {
    let Some(shown) = new.or(old) else { return Vec::new() };
    let mut changes = artefacts(pair, grounds, (old, new));
    let (from, to) = (old.map(|record| record.status), new.map(|record| record.status));
    if from == to {
        return changes;
    }
    let telling = changes.iter().filter(|change| change.direction == direction(from, to) || changes.len() == 1);
    let mut causes = causes::united(telling.flat_map(|change| &change.causes));
    if causes.is_empty() {
        causes = grounds.causes(&About { pack: Some(&shown.pack), ..About::default() });
    }
    changes.insert(
        0,
        VerdictChange {
            pack: shown.pack.clone(),
            indicator: shown.id.clone(),
            artefact: None,
            site: None,
            title: shown.title.clone(),
            from,
            to,
            direction: direction(from, to),
            causes,
        },
    );
    changes
}

fn artefacts(pair: Pair<'_>, grounds: &Grounds<'_>, (old, new): Both<'_, IndicatorRecord>) -> Vec<VerdictChange> {
    let (before, after) = (keyed(old), keyed(new));
    let gone = before.iter().filter(|(key, _)| !after.iter().any(|(other, _)| other == key));
    let all: Vec<Key<'_>> = after.iter().chain(gone).map(|(key, _)| *key).collect();
    let one = |key: &Key<'_>| artefact(pair, grounds, *key, (find(&before, key), find(&after, key)));
    all.iter().filter_map(one).collect()
}

fn find<'a>(list: &[(Key<'a>, &'a ArtefactRecord)], key: &Key<'_>) -> Option<&'a ArtefactRecord> {
    list.iter().find(|(other, _)| other == key).map(|(_, record)| *record)
}

fn keyed(indicator: Option<&IndicatorRecord>) -> Vec<(Key<'_>, &ArtefactRecord)> {
    let Some(indicator) = indicator else { return Vec::new() };
    let artefacts = indicator.artefacts.iter();
    artefacts.map(|record| ((&*indicator.pack, &*indicator.id, &*record.id, record.site.as_deref()), record)).collect()
}

fn artefact(
    pair: Pair<'_>,
    grounds: &Grounds<'_>,
    (pack, indicator, id, site): Key<'_>,
    (old, new): Both<'_, ArtefactRecord>,
) -> Option<VerdictChange> {
    let (from, to) = (old.map(|record| record.status), new.map(|record| record.status));
    let shown = new.or(old).filter(|_| from != to)?;
    let differs = |of: fn(&ArtefactRecord) -> &Option<String>| {
        old.and_then(|a| of(a).as_ref()) != new.and_then(|b| of(b).as_ref())
    };
    let about = About {
        pack: Some(pack),
        documents: bearing(pair, id, site),
        waiver: differs(|record| &record.waiver),
        attestation: differs(|record| &record.attestation),
        ages: [from, to].contains(&Some(Status::Expired)),
    };
    let supporting = shown.requirement == Requirement::Supporting;
    Some(VerdictChange {
        pack: pack.to_owned(),
        indicator: indicator.to_owned(),
        artefact: Some(id.to_owned()),
        site: site.map(str::to_owned),
        title: shown.title.clone(),
        from,
        to,
        // What is only good to have may come and go.
        direction: if supporting { Direction::Neutral } else { direction(from, to) },
        causes: grounds.causes(&about),
    })
}

/// Documents of either report that bear on an artefact: taken, nearly taken, recognised as it, or spoken of under it.
pub(super) fn bearing<'a>(pair: Pair<'a>, id: &str, site: Option<&str>) -> BTreeSet<&'a str> {
    let mut paths = BTreeSet::new();
    for report in [pair.old, pair.new] {
        let artefacts = report.indicators.iter().flat_map(|indicator| &indicator.artefacts);
        for record in artefacts.filter(|record| record.id == id && (site.is_none() || record.site.as_deref() == site)) {
            paths.extend(record.evidence.iter().map(|evidence| evidence.document.as_str()));
            paths.extend(record.nearest.iter().map(|near| near.document.as_str()));
        }
        let serving = report.documents.iter().filter(|document| document.serves.iter().any(|served| served == id));
        paths.extend(serving.map(|document| document.path.as_str()));
        let spoken = report.findings.iter().filter(|finding| finding.artefact.as_deref() == Some(id));
        paths.extend(spoken.filter_map(|finding| finding.document.as_deref()));
    }
    paths
}

/// Whether a verdict went up or down. What leaves the scope is neither; what enters it is worse unless it is found.
fn direction(from: Option<Status>, to: Option<Status>) -> Direction {
    let asked = |status: Option<Status>| status.filter(|status| *status != Status::NotApplicable);
    match (asked(from), asked(to)) {
        (Some(from), Some(to)) if to > from => Direction::Worse,
        (Some(from), Some(to)) if to < from => Direction::Better,
        (None, Some(to)) if to != Status::Found => Direction::Worse,
        _ => Direction::Neutral,
    }
}
