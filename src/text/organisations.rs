//! Training organisations that a document names: "CFA Lauragais Métiers", "salariée de Gardel SARL".
//!
//! Finds only what stands in a telling place: a title, or right after the words for an employer. Whether it is the
//! provider is decided above. The words are those that French names of such bodies begin with whatever the label, as
//! those of companies end with "SARL"; no rule could do without them, nor with others.

mod authors;
mod clients;

use std::collections::BTreeMap;
use std::ops::Range;

use super::fold::folded;
use super::labelled;
use super::stream::Spot;
use crate::model::document::{Block, BlockKind, Content};

pub use authors::{author, seated};
pub use clients::client;

/// Words that begin the name of a training organisation, folded.
const HEADS: &[&str] = &[
    "cfa",
    "greta",
    "mfr",
    "ufa",
    "cfppa",
    "auto ecole",
    "lycee",
    "centre de formation",
    "organisme de formation",
    "institut de formation",
];
/// Words before the name of an employer, folded.
const EMPLOYERS: &[&str] = &[
    "salarie de",
    "salariee de",
    "employe de",
    "employee de",
    "employe par",
    "employee par",
    "salarie chez",
    "salariee chez",
];
/// Words before the company of somebody who runs it, where it is said what that person did: the one who signs runs one too.
const RUNS: &[&str] = &["gerant de", "gerante de", "dirigeant de", "dirigeante de", "president de", "presidente de"];
/// Words that the name of a training or consulting company ends with, folded.
const SELLING: &[&str] =
    &["conseil", "conseils", "formation", "formations", "consulting", "consultants", "competences"];
/// Words before them that make no name, folded.
const COMMON: &[&str] = &[
    "action",
    "actions",
    "centre",
    "certificat",
    "contrat",
    "convention",
    "direction",
    "feuille",
    "organisme",
    "plan",
    "pole",
    "programme",
    "responsable",
    "ressource",
    "ressources",
    "service",
    "session",
    "stage",
    "titre",
];
/// Legal forms and other words for an organisation, folded.
const FORMS: &[&str] = &["societe", "association", "groupe", "institut", "sarl", "sas", "sasu", "eurl", "scop", "sa"];
/// Those of companies, which stand in their names.
const COMPANIES: &[&str] = &["sarl", "sas", "sasu", "eurl", "earl", "scop", "gaec"];
/// Words before whoever gives a training, folded.
const GIVERS: &[&str] =
    &["dispensee par", "dispensees par", "dispense par", "organisee par", "organisees par", "inscrits a"];
/// Words of « responsable du traitement ».
const CONTROLLER: usize = 3;
/// Small words inside a name.
const INSIDE: &[&str] = &["de", "du", "des", "la", "le", "les", "et", "en", "d", "l"];
/// Most words of a name, and least letters of a word that tells names apart.
const WORDS: usize = 6;
const TELLING: usize = 4;
/// Blocks in which a title stands, and the longest block that is one, in bytes.
const TITLES: usize = 4;
const LONGEST: usize = 120;

/// Words that a street begins with after its number, folded.
const STREETS: &[&str] = &[
    "rue",
    "avenue",
    "av",
    "boulevard",
    "bd",
    "chemin",
    "place",
    "route",
    "allee",
    "impasse",
    "quai",
    "cours",
    "square",
];
/// Blocks at the head of a paper in which the label of a field stands.
const CARD: usize = 30;

/// Labels of the company in which somebody is trained, folded.
const HOSTS: &[&str] = &["entreprise", "entreprise d'accueil", "employeur", "structure d'accueil"];
/// Words before the name of whose director decides, folded.
const DIRECTS: &[&str] = &[
    "directeur de ",
    "directrice de ",
    "direction de ",
    "responsable de ",
    "directeur d'",
    "directrice d'",
    "direction d'",
    "responsable d'",
];

/// Words that the name of a public body begins with, folded.
const PUBLIC: &[&str] = &["commune", "ville", "mairie", "communaute", "departement", "metropole", "agglomeration"];

/// An organisation by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organisation {
    /// As written.
    pub name: String,
    /// Where.
    pub spot: Spot,
}

/// The training organisation that the first lines of `content`, or the top or bottom of its pages, are headed with.
#[must_use]
pub fn heading(content: &Content) -> Option<Organisation> {
    heads(content).find_map(|(block, one)| named(block, &one.text, HEADS, true))
}

/// Whoever the first lines of `content`, or the top or bottom of its pages, name with their address: « Garonne Compétences, 8 rue… ».
#[must_use]
pub fn letterhead(content: &Content) -> Option<Organisation> {
    heads(content).find_map(|(block, one)| {
        let (name, address) = one.text.split_once([',', '–', '-'])?;
        let name = name.trim();
        let start = one.text.find(name)?;
        let proper = name.starts_with(char::is_uppercase) && (2..=WORDS).contains(&name.split_whitespace().count());
        let is_head = behind_street(&folded(address)).is_some() && proper && !is_person(name);
        is_head.then(|| Organisation { name: name.to_owned(), spot: Spot { block, span: start..start + name.len() } })
    })
}

