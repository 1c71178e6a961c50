//! Tables of people, and the health of a named person.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::{Personal, PersonalKind};
use crate::model::date::{FoundDate, Role};
use crate::model::document::Content;
use crate::text::fold::folded;
use crate::text::names;
use crate::text::phrase::{Phrase, Phrases, stems};
use crate::text::sentences::sentences;
use crate::text::stream::{Spot, Stream};
use crate::text::tables::Tables;

/// Bodies that decide on a disability: they count beside the name of somebody who is trained.
static BODIES: Phrases = Phrases::new(&["MDPH", "CDAPH"]);
/// Words on a person's health or disability that say nothing else: they count beside such a name even without a birth, and on a line
/// that begins with a name.
static STATES: Phrases = Phrases::new(&[
    "RQTH",
    "taux d'incapacité",
    "dyslexie",
    "dyslexique",
    "dyspraxie",
    "TDAH",
    "autisme",
    "autiste",
    "malentendant",
    "malvoyant",
    "épilepsie",
]);
/// Words on health that may speak of something else too: they count where somebody's birth is given.
static OTHER: Phrases = Phrases::new(&[
    "reconnaissance de la qualité de travailleur handicapé",
    "AAH",
    "certificat médical",
    "arrêt de travail",
    "diagnostic",
    "pathologie",
    "surdité",
    "traitement médical",
]);
/// Words on health that may be the subject of a course too: they count on a line that begins with a name.
static ILLNESSES: Phrases = Phrases::new(&[
    "travailleur handicapé",
    "travailleuse handicapée",
    "dyspraxique",
    "épileptique",
    "diabétique",
    "dépressif",
    "dépressive",
    "bipolaire",
    "hémiplégique",
    "paraplégique",
    "sclérose en plaques",
    "diabète",
    "cancer",
    "leucémie",
    "dépression",
    "schizophrénie",
    "fibromyalgie",
    "endométriose",
    "polyarthrite",
    "spondylarthrite",
    "hernie discale",
    "maladie de Crohn",
    "maladie de Parkinson",
    "surdité",
]);
/// Beginnings of words, folded, that make it the name of somebody who helps.
const HELPS: &[&str] = &[
    "referent",
    "formateur",
    "formatrice",
    "anim",
    "interven",
    "conseil",
    "contact",
    "charge",
    "membre",
    "cap emploi",
    "agefiph",
    "sensibilis",
    "formation a",
    "module",
    "atelier",
    "public",
];
/// Words of the names of bodies, folded.
const NOBODY: &[&str] = &["mdph", "cdaph", "sameth", "association", "service", "centre", "institut"];
/// What stands before the name of somebody who is trained or followed, folded.
const LABELS: &[&str] =
    &["stagiaire", "apprenant", "apprenante", "apprenti", "apprentie", "beneficiaire", "candidat", "candidate"];
/// Blocks between a name and a word on health.
const NEAR: usize = 6;
/// Names of columns by which a table is one of people; the first two are no secret.
static PERSON: LazyLock<Vec<Vec<Phrase>>> = LazyLock::new(|| {
    const NAMES: &[&[&str]] = &[
        &["nom", "nom de naissance", "nom prénom", "nom et prénom", "stagiaire", "apprenant", "bénéficiaire"],
        &["prénom"],
        &["date de naissance", "né le", "née le", "naissance"],
        &["téléphone", "tél", "portable", "mobile"],
        &["adresse", "adresse postale", "domicile"],
        &["n° de sécurité sociale", "numéro de sécurité sociale", "NIR", "n° SS"],
        &["handicap", "situation de handicap", "RQTH", "aménagement", "santé"],
        &["identifiant France Travail", "identifiant Pôle emploi", "n° demandeur d'emploi", "statut DE"],
    ];
    NAMES.iter().map(|any| any.iter().copied().map(Phrase::from).collect()).collect()
});
/// Columns of people and rows from which a table is told.
const COLUMNS: usize = 3;
const ROWS: usize = 3;

