//! Days seen from the day of the report: how far, and on which side of the audit.

use jiff::civil::Date;

use crate::catalogue::Words;
use crate::model::report::{CalendarEntry, Report};

/// Where a day falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Phase {
    /// Before the day of the report: lapsed already.
    Past,
    /// From the day of the report through the day of the audit.
    BeforeAudit,
    /// After the audit, or simply to come when no audit is set.
    Later,
}

impl Phase {
    pub(super) const ALL: [Self; 3] = [Self::Past, Self::BeforeAudit, Self::Later];

    /// The part of a catalogue key that names the phase.
    pub(super) fn id(self, audit_known: bool) -> &'static str {
        match self {
            Self::Past => "past",
            Self::BeforeAudit => "before",
            Self::Later if audit_known => "after",
            Self::Later => "to-come",
        }
    }
}

/// Entries of the calendar that fall in `phase`.
pub(super) fn entries(report: &Report, phase: Phase) -> impl Iterator<Item = &CalendarEntry> {
    report.calendar.iter().filter(move |entry| phase_of(report, entry.date) == phase)
}

fn phase_of(report: &Report, date: Date) -> Phase {
    if date < report.as_of {
        Phase::Past
    } else if report.profile.audit_date.is_some_and(|audit| date <= audit) {
        Phase::BeforeAudit
    } else {
        Phase::Later
    }
}

/// Days from `from` to `to`; negative when `to` lies before.
pub(super) fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// "dans 22 jours", "aujourd'hui", "il y a 3 jours".
pub(super) fn distance(words: &Words, from: Date, to: Date) -> String {
    let days = days_between(from, to);
    let key = if days < 0 { "report-days-ago" } else { "report-days-ahead" };
    words.tell(key, &[("n", &days.unsigned_abs().to_string())])
}

/// "audit de surveillance le 15/12/2026, dans 22 jours", when a day is set.
pub(super) fn audit(words: &Words, report: &Report) -> Option<String> {
    let distance = distance(words, report.as_of, report.profile.audit_date?);
    Some(format!("{}, {distance}", audit_day(words, report)?))
}

/// "audit de surveillance le 15/12/2026", when a day is set.
pub(super) fn audit_day(words: &Words, report: &Report) -> Option<String> {
    let date = report.profile.audit_date?;
    let kind = match report.profile.audit_kind.as_deref() {
        Some(kind) => super::labels::named(words, "audit", kind),
        None => words.say("report-audit"),
    };
    Some(words.tell("report-audit-on", &[("kind", &kind), ("day", &words.day(date))]))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::catalogue::Lang;
    use crate::report::sample;

    #[test]
    fn the_day_of_the_audit_is_still_before_it() {
        let report = sample::report();
        let audit = report.profile.audit_date.unwrap();
        let yesterday = report.as_of.yesterday().unwrap();
        let seen = [yesterday, report.as_of, audit, audit.tomorrow().unwrap()].map(|day| phase_of(&report, day));
        assert_eq!(seen, [Phase::Past, Phase::BeforeAudit, Phase::BeforeAudit, Phase::Later]);
    }

    #[test]
    fn distances_read_like_speech() {
        let words = Words::new(Lang::Fr);
        let spoken = [-400, -1, 0, 1, 22].map(|days| {
            let from = date(2026, 11, 23);
            distance(&words, from, from.checked_add(jiff::Span::new().days(days)).unwrap())
        });
        assert_eq!(spoken, ["il y a 400 jours", "hier", "aujourd’hui", "demain", "dans 22 jours"]);
    }
}
