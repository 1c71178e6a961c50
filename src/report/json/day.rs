//! A day in the JSON report: `2026-12-15`, and nothing else.

use std::borrow::Cow;

use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A calendar day, written as ISO 8601 year, month and day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub Date);

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Self(date)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        let date: Date = text.parse().map_err(de::Error::custom)?;
        if date.to_string() == text { Ok(Self(date)) } else { Err(de::Error::custom("expected YYYY-MM-DD")) }
    }
}

impl JsonSchema for Day {
    fn schema_name() -> Cow<'static, str> {
        "Day".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A calendar day, valid through its end, Europe/Paris.",
            "type": "string",
            "format": "date",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_plain_form_of_a_day_is_read() {
        assert!(serde_json::from_str::<Day>("\"2026-12-15\"").is_ok());
        for other in ["\"20261215\"", "\"2026-12-15T10:00\"", "\"15/12/2026\"", "\"2026-02-30\"", "20261215"] {
            assert!(serde_json::from_str::<Day>(other).is_err(), "{other}");
        }
    }
}