/// A table whose columns name people and their births or addresses, and which has rows.
pub(super) fn table(content: &Content, tables: &Tables) -> Option<Personal> {
    let names: Vec<&[Phrase]> = PERSON.iter().map(Vec::as_slice).collect();
    let table = tables.best(content, &names)?;
    let known = table.columns.iter().flatten().count();
    let private = table.columns.iter().skip(2).flatten().count();
    let filled = table.rows.iter().filter(|row| row.cells.len() >= COLUMNS).count();
    if known < COLUMNS || private == 0 || filled < ROWS {
        return None;
    }
    let block = content.blocks.iter().position(|block| std::ptr::eq(block, table.header))?;
    Some(Personal { kind: PersonalKind::People, count: filled, spot: Spot { block, span: 0..table.header.text.len() } })
}

/// Words on health in a document that gives somebody's birth, or right beside the name of somebody who is trained.
pub(super) fn health(content: &Content, stream: &Stream, dates: &[FoundDate]) -> Option<Personal> {
    let met = |words: &'static Phrases| words.forms().iter().filter_map(|form| stream.find(std::slice::from_ref(form)));
    let born = dates.iter().any(|date| date.role == Role::Birth);
    let plain = met(&BODIES).chain(met(&STATES));
    let mut spots: Vec<Spot> =
        if born { plain.chain(met(&OTHER)).collect() } else { beside_a_name(content, plain.collect()) };
    let has: BTreeSet<usize> = [&STATES, &ILLNESSES]
        .into_iter()
        .flat_map(|words| stream.find_all(words.forms()))
        .map(|spot| spot.block)
        .collect();
    let told = has.into_iter().filter_map(|block| Some((block, &content.blocks.get(block)?.text)));
    let told = told.filter(|(_, text)| tells_of_somebody(text));
    spots.extend(told.map(|(block, text)| Spot { block, span: 0..text.len() }));
    let spot = spots.iter().min_by_key(|spot| (spot.block, spot.span.start))?.clone();
    Some(Personal { kind: PersonalKind::Health, count: spots.len(), spot })
}

fn beside_a_name(content: &Content, spots: Vec<Spot>) -> Vec<Spot> {
    if spots.is_empty() {
        return spots;
    }
    let blocks = content.blocks.iter().enumerate();
    let named: Vec<usize> = blocks.filter(|(_, block)| is_named(&block.text)).map(|(at, _)| at).collect();
    let near = |spot: &Spot| named.iter().any(|at| at.abs_diff(spot.block) <= NEAR);
    spots.into_iter().filter(near).collect()
}

/// Of a text with a sentence that tells what somebody has: « Maeva D. (Excel 1) – RQTH jusqu'en 2029, malvoyante »; not « Hélène
/// Vidal, référente : RQTH, MDPH ».
fn tells_of_somebody(text: &str) -> bool {
    sentences(text).any(|sentence| {
        let sentence = sentence.trim_start_matches(['-', '–', '—', '•', '*', ' ']);
        let plain = folded(sentence);
        let helps = HELPS.iter().any(|word| plain.contains(word));
        let of_nobody = |part: &String| says_a_state(part) || NOBODY.contains(&part.as_str());
        let is_name = |parts: &[String]| parts.len() >= 2 && !parts.iter().any(of_nobody);
        let begins = |part: &str| names::at_start(part).is_some_and(|name| is_name(&names::parts(&name)));
        let led = || sentence.split_once(" : ").is_some_and(|(_, rest)| begins(rest));
        let civil = || names::after_civility(sentence).is_some_and(|name| is_name(&names::parts(&name)));
        !helps && says_a_state(sentence) && (begins(sentence) || led() || civil())
    })
}

fn says_a_state(text: &str) -> bool {
    let stems = stems(text).unwrap_or_default();
    STATES.forms().iter().chain(ILLNESSES.forms()).any(|form| stems.contains(form))
}

/// « Stagiaire : Léa Durand », « Bénéficiaire\tDurand Léa », « Apprenti Léo DURAND, CAP… ».
fn is_named(text: &str) -> bool {
    let is_label = |word: &str| LABELS.contains(&folded(word).as_str());
    let labelled = text.split_once([':', '\t']).is_some_and(|(label, rest)| {
        is_label(label.split_whitespace().last().unwrap_or("")) && names::at_start(rest).is_some()
    });
    let begins = text
        .trim_start()
        .split_once(' ')
        .is_some_and(|(label, rest)| is_label(label) && names::at_start(rest).is_some_and(|name| name.contains(' ')));
    labelled || begins
}
