//! What the phrases of one line make of its dates.

use super::{check, line, read};

fn one(text: &str) -> String {
    read(vec![line(text)])
}

#[test]
fn issue() {
    check(
        &[
            ("Fait à Nîmes, le 12 mars 2026", "2026-03-12 issue"),
            ("Fait à Saint-Jean-de-Védas (34), le 12/03/2026 en deux exemplaires", "2026-03-12 issue"),
            ("Fait le 12/03/2026 à Nîmes", "2026-03-12 issue"),
            ("Établi le 12/03/2026 par M. Dupont", "2026-03-12 issue"),
            ("Document établi par le bureau Socotec le 12/03/2026", "2026-03-12 issue"),
            ("Délivré le : 12/03/2026", "2026-03-12 issue"),
            ("Attestation délivrée à Mme Martin le 12/03/2026", "2026-03-12 issue"),
            ("Date d'émission : 12/03/2026", "2026-03-12 issue"),
            ("Date d’édition du rapport : 12/03/2026", "2026-03-12 issue"),
            ("Date : 12/03/2026", "2026-03-12 issue"),
            ("DATE 12/03/2026", "2026-03-12 issue"),
            ("Date : jeudi 12 mars 2026, de 9 h 00 à 12 h 30", "2026-03-12 event"),
            ("Index des ressources – revu le 12/03/2026", "2026-03-12 version"),
            ("Export complété le 12/03/2026", "2026-03-12 version"),
            ("Nîmes, le 12 mars 2026", "2026-03-12 issue"),
            ("Nîmes le 12/03/2026", "2026-03-12 issue"),
            ("Castelnau-le-Lez, le jeudi 12 mars 2026.", "2026-03-12 issue"),
            ("Le 12 mars 2026", "2026-03-12 issue"),
            ("en date du 12/03/2026", "2026-03-12 issue"),
            ("votre courrier du 12 mars 2026", "2026-03-12 issue"),
            ("Rapport du 12/03/2026", "2026-03-12 issue"),
            ("Envoyé : jeudi 12 mars 2026 10:15", "2026-03-12 issue"),
            ("Date: Thu, 12 Mar 2026 10:15:33 +0100", "2026-03-12 issue"),
            ("Nîmes, le ler septembre 2025", "2025-09-01 issue"),
            ("> Le 18 mars 2026 à 11:02, Jean a écrit :", "2026-03-18 issue"),
            ("\"issuedOn\": \"2026-11-09T10:00:00+01:00\"", "2026-11-09 issue"),
            ("Devis n° 1234 du 12/03/2026", "2026-03-12 issue"),
        ],
        one,
    );
}

#[test]
fn signature() {
    check(
        &[
            ("Signé le 12/03/2026", "2026-03-12 signature"),
            ("Signé électroniquement le 12/03/2026 à 10:15", "2026-03-12 signature"),
            ("Signé par Jean Dupont le 12/03/2026", "2026-03-12 signature"),
            ("Lu et approuvé, le 12/03/2026", "2026-03-12 signature"),
            ("Bon pour accord le 12/03/2026", "2026-03-12 signature"),
            ("Date et signature : 12/03/2026", "2026-03-12 signature"),
            ("Date de signature du contrat : 12/03/2026", "2026-03-12 signature"),
            ("Horodatage : 2026-03-12T10:15:33Z", "2026-03-12 signature"),
        ],
        one,
    );
}

