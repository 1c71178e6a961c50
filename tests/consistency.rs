//! Documents against one another: contradictions are told with both places, and whatever can agree is left alone.

mod support;

use std::collections::BTreeSet;

use jiff::civil::date;
use probant::model::finding::Finding;
use probant::model::profile::{Premises, Site};
use support::{Dossier, INDICATOR, PACK, asking_for};

/// Who must be the same everywhere.
const PEOPLE: &str = r"
people:
  - role: référent handicap
    said: [référent handicap]
    appointed_by: X.lettre
    named_in: [X.organigramme]
";
const LETTER: &str = "# Lettre de mission\n\nLa direction désigne Mme Élodie Bascoul référente handicap. Cette mission vaut deux ans.\n\nFait le 12/01/2026\n\nRégis Fontanel\n";

fn rules() -> String {
    let letter = "key_date: [issue]\nrecognise: {titles: [lettre de mission], phrases: [{any: [mission]}]}\nchecks: {filled: {}}";
    let chart = "key_date: [version, issue]\nrecognise: {titles: [organigramme], phrases: [{any: [équipe]}]}";
    let list = "recognise: {titles: [liste des documents], phrases: [{any: [version]}]}\nchecks:\n  listing: {code: [code], title: [titre], version: [version], withdrawn: [obsolète]}";
    asking_for(&[
        ("lettre", "Lettre de mission", letter),
        ("organigramme", "Organigramme", chart),
        ("liste", "Liste des documents", list),
    ])
}

fn dossier(texts: &[(&str, &str)]) -> Dossier {
    dossier_with("", texts)
}

/// The texts with the rules and `more` of them, such as `per: site`.
fn dossier_with(more: &str, texts: &[(&str, &str)]) -> Dossier {
    let (pack, indicator) = (format!("{PACK}{PEOPLE}"), format!("{INDICATOR}{more}{}", rules()));
    Dossier::of_texts(&[("pack.yaml", &pack), ("X.yaml", &indicator)], texts)
}

fn inconsistent(texts: &[(&str, &str)]) -> Vec<Finding> {
    findings(&dossier(texts))
}

fn findings(dossier: &Dossier) -> Vec<Finding> {
    let report = dossier.report(date(2026, 12, 1));
    report.findings.into_iter().filter(|finding| finding.code.id() == "inconsistent").collect()
}

fn chart(line: &str) -> String {
    format!("# Organigramme\n\nÉquipe au 01/09/2026\n\n{line}\n")
}

#[test]
fn another_person_than_the_one_appointed_is_told_with_both_places() {
    for line in [
        "Référente handicap : Tiphaine Galinié",
        "Tiphaine GALINIÉ, référente handicap",
        "| Référente handicap | Tiphaine Galinié |",
        "| Tiphaine Galinié | accueil, référente handicap, planning | 05 |",
    ] {
        let found = inconsistent(&[("lettre.md", LETTER), ("organigramme.md", &chart(line))]);
        let told: Vec<_> = found.iter().map(|f| (f.document.as_deref(), f.artefact.as_deref())).collect();
        assert_eq!(told, [(Some("organigramme.md"), Some("X.organigramme"))], "{line}");
        assert!(found[0].expected.contains("Élodie Bascoul") && found[0].expected.contains("lettre.md"), "{found:?}");
        assert!(found[0].found.to_lowercase().contains("tiphaine") && found[0].place.is_some(), "{found:?}");
    }
}

#[test]
fn whom_the_letter_replaces_has_the_part_no_more() {
    let replacing = |words: &str| {
        LETTER.replace("référente handicap.", &format!("référente handicap, {words} Mme Tiphaine Galinié."))
    };
    let chart = chart("Référente handicap : Tiphaine Galinié");
    for words in ["en remplacement de", "qui succède à", "suite au départ de", "avec l'aide de", "avec le concours de"]
    {
        let found = inconsistent(&[("lettre.md", &replacing(words)), ("organigramme.md", &chart)]);
        assert_eq!(found.len(), 1, "{words}");
    }
    assert_eq!(inconsistent(&[("lettre.md", &replacing("en binôme avec")), ("organigramme.md", &chart)]), []);
    let gone = LETTER.replace("Cette mission", "Mme Tiphaine Galinié nous ayant quittés, cette mission");
    assert_eq!(inconsistent(&[("lettre.md", &gone), ("organigramme.md", &chart)]).len(), 1);
}

#[test]
fn whoever_is_only_named_in_the_letter_has_not_the_part() {
    let told = |line: &str| inconsistent(&[("lettre.md", LETTER), ("organigramme.md", &chart(line))]).len();
    assert_eq!(told("Référente handicap : Régis Fontanel"), 1, "who signed it");
}

#[test]
fn a_letter_that_says_you_names_whom_it_is_written_to() {
    let letter = "# Lettre de mission\n\nMadame Élodie Bascoul\n\nMadame,\n\nJe vous désigne référente handicap du centre. Cette mission vaut deux ans.\n\nFait le 12/01/2026\n\nRégis Fontanel\n";
    let told = |line: &str| inconsistent(&[("lettre.md", letter), ("organigramme.md", &chart(line))]);
    assert_eq!(told("Référente handicap, mobilité : Élodie Bascoul"), []);
    let found = told("Référente handicap, mobilité : Tiphaine Galinié");
    assert!(found.len() == 1 && found[0].expected.contains("Élodie Bascoul"), "{found:?}");
}

#[test]
fn one_person_written_in_another_way_is_no_contradiction() {
    for line in [
        "Référente handicap : Mme BASCOUL Elodie",
        "Référente handicap : E. Bascoul",
        "Référente handicap : É. B.",
        "Référente handicap : Élodie Bascoul-Martin",
        "Référente handicap : Élodie Martin",
        "Référente handicap : Mme Bascoul",
        "Référente handicap : poste à pourvoir",
        "Référente handicap suppléante : Tiphaine Galinié",
        "Le référent handicap est joignable le mardi. Direction : Régis Fontanel",
    ] {
        assert_eq!(inconsistent(&[("lettre.md", LETTER), ("organigramme.md", &chart(line))]), [], "{line}");
    }
}

#[test]
fn a_blank_letter_accuses_nobody() {
    let chart = chart("Référente handicap : Tiphaine Galinié");
    let letter = |who: &str, day: &str| LETTER.replace("Mme Élodie Bascoul", who).replace("12/01/2026", day);
    let codes = |letter: &str| {
        let report = dossier(&[("lettre.md", letter), ("organigramme.md", &chart)]).report(date(2026, 12, 1));
        let own = report.findings.iter().filter(|finding| finding.level.id() != "note");
        own.map(|finding| finding.code.id()).collect::<BTreeSet<_>>()
    };
    let blank = codes(&letter("{{nom}}", "{{date}}"));
    assert!(blank.contains("blank-template") && !blank.contains("inconsistent"), "{blank:?}");
    let filled = codes(&letter("une personne", "12/01/2026"));
    assert!(!filled.contains("blank-template") && filled.contains("inconsistent"), "{filled:?}");
}

#[test]
fn an_older_chart_beside_a_newer_one_is_history() {
    let old = "# Organigramme\n\nÉquipe au 01/09/2025\n\nRéférente handicap : Tiphaine Galinié\n";
    let new = chart("Référente handicap : Élodie Bascoul");
    assert_eq!(inconsistent(&[("lettre.md", LETTER), ("ancien.md", old), ("nouveau.md", &new)]), []);
}

#[test]
fn a_chart_of_the_same_season_is_compared_even_when_another_leads() {
    let board = "# Organigramme\n\nÉquipe au 08/09/2026\n\nRéférente handicap : Élodie Bascoul\n";
    let chart = chart("Référente handicap : Tiphaine Galinié");
    let found = inconsistent(&[("lettre.md", LETTER), ("chart.md", &chart), ("portraits.md", board)]);
    assert_eq!(found.iter().map(|f| f.document.as_deref()).collect::<Vec<_>>(), [Some("chart.md")]);
    let silent = "# Organigramme\n\nÉquipe au 20/11/2026\n\nDirection : Régis Fontanel\n";
    let found = inconsistent(&[("lettre.md", LETTER), ("chart.md", &chart), ("silent.md", silent)]);
    assert_eq!(found.len(), 1, "a newer chart that names nobody does not hide it: {found:?}");
}

