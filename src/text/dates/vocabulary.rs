//! The phrases that say what a date is, folded, by role. Data only; `phrases.rs` matches them.
//!
//! A word ending in `~` also stands for its feminine and plural, one ending in `*` for any ending, `#` for the number or
//! letter of a version. Small words ("de", "la", "du"…) may stand between the words of a phrase without being written.

use crate::model::date::Role;

/// How much a phrase decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    /// Says what the date is, whatever stands between: "date de fin".
    Label,
    /// Says it unless something closer says otherwise: "visite".
    Plain,
    /// Says it only where nothing before does: "date", "effectué le".
    Weak,
    /// A contract or a cover: its date is its issue, its range its term.
    Term,
    /// The next one of whatever it stands beside.
    Next,
    /// The one before, of whatever it stands beside.
    Previous,
    /// A law, when its date follows with "du".
    Law,
    /// A technical standard, when its date follows closely.
    Standard,
}

/// Phrases of one role and weight, with commas between.
pub(super) type Group = (Role, Weight, &'static str);

/// All phrases.
pub(super) const GROUPS: &[Group] = &[
    (
        Role::Issue,
        Weight::Label,
        "fait a, fait et delivre, date emission, date edition, date document, date redaction, date etablissement, \
         date delivrance, date creation, date envoi, lieu et date, pour valoir, issue date, date issued, \
         date of issue, date depot, date reception, date facture, date courrier, date rapport, date commande, \
         issuedon, validfrom, issuancedate, issued on, date remise",
    ),
    (
        Role::Issue,
        Weight::Plain,
        "fait le, fait en double exemplaire, fait en deux exemplaires, etabli~, delivre~, emis~, redige~, \
         envoye~, transmis~, adresse~ le, remis~ le, recu~ le, depose~ le, rapport~, certificat~, attestation~, \
         facture~, devis, courrier~, lettre~, mail~, courriel~, bon commande, proces verbal, proces verbaux, pv, \
         recepisse~, declaration~, diplome~, sent, proposition~, demande~, accuse reception, issued, created, \
         declare~ le, notification~, notifie~, certifie~ que, atteste~, cree~ le, mandat, procuration, ecrit~ le, \
         appel offres, fait en, reponse du",
    ),
    (Role::Issue, Weight::Weak, "date, en date, datant, date~ du"),
    (Role::Event, Weight::Weak, "dates"),
    (
        Role::Issue,
        Weight::Term,
        "contrat~, convention~, avenant~, abonnement~, bail, baux, location~, police, assurance~, garantie~, \
         adhesion~, mise disposition, prestation~, licence~, agrement~, habilitation~, label, certification~, \
         prolonge~, reconduit~, conclu~, duree et prix, duree et loyer, duree et renouvellement, \
         duree et resiliation, duree location, duree occupation, loue~",
    ),
    (
        Role::Signature,
        Weight::Label,
        "date signature~, date et signature~, date et visa, lu et approuve, bon pour accord, \
         signature electronique, signe~ electroniquement, horodatage, date paraphe, certifie sincere",
    ),
    (
        Role::Signature,
        Weight::Plain,
        "signe~, signature~, horodate~, paraphe~, visa, contresigne~, signed, emarge~ le, accepte~ le",
    ),
    (
        Role::Visit,
        Weight::Label,
        "date realisation, date realise~, date visite~, commission securite, date passage, jour visite, \
         date exercice incendie",
    ),
    (
        Role::Visit,
        Weight::Plain,
        "visite~, verification~, verifie~, controle~, inspection~, inspecte~, intervention~, intervenu~, \
         passage~, audit~, audite~, diagnostic~, maintenance~, depannage~, entretien annuel, \
         entretien semestriel, entretien periodique, entretien extincteur~, entretien chaudiere~, \
         entretien installation~, entretien materiel~, essai~, teste~, test~, sous commission, \
         commission communale, commission departementale, constat~, constate~, revision decennale, \
         revision annuelle, revision extincteur~, recharge~, bon intervention, releve~ le, rapport visite, bon n, \
         contre visite, contre audit, tournee, reparation~, repare~, remplace~ le, nettoye~ le, nettoyage~, \
         desinfection~",
    ),
    (Role::Visit, Weight::Weak, "effectue~, realise~, execute~, mene~, realisation"),
    (
        Role::NextDue,
        Weight::Label,
        "date limite prochain*, date prochain*, a renouveler, a prevoir, a refaire, a reverifier, \
         a controler avant, a verifier avant, a realiser avant, a revoir, next inspection, next due, \
         passage suivant, visite suivante, controle suivant, verification suivante, intervention suivante, \
         revision suivante",
    ),
    (Role::NextDue, Weight::Plain, "renouvellement~, a faire avant, a faire pour"),
    (
        Role::NextDue,
        Weight::Next,
        "prochain*, suivante verification, suivant controle, passage suivant, visite suivante, controle suivant, \
         intervention suivante, verification suivante, suite, prevu~, planifie~, programme~ le, programmee~, \
         a venir, a planifier",
    ),
    (
        Role::Previous,
        Weight::Plain,
        "achete~ le, date achat, acquis~ le, date acquisition, achete~ en, remplace~ par version, remplace~ par indice, \
         remplace version, remplace version #, remplace v #, remplace indice, remplace indice #, remplace ind, remplace ind #, \
         remplace edition, remplace revision, remplace revision #, remplace rev #, remplace celle, remplace celui, \
         remplace reglement, remplace procedure, remplace texte, remplace document, remplace note, annule version, annule indice, \
         annule celle, annule celui",
    ),
    (Role::Previous, Weight::Previous, "precedent*, anterieur*, avant dernier*, avant derniere*"),
    (
        Role::Expiry,
        Weight::Label,
        "valable jusqu, valide~ jusqu, validite jusqu, date validite, date limite, date butoir, date fin, \
         fin validite, limite validite, date expiration, date peremption, valid until, terme contrat, \
         fin contrat, fin garantie, fin mission, date cloture, garanti~ jusqu, duree validite, prend fin, \
         prendra fin, se termine, se terminer, se terminant, s acheve, validuntil, expirationdate, expires on, a rendre, a remettre, \
         a retourner, date remise offre~, remise offre~",
    ),
    (
        Role::Expiry,
        Weight::Plain,
        "validite, valable~, jusqu, echeance~, expire~, expirera, expiration, peremption, perime~, terme, delai~, \
         deadline, expires, butoir, fin prevue, periode garantie, periode validite, periode assurance, echoit, \
         echu~, valides, est valide, pour quand, fin le, cesse, cessera, pour finir, finit, finira",
    ),
    (Role::Expiry, Weight::Weak, "avant, au plus tard, ici, until, d ici"),
    (
        Role::Effect,
        Weight::Label,
        "date effet, prend effet, prendra effet, prise effet, entree vigueur, entre~ en vigueur, \
         entrera en vigueur, date application, date debut, date embauche, date nomination, date entree, \
         date prise fonction~, date demarrage",
    ),
    (
        Role::Effect,
        Weight::Plain,
        "a compter, compter, en vigueur, applicable~, application, effet, depuis, a partir, des le, debut contrat, \
         embauche~, nomme~, designe~, nomination, designation, demarrage, debute~, debute le, commence~, commencant, \
         courir, prenant cours, prend cours, prendra cours, \
         mise service, mis en service, ouverture, ouvert~",
    ),
    (
        Role::Version,
        Weight::Label,
        "mis~ a jour, mise a jour, mises a jour, maj, date revision, date version, date modification, \
         date approbation, date validation, date diffusion, derniere modification, updated, last updated, \
         a jour au, a jour le, a jour du, adopte~ le, adopte~ en, adopte~ lors, adopte~ par, arrete~ au, etat au, situation au, point au, pointe~ le, pointe~ au",
    ),
    (
        Role::Version,
        Weight::Plain,
        "version~, version #, v #, vers #, rev #, rev, revision~, revision #, indice #, ind #, edition, \
         edition #, actualise~, actualisation~, modifie~, modification~, approuve~, approbation, valide~ le, \
         valide~ par, validation, pointe~ le, inventorie~, inventaire, arrete~ au, diffuse~, diffusion, revise~, \
         redaction, a jour, valide~ en, valide~ lors, valide~ avec, relu~ le, relue, modele du, \
         revu~ le, revu~ au, revu~ en, complete~ le, complete~ au, tenu~ a jour, corrige~ le, repris~ le, \
         relu~ par, revu~ par",
    ),
    (
        Role::Event,
        Weight::Label,
        "date debut formation, date fin formation, date entree formation, date sortie formation, \
         date debut session, date fin session, date debut stage, date fin stage, debut formation, fin formation, \
         debut session, fin session, dates formation, dates session~, date formation, date session, \
         periode formation, formation suivie, date et lieu, dates et lieu~, date reunion, periode stage, \
         periode realisation, date evaluation, date examen, date action, compte rendu reunion, s est tenu~, \
         a eu lieu, aura lieu, se tiendra, se deroulera, s est deroule~, convention formation du, date exercice, \
         date decision, retour mail, retour courriel, retour email, retour message",
    ),
    (
        Role::Event,
        Weight::Plain,
        "session~, formation~, reunion~, comite~, seance~, compte rendu, comptes rendus, cr, atelier~, stage~, \
         jury~, examen~, revue direction, conseil~, assemblee~, rencontre~, entretien~, rendez vous, rdv, \
         convocation~, exercice evacuation, exercice incendie, exercice securite, journee~, webinaire~, salon~, \
         forum~, lieu le, tenue, tenu, deroule~, anime~ le, emargement~, evaluation~, enquete~, autoevaluation, \
         autodiagnostic, positionnement, soutenance, periode, groupe travail, copil, cse, codir, revue, \
         sensibilisation~, promotion, deliberation jury, deliberation conseil, deliberation assemblee, colloque, \
         seminaire~, participation, participe~, deliberation bureau, presence, bilan, horodateur, decision~, \
         decide~, appel~, echange~, conversation~, visio, visioconference, exercice~, heures, recyclage~, \
         timestamp, submitted, soumis le, passation~, inscription~, commission~, cafe, visio le, \
         point du, point le, debut parcours, fin parcours",
    ),
    (
        Role::Print,
        Weight::Plain,
        "imprime~, edite~, genere~, telecharge~, exporte~, export, extrait le, extraction, date impression, \
         date export, date tirage, printed, consulte~ le, tire le, impression",
    ),
    (
        Role::Birth,
        Weight::Label,
        "ne le, nee le, ne e le, nes le, ne en, nee en, date naissance, naissance, ne a, nee a, ne e a, ddn, born",
    ),
    (
        Role::Legal,
        Weight::Law,
        "loi~, decret~, arrete~, ordonnance~, circulaire~, directive~, reglement ue, reglement ce, \
         reglement europeen, reglement n, rgpd, jo, jorf, journal officiel, bo, boen, bulletin officiel, \
         deliberation~, code travail, code education, code construction, cch, accord national, accord cadre, \
         convention collective, instruction~, code, accord branche",
    ),
    (Role::Legal, Weight::Standard, "norme~, nf, iso, apsad, dtu, cei, iec, ute, nfc, nfs"),
    (
        Role::Unknown,
        Weight::Plain,
        "organisme~ formation, centre~ formation, plan controle, bureau controle, organisme~ controle, \
         conseil regional, conseil departemental, conseil etat, societe, responsable formation, \
         developpement competences, conseil national, plan renouvellement, suite a, suite au, suite aux, poste depuis, fonction depuis, salarie~ depuis, \
         present~ depuis, equipe depuis, maison depuis, chez nous depuis, partenaire~ depuis, a jour de ses, a jour obligations, a jour cotisations",
    ),
];
