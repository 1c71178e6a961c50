//! Artefacts of which there is one for each learner or session: how many have theirs, and who has none.
//!
//! Who they are is told by lists in the folder, for sessions also by folders side by side; which lists, in which columns,
//! belongs to the rules. A false alarm costs more than a miss: a list of which fewer than half are met is not judged.

mod folders;
mod lists;
mod session;
mod tell;

use std::collections::{BTreeMap, BTreeSet};

use crate::model::coverage::{Basis, Coverage, Gap};
use crate::model::finding::Finding;
use crate::model::report::{Outcome, Requirement};
use crate::model::status::{Code, Level};
use crate::pack::{MemberNode, Sort};

use super::beside::ages;
use super::verdicts::Weighed;
use super::{Piece, Question, evidence};
use lists::Row;
use session::Text;

/// Members met from which a list is one of those who have papers here.
const FEW: usize = 2;
/// Members from which a paper on nearly all of them is meant for all.
const MANY: usize = 5;
/// One in so many may be left out of it.
const SHARE: usize = 6;
/// Missing rows in one run, at an end of a list, from which they may be of another time than the rest.
const RUN: usize = 3;

/// What is known of those of whom there is one each.
pub(super) struct Told {
    pub coverage: Coverage,
    /// What is said of those who have none.
    pub finding: Option<Finding>,
}

/// How many of the members of the question's artefact have theirs; none where it is asked once, or nothing serves it.
pub(super) fn of(question: &Question<'_>, weighed: &[Weighed<'_>]) -> Option<Told> {
    let per = question.artefact.per.as_ref()?;
    let node = question.case.packs.members.iter().find(|member| member.id == *per)?;
    if weighed.is_empty() || question.requirement == Requirement::NotApplicable {
        return None;
    }
    let papers: Vec<Paper<'_>> = papers(question, weighed);
    let listed = judged(node, lists::groups(question, node), &papers);
    if let Some(count) = listed {
        return Some(count.told(question, node));
    }
    let side_by_side = (node.sort == Sort::Session).then(|| folders::count(question)).flatten();
    let count = side_by_side.unwrap_or_else(|| Count {
        complete: weighed.iter().map(|one| one.piece.document.sha256.as_str()).collect::<BTreeSet<_>>().len(),
        total: None,
        basis: Basis::None,
        gaps: Vec::new(),
        summary: None,
        doubtful: true,
    });
    Some(count.told(question, node))
}

/// Members counted, and those without a sound paper.
struct Count {
    complete: usize,
    total: Option<usize>,
    basis: Basis,
    gaps: Vec<Gap>,
    /// A paper on nearly all of those listed together, which leaves some of them out.
    summary: Option<String>,
    /// A person should look before anybody is blamed.
    doubtful: bool,
}

impl Count {
    fn told(self, question: &Question<'_>, node: &MemberNode) -> Told {
        let doubtful = self.doubtful || evidence::unread(question).next().is_some();
        let Self { complete, total, basis, gaps, summary, .. } = self;
        let coverage = Coverage { per: node.id.clone(), total, complete, basis, gaps };
        let level = match &summary {
            _ if doubtful => Level::Note,
            Some(_) => Level::Warning,
            None => node.level.into(),
        };
        let finding = tell::finding(question, &coverage, (level, summary.as_deref()));
        Told { coverage, finding }
    }
}

/// A document that serves the artefact.
struct Paper<'a> {
    text: Text<'a>,
    /// Something is wrong with it that no later one mends.
    faulty: bool,
}

impl Paper<'_> {
    fn path(&self) -> String {
        self.text.path().to_owned()
    }
}

