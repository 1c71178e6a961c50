//! The forms a date may take. Roles are those of the bare words around.

use super::{check, line, named, read};
use crate::model::document::{Block, BlockKind};
use crate::model::place::Place;

fn one(text: &str) -> String {
    read(vec![line(text)])
}

#[test]
fn a_day_is_read_in_letters() {
    check(
        &[
            ("le 12 mars 2026 au matin", "2026-03-12 unknown"),
            ("à partir du 1er mars 2024", "2024-03-01 effect"),
            ("1 er mars 2024 suivant", "2024-03-01 unknown"),
            ("1ᵉʳ mars 2024 suivant", "2024-03-01 unknown"),
            ("vendredi 12 janvier 2024 suivant", "2024-01-12 unknown"),
            ("LUNDI 11 SEPTEMBRE 2023 SUIVANT", "2023-09-11 unknown"),
            ("12 MARS 2024 suivant", "2024-03-12 unknown"),
            ("12 fevrier 2024 suivant", "2024-02-12 unknown"),
            ("12 fe\u{301}vrier 2024 suivant", "2024-02-12 unknown"),
            ("12\u{a0}août\u{202f}2024 suivant", "2024-08-12 unknown"),
            ("3 AOÛT 2025 suivant", "2025-08-03 unknown"),
            ("5 janv. 2026 suivant", "2026-01-05 unknown"),
            ("5 févr. 2026 suivant", "2026-02-05 unknown"),
            ("5 avr. 2026 suivant", "2026-04-05 unknown"),
            ("5 juil. 2026 suivant", "2026-07-05 unknown"),
            ("5 juin 2026 suivant", "2026-06-05 unknown"),
            ("5 sept. 2026 suivant", "2026-09-05 unknown"),
            ("5 déc 2026 suivant", "2026-12-05 unknown"),
            ("mar. 10 mars 2026 suivant", "2026-03-10 unknown"),
            ("12 mar. 2026 suivant", "2026-03-12 unknown"),
            ("12-mars-26", "2026-03-12 unknown"),
            ("12-mars-2026", "2026-03-12 unknown"),
            ("12/mars/2026", "2026-03-12 unknown"),
            ("12 mars 26", "2026-03-12 unknown ?"),
            ("le12mars2026 suivant", "2026-03-12 unknown"),
            ("March 12, 2026 10:15", "2026-03-12 unknown"),
            ("12 March 2026 10:15", "2026-03-12 unknown"),
            ("May 3rd, 2026 ok", "2026-05-03 unknown"),
        ],
        one,
    );
}

#[test]
fn a_day_is_read_in_digits_day_first() {
    check(
        &[
            ("x 12/03/24 x", "2024-03-12 unknown"),
            ("x 12/03/2024 x", "2024-03-12 unknown"),
            ("x 12.03.2024 x", "2024-03-12 unknown"),
            ("x 12-03-2024 x", "2024-03-12 unknown"),
            ("x 12/3/24 x", "2024-03-12 unknown"),
            ("x 1/3/2024, x", "2024-03-01 unknown"),
            ("x 12.03.24 x", "2024-03-12 unknown"),
            ("x 12-03-24 x", "2024-03-12 unknown"),
            ("x 12 / 03 / 2024 x", "2024-03-12 unknown"),
            ("x 12 - 03 - 2024 x", "2024-03-12 unknown"),
            ("x 2024-03-12 x", "2024-03-12 unknown"),
            ("x 2024-03-12T10:15:33Z x", "2024-03-12 unknown"),
            ("x 2024/03/12 x", "2024-03-12 unknown"),
            ("x 2024_03_12 x", "2024-03-12 unknown"),
            ("x 12/03/2024 10:15:33 x", "2024-03-12 unknown"),
            ("x (12/03/2024) x", "2024-03-12 unknown"),
            ("x 12/03/2024. X", "2024-03-12 unknown"),
            ("lundi 11/09/2023", "2023-09-11 unknown"),
            ("x １２／０３／２０２４ x", "2024-03-12 unknown"),
            ("x 12/03-2024 x", "2024-03-12 unknown ?"),
            ("le 12 03 2024 x", "2024-03-12 unknown"),
            ("Depuis le 20240312", "2024-03-12 effect"),
            ("x 01/09/37 x", "1937-09-01 unknown"),
            ("x 01/09/36 x", "2036-09-01 unknown"),
        ],
        one,
    );
}

