//! Packs, whole and broken, one file and several.

use super::load::load_with;
use super::*;
use crate::catalogue::{Lang, Words};
use crate::model::profile::Profile;

pub(super) const KINDS: &str =
    "kinds:\n  - {id: invoice, title: Facture, never_evidence: true, recognise: {titles: [facture]}}\n";
pub(super) const PACK: &str = r#"id: tiny
title: Petit référentiel
version: 1.0.0
in_force: {from: "2024-01-01"}
source: essai
criteria: [{id: "1", title: Un}, {id: "2", title: Deux}]
"#;
pub(super) const INDICATOR: &str = r#"id: E
criterion: "2"
title: Locaux
question: Les locaux sont-ils sûrs ?
categories: [OF, APP]
when: work_based
per: site
source: {basis: seed, text: essai}
requires:
  all:
    - {artefact: register, when: "site.premises == 'owned'"}
    - {at_least: 1, of: [{artefact: report}, {artefact: contract}]}
artefacts:
  - &register
    id: register
    title: Registre
    what: Un registre.
    advice: Ouvrez-en un.
    source: {basis: seed, text: essai}
    recognise: {titles: [registre de sécurité], not_kinds: [invoice], formats: [pdf]}
    checks: {fresh: {max: P12M, cases: [{when: site.erp.category < 5, max: P6M}]}}
  - {id: report, title: R, what: w, advice: a, source: {basis: law, text: t}, recognise: {titles: [rapport]}}
  - {id: contract, title: C, what: w, advice: a, source: {basis: law, text: t}, recognise: {titles: [contrat]}}
"#;

fn source(files: &[(&str, &str)]) -> PackSource {
    let files = files.iter().map(|(name, text)| ((*name).to_owned(), text.replace("&register", ""))).collect();
    PackSource { name: "rules/tiny".to_owned(), files, embedded: false }
}

fn loaded(files: &[(&str, &str)]) -> Result<Packs, Vec<crate::yaml::Fault>> {
    load_with(("rules/kinds.yaml", KINDS), &[source(files)], &|_| None, &Words::new(Lang::Fr))
}

fn faults(files: &[(&str, &str)]) -> String {
    loaded(files).err().unwrap_or_default().iter().map(|fault| format!("{fault}\n")).collect()
}

fn indicator() -> Indicator {
    let packs = loaded(&[("pack.yaml", PACK), ("E.yaml", INDICATOR)]);
    packs.unwrap_or_default().packs.remove(0).indicators.remove(0)
}

#[test]
fn a_pack_of_one_indicator_takes_no_rust() {
    let indicator = indicator();
    assert_eq!(
        indicator.artefacts.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(),
        ["E.register", "E.report", "E.contract"]
    );
    let NeedKind::All(needs) = &indicator.requires.node else { panic!("{:?}", indicator.requires) };
    assert!(matches!(needs.first().map(|need| &need.node), Some(NeedKind::Artefact(0))));
    assert!(matches!(needs.get(1).map(|need| &need.node), Some(NeedKind::AtLeast(1, of)) if of.len() == 2));
    assert!(indicator.per_site);
}

#[test]
fn indicators_come_in_order_of_criterion_and_number() {
    let file = |id: &str, criterion: &str| {
        INDICATOR
            .replace("id: E\n", &format!("id: {id}\n"))
            .replace("criterion: \"2\"", &format!("criterion: \"{criterion}\""))
    };
    let (ten, two, one) = (file("\"10\"", "1"), file("\"2\"", "1"), file("\"1\"", "2"));
    let packs =
        loaded(&[("pack.yaml", PACK), ("a.yaml", &ten), ("b.yaml", &two), ("c.yaml", &one)]).unwrap_or_default();
    let ids: Vec<&str> = packs.packs.iter().flat_map(|pack| &pack.indicators).map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["2", "10", "1"]);
}

