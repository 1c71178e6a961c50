//! Machines and learners that a paper on nearly all of them leaves out, and papers filed for what they are not.

mod support;

use jiff::civil::date;
use probant::model::finding::Finding;
use support::{Dossier, INDICATOR, PACK, asking_for};

const EQUIPMENT: &str = "equipment: [{listed_in: [X.plan], reported_in: [X.rapport], left: [réformé]}]\n";

fn told(code: &str, pack: &str, artefacts: &[(&str, &str, &str)], texts: &[(&str, &str)]) -> Vec<Finding> {
    let (pack, indicator) = (format!("{PACK}{pack}"), format!("{INDICATOR}{}", asking_for(artefacts)));
    let report = Dossier::of_texts(&[("pack.yaml", &pack), ("X.yaml", &indicator)], texts).report(date(2026, 12, 1));
    report.findings.into_iter().filter(|finding| finding.code.id() == code).collect()
}

/// What a report dated 4 November 2026 leaves out of a plan with one line and more.
fn machines(line: &str, report: &str, more: &[(&str, &str)]) -> Vec<String> {
    let rule = |title: &str| {
        format!("key_date: [visit, issue]\nrecognise: {{titles: [{title}], phrases: [{{any: [entretien]}}]}}")
    };
    let (plan_rule, report_rule) = (rule("plan d'entretien"), rule("rapport de visite"));
    let plan =
        format!("# Plan d'entretien\n\nEntretien 2026\n\n| Appareil | Qui | Dernière fois |\n|---|---|---|\n{line}\n");
    let report = format!("# Rapport de visite\n\nEntretien, visite du 04/11/2026\n\n{report}\n");
    let texts = [&[("plan.md", plan.as_str()), ("rapport.md", report.as_str())], more].concat();
    let artefacts = [("plan", "Plan", plan_rule.as_str()), ("rapport", "Rapport", report_rule.as_str())];
    told("coverage-gap", EQUIPMENT, &artefacts, &texts).into_iter().map(|finding| finding.found).collect()
}

#[test]
fn a_report_on_most_machines_of_a_line_tells_of_each_of_them() {
    let line = "| Lève-personnes LP-01 à LP-04 | Veritel | 04/11/2026 |";
    let seen = "LP-01 bon, LP-02 bon, LP-03 bon";
    assert_eq!(machines(line, seen, &[]), ["laissés de côté par le rapport : LP-04"]);
    assert!(machines(line, "LP-01, LP-02, LP-03 bons ; LP-04 non présenté", &[]).is_empty(), "it says so");
    assert!(machines(line, "LP-01 bon", &[]).is_empty(), "a report on one of them");
    assert!(machines("| Chariots E01, E02 | Veritel | 04/11/2026 |", "E01 bon", &[]).is_empty(), "two are no lot");
    let second = "# Rapport de visite\n\nEntretien, visite du 12/10/2026\n\nLP-04 bon\n";
    assert!(machines(line, seen, &[("second.md", second)]).is_empty(), "another report has it");
    let row = |text: &str| format!("{line}\n| {text} | Veritel | |");
    assert!(machines(&row("LP-04 réformé en juin"), seen, &[]).is_empty(), "it is gone");
    let lot: String = (1..=10).map(|n| format!("| PS-{n:02} poste à souder | Soudinov | |\n")).collect();
    let named = |numbers: &[u32]| numbers.iter().map(|n| format!("PS-{n:02} bon")).collect::<Vec<_>>().join(", ");
    assert_eq!(
        machines(lot.trim_end(), &named(&[1, 2, 3, 4, 5, 6, 8, 9, 10]), &[]),
        ["laissés de côté par le rapport : PS-07"]
    );
    assert!(machines(lot.trim_end(), &named(&[1, 2, 3, 4, 5]), &[]).is_empty(), "half of an inventory");
    let later = format!("{line}\n| LP-04 | Veritel | 20/11/2026 |");
    assert!(machines(&later, seen, &[]).is_empty(), "it came, or was seen to, after the report");
}