#[test]
fn a_listed_version_that_the_document_denies_is_told() {
    let rows = "| Code | Titre | Version |\n|---|---|---|\n| PR-01 | Accueil | 2 |\n| PR-02 | Réponse | D |\n| PR-03 | Achats | 3 |\n| PR-04 | Audit | 1 |\n| PR-05 | Veille | 2 |\n";
    let list = format!("# Liste des documents\n\n{rows}");
    let documents = [
        ("liste.md", list.as_str()),
        ("p/PR-01 accueil.md", "# PR-01 Accueil\n\nVersion 2.1 du 3 mars 2026\n"),
        ("p/PR-02_indE.md", "# PR-02 Réponse\n\nindice E\n"),
        ("p/PR-03.md", "# PR-03 Achats\n\nVersion 3\n"),
        ("p/PR-04.md", "# PR-04 Audit\n\nsans version\n"),
        ("p/PR-05.md", "# PR-05 Veille\n\nindice B\n"),
        ("m/rappel PR-02.md", "# Rappel : PR-02 Réponse\n\nÀ relire avant vendredi.\n"),
    ];
    let found = inconsistent(&documents);
    assert_eq!(found.len(), 1, "{found:?}");
    let told = &found[0].found;
    assert!(told.contains("PR-02") && told.contains("p/PR-02_indE.md") && !told.contains("PR-01"), "{told}");
}

/// A list of five documents of which the first two are PR-01, at the version `listed`, and PR-02.
fn list(listed: &str) -> String {
    format!(
        "# Liste des documents\n\n| Code | Titre | Version |\n|---|---|---|\n| PR-01 | Accueil | {listed} |\n| PR-02 | Réponse | 1 |\n| PR-03 | Achats | 3 |\n| PR-04 | Audit | 1 |\n| PR-05 | Veille | 2 |\n"
    )
}

#[test]
fn of_several_papers_that_bear_a_code_one_at_the_listed_version_is_enough() {
    let told = |listed: &str| {
        let list = list(listed);
        let papers = [
            ("liste.md", list.as_str()),
            ("PR-01 accueil.md", "# PR-01 Accueil\n\nVersion 3 du 12 janvier 2026\n"),
            ("demandes/PR-01 remplie.md", "# PR-01 Accueil\n\nVersion 2, remplie pour la mairie\n"),
        ];
        inconsistent(&papers).iter().map(|finding| finding.found.clone()).collect::<Vec<_>>()
    };
    assert_eq!((told("3"), told("2")), (Vec::new(), Vec::new()));
    let denied = told("4");
    assert!(denied.len() == 1 && denied[0].contains("4 dans la liste"), "{denied:?}");
}

#[test]
fn a_coded_paper_that_cites_another_code_does_not_stand_for_it() {
    let absent = |cited: &str| {
        let list = list("1");
        let audit = format!("# PR-04 Audit\n\nselon {cited}\n");
        let papers = [
            ("liste.md", list.as_str()),
            ("PR-01.md", "# PR-01\n"),
            ("PR-03.md", "# PR-03\n"),
            ("PR-04.md", audit.as_str()),
            ("PR-05.md", "# PR-05\n"),
        ];
        let report = dossier(&papers).report(date(2026, 12, 1));
        let absent = report.findings.into_iter().find(|finding| finding.code.id() == "listed-but-absent");
        absent.map(|finding| finding.found)
    };
    for cited in ["PR-02", "la procédure"] {
        assert!(absent(cited).is_some_and(|found| found.contains("PR-02")), "{cited}");
    }
}

#[test]
fn a_number_with_a_slip_is_told_and_the_number_of_another_is_not() {
    let mut dossier = dossier(&[
        ("cgv.txt", "Conditions générales. SIRET 908 127 638 00011"),
        ("bail.txt", "Bailleur : SIRET 732 829 320 00074. Preneur : SIRET 908 172 638 00011"),
    ]);
    dossier.profile.provider.siret = Some("90817263800011".to_owned());
    let found = findings(&dossier);
    assert_eq!(found.iter().map(|f| f.document.as_deref()).collect::<Vec<_>>(), [Some("cgv.txt")]);
}

#[test]
fn the_number_of_an_establishment_that_was_left_is_remarked() {
    let texts = [
        ("a.txt", "Conditions. SIRET 732 829 320 00074"),
        ("b.txt", "Livret. SIRET 732 829 320 00074"),
        ("programme.txt", "Programme. SIRET 732 829 320 00017"),
        ("client.txt", "Client : SIRET 552 100 554 00013"),
    ];
    let mut dossier = dossier(&texts);
    dossier.profile.provider.siret = Some("73282932000074".to_owned());
    let told = |dossier: &Dossier| {
        let found = findings(dossier).into_iter();
        found.map(|f| (f.document.unwrap_or_default(), f.level.id().to_owned())).collect::<Vec<_>>()
    };
    assert_eq!(told(&dossier), [("programme.txt".to_owned(), "note".to_owned())]);
    let site =
        |name: &str| Site { name: name.to_owned(), premises: Premises::Owned, ..dossier.profile.sites[0].clone() };
    dossier.profile.sites = ["Mende", "Florac"].map(site).to_vec();
    assert_eq!(told(&dossier), [], "it may be the other site's");
}

#[test]
fn a_document_of_one_site_filed_under_another_is_told() {
    let texts =
        [("Mas Rougier/lettre.md", "# Lettre de mission\n\nMission : site des Cazelles.\n\nFait le 12/01/2026\n")];
    let mut dossier = dossier_with("per: site\n", &texts);
    let site =
        |name: &str| Site { name: name.to_owned(), premises: Premises::Owned, ..dossier.profile.sites[0].clone() };
    let sites = ["Cazelles", "Mas Rougier"].map(site).to_vec();
    dossier.profile.sites = sites;
    let found = findings(&dossier);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].expected.contains("Mas Rougier") && found[0].found.contains("Cazelles"), "{found:?}");
}

#[test]
fn the_sound_sample_folder_contradicts_itself_nowhere() {
    assert_eq!(findings(&Dossier::sample("garrigue")), []);
}

/// A study comes before the answer to the same customer.
const ORDER: &str = "
orders:
  - {first: X.etude, then: [X.reponse], decided: [décision], due: [remise], customers: [coopérative]}
";

#[test]
fn a_study_decided_after_the_answer_to_its_customer_is_told() {
    let rules = asking_for(&[
        (
            "etude",
            "Étude",
            "key_date: [event, issue]\nrecognise: {titles: [peut-on répondre], phrases: [{any: [moyens]}]}",
        ),
        (
            "reponse",
            "Réponse",
            "key_date: [issue]\nrecognise: {titles: [notre proposition], phrases: [{any: [contenu]}]}",
        ),
    ]);
    let told = |decided: &str, others: &[(&str, &str)]| {
        let study = format!(
            "# Peut-on répondre ?\n\nCoopérative de la Valserine\n\nMoyens : oui. Décision prise le {decided}.\n"
        );
        let answer =
            "# Notre proposition\n\nÀ la Coopérative de la Valserine, le 17/09/2026\n\nContenu : deux jours.\n";
        let texts = [&[("etude.md", study.as_str()), ("reponse.md", answer)], others].concat();
        let (pack, indicator) = (format!("{PACK}{ORDER}"), format!("{INDICATOR}{rules}"));
        findings(&Dossier::of_texts(&[("pack.yaml", &pack), ("X.yaml", &indicator)], &texts)).len()
    };
    assert_eq!(told("24/09/2026", &[]), 1);
    assert_eq!(told("17/09/2026", &[]), 0, "the same day");
    let second = "# Notre proposition\n\nÀ la Coopérative de la Valserine, le 02/11/2026\n\nContenu : un jour.\n";
    assert_eq!(told("24/09/2026", &[("autre.md", second)]), 0, "the second answer may be what it is about");
    assert_eq!(told("09/11/2026", &[("autre.md", second)]), 1, "after both");
    assert_eq!(told("17/12/2026", &[]), 0, "three months later it is another order");
    assert_eq!(told("17/12/2026. Date limite de remise : 10/12/2026", &[]), 1, "the day by which the answer was due");
    assert_eq!(told("17/12/2026. Date limite de remise : 10/01/2027", &[]), 0);
}

#[test]
fn the_customer_that_a_title_names_and_each_sort_of_answer_count() {
    let recognise = |title: &str, word: &str| {
        format!("key_date: [event, issue]\nrecognise: {{titles: [{title}], phrases: [{{any: [{word}]}}]}}")
    };
    let rules = asking_for(&[
        ("etude", "Étude", recognise("peut-on répondre", "moyens").as_str()),
        ("reponse", "Réponse", recognise("notre proposition", "contenu").as_str()),
        ("accord", "Accord", recognise("convention de formation", "parties").as_str()),
    ]);
    let told = |title: &str| {
        let study = format!("# Peut-on répondre ?{title}\n\nMoyens : oui. Décision prise le 24/09/2026.\n");
        let answer = "# Notre proposition\n\nFonderies Rabier, le 17/09/2026\n\nContenu : deux jours.\n";
        let agreed = "# Convention de formation\n\nParties : Fonderies Rabier, le 02/10/2026\n";
        let texts = [("etude.md", study.as_str()), ("reponse.md", answer), ("accord.md", agreed)];
        let order = ORDER.replace("[X.reponse]", "[X.reponse, X.accord]");
        let (pack, indicator) = (format!("{PACK}{order}"), format!("{INDICATOR}{rules}"));
        findings(&Dossier::of_texts(&[("pack.yaml", &pack), ("X.yaml", &indicator)], &texts)).len()
    };
    assert_eq!(told(" – Fonderies Rabier, chefs d'équipe"), 1, "the agreement came later, the proposal before");
    assert_eq!(told(" – chefs d'équipe"), 0, "no name");
}

