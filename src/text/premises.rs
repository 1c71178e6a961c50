//! Names of premises as people give them: those that tell one, those that could be any.

use std::sync::LazyLock;

use super::phrase;

/// Words that name no premises by themselves, as stems.
static COMMON: LazyLock<Vec<String>> = LazyLock::new(|| {
    let words = ["siège", "site", "principal", "client", "salle", "locaux", "centre", "formation", "louée", "annexe"];
    words.into_iter().map(|word| stems(word).trim().to_owned()).collect()
});

/// True when `name` tells premises from others; one of common words alone ("Siège", "Salle louée") stands in too many
/// documents.
#[must_use]
pub fn tells(name: &str) -> bool {
    !stems(name).split_whitespace().all(|stem| COMMON.iter().any(|word| word == stem))
}

/// The place in a name of common words that ends with it: « Lure » of « Siège de Lure ».
#[must_use]
pub fn place(name: &str) -> Option<&str> {
    let (common, place) = name.split_once(" de ").or_else(|| name.split_once(" d'"))?;
    (!tells(common) && place.starts_with(char::is_uppercase)).then_some(place)
}

/// True when the stems `before` the name of a town make it that of whoever wrote: « Atlantique Contrôle, agence de Vannes ».
#[must_use]
pub fn are_an_agency(before: &str) -> bool {
    before.trim_end().ends_with(" agenc")
}

fn stems(text: &str) -> String {
    phrase::stems(text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_alone_tell_nothing() {
        for name in ["Siège", "Salle louée", "Site principal", "Locaux du client", "Centre de formation"] {
            assert!(!tells(name), "{name}");
        }
        for name in ["Atelier Nord", "Salle Ampère", "Valmont", "Annexe de Foix"] {
            assert!(tells(name), "{name}");
        }
    }

    #[test]
    fn a_common_name_ends_with_its_place() {
        assert_eq!(place("Siège de Lure"), Some("Lure"));
        for name in ["Lure", "Centre de formation", "Bois de Peyrelade"] {
            assert_eq!(place(name), None, "{name}");
        }
    }

    #[test]
    fn an_agency_is_where_its_town_is_named_after_it() {
        assert!(are_an_agency(" atlantiqu control agenc "));
        assert!(!are_an_agency(" agenc du travail a "));
    }
}
