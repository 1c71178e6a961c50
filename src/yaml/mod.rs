//! The fence around the YAML crates: text with limits, positions and schema check in front of the typed model.
//!
//! All faults of a file come at once, each with its line and column. Nothing here knows what a file is about.

mod draft;
mod fault;
mod mismatch;
mod nearest;
mod scalar;
mod schema;
mod tree;

#[cfg(test)]
mod tests;

use std::marker::PhantomData;
use std::ops::Range;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::catalogue::Words;
pub(crate) use draft::{Draft, Overriding, strike};
use fault::Spot;
pub use fault::{Fault, Say};
pub(crate) use mismatch::{did_you_mean, one_of, unknown_word};
pub use nearest::nearest;
pub use schema::schema_of;
use schema::{Check, Wrong, mend};
pub(crate) use tree::child;
use tree::{Places, Refusal, Tree};

/// Largest file read, in bytes.
pub const LARGEST: usize = 512 << 10;
/// Faults shown of one file; more only tire.
const FAULTS: usize = 100;
/// Faults worked out of one file, so that a hostile one costs no time.
const KEPT: usize = 400;

/// The form that a kind of file must have: its schema, compiled once.
pub struct Form<T> {
    check: Check,
    kind: PhantomData<fn() -> T>,
}

impl<T: DeserializeOwned + JsonSchema> Default for Form<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: DeserializeOwned + JsonSchema> Form<T> {
    /// Compiles the schema of `T`.
    #[must_use]
    pub fn new() -> Self {
        Self { check: Check::new(schema_of::<T>()), kind: PhantomData }
    }

    /// Reads `text`. The value is there when the text is good enough to be looked at further, even with faults:
    /// what is wrong has then been left out of it, and later faults at the same places are not repeated.
    pub fn read<'a>(&self, file: &'a str, text: &'a str, words: &'a Words) -> (Option<T>, Sheet<'a>) {
        let mut sheet = Sheet::blank(file, text, words);
        let value = if sheet.is_too_large() { None } else { self.value(tree::read(text), &mut sheet) };
        (value, sheet)
    }

    /// The same of a file that was read before, with what it takes from others.
    pub(crate) fn check<'a>(&self, draft: &'a Draft, words: &'a Words) -> (Option<T>, Sheet<'a>) {
        let mut sheet = Sheet { merged: draft.merged, ..Sheet::blank(&draft.file, &draft.text, words) };
        sheet.orphans.clone_from(&draft.orphans);
        let value = if sheet.is_too_large() { None } else { self.value(draft.tree.clone(), &mut sheet) };
        for (pointer, say) in &draft.remarks {
            sheet.report(pointer, say.clone());
        }
        (value, sheet)
    }

    fn value(&self, tree: Tree, sheet: &mut Sheet<'_>) -> Option<T> {
        sheet.places = tree.places;
        for (spot, refusal) in &tree.refusals {
            sheet.refuse(*spot, refusal);
        }
        let refused = sheet.faults.len();
        let Some(mut value) = tree.value.filter(|value| !value.is_null()) else {
            if tree.refusals.is_empty() {
                let message = sheet.words.say("fault-empty-file");
                sheet.faults.push(Fault::whole(sheet.file, Say::new(message)));
            }
            return None;
        };
        let mut wrongs = self.check.run(&value);
        sheet.more += wrongs.len().saturating_sub(KEPT);
        wrongs.truncate(KEPT);
        for wrong in mismatch::without_echoes(&wrongs) {
            sheet.mismatch(wrong, &value, refused);
        }
        if wrongs.is_empty() && sheet.faults.is_empty() {
            return if sheet.merged { merged(value, sheet) } else { typed(sheet) };
        }
        sheet.touched = mend(&self.check, &mut value, &wrongs);
        serde_json::from_value(value).ok()
    }
}

/// The last word of the typed parser, after everything else found the text sound.
fn typed<T: DeserializeOwned>(sheet: &mut Sheet<'_>) -> Option<T> {
    match serde_yaml::from_str(sheet.text) {
        Ok(value) => Some(value),
        Err(error) => {
            let (line, column) = error.location().map_or((1, 1), |place| (place.line(), place.column()));
            let say = Say::new(sheet.words.tell("fault-unreadable", &[("detail", &error.to_string())]));
            sheet.add(Spot { line, column, width: 1 }, || say);
            None
        }
    }
}

