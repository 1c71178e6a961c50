//! What changed between two reports, for people: on a terminal, or as Markdown for a request to merge.

use std::io::{self, Write};

use crate::catalogue::Words;
use crate::compare::changes::{Cause, Changes, Direction, FindingChange, PackChange, Turn, VerdictChange};
use crate::compare::presence::{Fate, State};
use crate::model::report::Report;
use crate::model::status::Status;
use crate::report::markdown::escape;
use crate::report::{clean, labels};

pub use super::changes_json::render as json;

/// Documents named under one cause before they are only counted.
const NAMED: usize = 3;

/// For whom it is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// A terminal.
    Text,
    /// A forge.
    Markdown,
}

/// Writes the changes from `old` to `new`: verdicts, findings, documents, rules, and what they come to.
///
/// # Errors
/// Only those of `out`.
pub fn render(
    (old, new): (&Report, &Report),
    changes: &Changes,
    (layout, words): (Layout, &Words),
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut sheet = Sheet { words, layout, out };
    sheet.head(old, new)?;
    if changes.is_empty() {
        return sheet.paragraph(&words.say("diff-nothing"));
    }
    sheet.verdicts(&changes.verdicts)?;
    sheet.findings("diff-appeared", &changes.findings, |turn| matches!(turn, Turn::Appeared))?;
    sheet.findings("diff-gone", &changes.findings, |turn| matches!(turn, Turn::Gone))?;
    sheet.findings("diff-altered", &changes.findings, |turn| !matches!(turn, Turn::Appeared | Turn::Gone))?;
    sheet.documents(&changes.documents)?;
    sheet.packs(&changes.packs)?;
    sheet.balance(changes)
}

struct Sheet<'a> {
    words: &'a Words,
    layout: Layout,
    out: &'a mut dyn Write,
}

