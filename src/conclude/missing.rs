//! What is missing: one finding for each requirement that nothing meets.

use crate::judge::{Case, Judged, finding_id};
use crate::model::finding::Finding;
use crate::model::report::{ArtefactRecord, Requirement};
use crate::model::status::{Code, Status};
use crate::pack::{Artefact, Indicator};

/// The finding for a group of artefacts of which any one would do.
pub(super) fn finding(
    case: &Case<'_>,
    (pack, indicator): (usize, &Indicator),
    site: Option<usize>,
    group: &[usize],
) -> Finding {
    let words = case.words;
    let artefacts: Vec<&Artefact> = group.iter().filter_map(|&index| indicator.artefacts.get(index)).collect();
    let titles: Vec<&str> = artefacts.iter().map(|artefact| artefact.title.as_str()).collect();
    let first = artefacts.first();
    let site = site.and_then(|site| case.profile.sites.get(site)).map(|site| site.name.clone());
    let pack = case.packs.packs.get(pack).map(|pack| pack.id.clone()).unwrap_or_default();
    let id = first.map(|artefact| artefact.id.clone()).unwrap_or_default();
    let titles = titles.join(&words.say("or"));
    let key = if site.is_some() { "finding-missing-site" } else { "finding-missing" };
    Finding {
        id: finding_id(&[Code::Missing.id(), &pack, &id, site.as_deref().unwrap_or(""), ""]),
        code: Code::Missing,
        level: Code::Missing.level(),
        indicator: Some((pack, indicator.id.clone())),
        artefact: Some(id),
        message: words.tell(key, &[("artefact", &titles), ("site", site.as_deref().unwrap_or(""))]),
        expected: first.map(|artefact| artefact.what.clone()).unwrap_or_default(),
        found: words.say("found-missing"),
        advice: first.map(|artefact| artefact.advice.clone()).unwrap_or_default(),
        site,
        document: None,
        place: None,
        waived: false,
    }
}

/// An alternative that is not there is of no interest once another one does.
pub(super) fn settle_alternatives(here: &mut [&mut Judged], groups: &[Vec<usize>]) {
    for judged in here {
        let wanted = groups.iter().flatten().any(|&index| index == judged.artefact.2);
        let ArtefactRecord { requirement, status, .. } = &mut judged.record;
        if !wanted && *requirement == Requirement::Alternative && *status == Status::Missing {
            *status = Status::NotApplicable;
        }
    }
}
