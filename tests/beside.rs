//! What is said of documents beside the leading one, of other organisations' papers and of the ends of contracts.

mod support;

use jiff::civil::date;
use probant::model::document::{Area, Block, BlockKind, Content, RecognisedPage, SignatureKind, SignatureMark};
use probant::model::finding::Finding;
use probant::model::place::Place;
use probant::model::profile::Site;
use probant::model::status::{Code, Level};
use support::{Dossier, INDICATOR, PACK, artefact, asking_for};

const CONTRACT: &str = "
key_date: [expiry, effect, issue]
recognise: {titles: [contrat], phrases: [{any: [maintenance, entretien]}]}
checks: {fresh: {tacit_renewal: true}}
";
const TABLE: &str = "
key_date: [visit, event]
recognise:
  titles: [visites]
  phrases: [{any: [visite prévue]}]
  tables: [{columns: [[apprenti], [visite prévue], [visite faite]]}]
checks:
  table:
    columns: [{name: apprenti, any: [apprenti]}]
    overdue: {due: [visite prévue], done: [visite faite], done_words: [oui]}
";
const CHART: &str = "
key_date: [version, issue]
recognise: {titles: [organigramme], phrases: [{any: [directeur]}]}
checks: {own: {}}
";
const CERTIFICATE: &str = "
recognise: {titles: [attestation de formation], phrases: [{any: [a suivi]}]}
checks: {own: {named: true}}
";
const VIGILANCE: &str = "
recognise: {titles: [attestation de vigilance], phrases: [{any: [urssaf]}]}
checks: {own: {others: true}}
";

fn rules() -> String {
    let artefacts = [
        ("contrat", "Contrat de maintenance", CONTRACT),
        ("tableau", "Tableau des visites", TABLE),
        ("organigramme", "Organigramme", CHART),
        ("attestation", "Attestation de formation du référent", CERTIFICATE),
        ("vigilance", "Attestation de vigilance", VIGILANCE),
    ];
    format!("{INDICATOR}{}", asking_for(&artefacts))
}

fn told(texts: &[(&str, &str)]) -> Vec<Finding> {
    judged(&rules(), texts)
}

fn judged(rules: &str, texts: &[(&str, &str)]) -> Vec<Finding> {
    judged_at(&[], rules, texts)
}

/// Judged for a provider that also works at `sites`.
fn judged_at(sites: &[&str], rules: &str, texts: &[(&str, &str)]) -> Vec<Finding> {
    let mut dossier = Dossier::of_texts(&[("pack.yaml", PACK), ("X.yaml", rules)], texts);
    "Ateliers de Valmont".clone_into(&mut dossier.profile.provider.name);
    dossier.profile.provider.siret = Some("90817263800011".to_owned());
    let site = dossier.profile.sites[0].clone();
    dossier.profile.sites.extend(sites.iter().map(|name| Site { name: (*name).to_owned(), ..site.clone() }));
    dossier.report(date(2026, 12, 1)).findings
}

fn of<'a>(findings: &'a [Finding], path: &str) -> Vec<(Code, Level)> {
    let here = |finding: &&'a Finding| finding.document.as_deref() == Some(path);
    findings.iter().filter(here).map(|finding| (finding.code, finding.level)).collect()
}

/// An indicator with one artefact.
fn alone(id: &str, rule: &str) -> String {
    format!("{INDICATOR}{}", asking_for(&[(id, id, rule)]))
}

const CURRENT: &str =
    "# Contrat d'entretien de l'aspiration\n\nPrend effet le 01/09/2026, valable jusqu'au 31/08/2028.\n";

#[test]
fn a_contract_that_ended_is_told_when_nothing_of_its_title_follows() {
    let ended = "# Contrat de maintenance du compresseur\n\nPrend effet le 01/04/2022, valable jusqu'au 31/03/2025.\n";
    let findings = told(&[("aspiration.md", CURRENT), ("compresseur.md", ended)]);
    assert_eq!(of(&findings, "compresseur.md"), [(Code::Expired, Level::Note)]);
    assert_eq!(of(&findings, "aspiration.md"), []);
}

#[test]
fn a_stretch_of_days_ends_a_contract_even_among_words_of_a_visit() {
    let ended = "# Contrat de maintenance du compresseur\n\nUne visite annuelle, du 01/04/2022 au 31/03/2025.\n";
    let findings = told(&[("aspiration.md", CURRENT), ("compresseur.md", ended)]);
    assert_eq!(of(&findings, "compresseur.md"), [(Code::Expired, Level::Note)]);
}

#[test]
fn a_contract_that_another_of_its_title_follows_is_replaced() {
    let before = "# Contrat d'entretien de l'aspiration\n\nPrend effet le 01/09/2024, valable jusqu'au 31/08/2026.\n";
    let findings = told(&[("2026.md", CURRENT), ("2024.md", before)]);
    assert_eq!(of(&findings, "2024.md"), [(Code::Superseded, Level::Note)]);
}

#[test]
fn a_contract_that_soon_ends_is_told_when_nothing_of_its_title_follows() {
    let ending = "# Contrat de maintenance du compresseur\n\nPrend effet le 01/01/2026, valable jusqu'au 31/12/2026.\n";
    let findings = told(&[("aspiration.md", CURRENT), ("compresseur.md", ending)]);
    assert_eq!(of(&findings, "compresseur.md"), [(Code::Expiring, Level::Note)]);
    let next = "# Contrat de maintenance du compresseur\n\nPrend effet le 01/01/2027, valable jusqu'au 31/12/2029.\n";
    let findings = told(&[("aspiration.md", CURRENT), ("compresseur.md", ending), ("suite.md", next)]);
    assert!(!of(&findings, "compresseur.md").iter().any(|(code, _)| *code == Code::Expiring), "{findings:?}");
}

#[test]
fn a_contract_that_runs_at_the_same_time_under_another_title_follows_none() {
    let ending = "Page 1\n\n# Contrat de maintenance du bâtiment, deuxième étage\n\nPrend effet le 01/02/2024, valable jusqu'au 31/12/2026.\n";
    let told = |title: &str, from: &str| {
        let other = format!("Page 1\n\n# {title}\n\nPrend effet le {from}, valable jusqu'au 31/08/2031.\n");
        let findings = told(&[("etage.md", ending), ("autre.md", &other)]);
        of(&findings, "etage.md").contains(&(Code::Expiring, Level::Note))
    };
    assert!(told("Contrat de maintenance du bâtiment, premier étage", "01/09/2022"), "it ran already");
    assert!(!told("Contrat de maintenance du bâtiment, premier étage", "01/12/2026"), "it takes over");
    assert!(
        !told("Contrat de maintenance du bâtiment, deuxième étage", "01/09/2022"),
        "the same title is the same thing"
    );
}

#[test]
fn a_length_that_counts_from_the_signature_ends_a_contract() {
    let text = |from: &str| {
        format!("# Contrat de maintenance\n\nConclu pour une durée d'un an{from}.\n\nFait à Foix, le 12/05/2025\n")
    };
    let findings = told(&[("a.md", &text(" à compter de sa signature"))]);
    assert!(of(&findings, "a.md").contains(&(Code::Expired, Level::Error)), "{findings:?}");
    assert!(!of(&told(&[("a.md", &text(""))]), "a.md").iter().any(|(code, _)| *code == Code::Expired));
}