#[test]
fn a_document_headed_with_one_site_does_not_serve_another_that_it_mentions() {
    let text = "# Lettre de mission\n\nSite des Cazelles\n\nMission.\n\nFait le 12/01/2026\n\nVu.\n\nLes travaux se font au Mas Rougier.\n";
    let mut dossier = dossier_with("per: site\n", &[("lettre.md", text)]);
    let site =
        |name: &str| Site { name: name.to_owned(), premises: Premises::Owned, ..dossier.profile.sites[0].clone() };
    let sites = ["Cazelles", "Mas Rougier"].map(site).to_vec();
    dossier.profile.sites = sites;
    let report = dossier.report(date(2026, 12, 1));
    let letters =
        report.indicators.iter().flat_map(|indicator| &indicator.artefacts).filter(|one| one.id == "X.lettre");
    let proven: Vec<_> = letters.map(|one| (one.site.clone().unwrap_or_default(), one.evidence.len())).collect();
    assert_eq!(proven, [("Cazelles".to_owned(), 1), ("Mas Rougier".to_owned(), 0)]);
}

/// How many papers serve the letter asked for at each of two `sites`, where one lies at `path`.
fn filed(sites: [&str; 2], path: &str, text: &str) -> Vec<usize> {
    let mut dossier = dossier_with("per: site\n", &[(path, text)]);
    "Essai Formation".clone_into(&mut dossier.profile.provider.name);
    let site =
        |name: &str| Site { name: name.to_owned(), premises: Premises::Owned, ..dossier.profile.sites[0].clone() };
    let sites = sites.map(site).to_vec();
    dossier.profile.sites = sites;
    let report = dossier.report(date(2026, 12, 1));
    let letters = report.indicators.iter().flat_map(|indicator| &indicator.artefacts);
    letters.filter(|one| one.id == "X.lettre").map(|one| one.evidence.len()).collect()
}

#[test]
fn the_seat_of_a_tenant_is_no_site_even_below_the_first_lines() {
    let filed = |rented: &str| {
        let text = format!(
            "# Lettre de mission\n\nMission.\n\nFait le 12/01/2026\n\nVu.\n\nEntre la société des Granits, d'une part, et le centre de formation Essai Formation, 14\n\nrue du Four à Auray, occupant.\n\nUn atelier est prêté à {rented}.\n"
        );
        filed(["Auray", "Préau de Vannes"], "Préau de Vannes/lettre.md", &text)
    };
    assert_eq!(filed("Vannes"), [0, 1]);
    assert_eq!(filed("Lorient"), [1, 0], "nothing in it speaks of the site that it lies under");
}

#[test]
fn a_row_of_a_table_says_not_what_all_of_the_paper_is_about() {
    let text = |cells: &str| {
        format!(
            "# Lettre de mission\n\nMission. Fait le 12/01/2026\n\n{cells}\n\nVu.\n\nLu.\n\nTrajets d'Auray à Vannes.\n"
        )
    };
    let filed = |cells: &str| filed(["Auray", "Vannes"], "lettre.md", &text(cells));
    let table = "| Lieu | Danger | Mesure |\n|---|---|---|\n| Vannes | coupure | gants |";
    assert_eq!(filed(table), [1, 1], "both are named below");
    assert_eq!(filed("Site de Vannes"), [0, 1]);
}

#[test]
fn the_town_of_an_agency_is_no_site() {
    let filed = |path: &str, from: &str| {
        let text = format!("# Lettre de mission\n\nAtlantique Contrôle, {from}\n\nMission.\n\nFait le 12/01/2026\n");
        filed(["Auray", "Vannes"], path, &text)
    };
    let evidence = |from: &str| filed("lettre.md", from);
    assert_eq!(evidence("agence de Vannes"), [1, 1], "it may be about either");
    assert_eq!(evidence("site de Vannes"), [0, 1]);
    let client = "Vannes\n\nClient : Ostréa Formation, Auray";
    assert_eq!(filed("Auray/lettre.md", client), [1, 0], "the town of the client, not the supplier's");
    let tenant = "entre la commune et Essai Formation, Auray\n\nObjet\n\nPrix\n\nSalle prêtée à Vannes";
    assert_eq!(filed("Vannes/lettre.md", tenant), [0, 1], "where a tenant has his seat is not what he rents");
}

#[test]
fn the_handbook_of_another_school_names_nobody_s_part() {
    let letter = "# Lettre de mission du référent handicap\n\nLa direction du Centre du Pont nomme Mme Élodie Bascoul référente handicap. Elle s'engage à lui donner du temps et des moyens.\n\nMissions : accueillir, analyser les besoins, proposer des aménagements, mobiliser les partenaires.\n\nFait le 12/01/2026\n\nLa directrice, signé\n";
    let told = |head: &str| {
        let handbook = format!(
            "# Livret d'accueil de l'apprenti, {head}\n\nBienvenue. Horaires, règles de vie, vos interlocuteurs.\n\nEntreprise : Centre du Pont.\n\nRéférent handicap : M. Paul Bruel\n\nÉdition de septembre 2026\n"
        );
        let mut dossier = Dossier::shipped("certifregion-v6", &[("lettre.md", letter), ("livret.md", &handbook)]);
        "Centre du Pont".clone_into(&mut dossier.profile.provider.name);
        findings(&dossier).len()
    };
    assert_eq!((told("CFA Gaston-Fébus"), told("promotion 2026")), (0, 1));
}

#[test]
fn a_day_in_a_row_is_what_the_words_before_it_say() {
    let told = |row: &str| {
        let study = format!(
            "# Peut-on répondre ?\n\nMoyens : oui.\n\n| Reçue le | 02/03/2026 | Limite de remise | 27/03/2026 |\n|---|---|---|---|\n{row}\n"
        );
        let order = "orders:\n  - {first: X.etude, then: [X.reponse], decided: [décision], due: [limite de remise], customers: [mairie]}\n";
        compared(["etude", "reponse"], ["peut-on répondre", "notre proposition"], "moyens", order, &[("a.md", &study)])
            .len()
    };
    assert_eq!(told("| Décision | GO | Date de décision | 30/03/2026 |"), 1);
    assert_eq!(
        told("| Décision | GO | Date de décision | 20/03/2026 |"),
        0,
        "later than it came in, sooner than it was due"
    );
}

/// Papers of two artefacts, each with its title and a word that both have, compared as `node` asks.
fn compared(ids: [&str; 2], titles: [&str; 2], word: &str, node: &str, texts: &[(&str, &str)]) -> Vec<Finding> {
    let rules = titles.map(|title| {
        format!("key_date: [version, event, issue]\nrecognise: {{titles: [{title}], phrases: [{{any: [{word}]}}]}}")
    });
    let asked = asking_for(&[(ids[0], titles[0], &rules[0]), (ids[1], titles[1], &rules[1])]);
    let (pack, indicator) = (format!("{PACK}{node}"), format!("{INDICATOR}{asked}"));
    findings(&Dossier::of_texts(&[("pack.yaml", &pack), ("X.yaml", &indicator)], texts))
}

/// A sheet and a certificate of one session.
fn attended(sheet: &str, certificate: &str) -> Vec<Finding> {
    let sheet = format!("# Feuille de présence\n\nSession du 15 au 17 juin 2026\n\n{sheet}\n");
    let certificate = format!(
        "# Certificat de réalisation\n\nM. Hervé DELMAS a suivi la session du 15 au 17 juin 2026, {certificate}\n\nFait le 19 juin 2026\n"
    );
    certified(&[("feuille.md", &sheet), ("certificat.md", &certificate)])
}

fn certified(texts: &[(&str, &str)]) -> Vec<Finding> {
    let sessions = "sessions: {found_in: [X.feuille], certified_by: [X.certificat], attended_in: [X.feuille]}\n";
    let titles = ["feuille de présence", "certificat de réalisation"];
    compared(["feuille", "certificat"], titles, "session", sessions, texts)
}

