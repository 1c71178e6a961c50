//! What a report may show of documents: their words as they are, with personal numbers masked, or not at all.
//!
//! Stands between the verdicts and the renderers, and is applied once to the whole report, so that no format can forget
//! it. It changes words, never a verdict, an id, a date or a place that a person needs to go and look.

pub mod pictures;

use std::collections::HashMap;

use crate::catalogue::Words;
use crate::model::coverage::Gap;
use crate::model::finding::Finding;
use crate::model::place::Place;
use crate::model::report::{ArtefactRecord, DateRecord, DocumentRecord, Evidence, NearMiss, Reason, Redaction, Report};
use crate::model::status::Code;
use crate::model::why::{ArtefactStory, DocumentStory};
use crate::text::mask::mask;
use crate::text::roster::initials;

/// `report` as `level` lets it be shown. What an earlier run left out stays out.
#[must_use]
pub fn report(mut report: Report, level: Redaction, words: &Words) -> Report {
    let redactor = Redactor { level, words, titles: titles(&report) };
    pictures::restrict(&mut report, level);
    report.documents.iter_mut().for_each(|one| redactor.document(one));
    report.findings.iter_mut().for_each(|one| redactor.finding(one));
    for artefact in report.indicators.iter_mut().flat_map(|indicator| &mut indicator.artefacts) {
        redactor.artefact(artefact);
    }
    report.calendar.iter_mut().for_each(|entry| redactor.sentence(&mut entry.text));
    report.limits.iter_mut().chain(&mut report.pictures.limits).for_each(|limit| redactor.own(limit));
    if level == Redaction::Omit && report.redaction != Redaction::Omit {
        report.limits.push(words.say("limit-omitted"));
    }
    report.redaction = report.redaction.max(level);
    report
}

/// What became of a document, as `level` lets it be shown.
#[must_use]
pub fn document_story(mut story: DocumentStory, level: Redaction, words: &Words) -> DocumentStory {
    let redactor = Redactor { level, words, titles: HashMap::new() };
    redactor.document(&mut story.record);
    story.serves.iter_mut().flat_map(|service| &mut service.why).for_each(|reason| redactor.reason(reason));
    story.near.iter_mut().for_each(|near| redactor.near(&mut near.miss));
    story.findings.iter_mut().for_each(|finding| redactor.finding(finding));
    story
}

/// What became of an artefact, as `level` lets it be shown.
#[must_use]
pub fn artefact_story(mut story: ArtefactStory, level: Redaction, words: &Words) -> ArtefactStory {
    let redactor = Redactor { level, words, titles: HashMap::new() };
    story.record.iter_mut().for_each(|record| redactor.artefact(record));
    story.nearest.iter_mut().for_each(|near| redactor.near(near));
    story.findings.iter_mut().for_each(|finding| redactor.finding(finding));
    story
}

/// Titles of the artefacts by id.
fn titles(report: &Report) -> HashMap<String, String> {
    let artefacts = report.indicators.iter().flat_map(|indicator| &indicator.artefacts);
    artefacts.map(|artefact| (artefact.id.clone(), artefact.title.clone())).collect()
}

struct Redactor<'a> {
    level: Redaction,
    words: &'a Words,
    titles: HashMap<String, String>,
}

