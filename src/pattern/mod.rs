//! The fence around foreign matching crates: phrases, globs and regular expressions, all size-bounded.

pub mod glob;
pub mod phrases;
pub mod regex;
pub mod required;
