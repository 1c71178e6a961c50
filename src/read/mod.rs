//! Bytes to `Document`, one file per format. Total: a broken file is a document with problems, never an error.

pub mod limits;