/// The same for what no text holds as it is.
fn merged<T: DeserializeOwned>(value: Value, sheet: &mut Sheet<'_>) -> Option<T> {
    let read = serde_json::from_value(value);
    if let Err(error) = &read {
        let say = Say::new(sheet.words.tell("fault-unreadable", &[("detail", &error.to_string())]));
        sheet.add(Spot { line: 1, column: 1, width: 1 }, || say);
    }
    read.ok()
}

/// The value of a text that is trusted to be sound, such as an embedded one, read without any check of its own.
pub(crate) fn glance<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_yaml::from_str(text).ok()
}

/// A file with the places of its nodes: takes the faults that are found in it.
pub struct Sheet<'a> {
    file: &'a str,
    text: &'a str,
    /// The messages of the run.
    pub words: &'a Words,
    places: Places,
    faults: Vec<Fault>,
    /// Faults that were counted and not worked out.
    more: usize,
    touched: Vec<String>,
    /// What it holds is not all in its text.
    merged: bool,
    /// Mappings whose missing keys are not told.
    orphans: Vec<String>,
}

impl<'a> Sheet<'a> {
    fn blank(file: &'a str, text: &'a str, words: &'a Words) -> Self {
        let (places, faults, touched, orphans) = (Places::new(), Vec::new(), Vec::new(), Vec::new());
        Self { file, text, words, places, faults, more: 0, touched, merged: false, orphans }
    }

    /// The places of a text whose form was checked before.
    pub(crate) fn of(file: &'a str, text: &'a str, words: &'a Words) -> Self {
        let places = if text.len() > LARGEST { Places::new() } else { tree::read(text).places };
        Self { places, ..Self::blank(file, text, words) }
    }

    /// The places of a file whose form was checked before, with what it takes from others.
    pub(crate) fn of_draft(draft: &'a Draft, words: &'a Words) -> Self {
        Self { places: draft.tree.places.clone(), ..Self::blank(&draft.file, &draft.text, words) }
    }

    /// Reports a text that is too large to be read.
    fn is_too_large(&mut self) -> bool {
        let large = self.text.len() > LARGEST;
        if large {
            let (size, most) = ((self.text.len() >> 10).to_string(), (LARGEST >> 10).to_string());
            let message = self.words.tell("fault-too-large", &[("size", &size), ("most", &most)]);
            self.faults.push(Fault::whole(self.file, Say::new(message)));
        }
        large
    }

    /// Reports a fault of the node at `pointer` (RFC 6901); at its key when it has no node of its own.
    pub fn report(&mut self, pointer: &str, say: Say) {
        let spot = self.spot(pointer);
        self.push(pointer, spot, say);
    }

    /// Reports a fault of the characters `range` of the text `value` at `pointer`.
    pub fn report_inside(&mut self, pointer: &str, value: &str, range: Range<usize>, say: Say) {
        let spot = self.inside(pointer, value, range).unwrap_or_else(|| self.spot(pointer));
        self.push(pointer, spot, say);
    }

    /// Reports a fault of the key of `pointer`, not of its value.
    pub fn report_key(&mut self, pointer: &str, say: Say) {
        let spot = self.places.get(pointer).and_then(|place| place.key).unwrap_or_else(|| self.spot(pointer));
        self.push(pointer, spot, say);
    }

    /// True when the list at `list`, or the key `key` of one of its items, was at fault: what refers to it cannot be judged.
    pub fn was_mended(&self, list: &str, key: &str) -> bool {
        let item =
            |rest: &str| rest.strip_suffix(key).is_some_and(|index| index.trim_matches('/').parse::<usize>().is_ok());
        let touched = self.touched.iter().filter_map(|touched| touched.strip_prefix(list));
        touched.into_iter().any(|rest| rest.is_empty() || item(rest))
    }

    /// Line of the node at `pointer`, from 1.
    pub(crate) fn line(&self, pointer: &str) -> usize {
        self.spot(pointer).line
    }

    /// Name of the file.
    pub fn file(&self) -> &str {
        self.file
    }

    /// True when nothing is wrong so far.
    pub fn is_sound(&self) -> bool {
        self.faults.is_empty()
    }

