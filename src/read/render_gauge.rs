//! What a page of a PDF costs to draw, found out before anything is drawn: drawing steps and pixels of pictures.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use hayro_interpret::font::GlyphRun;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{Affine, BezPath, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, interpret_page,
};

/// Drawing steps of one page; the busiest honest plan measured has a tenth of it.
const STEPS: u64 = 1_000_000;
/// Pixels of all the pictures of one page.
const PIXELS: u64 = 128 << 20;

/// True when `page` can be drawn within the budget.
pub(super) fn is_affordable(page: &Page<'_>) -> bool {
    let (width, height) = page.render_dimensions();
    let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let transform = Affine::new(page.initial_transform(true).as_coeffs());
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        let cache = InterpreterCache::new();
        let mut context = Context::new(transform, area, &cache, page.xref(), InterpreterSettings::default());
        interpret_page(page, &mut context, &mut Gauge { steps: 0, pixels: 0 });
    }));
    outcome.is_ok()
}

/// Thrown to stop the interpreter, which has no way to be told.
struct Spent;

/// Counts what would be drawn.
struct Gauge {
    steps: u64,
    pixels: u64,
}

impl Gauge {
    fn spend(&mut self, steps: u64, pixels: u64) {
        self.steps = self.steps.saturating_add(steps);
        self.pixels = self.pixels.saturating_add(pixels);
        if self.steps > STEPS || self.pixels > PIXELS {
            // No panic hook runs, and nothing is printed.
            resume_unwind(Box::new(Spent));
        }
    }
}

impl<'a> Device<'a> for Gauge {
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {
        self.spend(1, 0);
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.spend(1, 0);
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        // Each group is a layer of the size of the page.
        self.spend(STEPS / 2_000, 0);
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, _: DrawProps<'a>, _: &DrawMode) {
        for _ in run.glyphs() {
            self.spend(1, 0);
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.spend(1, u64::from(image.width()).saturating_mul(u64::from(image.height())));
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
