//! The one catalogue of messages: every sentence a person reads, by key and language (Project Fluent).
//!
//! French comes first; another language is another folder of the same files. Nothing here decides anything.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use jiff::civil::Date;
use unic_langid::langid;

use crate::model::place::Place;

/// A language of the run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// French, the language of the users.
    #[default]
    Fr,
}

const FRENCH: &[&str] = &[
    include_str!("fr/report.ftl"),
    include_str!("fr/page.ftl"),
    include_str!("fr/findings.ftl"),
    include_str!("fr/cli.ftl"),
    include_str!("fr/packs.ftl"),
    include_str!("fr/reading.ftl"),
    include_str!("fr/consistency.ftl"),
    include_str!("fr/why.ftl"),
    include_str!("fr/redact.ftl"),
    include_str!("fr/auditor.ftl"),
    include_str!("fr/trial.ftl"),
    include_str!("fr/lint.ftl"),
    include_str!("fr/life.ftl"),
    include_str!("fr/sessions.ftl"),
];

/// The messages of one language.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
    lang: Lang,
}

impl Words {
    /// Loads the messages of `lang`. A message that does not parse is left out; the tests find it.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![langid!("fr")]);
        bundle.set_use_isolating(false);
        for source in FRENCH {
            let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(partial, _)| partial);
            bundle.add_resource_overriding(resource);
        }
        Self { bundle, lang }
    }

    /// Language of these messages.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// True when the catalogue has a message `key`.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// The message `key`; the key itself when there is none, so that a gap is seen and nothing breaks.
    pub fn say(&self, key: &str) -> String {
        self.tell(key, &[])
    }

    /// The message `key` with its variables filled in. Numbers passed as digits choose plurals.
    pub fn tell(&self, key: &str, args: &[(&str, &str)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let filled: FluentArgs<'_> = args.iter().map(|(name, value)| (*name, variable(value))).collect();
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, Some(&filled), &mut errors).into_owned()
    }

    /// A place in words: "page 3", "feuille « Plan », cellule B4".
    pub fn place(&self, place: &Place) -> String {
        match place {
            Place::Page(page) => self.tell("place-page", &[("n", &page.to_string())]),
            Place::Cell { sheet, cell } if sheet.is_empty() => self.tell("place-cell", &[("cell", cell)]),
            Place::Cell { sheet, cell } => self.tell("place-sheet-cell", &[("sheet", sheet), ("cell", cell)]),
            Place::Paragraph(number) => self.tell("place-paragraph", &[("n", &number.to_string())]),
            Place::Entry { entry, within } => {
                let outer = self.tell("place-entry", &[("entry", entry)]);
                within.as_deref().map_or(outer.clone(), |inner| format!("{outer}, {}", self.place(inner)))
            }
        }
    }

    /// A day as a French reader writes it: "15/12/2026".
    pub fn day(&self, date: Date) -> String {
        format!("{:02}/{:02}/{}", date.day(), date.month(), date.year())
    }
}

/// Digits become a number, so that plural forms can be chosen; anything else stays text.
fn variable(value: &str) -> FluentValue<'_> {
    let short_number = value.len() <= 9 && !value.starts_with('0');
    match value.parse::<u32>() {
        Ok(number) if short_number || value == "0" => FluentValue::from(number),
        _ => FluentValue::from(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_catalogue_parses() {
        for source in FRENCH {
            let errors = FluentResource::try_new((*source).to_owned()).err().map(|(_, errors)| errors);
            assert!(errors.is_none(), "{errors:?}");
        }
    }

    #[test]
    fn no_key_is_written_twice() {
        let mut keys = std::collections::BTreeSet::new();
        for line in FRENCH.iter().flat_map(|source| source.lines()) {
            if let Some((key, _)) = line.split_once(" =").filter(|(key, _)| !key.starts_with([' ', '#', '-', '['])) {
                assert!(keys.insert(key), "{key} twice");
            }
        }
    }

    #[test]
    fn plurals_follow_the_number() {
        let words = Words::new(Lang::Fr);
        assert_eq!(words.tell("count-documents", &[("n", "1")]), "1 document");
        assert_eq!(words.tell("count-documents", &[("n", "2")]), "2 documents");
    }

    #[test]
    fn places_read_like_directions() {
        let words = Words::new(Lang::Fr);
        let place = Place::cell("Plan", 2, 4).inside("actions.xlsx");
        assert_eq!(words.place(&place), "pièce jointe « actions.xlsx », feuille « Plan », cellule B4");
    }
}
