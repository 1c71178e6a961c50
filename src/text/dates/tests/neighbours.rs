//! What the lines around, the columns and the labels of tables make of dates, and what comes from outside the text.

use jiff::civil::date;

use super::{AS_OF, document, line, read, row, told};
use crate::model::date::{DateSource, Precision, Role};
use crate::model::document::{Block, BlockKind, Properties, SignatureKind, SignatureMark};
use crate::model::place::Place;
use crate::text::dates::{find, parse_cell};

#[test]
fn the_line_above_speaks_of_a_silent_line() {
    assert_eq!(read(vec![line("Date de visite"), line("12/03/2026")]), "2026-03-12 visit");
    assert_eq!(
        read(vec![line("Le présent contrat prend effet à compter du"), line("1er janvier 2026 pour un an.")]),
        "2026-01-01 effect"
    );
    assert_eq!(
        read(vec![line("Date de visite    Date d'édition"), line("12/03/2026    15/03/2026")]),
        "2026-03-12 visit; 2026-03-15 issue"
    );
    assert_eq!(read(vec![line("Le 12/03/2026"), line("Signature du stagiaire")]), "2026-03-12 signature");
    assert_eq!(
        read(vec![
            line("Parties non vérifiées : néant. La précédente"),
            line("vérification a eu lieu le 24 juin 2025.")
        ]),
        "2025-06-24 previous"
    );
    assert_eq!(
        read(vec![line("Code   Pilote   Applicable le   Visite"), line("PR-01   Puech   06/10/2025   Vidal")]),
        "2025-10-06 effect"
    );
}

#[test]
fn the_line_above_is_not_heard_when_it_has_its_own_date_or_is_prose() {
    assert_eq!(
        read(vec![line("Date de visite : 10/03/2026"), line("x 12/03/2026")]),
        "2026-03-10 visit; 2026-03-12 unknown"
    );
    let prose =
        "Le rapport de visite est conservé dans le registre de sécurité de l'établissement par le gestionnaire.";
    assert_eq!(read(vec![line(prose), line("x 12/03/2026")]), "2026-03-12 unknown");
}

#[test]
fn a_line_break_cuts_no_date() {
    let cut = vec![
        line("Garantie valable du 1er janvier 2026 au"),
        line("31 décembre 2026. Fait à Nîmes, le 12"),
        line("mars 2026."),
    ];
    assert_eq!(read(cut), "2026-01-01 effect; 2026-12-31 expiry; 2026-03-12 issue");
    assert_eq!(read(vec![line("Visite de l'entreprise du 12"), line("mars 2026 à Alès")]), "2026-03-12 visit");
    let title = |text: &str| Block { kind: BlockKind::Title, ..line(text) };
    let titles = vec![title("CR du groupe projet du jeudi 15 octobre"), title("2026")];
    assert_eq!(read(titles), "2026-10-15 event");
    assert_eq!(read(vec![line("Page 12"), line("Organigramme")]), "");
    assert_eq!(read(vec![line("Groupe 2"), line("mars 2026")]), "2026-03-02 unknown ?");
}

#[test]
fn dates_beside_names_after_the_place_are_signatures() {
    let lines = [
        "Fait à Nîmes, le 12 mars 2026",
        "La directrice\tLe titulaire",
        "Anne Roux\tPaul Vidal",
        "12/03/2026\t13/03/2026",
    ];
    assert_eq!(read(lines.map(line).into()), "2026-03-12 issue; 2026-03-12 signature; 2026-03-13 signature");
    let cell = vec![
        line("Fait en deux exemplaires, le 12 mars 2026"),
        row(1, &["Pour l'entreprise Paul Vidal, gérant 13/03/2026"]),
    ];
    assert_eq!(read(cell), "2026-03-12 issue; 2026-03-13 signature");
}

#[test]
fn the_margin_of_a_printed_page_is_a_print() {
    let page = vec![line("20/11/2026 09:31 Mes résultats"), line("https://exemple.fr/resultats\t1/1")];
    assert_eq!(read(page), "2026-11-20 print");
}

#[test]
fn a_register_read_as_lines_takes_the_subject_of_its_header() {
    let register =
        ["Date\tNature du", "contrôle", "Organisme", "12/03/2025 Électricité –", "vérification", "09/10/2025 Porte"];
    assert_eq!(read(register.map(line).into()), "2025-03-12 visit; 2025-10-09 visit");
    let works = ["Date\tNature\tEntreprise", "18/07/2024\tPortes coupe-feu\tMenuiserie"];
    assert_eq!(read(works.map(line).into()), "2024-07-18 event");
}

