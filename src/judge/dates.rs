//! The dates of each document in the report: which one counted for which check, and why the others did not.

use jiff::civil::Date;

use super::verdicts::Weighed;
use super::{Case, Piece, Question};
use crate::checks::{DateKey, date_key};
use crate::model::date::{DateSource, FoundDate, Precision, Role};
use crate::model::report::DateRecord;

/// Dates listed of one document.
const LISTED: usize = 24;

/// A date that a check rested on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DateUse {
    /// Path of the document.
    pub document: String,
    /// Which of its dates.
    pub date: DateKey,
    /// Full id of the artefact.
    pub artefact: String,
    /// Id of the check.
    pub check: &'static str,
}

/// What the checks of the question's artefact rested on.
pub(super) fn uses(question: &Question<'_>, weighed: &[Weighed<'_>]) -> Vec<DateUse> {
    let uses = weighed.iter().flat_map(|weighed| {
        weighed.verdicts.iter().filter_map(|verdict| {
            Some(DateUse {
                document: weighed.piece.document.path.clone(),
                date: verdict.rests_on?,
                artefact: question.artefact.id.clone(),
                check: verdict.check,
            })
        })
    });
    uses.collect()
}

/// The dates worth showing of one file's `parts`: those that counted first, then the most telling. Birth dates are
/// personal and stay out.
#[must_use]
pub fn of(case: &Case<'_>, parts: &[Piece], uses: &[DateUse]) -> Vec<DateRecord> {
    let path = parts.first().map_or("", |piece| piece.document.path.as_str());
    let mut own: Vec<&DateUse> = uses.iter().filter(|one| one.document == path).collect();
    own.sort();
    own.dedup();
    let found = parts.iter().flat_map(|piece| &piece.facts.dates);
    let shown = found.filter(|date| date.role != Role::Birth && date.source != DateSource::Metadata);
    let mut dates: Vec<DateRecord> = shown.map(|date| record(case, date, &own)).collect();
    dates.sort_by(|a, b| {
        let key = |one: &DateRecord| (one.counted.is_empty(), one.role);
        key(a).cmp(&key(b)).then_with(|| (b.value, &a.place).cmp(&(a.value, &b.place)))
    });
    dates.dedup_by(|a, b| (a.role, a.value, a.source) == (b.role, b.value, b.source));
    dates.truncate(LISTED);
    dates
}

fn record(case: &Case<'_>, date: &FoundDate, uses: &[&DateUse]) -> DateRecord {
    let key = date_key(date);
    let counted = uses.iter().filter(|one| one.date == key);
    let counted: Vec<(String, String)> = counted.map(|one| (one.artefact.clone(), one.check.to_owned())).collect();
    let set_aside = chosen(date, uses).map(|chosen| reason(case, date, chosen));
    DateRecord { counted, set_aside, ..DateRecord::from(date) }
}

/// The date that was preferred to `date`: one of its role if there is one, the newest otherwise. None when the day
/// itself counted, whatever role it played there.
fn chosen(date: &FoundDate, uses: &[&DateUse]) -> Option<DateKey> {
    if uses.iter().any(|one| one.date.0 == date.day()) {
        return None;
    }
    let alike = uses.iter().find(|one| one.date.1 == date.role);
    alike.or(uses.iter().max_by_key(|one| one.date.0)).map(|one| one.date)
}

/// Why `date` did not count while `chosen` did.
fn reason(case: &Case<'_>, date: &FoundDate, chosen: DateKey) -> String {
    let words = case.words;
    let role = words.say(&format!("report-role-{}", chosen.1.id()));
    words.tell(
        &format!("date-aside-{}", aside(date, chosen, case.as_of)),
        &[("role", &role), ("day", &words.day(chosen.0))],
    )
}

/// The id of the reason.
fn aside(date: &FoundDate, chosen: DateKey, as_of: Date) -> &'static str {
    match (date.role, date.source) {
        (Role::Legal, _) => "legal",
        (Role::Print, _) => "print",
        (Role::Previous, _) => "previous",
        (_, DateSource::FileName) => "file-name",
        _ if date.doubtful => "doubtful",
        (Role::Expiry | Role::NextDue, _) => "term",
        _ if date.day() > as_of => "future",
        _ if date.precision != Precision::Day => "imprecise",
        (role, _) if role == chosen.1 && date.day() < chosen.0 => "older",
        (role, _) if role == chosen.1 => "logged",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn found(day: Date, role: Role, source: DateSource) -> FoundDate {
        let precision = Precision::Day;
        FoundDate { first: day, last: day, precision, role, source, place: None, quote: String::new(), doubtful: false }
    }

    fn used(day: Date, role: Role) -> DateUse {
        let (document, artefact) = ("a.pdf".to_owned(), "X.a".to_owned());
        DateUse { document, date: (day, role, DateSource::Text), artefact, check: "fresh" }
    }

    #[test]
    fn a_date_of_a_day_that_counted_is_not_set_aside() {
        let (visit, issue) = (used(date(2026, 3, 12), Role::Visit), used(date(2026, 5, 4), Role::Issue));
        let uses = [&visit, &issue];
        for (day, role, expected) in [
            (date(2026, 3, 12), Role::Signature, None),
            (date(2026, 5, 4), Role::Visit, None),
            (date(2026, 3, 14), Role::Visit, Some(visit.date)),
            (date(2026, 3, 14), Role::Signature, Some(issue.date)),
        ] {
            assert_eq!(chosen(&found(day, role, DateSource::Text), &uses), expected, "{day} {role:?}");
        }
        assert_eq!(chosen(&found(date(2026, 3, 14), Role::Visit, DateSource::Text), &[]), None);
    }

    #[test]
    fn each_date_that_does_not_count_has_its_own_reason() {
        let chosen = (date(2026, 3, 12), Role::Visit, DateSource::Text);
        let cases = [
            (date(2011, 12, 26), Role::Legal, DateSource::Text, "legal"),
            (date(2026, 3, 14), Role::Print, DateSource::Text, "print"),
            (date(2025, 3, 10), Role::Previous, DateSource::Text, "previous"),
            (date(2026, 3, 15), Role::Unknown, DateSource::FileName, "file-name"),
            (date(2027, 3, 12), Role::NextDue, DateSource::Text, "term"),
            (date(2026, 12, 24), Role::Issue, DateSource::Text, "future"),
            (date(2024, 3, 12), Role::Visit, DateSource::Text, "older"),
            (date(2026, 3, 14), Role::Issue, DateSource::Text, "other"),
        ];
        for (day, role, source, expected) in cases {
            assert_eq!(aside(&found(day, role, source), chosen, date(2026, 12, 1)), expected, "{role:?}");
        }
    }
}