#[test]
fn a_contract_covers_all_that_it_lists_and_an_inventory_lists_more() {
    let kitchen = ["chambre froide", "armoire", "cellule", "lave-vaisselle", "four mixte", "friteuse"];
    let list: String = (1..).zip(kitchen).map(|(n, name)| format!("| K{n:02} | {name} | |\n")).collect();
    let gaps = |more: &str| {
        let pack = format!("equipment: [{{listed_in: [X.plan], reported_in: [X.rapport]{more}}}]\n");
        let rule =
            |title: &str| format!("key_date: [visit]\nrecognise: {{titles: [{title}], phrases: [{{any: [cuisine]}}]}}");
        let (list_rule, report_rule) = (rule("contrat"), rule("rapport de visite"));
        let list = format!("# Contrat\n\nCuisine, visite du 05/11/2026\n\n| N° | Appareil | |\n|---|---|---|\n{list}");
        let report =
            "# Rapport de visite\n\nCuisine, visite du 04/11/2026\n\nK01 bon, K02 bon, K04 bon, K05 bon, K06 bon\n";
        let artefacts = [("plan", "Contrat", list_rule.as_str()), ("rapport", "Rapport", report_rule.as_str())];
        let found = told("coverage-gap", &pack, &artefacts, &[("contrat.md", &list), ("rapport.md", report)]);
        found.into_iter().map(|finding| finding.found).collect::<Vec<_>>()
    };
    assert_eq!(gaps(""), ["laissés de côté par le rapport : K03"]);
    assert!(gaps(", inventoried_in: [X.plan]").is_empty(), "no other machine of the inventory is a cell");
}

const EXTINGUISHERS: &str = "equipment: [{listed_in: [X.plan], reported_in: [X.rapport], left: [réformé], named: [poudre, eau], \
    unseen: [local fermé], owned: [au parc], checked: [vérifiés]}]\n";

/// What a report of 4 November 2026 leaves out of the extinguishers of a register.
fn extinguishers(register: &str, report: &str) -> Vec<String> {
    let rule =
        |title: &str| format!("key_date: [visit]\nrecognise: {{titles: [{title}], phrases: [{{any: [incendie]}}]}}");
    let (register_rule, report_rule) = (rule("registre de sécurité"), rule("compte rendu"));
    let table = |rows: &str| format!("| N° | Agent | Lieu |\n|---|---|---|\n{rows}\n");
    let register = format!("# Registre de sécurité\n\nIncendie, visite du 05/11/2026\n\n{}", table(register));
    let report = format!("# Compte rendu\n\nIncendie, visite du 04/11/2026\n\n{report}\n");
    let artefacts = [("plan", "Registre", register_rule.as_str()), ("rapport", "Compte rendu", report_rule.as_str())];
    let texts = [("registre.md", register.as_str()), ("rapport.md", report.as_str())];
    told("coverage-gap", EXTINGUISHERS, &artefacts, &texts).into_iter().map(|finding| finding.found).collect()
}

fn rows(numbers: &[u32], more: &str) -> String {
    let rows: Vec<String> = numbers.iter().map(|n| format!("| {n} | eau 6 L | couloir |")).collect();
    format!("| N° | Agent | Constat |\n|---|---|---|\n{}\n{more}", rows.join("\n"))
}

#[test]
fn an_extinguisher_of_the_register_that_nobody_saw_is_told() {
    let register = "| 1 | eau 6 L | hall |\n| 2 à 4 | eau 6 L | salles |\n| E5 | poudre 6 kg | chaufferie |";
    let left_out = |n: u32| vec![format!("laissés de côté par le rapport : n° {n}")];
    assert_eq!(extinguishers(register, &rows(&[1, 2, 3, 4], "")), left_out(5));
    assert!(extinguishers(register, &rows(&[1, 2, 3, 4, 5], "")).is_empty());
    assert_eq!(extinguishers(register, &rows(&[1, 2, 3, 4], "| 5 | poudre | local fermé à clé |")), left_out(5));
    assert!(extinguishers(register, &rows(&[1], "")).is_empty(), "a report on one of them");
    let gone = register.replace("chaufferie", "chaufferie, réformé en juin");
    assert!(extinguishers(&gone, &rows(&[1, 2, 3, 4], "")).is_empty(), "it is gone");
}

