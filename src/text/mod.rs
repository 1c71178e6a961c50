//! What French text says, without knowing any label: folding, phrases, dates with roles, identifiers, blanks.

pub mod fold;
pub mod phrase;
pub mod stream;
