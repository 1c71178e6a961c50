//! What is said of members without a paper: one finding, with how many, where they are listed, and initials only.

use crate::judge::{Question, findings};
use crate::model::coverage::{Basis, Coverage, Gap};
use crate::model::finding::Finding;
use crate::model::report::Requirement;
use crate::model::status::{Code, Level};
use crate::text::roster::initials;

/// Members named in the finding.
const NAMED: usize = 6;

/// The finding for members without a paper. Those whose paper has a fault are counted with them: the fault itself is told
/// of the document. It is told of the paper that leaves them out, where there is one, else of the list.
pub(super) fn finding(
    question: &Question<'_>,
    coverage: &Coverage,
    (level, summary): (Level, Option<&str>),
) -> Option<Finding> {
    let first = coverage.gaps.iter().find(|gap| !gap.faulty)?;
    let words = question.case.words;
    let told_of = summary.unwrap_or(&first.document);
    let piece = question.case.pieces.iter().find(|piece| piece.document.path == told_of)?;
    let level = if question.requirement == Requirement::Supporting { level.lowered() } else { level };
    let mut finding = findings::about(question, piece, Code::CoverageGap, level);
    let args = args(question, coverage);
    let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
    finding.message = words.tell("finding-members", &args);
    finding.expected = words.tell(&format!("expected-members-{}", coverage.basis.id()), &args);
    finding.found = words.tell("found-members", &args);
    finding.advice = words.say(&format!("advice-members-{}", coverage.basis.id()));
    finding.place = first.place.clone().filter(|_| summary.is_none());
    Some(finding)
}

fn args(question: &Question<'_>, coverage: &Coverage) -> Vec<(&'static str, String)> {
    let gaps: Vec<&Gap> = coverage.gaps.iter().filter(|gap| !gap.faulty).collect();
    let named: Vec<String> = gaps.iter().take(NAMED).map(|gap| named(question, coverage.basis, gap)).collect();
    vec![
        ("artefact", question.artefact.title.clone()),
        ("per", coverage.per.clone()),
        ("complete", coverage.complete.to_string()),
        ("total", coverage.total.unwrap_or_default().to_string()),
        ("missing", gaps.len().to_string()),
        ("faulty", coverage.faulty().to_string()),
        ("names", named.join(" ; ")),
        ("more", gaps.len().saturating_sub(NAMED).to_string()),
    ]
}

/// « K. B. (liste.xlsx, cellule B4) »; of folders, a document that they hold.
fn named(question: &Question<'_>, basis: Basis, gap: &Gap) -> String {
    let place = gap.place.as_ref().map(|place| question.case.words.place(place));
    let at: Vec<&str> = std::iter::once(gap.document.as_str()).chain(place.as_deref()).collect();
    let at = at.join(", ");
    match basis {
        Basis::Folders => at,
        _ if gap.personal => format!("{} ({at})", initials(&gap.name)),
        _ => format!("{} ({at})", gap.name),
    }
}
