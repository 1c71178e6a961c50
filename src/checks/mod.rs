//! The closed set of checks, one file each: parameters and one function.
//!
//! To add a check: one file here, one field of `Checks`, one line of `run`.

pub mod covers;
pub mod dated;
pub mod favourable;
pub mod filled;
pub mod fresh;
pub mod mentions;
pub mod own;
pub mod signed;
pub mod table;

use schemars::JsonSchema;
use serde::Deserialize;

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
    /// It is the provider's, or speaks of the provider.
    #[serde(default)]
    pub own: Option<own::Own>,
    /// It covers everything it must cover.
    #[serde(default)]
    pub covers: Option<covers::Covers>,
    /// It is not unfavourable.
    #[serde(default)]
    pub favourable: Option<favourable::Favourable>,
}
