//! Sources to valid packs: every file of every pack is looked at, and every fault told, before giving up.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::catalogue::Words;
use crate::model::format::Format;
use crate::model::profile::Category;
use crate::yaml::{Draft, Fault, Form, Say, Sheet, child, unknown_word};

use super::need::Scope;
use super::raw::{ArtefactNode, CategoryName, DisableNode, IndicatorFile, KindNode, KindsFile, PackFile, Per};
use super::shelf::{Assembled, Open, Shelf, artefact_ids};
use super::signs::Names;
use super::source::{PACK_FILE, PackSource, VOCABULARY_FILE, embedded_kinds};
use super::values::day;
use super::vocabulary::Vocabulary;
use super::{
    Artefact, Indicator, Kind, MemberNode, Pack, Packs, columns, condition, life, marks, members, need, params, people,
    references, signs, vocabulary,
};

/// Loads packs with the embedded kinds of document; a `kinds.yaml` beside a pack adds its own. What they extend and
/// are like is embedded or found by `open`.
///
/// # Errors
/// Every fault of every file, by file in the order given, then by line. All are the author's to mend.
pub fn load(sources: &[PackSource], open: Open<'_>, words: &Words) -> Result<Packs, Vec<Fault>> {
    let (name, text) = embedded_kinds();
    load_with((&name, &text), sources, open, words)
}

/// The same, with the kinds of the file `(name, text)`.
pub(super) fn load_with(
    kinds: (&str, &str),
    sources: &[PackSource],
    open: Open<'_>,
    words: &Words,
) -> Result<Packs, Vec<Fault>> {
    let mut shelf = Shelf::new(open, words);
    let assembled: Vec<_> = sources.iter().map(|source| shelf.assemble(source)).collect();
    let mut loader = Loader {
        words,
        pack: Form::new(),
        indicator: Form::new(),
        names: Names { formats: Format::ALL.map(|format| format.name().to_owned()).to_vec(), ..Names::default() },
        faults: Vec::new(),
    };
    let (kinds, members) = loader.kinds(kinds, assembled.iter().flat_map(|pack| &pack.kinds));
    let packs =
        sources.iter().zip(&assembled).filter_map(|(source, pack)| loader.pack(source, pack)).collect::<Vec<_>>();
    loader.twice_loaded(sources, &packs);
    if loader.faults.is_empty() { Ok(Packs { packs, kinds, members }) } else { Err(loader.faults) }
}

struct Loader<'a> {
    words: &'a Words,
    pack: Form<PackFile>,
    indicator: Form<IndicatorFile>,
    names: Names,
    faults: Vec<Fault>,
}

/// The vocabularies of the artefacts of `pack`, by id: its own before those of the packs that it extends.
fn learnt(pack: &Assembled, words: &Words) -> BTreeMap<String, Vocabulary> {
    pack.vocabularies.iter().rev().flat_map(|(name, text)| vocabulary::all((name, text), words)).collect()
}

/// What a pack says of itself.
struct Head {
    file: PackFile,
    /// First and last day in force.
    in_force: (Option<Date>, Option<Date>),
    /// Ids of its criteria; none when they are at fault, so that no indicator is blamed.
    criteria: Vec<String>,
}

/// What the indicators of one pack share while they are read.
struct Ground {
    criteria: Vec<String>,
    /// Known indicator ids, each with the file that bears it.
    taken: BTreeMap<String, String>,
    /// Ids of the pack's indicators and artefacts.
    known: Vec<String>,
}

