//! Several packs over one folder: each judges as if it were alone.

mod support;

use jiff::civil::{Date, date};
use probant::catalogue::{Lang, Words};
use probant::model::profile::{Audit, Category};
use probant::model::report::Report;
use probant::pack::{self, Pack, Standing, standing};
use support::{Dossier, INDICATOR, PACK, artefact, source, statuses};

const MINUTES: &str = "# Compte rendu de la revue de direction\n\nDécisions prises ce jour, données d'entrée, axes d'amélioration.\n\nOrdre du jour : bilan des réclamations.\n";

/// A pack of one artefact, which a revue de direction serves with `groups` groups of phrases.
fn rules(groups: &[&str]) -> String {
    let phrases: Vec<String> = groups.iter().map(|phrase| format!("{{any: [{phrase}]}}")).collect();
    let signs = format!("recognise: {{titles: [revue de direction], phrases: [{}]}}", phrases.join(", "));
    let minutes = artefact("compte-rendu", "Compte rendu", &signs);
    format!("{INDICATOR}requires: {{artefact: compte-rendu}}\nartefacts:\n{minutes}")
}

#[test]
fn a_document_serves_each_pack_as_if_it_were_alone() {
    let other = PACK.replace("id: essai", "id: autre");
    let plain = rules(&["décision"]);
    let rich = rules(&["décision", "donnée d'entrée", "axe d'amélioration", "ordre du jour", "réclamation"]);
    let (plain, rich) =
        ([("pack.yaml", PACK), ("X.yaml", plain.as_str())], [("pack.yaml", other.as_str()), ("X.yaml", &rich)]);
    let alone = Dossier::of_packs(&[&plain], &[("cr.md", MINUTES)]).report(date(2026, 11, 1));
    let beside = Dossier::of_packs(&[&plain, &rich], &[("cr.md", MINUTES)]).report(date(2026, 11, 1));
    assert_eq!(statuses(&alone)[0].2, "found", "the test is about a document that serves");
    assert_eq!(statuses(&beside)[0], statuses(&alone)[0]);
    assert_eq!(statuses(&beside)[1].2, "found");
}

#[test]
fn what_is_no_evidence_for_one_pack_is_told_whatever_it_serves_in_another() {
    let other = PACK.replace("id: essai", "id: autre");
    let signs = "recognise:\n  titles: [revue de direction]\n  phrases: [{any: [décision]}]\n  refuse: [{any: [ordre du jour], zone: anywhere, reason: un brouillon, finding: true}]";
    let strict = artefact("compte-rendu", "Compte rendu", signs);
    let strict = format!("{INDICATOR}requires: {{artefact: compte-rendu}}\nartefacts:\n{strict}");
    let rich = rules(&["décision", "donnée d'entrée", "axe d'amélioration", "ordre du jour", "réclamation"]);
    let (strict, rich) =
        ([("pack.yaml", PACK), ("X.yaml", strict.as_str())], [("pack.yaml", other.as_str()), ("X.yaml", &rich)]);
    let told = |packs: &[&[(&str, &str)]]| {
        let report = Dossier::of_packs(packs, &[("cr.md", MINUTES)]).report(date(2026, 11, 1));
        report.findings.iter().filter(|finding| finding.code.id() == "not-evidence").count()
    };
    assert_eq!(told(&[&strict]), 1);
    assert_eq!(told(&[&strict, &rich]), 1);
}

/// An edition of a made-up referential: its id, its days in force, and the ids of its indicators.
fn edition(id: &str, in_force: &str, indicators: &[&str]) -> Pack {
    let head = PACK.replace("id: essai", &format!("id: {id}\nin_force: {{{in_force}}}"));
    let body = |id: &&str| (format!("{id}.yaml"), rules(&["décision"]).replace("id: X", &format!("id: '{id}'")));
    let mut files = vec![("pack.yaml".to_owned(), head)];
    files.extend(indicators.iter().map(body));
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let loaded = pack::load(&[source(&files)], &|_| None, &Words::new(Lang::Fr));
    loaded.unwrap_or_else(|faults| panic!("{}", faults[0])).packs.remove(0)
}