#[test]
fn every_fault_of_one_indicator_is_shown_at_once() {
    let broken = r#"id: E1
criterion: "3"
titel: Locaux
question: Les locaux ?
categories: [OF, CFB]
when: work_base and foo(
source: {basis: lawful, text: essai}
requires:
  any:
    - {artefact: registre}
    - {artefact: register, all: []}
    - {at_least: 3, of: [{artefact: register}]}
    - {artefact: register, when: site.premises == 'owned'}
    - {artefact: register, when: works_based and 'CFA' in categories}
artefacts:
  - id: register
    title: Registre
    what: Un registre.
    source: {basis: seed, text: essai}
    recognise:
      titles: [registre, de la]
      phrases: [{any: []}, {any: [x], zone: titel}]
      tables: [{columns: [[date], [visa]], at_least: 3}]
      kinds: [invoices]
      formats: [docs]
      patterns: [{name: n, regex: 'N° \d+'}, {name: n, regex: "[a"}, {name: n, regex: '(a|b)*'}, {name: n, regex: "été d'Hier"}]
      accept: 4
    checks:
      fresh: {max: 1m, warn_before: P2M, cases: [{when: "true |", max: 12 mois}]}
      mentions: {all: [{name: rien}]}
      favourable: {against: []}
      table: {overdue: {due: [reçu le], done: [clos le], within: deux mois}}
  - {id: register, title: R, what: w, advice: a, source: {basis: law, text: t}, recognise: {titles: [rapport]}}
"#;
    insta::assert_snapshot!(faults(&[("pack.yaml", PACK), ("E.yaml", broken)]));
}

#[test]
fn faults_of_several_files_come_together() {
    let pack = PACK.replace("tiny", "Tiny pack").replace("2024-01-01", "01/01/2024").replace("id: \"2\"", "id: \"1\"");
    let twin = INDICATOR.replace("per: site\n", "");
    let files = [("pack.yaml", pack.as_str()), ("E.yaml", INDICATOR), ("E2.yaml", &twin), ("F.yaml", "id: F: x\n")];
    insta::assert_snapshot!(faults(&files));
}

#[test]
fn a_folder_without_its_pack_file_or_indicators_says_so() {
    insta::assert_snapshot!(faults(&[("E.yaml", INDICATOR)]) + &faults(&[("pack.yaml", PACK)]));
}

#[test]
fn what_the_marks_and_the_people_of_a_pack_name_must_exist() {
    let named = r"marks:
  captions: [certifié]
  forbidden_kinds: [invoise]
  forbidden_artefacts: [E.registre]
  reason: essai
  dedicated:
    - {signs: [[durée], [tarif]], at_least: 3, formats: [pptz]}
    - {signs: [[durée], [de la]], at_least: 0}
    - {signs: [], at_least: 1}
people:
  - {role: référent, said: [référent], appointed_by: E.register, named_in: [E.raport], kinds: [invoices, invoice]}
figures:
  found_in: [E.register, E.tableau]
  measures: [{name: Satisfaction, said: [de la]}]
sessions: {found_in: [E.feuille], called: [la]}
orders:
  - {first: E.register, then: [E.report], decided: [décision], due: [la], customers: [mairie], asked_by: [le]}
";
    let told = faults(&[("pack.yaml", &format!("{PACK}{named}")), ("E.yaml", INDICATOR)]);
    for (place, said) in [
        ("9:21", ["valeur inconnue « invoise »", "attendu : invoice", "« invoice » ?"]),
        ("10:25", ["pièce inconnue « E.registre »", "", "« E.register » ?"]),
        ("13:45", ["valeur hors limites : 3", "attendu : de 1 à 2", ""]),
        ("13:58", ["valeur inconnue « pptz »", "attendu : ", "« pptx » ?"]),
        ("14:26", ["« de la » ne trouvera jamais rien", "attendu : au moins un mot", ""]),
        ("14:45", ["valeur hors limites : 0", "attendu : de 1 à 2", ""]),
        ("15:15", ["rien n'est écrit ici", "", ""]),
        ("17:77", ["pièce inconnue « E.raport »", "", "« E.report » ?"]),
        ("17:96", ["valeur inconnue « invoices »", "", "« invoice » ?"]),
        ("19:26", ["pièce inconnue « E.tableau »", "", ""]),
        ("20:42", ["« de la » ne trouvera jamais rien", "attendu : au moins un mot", ""]),
        ("21:23", ["pièce inconnue « E.feuille »", "", ""]),
        ("21:44", ["« la » ne trouvera jamais rien", "attendu : au moins un mot", ""]),
        ("23:70", ["« la » ne trouvera jamais rien", "attendu : au moins un mot", ""]),
        ("23:107", ["« le » ne trouvera jamais rien", "attendu : au moins un mot", ""]),
    ] {
        let fault = told.split("rules/tiny/").find(|fault| fault.starts_with(&format!("pack.yaml:{place} ")));
        let fault = fault.unwrap_or_else(|| panic!("nothing at {place}:\n{told}"));
        assert!(said.iter().all(|said| fault.contains(*said)), "{place}:\n{told}");
    }
    assert_eq!(told.matches("rules/tiny/").count(), 15, "{told}");
}

#[test]
fn a_pack_may_bring_its_own_kinds() {
    let own = KINDS.replace("invoice", "minutes");
    let uses = INDICATOR.replace("not_kinds: [invoice]", "kinds: [minutes]");
    let packs = loaded(&[("pack.yaml", PACK), ("kinds.yaml", &own), ("E.yaml", &uses)]).unwrap_or_default();
    assert_eq!(packs.kinds.iter().map(|kind| kind.id.as_str()).collect::<Vec<_>>(), ["invoice", "minutes"]);
    assert!(faults(&[("pack.yaml", PACK), ("kinds.yaml", KINDS), ("E.yaml", INDICATOR)]).contains("déjà pris"));
}

#[test]
fn the_answer_that_decides_is_named() {
    let words = Words::new(Lang::Fr);
    let mut indicator = indicator();
    let mut profile = Profile { categories: [crate::model::profile::Category::Of].into(), ..Profile::default() };
    let mut told = vec![applies(&indicator, &profile, &words)];
    profile.conditions.work_based = Some(false);
    told.push(applies(&indicator, &profile, &words));
    profile.conditions.work_based = Some(true);
    told.push(applies(&indicator, &profile, &words));
    indicator.when = Some(Condition::known("site.erp.category < 5 and work_based"));
    told.push(applies(&indicator, &profile, &words));
    indicator.when = Some(Condition::known("certifying or subcontracts"));
    profile.conditions.certifying = Some(false);
    profile.conditions.subcontracts = Some(false);
    told.push(applies(&indicator, &profile, &words));
    indicator.when = None;
    told.push(applies(&indicator, &profile, &words));
    profile.categories = [crate::model::profile::Category::Vae].into();
    told.push(applies(&indicator, &profile, &words));
    let told: Vec<String> = told.iter().map(|one| format!("{} {}", one.applicable, one.reason)).collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn what_a_profile_names_must_exist_in_the_packs() {
    let words = Words::new(Lang::Fr);
    let mut packs = loaded(&[("pack.yaml", PACK), ("E.yaml", INDICATOR)]).unwrap_or_default();
    packs.packs[0].indicators[0].artefacts[1].external_only = true;
    let text = "evidence:\n  - {artefact: E.registre, path: a.pdf}\n  - {artefact: E.report, path: b.pdf}\n";
    let record = |artefact: &str| crate::model::profile::EvidenceRecord {
        artefact: artefact.to_owned(),
        site: None,
        path: Some("a.pdf".to_owned()),
        external: None,
    };
    let profile = Profile { evidence: vec![record("E.registre"), record("E.report")], ..Profile::default() };
    let found = check_references(("probant.yaml", text), &profile, &packs, &words);
    insta::assert_snapshot!(found.iter().map(|fault| format!("{fault}\n")).collect::<String>());
}

#[test]
fn every_embedded_pack_is_sound() {
    let sources: Vec<PackSource> = embedded_ids().iter().filter_map(|id| embedded(id)).collect();
    let faults = load(&sources, &|_| None, &Words::new(Lang::Fr)).err().unwrap_or_default();
    let shown: String = faults.iter().map(|fault| format!("{fault}\n")).collect();
    assert!(shown.is_empty(), "{shown}");
}
