//! The answers to `why`, for a person at a terminal: plain lines, the reason first, then what to do.

use std::fmt::Write;

use super::{clean, labels, wrap};
use crate::catalogue::Words;
use crate::model::finding::Finding;
use crate::model::report::{CheckRecord, DateRecord, DocumentRecord, Evidence, NearMiss, Outcome, Reason};
use crate::model::why::{ArtefactStory, DocumentStory, NearArtefact, Service};

/// Reasons shown of one recognition.
const REASONS: usize = 4;
/// Dates shown.
const DATES: usize = 8;
/// Documents shown of one artefact.
const EVIDENCE: usize = 3;

/// What became of one document.
#[must_use]
pub fn document(story: &DocumentStory, words: &Words, width: usize) -> String {
    let mut page = Page { words, width, text: String::new() };
    page.line(&clean::name(&story.record.path), "");
    page.line(&kind(words, &story.record), "  ");
    page.serves(story);
    page.near(&story.near);
    page.dates(&story.record.dates);
    page.findings(&story.findings, true);
    page.text
}

/// What became of one artefact, site by site.
#[must_use]
pub fn artefact(stories: &[ArtefactStory], words: &Words, width: usize) -> String {
    let mut page = Page { words, width, text: String::new() };
    for (n, story) in stories.iter().enumerate() {
        if n > 0 {
            page.text.push('\n');
        }
        page.artefact(story);
    }
    page.text
}

fn kind(words: &Words, record: &DocumentRecord) -> String {
    let kind = record.kind.as_deref().map_or_else(|| words.say("why-no-kind"), clean::prose);
    let state = words.say(&format!("report-reading-{}", record.state));
    let told = words.tell("why-kind", &[("kind", &kind), ("state", &state)]);
    let reasons: Vec<String> = record.reasons.iter().map(|reason| clean::prose(reason)).collect();
    if reasons.is_empty() { told } else { words.pair(&told, &words.series(&reasons)) }
}

struct Page<'a> {
    words: &'a Words,
    width: usize,
    text: String,
}

