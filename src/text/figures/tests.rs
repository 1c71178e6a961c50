//! What figures are found, and which are passed over.

use super::*;
use crate::model::place::Place;

const MEASURES: [&[&str]; 3] = [&["satisfaction", "satisfaits"], &["abandon", "abandons"], &["réussite", "reçus"]];

fn found(content: &Content) -> Vec<Figure> {
    let measures = MEASURES.map(|any| any.iter().copied().map(Phrase::from).collect::<Vec<_>>());
    let measures = measures.each_ref().map(Vec::as_slice);
    find(content, &Stream::new(content), (&measures, &Acronyms::of(["Réussite DWWM"])))
}

fn told(content: &Content) -> Vec<String> {
    let about = |figure: &Figure| figure.about.iter().cloned().collect::<Vec<_>>().join(" ");
    let told = |one: &Figure| format!("{} {} {} [{}]", one.measure, one.year, one.rate.hundredths / 10, about(one));
    found(content).iter().map(told).collect()
}

fn text(lines: &[&str]) -> Content {
    let block = |line: &&str| Block::new(Place::Page(1), BlockKind::Paragraph, *line);
    Content { blocks: lines.iter().map(block).collect(), ..Content::default() }
}

fn sheet(title: &str, rows: &[&[&str]]) -> Content {
    let mut content = text(&[title]);
    let rows = rows.iter().zip(2..).map(|(cells, number)| {
        let cells = (1..).zip(cells.iter()).map(|(column, text)| (column, (*text).to_owned(), None));
        Block::row(Place::cell("S", 1, number), 0, cells)
    });
    content.blocks.extend(rows);
    content
}

#[test]
fn two_rates_joined_by_and_are_two_clauses() {
    let line = "En 2026, la satisfaction s'établit à 91 % et le taux d'abandon à 3 %.";
    assert_eq!(told(&text(&[line])), ["0 2026 910 []", "1 2026 30 []"]);
    let shared = "En 2026, satisfaction et abandon à 3 %.";
    assert!(told(&text(&[shared])).is_empty(), "nobody knows whose rate it is");
}

#[test]
fn a_dashboard_gives_a_rate_for_each_year_and_no_goal() {
    let rows: [&[&str]; 3] = [
        &["Indicateur", "Objectif 2026", "Résultat 2025", "Résultat 2026"],
        &["Satisfaction à chaud (4 et 5 sur 5)", "92 %", "91,4 %", "92,6 %"],
        &["Taux d'abandon", "moins de 5 %", "3 %", "2 % (3 sur 150)"],
    ];
    let found = told(&sheet("Tableau de bord qualité – arrêté au 30/11/2026", &rows));
    assert_eq!(found, ["0 2025 914 []", "0 2026 926 []", "1 2025 30 []", "1 2026 20 []"]);
    let rows: [&[&str]; 3] =
        [&["Indicateur", "But", "Résultat 2025"], &["Note moyenne", "9", "9,1"], &["Réussite CACES", "90 %", "86 %"]];
    assert_eq!(told(&sheet("Tableau de bord", &rows)), ["2 2025 860 [cac]"], "a row of notes heads nothing");
    let rows: [&[&str]; 2] = [&["Indicateur", "2024", "2025"], &["Satisfaction à froid (%)", "92.6", "94"]];
    assert_eq!(told(&sheet("Tableau de bord", &rows)), ["0 2024 926 [froid]", "0 2025 940 [froid]"]);
}

