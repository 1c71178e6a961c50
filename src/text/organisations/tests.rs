//! Organisations that papers name, and those that they do not.

use super::*;
use crate::model::place::Place;

fn content(lines: &[&str]) -> Content {
    let block = |line: &&str| Block::new(Place::Page(1), BlockKind::Line, *line);
    Content { blocks: lines.iter().map(block).collect(), ..Content::default() }
}

fn headed(line: &str) -> Option<String> {
    heading(&content(&[line])).map(|found| found.name)
}

#[test]
fn a_title_names_its_organisation() {
    assert_eq!(headed("Organigramme – CFA Lauragais Métiers").as_deref(), Some("CFA Lauragais Métiers"));
    assert_eq!(
        headed("Centre de formation du Pont d'Arc, procédure").as_deref(),
        Some("Centre de formation du Pont d'Arc")
    );
    assert_eq!(headed("Organigramme du CFA"), None);
    assert_eq!(headed("Le référent handicap de l'organisme de formation"), None);
}

#[test]
fn a_copied_text_names_its_first_owner_again_and_again() {
    let found = |lines: &[&str]| recurrent(&content(lines), 3).map(|found| found.name);
    let copied = [
        "La présente procédure décrit la manière dont Formalys Conseil traite les réclamations.",
        "par courrier à Formalys Conseil, 22 avenue du Maréchal-Foch",
        "Le service qualité de Formalys Conseil l'enregistre sous deux jours",
    ];
    assert_eq!(found(&copied).as_deref(), Some("Formalys Conseil"));
    assert_eq!(found(&copied[..2]), None);
    let plain = ["Ressource Handicap Formation, le Service Formation et le Plan Formation"; 3];
    assert_eq!(found(&plain), None);
}

#[test]
fn whoever_processes_the_data_is_named() {
    let found = |lines: &[&str]| controller(&content(lines)).map(|found| found.name);
    for (line, name) in [
        (
            "Le CFA Santé Marne-Argonne, responsable du traitement, enregistre vos connexions.",
            "CFA Santé Marne-Argonne",
        ),
        ("Le responsable du traitement est Nautis Formation, SARL, 18 rue des Chantiers.", "Nautis Formation"),
    ] {
        assert_eq!(found(&[line]).as_deref(), Some(name));
    }
    let sentence = "Politique de la société Occitane Savoirs SAS. Occitane Savoirs est responsable du traitement.";
    assert_eq!(found(&[sentence]).as_deref(), Some("Occitane Savoirs"), "a sentence ends before it");
    let policy = "Occitan’Learn est responsable des traitements décrits ci-dessous.";
    assert_eq!(found(&["Politique de la société Occitan’Learn SAS", policy]).as_deref(), Some("Occitan’Learn"));
    for none in [
        policy,
        "Jean Dupont, responsable du traitement",
        "Le responsable du traitement est le directeur.",
        "Mme Anne Formation, responsable de traitement",
        "Voir avec le responsable des traitements.",
    ] {
        assert_eq!(found(&[none]), None, "{none}");
    }
}

#[test]
fn a_row_of_a_table_heads_no_paper() {
    let cells = ["Jérôme Pialoux", "Greta Auvergne"].map(|text| (1, text.to_owned(), None));
    let row = Block::row(Place::cell("S", 1, 2), 0, cells);
    let title = Block::new(Place::cell("S", 1, 1), BlockKind::Heading, "Plan de développement des compétences");
    assert_eq!(heading(&Content { blocks: vec![title.clone(), row], ..Content::default() }), None);
    let alone = Block::row(Place::cell("S", 1, 2), 0, [(1, "Greta Auvergne".to_owned(), None)]);
    assert!(heading(&Content { blocks: vec![title, alone], ..Content::default() }).is_some());
}

#[test]
fn a_client_is_named_within_a_printed_line_too() {
    let found = |line: &str| client(&content(&[line])).map(|found| found.name);
    let line = "Incendie Services 56 – Pontivy Client : Amicale laïque de Rédené, salle des fêtes Date : 2 juin 2026";
    assert_eq!(found(line).as_deref(), Some("Amicale laïque de Rédené"));
    assert_eq!(found("Satisfaction Client moyenne : Très Bonne"), None);
}

#[test]
fn a_line_that_goes_on_with_a_sentence_heads_nothing() {
    let below = |line: &str| heading(&content(&["Lettre de mission", line])).map(|found| found.name);
    assert_eq!(below("les apprentis du CFA Val d'Ochsen que nous formons et les stagiaires"), None);
    assert_eq!(below("CFA Val d'Ochsen").as_deref(), Some("CFA Val d'Ochsen"));
    let mut foot = content(&["Les savoir-être", "document du CFA Val d'Ochsen"]);
    foot.blocks[1].kind = BlockKind::Footer;
    assert!(heading(&foot).is_some(), "the foot of a page is no sentence");
}

#[test]
fn the_foot_of_pages_names_whose_they_are() {
    let mut content = content(&["Les savoir-être", "Grille", "1", "2", "3", "CFA des Trois Vallées – outil OP-17"]);
    assert_eq!(heading(&content), None);
    content.blocks[5].kind = BlockKind::Footer;
    assert_eq!(heading(&content).map(|found| found.name).as_deref(), Some("CFA des Trois Vallées"));
}

#[test]
fn a_letterhead_is_a_name_with_its_address() {
    let found = |line: &str| letterhead(&content(&["Politique d'accueil", line])).map(|found| found.name);
    for line in ["Garonne Compétences, 8 rue des Tourneurs, Toulouse", "Garonne Compétences – 8 bis, avenue Foch"] {
        assert_eq!(found(line).as_deref(), Some("Garonne Compétences"));
    }
    for silent in
        ["Mme Odile Garonne, 8 rue des Tourneurs", "Version 2, 8 mai 2026", "salle prêtée, 8 rue Foch", "8 rue Foch"]
    {
        assert_eq!(found(silent), None, "{silent}");
    }
}

