//! `probant waivers`: what people wrote in the last columns of the worklist, as waivers to read over and copy into the profile.

use std::collections::BTreeMap;
use std::env;
use std::path::Path;

use jiff::civil::Date;

use crate::catalogue::{Lang, Words};
use crate::cli::WaiversArgs;
use crate::folder::memory::Memory;
use crate::folder::{Folder, Scope};
use crate::model::document::{Block, Document};
use crate::read::limits::Limits;
use crate::sandbox::Options;
use crate::text::dates;
use crate::text::phrase::Phrase;
use crate::text::tables::{self, Table, Tables};

use super::readers::{Copies, Readers};
use super::terminal::Terminal;
use super::{Exit, Stop, saved, today};

/// Columns of the worklist that are read, by their keys; the first and the last must hold something.
const COLUMNS: [&str; 5] = ["artefact", "site", "owner", "due", "comment"];

/// Prints the waivers that the worklist in `args` proposes; writes nothing.
pub(super) fn run(args: &WaiversArgs, words: &Words, terminal: &Terminal) -> Result<Exit, Stop> {
    let document = document(&args.worklist, words)?;
    let told = |key| words.tell(key, &[("path", &args.worklist)]);
    // The workbook may have been written in another language than this run's.
    let tongues = Lang::ALL.map(Words::new);
    let names: [Vec<Phrase>; 5] =
        COLUMNS.map(|name| tongues.iter().map(|words| words.say(&format!("sheet-column-{name}")).into()).collect());
    let table = Tables::new(&document.content)
        .best(&document.content, &names.each_ref().map(Vec::as_slice))
        .filter(|table| table.columns.iter().all(Option::is_some));
    let table = table.ok_or_else(|| Stop::usage(told("waivers-no-table")))?;
    let proposals = proposals(&table, today());
    if proposals.is_empty() {
        return Err(Stop::nothing(told("waivers-none")));
    }
    let lines = proposals.iter().map(|(about, proposal)| proposal.yaml(about, words));
    terminal.finish(&format!("{}\nwaivers:\n{}", told("waivers-head"), lines.collect::<String>()))
}

/// The workbook as read, by workers like any file.
fn document(path: &str, words: &Words) -> Result<Document, Stop> {
    let bytes = saved::bytes(path, words)?;
    let name = Path::new(path).file_name().map(|name| name.to_string_lossy().into_owned());
    let folder = Memory::new([(name.unwrap_or_default(), bytes)]);
    let listed = folder.list(&Scope::default()).map_err(|error| Stop::unreadable(Path::new(path), &error, words))?;
    let entry = listed.entries.first().ok_or_else(|| Stop::usage(words.tell("waivers-no-table", &[("path", path)])))?;
    let options = Options { program: env::current_exe().ok(), confine: true, ..Options::default() };
    let readers = Readers::new(&options, None, Limits::default());
    Ok(readers.read(&folder, entry, &Copies::among(&listed.entries)))
}

/// What a waiver would be about: an artefact, at a site or everywhere.
type About = (String, Option<String>);

/// A waiver that somebody may want; what is not known stays empty.
struct Proposal {
    reasons: Vec<String>,
    owner: Option<String>,
    created: Date,
    due: Option<Date>,
}

/// One proposal for all rows about the same artefact and site that bear a comment.
fn proposals(table: &Table<'_>, created: Date) -> BTreeMap<About, Proposal> {
    let mut found = BTreeMap::new();
    for row in &table.rows {
        let [artefact, site, owner, due, comment] = cells(table, row, created);
        let (Some((artefact, _)), Some((comment, _))) = (artefact, comment) else { continue };
        let about = (artefact, site.map(|cell| cell.0));
        let empty = || Proposal { reasons: Vec::new(), owner: None, created, due: None };
        let proposal: &mut Proposal = found.entry(about).or_insert_with(empty);
        if !proposal.reasons.contains(&comment) {
            proposal.reasons.push(comment);
        }
        proposal.owner = proposal.owner.take().or(owner.map(|cell| cell.0));
        proposal.due = proposal.due.into_iter().chain(due.and_then(|cell| cell.1)).min();
    }
    found
}

/// Text of each of the `COLUMNS` in `row`, and the day that it is, if it is one.
fn cells(table: &Table<'_>, row: &Block, today: Date) -> [Option<(String, Option<Date>)>; 5] {
    std::array::from_fn(|at| {
        let column = table.columns.get(at).copied().flatten()?;
        let (cell, text) = tables::cell(row, column)?;
        Some((text.to_owned(), cell.date.or_else(|| dates::parse_cell(text, today))))
    })
}

impl Proposal {
    fn yaml(&self, (artefact, site): &About, words: &Words) -> String {
        let quoted = |text: &str| serde_json::Value::from(text).to_string();
        let asked = |key: &str| format!("# {}", words.say(key));
        let owner = self.owner.as_deref().map_or_else(|| asked("waivers-owner"), quoted);
        let due = self.due.map_or_else(|| asked("waivers-due"), |day| day.to_string());
        let site = site.as_deref().map(|site| format!("    site: {}\n", quoted(site))).unwrap_or_default();
        let (artefact, reason) = (quoted(artefact), quoted(&words.series(&self.reasons)));
        format!(
            "  - artefact: {artefact}\n{site}    reason: {reason}\n    approved_by: {owner}\n    created: {}\n    expires: {due}\n",
            self.created
        )
    }
}