#[test]
fn a_page_of_results_is_of_the_year_of_its_title() {
    let rows: [&[&str]; 2] = [&["", "Salariés", "Apprentis"], &["Satisfaction à chaud des stagiaires", "94 %", "-"]];
    assert_eq!(told(&sheet("Nos résultats en 2026, page du 12 janvier 2027", &rows)), ["0 2026 940 []"]);
    let rows: [&[&str]; 3] = [&["Domaine", "Satisfaction"], &["Langues", "96 %"], &["Ensemble", "93 %"]];
    assert_eq!(told(&sheet("Résultats 2025", &rows)), ["0 2025 960 [langu]", "0 2025 930 []"]);
    let rows: [&[&str]; 2] = [&["", "CAP", "Titre"], &["Réussite", "80 %", "90 %"]];
    assert_eq!(told(&sheet("Résultats 2025", &rows)), ["2 2025 800 [cap]", "2 2025 900 [titr]"]);
    let printed = ["Mes résultats", "quoi\t2024\t2025", "satisfaction (4 ou 5 sur 5)\t96 %\t98 %", "abandons\t\t2,8 %"];
    assert_eq!(told(&text(&printed)), ["0 2024 960 []", "0 2025 980 []", "1 2025 28 []"]);
}

#[test]
fn a_mere_rate_is_that_of_the_column_before() {
    let rows: [&[&str]; 2] = [&["Formation", "Présentés", "Admis", "Taux"], &["BPREA", "14", "11", "79 %"]];
    assert_eq!(told(&sheet("Résultats 2025", &rows)), Vec::<String>::new(), "admis is no measure here");
    let rows: [&[&str]; 2] = [&["Formation", "Présentés", "Reçus", "Taux"], &["BPREA", "14", "11", "79 %"]];
    assert_eq!(told(&sheet("Résultats 2025", &rows)), ["2 2025 790 [bprea]"]);
}

#[test]
fn a_certification_is_the_same_by_its_acronym_and_in_full() {
    let rows: [&[&str]; 2] =
        [&["Formation", "Réussite au titre complet"], &["TP Développeur web et web mobile", "92,9 % (13 sur 14)"]];
    assert_eq!(told(&sheet("Nos chiffres 2025", &rows)), ["2 2025 929 [dwwm]"]);
    let rows: [&[&str]; 2] = [&["Indicateur", "2025"], &["Réussite DWWM", "85,7 %"]];
    assert_eq!(told(&sheet("Tableau de bord", &rows)), ["2 2025 857 [dwwm]"]);
}

#[test]
fn what_stands_over_another_heading_heads_no_table_below() {
    let mut content = text(&["Annexe", "quoi\t2023\t2024", "Enquête", "satisfaction\t95 %\t96 %"]);
    assert_eq!(told(&content), ["0 2023 950 []", "0 2024 960 []"]);
    content.blocks[2].kind = BlockKind::Heading;
    assert_eq!(told(&content), Vec::<String>::new());
}

#[test]
fn a_school_year_and_a_heading_say_what_time_a_rate_is_of() {
    let rows: [&[&str]; 2] =
        [&["Formation", "Présentés", "Taux de réussite"], &["BP Coiffure (RNCP38389)", "23", "82,6 %"]];
    assert_eq!(told(&sheet("Nos résultats 2025-2026", &rows)), ["2 2025-2026 826 [bp coiffur]"]);
    let rows: [&[&str]; 2] = [&["Indicateur", "Résultat 2025-2026"], &["Réussite BP coiffure", "78,3 %"]];
    assert_eq!(told(&sheet("Tableau de bord", &rows)), ["2 2025-2026 783 [bp coiffur]"]);
    for time in ["Du 1er septembre 2025 au 31 août 2026", "Exercice 01/09/2025 - 31/08/2026"] {
        let rows: [&[&str]; 2] = [&["Mesure", "Résultat"], &["Satisfaction", "96 %"]];
        assert_eq!(told(&sheet(time, &rows)), ["0 2025-2026 960 []"], "{time}");
    }
    let some: [&[&str]; 2] = [&["Titre", "Satisfaction"], &["Ensemble des trois titres", "91 %"]];
    assert_eq!(told(&sheet("Résultats 2025-2026", &some)), ["0 2025-2026 910 [troi]"], "not the whole of all");
    let mut page = text(&["Bilan à Albi", "Résultats 2026", "Toutes formations : 96 % de stagiaires satisfaits."]);
    page.blocks[1].kind = BlockKind::Heading;
    assert_eq!(told(&page), ["0 2026 960 []"]);
}

