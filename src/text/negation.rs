//! Is a phrase denied by the words around it? ("aucun avis défavorable", "la tacite reconduction est exclue")

use std::ops::Range;

use super::phrase::Phrases;

/// Stems before a phrase that turn it round.
const BEFORE: &[&str] = &["aucun", "san", "pas", "non", "ni", "jamai", "absenc", "nul", "exclut", "hor"];
/// Stems after a phrase that turn it round.
const AFTER: &[&str] = &["exclu", "exclut", "interdit", "ecart", "impossibl", "refus"];
/// Stems beside a phrase that make it a rule ("un avis défavorable est porté lorsqu'un danger grave…"), not a fact.
const RULED: &[&str] = &["lorsque", "lorsqu", "si", "quand"];
/// Stems beside a phrase that make it something still to be done ("la levée des observations doit être consignée").
const TO_COME: &[&str] = &[
    "doit",
    "doivent",
    "devra",
    "devront",
    "devrait",
    "sera",
    "seront",
    "rest",
    "restent",
    "prevu",
    "planifi",
    "planifier",
    "programm",
    "programmer",
    "attendu",
    "attend",
    "attent",
    "demander",
    "demand",
    "demandon",
    "avant",
    "jusqu",
];
/// How many stems away a word may deny a phrase.
const REACH: usize = 4;
/// How many stems away « ne » may forbid it.
const FAR: usize = 6;

/// True when a word before the phrase that starts at byte `at` of `stems` denies it.
#[must_use]
pub fn denied_before(stems: &str, at: usize) -> bool {
    near(before(stems, at), BEFORE)
}

/// True when a word after the phrase that ends at byte `end` of `stems` denies it.
#[must_use]
pub fn denied_after(stems: &str, end: usize) -> bool {
    near(after(stems, end), AFTER)
}

/// True when the clause before the phrase at byte `at` of `stems` forbids it: « ne pourra donner lieu à », « les parties écartent toute »,
/// without the « que » that takes it back. Only for what a clause allows: of an opinion, another clause before it may be denied (« n'a
/// pas suivi. Avis défavorable »).
#[must_use]
pub fn forbidden_before(stems: &str, at: usize) -> bool {
    let clause = words(before(stems, at)).take_while(|stem| !stem.starts_with("que"));
    clause.take(FAR).any(|stem| stem == "ne") || near(before(stems, at), AFTER)
}

/// True when the words around the phrase at bytes `range` of `stems` say when it would be so, not that it is.
#[must_use]
pub fn only_ruled(stems: &str, range: Range<usize>) -> bool {
    beside(stems, range, RULED)
}

/// True when the words around the phrase at bytes `range` of `stems` say that it is still to be done.
#[must_use]
pub fn is_to_come(stems: &str, range: Range<usize>) -> bool {
    beside(stems, range, TO_COME)
}

/// True for what is written where something was to be done and says that it waits: « à voir avec Yannick », « en attente ».
#[must_use]
pub fn is_pending(text: &str) -> bool {
    static PENDING: Phrases = Phrases::new(&[
        "en attente",
        "à voir",
        "à traiter",
        "à faire",
        "à répondre",
        "à relancer",
        "à signer",
        "à régulariser",
        "pas encore",
        "pas signé",
        "non signé",
        "non traité",
        "non fait",
        "signature manquante",
    ]);
    super::phrase::stems(text).is_some_and(|stems| PENDING.forms().iter().any(|form| stems.contains(form.as_str())))
}

fn beside(stems: &str, range: Range<usize>, said: &[&str]) -> bool {
    near(after(stems, range.end), said) || near(before(stems, range.start), said)
}

/// The stems before byte `at`, the nearest first.
fn before(stems: &str, at: usize) -> impl Iterator<Item = &str> {
    stems.get(..at).unwrap_or("").rsplit(' ')
}

fn after(stems: &str, end: usize) -> impl Iterator<Item = &str> {
    stems.get(end..).unwrap_or("").split(' ')
}

