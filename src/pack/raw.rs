//! The YAML of a pack as its author writes it, before anything is checked beyond its shape.
//!
//! The JSON Schema of these structs is published (`schema/`), so that an editor completes and checks them.
//! Texts are plain French: matching folds case, accents, plurals, apostrophes and articles by itself.

mod equipment;
mod figures;
mod kinds;
mod misfiled;
mod orders;
mod requires;
mod sessions;
mod tallies;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::checks::Checks;
use crate::model::date::Role;
use crate::pattern::regex::Expression;
use crate::text::phrase::Phrase;

use super::life::{AuditNode, CycleNode, Grade};

pub use equipment::EquipmentNode;
pub use figures::{FiguresNode, MeasureNode};
pub use kinds::{KindNode, KindsFile, VocabularyFile};
pub use misfiled::MisfiledNode;
pub use orders::OrderNode;
pub use requires::{NeedNode, OlderNode};
pub use sessions::SessionsNode;
pub use tallies::TallyNode;

/// `pack.yaml`: what the pack is.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PackFile {
    /// Stable id, lower case with hyphens.
    #[schemars(regex(pattern = "^[a-z0-9]+(-[a-z0-9]+)*$"), extend("$comment" = "form-slug"))]
    pub id: String,
    /// Title shown to people.
    pub title: String,
    /// Version of the pack itself (`1.0.0`).
    pub version: String,
    /// Days on which the referential is in force.
    #[serde(default)]
    pub in_force: InForce,
    /// The pack that this one extends, an id or a relative path (`rnq-v9`, `../maison`): everything that is not given here
    /// is taken from it; indicators and artefacts of the same id override it field by field.
    #[serde(default)]
    pub extends: Option<String>,
    /// Indicators and artefacts of the extended pack that do not count here, each with the reason.
    #[serde(default)]
    pub disable: Vec<DisableNode>,
    /// Entries of the extended pack's `pack.yaml` that are not taken (`marks`).
    #[serde(default)]
    pub without: Vec<String>,
    /// Where the rules come from.
    pub source: String,
    /// The criteria that group the indicators, in order.
    pub criteria: Vec<Criterion>,
    /// What may not bear the marks of the label.
    #[serde(default)]
    pub marks: Option<Marks>,
    /// People whom several documents name, and who must be the same everywhere.
    #[serde(default)]
    pub people: Vec<PersonNode>,
    /// Papers of one customer that must follow one another.
    #[serde(default)]
    pub orders: Vec<OrderNode>,
    /// Rates that several documents give, the same in all of them.
    #[serde(default)]
    pub figures: Option<FiguresNode>,
    /// Papers about a session, which must give the same days.
    #[serde(default)]
    pub sessions: Option<SessionsNode>,
    /// Papers that count what a register lists.
    #[serde(default)]
    pub tallies: Vec<TallyNode>,
    /// Machines, and the reports that must speak of them.
    #[serde(default)]
    pub equipment: Vec<EquipmentNode>,
    /// Audits that do not look at every indicator.
    #[serde(default)]
    pub audits: Vec<AuditNode>,
    /// The life of a certificate: how long it counts, when the next audit falls.
    #[serde(default)]
    pub cycle: Option<CycleNode>,
    /// Indicators of another pack whose evidence each indicator of this one builds on (`A: ["4"]`).
    #[serde(default)]
    pub builds_on: BTreeMap<String, Vec<String>>,
    /// Points that make evidence of an artefact of this pack whose own `accept` does not say (default 8).
    #[schemars(range(min = 7))]
    pub accept: Option<i32>,
}

/// Something of the extended pack that does not count: an `artefact` or an `indicator`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DisableNode {
    /// Full id of the artefact (`E.safety-register`).
    #[serde(default)]
    pub artefact: Option<String>,
    /// Id of the indicator.
    #[serde(default)]
    pub indicator: Option<String>,
    /// Why, shown in every report.
    #[schemars(length(min = 1))]
    pub reason: String,
}

