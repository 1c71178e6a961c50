//! What the command line says of reading: limits, protections, cache. The machine is asked here, and nowhere below.

use std::collections::BTreeMap;
use std::env;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::{Map, Value};

use crate::catalogue::Words;
use crate::cli::{ReadingArgs, SandboxChoice};
use crate::read::limits::Limits;
use crate::sandbox::{Budget, Options};
use crate::yaml::nearest;

use super::Stop;
use super::readers::{Readers, lies_in};

/// Names of the limits that are the worker's, not the reader's.
const OF_THE_WORKER: [&str; 3] = ["memory", "cpu", "wall"];

/// What is set by `--limit`.
#[derive(Debug, Default)]
pub(super) struct Settings {
    limits: Limits,
    budget: Budget,
    /// What differs from the usual, as given last, by name.
    changed: BTreeMap<String, String>,
}

impl Settings {
    /// Reads `NAME=VALUE`, each.
    pub(super) fn new(given: &[String], words: &Words) -> Result<Self, Stop> {
        let mut settings = Self::default();
        for text in given {
            let (name, value) = text.split_once('=').ok_or_else(|| malformed(text, words))?;
            settings.set(name.trim(), value.trim(), words)?;
        }
        Ok(settings)
    }

    fn set(&mut self, name: &str, value: &str, words: &Words) -> Result<(), Stop> {
        let number = || size(value).ok_or_else(|| malformed(&format!("{name}={value}"), words));
        let time = || seconds(value).ok_or_else(|| malformed(&format!("{name}={value}"), words));
        match name {
            "memory" => self.budget.memory = number()?,
            "cpu" => self.budget.cpu = time()?,
            "wall" => self.budget.wall = Duration::from_secs(time()?),
            _ if names().iter().any(|known| known == name) => {
                let limits = merged(self.limits, name, number()?);
                self.limits = limits.ok_or_else(|| malformed(&format!("{name}={value}"), words))?;
            }
            _ => return Err(unknown(name, words)),
        }
        self.changed.insert(name.to_owned(), value.to_owned());
        Ok(())
    }

    /// Starts what reading `folder` takes.
    pub(super) fn readers(&self, how: &ReadingArgs, folder: &Path, words: &Words) -> Result<Readers, Stop> {
        let confine = how.sandbox != SandboxChoice::Off;
        let options = Options { program: env::current_exe().ok(), confine, budget: self.budget };
        let place = if how.no_cache { None } else { place() };
        let readers = Readers::new(&options, place.filter(|place| !lies_in(place, folder)), self.limits);
        if how.sandbox == SandboxChoice::Require && !readers.pool.protections().is_full() {
            let parts = readers.pool.protections().parts().join(", ");
            return Err(Stop::usage(words.tell("cli-no-sandbox", &[("parts", &parts)])));
        }
        Ok(readers)
    }

    /// What a reader of the report must know of how the folder was read.
    pub(super) fn remarks(&self, readers: &Readers, words: &Words) -> Vec<String> {
        let mut remarks = Vec::new();
        let protections = readers.pool.protections();
        if !protections.is_full() {
            let key = format!("limit-sandbox-{}", protections.state());
            remarks.push(words.tell(&key, &[("parts", &protections.parts().join(", "))]));
        }
        if !self.changed.is_empty() {
            let changed: Vec<String> = self.changed.iter().map(|(name, value)| format!("{name}={value}")).collect();
            remarks.push(words.tell("limit-changed", &[("limits", &changed.join(", "))]));
        }
        remarks
    }
}

/// The folder of the cache: where the user says, else where the system keeps such things.
pub(super) fn place() -> Option<PathBuf> {
    let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let absolute = |name: &str| set(name).filter(|path| path.is_absolute());
    if let Some(place) = set("PROBANT_CACHE_DIR") {
        return std::path::absolute(place).ok();
    }
    let base = if cfg!(windows) {
        absolute("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        absolute("HOME").map(|home| home.join("Library/Caches"))
    } else {
        absolute("XDG_CACHE_HOME").or_else(|| absolute("HOME").map(|home| home.join(".cache")))
    };
    base.map(|base| base.join("probant"))
}

/// Every name that `--limit` knows.
pub(super) fn names() -> Vec<String> {
    fields().keys().cloned().chain(OF_THE_WORKER.map(ToOwned::to_owned)).collect()
}

fn fields() -> Map<String, Value> {
    match serde_json::to_value(Limits::default()) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}

/// `limits` with the one called `name` set to `value`; none when it does not fit.
fn merged(limits: Limits, name: &str, value: u64) -> Option<Limits> {
    let mut all = serde_json::to_value(limits).ok()?;
    *all.get_mut(name)? = value.into();
    serde_json::from_value(all).ok()
}

/// A whole number above nought, with K, M or G for 1,024 and its powers.
fn size(text: &str) -> Option<u64> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let unit: u64 = match text.get(digits.len()..)?.to_ascii_uppercase().as_str() {
        "" => 1,
        "K" | "KB" | "KO" => 1 << 10,
        "M" | "MB" | "MO" => 1 << 20,
        "G" | "GB" | "GO" => 1 << 30,
        _ => return None,
    };
    digits.parse::<u64>().ok()?.checked_mul(unit).filter(|value| *value > 0)
}

/// Whole seconds, at least one.
fn seconds(text: &str) -> Option<u64> {
    text.strip_suffix('s').unwrap_or(text).parse().ok().filter(|value| *value > 0)
}

fn malformed(text: &str, words: &Words) -> Stop {
    Stop::usage(words.tell("cli-bad-limit", &[("limit", text)]))
}

fn unknown(name: &str, words: &Words) -> Stop {
    let names = names();
    let near = nearest(name, names.iter().map(String::as_str));
    let hint = near.map(|near| words.tell("cli-near", &[("near", near)])).unwrap_or_default();
    let told = words.tell("cli-unknown-limit", &[("limit", name), ("known", &names.join(", "))]);
    Stop::usage(format!("{told}{hint}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Lang;

    fn settings(given: &[&str]) -> Result<Settings, Stop> {
        let given: Vec<String> = given.iter().map(|text| (*text).to_owned()).collect();
        Settings::new(&given, &Words::new(Lang::Fr))
    }

    #[test]
    fn limits_are_set_by_name_with_or_without_units() {
        let set = settings(&["text=2M", "cells=10", "memory=1G", "cpu=5s", "wall=9"]).unwrap();
        assert_eq!((set.limits.text, set.limits.cells), (2 << 20, 10));
        assert_eq!(set.limits.pages, Limits::default().pages);
        assert_eq!(set.budget, Budget { memory: 1 << 30, cpu: 5, wall: Duration::from_secs(9) });
        let changed: Vec<String> = set.changed.iter().map(|(name, value)| format!("{name}={value}")).collect();
        assert_eq!(changed, ["cells=10", "cpu=5s", "memory=1G", "text=2M", "wall=9"]);
    }

    #[test]
    fn a_name_or_value_that_is_wrong_is_told() {
        let message = |given| settings(&[given]).unwrap_err().message;
        assert!(message("texte=2M").contains("« text »"));
        for wrong in ["text", "text=", "text=many", "text=0", "cpu=1m", "text=99999999999G", "wall=-1"] {
            assert!(message(wrong).contains(wrong), "{wrong}");
        }
    }

    #[test]
    fn the_help_names_every_limit() {
        let help = crate::cli::limit_help();
        for name in names() {
            assert!(help.contains(&name), "{name}");
        }
    }
}
