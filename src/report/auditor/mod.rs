//! What the commands of the auditor's side say: verifications, comparisons, fleets. One file each, in words and as JSON.

pub mod verification;
