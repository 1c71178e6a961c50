//! Rates that a document gives: « satisfaction à chaud : 91 % en 2025 ». What is measured belongs to the packs.
//!
//! Rather none than a wrong one: goals, parts of a year and sentences that give several rates are passed over. What was counted until a day
//! that is told (« arrêté au 30/09/2026 ») is of that day.

mod rate;
mod year;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::Date;

use rate::rates;
pub(crate) use rate::{Rate, is_rated, share};
pub(crate) use year::Year;
use year::{stop, years};

use super::acronyms::Acronyms;
use super::phrase::{Phrase, stems};
use super::sentences::bare;
use super::sole::only;
use super::stream::{Nearness, Spot, Stream};
use crate::model::document::{Block, BlockKind, Content};

/// Words that make a rate a goal, somebody else's, or that of a part of the year.
static OTHER: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    stemmed(
        "objectif cible target seuil attendu visé visée minimum maximum moins plus dessus dessous national nationale régional régionale \
         branche écart évolution tendance nombre effectif mois trimestre semestre t1 t2 t3 t4 s1 s2 janvier février mars avril mai juin juillet août septembre octobre \
         novembre décembre point session contre",
    )
});
/// Words that say nothing of what is measured.
static PLAIN: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    stemmed(
        "taux part pourcentage moyenne moyen global général annuel année an résultat valeur chiffre indicateur très ou et à a en sur \
         pour par dans avec soit est sont notre nos nous qui se s sa son ont établit établi atteint élève passe reste monte affiche \
         stagiaire bénéficiaire apprenant participant personne formation enquête questionnaire réponse note présenté ensemble total \
         tous toutes confondu examen jury présentation civil obtenu mesuré chaud arrêté réalisé constaté cumul situation date action parcours \
         fin leur leurs",
    )
});
/// Words for any certification, which tell nothing beside the name of one.
static CERTIFIED: LazyLock<BTreeSet<String>> =
    LazyLock::new(|| stemmed("titre professionnel tp complet entier diplôme certificat certification niveau rncp"));
/// Words that say that a column gives shares, and not of what.
static SHARES: LazyLock<BTreeSet<String>> = LazyLock::new(|| stemmed("taux part pourcentage"));
/// Words over the column that says of whom, or of which training, the measure beside it is.
static FIELDS: LazyLock<BTreeSet<String>> =
    LazyLock::new(|| stemmed("champ périmètre formation public action dispositif diplôme titre indicateur intitulé"));
/// Words that announce figures.
static RESULTS: LazyLock<BTreeSet<String>> = LazyLock::new(|| stemmed("résultats chiffres"));
/// Words that head the row of all the others.
static WHOLE: LazyLock<BTreeSet<String>> = LazyLock::new(|| stemmed("ensemble total global tous toutes moyenne"));
/// Signs of a goal.
const GOALS: [char; 5] = ['<', '>', '≤', '≥', '≈'];

/// A rate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Figure {
    /// Which of the measures asked for.
    pub measure: usize,
    /// Stems of what else says what is measured (« froid », « cap »).
    pub about: BTreeSet<String>,
    /// The time that it is of.
    pub year: Year,
    /// What it says.
    pub rate: Rate,
    /// True for the row of all the others: « Toutes actions ».
    pub whole: bool,
    /// Where it stands.
    pub spot: Spot,
}

/// What is measured, by the phrases of which one is said, and the acronyms in use.
pub(crate) type Asked<'a> = (&'a [&'a [Phrase]], &'a Acronyms);

/// The rates of `content` for each of the measures.
pub(crate) fn find(content: &Content, stream: &Stream, (measures, acronyms): Asked<'_>) -> Vec<Figure> {
    let title = content.blocks.iter().filter(|block| block.kind == BlockKind::Title);
    let near = || content.blocks.iter().enumerate().filter(|(at, _)| stream.nearness(*at) == Nearness::Title);
    let year = only(title.flat_map(|block| years(&block.text)));
    let year = year.or_else(|| near().find_map(|(_, block)| only(years(&block.text))));
    let time = Time { year, until: near().find_map(|(_, block)| stop(&block.text)).map(|(_, day)| day) };
    let mut reader = Reader { measures, acronyms, time, part: "" };
    let mut heads: BTreeMap<Option<u32>, Row<'_>> = BTreeMap::new();
    let mut found: Vec<(usize, Told)> = Vec::new();
    for (at, block) in content.blocks.iter().enumerate() {
        let (rated, row) = (is_rated(&block.text), Row::of(block));
        let heads_a_part = matches!(block.kind, BlockKind::Title | BlockKind::Heading);
        if heads_a_part {
            reader.time = Time::told(&block.text, time);
            reader.part = if block.kind == BlockKind::Heading { &block.text } else { "" };
        }
        match (row.cells.len() > 1, rated) {
            (true, true) if row.is_cut() => {}
            (true, true) => found.extend(reader.row(&row, heads.get(&block.table)).into_iter().map(|one| (at, one))),
            (true, false) if row.is_data() => {}
            (true, false) => drop(heads.insert(block.table, row)),
            (false, true) => found.extend(reader.text(&block.text).map(|one| (at, one))),
            // What stands under a heading is another table, printed as lines.
            (false, false) if heads_a_part => drop(heads.remove(&None)),
            (false, false) if announces(&block.text) => reader.time = Time::told(&block.text, time),
            (false, false) => {}
        }
    }
    let of_all = |one: &Told| one.part.is_empty() || !found.iter().any(|(_, other)| one.is_beside(other));
    found.iter().flat_map(|(at, one)| one.figures(*at).skip(usize::from(!of_all(one)))).collect()
}