#[test]
fn a_sentence_gives_one_rate_at_a_time() {
    let review =
        "La satisfaction à chaud des bénéficiaires s'établit à 89 % sur l'année, en deçà de l'objectif de 92 %.";
    assert_eq!(told(&text(&["Revue de direction 2026", review])), ["0 2026 890 []"]);
    let sums = "Les chiffres 2025 : satisfaction 90,2 %, abandon 3,1 %, réussite au certificat 81 %";
    assert_eq!(told(&text(&["Revue", sums])), ["0 2025 902 []", "1 2025 31 []", "2 2025 810 [certificat]"]);
    for none in [
        "Satisfaction 2025 : au moins 90 %",
        "Satisfaction en juin 2025 : 90 %",
        "Satisfaction 2024-2027 : 90 %",
        "Satisfaction et réussite 2025 : 90 %",
        "Satisfaction 2025 : de 88 % à 90 %",
        "Satisfaction 2025 > 90 %",
    ] {
        assert_eq!(told(&text(&["Note", none])), Vec::<String>::new(), "{none}");
    }
}

#[test]
fn a_clause_that_says_of_whom_nowhere_else_is_of_its_heading() {
    let mut page = text(&["Nos résultats 2025", "Parcours mécanicien nautique", "Taux de réussite à l'examen : 96 %."]);
    page.blocks[1].kind = BlockKind::Heading;
    assert_eq!(told(&page), ["2 2025 960 []", "2 2025 960 [mecanicien nautiqu]"], "it may be that of all");
    let mut other = page.blocks.clone();
    other
        .push(Block { kind: BlockKind::Heading, ..Block::new(Place::Page(1), BlockKind::Paragraph, "Secours en mer") });
    other.push(Block::new(Place::Page(1), BlockKind::Paragraph, "Réussite : 98 %"));
    let other = Content { blocks: other, ..Content::default() };
    assert_eq!(told(&other), ["2 2025 960 [mecanicien nautiqu]", "2 2025 980 [mer secour]"]);
    page.blocks[2] = Block::new(Place::Page(1), BlockKind::Paragraph, "Réussite CACES : 96 %");
    assert_eq!(told(&page), ["2 2025 960 [cac]"]);
}

#[test]
fn a_session_of_examinations_closes_a_school_year() {
    let told = |line: &str| told(&text(&["Nos résultats", line])).concat();
    assert_eq!(told("Réussite, session de juin et juillet 2026 : 87 %"), "");
    let rows: [&[&str]; 2] = [&["Formation", "Taux de réussite"], &["Ensemble", "87 %"]];
    let titled = |title: &str| self::told(&sheet(title, &rows)).concat();
    assert_eq!(titled("Examens, session de juin et juillet 2026"), "2 2025-2026 870 []");
    assert_eq!(titled("Examens, session de juin 2026"), "2 2025-2026 870 []");
    assert_eq!(titled("Examens, session 2026"), "2 2025-2026 870 []");
    assert_eq!(titled("Examens, session 2026-2027"), "2 2026-2027 870 []");
    assert_eq!(titled("Examens, session d'octobre 2026"), "");
}

#[test]
fn a_row_is_of_its_first_words_and_of_whom_the_column_beside_says() {
    let rows: [&[&str]; 3] = [
        &["N°", "Mesure", "Champ", "2025", "Lecture"],
        &["R3", "Réussite / présentés", "ADVF", "86,4 %", "deux partielles"],
        &["R4", "Abandons", "ADVF", "4,3 %", ""],
    ];
    assert_eq!(told(&sheet("Tableau de bord", &rows)), ["2 2025 864 [advf]", "1 2025 43 [advf]"]);
    let rows: [&[&str]; 2] =
        [&["Diplôme", "Réussite (reçus / présentés)", "Taux de présentation"], &["CAP vannier", "83 %", "92 %"]];
    assert_eq!(told(&sheet("Résultats 2025", &rows)), ["2 2025 830 [cap vannier]"], "who came to it did not pass it");
}

