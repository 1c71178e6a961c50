//! What lapses or falls due, and when.

use jiff::civil::Date;

use crate::judge::{Case, Judged};
use crate::model::report::{CalendarEntry, Requirement};

use super::audits;

/// Every day that matters, in order.
pub(super) fn of(case: &Case<'_>, artefacts: &[Judged], falls_due: Vec<CalendarEntry>) -> Vec<CalendarEntry> {
    let mut entries: Vec<CalendarEntry> = artefacts.iter().filter_map(|judged| lapse(case, judged)).collect();
    entries.extend(falls_due);
    entries.extend(audit(case));
    entries.extend(certificate(case));
    entries.extend(exceptions(case));
    entries.sort();
    entries.dedup();
    entries
}

fn lapse(case: &Case<'_>, judged: &Judged) -> Option<CalendarEntry> {
    let (document, lapse) = judged.lapse.as_ref()?;
    if judged.record.requirement == Requirement::NotApplicable {
        return None;
    }
    let text = case.words.tell(&format!("calendar-{}", lapse.kind), &[("artefact", &judged.record.title)]);
    Some(CalendarEntry {
        date: lapse.last,
        kind: lapse.kind.into(),
        artefact: Some(judged.record.id.clone()),
        site: judged.record.site.clone(),
        document: Some(document.clone()),
        text,
    })
}

fn audit(case: &Case<'_>) -> Option<CalendarEntry> {
    let date = case.profile.audit.as_ref()?.date?;
    Some(plain(date, "audit", case.words.say("calendar-audit")))
}

/// What the certificate makes fall due: the window of the surveillance audit, unless it is past, its renewal, its end.
fn certificate(case: &Case<'_>) -> Vec<CalendarEntry> {
    let Some(life) = audits::life(case) else { return Vec::new() };
    let window = [("surveillance-opens", life.surveillance.0), ("surveillance-closes", life.surveillance.1)];
    let window = window.into_iter().filter(|_| life.surveillance.1 >= case.as_of);
    let rest = [("renewal", life.renewal), ("certificate", life.end)];
    window.chain(rest).map(|(kind, date)| plain(date, kind, case.words.say(&format!("calendar-{kind}")))).collect()
}

fn exceptions(case: &Case<'_>) -> Vec<CalendarEntry> {
    let words = case.words;
    let waivers = case.profile.waivers.iter().map(|waiver| CalendarEntry {
        artefact: Some(waiver.artefact.clone()),
        ..plain(waiver.expires, "waiver", words.tell("calendar-waiver", &[("artefact", &waiver.artefact)]))
    });
    let attestations = case.profile.attestations.iter().map(|attestation| CalendarEntry {
        artefact: Some(attestation.artefact.clone()),
        ..plain(
            attestation.until,
            "attestation",
            words.tell("calendar-attestation", &[("artefact", &attestation.artefact)]),
        )
    });
    waivers.chain(attestations).collect()
}

fn plain(date: Date, kind: &'static str, text: String) -> CalendarEntry {
    CalendarEntry { date, kind: kind.into(), artefact: None, site: None, document: None, text }
}
