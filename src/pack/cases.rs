//! The tests of a pack, `tests/*.yaml` beside its rules: small documents, and what must become of each.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, date};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::catalogue::Words;
use crate::model::status::Code;
use crate::yaml::{Fault, Form, Say, Sheet, child, unknown_word};

use super::references::unknown_artefact;
use super::values::day;

/// Day as of which a document is judged when its test does not say.
const AS_OF: Date = date(2026, 10, 15);

/// A document, and what must become of it: exactly one of `text` and `table`, and at least one expectation.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseNode {
    /// What the test shows, in words; unique in the file.
    #[schemars(length(min = 1))]
    pub name: String,
    /// Day as of which the document is judged (default `2026-10-15`).
    #[serde(default)]
    #[schemars(extend("format" = "date"))]
    pub as_of: Option<String>,
    /// Name of the provider whose folder it lies in; without it, whose the document is cannot be told.
    #[serde(default)]
    pub provider: Option<String>,
    /// The document as plain text: blank lines separate paragraphs, the first line is its title.
    #[serde(default)]
    pub text: Option<String>,
    /// The document as one sheet: rows of cells.
    #[serde(default)]
    pub table: Option<Vec<Vec<Cell>>>,
    /// Full ids of artefacts that it serves, whatever its state.
    #[serde(default)]
    pub accepts: Vec<String>,
    /// Full ids of artefacts that it does not serve.
    #[serde(default)]
    pub refuses: Vec<String>,
    /// Codes that are among its findings.
    #[serde(default)]
    pub finds: Vec<String>,
    /// Codes that are not.
    #[serde(default)]
    pub free_of: Vec<String>,
    /// Points that it has as each of these artefacts, exactly: holds every sign that is met in it.
    #[serde(default)]
    pub points: BTreeMap<String, i32>,
}

/// A cell: a text, a number or an answer, taken as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell(pub String);

impl<'de> Deserialize<'de> for Cell {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(match Value::deserialize(deserializer)? {
            Value::String(text) => text,
            other => other.to_string(),
        }))
    }
}

impl JsonSchema for Cell {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Cell".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"description": "A cell: a text, a number or an answer, taken as written.", "type": ["string", "number", "boolean"]})
    }
}

/// A test, valid.
#[derive(Clone, Debug)]
pub struct Case {
    /// File that holds it, as people see it.
    pub file: String,
    /// Line of its name, from 1.
    pub line: usize,
    /// What it shows.
    pub name: String,
    /// Day as of which the document is judged.
    pub as_of: Date,
    /// Name of the provider whose folder it lies in.
    pub provider: Option<String>,
    /// The document.
    pub content: Content,
    /// What must become of it.
    pub expected: Expected,
}

/// The document of a test.
#[derive(Clone, Debug)]
pub enum Content {
    /// Plain text.
    Text(String),
    /// Rows of cells.
    Table(Vec<Vec<String>>),
}

/// What must become of the document of a test.
#[derive(Clone, Debug, Default)]
pub struct Expected {
    /// Artefacts that it serves.
    pub accepts: Vec<String>,
    /// Artefacts that it does not serve.
    pub refuses: Vec<String>,
    /// Codes of its findings.
    pub finds: Vec<String>,
    /// Codes that it must not have.
    pub free_of: Vec<String>,
    /// Points as artefacts.
    pub points: BTreeMap<String, i32>,
}

impl Expected {
    /// True when the findings matter.
    #[must_use]
    pub fn of_findings(&self) -> bool {
        !self.finds.is_empty() || !self.free_of.is_empty()
    }

    /// True when the artefact `id` is spoken of.
    #[must_use]
    pub fn names(&self, id: &str) -> bool {
        self.points.contains_key(id) || self.accepts.iter().chain(&self.refuses).any(|one| one == id)
    }
}

/// Reads the tests in `files`, names and texts; `artefacts` are the full ids that they may name.
///
/// # Errors
/// Every fault of every file.
pub fn cases(files: &[(String, String)], artefacts: &[String], words: &Words) -> Result<Vec<Case>, Vec<Fault>> {
    let form: Form<Vec<CaseNode>> = Form::new();
    let codes: Vec<String> = Code::ALL.iter().map(|code| code.id().to_owned()).collect();
    let (mut cases, mut faults) = (Vec::new(), Vec::new());
    for (name, text) in files {
        let (nodes, mut sheet) = form.read(name, text, words);
        let mut reader = Reader { sheet: &mut sheet, artefacts, codes: &codes, taken: BTreeMap::new() };
        for (index, node) in nodes.unwrap_or_default().into_iter().enumerate() {
            cases.extend(reader.case(index, node));
        }
        faults.extend(sheet.into_faults());
    }
    if faults.is_empty() { Ok(cases) } else { Err(faults) }
}

/// Reads the tests of one file.
struct Reader<'r, 's> {
    sheet: &'r mut Sheet<'s>,
    artefacts: &'r [String],
    codes: &'r [String],
    /// Names of tests, with their lines.
    taken: BTreeMap<String, usize>,
}

