//! What lapses and when, as the templates see it: the list by phase, and the line of time drawn above it.

use std::borrow::Cow;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;

use super::anchors::{Anchors, Link};
use crate::catalogue::Words;
use crate::model::report::{CalendarEntry, Report};
use crate::report::timing::{self, Phase};
use crate::report::{clean, labels};

/// Entries of a phase shown at once; the others are one click away.
const AT_ONCE: usize = 12;
/// Entries named on the landing view.
const NEXT: usize = 3;
/// Months that the line covers, unless the audit lies later.
const MONTHS: i32 = 13;
/// Width of the line and of one of its bars, in units of the drawing.
const WIDTH: i32 = 440;
const BAR: i32 = 8;
/// Height of one entry in a bar, and of the highest bar.
const STEP: i32 = 6;
const HIGHEST: i32 = 42;

/// A part of the calendar.
#[derive(Debug, Serialize)]
pub(super) struct PhaseView {
    id: &'static str,
    shown: Vec<EntryView>,
    more: Vec<EntryView>,
    n: usize,
}

/// A line of the calendar.
#[derive(Debug, Serialize)]
pub(super) struct EntryView {
    day: String,
    iso: String,
    distance: String,
    kind: Cow<'static, str>,
    kind_word: String,
    text: String,
    document: Option<String>,
    artefact: Option<Link>,
}

/// The line of time: what lapses, day by day, from the day of the report.
#[derive(Debug, Serialize)]
pub(super) struct LineView {
    bars: Vec<BarView>,
    months: Vec<MonthView>,
    /// Where the audit stands, and its day.
    audit: Option<(i32, String)>,
    /// Counts by phase, in words.
    counts: Vec<(&'static str, String)>,
    /// Later than the line reaches.
    beyond: usize,
    next: Vec<EntryView>,
}

/// What lapses in one slice of time.
#[derive(Debug, Serialize)]
struct BarView {
    x: i32,
    height: i32,
    phase: &'static str,
}

#[derive(Debug, Serialize)]
struct MonthView {
    x: i32,
    label: Option<String>,
}

/// The calendar, cut at today and at the audit.
pub(super) fn phases(report: &Report, words: &Words, anchors: &Anchors) -> Vec<PhaseView> {
    let audit_known = report.profile.audit_date.is_some();
    let phase = |phase: Phase| {
        let mut shown: Vec<EntryView> =
            timing::entries(report, phase).map(|entry| entry_view(entry, report, words, anchors)).collect();
        let n = shown.len();
        let more = if phase == Phase::Later { shown.split_off(AT_ONCE.min(n)) } else { Vec::new() };
        PhaseView { id: phase.id(audit_known), shown, more, n }
    };
    Phase::ALL.map(phase).into()
}

fn entry_view(entry: &CalendarEntry, report: &Report, words: &Words, anchors: &Anchors) -> EntryView {
    let link = |id: &str| match &entry.site {
        Some(site) => anchors.at_site(words, id, site),
        None => anchors.artefact(id),
    };
    EntryView {
        day: words.day(entry.date),
        iso: entry.date.to_string(),
        distance: timing::distance(words, report.as_of, entry.date),
        kind: entry.kind.clone(),
        kind_word: labels::named(words, "calendar", &entry.kind),
        text: clean::prose(&entry.text),
        document: entry.document.as_deref().map(clean::name),
        artefact: entry.artefact.as_deref().map(link),
    }
}

/// The line of time of `report`; none when nothing is known to lapse.
pub(super) fn line(report: &Report, words: &Words, anchors: &Anchors) -> Option<LineView> {
    let lapsing = || report.calendar.iter().filter(|entry| lapses(entry));
    lapsing().next()?;
    let scale = Scale::new(report);
    let coming = lapsing().filter(|entry| entry.date >= report.as_of);
    let next = coming.clone().take(NEXT).map(|entry| entry_view(entry, report, words, anchors));
    Some(LineView {
        bars: bars(report, scale),
        months: months(scale),
        audit: report.profile.audit_date.and_then(|day| Some((scale.x(day)?, words.day(day)))),
        counts: counts(report, words),
        beyond: coming.filter(|entry| scale.x(entry.date).is_none()).count(),
        next: next.collect(),
    })
}

/// True for what stops counting: the audit itself does not, nor does the opening of the time for it.
fn lapses(entry: &CalendarEntry) -> bool {
    !matches!(&*entry.kind, "audit" | "surveillance-opens")
}

/// From days to the width of the drawing.
#[derive(Clone, Copy)]
struct Scale {
    from: Date,
    days: i32,
}

impl Scale {
    fn new(report: &Report) -> Self {
        let usual = report.as_of.saturating_add(MONTHS.months());
        let until = report.profile.audit_date.map_or(usual, |audit| usual.max(audit.saturating_add(2.months())));
        Self { from: report.as_of, days: timing::days_between(report.as_of, until).max(1) }
    }

