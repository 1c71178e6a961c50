//! Points of recognition, where a rule does not give its own: what the engine counts and what rules are held against.

/// Points that make evidence.
pub const ACCEPT: i32 = 8;
/// Points that make a document worth a look.
pub const REVIEW: i32 = 6;
/// A title in the title zone.
pub const TITLE: i32 = 6;
/// A group of phrases.
pub const PHRASE: i32 = 2;
/// A table header.
pub const TABLE: i32 = 4;
/// A usual issuer.
pub const ISSUER: i32 = 2;
/// A pattern.
pub const PATTERN: i32 = 2;
/// The usual kind of document.
pub const KIND: i32 = 2;
/// A usual file format.
pub const FORMAT: i32 = 2;
