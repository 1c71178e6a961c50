//! The same rate of the same year, told by several documents: it must be the same number.
//!
//! Which rates, and which documents give them, belongs to the packs (`figures`). A year counts once it was over when the document
//! was written: before, every document gives the state of its own day, and is compared with those that tell the same day.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Contradiction, Paper, asked, papers};
use crate::judge::{Case, Judged, Piece};
use crate::model::date::{DateSource, FoundDate, Precision};
use crate::model::finding::Finding;
use crate::model::status::Code;
use crate::pack::raw::FiguresNode;
use crate::recognise::Strength;
use crate::text::acronyms::Acronyms;
use crate::text::figures::{self, Figure, Year};
use crate::text::phrase::{Phrase, stems};
use crate::text::stream;

/// A document with what it tells of one rate of one year.
struct Told<'a> {
    piece: &'a Piece,
    artefact: &'a str,
    figures: Vec<Figure>,
}

/// What is measured (the measure, what else is said of it), the year, and the scale.
type Rate = (usize, BTreeSet<String>, Year, u32);

/// One finding for each document that tells another rate than most of those that tell it.
pub(super) fn findings(case: &Case<'_>, artefacts: &[Judged]) -> Vec<Finding> {
    asked(case, |pack| pack.figures.as_ref()).flat_map(|of| contradictions(case, artefacts, of)).collect()
}

fn contradictions(case: &Case<'_>, artefacts: &[Judged], (pack, node): (&str, &FiguresNode)) -> Vec<Finding> {
    let mut rates: BTreeMap<Rate, Vec<Told<'_>>> = BTreeMap::new();
    let measures: Vec<&[Phrase]> = node.measures.iter().map(|measure| measure.said.as_slice()).collect();
    let papers = papers(case, artefacts, &[node.found_in.as_slice(), &node.tabled_in].concat());
    let rated = papers
        .iter()
        .flat_map(|paper| &paper.piece.document.content.blocks)
        .filter(|block| figures::is_rated(&block.text));
    let acronyms = Acronyms::of(rated.map(|block| block.text.as_str()));
    for paper in papers {
        for (rate, figures) in of_paper(case, node, &paper, (&measures, &acronyms)) {
            rates.entry(rate).or_default().push(Told { piece: paper.piece, artefact: paper.artefact, figures });
        }
    }
    let mut seen = BTreeSet::new();
    let pairs = rates.iter().flat_map(|(rate, told)| {
        let others = move |most| told.iter().filter(move |one| !agree(most, one)).map(move |one| (rate, most, one));
        most_told(told).into_iter().flat_map(others)
    });
    let loose = nested(&rates).into_iter().filter(|(_, first, one)| !agree(first, one));
    let new = pairs
        .chain(loose)
        .filter(|(_, first, one)| seen.insert((&first.piece.document.path, &one.piece.document.path)));
    new.filter_map(|(rate, first, one)| finding(case, (pack, node, rate), first, one)).collect()
}

/// The first of those with whom most of `told` agree.
fn most_told<'t, 'a>(told: &'t [Told<'a>]) -> Option<&'t Told<'a>> {
    let backed = |one: &Told<'_>| told.iter().filter(|other| agree(one, other)).count();
    told.iter().rev().max_by_key(|one| backed(one))
}

/// What a paper tells. What a programme tells is of its own training, and so is what a page about one says of no other.
fn of_paper(
    case: &Case<'_>,
    node: &FiguresNode,
    paper: &Paper<'_>,
    asked: figures::Asked<'_>,
) -> BTreeMap<Rate, Vec<Figure>> {
    let piece = paper.piece;
    let written = paper.key_date.map_or(case.as_of, |date| written(piece, date.value, case.as_of));
    let topic = topic(case, piece);
    let is_programme = node.tabled_in.iter().any(|id| id == paper.artefact);
    let is_page_of_one = !topic.is_empty() && presents(case, piece, &node.tabled_in);
    let of_topic =
        |figure: &Figure| !figure.whole && (is_programme || is_page_of_one && figures::is_general(&figure.about));
    let mut own: BTreeMap<Rate, Vec<Figure>> = BTreeMap::new();
    let found = figures::find(&piece.document.content, &piece.facts.stream, asked).into_iter();
    let told = |figure: &Figure| figure.year.end() <= written && !(of_topic(figure) && topic.is_empty());
    for figure in found.filter(told) {
        let about = if of_topic(&figure) { topic.clone() } else { figure.about.clone() };
        own.entry((figure.measure, about, figure.year, figure.rate.of)).or_default().push(figure);
    }
    own
}