/// The words behind the number and the street that the folded `address` begins with; none for anything else.
fn behind_street(address: &str) -> Option<impl Iterator<Item = &str>> {
    let mut words = address.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let number = words.next()?.bytes().all(|b| b.is_ascii_digit());
    let street = words.find(|word| !matches!(*word, "bis" | "ter"))?;
    (number && STREETS.contains(&street)).then_some(words)
}

/// The training or consulting organisation of which `content` has the director decide, and that it names elsewhere too.
#[must_use]
pub fn directed(content: &Content) -> Option<Organisation> {
    let decides = |found: &Organisation| {
        let name = folded(&found.name);
        let said = |text: &str| DIRECTS.iter().any(|lead| text.contains(&format!("{lead}{name}")));
        content.blocks.iter().any(|block| said(&folded(&block.text)))
    };
    companies_by_number(content).filter(|(times, _)| *times > 1).map(|(_, found)| found).find(decides)
}

/// The training or consulting organisation that `content` says gives the trainings it is about: « une session dispensée par … ».
#[must_use]
pub fn giver(content: &Content) -> Option<Organisation> {
    let blocks = content.blocks.iter().enumerate();
    let mut given = blocks.filter_map(|(block, one)| named(block, &one.text, GIVERS, false));
    given.find(|found| !companies(&found.name).is_empty())
}

/// The training or consulting organisation that `content` names `often` or more: a text copied from somebody else keeps its name.
#[must_use]
pub fn recurrent(content: &Content, often: usize) -> Option<Organisation> {
    let met = companies_by_number(content).filter(|(times, _)| *times >= often);
    met.max_by_key(|(times, _)| *times).map(|(_, found)| found)
}

/// The training and consulting organisations that `content` names, each with how often.
fn companies_by_number(content: &Content) -> impl Iterator<Item = (usize, Organisation)> {
    let mut met: BTreeMap<String, (usize, Organisation)> = BTreeMap::new();
    for (block, one) in content.blocks.iter().enumerate() {
        for (name, span) in companies(&one.text) {
            let first = || (0, Organisation { name: name.to_owned(), spot: Spot { block, span } });
            met.entry(folded(name)).or_insert_with(first).0 += 1;
        }
    }
    met.into_values()
}

/// The name that the line with a company number begins with: « Formasanté Dauphiné – SARL – SIRET … ».
#[must_use]
pub fn before_number(content: &Content, block: usize) -> Option<Organisation> {
    let text = content.blocks.get(block)?.text.as_str();
    let start = text.len() - text.trim_start().len();
    let name = first_part(text.get(start..)?).split([':', '–', '(']).next()?.split(" - ").next()?.trim_end();
    let proper = name.starts_with(char::is_uppercase) && name.split_whitespace().count() >= 2;
    proper.then(|| Organisation { name: name.to_owned(), spot: Spot { block, span: start..start + name.len() } })
}

/// Names of two or three capitalised words of which the last says what the organisation sells: « Formalys Conseil ».
fn companies(text: &str) -> Vec<(&str, Range<usize>)> {
    let words = spans(text);
    let capital = |at: usize| words.get(at).is_some_and(|(_, word)| word.starts_with(char::is_uppercase));
    let joined = |at: usize| {
        let (start, word) = words.get(at)?;
        let next = words.get(at + 1)?.0;
        Some(text.get(start + word.len()..next)? == " ")
    };
    let sells =
        words.iter().enumerate().filter(|(at, (_, word))| capital(*at) && SELLING.contains(&folded(word).as_str()));
    let names = sells.filter_map(|(at, (end, last))| {
        let before =
            (1..=2).take_while(|back| at.checked_sub(*back).is_some_and(|at| capital(at) && joined(at) == Some(true)));
        let (start, first) = words.get(at - before.last()?)?;
        let own = first.chars().count() >= TELLING && !COMMON.contains(&folded(first).as_str());
        let span = *start..end + last.len();
        own.then(|| text.get(span.clone()).map(|name| (name, span)))?
    });
    names.collect()
}

/// The short blocks in which a document says whose it is, each with its number; not a line below the first that goes on with a
/// sentence, nor a row of a table.
fn heads(content: &Content) -> impl Iterator<Item = (usize, &Block)> {
    let all = content.blocks.iter().enumerate();
    let heads = all.filter(|(at, block)| *at < TITLES || matches!(block.kind, BlockKind::Header | BlockKind::Footer));
    let is_row = |block: &Block| block.cells.iter().filter(|cell| !block.cell_text(cell).trim().is_empty()).count() > 1;
    let goes_on = |at: usize, block: &Block| {
        let printed = matches!(block.kind, BlockKind::Line | BlockKind::Paragraph);
        at > 0 && printed && block.text.trim_start().starts_with(char::is_lowercase)
    };
    heads.filter(move |(at, block)| block.text.len() <= LONGEST && !goes_on(*at, block) && !is_row(block))
}