#[test]
fn months_and_longer_periods_are_read() {
    check(
        &[
            ("x mars 2024 x", "2024-03-01..2024-03-31 unknown"),
            ("x févr. 2024 x", "2024-02-01..2024-02-29 unknown"),
            ("x 03/2024 x", "2024-03-01..2024-03-31 unknown"),
            ("x 03-2024 x", "2024-03-01..2024-03-31 unknown"),
            ("x janv.-26 x", "2026-01-01..2026-01-31 unknown"),
            ("x mars-26 x", "2026-03-01..2026-03-31 unknown"),
            ("x 2024-03 x", "2024-03-01..2024-03-31 unknown ?"),
            ("Exercice 2023", "2023-01-01..2023-12-31 unknown"),
            ("au titre de l'année 2024, x", "2024-01-01..2024-12-31 unknown"),
            ("BPF 2025", "2025-01-01..2025-12-31 unknown"),
            ("Plan d'actions 2026", "2026-01-01..2026-12-31 unknown"),
            ("programme d'audit interne 2026-2027", "2026-09-01..2027-08-31 unknown"),
            ("x 2023-2024 x", "2023-09-01..2024-08-31 unknown"),
            ("x 2023/2024 x", "2023-09-01..2024-08-31 unknown"),
            ("x 2023 - 2024 x", "2023-09-01..2024-08-31 unknown"),
            ("année 2023-24", "2023-09-01..2024-08-31 unknown"),
            ("plan 2024-2026", "2024-01-01..2026-12-31 unknown"),
            ("x T3 2024 x", "2024-07-01..2024-09-30 unknown"),
            ("x T3-2024 x", "2024-07-01..2024-09-30 unknown"),
            ("x 2024-T3 x", "2024-07-01..2024-09-30 unknown"),
            ("x S1 2026 x", "2026-01-01..2026-06-30 unknown"),
            ("x S2/2026 x", "2026-07-01..2026-12-31 unknown"),
            ("3e trimestre 2024", "2024-07-01..2024-09-30 unknown"),
            ("3ème trimestre de l'année 2024", "2024-07-01..2024-09-30 unknown"),
            ("1er semestre 2026", "2026-01-01..2026-06-30 unknown"),
            ("premier semestre 2026", "2026-01-01..2026-06-30 unknown"),
            ("fin 2026", "2026-01-01..2026-12-31 unknown"),
            ("x septembre 2025 à juin 2026 x", "2025-09-01..2026-06-30 unknown"),
            ("x septembre à juin 2026 x", "2025-09-01..2026-06-30 unknown"),
            ("x 09/2025 - 06/2026 x", "2025-09-01..2026-06-30 unknown"),
        ],
        one,
    );
}

#[test]
fn ranges_and_lists_complete_each_other() {
    check(
        &[
            ("du 12 au 14 mars 2024", "2024-03-12..2024-03-14 event"),
            ("Du mardi 12 au jeudi 14 mars 2024", "2024-03-12..2024-03-14 event"),
            ("du 28 février au 2 mars 2024", "2024-02-28..2024-03-02 event"),
            ("du 28 décembre au 2 janvier 2026", "2025-12-28..2026-01-02 event"),
            ("du 28 décembre 2025 au 2 janvier 2026", "2025-12-28..2026-01-02 event"),
            ("du 12 mars 2026 au 14 avril", "2026-03-12..2026-04-14 event"),
            ("x 12-14/03/2024 x", "2024-03-12..2024-03-14 event"),
            ("x 12-14 mars 2024 x", "2024-03-12..2024-03-14 event"),
            ("x 12 et 14 mars 2024 x", "2024-03-12 unknown; 2024-03-14 unknown"),
            ("les 4 et 5 juin 2024", "2024-06-04 unknown; 2024-06-05 unknown"),
            ("les 4, 5 et 12 juin 2024", "2024-06-04 unknown; 2024-06-05 unknown; 2024-06-12 unknown"),
            ("les 4 et 5 juin et 2 juillet 2024", "2024-06-04 unknown; 2024-06-05 unknown; 2024-07-02 unknown"),
            ("les 12/03, 19/03 et 26/03/2026", "2026-03-12 unknown; 2026-03-19 unknown; 2026-03-26 unknown"),
            ("du 12/03/2024 au 14/03/2024", "2024-03-12..2024-03-14 event"),
            ("du 12/03 au 14/03/2024", "2024-03-12..2024-03-14 event"),
            ("12/03/2024-14/03/2024", "2024-03-12..2024-03-14 event"),
            ("12/03-14/03/2024", "2024-03-12..2024-03-14 event"),
            ("12/03/2024 - 14/03/2024", "2024-03-12..2024-03-14 event"),
            ("12/03/2024 – 14/03/2024", "2024-03-12..2024-03-14 event"),
            ("du 12 au 14 et du 19 au 21 mars 2026", "2026-03-12..2026-03-14 event; 2026-03-19..2026-03-21 event"),
            ("entre le 12 mars 2026 et le 14 avril 2026", "2026-03-12 unknown; 2026-04-14 unknown"),
            ("du 14/03/2026 au 12/03/2025", "2026-03-14 unknown; 2025-03-12 unknown"),
            ("12/03/2026 de 9h00 à 12h30", "2026-03-12 event"),
            ("12 mars 2026 à 14h", "2026-03-12 event"),
        ],
        one,
    );
}

