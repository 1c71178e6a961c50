//! What must hold of any folder: names decide nothing, strangers change nothing, the calendar tells the truth.

mod support;

use std::sync::OnceLock;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use probant::model::document::Document;
use probant::model::profile::{Attestation, EvidenceRecord, External};
use probant::model::report::{CalendarEntry, Report};
use proptest::prelude::*;
use support::{Dossier, INDICATOR, PACK, document, statuses};

/// Rules of one indicator: a report that lapses, and another that is asked for once a training has aged.
const RULES: &str = r"
requires:
  all:
    - artefact: rapport
    - artefact: actualisation
      when_older: {artefact: formation, than: P24M}
    - artefact: charte
      incomplete_with: [rapport]
artefacts:
  - id: rapport
    title: Rapport d'essai
    what: un rapport
    advice: le faire
    source: {basis: proposal, text: essai}
    key_date: [visit]
    recognise: {titles: [rapport d'essai annuel], phrases: [{any: [vérificateur]}]}
    checks: {dated: {}, fresh: {max: DURATION, basis: proposal}}
  - id: formation
    title: Formation
    what: une attestation
    advice: la demander
    source: {basis: proposal, text: essai}
    key_date: [visit]
    recognise: {titles: [attestation de départ], phrases: [{any: [participant]}]}
  - id: actualisation
    title: Actualisation
    what: une attestation
    advice: la demander
    source: {basis: proposal, text: essai}
    recognise: {titles: [attestation de suite], phrases: [{any: [participant]}]}
  - id: charte
    title: Charte
    what: une charte
    advice: la signer
    source: {basis: proposal, text: essai}
    recognise: {titles: [charte commune], phrases: [{any: [signataire]}]}
";

fn rules(max: &str, texts: &[(&str, &str)]) -> Dossier {
    let indicator = format!("{INDICATOR}{}", RULES.replace("DURATION", max));
    Dossier::of_texts(&[("pack.yaml", PACK), ("X.yaml", &indicator)], texts)
}

fn french(day: Date) -> String {
    format!("{:02}/{:02}/{}", day.day(), day.month(), day.year())
}

fn status(report: &Report, artefact: &str) -> &'static str {
    let found = statuses(report).into_iter().find(|(id, ..)| id == artefact);
    found.map_or("?", |(_, _, status)| status)
}

fn entry<'a>(report: &'a Report, artefact: &str) -> Option<&'a CalendarEntry> {
    report.calendar.iter().find(|entry| entry.artefact.as_deref() == Some(artefact))
}

/// The last good day of a report of `day` that counts for `max`, after checking that the status turns right after it.
fn last_good_day(day: Date, max: &str) -> Date {
    let text = format!("Rapport d'essai annuel\n\nVérificateur : Essai & Cie\n\nDate de la visite : {}\n", french(day));
    let dossier = rules(max, &[("a.txt", &text)]);
    let last = entry(&dossier.report(day), "X.rapport").expect("an end").date;
    for (as_of, expected) in [(last - 1.day(), "found"), (last, "found"), (last + 1.day(), "expired")] {
        assert_eq!(status(&dossier.report(as_of.max(day)), "X.rapport"), expected, "{day} {max} {as_of}");
    }
    last
}

