//! The marks of the label, and the claims that give it to an action.

mod support;

use probant::model::status::Code;
use support::Dossier;

/// The provider's number.
const OWN: &str = "SIRET 732 829 320 00074";

/// True when the paper `text` is told for a mark or a claim.
fn misused(text: &str) -> bool {
    let mut dossier = Dossier::shipped("certifregion-v6", &[("a.md", text)]);
    dossier.profile.provider.siret = Some("73282932000074".to_owned());
    "Langues et Passerelles".clone_into(&mut dossier.profile.provider.name);
    let findings = dossier.report(jiff::civil::date(2026, 11, 30)).findings;
    findings.iter().any(|finding| finding.code == Code::MarkMisuse)
}

#[test]
fn an_action_is_not_called_certified() {
    let flyer = |said: &str| misused(&format!("# Devenez menuisier\n\n{said} 770 heures, {OWN}.\n"));
    assert!(flyer("Formation certifiée Qualiopi."));
    assert!(flyer("Un parcours labellisé Certif'Région, trois mois."));
    assert!(flyer("Formation « Anglais d'atelier » labellisée Qualiopi."));
    assert!(misused(
        "# L'anglais d'atelier\n\nUne formation certifiée Qualiopi\n\nLangues et Passerelles – 14 rue du Ménil\n"
    ));
    assert!(!flyer("Association de formation certifiée Qualiopi."));
    assert!(!flyer("Organisme de formation certifié Qualiopi."));
    assert!(!flyer("Centre de formation certifié Qualiopi au titre des actions de formation."));
}

#[test]
fn a_paper_about_claims_makes_none() {
    let said = "Ne jamais écrire « formation certifiée Qualiopi ».";
    assert!(!misused(&format!("# Compte rendu de réunion\n\nPrésents : A, B. {OWN}. {said} Décision : relire.\n")));
    assert!(
        !misused("# Devenez menuisier\n\nFormation certifiée Qualiopi. Garonne Métiers, Agen, 770 heures.\n"),
        "somebody else"
    );
}

#[test]
fn a_leaflet_for_one_course_bears_no_mark_and_a_catalogue_may() {
    let mark =
        "Qualiopi processus certifié. La certification qualité a été délivrée au titre des actions de formation.";
    let course = "Public : vanniers\n\nPrérequis : un an d'atelier\n\nDurée : 14 heures\n\nPrix : 340 euros\n\nInscription : quinze jours avant\n\n\
                  Méthodes : démonstration\n\nÉvaluation : grille B2";
    assert!(misused(&format!(
        "# De l'osier et des mains\n\nDeux jours, 8 et 9 mars 2027\n\n{course}\n\n{mark} {OWN}\n"
    )));
    assert!(!misused(&format!("# Nos stages 2027\n\nDe l'osier et des mains\n\n{course}\n\n{mark} {OWN}\n")));
    assert!(!misused(&format!("# De l'osier et des mains\n\n{course} {OWN}\n")), "no mark on it");
}