#[test]
fn a_paper_that_says_it_was_replaced_leads_nothing() {
    let chart = |head: &str| format!("# Organigramme\n\n{head}\n\nAteliers de Valmont, directeur : Denis Roux\n");
    let (old, new) = (
        chart("Version 1 du 17/03/2026, document remplacé par la version 2 le 05/10/2026"),
        chart("Version 2 du 05/10/2026"),
    );
    let findings = told(&[("a.md", &old), ("b.md", &new)]);
    assert_eq!((of(&findings, "a.md"), of(&findings, "b.md")), (vec![(Code::Superseded, Level::Note)], Vec::new()));
}

#[test]
fn an_address_does_not_make_a_paper_the_providers() {
    let receipt = |whose: &str| {
        format!(
            "# Attestation de formation\n\nClaire Roux, de la société {whose} (SIREN 732 829 320), a suivi la formation.\n\nContact : dpo@ateliers-de-valmont.example\n"
        )
    };
    let findings = told(&[("a.md", &receipt("Valmont Conseil"))]);
    assert!(of(&findings, "a.md").iter().any(|(code, _)| *code == Code::WrongProvider), "{findings:?}");
    assert!(findings.iter().any(|finding| finding.found.contains("SIREN 732829320")), "{findings:?}");
    let findings = told(&[("a.md", &receipt("Ateliers de Valmont"))]);
    assert!(!of(&findings, "a.md").iter().any(|(code, _)| *code == Code::WrongProvider), "{findings:?}");
}

#[test]
fn a_length_ends_a_contract_unless_it_renews_itself() {
    let text = |end: &str| format!("# Contrat de maintenance\n\nPrend effet le 01/06/2024, durée de deux ans{end}.\n");
    let findings = told(&[("a.md", &text(", puis reconduction expresse"))]);
    assert!(of(&findings, "a.md").contains(&(Code::Expired, Level::Error)), "{findings:?}");
    let findings = told(&[("a.md", &text(", puis tacite reconduction"))]);
    assert!(!of(&findings, "a.md").iter().any(|(code, _)| *code == Code::Expired), "{findings:?}");
}

#[test]
fn rows_left_undone_are_told_of_every_table_that_counts() {
    let table = |rows: &str| format!("Suivi des visites;;\nApprenti;Visite prévue;Visite faite\n{rows}");
    let done = table("Lila M.;03/11/2026;03/11/2026\nJules B.;20/11/2026;20/11/2026\n");
    let late = table("Enzo F.;02/11/2026;\nYanis B.;16/10/2026;16/10/2026\n");
    let findings = told(&[("bois.csv", &done), ("metal.csv", &late)]);
    assert!(of(&findings, "metal.csv").iter().any(|(code, _)| *code == Code::Overdue), "{findings:?}");
    assert!(!of(&findings, "bois.csv").iter().any(|(code, _)| *code == Code::Overdue), "{findings:?}");
}

#[test]
fn every_table_headed_alike_is_looked_through() {
    let inventory = "
key_date: [version, issue]
recognise: {titles: [inventaire], phrases: [{any: [état]}]}
checks:
  table:
    columns:
      - {name: appareil, any: [appareil]}
      - {name: rythme ou prochain passage, any: [tous les, prochain passage], filled: true}
    overdue: {due: [prochain passage], done: [fait le], done_words: [oui]}
";
    let rules = format!("{INDICATOR}{}", asking_for(&[("inventaire", "Inventaire du matériel", inventory)]));
    let head = "| Appareil | Tous les | Prochain passage | Fait le | Lieu | État |\n|---|---|---|---|---|---|\n";
    let told = |second: &str| {
        let text = format!(
            "# Inventaire du 02/11/2026\n\n{head}| four | 6 mois | 02/03/2027 | | cuisine | bon |\n| tour | | 02/04/2027 | | cuisine | bon |\n\n## Salle\n\n{head}{second}"
        );
        let findings = judged(&rules, &[("inventaire.md", &text)]);
        let asked = [Code::TableIncomplete, Code::Overdue];
        of(&findings, "inventaire.md")
            .into_iter()
            .map(|(code, _)| code)
            .filter(|code| asked.contains(code))
            .collect::<Vec<_>>()
    };
    assert_eq!(told("| cave | 12 mois | | | salle | bon |\n"), [], "one of the two columns is enough");
    assert_eq!(told("| cave | | | | salle | usé |\n"), [Code::TableIncomplete]);
    assert_eq!(told("| cave | 12 mois | 02/10/2026 | | salle | usé |\n"), [Code::Overdue]);
}

#[test]
fn a_visit_that_lies_ahead_is_told_whatever_its_day_is_called() {
    let record = "
key_date: [visit, event, issue]
recognise: {titles: [rencontre], phrases: [{any: [tuteur]}]}
checks: {dated: {}}
";
    let rules = format!("{INDICATOR}{}", asking_for(&[("suivi", "Suivi en entreprise", record)]));
    let told = |day: &str| {
        let text = format!("# Rencontre sur place\n\nDate : le {day} à 14 h 30, avec le tuteur\n");
        of(&judged(&rules, &[("a.md", &text)]), "a.md").iter().any(|(code, _)| *code == Code::FutureDated)
    };
    assert!(told("8 décembre 2027") && !told("8 octobre 2026"));
}

#[test]
fn a_paper_headed_with_another_centre_s_name_is_not_the_provider_s() {
    let chart = |title: &str| format!("# Organigramme – {title}\n\nDirecteur : Gilles Fontan\n");
    let findings = told(&[("a.md", &chart("CFA Lauragais Métiers"))]);
    assert!(of(&findings, "a.md").iter().any(|(code, _)| *code == Code::WrongProvider), "{findings:?}");
    for own in ["Ateliers de Valmont", "CFA de Valmont", "le CFA"] {
        let findings = told(&[("a.md", &chart(own))]);
        assert!(!of(&findings, "a.md").iter().any(|(code, _)| *code == Code::WrongProvider), "{own}: {findings:?}");
    }
}

#[test]
fn initials_in_a_code_do_not_name_the_provider() {
    let rule =
        "recognise: {titles: [matrice des accès], phrases: [{any: [profil]}]}\nchecks: {own: {letterhead: true}}";
    let told = |head: &str| {
        let text =
            format!("# {head} Matrice des accès\n\nPour chaque profil du CFA Horizon Sud (SIRET 790 355 168 00010)\n");
        let rules = alone("acces", rule);
        let mut dossier = Dossier::of_texts(&[("pack.yaml", PACK), ("X.yaml", &rules)], &[("a.md", &text)]);
        "Senlis Beauté".clone_into(&mut dossier.profile.provider.name);
        dossier.profile.provider.aliases = vec!["SBF".to_owned()];
        let findings = dossier.report(date(2026, 12, 1)).findings;
        findings.iter().any(|finding| finding.code == Code::WrongProvider)
    };
    assert!(told("SBF-EN-16 –"));
    assert!(!told("SBF,"), "the provider is named");
}

/// Of the documents, those said to be another provider's.
fn strangers<'a>(texts: &[(&'a str, &str)]) -> Vec<&'a str> {
    let findings = told(texts);
    let stranger = |path: &&str| of(&findings, path).iter().any(|(code, _)| *code == Code::WrongProvider);
    texts.iter().map(|(path, _)| *path).filter(stranger).collect()
}