#[test]
fn months_are_added_as_the_law_adds_them() {
    for (day, max, last) in [
        (date(2024, 2, 29), "P12M", date(2025, 2, 28)),
        (date(2023, 2, 28), "P12M", date(2024, 2, 28)),
        (date(2024, 2, 29), "P48M", date(2028, 2, 29)),
        (date(2026, 1, 31), "P1M", date(2026, 2, 28)),
        (date(2024, 1, 31), "P1M", date(2024, 2, 29)),
        (date(2026, 8, 31), "P6M", date(2027, 2, 28)),
        (date(2026, 10, 31), "P1M", date(2026, 11, 30)),
        (date(2026, 12, 31), "P90D", date(2027, 3, 31)),
    ] {
        assert_eq!(last_good_day(day, max), last, "{day} + {max}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_status_turns_on_the_day_that_the_calendar_forecasts(
        offset in 0_i32..3000,
        max in prop::sample::select(vec!["P1M", "P6M", "P12M", "P24M", "P90D", "P3Y"]),
    ) {
        last_good_day(date(2018, 1, 1) + offset.days(), max);
    }
}

#[test]
fn an_update_is_asked_for_the_day_after_the_training_is_too_old() {
    for (day, last) in [(date(2024, 2, 29), date(2026, 2, 28)), (date(2024, 6, 30), date(2026, 6, 30))] {
        let text =
            format!("Attestation de départ\n\nParticipant : Léa Durand\n\nDate de la visite : {}\n", french(day));
        let dossier = rules("P12M", &[("a.txt", &text)]);
        let early = dossier.report(day);
        assert_eq!(entry(&early, "X.actualisation").map(|entry| entry.date), Some(last));
        assert_eq!(status(&early, "X.actualisation"), "not-applicable");
        assert_eq!(status(&dossier.report(last), "X.actualisation"), "not-applicable");
        assert_eq!(status(&dossier.report(last + 1.day()), "X.actualisation"), "missing");
    }
}

#[test]
fn no_update_is_asked_for_while_the_training_itself_is_missing() {
    assert_eq!(
        status(&rules("P12M", &[("a.txt", "Bonjour")]).report(date(2026, 12, 1)), "X.actualisation"),
        "not-applicable"
    );
}

/// A companion of the charter, so that its absence is a gap.
const COMPANION: &str = "Rapport d'essai annuel\n\nVérificateur : Essai & Cie\n\nDate de la visite : 03/11/2026\n";

#[test]
fn an_absence_is_a_gap_where_its_companions_are_there() {
    let as_of = date(2026, 12, 1);
    let with = rules("P12M", &[("a.txt", COMPANION)]).report(as_of);
    assert_eq!(status(&with, "X.charte"), "incomplete");
    let told: Vec<_> = with.findings.iter().filter(|f| f.artefact.as_deref() == Some("X.charte")).collect();
    assert_eq!(told.iter().map(|f| (f.code.id(), f.level.id())).collect::<Vec<_>>(), [("missing", "warning")]);
    assert_eq!(status(&rules("P12M", &[("a.txt", "Bonjour")]).report(as_of), "X.charte"), "missing");
}

/// The charter's status, what the report says of how far it is known, and the number of findings that it is missing.
fn charter(dossier: &Dossier) -> (&'static str, Option<String>, usize) {
    let report = dossier.report(date(2026, 12, 1));
    let mut records = report.indicators.iter().flat_map(|indicator| &indicator.artefacts);
    let assurance = records.find(|record| record.id == "X.charte").and_then(|record| record.assurance.as_deref());
    let own = report.findings.iter().filter(|finding| finding.artefact.as_deref() == Some("X.charte"));
    let missing = own.filter(|finding| finding.code.id() == "missing").count();
    (status(&report, "X.charte"), assurance.map(str::to_owned), missing)
}

#[test]
fn a_gap_is_filled_by_evidence_kept_elsewhere_as_an_absence_is() {
    let external = External {
        whereabouts: "coffre".to_owned(),
        sha256: None,
        date: None,
        checked_by: Some("C. M.".to_owned()),
        checked_on: None,
    };
    let record = EvidenceRecord { artefact: "X.charte".to_owned(), site: None, path: None, external: Some(external) };
    for text in [COMPANION, "Bonjour"] {
        let mut dossier = rules("P12M", &[("a.txt", text)]);
        assert_eq!(charter(&dossier).2, 1, "{text}");
        dossier.profile.evidence = vec![record.clone(), record.clone()];
        assert_eq!(charter(&dossier), ("found", Some("attested".to_owned()), 0), "{text}");
    }
}

#[test]
fn a_gap_is_answered_for_by_a_statement_as_an_absence_is() {
    let statement = |until| Attestation {
        artefact: "X.charte".to_owned(),
        site: None,
        statement: "la charte est affichée".to_owned(),
        by: "C. M.".to_owned(),
        on: date(2026, 1, 5),
        until,
    };
    for (text, left) in [(COMPANION, "incomplete"), ("Bonjour", "missing")] {
        let mut dossier = rules("P12M", &[("a.txt", text)]);
        dossier.profile.attestations = vec![statement(date(2027, 1, 5))];
        assert_eq!(charter(&dossier), ("to-review", Some("attested".to_owned()), 0), "{text}");
        dossier.profile.attestations = vec![statement(date(2026, 11, 30))];
        assert_eq!(charter(&dossier), (left, None, 1), "{text}");
    }
}

/// The day as of which the sample folders are judged.
fn sample_day() -> Date {
    date(2026, 12, 1)
}

/// The report of the flawed sample folder, judged once.
fn flawed() -> &'static Report {
    static REPORT: OnceLock<Report> = OnceLock::new();
    REPORT.get_or_init(|| Dossier::sample("garrigue-flawed").report(sample_day()))
}