    /// Where `day` stands, when it is on the line.
    fn x(self, day: Date) -> Option<i32> {
        let days = timing::days_between(self.from, day);
        (0..=self.days).contains(&days).then(|| days * WIDTH / self.days)
    }
}

fn bars(report: &Report, scale: Scale) -> Vec<BarView> {
    let mut bars: Vec<BarView> = Vec::new();
    for (phase, id) in [(Phase::BeforeAudit, "before"), (Phase::Later, "after")] {
        for entry in timing::entries(report, phase).filter(|entry| lapses(entry)) {
            let Some(x) = scale.x(entry.date).map(|x| (x / BAR * BAR).min(WIDTH - BAR)) else { continue };
            match bars.last_mut().filter(|bar| bar.x == x && bar.phase == id) {
                Some(bar) => bar.height = (bar.height + STEP).min(HIGHEST),
                None => bars.push(BarView { x, height: STEP, phase: id }),
            }
        }
    }
    bars
}

/// The first day of each month, every third one with its name.
fn months(scale: Scale) -> Vec<MonthView> {
    let first = scale.from.first_of_month();
    let days = (1_i32..).map_while(|n| first.checked_add(n.months()).ok());
    let ticks = days.map_while(|day| Some((day, scale.x(day)?)));
    let named = |(day, x): (Date, i32)| MonthView {
        x,
        label: (day.month() % 3 == 1 && x < WIDTH - 2 * BAR).then(|| format!("{:02}/{}", day.month(), day.year())),
    };
    ticks.map(named).collect()
}

/// "3 avant l’audit", "12 après", most pressing first; the id only where there are any, for the colour.
fn counts(report: &Report, words: &Words) -> Vec<(&'static str, String)> {
    let audit_known = report.profile.audit_date.is_some();
    let count = |phase: Phase| {
        let n = timing::entries(report, phase).filter(|entry| lapses(entry)).count();
        let id = phase.id(audit_known);
        let counted = words.tell(&format!("report-lapsing-{id}"), &[("n", &n.to_string())]);
        (if n == 0 { "none" } else { id }, counted)
    };
    let phases = Phase::ALL.into_iter().filter(|phase| audit_known || *phase != Phase::BeforeAudit);
    phases.map(count).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::catalogue::Lang;
    use crate::report::sample;

    fn drawn(report: &Report) -> Option<LineView> {
        let words = Words::new(Lang::Fr);
        line(report, &words, &Anchors::new(report))
    }

    #[test]
    fn every_deadline_is_in_a_bar_or_counted_beyond_the_line() {
        let line = drawn(&sample::report()).unwrap();
        let in_bars: i32 = line.bars.iter().map(|bar| bar.height / STEP).sum();
        let coming = sample::report().calendar.iter().filter(|e| lapses(e) && e.date >= sample::AS_OF).count();
        assert_eq!(usize::try_from(in_bars).unwrap() + line.beyond, coming);
        assert!(line.beyond > 0);
    }

    #[test]
    fn what_lapses_on_the_day_of_the_audit_stands_before_it() {
        let mut report = sample::report();
        let audit = report.profile.audit_date.unwrap();
        report.calendar.retain(|entry| entry.kind == "lapses");
        report.calendar.truncate(1);
        report.calendar[0].date = audit;
        assert_eq!(drawn(&report).unwrap().bars[0].phase, "before");
    }

    #[test]
    fn the_line_reaches_an_audit_that_is_far_away() {
        let mut report = sample::report();
        report.profile.audit_date = Some(date(2029, 3, 1));
        assert!(drawn(&report).unwrap().audit.is_some());
    }

    #[test]
    fn nothing_is_drawn_when_nothing_lapses() {
        assert!(drawn(&sample::empty()).is_none());
        let mut report = sample::report();
        report.calendar.truncate(2);
        for (entry, kind) in report.calendar.iter_mut().zip(["surveillance-opens", "audit"]) {
            entry.kind = kind.into();
        }
        assert!(drawn(&report).is_none());
    }
}
