//! Where a page bears ink: marks large enough to be somebody's signature or a stamp, words included. What is a word is told by others.

use image::GrayImage;

use crate::model::document::Area;

/// Dots an inch at which marks are looked for.
const COARSE: u32 = 60;
/// Shade under which a dot is ink.
const DARK: u8 = 140;
/// Least width and height of a mark, in points.
const WIDTH: f64 = 20.0;
const HEIGHT: f64 = 8.0;
/// Marks told of one page.
const MARKS: usize = 400;

/// The marks of a page drawn at `dpi` dots an inch.
pub(super) fn find(page: &GrayImage, dpi: u32) -> Vec<Area> {
    let mut sheet = Sheet::of(page, (dpi / COARSE).max(1));
    let points = 72.0 * f64::from((dpi / COARSE).max(1)) / f64::from(dpi.max(1));
    let mut marks = Vec::new();
    while let Some(start) = sheet.next() {
        let (left, top, right, bottom) = sheet.take(start);
        let at = |cell: usize| f64::from(u32::try_from(cell).unwrap_or(u32::MAX)) * points;
        let large = at(right + 1 - left) >= WIDTH && at(bottom + 1 - top) >= HEIGHT;
        marks.extend(Area::new(at(left), at(top), at(right + 1), at(bottom + 1)).filter(|_| large));
        if marks.len() >= MARKS {
            break;
        }
    }
    marks
}

/// A page in coarse cells, true where there is ink that was not taken yet.
struct Sheet {
    cells: Vec<bool>,
    width: usize,
    from: usize,
}

impl Sheet {
    fn of(page: &GrayImage, step: u32) -> Self {
        let width = usize::try_from(page.width().div_ceil(step)).unwrap_or(0).max(1);
        let height = usize::try_from(page.height().div_ceil(step)).unwrap_or(0);
        let mut cells = vec![false; width * height];
        for (x, y, shade) in page.enumerate_pixels() {
            let at = usize::try_from(y / step).unwrap_or(0) * width + usize::try_from(x / step).unwrap_or(0);
            if let Some(cell) = cells.get_mut(at) {
                *cell |= shade.0[0] < DARK;
            }
        }
        Self { cells, width, from: 0 }
    }

    /// The next cell with ink.
    fn next(&mut self) -> Option<usize> {
        self.from += self.cells.get(self.from..)?.iter().position(|ink| *ink)?;
        Some(self.from)
    }

    /// Takes the mark of which `start` is a cell: its first and last column and row.
    fn take(&mut self, start: usize) -> (usize, usize, usize, usize) {
        let (mut left, mut top, mut right, mut bottom) = (usize::MAX, usize::MAX, 0, 0);
        let mut left_over = vec![start];
        while let Some(at) = left_over.pop() {
            let Some(cell) = self.cells.get_mut(at).filter(|ink| **ink) else { continue };
            *cell = false;
            let (x, y) = (at % self.width, at / self.width);
            (left, top, right, bottom) = (left.min(x), top.min(y), right.max(x), bottom.max(y));
            for row in [y.checked_sub(1), Some(y), Some(y + 1)].into_iter().flatten() {
                let beside = [x.checked_sub(1), Some(x), (x + 1 < self.width).then_some(x + 1)];
                left_over.extend(beside.into_iter().flatten().map(|column| row * self.width + column));
            }
        }
        (left, top, right, bottom)
    }
}

#[cfg(test)]
mod tests {
    use image::Luma;

    use super::*;

    #[test]
    fn a_scribble_is_a_mark_and_a_speck_is_none() {
        let mut page = GrayImage::from_pixel(600, 400, Luma([255]));
        for x in 100_u32..260 {
            let y = 100 + (x % 80).abs_diff(40);
            page.put_pixel(x, y, Luma([20]));
        }
        for x in 400..420 {
            page.put_pixel(x, 300, Luma([0]));
        }
        let marks = find(&page, 240);
        assert_eq!(marks.len(), 1, "{marks:?}");
        assert!(marks[0].x0 >= 28 && marks[0].x1 <= 80 && marks[0].y1 <= 45, "{marks:?}");
        assert!(find(&GrayImage::new(0, 0), 240).is_empty());
    }
}
