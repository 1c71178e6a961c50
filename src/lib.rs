//! Probant reads a training provider's evidence folder as an auditor would.
//!
//! The floors of the house, from the ground up (`docs/architecture.md`, enforced by `tests/architecture.rs`).

pub mod app;
pub mod cache;
pub mod catalogue;
pub mod checks;
pub mod cli;
pub mod compare;
pub mod conclude;
pub mod folder;
pub mod judge;
pub mod model;
pub mod ocr;
pub mod pack;
pub mod pattern;
pub mod profile;
pub mod read;
pub mod recognise;
pub mod redact;
pub mod report;
pub mod sandbox;
pub mod sshsig;
pub mod text;
pub mod yaml;