#[test]
fn a_paper_of_the_town_on_its_own_premises_is_not_the_provider_s_unless_they_are_one_of_its_sites() {
    let chart = |premises: &str| {
        format!(
            "# Organigramme\n\nÉtablissement : {premises}\n\nExploitant : la commune\n\nDirecteur : Gilles Fontan, pour les Ateliers de Valmont\n"
        )
    };
    let (library, hall) = (chart("médiathèque Brochet"), chart("salle des Tilleuls"));
    let findings = judged_at(&["Salle des Tilleuls"], &rules(), &[("a.md", &library), ("b.md", &hall)]);
    let stranger = |path: &str| of(&findings, path).iter().any(|(code, _)| *code == Code::WrongProvider);
    assert!(stranger("a.md") && !stranger("b.md"), "{findings:?}");
}

#[test]
fn the_employer_of_a_learner_accuses_only_a_paper_that_must_name_the_provider() {
    let employer = "Mme Roux, salariée de Scierie Delmas, y est inscrite.";
    let chart = format!("# Organigramme\n\nDirecteur : Gilles Fontan\n\n{employer}\n");
    let certificate = format!("# Attestation de formation\n\nGilles Fontan a suivi six heures.\n\n{employer}\n");
    let ours = certificate.replace("Scierie Delmas", "Ateliers de Valmont");
    assert_eq!(strangers(&[("a.md", &chart), ("b.md", &certificate), ("c.md", &ours)]), ["b.md"]);
}

#[test]
fn a_supplier_s_own_paper_is_not_asked_whose_it_is() {
    let vigilance = "# Attestation de vigilance\n\nUrssaf\n\nScierie Delmas, SIRET 732 829 320 00074\n";
    let chart = "# Organigramme\n\nDirecteur : Gilles Fontan\n\nSIRET 732 829 320 00074\n";
    assert_eq!(strangers(&[("a.md", vigilance), ("b.md", chart)]), ["b.md"]);
}

#[test]
fn the_number_beside_its_client_tells_whose_a_paper_is_whatever_names_they_share() {
    let receipt = |label: &str, number: &str| {
        let client = format!("{label} : Valmont Location\n\nSIREN : {number}");
        format!(
            "# Attestation de formation\n\n{client}\n\nGilles Fontan, des Ateliers de Valmont, a suivi six heures.\n"
        )
    };
    for label in ["Client", "Dénomination"] {
        let (sister, own) = (receipt(label, "732 829 320"), receipt(label, "908 172 638"));
        assert_eq!(strangers(&[("a.md", &sister), ("b.md", &own)]), ["a.md"], "{label}");
    }
}

#[test]
fn an_older_version_left_beside_the_newer_one_is_told() {
    let chart = |title: &str, day: &str| format!("# {title}\n\nMis à jour le {day}\n\nDirecteur : Gilles Fontan\n");
    let (old, new) =
        (chart("Organigramme du centre v2", "12/01/2026"), chart("Organigramme du centre v3", "02/11/2026"));
    let findings = told(&[("v2.md", &old), ("v3.md", &new)]);
    assert!(of(&findings, "v2.md").contains(&(Code::Superseded, Level::Note)), "{findings:?}");
    assert!(!of(&findings, "v3.md").iter().any(|(code, _)| *code == Code::Superseded), "{findings:?}");
    let other = chart("Organigramme du restaurant d'application", "12/01/2026");
    let findings = told(&[("restaurant.md", &other), ("v3.md", &new)]);
    assert!(!of(&findings, "restaurant.md").iter().any(|(code, _)| *code == Code::Superseded), "{findings:?}");
}

#[test]
fn a_draft_and_what_was_replaced_are_for_people_to_look_at() {
    let status = |head: &str| {
        let chart = format!("# Organigramme\n\n{head}\n\nMis à jour le 02/11/2026\n\nDirecteur : Gilles Fontan\n");
        let findings = told(&[("a.md", &chart)]);
        findings.iter().any(|finding| finding.code == Code::Superseded && finding.found.contains("brouillon"))
    };
    assert!(status("BROUILLON de la version 4"));
    assert!(status("Version 2, remplacée le 1er juillet 2026"));
    assert!(!status("Version 3, remplace la version 2"));
}

#[test]
fn the_paper_on_other_machines_of_the_list_stands_in_for_none() {
    let report = |title: &str, day: &str, rows: &str| {
        format!(
            "# Contrat de maintenance {title}\n\nEntretien, valable jusqu'au {day}\n\n| N° | Machine | Avis |\n|---|---|---|\n{rows}\n"
        )
    };
    let expired = |other: &str| {
        let old = report("des chariots", "12/08/2026", "| CH-1 | chariot | bon |\n| CH-2 | chariot | bon |");
        let new = report("du chariot", "02/07/2027", other);
        of(&told(&[("old.md", &old), ("new.md", &new)]), "old.md").iter().any(|(code, _)| *code == Code::Expired)
    };
    assert!(expired("| CH-4 | chariot | bon |"), "another chariot");
    assert!(!expired("| CH-1 | chariot | bon |"), "the same, later");
}

#[test]
fn whom_a_learner_works_for_is_nobody_s_fault() {
    let rules = format!(
        "{INDICATOR}{}",
        asking_for(&[(
            "attestation",
            "Attestation",
            &CERTIFICATE.replace("named: true", "named: true, customers: true")
        )])
    );
    let text = "# Attestation de formation\n\nMme Roux, salariée de la Scierie Delmas, a suivi six heures.\n";
    assert!(!of(&judged(&rules, &[("a.md", text)]), "a.md").iter().any(|(code, _)| *code == Code::WrongProvider));
    assert!(of(&told(&[("a.md", text)]), "a.md").iter().any(|(code, _)| *code == Code::WrongProvider));
}

#[test]
fn a_paper_that_another_says_it_replaces_is_told_even_where_the_rules_make_nothing_of_it() {
    let chart = |head: &str| format!("# Organigramme\n\n{head}\n\nDirecteur : Gilles Fontan\n");
    let new = chart("Indice C, 15/01/2026. Remplace l'indice B du 11/03/2024.");
    let notes = |old: &str, new: &str| {
        let findings = told(&[("Archives/PR-06 B.md", old), ("PR-06 C.md", new)]);
        let told = findings.iter().filter(|finding| finding.code == Code::Superseded);
        let told = told.filter(|finding| finding.document.as_deref() == Some("Archives/PR-06 B.md"));
        told.map(|finding| (finding.document.clone().unwrap_or_default(), finding.level)).collect::<Vec<_>>()
    };
    let told = [("Archives/PR-06 B.md".to_owned(), Level::Note)];
    assert_eq!(notes("# Qui fait quoi\n\nIndice B\n\nMurs, porte, clé.\n", &new), told, "its day is not written");
    assert_eq!(
        notes("# Qui fait quoi\n\nLe 11/03/2024\n\nMurs, porte, clé.\n", &new),
        told,
        "its index is not written"
    );
    for (old, new) in [
        ("# Qui fait quoi\n\nIndice C\n\nMurs, porte, clé.\n", new.as_str()),
        ("# Qui fait quoi\n\nIndice B\n\nMurs, porte, clé.\n", &chart("Indice C, 15/01/2026")),
        ("# Qui fait quoi\n\nIndice B\n\nMurs, porte, clé.\n", &chart("Remplacé par l'indice B")),
    ] {
        assert_eq!(notes(old, new), [], "{old} {new}");
    }
}

