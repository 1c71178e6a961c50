//! Ruled lines of a PDF page: straight strokes along its edges, and areas so thin that they are lines (ISO 32000-2, 8.5). Programs that
//! write documents draw the borders of tables in either way.

use hayro_font::kurbo::{Affine, Point};
use hayro_syntax::content::Instruction;

use super::pdf_state::numbers;

/// Rules kept of a page, and points of one path: a page with more is a drawing.
const MOST: usize = 6_000;
/// Points that a filled rule is thick at most.
const THICK: f64 = 2.5;
/// Points that a rule may lean.
const LEAN: f64 = 0.5;
/// Bends of a line drawn by hand, and how wide and tall it is, in points: less is an ornament, more a drawing.
const BENDS: usize = 3;
const WIDE: std::ops::RangeInclusive<f64> = 25.0..=260.0;
const TALL: std::ops::RangeInclusive<f64> = 4.0..=120.0;

/// A straight line along an edge of the page, in points from its top left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Rule {
    /// True for one that goes down the page, false for one that goes across.
    pub upright: bool,
    /// How far across the page it stands, or how far down it lies.
    pub at: f64,
    pub from: f64,
    pub to: f64,
}

impl Rule {
    fn new(upright: bool, at: f64, one: f64, other: f64) -> Option<Self> {
        let whole = at.is_finite() && one.is_finite() && other.is_finite();
        whole.then(|| Self { upright, at, from: one.min(other), to: one.max(other) })
    }
}

/// The path that is being drawn.
#[derive(Debug, Default)]
pub(super) struct Path {
    parts: Vec<Part>,
    points: usize,
}

#[derive(Debug, Default)]
struct Part {
    points: Vec<Point>,
    bends: usize,
    closed: bool,
}

impl Path {
    /// Carries out an operator that draws the path further, under `transform`; any other does nothing.
    pub(super) fn draw(&mut self, instruction: &Instruction<'_, '_>, transform: Affine) {
        match &**instruction.operator {
            b"m" => {
                self.begin();
                self.go(numbers(instruction), transform);
            }
            b"l" => self.go(numbers(instruction), transform),
            b"c" => self.bend(numbers(instruction).map(|[.., x, y]: [f64; 6]| [x, y]), transform),
            b"v" | b"y" => self.bend(numbers(instruction).map(|[.., x, y]: [f64; 4]| [x, y]), transform),
            b"h" => self.close(),
            b"re" => {
                let Some([x, y, width, height]) = numbers(instruction) else { return };
                self.begin();
                for corner in [[x, y], [x + width, y], [x + width, y + height], [x, y + height]] {
                    self.go(Some(corner), transform);
                }
                self.close();
            }
            _ => {}
        }
    }

    /// True while the path is not so long that it is a drawing.
    fn counts(&mut self) -> bool {
        self.points = self.points.saturating_add(1);
        self.points <= MOST
    }

    fn begin(&mut self) {
        if self.counts() {
            self.parts.push(Part::default());
        }
    }

    fn go(&mut self, to: Option<[f64; 2]>, transform: Affine) {
        if let (Some([x, y]), true, Some(part)) = (to, self.counts(), self.parts.last_mut()) {
            part.points.push(transform * Point::new(x, y));
        }
    }

    fn bend(&mut self, to: Option<[f64; 2]>, transform: Affine) {
        self.go(to, transform);
        if let Some(part) = self.parts.last_mut() {
            part.bends += 1;
        }
    }

    fn close(&mut self) {
        if let (true, Some(part)) = (self.counts(), self.parts.last_mut()) {
            part.points.extend(part.points.first().copied());
            part.closed = true;
        }
    }

    /// True for a line that bends again and again and encloses nothing, painted by `operator`: a signature drawn in a program.
    pub(super) fn is_handwriting(&self, operator: &[u8]) -> bool {
        operator == b"S" && self.parts.iter().any(Part::is_handwriting)
    }

    /// Ends the path; gives its rules when it is painted by `operator`, while there is room beside those `kept`.
    pub(super) fn end(&mut self, operator: &[u8], kept: &mut Vec<Rule>) {
        let path = std::mem::take(self);
        let straight = path.parts.iter().filter(|part| part.bends == 0);
        let rules: Vec<Rule> = match operator {
            b"f" | b"F" | b"f*" => straight.filter_map(Part::filled).collect(),
            b"n" => return,
            b"s" | b"b" | b"b*" => straight.flat_map(|part| part.stroked(true)).collect(),
            _ => straight.flat_map(|part| part.stroked(false)).collect(),
        };
        let room = MOST.saturating_sub(kept.len());
        kept.extend(rules.into_iter().take(room));
    }
}

impl Part {
    fn is_handwriting(&self) -> bool {
        let bent = self.bends >= BENDS && self.bends + 2 >= self.points.len() && !self.closed;
        bent && self
            .corners()
            .is_some_and(|(low, high)| WIDE.contains(&(high.x - low.x)) && TALL.contains(&(high.y - low.y)))
    }

    /// The corners of what holds it.
    fn corners(&self) -> Option<(Point, Point)> {
        let first = self.points.first()?;
        Some(self.points.iter().fold((*first, *first), |(low, high), point| {
            (Point::new(low.x.min(point.x), low.y.min(point.y)), Point::new(high.x.max(point.x), high.y.max(point.y)))
        }))
    }

    /// The area as one rule, when it is that thin.
    fn filled(&self) -> Option<Rule> {
        let (low, high) = self.corners()?;
        let (wide, tall) = (high.x - low.x, high.y - low.y);
        match (wide <= THICK, tall <= THICK) {
            (true, false) => Rule::new(true, f64::midpoint(low.x, high.x), low.y, high.y),
            (false, true) => Rule::new(false, f64::midpoint(low.y, high.y), low.x, high.x),
            _ => None,
        }
    }

    /// Its strokes that are rules; the last goes back to the first point when `closed`.
    fn stroked(&self, closed: bool) -> impl Iterator<Item = Rule> {
        let back = closed.then(|| [self.points.last(), self.points.first()]).into_iter();
        let ends = self.points.windows(2).map(|pair| [pair.first(), pair.last()]).chain(back);
        ends.filter_map(|ends| {
            let [Some(one), Some(other)] = ends else { return None };
            let (wide, tall) = ((one.x - other.x).abs(), (one.y - other.y).abs());
            match (wide <= LEAN, tall <= LEAN) {
                (true, false) => Rule::new(true, one.x, one.y, other.y),
                (false, true) => Rule::new(false, one.y, one.x, other.x),
                _ => None,
            }
        })
    }
}