/// A part that somebody plays, and the documents that must agree on who that is.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonNode {
    /// The part, as said to people ("référent handicap").
    pub role: String,
    /// Phrases that name the part.
    #[schemars(length(min = 1))]
    pub said: Vec<Phrase>,
    /// Full id of the artefact that appoints the person (`H.disability-referent-appointment`).
    pub appointed_by: String,
    /// Full ids of the artefacts that must name the same person.
    #[serde(default)]
    pub named_in: Vec<String>,
    /// Kinds of document that must name the same person, ids of `kinds.yaml`.
    #[serde(default)]
    pub kinds: Vec<String>,
}

/// The marks of a label, and the documents that may not bear them.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Marks {
    /// Phrases that come with a mark: a caption betrays the picture beside it.
    pub captions: Vec<Phrase>,
    /// What gives the label to an action rather than to who holds it: « formation certifiée ».
    pub claims: Option<ClaimsNode>,
    /// Kinds of document that may not bear it, ids of `kinds.yaml`.
    pub forbidden_kinds: Vec<String>,
    /// Artefacts (`E.safety-register`) that may not bear it.
    #[serde(default)]
    pub forbidden_artefacts: Vec<String>,
    /// Documents that are dedicated to one action, told by what they speak of where no kind is clear.
    #[serde(default)]
    pub dedicated: Vec<DedicatedNode>,
    /// Titles of what presents the whole house (a catalogue), whatever it lists: it may bear the marks.
    #[serde(default)]
    pub spared: Vec<Phrase>,
    /// Why, shown to people.
    pub reason: String,
}

/// Claims that no paper of the provider may make.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClaimsNode {
    /// Expressions on folded text.
    pub said: Vec<Expression>,
    /// Kinds of document that are read for them too, beside those that may bear no mark and those of no known kind.
    #[serde(default)]
    pub kinds: Vec<String>,
}

/// A sort of document dedicated to one action, told by groups of phrases.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DedicatedNode {
    /// Groups of phrases that such a document holds.
    pub signs: Vec<Vec<Phrase>>,
    /// How many of the groups make one.
    pub at_least: usize,
    /// Phrases in its first lines that say it is something else (minutes, an audit).
    #[serde(default)]
    pub unless: Vec<Phrase>,
    /// Short names of the file formats it comes in; any when empty.
    #[serde(default)]
    pub formats: Vec<String>,
}

/// Days in force, both included.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InForce {
    /// First day (`2024-01-01`).
    #[serde(default)]
    #[schemars(extend("format" = "date"))]
    pub from: Option<String>,
    /// Last day.
    #[serde(default)]
    #[schemars(extend("format" = "date"))]
    pub until: Option<String>,
}

/// A criterion.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// Id, such as `"4"`.
    pub id: String,
    /// Title shown to people.
    pub title: String,
}

/// One file per indicator.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IndicatorFile {
    /// Id inside the pack (`E`, `"12"`).
    #[schemars(regex(pattern = "^([A-Z]|[1-9][0-9]{0,2})$"), extend("$comment" = "form-indicator"))]
    pub id: String,
    /// Entries of the indicator of the same id in the extended pack that are not taken (`when`, `requires`).
    #[serde(default)]
    pub without: Vec<String>,
    /// Id of its criterion.
    pub criterion: String,
    /// Short title.
    pub title: String,
    /// What the auditor wants to see, in our own words.
    pub question: String,
    /// Categories of action it applies to.
    #[schemars(length(min = 1))]
    pub categories: Vec<CategoryName>,
    /// Expression over the profile that must hold for it to apply (`work_based`, `distance_learning and …`).
    #[serde(default)]
    pub when: Option<String>,
    /// `site` when the requirement holds for each site by itself.
    #[serde(default)]
    pub per: Option<Per>,
    /// How the auditor may grade a gap.
    #[serde(default)]
    pub grade: Option<Grade>,
    /// What is expected of a provider in its first year, in our own words.
    #[serde(default)]
    pub new_entrant: Option<String>,
    /// What is expected when the provider is the subcontractor of the action, in our own words.
    #[serde(default)]
    pub subcontractor: Option<String>,
    /// Where the rule comes from.
    pub source: Source,
    /// What must be there.
    pub requires: NeedNode,
    /// The artefacts it speaks of; those that `requires` does not name are supporting.
    #[schemars(length(min = 1))]
    pub artefacts: Vec<ArtefactNode>,
}