#[test]
fn visit_next_and_previous() {
    check(
        &[
            ("Date de visite : 12/03/2026", "2026-03-12 visit"),
            ("Date de la visite de contrôle périodique des installations : 12/03/2026", "2026-03-12 visit"),
            ("Visite effectuée le 12 mars 2026", "2026-03-12 visit"),
            ("Date d'intervention 12/03/2026", "2026-03-12 visit"),
            ("intervention du 12/03/2026", "2026-03-12 visit"),
            ("Passage du technicien le 12/03/2026", "2026-03-12 visit"),
            ("vérifié le 12/03/2026", "2026-03-12 visit"),
            ("Contrôle du 12/03/2026", "2026-03-12 visit"),
            ("Contrôles réalisés les 12 et 13 mars 2026", "2026-03-12 visit; 2026-03-13 visit"),
            ("Vérification effectuée du 12 au 14 mars 2026", "2026-03-12..2026-03-14 visit"),
            ("Audit interne réalisé le 12/03/2026", "2026-03-12 visit"),
            (
                "La vérification périodique des installations électriques a été réalisée le 12/03/2026",
                "2026-03-12 visit",
            ),
            ("PV de la commission de sécurité du 12/03/2026", "2026-03-12 visit"),
            ("Rapport de vérification du 12/03/2026", "2026-03-12 visit"),
            ("Compte rendu de visite du 12/03/2026", "2026-03-12 visit"),
            ("Test de connexion du 12/03/2026", "2026-03-12 visit"),
            ("dernière visite : 12/03/2026", "2026-03-12 visit"),
            ("Date de la dernière vérification : 12/03/2026", "2026-03-12 visit"),
            ("Date de la précédente vérification : 12/03/2025", "2025-03-12 previous"),
            ("Remplace la V1 du 12/03/2025", "2025-03-12 previous"),
            ("Annule et remplace l'indice B du 12/03/2025", "2025-03-12 previous"),
            ("Remplace\tind. B du 12/03/2025", "2025-03-12 previous"),
            ("Dernier contrôle précédent : 12/03/2025", "2025-03-12 previous"),
            ("Vérification précédente du 12/03/2025", "2025-03-12 previous"),
            ("Précédent rapport du 12/03/2025", "2025-03-12 previous"),
            ("Prochaine vérification : 12/03/2027", "2027-03-12 next_due"),
            ("Prochaine vérification avant le 12/03/2027", "2027-03-12 next_due"),
            ("Date de la prochaine visite périodique : 12/03/2027", "2027-03-12 next_due"),
            ("prochaine échéance : mars 2027", "2027-03-01..2027-03-31 next_due"),
            ("Prochain contrôle avant fin mars 2027", "2027-03-01..2027-03-31 next_due"),
            ("À renouveler avant le 12/03/2027", "2027-03-12 next_due"),
            ("Date limite de la prochaine vérification : 12/03/2027", "2027-03-12 next_due"),
            ("Suite à la visite du 12/03/2026, les travaux", "2026-03-12 visit"),
            ("suite au contrôle du 12/03/2026", "2026-03-12 visit"),
            ("Visite prévue le 12/03/2027", "2027-03-12 next_due"),
            ("Révision n° 2 du 12/03/2026", "2026-03-12 version"),
            ("Prochaine révision : 12/03/2027", "2027-03-12 next_due"),
            ("Date de visite : 12/03/2026   Date d'édition : 15/03/2026", "2026-03-12 visit; 2026-03-15 issue"),
            ("Vérifié le 12/03/2026, prochaine vérification le 12/03/2027", "2026-03-12 visit; 2027-03-12 next_due"),
            ("12/03/2026 : visite de l'inspecteur", "2026-03-12 visit"),
        ],
        one,
    );
}

#[test]
fn expiry_and_effect() {
    check(
        &[
            ("Valable jusqu'au 12/03/2027", "2027-03-12 expiry"),
            ("valide jusqu’au 12 mars 2027", "2027-03-12 expiry"),
            ("Validité : 12/03/2027", "2027-03-12 expiry"),
            ("Date de validité : 12/03/2027", "2027-03-12 expiry"),
            ("Date d'échéance : 12/03/2027", "2027-03-12 expiry"),
            ("Échéance 12/03/2027", "2027-03-12 expiry"),
            ("Expire le 12/03/2027", "2027-03-12 expiry"),
            ("Date de fin de validité : 12/03/2027", "2027-03-12 expiry"),
            ("Date butoir : 12/03/2027", "2027-03-12 expiry"),
            ("au plus tard le 12/03/2027", "2027-03-12 expiry"),
            (
                "prend effet le 1er janvier 2026 et prend fin le 31 décembre 2026",
                "2026-01-01 effect; 2026-12-31 expiry",
            ),
            ("La durée est prolongée du 1er janvier 2027 au 31 décembre 2029", "2027-01-01 effect; 2029-12-31 expiry"),
            ("jusqu'au 31 décembre 2026", "2026-12-31 expiry"),
            ("jusqu'en mars 2027", "2027-03-01..2027-03-31 expiry"),
            ("À compter du 1er janvier 2026", "2026-01-01 effect"),
            ("Date d'effet du contrat : 01/01/2026", "2026-01-01 effect"),
            ("prend effet le 01/01/2026", "2026-01-01 effect"),
            ("en vigueur depuis le 01/01/2026", "2026-01-01 effect"),
            ("Titulaire : Yves Mas, en poste depuis le 1er octobre 2009", "2009-10-01 unknown"),
            ("applicable au 1er janvier 2024", "2024-01-01 effect"),
            ("Valable du 01/01/2026 au 31/12/2026", "2026-01-01 effect; 2026-12-31 expiry"),
            ("Période de validité du 1er janvier au 31 décembre 2026", "2026-01-01 effect; 2026-12-31 expiry"),
            ("Contrat du 01/01/2026 au 31/12/2026", "2026-01-01 effect; 2026-12-31 expiry"),
            ("Effet : 01/01/2026 – Échéance : 31/12/2026", "2026-01-01 effect; 2026-12-31 expiry"),
            ("valable à compter du 12/03/2024 jusqu'au 12/03/2026", "2024-03-12 effect; 2026-03-12 expiry"),
            ("Date de début : 12/03/2026 Date de fin : 14/03/2026", "2026-03-12 effect; 2026-03-14 expiry"),
            ("Délivré le 12/03/2026, valable jusqu'au 11/03/2029", "2026-03-12 issue; 2029-03-11 expiry"),
            ("Décision valable 3 ans, délivrée le 12/03/2026", "2026-03-12 issue"),
        ],
        one,
    );
}

