//! Personal data and secrets that have no place in an evidence folder: kind, where and how often, never the value.
//!
//! Source: domain notes, section 6.2. A word such as « handicap » is no personal data; beside a person's name or birth
//! it is. A number counts only when its key holds: a slip of the pen is nobody's number.

mod numbers;
mod papers;
mod people;
mod secrets;

use super::facts::Facts;
use super::stream::Spot;
use crate::model::document::Content;
use crate::model::personal::PersonalKind;

/// Personal data met in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Personal {
    /// What kind.
    pub kind: PersonalKind,
    /// How often.
    pub count: usize,
    /// Where first.
    pub spot: Spot,
}

/// Everything personal in `content`, one entry a kind.
#[must_use]
pub fn find(content: &Content, facts: &Facts) -> Vec<Personal> {
    let found = [
        numbers::social(content),
        numbers::accounts(content),
        papers::find(content),
        people::table(content, &facts.tables),
        people::health(content, &facts.stream, &facts.dates),
        secrets::find(content, &facts.stream),
    ];
    found.into_iter().flatten().collect()
}

/// One entry for what stands at `spots`, if anything does.
fn told(kind: PersonalKind, spots: &[Spot]) -> Option<Personal> {
    let spot = spots.first()?.clone();
    Some(Personal { kind, count: spots.len(), spot })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::{Block, BlockKind};
    use crate::model::place::Place;
    use crate::text::blanks;
    use crate::text::stream::Stream;
    use crate::text::tables::Tables;

    fn text(lines: &[&str]) -> Content {
        let block = |line: &&str| Block::new(Place::Page(1), BlockKind::Line, *line);
        Content { blocks: lines.iter().map(block).collect(), ..Content::default() }
    }

    fn kinds(content: &Content) -> Vec<PersonalKind> {
        let (stream, tables, fill) = (Stream::new(content), Tables::new(content), blanks::fill(content));
        let facts = Facts { stream, dates: Vec::new(), identifiers: Vec::new(), tables, fill, withdrawn: false };
        find(content, &facts).into_iter().map(|personal| personal.kind).collect()
    }

    #[test]
    fn health_is_told_of_whoever_a_sentence_begins_with_behind_its_lead_too() {
        let told = "À propos de la rentrée : Sandrine Lamy a fait en mars une crise d'épilepsie en cabine.";
        assert_eq!(kinds(&text(&[told])), [PersonalKind::Health]);
        assert_eq!(kinds(&text(&["À propos de la rentrée : une sensibilisation à l'épilepsie est prévue."])), []);
    }

    #[test]
    fn a_social_security_number_is_told_by_its_key() {
        for right in ["N° SS : 2 95 10 99 126 111 93", "253072B07300470", "2 53 07 2A 073 004 43"] {
            assert_eq!(kinds(&text(&[right])), [PersonalKind::SocialSecurity], "{right}");
        }
        let cut = ["la stagiaire, n° de sécurité sociale 2 95 10", "99 126 111 93, demeurant à Nyons"];
        assert_eq!(kinds(&text(&cut)), [PersonalKind::SocialSecurity]);
        for wrong in ["N° SS : 2 95 10 99 126 111 99", "253072B07300471", "réf. 295109912611199"] {
            assert_eq!(kinds(&text(&[wrong])), [], "{wrong}");
        }
    }

    #[test]
    fn the_account_of_a_person_is_told_and_that_of_an_invoice_is_not() {
        let iban = "IBAN FR14 2004 1010 0505 0001 3M02 606";
        assert_eq!(kinds(&text(&["Stagiaire : Léa Durand", iban])), [PersonalKind::BankAccount]);
        assert_eq!(kinds(&text(&["Titulaire du compte : M. Durand", iban])), [PersonalKind::BankAccount]);
        assert_eq!(kinds(&text(&["Facture n° 12", "Règlement par virement", iban])), []);
        assert_eq!(kinds(&text(&["Stagiaire : Léa Durand", "IBAN FR14 2004 1010 0505 0001 3M02 607"])), []);
    }

    #[test]
    fn the_account_of_a_letterhead_is_public_however_often_it_stands_there() {
        let own = "Garrigue Compétences – IBAN FR14 2004 1010 0505 0001 3M02 606";
        let others = ["FR76 3000 6000 0112 3456 7890 189", "FR76 1010 7001 0112 3456 7890 129"];
        assert_eq!(kinds(&text(&["Veuillez agréer, Madame, Monsieur, nos salutations.", "La direction", own])), []);
        assert_eq!(kinds(&text(&["Titulaire du compte : Maison Durand", own])), []);
        assert_eq!(kinds(&text(&[own, "page 2", own, "page 3", own])), []);
        assert_eq!(kinds(&text(&[own, others[0], others[1]])), [PersonalKind::BankAccount]);
        for holder in ["M. Durand", "M Durand", "Mme Durand", "Monsieur Durand", "Madame Durand"] {
            let line = format!("Titulaire du compte : {holder}");
            assert_eq!(kinds(&text(&[line.as_str(), own])), [PersonalKind::BankAccount], "{holder}");
        }
    }

    #[test]
    fn the_lines_of_an_identity_paper_are_told_by_their_keys() {
        let passport = ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"];
        assert_eq!(kinds(&text(&passport)), [PersonalKind::IdentityPaper]);
        let wrong = [passport[0], "L898902C36UTO7408123F1204159ZE184226B<<<<<10"];
        assert_eq!(kinds(&text(&wrong)), []);
        assert_eq!(kinds(&text(&["Présenter une carte nationale d'identité ou un passeport."])), []);
    }

    #[test]
    fn a_table_of_people_is_told_and_a_list_of_names_is_not() {
        let row = |number: u32, cells: [&str; 3]| {
            let cells = (1..).zip(cells).map(|(column, text)| (column, text.to_owned(), None));
            Block::row(Place::cell("S", 1, number), 0, cells)
        };
        let table = |third: &str| {
            let rows = (2..6).map(|number| row(number, ["Durand", "Léa", "x"]));
            let blocks = std::iter::once(row(1, ["Nom", "Prénom", third])).chain(rows).collect();
            Content { blocks, ..Content::default() }
        };
        assert_eq!(kinds(&table("Date de naissance")), [PersonalKind::People]);
        assert_eq!(kinds(&table("Identifiant France Travail")), [PersonalKind::People]);
        assert_eq!(kinds(&table("Résultat")), []);
    }

    #[test]
    fn health_counts_beside_a_name_and_not_in_a_policy() {
        assert_eq!(kinds(&text(&["Stagiaire : Léa Durand", "Besoin : RQTH depuis 2021"])), [PersonalKind::Health]);
        assert_eq!(kinds(&text(&["Apprenti Léo DURAND, CAP Métallier", "Dyslexie suivie"])), [PersonalKind::Health]);
        assert_eq!(kinds(&text(&["- Brigitte Chavy a une RQTH depuis mars"])), [PersonalKind::Health]);
        assert_eq!(kinds(&text(&["Maeva D. (Excel 1) - RQTH jusqu'en 2029, malvoyante"])), [PersonalKind::Health]);
        let told =
            "Effectifs en hausse. M. Karim Belhadj est reconnu travailleur handicapé pour un diabète ; il a repris.";
        assert_eq!(kinds(&text(&[told])), [PersonalKind::Health]);
        let told =
            "Le plus difficile fut celui de Mme Josette Tardif, reconnue travailleuse handicapée après un cancer.";
        assert_eq!(kinds(&text(&[told])), [PersonalKind::Health]);
        assert_eq!(kinds(&text(&["Le cancer a été présenté. Mme Josette Tardif animait."])), []);
        assert_eq!(kinds(&text(&["Un apprenti diabétique. Karim Belhadj l'a reçu deux fois."])), []);
        assert_eq!(kinds(&text(&["Anne Roux a suivi le module sur l'épilepsie et la dyslexie"])), []);
        assert_eq!(kinds(&text(&["Hélène Vidal, référente : RQTH, MDPH, aménagements"])), []);
        assert_eq!(kinds(&text(&["MDPH des Ardennes : accueil, droits, RQTH"])), []);
        assert_eq!(kinds(&text(&["Accueil Handicap : RQTH, malvoyant, que faire ?"])), []);
        assert_eq!(kinds(&text(&["Apprentis du CAP Métallier", "Accueillir la dyslexie"])), []);
        assert_eq!(kinds(&text(&["La RQTH et la MDPH sont présentées à chaque stagiaire."])), []);
        assert_eq!(kinds(&text(&["Animatrice : Hélène Vidal", "Thème : accueillir la dyslexie"])), []);
        for label in ["Nom", "Salariée"] {
            let line = format!("{label} : Hélène Vidal");
            assert_eq!(kinds(&text(&[line.as_str(), "Formation suivie : accueillir la dyslexie"])), [], "{label}");
        }
    }

    #[test]
    fn secrets_are_told_by_their_form() {
        let key = format!("AK{}", "IAIOSFODNN7EXAMPLE");
        let block = format!("-----BEGIN {} KEY-----", "RSA PRIVATE");
        for line in [key.as_str(), block.as_str(), "Mot de passe : Garrigue2026!", "mdp: s3cret-LMS"] {
            assert_eq!(kinds(&text(&[line])), [PersonalKind::Secret], "{line}");
        }
        for line in [
            "Mot de passe : à choisir à la première connexion",
            "Mot de passe : ………",
            "mot de passe : 12 caractères",
            "Mot de passe : voir courriel",
        ] {
            assert_eq!(kinds(&text(&[line])), [], "{line}");
        }
    }
}
