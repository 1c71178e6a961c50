//! Machines that a list has looked after together, and of which a report on the others says nothing.
//!
//! Which papers belongs to the packs (`equipment`). Only numbers of an inventory are compared: a name may be written in many ways.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Contradiction, Paper, asked, papers};
use crate::judge::{Case, Judged, Piece};
use crate::model::document::Block;
use crate::model::finding::Finding;
use crate::model::status::Code;
use crate::pack::raw::EquipmentNode;
use crate::text::dates;
use crate::text::inventory::{self, Numbers};
use crate::text::phrase::{Phrase, says, stems};

/// Machines from which those of one line belong together.
const TOGETHER: usize = 3;
/// Of these, how many a report must name to be about them.
const MET: usize = 2;
/// Machines from which those of a whole list belong together, where the report names three in four.
const LOT: usize = 4;
/// Days for which an earlier report speaks for a machine.
const RECENT: i64 = 330;
/// Blocks at the head of a report among which the sort of its machines is said.
const HEAD: usize = 4;
/// Letters of a word that names a machine.
const NAME: usize = 4;
/// The same of machines numbered without letters: of few, two in three.
const FEW: usize = 3;

/// One finding for the newest report that leaves some of them out.
pub(super) fn findings(case: &Case<'_>, artefacts: &[Judged]) -> Vec<Finding> {
    let nodes = asked(case, |pack| &pack.equipment);
    nodes.filter_map(|(pack, node)| left_out(case, artefacts, (pack, node))).collect()
}

/// A paper, with the numbers of machines in each of its blocks that has some.
pub(super) struct Numbered<'a> {
    pub(super) paper: Paper<'a>,
    rows: Vec<(&'a Block, Numbers)>,
}

impl<'a> Numbered<'a> {
    /// A report: what stands in its own part of the file.
    fn report(paper: Paper<'a>, node: &EquipmentNode) -> Self {
        let rows = rows(paper.piece, node);
        Self { paper, rows }
    }

    /// A list: any sheet of its file may be the one of the machines.
    fn list(case: &Case<'a>, paper: Paper<'a>, node: &EquipmentNode) -> Self {
        let sheets = case.pieces.iter().filter(|piece| piece.document.path == paper.piece.document.path);
        Self { rows: sheets.flat_map(|piece| rows(piece, node)).collect(), paper }
    }

    pub(super) fn all(&self) -> Numbers {
        inventory::all(self.rows.iter().map(|(_, numbers)| numbers.clone()))
    }

    /// Those of the rows that do not say of their machine that it was not seen to.
    fn seen(&self, node: &EquipmentNode) -> Numbers {
        inventory::all(
            self.rows.iter().filter(|(block, _)| !says(&block.text, &node.unseen)).map(|(_, numbers)| numbers.clone()),
        )
    }

    fn day(&self) -> Date {
        self.paper.key_date.map_or(Date::MIN, |date| date.value)
    }

    /// True when both are about one site.
    pub(super) fn is_beside(&self, other: &Self, sites: usize) -> bool {
        let both = |site| self.paper.piece.sites.concern(Some(site)) && other.paper.piece.sites.concern(Some(site));
        sites == 0 || (0..sites).any(both)
    }

