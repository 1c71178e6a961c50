//! The date that counts among all those a document bears.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::date::{DateSource, FoundDate, Precision, Role};
use crate::model::place::Place;

/// Dates in one column of a sheet from which they are the entries of a log rather than dates of the document.
const LOGGED: usize = 3;
/// Unexplained days in flowing text from which they are entries of a log.
const ENTRIES: usize = 6;

/// Picks the date that counts: for the first of `roles` that is borne, its latest day that is not after `as_of`, or
/// else its earliest in the future. Without a fitting role, a day that no phrase explains, then a month with such a
/// role or that no phrase explains, then the file name's date.
#[must_use]
pub fn choose<'a>(dates: &'a [FoundDate], roles: &[Role], as_of: Date) -> Option<&'a FoundDate> {
    let dates = Sorted::new(dates);
    let by_role = |precision| roles.iter().find_map(|role| latest(&dates.playing(*role, precision), as_of));
    let unexplained = |precision| latest(&dates.unexplained(precision), as_of);
    by_role(Precision::Day)
        .or_else(|| unexplained(Precision::Day))
        .or_else(|| by_role(Precision::Month))
        .or_else(|| unexplained(Precision::Month))
        .or_else(|| latest(&dates.named, as_of))
        .or_else(|| dates.written.iter().find(|date| date.precision == Precision::Period).copied())
}

/// Dates by what they belong to.
struct Sorted<'a> {
    /// Written once, of the document as a whole.
    written: Vec<&'a FoundDate>,
    /// Entries of a log, one a row of a sheet.
    logged: Vec<&'a FoundDate>,
    /// Entries of a log that is printed as text.
    entries: Vec<&'a FoundDate>,
    /// Of the file's name.
    named: Vec<&'a FoundDate>,
}

impl<'a> Sorted<'a> {
    fn new(dates: &'a [FoundDate]) -> Self {
        let (named, read): (Vec<_>, Vec<_>) = dates
            .iter()
            .filter(|date| date.source != DateSource::Metadata)
            .partition(|date| date.source == DateSource::FileName);
        let columns = columns(&read);
        let in_log = |date: &&FoundDate| column(date).is_some_and(|column| columns[&column] >= LOGGED);
        let (logged, mut written): (Vec<_>, Vec<_>) = read.into_iter().partition(in_log);
        let entry = |date: &&FoundDate| column(date).is_none() && is_plain(date);
        let mut entries: Vec<_> = written.iter().copied().filter(entry).collect();
        if entries.len() >= ENTRIES {
            written.retain(|date| !entry(date));
        } else {
            entries.clear();
        }
        Self { written, logged, entries, named }
    }

    /// Dates that play `role`; entries of a log are events and visits whatever their column says. What the text tells of a meeting goes
    /// before the days in the table of its actions.
    fn playing(&self, role: Role, precision: Precision) -> Vec<&'a FoundDate> {
        let heads_a_sheet = |date: &FoundDate| {
            let unsaid = date.role == Role::Unknown || (date.role == Role::NextDue && heads(date));
            matches!(role, Role::Version | Role::Issue) && unsaid && column(date).is_some()
        };
        let plays = |date: &&FoundDate| date.role == role || heads_a_sheet(date);
        let exact = |date: &&FoundDate| date.precision == precision;
        let mut playing: Vec<_> = self.written.iter().copied().filter(exact).filter(plays).collect();
        if role == Role::Event && playing.iter().any(|date| date.source == DateSource::Text) {
            playing.retain(|date| date.source == DateSource::Text || column(date).is_some());
        }
        if matches!(role, Role::Event | Role::Visit) {
            playing.extend(self.logged.iter().copied().filter(exact).filter(|date| has_happened(date.role)));
            if playing.is_empty() {
                playing.extend(self.entries.iter().copied().filter(exact));
            }
        }
        if playing.is_empty() {
            let same = |date: &&FoundDate| are_one(role, date.role);
            playing.extend(self.written.iter().copied().filter(exact).filter(same));
        }
        if role == Role::Version && playing.is_empty() {
            playing.extend(self.logged.iter().copied().filter(exact).filter(|date| date.role == role));
        }
        playing
    }

    fn unexplained(&self, precision: Precision) -> Vec<&'a FoundDate> {
        let all = self.written.iter().chain(&self.logged).chain(&self.entries).copied();
        all.filter(|date| is_plain(date) && date.precision == precision).collect()
    }
}

/// Number of dates in each column of each sheet.
fn columns<'a>(dates: &[&'a FoundDate]) -> BTreeMap<(&'a str, &'a str), usize> {
    let mut columns = BTreeMap::new();
    for column in dates.iter().filter_map(|date| column(date)) {
        *columns.entry(column).or_default() += 1;
    }
    columns
}

/// Sheet and column letters of a date in a spreadsheet.
fn column(date: &FoundDate) -> Option<(&str, &str)> {
    let Some(Place::Cell { sheet, cell }) = &date.place else { return None };
    Some((sheet, cell.trim_end_matches(|c: char| c.is_ascii_digit())))
}

/// True for a date in the first cells of a sheet: « Inventaire et renouvellement – 14/01/2027 ».
fn heads(date: &FoundDate) -> bool {
    matches!(&date.place, Some(Place::Cell { cell, .. }) if matches!(cell.as_str(), "A1" | "A2"))
}

