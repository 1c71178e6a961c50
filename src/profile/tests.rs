//! Profiles, whole and broken.

use super::*;
use crate::catalogue::Lang;
use jiff::civil::date;

const WHOLE: &str = r#"
provider: {name: Garrigue Compétences, siret: "732 829 320 00074", nda: "76 34 01234 34", aliases: [GC]}
categories: [OF, BC, CFA]
conditions: {distance_learning: true, work_based: false}
new_entrant: [BC]
sites:
  - {name: Siège, premises: owned, erp: {type: R, category: 5, sleeping: false, ssi: none, lift: false}}
  - {name: Salle louée, premises: rented}
audit: {kind: surveillance, entry: complementary, date: 2026-12-15, certificate_issued: 2025-10-01}
packs: [certifregion-v6, rnq]
evidence:
  - {artefact: E.safety-register, path: ./locaux/registre.pdf, site: Siège}
  - {artefact: H.disability-individual-followup, external: {where: coffre RH, date: 2026-05-02, checked_by: M. L.}}
waivers: [{artefact: G.connection-test, reason: "…", approved_by: "…", created: 2026-10-01, expires: 2027-01-31}]
attestations: [{artefact: E.room-capacity-sheet, statement: "…", by: "…", on: 2026-08-31, valid: P6M}]
ignore: ["modeles/**"]
"#;

fn faults(text: &str) -> String {
    let found = load("probant.yaml", text, &Words::new(Lang::Fr)).err().unwrap_or_default();
    found.iter().map(|fault| format!("{fault}\n")).collect()
}

#[test]
fn a_whole_profile_is_read() {
    let profile = load("probant.yaml", WHOLE, &Words::new(Lang::Fr)).unwrap_or_default();
    assert_eq!(profile.provider.siret.as_deref(), Some("73282932000074"));
    assert!(profile.categories.contains(&Category::App));
    assert_eq!(profile.conditions.work_based, Some(false));
    assert_eq!(profile.conditions.certifying, None);
    assert_eq!(profile.sites.len(), 2);
    assert_eq!(profile.sites.first().and_then(|site| site.erp.as_ref()).map(|erp| erp.ssi), Some(None));
    assert_eq!(profile.evidence.first().and_then(|record| record.path.as_deref()), Some("locaux/registre.pdf"));
    assert_eq!(profile.attestations.first().map(|one| one.until), Some(date(2027, 2, 28)));
    assert_eq!(profile.audit.and_then(|audit| audit.date), Some(date(2026, 12, 15)));
}

#[test]
fn a_name_and_categories_are_enough() {
    let profile = load("p", "provider: {name: X}\ncategories: [OF]\n", &Words::new(Lang::Fr)).unwrap_or_default();
    assert_eq!(profile.sites, assumed().sites);
    assert!(profile.packs.is_empty(), "those that judge by default are known elsewhere");
    assert!(!profile.assumed && assumed().assumed);
}

#[test]
fn every_fault_of_a_profile_is_shown_at_once() {
    insta::assert_snapshot!(faults(
        r#"provider: {nom: Garrigue, siret: 73282932000074, nda: "76 34 O1234 34"}
categories: [OF, CFO]
conditions: {distance_learning: oui, works_based: true}
new_entrant: [VAE]
sites:
  - {name: Siège, premises: own, erp: {type: Z, category: 7, ssi: F}}
  - {name: Siège}
audit: {kind: annual, date: 15/12/2026}
evidence:
  - {artefact: E.safety-register, path: '..\registre.pdf', site: Siege}
  - {artefact: E.safety-register}
  - {artefact: H.x, external: {where: "", sha256: abc}}
waivers: [{artefact: G.x, reason: a, approved_by: b, created: 2026-10-01, expires: 2026-09-01}]
attestations: [{artefact: E.x, statement: a, by: b, on: 2026-02-30, valid: 6 mois}]
ignore: ['modeles\**', /tmp, "[a"]
"#
    ));
}

#[test]
fn a_wrong_number_says_what_is_wrong() {
    let profile = |siret: &str| faults(&format!("provider: {{name: X, siret: \"{siret}\"}}\ncategories: [OF]\n"));
    assert_eq!(profile("732 829 320 00074"), "");
    assert_eq!(profile("35600000049837"), "");
    insta::assert_snapshot!(
        ["73282932000079", "40483304700011", "7328293200007", "73282932O00074"].map(profile).join("\n")
    );
}
