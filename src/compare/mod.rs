//! What differs: between a report and a folder, between two reports, between the reports of several providers.
//!
//! Pure: takes lists and reports, gives lists. Reads no file, writes no word.

pub mod changes;
pub mod fleet;
pub mod integrity;
pub mod known;
pub mod presence;
pub mod verification;
