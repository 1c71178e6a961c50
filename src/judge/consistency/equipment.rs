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

/// The machines of one line of a list, or those of all of it whose numbers begin alike.
struct Line<'a> {
    paper: &'a Paper<'a>,
    block: &'a Block,
    letters: String,
    numbers: BTreeSet<u32>,
    /// True for a whole list: a report on four in five of them is on all.
    whole: bool,
}

fn left_out(case: &Case<'_>, artefacts: &[Judged], (pack, node): (&str, &EquipmentNode)) -> Option<Finding> {
    let lists = papers(case, artefacts, &node.listed_in);
    let reports = papers(case, artefacts, &node.reported_in);
    let named: Vec<Numbers> = reports.iter().map(numbers_of).collect();
    let anywhere = named.iter().fold(Numbers::new(), |mut all, one| {
        for (letters, numbers) in one {
            all.entry(letters.clone()).or_default().extend(numbers);
        }
        all
    });
    let lines: Vec<Line<'_>> = lists.iter().flat_map(|list| lines(list).chain(lots(list))).collect();
    let newest = |(report, _): &(&Paper<'_>, &Numbers)| report.key_date.map(|date| date.value);
    let mut about: Vec<(&Paper<'_>, &Numbers)> = reports.iter().zip(&named).collect();
    about.sort_by_key(|one| std::cmp::Reverse(newest(one)));
    about.into_iter().find_map(|(report, own)| {
        let told = |line: &Line<'_>| {
            let met = own.get(&line.letters)?.intersection(&line.numbers).count();
            let silent = |number: &&u32| !anywhere.get(&line.letters).is_some_and(|all| all.contains(number));
            let here = |number: &&u32| !is_elsewhere(case, node, &lists, (report, &line.letters, **number));
            let missing: Vec<u32> = line.numbers.iter().filter(silent).filter(here).copied().collect();
            let (share, of) = if line.whole { (4, 5) } else { (1, 2) };
            (met >= MET && met * of >= line.numbers.len() * share && !missing.is_empty()).then_some(missing)
        };
        let gaps: Vec<(&Line<'_>, Vec<u32>)> = lines.iter().filter_map(|line| Some((line, told(line)?))).collect();
        finding(case, (pack, report), &gaps)
    })
}

fn numbers_of(paper: &Paper<'_>) -> Numbers {
    let mut all = Numbers::new();
    for block in &paper.piece.document.content.blocks {
        for (letters, numbers) in inventory::numbers(&block.text) {
            all.entry(letters).or_default().extend(numbers);
        }
    }
    all
}

fn lines<'a>(paper: &'a Paper<'a>) -> impl Iterator<Item = Line<'a>> {
    paper.piece.document.content.blocks.iter().flat_map(move |block| {
        let together = inventory::numbers(&block.text).into_iter().filter(|(_, numbers)| numbers.len() >= TOGETHER);
        together.map(move |(letters, numbers)| Line { paper, block, letters, numbers, whole: false })
    })
}

/// All machines of a list whose numbers begin alike.
fn lots<'a>(paper: &'a Paper<'a>) -> impl Iterator<Item = Line<'a>> {
    let lots = numbers_of(paper).into_iter().filter(|(_, numbers)| numbers.len() >= LOT);
    lots.filter_map(move |(letters, numbers)| {
        let names = |block: &&Block| inventory::numbers(&block.text).contains_key(&letters);
        let block = paper.piece.document.content.blocks.iter().find(names)?;
        Some(Line { paper, block, letters, numbers, whole: true })
    })
}

/// True for a machine that the row of its own in a list says is gone, or came or was seen to after the report.
fn is_elsewhere(
    case: &Case<'_>,
    node: &EquipmentNode,
    lists: &[Paper<'_>],
    (report, letters, number): (&Paper<'_>, &str, u32),
) -> bool {
    let since = report.key_date.map_or(Date::MIN, |date| date.value);
    let own = |block: &&Block| {
        let numbers = inventory::numbers(&block.text);
        numbers.len() == 1 && numbers.get(letters).is_some_and(|all| all.len() == 1 && all.contains(&number))
    };
    let mut rows = lists.iter().flat_map(|list| &list.piece.document.content.blocks).filter(own);
    rows.any(|row| {
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
    let list = line.paper.piece.document.path.as_str();
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
