//! Machines that a list has looked after together, and of which a report on the others says nothing.
//!
//! Which papers belongs to the packs (`equipment`). Only numbers of an inventory are compared: a name may be written in many ways.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{Contradiction, Paper, asked, papers};
use crate::judge::{Case, Judged};
use crate::model::document::Block;
use crate::model::finding::Finding;
use crate::model::status::Code;
use crate::pack::raw::EquipmentNode;
use crate::text::dates;
use crate::text::inventory::{self, Numbers};
use crate::text::phrase::{Phrase, stems};

/// Machines from which those of one line belong together.
const TOGETHER: usize = 3;
/// Of these, how many a report must name to be about them.
const MET: usize = 2;
/// Machines from which those of a whole list belong together, where the report names four in five.
const LOT: usize = 5;

/// One finding for the newest report that leaves some of them out.
pub(super) fn findings(case: &Case<'_>, artefacts: &[Judged]) -> Vec<Finding> {
    let nodes = asked(case, |pack| pack.equipment.as_ref());
    nodes.filter_map(|(pack, node)| left_out(case, artefacts, (pack, node))).collect()
}

/// A paper, with the numbers of machines in each of its blocks that has some.
struct Numbered<'a> {
    paper: Paper<'a>,
    rows: Vec<(&'a Block, Numbers)>,
}

impl<'a> Numbered<'a> {
    fn of(paper: Paper<'a>) -> Self {
        let rows = paper.piece.document.content.blocks.iter().map(|block| (block, inventory::numbers(&block.text)));
        Self { rows: rows.filter(|(_, numbers)| !numbers.is_empty()).collect(), paper }
    }

    fn all(&self) -> Numbers {
        let mut all = Numbers::new();
        for (letters, numbers) in self.rows.iter().flat_map(|(_, numbers)| numbers) {
            all.entry(letters.clone()).or_default().extend(numbers);
        }
        all
    }

    /// Those of each line that stand together, and those of the whole of it that begin alike.
    fn lines(&self) -> Vec<Line<'_>> {
        let line = |block, letters: &String, numbers: &BTreeSet<u32>, whole| Line {
            list: self,
            block,
            letters: letters.clone(),
            numbers: numbers.clone(),
            whole,
        };
        let together = self.rows.iter().flat_map(|(block, numbers)| numbers.iter().map(move |one| (*block, one)));
        let together = together.filter(|(_, (_, numbers))| numbers.len() >= TOGETHER);
        let mut lines: Vec<Line<'_>> =
            together.map(|(block, (letters, numbers))| line(block, letters, numbers, false)).collect();
        for (letters, numbers) in self.all().iter().filter(|(_, numbers)| numbers.len() >= LOT) {
            let first = self.rows.iter().find(|(_, row)| row.contains_key(letters));
            lines.extend(first.map(|(block, _)| line(*block, letters, numbers, true)));
        }
        lines
    }
}

/// The machines of one line of a list, or those of all of it whose numbers begin alike.
struct Line<'a> {
    list: &'a Numbered<'a>,
    block: &'a Block,
    letters: String,
    numbers: BTreeSet<u32>,
    /// True for a whole list: a report on four in five of them is on all.
    whole: bool,
}

fn left_out(case: &Case<'_>, artefacts: &[Judged], (pack, node): (&str, &EquipmentNode)) -> Option<Finding> {
    let numbered =
        |ids: &[String]| -> Vec<Numbered<'_>> { papers(case, artefacts, ids).into_iter().map(Numbered::of).collect() };
    let (lists, mut reports) = (numbered(&node.listed_in), numbered(&node.reported_in));
    reports.sort_by_key(|report| std::cmp::Reverse(report.paper.key_date.map(|date| date.value)));
    let named: Vec<Numbers> = reports.iter().map(Numbered::all).collect();
    let lines: Vec<Line<'_>> = lists.iter().flat_map(Numbered::lines).collect();
    reports.iter().zip(&named).find_map(|(report, own)| {
        let told = |line: &Line<'_>| {
            let has =
                |numbers: &Numbers, number: &u32| numbers.get(&line.letters).is_some_and(|all| all.contains(number));
            let met = line.numbers.iter().filter(|number| has(own, number)).count();
            let silent = |number: &&u32| !named.iter().any(|one| has(one, number));
            let here = |number: &&u32| !is_elsewhere(case, node, &lists, (&report.paper, &line.letters, **number));
            let (share, of) = if line.whole { (4, 5) } else { (1, 2) };
            let about = met >= MET && met * of >= line.numbers.len() * share;
            let missing = || line.numbers.iter().filter(silent).filter(here).copied().collect::<Vec<u32>>();
            about.then(missing).filter(|missing| !missing.is_empty())
        };
        let gaps: Vec<(&Line<'_>, Vec<u32>)> = lines.iter().filter_map(|line| Some((line, told(line)?))).collect();
        finding(case, (pack, &report.paper), &gaps)
    })
}

/// True for a machine that the row of its own in a list says is gone, or came or was seen to after the report.
fn is_elsewhere(
    case: &Case<'_>,
    node: &EquipmentNode,
    lists: &[Numbered<'_>],
    (report, letters, number): (&Paper<'_>, &str, u32),
) -> bool {
    let since = report.key_date.map_or(Date::MIN, |date| date.value);
    let own = |numbers: &Numbers| {
        numbers.len() == 1 && numbers.get(letters).is_some_and(|all| all.len() == 1 && all.contains(&number))
    };
    let mut rows = lists.iter().flat_map(|list| &list.rows).filter(|(_, numbers)| own(numbers));
    rows.any(|(row, _)| {
        let stems = stems(&row.text.replace('\t', " ")).unwrap_or_default();
        let gone = node.left.iter().flat_map(Phrase::forms).any(|word| stems.contains(word));
        let days = row
            .cells
            .iter()
            .filter_map(|cell| cell.date.or_else(|| dates::parse_cell(row.cell_text(cell), case.as_of)));
        gone || days.into_iter().any(|day| day > since && day <= case.as_of)
    })
}

fn finding(case: &Case<'_>, (pack, report): (&str, &Paper<'_>), gaps: &[(&Line<'_>, Vec<u32>)]) -> Option<Finding> {
    let (line, _) = gaps.first()?;
    let said = |(line, numbers): &(&Line<'_>, Vec<u32>)| -> Vec<String> {
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