/// What happened and what was visited are told apart by a word that often speaks of something else.
fn are_one(role: Role, other: Role) -> bool {
    matches!((role, other), (Role::Event, Role::Visit) | (Role::Visit, Role::Event))
}

fn is_plain(date: &&FoundDate) -> bool {
    date.role == Role::Unknown && date.precision != Precision::Period
}

fn has_happened(role: Role) -> bool {
    !matches!(role, Role::NextDue | Role::Expiry | Role::Birth | Role::Legal | Role::Previous | Role::Print)
}

fn latest<'a>(dates: &[&'a FoundDate], as_of: Date) -> Option<&'a FoundDate> {
    let surest = |date: &&&FoundDate| (!date.doubtful, date.day());
    let past = dates.iter().filter(|date| date.day() <= as_of).max_by_key(surest);
    past.or_else(|| dates.iter().min_by_key(|date| date.day())).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn found(day: Date, role: Role, place: Option<Place>) -> FoundDate {
        let (precision, source) = (Precision::Day, DateSource::Text);
        FoundDate { first: day, last: day, precision, role, source, place, quote: String::new(), doubtful: false }
    }

    fn chosen(dates: &[FoundDate], roles: &[Role]) -> Option<Date> {
        choose(dates, roles, date(2026, 12, 1)).map(FoundDate::day)
    }

    #[test]
    fn the_first_role_borne_wins_and_its_latest_past_day() {
        let dates = [
            found(date(2026, 3, 2), Role::Visit, None),
            found(date(2026, 9, 2), Role::Issue, None),
            found(date(2027, 3, 2), Role::Visit, None),
        ];
        assert_eq!(chosen(&dates, &[Role::Visit, Role::Issue]), Some(date(2026, 3, 2)));
        assert_eq!(chosen(&dates, &[Role::Signature]), None);
    }

    #[test]
    fn the_head_of_a_sheet_is_its_version_and_its_rows_are_events() {
        let row = |number, day| found(day, Role::Unknown, Some(Place::cell("S", 2, number)));
        let dates = [
            found(date(2026, 11, 16), Role::Unknown, Some(Place::cell("S", 1, 2))),
            row(5, date(2026, 1, 7)),
            row(6, date(2026, 11, 25)),
            row(7, date(2026, 5, 6)),
        ];
        assert_eq!(chosen(&dates, &[Role::Version]), Some(date(2026, 11, 16)));
        assert_eq!(chosen(&dates, &[Role::Event]), Some(date(2026, 11, 25)));
    }

    #[test]
    fn a_month_that_says_what_it_is_wins_over_one_that_does_not() {
        let month = |day, role| FoundDate { precision: Precision::Month, ..found(day, role, None) };
        let dates = [month(date(2026, 9, 1), Role::Version), month(date(2026, 11, 1), Role::Unknown)];
        assert_eq!(chosen(&dates, &[Role::Version, Role::Unknown]), Some(date(2026, 9, 1)));
        assert_eq!(chosen(&dates[1..], &[Role::Version]), Some(date(2026, 11, 1)));
    }

    #[test]
    fn the_newest_row_of_a_table_of_revisions_is_the_version() {
        let row = |number, day| found(day, Role::Version, Some(Place::cell("Historique", 2, number)));
        let dates = [row(2, date(2022, 5, 18)), row(3, date(2025, 4, 24)), row(4, date(2026, 4, 20))];
        assert_eq!(chosen(&dates, &[Role::Version]), Some(date(2026, 4, 20)));
    }

    #[test]
    fn a_visit_is_an_event_where_nothing_else_happened() {
        let dates = [found(date(2026, 10, 16), Role::Visit, None), found(date(2026, 9, 2), Role::Legal, None)];
        assert_eq!(chosen(&dates, &[Role::Event]), Some(date(2026, 10, 16)));
        let told = [found(date(2026, 10, 12), Role::Event, None), dates[0].clone()];
        assert_eq!(chosen(&told, &[Role::Event]), Some(date(2026, 10, 12)));
    }

    #[test]
    fn minutes_are_of_the_day_that_they_say_not_of_what_their_table_of_actions_tells() {
        let closed =
            FoundDate { source: DateSource::Cell, ..found(date(2026, 3, 12), Role::Event, Some(Place::Paragraph(21))) };
        let dates = [found(date(2025, 7, 3), Role::Event, Some(Place::Paragraph(2))), closed];
        assert_eq!(chosen(&dates, &[Role::Event]), Some(date(2025, 7, 3)));
        assert_eq!(chosen(&dates[1..], &[Role::Event]), Some(date(2026, 3, 12)));
    }

    #[test]
    fn the_day_in_the_title_of_a_list_of_renewals_is_its_version() {
        let due = |number, day| found(day, Role::NextDue, Some(Place::cell("S", 1, number)));
        let dates = [due(1, date(2026, 1, 14)), due(5, date(2026, 10, 7))];
        assert_eq!(chosen(&dates, &[Role::Version]), Some(date(2026, 1, 14)));
    }

    #[test]
    fn what_is_due_next_is_no_entry_of_the_log() {
        let due = |number, day| found(day, Role::NextDue, Some(Place::cell("S", 3, number)));
        let dates = [due(5, date(2026, 10, 7)), due(6, date(2026, 10, 8)), due(7, date(2026, 10, 9))];
        assert_eq!(chosen(&dates, &[Role::Visit]), None);
    }
}
