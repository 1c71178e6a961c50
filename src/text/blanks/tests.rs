//! Templates and filled documents as providers leave them.

use proptest::prelude::*;

use super::*;
use crate::model::place::Place;

fn line(text: &str) -> Block {
    Block::new(Place::Page(1), BlockKind::Line, text)
}

fn row(cells: &[&str]) -> Block {
    let cells = (1..).zip(cells).filter(|(_, t)| !t.is_empty()).map(|(c, t)| (c, (*t).to_owned(), None));
    Block::row(Place::cell("F", 1, 1), 0, cells)
}

fn read(blocks: Vec<Block>) -> Fill {
    fill(&Content { blocks, ..Content::default() })
}

fn kinds(blocks: Vec<Block>) -> String {
    let fill = read(blocks);
    fill.blanks.iter().map(|b| format!("{:?}", b.kind)).collect::<Vec<_>>().join(" ")
}

fn check(cases: &[(&str, &str)]) {
    let found = |text: &str| kinds(vec![line(text)]);
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(text, expected)| found(text) != *expected)
        .map(|(text, expected)| format!("{text:?}\n   expected {expected}\n   found    {}", found(text)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn lines_to_write_on_are_blanks() {
    check(&[
        ("Nom ...........................", "DottedLine"),
        ("Nom : ……………………", "DottedLine"),
        ("Nom : . . . . . . . . .", "DottedLine"),
        ("Je soussigné .............. demeurant ..............", "DottedLine DottedLine"),
        ("Fait à ………………, le ………………", "DottedLine DottedLine"),
        ("le ..../..../20..", "DottedLine"),
        ("Date : __/__/____", "Underscores"),
        ("Nom : ________ Prénom : ________", "Underscores Underscores"),
    ]);
}

#[test]
fn a_closing_formula_without_place_nor_day_is_unsigned() {
    check(&[
        ("Fait à le", "SignatureLine"),
        ("Fait à , le", "SignatureLine"),
        ("(signature)", "SignatureLine"),
        ("[cachet et signature]", "SignatureLine"),
        ("Lu et accepté, le ____/____/________", "SignatureLine"),
        ("(signature d'un devis)", ""),
        ("Fait à Mende le 3 mars 2026", ""),
        ("Fait à Mende, en deux exemplaires, le …… / …… / 2027", "SignatureLine"),
        ("Fait à Mende, le ____________", "SignatureLine"),
        ("Pour l'Agefiph Occitanie, à …………, le …… / …… / 20……", "SignatureLine"),
        ("Pour l'Agefiph Occitanie, à Toulouse, le 3 mars 2026", ""),
        ("Fait à Mende", ""),
    ]);
}

#[test]
fn places_for_signatures_that_stand_bare_at_the_end_are_unsigned() {
    let end = |lines: &[&str]| {
        let body = ["Contrat", "Durée : un an"].iter().chain(lines);
        kinds(body.map(|text| line(text)).collect())
    };
    assert_eq!(end(&["Le gérant", "L'intéressée"]), "SignatureLine SignatureLine");
    assert_eq!(end(&["Pour l'Agefiph, la déléguée régionale"]), "SignatureLine");
    assert_eq!(end(&["Le loueur\tLe locataire"]), "SignatureLine");
    assert_eq!(end(&["Le président de l'association"]), "SignatureLine");
    assert_eq!(end(&["Le stagiaire\tL'encadrante\tPour Alphavère"]), "SignatureLine");
    assert_eq!(end(&["Pour l'Agefiph"]), "SignatureLine");
    assert_eq!(end(&["Apprentie\tMaître d'apprentissage\tRéférent CFA"]), "SignatureLine");
    assert_eq!(
        end(&["Pour l'organisme, B. Escoffre", "Pour l'Agefiph, délégation Bretagne", "Nom, date et signature"]),
        "SignatureLine"
    );
    assert_eq!(end(&["Marie Estrabaud, signé le 11/02/2026", "Pour l'Agefiph", "le"]), "SignatureLine");
    assert_eq!(end(&["Signature : H. Castagné", "Signature et cachet de l'Agefiph :"]), "SignatureLine");
    assert_eq!(end(&["Signature : H. Castagné", "Signature et cachet : vu, le 12 mai"]), "");
    assert_eq!(
        end(&["Pour le centre, A. Roux", "Pour la commune, le maire – date, cachet et signature :"]),
        "SignatureLine"
    );
    assert_eq!(end(&["Pour la coopérative (nom, qualité, date, signature) : ........"]), "SignatureLine");
    assert_eq!(end(&["Pour la commune, le maire – date, cachet et signature : 12/03/2026, J. Farenc"]), "");
    let two = ["Pour le centre\tPour l'Agefiph", "A. Roux, présidente\tNom et qualité :"];
    assert_eq!(end(&[two[0], two[1], "le 01/12/2026\tle", "signé : A. Roux"]), "SignatureLine");
    assert_eq!(end(&[two[0], "A. Roux, présidente\tB. Sol, délégué", "le 01/12/2026\tle 03/12/2026"]), "");
    assert_eq!(end(&["Pour plus de détails"]), "");
    let dotted =
        ["Pour l'Agefiph\tPour l'institut", "Nom : ..........\tB. Charron, directrice", "Signature :\tvoir ci-dessous"];
    assert!(end(&dotted).contains("SignatureLine"), "{}", end(&dotted));
    let twice = [
        "Claire N. – Le sous-traitant",
        "Date et signature :",
        "Franck D. – Le donneur d'ordre",
        "Date et signature :",
    ];
    assert_eq!(end(&twice), "SignatureLine SignatureLine");
    for signed in [
        "La directrice, Anne Durand",
        "Pour l'organisme, B. Escoffre",
        "Le gérant a signé.",
        "Anne Durand",
        "Le responsable : A. Durand",
    ] {
        assert_eq!(end(&[signed]), "", "{signed}");
    }
    assert_eq!(end(&["Signature :", "Pour l'organisme,", "Signature :"]), "SignatureLine SignatureLine");
    assert_eq!(end(&["La directrice", "Anne Durand"]), "", "her name stands under it");
}

#[test]
fn the_day_that_waits_with_a_signature_is_no_field() {
    let jury = "Juré 1 : Philippe Outters Date : ....../....../...... Signature :";
    let fill = read(vec![line("Procès-verbal de session"), line(jury)]);
    assert_eq!(fill.blank, 0, "{fill:?}");
    assert!(fill.blanks.iter().all(|blank| blank.kind == BlankKind::SignatureLine) && !fill.blanks.is_empty());
    assert!(read(vec![line("Nom : ......"), line("Date : ....../....../......")]).blank > 0);
}

#[test]
fn a_row_of_signatories_that_one_passed_over_is_unsigned() {
    let end = |below: &[&str]| kinds(vec![line("Visite"), row(&["Stagiaire", "Tutrice", "CFA"]), row(below)]);
    assert_eq!(end(&["vu P03", "", "K. Belhadj"]), "SignatureLine");
    assert_eq!(end(&["vu P03", "L. Ladoux", "K. Belhadj"]), "");
    assert_eq!(kinds(vec![row(&["Stagiaire", "Activité"]), row(&["P03", ""])]), "", "a table of people");
    let named =
        |below: &[&str]| kinds(vec![row(&["Le directeur, Yann Cazelles", "La référente, Nadège R."]), row(below)]);
    assert_eq!(named(&["", "Lu et approuvé, le 02/09/2025"]), "SignatureLine");
    assert_eq!(named(&["", "deux heures par semaine"]), "", "nobody signs there");
    let labels =
        [row(&["Apprenti", "Maître d'apprentissage", "CFA"]), row(&["signature :", "signature :", "E. Barbet"])];
    let signed = row(&["", "", "E. Barbet"]);
    assert!(!kinds([&labels[..], &[signed]].concat()).is_empty(), "two of three wait");
    assert_eq!(kinds(vec![row(&["Entreprise", "CFA"]), row(&["signature :", "E. Barbet"])]), "", "nobody's title");
    let printed = |below: &str| kinds(vec![line("L'apprenti\tLe maître d'apprentissage\tLe référent"), line(below)]);
    assert_eq!(printed("M. Monteil, signé le 20/10/2026\tF. Chassang, signé le 20/10/2026"), "SignatureLine");
    assert_eq!(printed("M. Monteil, signé\tL. Bonal, signé\tF. Chassang, signé"), "");
}

#[test]
fn a_labelled_place_left_empty_beside_answered_ones_is_unsigned() {
    let end = |lines: &[&str]| kinds(["Visite du 4 mai"].iter().chain(lines).map(|text| line(text)).collect());
    assert_eq!(end(&["Stagiaire : Léa Marin\tTuteur :\tRéférent : K. Belhadj"]), "SignatureLine");
    assert_eq!(end(&["Apprentie : Léa Marin", "Maître d'apprentissage :", "Référent : K. Belhadj"]), "SignatureLine");
    assert_eq!(end(&["Le directeur : Y. Cazelles", "La présidente :"]), "SignatureLine");
    assert_eq!(end(&["Stagiaire : Léa Marin\tTuteur : S. Roux"]), "");
    assert_eq!(
        end(&["Le directeur :", "Yann Cazelles", "La présidente : Anne Durand"]),
        "",
        "his name stands under it"
    );
}

#[test]
fn those_who_are_to_sign_are_counted_at_the_end_only() {
    let many = |lines: &[&str]| read(lines.iter().map(|text| line(text)).collect()).signatories;
    assert_eq!(many(&["Charte", "Pour l'organisme, B. Escoffre", "Pour l'Agefiph, la déléguée régionale"]), 2);
    assert_eq!(many(&["Apprenti\tMaître d'apprentissage\tRéférent CFA"]), 3);
    let dated = "Pour la Maison des Métiers de la Lère, Bernard Cazalède – 02/11/2026";
    assert_eq!(many(&["Convention", dated, "Pour la coopérative (nom, date, signature) : ....."]), 2);
    let titled =
        ["Charte", "Pour le centre", "le directeur", "B. Escoffre", "Pour l'Agefiph", "le délégué régional", "/"];
    assert_eq!(many(&titled), 2, "a title under each");
    let within = [
        "Durée : trois ans. Pour l'organisme :",
        "S. Lanteri, gérante",
        "Pour l'Agefiph, la déléguée (nom, signature) :",
    ];
    assert_eq!(many(&within), 2, "a party at the end of a sentence");
    let below = ["Contrat", "Pour le donneur d'ordre", "B. Chassin", "Le sous-traitant, Lucile Fontan"];
    assert_eq!(many(&[&below[..], &["(date et signature) : ______"]].concat()), 2, "a name, and a place under it");
    assert_eq!(many(&["Charte", "Pour l'Agefiph, le délégué régional :", "(date et signature)"]), 1);
    let asked = "Le formateur (date, signature) : ………";
    assert_eq!(many(&["Contrat", "Pour Parlons Projet : Maud Estadieu", asked]), 2);
    assert_eq!(many(&["Palan\tBon\tPropriétaire", "Sanitaires\tBon\tOccupant"]), 0);
}

#[test]
fn those_who_sign_are_told_one_by_one() {
    let many = |lines: &[&str]| read(lines.iter().map(|text| line(text)).collect()).signers.len();
    let letter = ["Le directeur,", "L. Espinasse", "Lu et accepté, le titulaire, le …… / …… / ……", "J. Cayla"];
    assert_eq!(many(&[&["Vous rendez compte chaque mois."], &letter[..]].concat()), 2, "a title, then a name");
    let agreement = [
        "Fait à Agde le 26 janvier 2026, en deux exemplaires.",
        "Gérard Fabrègues, pour L'Écoutille",
        "Thibaut Nègre, pour Ondes Marines (date et signature)",
    ];
    assert_eq!(many(&agreement), 2);
    let charter =
        ["Hélène Castaing, présidente", "Agefiph: délégation régionale. Le", "Le délégué régional", "Page 1/1"];
    assert_eq!(many(&charter), 2, "a party without a name, its title, and the foot of the page");
    let visit =
        ["Lina Oubella, apprentie", "Céline Rigal, chargée du suivi", "Corinne Nougaret, maître d'apprentissage"];
    assert_eq!(many(&visit), 3);
    let lease =
        ["Le bailleur, Odile Rebillard", "Le preneur, Gérald Baudrand (signature précédée de « lu et approuvé »)"];
    assert_eq!(many(&lease), 2);
    let hired = ["Pour l'Estran : Delphine Bocquet", "Le sous-traitant : Jordan Caron (« lu et approuvé », signature)"];
    assert_eq!(many(&hired), 2);
    assert_eq!(many(&["Pour Mains d'Appui, Édith Voillemin", "L'intervenant, Ludovic Aubertin"]), 2);
    let accepted = ["Le gérant, Yann Riou :", "Y. Riou", "Lu et accepté, Solène Cazals :", "S. Cazals"];
    assert_eq!(many(&accepted), 2, "a name that comes again");
    let named = ["La gérante Hélène Castéra", "Bon pour acceptation Nadège Vidal", "Hélène Castéra", "Nadège Vidal"];
    assert_eq!(many(&named), 2);
    let contract = ["Le prestataire", "Aurélien Médan", "bon pour accord", "La cliente", "Marjolaine Estrabaud"];
    assert_eq!(many(&contract), 2, "what was written by hand is nobody");
    let approved = ["La directrice, Claire Montagnac", "Lu et approuvé, le 08/01/2025", "L'intéressé, Yann Le Goff"];
    assert_eq!(many(&["Contrat.", "TOUCHE ENTRÉE, Bastien ROUQUETTE", "Olivier MAURAND"]), 2, "for a company");
    assert_eq!(many(&approved), 2, "a formula and a day are nobody");
    assert_eq!(many(&["Le 3 mars", "gérant. Ce que chacun lui confie reste entre eux.", "Delphine Galaup"]), 1);
    assert_eq!(many(&["Conclusion", "Tout le monde a bien travaillé cette année"]), 0);
}

#[test]
fn a_party_of_which_nobody_is_named_is_left_where_one_picture_stands() {
    let ends = |pictures: u32, lines: &[&str]| {
        let blocks = lines.iter().map(|text| line(text)).collect();
        fill(&Content { blocks, pictures, ..Content::default() }).blanks.len()
    };
    let charter =
        ["Charte", "Pour le centre", "le directeur", "B. Escoffre", "Pour l'Agefiph", "le délégué régional", "/"];
    assert_eq!((ends(1, &charter), ends(0, &charter)), (1, 0));
    assert_eq!(ends(1, &[&charter[..6], &["M. Roques"]].concat()), 0);
    let asked = ["Charte", "Pour le centre, L. Marchesseau", "Pour l'Agefiph Occitanie, nom, date et", "signature :"];
    assert!(ends(1, &asked) > 0);
    let waiting =
        ["Charte", "Pour le centre : Y. Kerbo, signé", "Pour l'Agefiph : le délégué régional - Nom : ........"];
    let found = fill(&Content { blocks: waiting.map(line).into(), pictures: 1, ..Content::default() });
    assert!(
        found.blanks.iter().all(|blank| blank.kind == BlankKind::SignatureLine) && found.signatories == 2,
        "{found:?}"
    );
}

#[test]
fn a_grid_that_nobody_answered_is_blank() {
    let questions = ["Compétences en interne ?", "Matériel disponible ?", "Partenaire utile ?", "Notre stratégie ?"];
    let grid = |answer: &str| {
        let head = [row(&["On y va ?"]), row(&["Question", "Note /5", "Pourquoi"])];
        let rows = questions.iter().enumerate().map(|(i, question)| row(&[question, if i == 2 { answer } else { "" }]));
        kinds(head.into_iter().chain(rows).collect())
    };
    assert_eq!(grid(""), "EmptyLabel EmptyLabel EmptyLabel EmptyLabel");
    assert_eq!(grid("4"), "", "somebody began to answer");
    let list = [
        row(&["Date", "Objet"]),
        row(&["03/02/2026", "Visite"]),
        row(&["Ménage"]),
        row(&["Linge"]),
        row(&["Cour"]),
        row(&["Salle"]),
    ];
    assert_eq!(kinds(list.into()), "", "what follows a filled row is no grid");
}

#[test]
fn leaders_and_ellipses_are_not() {
    check(&[
        ("Chapitre 1 ....... 3", ""),
        ("Annexes ..................................... 12", ""),
        ("Préambule ........ iv", ""),
        ("Total ............. 1 200 €", ""),
        ("etc...", ""),
        ("Il faut choisir… puis décider", ""),
        ("____________________________________________________________", ""),
        ("../../dossier", ""),
        ("nom_du_fichier", ""),
        ("module __init__", ""),
        ("https://exemple.fr/e/xxxx", ""),
    ]);
    assert_eq!(kinds(vec![row(&["Chapitre 1 ..........", "3"])]), "");
}

#[test]
fn placeholders_are_blanks() {
    check(&[
        ("Le stagiaire [à compléter] suivra", "Placeholder"),
        ("[Nom du formateur]", "Placeholder"),
        ("Bonjour {{prenom}} {{ nom }}", "Placeholder Placeholder"),
        ("Bonjour ${nom}", "Placeholder"),
        ("M. «Nom» «Prénom_stagiaire»", "Placeholder Placeholder"),
        ("Client : <Nom>", "Placeholder"),
        ("du XX/XX/XXXX au XX/XX/2026", "Placeholder Placeholder"),
        ("XXXX heures", "Placeholder"),
        ("soit XX heures de formation", "Placeholder"),
        ("Tél. XX XX XX XX XX", "Placeholder"),
        ("Date : JJ/MM/AAAA", "Placeholder"),
        ("(à compléter)", "Placeholder"),
        ("Cliquez ou appuyez ici pour entrer du texte.", "Placeholder"),
        ("Choisissez un élément.", "Placeholder"),
    ]);
}

#[test]
fn ordinary_signs_are_no_placeholders() {
    check(&[
        ("voir [1] et [sic]", ""),
        ("[Nom](https://exemple.fr)", ""),
        ("la « qualité » et «qualité»", ""),
        ("Louis XX et le XXe siècle", ""),
        ("taille XXL", ""),
        ("Date (JJ/MM/AAAA) : 12/03/2026", ""),
        ("dates au format JJ/MM/AAAA", ""),
        ("Jean <jean@exemple.fr>", ""),
        ("si a < b et c > d", ""),
        ("{a, b}", ""),
        ("le formulaire est à compléter par le stagiaire", ""),
        ("(dates à convenir)", ""),
        ("modèle économique", ""),
        ("Projet pédagogique", ""),
        ("Modèle : HP 250", ""),
        ("Modèle", ""),
    ]);
}

#[test]
fn marks_of_a_template_stand_alone() {
    check(&[
        ("MODÈLE", "WordMark"),
        ("SPECIMEN", "WordMark"),
        ("Spécimen", "WordMark"),
        ("*** BROUILLON ***", "WordMark"),
        ("Lorem ipsum dolor sit amet", "WordMark"),
        ("[PROJET]", "WordMark"),
        ("Modèle à compléter", "WordMark"),
    ]);
    assert_eq!(kinds(vec![row(&["Marque", "MODÈLE", "N° de série"])]), "");
}

#[test]
fn a_label_without_value_is_blank_and_one_with_a_value_is_filled() {
    let fill = read(vec![line("Nom :      Prénom :      Date :")]);
    assert_eq!((fill.filled, fill.blank), (0, 3));
    let fill = read(vec![line("Nom : Dupont   Prénom : Jean   Date : 12/03/2026")]);
    assert_eq!((fill.filled, fill.blank), (3, 0));
    let fill = read(vec![line("Nom du stagiaire : Dupont Entreprise : Société Martin Lieu : ")]);
    assert_eq!((fill.filled, fill.blank), (2, 1));
    let fill = read(vec![line("Horaires : 9:00 - 17:00, voir https://exemple.fr")]);
    assert_eq!((fill.filled, fill.blank), (1, 0));
    let fill = read(vec![line("Nom : Жуков")]);
    assert_eq!((fill.filled, fill.blank), (1, 0));
}

#[test]
fn a_sentence_that_ends_with_a_colon_is_no_label() {
    check(&[
        ("Nous certifions par la présente que la société :", ""),
        ("atteste que l'organisme susmentionné est certifié :", ""),
        ("Pour faciliter l'organisation de l'hébergement, merci de nous préciser le nombre de couples :", ""),
        ("Merci de nous préciser le nombre de personnes :", ""),
        ("Mail : contact@exemple.fr Web : exemple.fr", ""),
        ("Si mineur, nom du responsable légal :", "EmptyLabel"),
    ]);
}

#[test]
fn what_every_page_repeats_counts_once() {
    let fill = read(vec![line("Nom : ...... Date :"), line("x"), line("Nom : ...... Date :"), line("y")]);
    assert_eq!((fill.filled, fill.blank), (1, 1));
}

#[test]
fn the_value_may_stand_on_the_next_line() {
    let fill = read(vec![line("Nom :"), line("Dupont"), line("Adresse :"), line("Lieu :"), line("Nîmes")]);
    assert_eq!((fill.filled, fill.blank), (2, 1));
    let fill = read(vec![line("Les objectifs sont les suivants :"), line("Date :")]);
    assert_eq!((fill.filled, fill.blank), (0, 1));
}

#[test]
fn the_line_to_write_on_under_a_label_is_the_same_field() {
    assert_eq!(kinds(vec![line("Bon pour accord, date et signature :"), line("______________")]), "SignatureLine");
    assert_eq!(kinds(vec![line("Nom :"), line("....................")]), "EmptyLabel");
}

#[test]
fn cells_hold_the_values_of_labels() {
    let fill = read(vec![row(&["Nom :", "Dupont", "Prénom :", ""]), row(&["Date :", "........", "Lieu :", "Nîmes"])]);
    assert_eq!((fill.filled, fill.blank), (2, 2));
    let form =
        vec![row(&["Nom", "Dupont"]), row(&["Adresse", ""]), row(&["Date de visite", ""]), row(&["Lieu", "Alès"])];
    let fill = read(form);
    assert_eq!(fill.blank, 2);
    let list = vec![row(&["Nom", "Prénom", "Signature"]), row(&["Dupont", "Jean"]), row(&["Martin", "Léa"])];
    assert_eq!(read(list).blank, 0, "a header is no form");
}

#[test]
fn an_unsigned_line_is_not_a_blank_field() {
    check(&[
        ("Signature :", "SignatureLine"),
        ("Signature ........................", "SignatureLine"),
        ("Cachet et signature : ____________", "SignatureLine"),
        ("Signature du stagiaire :      Signature du formateur :", "SignatureLine SignatureLine"),
        ("Nom : ........ Signature : ........", "DottedLine SignatureLine"),
        ("Signature : ........ Date : ........", "SignatureLine DottedLine"),
        ("Lu et approuvé ..............", "SignatureLine"),
        ("Signature : Jean Dupont", ""),
    ]);
    assert_eq!(read(vec![line("Signature :")]).blank, 0);
}

#[test]
fn what_another_party_left_open_is_a_place_for_a_signature() {
    let kinds = |block: Block| read(vec![block]).blanks.iter().map(|blank| blank.kind).collect::<Vec<_>>();
    assert_eq!(kinds(row(&["Nom : Hélène Vasseur", "Nom :"])), [BlankKind::SignatureLine]);
    assert_eq!(kinds(row(&["Nom : Hélène Vasseur", "Ville :"])), [BlankKind::EmptyLabel]);
    let party = "Pour l'Agefiph, à Orléans, le .................... : (nom, qualité, signature)";
    assert_eq!(kinds(line(party)), [BlankKind::SignatureLine]);
    assert_eq!(kinds(line("Pour l'Agefiph, le délégué régional : ……………")), [BlankKind::SignatureLine]);
    assert_eq!(kinds(line("(date et signature)")), [BlankKind::SignatureLine]);
    assert_eq!(kinds(line("Pour le calcul, à Orléans, le .................... : (montant)")), [BlankKind::DottedLine]);
}

proptest! {
    #[test]
    fn any_text_is_read_and_spans_are_its_own(
        texts in prop::collection::vec("(\\.\\.|__|Nom|Signature| : |XX|/|\\[|\\]|«|»|é|\t|x|20|\\PC){0,30}", 0..5),
    ) {
        let blocks: Vec<Block> = texts.iter().map(|t| line(t)).chain(texts.iter().map(|t| row(&[t, "Date :", t]))).collect();
        let content = Content { blocks, ..Content::default() };
        let fill = fill(&content);
        for blank in &fill.blanks {
            prop_assert!(content.blocks[blank.block].text.get(blank.span.clone()).is_some());
        }
        prop_assert!(fill.blank <= fill.blanks.len());
    }
}
