//! The date that counts among all those a document bears.

use jiff::civil::Date;

use crate::model::date::{DateSource, FoundDate, Precision, Role};

/// Picks the date that counts: the first of `roles` that is borne, its latest day that is not after `as_of`,
/// or else its earliest in the future. Without a fitting role, a date that no phrase explains, then the file name's.
#[must_use]
pub fn choose<'a>(dates: &'a [FoundDate], roles: &[Role], as_of: Date) -> Option<&'a FoundDate> {
    let written = |date: &&FoundDate| !matches!(date.source, DateSource::Metadata | DateSource::FileName);
    let by_role =
        roles.iter().find_map(|role| latest(dates.iter().filter(written).filter(|date| date.role == *role), as_of));
    let unexplained = || latest(dates.iter().filter(written).filter(|date| is_plain(date)), as_of);
    let named = || latest(dates.iter().filter(|date| date.source == DateSource::FileName), as_of);
    let period = || dates.iter().filter(written).find(|date| date.precision == Precision::Period);
    by_role.or_else(unexplained).or_else(named).or_else(period)
}

fn is_plain(date: &&FoundDate) -> bool {
    date.role == Role::Unknown && date.precision != Precision::Period
}

fn latest<'a>(dates: impl Iterator<Item = &'a FoundDate>, as_of: Date) -> Option<&'a FoundDate> {
    let (past, future): (Vec<_>, Vec<_>) = dates.partition(|date| date.day() <= as_of);
    let surest = |date: &&&FoundDate| (!date.doubtful, date.day());
    past.iter().max_by_key(surest).or_else(|| future.iter().min_by_key(|date| date.day())).copied()
}
