//! Names of people as French documents write them: "Mme Élodie BASCOUL", "Y. Le Goff", "Belhadj Karim".
//!
//! Finds names only where the caller knows that one may stand; whose name it is is decided above.

use super::fold::folded;

/// Most words of a name.
const WORDS: usize = 5;
/// What comes before a name, folded.
const CIVILITIES: &[&str] = &["m", "m.", "mr", "mme", "mlle", "madame", "monsieur", "mademoiselle", "dr", "dr.", "me"];
/// Small words inside a name.
const PARTICLES: &[&str] = &["de", "du", "des", "la", "le", "da", "di", "el", "al", "ben", "van", "von", "den"];
/// Words in capitals that belong to no name of a person, folded.
const COMMON: &[&str] = &[
    "poste",
    "vacant",
    "definir",
    "designer",
    "pourvoir",
    "recruter",
    "service",
    "services",
    "direction",
    "directeur",
    "directrice",
    "voir",
    "annexe",
    "page",
    "tel",
    "telephone",
    "mail",
    "courriel",
    "email",
    "contact",
    "bureau",
    "site",
    "pole",
    "equipe",
    "formation",
    "formations",
    "centre",
    "association",
    "societe",
    "cfa",
    "sarl",
    "sas",
    "organisme",
    "qualite",
    "handicap",
    "referent",
    "referente",
    "responsable",
    "assistant",
    "assistante",
    "formateur",
    "formatrice",
    "coordinateur",
    "coordinatrice",
    "president",
    "presidente",
    "gerant",
    "gerante",
    "comptable",
    "secretaire",
    "accueil",
    "administration",
    "administratif",
    "administrative",
    "pedagogique",
    "pedagogie",
    "securite",
    "maintenance",
    "version",
    "date",
    "nom",
    "prenom",
    "fonction",
    "mission",
    "missions",
    "signature",
    "dpo",
    "rgpd",
    "siret",
    "nda",
    "indice",
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "entreprise",
    "conseil",
    "region",
    "france",
    "rue",
    "avenue",
    "place",
    "ressources",
    "humaines",
    "communication",
    "commercial",
    "commerciale",
    "informatique",
    "technique",
    "alternance",
    "egalite",
    "suivi",
    "les",
    "un",
    "une",
    "vous",
    "votre",
    "notre",
    "nos",
    "aucun",
    "aucune",
    "neant",
    "oui",
    "non",
    "temps",
    "plein",
    "partiel",
    "cadre",
    "salarie",
    "externe",
    "interne",
    "suppleant",
    "suppleante",
    "titulaire",
    "adjoint",
    "adjointe",
    "et",
    "ou",
    "salle",
];

/// The name at the beginning of `text`, without its civility.
#[must_use]
pub fn at_start(text: &str) -> Option<String> {
    let text = text.trim_start();
    let end = text.find([',', ';', ':', '(', ')', '\t', '/', '•', '«', '"']).unwrap_or(text.len());
    let words: Vec<&str> = text.get(..end)?.split_whitespace().collect();
    let civil = words.first().is_some_and(|word| is_civility(word));
    let words = words.get(usize::from(civil)..)?;
    let mut length = 0;
    while let Some(word) = words.get(length).filter(|_| length < WORDS) {
        if !belongs(word, length > 0) {
            break;
        }
        length += 1;
        if word.ends_with('.') && word.chars().count() > 3 {
            break;
        }
    }
    name(words.get(..length)?, civil)
}

/// « Mme Bascoul »: true when a civility stands first.
#[must_use]
pub fn begins_with_civility(text: &str) -> bool {
    text.split_whitespace().next().is_some_and(is_civility)
}

/// The first name after a civility within `text`: « atteste que Madame Josiane MERCADIER a suivi ».
#[must_use]
pub fn after_civility(text: &str) -> Option<String> {
    let starts = std::iter::once(0).chain(text.match_indices([' ', '\u{a0}', '\'', '’']).map(|(at, c)| at + c.len()));
    let mut rest = starts.filter_map(|at| text.get(at..));
    rest.find_map(|rest| rest.split_whitespace().next().filter(|word| is_civility(word)).and_then(|_| at_start(rest)))
}

/// The name at the end of `text`, without its civility.
#[must_use]
pub fn at_end(text: &str) -> Option<String> {
    let text = text.trim_end();
    let start = text.rfind([',', ';', ':', '(', ')', '\t', '/', '•', '«', '"']).map_or(0, |at| at + 1);
    let words: Vec<&str> = text.get(start..).unwrap_or(text).split_whitespace().collect();
    let mut first = words.len();
    while let Some(word) = first.checked_sub(1).and_then(|at| words.get(at)).filter(|_| words.len() - first < WORDS) {
        if !belongs(word, true) || is_civility(word) {
            break;
        }
        first -= 1;
    }
    let civil = first.checked_sub(1).and_then(|at| words.get(at)).is_some_and(|word| is_civility(word));
    let own = words.get(first..)?;
    let skipped = own.iter().take_while(|word| PARTICLES.contains(word)).count();
    name(own.get(skipped..)?, civil)
}

