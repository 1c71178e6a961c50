//! The published schemas of rule files, for editors and for `schema/`.

use serde_json::Value;

use crate::yaml::schema_of;

use super::cases::CaseNode;
use super::raw::{IndicatorFile, KindsFile, PackFile, VocabularyFile};

/// Schema of `pack.yaml`.
#[must_use]
pub fn pack() -> Value {
    schema_of::<PackFile>()
}

/// Schema of an indicator's file.
#[must_use]
pub fn indicator() -> Value {
    schema_of::<IndicatorFile>()
}

/// Schema of `kinds.yaml`.
#[must_use]
pub fn kinds() -> Value {
    schema_of::<KindsFile>()
}

/// Schema of `vocabulary.yaml`.
#[must_use]
pub fn vocabulary() -> Value {
    schema_of::<VocabularyFile>()
}

/// Schema of a file of tests.
#[must_use]
pub fn tests() -> Value {
    schema_of::<Vec<CaseNode>>()
}
