//! What a plain YAML scalar means: the core schema of YAML 1.2, read as the typed parser reads it.
//!
//! The tests hold this module and the typed parser to the same answers.

use serde_json::{Number, Value};

/// The value of a plain (unquoted) scalar.
pub(super) fn resolve(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" | ".nan" | ".NaN" | ".NAN" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        // JSON has no number for it; the typed parser's JSON says null as well, as for ".nan".
        _ if endless(text) => Value::Null,
        _ => number(text).map_or_else(|| Value::String(text.to_owned()), Value::Number),
    }
}

fn endless(text: &str) -> bool {
    let plain = text.strip_prefix(['+', '-']).unwrap_or(text);
    matches!(plain, ".inf" | ".Inf" | ".INF")
}

fn number(text: &str) -> Option<Number> {
    let (negative, digits) = match text.as_bytes().first()? {
        b'-' => (true, text.get(1..)?),
        b'+' => (false, text.get(1..)?),
        _ => (false, text),
    };
    if digits.starts_with(['+', '-']) || zero_led(digits) {
        return None;
    }
    integer(negative, digits).or_else(|| float(text))
}

/// "0123" is text, so that postal codes and identifiers keep their zeros.
fn zero_led(digits: &str) -> bool {
    digits.len() > 1 && digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn integer(negative: bool, digits: &str) -> Option<Number> {
    let (digits, radix) = match digits.get(..2) {
        Some("0x") => (digits.get(2..)?, 16),
        Some("0o") => (digits.get(2..)?, 8),
        Some("0b") => (digits.get(2..)?, 2),
        _ => (digits, 10),
    };
    if digits.starts_with(['+', '-']) {
        return None;
    }
    if negative {
        return i64::from_str_radix(&format!("-{digits}"), radix).ok().map(Number::from);
    }
    u64::from_str_radix(digits, radix).ok().map(Number::from)
}

fn float(text: &str) -> Option<Number> {
    let text = text.strip_prefix('+').unwrap_or(text);
    text.parse::<f64>().ok().and_then(Number::from_f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn words_that_look_like_numbers_or_answers_stay_words() {
        for text in ["0123", "NO", "on", "yes", "2026-12-15", "P6M", "1.0.0", "0x", "1_000", "nan", "inf", "--1", "+-1"]
        {
            assert_eq!(resolve(text), json!(text));
        }
    }

    #[test]
    fn numbers_and_answers_are_read() {
        for (text, value) in [("12", json!(12)), ("-7", json!(-7)), ("0x1f", json!(31)), ("1.5", json!(1.5))] {
            assert_eq!(resolve(text), value);
        }
        assert_eq!((resolve("True"), resolve("~"), resolve("")), (json!(true), json!(null), json!(null)));
    }
}
