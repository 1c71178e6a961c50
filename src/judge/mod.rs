//! Runs the checks of each artefact on the documents that may serve it, site by site.
//!
//! Says nothing yet of what is missing, waived or rolled up: that is concluded above.

mod beside;
mod consistency;
mod dates;
mod evidence;
mod files;
mod findings;
mod given;
mod listing;
mod marks;
mod members;
mod nearest;
mod needs;
mod personal;
mod pieces;
mod replaced;
mod sites;
mod story;
mod unasked;
mod verdicts;

use jiff::civil::Date;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::catalogue::Words;
use crate::checks::Lapse;
use crate::model::document::Document;
use crate::model::finding::Finding;
use crate::model::profile::Profile;
use crate::model::report::{ArtefactRecord, CalendarEntry, Requirement};
use crate::pack::Context;
use crate::pack::{Artefact, Indicator, Pack, Packs};
use crate::recognise::{ArtefactIndex, Recognition};
use crate::text::facts::Facts;
use crate::text::versions::code_of;

pub use dates::{DateUse, of as dates_of};
pub(crate) use files::{detail, problem_key};
pub use findings::finding_id;
pub use nearest::lack_in_words;
pub use pieces::Look;
pub use story::{artefact as artefact_story, document as document_story};

/// A document, or one part of a file that holds several, with everything that was found out about it.
#[derive(Clone)]
pub struct Piece {
    /// As read.
    pub document: Document,
    /// Which part of its file, from 0; the first speaks for the file.
    pub part: usize,
    /// Dates, identifiers, blanks.
    pub facts: Facts,
    /// What it may serve.
    pub recognition: Recognition,
    /// The sites that it names.
    pub(crate) sites: sites::Named,
}

impl Piece {
    /// The code that it bears in the name of its file, or at its head: « PR-14 ».
    fn code(&self) -> Option<String> {
        let name = self.document.path.rsplit('/').next().unwrap_or_default();
        code_of(name).or_else(|| code_of(&self.document.content.blocks.first()?.text))
    }
}

/// Everything a judgement rests on.
pub struct Case<'a> {
    /// The rules.
    pub packs: &'a Packs,
    /// The provider.
    pub profile: &'a Profile,
    /// The documents, by path.
    pub pieces: &'a [Piece],
    /// Day as of which they are judged.
    pub as_of: Date,
    /// The catalogue.
    pub words: &'a Words,
}

/// An artefact judged for one site, or for the whole provider.
pub struct Judged {
    /// Which artefact.
    pub artefact: ArtefactIndex,
    /// Index of the site in the profile, where the requirement is per site.
    pub site: Option<usize>,
    /// The verdict, without waivers.
    pub record: ArtefactRecord,
    /// When the leading document stops counting: its path and the end.
    pub lapse: Option<(String, Lapse)>,
}

/// What the judgement says.
#[derive(Default)]
pub struct Judgement {
    /// Every artefact of every applicable indicator.
    pub artefacts: Vec<Judged>,
    /// What is wrong with documents, in no particular order.
    pub findings: Vec<Finding>,
    /// What will be asked for once other evidence has aged.
    pub falls_due: Vec<CalendarEntry>,
    /// Which dates the checks rested on.
    pub date_uses: Vec<DateUse>,
}

impl Judgement {
    fn add(&mut self, part: Self) {
        self.artefacts.extend(part.artefacts);
        self.findings.extend(part.findings);
        self.falls_due.extend(part.falls_due);
        self.date_uses.extend(part.date_uses);
    }
}

/// The question of one artefact at one site.
#[derive(Clone, Copy)]
struct Question<'a> {
    case: &'a Case<'a>,
    index: ArtefactIndex,
    indicator: &'a Indicator,
    artefact: &'a Artefact,
    site: Option<usize>,
    requirement: Requirement,
    scope: Scope<'a>,
}

/// Ids of the indicators that apply.
#[derive(Clone, Copy)]
struct Scope<'a> {
    /// Those of the pack in question.
    own: &'a [String],
    /// Those of every pack.
    all: &'a [String],
}

impl<'a> Question<'a> {
    /// The question of another artefact of the same indicator, at the same site.
    fn about(&self, artefact: usize, requirement: Requirement) -> Option<Self> {
        let (pack, indicator, _) = self.index;
        let node: &'a Artefact = self.indicator.artefacts.get(artefact)?;
        Some(Self { index: (pack, indicator, artefact), artefact: node, requirement, ..*self })
    }

    fn site_name(&self) -> Option<String> {
        self.site.and_then(|site| self.case.profile.sites.get(site)).map(|site| site.name.clone())
    }

    fn context(&self) -> Context {
        Context::new(self.case.profile, self.site.and_then(|site| self.case.profile.sites.get(site)))
    }
}

/// Judges the indicators for which `applies` holds, side by side.
#[must_use]
pub fn judge(case: &Case<'_>, applies: impl Fn(&Indicator) -> bool) -> Judgement {
    let in_scope = |pack: &Pack| pack.indicators.iter().filter(|i| applies(i)).map(|i| i.id.clone()).collect();
    let scopes: Vec<Vec<String>> = case.packs.packs.iter().map(in_scope).collect();
    let all = scopes.concat();
    let mut questions = Vec::new();
    for (p, (pack, own)) in case.packs.packs.iter().zip(&scopes).enumerate() {
        let scope = Scope { own, all: &all };
        for (i, indicator) in pack.indicators.iter().enumerate().filter(|(_, indicator)| own.contains(&indicator.id)) {
            let Some(artefact) = indicator.artefacts.first() else { continue };
            let (index, requirement) = ((p, i, 0), Requirement::Supporting);
            questions.push(Question { case, index, indicator, artefact, site: None, requirement, scope });
        }
    }
    let parts: Vec<Judgement> = questions.par_iter().map(judge_indicator).collect();
    let mut judgement = Judgement { findings: files::findings(case), ..Judgement::default() };
    judgement.findings.extend(marks::findings(case));
    judgement.findings.extend(personal::findings(case));
    for part in parts {
        judgement.add(part);
    }
    judgement.findings.extend(consistency::findings(case, &judgement.artefacts));
    let replaced = replaced::findings(case, &judgement.findings);
    judgement.findings.extend(replaced);
    judgement
}

/// Judges every artefact of the question's indicator, site by site.
fn judge_indicator(question: &Question<'_>) -> Judgement {
    let mut judgement = Judgement::default();
    for site in sites::of(question.indicator, question.case.profile) {
        judge_at(&Question { site, ..*question }, &mut judgement);
    }
    judgement.findings.extend(unasked::dangers(question, &judgement.artefacts));
    judgement
}

/// Judges every artefact of the question's indicator at its site.
fn judge_at(question: &Question<'_>, judgement: &mut Judgement) {
    let asked = given::requirements(question);
    let from = judgement.artefacts.len();
    for artefact in 0..question.indicator.artefacts.len() {
        let requirement = asked.get(artefact).copied().unwrap_or(Requirement::Supporting);
        if let Some(question) = question.about(artefact, requirement) {
            evidence::judge(&question, judgement);
        }
    }
    given::soften(question, judgement, from);
    judgement.falls_due.extend(given::falls_due(question));
}
