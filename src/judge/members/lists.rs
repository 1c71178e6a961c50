//! The lists of a folder that name members: whose rows count, and which of them belong together.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::session::{Member, Session};
use crate::judge::{Piece, Question};
use crate::model::document::Block;
use crate::model::place::Place;
use crate::pack::{MemberNode, Sort};
use crate::recognise::{ArtefactIndex, Strength};
use crate::text::dates;
use crate::text::phrase::{Phrase, stems};
use crate::text::roster::Person;
use crate::text::stream::Nearness;
use crate::text::tables::{self, Table};

/// A member, where a list names it.
pub(super) struct Row<'a> {
    pub member: Member,
    pub document: &'a str,
    /// Order in the document.
    pub line: usize,
    pub place: Place,
}

/// The rows of every list, by what sets them apart: their table, their session, their year.
pub(super) fn groups<'a>(question: &Question<'a>, node: &MemberNode) -> BTreeMap<String, Vec<Row<'a>>> {
    let known = Known::of(question, node);
    let mut groups: BTreeMap<String, Vec<Row<'a>>> = BTreeMap::new();
    let serves = |piece: &&Piece| piece.recognition.candidates.iter().any(|one| one.artefact == question.index);
    for piece in question.case.pieces.iter().filter(|piece| !serves(piece)) {
        let listed = known.lists(piece);
        let columns = [node.telling.as_slice(), &node.names, &node.first_names];
        for (number, table) in piece.facts.tables.all(&piece.document.content, &columns).into_iter().enumerate() {
            let Some(list) = List::of(node, &table, listed) else { continue };
            let key = format!("{}\n{}\n{number}", piece.document.path, piece.part);
            for (group, row) in list.rows(piece, question.case.as_of) {
                groups.entry(format!("{key}\n{group}")).or_default().push(row);
            }
        }
    }
    groups
}

/// What tells a document that lists members.
struct Known<'n> {
    artefacts: Vec<ArtefactIndex>,
    kinds: Vec<usize>,
    titles: Vec<String>,
    node: &'n MemberNode,
}

impl<'n> Known<'n> {
    fn of(question: &Question<'_>, node: &'n MemberNode) -> Self {
        let packs = question.case.packs;
        let kinds = packs.kinds.iter().enumerate().filter(|(_, kind)| node.kinds.contains(&kind.id));
        Self {
            artefacts: node.listed_in.iter().filter_map(|id| packs.find(id)).collect(),
            kinds: kinds.map(|(index, _)| index).collect(),
            titles: node.titles.iter().flat_map(Phrase::forms).cloned().collect(),
            node,
        }
    }

    fn lists(&self, piece: &Piece) -> bool {
        let sure = piece.recognition.candidates.iter().filter(|one| one.strength == Strength::Accepted);
        let serves = sure.into_iter().any(|one| self.artefacts.contains(&one.artefact));
        serves || piece.recognition.kind.is_some_and(|kind| self.kinds.contains(&kind)) || self.is_titled(piece)
    }

    fn is_titled(&self, piece: &Piece) -> bool {
        let stream = &piece.facts.stream;
        !self.node.titles.is_empty()
            && stream.find_all(&self.titles).iter().any(|spot| stream.nearness(spot.block) == Nearness::Title)
    }
}

/// A table that names members.
struct List<'t, 'a> {
    node: &'t MemberNode,
    table: &'t Table<'a>,
    name: u32,
    first: Option<u32>,
    groups: Vec<u32>,
    /// Columns whose days say nothing of the time of the session.
    other_days: Vec<u32>,
    left: Vec<String>,
}

impl<'t, 'a> List<'t, 'a> {
    fn of(node: &'t MemberNode, table: &'t Table<'a>, listed: bool) -> Option<Self> {
        let column = |index: usize| table.columns.get(index).copied().flatten();
        let first = column(2);
        // « Stagiaire » over a first name beside « Nom » is the table of « Nom ».
        let plain = column(1).filter(|name| (listed || column(0).is_some()) && first.is_some() && Some(*name) != first);
        let name = plain.or_else(|| column(0)).or_else(|| column(1).filter(|_| listed))?;
        let named = |any: &[Phrase]| tables::all_heads(table.header, any);
        named(&node.unless).is_empty().then(|| Self {
            node,
            table,
            name,
            first: first.filter(|first| *first != name),
            groups: named(&node.groups).into_iter().filter(|column| *column != name).collect(),
            other_days: named(&node.other_days),
            left: node.left.iter().flat_map(Phrase::forms).cloned().collect(),
        })
    }

    /// The rows of whom a paper is due by `as_of`, each with what sets it apart.
    fn rows(&self, piece: &'a Piece, as_of: Date) -> Vec<(String, Row<'a>)> {
        let mut heading = String::new();
        let mut rows = Vec::new();
        for (line, block) in self.table.rows.iter().copied().enumerate() {
            let days = self.days(block, as_of);
            let member = self.member(block, days);
            if alone(block) && (member.is_none() || self.first.is_some()) {
                block.text.trim().clone_into(&mut heading);
            } else if let Some(member) = member.filter(|_| self.is_due(block, days, as_of)) {
                let place = tables::cell(block, self.name).map(|(cell, _)| block.place_at(cell.span().start));
                let place = place.unwrap_or_else(|| block.place.clone());
                let row = Row { member, document: &piece.document.path, line, place };
                rows.push((format!("{heading}\n{}", self.group(block, days)), row));
            }
        }
        rows
    }

    fn member(&self, block: &Block, days: Option<(Date, Date)>) -> Option<Member> {
        let (_, name) = tables::cell(block, self.name)?;
        match self.node.sort {
            Sort::Session => Session::read(name, days).map(Member::Session),
            Sort::Person => {
                let first = self.first.and_then(|column| tables::cell(block, column)).map(|(_, text)| text);
                Person::read(name, first).map(Member::Person)
            }
        }
    }

    /// Over by `as_of`, or begun where that is enough, and nothing in the row says that none is due.
    fn is_due(&self, block: &Block, days: Option<(Date, Date)>, as_of: Date) -> bool {
        let stems = stems(&block.text.replace('\t', " ")).unwrap_or_default();
        let left = self.left.iter().any(|word| stems.contains(word.as_str()));
        !left && days.is_none_or(|days| self.told_by(days) <= as_of)
    }

    /// The day that tells when the row was due, and of which year it is.
    fn told_by(&self, (first, last): (Date, Date)) -> Date {
        if self.node.begun { first } else { last }
    }

    fn days(&self, block: &Block, as_of: Date) -> Option<(Date, Date)> {
        let cells = block.cells.iter().filter(|cell| !self.other_days.contains(&cell.column));
        let day = |text: &str| dates::parse_cell(text, as_of);
        let mut days: Vec<Date> = cells.filter_map(|cell| cell.date.or_else(|| day(block.cell_text(cell)))).collect();
        days.sort_unstable();
        days.first().copied().zip(days.last().copied())
    }

    /// What the row says of its session, and its year.
    fn group(&self, block: &Block, days: Option<(Date, Date)>) -> String {
        let cells = self.groups.iter().filter_map(|column| tables::cell(block, *column));
        let mut group: Vec<String> = match self.node.sort {
            Sort::Person => cells.filter_map(|(_, text)| stems(text)).collect(),
            Sort::Session => Vec::new(),
        };
        group.extend(days.map(|days| self.told_by(days).year().to_string()));
        group.join("\n")
    }
}

/// One cell only: the heading of the rows below it.
fn alone(block: &Block) -> bool {
    block.cells.iter().filter(|cell| !block.cell_text(cell).trim().is_empty()).count() == 1
}
