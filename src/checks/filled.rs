//! Is it filled in? (`blank-template`)

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Subject, Verdict};
use crate::model::document::Block;
use crate::model::report::Outcome;
use crate::model::status::Code;
use crate::text::blanks::{Blank, BlankKind, Fill};
use crate::text::phrase::{Phrase, says};
use crate::text::stream::Spot;
use crate::text::tables;

/// It must be filled in: fewer blank fields than filled ones, no template mark.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Filled {
    /// Blank fields that are always too many, whatever is filled (default 8).
    #[serde(default)]
    pub at_most: Option<usize>,
    /// Words that name rows of its table: one that is named beside others that are answered must be answered too (`table-incomplete`).
    #[serde(default)]
    pub rows: Vec<Phrase>,
}

/// Blank fields that are too many whatever else is filled, when the pack does not say.
const TOO_MANY: usize = 8;
/// Placeholders (`{{nom}}`, `[à compléter]`) that betray a template.
const PLACEHOLDERS: usize = 2;
/// Cells of the head of a table whose rows are answered, and most words of the name of such a row.
const COLUMNS: usize = 3;
const NAME: usize = 4;

impl Filled {
    /// True for a form that nobody has filled in.
    pub(crate) fn is_hollow(&self, fill: &Fill) -> bool {
        let blanks = blanks(fill);
        let of = |kind| blanks.iter().filter(|blank| blank.kind == kind).count();
        of(BlankKind::Placeholder) >= PLACEHOLDERS
            || (of(BlankKind::WordMark) > 0 && blanks.len() > 1)
            || (blanks.len() >= 3 && blanks.len() >= fill.filled)
            || blanks.len() > self.at_most.unwrap_or(TOO_MANY).max(fill.filled / 2)
    }

    pub(crate) fn run(&self, subject: &Subject<'_>) -> Verdict {
        let words = subject.words;
        let fill = &subject.facts.fill;
        let (blanks, hollow) = (blanks(fill), self.is_hollow(fill));
        let counts = [("blank", blanks.len().to_string()), ("filled", fill.filled.to_string())];
        let args: Vec<(&str, &str)> = counts.iter().map(|(name, count)| (*name, count.as_str())).collect();
        let expected = words.say("check-filled-expected");
        let Some(first) = blanks.first().filter(|_| hollow) else {
            let filled = || Verdict::new("filled", Outcome::Pass, expected, words.tell("check-filled-found", &args));
            return self.unanswered(subject).unwrap_or_else(filled);
        };
        let spot = Spot { block: first.block, span: first.span.clone() };
        let found = words.tell("check-filled-blank", &[args.as_slice(), &[("quote", &subject.quote(&spot))]].concat());
        Verdict::new("filled", Outcome::Fail, expected, found).code(Code::BlankTemplate).at(subject.place(&spot))
    }

    /// A row of a table that only its name fills, where twice as many are answered.
    fn unanswered(&self, subject: &Subject<'_>) -> Option<Verdict> {
        let mut tables = tables::each(&subject.document.content).filter(|_| !self.rows.is_empty());
        let empty = tables.find_map(|rows| self.unanswered_of(&rows))?;
        let (first, words) = (empty.first()?, subject.words);
        let names = empty.iter().map(|row| row.text.trim()).collect::<Vec<_>>().join(", ");
        let found = words.tell("check-filled-unanswered", &[("names", &names)]);
        let verdict = Verdict::new("filled", Outcome::Fail, words.say("check-filled-answered"), found);
        Some(verdict.code(Code::TableIncomplete).at(Some(first.place.clone())))
    }

    /// The rows without an answer, in a grid whose head stands right above its first mark: under the title of a part, they are titles too.
    fn unanswered_of<'a>(&self, rows: &[&'a Block]) -> Option<Vec<&'a Block>> {
        let is_mark = |row: &&Block| row.cells.get(1).is_some_and(|mark| row.cell_text(mark).parse::<u32>().is_ok());
        let first = rows.iter().position(|row| row.cells.len() >= COLUMNS && is_mark(row))?;
        let (above, marked) = rows.split_at_checked(first)?;
        above.last().filter(|head| head.cells.len() >= COLUMNS)?;
        let is_name = |text: &str| text.split_whitespace().count() <= NAME;
        let is_empty = |row: &&&Block| row.cells.len() == 1 && is_name(&row.text) && says(&row.text, &self.rows);
        let empty: Vec<&Block> = marked.iter().filter(is_empty).copied().collect();
        let answered = marked.iter().filter(|row| row.cells.len() >= COLUMNS).count();
        (!empty.is_empty() && empty.len() * 2 <= answered).then_some(empty)
    }
}

/// The fields left blank; where people sign is asked elsewhere.
fn blanks(fill: &Fill) -> Vec<&Blank> {
    fill.blanks.iter().filter(|blank| blank.kind != BlankKind::SignatureLine).collect()
}