impl Loader<'_> {
    fn kinds<'f>(
        &mut self,
        first: (&str, &str),
        own: impl Iterator<Item = &'f (String, String)>,
    ) -> (Vec<Kind>, Vec<MemberNode>) {
        let form: Form<KindsFile> = Form::new();
        let mut files = vec![(first.0.to_owned(), first.1.to_owned())];
        for file in own {
            if !files.contains(file) {
                files.push(file.clone());
            }
        }
        let words = self.words;
        let read: Vec<_> = files.iter().map(|(name, text)| form.read(name, text, words)).collect();
        self.names.kinds = read.iter().filter_map(|(file, _)| file.as_ref()).flat_map(ids_of_kinds).collect();
        let mut kinds: Vec<Kind> = Vec::new();
        let mut members: Vec<MemberNode> = Vec::new();
        for (file, mut sheet) in read {
            let Some(file) = file else {
                self.faults.extend(sheet.into_faults());
                continue;
            };
            self.members(&mut sheet, file.members, &mut members);
            columns::check(&mut sheet, &file.columns);
            self.names.columns.extend(file.columns);
            for (index, node) in file.kinds.into_iter().enumerate() {
                let at = format!("/kinds/{index}");
                let known = kinds.iter().any(|kind| kind.id == node.id);
                self.unique(&mut sheet, &child(&at, "id"), &node.id, known);
                signs::check(&mut sheet, &child(&at, "recognise"), &node.recognise, &self.names);
                kinds.push(kind(node));
            }
            self.faults.extend(sheet.into_faults());
        }
        self.names.members = members.iter().map(|member| member.id.clone()).collect();
        (kinds, members)
    }

    fn members(&mut self, sheet: &mut Sheet<'_>, nodes: Vec<MemberNode>, members: &mut Vec<MemberNode>) {
        for (index, node) in nodes.into_iter().enumerate() {
            let at = format!("/members/{index}");
            let known = members.iter().any(|member| member.id == node.id);
            self.unique(sheet, &child(&at, "id"), &node.id, known);
            members::check(sheet, &at, &node, &self.names);
            members.push(node);
        }
    }

    fn pack(&mut self, source: &PackSource, pack: &Assembled) -> Option<Pack> {
        let head = self.head(source, pack.head.as_ref());
        let criteria = head.as_ref().map_or(&[][..], |head| head.criteria.as_slice());
        let mut indicators = if pack.orphan { Vec::new() } else { self.indicators(source, &pack.indicators, criteria) };
        let Head { file, in_force, .. } = head?;
        if let Some(draft) = pack.head.as_ref().filter(|_| !pack.orphan) {
            let mut sheet = Sheet::of_draft(draft, self.words);
            people::references(&mut sheet, &file, &indicators);
            life::references(&mut sheet, &file, &indicators);
            self.faults.extend(sheet.into_faults());
        }
        life::apply(&file.audits, &mut indicators);
        for artefact in indicators.iter_mut().flat_map(|indicator| &mut indicator.artefacts) {
            artefact.recognise.accept = artefact.recognise.accept.or(file.accept);
            artefact.taken_from = pack.taken.get(&artefact.id).map(|taken| taken.name.clone());
        }
        self.taken_vocabularies(pack, &mut indicators);
        self.vocabularies(source, &pack.vocabularies, &mut indicators);
        Some(Pack {
            id: file.id,
            title: file.title,
            version: file.version,
            in_force,
            source: file.source,
            criteria: file.criteria.into_iter().map(|one| (one.id, one.title)).collect(),
            indicators,
            marks: file.marks,
            people: file.people,
            orders: file.orders,
            figures: file.figures,
            sessions: file.sessions,
            tallies: file.tallies,
            equipment: file.equipment,
            cycle: file.cycle,
            builds_on: file.builds_on,
            disabled: file.disable.into_iter().filter_map(disabled).collect(),
            digest: pack.digest.clone(),
        })
    }

    /// An artefact that is taken from another pack is told by the words that this pack has learnt.
    fn taken_vocabularies(&self, pack: &Assembled, indicators: &mut [Indicator]) {
        let mut known: BTreeMap<&str, BTreeMap<String, Vocabulary>> = BTreeMap::new();
        for artefact in indicators.iter_mut().flat_map(|indicator| &mut indicator.artefacts) {
            let Some(taken) = pack.taken.get(&artefact.id) else { continue };
            let there = known.entry(&taken.name).or_insert_with(|| learnt(&taken.pack, self.words));
            artefact.vocabulary = there.get(&taken.id).cloned().unwrap_or_default();
        }
    }

    fn vocabularies(&mut self, source: &PackSource, files: &[(String, String)], indicators: &mut [Indicator]) {
        for (name, text) in files {
            let taken = *name != source.shown(VOCABULARY_FILE);
            let sheet = vocabulary::give(indicators, (name, text), taken, self.words);
            self.faults.extend(sheet.into_faults());
        }
    }

    /// What the pack says of itself.
    fn head(&mut self, source: &PackSource, draft: Option<&Draft>) -> Option<Head> {
        let Some(draft) = draft else {
            let say = Say::new(self.words.tell("fault-no-pack-file", &[("file", PACK_FILE)]));
            self.faults.push(Fault::whole(&source.shown(PACK_FILE), say));
            return None;
        };
        let (file, mut sheet) = self.pack.check(draft, self.words);
        if let Some(file) = &file {
            self.named(&mut sheet, file);
        }
        let in_force = file.as_ref().map(|file| in_force(&mut sheet, file)).unwrap_or_default();
        let criteria = file.as_ref().map_or(&[][..], |file| file.criteria.as_slice());
        for (index, criterion) in criteria.iter().enumerate() {
            let known = criteria.iter().take(index).any(|other| other.id == criterion.id);
            self.unique(&mut sheet, &format!("/criteria/{index}/id"), &criterion.id, known);
        }
        let known =
            criteria.iter().map(|one| one.id.clone()).filter(|_| !sheet.was_mended("/criteria", "id")).collect();
        self.faults.extend(sheet.into_faults());
        Some(Head { file: file?, in_force, criteria: known })
    }

    /// The kinds and formats that the pack names outside its indicators.
    fn named(&self, sheet: &mut Sheet<'_>, file: &PackFile) {
        people::check(sheet, file, &self.names);
        life::check(sheet, file);
        if let Some(marks) = &file.marks {
            marks::check(sheet, marks, &self.names);
        }
    }

    fn indicators(&mut self, source: &PackSource, drafts: &[Draft], criteria: &[String]) -> Vec<Indicator> {
        let mut ground = Ground { criteria: criteria.to_vec(), taken: BTreeMap::new(), known: known(drafts) };
        let mut indicators = Vec::new();
        for draft in drafts {
            let (file, mut sheet) = self.indicator.check(draft, self.words);
            indicators.extend(file.map(|file| self.indicator(&mut sheet, file, &mut ground)));
            self.faults.extend(sheet.into_faults());
        }
        if drafts.is_empty() {
            self.faults.push(Fault::whole(&source.shown(PACK_FILE), Say::new(self.words.say("fault-no-indicator"))));
        }
        let rank = |indicator: &Indicator| criteria.iter().position(|id| *id == indicator.criterion);
        indicators.sort_by(|one, other| rank(one).cmp(&rank(other)).then_with(|| natural(&one.id, &other.id)));
        indicators
    }

    fn indicator(&self, sheet: &mut Sheet<'_>, file: IndicatorFile, ground: &mut Ground) -> Indicator {
        let per_site = file.per == Some(Per::Site);
        self.identity(sheet, &file, ground);
        let when = file.when.as_deref().map(|text| condition::check(sheet, "/when", text, per_site));
        let slugs: Vec<String> = file.artefacts.iter().map(|artefact| artefact.id.clone()).collect();
        let blurred = sheet.was_mended("/artefacts", "id");
        for (index, slug) in slugs.iter().enumerate() {
            let known = slugs.iter().take(index).any(|other| other == slug);
            self.unique(sheet, &format!("/artefacts/{index}/id"), slug, known);
        }
        let requires = need::valid(sheet, "/requires", &file.requires, &Scope { slugs: &slugs, blurred, per_site });
        for (index, artefact) in file.artefacts.iter().enumerate() {
            let at = format!("/artefacts/{index}");
            self.artefact(sheet, &at, artefact, per_site);
            references::yielding(sheet, &at, &artefact.recognise.yields_to, &ground.known);
        }
        Indicator {
            when,
            per_site,
            requires,
            outside: Vec::new(),
            grade: file.grade,
            new_entrant: file.new_entrant,
            subcontractor: file.subcontractor,
            categories: file.categories.iter().map(|name| category(*name)).collect(),
            artefacts: file.artefacts.into_iter().map(|node| self.widened(artefact(&file.id, node))).collect(),
            id: file.id,
            criterion: file.criterion,
            title: file.title,
            question: file.question,
            source: file.source,
        }
    }

    fn identity(&self, sheet: &mut Sheet<'_>, file: &IndicatorFile, ground: &mut Ground) {
        if let Some(other) = ground.taken.insert(file.id.clone(), sheet.file().to_owned()) {
            let say = Say::new(self.words.tell("fault-indicator-twice", &[("id", &file.id), ("file", &other)]));
            sheet.report("/id", say);
        }
        if !ground.criteria.is_empty() && !ground.criteria.contains(&file.criterion) {
            let say = unknown_word(self.words, &file.criterion, &ground.criteria);
            let message = self.words.tell("fault-unknown-criterion", &[("id", &file.criterion)]);
            sheet.report("/criterion", Say { message, ..say });
        }
    }

    fn artefact(&self, sheet: &mut Sheet<'_>, at: &str, node: &ArtefactNode, per_site: bool) {
        signs::check(sheet, &child(at, "recognise"), &node.recognise, &self.names);
        params::check(sheet, &child(at, "checks"), &node.checks, per_site);
        for (index, other) in node.misfiled.iter().enumerate() {
            let at = child(&child(at, "misfiled"), &index.to_string());
            signs::some_phrases(sheet, &child(&at, "filed"), &other.filed);
            signs::phrases(sheet, &child(&at, "honest"), &other.honest);
        }
        if let Some(per) = node.per.as_ref().filter(|per| !self.names.members.contains(per)) {
            let say = unknown_word(self.words, per, &self.names.members);
            sheet.report(&child(at, "per"), say);
        }
    }

    fn widened(&self, mut artefact: Artefact) -> Artefact {
        columns::widen(&self.names.columns, &mut artefact.recognise, &mut artefact.checks);
        artefact
    }

    fn unique(&self, sheet: &mut Sheet<'_>, pointer: &str, id: &str, known: bool) {
        if known {
            sheet.report(pointer, Say::new(self.words.tell("fault-id-twice", &[("id", id)])));
        }
    }

    fn twice_loaded(&mut self, sources: &[PackSource], packs: &[Pack]) {
        for (index, pack) in packs.iter().enumerate() {
            if packs.iter().take(index).any(|other| other.id == pack.id) {
                let file = sources.get(index).map_or_else(String::new, |source| source.shown(PACK_FILE));
                let say = Say::new(self.words.tell("fault-pack-twice", &[("id", &pack.id)]));
                self.faults.push(Fault::whole(&file, say));
            }
        }
    }
}