    /// Those of each line that stand together, and those of the whole of it that begin alike.
    fn lines<'l>(&'l self, node: &'l EquipmentNode) -> Vec<Line<'l>> {
        let is_inventory = node.inventoried_in.iter().any(|id| id == self.paper.artefact);
        let (lot, most) = if node.named.is_empty() { (LOT, (3, 4)) } else { (FEW, (2, 3)) };
        let line = |block, letters: &String, numbers: &BTreeSet<u32>, share| Line {
            list: self,
            block,
            letters: letters.clone(),
            numbers: numbers.clone(),
            share,
            sort: None,
            whole: false,
        };
        let together = self.rows.iter().flat_map(|(block, numbers)| numbers.iter().map(move |one| (*block, one)));
        let together = together.filter(|(_, (_, numbers))| numbers.len() >= TOGETHER);
        let mut lines: Vec<Line<'_>> =
            together.map(|(block, (letters, numbers))| line(block, letters, numbers, (1, 2))).collect();
        for sort in &node.sorts {
            let rows = || self.rows.iter().filter(|(block, _)| says(&block.text, std::slice::from_ref(sort)));
            let sorted = inventory::all(rows().map(|(_, numbers)| numbers.clone()))
                .into_iter()
                .filter(|(_, numbers)| numbers.len() >= FEW);
            let first = rows().next().map(|(block, _)| *block);
            let lines_of = sorted.filter_map(|(letters, numbers)| Some(line(first?, &letters, &numbers, (2, 3))));
            lines.extend(lines_of.map(|line| Line { sort: Some(sort), ..line }));
        }
        for (letters, numbers) in self.all().iter().filter(|(_, numbers)| numbers.len() >= lot) {
            let first = self.rows.iter().find(|(_, row)| row.contains_key(letters));
            let whole = first.map(|(block, _)| line(*block, letters, numbers, most));
            lines.extend(whole.map(|line| Line { whole: is_inventory, ..line }));
        }
        lines
    }
}

fn rows<'a>(piece: &'a Piece, node: &EquipmentNode) -> Vec<(&'a Block, Numbers)> {
    let rows = piece.document.content.blocks.iter().map(|block| (block, numbers(block, node)));
    rows.filter(|(_, numbers)| !numbers.is_empty()).collect()
}

/// The numbers of the machines of a block: with their letters, or without where its words are those of such machines.
fn numbers(block: &Block, node: &EquipmentNode) -> Numbers {
    if node.named.is_empty() {
        return inventory::numbers(&block.text);
    }
    inventory::bare(&block.text).filter(|_| says(&block.text, &node.named)).unwrap_or_default()
}

/// The machines of one line of a list, or those of all of it whose numbers begin alike.
struct Line<'a> {
    list: &'a Numbered<'a>,
    block: &'a Block,
    letters: String,
    numbers: BTreeSet<u32>,
    /// How many of how many a report must name to be on all.
    share: (usize, usize),
    /// The word of their rows, which the title of a report on them bears.
    sort: Option<&'a Phrase>,
    /// True for a whole inventory, which may hold what such reports are not about.
    whole: bool,
}

impl Line<'_> {
    fn is_in(&self, numbers: &Numbers, number: u32) -> bool {
        numbers.get(&self.letters).is_some_and(|all| all.contains(&number))
    }

    /// True where the row of a machine names it by a word of the row of one that the report is on.
    fn is_like_others(&self, number: u32, own: &Numbers) -> bool {
        let name = |(block, _): &(&Block, Numbers)| block.text.split('\t').nth(1).and_then(stems).unwrap_or_default();
        let has = |of: &Numbers, number: u32| self.is_in(of, number);
        let mut seen =
            self.list.rows.iter().filter(|(_, row)| self.numbers.iter().any(|n| has(row, *n) && has(own, *n)));
        let missing = self.list.rows.iter().filter(|(_, row)| has(row, number)).map(name);
        let words: Vec<String> =
            missing.flat_map(|name| name.split(' ').map(str::to_owned).collect::<Vec<_>>()).collect();
        let words = || words.iter().filter(|word| word.len() >= NAME && !word.contains(|c: char| c.is_ascii_digit()));
        seen.any(|row| words().any(|word| name(row).split(' ').any(|other| other == word)))
    }

    fn is_of_sort(&self, report: &Numbered<'_>) -> bool {
        let head = report.paper.piece.document.content.blocks.iter().take(HEAD);
        self.sort.is_none_or(|sort| head.into_iter().any(|block| says(&block.text, std::slice::from_ref(sort))))
    }

    /// True for a report on enough of them to be on all.
    fn is_told_by(&self, report: &Numbered<'_>, own: &Numbers) -> bool {
        let met = self.numbers.iter().filter(|number| self.is_in(own, **number)).count();
        let (share, of) = self.share;
        self.is_of_sort(report) && met >= MET && met * of >= self.numbers.len() * share
    }
}

