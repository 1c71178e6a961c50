//! What is known of a provider so far, and the profile that it makes.

use std::fmt::Write;

use crate::catalogue::Words;
use crate::cli::{Forge, InitArgs};
use crate::model::profile::{Category, Conditions, Premises};
use crate::profile;

use super::super::subject::PROFILE;
use super::super::{Stop, rules};
use super::plan::PLAN;

/// Answers; what nobody answered is empty.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Answers {
    pub name: String,
    pub siret: String,
    pub nda: String,
    pub categories: Vec<Category>,
    /// Name of the condition in the profile, and the answer.
    pub conditions: Vec<(String, bool)>,
    /// Name of each site, and whose premises it is.
    pub sites: Vec<(String, Premises)>,
    pub audit: String,
    pub packs: Vec<String>,
    pub plan: bool,
    pub forge: Option<Forge>,
}

impl Answers {
    /// The answers of the command line.
    pub(super) fn given(args: &InitArgs, words: &Words) -> Result<Self, Stop> {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let refused = |key: &str, given: &str| Stop::usage(words.tell(key, &[("given", given)]));
        let category = |given: &String| category(given).ok_or_else(|| refused("init-bad-category", given));
        let condition = |given: &String| condition(given).ok_or_else(|| refused("init-bad-condition", given));
        let site = |given: &String| site(given).ok_or_else(|| refused("init-bad-site", given));
        Ok(Self {
            name: text(&args.name),
            siret: text(&args.siret),
            nda: text(&args.nda),
            categories: args.category.iter().map(category).collect::<Result<_, _>>()?,
            conditions: args.condition.iter().map(condition).collect::<Result<_, _>>()?,
            sites: args.site.iter().map(site).collect::<Result<_, _>>()?,
            audit: text(&args.audit_date),
            packs: args.rules.pack.clone(),
            plan: args.plan,
            forge: args.ci,
        })
    }

    /// These answers, when they hold all that a profile needs.
    pub(super) fn complete(self, words: &Words) -> Result<Self, Stop> {
        match (self.name.trim().is_empty(), self.categories.is_empty()) {
            (true, _) => Err(Stop::usage(words.say("init-no-name"))),
            (_, true) => Err(Stop::usage(words.say("init-no-category"))),
            _ => Ok(self),
        }
    }

    /// The text of `probant.yaml`, what is not known left out or written as a comment.
    pub(super) fn yaml(&self, words: &Words) -> String {
        let mut yaml = format!("# {}\n", words.say("init-yaml-head"));
        // Writing to a string cannot fail.
        let _ = writeln!(yaml, "provider:\n  name: {}", quoted(&self.name));
        for (key, value) in [("siret", &self.siret), ("nda", &self.nda)].iter().filter(|(_, value)| !value.is_empty()) {
            let _ = writeln!(yaml, "  {key}: {}", quoted(value));
        }
        let categories: Vec<&str> = self.categories.iter().map(|category| category.id()).collect();
        let _ = writeln!(yaml, "categories: [{}]", categories.join(", "));
        let _ = write!(yaml, "{}{}", self.conditions(words), self.sites(words));
        if !self.audit.is_empty() {
            let _ = writeln!(yaml, "audit: {{date: {}}}", quoted(&self.audit));
        }
        if !self.packs.is_empty() {
            let packs: Vec<String> = self.packs.iter().map(|pack| quoted(pack)).collect();
            let _ = writeln!(yaml, "packs: [{}]", packs.join(", "));
        }
        if self.plan {
            let _ = writeln!(yaml, "ignore: [{}]", quoted(PLAN));
        }
        yaml
    }

    fn conditions(&self, words: &Words) -> String {
        let known = |name: &str| self.conditions.iter().find(|(key, _)| key == name).map(|(_, answer)| *answer);
        let lines = Conditions::default().named().map(|(name, _)| {
            let question = words.say(&format!("init-question-{name}"));
            match known(name) {
                Some(answer) => format!("  {name}: {answer} # {question}\n"),
                None => format!("  # {name}: true # {question}\n"),
            }
        });
        let comment = words.say("init-yaml-conditions");
        let key = if self.conditions.is_empty() { "# conditions:" } else { "conditions:" };
        format!("# {comment}\n{key}\n{}", lines.concat())
    }

    fn sites(&self, words: &Words) -> String {
        if self.sites.is_empty() {
            return format!("# {}\n", words.say("init-yaml-sites"));
        }
        let line = |(name, premises): &(String, Premises)| {
            format!("  - {{name: {}, premises: {}}}\n", quoted(name), premises.id())
        };
        format!("sites:\n{}", self.sites.iter().map(line).collect::<String>())
    }
}

/// What is wrong with a profile that says `value` for `key` of the provider; nothing when it is sound.
pub(super) fn faults(key: &str, value: &str, words: &Words) -> Option<String> {
    let value = quoted(value);
    let text = match key {
        "audit" => format!("provider: {{name: x}}\ncategories: [OF]\naudit: {{date: {value}}}\n"),
        _ => format!("provider:\n  name: x\n  {key}: {value}\ncategories: [OF]\n"),
    };
    profile::load(PROFILE, &text, words).err().map(|faults| rules::faulty(&faults, words).message)
}

/// A text as YAML takes it whatever it holds: JSON is YAML.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text.trim()).to_string()
}

/// The category that a person means.
pub(super) fn category(text: &str) -> Option<Category> {
    Category::from_id(&text.trim().to_uppercase())
}

/// Yes or no, as people write it.
pub(super) fn yes_or_no(text: &str) -> Option<bool> {
    match text.trim().to_lowercase().as_str() {
        "o" | "oui" | "y" | "yes" | "true" => Some(true),
        "n" | "non" | "no" | "false" => Some(false),
        _ => None,
    }
}

/// Whose premises, as people write it.
pub(super) fn premises(text: &str) -> Option<Premises> {
    match text.trim().to_lowercase().as_str() {
        "owned" | "p" | "propre" => Some(Premises::Owned),
        "rented" | "l" | "loué" | "loue" => Some(Premises::Rented),
        "client" | "c" => Some(Premises::Client),
        _ => None,
    }
}

/// `KEY=yes`.
fn condition(text: &str) -> Option<(String, bool)> {
    let (key, answer) = text.split_once('=')?;
    let known = Conditions::default().named().into_iter().any(|(name, _)| name == key.trim());
    known.then(|| yes_or_no(answer)).flatten().map(|answer| (key.trim().to_owned(), answer))
}

/// `NAME=owned`.
fn site(text: &str) -> Option<(String, Premises)> {
    let (name, of) = text.rsplit_once('=')?;
    premises(of).filter(|_| !name.trim().is_empty()).map(|of| (name.trim().to_owned(), of))
}