/// The employer of somebody whom `content` speaks of.
#[must_use]
pub fn employer(content: &Content) -> Option<Organisation> {
    let run_by = |block, text: &str| {
        let plain = folded(text);
        let told = plain.contains("que m") && ["attest", "certifi"].iter().any(|word| plain.contains(word));
        told.then(|| named(block, text, RUNS, false)).flatten()
    };
    let blocks = content.blocks.iter().enumerate();
    blocks
        .map(|(block, one)| (block, &one.text))
        .find_map(|(block, text)| named(block, text, EMPLOYERS, false).or_else(|| run_by(block, text)))
}

/// Whoever `content` says that the data are processed by, when it is an organisation: « Le CFA Marne-Argonne, responsable du traitement ».
#[must_use]
pub fn controller(content: &Content) -> Option<Organisation> {
    content.blocks.iter().enumerate().find_map(|(block, one)| {
        let words = spans(&one.text);
        let said = |run: &[(usize, &str)]| {
            let run: Vec<String> = run.iter().map(|(_, word)| folded(word)).collect();
            run.first().is_some_and(|word| word == "responsable")
                && run.last().is_some_and(|word| word.starts_with("traitement"))
        };
        let at = words.windows(CONTROLLER).position(said)?;
        let span = named_after(&one.text, &words, at + CONTROLLER).or_else(|| named_before(&one.text, &words, at))?;
        let name = one.text.get(span.clone())?.to_owned();
        is_body(content, &name).then_some(Organisation { name, spot: Spot { block, span } })
    })
}

/// The block below the heading « Responsable du traitement ».
#[must_use]
pub fn under_controller(content: &Content) -> Option<usize> {
    let is_heading = |block: &Block| {
        let text = folded(&block.text);
        matches!(text.trim_end_matches([':', ' ', '.']), "responsable du traitement" | "responsable de traitement")
    };
    content.blocks.iter().position(is_heading).map(|at| at + 1)
}

/// « … est Nautis Formation »: the name behind the word `from`.
fn named_after(text: &str, words: &[(usize, &str)], from: usize) -> Option<Range<usize>> {
    words.get(from).filter(|(_, word)| folded(word) == "est")?;
    Some(words.get(from + 1)?.0..name_end(text, words, from + 1)?)
}

/// « Le CFA Marne-Argonne, … », « Occitan'Learn est … »: the name before the word `at`, its article left out.
fn named_before(text: &str, words: &[(usize, &str)], at: usize) -> Option<Range<usize>> {
    let head = words.get(..at)?;
    let head = head.split_last().filter(|((_, word), _)| *word == "est").map_or(head, |(_, rest)| rest);
    let (last, word) = head.last()?;
    let (mut start, end) = (None, last + word.len());
    let mut next = *last;
    for (from, word) in head.iter().rev().take(WORDS) {
        let capital = word.starts_with(char::is_uppercase);
        let inside = INSIDE.contains(&folded(word).as_str());
        let apart = text.get(from + word.len()..next).is_some_and(|gap| gap.contains(['.', ',', ';', ':']));
        if apart || !(capital || inside) {
            break;
        }
        start = if capital && !inside { Some(*from) } else { start };
        next = *from;
    }
    Some(start?..end)
}

/// True for a name with a word of an organisation in it, or beside it somewhere: « la société Occitan'Learn », « Alphavère SAS ».
fn is_body(content: &Content, name: &str) -> bool {
    let plain = folded(name);
    let word_of = |word: &str| HEADS.contains(&word) || SELLING.contains(&word) || FORMS.contains(&word);
    let beside = |text: &str| {
        let text = folded(text);
        FORMS.iter().any(|form| text.contains(&format!("{form} {plain}")) || text.contains(&format!("{plain} {form}")))
    };
    !is_person(name) && (plain.split(' ').any(word_of) || content.blocks.iter().any(|block| beside(&block.text)))
}

/// What stands before the address or the next column.
fn first_part(value: &str) -> &str {
    value.split([',', ';', '\t', '(']).next().unwrap_or_default().trim_end()
}

/// The organisation `name` with which the value at `spot` begins.
fn at_start(spot: &Spot, name: &str) -> Organisation {
    let span = spot.span.start..spot.span.start + name.len();
    Organisation { name: name.to_owned(), spot: Spot { block: spot.block, span } }
}