#[test]
fn an_employer_is_named_after_its_words() {
    let found = |line: &str| employer(&content(&[line])).map(|found| found.name);
    let line = "Madame Solène PRUVOST, salariée de CFA Lauragais Métiers, a suivi la formation";
    assert_eq!(found(line).as_deref(), Some("CFA Lauragais Métiers"));
    assert_eq!(found("Toute personne salariée de notre organisme"), None);
}

#[test]
fn a_supplier_says_who_its_client_is() {
    let found = |line: &str| client(&content(&["Contrat de maintenance", line])).map(|found| found.name);
    let line = "Client : GARONNE COMPÉTENCES, 8 rue des Tourneurs, 31000 Toulouse";
    assert_eq!(found(line).as_deref(), Some("GARONNE COMPÉTENCES"));
    assert_eq!(found("Client\tAgly Compétences\tRéf. 12").as_deref(), Some("Agly Compétences"));
    assert_eq!(found("Organisme désignant AGLY VOYAGES SARL").as_deref(), Some("AGLY VOYAGES SARL"));
    assert_eq!(found("Organisme désignant un délégué"), None);
    assert_eq!(found("Veritel – rapport établi pour Scierie Farges SARL").as_deref(), Some("Scierie Farges SARL"));
    assert_eq!(found("Veritel – rapport établi pour la direction"), None);
    let told_by_place = "Client Lycée professionnel Sainte-Marthe, 8 rue du Séquestre, 81000 Albi";
    assert_eq!(found(told_by_place).as_deref(), Some("Lycée professionnel Sainte-Marthe"));
    assert_eq!(found("Client satisfait du passage, Albi"), None);
    for silent in [
        "Client : M. Jean Durand",
        "Client : B. Castan",
        "Client : voir en-tête",
        "Client n° 4471",
        "Le client, pour accord",
        "Client :",
    ] {
        assert_eq!(found(silent), None, "{silent}");
    }
}

#[test]
fn a_public_body_runs_its_own_premises() {
    let found = |line: &str| operator(&content(&["Registre public d'accessibilité", line])).map(|found| found.name);
    assert_eq!(found("Exploitant\tla commune").as_deref(), Some("la commune"));
    assert_eq!(found("Exploitant : Ville de Montoir").as_deref(), Some("Ville de Montoir"));
    assert_eq!(found("Exploitant : association Les Salines, M. Ville"), None);
    assert_eq!(found("L'exploitant : la commune"), None);
}

#[test]
fn names_that_share_a_telling_word_may_be_the_same() {
    assert!(may_be_same("CFA de Valmont", "Ateliers de Valmont"));
    assert!(!may_be_same("CFA Lauragais Métiers", "CFA des Ateliers de Valmont"));
    assert!(!may_be_same("Centre de formation Alpha", "Centre de formation Bêta"));
}

#[test]
fn the_director_who_decides_is_the_owner_s() {
    let found = |lines: &[&str]| directed(&content(lines)).map(|found| found.name);
    let convenes = "Le directeur de Poitou Atlantique Formation convoque le stagiaire.";
    let sent = "Le procès-verbal est adressé à Poitou Atlantique Formation.";
    assert_eq!(found(&[convenes, sent]).as_deref(), Some("Poitou Atlantique Formation"));
    assert_eq!(found(&[convenes]), None, "named once");
    assert_eq!(found(&[sent, "Poitou Atlantique Formation loue la salle."]), None, "decides nothing");
}

#[test]
fn an_establishment_that_trains_nobody_is_a_client() {
    let found = |line: &str| client(&content(&[line])).map(|found| found.name);
    let told = found("Établissement vérifié : Résidence de tourisme Le Prorel, 6 chemin de la Draye");
    assert_eq!(told.as_deref(), Some("Résidence de tourisme Le Prorel"));
    assert_eq!(found("Établissement vérifié : Bâtiment A, rez-de-chaussée"), None);
    assert_eq!(found("Établissement vérifié : 6 rue Porte-Serrure, Sancerre"), None);
}

#[test]
fn whoever_runs_a_company_and_followed_a_training_works_for_it() {
    let found = |line: &str| employer(&content(&[line])).map(|found| found.name);
    let told = found("Nous attestons que Mme Sandrine Lamy, gérante de Cap Qualité Conseil (Mirepoix), a suivi");
    assert_eq!(told.as_deref(), Some("Cap Qualité Conseil"));
    assert_eq!(found("Pierre Roux, gérant de Cap Qualité Conseil"), None, "he may have signed it");
}

#[test]
fn whoever_gives_the_training_is_named_after_it() {
    let given = |line: &str| giver(&content(&[line])).map(|found| found.name);
    let rules = "à toutes les personnes inscrites à une session dispensée par Artois Conduite Formation, pour sa durée";
    assert_eq!(given(rules).as_deref(), Some("Artois Conduite Formation"));
    assert_eq!(given("une session dispensée par Stéphane Lagache, formateur"), None);
}

#[test]
fn a_site_that_was_checked_is_a_company_s_where_its_name_says_so() {
    let visited = |line: &str| client(&content(&[line])).map(|found| found.name);
    assert_eq!(visited("Site vérifié : DELATTRE TRANSPORTS SARL, dépôt").as_deref(), Some("DELATTRE TRANSPORTS SARL"));
    assert_eq!(visited("Site vérifié : Bâtiment B, dépôt"), None);
}
