//! The report for a person at a terminal: what is well is said in one calm line, what needs work says where and what.
//!
//! The only format with colours and a width. Every line passes through `wrap`, every foreign word through `clean`.

use std::io::{self, Write};

use super::timing::{self, Phase};
use super::todo::{self, Task};
use super::{Options, clean, foundation, labels, wrap};
use crate::catalogue::Words;
use crate::model::report::{ArtefactRecord, IndicatorRecord, PackStamp, Report};
use crate::model::status::{Level, Status};

/// How many things to do are shown at the end.
const FIRST_STEPS: usize = 5;
/// How many deadlines are shown.
const DEADLINES_SHOWN: usize = 8;
/// How many things to do are shown under one artefact before they are only counted.
const TASKS_SHOWN: usize = 2;
/// Where the lines under an artefact begin.
const UNDER_ARTEFACT: &str = "          ";
/// Columns kept for the id of an indicator.
const ID_COLUMNS: usize = 3;
/// Columns kept at the end of a line for the words of a status.
const STATUS_COLUMNS: usize = 16;
/// Holds the words of a count together at the end of a line.
const NO_BREAK: &str = "\u{a0}";
/// A status stands no further right than this, so that the eye can follow its line.
const WIDEST: usize = 90;

/// Writes `report` to `out`, laid out as `options` say.
///
/// # Errors
/// Only those of `out`.
pub(super) fn render(report: &Report, words: &Words, options: Options, out: &mut dyn Write) -> io::Result<()> {
    let mut page = Page { report, words, options, out };
    page.head()?;
    for pack in &report.packs {
        page.pack(pack)?;
    }
    page.deadlines()?;
    page.counts()?;
    page.first_steps()
}

/// A colour, by what it means.
#[derive(Clone, Copy)]
enum Ink {
    Strong,
    Quiet,
    Good,
    Doubt,
    Bad,
}

impl Ink {
    /// Cyan, yellow and red, never green: told apart by people who do not tell red from green.
    fn code(self) -> &'static str {
        match self {
            Self::Strong => "1",
            Self::Quiet => "2",
            Self::Good => "36",
            Self::Doubt => "33",
            Self::Bad => "1;31",
        }
    }

    fn of(status: Status) -> Self {
        match status {
            Status::Found => Self::Good,
            Status::ToReview | Status::Incomplete | Status::Expired => Self::Doubt,
            Status::Missing | Status::Unreadable => Self::Bad,
            Status::NotApplicable => Self::Quiet,
        }
    }

    fn of_level(level: Level) -> Self {
        match level {
            Level::Error => Self::Bad,
            Level::Warning => Self::Doubt,
            Level::Note => Self::Quiet,
        }
    }
}

struct Page<'a> {
    report: &'a Report,
    words: &'a Words,
    options: Options,
    out: &'a mut dyn Write,
}