    /// The faults, from top to bottom.
    #[must_use]
    pub fn into_faults(self) -> Vec<Fault> {
        let Self { file, words, mut faults, more, .. } = self;
        faults.sort_by_key(|fault| (fault.line, fault.column));
        faults.dedup();
        let more = more + faults.len().saturating_sub(FAULTS);
        faults.truncate(FAULTS);
        if more > 0 {
            let message = words.tell("fault-and-more", &[("n", &more.to_string())]);
            faults.push(Fault::whole(file, Say::new(message)));
        }
        faults
    }

    fn push(&mut self, pointer: &str, spot: Spot, say: Say) {
        if !self.touched.iter().any(|touched| touched == pointer) {
            self.add(spot, || say);
        }
    }

    fn add(&mut self, spot: Spot, say: impl FnOnce() -> Say) {
        if self.faults.len() >= KEPT {
            self.more += 1;
            return;
        }
        self.faults.push(Fault::at(self.file, self.text, spot, say()));
    }

    fn spot(&self, pointer: &str) -> Spot {
        let mut pointer = pointer;
        loop {
            if let Some(place) = self.places.get(pointer) {
                return place.node;
            }
            let Some((parent, _)) = pointer.rsplit_once('/') else { return Spot { line: 1, column: 1, width: 1 } };
            pointer = parent;
        }
    }

    /// The place of part of a text, when the text stands in the file as it is.
    fn inside(&self, pointer: &str, value: &str, range: Range<usize>) -> Option<Spot> {
        let node = self.places.get(pointer)?.node;
        let line = self.text.lines().nth(node.line.checked_sub(1)?)?;
        let start = line.char_indices().nth(node.column - 1).map(|(at, _)| at)?;
        let rest = line.get(start..)?;
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
        let column = |end: usize| written(value.chars().take(end), quote).chars().count();
        rest.strip_prefix(&written(value.chars(), quote))?;
        let (start, end) = (column(range.start), column(range.end));
        Some(Spot { line: node.line, column: node.column + start, width: (end - start).max(1) })
    }

    fn refuse(&mut self, spot: Spot, refusal: &Refusal) {
        let (words, text) = (self.words, self.text);
        self.add(spot, || {
            let line = text.lines().nth(spot.line.saturating_sub(1)).unwrap_or("");
            let before: String = line.chars().take(spot.column.saturating_sub(1)).collect();
            mismatch::refusal(words, refusal, &before)
        });
    }

    /// Reports what the schema finds, unless one of the first `refused` faults stands at the same place.
    fn mismatch(&mut self, wrong: &Wrong, root: &Value, refused: usize) {
        if matches!(wrong.mismatch, schema::Mismatch::MissingKey(_)) && self.orphans.contains(&wrong.pointer) {
            return;
        }
        let found = root.pointer(&wrong.pointer).unwrap_or(&Value::Null);
        let spot = match &wrong.mismatch {
            schema::Mismatch::UnknownKey { key, .. } => {
                let place = self.places.get(&child(&wrong.pointer, key));
                place.and_then(|place| place.key).unwrap_or_else(|| self.spot(&wrong.pointer))
            }
            schema::Mismatch::MissingKey(_) => self.head(&wrong.pointer),
            _ => self.spot(&wrong.pointer),
        };
        let echo = self.faults.iter().take(refused).any(|fault| (fault.line, fault.column) == (spot.line, spot.column));
        if !echo {
            let words = self.words;
            self.add(spot, || mismatch::say(words, &wrong.mismatch, found));
        }
    }

    /// What announces the node at `pointer`: its key, or its first character.
    fn head(&self, pointer: &str) -> Spot {
        let key = self.places.get(pointer).and_then(|place| place.key);
        key.unwrap_or_else(|| Spot { width: 1, ..self.spot(pointer) })
    }
}

/// A text as it stands in the file after its opening quote, if it has one; that quote included.
fn written(text: impl Iterator<Item = char>, quote: Option<char>) -> String {
    let mut written: String = quote.into_iter().collect();
    for c in text {
        match quote {
            Some('\'') if c == '\'' => written.push(c),
            Some('"') if matches!(c, '"' | '\\') => written.push('\\'),
            _ => {}
        }
        written.push(c);
    }
    written
}