/// What the title of `content` says that it is about: the rates of a programme are those of its training.
pub(crate) fn topic(content: &Content) -> BTreeSet<String> {
    let title = content.blocks.iter().find(|block| matches!(block.kind, BlockKind::Title | BlockKind::Heading));
    let mut stems = title.map(|title| stemmed(&bare(&title.text))).unwrap_or_default();
    stems
        .retain(|stem| !stem.bytes().any(|b| b.is_ascii_digit()) && !PLAIN.contains(stem) && !CERTIFIED.contains(stem));
    stems
}

/// The cells of a row, or of a printed line with columns in it: number, text, bytes.
struct Row<'a> {
    cells: Vec<(u32, &'a str, Range<usize>)>,
}

impl<'a> Row<'a> {
    fn of(block: &'a Block) -> Self {
        if !block.cells.is_empty() {
            let cells = block.cells.iter().map(|cell| (cell.column, block.cell_text(cell), cell.span()));
            return Self { cells: cells.collect() };
        }
        let mut end = 0;
        let cells = (1..).zip(block.text.split('\t')).map(|(column, text)| {
            let start = end;
            end = start + text.len() + 1;
            (column, text, start..start + text.len())
        });
        Self { cells: cells.collect() }
    }

    /// « Satisfaction, 9, 8,9, 9,1 »: numbers that are no years head no columns.
    fn is_data(&self) -> bool {
        let number =
            |text: &str| text.trim().replace(',', ".").parse::<f64>().is_ok_and(|n| !(2000.0..2100.0).contains(&n));
        self.cells.iter().any(|(_, text, _)| number(text))
    }

    /// « 24, 88 %, 92 % »: the end of a row whose label is printed on the lines above.
    fn is_cut(&self) -> bool {
        let first = self.cells.iter().map(|(_, text, _)| *text).find(|text| !text.trim().is_empty());
        let number = |text: &str| text.trim().bytes().all(|b| b.is_ascii_digit());
        first.is_some_and(|text| number(text) && years(text).next().is_none())
    }

    /// What stands over `column`; a mere « Taux » is that of what the column before it counts.
    fn over(&self, column: u32) -> String {
        let own = self.cell(column).unwrap_or("");
        let before = column.checked_sub(1).and_then(|before| self.cell(before)).filter(|_| is_all(&SHARES, own));
        before.map_or_else(|| own.to_owned(), |before| format!("{own} {before}"))
    }

    /// What the row is of: its first cell that is no code, and the one beside it where `head` says that it tells of whom.
    fn label(&self, head: Option<&Self>) -> String {
        let mut cells = self.cells.iter().filter(|(_, text, _)| !text.trim().is_empty() && !is_code(text)).peekable();
        let own = cells.next().map_or("", |(_, text, _)| *text);
        let of = |column: u32| head.and_then(|head| head.cell(column)).is_some_and(|head| is_said(&FIELDS, head));
        let field = cells.next_if(|(column, text, _)| of(*column) && !is_rated(text));
        field.map_or_else(|| own.to_owned(), |(_, field, _)| format!("{own} {field}"))
    }

    fn cell(&self, column: u32) -> Option<&'a str> {
        self.cells.iter().find(|(number, ..)| *number == column).map(|(_, text, _)| *text)
    }
}

struct Reader<'a> {
    measures: &'a [&'a [Phrase]],
    acronyms: &'a Acronyms,
    /// The time that the heading gives, or the title.
    time: Time,
    /// The heading: what a clause under it says of nothing else is of that.
    part: &'a str,
}

