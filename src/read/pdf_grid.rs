//! Tables of a PDF page, told by the rules around their cells. Pure geometry.

use std::collections::BTreeMap;

use super::pdf_rules::Rule;

/// Points that rules which belong together may lie apart.
const NEAR: f64 = 3.0;
/// Pairs of rules compared on a page: one with more is a drawing.
const PAIRS: usize = 250_000;
/// Columns and rows of the smallest table.
const FEWEST: usize = 2;
/// Cells of the largest table.
const MOST: usize = 40_000;

/// A table: where its columns and rows begin and end, and which of its cells are one.
#[derive(Clone, Debug)]
pub(crate) struct Grid {
    pub columns: Vec<f64>,
    rows: Vec<f64>,
    /// For each place of a row and a column, row after row, the row and the column in which its cell begins.
    cells: Vec<(usize, usize)>,
}

/// The tables that `rules` draw, of two columns and two rows at least.
pub(crate) fn grids(rules: &[Rule]) -> Vec<Grid> {
    let rules = joined(rules);
    let (upright, flat): (Vec<usize>, Vec<usize>) =
        (0..rules.len()).partition(|at| rules.get(*at).is_some_and(|rule| rule.upright));
    if upright.len().saturating_mul(flat.len()) > PAIRS {
        return Vec::new();
    }
    let mut group: Vec<usize> = (0..rules.len()).collect();
    for (down, across) in upright.iter().flat_map(|down| flat.iter().map(move |across| (*down, *across))) {
        if meet(&rules, down, across) {
            let (one, other) = (root(&group, down), root(&group, across));
            if let Some(of) = group.get_mut(one) {
                *of = other;
            }
        }
    }
    let mut tables: BTreeMap<usize, Vec<Rule>> = BTreeMap::new();
    for (at, rule) in rules.iter().enumerate() {
        tables.entry(root(&group, at)).or_default().push(*rule);
    }
    tables.values().filter_map(|rules| Grid::new(rules)).collect()
}

/// Rules on one line that touch, as one.
fn joined(rules: &[Rule]) -> Vec<Rule> {
    let mut sorted = rules.to_vec();
    sorted.sort_by(|a, b| a.upright.cmp(&b.upright).then(a.at.total_cmp(&b.at)).then(a.from.total_cmp(&b.from)));
    let lines = sorted.chunk_by(|a, b| a.upright == b.upright && b.at - a.at <= NEAR / 2.0);
    let mut whole: Vec<Rule> = Vec::new();
    for line in lines {
        let mut line = line.to_vec();
        line.sort_by(|a, b| a.from.total_cmp(&b.from));
        let first = whole.len();
        for rule in line {
            match whole.get_mut(first..).and_then(<[Rule]>::last_mut) {
                Some(last) if rule.from <= last.to + NEAR => last.to = last.to.max(rule.to),
                _ => whole.push(rule),
            }
        }
    }
    whole
}

fn meet(rules: &[Rule], down: usize, across: usize) -> bool {
    let (Some(down), Some(across)) = (rules.get(down), rules.get(across)) else { return false };
    covers(across, down.at) && covers(down, across.at)
}

fn covers(rule: &Rule, at: f64) -> bool {
    (rule.from - NEAR..=rule.to + NEAR).contains(&at)
}

fn root(group: &[usize], mut at: usize) -> usize {
    while let Some(above) = group.get(at).filter(|above| **above != at) {
        at = *above;
    }
    at
}

impl Grid {
    fn new(rules: &[Rule]) -> Option<Self> {
        let (columns, rows) = (edges(rules, true), edges(rules, false));
        let (across, down) = (columns.len().checked_sub(1)?, rows.len().checked_sub(1)?);
        if across < FEWEST || down < FEWEST || across.saturating_mul(down) > MOST {
            return None;
        }
        let (walls, floors) = (beside(rules, true, &columns), beside(rules, false, &rows));
        let mut cells: Vec<(usize, usize)> = Vec::with_capacity(across * down);
        for (row, column) in (0..down).flat_map(|row| (0..across).map(move |column| (row, column))) {
            let at = |row: usize, column: usize| cells.get(row * across + column).copied();
            let parted = |rules: &[Vec<Rule>], number: usize, middle: Option<f64>| {
                let beside = rules.get(number).zip(middle);
                beside.is_none_or(|(rules, middle)| rules.iter().any(|rule| covers(rule, middle)))
            };
            let left = column.checked_sub(1).filter(|_| !parted(&walls, column, middle(&rows, row)));
            let above = row.checked_sub(1).filter(|_| !parted(&floors, row, middle(&columns, column)));
            let first = left.and_then(|left| at(row, left)).map_or(column, |(_, first)| first);
            let top = above.and_then(|above| at(above, column)).map_or(row, |(top, _)| top);
            cells.push((top, first));
        }
        Some(Self { columns, rows, cells })
    }