/// A category of action.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
#[expect(missing_docs, reason = "the names are the categories")]
pub enum CategoryName {
    Of,
    Bc,
    Vae,
    App,
    Cfa,
}

/// What a requirement is repeated for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Per {
    /// Each site of the profile.
    Site,
}

/// Where a rule comes from.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// What kind of source.
    pub basis: Basis,
    /// The text, article or page.
    pub text: String,
}

/// How binding a rule or threshold is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// A law, decree or order.
    Law,
    /// The official reading guide.
    Guide,
    /// The label's own presentation.
    Seed,
    /// Our proposal, where no source gives a figure.
    Proposal,
}

/// An artefact: how it is recognised and what is checked.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ArtefactNode {
    /// Slug; the full id is `INDICATOR.slug`.
    #[schemars(regex(pattern = "^[a-z0-9]+(-[a-z0-9]+)*$"), extend("$comment" = "form-slug"))]
    pub id: String,
    /// The artefact that this one is like, `PACK/INDICATOR.slug` (`certifregion-v6/E.safety-register`; `E.safety-register`
    /// in the same pack): every field that is not given here is taken from it, lists as a whole.
    #[serde(default)]
    #[schemars(regex(pattern = "^(.+/)?([A-Z]|[1-9][0-9]{0,2})[.][a-z0-9]+(-[a-z0-9]+)*$"), extend("$comment" = "form-like"))]
    pub like: Option<String>,
    /// Fields of the artefact that this one is like, or overrides, that are not taken (`checks.signed`, `recognise.refuse`).
    #[serde(default)]
    pub without: Vec<String>,
    /// Short title shown to people.
    pub title: String,
    /// What it is and what a good one shows, for `explain`.
    pub what: String,
    /// What to do when it is missing.
    pub advice: String,
    /// Where the rule comes from.
    pub source: Source,
    /// Judge every recognised document (samples such as attestations), not only the best one.
    #[serde(default)]
    pub each: bool,
    /// Those of whom there is one each: an id of the members in `kinds.yaml` (`learner`, `session`).
    #[serde(default)]
    pub per: Option<String>,
    /// Papers of other sorts that are often filed for it.
    #[serde(default)]
    pub misfiled: Vec<MisfiledNode>,
    /// Must never lie in the folder: only a record of where it is kept.
    #[serde(default)]
    pub external_only: bool,
    /// Roles of the date that counts, preferred first.
    #[serde(default)]
    pub key_date: Vec<Role>,
    /// How a document is recognised as this artefact.
    pub recognise: RecogniseNode,
    /// What is checked on a recognised document.
    #[serde(default)]
    pub checks: Checks,
}