#[test]
fn a_sheet_is_of_the_days_that_stand_over_its_columns() {
    let over_columns =
        "| Stagiaire | 15/06/2026 matin | 17/06/2026 soir |\n|---|---|---|\n| DELMAS Hervé | HD | absent |\n";
    let sheet_alone = format!("# Feuille de présence\n\nLa session (21 h)\n\n{over_columns}");
    let certificate =
        "# Certificat de réalisation\n\nM. Hervé DELMAS a suivi la session du 15 au 17 juin 2026, soit 21 heures.\n";
    let told = certified(&[("feuille.md", &sheet_alone), ("certificat.md", certificate)]);
    assert_eq!(told.len(), 1, "days that stand over the columns alone");
}

#[test]
fn a_certificate_gives_no_more_hours_than_were_attended() {
    let sheet = |row: &str| {
        format!("| Stagiaire | lundi | mardi | Total |\n|---|---|---|---|\n| BOUSQUET Claire | CB | CB | 21 h |\n{row}")
    };
    let short = sheet("| DELMAS Hervé | HD | HD | 17,5 h |");
    let told = attended(&short, "pour une durée de 21 heures sur 21 heures prévues.");
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].expected.contains("17 h 30") && told[0].found.contains("21 h"), "{told:?}");
    assert_eq!(attended(&short, "soit 17 h 30."), []);
    assert_eq!(attended(&sheet("| DELMAS Hervé | HD | HD | 21 h |"), "soit 21 heures."), []);
    assert_eq!(attended(&sheet("| MARTY Julien | JM | JM | 17,5 h |"), "soit 21 heures."), [], "somebody else");
    let printed = "BOUSQUET\n\nClaire\n\nCB  CB\n\n21 h\n\nDELMAS\n\nHervé\n\nHD  absent\n\n17,5 h";
    assert_eq!(attended(printed, "soit 21 heures.").len(), 1, "printed over several lines");
    let daily = "| Stagiaire | lundi | mardi | Total |\n|---|---|---|---|\n| DELMAS Hervé | 7 h | 14 h | 21 h |\n";
    assert_eq!(attended(daily, "soit 21 heures."), [], "the hours of one day are not the total");
    assert!(told[0].place.is_some() && told[0].expected.contains("feuille.md, "), "both places: {told:?}");
    let noted =
        sheet("| DELMAS Hervé | HD | HD | |\n\nM. Delmas absent le 16 juin après-midi, son entreprise est prévenue.");
    assert_eq!(
        attended(&noted, "pour une durée de 21 heures sur 21 heures prévues.").len(),
        1,
        "a note below the list"
    );
    let called =
        sheet("| MARTY Julien | JM | JM | |\n\nFormation de 21 heures\n\nDelmas : rappelé par sa mairie le 17.");
    assert_eq!(attended(&called, "soit 21 heures sur 21 heures prévues.").len(), 1, "called away, by the name alone");
    assert_eq!(
        attended(&noted, "soit 17 h 30, dont 17 h 30 en présence."),
        [],
        "who was away is not said to have been there all the time"
    );
    let headed = |hours: &str, certified: &str| {
        let row = "| Stagiaire | lundi | mardi |\n|---|---|---|\n| DELMAS Hervé | HD | HD |\n";
        let sheet = format!("# Feuille de présence\n\nSession du 15 au 17 juin 2026 – {hours} – salle 2\n\n{row}");
        let certificate = format!(
            "# Certificat de réalisation\n\nM. Hervé DELMAS a suivi la session du 15 au 18 juin 2026, {certified}\n"
        );
        self::certified(&[("feuille.md", &sheet), ("certificat.md", &certificate)]).len()
    };
    assert_eq!(headed("21 heures", "soit 24 heures."), 1, "a day more than the sheet has, and its hours");
    assert_eq!(headed("21 heures", "soit 21 heures."), 0);
    assert_eq!(headed("9 h - 12 h", "soit 24 heures."), 0, "times of day are no length");
    let followed = |hours: &str| {
        attended(&format!("Monsieur Hervé DELMAS\n\nDurée suivie : {hours}, dont 3 h 30 d'absence"), "soit 21 heures.")
            .len()
    };
    assert_eq!((followed("17 h 30"), followed("21 heures")), (1, 0), "a paper on one person");
    let parts = "Monsieur Hervé DELMAS\n\nDurée en centre : 21 heures\n\nDurée en entreprise : 14 heures";
    assert_eq!(attended(parts, "soit 21 heures."), [], "one part of it");
    let whole = "Monsieur Hervé DELMAS\n\nDurée : 14 heures, en salle 2";
    assert_eq!(attended(whole, "soit 21 heures.").len(), 1, "the only length given");
    let lasting = |said: &str| {
        format!("Durée : {said}\n\n| Stagiaire | lundi | mardi |\n|---|---|---|\n| DELMAS Hervé | HD | HD |\n")
    };
    assert_eq!(attended(&lasting("14 heures"), "soit 21 heures.").len(), 1);
    assert_eq!(attended(&lasting("21 heures"), "soit 21 heures."), []);
    assert_eq!(attended(&lasting("7 heures par jour"), "soit 21 heures."), []);
    let missed = sheet("| DELMAS Hervé | HD | absent | |");
    assert_eq!(attended(&missed, "soit 21 heures, 100 %.").len(), 1);
    assert_eq!(attended(&missed, "soit 21 heures."), [], "that may be what he attended");
}

#[test]
fn a_sheet_of_some_days_denies_no_certificate_of_all_of_them() {
    let sheet = |days: &str| {
        format!(
            "# Feuille de présence\n\nSession du {days} juin 2026\n\n| Stagiaire | Total |\n|---|---|\n| DELMAS Hervé | 14 h |\n"
        )
    };
    let (first, second, both) = (sheet("8 au 9"), sheet("15 au 16"), sheet("8 au 16"));
    let certificate = "# Certificat de réalisation\n\nM. Hervé DELMAS a suivi la session du 8 au 16 juin 2026, soit 28 heures.\n\nFait le 19 juin 2026\n";
    let told = |sheets: &[&String]| {
        let sheets = sheets.iter().zip(["a.md", "b.md"]).map(|(sheet, path)| (path, sheet.as_str()));
        certified(&sheets.chain([("certificat.md", certificate)]).collect::<Vec<_>>()).len()
    };
    assert_eq!(told(&[&first, &second]), 0, "one sheet a week");
    assert_eq!(told(&[&both]), 1);
}

#[test]
fn a_paper_for_a_customer_s_place_bears_the_provider_s_own_address() {
    let text = "# Lettre de mission\n\nFormation des Cazelles, 12 rue Haute\n\nMission.\n\nFait le 12/01/2026\n";
    let proven = |own: Premises, asked: Premises| {
        let mut dossier = dossier_with("per: site\n", &[("lettre.md", text)]);
        let site = |(name, premises): (&str, Premises)| Site {
            name: name.to_owned(),
            premises,
            ..dossier.profile.sites[0].clone()
        };
        dossier.profile.sites = [("Cazelles", own), ("Salles des clients", asked)].map(site).to_vec();
        let report = dossier.report(date(2026, 12, 1));
        let mut letters =
            report.indicators.iter().flat_map(|indicator| &indicator.artefacts).filter(|one| one.id == "X.lettre");
        letters.any(|one| one.site.as_deref() == Some("Salles des clients") && !one.evidence.is_empty())
    };
    assert!(proven(Premises::Owned, Premises::Client));
    assert!(!proven(Premises::Owned, Premises::Rented), "another site of the provider is another site");
    assert!(!proven(Premises::Client, Premises::Client), "so is another customer's");
}

/// Documents that give rates, the dashboard first.
fn rates(texts: &[(&str, &str)]) -> Vec<Finding> {
    let figures = "figures:\n  found_in: [X.bord, X.page]\n  measures: [{name: Satisfaction, said: [satisfaction]}]\n";
    compared(["bord", "page"], ["tableau de bord", "nos résultats"], "satisfaction", figures, texts)
}

#[test]
fn a_dashboard_that_is_dated_by_its_year_alone_was_written_when_it_says() {
    let dashboard = |day: &str| {
        format!(
            "# Tableau de bord, année 2025\n\n| Indicateur | Objectif | 2025 |\n|---|---|---|\n| Satisfaction à chaud | 92 % | 91,4 % |\n\nAudit du {day}\n"
        )
    };
    let page = "# Nos résultats 2025\n\nPage mise à jour le 12/01/2026\n\nSatisfaction à chaud : 96 %\n";
    let told = |day: &str| rates(&[("bord.md", &dashboard(day)), ("page.md", page)]).len();
    assert_eq!(told("15/01/2026"), 1);
    assert_eq!(told("15/06/2025"), 0, "the year was not over");
}

