//! What French text says, without knowing any label: folding, phrases, dates with roles, identifiers, blanks.

pub mod blanks;
pub(crate) mod cut;
pub mod dates;
pub mod duration;
pub mod facts;
pub(crate) mod figures;
pub mod fold;
pub mod holders;
pub(crate) mod hours;
pub mod identifiers;
pub(crate) mod labelled;
pub mod lookalike;
pub mod mask;
pub mod names;
pub mod negation;
pub mod organisations;
pub mod parts;
pub mod personal;
pub mod phrase;
pub mod premises;
pub mod roster;
mod sentences;
pub mod signing;
pub mod stream;
pub mod tables;
pub mod term;
pub mod versions;