/// Ids of the indicators and artefacts of `drafts`.
fn known(drafts: &[Draft]) -> Vec<String> {
    let indicators = drafts.iter().filter_map(|draft| draft.text_at("/id")).map(str::to_owned);
    indicators.chain(drafts.iter().flat_map(artefact_ids)).collect()
}

fn ids_of_kinds(file: &KindsFile) -> Vec<String> {
    file.kinds.iter().map(|kind| kind.id.clone()).collect()
}

fn kind(node: KindNode) -> Kind {
    Kind { id: node.id, title: node.title, never_evidence: node.never_evidence, recognise: node.recognise }
}

/// What is disabled, and why.
fn disabled(node: DisableNode) -> Option<(String, String)> {
    Some((node.artefact.or(node.indicator)?, node.reason))
}

fn artefact(indicator: &str, node: ArtefactNode) -> Artefact {
    Artefact {
        id: format!("{indicator}.{}", node.id),
        title: node.title,
        what: node.what,
        advice: node.advice,
        source: node.source,
        each: node.each,
        per: node.per,
        misfiled: node.misfiled,
        external_only: node.external_only,
        key_date: node.key_date,
        recognise: node.recognise,
        checks: node.checks,
        taken_from: None,
        vocabulary: Vocabulary::new(),
    }
}

fn category(name: CategoryName) -> Category {
    match name {
        CategoryName::Of => Category::Of,
        CategoryName::Bc => Category::Bc,
        CategoryName::Vae => Category::Vae,
        CategoryName::App | CategoryName::Cfa => Category::App,
    }
}

fn in_force(sheet: &mut Sheet<'_>, file: &PackFile) -> (Option<Date>, Option<Date>) {
    let from = day(sheet, "/in_force/from", file.in_force.from.as_deref());
    let until = day(sheet, "/in_force/until", file.in_force.until.as_deref());
    if from.zip(until).is_some_and(|(from, until)| until < from) {
        let say = Say::new(sheet.words.say("fault-dates-reversed"));
        sheet.report("/in_force/until", say);
    }
    (from, until)
}

/// Order of ids as people count: "2" before "12", letters after numbers.
fn natural(one: &str, other: &str) -> Ordering {
    let number = |id: &str| id.parse::<u32>().unwrap_or(u32::MAX);
    number(one).cmp(&number(other)).then_with(|| one.cmp(other))
}
