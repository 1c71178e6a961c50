//! What a pack says of audits and certificates: what an audit looks at, how long a certificate counts, when the next
//! audit falls, how a gap is graded. Raw nodes and their checks.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::text::duration;
use crate::yaml::{Say, Sheet, child, unknown_word};

use super::raw::{PackFile, Source};
use super::values::length;
use super::{Condition, Indicator, condition};

/// How a gap in an indicator may be graded by the auditor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// Minor or major.
    MinorOrMajor,
    /// Always major.
    Major,
}

impl Grade {
    /// The stable id.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::MinorOrMajor => "minor-or-major",
            Self::Major => "major",
        }
    }
}

/// An audit that does not look at every indicator.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AuditNode {
    /// Expression over the profile that tells such an audit (`audit.kind == 'complementary'`).
    pub when: String,
    /// Ids of the indicators that it looks at all the same; none when empty.
    pub keeps: Vec<String>,
    /// Why the others are left out, shown to people.
    #[schemars(length(min = 1))]
    pub reason: String,
}

/// The life of a certificate. Lengths of time, ISO-8601.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CycleNode {
    /// How long a certificate counts (`P3Y`).
    pub certificate: String,
    /// From how long after its issue the surveillance audit may be held (`P14M`).
    pub surveillance_from: String,
    /// Until how long after its issue it may be held (`P22M`).
    pub surveillance_until: String,
    /// How long before its end the renewal audit should be planned (`P5M`).
    pub renewal_ahead: String,
    /// Where these lengths come from.
    pub source: Source,
}

/// The days of a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Life {
    /// Day of issue.
    pub issued: Date,
    /// First and last day for the surveillance audit.
    pub surveillance: (Date, Date),
    /// Day by which the renewal audit should be planned.
    pub renewal: Date,
    /// Last day it counts.
    pub end: Date,
}

impl CycleNode {
    /// The days of a certificate of this day; none beyond the end of the calendar.
    #[must_use]
    pub fn life(&self, issued: Date) -> Option<Life> {
        let after = |length: &str| issued.checked_add(duration::parse(length).ok()?).ok();
        let end = after(&self.certificate)?.yesterday().ok()?;
        let surveillance = (after(&self.surveillance_from)?, after(&self.surveillance_until)?);
        let renewal = end.checked_sub(duration::parse(&self.renewal_ahead).ok()?).ok()?;
        Some(Life { issued, surveillance, renewal, end })
    }
}

/// An audit that leaves an indicator out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outside {
    /// What tells the audit.
    pub when: Condition,
    /// Why the indicator is left out.
    pub reason: String,
}

/// Reports the expressions and lengths of time of `file` that mean nothing.
pub(super) fn check(sheet: &mut Sheet<'_>, file: &PackFile) {
    for (index, audit) in file.audits.iter().enumerate() {
        condition::check(sheet, &format!("/audits/{index}/when"), &audit.when, false);
    }
    if let Some(cycle) = &file.cycle {
        let lengths = [
            ("certificate", &cycle.certificate),
            ("surveillance_from", &cycle.surveillance_from),
            ("surveillance_until", &cycle.surveillance_until),
            ("renewal_ahead", &cycle.renewal_ahead),
        ];
        for (key, text) in lengths {
            length(sheet, &child("/cycle", key), Some(text));
        }
    }
}

/// Tells each indicator which audits leave it out.
pub(super) fn apply(audits: &[AuditNode], indicators: &mut [Indicator]) {
    for indicator in indicators {
        let leaving = audits.iter().filter(|audit| !audit.keeps.contains(&indicator.id));
        let outside =
            leaving.map(|audit| Outside { when: Condition::known(&audit.when), reason: audit.reason.clone() });
        indicator.outside = outside.collect();
    }
}

/// Reports every indicator that the pack's audits and foundations name and that the pack has not.
pub(super) fn references(sheet: &mut Sheet<'_>, file: &PackFile, indicators: &[Indicator]) {
    let words = sheet.words;
    let ids: Vec<String> = indicators.iter().map(|indicator| indicator.id.clone()).collect();
    let kept = file.audits.iter().enumerate().flat_map(|(index, audit)| {
        let at = move |(turn, id)| (format!("/audits/{index}/keeps/{turn}"), id);
        audit.keeps.iter().enumerate().map(at)
    });
    let founded = file.builds_on.keys().map(|id| (child("/builds_on", id), id));
    for (pointer, id) in kept.chain(founded).filter(|(_, id)| !ids.contains(id)) {
        let say = unknown_word(words, id, &ids);
        let message = words.tell("fault-unknown-indicator", &[("id", id)]);
        sheet.report(&pointer, Say { message, expected: None, ..say });
    }
}
