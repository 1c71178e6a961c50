//! The closed set of checks, one file each: parameters and one function.
//!
//! To add a check: one file here, one field of `Checks`, one line of `run`.

mod announced;
pub mod covers;
pub mod dated;
pub mod favourable;
pub mod filled;
pub mod fresh;
mod in_use;
pub mod key_date;
pub mod listing;
pub mod mentions;
pub mod own;
pub mod sequence;
pub mod shares;
pub mod signed;
pub mod sums;
pub mod table;
mod unseen;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::catalogue::Words;
use crate::model::date::{DateSource, FoundDate, Role};
use crate::model::document::Document;
use crate::model::place::Place;
use crate::model::profile::{Provider, Site};
use crate::model::report::Outcome;
use crate::model::status::Code;
use crate::text::facts::Facts;
use crate::text::stream::{self, Spot};

/// The checks of an artefact, each with its parameters. An absent check is not run.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Checks {
    /// A date with a fitting role is written in it.
    #[serde(default)]
    pub dated: Option<dated::Dated>,
    /// It is not too old.
    #[serde(default)]
    pub fresh: Option<fresh::Fresh>,
    /// It is signed.
    #[serde(default)]
    pub signed: Option<signed::Signed>,
    /// It is filled in, not a blank template.
    #[serde(default)]
    pub filled: Option<filled::Filled>,
    /// It says what it must say.
    #[serde(default)]
    pub mentions: Option<mentions::Mentions>,
    /// Its table has the columns, rows and cells it must have.
    #[serde(default)]
    pub table: Option<table::TableCheck>,
    /// It is the provider's, or speaks of the provider. Always run; the parameters only make it stricter.
    #[serde(default)]
    pub own: Option<own::Own>,
    /// It covers everything it must cover.
    #[serde(default)]
    pub covers: Option<covers::Covers>,
    /// Its dates follow one another.
    #[serde(default)]
    pub sequence: Option<sequence::Sequence>,
    /// The total of its table is the sum of what stands above.
    #[serde(default)]
    pub sums: Option<sums::Sums>,
    /// Its shares are those of the counts beside them.
    #[serde(default)]
    pub shares: Option<shares::Shares>,
    /// It is not unfavourable.
    #[serde(default)]
    pub favourable: Option<favourable::Favourable>,
    /// What it lists is in the folder.
    #[serde(default)]
    pub listing: Option<listing::Listing>,
}

/// What a check looks at.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// The document.
    pub document: &'a Document,
    /// What its text says.
    pub facts: &'a Facts,
    /// Roles of the date that counts, preferred first.
    pub key_roles: &'a [Role],
    /// Whose folder it is.
    pub provider: &'a Provider,
    /// Where it works.
    pub sites: &'a [Site],
    /// Ids of the indicators in scope, for coverage.
    pub scope: &'a [String],
    /// Day as of which it is judged.
    pub as_of: Date,
    /// The catalogue.
    pub words: &'a Words,
}

/// What a check concludes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Stable id of the check.
    pub check: &'static str,
    /// What came out.
    pub outcome: Outcome,
    /// The fault, if one is to be said.
    pub code: Option<Code>,
    /// What was expected.
    pub expected: String,
    /// What was found.
    pub found: String,
    /// Where.
    pub place: Option<Place>,
    /// The day it stops counting, if it does.
    pub lapse: Option<Lapse>,
    /// The date it rests on, if any.
    pub rests_on: Option<DateKey>,
    /// What sets its document apart from others that have a time of their own: those do not stand in for it.
    pub sort: Option<String>,
}

/// What tells a date of a document from its others.
pub type DateKey = (Date, Role, DateSource);

/// The key of `date`.
#[must_use]
pub fn date_key(date: &FoundDate) -> DateKey {
    (date.day(), date.role, date.source)
}

/// The end of a document's validity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lapse {
    /// Last day it counts.
    pub last: Date,
    /// `lapses`, `expiry` or `next-due`.
    pub kind: &'static str,
}