/// The lists and the reports of `node`.
pub(super) fn numbered<'a>(
    case: &Case<'a>,
    artefacts: &'a [Judged],
    node: &EquipmentNode,
) -> (Vec<Numbered<'a>>, Vec<Numbered<'a>>) {
    let lists = papers(case, artefacts, &node.listed_in).into_iter().map(|paper| Numbered::list(case, paper, node));
    let reports = papers(case, artefacts, &node.reported_in).into_iter().map(|paper| Numbered::report(paper, node));
    (lists.collect(), reports.collect())
}

fn left_out(case: &Case<'_>, artefacts: &[Judged], (pack, node): (&str, &EquipmentNode)) -> Option<Finding> {
    let (lists, mut reports) = numbered(case, artefacts, node);
    reports.sort_by_key(|report| std::cmp::Reverse(report.day()));
    let sites = case.profile.sites.len();
    reports.iter().find_map(|report| {
        let recent = reports.iter().filter(|other| other.day().saturating_add(RECENT.days()) > report.day());
        let told: Vec<(&Numbered<'_>, Numbers)> = recent.map(|other| (other, other.seen(node))).collect();
        let own = report.seen(node);
        let itself = (!node.unseen.is_empty()).then_some(report);
        let beside = lists.iter().filter(|list| list.is_beside(report, sites)).chain(itself);
        let beside: Vec<&Numbered<'_>> = beside.collect();
        let missing = |line: &Line<'_>| -> Vec<u32> {
            let told = told.iter().filter(|(other, _)| line.is_of_sort(other));
            let silent = |number: &&u32| !told.clone().any(|(_, one)| line.is_in(one, **number));
            let here = |number: &&u32| !is_elsewhere(case, node, &beside, (report, &line.letters, **number));
            let like = |number: &&u32| !line.whole || !node.named.is_empty() || line.is_like_others(**number, &own);
            line.numbers.iter().filter(silent).filter(here).filter(like).copied().collect()
        };
        let lines = beside.iter().flat_map(|list| list.lines(node)).filter(|line| line.is_told_by(report, &own));
        let gaps = lines.map(|line| (missing(&line), line)).filter(|(missing, _)| !missing.is_empty());
        let gaps: Vec<(Vec<u32>, Line<'_>)> = gaps.collect();
        finding(case, (pack, &report.paper), &gaps)
    })
}

/// True for a machine that the row of its own in a list says is gone, or came or was seen to after the report.
pub(super) fn is_elsewhere(
    case: &Case<'_>,
    node: &EquipmentNode,
    lists: &[&Numbered<'_>],
    (report, letters, number): (&Numbered<'_>, &str, u32),
) -> bool {
    let own = |numbers: &Numbers| {
        numbers.len() == 1 && numbers.get(letters).is_some_and(|all| all.len() == 1 && all.contains(&number))
    };
    let mut rows = lists.iter().flat_map(|list| &list.rows).filter(|(_, numbers)| own(numbers));
    rows.any(|(row, _)| {
        let days = row
            .cells
            .iter()
            .filter_map(|cell| cell.date.or_else(|| dates::parse_cell(row.cell_text(cell), case.as_of)));
        says(&row.text, &node.left) || days.into_iter().any(|day| day > report.day() && day <= case.as_of)
    })
}

fn finding(case: &Case<'_>, (pack, report): (&str, &Paper<'_>), gaps: &[(Vec<u32>, Line<'_>)]) -> Option<Finding> {
    let (_, line) = gaps.first()?;
    let said = |(numbers, line): &(Vec<u32>, Line<'_>)| -> Vec<String> {
        numbers.iter().map(|number| inventory::said(&line.block.text, &line.letters, *number)).collect()
    };
    let names: BTreeSet<String> = gaps.iter().flat_map(said).collect();
    let names: Vec<String> = names.into_iter().collect();
    let list = line.list.paper.piece.document.path.as_str();
    let place = case.words.place(&line.block.place);
    let args = [("names", names.join(", ")), ("list", format!("{list}, {place}"))];
    let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let told = Contradiction {
        kind: "equipment",
        code: Code::CoverageGap,
        pack,
        artefact: report.artefact,
        about: [list, "equipment"],
        document: &report.piece.document.path,
        place: None,
    };
    Some(told.told(case, &args))
}
