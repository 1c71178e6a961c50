//! The one catalogue of messages: every sentence a person reads, by key and language (Project Fluent).
//!
//! French comes first; another language is another folder of the same files. Nothing here decides anything.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use jiff::civil::Date;
use unic_langid::{LanguageIdentifier, langid};

use crate::model::place::Place;

/// The files of the folder of one language: every language has the same.
macro_rules! catalogue_of {
    ($folder:literal) => {
        [
            include_str!(concat!($folder, "/report.ftl")),
            include_str!(concat!($folder, "/page.ftl")),
            include_str!(concat!($folder, "/findings.ftl")),
            include_str!(concat!($folder, "/cli.ftl")),
            include_str!(concat!($folder, "/packs.ftl")),
            include_str!(concat!($folder, "/reading.ftl")),
            include_str!(concat!($folder, "/consistency.ftl")),
            include_str!(concat!($folder, "/why.ftl")),
            include_str!(concat!($folder, "/redact.ftl")),
            include_str!(concat!($folder, "/auditor.ftl")),
            include_str!(concat!($folder, "/trial.ftl")),
            include_str!(concat!($folder, "/lint.ftl")),
            include_str!(concat!($folder, "/life.ftl")),
            include_str!(concat!($folder, "/waivers.ftl")),
            include_str!(concat!($folder, "/typography.ftl")),
            include_str!(concat!($folder, "/pictures.ftl")),
            include_str!(concat!($folder, "/sessions.ftl")),
        ]
    };
}

/// A language of the run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// French, the language of the users.
    #[default]
    Fr,
    /// English, for those who read a report without reading French.
    En,
}

impl Lang {
    /// All languages, the one by default first.
    pub const ALL: [Self; 2] = [Self::Fr, Self::En];
    /// The language in which rules are written, whatever that of the run.
    pub const RULES: Self = Self::Fr;

    /// Its subtag (BCP 47), as `--lang` and pages have it.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// With the region whose dates and spelling these are (BCP 47).
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Fr => "fr-FR",
            Self::En => "en-GB",
        }
    }

    /// The language called `id`.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.id() == id)
    }

    /// Whose plural rules these are.
    fn plurals(self) -> LanguageIdentifier {
        match self {
            Self::Fr => langid!("fr"),
            Self::En => langid!("en"),
        }
    }

    /// The files of its messages.
    fn sources(self) -> &'static [&'static str] {
        match self {
            Self::Fr => &catalogue_of!("fr"),
            Self::En => &catalogue_of!("en"),
        }
    }
}

/// The messages of one language.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
    lang: Lang,
}

impl Words {
    /// Loads the messages of `lang`. A message that does not parse is left out; the tests find it.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![lang.plurals()]);
        bundle.set_use_isolating(false);
        for source in lang.sources() {
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

    /// A day as people write it: "15/12/2026", "15 December 2026".
    pub fn day(&self, date: Date) -> String {
        let (day, month, year) = (date.day().to_string(), date.month().to_string(), date.year().to_string());
        let (dd, mm) = (format!("{day:0>2}"), format!("{month:0>2}"));
        let args = [("day", &*day), ("month", &*month), ("dd", &*dd), ("mm", &*mm), ("year", &*year)];
        self.tell("day-written", &args)
    }

    /// A length of time in minutes as people write it: "21 h", "10 h 30".
    pub fn hours(&self, minutes: u32) -> String {
        let (whole, rest) = ((minutes / 60).to_string(), minutes % 60);
        let key = if rest == 0 { "hours-whole" } else { "hours-and-minutes" };
        self.tell(key, &[("hours", &*whole), ("minutes", &*format!("{rest:02}"))])
    }

    /// A number to two decimals at most, as people write it: "12,5", "12.5".
    pub fn number(&self, number: f64) -> String {
        let number = ((number * 100.0).round() / 100.0).to_string();
        if self.lang == Lang::Fr { number.replace('.', ",") } else { number }
    }

    /// `name` and what is said of it: "trouvé : rien", "found: nothing".
    pub fn pair(&self, name: &str, said: &str) -> String {
        format!("{name}{}{said}", self.say("colon"))
    }

    /// `parts` one after another, where a comma would not part them enough.
    pub fn series<T: AsRef<str>>(&self, parts: &[T]) -> String {
        let parts: Vec<&str> = parts.iter().map(AsRef::as_ref).collect();
        parts.join(&self.say("semicolon"))
    }

    /// `text` between quotation marks.
    pub fn quoted(&self, text: &str) -> String {
        format!("{}{text}{}", self.say("quote-open"), self.say("quote-close"))
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
mod tests;