impl Verdict {
    fn new(check: &'static str, outcome: Outcome, expected: String, found: String) -> Self {
        Self { check, outcome, code: None, expected, found, place: None, lapse: None, rests_on: None, sort: None }
    }

    fn code(mut self, code: Code) -> Self {
        self.code = Some(code);
        self
    }

    fn on(mut self, date: &FoundDate) -> Self {
        self.rests_on = Some(date_key(date));
        self
    }

    fn at(mut self, place: Option<Place>) -> Self {
        self.place = place;
        self
    }
}

impl Subject<'_> {
    fn place(&self, spot: &Spot) -> Option<Place> {
        stream::place(&self.document.content, spot)
    }

    fn quote(&self, spot: &Spot) -> String {
        stream::quote(&self.document.content, spot)
    }
}

impl Checks {
    /// Ids of the checks that are asked for, in the order they run.
    #[must_use]
    pub fn names(&self) -> Vec<&'static str> {
        let asked = [
            ("own", true),
            ("filled", self.filled.is_some()),
            ("favourable", self.favourable.is_some()),
            ("dated", self.dated.is_some()),
            ("fresh", self.fresh.is_some()),
            ("signed", self.signed.is_some()),
            ("mentions", self.mentions.is_some()),
            ("table", self.table.is_some()),
            ("covers", self.covers.is_some()),
            ("sequence", self.sequence.is_some()),
            ("sums", self.sums.is_some()),
            ("shares", self.shares.is_some()),
            ("listing", self.listing.is_some()),
        ];
        asked.into_iter().filter(|(_, asked)| *asked).map(|(name, _)| name).collect()
    }

    /// Ids of the checks that can be left out: those that are asked for, `own` only where it is made stricter.
    #[must_use]
    pub fn droppable(&self) -> Vec<&'static str> {
        let stricter = self.own.as_ref().is_some_and(|own| *own != own::Own::default());
        self.names().into_iter().filter(|name| *name != "own" || stricter).collect()
    }

    /// Leaves a check out; `own` goes back to what is always checked.
    pub fn drop(&mut self, name: &str) {
        match name {
            "own" => self.own = None,
            "filled" => self.filled = None,
            "favourable" => self.favourable = None,
            "dated" => self.dated = None,
            "fresh" => self.fresh = None,
            "signed" => self.signed = None,
            "mentions" => self.mentions = None,
            "table" => self.table = None,
            "covers" => self.covers = None,
            "sequence" => self.sequence = None,
            "sums" => self.sums = None,
            "shares" => self.shares = None,
            "listing" => self.listing = None,
            _ => {}
        }
    }

    /// Runs every check that is asked for, in a fixed order.
    #[must_use]
    pub fn run(&self, subject: &Subject<'_>) -> Vec<Verdict> {
        let mut verdicts: Vec<Verdict> = in_use::run(subject).into_iter().collect();
        verdicts.extend(self.own.clone().unwrap_or_default().run(subject));
        verdicts.extend(self.filled.as_ref().map(|check| check.run(subject)));
        verdicts.extend(self.favourable.as_ref().map(|check| check.run(subject)));
        verdicts.extend(self.dated.as_ref().map(|check| check.run(subject)));
        verdicts.extend(self.fresh.as_ref().and_then(|check| check.run(subject)));
        verdicts.extend(self.signed.as_ref().map_or_else(|| signed::broken(subject), |check| Some(check.run(subject))));
        verdicts.extend(self.mentions.as_ref().map(|check| check.run(subject)));
        verdicts.extend(self.table.iter().flat_map(|check| check.run(subject)));
        verdicts.extend(self.covers.as_ref().map(|check| check.run(subject)));
        verdicts.extend(self.sequence.as_ref().and_then(|check| check.run(subject)));
        verdicts.extend(self.sums.as_ref().and_then(|check| check.run(subject)));
        verdicts.extend(self.shares.as_ref().and_then(|_| shares::run(subject)));
        verdicts
    }
}