#[test]
fn a_report_that_counts_fewer_than_there_are_is_told() {
    let register = "| 1 | eau 6 L | hall |\n| 2 à 4 | eau 6 L | salles |\n| 5 | poudre 6 kg | chaufferie |";
    let short = |text: &str| extinguishers(register, text);
    assert_eq!(short("Appareils vérifiés : 4. Observations : néant."), ["4 dans le rapport"]);
    assert_eq!(short("Appareils au parc : six. Quatre appareils vérifiés."), ["4 dans le rapport"]);
    assert!(short("Appareils vérifiés : 5.").is_empty());
    assert!(short("Appareils vérifiés : 2.").is_empty(), "a report on some of them");
    assert!(short("Un appareil vérifié et réformé, 5 appareils vérifiés.").is_empty());
}

#[test]
fn machines_of_a_sort_are_those_of_the_report_that_bears_its_name() {
    let pack = "equipment: [{listed_in: [X.plan], reported_in: [X.rapport], sorts: [levage]}]\n";
    let rule =
        |title: &str| format!("key_date: [visit]\nrecognise: {{titles: [{title}], phrases: [{{any: [visite]}}]}}");
    let (list_rule, report_rule) = (rule("inventaire"), rule("rapport de visite"));
    let list = "# Inventaire\n\nÀ la visite du 05/11/2026\n\n| N° | Machine | Contrôle |\n|---|---|---|\n| M-01 | tour | |\n\
                | M-07 | télescopique | levage, 6 mois |\n| M-08 | chariot | levage, 6 mois |\n| M-16 | treuil | levage, 12 mois |\n";
    let gaps = |title: &str| {
        let report = format!("# Rapport de visite - {title}\n\nVisite du 04/11/2026\n\nM-08 bon, M-16 bon\n");
        let artefacts = [("plan", "Inventaire", list_rule.as_str()), ("rapport", "Rapport", report_rule.as_str())];
        let found = told("coverage-gap", pack, &artefacts, &[("liste.md", list), ("rapport.md", &report)]);
        found.into_iter().map(|finding| finding.found).collect::<Vec<_>>()
    };
    assert_eq!(gaps("appareils de levage"), ["laissés de côté par le rapport : M-07"]);
    assert!(gaps("deux machines").is_empty());
}

const VISITS: &str =
    "per: apprentice\nkey_date: [event, issue]\nrecognise: {titles: [tour des visites], phrases: [{any: [vu]}]}";

fn visits(names: &[&str], listed: &str) -> Vec<Finding> {
    let rows: String = names.iter().map(|name| format!("| {name} | vu le 12/10/2026 |\n")).collect();
    let tour = format!("# Tour des visites\n\nTous vus au 20/11/2026\n\n| Jeune | Quand |\n|---|---|\n{rows}");
    let list =
        format!("# Liste des apprentis\n\n| Apprenti | Entreprise | Contrat du | au |\n|---|---|---|---|\n{listed}");
    told("coverage-gap", "", &[("visites", "Visites", VISITS)], &[("tour.md", &tour), ("liste.md", &list)])
}