#[test]
fn a_rate_that_is_published_is_the_one_of_the_dashboard() {
    let dashboard = |day: &str| {
        format!(
            "# Tableau de bord, {day}\n\n| Indicateur | Objectif | 2024 | 2025 |\n|---|---|---|---|\n| Satisfaction à chaud | 92 % | 95 % | 91,4 % |\n"
        )
    };
    let page = |rate: &str| format!("# Nos résultats 2025\n\nPage mise à jour le 12/01/2026\n\n{rate}\n");
    let told = |day: &str, rate: &str| rates(&[("bord.md", &dashboard(day)), ("page.md", &page(rate))]);
    let found = told("mis à jour le 15/01/2026", "Satisfaction à chaud des stagiaires : 96 %");
    assert_eq!(found.iter().map(|one| one.document.as_deref()).collect::<Vec<_>>(), [Some("page.md")], "{found:?}");
    let (expected, told_there) = (&found[0].expected, &found[0].found);
    assert!(expected.contains("bord.md") && expected.contains("91,4 %") && told_there.contains("96 %"), "{found:?}");
    for agreed in [
        "Satisfaction à chaud : 91 %",
        "Satisfaction à froid : 84 %",
        "Satisfaction à chaud 2024 : 95 %",
        "Objectif de satisfaction à chaud : 96 %",
    ] {
        assert!(told("mis à jour le 15/01/2026", agreed).is_empty(), "{agreed}");
    }
    let early = told("mis à jour le 30/09/2025", "Satisfaction à chaud : 96 %");
    assert!(early.is_empty(), "before the year was over every document gives the state of its own day: {early:?}");
}

#[test]
fn rates_of_a_running_year_are_compared_when_they_were_counted_until_the_same_day() {
    let dashboard = "# Tableau de bord arrêté au 30/09/2026\n\n| Indicateur | 2025 | 2026 |\n|---|---|---|\n| Satisfaction (%) | 90 | 91 |\n";
    let told = |said: &str| {
        let page = format!("# Nos résultats\n\nPage mise à jour le 12/10/2026\n\n{said}\n");
        rates(&[("bord.md", dashboard), ("page.md", &page)]).len()
    };
    assert_eq!(told("Au 30 septembre 2026, la satisfaction est de 96 %."), 1);
    assert_eq!(told("Au 30 septembre 2026, la satisfaction est de 91 %."), 0);
    assert_eq!(told("Au 30 juin 2026, la satisfaction est de 96 %."), 0, "another day");
    assert_eq!(told("Au 30 septembre 2026, la satisfaction est de 4,2 sur 5."), 0, "another scale");
}