#[test]
fn near_a_change_of_edition_both_editions_are_told() {
    let old = edition("nat-1", "until: '2026-10-31'", &["1", "2"]);
    let mut new = edition("nat-2", "from: '2026-11-01'", &["1", "2", "3"]);
    new.indicators[1].artefacts[0].id = "2.autre".to_owned();
    let told = |judging: &Pack, day: Date| standing(judging, &[old.clone(), new.clone()], day);
    assert_eq!(told(&old, date(2026, 7, 31)), None);
    for day in [date(2026, 8, 1), date(2026, 10, 31)] {
        let Some(Standing::Soon(turn)) = told(&old, day) else { panic!("{day}: {:?}", told(&old, day)) };
        assert_eq!((turn.id.as_str(), turn.day), ("nat-2", date(2026, 11, 1)));
        assert_eq!(
            (turn.adds, turn.drops),
            (vec!["3".to_owned(), "2.autre".to_owned()], vec!["2.compte-rendu".to_owned()])
        );
    }
    let Some(Standing::Other(turn)) = told(&old, date(2026, 11, 1)) else { panic!("the old edition is over") };
    assert_eq!((turn.id.as_str(), turn.day), ("nat-2", date(2026, 11, 1)));
    let Some(Standing::Other(turn)) = told(&new, date(2026, 10, 31)) else {
        panic!("the new edition is not there yet")
    };
    assert_eq!((turn.id.as_str(), turn.day), ("nat-1", date(2026, 11, 1)));
    let Some(Standing::Since(turn)) = told(&new, date(2026, 11, 1)) else { panic!("the new edition has just begun") };
    assert_eq!((turn.id.as_str(), turn.drops.len()), ("nat-1", 2));
    assert!(told(&new, date(2027, 1, 31)).is_some());
    assert_eq!(told(&new, date(2027, 2, 1)), None);
    assert_eq!(standing(&old, &[], date(2026, 11, 1)), Some(Standing::Outside));
    assert_eq!(standing(&old, &[], date(2026, 6, 1)), None);
}

