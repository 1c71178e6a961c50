//! What the cells of workbooks show, whatever the format: numbers, dates, times.

use std::borrow::Cow;

use jiff::SignedDuration;
use jiff::civil::Date;

use super::properties::iso_date;

/// The text of a cell, and the date that it is.
pub(crate) type Value = (String, Option<Date>);

/// Days between the two ways in which workbooks count them.
const DAYS_TO_1904: f64 = 1462.0;
/// The last day that a workbook can show, 31 December 9999.
const LAST_DAY: f64 = 2_958_465.0;
/// Digits of a number that are not the noise of binary arithmetic.
const DIGITS: usize = 15;

/// A number as a spreadsheet shows it when nothing is said about its format: fifteen significant digits.
pub(crate) fn number_text(number: f64) -> String {
    let rounded = format!("{number:.14e}").parse().unwrap_or(number);
    format!("{rounded}")
}

/// The same for a number that is written as `text`; most need no arithmetic.
pub(crate) fn written_number(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'));
    if plain && digits <= DIGITS && !(text.contains('.') && text.ends_with('0')) {
        return text.into();
    }
    text.parse().map_or(text.into(), |number| number_text(number).into())
}

/// A day counted from the beginning of time, as French writes it; none for a number that is no day.
pub(crate) fn serial_text(serial: f64, is_1904: bool) -> Option<Value> {
    let serial = if is_1904 { serial + DAYS_TO_1904 } else { serial };
    if !(0.0..=LAST_DAY + 1.0).contains(&serial) {
        return None;
    }
    if serial < 1.0 {
        return Some((duration_text(serial), None));
    }
    let minutes = (serial.fract() * 24.0 * 60.0).round();
    let (day, minutes) = if minutes >= 1440.0 { (serial.floor() + 1.0, 0.0) } else { (serial.floor(), minutes) };
    let clock = if minutes > 0.0 {
        format!(" {:02.0}:{:02.0}", (minutes / 60.0).floor(), minutes % 60.0)
    } else {
        String::new()
    };
    let Some(date) = day_of(day) else { return Some((format!("29/02/1900{clock}"), None)) };
    Some((french(date) + &clock, Some(date)))
}

/// The date of a whole number of days; none for the 29th of February 1900, which never was.
fn day_of(day: f64) -> Option<Date> {
    #[expect(clippy::cast_possible_truncation, reason = "checked to lie between 0 and the last day")]
    let day = day as i64;
    let epoch = match day {
        60 => return None,
        ..60 => jiff::civil::date(1899, 12, 31),
        _ => jiff::civil::date(1899, 12, 30),
    };
    epoch.checked_add(SignedDuration::from_hours(day * 24)).ok()
}

/// A time of day or a duration, in days, as `h:mm`.
pub(crate) fn duration_text(days: f64) -> String {
    let minutes = (days.abs() * 24.0 * 60.0).round();
    let sign = if days < 0.0 && minutes > 0.0 { "-" } else { "" };
    format!("{sign}{:.0}:{:02.0}", (minutes / 60.0).floor(), minutes % 60.0)
}

/// An ISO 8601 date or date-time as it is shown in French.
pub(crate) fn iso_text(text: &str) -> Value {
    let Some(date) = iso_date(text) else { return (text.to_owned(), None) };
    let clock = text.get(11..16).filter(|clock| *clock != "00:00").map(|clock| format!(" {clock}"));
    (french(date) + &clock.unwrap_or_default(), Some(date))
}

/// An ISO 8601 duration such as `PT09H30M00S` as `h:mm`; other text as it is.
pub(crate) fn iso_duration(text: &str) -> String {
    let number = |mark: char| {
        let before = text.split_once(mark)?.0;
        before.rsplit(|c: char| !c.is_ascii_digit()).next()?.parse::<f64>().ok()
    };
    match (text.starts_with("PT"), number('H')) {
        (true, hours) => duration_text(hours.unwrap_or(0.0) / 24.0 + number('M').unwrap_or(0.0) / 1440.0),
        (false, _) => text.to_owned(),
    }
}

/// `dd/mm/yyyy`, digit by digit: in a large workbook, format strings cost more than everything else about a date.
fn french(date: Date) -> String {
    let digit = |number: i16| char::from_digit((number % 10).unsigned_abs().into(), 10).unwrap_or('0');
    let (day, month, year) = (i16::from(date.day()), i16::from(date.month()), date.year());
    let mut text = String::with_capacity(10);
    text.extend([digit(day / 10), digit(day), '/', digit(month / 10), digit(month), '/']);
    text.extend([year / 1000, year / 100, year / 10, year].map(digit));
    text
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn numbers_lose_the_noise_of_binary_arithmetic_only() {
        for (number, text) in
            [(0.1 + 0.2, "0.3"), (12_345_678_900_011.0, "12345678900011"), (3.0, "3"), (0.925, "0.925")]
        {
            assert_eq!(number_text(number), text);
        }
        for (written, text) in [
            ("0.30000000000000004", "0.3"),
            ("12.50", "12.5"),
            ("1E3", "1000"),
            ("-7", "-7"),
            ("12", "12"),
            ("100", "100"),
            ("x", "x"),
        ] {
            assert_eq!(written_number(written), text);
        }
    }

    #[test]
    fn days_are_shown_as_in_french_and_kept_as_dates() {
        let shown = |serial, is_1904| serial_text(serial, is_1904).unwrap();
        assert_eq!(shown(45_943.0, false), ("13/10/2025".into(), Some(date(2025, 10, 13))));
        assert_eq!(shown(44_481.0, true), ("13/10/2025".into(), Some(date(2025, 10, 13))));
        assert_eq!(shown(45_943.5, false).0, "13/10/2025 12:00");
        assert_eq!(shown(45_943.999_999, false), ("14/10/2025".into(), Some(date(2025, 10, 14))));
        assert_eq!(shown(0.375, false), ("9:00".into(), None));
        assert_eq!(shown(59.0, false).1, Some(date(1900, 2, 28)));
        assert_eq!(shown(60.0, false).1, None, "the 29th of February 1900 never was");
        assert_eq!(serial_text(-3.0, false), None);
        assert_eq!(serial_text(1e12, false), None);
    }

    #[test]
    fn iso_dates_and_durations_are_understood() {
        assert_eq!(iso_text("2024-02-29T00:00:00"), ("29/02/2024".into(), Some(date(2024, 2, 29))));
        assert_eq!(iso_text("2024-02-29T14:30:00").0, "29/02/2024 14:30");
        assert_eq!(iso_duration("PT09H30M00S"), "9:30");
        assert_eq!(iso_duration("bientôt"), "bientôt");
    }
}