#[test]
fn the_booklet_of_a_school_is_not_that_of_the_company_it_names() {
    let of_chart = |text: &str| {
        let indicator = format!("{INDICATOR}{}", asking_for(&[("organigramme", "Organigramme", CHART)]));
        of(&judged(&indicator, &[("a.md", text)]), "a.md").iter().any(|(code, _)| *code == Code::WrongProvider)
    };
    let booklet = |head: &str| {
        format!(
            "# Organigramme, {head}\n\nApprenti : L. Roy. Entreprise : Ateliers de Valmont, Albi\n\nDirecteur : M. Bruel\n"
        )
    };
    assert!(of_chart(&booklet("CFA Gaston-Fébus")));
    assert!(!of_chart(&booklet("promotion 2026")));
}

#[test]
fn a_sample_without_a_date_behind_a_dated_one_is_remarked() {
    let sheet = "
each: true
recognise: {titles: [attestation], phrases: [{any: [a suivi]}]}
checks: {dated: {}}
";
    let indicator = format!("{INDICATOR}{}", asking_for(&[("attestation", "Attestation", sheet)]));
    let text = |day: &str| format!("# Attestation\n\nAnne a suivi deux jours.\n\n{day}\n");
    let told = |papers: &[(&str, &str)]| of(&judged(&indicator, papers), "b.md");
    let (dated, undated) = (text("Fait le 12/10/2026"), text("sans date"));
    assert_eq!(told(&[("a.md", &dated), ("b.md", &undated)]), [(Code::Undated, Level::Note)]);
    assert_eq!(told(&[("b.md", &undated)]), [(Code::Undated, Level::Warning)]);
}

#[test]
fn the_coming_end_of_an_age_is_a_note_where_no_law_sets_it() {
    let told = |fresh: &str| {
        let sheet = format!(
            "
key_date: [visit]
recognise: {{titles: [rapport], phrases: [{{any: [visite]}}]}}
checks: {{fresh: {{max: P12M, {fresh}}}}}
"
        );
        let indicator = format!("{INDICATOR}{}", asking_for(&[("rapport", "Rapport", &sheet)]));
        of(&judged(&indicator, &[("a.md", "# Rapport\n\nDate de visite : 20/12/2025\n")]), "a.md")
    };
    assert_eq!(told("basis: law"), [(Code::Expiring, Level::Warning)]);
    assert_eq!(told("basis: proposal"), [(Code::Expiring, Level::Note)]);
    assert_eq!(told("basis: law, grace: P3M"), [(Code::Expiring, Level::Warning)], "grace is not waited for");
    assert_eq!(told("basis: seed"), [(Code::Expiring, Level::Warning)]);
    assert_eq!(told("basis: seed, grace: P3M"), [(Code::Expiring, Level::Note)], "what is held every year or so");
}

#[test]
fn rules_of_which_another_s_director_decides_are_copied() {
    let judged_by = |own: &str, decides: &str| {
        let indicator =
            format!("{INDICATOR}{}", asking_for(&[("organigramme", "Organigramme", &CHART.replace("own: {}", own))]));
        let text = format!(
            "# Organigramme\n\nAteliers de Valmont, directeur\n\n{decides}\n\nÀ rendre à Poitou Avenir Formation.\n"
        );
        of(&judged(&indicator, &[("a.md", &text)]), "a.md").iter().any(|(code, _)| *code == Code::WrongProvider)
    };
    let told = |decides: &str| judged_by("own: {letterhead: true}", decides);
    assert!(told("Le directeur de Poitou Avenir Formation convoque le stagiaire."));
    let sites = "Ateliers de Valmont Formation, à Niort.";
    assert!(told(&format!("{sites} {sites} Le responsable d'Avenir Formation décide. Avenir Formation punit.")));
    let acting = "Avenir Poitevin propose, Avenir Poitevin facture, dit Avenir Poitevin.";
    let terms = |decides: &str| judged_by("own: {letterhead: true, terms: true}", decides);
    assert!(terms(acting) && !told(acting), "whoever acts in terms wrote them, in other papers people act");
    assert!(!terms("L'élève doit à Avenir Poitevin, chez Avenir Poitevin et par Avenir Poitevin."), "who does nothing");
    assert!(
        told("Avenir Poitevin – SIRET 518 733 209 00010\n\nChez Avenir Poitevin, par Avenir Poitevin."),
        "its number"
    );
    assert!(!told("Poitou Avenir Formation loue la salle."));
}

#[test]
fn a_doubtful_sample_behind_the_first_is_told_as_a_note() {
    let sheet = "
each: true
recognise: {accept: 20, review: 6, titles: [attestation], phrases: [{any: [a suivi]}]}
checks: {dated: {}}
";
    let indicator = format!("{INDICATOR}{}", asking_for(&[("attestation", "Attestation", sheet)]));
    let text = |day: &str| format!("# Attestation\n\nAnne a suivi deux jours.\n\n{day}\n");
    let judged = judged(&indicator, &[("a.md", &text("Fait le 12/10/2026")), ("b.md", &text("sans date"))]);
    assert_eq!(of(&judged, "b.md"), [(Code::Undated, Level::Note)]);
}

#[test]
fn what_nobody_asks_for_is_only_remarked_when_it_is_another_s() {
    let told = |requires: &str| {
        let indicator = format!(
            "{INDICATOR}requires: {{all: [{requires}]}}\nartefacts:\n{}{}",
            artefact("organigramme", "Organigramme", CHART),
            artefact("autre", "Autre", CHART)
        );
        let text = "# Organigramme, CFA Gaston-Fébus\n\nDirecteur : M. Bruel\n";
        let found = judged(&indicator, &[("a.md", text)]);
        found
            .into_iter()
            .filter(|one| one.code == Code::WrongProvider && one.artefact.as_deref() == Some("X.organigramme"))
            .map(|one| one.level)
            .collect::<Vec<_>>()
    };
    assert_eq!(told("{artefact: organigramme}"), [Level::Error]);
    assert_eq!(told("{artefact: autre}"), [Level::Note]);
}

#[test]
fn a_form_left_blank_is_remarked_unless_it_is_kept_as_one() {
    let form = "# Votre avis\n\nNom : ……………\n\nEntreprise : ……………\n\nCe qui a plu : ……………\n\nCe qui a manqué : ……………\n\nDate : __/__/____\n";
    let told = |path: &str, text: &str| of(&told(&[(path, text)]), path);
    assert_eq!(told("avis.md", form), [(Code::BlankTemplate, Level::Note)]);
    assert_eq!(told("modèles/avis.md", form), []);
    assert_eq!(told("FO-12 avis.md", form), []);
    assert_eq!(told("avis.md", &form.replace("Nom : ……………", "Nom : Léa Marin")), [], "somebody began to fill it in");
}