#[test]
fn done_on_in_a_table_is_an_event_and_bare_numbers_are_no_years() {
    let plan = vec![
        row(1, &["Action", "Pour quand", "Coût", "Fait le"]),
        row(2, &["Rampe", "30/06/2026", "2100", "12/06/2026"]),
    ];
    assert_eq!(read(plan), "2026-06-30 expiry; 2026-06-12 event");
    let ranks = vec![row(1, &["N°", "Objet", "Reçu le"]), row(2, &["2026-01", "Rampe", "12/06/2026"])];
    assert_eq!(read(ranks), "2026-06-12 issue");
}

#[test]
fn the_header_of_a_column_speaks_of_its_cells() {
    let rows = vec![
        row(1, &["Action", "Responsable", "Échéance", "Réalisé le"]),
        row(2, &["Vérification des extincteurs", "Dupont", "30/06/2026", "12/06/2026"]),
        row(3, &["Audit interne", "Martin", "31/12/2026", ""]),
    ];
    assert_eq!(read(rows), "2026-06-30 expiry; 2026-06-12 visit; 2026-12-31 expiry");
}

#[test]
fn a_column_named_date_takes_the_subject_of_the_row_or_of_the_table() {
    let register = vec![
        row(1, &["Date", "Nature de la vérification", "Organisme", "Prochaine échéance"]),
        row(2, &["12/03/2026", "Électricité", "Socotec", "12/03/2027"]),
    ];
    assert_eq!(read(register), "2026-03-12 visit; 2027-03-12 next_due");
    let log = vec![row(1, &["Date", "Objet"]), row(2, &["12/03/2026", "Contrôle des extincteurs"])];
    assert_eq!(read(log), "2026-03-12 visit");
    let history = vec![row(1, &["Version", "Date", "Modifications"]), row(2, &["V2", "12/03/2026", "suite à l'audit"])];
    assert_eq!(read(history), "2026-03-12 version");
    let indexed =
        vec![row(1, &["Indice", "Date", "Objet"]), row(2, &["1", "12/03/2026", "Après la visite des auditeurs"])];
    assert_eq!(read(indexed), "2026-03-12 version");
    let sheet = vec![row(1, &["Nom", "Date", "Signature"]), row(2, &["Dupont", "12/03/2026", ""])];
    assert_eq!(read(sheet), "2026-03-12 signature");
    let plain = vec![row(1, &["Date", "Thème"]), row(2, &["12/03/2026", "Pédagogie"])];
    assert_eq!(read(plain), "2026-03-12 event");
}

#[test]
fn the_day_by_which_an_action_is_due_is_no_day_of_the_document() {
    for head in ["Quand", "Pour le", "D'ici le", "Délai :"] {
        let cells = vec![row(1, &["Décision", "Qui", head]), row(2, &["Relancer l'Agefiph", "N. Fabre", "12/03/2026"])];
        assert_eq!(read(cells), "2026-03-12 expiry", "{head}");
        let lines =
            vec![line(&format!("Écart\tAction\tQui\t{head}")), line("Trait\tVisite de reprise\tA. Roux\t12/03/2026")];
        assert_eq!(read(lines), "2026-03-12 expiry", "{head} in a printed table");
    }
    let meeting = vec![row(1, &["Apprenant", "Entreprise", "Quand"]), row(2, &["Léa", "Clapas", "12/03/2026, visio"])];
    assert_eq!(read(meeting), "2026-03-12 event");
}

#[test]
fn the_label_on_the_left_speaks_of_a_cell() {
    assert_eq!(read(vec![row(1, &["Date de visite", "12/03/2026"])]), "2026-03-12 visit");
    let pairs = vec![
        row(1, &["Objet du contrôle", "Vérification annuelle"]),
        row(2, &["Prochaine visite", "12/03/2027"]),
        row(3, &["Date d'édition :", "15/03/2026"]),
    ];
    assert_eq!(read(pairs), "2027-03-12 next_due; 2026-03-15 issue");
    let wide = vec![row(1, &["Date de visite", "12/03/2026", "Prochaine visite", "12/03/2027"])];
    assert_eq!(read(wide), "2026-03-12 visit; 2027-03-12 next_due");
}