/// A year, and the day until which it was counted.
#[derive(Clone, Copy)]
struct Time {
    year: Option<Year>,
    until: Option<Date>,
}

impl Time {
    /// What `text` tells of the time, of which the rest is told by `around`.
    fn told(text: &str, around: Self) -> Self {
        let until = stop(text).map(|(_, day)| day);
        Self { year: only(years(text)).or(around.year), until: until.or(around.until) }
    }

    fn year(self) -> Option<Year> {
        self.year.map(|year| year.until(self.until)).or_else(|| self.until.map(Year::of))
    }
}

/// A rate in one block.
struct Told {
    measure: usize,
    about: BTreeSet<String>,
    /// What the heading says that it is about, where it says nothing itself.
    part: BTreeSet<String>,
    year: Year,
    rate: Rate,
    whole: bool,
    span: Range<usize>,
}

impl Told {
    /// The figure, of block `at`; and as one of its part.
    fn figures(&self, at: usize) -> impl Iterator<Item = Figure> {
        let Self { measure, year, rate, whole, .. } = *self;
        let spot = Spot { block: at, span: self.span.clone() };
        let abouts = std::iter::once(&self.about).chain(Some(&self.part).filter(|part| !part.is_empty()));
        abouts.map(move |about| Figure { measure, about: about.clone(), year, rate, whole, spot: spot.clone() })
    }

    /// The same, of a cell that begins at byte `start` of its block.
    fn shifted(self, start: usize) -> Self {
        let span = self.span.start + start..self.span.end + start;
        Self { span, ..self }
    }

    /// The same measured in another part: neither is that of all.
    fn is_beside(&self, other: &Self) -> bool {
        (self.measure, self.year) == (other.measure, other.year) && self.part != other.part
    }
}

impl Reader<'_> {
    /// The rates of a row: of what its first cell says, or of what stands over them; else of what their own cell says.
    fn row(&self, row: &Row<'_>, head: Option<&Row<'_>>) -> Vec<Told> {
        let label = row.label(head);
        let rate = |text: &str| rate::rate(text).or_else(|| rate::under(&label, text));
        let cells = row.cells.iter().map(|(column, text, span)| (*column, *text, span, rate(text)));
        let rated: Vec<_> = cells.filter(|(_, text, _, rate)| rate.is_some() || is_rated(text)).collect();
        let several = rated.iter().filter(|(.., rate)| rate.is_some()).count() > 1;
        let (of_label, time) = (self.measure(&label), Time::told(&label, self.time));
        let is_other = is_said(&OTHER, &untimed(&bare(&label)));
        let mut found = Vec::new();
        for (column, text, span, rate) in rated {
            let heading = head.map(|head| head.over(column)).unwrap_or_default();
            let timed = only(years(&heading)).is_some() || stop(&heading).is_some();
            let time = Time::told(&heading, time);
            let heading = untimed(&heading);
            let of_heading = self.measure(&heading);
            if of_label.or(of_heading).is_none() {
                found.extend(self.clauses(text, time).map(|told| told.shifted(span.start)));
                continue;
            }
            let (Some(rate), Some(year)) = (rate, time.year()) else { continue };
            let said = match of_label {
                Some(_) if !several || timed => label.clone(),
                None if is_whole(&label) => heading.clone(),
                _ => format!("{label} {heading}"),
            };
            let Some(measure) = self.measure(&said).filter(|_| !is_other && !is_said(&OTHER, &heading)) else {
                continue;
            };
            let (about, part) = (self.about(&said, measure), BTreeSet::new());
            found.push(Told { measure, about, part, year, rate, whole: is_whole(&label), span: span.clone() });
        }
        found
    }

    /// The rates of running text, of clauses that give but one.
    fn text<'b>(&'b self, text: &'b str) -> impl Iterator<Item = Told> + 'b {
        self.clauses(text, Time::told(text, self.time))
    }

    /// The rates of the clauses of `text`, which is of `time` where they do not say.
    fn clauses<'b>(&'b self, text: &'b str, time: Time) -> impl Iterator<Item = Told> + 'b {
        clauses(text).filter_map(move |(start, clause)| {
            let said = bare(clause);
            let year = Time::told(&said, time).year()?;
            let said = untimed(&said);
            let (at, rate) = only(rates(&said))?;
            let before = said.get(..at)?.trim_end();
            let measure = self.measure(&said).filter(|_| !before.ends_with(GOALS) && !is_said(&OTHER, &said))?;
            let (about, span) = (self.about(&said, measure), start..start + clause.len());
            let part = if about.is_empty() { self.about(self.part, measure) } else { BTreeSet::new() };
            Some(Told { measure, about, part, year, rate, whole: false, span })
        })
    }

    /// The one measure that `text` names; of several nobody knows which is meant.
    fn measure(&self, text: &str) -> Option<usize> {
        let stems = stems(&bare(text))?;
        let said = |any: &[Phrase]| any.iter().flat_map(Phrase::forms).any(|form| stems.contains(form.as_str()));
        only(self.measures.iter().enumerate().filter(|(_, any)| said(any)).map(|(index, _)| index))
    }

    /// What `said` tells beside the measure.
    fn about(&self, said: &str, measure: usize) -> BTreeSet<String> {
        let mut text = stems(&self.acronyms.shorten(&bare(said))).unwrap_or_default();
        for form in self.measures.get(measure).into_iter().flat_map(|any| any.iter()).flat_map(Phrase::forms) {
            text = text.replace(form.as_str(), " ");
        }
        let telling = text
            .split(' ')
            .filter(|stem| !stem.is_empty() && !stem.bytes().any(|b| b.is_ascii_digit()) && !PLAIN.contains(*stem));
        let (plain, telling): (BTreeSet<String>, _) =
            telling.map(str::to_owned).partition(|stem| CERTIFIED.contains(stem));
        if telling.is_empty() { plain } else { telling }
    }
}