#[test]
fn a_danger_is_told_by_a_report_that_nothing_asks_for() {
    let report = "
key_date: [visit]
recognise: {titles: [rapport électrique], phrases: [{any: [installation]}]}
checks: {fresh: {max: P12M}, favourable: {against: [avis défavorable], lifted: [levée des observations]}}
";
    let indicator = format!(
        "{INDICATOR}requires:\n  all: [{{artefact: rapport, when: employs_staff == false}}]\nartefacts:\n{}",
        artefact("rapport", "Rapport électrique", report)
    );
    let told = |said: &str, day: &str| {
        let text = format!("# Rapport électrique\n\nInstallation visitée. Date de visite : {day}\n\n{said}\n");
        of(&judged(&indicator, &[("a.md", &text)]), "a.md")
    };
    let danger = [(Code::Unfavourable, Level::Warning)];
    assert_eq!(told("Avis défavorable.", "03/03/2026"), danger);
    assert_eq!(told("Avis défavorable. La levée des observations doit être consignée.", "03/03/2026"), danger);
    assert_eq!(told("Avis défavorable. Levée des observations : le 12 mars 2026.", "03/03/2026"), []);
    assert_eq!(told("Avis favorable.", "03/03/2020"), [], "nobody asked for it");
    let before = "Levée des observations de l'an passé : faite. Avis défavorable.";
    assert_eq!(told(before, "03/03/2026"), danger, "what is lifted before the remark is another one");
}

#[test]
fn remarks_without_danger_condemn_nothing() {
    let report = "
key_date: [visit]
recognise: {titles: [rapport électrique], phrases: [{any: [installation]}]}
checks: {favourable: {against: [avis défavorable], remarks: [observations à lever], harmless: [aucun danger]}}
";
    let told = |said: &str| {
        let text = format!("# Rapport électrique\n\nInstallation visitée. Date de visite : 03/03/2026\n\n{said}\n");
        of(&judged(&alone("rapport", report), &[("a.md", &text)]), "a.md")
    };
    assert!(told("Trois observations à lever.").iter().any(|(code, _)| *code == Code::Unfavourable));
    assert_eq!(told("Trois observations à lever. Aucun danger grave."), []);
    let condemned = told("Trois observations à lever. Aucun danger grave. Avis défavorable.");
    assert!(condemned.iter().any(|(code, _)| *code == Code::Unfavourable), "{condemned:?}");
}

#[test]
fn rows_filled_in_for_days_to_come_are_told() {
    let log = "
key_date: [visit]
recognise: {titles: [essais des blocs], phrases: [{any: [blocs]}]}
checks: {table: {lived: {day: [date], told: [résultat]}}}
";
    let told = |row: &str| {
        let text = format!(
            "# Essais des blocs\n\n| Date | Blocs | Résultat |\n|---|---|---|\n| 06/03/2026 | 47 | RAS |\n{row}\n"
        );
        of(&judged(&alone("essais", log), &[("a.md", &text)]), "a.md")
            .iter()
            .any(|(code, _)| *code == Code::FutureDated)
    };
    assert!(told("| 18/12/2029 | 47 | RAS |"));
    assert!(!told("| 18/12/2029 | 47 | |"), "planned, nothing seen");
}

#[test]
fn what_happens_on_the_one_day_that_it_names_has_happened() {
    let drill = "key_date: [event, visit]\nrecognise: {titles: [évacuation], phrases: [{any: [présents]}]}\nchecks: {dated: {}}\n";
    let told = |text: &str| {
        of(&judged(&alone("exercice", drill), &[("a.md", text)]), "a.md")
            .iter()
            .any(|(code, _)| *code == Code::FutureDated)
    };
    assert!(told("# Évacuation du mardi 18 décembre 2029\n\nPrésents 39.\n"));
    assert!(
        !told("# Évacuation du 18 décembre 2029\n\nPrésents : 39. Version du 5 mars 2025.\n"),
        "another day is told"
    );
}

#[test]
fn an_unfavourable_report_on_another_machine_is_told_beside_a_newer_one() {
    let report = "
key_date: [visit, issue]
recognise: {titles: [rapport de vérification], phrases: [{any: [levage, examen]}]}
checks: {own: {others: true}, favourable: {against: [ne pas utiliser]}}
";
    let rules = format!("{INDICATOR}{}", asking_for(&[("rapport", "Compte rendu de vérification", report)]));
    let of_machine = |machine: &str, day: &str, end: &str| {
        format!("# Rapport de vérification, {machine}\n\nVisite du {day}. Examen du levage : {end}.\n")
    };
    let hoist = of_machine("palan du quai", "12/10/2026", "ne pas utiliser");
    let told = |other: &str| {
        let findings = judged(&rules, &[("palan.md", &hoist), ("autre.md", other)]);
        of(&findings, "palan.md").into_iter().filter(|(code, _)| *code == Code::Unfavourable).collect::<Vec<_>>()
    };
    assert_eq!(told(&of_machine("chariot frontal", "02/11/2026", "bon")), [(Code::Unfavourable, Level::Note)]);
    assert_eq!(told(&of_machine("palan du quai", "02/11/2026", "bon")), []);
}

#[test]
fn what_is_no_evidence_is_but_a_note_where_another_paper_proves_it() {
    let refuse = "refuse: [{any: [modèle à adapter], reason: un modèle, finding: true}]";
    let rules = rules().replace("titles: [organigramme]", &format!("{refuse}, titles: [organigramme]"));
    let model = "# Organigramme, modèle à adapter\n\nDirecteur : à compléter\n";
    let ours = "# Organigramme\n\nMis à jour le 02/11/2026\n\nDirecteur : Gilles Fontan\n";
    assert_eq!(of(&judged(&rules, &[("modele.md", model)]), "modele.md"), [(Code::NotEvidence, Level::Warning)]);
    let both = judged(&rules, &[("modele.md", model), ("organigramme.md", ours)]);
    assert_eq!(of(&both, "modele.md"), [(Code::NotEvidence, Level::Note)]);
}

#[test]
fn a_fault_that_another_paper_of_the_choice_makes_up_for_weighs_less() {
    let choice = |chart: &str| {
        let rules = rules().replace("requires: {all: [{artefact: contrat}", "requires: {any: [{artefact: contrat}");
        let ended = "# Contrat de maintenance\n\nPrend effet le 01/04/2022, valable jusqu'au 31/03/2025.\n";
        of(&judged(&rules, &[("contrat.md", ended), ("organigramme.md", chart)]), "contrat.md")
    };
    let met = "# Organigramme – CFA de Valmont\n\nDirecteur : Gilles Fontan\n\nAteliers de Valmont\n";
    assert_eq!(choice(met), [(Code::Expired, Level::Warning)]);
    assert_eq!(choice("# Menu de la cantine\n"), [(Code::Expired, Level::Error)]);
}

#[test]
fn of_papers_of_which_there_are_many_only_one_that_bears_its_version_is_replaced() {
    let support = "
each: true
key_date: [version, issue]
recognise: {titles: [support de cours], phrases: [{any: [exercice]}]}
checks: {dated: {}}
";
    let course = |version: &str, day: &str| {
        format!("# Support de cours, le tracé\n\n{version} – {day}\n\nExercice : tracer un cercle.\n")
    };
    let told = |rule: &str, old: &str, new: &str| {
        let rules = format!("{INDICATOR}{}", asking_for(&[("support", "Support de cours", rule)]));
        let (old, new) = (course(old, "03/03/2026"), course(new, "12/10/2026"));
        let findings = judged(&rules, &[("a.md", &old), ("b.md", &new)]);
        of(&findings, "a.md").iter().any(|(code, _)| *code == Code::Superseded)
    };
    assert!(told(support, "version 2.1", "version 3.0"));
    assert!(!told(support, "version 2.1", "version 2.1"), "the same version, twice");
    assert!(!told(support, "séance", "séance"), "no version");
    let visit = support.replace("[version, issue]", "[visit, issue, version]");
    assert!(!told(&visit, "version 2.1", "version 3.0"), "two editions of a form, filled in twice");
}