    /// Row and column, from 0, of the cell around the point; where cells are one, those of its top left corner.
    pub(crate) fn seat(&self, x: f64, y: f64) -> Option<(usize, usize)> {
        let (row, column) = (band(&self.rows, y)?, band(&self.columns, x)?);
        let across = self.columns.len() - 1;
        let (_, first) = *self.cells.get(row * across + column)?;
        let (top, _) = *self.cells.get(row * across + first)?;
        Some((top, first))
    }
}

/// The rules on each of the `edges`.
fn beside(rules: &[Rule], upright: bool, edges: &[f64]) -> Vec<Vec<Rule>> {
    let on = |edge: &f64| {
        let near = rules.iter().filter(|rule| rule.upright == upright && (rule.at - edge).abs() <= NEAR);
        near.copied().collect()
    };
    edges.iter().map(on).collect()
}

/// Where the columns, or the rows, begin and end; an outer edge may have no rule of its own.
fn edges(rules: &[Rule], upright: bool) -> Vec<f64> {
    let between = rules.iter().filter(|rule| rule.upright == upright).map(|rule| rule.at);
    let along = || rules.iter().filter(|rule| rule.upright != upright);
    let first = along().map(|rule| rule.from).reduce(f64::min);
    let last = along().map(|rule| rule.to).reduce(f64::max);
    let mut all: Vec<f64> = between.chain(first).chain(last).collect();
    all.sort_by(f64::total_cmp);
    all.dedup_by(|next, kept| *next - *kept <= NEAR);
    all
}

/// Number of the band between two `edges` in which `at` lies.
fn band(edges: &[f64], at: f64) -> Option<usize> {
    let number = edges.partition_point(|edge| *edge <= at).checked_sub(1)?;
    (number + 1 < edges.len()).then_some(number)
}

fn middle(edges: &[f64], number: usize) -> Option<f64> {
    Some(f64::midpoint(*edges.get(number)?, *edges.get(number + 1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(upright: bool, at: f64, from: f64, to: f64) -> Rule {
        Rule { upright, at, from, to }
    }

    /// Two columns of 100 points and three rows of 20, from the corner of the page; the last row has one cell.
    fn table() -> Vec<Rule> {
        let flat = [0.0, 20.0, 40.0, 60.0].map(|at| rule(false, at, 0.0, 200.0));
        let upright = [rule(true, 0.0, 0.0, 60.0), rule(true, 100.0, 0.0, 40.0), rule(true, 200.0, 0.0, 60.0)];
        flat.into_iter().chain(upright).collect()
    }

    #[test]
    fn a_cell_is_told_by_the_rules_around_it() {
        let grids = grids(&table());
        let seat = |x, y| grids.first().and_then(|grid| grid.seat(x, y));
        assert_eq!(grids.len(), 1);
        assert_eq!((seat(50.0, 10.0), seat(150.0, 30.0)), (Some((0, 0)), Some((1, 1))));
        assert_eq!(seat(150.0, 50.0), Some((2, 0)), "no rule parts the last row");
        assert_eq!((seat(250.0, 10.0), seat(50.0, -5.0)), (None, None));
    }

    #[test]
    fn frames_and_drawings_are_no_tables() {
        let frame = [rule(false, 0.0, 0.0, 200.0), rule(false, 60.0, 0.0, 200.0), rule(true, 0.0, 0.0, 60.0)];
        assert!(grids(&frame).is_empty());
        let many: Vec<Rule> = (0..600)
            .flat_map(|n| {
                let at = f64::from(n) * 10.0;
                [rule(true, at, 0.0, 6_000.0), rule(false, at, 0.0, 6_000.0)]
            })
            .collect();
        assert!(grids(&many).is_empty());
    }

    #[test]
    fn tables_apart_are_two_and_pieces_of_a_border_are_one() {
        let below = table().into_iter().map(|one| match one {
            Rule { upright: true, .. } => rule(true, one.at, one.from + 100.0, one.to + 100.0),
            Rule { .. } => rule(false, one.at + 100.0, one.from, one.to),
        });
        let both: Vec<Rule> = table().into_iter().chain(below).collect();
        assert_eq!(grids(&both).len(), 2);
        let pieces = table().into_iter().flat_map(|one| {
            let half = f64::midpoint(one.from, one.to);
            [Rule { to: half, ..one }, Rule { from: half, at: one.at + 0.5, ..one }]
        });
        assert_eq!(
            grids(&pieces.collect::<Vec<_>>()).first().map(|grid| (grid.columns.len(), grid.rows.len())),
            Some((3, 4))
        );
    }
}