const AUDIT: &str = "
recognise: {titles: [rapport d'audit interne], phrases: [{any: [constat]}]}
checks: {covers: {indicators_in_scope: true, labels: [indicateur], other_packs: \"audit.entry != 'complementary'\"}}
";

/// A label whose internal audit must cover the national pack too, unless the entry was complementary.
fn audited(report: &str, entry: Option<&str>) -> Report {
    let audit = artefact("rapport", "Rapport", AUDIT);
    let label = format!("{INDICATOR}requires: {{artefact: rapport}}\nartefacts:\n{audit}");
    let national = PACK.replace("id: essai", "id: nat-1");
    let twelve = rules(&["décision"]).replace("id: X", "id: '12'");
    let packs: [&[(&str, &str)]; 2] =
        [&[("pack.yaml", PACK), ("X.yaml", &label)], &[("pack.yaml", &national), ("12.yaml", &twelve)]];
    let mut dossier = Dossier::of_packs(&packs, &[("audit.md", report)]);
    let entry = entry.map(str::to_owned);
    dossier.profile.audit =
        Some(Audit { kind: Some("surveillance".to_owned()), entry, date: None, certificate_issued: None });
    dossier.report(date(2026, 11, 10))
}

#[test]
fn what_the_internal_audit_must_cover_follows_the_entry() {
    let alone = "# Rapport d'audit interne\n\nConstats.\n\n12. Conclusion\n\nIndicateur X : satisfaisant.\n";
    let gaps = |report: &Report| {
        report.findings.iter().filter(|f| f.code.id() == "coverage-gap").map(|f| f.found.clone()).collect::<Vec<_>>()
    };
    assert_eq!(gaps(&audited(alone, Some("complementary"))), Vec::<String>::new());
    let wide = gaps(&audited(alone, Some("initial")));
    assert!(wide.len() == 1 && wide[0].contains("12") && !wide[0].contains('X'), "{wide:?}");
    let both = format!("{alone}\nIndicateurs 10 à 14 : satisfaisants.\n");
    assert_eq!(gaps(&audited(&both, Some("adapted"))), Vec::<String>::new());
    assert!(audited(alone, None).limits.iter().any(|limit| limit.contains("audit.entry")));
    assert!(!audited(alone, Some("initial")).limits.iter().any(|limit| limit.contains("audit.entry")));
}

const CYCLE: &str = "cycle:\n  certificate: P3Y\n  surveillance_from: P14M\n  surveillance_until: P22M\n  renewal_ahead: P5M\n  source: {basis: law, text: essai}\n";

/// The calendar of a provider with this audit, and the limits of its report.
fn certified(kind: &str, audit: Date, as_of: Date) -> (Vec<(String, Date)>, Vec<String>) {
    let pack = format!("{PACK}{CYCLE}");
    let mut dossier =
        Dossier::of_texts(&[("pack.yaml", &pack), ("X.yaml", &rules(&["décision"]))], &[("cr.md", MINUTES)]);
    let certificate_issued = Some(date(2025, 10, 1));
    dossier.profile.audit =
        Some(Audit { kind: Some(kind.to_owned()), entry: None, date: Some(audit), certificate_issued });
    let report = dossier.report(as_of);
    (report.calendar.iter().map(|entry| (entry.kind.to_string(), entry.date)).collect(), report.limits)
}

#[test]
fn a_certificate_tells_when_the_next_audits_fall() {
    let (calendar, limits) = certified("surveillance", date(2026, 12, 15), date(2026, 11, 1));
    let named = |kind: &str| calendar.iter().find(|entry| entry.0 == kind).map(|entry| entry.1);
    assert_eq!(named("surveillance-opens"), Some(date(2026, 12, 1)));
    assert_eq!(named("surveillance-closes"), Some(date(2027, 8, 1)));
    assert_eq!(named("renewal"), Some(date(2028, 4, 30)));
    assert_eq!(named("certificate"), Some(date(2028, 9, 30)));
    assert!(limits.iter().all(|limit| !limit.contains("fenêtre")), "{limits:?}");
    let (_, limits) = certified("surveillance", date(2026, 11, 30), date(2026, 11, 1));
    assert!(limits.iter().any(|limit| limit.contains("01/12/2026") && limit.contains("01/08/2027")), "{limits:?}");
    let (calendar, limits) = certified("renewal", date(2028, 10, 1), date(2027, 8, 2));
    assert!(calendar.iter().all(|entry| !entry.0.starts_with("surveillance")), "the window is past");
    assert!(limits.iter().any(|limit| limit.contains("30/09/2028")), "{limits:?}");
}

#[test]
fn a_provider_in_its_first_year_is_told_what_is_expected() {
    let young = rules(&["décision"]).replace(
        "categories: [OF, BC, VAE, APP]",
        "categories: [OF]\ngrade: minor_or_major\nnew_entrant: démarche en place",
    );
    let mut dossier = Dossier::of_texts(&[("pack.yaml", PACK), ("X.yaml", &young)], &[("cr.md", MINUTES)]);
    let told = |dossier: &Dossier| dossier.report(date(2026, 11, 1)).indicators[0].new_entrant.clone();
    assert_eq!(told(&dossier), None);
    dossier.profile.new_entrant = [Category::App].into();
    assert_eq!(told(&dossier), None);
    dossier.profile.new_entrant = [Category::Of].into();
    assert_eq!(told(&dossier).as_deref(), Some("démarche en place"));
    assert_eq!(dossier.report(date(2026, 11, 1)).indicators[0].grade.as_deref(), Some("minor-or-major"));
}
