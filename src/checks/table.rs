//! Does its table hold what it must hold? (`table-incomplete`, `overdue`)

use schemars::JsonSchema;
use serde::Deserialize;

/// A table with these columns.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TableCheck {
    /// Columns that must be there.
    #[serde(default)]
    pub columns: Vec<Column>,
    /// Rows that must be filled (default 1).
    #[serde(default)]
    pub min_rows: Option<usize>,
    /// Rows whose due date has passed while they are not done.
    #[serde(default)]
    pub overdue: Option<Overdue>,
}

/// A column.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// What it is called, shown to people.
    pub name: String,
    /// Words that may head it.
    pub any: Vec<String>,
    /// Its cells must be filled in every filled row.
    #[serde(default)]
    pub filled: bool,
    /// The table may lack it.
    #[serde(default)]
    pub optional: bool,
}

/// How to tell an overdue row.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Overdue {
    /// Words that head the column of due dates.
    pub due: Vec<String>,
    /// Words that head the columns which say that it is done (a date of completion, a state).
    pub done: Vec<String>,
    /// Words in these columns that mean done.
    pub done_words: Vec<String>,
}
