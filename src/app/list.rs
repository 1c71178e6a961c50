//! `probant list`: what there is to name.

use serde_json::{Value, json};

use crate::catalogue::Words;
use crate::cli::{ListArgs, Listed, ResultFormat};
use crate::model::status::Code;
use crate::pack::{self, Condition, Pack};
use crate::report::Format;

use super::terminal::Terminal;
use super::{Exit, Stop, rules, today};

/// A row: id, words, and further facts for the JSON form.
struct Row {
    id: String,
    title: String,
    facts: Vec<(&'static str, Value)>,
}

/// Prints the list asked for.
pub(super) fn run(args: &ListArgs, words: &Words, terminal: &Terminal) -> Result<Exit, Stop> {
    let rows = match args.what {
        Listed::Packs => packs(args, words)?,
        Listed::Indicators => {
            rules::packs(&args.rules.pack, today(), words)?.packs.iter().flat_map(indicators).collect()
        }
        Listed::Artefacts => rules::packs(&args.rules.pack, today(), words)?.packs.iter().flat_map(artefacts).collect(),
        Listed::Codes => Code::ALL.iter().map(|code| row_of_code(*code, words)).collect(),
        Listed::Formats => Format::ALL.iter().map(|format| plain(format.id(), String::new())).collect(),
    };
    let text = match args.result.format {
        ResultFormat::Text => table(&rows),
        ResultFormat::Json => as_json(&rows)?,
    };
    terminal.finish(&text)
}

fn plain(id: &str, title: String) -> Row {
    Row { id: id.to_owned(), title, facts: Vec::new() }
}

fn packs(args: &ListArgs, words: &Words) -> Result<Vec<Row>, Stop> {
    let asked = if args.rules.pack.is_empty() { pack::embedded_ids() } else { args.rules.pack.clone() };
    let row = |pack: &Pack| Row {
        id: pack.id.clone(),
        title: pack.title.clone(),
        facts: vec![
            ("version", json!(pack.version)),
            ("digest", json!(pack.digest)),
            ("from", json!(pack.in_force.0.map(|day| day.to_string()))),
            ("until", json!(pack.in_force.1.map(|day| day.to_string()))),
        ],
    };
    Ok(rules::packs(&asked, today(), words)?.packs.iter().map(row).collect())
}

fn indicators(pack: &Pack) -> Vec<Row> {
    let row = |indicator: &pack::Indicator| Row {
        id: indicator.id.clone(),
        title: indicator.title.clone(),
        facts: vec![
            ("pack", json!(pack.id)),
            ("criterion", json!(indicator.criterion)),
            ("categories", json!(indicator.categories.iter().map(|c| c.id()).collect::<Vec<_>>())),
            ("when", json!(indicator.when.as_ref().map(Condition::text))),
            ("grade", json!(indicator.grade.map(pack::Grade::id))),
            ("newEntrant", json!(indicator.new_entrant)),
            ("subcontractor", json!(indicator.subcontractor)),
        ],
    };
    pack.indicators.iter().map(row).collect()
}

fn artefacts(pack: &Pack) -> Vec<Row> {
    let all = pack.indicators.iter().flat_map(|indicator| &indicator.artefacts);
    let row = |artefact: &pack::Artefact| Row {
        id: artefact.id.clone(),
        title: artefact.title.clone(),
        facts: vec![("pack", json!(pack.id))],
    };
    all.map(row).collect()
}

fn row_of_code(code: Code, words: &Words) -> Row {
    let title = words.say(&format!("code-{code}"));
    Row { id: code.id().to_owned(), title, facts: vec![("level", json!(code.level().id()))] }
}

fn table(rows: &[Row]) -> String {
    let width = rows.iter().map(|row| row.id.chars().count()).max().unwrap_or(0);
    let line = |row: &Row| format!("{:width$}  {}", row.id, row.title).trim_end().to_owned() + "\n";
    rows.iter().map(line).collect()
}

fn as_json(rows: &[Row]) -> Result<String, Stop> {
    let objects: Vec<Value> = rows
        .iter()
        .map(|row| {
            let mut object = serde_json::Map::new();
            object.insert("id".into(), json!(row.id));
            object.insert("title".into(), json!(row.title));
            object.extend(row.facts.iter().map(|(name, value)| ((*name).to_owned(), value.clone())));
            Value::Object(object)
        })
        .collect();
    let text = serde_json::to_string_pretty(&objects).map_err(|error| Stop::usage(error.to_string()))?;
    Ok(text + "\n")
}
