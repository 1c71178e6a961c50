//! What differs: between a report and a folder, between two reports, between the reports of several providers.
//!
//! Pure: takes lists and reports, gives lists. Reads no file, writes no word.

pub mod integrity;
pub mod presence;
pub mod verification;