#[test]
fn whoever_signs_the_letter_has_not_the_part() {
    let letter = "# Lettre de mission\n\nJe soussignée Tiphaine Galinié, gérante, désigne Mme Élodie Bascoul référente handicap. Cette mission vaut deux ans.\n\nFait le 12/01/2026\n\nTiphaine Galinié\n";
    let found =
        inconsistent(&[("lettre.md", letter), ("organigramme.md", &chart("Référente handicap : Tiphaine Galinié"))]);
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn coded_papers_that_the_list_leaves_out_are_told_one_by_one_while_they_are_few() {
    let told = |others: usize| {
        let names: Vec<(String, String)> = (1..=others)
            .map(|n| {
                (
                    if n == 1 { "une autre.md".to_owned() } else { format!("PR-1{n} autre.md") },
                    format!("# PR-1{n} Autre\n"),
                )
            })
            .collect();
        let list = list("1");
        let papers: Vec<(&str, &str)> = std::iter::once(("liste.md", list.as_str()))
            .chain(names.iter().map(|(path, text)| (path.as_str(), text.as_str())))
            .collect();
        let report = dossier(&papers).report(date(2026, 12, 1));
        let found = report.findings.into_iter().filter(|finding| finding.code.id() == "unlisted");
        found.map(|finding| (finding.document.unwrap_or_default(), finding.expected)).collect::<Vec<_>>()
    };
    let few = told(2);
    assert_eq!(
        few.iter().map(|(path, _)| path.as_str()).collect::<Vec<_>>(),
        ["PR-12 autre.md", "une autre.md"],
        "by its name or at its head"
    );
    assert!(few[0].1.contains("liste.md"), "{few:?}");
    assert_eq!(told(8).iter().map(|(path, _)| path.as_str()).collect::<Vec<_>>(), ["liste.md"]);
}

#[test]
fn a_convocation_calls_for_the_days_of_the_agreement() {
    let artefact =
        |title: &str| format!("key_date: [issue]\nrecognise: {{titles: [{title}], phrases: [{{any: [formation]}}]}}");
    let [agreement, call] = ["convention", "convocation"].map(artefact);
    let asked = asking_for(&[("accord", "Convention", &agreement), ("appel", "Convocation", &call)]);
    let sessions = "sessions:\n  found_in: [X.accord, X.appel]\n  called: [intitulé]\n";
    let (pack, indicator) = (format!("{PACK}{sessions}"), format!("{INDICATOR}{asked}"));
    let told = |days: &str, name: &str| {
        let agreement =
            "# Convention\n\nFormation « Bientraitance au quotidien », les 11 et 12 février 2026, à Voiron.\n";
        let call = format!("# Convocation à la formation\n\nIntitulé : {name}\n\nVous êtes attendue {days}, à 9 h.\n");
        let texts = [("accord.md", agreement), ("appel.md", call.as_str())];
        findings(&Dossier::of_texts(&[("pack.yaml", &pack), ("X.yaml", &indicator)], &texts))
    };
    let found = told("les 10 et 11 février 2026", "Bientraitance au quotidien");
    assert_eq!(found.iter().map(|one| one.document.as_deref()).collect::<Vec<_>>(), [Some("appel.md")], "{found:?}");
    assert!(found[0].expected.contains("accord.md") && found[0].expected.contains("12/02/2026"), "{found:?}");
    for (days, name) in [
        ("les 11 et 12 février 2026", "Bientraitance au quotidien"),
        ("le 11 février 2026", "Bientraitance au quotidien"),
        ("les 10 et 11 mars 2026", "Bientraitance au quotidien"),
        ("les 10 et 11 février 2026", "Gestes et postures"),
    ] {
        assert!(told(days, name).is_empty(), "{days}, {name}");
    }
}

const DASHBOARD: &str = "# Tableau de bord qualité\n\nMis à jour le 14 janvier 2026\n\n| Indicateur | Objectif | Résultat 2024 | Résultat 2025 | Tendance | Analyse | Action |\n|---|---|---|---|---|---|---|\n| Satisfaction à chaud des stagiaires | 90 % | 92 % | 86 % | baisse | machines en retard | deux fournisseurs |\n| Taux d'abandon | 5 % | 4 % | 3 % | hausse | entretiens tenus | continuer |\n| Réclamations closes | 100 % | 100 % | 100 % | stable | rien | rien |\n";

#[test]
fn the_referential_compares_published_results_with_the_dashboard() {
    let told = |rate: &str| {
        let page = format!(
            "# Nos résultats 2025\n\nPage mise à jour le 20 janvier 2026. Indicateurs de résultats de notre organisme de formation.\n\nSatisfaction des stagiaires : {rate}. Taux d'abandon : 3 %.\n\nComment nous comptons : notes 4 et 5 divisées par le nombre de réponses aux questionnaires.\n"
        );
        findings(&Dossier::shipped("rnq-v9", &[("bord.md", DASHBOARD), ("page.md", &page)]))
    };
    let found = told("94 %");
    assert_eq!(found.iter().map(|one| one.document.as_deref()).collect::<Vec<_>>(), [Some("page.md")], "{found:?}");
    assert_eq!(told("86 %"), []);
    let described = |results: &str| {
        let page = format!(
            "# Anglais de l'accueil\n\nPage mise à jour le 4 février 2026\n\nPour qui : réceptionnistes. Prérequis : niveau A2. Objectifs : accueillir et orienter un client. Durée : 35 heures. Tarif : 980 euros. Accès : sous quinze jours. Méthodes : jeux de rôle. Évaluation : grille, attestation. Accessibilité : référente handicap.\n\n{results}\n"
        );
        findings(&Dossier::shipped("rnq-v9", &[("bord.md", DASHBOARD), ("fiche.md", &page)])).len()
    };
    let tabled =
        "## Résultats 2025\n\n| Action | Satisfaction |\n|---|---|\n| Anglais | 97 % |\n| Toutes actions | 94 % |";
    assert_eq!(described(tabled), 1, "a row of all the others");
    assert_eq!(described("Résultats 2025 : satisfaction 97 %."), 0, "what is described has its own rate");
}

#[test]
fn of_rates_that_differ_the_one_that_most_papers_tell_is_right() {
    let page = |rate: &str| {
        format!(
            "# Nos résultats 2025\n\nPage mise à jour le 4 février 2026\n\n| Indicateur | Résultat 2025 |\n|---|---|\n| Satisfaction à chaud des stagiaires | {rate} |\n| Taux d'abandon | 3 % |\n| Taux de réussite | 91 % |\n"
        )
    };
    let told = |first: &str, second: &str| {
        let (first, second) = (page(first), page(second));
        let texts = [("bord.md", DASHBOARD), ("page.md", first.as_str()), ("site/page.md", second.as_str())];
        findings(&Dossier::shipped("rnq-v9", &texts)).into_iter().filter_map(|one| one.document).collect::<Vec<_>>()
    };
    assert_eq!(told("86 %", "86 %"), [""; 0]);
    assert_eq!(told("86 %", "94 %"), ["site/page.md"]);
    assert_eq!(told("94 %", "94 %"), ["bord.md"], "two against the first");
}

#[test]
fn the_results_of_a_month_are_of_the_year_that_ends_with_it() {
    let dashboard = "# Tableau de bord 2025-2026\n\nMis à jour le 4 septembre 2026\n\n| Indicateur | Objectif | 2024-2025 | 2025-2026 | Tendance | Action |\n|---|---|---|---|---|---|\n| Réussite CAP maroquinerie | 88 % | 84,6 % | 94,1 % | hausse | continuer |\n| Abandons | 5 % | 4 % | 3 % | hausse | continuer |\n| Réclamations closes | 100 % | 100 % | 100 % | stable | rien |\n";
    let told = |rate: &str| {
        let page = format!(
            "# Résultats aux examens, session de juin 2026\n\n| Diplôme | Inscrits | Présents | Admis | Taux |\n|---|---|---|---|---|\n| CAP Maroquinerie | 17 | 17 | 16 | {rate} |\n| CAP Mode | 9 | 9 | 8 | 88,9 % |\n\nTaux de réussite : admis sur présents.\n"
        );
        findings(&Dossier::shipped("rnq-v9", &[("bord.md", dashboard), ("page.md", &page)])).len()
    };
    assert_eq!((told("94,1 %"), told("88,2 %")), (0, 1));
}

#[test]
fn the_referential_compares_the_days_of_a_session() {
    let sheet = "# Feuille d'émargement\n\nFormation « Bientraitance au quotidien » – du 11 au 12 février 2026 – formatrice : Claire Jacquemond\n\n| Stagiaire | 11/02 matin | 11/02 après-midi | 12/02 matin | 12/02 après-midi |\n|---|---|---|---|---|\n| Nadia B. | signé | signé | signé | signé |\n";
    let told = |days: &str| {
        let call = format!(
            "# Convocation à la formation\n\nVoiron, le 25 janvier 2026\n\nVous êtes inscrite à la formation « Bientraitance au quotidien ». Dates : {days}. Horaires : 9 h – 12 h 30 et 13 h 30 – 17 h. Lieu : salle d'animation, 6 rue du Parc. Contact : Mélissa Ferroud, 04 76 00 00 00. Merci de vous présenter un quart d'heure avant.\n"
        );
        findings(&Dossier::shipped("rnq-v9", &[("appel.md", call.as_str()), ("feuille.md", sheet)]))
    };
    let found = told("du 10 au 11 février 2026");
    assert_eq!(found.iter().map(|one| one.document.as_deref()).collect::<Vec<_>>(), [Some("appel.md")], "{found:?}");
    assert!(found[0].expected.contains("du 11/02/2026 au 12/02/2026"), "{found:?}");
    assert_eq!(told("du 11 au 12 février 2026"), []);
}

#[test]
fn the_referential_compares_the_hours_of_a_certificate() {
    let sheet = "# Feuille d'émargement\n\nFormation « Tableur, les bases », du 15 au 17 juin 2026, formatrice : Nadia Belka\n\n| Stagiaire | 15/06 matin | 15/06 après-midi | 16/06 matin | Total |\n|---|---|---|---|---|\n| DELMAS Hervé | HD | HD | absent | 17,5 h |\n| MARTY Julien | JM | JM | JM | 21 h |\n| NOUVEL Inès | IN | IN | IN | 21 h |\n\nSignature de la formatrice : NB\n";
    let certificate = |hours: &str| {
        format!(
            "# Certificat de réalisation\n\nJe soussignée, représentante légale du dispensateur de formation, atteste que M. Hervé DELMAS a suivi l'action « Tableur, les bases », nature : action de formation, du 15 au 17 juin 2026, pour une durée de {hours} heures.\n\nSans préjudice des délais, je m'engage à conserver l'ensemble des pièces justificatives.\n\nFait le 19 juin 2026\n"
        )
    };
    let told = |hours: &str| {
        let certificate = certificate(hours);
        let found = findings(&Dossier::shipped("rnq-v9", &[("feuille.md", sheet), ("certificat.md", &certificate)]));
        found.into_iter().filter_map(|finding| finding.document).collect::<Vec<_>>()
    };
    assert_eq!(told("21"), ["certificat.md"]);
    assert!(told("17,5").is_empty());
}

#[test]
fn the_referential_compares_a_certificate_with_the_convocation_to_the_same_training() {
    let certificate = "# Certificat de réalisation\n\nJe soussigné, représentant légal du dispensateur de formation, atteste que Mme Léa CHEVASSUS a suivi l'action « Comptabilité –\n\nprise en main ». Nature : action de formation. L'action s'est déroulée du 15 au 16 octobre 2026 pour une durée de 21 heures.\n\nSans préjudice des délais, je m'engage à conserver l'ensemble des pièces justificatives.\n\nFait le 20 octobre 2026\n";
    let told = |training: &str, days: &str, hours: &str| {
        let call = format!(
            "# Convocation à la formation\n\nDole, le 25 septembre 2026\n\nVous êtes inscrite à la formation « {training} ». Dates : {days} octobre 2026, de 9 h à 12 h 30 et de 13 h 30 à 17 h ({hours} heures). Lieu : 14 avenue de Lahr. Contact : 03 84 00 00 00. Merci de vous présenter un quart d'heure avant.\n"
        );
        let texts = [("appel.md", call.as_str()), ("certificat.md", certificate)];
        findings(&Dossier::shipped("rnq-v9", &texts)).into_iter().filter_map(|one| one.document).collect::<Vec<_>>()
    };
    assert_eq!(told("Comptabilité – prise en main", "du 15 au 16", "14"), ["certificat.md"]);
    assert_eq!(told("Comptabilité – prise en main", "du 15 au 16", "21"), [""; 0]);
    assert_eq!(told("Paie – les bases", "du 15 au 16", "14"), [""; 0], "another training");
    assert_eq!(told("Comptabilité – prise en main", "du 22 au 23", "14"), [""; 0], "another session");
}

#[test]
fn the_referential_compares_the_hours_of_an_attestation_with_its_convocation() {
    let call = "# Convocation à la formation\n\nDole, le 25 septembre 2026\n\nVous êtes inscrite à la formation « Accueil des clientèles ». Dates : du 12 au 14 octobre 2026, de 9 h à 12 h 30 et de 13 h 30 à 17 h (21 heures). Lieu : 14 avenue de Lahr. Contact : 03 84 00 00 00. Merci de vous présenter un quart d'heure avant.\n";
    let told = |hours: &str| {
        let attestation = format!(
            "# Attestation d'acquis de fin de formation\n\nJe soussigné, directeur des études, atteste que M. Ronan POIRET a suivi l'action de formation « Accueil des clientèles ». Dates : du 12 au 14 octobre 2026, durée : {hours} heures.\n\nObjectifs et résultats de l'évaluation\n\n| Objectif | Résultat |\n|---|---|\n| Accueillir un client | Acquis (15/20) |\n| Traiter une arrivée | En cours d'acquisition |\n\nFait à Dole, le 16 octobre 2026\n"
        );
        let texts = [("appel.md", call), ("attestation.md", attestation.as_str())];
        findings(&Dossier::shipped("rnq-v9", &texts)).into_iter().filter_map(|one| one.document).collect::<Vec<_>>()
    };
    assert_eq!(told("28"), ["attestation.md"]);
    assert_eq!(told("21"), [""; 0]);
}

#[test]
fn the_referential_knows_a_training_by_the_word_that_begins_its_line() {
    let sheet = "# Présences – habilitation électrique B1V BR BC\n\nLundi 12 octobre et mardi 13 octobre 2026 – 8 h 30 à 12 h et 13 h à 16 h 30 – total 14 heures\n\n| Stagiaire | 12/10 matin | 12/10 après-midi | 13/10 matin | 13/10 après-midi |\n|---|---|---|---|---|\n| Sylvain Combes | SC | SC | SC | SC |\n| Aurélie Mas | AM | AM | AM | AM |\n\nSignature de la formatrice : LPG\n";
    let told = |length: &str, days: &str| {
        let attestation = format!(
            "# Attestation de fin de formation\n\nAtemso, déclaration d'activité 76810184781, atteste que Sylvain COMBES a suivi :\n\nAction Habilitation électrique B1V – BR – BC (initiale)\n\nNature action de formation\n\nDates {days} octobre 2026\n\nDurée {length} heures\n\nObjectifs : analyser le risque, consigner, intervenir\n\n| Épreuve | Résultat |\n|---|---|\n| Questionnaire | 27 / 30 |\n| Consignation réelle | acquis |\n\nFait le 19 octobre 2026\n"
        );
        let texts = [("feuille.md", sheet), ("attestation.md", attestation.as_str())];
        findings(&Dossier::shipped("rnq-v9", &texts)).into_iter().filter_map(|one| one.document).collect::<Vec<_>>()
    };
    assert_eq!(told("21", "du 12 au 14"), ["attestation.md"]);
    assert_eq!(told("14", "du 12 au 13"), [""; 0]);
}

#[test]
fn what_was_held_of_a_session_is_all_that_a_certificate_gives() {
    let told = |note: &str| {
        let sheet = format!(
            "# Feuille d'émargement\n\nFormation « Véhicules électriques », 1er et 2 novembre 2026, 14 heures, formateur : Karim Belhadj\n\n| Stagiaire | 01/11 matin | 01/11 après-midi | 02/11 matin | 02/11 après-midi |\n|---|---|---|---|---|\n| Jordan Lassalle | JL | JL | JL | JL |\n| Inès Sajous | IS | IS | IS | IS |\n\n{note}\n"
        );
        let certificate = "# Certificat de réalisation\n\nJe soussigné, représentant légal du dispensateur de formation, atteste que M. Jordan LASSALLE a suivi l'action « Véhicules électriques », nature : action de formation, du 1er au 2 novembre 2026, pour une durée de 14 heures.\n\nSans préjudice des délais, je m'engage à conserver les pièces justificatives.\n\nFait le 4 novembre 2026\n";
        let texts = [("feuille.md", sheet.as_str()), ("certificat.md", certificate)];
        findings(&Dossier::shipped("rnq-v9", &texts)).into_iter().filter_map(|one| one.document).collect::<Vec<_>>()
    };
    assert_eq!(told("Dernière séance annulée, report à fixer : 10 h 30 faites sur 14 h."), ["certificat.md"]);
    assert_eq!(told("Rien à signaler."), [""; 0]);
}

#[test]
fn a_session_is_not_called_for_fewer_days_and_hours_than_it_has() {
    let sheet = "# Feuille d'émargement\n\nFormation « Abattage et tronçonnage en sécurité » – du 12 au 14 octobre 2026 – 21 heures – formateur : Pascal Vidaillac\n\n| Stagiaire | 12/10 | 13/10 | 14/10 |\n|---|---|---|---|\n| Thierry Galy | TG | TG | TG |\n| Éva Trémoulet | ET | ET | ET |\n";
    let told = |days: &str, hours: &str| {
        let call = format!(
            "# Convocation\n\nVire, le 25 septembre 2026\n\nFormation Abattage et tronçonnage en sécurité\n\nDates : {days} octobre 2026\n\nDurée : {hours} heures\n\nHoraires : 8 h 30 - 12 h et 13 h 30 - 17 h\n\nLieu : La Grange-Haute, salle Chêne. À apporter : vêtements de pluie. Retard : 05 65 00 00 00.\n"
        );
        let texts = [("appel.md", call.as_str()), ("feuille.md", sheet)];
        findings(&Dossier::shipped("rnq-v9", &texts)).into_iter().filter_map(|one| one.document).collect::<Vec<_>>()
    };
    assert_eq!(told("lundi 12 et mardi 13", "14"), ["appel.md"]);
    assert_eq!(told("du 12 au 14", "21"), [""; 0]);
    assert_eq!(told("lundi 12 et mardi 13", "21"), [""; 0], "as long");
    assert_eq!(told("lundi 5 et mardi 6", "14"), [""; 0], "another session");
}

#[test]
fn the_label_compares_who_protects_the_data() {
    let receipt = "# Récépissé de désignation d'un délégué à la protection des données\n\nDésignation n° DPO-148206. Date de prise d'effet : 1er septembre 2025.\n\nOrganisme désignant : Essai Formation\n\nDélégué désigné : Mme Anne Le Goff, dpo@essai.example\n\nLa désignation du délégué à la protection des données a été enregistrée par les services de la CNIL.\n";
    let told = |name: &str| {
        let protocol = format!(
            "# Protocole d'accès à la plateforme de formation à distance\n\nVersion 2 du 27 août 2026. Essai Formation.\n\nConfiguration : navigateur à jour, débit de 4 Mbit/s. Identifiants personnels, mot de passe changé à la première connexion.\n\nVos données : la plateforme garde vos heures de connexion et vos travaux. Vous avez un droit d'accès et de rectification. Écrivez à notre délégué à la protection des données, {name}, dpo@essai.example.\n\nAssistance technique et pédagogique : 02 96 00 00 00.\n"
        );
        let texts = [("recepisse.md", receipt), ("protocole.md", protocol.as_str())];
        findings(&Dossier::shipped("certifregion-v6", &texts))
            .into_iter()
            .filter_map(|one| one.document)
            .collect::<Vec<_>>()
    };
    assert_eq!(told("M. Régis Cadoret"), ["protocole.md"]);
    assert_eq!(told("Mme Anne Le Goff"), [""; 0]);
}

#[test]
fn the_label_knows_a_customer_by_the_label_of_its_name() {
    let study = |day: &str| {
        format!(
            "# Grille de faisabilité\n\nDemandeur : Ostréa Bréhat SAS, Mme Lucas\n\n| Critère | Note | Remarque |\n|---|---|---|\n| Compétences disponibles | 3 | formateur libre |\n| Moyens matériels | 2 | deux cabines |\n| Partenaires | 3 | aucun besoin |\n| Stratégie | 3 | filière visée |\n\nDécision : Go, on répond à la demande\n\nDate de la décision : {day}\n"
        )
    };
    let answer = "# Proposition de formation\n\nLézardrieux, le 18 septembre 2026\n\nÀ l'attention de Madame Lucas, Ostréa Bréhat SAS\n\nSuite à votre demande, veuillez trouver notre proposition. Ce que nous avons compris de votre besoin : vos mécaniciens réparent déjà les coques. Objectifs : diagnostiquer un délaminage, préparer un chanfrein. Notre dispositif : 35 heures en atelier, équipe : Denis Auffret. Calendrier : du 12 au 16 octobre 2026. Prix : 3 150 euros.\n";
    let told = |day: &str| {
        findings(&Dossier::shipped("certifregion-v6", &[("etude.md", study(day).as_str()), ("offre.md", answer)]))
    };
    let found = told("22 septembre 2026");
    assert_eq!(found.iter().map(|one| one.document.as_deref()).collect::<Vec<_>>(), [Some("etude.md")], "{found:?}");
    assert_eq!(told("15 septembre 2026"), []);
}

#[test]
fn the_label_knows_the_parts_by_more_of_their_names() {
    let told = |letter: &str, other: &str| {
        findings(&Dossier::shipped("certifregion-v6", &[("lettre.md", letter), ("autre.md", other)])).len()
    };
    let follow_up = "# Lettre de mission du référent suivi en entreprise\n\nLa direction désigne M. Karim Benslimane référent du suivi en entreprise. Il visite les apprentis deux fois par an et fait le lien avec les maîtres d'apprentissage.\n\nFait le 13/01/2025\n\nLa directrice, signé\n";
    let booklet = |name: &str| {
        format!(
            "# Livret de l'apprenti 2026-2027\n\nÉdition du 27 août 2026\n\nQui fait quoi : ta référente du suivi en entreprise est {name}, elle vient te voir deux fois par an.\n\nTes droits, tes devoirs, les aides.\n"
        )
    };
    assert_eq!(told(follow_up, &booklet("Solange Fargeot")), 1);
    assert_eq!(told(follow_up, &booklet("Karim Benslimane")), 0);
    let disability = "# Lettre de mission du référent handicap\n\nLa direction nomme Mme Maud Épinat référente handicap. Elle s'engage à lui donner du temps et des moyens.\n\nMissions : accueillir, analyser les besoins, proposer des aménagements, mobiliser les partenaires.\n\nFait le 12/01/2026\n\nLa directrice, signé\n";
    let update = |name: &str| {
        format!(
            "# Attestation de participation\n\nRessource Handicap Formation. Atelier de professionnalisation des référents handicap : troubles psychiques et alternance, mercredi 20 mai 2026, 6 heures.\n\nCet atelier d'actualisation s'adresse aux référents déjà formés. Participante :\n\nMadame {name}, référente handicap, Essai Formation\n\nFait le 22 mai 2026\n"
        )
    };
    let first = "# Attestation de formation des référents handicap\n\nRessource Handicap Formation. Madame Maud Épinat a suivi le parcours de base des référents handicap, deux jours, les 12 et 13 mars 2023, 14 heures.\n\nFait le 14 mars 2023\n";
    let updated = |name: &str| {
        let texts = [("lettre.md", disability), ("debut.md", first), ("suite.md", &update(name))];
        findings(&Dossier::shipped("certifregion-v6", &texts))
            .into_iter()
            .filter_map(|one| one.document)
            .collect::<Vec<_>>()
    };
    assert_eq!(updated("Corinne Delorme"), ["suite.md"]);
    assert_eq!(updated("Maud Épinat"), [""; 0]);
}

#[test]
fn a_rate_said_with_more_words_is_the_same_rate_where_no_other_may_be_meant() {
    let board =
        |rows: &str| format!("# Tableau de bord, mis à jour le 15/01/2026\n\n| Indicateur | 2025 |\n|---|---|\n{rows}");
    let page = "# Nos résultats 2025\n\nPage mise à jour le 12/01/2026\n\n| Formation | Satisfaction |\n|---|---|\n| CAP AEPE en alternance | 100 % |\n";
    let told = |rows: &str| rates(&[("bord.md", &board(rows)), ("page.md", page)]).len();
    assert_eq!(told("| Satisfaction CAP | 91,7 % |\n"), 1);
    assert_eq!(told("| Satisfaction CAP | 100 % |\n"), 0);
    assert_eq!(told("| Satisfaction CAP | 91,7 % |\n| Satisfaction CAP AEPE | 95 % |\n"), 0, "either may be meant");
    assert_eq!(told("| Satisfaction CAP cuisine | 91,7 % |\n"), 0, "another training");
}

#[test]
fn whoever_was_away_is_not_certified_all_of_it() {
    let sheet = "| Stagiaire | lundi matin | lundi a-m | mardi matin | mardi a-m |\n|---|---|---|---|---|\n| BOUSQUET Claire | signé | signé | signé | signé |\n| DELMAS Hervé | signé | ABS | signé | signé |\n";
    let headed = format!("Mécanique, 21 heures\n\n{sheet}");
    assert_eq!(attended(&headed, "soit 21 heures.").len(), 1, "all that the sheet lasts");
    assert_eq!(attended(&headed, "soit 17 h 30."), []);
    assert_eq!(attended(sheet, "soit 21 heures."), [], "nobody knows how long all of it lasts");
    let both = "soit 21 heures.\n\nMme Claire BOUSQUET a suivi la session du 15 au 17 juin 2026, soit 21 heures.";
    assert_eq!(attended(sheet, both).len(), 1, "as much as somebody who was there all the time");
}

/// A review that says `told` and the register of the year, with the sort of each row.
fn tallied(told: &str, kinds: [&str; 4]) -> Vec<Finding> {
    let tallies = "tallies:\n  - counted_in: [X.revue]\n    listed_in: [X.registre]\n    said: [réclamations, réclamation]\n    all: [reçues, au registre]\n    but: [dont]\n";
    let review = format!(
        "# Revue annuelle\n\nQualité, version du 20 novembre 2026\n\nPériode examinée : du 1er octobre 2025 au 30 septembre 2026\n\n{told}\n"
    );
    let days = ["04/12/2025", "16/02/2026", "11/05/2026", "13/11/2026"];
    let rows: String =
        days.iter().zip(kinds).map(|(day, kind)| format!("| {day} | {kind} | repas froid | répondu |\n")).collect();
    let register = format!("# Registre\n\nQualité\n\n| Reçu le | Sorte | Objet | Suite |\n|---|---|---|---|\n{rows}");
    let texts = [("revue.md", review.as_str()), ("registre.md", register.as_str())];
    compared(["revue", "registre"], ["revue annuelle", "registre"], "qualité", tallies, &texts)
}

#[test]
fn a_review_counts_no_fewer_complaints_than_the_register_has() {
    let all = ["réclamation"; 4];
    let found = tallied("Deux réclamations ont été inscrites au registre depuis le 1er janvier.", all);
    assert_eq!(found.iter().map(|one| one.document.as_deref()).collect::<Vec<_>>(), [Some("revue.md")], "{found:?}");
    assert!(found[0].expected.contains("registre.md") && found[0].found.contains("Deux réclamations"), "{found:?}");
    assert_eq!(
        tallied("2 réclamations reçues dans la période, toutes closes.", all).len(),
        1,
        "the time that it examined"
    );
    for sound in [
        "Trois réclamations ont été inscrites au registre depuis le 1er janvier.",
        "1 réclamation reçue en 2025, close.",
        "3 réclamations reçues dans la période.",
        "Quatre réclamations reçues, dont deux closes.",
        "Le registre a été relu.",
    ] {
        assert!(tallied(sound, all).is_empty(), "{sound}");
    }
    let some = tallied("2 réclamations reçues en 2026.", ["réclamation", "réclamation", "aléa", "réclamation"]);
    assert!(some.is_empty(), "other rows than those that say it: {some:?}");
}

#[test]
fn a_page_about_one_training_and_a_cell_of_a_review_give_rates_too() {
    let told = |rate: &str| {
        let review = format!(
            "# Revue de direction\n\nVendredi 18 septembre 2026. Présents : la direction, la référente qualité. Ordre du jour : indicateurs, audit interne, réclamations, plan d'amélioration.\n\n| Sujet | Par | Ce qui est retenu |\n|---|---|---|\n| Appréciations 2025 | Maud | {rate} de stagiaires satisfaits, rythme critiqué |\n| Plan | Benoît | deux actions |\n\nDécisions : deux ateliers de plus. Prochaine revue en 2027.\n"
        );
        findings(&Dossier::shipped("rnq-v9", &[("bord.md", DASHBOARD), ("revue.md", &review)])).len()
    };
    assert_eq!((told("93 %"), told("86 %")), (1, 0));
    let page = |rate: &str| {
        let dashboard = DASHBOARD.replace(
            "| Réclamations",
            "| Titre maçon du bâti, titre complet | 80 % | 78 % | 83 % | stable | bloc 2 | soutien |\n| Réclamations",
        );
        let page = format!(
            "# Titre professionnel maçon du bâti\n\nPage mise à jour le 4 février 2026\n\nPour qui : adultes. Prérequis : lire un plan. Objectifs : monter un mur, enduire. Durée : 665 heures. Tarif : 7 900 euros. Accès : sous un mois. Méthodes : atelier. Évaluation : jury. Accessibilité : référente handicap.\n\nNos résultats 2025\n\n{rate} de réussite au titre complet\n"
        );
        findings(&Dossier::shipped("rnq-v9", &[("bord.md", &dashboard), ("fiche.md", &page)])).len()
    };
    assert_eq!((page("88 %"), page("83 %")), (1, 0));
}

#[test]
fn a_programme_headed_with_the_provider_alone_tells_the_rates_of_no_training() {
    let told = |title: &str, provider: &str| {
        let page = format!(
            "# {title}\n\nPage mise à jour le 4 février 2026\n\nPour qui : adultes. Prérequis : lire un plan. Objectifs : monter un mur, enduire. Durée : 665 heures. Tarif : 7 900 euros. Accès : sous un mois. Méthodes : atelier. Évaluation : jury. Accessibilité : référente handicap.\n\nNos résultats 2025\n\nSatisfaction des stagiaires : 97 %\n"
        );
        let dashboard = DASHBOARD.replace(
            "| Taux d'abandon",
            "| Satisfaction, atelier Mirabel | 90 % | 92 % | 86 % | baisse | lent | soutien |\n| Taux d'abandon",
        );
        let mut dossier = Dossier::shipped("rnq-v9", &[("bord.md", &dashboard), ("fiche.md", &page)]);
        provider.clone_into(&mut dossier.profile.provider.name);
        findings(&dossier).len()
    };
    assert_eq!(told("Formation Atelier Mirabel", "Orbiel Formation"), 1, "the workshop is the training");
    assert_eq!(told("Formation Atelier Mirabel", "Atelier Mirabel"), 0, "it is the house");
}
