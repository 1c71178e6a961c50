//! Is a phrase denied by the words around it? ("aucun avis défavorable", "la tacite reconduction est exclue")

use std::ops::Range;

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
/// How many stems away « ne » may.
const FAR: usize = 6;

/// True when a word before the phrase that starts at byte `at` of `stems` denies it.
#[must_use]
pub fn denied_before(stems: &str, at: usize) -> bool {
    let before = || stems.get(..at).unwrap_or("").rsplit(' ');
    near(before(), BEFORE) || is_under_ne(before())
}

/// « ne pourra donner lieu à », without the « que » that takes it back.
fn is_under_ne<'a>(before: impl Iterator<Item = &'a str>) -> bool {
    let sentence = before.filter(|stem| !stem.is_empty()).take_while(|stem| *stem != "|" && !stem.starts_with("que"));
    sentence.take(FAR).any(|stem| stem == "ne" || stem == "n")
}

/// True when a word after the phrase that ends at byte `end` of `stems` denies it.
#[must_use]
pub fn denied_after(stems: &str, end: usize) -> bool {
    near(stems.get(end..).unwrap_or("").split(' '), AFTER)
}

/// True when the words around the phrase at bytes `range` of `stems` say when it would be so, not that it is.
#[must_use]
pub fn only_ruled(stems: &str, range: Range<usize>) -> bool {
    near(stems.get(range.end..).unwrap_or("").split(' '), RULED)
        || near(stems.get(..range.start).unwrap_or("").rsplit(' '), RULED)
}

/// True when the words around the phrase at bytes `range` of `stems` say that it is still to be done.
#[must_use]
pub fn is_to_come(stems: &str, range: Range<usize>) -> bool {
    near(stems.get(range.end..).unwrap_or("").split(' '), TO_COME)
        || near(stems.get(..range.start).unwrap_or("").rsplit(' '), TO_COME)
}

fn near<'a>(stems: impl Iterator<Item = &'a str>, denying: &[&str]) -> bool {
    let sentence = stems.filter(|stem| !stem.is_empty()).take_while(|stem| *stem != "|");
    sentence.take(REACH).any(|stem| denying.contains(&stem))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::phrase::forms;

    fn denied(text: &str, phrase: &str) -> bool {
        let (stems, form) = (forms(text).remove(0), forms(phrase).remove(0));
        let at = stems.find(&form).expect("the phrase is there");
        denied_before(&stems, at) || denied_after(&stems, at + form.len())
    }

    #[test]
    fn words_around_a_phrase_turn_it() {
        assert!(denied("Il n'y a aucun avis défavorable", "avis défavorable"));
        assert!(denied("la tacite reconduction est expressément exclue", "tacite reconduction"));
        assert!(denied("prend fin le 31 décembre sans tacite reconduction", "tacite reconduction"));
        assert!(denied("Il ne pourra donner lieu à tacite reconduction", "tacite reconduction"));
        assert!(!denied("La commission ne peut que rendre un avis défavorable", "avis défavorable"));
    }

    #[test]
    fn a_rule_is_no_statement() {
        let ruled = |text: &str| {
            let (stems, form) = (forms(text).remove(0), forms("avis défavorable").remove(0));
            let at = stems.find(&form).expect("the phrase is there");
            only_ruled(&stems, at..at + form.len())
        };
        assert!(ruled("Un avis défavorable est porté lorsqu'un danger grave est constaté"));
        assert!(ruled("Lorsqu'un avis défavorable est émis, le maire décide"));
        assert!(ruled("Un avis défavorable est émis si le danger est grave"));
        assert!(!ruled("Avis défavorable à la poursuite de l'exploitation"));
    }

    #[test]
    fn what_is_still_to_be_done_is_not_done() {
        let to_come = |text: &str| {
            let (stems, form) = (forms(text).remove(0), forms("levée des observations").remove(0));
            let at = stems.find(&form).expect("the phrase is there");
            is_to_come(&stems, at..at + form.len())
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
        assert!(!denied("renouvelé par tacite reconduction chaque année", "tacite reconduction"));
    }
}