#[test]
fn a_paper_on_nearly_all_apprentices_of_a_list_leaves_none_out() {
    let everybody = ["Lucas Amalric", "Inès Belkacem", "Théo Dumas", "Jade Fabre", "Nolan Gomez", "Enzo Valette"];
    let row = |name: &&str| format!("| {name} | Garage Plo | 01/09/2026 | 31/08/2027 |\n");
    let list: String = everybody.iter().map(row).collect();
    let one_left_out = visits(&everybody[..5], &list);
    assert_eq!(one_left_out.len(), 1, "{one_left_out:?}");
    assert_eq!(one_left_out[0].document.as_deref(), Some("tour.md"), "told of the paper that leaves him out");
    assert_eq!(one_left_out[0].level.id(), "warning");
    assert!(one_left_out[0].found.contains("E. V."), "{one_left_out:?}");
    assert!(visits(&everybody, &list).is_empty());
    let later = list.replace("Enzo Valette | Garage Plo | 01/09/2026", "Enzo Valette | Garage Plo | 05/01/2027");
    assert!(visits(&everybody[..5], &later).is_empty(), "he has not begun");
    let gone = list.replace("Enzo Valette | Garage Plo", "Enzo Valette | contrat rompu");
    assert!(visits(&everybody[..5], &gone).is_empty());
    let some = visits(&everybody[..3], &list);
    assert!(some.iter().all(|one| one.document.as_deref() == Some("liste.md") && one.level.id() == "note"), "{some:?}");
}

#[test]
fn a_survey_filed_as_visits_is_told_to_be_none() {
    let visit = "recognise: {titles: [compte rendu de visite], phrases: [{any: [vu], weight: 8}], accept: 10, review: 8}\nmisfiled: [{are: [X.enquete], filed: [suivi], honest: [enquête], reason: une enquête}]";
    let survey = "recognise: {titles: [avis des tuteurs], phrases: [{any: [satisfait]}]}";
    let artefacts = [("visite", "Visite", visit), ("enquete", "Enquête", survey)];
    let said = |path: &str, text: &str| {
        let found = told("not-evidence", "", &artefacts, &[(path, text)]);
        found.into_iter().map(|finding| (finding.artefact.unwrap_or_default(), finding.found)).collect::<Vec<_>>()
    };
    let of = |path: &str| said(path, "# Avis des tuteurs\n\nTrès satisfait\n");
    let visit = [("X.visite".to_owned(), "une enquête".to_owned())];
    assert_eq!(of("alternance/suivi_tuteurs.md"), visit);
    let seen = "# Avis des tuteurs\n\nTrès satisfait, tuteur vu en mars\n";
    assert_eq!(said("alternance/suivi_tuteurs.md", seen), visit, "though it might be read as a visit");
    let report = "# Compte rendu de visite, avis des tuteurs\n\nTrès satisfait, tuteur vu en mars\n";
    assert!(said("alternance/suivi_tuteurs.md", report).is_empty(), "it is one");
    assert!(of("alternance/suivi - enquête tuteurs.md").is_empty(), "its name says what it is");
    let filed = told("not-evidence", "", &artefacts, &[("suivi/enquête.md", "# Avis des tuteurs\n\nTrès satisfait\n")]);
    assert_eq!(
        filed.iter().map(|finding| finding.level.id()).collect::<Vec<_>>(),
        ["note"],
        "its folder says otherwise"
    );
    assert!(of("alternance/tuteurs.md").is_empty());
}

#[test]
fn marks_of_a_test_are_no_survey_whatever_they_are_filed_as() {
    let marks = "# Test final Excel – session du 12/03/2026\n\n| Code | Q1 formules /5 | Q2 conditions /5 | Q3 graphiques /5 | Total /20 | Seuil 12 |\n|---|---|---|---|---|---|\n| E01 | 5 | 4 | 3 | 15 | acquis |\n| E02 | 4 | 4 | 4 | 14 | acquis |\n| E03 | 2 | 3 | 1 | 8 | non acquis |\n\nÉvaluation des acquis, résultats\n";
    let told = |path: &str| {
        let report = Dossier::shipped("rnq-v9", &[(path, marks)]).report(date(2026, 10, 5));
        let found =
            report.findings.into_iter().filter(|one| one.code.id() == "not-evidence" && one.level.id() != "note");
        found.filter_map(|one| one.document).collect::<Vec<_>>()
    };
    assert_eq!(told("exports/satisfaction_excel.md"), ["exports/satisfaction_excel.md"]);
    assert_eq!(told("exports/test_final_excel.md"), [""; 0]);
}