#[test]
fn a_cell_may_tell_rates_as_a_sentence_does() {
    let rows: [&[&str]; 2] = [
        &["Point", "Par", "Ce qui est retenu"],
        &["Appréciations 2025", "Maud", "93,2 % de stagiaires satisfaits, rythme critiqué"],
    ];
    let content = sheet("Revue annuelle", &rows);
    assert_eq!(told(&content), ["0 2025 932 []"]);
    let spot = found(&content)[0].spot.clone();
    assert_eq!(&content.blocks[spot.block].text[spot.span], "93,2 % de stagiaires satisfaits");
    let page = text(&[
        "CAP vannier",
        "Nos résultats 2025",
        "22 présentés ; 92 % de réussite au titre complet ; 4 % d'abandons",
    ]);
    assert_eq!(told(&page), ["2 2025 920 [complet titr]", "1 2025 40 []"]);
}

#[test]
fn a_running_year_is_of_the_day_until_which_it_was_counted() {
    let dated = |content: &Content| {
        let figures = found(content).into_iter();
        figures.map(|one| format!("{} {}", one.year.end(), one.rate.hundredths)).collect::<Vec<_>>().join(", ")
    };
    let rows: [&[&str]; 2] = [&["Indicateur", "2025", "2026"], &["Satisfaction (%)", "91", "94,5"]];
    assert_eq!(dated(&sheet("Tableau de bord arrêté au 30/09/2026", &rows)), "2025-12-31 9100, 2026-09-30 9450");
    let rows: [&[&str]; 2] = [&["Indicateur", "Réalisé à fin septembre 2026"], &["Abandons", "3 %"]];
    assert_eq!(dated(&sheet("Tableau de bord", &rows)), "2026-09-30 300");
    let said = "Au 1er octobre 2026, la satisfaction est de 94 % ; les abandons de 4 % au 31.12.2025.";
    assert_eq!(dated(&text(&["Revue de direction", said])), "2026-10-01 9400, 2025-12-31 400");
    assert_eq!(dated(&text(&["Revue de direction", "Satisfaction au 31 décembre 2026 : 90 %"])), "2026-12-31 9000");
}

#[test]
fn a_mark_is_out_of_its_scale_and_some_of_five_people_are_no_mark() {
    let rows: [&[&str]; 3] =
        [&["Indicateur", "2025", "Écart"], &["Satisfaction (/5)", "4,62", "0,1"], &["Abandons (sur 10)", "7", ""]];
    let marks = |content: &Content| {
        let figures = found(content).into_iter();
        figures.map(|one| format!("{}/{}", one.rate.hundredths, one.rate.of)).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(marks(&sheet("Tableau de bord", &rows)), "462/5, 700/10");
    assert_eq!(
        marks(&text(&["Bilan 2025", "Satisfaction : 4,6 sur 5 ; réussite : 4/5 ; abandons : 2/10/2025"])),
        "460/5"
    );
}

#[test]
fn the_rate_of_an_indicator_is_of_what_stands_beside_its_domain() {
    let rows: [&[&str]; 3] = [
        &["Domaine", "Indicateur", "Cible", "2024-2025", "2025-2026", "Lecture"],
        &["Réussite", "CAP maroquinerie, reçus / présentés", "88 %", "84,6 %", "94,1 %", "soutien du jeudi"],
        &["Contrats", "ruptures", "10 %", "11,5 %", "8 %", "-"],
    ];
    let found = told(&sheet("Tableau de bord 2025-2026 – arrêté au 31/08/2026", &rows));
    assert_eq!(found, ["2 2024-2025 846 [cap maroquineri]", "2 2025-2026 941 [cap maroquineri]"]);
    let page = sheet(
        "Examens, session de juin 2026",
        &[
            &["Diplôme", "Inscrits", "Présentés", "Reçus", "Réussite"],
            &["CAP maroquinerie", "12", "12", "11", "91,7 %"],
        ],
    );
    assert_eq!(told(&page), ["2 2025-2026 917 [cap maroquineri]"]);
}