impl Sheet<'_> {
    fn head(&mut self, old: &Report, new: &Report) -> io::Result<()> {
        let provider = self.prose(&labels::provider(self.words, new));
        let (from, to) = (self.words.day(old.as_of), self.words.day(new.as_of));
        let title = self.words.tell("diff-title", &[("provider", &provider), ("from", &from), ("to", &to)]);
        match self.layout {
            Layout::Text => writeln!(self.out, "{title}"),
            Layout::Markdown => writeln!(self.out, "## {title}"),
        }
    }

    fn verdicts(&mut self, changes: &[VerdictChange]) -> io::Result<()> {
        self.heading("diff-verdicts", changes.len())?;
        for (at, change) in changes.iter().enumerate() {
            // The causes of an indicator stand under its artefacts, when those are told.
            let detailed = changes.get(at + 1).is_some_and(|next| next.artefact.is_some());
            let whole = change.artefact.is_none() && detailed;
            let line = self.verdict(change);
            let causes = if whole { &[] } else { change.causes.as_slice() };
            self.item(usize::from(change.artefact.is_some()), &line, causes)?;
        }
        Ok(())
    }

    fn verdict(&self, change: &VerdictChange) -> String {
        let id = self.prose(change.artefact.as_deref().unwrap_or(&change.indicator));
        let site = change.site.as_ref().map(|site| format!(" ({})", self.prose(site))).unwrap_or_default();
        let (from, to) = (self.status(change.from), self.status(change.to));
        let head = format!("{} **{id}** {}{site}", sign(change.direction), self.prose(&change.title));
        self.words.pair(&head, &format!("{from} → {to}"))
    }

    fn status(&self, status: Option<Status>) -> String {
        status.map_or_else(|| self.words.say("diff-not-asked"), |status| labels::status(self.words, status))
    }

    fn findings(&mut self, key: &str, changes: &[FindingChange], wanted: fn(Turn) -> bool) -> io::Result<()> {
        let changes: Vec<&FindingChange> = changes.iter().filter(|change| wanted(change.turn)).collect();
        self.heading(key, changes.len())?;
        for change in changes {
            let line = self.finding(change);
            self.item(0, &line, &change.causes)?;
        }
        Ok(())
    }

    fn finding(&self, change: &FindingChange) -> String {
        let finding = &change.finding;
        let level = labels::level(self.words, finding.level);
        let about = finding.indicator.as_ref().map(|(_, id)| format!("**{}** ", self.prose(id))).unwrap_or_default();
        let place = finding.document.as_ref().map(|path| format!(" — {}", self.name(path))).unwrap_or_default();
        let turn = match change.turn {
            Turn::Appeared | Turn::Gone => String::new(),
            turn => format!(" ({})", self.words.say(&format!("diff-turn-{}", turn.id()))),
        };
        let head = format!("{} {about}{level}", sign(change.direction));
        self.words.pair(&head, &format!("{}{place}{turn}", self.prose(&finding.message)))
    }

    fn documents(&mut self, fates: &[Fate]) -> io::Result<()> {
        self.heading("diff-documents", fates.len())?;
        for fate in fates {
            let key = match fate.state {
                State::Missing => "diff-document-removed",
                State::Extra => "diff-document-added",
                State::Moved => "diff-document-moved",
                _ => "diff-document-changed",
            };
            let (path, to) = (self.name(&fate.path), fate.to.as_deref().map(|to| self.name(to)).unwrap_or_default());
            let line = self.words.tell(key, &[("path", &path), ("to", &to)]);
            self.item(0, &line, &[])?;
        }
        Ok(())
    }

    fn packs(&mut self, packs: &[PackChange]) -> io::Result<()> {
        self.heading("diff-packs", packs.len())?;
        for pack in packs {
            let version = |version: &Option<String>| {
                version.as_ref().map_or_else(|| self.words.say("diff-no-pack"), |version| self.prose(version))
            };
            let line =
                self.words.pair(&self.prose(&pack.id), &format!("{} → {}", version(&pack.from), version(&pack.to)));
            self.item(0, &line, &[])?;
        }
        Ok(())
    }

    /// How much is better and how much is worse.
    fn balance(&mut self, changes: &Changes) -> io::Result<()> {
        let ways = changes.verdicts.iter().filter(|change| change.artefact.is_none()).map(|change| change.direction);
        let ways: Vec<Direction> = ways.chain(changes.findings.iter().map(|change| change.direction)).collect();
        let count = |way: Direction| ways.iter().filter(|one| **one == way).count().to_string();
        let (better, worse) = (count(Direction::Better), count(Direction::Worse));
        let line = self.words.tell("diff-balance", &[("better", &better), ("worse", &worse)]);
        self.paragraph(&line)
    }

    fn heading(&mut self, key: &str, n: usize) -> io::Result<()> {
        if n == 0 {
            return Ok(());
        }
        let title = self.words.tell(key, &[("n", &n.to_string())]);
        match self.layout {
            Layout::Text => writeln!(self.out, "\n{title}"),
            Layout::Markdown => writeln!(self.out, "\n### {title}\n"),
        }
    }

    fn paragraph(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.out, "\n{text}")
    }

    /// One line of a list and, under it, why.
    fn item(&mut self, depth: usize, line: &str, causes: &[Cause]) -> io::Result<()> {
        let indent = "  ".repeat(depth);
        let why: Vec<String> = causes.iter().map(|cause| self.cause(cause)).collect();
        let why = self.words.series(&why);
        match self.layout {
            Layout::Text => {
                writeln!(self.out, "{indent}  {}", line.replace("**", ""))?;
                if why.is_empty() { Ok(()) } else { writeln!(self.out, "{indent}      {why}") }
            }
            Layout::Markdown => {
                let why = if why.is_empty() { why } else { format!("<br>*{why}*") };
                writeln!(self.out, "{indent}- {line}{why}")
            }
        }
    }

    fn cause(&self, cause: &Cause) -> String {
        let documents = cause.documents();
        let mut named: Vec<String> = documents.iter().take(NAMED).map(|path| self.name(path)).collect();
        named.extend((documents.len() > NAMED).then(|| "…".to_owned()));
        let args = [("n", &*documents.len().to_string()), ("documents", &named.join(", "))];
        self.words.tell(&format!("diff-cause-{}", cause.id()), &args)
    }

    fn prose(&self, raw: &str) -> String {
        match self.layout {
            // Two stars mark what is strong: none may come from elsewhere.
            Layout::Text => clean::prose(raw).replace("**", "* *"),
            Layout::Markdown => escape::text(raw),
        }
    }

    fn name(&self, raw: &str) -> String {
        match self.layout {
            Layout::Text => clean::name(raw).replace("**", "* *"),
            Layout::Markdown => escape::name(raw),
        }
    }
}

/// The shape of a change.
fn sign(direction: Direction) -> &'static str {
    match direction {
        Direction::Better => "▲",
        Direction::Neutral => "•",
        Direction::Worse => "▼",
    }
}