#[test]
fn version_print_and_birth() {
    check(
        &[
            ("Mis à jour le 12/01/2026", "2026-01-12 version"),
            ("MAJ : 12/01/2026", "2026-01-12 version"),
            ("màj le 12/01/2026", "2026-01-12 version"),
            ("Dernière mise à jour : janvier 2026", "2026-01-01..2026-01-31 version"),
            ("à jour au 1er décembre 2025", "2025-12-01 version"),
            ("Inventaire arrêté au 15/01/2027", "2027-01-15 version"),
            ("version 1 – 4 mars 2024", "2024-03-04 version"),
            ("Version 2.1 – 30/08/2023", "2023-08-30 version"),
            ("V3 - 12/01/2026", "2026-01-12 version"),
            ("V3-12/01/2026", "2026-01-12 version"),
            ("Version 2.1 du 12/01/2026", "2026-01-12 version"),
            ("version 3 du 12/01/2022", "2022-01-12 version"),
            ("rév. B du 12/01/2026", "2026-01-12 version"),
            ("Indice C du 12/01/2026", "2026-01-12 version"),
            ("PR-04 | V2 | 12/01/2026", "2026-01-12 version"),
            ("Édition du 12/01/2026", "2026-01-12 version"),
            ("Imprimé le 12/01/2026", "2026-01-12 print"),
            ("Édité le 12/01/2026", "2026-01-12 print"),
            ("Document généré le 12/01/2026 à 10:15", "2026-01-12 print"),
            ("née le 12/01/1980 à Alès", "1980-01-12 birth"),
            ("né(e) le : 12/01/1980", "1980-01-12 birth"),
            ("Date de naissance 12/01/80", "1980-01-12 birth"),
        ],
        one,
    );
}

#[test]
fn events() {
    check(
        &[
            ("Réunion du 12/03/2026", "2026-03-12 event"),
            ("Compte rendu de la réunion du 12 mars 2026", "2026-03-12 event"),
            ("Compte-rendu du comité du 12/03/2026", "2026-03-12 event"),
            ("Session du 12 au 14 mars 2026", "2026-03-12..2026-03-14 event"),
            ("Formation suivie du 12/03/2026 au 14/03/2026", "2026-03-12..2026-03-14 event"),
            ("a suivi la formation du 12/03/2026 au 14/03/2026", "2026-03-12..2026-03-14 event"),
            ("stage effectué du 12 au 14 mars 2026", "2026-03-12..2026-03-14 event"),
            ("séance du 12/03/2026", "2026-03-12 event"),
            ("Exercice d'évacuation du 12/03/2026", "2026-03-12 event"),
            ("Revue de direction du 12/03/2026", "2026-03-12 event"),
            ("Date de fin de formation : 14/03/2026", "2026-03-14 event"),
            ("réunion prévue le 12/03/2026", "2026-03-12 event"),
            ("La rencontre s'est tenue le 12 mars 2026", "2026-03-12 event"),
            ("Convention de formation du 12 au 14 mars 2026", "2026-03-12..2026-03-14 event"),
            ("« Égalité professionnelle », 7 heures, le 20 novembre 2025", "2025-11-20 event"),
            ("le 22 mai 2025, durée 7 heures", "2025-05-22 event"),
            ("jeudi 21 mai 2026, à La Filature, de 9 h à 17 h", "2026-05-21 event"),
            ("Décidé le 12/03/2026", "2026-03-12 event"),
            ("Organisme de formation - 12/03/2026", "2026-03-12 unknown"),
        ],
        one,
    );
}

#[test]
fn what_has_no_other_words() {
    check(
        &[
            ("Point du 18/09/2026", "2026-09-18 event"),
            ("Fin de parcours, 02/10/2026", "2026-10-02 event"),
            ("tenu par M. Escudié, relu par B. Orliac le 20/01/2027", "2027-01-20 version"),
            ("Acheté le 12/03/2021", "2021-03-12 previous"),
            ("Date d'achat : 12/03/2021", "2021-03-12 previous"),
        ],
        one,
    );
}