/// True where the label of a company that takes somebody in announces the name at `spot`: « Entreprise : … » in the booklet of a school.
#[must_use]
pub fn is_host(content: &Content, spot: &Spot) -> bool {
    let before = content.blocks.get(spot.block).and_then(|block| block.text.get(..spot.span.start));
    let last = before.unwrap_or_default().rsplit(['.', ';', '\t']).next().unwrap_or_default();
    last.split_once(':').is_some_and(|(label, _)| HOSTS.contains(&folded(label).trim()))
}

/// The public body that runs the premises which `content` is about: « Exploitant : la commune ».
#[must_use]
pub fn operator(content: &Content) -> Option<Organisation> {
    labelled(content, &["exploitant"]).find_map(|(spot, value)| {
        let plain = folded(value);
        let mut words = plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !INSIDE.contains(word));
        let public = words.next().is_some_and(|word| PUBLIC.contains(&word));
        public.then(|| Organisation { name: value.to_owned(), spot })
    })
}

/// What stands after one of the folded `labels` in the first lines of `content`: « Client : … », « Exploitant » and its cell, at the
/// head of a line or, with a capital, within one.
fn labelled<'a>(content: &'a Content, labels: &'a [&str]) -> impl Iterator<Item = (Spot, &'a str)> {
    content.blocks.iter().enumerate().take(CARD).filter_map(|(block, one)| {
        let capitals = one.text.match_indices(' ').map(|(at, _)| at + 1);
        let span = std::iter::once(0).chain(capitals).find_map(|from| {
            let rest = one.text.get(from..).filter(|rest| from == 0 || rest.starts_with(char::is_uppercase))?;
            let span = labelled::beside(rest, |label| labels.contains(&folded(label).trim()))?;
            Some(from + span.start..from + span.end)
        })?;
        let value = one.text.get(span.clone())?;
        Some((Spot { block, span }, value))
    })
}

fn is_person(name: &str) -> bool {
    let first = name.split_whitespace().next().map(folded).unwrap_or_default();
    let civil = matches!(first.trim_end_matches('.'), "m" | "mme" | "mlle" | "monsieur" | "madame" | "me" | "dr");
    civil || (first.len() == 2 && first.ends_with('.'))
}

/// True when the two names share a word that tells organisations apart.
#[must_use]
pub fn may_be_same(one: &str, other: &str) -> bool {
    let telling = |name: &str| -> Vec<String> {
        let words = folded(name);
        let words = words.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() >= TELLING);
        words.filter(|word| !HEADS.iter().any(|head| head.contains(word))).map(str::to_owned).collect()
    };
    let others = telling(other);
    telling(one).iter().any(|word| others.contains(word))
}

/// The name that follows one of `leads` in `text`; the lead belongs to it when `whole`.
fn named(block: usize, text: &str, leads: &[&str], whole: bool) -> Option<Organisation> {
    let words: Vec<(usize, &str)> = spans(text);
    (0..words.len()).find_map(|at| {
        let lead =
            leads.iter().map(|lead| lead.split(' ').count()).find(|length| leads_at(&words, at, *length, leads))?;
        let end = name_end(text, &words, at + lead)?;
        let start = words.get(if whole { at } else { at + lead })?.0;
        let name = text.get(start..end)?.to_owned();
        Some(Organisation { name, spot: Spot { block, span: start..end } })
    })
}

fn leads_at(words: &[(usize, &str)], at: usize, length: usize, leads: &[&str]) -> bool {
    let said: Option<Vec<String>> = words.get(at..at + length).map(|run| run.iter().map(|w| folded(w.1)).collect());
    said.is_some_and(|said| leads.contains(&said.join(" ").as_str()))
}

/// Where the name that begins at word `from` ends: capitalised words, small words between them. None without one.
fn name_end(text: &str, words: &[(usize, &str)], from: usize) -> Option<usize> {
    let mut end = None;
    let mut last = words.get(from.checked_sub(1)?).map(|(at, word)| at + word.len())?;
    for (at, word) in words.iter().skip(from).take(WORDS) {
        let between = text.get(last..*at)?;
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        let inside = INSIDE.contains(&folded(word).as_str());
        if !between.chars().all(|c| matches!(c, ' ' | '\u{a0}' | '\'' | '’' | '-')) || !(capital || inside) {
            break;
        }
        last = at + word.len();
        end = if capital { Some(last) } else { end };
    }
    end
}

/// The words of `text`, each with where it begins.
fn spans(text: &str) -> Vec<(usize, &str)> {
    let apart = |c: char| !c.is_alphanumeric();
    let mut at = 0;
    let mut words = Vec::new();
    for piece in text.split_inclusive(apart) {
        words.push((at, piece.trim_end_matches(apart)));
        at += piece.len();
    }
    words.retain(|(_, word)| !word.is_empty());
    words
}

#[cfg(test)]
mod tests;
