//! The closed sets of words in the JSON schema, taken from the model so that they cannot drift apart.

use schemars::{Schema, SchemaGenerator, json_schema};

use crate::model::coverage::Basis;
use crate::model::report::{Outcome, Redaction, Requirement};
use crate::model::status::{Code, Level, Status};

pub(super) fn statuses(_: &mut SchemaGenerator) -> Schema {
    one_of(Status::ALL.map(Status::id))
}

pub(super) fn levels(_: &mut SchemaGenerator) -> Schema {
    one_of(Level::ALL.map(Level::id))
}

pub(super) fn codes(_: &mut SchemaGenerator) -> Schema {
    one_of(Code::ALL.iter().map(|code| code.id()))
}

pub(super) fn requirements(_: &mut SchemaGenerator) -> Schema {
    one_of(Requirement::ALL.map(Requirement::id))
}

pub(super) fn outcomes(_: &mut SchemaGenerator) -> Schema {
    one_of(Outcome::ALL.map(Outcome::id))
}

pub(super) fn bases(_: &mut SchemaGenerator) -> Schema {
    one_of(Basis::ALL.map(Basis::id))
}

pub(super) fn reading_states(_: &mut SchemaGenerator) -> Schema {
    one_of(["read", "partial", "unreadable"])
}

pub(super) fn redactions(_: &mut SchemaGenerator) -> Schema {
    one_of(Redaction::ALL.map(Redaction::id))
}

fn one_of(ids: impl IntoIterator<Item = &'static str>) -> Schema {
    let ids: Vec<&str> = ids.into_iter().collect();
    json_schema!({ "type": "string", "enum": ids })
}