/// Signs for and against. Each list adds its weight once, however often it matches; `accept` points make evidence.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecogniseNode {
    /// Words of the path that hint at it: shown as a reason, and heard for files without text, but worth no point.
    #[serde(default)]
    pub paths: Vec<Phrase>,
    /// Phrases that entitle such a document (6 points in the title zone, 3 in a later heading).
    #[serde(default)]
    pub titles: Vec<Phrase>,
    /// Groups of phrases of its body (2 points a group unless `weight` says otherwise).
    #[serde(default)]
    pub phrases: Vec<PhraseGroup>,
    /// Groups that should all match somewhere: each that nothing meets takes 4 points away, or its `weight`.
    #[serde(default)]
    pub needs: Vec<PhraseGroup>,
    /// Table headers it has (4 points, or `weight`, for the one worth most of those that fit).
    #[serde(default)]
    pub tables: Vec<HeaderNode>,
    /// Names of usual issuers (2 points).
    #[serde(default)]
    pub issuers: Vec<Phrase>,
    /// Regular expressions on the folded text (lower case, no accents), for numbers and long turns of phrase.
    #[serde(default)]
    pub patterns: Vec<PatternNode>,
    /// Kinds of document it usually is (2 points), ids of `kinds.yaml`.
    #[serde(default)]
    pub kinds: Vec<String>,
    /// Kinds of document it seldom is: being one takes 4 points away.
    #[serde(default)]
    pub not_kinds: Vec<String>,
    /// Short names of file formats it must have; any when empty.
    #[serde(default)]
    pub formats: Vec<String>,
    /// Short names of file formats it usually has (2 points): slides are mostly course material.
    #[serde(default)]
    pub usual_formats: Vec<String>,
    /// Signs against it.
    #[serde(default)]
    pub refuse: Vec<RefusalNode>,
    /// A passage of a larger document will do: it counts even where the document is mostly something else.
    #[serde(default)]
    pub passage: bool,
    /// Artefacts of the pack, by id or all those of an indicator, that a document is rather when it is one of them: a CV says
    /// what its author can do, and is no programme.
    #[serde(default)]
    pub yields_to: Vec<String>,
    /// Its documents may be about anything, as course material is: what they speak of says nothing, and none is learnt.
    #[serde(default)]
    pub any_subject: bool,
    /// Points that make it evidence (default 8).
    #[serde(default)]
    pub accept: Option<i32>,
    /// Points that make it worth a look (default 6).
    #[serde(default)]
    pub review: Option<i32>,
}

/// Phrases of which one is enough.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PhraseGroup {
    /// The phrases.
    pub any: Vec<Phrase>,
    /// Points (default 2; among `needs`, those taken away, default 4).
    #[serde(default)]
    pub weight: Option<i32>,
    /// Where the phrase must stand (default anywhere).
    #[serde(default)]
    pub zone: Zone,
}

/// Part of a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Zone {
    /// Its beginning: titles, first lines, header.
    Title,
    /// Its beginning or any heading.
    Heading,
    /// Anywhere.
    #[default]
    Anywhere,
}

/// A table header.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HeaderNode {
    /// Columns, each with the words that may head it.
    pub columns: Vec<Vec<Phrase>>,
    /// How many of them must be there (default: all).
    #[serde(default)]
    pub at_least: Option<usize>,
    /// Points (default 4).
    #[serde(default)]
    pub weight: Option<i32>,
    /// How many rows, at least, stand under them: the box that says who wrote a paper and who approved it has but one.
    #[serde(default)]
    pub rows: Option<usize>,
    /// These columns say what the table is: a title and other needs are not asked for.
    #[serde(default)]
    pub alone: bool,
}

/// A regular expression with its points.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PatternNode {
    /// What it finds, in words.
    pub name: String,
    /// The expression, matched on folded text: lower case, no accents, single spaces, straight apostrophes.
    pub regex: Expression,
    /// Points (default 2).
    #[serde(default)]
    pub weight: Option<i32>,
}

/// A sign against.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RefusalNode {
    /// Phrases of which one is enough.
    pub any: Vec<Phrase>,
    /// Where (default title zone).
    #[serde(default = "title_zone")]
    pub zone: Zone,
    /// Points taken away (default: all, the document is refused).
    #[serde(default)]
    pub weight: Option<i32>,
    /// Why, shown to people.
    pub reason: String,
    /// Say it as a `not-evidence` finding when the document would otherwise be accepted.
    #[serde(default)]
    pub finding: bool,
}

fn title_zone() -> Zone {
    Zone::Title
}