#[test]
fn fewer_signatures_than_signatories_are_told() {
    let told = |end: &str, pictures: u32| !unsigned(end, |content| content.pictures = pictures).is_empty();
    let both = "Pour l'organisme, Marie Estrabaud\n\nPour l'Agefiph, la déléguée régionale";
    assert!(told(both, 1), "one of two");
    assert!(!told(both, 2), "each may have signed");
    assert!(!told("Pour l'organisme, Marie Estrabaud", 1), "nobody else is to sign");
    let one =
        "Pour l'organisme\tPour l'Agefiph\n\nMarie Estrabaud, signé électroniquement le 14/10/2026\tNom, qualité :";
    assert!(told(&format!("{one}\n\nSignature :"), 0), "one says that she signed, and the place of the other waits");
    assert!(!told("Convention signée électroniquement le 14/10/2026 par les deux parties", 0));
    let places = "Le directeur, Marc Puig\n\n(signature)\n\nL'intéressée, Claire N.\n\n(signature)";
    assert!(told(places, 1) && !told(places, 2), "two places, of which nobody says for whom");
    let typed = |said: &str| format!("La référente : {said}\n\nL'organisme (nom, date, signature) :");
    assert!(told(&typed("signé M. Roncin le 14/01/2026"), 1), "the picture is a logo where another typed hers");
    assert!(told(&typed("M. Roncin"), 1) && !told(&typed("M. Roncin"), 2), "one picture for two");
}