impl Reader<'_, '_> {
    fn case(&mut self, index: usize, node: CaseNode) -> Option<Case> {
        let at = format!("/{index}");
        let line = self.sheet.line(&child(&at, "name"));
        self.name(&at, &node.name, line);
        self.known(&child(&at, "accepts"), &node.accepts, self.artefacts);
        self.known(&child(&at, "refuses"), &node.refuses, self.artefacts);
        self.known(&child(&at, "finds"), &node.finds, self.codes);
        self.known(&child(&at, "free_of"), &node.free_of, self.codes);
        self.weighed(&child(&at, "points"), &node.points);
        self.contradiction(&at, ("accepts", &node.accepts), ("refuses", &node.refuses));
        self.contradiction(&at, ("finds", &node.finds), ("free_of", &node.free_of));
        let lists = [&node.accepts, &node.refuses, &node.finds, &node.free_of];
        if lists.iter().all(|list| list.is_empty()) && node.points.is_empty() {
            self.report(&at, "fault-case-without-expectation", "expected-case-expectation");
        }
        let as_of = day(self.sheet, &child(&at, "as_of"), node.as_of.as_deref()).unwrap_or(AS_OF);
        let content = match (node.text, node.table) {
            (Some(text), None) => Content::Text(text),
            (None, Some(rows)) => {
                Content::Table(rows.into_iter().map(|row| row.into_iter().map(|Cell(text)| text).collect()).collect())
            }
            _ => {
                self.report(&at, "fault-case-content", "expected-case-content");
                return None;
            }
        };
        let CaseNode { name, provider, accepts, refuses, finds, free_of, points, .. } = node;
        let expected = Expected { accepts, refuses, finds, free_of, points };
        Some(Case { file: self.sheet.file().to_owned(), line, name, as_of, provider, content, expected })
    }

    fn report(&mut self, at: &str, fault: &str, expected: &str) {
        let say = Say::new(self.sheet.words.say(fault)).expecting(self.sheet.words.say(expected));
        self.sheet.report(at, say);
    }

    fn name(&mut self, at: &str, name: &str, line: usize) {
        if let Some(first) = self.taken.get(name) {
            let args = [("name", name), ("line", &first.to_string())];
            self.sheet.report(&child(at, "name"), Say::new(self.sheet.words.tell("fault-case-twice", &args)));
        }
        self.taken.entry(name.to_owned()).or_insert(line);
    }

    fn known(&mut self, at: &str, listed: &[String], known: &[String]) {
        for (index, name) in listed.iter().enumerate().filter(|(_, name)| !known.contains(name)) {
            let words = self.sheet.words;
            let artefact = name.contains('.');
            let say = if artefact { unknown_artefact(words, name, known) } else { unknown_word(words, name, known) };
            self.sheet.report(&child(at, &index.to_string()), say);
        }
    }

    fn weighed(&mut self, at: &str, points: &BTreeMap<String, i32>) {
        for name in points.keys().filter(|name| !self.artefacts.contains(name)) {
            let say = unknown_artefact(self.sheet.words, name, self.artefacts);
            self.sheet.report(&child(at, name), say);
        }
    }

    fn contradiction(&mut self, at: &str, one: (&str, &[String]), other: (&str, &[String])) {
        let wanted: BTreeSet<&String> = one.1.iter().collect();
        for (index, name) in other.1.iter().enumerate().filter(|(_, name)| wanted.contains(name)) {
            let args = [("name", name.as_str()), ("one", one.0), ("other", other.0)];
            let say = Say::new(self.sheet.words.tell("fault-case-contradiction", &args));
            self.sheet.report(&format!("{at}/{}/{index}", other.0), say);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Lang;

    fn read(text: &str) -> Result<Vec<Case>, String> {
        let files = [("tests/E.yaml".to_owned(), text.to_owned())];
        let known = ["E.register".to_owned(), "E.report".to_owned()];
        cases(&files, &known, &Words::new(Lang::Fr))
            .map_err(|faults| faults.iter().map(|fault| format!("{fault}\n")).collect())
    }

    #[test]
    fn texts_and_tables_are_read_with_their_lines() {
        let text = "- name: un registre\n  text: |\n    Registre\n  accepts: [E.register]\n\n\
                    - name: un tableau\n  as_of: \"2026-01-02\"\n  table: [[Nom, 12], [true, \"\"]]\n  refuses: [E.report]\n";
        let cases = read(text).unwrap_or_else(|faults| panic!("{faults}"));
        assert_eq!(
            cases.iter().map(|case| (case.line, case.as_of)).collect::<Vec<_>>(),
            [(1, AS_OF), (6, date(2026, 1, 2))]
        );
        let Content::Table(rows) = &cases[1].content else { panic!("{:?}", cases[1].content) };
        assert_eq!(rows, &[["Nom", "12"], ["true", ""]]);
    }

    #[test]
    fn what_a_test_cannot_mean_is_told() {
        let told = read(
            "- {name: a, text: x, accepts: [E.registre]}\n- {name: a, text: x, table: [], refuses: [E.report]}\n\
             - {name: b, text: x}\n- {name: c, accepts: [E.report]}\n\
             - {name: d, text: x, accepts: [E.report], refuses: [E.report], finds: [expird]}\n",
        );
        let told = told.expect_err("faults");
        for said in [
            "E.yaml:1:32  pièce inconnue « E.registre »",
            "E.yaml:2:10  essai « a » déjà écrit ligne 1",
            "E.yaml:2:3  essai sans document, ou avec deux",
            "E.yaml:3:3  essai sans attente",
            "E.yaml:4:3  essai sans document, ou avec deux",
            "E.yaml:5:53  « E.report » ne peut être à la fois dans accepts et dans refuses",
            "E.yaml:5:72  valeur inconnue « expird »",
        ] {
            assert!(told.contains(said), "{said}:\n{told}");
        }
    }
}
