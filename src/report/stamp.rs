//! Identifiers and instants for formats that ask for them, without a clock: the same report gives the same bytes.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use uuid::Uuid;

/// Namespace of our identifiers: the UUID (version 5) of the project's address (RFC 9562, section 5.5).
fn namespace() -> Uuid {
    Uuid::new_v5(&Uuid::NAMESPACE_URL, b"https://github.com/probant/probant")
}

/// A stable identifier for `subject` of the kind `kind`.
pub(super) fn uuid(kind: &str, subject: &str) -> String {
    Uuid::new_v5(&namespace(), format!("{kind}\n{subject}").as_bytes()).to_string()
}

/// The beginning of `day` in Paris (RFC 3339).
pub(super) fn instant(day: Date) -> String {
    let zone = TimeZone::get("Europe/Paris").unwrap_or(TimeZone::UTC);
    let start = day.to_zoned(zone).ok();
    start.map_or_else(|| format!("{day}T00:00:00Z"), |start| start.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_same_subject_has_the_same_identifier() {
        assert_eq!(uuid("finding", "x"), uuid("finding", "x"));
        assert_ne!(uuid("finding", "x"), uuid("document", "x"));
    }

    #[test]
    fn a_day_begins_in_paris() {
        assert_eq!(instant(date(2026, 7, 1)), "2026-07-01T00:00:00+02:00");
        assert_eq!(instant(date(2026, 12, 1)), "2026-12-01T00:00:00+01:00");
    }
}