/// The name, when `text` is nothing but one.
#[must_use]
pub fn whole(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches('.');
    let found = at_start(text)?;
    let words = text.split_whitespace().filter(|word| !is_civility(word)).count();
    (found.split(' ').count() == words).then_some(found)
}

/// True when the two may be names of one person: they share a part, whatever the order, the case, the accents, the
/// initials, and whichever name a marriage added or took away.
#[must_use]
pub fn may_be_same(one: &str, other: &str) -> bool {
    let (one, other) = (parts(one), parts(other));
    let shares = |part: &String| part.chars().count() > 1 && other.contains(part);
    one.iter().any(shares) || initials_agree(&one, &other) || initials_agree(&other, &one)
}

/// The parts of a name, folded: civility, particles and marks left out.
#[must_use]
pub fn parts(name: &str) -> Vec<String> {
    let plain = folded(name);
    let words = plain.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| !word.is_empty() && !PARTICLES.contains(word) && !CIVILITIES.contains(word))
        .map(str::to_owned)
        .collect()
}

/// True for a folded word that belongs to no name of a person.
#[must_use]
pub fn is_common(word: &str) -> bool {
    COMMON.contains(&word) || word == "total"
}

/// "K. B." or "KB" may be Karim Belhadj.
fn initials_agree(short: &[String], long: &[String]) -> bool {
    let letters: String = short.concat();
    let initials: String = long.iter().filter_map(|part| part.chars().next()).collect();
    letters.chars().count() <= 3 && letters == initials
}

/// The words as a name: two of them, or one after a civility.
fn name(words: &[&str], civil: bool) -> Option<String> {
    let words: Vec<&str> = words.iter().map(|word| word.trim_end_matches([',', ';', ':'])).collect();
    let trailing = words.iter().rev().take_while(|word| PARTICLES.contains(word)).count();
    let words = words.get(..words.len() - trailing)?;
    let full = words.iter().filter(|word| !PARTICLES.contains(word)).collect::<Vec<_>>();
    let long = full.iter().any(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1);
    (long && full.len() + usize::from(civil) >= 2).then(|| words.join(" "))
}

fn is_civility(word: &str) -> bool {
    CIVILITIES.contains(&folded(word).as_str())
}

/// True for a word in capitals that may be part of a name, and for a particle inside one.
fn belongs(word: &str, inside: bool) -> bool {
    if inside && PARTICLES.contains(&word) {
        return true;
    }
    let bare = word.trim_end_matches('.');
    let letters = bare.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '‑' | '\'' | '’' | '.'));
    let plain = folded(bare);
    let common = plain.split('-').any(|part| COMMON.contains(&part)) && !PARTICLES.contains(&plain.as_str());
    letters && bare.starts_with(char::is_uppercase) && !common
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_where_it_begins_or_ends() {
        let starts = [
            ("Mme Élodie BASCOUL, référente", Some("Élodie BASCOUL")),
            ("Y. Le Goff – 06", Some("Y. Le Goff")),
            ("Belhadj Karim", Some("Belhadj Karim")),
            ("M. Sabater", Some("Sabater")),
            ("Jean-Pierre de La Tour est", Some("Jean-Pierre de La Tour")),
            ("Poste à pourvoir", None),
            ("Yves Mas, gérant", Some("Yves Mas")),
            ("Claire Villa", Some("Claire Villa")),
            ("Sabater", None),
            ("voir annexe", None),
        ];
        for (text, expected) in starts {
            assert_eq!(at_start(text).as_deref(), expected, "{text}");
        }
        let ends = [
            ("La direction désigne Élodie Bascoul", Some("Élodie Bascoul")),
            ("Rédaction : Karim Belhadj", Some("Karim Belhadj")),
            ("nous nommons Mme Coste", Some("Coste")),
            ("contacter Service Qualité", None),
        ];
        for (text, expected) in ends {
            assert_eq!(at_end(text).as_deref(), expected, "{text}");
        }
        assert_eq!(whole("Hélène VIDAL").as_deref(), Some("Hélène VIDAL"));
        assert_eq!(whole("Hélène Vidal et son équipe"), None);
    }

    #[test]
    fn one_person_is_written_in_many_ways() {
        for (one, other) in [
            ("Élodie BASCOUL", "Bascoul Elodie"),
            ("H. Vidal", "Mme Hélène VIDAL"),
            ("Sandrine Coste-Martin", "Sandrine Coste"),
            ("Sandrine Martin", "Sandrine Coste"),
            ("K. B.", "Karim Belhadj"),
        ] {
            assert!(may_be_same(one, other), "{one} / {other}");
        }
        for (one, other) in [("Laure Castelnau", "Karim Belhadj"), ("Yann Le Goff", "Sandrine Le Tallec")] {
            assert!(!may_be_same(one, other), "{one} / {other}");
        }
    }
}
