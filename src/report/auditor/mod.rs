//! What the commands of the auditor's side say: verifications, comparisons, fleets. Words and JSON, a file each.

pub mod bundle;
pub mod changes;
mod changes_json;
pub mod fleet;
pub mod plan;
#[cfg(test)]
mod tests;
pub mod verification;

/// The style of the pages.
const STYLE: &str = include_str!("page.css");