/// Those of one cell or paragraph.
fn words<'a>(stems: impl Iterator<Item = &'a str>) -> impl Iterator<Item = &'a str> {
    stems.filter(|stem| !stem.is_empty()).take_while(|stem| *stem != "|")
}

fn near<'a>(stems: impl Iterator<Item = &'a str>, denying: &[&str]) -> bool {
    words(stems).take(REACH).any(|stem| denying.contains(&stem))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::phrase::forms;

    /// Stems of `text`, and where those of `phrase` stand.
    fn placed(text: &str, phrase: &str) -> (String, Range<usize>) {
        let (stems, form) = (forms(text).remove(0), forms(phrase).remove(0));
        let at = stems.find(&form).expect("the phrase is there");
        (stems, at..at + form.len())
    }

    fn denied(text: &str, phrase: &str) -> bool {
        let (stems, range) = placed(text, phrase);
        denied_before(&stems, range.start) || denied_after(&stems, range.end)
    }

    #[test]
    fn words_around_a_phrase_turn_it() {
        assert!(denied("Il n'y a aucun avis défavorable", "avis défavorable"));
        assert!(denied("la tacite reconduction est expressément exclue", "tacite reconduction"));
        assert!(denied("prend fin le 31 décembre sans tacite reconduction", "tacite reconduction"));
    }

    #[test]
    fn a_clause_forbids_what_it_does_not_allow() {
        let forbidden = |text: &str| {
            let (stems, range) = placed(text, "tacite reconduction");
            forbidden_before(&stems, range.start)
        };
        assert!(forbidden("Il ne pourra donner lieu à tacite reconduction"));
        assert!(forbidden("les parties ayant écarté toute tacite reconduction"));
        assert!(!forbidden("Il ne prend fin que par tacite reconduction refusée"));
        assert!(!forbidden("Contrat n° 25, avec tacite reconduction"));
    }

    #[test]
    fn what_waits_is_not_done() {
        for waits in ["à voir avec Yannick", "En attente", "pas encore", "non traité"] {
            assert!(is_pending(waits), "{waits}");
        }
        for done in ["réponse par mail", "traité le 3 mars", "vu avec Yannick"] {
            assert!(!is_pending(done), "{done}");
        }
    }

    #[test]
    fn a_rule_is_no_statement() {
        let ruled = |text: &str| {
            let (stems, range) = placed(text, "avis défavorable");
            only_ruled(&stems, range)
        };
        assert!(ruled("Un avis défavorable est porté lorsqu'un danger grave est constaté"));
        assert!(ruled("Lorsqu'un avis défavorable est émis, le maire décide"));
        assert!(ruled("Un avis défavorable est émis si le danger est grave"));
        assert!(!ruled("Avis défavorable à la poursuite de l'exploitation"));
    }

    #[test]
    fn what_is_still_to_be_done_is_not_done() {
        let to_come = |text: &str| {
            let (stems, range) = placed(text, "levée des observations");
            is_to_come(&stems, range)
        };
        for duty in [
            "La levée des observations doit être consignée",
            "Levée des observations prévue le 12 mai",
            "La levée des observations sera transmise au propriétaire",
            "En attente de la levée des observations",
            "Merci de programmer la levée des observations avant l'ouverture",
            "Levée des observations demandée sous un mois",
            "À planifier : levée des observations",
        ] {
            assert!(to_come(duty), "{duty}");
        }
        for fact in ["Levée des observations : le 12 mars 2026", "La levée des observations a été constatée le 3 mai"]
        {
            assert!(!to_come(fact), "{fact}");
        }
    }

    #[test]
    fn words_elsewhere_do_not() {
        assert!(!denied("Avis défavorable à la poursuite de l'exploitation", "avis défavorable"));
        assert!(!denied("Rapport n° 25, agence de Vannes : avis défavorable", "avis défavorable"));
        assert!(!denied("L'entreprise n'intervient plus. Avis défavorable", "avis défavorable"));
        assert!(!denied("renouvelé par tacite reconduction chaque année", "tacite reconduction"));
    }
}
