//! Plain data shared by every floor: documents as read, the provider's profile, verdicts, the report.
//!
//! Nothing here parses, reads the machine or knows a label; a module of this floor imports only its siblings.

pub mod coverage;
pub mod date;
pub mod document;
pub mod finding;
pub mod format;
pub mod personal;
pub mod picture;
pub mod place;
pub mod profile;
pub mod report;
pub mod status;
pub mod why;