/// Rules for a charter that must be signed.
fn charter() -> String {
    let charter = "
key_date: [signature, issue]
recognise: {titles: [charte], phrases: [{any: [s'engage]}]}
checks: {signed: {required: true}}
";
    format!("{INDICATOR}{}", asking_for(&[("charte", "Charte d'accessibilité", charter)]))
}

/// What is found unsigned in a charter that ends so, `changed` as it was read.
fn unsigned(end: &str, changed: impl Fn(&mut Content)) -> Vec<String> {
    let text = format!("# Charte\n\nL'organisme s'engage. Fait à Mende, le 3 mars 2026\n\n{end}\n");
    let mut dossier = Dossier::of_texts(&[("pack.yaml", PACK), ("X.yaml", &charter())], &[("charte.md", &text)]);
    changed(&mut dossier.documents[0].content);
    let findings = dossier.report(date(2026, 12, 1)).findings.into_iter();
    findings.filter(|finding| finding.code == Code::Unsigned).map(|finding| finding.found).collect()
}

#[test]
fn a_scan_is_not_asked_how_many_signatures_it_shows() {
    let both = "Pour l'organisme, Marie Estrabaud\n\nPour l'Agefiph, la déléguée régionale";
    let told = |recognised: &[RecognisedPage]| {
        unsigned(both, |content| (content.pictures, content.recognised) = (1, recognised.to_vec()))
    };
    assert_eq!(told(&[]).len(), 1);
    assert_eq!(told(&[RecognisedPage { page: 1, confidence: 90, dropped: 0, strokes: Vec::new() }]), [""; 0]);
}

#[test]
fn the_party_below_whose_name_a_scan_shows_no_ink_did_not_sign() {
    let told = |strokes: &[f64]| {
        unsigned("Pour l'Institut\n\nPour l'Agefiph", |content| {
            let tall = |y: f64| Area::new(70.0, y, 140.0, y + 20.0);
            for (block, y) in content.blocks.iter_mut().zip([60.0, 200.0, 500.0, 600.0]) {
                (block.place, block.area) = (Place::Page(1), Area::new(60.0, y, 200.0, y + 12.0));
            }
            let strokes = strokes.iter().filter_map(|y| tall(*y)).collect();
            content.recognised = vec![RecognisedPage { page: 1, confidence: 90, dropped: 0, strokes }];
            content.pictures = 1;
        })
    };
    let one = told(&[530.0]);
    assert!(one.len() == 1 && one[0].contains("« Pour l'Agefiph »"), "{one:?}");
    assert_eq!(told(&[530.0, 640.0]), [""; 0], "both signed");
}

#[test]
fn the_place_beside_which_another_has_its_picture_was_passed_over() {
    let both = "Franck D., l'organisme\n\nSignature :\n\nClaire N., l'Agefiph\n\nSignature :";
    let told = |pictures: &[u32]| {
        unsigned(both, |content| {
            let mark = |number: &u32| SignatureMark::new(SignatureKind::Picture, Some(Place::Paragraph(*number)));
            content.signatures = pictures.iter().map(mark).collect();
            content.pictures = 2;
        })
    };
    assert_eq!(told(&[4]), ["emplacement de signature laissé vide"], "a logo and one signature");
    assert_eq!(told(&[4, 6]), [""; 0], "each has its own");
}

#[test]
fn an_old_sample_is_replaced_by_one_of_its_title_only() {
    let sample = "
each: true
key_date: [issue]
recognise: {titles: [compte rendu], phrases: [{any: [présents]}]}
checks: {fresh: {max: P12M}}
";
    let rules = format!("{INDICATOR}{}", asking_for(&[("compte-rendu", "Compte rendu", sample)]));
    let minutes =
        |title: &str, day: &str| format!("# Compte rendu, {title}\n\nPrésents : Anne, Paul.\n\nFait le {day}\n");
    let told = |title: &str| {
        let (old, new) = (minutes("réunion des formateurs", "20/01/2024"), minutes(title, "20/10/2026"));
        of(&judged(&rules, &[("old.md", &old), ("new.md", &new)]), "old.md")
    };
    assert_eq!(told("réunion des formateurs"), [(Code::Superseded, Level::Note)]);
    assert_eq!(told("comité de pilotage"), []);
}

#[test]
fn the_age_of_a_sample_is_told_before_it_lapses_as_a_note() {
    let sheet = |each: &str| {
        let sheet = format!(
            "
{each}
key_date: [issue]
recognise: {{titles: [attestation], phrases: [{{any: [a suivi]}}]}}
checks: {{fresh: {{max: P12M}}}}
"
        );
        format!("{INDICATOR}{}", asking_for(&[("attestation", "Attestation", &sheet)]))
    };
    let text = "# Attestation\n\nAnne a suivi deux jours.\n\nFait le 20/12/2025\n";
    let told = |each: &str| of(&judged(&sheet(each), &[("a.md", text)]), "a.md");
    assert_eq!(told("each: true"), [(Code::Expiring, Level::Note)]);
    assert_eq!(told(""), [(Code::Expiring, Level::Warning)]);
}

#[test]
fn an_earlier_version_under_the_same_code_is_told_whatever_its_title() {
    let procedure = "
key_date: [version, issue]
recognise: {titles: [procédure], phrases: [{any: [archivage]}]}
checks: {dated: {}}
";
    let rules = format!("{INDICATOR}{}", asking_for(&[("procedure", "Procédure", procedure)]));
    let text = |title: &str, day: &str| format!("# Procédure : {title}\n\n{day}\n\nArchivage : cinq ans.\n");
    let (old, lead) = (text("PR-01 v2 tenue des dossiers", "06/05/2024"), text("PR-12 v1 autre chose", "23/11/2026"));
    let new = text("PR-01 v4 maîtrise", "10/02/2026");
    let told = |path: &str| {
        let texts = [("PR-01 v2.md", old.as_str()), ("PR-12 v1.md", &lead), (path, &new)];
        let findings = judged(&rules, &texts);
        let newer = findings.iter().find(|finding| finding.code == Code::Superseded);
        newer.map(|finding| (finding.document.clone().unwrap_or_default(), finding.found.contains(path)))
    };
    assert_eq!(told("PR-01 v4.md"), Some(("PR-01 v2.md".to_owned(), true)));
    assert_eq!(told("PR-02 v4.md"), None, "another code is another paper");
}

#[test]
fn a_text_whose_data_another_company_processes_was_copied_from_it() {
    let protocol = "
recognise: {titles: [protocole], phrases: [{any: [traitement]}]}
checks: {own: {letterhead: true}}
";
    let rules = format!("{INDICATOR}{}", asking_for(&[("protocole", "Protocole", protocol)]));
    let told = |text: &str| {
        let body = format!("# Protocole d'accès\n\n{text}\n");
        let mut dossier = Dossier::of_texts(&[("pack.yaml", PACK), ("X.yaml", &rules)], &[("a.md", &body)]);
        "Ateliers de Valmont".clone_into(&mut dossier.profile.provider.name);
        let foot = Block::new(Place::Page(1), BlockKind::Footer, "Ateliers de Valmont, document interne");
        dossier.documents[0].content.blocks.push(foot);
        let findings = dossier.report(date(2026, 12, 1)).findings;
        of(&findings, "a.md").iter().any(|(code, _)| *code == Code::WrongProvider)
    };
    assert!(told("Le CFA Marne-Argonne, responsable du traitement, enregistre vos connexions."));
    assert!(!told(
        "Les Ateliers de Valmont, responsables de la formation. Le CFA Marne-Argonne, responsable du traitement, héberge."
    ));
    assert!(!told("Le responsable du traitement répond sous un mois."));
}

#[test]
fn a_fault_of_an_older_paper_about_something_else_is_told() {
    let sheet = "
key_date: [version, issue]
recognise: {titles: [programme], phrases: [{any: [objectifs]}]}
checks: {mentions: {all: [{name: le délai, any: [délai]}]}}
";
    let rules = format!("{INDICATOR}{}", asking_for(&[("fiche", "Programme", sheet)]));
    let told = |title: &str| {
        let text = format!("# Programme {title}\n\nVersion du 10/02/2026\n\nObjectifs : trier.\n");
        let lead =
            "# Programme Intelligence artificielle\n\nVersion du 10/06/2026\n\nObjectifs : écrire. Délai : un mois.\n";
        of(&judged(&rules, &[("ancien.md", &text), ("recent.md", lead)]), "ancien.md")
    };
    assert_eq!(told("Excel débutant"), [(Code::MentionMissing, Level::Note)]);
    assert!(
        !told("Intelligence artificielle").contains(&(Code::MentionMissing, Level::Note)),
        "its newer version leads"
    );
}

#[test]
fn what_is_not_asked_for_is_judged_when_it_is_there_if_its_author_says_so() {
    let ended = "# Contrat de maintenance\n\nPrend effet le 01/04/2022, valable jusqu'au 31/03/2025.\n";
    let asked = |more: &str| {
        let need = "{artefact: contrat, when: not employs_staff".to_owned() + more + "}";
        judged(&rules().replace("{artefact: contrat}", &need), &[("contrat.md", ended)])
    };
    assert_eq!(of(&asked(", judged_anyway: true"), "contrat.md"), [(Code::Expired, Level::Warning)]);
    assert_eq!(of(&asked(""), "contrat.md"), []);
}

#[test]
fn a_paper_that_names_a_site_of_the_provider_is_not_accused_for_its_heading() {
    let chart = "# Organigramme – CFA Lauragais Métiers\n\nDirecteur : Gilles Fontan\n\nSur place : Les Capucines, à Villeroque.\n";
    let accused = |sites: &[&str]| {
        let findings = judged_at(sites, &rules(), &[("a.md", chart)]);
        of(&findings, "a.md").iter().any(|(code, _)| *code == Code::WrongProvider)
    };
    assert!(accused(&[]));
    assert!(!accused(&["Les Capucines"]));
    assert!(accused(&["Villeroque"]), "that may be the town");
}

const CHECKED: &str = "
key_date: [visit]
recognise: {titles: [vérification], phrases: [{any: [alarme]}]}
checks: {fresh: {max: P12M, grace: P1M, said: [{title: [triennale], any: [organisme agréé], max: P36M}]}}
";

#[test]
fn what_lapses_in_its_own_time_is_told_beside_newer_papers_of_another_sort() {
    let rules = format!("{INDICATOR}{}", asking_for(&[("alarme", "Vérification de l'alarme", CHECKED)]));
    let yearly = "# Vérification de l'alarme\n\nVisite du 10/09/2026. Alarme essayée.\n";
    let third =
        |day: &str| format!("# Vérification triennale de l'alarme\n\nVisite du {day} par un organisme agréé.\n");
    let said = |texts: &[(&str, &str)]| of(&judged(&rules, texts), "ancienne.md");
    let (old, new) = (third("15/11/2023"), third("20/09/2026"));
    assert_eq!(said(&[("annuelle.md", yearly), ("ancienne.md", &old)]), [(Code::Expired, Level::Error)]);
    let soon = third("15/12/2023");
    assert_eq!(said(&[("annuelle.md", yearly), ("ancienne.md", &soon)]), [(Code::Expiring, Level::Warning)]);
    let replaced = said(&[("annuelle.md", yearly), ("ancienne.md", &old), ("neuve.md", &new)]);
    assert!(!replaced.iter().any(|(_, level)| *level == Level::Error), "{replaced:?}");
}

#[test]
fn of_a_strangers_paper_it_is_only_told_that_it_is_one() {
    let chart = "recognise: {titles: [organigramme], phrases: [{any: [directeur]}]}\n\
                 checks: {own: {}, favourable: {against: [avis défavorable]}}\n";
    let rules = format!("{INDICATOR}{}", asking_for(&[("organigramme", "Organigramme", chart)]));
    let text = |name: &str| format!("Organigramme – {name}\n\nDirecteur : Paul Mas. Avis défavorable du comité.\n");
    let codes = |name: &str| {
        let findings = judged(&rules, &[("a.md", &text(name))]);
        of(&findings, "a.md").into_iter().map(|(code, _)| code).collect::<Vec<_>>()
    };
    assert_eq!(codes("CFA Lauragais Métiers"), [Code::WrongProvider]);
    assert_eq!(codes("CFA Ateliers de Valmont"), [Code::Unfavourable]);
}

#[test]
fn terms_that_name_another_organisation_twice_are_copied() {
    let told = |own: &str, text: &str| {
        let indicator =
            format!("{INDICATOR}{}", asking_for(&[("organigramme", "Organigramme", &CHART.replace("own: {}", own))]));
        let text = format!("# Organigramme\n\nAteliers de Valmont, directeur\n\n{text}\n");
        of(&judged(&indicator, &[("a.md", &text)]), "a.md").iter().any(|(code, _)| *code == Code::WrongProvider)
    };
    let copied = "Les horaires sont fixés par Littoral Formation. Les stagiaires de Littoral Formation signent.";
    assert!(told("own: {letterhead: true, terms: true}", copied));
    assert!(!told("own: {letterhead: true}", copied), "in other papers a partner may be named");
    assert!(!told("own: {letterhead: true, terms: true}", "Les horaires sont fixés par Littoral Formation."));
}

/// True when a chart with this `text` is told to be another organisation's, by its letterhead.
fn is_another_s(text: &str) -> bool {
    let sheet = CHART.replace("own: {}", "own: {letterhead: true}");
    let indicator = format!("{INDICATOR}{}", asking_for(&[("organigramme", "Organigramme", &sheet)]));
    let text = format!("# Organigramme\n\n{text}\n");
    of(&judged(&indicator, &[("a.md", &text)]), "a.md").iter().any(|(code, _)| *code == Code::WrongProvider)
}

#[test]
fn whoever_processes_the_data_has_the_provider_s_number() {
    let processor = "Ateliers de Valmont, directeur\n\nResponsable du traitement\n\nAteliers de Valmont-sur-Mer, SIRET";
    assert!(is_another_s(&format!("{processor} 518 733 209 00010")), "a sister's number");
    assert!(!is_another_s(&format!("{processor} à venir")));
}

#[test]
fn a_wrong_total_is_told_of_every_grid() {
    let sheet = "
key_date: [event, issue]
recognise: {titles: [grille], phrases: [{any: [critère]}]}
checks: {sums: {}}
";
    let indicator = format!("{INDICATOR}{}", asking_for(&[("grille", "Grille", sheet)]));
    let grid = |day: &str, total: &str| {
        format!(
            "# Grille d'une demande\n\nDécidé le {day}\n\n| Critère | Note |\n|---|---|\n| Équipe | 2 |\n| Lieu | 3 |\n| Temps | 1 |\n| Total | {total} |\n"
        )
    };
    let texts = [("a.md", grid("12/10/2026", "6")), ("b.md", grid("02/03/2026", "9"))];
    let found = judged(&indicator, &texts.each_ref().map(|(path, text)| (*path, text.as_str())));
    assert_eq!(of(&found, "a.md"), []);
    assert!(of(&found, "b.md").contains(&(Code::Inconsistent, Level::Note)), "the newer grid mends it not");
    assert!(found.iter().any(|one| one.expected.contains('6') && one.found.contains('9') && one.place.is_some()));
}

#[test]
fn rules_of_a_training_that_another_gives_are_copied() {
    let given = "Le directeur reçoit toute personne inscrite à une session dispensée par";
    assert!(is_another_s(&format!("{given} Artois Conduite Formation.")));
    assert!(!is_another_s(&format!("{given} Stéphane Lagache.")));
}

#[test]
fn what_waits_for_an_answer_is_overdue() {
    let sheet = "
recognise: {titles: [registre], phrases: [{any: [réclamation]}]}
checks:
  table:
    columns: [{name: reçu le, any: [reçu le]}]
    overdue: {due: [reçu le], within: P2M, answered: true, done: [suite]}
";
    let indicator = format!("{INDICATOR}{}", asking_for(&[("registre", "Registre", sheet)]));
    let told = |answer: &str| {
        let text = format!(
            "# Registre des réclamations\n\n| Reçu le | Objet | Suite |\n|---|---|---|\n| 18/01/2026 | bruit | {answer} |\n"
        );
        of(&judged(&indicator, &[("a.md", &text)]), "a.md").iter().any(|(code, _)| *code == Code::Overdue)
    };
    assert!(told("à voir avec Yannick"));
    assert!(!told("machine déplacée"));
}

#[test]
fn a_paper_of_another_number_stands_in_for_none() {
    let attestation = |siret: &str, day: &str| {
        format!(
            "# Attestation de vigilance\n\nURSSAF. Article L. 243-15 du code de la sécurité sociale\n\nCotisant : SIRET {siret}\n\nJe certifie que la personne ci-dessus est à jour de ses obligations en matière de cotisations sociales.\n\nFait le {day}\n"
        )
    };
    let expired = |first: &str, second: &str| {
        let (old, new) = (attestation(first, "10 février 2026"), attestation(second, "2 septembre 2026"));
        let texts = [("ancienne.md", old.as_str()), ("nouvelle.md", new.as_str())];
        let findings = Dossier::shipped("rnq-v9", &texts).report(date(2026, 12, 1)).findings;
        findings.into_iter().filter(|one| one.code == Code::Expired).filter_map(|one| one.document).collect::<Vec<_>>()
    };
    assert_eq!(expired("825 509 318 00010", "884 150 277 00017"), ["ancienne.md"]);
    assert_eq!(expired("884 150 277 00017", "884 150 277 00017"), [""; 0], "the same one's");
}

#[test]
fn a_doubtful_paper_about_a_day_to_come_only_announces_it() {
    let rule = "key_date: [event]\nrecognise: {accept: 20, review: 6, titles: [atelier], phrases: [{any: [référents]}]}\nchecks: {dated: {}}";
    let told = |day: &str| {
        let text = format!("# Atelier des référents\n\nL'atelier des référents se tiendra le {day} à Béziers.\n");
        let findings = judged(&alone("atelier", rule), &[("calendrier.md", &text)]);
        findings.into_iter().map(|one| (one.code, one.document)).collect::<Vec<_>>()
    };
    assert_eq!(told("9 mars 2027"), [(Code::Missing, None)]);
    assert!(!told("9 mars 2026").contains(&(Code::Missing, None)), "it was held");
    let text = "# Atelier des référents\n\nL'atelier des référents se tiendra le 9 mars 2027 à Béziers.\n";
    let indicator = alone("atelier", rule);
    let report = Dossier::of_texts(&[("pack.yaml", PACK), ("X.yaml", &indicator)], &[("calendrier.md", text)])
        .report(date(2026, 12, 1));
    let nearest = &report.indicators[0].artefacts[0].nearest;
    assert_eq!(nearest.iter().map(|near| near.document.as_str()).collect::<Vec<_>>(), ["calendrier.md"]);
    assert!(nearest[0].lacks.contains("pas encore venu"), "{nearest:?}");
}

#[test]
fn the_lease_of_one_site_is_not_that_of_another() {
    let rule = "key_date: [effect]\nrecognise: {titles: [bail], phrases: [{any: [loyer]}]}\nchecks: {dated: {}}";
    let indicator = alone("bail", rule).replace("id: X", "id: X\nper: site");
    let lease = "# Bail commercial\n\nLocaux du 3 place de la Libération, 70200 Lure. Prend effet le 01/07/2024. Loyer : 900 euros.\n";
    let missing = |sites: &[&str]| {
        let findings = judged_at(sites, &indicator, &[("bail.md", lease)]);
        findings.into_iter().filter(|one| one.code == Code::Missing).filter_map(|one| one.site).collect::<Vec<_>>()
    };
    assert!(missing(&["Siège de Lure", "Vesoul"]).contains(&"Vesoul".to_owned()));
    assert!(!missing(&["Siège de Lure", "Vesoul"]).contains(&"Siège de Lure".to_owned()));
}
