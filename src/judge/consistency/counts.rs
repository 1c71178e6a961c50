//! Reports that count fewer machines than there are, by their own words or by the list of the house.
//!
//! Which papers and words belongs to the packs (`equipment`).

use std::collections::BTreeMap;

use super::equipment::{Numbered, is_elsewhere, numbered};
use super::{Contradiction, asked};
use crate::judge::{Case, Judged};
use crate::model::document::Content;
use crate::model::finding::Finding;
use crate::model::status::Code;
use crate::pack::raw::EquipmentNode;
use crate::text::counted;
use crate::text::phrase::Phrase;

/// Cells from which a row of a report may be that of a machine.
const CELLS: usize = 3;

/// One finding for each report on most of the machines that is not `told` of already.
pub(super) fn findings(case: &Case<'_>, artefacts: &[Judged], told: &[Finding]) -> Vec<Finding> {
    let nodes = asked(case, |pack| &pack.equipment).filter(|(_, node)| !node.owned.is_empty());
    let short = nodes.flat_map(|(pack, node)| short(case, artefacts, (pack, node)));
    short.filter(|one| !told.iter().any(|other| other.document == one.document)).collect()
}

fn short(case: &Case<'_>, artefacts: &[Judged], (pack, node): (&str, &EquipmentNode)) -> Vec<Finding> {
    let (lists, reports) = numbered(case, artefacts, node);
    let counted = reports.iter().filter_map(|report| {
        let content = &report.paper.piece.document.content;
        let own = most(content, &node.owned, node).map(|owned| (owned, report));
        let beside = lists.iter().filter(|list| list.is_beside(report, case.profile.sites.len()));
        let (owned, list) = own.or_else(|| {
            beside.filter_map(|list| Some((whole(case, node, (list, report))?, list))).max_by_key(|(n, _)| *n)
        })?;
        let seen = most(content, &node.checked, node).or_else(|| rows(content))?;
        (seen < owned && seen * 3 >= owned * 2).then(|| finding(case, (pack, report, list), (seen, owned)))
    });
    counted.collect()
}

/// The greatest count beside one of `said`, in what does not speak of machines that are gone.
fn most(content: &Content, said: &[Phrase], node: &EquipmentNode) -> Option<u32> {
    let here = content.blocks.iter().filter(|block| block.cells.len() < CELLS);
    here.flat_map(|block| counted::counts(&block.text, said, &node.left)).max()
}

/// How many machines a list has that numbers them without letters from 1 on, none left out, but for those that are gone or came later.
fn whole(case: &Case<'_>, node: &EquipmentNode, (list, report): (&Numbered<'_>, &Numbered<'_>)) -> Option<u32> {
    let all = list.all().remove("")?;
    let whole = all.first() == Some(&1) && all.last().copied() == u32::try_from(all.len()).ok();
    let here = all.iter().filter(|number| !is_elsewhere(case, node, &[list], (report, "", **number)));
    u32::try_from(here.count()).ok().filter(|_| whole)
}

/// The rows of the longest table of a report, but for its header.
fn rows(content: &Content) -> Option<u32> {
    let mut tables: BTreeMap<Option<u32>, u32> = BTreeMap::new();
    for row in content.blocks.iter().filter(|block| block.cells.len() >= CELLS) {
        *tables.entry(row.table).or_default() += 1;
    }
    tables.into_values().max()?.checked_sub(1)
}

fn finding(
    case: &Case<'_>,
    (pack, report, list): (&str, &Numbered<'_>, &Numbered<'_>),
    (seen, owned): (u32, u32),
) -> Finding {
    let list = list.paper.piece.document.path.as_str();
    let args = [("seen", seen.to_string()), ("owned", owned.to_string()), ("list", list.to_owned())];
    let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let told = Contradiction {
        kind: "counts",
        code: Code::CoverageGap,
        pack,
        artefact: report.paper.artefact,
        about: [list, "counts"],
        document: &report.paper.piece.document.path,
        place: None,
    };
    told.told(case, &args)
}
