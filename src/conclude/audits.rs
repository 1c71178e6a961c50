//! The audit that is coming and the life of the certificate, from the profile and from what the packs say of them.

use crate::judge::Case;
use crate::model::profile::{Audit, Profile};
use crate::pack::{Artefact, Condition, Indicator, Life};

/// The days of the certificate of the profile, by the first pack that says how long one counts.
pub(super) fn life(case: &Case<'_>) -> Option<Life> {
    let issued = case.profile.audit.as_ref()?.certificate_issued?;
    case.packs.packs.iter().find_map(|pack| pack.cycle.as_ref())?.life(issued)
}

/// What is expected of a provider in its first year, where the profile says so of a category of `indicator`.
pub(super) fn young(indicator: &Indicator, profile: &Profile) -> Option<String> {
    let concerned = indicator.categories.intersection(&profile.new_entrant).next().is_some();
    indicator.new_entrant.clone().filter(|_| concerned)
}

/// What the audit that is coming leaves open, or puts at risk.
pub(super) fn limits(case: &Case<'_>) -> Vec<String> {
    let audit = case.profile.audit.as_ref();
    let extension = audit.is_some_and(|audit| audit.kind.as_deref() == Some("extension"));
    let extension = extension.then(|| case.words.say("limit-extension"));
    let ill_timed = audit.and_then(|audit| ill_timed(case, audit));
    extension.into_iter().chain(ill_timed).chain(entry(case)).collect()
}

/// That the day of the audit does not fit the certificate.
fn ill_timed(case: &Case<'_>, audit: &Audit) -> Option<String> {
    let (life, words) = (life(case)?, case.words);
    let day = audit.date?;
    let ((from, until), said) = (life.surveillance, words.day(day));
    match audit.kind.as_deref()? {
        "surveillance" if day < from || day > until => {
            let (from, until, issued) = (words.day(from), words.day(until), words.day(life.issued));
            let args = [("day", said.as_str()), ("from", &from), ("until", &until), ("issued", &issued)];
            Some(words.tell("limit-audit-window", &args))
        }
        "renewal" if day > life.end => {
            Some(words.tell("limit-audit-late", &[("day", &said), ("end", &words.day(life.end))]))
        }
        _ => None,
    }
}

/// That a document is to cover other packs by an answer that was not given.
fn entry(case: &Case<'_>) -> Option<String> {
    let entry = case.profile.audit.as_ref().and_then(|audit| audit.entry.as_ref());
    let wide = |artefact: &Artefact| {
        let when = artefact.checks.covers.as_ref().and_then(|covers| covers.other_packs.as_deref());
        when.is_some_and(|when| Condition::known(when).questions().contains(&"audit.entry"))
    };
    let asked = case.packs.packs.len() > 1 && case.packs.artefacts().any(|(_, artefact)| wide(artefact));
    (asked && entry.is_none()).then(|| case.words.say("limit-entry"))
}
