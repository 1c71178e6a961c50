//! What looks like a date and is none, and dates that exist in no calendar.

use super::{check, line, read};

#[test]
#[expect(clippy::too_many_lines, reason = "one table of cases")]
fn numbers_of_other_kinds_are_no_dates() {
    let cases = [
        "Tél. 05 62 24 05 99",
        "Tél. 05.62.24.05.99",
        "Tél : 06-12-03-20-24",
        "+33 6 12 03 20 24",
        "SIRET 732 829 320 00074",
        "SIRET : 73282932000074",
        "NDA 76 34 12345 34",
        "8 2 10",
        "3 0 3 3 2 3 3",
        "© 11 09 2023 19",
        "R. 4227-39",
        "article D. 6313-3-1",
        "art. L. 6353-1",
        "NF C 71-820",
        "N° 10443*17",
        "5-0620",
        "note 12/20",
        "page 1/12",
        "24/7",
        "échelle 1/100",
        "ISO 9001:2015",
        "décision n° 2022-12-406",
        "dossier n° 2024-03",
        "devis n°2024-03-12",
        "facture N° 03/2024",
        "adresse 192.168.12.24",
        "version 2.12.2",
        "3.1.24 Conditions d'accueil",
        "100 mars 2024",
        "le 3 octobre",
        "le 9 octobre à 14h",
        "12 mai",
        "indice 12/2/3",
        "en 12 mois 2024 heures",
        "durée : 3 ans",
        "valable 3 ans",
        "pour une durée de trois (3) ans",
        "sous 6 mois",
        "tacite reconduction",
        "à ce jour",
        "12h30 - 14h00",
        "de 9 à 12 heures",
        "12 à 15 personnes",
        "45363",
        "2012 stagiaires en 2 sessions",
        "Il en reste 2000.",
        "34000 Montpellier",
        "12, rue du 8 mai 1945",
        "code APE 8559A",
        "RNCP 34567",
        "2 + 2 = 2024",
        "Nous avons mille idées",
        "deux mille euros",
        "ratio 03/2024%",
        "__/__/____",
        "le ..../..../20..",
        "JJ/MM/AAAA",
        "XX/XX/2026",
        "https://exemple.fr/2024v2/a",
        "1.2.2024.3",
        "salle 12, 14 places",
        "A12-03-24-55",
        "réf. PROP-2026-01",
        "PR-04 rév. n° 2",
        "12,5 mars",
        "2026/2025",
        "lot 3 - 14 places",
        "groupe 2 - mars",
    ];
    let cases: Vec<(&str, &str)> = cases.into_iter().map(|text| (text, "")).collect();
    check(&cases, |text| read(vec![line(text)]));
}

#[test]
fn days_that_do_not_exist_are_refused_and_never_rolled_over() {
    let cases = [
        "29/02/2023",
        "le 31 avril 2026",
        "31/04/2026",
        "30 février 2024",
        "00/03/2026",
        "12/13/2026",
        "32/01/2026",
        "2026-02-30",
        "2026-13-01",
        "0 mars 2026x",
    ];
    for text in cases {
        let found = read(vec![line(text)]);
        assert!(
            !found.contains("-02-29") && !found.contains("-05-01") && !found.contains("-03-01 "),
            "{text}: {found}"
        );
    }
    check(
        &[("29/02/2024 x", "2024-02-29 unknown"), ("29/02/2023 x", ""), ("31/04/2026 x", ""), ("12/13/2026 x", "")],
        |text| read(vec![line(text)]),
    );
}

#[test]
fn laws_and_standards_are_legal_and_hide_no_real_date() {
    check(
        &[
            ("la loi n° 2018-771 du 5 septembre 2018 pour la liberté", "2018-09-05 legal"),
            ("le décret du 6 juin 2019", "2019-06-06 legal"),
            ("décret n° 2019-12 du 6 juin 2019", "2019-06-06 legal"),
            ("l'arrêté du 25 juin 1980 modifié", "1980-06-25 legal"),
            ("l'arrêté modifié du 26 décembre 2011", "2011-12-26 legal"),
            ("arrêtés des 25 juin 1980 et 26 décembre 2011", "1980-06-25 legal; 2011-12-26 legal"),
            ("circulaire DGEFP n° 2011-26 du 15 novembre 2011", "2011-11-15 legal"),
            ("ordonnance n° 2016-131 du 10 février 2016", "2016-02-10 legal"),
            ("règlement (UE) 2016/679 du 27 avril 2016", "2016-04-27 legal"),
            ("directive 2006/42/CE du 17 mai 2006", "2006-05-17 legal"),
            ("JO du 12 mars 2020", "2020-03-12 legal"),
            ("JORF n°0123 du 31/05/2023", "2023-05-31 legal"),
            ("délibération n° 2022-12-406 du 15 décembre 2022", "2022-12-15 legal"),
            ("NF C 71-820 (mai 1999)", "1999-05-01..1999-05-31 legal"),
            ("norme NF EN 60598 de mars 2009", "2009-03-01..2009-03-31 legal"),
            ("code du travail, version du 1er janvier 2024", "2024-01-01 legal"),
            ("Code PR-06 · version 2 du 2 septembre 2025 · A. Nougaret", "2025-09-02 version"),
            ("convention collective du 10 juin 1988", "1988-06-10 legal"),
            (
                "Conformément à l'arrêté du 25 juin 1980, la visite du 12/03/2026 a permis",
                "1980-06-25 legal; 2026-03-12 visit",
            ),
            (
                "Vérification effectuée le 12/03/2026 selon l'arrêté du 26/12/2011 modifié",
                "2026-03-12 visit; 2011-12-26 legal",
            ),
            (
                "décret 2026-728 du 1er août 2026, applicable au 1er novembre 2026",
                "2026-08-01 legal; 2026-11-01 effect",
            ),
            ("arrêté relatif à la formation professionnelle du 12 mars 2020", "2020-03-12 legal"),
            ("arrêté en vigueur. Fait à Nîmes, le 12 mars 2026", "2026-03-12 issue"),
            ("délibération du jury du 12/06/2026", "2026-06-12 event"),
            (
                "a suivi la formation « Auditeur interne » selon ISO 19011, du 12 au 14 juin 2023",
                "2023-06-12..2023-06-14 event",
            ),
            ("rappel au début de chaque session depuis le 7 décembre 2026", "2026-12-07 effect"),
            ("atelier le vendredi dès le 29/01/2027", "2027-01-29 effect"),
            ("La loi impose une visite : elle a eu lieu le 12/03/2026", "2026-03-12 event"),
        ],
        |text| read(vec![line(text)]),
    );
}

#[test]
fn the_heading_of_an_order_dates_the_order() {
    assert_eq!(read(vec![line("ARRÊTÉ N° 2023-12 du 3 mai 2023 portant autorisation")]), "2023-05-03 issue");
}
