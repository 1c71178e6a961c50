//! Values that our files write in one form only: days, lengths of time, how many of a list.

use jiff::civil::Date;

use crate::text::duration;
use crate::yaml::{Say, Sheet};

/// The day written at `pointer`; reports any other form than `2026-12-15`, and days that do not exist.
pub(crate) fn day(sheet: &mut Sheet<'_>, pointer: &str, text: Option<&str>) -> Option<Date> {
    let text = text?;
    let date = text.parse::<Date>().ok().filter(|_| text.len() == "2026-12-15".len());
    if date.is_none() {
        let words = sheet.words;
        let say = Say::new(words.tell("fault-date", &[("found", text)]))
            .expecting(words.say("expected-date"))
            .suggesting(meant(text).map(|form| words.tell("write-instead", &[("form", &form)])));
        sheet.report(pointer, say);
    }
    date
}

/// The right form of "15/12/2026", "1.2.2026" or "2026-2-1".
fn meant(text: &str) -> Option<String> {
    let numbers: Vec<i16> = text.split(['/', '.', '-', ' ']).map(str::parse).collect::<Result<_, _>>().ok()?;
    let (day, month, year) = match numbers.as_slice() {
        [day, month, year] if *year >= 1000 => (*day, *month, *year),
        [year, month, day] if *year >= 1000 => (*day, *month, *year),
        _ => return None,
    };
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    Some(date.to_string())
}

/// The length of time written at `pointer`; reports any other form than ISO-8601 (`P6M`).
pub(crate) fn length(sheet: &mut Sheet<'_>, pointer: &str, text: Option<&str>) -> Option<jiff::Span> {
    let text = text?;
    let malformed = match duration::parse(text) {
        Ok(span) => return Some(span),
        Err(malformed) => malformed,
    };
    let words = sheet.words;
    let say = Say::new(words.tell("fault-duration", &[("found", text)]))
        .expecting(words.say("expected-duration"))
        .suggesting(malformed.suggestion.map(|form| words.tell("write-instead", &[("form", &form)])));
    sheet.report(pointer, say);
    None
}

/// Reports at `pointer` a number of things to be met that is not between one and `most`, how many there are.
pub(super) fn at_least(sheet: &mut Sheet<'_>, pointer: &str, number: usize, most: usize) {
    if number == 0 || number > most {
        let words = sheet.words;
        let say = Say::new(words.tell("fault-range", &[("found", &number.to_string())]))
            .expecting(words.tell("expected-range", &[("least", "1"), ("most", &most.to_string())]));
        sheet.report(pointer, say);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_as_french_people_write_them_are_understood() {
        for (text, form) in [
            ("15/12/2026", Some("2026-12-15")),
            ("1.2.2026", Some("2026-02-01")),
            ("2026-2-1", Some("2026-02-01")),
            ("31/02/2026", None),
            ("15/12/26", None),
            ("décembre 2026", None),
        ] {
            assert_eq!(meant(text).as_deref(), form, "{text}");
        }
    }
}
