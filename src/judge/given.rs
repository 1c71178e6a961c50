//! Conditions over evidence: what the documents of one artefact make of the requirement of another.

use crate::model::finding::Finding;
use crate::model::report::{CalendarEntry, Requirement};
use crate::model::status::{Code, Level, Status};
use crate::pack::Older;
use crate::text::duration;

use super::needs::{self, Answers};
use super::verdicts::Weighed;
use super::{Judged, Judgement, Question, evidence, finding_id};

/// The requirement of each artefact of the question's indicator, at its site.
pub(super) fn requirements(question: &Question<'_>) -> Vec<Requirement> {
    let is_older = |older: &Older| match end(question, older) {
        End::Nothing => false,
        End::Undated => true,
        End::Day(last, _) => last < question.case.as_of,
    };
    needs::requirements(question.indicator, Answers { context: &question.context(), is_older: &is_older })
}

/// When the evidence of an artefact will have reached an age.
enum End {
    /// There is none: its absence is told elsewhere, once.
    Nothing,
    /// Nothing tells its age.
    Undated,
    /// The last day on which it is not older, and the document.
    Day(jiff::civil::Date, String),
}

fn end(question: &Question<'_>, older: &Older) -> End {
    let Some(other) = question.about(older.artefact, Requirement::Required) else { return End::Nothing };
    let weighed = evidence::ranked(&other);
    let Some(lead) = weighed.first() else { return End::Nothing };
    let day = lead.key_date.map(crate::model::date::FoundDate::day);
    let last = day.zip(duration::parse(&older.than).ok()).and_then(|(day, span)| day.checked_add(span).ok());
    last.map_or(End::Undated, |last| End::Day(last, path(lead)))
}

fn path(weighed: &Weighed<'_>) -> String {
    weighed.piece.document.path.clone()
}

/// What will be asked for once other evidence has aged: one entry of the calendar each.
pub(super) fn falls_due(question: &Question<'_>) -> Vec<CalendarEntry> {
    let leaves = question.indicator.requires.leaves();
    let due = leaves.into_iter().filter_map(|(index, need)| {
        let End::Day(last, document) = end(question, need.given.older.as_ref()?) else { return None };
        let artefact = question.indicator.artefacts.get(index)?;
        let text = question.case.words.tell("calendar-needed", &[("artefact", &artefact.title)]);
        let (id, site) = (artefact.id.clone(), question.site_name());
        (last >= question.case.as_of).then_some(CalendarEntry {
            date: last,
            kind: "next-due".into(),
            artefact: Some(id),
            site,
            document: Some(document),
            text,
        })
    });
    due.collect()
}

/// Turns the absence of an artefact into a gap where its companions are there; `from` is where this indicator's
/// artefacts at this site begin.
pub(super) fn soften(question: &Question<'_>, judgement: &mut Judgement, from: usize) {
    let Some(own) = judgement.artefacts.get_mut(from..) else { return };
    for (index, need) in question.indicator.requires.leaves() {
        let with = &need.given.incomplete_with;
        let there = |other: &usize| own.iter().any(|judged| judged.artefact.2 == *other && is_there(judged));
        if with.is_empty() || !with.iter().all(there) {
            continue;
        }
        let absent =
            own.iter_mut().find(|judged| judged.artefact.2 == index && judged.record.status == Status::Missing);
        let Some(absent) = absent else { continue };
        absent.record.status = Status::Incomplete;
        absent.record.raw_status = Status::Incomplete;
        judgement.findings.extend(gap(question, (index, with)));
    }
}

fn is_there(judged: &Judged) -> bool {
    matches!(judged.record.status, Status::Found | Status::ToReview | Status::Incomplete | Status::Expired)
}

/// What is missing, while what goes with it is there.
fn gap(question: &Question<'_>, (index, with): (usize, &[usize])) -> Option<Finding> {
    let words = question.case.words;
    let artefact = question.indicator.artefacts.get(index)?;
    let companions = with.iter().filter_map(|&other| question.indicator.artefacts.get(other));
    let companions: Vec<&str> = companions.map(|artefact| artefact.title.as_str()).collect();
    let pack = question.case.packs.packs.get(question.index.0).map(|pack| pack.id.clone()).unwrap_or_default();
    let site = question.site_name();
    let args = [("artefact", artefact.title.as_str()), ("with", &companions.join(&words.say("and")))];
    Some(Finding {
        id: finding_id(&[Code::Missing.id(), &pack, &artefact.id, site.as_deref().unwrap_or(""), ""]),
        code: Code::Missing,
        level: Level::Warning,
        indicator: Some((pack, question.indicator.id.clone())),
        artefact: Some(artefact.id.clone()),
        site,
        document: None,
        place: None,
        message: words.tell("finding-missing-softened", &args),
        expected: artefact.what.clone(),
        found: words.tell("found-missing-softened", &args),
        advice: artefact.advice.clone(),
        waived: false,
    })
}