impl Redactor<'_> {
    fn omits(&self) -> bool {
        self.level == Redaction::Omit
    }

    /// Words of a document.
    fn theirs(&self, text: &mut String) {
        if self.omits() { text.clear() } else { self.own(text) }
    }

    /// A sentence of ours that may quote a document.
    fn sentence(&self, text: &mut String) {
        self.own(text);
        if self.omits() {
            *text = without_quotes(text);
        }
    }

    /// A sentence of ours, or of the profile, that quotes nothing.
    fn own(&self, text: &mut String) {
        if self.level != Redaction::None {
            *text = mask(text);
        }
    }

    fn finding(&self, finding: &mut Finding) {
        finding.place.iter_mut().for_each(|place| self.place(place));
        self.own(&mut finding.advice);
        if !self.omits() {
            for text in [&mut finding.message, &mut finding.expected, &mut finding.found] {
                self.own(text);
            }
            return;
        }
        finding.message = self.headline(finding);
        finding.found = self.words.say("redacted");
        if finding.code == Code::Inconsistent {
            // What one document says is what the other is expected to say.
            finding.expected = self.words.say("redacted");
        } else {
            self.sentence(&mut finding.expected);
        }
    }

    /// What is wrong with what, without a word of the document.
    fn headline(&self, finding: &Finding) -> String {
        let fault = self.words.say(&format!("code-{}", finding.code));
        let Some(id) = &finding.artefact else { return fault };
        let title = self.titles.get(id).unwrap_or(id);
        self.words.tell("redacted-message", &[("artefact", title), ("fault", &fault)])
    }

    fn artefact(&self, record: &mut ArtefactRecord) {
        record.waiver.iter_mut().chain(&mut record.attestation).for_each(|text| self.own(text));
        record.evidence.iter_mut().for_each(|one| self.evidence(one));
        record.nearest.iter_mut().for_each(|one| self.near(one));
        record.coverage.iter_mut().flat_map(|coverage| &mut coverage.gaps).for_each(|gap| self.gap(gap));
    }

    /// Names of people are shown as initials unless all may be shown.
    fn gap(&self, gap: &mut Gap) {
        self.theirs(&mut gap.name);
        if gap.personal && self.level == Redaction::Mask {
            gap.name = initials(&gap.name);
        }
        gap.place.iter_mut().for_each(|place| self.place(place));
    }

    fn evidence(&self, evidence: &mut Evidence) {
        self.theirs(&mut evidence.quote);
        evidence.place.iter_mut().for_each(|place| self.place(place));
        evidence.why.iter_mut().for_each(|reason| self.reason(reason));
        evidence.key_date.iter_mut().for_each(|date| self.date(date));
        for check in &mut evidence.checks {
            self.theirs(&mut check.found);
            self.sentence(&mut check.expected);
            check.place.iter_mut().for_each(|place| self.place(place));
        }
    }

    fn reason(&self, reason: &mut Reason) {
        self.theirs(&mut reason.quote);
        reason.place.iter_mut().for_each(|place| self.place(place));
    }

    fn near(&self, near: &mut NearMiss) {
        self.own(&mut near.lacks);
    }

    fn document(&self, record: &mut DocumentRecord) {
        record.reasons.iter_mut().chain(&mut record.remarks).for_each(|text| self.own(text));
        record.dates.iter_mut().for_each(|date| self.date(date));
    }

    fn date(&self, date: &mut DateRecord) {
        date.place.iter_mut().for_each(|place| self.place(place));
        date.set_aside.iter_mut().for_each(|text| self.own(text));
    }

    /// The name of a sheet is the document's; the names of attachments are names of files.
    fn place(&self, place: &mut Place) {
        match place {
            Place::Cell { sheet, .. } => self.theirs(sheet),
            Place::Entry { within, .. } => within.iter_mut().for_each(|inner| self.place(inner)),
            Place::Page(_) | Place::Paragraph(_) => {}
        }
    }
}

/// The quotation marks of the languages, and what stands for a quote that is left out. A report may be shown in another
/// language than that in which it was judged, so all of them count.
const QUOTES: [(char, char, &str); 2] = [('«', '»', "« … »"), ('“', '”', "“…”")];

