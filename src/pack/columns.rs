//! Names of columns that people write for one another ("responsable", "qui", "pilote"): families written once, in `kinds.yaml`,
//! for every table of every pack.

use crate::checks::Checks;
use crate::yaml::{Sheet, child};

use super::raw::RecogniseNode;
use super::signs::phrases;
use crate::text::phrase::Phrase;

/// Names that people write for one another, the plainest first.
pub(super) type Family = Vec<Phrase>;

/// Reports the names of which nothing remains once folded.
pub(super) fn check(sheet: &mut Sheet<'_>, families: &[Family]) {
    for (index, family) in families.iter().enumerate() {
        phrases(sheet, &child("/columns", &index.to_string()), family);
    }
}

/// Lets every column that the first name of a family may head, or two of its names, be headed by all of them.
pub(super) fn widen(families: &[Family], recognise: &mut RecogniseNode, checks: &mut Checks) {
    let headers = recognise.tables.iter_mut().flat_map(|header| &mut header.columns);
    let (mut asked, mut overdue) = (Vec::new(), Vec::new());
    if let Some(table) = &mut checks.table {
        asked.extend(table.columns.iter_mut().map(|column| &mut column.any));
        overdue.extend(table.overdue.iter_mut().flat_map(|overdue| [&mut overdue.due, &mut overdue.done]));
    }
    for column in headers.chain(asked).chain(overdue) {
        with_families(column, families);
    }
}

fn with_families(column: &mut Vec<Phrase>, families: &[Family]) {
    let known = |name: &&Phrase| column.contains(name);
    let is_plain = |family: &Family| family.first().is_some_and(|first| known(&first));
    let holds = |family: &&Family| is_plain(family) || family.iter().filter(known).count() >= 2;
    let more: Vec<Phrase> = families.iter().filter(holds).flatten().filter(|name| !known(name)).cloned().collect();
    column.extend(more);
}