impl Page<'_> {
    fn serves(&mut self, story: &DocumentStory) {
        self.heading("why-serves");
        for service in &story.serves {
            self.service(service);
        }
        for (id, title) in &story.idle {
            let args = [("title", clean::prose(title)), ("id", clean::name(id))];
            self.line(&tell(self.words, "why-idle", &args), "  ");
        }
        if story.serves.is_empty() && story.idle.is_empty() {
            let read = story.record.state != "unreadable";
            self.line(&self.words.say(if read { "why-serves-nothing" } else { "why-serves-unread" }), "  ");
        }
    }

    fn service(&mut self, service: &Service) {
        let words = self.words;
        let title = at_site(words, &service.title, service.site.as_deref());
        let status = labels::status(words, service.status);
        self.line(
            &format!("{} {title} ({}), {status}", labels::glyph(service.status), clean::name(&service.artefact)),
            "  ",
        );
        self.because(&service.why);
        if let Some(lead) = &service.behind {
            self.line(&words.tell("why-behind", &[("lead", &clean::name(lead))]), "      ");
        }
    }

    /// The strongest reasons for, those that can be shown first, and whatever spoke against.
    fn because(&mut self, why: &[Reason]) {
        let mut why: Vec<&Reason> = why.iter().filter(|reason| reason.weight != 0).collect();
        why.sort_by_key(|reason| (reason.place.is_none(), std::cmp::Reverse(reason.weight)));
        let told: Vec<String> = why.iter().take(REASONS).map(|reason| self.reason(reason)).collect();
        if !told.is_empty() {
            self.line(&self.words.tell("why-because", &[("reasons", &self.words.series(&told))]), "      ");
        }
    }

    fn reason(&self, reason: &Reason) -> String {
        let quote = clean::cut(&clean::prose(&reason.quote), 70);
        let quote = if quote.is_empty() { String::new() } else { format!(" {}", self.words.quoted(&quote)) };
        let place = reason.place.as_ref().map(|place| format!(", {}", labels::place(self.words, place)));
        format!("{}{quote}{}", clean::prose(&reason.sign), place.unwrap_or_default())
    }

    fn near(&mut self, near: &[NearArtefact]) {
        if near.is_empty() {
            return;
        }
        self.heading("why-near");
        for one in near {
            let args = [("title", clean::prose(&one.title)), ("id", clean::name(&one.artefact))];
            self.line(&format!("○ {}", tell(self.words, "why-near-artefact", &args)), "  ");
            self.miss(&one.miss);
        }
    }

    fn miss(&mut self, miss: &NearMiss) {
        let points = [("score", miss.score.to_string()), ("needed", miss.needed.to_string())];
        let lacks = clean::prose(&miss.lacks);
        let args: Vec<(&str, String)> = points.into_iter().chain([("lacks", lacks)]).collect();
        let key = if miss.score >= miss.needed { "why-failed" } else { "why-failed-points" };
        self.line(&tell(self.words, key, &args), "      ");
    }

    fn dates(&mut self, dates: &[DateRecord]) {
        self.heading("why-dates");
        if dates.is_empty() {
            self.line(&self.words.say("why-no-date"), "  ");
        }
        for date in dates.iter().take(DATES) {
            self.line(&self.date(date), "  ");
        }
    }

    fn date(&self, date: &DateRecord) -> String {
        let told = labels::date(self.words, date);
        let counted: Vec<String> = date
            .counted
            .iter()
            .map(|(artefact, check)| {
                format!("{} ({})", clean::name(artefact), self.words.say(&format!("check-{check}")))
            })
            .collect();
        match (&date.set_aside, counted.is_empty()) {
            (_, false) => self
                .words
                .pair(&format!("✔ {told}"), &tell(self.words, "why-date-counted", &[("list", counted.join(", "))])),
            (Some(reason), _) => self
                .words
                .pair(&format!("· {told}"), &tell(self.words, "why-date-aside", &[("reason", clean::prose(reason))])),
            (None, _) => format!("· {told}"),
        }
    }

    fn findings(&mut self, findings: &[Finding], here: bool) {
        self.heading("why-findings");
        if findings.is_empty() {
            self.line(&self.words.say("why-no-finding"), "  ");
        }
        for finding in findings {
            let level = labels::level(self.words, finding.level);
            self.line(&self.words.pair(&level, &clean::prose(&finding.message)), "  ");
            let place = finding.place.as_ref().filter(|_| here).map(|place| labels::place(self.words, place));
            let place = if here { place } else { labels::whereabouts(self.words, finding) };
            if let Some(place) = place {
                self.line(&place, "      ");
            }
            let sides = [("expected", clean::prose(&finding.expected)), ("found", clean::prose(&finding.found))];
            self.line(&tell(self.words, "why-sides", &sides), "      ");
            self.line(&format!("→ {}", clean::prose(&finding.advice)), "      ");
        }
    }

    fn artefact(&mut self, story: &ArtefactStory) {
        let words = self.words;
        let (id, title) = (clean::name(&story.artefact.0), &story.artefact.1);
        let site = story.record.as_ref().and_then(|record| record.site.as_deref());
        self.line(&format!("{} ({id})", at_site(words, title, site)), "");
        let args = [("id", clean::name(&story.indicator.0)), ("title", clean::prose(&story.indicator.1))];
        self.line(&tell(words, "explain-indicator-of", &args), "  ");
        let Some(record) = &story.record else {
            self.line(&tell(words, "why-out-of-scope", &[("reason", clean::prose(&story.scope))]), "  ");
            return;
        };
        let status = labels::status(words, record.status);
        let asked = labels::requirement(words, record.requirement);
        self.line(&format!("{} {status}, {asked}", labels::glyph(record.status)), "  ");
        for (key, text) in [("why-waived", &record.waiver), ("why-attested", &record.attestation)] {
            if let Some(text) = text {
                self.line(&tell(words, key, &[("text", clean::prose(text))]), "  ");
            }
        }
        self.evidence(&record.evidence);
        self.nearest(&story.nearest);
        self.findings(&story.findings, false);
        if record.evidence.is_empty() {
            self.heading("why-what-to-do");
            self.line(&clean::prose(&story.what), "  ");
            self.line(&format!("→ {}", clean::prose(&story.advice)), "  ");
        }
    }

    fn evidence(&mut self, evidence: &[Evidence]) {
        self.heading("why-evidence");
        if evidence.is_empty() {
            self.line(&self.words.say("why-no-evidence"), "  ");
        }
        for one in evidence.iter().take(EVIDENCE) {
            let status = labels::status(self.words, one.status);
            self.line(&format!("{} {}, {status}", labels::glyph(one.status), clean::name(&one.document)), "  ");
            self.because(&one.why);
            if let Some(date) = &one.key_date {
                let told = [("date", labels::date(self.words, date))];
                self.line(&tell(self.words, "why-key-date", &told), "      ");
            }
            for check in one.checks.iter().filter(|check| check.outcome != Outcome::Pass) {
                self.check(check);
            }
        }
        let more = evidence.len().saturating_sub(EVIDENCE);
        if more > 0 {
            self.line(&tell(self.words, "why-more-evidence", &[("n", more.to_string())]), "  ");
        }
    }

    fn check(&mut self, check: &CheckRecord) {
        let outcome = labels::outcome(self.words, check.outcome);
        let title = clean::prose(&check.title);
        let sides = [("expected", clean::prose(&check.expected)), ("found", clean::prose(&check.found))];
        let said = self.words.pair(&format!("{title}, {outcome}"), &tell(self.words, "why-sides", &sides));
        self.line(&said, "      ");
    }

    fn nearest(&mut self, nearest: &[NearMiss]) {
        if nearest.is_empty() {
            return;
        }
        self.heading("why-nearest");
        for miss in nearest {
            self.line(&format!("○ {}", clean::name(&miss.document)), "  ");
            self.miss(miss);
        }
    }

    fn heading(&mut self, key: &str) {
        let heading = self.words.say(key);
        let _ = writeln!(self.text, "\n{heading}");
    }

    /// One paragraph, following lines two columns further in.
    fn line(&mut self, text: &str, indent: &str) {
        for line in wrap::lines(text, (indent, &format!("{indent}  ")), self.width) {
            let _ = writeln!(self.text, "{}", line.trim_end());
        }
    }
}

fn at_site(words: &Words, title: &str, site: Option<&str>) -> String {
    let title = clean::prose(title);
    match site {
        Some(site) => words.tell("report-artefact-at-site", &[("title", &title), ("site", &clean::prose(site))]),
        None => title,
    }
}

fn tell(words: &Words, key: &str, args: &[(&str, String)]) -> String {
    let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
    words.tell(key, &args)
}