/// `text` with what stands between quotation marks left out; an open quote ends with the text. Only the mark that belongs
/// to the outermost one closes it.
fn without_quotes(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let (mut depth, mut marks) = (0_u32, QUOTES[0]);
    for c in text.chars() {
        let opened = QUOTES.into_iter().find(|(open, ..)| *open == c);
        match opened {
            Some(opened) if depth == 0 => {
                (depth, marks) = (1, opened);
                kept.push_str(marks.2);
            }
            _ if c == marks.0 => depth += 1,
            _ if c == marks.1 => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Lang;
    use crate::report::sample;

    const SEED: &str = "Léa Durand, lea.durand@exemple.fr, 06 12 34 56 78, NIR 2 95 10 99 126 111 93, \
        IBAN FR14 2004 1010 0505 0001 3M02 606";
    const IDENTIFIERS: [&str; 4] =
        ["lea.durand@exemple.fr", "06 12 34 56 78", "2 95 10 99 126 111 93", "FR14 2004 1010 0505 0001 3M02 606"];

    /// The sample, where everything that may come from a document says `SEED`.
    fn seeded() -> Report {
        let mut report = sample::report();
        let seed = || SEED.to_owned();
        for finding in &mut report.findings {
            (finding.message, finding.found) = (seed(), seed());
            finding.expected =
                if finding.code == Code::Inconsistent { seed() } else { format!("autre que « {SEED} »") };
            finding.place = Some(Place::cell(SEED, 1, 2).inside("annexe.xlsx"));
        }
        for artefact in report.indicators.iter_mut().flat_map(|indicator| &mut indicator.artefacts) {
            for evidence in &mut artefact.evidence {
                (evidence.quote, evidence.place) = (seed(), Some(Place::cell(SEED, 1, 2)));
                evidence.why.iter_mut().for_each(|reason| reason.quote = seed());
                evidence.checks.iter_mut().for_each(|check| check.found = seed());
            }
        }
        report.calendar.iter_mut().for_each(|entry| entry.text = format!("« {SEED} »"));
        report
    }

    fn shown(level: Redaction) -> String {
        format!("{:?}", super::report(seeded(), level, &Words::new(Lang::Fr)))
    }

    #[test]
    fn none_shows_what_was_read() {
        let shown = shown(Redaction::None);
        assert!(IDENTIFIERS.iter().all(|identifier| shown.contains(identifier)));
    }

    #[test]
    fn mask_hides_identifiers_and_keeps_the_rest() {
        let shown = shown(Redaction::Mask);
        assert!(!IDENTIFIERS.iter().any(|identifier| shown.contains(identifier)));
        assert!(shown.contains("Léa Durand, l…@…, 06 …"));
    }

    #[test]
    fn omit_leaves_no_word_of_a_document() {
        let shown = shown(Redaction::Omit);
        assert!(!shown.contains("Durand") && !IDENTIFIERS.iter().any(|identifier| shown.contains(identifier)));
    }

    #[test]
    fn a_level_is_applied_once_and_never_taken_back() {
        let words = Words::new(Lang::Fr);
        let once = super::report(seeded(), Redaction::Omit, &words);
        let again = super::report(once.clone(), Redaction::None, &words);
        assert_eq!((again.redaction, format!("{again:?}")), (Redaction::Omit, format!("{once:?}")));
        let twice = super::report(once.clone(), Redaction::Omit, &words);
        assert_eq!(format!("{twice:?}"), format!("{once:?}"));
    }

    #[test]
    fn no_level_changes_a_verdict() {
        let verdicts = |report: &Report| -> Vec<_> {
            report.findings.iter().map(|finding| (finding.id.clone(), finding.code, finding.level)).collect()
        };
        for level in Redaction::ALL {
            let report = super::report(seeded(), level, &Words::new(Lang::Fr));
            assert_eq!(verdicts(&report), verdicts(&seeded()));
        }
    }

    #[test]
    fn quotes_are_left_out_with_what_they_quote_in_turn() {
        assert_eq!(without_quotes("daté du « 3 mai « 2026 » » ici"), "daté du « … » ici");
        assert_eq!(without_quotes("ouvert « sans fin"), "ouvert « … »");
        assert_eq!(without_quotes("rien"), "rien");
    }

    #[test]
    fn quotes_of_either_language_are_left_out_and_close_by_their_own_mark() {
        assert_eq!(without_quotes("dated “3 May “2026” ” here"), "dated “…” here");
        assert_eq!(without_quotes("a “left » open “b” c” d « e ” f » g"), "a “…” d « … » g");
        assert_eq!(without_quotes("open “without end"), "open “…”");
    }
}