/// What the title of a paper says that it is about, the name of the provider left out.
fn topic(case: &Case<'_>, piece: &Piece) -> BTreeSet<String> {
    let names = case.profile.provider.names().filter_map(|name| stems(name)).collect::<String>();
    let mut topic = figures::topic(&piece.document.content);
    topic.retain(|stem| !names.split(' ').any(|own| own == stem));
    topic
}

/// True for a document that is for sure one of the artefacts `ids`.
fn presents(case: &Case<'_>, piece: &Piece, ids: &[String]) -> bool {
    let indexes: Vec<_> = ids.iter().filter_map(|id| case.packs.find(id)).collect();
    let mut sure = piece.recognition.candidates.iter().filter(|one| one.strength == Strength::Accepted);
    sure.any(|one| indexes.contains(&one.artefact))
}

/// Rates of one measure and year of which one document says more than the other (« CAP », « CAP AEPE en apprentissage »), where neither
/// tells another that it might be.
fn nested<'r, 'a>(rates: &'r BTreeMap<Rate, Vec<Told<'a>>>) -> Vec<(&'r Rate, &'r Told<'a>, &'r Told<'a>)> {
    let all = || rates.iter().flat_map(|(rate, told)| told.iter().map(move |one| (rate, one)));
    let same_paper = |one: &Told<'_>, other: &Told<'_>| one.piece.document.path == other.piece.document.path;
    let alone = |of: &Told<'_>, rate: &Rate| {
        all().filter(|(other, told)| same_paper(of, told) && may_be(rate, other)).count() == 1
    };
    let mut pairs = Vec::new();
    for (rate, first) in all() {
        let wider = all()
            .filter(|(other, told)| other.1.len() > rate.1.len() && may_be(rate, other) && !same_paper(first, told));
        pairs.extend(
            wider.filter(|(other, told)| alone(first, other) && alone(told, rate)).map(|(_, told)| (rate, first, told)),
        );
    }
    pairs
}

/// True for rates of one measure and year of which the words of one are among those of the other.
fn may_be(one: &Rate, other: &Rate) -> bool {
    let (least, most) = if one.1.len() <= other.1.len() { (&one.1, &other.1) } else { (&other.1, &one.1) };
    (one.0, one.2, one.3) == (other.0, other.2, other.3) && !least.is_empty() && least.is_subset(most)
}

/// When `piece` was written, by its key date; by the end of its month where it gives no day, and where that is only the period that it is
/// about, by the last day that it names.
fn written(piece: &Piece, key_date: Date, as_of: Date) -> Date {
    let dates = || piece.facts.dates.iter();
    let own = |precision| dates().find(move |date| date.day() == key_date && date.precision == precision);
    if own(Precision::Period).is_none() {
        return own(Precision::Month).map_or(key_date, |month| month.last);
    }
    let named = |date: &&FoundDate| {
        let written = matches!(date.source, DateSource::Text | DateSource::Cell);
        written && date.precision == Precision::Day && date.last <= as_of
    };
    dates().filter(named).map(FoundDate::day).max().unwrap_or(key_date)
}

/// True when one of the numbers is the same, but for rounding.
fn agree(one: &Told<'_>, other: &Told<'_>) -> bool {
    one.figures.iter().any(|a| other.figures.iter().any(|b| a.rate.agrees(b.rate)))
}

fn finding(
    case: &Case<'_>,
    (pack, node, rate): (&str, &FiguresNode, &Rate),
    first: &Told<'_>,
    one: &Told<'_>,
) -> Option<Finding> {
    let words = case.words;
    let quote = |told: &Told<'_>| {
        let figure = told.figures.first()?;
        let content = &told.piece.document.content;
        Some((stream::place(content, &figure.spot), stream::quote(content, &figure.spot)))
    };
    let ((there, expected), (here, found)) = (quote(first)?, quote(one)?);
    let place = there.map(|place| format!(", {}", words.place(&place))).unwrap_or_default();
    let measure = node.measures.get(rate.0)?;
    let year = rate.2.to_string();
    let args = [
        ("measure", measure.name.as_str()),
        ("year", &year),
        ("expected", &expected),
        ("found", &found),
        ("other", &format!("{}{place}", first.piece.document.path)),
    ];
    let contradiction = Contradiction {
        kind: "figure",
        code: Code::Inconsistent,
        pack,
        artefact: one.artefact,
        about: [&measure.name, &first.piece.document.path],
        document: &one.piece.document.path,
        place: here,
    };
    Some(contradiction.told(case, &args))
}