impl Page<'_> {
    fn head(&mut self) -> io::Result<()> {
        let name = labels::provider(self.words, self.report);
        self.line(&name, ("", ""), Ink::Strong)?;
        let as_of = self.words.tell("report-as-of", &[("day", &self.words.day(self.report.as_of))]);
        let audit = timing::audit(self.words, self.report);
        let dates: Vec<String> = std::iter::once(as_of).chain(audit).collect();
        self.line(&dates.join(" · "), ("", ""), Ink::Quiet)?;
        if self.report.profile.assumed {
            self.line(&self.words.say("report-assumed"), ("", ""), Ink::Quiet)?;
        }
        Ok(())
    }

    fn pack(&mut self, pack: &PackStamp) -> io::Result<()> {
        let report = self.report;
        let title = format!("{} ({})", clean::prose(&pack.title), clean::name(&pack.version));
        writeln!(self.out)?;
        self.line(&title, ("", ""), Ink::Strong)?;
        if let Some(edition) = &pack.edition {
            self.line(&clean::prose(edition), ("  ", "  "), Ink::Doubt)?;
        }
        if let Some(told) = foundation::told(report, pack, self.words) {
            self.line(&told, ("  ", "  "), Ink::Quiet)?;
        }
        for indicator in report.indicators.iter().filter(|indicator| indicator.pack == pack.id) {
            self.indicator(indicator)?;
        }
        Ok(())
    }

    /// One line, and the troubles of the indicator under it.
    fn indicator(&mut self, indicator: &IndicatorRecord) -> io::Result<()> {
        let id = clean::name(&indicator.id);
        let pad = " ".repeat(ID_COLUMNS.saturating_sub(wrap::columns(&id)));
        let word = labels::status(self.words, indicator.status);
        let first = format!("  {} {id}{pad} ", labels::glyph(indicator.status));
        self.row((&first, &clean::prose(&indicator.title), &word), "        ", Ink::of(indicator.status))?;
        let tasks = todo::of(self.report, indicator);
        for artefact in indicator.artefacts.iter().filter(|one| is_counted(one) || todo::needs_work(one, &tasks)) {
            self.artefact(artefact, &tasks)?;
        }
        let loose = tasks.iter().filter(|task| !indicator.artefacts.iter().any(|a| todo::belongs(task.finding, a)));
        self.tasks(&loose.collect::<Vec<_>>())
    }

    fn artefact(&mut self, artefact: &ArtefactRecord, tasks: &[Task<'_>]) -> io::Result<()> {
        let title = labels::artefact(self.words, artefact);
        let word = labels::status(self.words, artefact.status);
        let first = format!("        {} ", labels::glyph(artefact.status));
        self.row((&first, &title, &word), UNDER_ARTEFACT, Ink::of(artefact.status))?;
        if let Some(coverage) = artefact.coverage.as_ref().filter(|_| is_counted(artefact)) {
            let said = labels::coverage(self.words, coverage);
            self.line(&said, (UNDER_ARTEFACT, UNDER_ARTEFACT), Ink::Quiet)?;
        }
        let mine = tasks.iter().filter(|task| todo::belongs(task.finding, artefact));
        self.tasks(&mine.collect::<Vec<_>>())
    }

    fn tasks(&mut self, tasks: &[&Task<'_>]) -> io::Result<()> {
        for task in tasks.iter().take(TASKS_SHOWN) {
            let said = labels::fault(self.words, self.report, task.finding);
            self.line(&said, (UNDER_ARTEFACT, UNDER_ARTEFACT), Ink::Strong)?;
            self.place(task, UNDER_ARTEFACT)?;
            self.line(&clean::prose(&task.finding.advice), ("          → ", "            "), Ink::Strong)?;
        }
        let hidden: usize = tasks.iter().skip(TASKS_SHOWN).map(|task| task.size()).sum();
        if hidden > 0 {
            let more = self.words.tell("report-more-findings", &[("n", &hidden.to_string())]);
            self.line(&more, (UNDER_ARTEFACT, UNDER_ARTEFACT), Ink::Quiet)?;
        }
        Ok(())
    }

    /// Where a task is to be done: the first place, and how many others.
    fn place(&mut self, task: &Task<'_>, indent: &str) -> io::Result<()> {
        let first = labels::whereabouts(self.words, task.finding);
        let others = task.also.len();
        let more = (others > 0).then(|| self.words.tell("report-more-places", &[("n", &others.to_string())]));
        let said: Vec<String> = first.into_iter().chain(more).collect();
        if said.is_empty() { Ok(()) } else { self.line(&said.join(" "), (indent, indent), Ink::Quiet) }
    }

    /// What lapses through the day of the audit.
    fn deadlines(&mut self) -> io::Result<()> {
        let report = self.report;
        let coming: Vec<_> = timing::entries(report, Phase::BeforeAudit).collect();
        if coming.is_empty() {
            return Ok(());
        }
        writeln!(self.out)?;
        self.line(&self.words.say("report-phase-before"), ("", ""), Ink::Strong)?;
        for entry in coming.iter().take(DEADLINES_SHOWN) {
            let first = format!("  {}  ", self.words.day(entry.date));
            self.line(&clean::prose(&entry.text), (&first, "              "), Ink::Doubt)?;
        }
        let hidden = coming.len().saturating_sub(DEADLINES_SHOWN);
        if hidden > 0 {
            let more = self.words.tell("report-more-deadlines", &[("n", &hidden.to_string())]);
            self.line(&more, ("  ", "  "), Ink::Quiet)?;
        }
        Ok(())
    }

    fn counts(&mut self) -> io::Result<()> {
        let summary = self.report.summary();
        let counted = Status::ALL.into_iter().filter_map(|status| {
            let n = summary.indicators.get(status.id()).filter(|n| **n > 0)?;
            let said = labels::counted(self.words, status, *n);
            Some(said.replace(' ', NO_BREAK))
        });
        let indicators: Vec<String> = counted.collect();
        let levels = labels::levels_counted(self.words, &summary);
        writeln!(self.out)?;
        self.line(&indicators.join(" · "), ("", ""), Ink::Strong)?;
        self.line(&levels.join(" · "), ("", ""), Ink::Strong)?;
        if let Some(line) = labels::known_counted(self.words, self.report) {
            self.line(&line, ("", ""), Ink::Quiet)?;
        }
        self.line(&labels::documents_counted(self.words, &summary), ("", ""), Ink::Quiet)
    }

    fn first_steps(&mut self) -> io::Result<()> {
        let report = self.report;
        let steps = todo::first(report, FIRST_STEPS);
        writeln!(self.out)?;
        if steps.is_empty() {
            return self.line(&labels::nothing_to_do(self.words, report), ("", ""), Ink::Good);
        }
        self.line(&self.words.say("report-todo-now"), ("", ""), Ink::Strong)?;
        for (n, task) in steps.iter().enumerate() {
            let indicator = task.finding.indicator.as_ref();
            let about = indicator.map(|(_, id)| format!("{} · ", clean::name(id))).unwrap_or_default();
            let said = format!("{about}{}", clean::prose(&task.finding.advice));
            self.line(&said, (&format!("  {}. ", n + 1), "     "), Ink::of_level(task.finding.level))?;
            self.place(task, "     ")?;
        }
        writeln!(self.out)?;
        self.line(&self.words.say("report-only-certifier"), ("", ""), Ink::Quiet)
    }

    /// `said` on the left and `word` in a column of its own, or after a comma when there is no room.
    fn row(&mut self, (first, said, word): (&str, &str, &str), rest: &str, ink: Ink) -> io::Result<()> {
        let column = self.options.width.min(WIDEST).saturating_sub(STATUS_COLUMNS);
        let used = wrap::columns(first) + wrap::columns(said);
        if used + 2 > column {
            return self.line(&format!("{said}, {word}"), (first, rest), ink);
        }
        let pad = " ".repeat(column - used);
        let marker = self.inked(first, ink);
        writeln!(self.out, "{marker}{said}{pad}{}", self.inked(word, ink))
    }

    /// The sign that opens a line takes the ink; a line without sign takes it whole.
    fn line(&mut self, text: &str, (first, rest): (&str, &str), ink: Ink) -> io::Result<()> {
        for (n, line) in wrap::lines(text, (first, rest), self.options.width).iter().enumerate() {
            let indent = if n == 0 { first } else { rest };
            let body = &line[indent.len()..];
            let written = if first.trim().is_empty() {
                format!("{indent}{}", self.inked(body, ink))
            } else {
                format!("{}{body}", self.inked(indent, ink))
            };
            writeln!(self.out, "{}", written.trim_end())?;
        }
        Ok(())
    }

    fn inked(&self, text: &str, ink: Ink) -> String {
        if self.options.colour && !text.trim().is_empty() {
            format!("\u{1b}[{}m{text}\u{1b}[0m", ink.code())
        } else {
            text.to_owned()
        }
    }
}

/// True where it is known of how many learners or sessions there must be one.
fn is_counted(artefact: &ArtefactRecord) -> bool {
    artefact.coverage.as_ref().is_some_and(|coverage| coverage.total.is_some())
}
