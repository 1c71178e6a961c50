//! Lengths of time as our own files write them: ISO-8601, whole days at least (`P6M`, `P90D`, `P1Y6M`).
//!
//! Files of ours have one form; documents are read elsewhere, with all the forms people use.

use jiff::Span;

/// Longest length of time accepted, in years.
const LONGEST: i64 = 100;

/// Not a length of time in the one form that our files use.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an ISO-8601 duration of whole days, months or years")]
pub struct Malformed {
    /// The right form of what seems to be meant (`1m` gives `P1M`).
    pub suggestion: Option<String>,
}

/// Parses `P6M` and the like.
///
/// # Errors
/// `Malformed` for any other form, for times of day, fractions, signs, and more than a hundred years.
pub fn parse(text: &str) -> Result<Span, Malformed> {
    strict(text).ok_or_else(|| Malformed { suggestion: meant(text) })
}

fn strict(text: &str) -> Option<Span> {
    let body = text.strip_prefix('P')?;
    let plain = !body.is_empty() && body.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'Y' | b'M' | b'W' | b'D'));
    let span: Span = if plain { text.parse().ok()? } else { return None };
    let years = i64::from(span.get_years())
        + i64::from(span.get_months()) / 12
        + i64::from(span.get_weeks()) / 52
        + i64::from(span.get_days()) / 365;
    (years <= LONGEST).then_some(span)
}

/// What "1m", "12 mois", "p6m" or "2 ans" mean.
fn meant(text: &str) -> Option<String> {
    let lower = text.trim().to_lowercase();
    let body = lower.strip_prefix('p').unwrap_or(&lower);
    let digits: String = body.chars().take_while(char::is_ascii_digit).collect();
    let unit = body.get(digits.len()..)?.trim();
    let letter = match unit {
        "y" | "a" | "an" | "ans" | "année" | "années" | "annee" | "annees" | "year" | "years" => 'Y',
        "m" | "mois" | "month" | "months" => 'M',
        "w" | "s" | "sem" | "semaine" | "semaines" | "week" | "weeks" => 'W',
        "d" | "j" | "jour" | "jours" | "day" | "days" => 'D',
        _ => return None,
    };
    let form = format!("P{digits}{letter}");
    strict(&form).map(|_| form)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_one_form_is_read() {
        for (text, months, days) in [("P12M", 12, 0), ("P90D", 0, 90), ("P2M15D", 2, 15)] {
            let span = parse(text).unwrap();
            assert_eq!((span.get_months(), span.get_days()), (months, days), "{text}");
        }
        assert_eq!(parse("P1Y6M").unwrap().get_years(), 1);
    }

    #[test]
    fn other_forms_are_refused_with_the_right_one() {
        for (text, form) in [
            ("1m", Some("P1M")),
            ("p6m", Some("P6M")),
            ("12 mois", Some("P12M")),
            ("2 ans", Some("P2Y")),
            ("90 jours", Some("P90D")),
            ("3 semaines", Some("P3W")),
            ("12", None),
            ("", None),
            ("P", None),
            ("PT5M", None),
            ("-P1M", None),
            ("P1.5M", None),
            ("P1M ", Some("P1M")),
            ("P999999999999999999Y", None),
            ("P101Y", None),
            ("always", None),
        ] {
            let suggestion = form.map(str::to_owned);
            assert_eq!(parse(text).err(), Some(Malformed { suggestion }), "{text}");
        }
    }
}
