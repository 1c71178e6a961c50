//! How many there were in a time, as a paper says, against the rows of the register: it cannot be fewer.
//!
//! Which papers and words belongs to the packs (`tallies`).

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use jiff::civil::Date;

use super::{Contradiction, Paper, asked, papers};
use crate::judge::{Case, Judged, Piece};
use crate::model::document::Block;
use crate::model::finding::Finding;
use crate::model::status::Code;
use crate::pack::raw::TallyNode;
use crate::text::counted;
use crate::text::dates::{self, parse_cell};
use crate::text::phrase::says;
use crate::text::sentences::sentences;
use crate::text::sole::only;
use crate::text::stream::Nearness;

/// Cells from which a row of a register may be that of something that happened.
const CELLS: usize = 3;
/// Days of a time of about a year.
const YEAR: RangeInclusive<i32> = 300..=400;

/// A sentence that counts what happened in a time.
struct Told<'a> {
    paper: &'a Paper<'a>,
    block: &'a Block,
    sentence: &'a str,
    count: u32,
    time: (Date, Date),
}

/// One finding for each paper that counts fewer than the register has in that time.
pub(super) fn findings(case: &Case<'_>, artefacts: &[Judged]) -> Vec<Finding> {
    asked(case, |pack| &pack.tallies).flat_map(|(pack, node)| short(case, artefacts, (pack, node))).collect()
}

fn short(case: &Case<'_>, artefacts: &[Judged], (pack, node): (&str, &TallyNode)) -> Vec<Finding> {
    let registers = papers(case, artefacts, &node.listed_in);
    let counting = papers(case, artefacts, &node.counted_in);
    let mut seen = BTreeSet::new();
    let pairs = counting.iter().flat_map(|paper| told(node, paper, case.as_of)).filter_map(|told| {
        let listed = |register| (register, listed(node, register, told.time, case.as_of));
        let most = registers.iter().map(listed).max_by_key(|(_, count)| *count);
        most.filter(|(_, count)| *count > told.count).map(|(register, count)| (told, register, count))
    });
    let new = pairs.filter(|(told, ..)| seen.insert(&told.paper.piece.document.path));
    new.map(|(told, register, count)| finding(case, pack, &told, (register, count))).collect()
}

/// The sentences of `paper` that count all there were in a time that they or the paper name.
fn told<'a>(node: &'a TallyNode, paper: &'a Paper<'a>, as_of: Date) -> impl Iterator<Item = Told<'a>> {
    let written = paper.key_date.map_or(as_of, |date| date.value);
    let examined = examined(paper.piece, as_of);
    let blocks = paper.piece.document.content.blocks.iter();
    let sentences = blocks.flat_map(|block| sentences(&block.text).map(move |sentence| (block, sentence)));
    sentences.filter_map(move |(block, sentence)| {
        let whole = says(sentence, &node.said) && says(sentence, &node.all) && !says(sentence, &node.but);
        let count = only(counted::counts(sentence, &node.said, &node.but))?;
        let time = counted::year(sentence, written).or(examined).filter(|_| whole)?;
        Some(Told { paper, block, sentence, count, time })
    })
}

/// The one time of about a year that the first lines of a paper name.
fn examined(piece: &Piece, as_of: Date) -> Option<(Date, Date)> {
    let stream = &piece.facts.stream;
    let blocks = piece.document.content.blocks.iter().enumerate();
    let first = blocks.filter(|(at, _)| stream.nearness(*at) == Nearness::Title);
    let long = |(first, last): &(Date, Date)| YEAR.contains(&(*last - *first).get_days());
    only(first.filter_map(|(_, block)| dates::span(&block.text, as_of)).filter(long))
}

/// The rows of a register whose first day lies in `time`; where rows say what they are, those that say it.
fn listed(node: &TallyNode, register: &Paper<'_>, (first, last): (Date, Date), as_of: Date) -> u32 {
    let rows = register.piece.document.content.blocks.iter().filter(|block| block.text.split('\t').count() >= CELLS);
    let day = |row: &Block| row.text.split('\t').find_map(|cell| parse_cell(cell, as_of));
    let dated: Vec<(Date, &Block)> = rows.filter_map(|row| Some((day(row)?, row))).collect();
    let named = dated.iter().any(|(_, row)| says(&row.text, &node.said));
    let counts = |row: &Block| !says(&row.text, &node.but) && (!named || says(&row.text, &node.said));
    let within = dated.iter().filter(|(day, row)| (first..=last).contains(day) && counts(row));
    u32::try_from(within.count()).unwrap_or(u32::MAX)
}

fn finding(case: &Case<'_>, pack: &str, told: &Told<'_>, (register, count): (&Paper<'_>, u32)) -> Finding {
    let words = case.words;
    let list = register.piece.document.path.as_str();
    let (first, last) = told.time;
    let args = [
        ("told", &*told.count.to_string()),
        ("listed", &*count.to_string()),
        ("list", list),
        ("quote", told.sentence.trim()),
        ("first", &*words.day(first)),
        ("last", &*words.day(last)),
    ];
    let contradiction = Contradiction {
        kind: "tally",
        code: Code::Inconsistent,
        pack,
        artefact: told.paper.artefact,
        about: [list, "tally"],
        document: &told.paper.piece.document.path,
        place: Some(told.block.place.clone()),
    };
    contradiction.told(case, &args)
}