#[test]
fn dates_are_read_in_words() {
    check(
        &[
            ("le premier mars deux mille vingt-quatre suivant", "2024-03-01 unknown"),
            ("le douze mars deux mille vingt six suivant", "2026-03-12 unknown"),
            ("le trente et un décembre deux mille dix-neuf suivant", "2019-12-31 unknown"),
            ("le vingt-deux mai mil neuf cent quatre-vingt-dix-sept suivant", "1997-05-22 unknown"),
            ("L'an deux mille vingt-six, le douze mars", "2026-03-12 unknown"),
            ("L'an deux mille vingt-six et le jeudi douze mars", "2026-03-12 unknown"),
            ("le sept septembre deux mille vingt-six suivant", "2026-09-07 unknown"),
            ("le 12 mars deux mille vingt-six suivant", "2026-03-12 unknown"),
        ],
        one,
    );
}

#[test]
fn letter_spaced_headings_are_read() {
    check(
        &[
            ("L U N D I  1 1  S E P T E M B R E  2 0 2 3", "2023-09-11 unknown"),
            ("V E R S I O N  M A R S  2 0 2 6", "2026-03-01..2026-03-31 version"),
        ],
        one,
    );
}

#[test]
fn what_a_scanner_misread_is_doubtful() {
    check(
        &[
            ("visite du l2/03/2024", "2024-03-12 visit ?"),
            ("visite du 12/O3/2024", "2024-03-12 visit ?"),
            ("visite du 12/03/2O24", "2024-03-12 visit ?"),
            ("visite le 12103/2024", "2024-03-12 visit ?"),
            ("visite du 1er mats 2024", "2024-03-01 visit ?"),
            ("visite du 12 fevner 2024", "2024-02-12 visit ?"),
            ("visite du 12 septernbre 2024", "2024-09-12 visit ?"),
            ("dossier 12103/2024", ""),
        ],
        one,
    );
}

#[test]
fn a_weekday_that_does_not_match_makes_the_date_doubtful() {
    check(
        &[
            ("mardi 11 septembre 2023 suivant", "2023-09-11 unknown ?"),
            ("le vendredi 12/03/2026 suivant", "2026-03-12 unknown ?"),
            ("le jeudi 12/03/2026 suivant", "2026-03-12 unknown"),
            ("du lundi 12 au jeudi 14 mars 2024", "2024-03-12..2024-03-14 event ?"),
        ],
        one,
    );
}

#[test]
fn a_bare_year_counts_in_a_title() {
    let title = |text: &str| read(vec![Block::new(Place::Page(1), BlockKind::Title, text)]);
    check(
        &[
            ("Organigramme 2026", "2026-01-01..2026-12-31 unknown"),
            ("2026", "2026-01-01..2026-12-31 unknown"),
            ("Organigramme – septembre 2026", "2026-09-01..2026-09-30 unknown"),
            ("Formation Excel 2016", ""),
            ("au titre de notre action dans nos murs depuis 2019, x", ""),
            ("Formation RE 2020", ""),
            ("Effectif : 2012 stagiaires", ""),
            ("ISO 9001:2015", ""),
        ],
        title,
    );
}

#[test]
fn the_name_of_the_file_is_read() {
    check(
        &[
            ("2024_03_12_CR.pdf", "2024-03-12 unknown"),
            ("CR_2024-03-12.pdf", "2024-03-12 event"),
            ("PR_04_2024_03_12_V2.docx", "2024-03-12 unknown"),
            ("CR reunion 12-03-24.pdf", "2024-03-12 event"),
            ("20240312_rapport_visite.pdf", "2024-03-12 unknown"),
            ("rapport visite 20240312.pdf", "2024-03-12 visit"),
            ("rapport_12032024.pdf", "2024-03-12 issue"),
            ("240312 registre.pdf", "2024-03-12 unknown ?"),
            ("24-03-12 registre.pdf", "2024-03-12 unknown ?"),
            ("CamScanner 06-30-2026 17.42.pdf", "2026-06-30 unknown ?"),
            ("mars2024.pdf", "2024-03-01..2024-03-31 unknown"),
            ("emargement 12 03 2024.pdf", "2024-03-12 event"),
            ("Organigramme_mars_2026.pdf", "2026-03-01..2026-03-31 unknown"),
            ("BPF 2025.pdf", "2025-01-01..2025-12-31 unknown"),
            ("BPF_2025_VF.pdf", "2025-01-01..2025-12-31 unknown"),
            ("planning 2025-2026.xlsx", "2025-09-01..2026-08-31 unknown"),
            ("T1 2026 indicateurs.xlsx", "2026-01-01..2026-03-31 unknown"),
            ("Facture 75470196847.pdf", ""),
            ("Siret 73282932000074.pdf", ""),
            ("notice v2.1.pdf", ""),
            ("CR1.pdf", ""),
            ("PR-04 procédure v3 du 12.01.2026.pdf", "2026-01-12 version"),
        ],
        named,
    );
}