/// True when the text says something: what has none is known by its name alone.
fn speaks(document: &Document) -> bool {
    document.content.blocks.iter().any(|block| !block.text.trim().is_empty())
}

/// What is wrong, apart from the findings that are about paths: lists, copies, places in the folder.
fn faults(report: &Report) -> Vec<(String, Option<String>, String)> {
    let told = report.findings.iter().filter(|finding| finding.level.id() != "note" && finding.artefact.is_some());
    let told = told.filter(|finding| !matches!(finding.code.id(), "listed-but-absent" | "unlisted" | "inconsistent"));
    let mut told: Vec<_> =
        told.map(|finding| (finding.code.id().to_owned(), finding.artefact.clone(), finding.found.clone())).collect();
    told.sort();
    told.dedup();
    told
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2, max_shrink_iters: 0, ..ProptestConfig::default() })]

    #[test]
    fn renaming_and_moving_files_changes_no_verdict(seed in prop::collection::vec("[a-z]{3,9}", 8)) {
        let before = flawed();
        let mut renamed = Dossier::sample("garrigue-flawed");
        for (n, document) in renamed.documents.iter_mut().enumerate().filter(|(_, document)| speaks(document)) {
            let extension = document.path.rsplit_once('.').map_or("", |(_, extension)| extension).to_owned();
            document.path = format!("{}/{}-{n:03}.{extension}", seed[n % 8], seed[n / 16 % 8]);
        }
        let after = renamed.report(sample_day());
        prop_assert_eq!(statuses(before), statuses(&after));
    }

    #[test]
    fn a_document_about_something_else_changes_no_verdict(
        words in prop::collection::vec("[a-zéà]{2,10}", 20..120), place in "[a-z]{1,8}/[a-z]{1,8}",
    ) {
        let mut dossier = Dossier::sample("garrigue-flawed");
        let before = flawed();
        dossier.documents.push(document(&format!("{place}.txt"), &words.join(" ")));
        let recipe = "Recette de la soupe au pistou\n\nPour six personnes : haricots, courgettes, basilic, ail. Cuire une heure.\n";
        dossier.documents.push(document("recettes/soupe.md", recipe));
        let after = dossier.report(sample_day());
        prop_assert_eq!(statuses(before), statuses(&after));
        prop_assert_eq!(faults(before), faults(&after));
    }
}

#[test]
fn the_sample_folder_turns_on_the_days_that_its_calendar_forecasts() {
    let dossier = Dossier::sample("garrigue");
    let today = dossier.report(sample_day());
    let coming =
        |entry: &&CalendarEntry| matches!(&*entry.kind, "lapses" | "expiry" | "next-due") && entry.date >= sample_day();
    let mut days: Vec<Date> = today.calendar.iter().filter(coming).map(|entry| entry.date).collect();
    days.dedup();
    for last in days.into_iter().step_by(4).take(3) {
        let (on, after) = (dossier.report(last), dossier.report(last + 1.day()));
        for entry in today.calendar.iter().filter(coming).filter(|entry| entry.date == last) {
            let of = |report: &Report| {
                let own = statuses(report).into_iter();
                own.filter(|(id, site, _)| Some(id) == entry.artefact.as_ref() && *site == entry.site)
                    .map(|(.., s)| s)
                    .next()
            };
            assert_eq!(of(&on), of(&today), "{entry:?} on its last day");
            let lead = |report: &Report| {
                let records = report.indicators.iter().flat_map(|indicator| &indicator.artefacts);
                let mut own = records.filter(|a| Some(&a.id) == entry.artefact.as_ref() && a.site == entry.site);
                own.next().and_then(|a| a.evidence.first()).map(|evidence| evidence.document.clone())
            };
            let turned = of(&after) != of(&today) || lead(&after) != lead(&today);
            assert!(turned, "{entry:?} the day after");
        }
    }
}
