//! The report as the job summary of a forge: what to do first, the rest in folds, within the size that forges accept.
//!
//! Every foreign word passes through `escape`; nothing else is written by hand but tables, lists and folds.

use std::io::{self, Write};

use sheet::Sheet;

use super::timing::{self, Phase};
use super::{labels, todo};
use crate::catalogue::Words;
use crate::model::finding::Finding;
use crate::model::report::{ArtefactRecord, DocumentRecord, IndicatorRecord, Report};
use crate::model::status::{Level, Status};

pub(super) mod escape;
mod sheet;

/// Places named for one thing to do; the others are counted.
const PLACES_SHOWN: usize = 5;

/// Writes `report` to `out`.
///
/// # Errors
/// Only those of `out`.
pub(super) fn render(report: &Report, words: &Words, out: &mut dyn Write) -> io::Result<()> {
    let mut page = Page { report, words, sheet: Sheet::default() };
    page.head();
    page.overview();
    page.work();
    page.deadlines();
    page.evidence();
    page.documents();
    page.remarks();
    page.method();
    out.write_all(page.finish().as_bytes())
}

struct Page<'a> {
    report: &'a Report,
    words: &'a Words,
    sheet: Sheet,
}

impl Page<'_> {
    fn head(&mut self) {
        let (report, words) = (self.report, self.words);
        let summary = report.summary();
        self.sheet.line(&format!("# {}", escape::text(&labels::provider(words, report))));
        self.sheet.gap();
        let as_of = words.tell("report-as-of", &[("day", &words.day(report.as_of))]);
        let dates: Vec<String> = std::iter::once(as_of).chain(timing::audit(words, report)).collect();
        self.sheet.line(&escape::text(&dates.join(" · ")));
        if report.profile.assumed {
            self.sheet.gap();
            self.sheet.line(&escape::text(&words.say("report-assumed")));
        }
        self.sheet.gap();
        let levels = labels::levels_counted(words, &summary).join(" · ");
        self.sheet.line(&format!("**{levels}** · {}", labels::documents_counted(words, &summary)));
        if let Some(known) = labels::known_counted(words, self.report) {
            self.sheet.gap();
            self.sheet.line(&known);
        }
    }

    /// One table a pack: a line an indicator.
    fn overview(&mut self) {
        let (report, words) = (self.report, self.words);
        for pack in &report.packs {
            let indicators = report.indicators.iter().filter(|indicator| indicator.pack == pack.id);
            let rows: Vec<String> = indicators.map(|indicator| self.overview_row(indicator)).collect();
            if rows.is_empty() {
                continue;
            }
            self.sheet.gap();
            self.sheet.line(&format!("## {}", escape::text(&pack.title)));
            if let Some(edition) = &pack.edition {
                self.sheet.gap();
                self.sheet.line(&escape::text(edition));
            }
            self.sheet.gap();
            let titles =
                ["indicator", "status", "errors", "warnings"].map(|id| words.say(&format!("report-column-{id}")));
            self.sheet.line(&format!("| {} |", titles.join(" | ")));
            self.sheet.line("| :-- | :-- | --: | --: |");
            for row in rows {
                self.sheet.line(&row);
            }
        }
    }

    fn overview_row(&self, indicator: &IndicatorRecord) -> String {
        let tasks = todo::of(self.report, indicator);
        let count = |level| match todo::count(&tasks, level) {
            0 => String::new(),
            n => n.to_string(),
        };
        format!(
            "| **{}** {} | {} | {} | {} |",
            escape::text(&indicator.id),
            escape::text(&indicator.title),
            self.status(indicator.status),
            count(Level::Error),
            count(Level::Warning),
        )
    }

    fn work(&mut self) {
        let (report, words) = (self.report, self.words);
        let groups = todo::groups(report);
        self.sheet.gap();
        self.sheet.line(&format!("## {}", words.say("report-todo")));
        if groups.is_empty() {
            self.sheet.gap();
            self.sheet.line(&labels::nothing_to_do(words, report));
        }
        for group in groups {
            let heading = group.indicator.map_or_else(
                || words.say("report-whole-folder"),
                |indicator| format!("{} · {}", escape::text(&indicator.id), escape::text(&indicator.title)),
            );
            self.sheet.gap();
            self.sheet.line(&format!("### {heading}"));
            self.sheet.gap();
            for task in &group.tasks {
                let line = self.finding(task.finding, &task.also);
                self.sheet.line(&line);
            }
        }
    }

    /// One finding as an item: what to do, then why and where; `also` are the same elsewhere.
    fn finding(&self, finding: &Finding, also: &[&Finding]) -> String {
        let level = labels::level(self.words, finding.level);
        let shown = std::iter::once(finding).chain(also.iter().copied()).take(PLACES_SHOWN);
        let mut places: Vec<String> = shown.filter_map(|one| self.whereabouts(one)).collect();
        let hidden = (also.len() + 1).saturating_sub(PLACES_SHOWN);
        if hidden > 0 {
            places.push(self.words.tell("report-more-places", &[("n", &hidden.to_string())]));
        }
        let place = if places.is_empty() { String::new() } else { format!(" {}", places.join(" · ")) };
        let sides = [("report-expected", &finding.expected), ("report-found", &finding.found)];
        let [expected, found] = sides.map(|(side, said)| self.words.pair(&self.words.say(side), &escape::text(said)));
        let fault = self.words.pair(&level, &escape::text(&labels::fault(self.words, self.report, finding)));
        format!("- **{}** · {fault}{place}<br>{expected} · {found}", escape::text(&finding.advice))
    }

    fn whereabouts(&self, finding: &Finding) -> Option<String> {
        let document = escape::name(finding.document.as_ref()?);
        Some(match &finding.place {
            Some(place) => format!("{document}, {}", escape::text(&labels::place(self.words, place))),
            None => document,
        })
    }

    fn deadlines(&mut self) {
        let audit_known = self.report.profile.audit_date.is_some();
        for phase in Phase::ALL {
            let entries = timing::entries(self.report, phase);
            let line = |entry: &crate::model::report::CalendarEntry| {
                let document =
                    entry.document.as_ref().map(|path| format!(" {}", escape::name(path))).unwrap_or_default();
                format!("- **{}** {}{document}", self.words.day(entry.date), escape::text(&entry.text))
            };
            let lines: Vec<String> = entries.map(line).collect();
            let title = self.words.say(&format!("report-phase-{}", phase.id(audit_known)));
            self.fold(&title, &lines);
        }
    }

    /// The artefacts of every indicator, with the evidence of each.
    fn evidence(&mut self) {
        let report = self.report;
        let mut lines = Vec::new();
        for indicator in report.indicators.iter().filter(|indicator| !indicator.artefacts.is_empty()) {
            lines.push(format!("\n**{}** {}\n", escape::text(&indicator.id), escape::text(&indicator.title)));
            lines.extend(indicator.artefacts.iter().map(|artefact| self.artefact(artefact)));
        }
        let title = self.words.say("report-evidence");
        self.fold(&title, &lines);
    }

    fn artefact(&self, artefact: &ArtefactRecord) -> String {
        let title = escape::text(&labels::artefact(self.words, artefact));
        let status = self.status(artefact.status);
        let best = artefact.evidence.first().map(|evidence| {
            let place = evidence.place.as_ref().map(|place| labels::place(self.words, place));
            let place = place.map(|place| format!(", {}", escape::text(&place))).unwrap_or_default();
            format!(" · {}{place}", escape::name(&evidence.document))
        });
        self.words.pair(&format!("- {title}"), &format!("{status}{}", best.unwrap_or_default()))
    }

    fn documents(&mut self) {
        let (report, words) = (self.report, self.words);
        let item = |document: &DocumentRecord| {
            let reasons: Vec<String> = document.reasons.iter().map(|reason| escape::text(reason)).collect();
            let state = labels::named(words, "reading", &document.state);
            words.pair(&format!("- {}", escape::name(&document.path)), &[vec![state], reasons].concat().join(", "))
        };
        let unread: Vec<String> = report.documents.iter().filter(|d| d.state != "read").map(item).collect();
        let unused: Vec<String> = report
            .documents
            .iter()
            .filter(|document| document.serves.is_empty())
            .map(|document| format!("- {}", escape::name(&document.path)))
            .collect();
        let excluded: Vec<String> = report
            .excluded
            .iter()
            .map(|(path, reason)| words.pair(&format!("- {}", escape::name(path)), &escape::text(reason)))
            .collect();
        self.fold(&words.say("report-documents-unread"), &unread);
        self.fold(&words.say("report-documents-unused"), &unused);
        self.fold(&words.say("report-documents-excluded"), &excluded);
    }

    /// Notes, and what a waiver covers: good to know, nothing to do.
    fn remarks(&mut self) {
        let quiet = self.report.findings.iter().filter(|finding| finding.waived || finding.level == Level::Note);
        let lines: Vec<String> = quiet.map(|finding| self.finding(finding, &[])).collect();
        let title = self.words.say("report-remarks");
        self.fold(&title, &lines);
    }

    fn method(&mut self) {
        let (report, words) = (self.report, self.words);
        let limits: Vec<String> = report.limits.iter().map(|limit| format!("- {}", escape::text(limit))).collect();
        self.fold(&words.say("report-limits"), &limits);
        let pack = |pack: &crate::model::report::PackStamp| {
            let title = escape::text(&pack.title);
            words.pair(&format!("- {title} {}", escape::text(&pack.version)), &escape::name(&pack.digest))
        };
        let mut lines: Vec<String> = report.packs.iter().map(pack).collect();
        lines.push(format!("- probant {}", escape::text(&report.version)));
        lines.push(
            words.pair(&format!("- {}", words.say("report-folder-digest")), &escape::name(&report.documents_digest)),
        );
        self.fold(&words.say("report-method"), &lines);
    }

    fn fold(&mut self, title: &str, lines: &[String]) {
        self.sheet.fold(&format!("{} ({})", escape::inside_tag(title), lines.len()), lines);
    }

    fn status(&self, status: Status) -> String {
        format!("{} {}", labels::glyph(status), labels::status(self.words, status))
    }

    fn finish(self) -> String {
        let left_out = self.sheet.left_out;
        let mut farewell = Vec::new();
        if left_out > 0 {
            farewell.push(self.words.tell("report-left-out", &[("n", &left_out.to_string())]));
        }
        farewell.push(self.words.say("report-only-certifier"));
        self.sheet.finish(&farewell)
    }
}