fn stemmed(words: &str) -> BTreeSet<String> {
    stems(words).unwrap_or_default().split_whitespace().map(str::to_owned).collect()
}

/// « Ensemble », « Toutes actions »; not « Ensemble des trois titres », which are some.
fn is_whole(label: &str) -> bool {
    let all = |stems: String| stems.split_whitespace().all(|stem| WHOLE.contains(stem) || PLAIN.contains(stem));
    is_said(&WHOLE, label) && stems(&bare(label)).is_some_and(all)
}

/// True for a text all of whose words are of `words`.
fn is_all(words: &BTreeSet<String>, text: &str) -> bool {
    stems(text).is_some_and(|stems| stems.split_whitespace().all(|stem| words.contains(stem)))
}

/// True for a short line that announces the figures of a year: « Nos résultats 2025 ».
fn announces(text: &str) -> bool {
    text.split_whitespace().count() <= 6 && is_said(&RESULTS, text) && only(years(text)).is_some()
}

/// True for « R3 », « I-04 »: what numbers a row.
fn is_code(text: &str) -> bool {
    let text = text.trim();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let has = |c: char| text.contains(c);
    (1..=3).contains(&digits)
        && text.len() <= 6
        && text.chars().any(char::is_alphabetic)
        && !has(' ')
        && !has('%')
        && !has('/')
}

/// True where `about`, what a figure is told of, names no training: nothing, or any certification.
pub(crate) fn is_general(about: &BTreeSet<String>) -> bool {
    about.iter().all(|stem| CERTIFIED.contains(stem))
}

/// `text` without the day until which it counts.
fn untimed(text: &str) -> String {
    let span = stop(text).map_or(0..0, |(span, _)| span);
    [text.get(..span.start), text.get(span.end..)].into_iter().flatten().collect()
}

fn is_said(words: &BTreeSet<String>, text: &str) -> bool {
    stems(text).is_some_and(|stems| stems.split_whitespace().any(|stem| words.contains(stem)))
}

/// The clauses of `text`, each with where it begins.
fn clauses(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    let ends = text.char_indices().filter_map(|(at, c)| {
        let ends = match c {
            ';' | '\n' | '•' => true,
            ',' | '.' => text.get(at + 1..).is_some_and(|rest| rest.starts_with(char::is_whitespace)),
            _ => false,
        };
        ends.then_some((at, c.len_utf8()))
    });
    let ends: Vec<(usize, usize)> = ends.chain(std::iter::once((text.len(), 0))).collect();
    let clauses = ends.into_iter().filter_map(move |(end, length)| {
        let clause = (start, text.get(start..end)?);
        start = end + length;
        Some(clause)
    });
    clauses.flat_map(|(start, clause)| apart(start, clause))
}

/// « la satisfaction s'établit à 91 % et le taux de retour à 84 % »: two clauses, when each of them gives a rate.
fn apart(start: usize, clause: &str) -> Vec<(usize, &str)> {
    let joined = clause.match_indices(" et ").find_map(|(at, et)| {
        let (one, other) = (clause.get(..at)?, clause.get(at + et.len()..)?);
        let rated = |text: &str| rates(text).next().is_some();
        (rated(one) && rated(other)).then_some([(start, one), (start + at + et.len(), other)])
    });
    joined.map_or_else(|| vec![(start, clause)], Vec::from)
}

#[cfg(test)]
mod tests;