fn papers<'a>(question: &Question<'a>, weighed: &[Weighed<'a>]) -> Vec<Paper<'a>> {
    let serves = |piece: &&Piece| piece.recognition.candidates.iter().any(|one| one.artefact == question.index);
    let here = question.case.pieces.iter().filter(serves).filter(|piece| piece.sites.concern(question.site));
    // A picture without text may be anybody's paper: its name is all there is to go by.
    let silent = question.case.pieces.iter().filter(|piece| piece.facts.stream.is_empty());
    let faulty = |piece: &Piece| weighed.iter().any(|one| std::ptr::eq(one.piece, piece) && is_faulty(one));
    here.chain(silent).map(|piece| Paper { text: Text::of(piece), faulty: faulty(piece) }).collect()
}

fn is_faulty(weighed: &Weighed<'_>) -> bool {
    weighed.verdicts.iter().any(|verdict| {
        let fails = verdict.outcome == Outcome::Fail && verdict.code.is_some_and(|code| !ages(code));
        fails || verdict.code == Some(Code::Undated)
    })
}

/// What is known of the paper of a row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Met {
    Sound,
    Faulty,
    Missing,
}

fn met(row: &Row<'_>, papers: &[Paper<'_>]) -> Met {
    let own: Vec<&Paper<'_>> = papers.iter().filter(|paper| row.member.is_in(&paper.text)).collect();
    if own.iter().any(|paper| !paper.faulty) {
        Met::Sound
    } else if own.is_empty() {
        Met::Missing
    } else {
        Met::Faulty
    }
}

/// The members of every group of which half are met; none when there is no such group.
fn judged(node: &MemberNode, groups: BTreeMap<String, Vec<Row<'_>>>, papers: &[Paper<'_>]) -> Option<Count> {
    let mut members: BTreeMap<Vec<String>, (Row<'_>, Met)> = BTreeMap::new();
    let (mut doubtful, mut summary) = (false, None);
    for rows in groups.into_values() {
        let states: Vec<Met> = rows.iter().map(|row| met(row, papers)).collect();
        let found = states.iter().filter(|state| **state != Met::Missing).count();
        if found < FEW || found * 2 < rows.len() {
            continue;
        }
        doubtful |= is_of_another_time(&states);
        summary = summary.or_else(|| papers.iter().find(|paper| leaves_few_out(paper, &rows)).map(Paper::path));
        for (row, state) in rows.into_iter().zip(states) {
            members.entry(row.member.key()).or_insert((row, state));
        }
    }
    let total = members.len();
    (total > 1).then(|| Count {
        complete: members.values().filter(|(_, state)| *state == Met::Sound).count(),
        total: Some(total),
        basis: Basis::List,
        gaps: gaps(node, members.into_values().collect()),
        summary,
        doubtful,
    })
}

/// True when `paper` names nearly all of the `rows`.
fn leaves_few_out(paper: &Paper<'_>, rows: &[Row<'_>]) -> bool {
    let left_out = rows.iter().filter(|row| !row.member.is_in(&paper.text)).count();
    rows.len() >= MANY && (1..=(rows.len() / SHARE).max(1)).contains(&left_out)
}

/// True when those without a paper stand together at the beginning or the end of their list, as last year's do.
fn is_of_another_time(states: &[Met]) -> bool {
    let missing = states.iter().filter(|state| **state == Met::Missing).count();
    let run = |states: &mut dyn Iterator<Item = &Met>| states.take_while(|state| **state == Met::Missing).count();
    missing >= RUN && (run(&mut states.iter()) == missing || run(&mut states.iter().rev()) == missing)
}

fn gaps(node: &MemberNode, mut members: Vec<(Row<'_>, Met)>) -> Vec<Gap> {
    members.retain(|(_, state)| *state != Met::Sound);
    members.sort_by_key(|(row, state)| (*state == Met::Faulty, row.document, row.line));
    let gap = |(row, state): (Row<'_>, Met)| Gap {
        name: row.member.shown(),
        personal: node.sort == Sort::Person,
        document: row.document.to_owned(),
        place: Some(row.place),
        faulty: state == Met::Faulty,
    };
    members.into_iter().map(gap).collect()
}
