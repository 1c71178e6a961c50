//! `probant schema`: the JSON Schema of what users write and read.

use crate::cli::{SchemaArgs, SchemaOf};
use crate::{pack, profile, report};

use super::terminal::Terminal;
use super::{Exit, Stop};

/// Prints the schema asked for.
pub(super) fn run(args: &SchemaArgs, terminal: &Terminal) -> Result<Exit, Stop> {
    let schema = match args.of {
        SchemaOf::Pack => pack::schema::pack(),
        SchemaOf::Indicator => pack::schema::indicator(),
        SchemaOf::Kinds => pack::schema::kinds(),
        SchemaOf::Vocabulary => pack::schema::vocabulary(),
        SchemaOf::PackTests => pack::schema::tests(),
        SchemaOf::Profile => profile::schema(),
        SchemaOf::Report => report::json::schema(),
    };
    let text = serde_json::to_string_pretty(&schema).map_err(|error| Stop::usage(error.to_string()))?;
    terminal.finish(&format!("{text}\n"))
}