#[test]
fn a_cell_says_its_own_role_first() {
    let rows = vec![row(1, &["Action", "Échéance"]), row(2, &["Extincteurs", "vérifié le 12/03/2026"])];
    assert_eq!(read(rows), "2026-03-12 visit");
}

#[test]
fn the_number_format_of_a_cell_gives_its_date_and_place() {
    let cells = [(1, "Visite".to_owned(), None), (2, "46093".to_owned(), Some(date(2026, 3, 12)))];
    let header = row(1, &["Objet", "Date de visite"]);
    let block = Block::row(Place::cell("Feuille", 1, 2), 0, cells);
    let dates = find(&document("x.xlsx", vec![header, block]), AS_OF);
    assert_eq!(told(&dates), "2026-03-12 visit");
    assert_eq!(dates[0].source, DateSource::Cell);
    assert_eq!(dates[0].place, Some(Place::Cell { sheet: "Feuille".into(), cell: "B2".into() }));
}

#[test]
fn a_cell_that_shows_a_month_is_a_month() {
    let cells = [(1, "mars-26".to_owned(), Some(date(2026, 3, 1)))];
    let dates = find(&document("x.xlsx", vec![Block::row(Place::cell("F", 1, 1), 0, cells)]), AS_OF);
    assert_eq!((dates[0].precision, dates[0].last), (Precision::Month, date(2026, 3, 31)));
}

#[test]
fn a_column_whose_values_show_it_is_read_month_first() {
    let english = vec![row(1, &["Horodateur"]), row(2, &["3/12/2024 10:15:33"]), row(3, &["3/25/2024 10:15:33"])];
    assert_eq!(read(english), "2024-03-12 event; 2024-03-25 event");
    let french = vec![row(1, &["Horodateur"]), row(2, &["3/12/2024 10:15:33"]), row(3, &["25/12/2024 10:15:33"])];
    assert_eq!(read(french), "2024-12-03 event; 2024-12-25 event");
    let open = vec![row(1, &["Horodateur"]), row(2, &["3/12/2024 10:15:33"])];
    assert_eq!(read(open), "2024-12-03 event ?");
}

#[test]
fn signatures_and_properties_come_last() {
    use DateSource::{FileName, Metadata, Signature, Text};
    let mut document = document("CR 2026-03-10.pdf", vec![line("Date de visite : 12/03/2026")]);
    document.content.signatures.push(SignatureMark {
        date: Some(date(2026, 3, 13)),
        ..SignatureMark::new(SignatureKind::Electronic, Some(Place::Page(2)))
    });
    document.content.properties =
        Properties { created: Some(date(2026, 3, 14)), modified: Some(date(2026, 3, 15)), ..Properties::default() };
    let dates = find(&document, AS_OF);
    assert_eq!(
        told(&dates),
        "2026-03-12 visit; 2026-03-10 event; 2026-03-13 signature; 2026-03-14 issue; 2026-03-15 version"
    );
    let sources: Vec<DateSource> = dates.iter().map(|d| d.source).collect();
    assert_eq!(sources, [Text, FileName, Signature, Metadata, Metadata]);
}

#[test]
fn a_field_of_a_form_is_a_source_of_its_own() {
    let field = Block::new(Place::Page(1), BlockKind::Field, "Date de visite : 12/03/2026");
    let dates = find(&document("x.pdf", vec![field]), AS_OF);
    assert_eq!((dates[0].source, dates[0].role), (DateSource::FormField, Role::Visit));
}

#[test]
fn the_quote_holds_the_phrase_and_the_date() {
    let text = "L'établissement a reçu la commission. Date de visite : 12/03/2026, avis favorable.";
    let dates = find(&document("x.pdf", vec![line(text)]), AS_OF);
    assert_eq!(dates[0].quote, "Date de visite : 12/03/2026");
}

#[test]
fn a_cell_is_parsed_to_the_last_day_it_names() {
    let cases = [
        ("30/06/2026", Some(date(2026, 6, 30))),
        ("juin 2026", Some(date(2026, 6, 30))),
        ("T2 2026", Some(date(2026, 6, 30))),
        ("fin 2026", Some(date(2026, 12, 31))),
        ("2026", Some(date(2026, 12, 31))),
        ("reporté du 12/03/2026 puis 30/06/2026", Some(date(2026, 6, 30))),
        ("30/06/26", Some(date(2026, 6, 30))),
        ("en cours", None),
        ("6 mois", None),
        ("", None),
    ];
    for (text, expected) in cases {
        assert_eq!(parse_cell(text, AS_OF), expected, "{text}");
    }
    assert!(parse_cell("30/06/26", jiff::civil::Date::MAX).is_some());
}

