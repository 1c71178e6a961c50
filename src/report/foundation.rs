//! What a pack builds on: which of it another pack of the report has proven already, and what is left for this one.

use super::clean;
use crate::catalogue::Words;
use crate::model::report::{IndicatorRecord, PackStamp, Report};
use crate::model::status::Status;

/// "Déjà prouvé pour « Référentiel national » : 4 (pour A). Reste ici : A, C." Nothing when no other pack of `report` holds
/// what `pack` builds on.
pub(super) fn told(report: &Report, pack: &PackStamp, words: &Words) -> Option<String> {
    let base = report.packs.iter().find(|other| other.id != pack.id && holds(report, other, pack))?;
    let proven = pack.builds_on.iter().filter_map(|(id, on)| proven(report, base, (id, on), words));
    let left = of(report, pack).filter(|one| !matches!(one.status, Status::Found | Status::NotApplicable));
    let left = left.map(|one| clean::name(&one.id));
    let list =
        |items: Vec<String>| if items.is_empty() { words.say("report-foundation-none") } else { items.join(", ") };
    let (proven, left) = (list(proven.collect()), list(left.collect()));
    let base = clean::prose(&base.title);
    Some(words.tell("report-foundation", &[("base", &base), ("proven", &proven), ("left", &left)]))
}

fn of<'a>(report: &'a Report, pack: &'a PackStamp) -> impl Iterator<Item = &'a IndicatorRecord> {
    report.indicators.iter().filter(|one| one.pack == pack.id)
}

/// True when `other` has an indicator that `pack` builds on.
fn holds(report: &Report, other: &PackStamp, pack: &PackStamp) -> bool {
    of(report, other).any(|one| pack.builds_on.iter().any(|(_, on)| on.contains(&one.id)))
}

/// What is found in `base` of that on which indicator `id` builds: "4, 5 (pour A)".
fn proven(report: &Report, base: &PackStamp, (id, on): (&str, &[String]), words: &Words) -> Option<String> {
    let found = of(report, base).filter(|one| on.contains(&one.id) && one.status == Status::Found);
    let found: Vec<String> = found.map(|one| clean::name(&one.id)).collect();
    let found = (!found.is_empty()).then(|| found.join(", "))?;
    Some(words.tell("report-foundation-for", &[("found", &found), ("id", &clean::name(id))]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Lang;
    use crate::report::sample;

    #[test]
    fn only_what_is_found_is_proven_and_only_what_is_asked_is_left() {
        let (report, words) = (sample::report(), Words::new(Lang::Fr));
        let told = told(&report, &report.packs[0], &words).unwrap();
        assert!(told.contains("1 (pour A)") && !told.contains("12") && !told.contains("pour D"), "{told}");
        assert!(told.ends_with("Reste ici : C, D, E, F, I, J."), "{told}");
    }

    #[test]
    fn a_pack_that_is_judged_alone_builds_on_nothing() {
        let mut report = sample::report();
        report.indicators.retain(|one| one.pack == report.packs[0].id);
        assert_eq!(told(&report, &report.packs[0], &Words::new(Lang::Fr)), None);
    }
}