#[test]
fn a_dated_title_above_a_table_does_not_hide_its_header() {
    let report = vec![
        row(1, &["Rapport d'audit interne – audit mené du 7 au 14 février 2025"]),
        row(2, &["Indicateur", "Constat", "Action", "Pilote", "Délai"]),
        row(3, &["C", "point sensible", "modèle à revoir", "J. Malbert", "31/03/2025"]),
    ];
    assert_eq!(read(report), "2025-02-07..2025-02-14 visit; 2025-03-31 expiry");
    let inventory = row(1, &["Inventaire et plan de renouvellement – au 31/08/2026"]);
    assert!(!read(vec![inventory]).contains("next_due"));
}

#[test]
fn a_day_that_is_only_called_the_date_is_what_a_later_paper_speaks_of() {
    let lines = |texts: &[&str]| read(texts.iter().map(|text| line(text)).collect());
    assert_eq!(
        lines(&["Date : 18 novembre 2025", "Durée : 7 heures", "Fait à Auch, le 19 novembre 2025"]),
        "2025-11-18 event; 2025-11-19 issue"
    );
    assert_eq!(
        lines(&["Date : 19 novembre 2025", "Fait à Auch, le 19 novembre 2025"]),
        "2025-11-19 issue; 2025-11-19 issue"
    );
    assert_eq!(lines(&["Date : 18 novembre 2025", "Objet : relance"]), "2025-11-18 issue");
    assert_eq!(lines(&["Dates : 19 et 20 mai 2022", "Durée : 14 heures"]), "2022-05-19 event; 2022-05-20 event");
}

#[test]
fn the_day_and_hour_over_minutes_are_those_of_the_meeting() {
    let lines = |texts: &[&str]| read(texts.iter().map(|text| line(text)).collect());
    assert_eq!(
        lines(&["Groupe accessibilité", "mardi 9 juin 2026, 16 h 30, salle Tilleul", "Rédigé le 12 juin 2026"]),
        "2026-06-09 event; 2026-06-12 issue"
    );
    assert_eq!(lines(&["Bonjour", "12 juin 2026, 17 personnes"]), "2026-06-12 unknown");
}

#[test]
fn a_message_passed_on_keeps_its_day() {
    let mail = |subject: &str| {
        let texts = [subject, "From: Solange <s@exemple.fr>", "Date: 10/09/2026 10:02", "On a eu une suite ?"];
        let quoted = ["-----Message d'origine-----", "Envoyé : mardi 17 février 2026 15:40", "Bonjour"];
        read(texts.iter().chain(&quoted).map(|text| line(text)).collect())
    };
    assert_eq!(mail("TR: demande d'inscription"), "2026-09-10 unknown; 2026-02-17 issue");
    assert_eq!(mail("RE: demande d'inscription"), "2026-09-10 issue; 2026-02-17 issue");
}

#[test]
fn a_place_and_a_day_head_a_note() {
    let lines = |texts: &[&str]| read(texts.iter().map(|text| line(text)).collect());
    assert_eq!(lines(&["Note : réf. maintenance", "Thiers, 06/01/2025. De : BF. Pour : l'équipe"]), "2025-01-06 issue");
    let tour = ["Salons de l'année", "a", "b", "c", "d", "Lyon, 12/03/2026"];
    assert_ne!(lines(&tour), "2026-03-12 issue", "further down it may be where something took place");
}

#[test]
fn what_a_talk_comes_before_is_no_day() {
    assert_ne!(read(vec![line("ENTRETIEN AVANT ENTRÉE – 12 mars 2026 – Maud")]), "2026-03-12 expiry");
    assert_eq!(read(vec![line("À rendre avant le 12 mars 2026")]), "2026-03-12 expiry");
    assert_eq!(read(vec![line("À rendre avant : 12/03/2026")]), "2026-03-12 expiry");
}

#[test]
fn an_answer_by_mail_is_no_day_of_the_paper() {
    let said = |text: &str| read(vec![line(text)]);
    assert_eq!(said("J'accepte (réponse de M. Arbost par retour de mail, 26/05/2026)"), "2026-05-26 event");
    assert_eq!(said("Envoyé par mail le 15 mai 2026"), "2026-05-15 issue");
}

#[test]
fn a_mail_is_of_the_day_on_which_it_left() {
    let offer = [
        "Proposition tablettes",
        "From: Marjo <m@exemple.fr>",
        "Date: 09/06/2026 14:22",
        "Voici ma proposition : deux jours les 29 et 30 juin 2026",
    ];
    assert_eq!(
        read(offer.iter().map(|text| line(text)).collect()),
        "2026-06-09 issue; 2026-06-29 event; 2026-06-30 event"
    );
}

#[test]
fn days_by_which_something_is_to_be_done_are_told_from_those_on_which_it_was() {
    let table = |head: &[&str], cells: &[&str]| read(vec![row(1, head), row(2, cells)]);
    assert_eq!(
        table(&["Constat", "Qui", "Pour le", "Soldé le"], &["relances", "Puech", "30/11/2026", "24/11/2026"]),
        "2026-11-30 expiry; 2026-11-24 event"
    );
    assert_eq!(table(&["Danger", "Mesures", "Pour le"], &["chute", "arceau", "30/11/2026"]), "2026-11-30 expiry");
}

#[test]
fn a_place_and_a_day_alone_say_when_it_was_written_whatever_stands_above() {
    assert_eq!(
        read(vec![line("Attestation de présence à l'atelier"), line("Toulouse, le 3 mars 2025")]),
        "2025-03-03 issue"
    );
    assert_eq!(read(vec![line("Réunion d'équipe"), line("Le 3 mars 2025")]), "2025-03-03 event");
    assert_eq!(read(vec![line("Mardi 7 juillet 2026, Thierry et la gérante, 40 minutes")]), "2026-07-07 event");
}

#[test]
fn the_article_on_the_term_of_a_contract_speaks_of_its_days() {
    let days = "Neuf années, du 1er mars 2021 au 28 février 2030.";
    let expiry = "2021-03-01 effect; 2030-02-28 expiry";
    for head in ["Article 4 – Durée", "3. Durée", "2. Période et réservation", "ARTICLE 3 : PRISE D'EFFET ET DURÉE"]
    {
        assert_eq!(read(vec![line(head), line(days)]), expiry, "{head}");
    }
    assert_eq!(read(vec![line("Durée"), line("Trois jours, du 12 au 14 mars 2026.")]), "2026-03-12..2026-03-14 event");
}

#[test]
fn a_table_of_who_does_what_ends_in_deadlines() {
    let table = |heads: &[&str]| vec![row(1, heads), row(2, &["Relire la charte", "Solène", "15/01/2027"])];
    assert_eq!(read(table(&["Quoi", "Qui", "Quand"])), "2027-01-15 expiry");
    let log = vec![row(1, &["Quand", "Qui", "Quoi"]), row(2, &["15/01/2026", "Solène", "appel"])];
    assert_eq!(read(log), "2026-01-15 event");
}

#[test]
fn the_line_under_the_title_of_a_report_says_when_it_was() {
    let under = |title: &str, text: &str| read(vec![line(title), line(text), line("Objet : tout le reste")]);
    let days = "2025-11-12 visit; 2025-11-13 visit";
    assert_eq!(under("RAPPORT D'AUDIT INTERNE", "Agly Métiers - les 12 et 13 novembre 2025"), days);
    assert_eq!(under("Compte rendu de réunion", "Agly Métiers - 12 novembre 2025"), "2025-11-12 event");
}

#[test]
fn a_day_over_how_long_it_lasted_is_that_of_what_was_held() {
    assert_eq!(read(vec![line("Date 9 juin 2026"), line("Durée 14 heures")]), "2026-06-09 event");
    assert_eq!(read(vec![line("Date : 9 juin 2026"), line("Horaires : 9 h - 17 h")]), "2026-06-09 event");
    assert_eq!(read(vec![line("Date : 9 juin 2026"), line("Durée : un an")]), "2026-06-09 issue");
}

#[test]
fn what_was_adopted_at_a_meeting_is_a_version_of_that_day() {
    let adopted = "Adopté en réunion d'équipe le 14 septembre 2026 - rédaction B. Castagné";
    assert_eq!(read(vec![line("La marche à suivre"), line(adopted)]), "2026-09-14 version");
}

#[test]
fn what_a_line_break_leaves_of_what_was_replaced() {
    let told =
        read(vec![line("Applicable au 1er septembre 2026 — annule et remplace"), line("celui du 4 septembre 2023.")]);
    assert_eq!(told, "2026-09-01 effect; 2023-09-04 previous");
}
