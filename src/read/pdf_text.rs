//! The characters of a PDF page with their positions, in the order in which the page draws them. Bounded: drawing beyond
//! the budget is cut off.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::rc::Rc;

use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::{BfString, WritingMode};
use hayro_interpret::hayro_syntax::object::{Dict, String as PdfString};
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, RenderContent, SoftMask, interpret_page,
};
use skrifa::MetadataProvider;

/// Drawing steps that are no characters weigh less: so many of them count as one.
const STEPS_PER_GLYPH: usize = 8;

/// A character, or several that one glyph stands for.
#[derive(Clone, Debug)]
pub(crate) struct Character {
    pub text: Box<str>,
    /// Where it begins along its line, in points; grows in reading direction.
    pub along: f64,
    /// How far down its baseline lies, in points.
    pub down: f64,
    pub width: f64,
    /// Size of the font, in points.
    pub size: f64,
    /// Quarter turns of the line against the page.
    pub turn: u8,
    /// True for the content of a form field, a stamp or another annotation.
    pub added: bool,
}

/// What a page shows.
#[derive(Debug, Default)]
pub(crate) struct Sight {
    pub characters: Vec<Character>,
    /// Glyphs that no character is known for.
    pub unknown: usize,
    pub pictures: u32,
    /// Lines, curves and areas drawn.
    pub paths: usize,
    /// Height of the page in points.
    pub height: f64,
    /// True when the budget ended the reading.
    pub cut: bool,
    /// True when the interpreter failed on the page.
    pub broken: bool,
}

/// Thrown to stop the interpreter, which has no way to be told.
struct Spent;

/// Characters by glyph number, for each font program.
pub(crate) type Reverse = HashMap<u128, Option<Rc<HashMap<u32, char>>>>;

/// Looks at `page`: its own content, then its annotations, at most `budget` glyphs.
pub(crate) fn look<'a>(page: &Page<'a>, cache: &InterpreterCache<'a>, reverse: &mut Reverse, budget: usize) -> Sight {
    let (width, height) = page.render_dimensions();
    let mut view = View {
        sight: Sight { height: f64::from(height), ..Sight::default() },
        reverse,
        actual: Vec::new(),
        left: budget.saturating_mul(STEPS_PER_GLYPH),
        added: false,
    };
    for content in [RenderContent::PAGE, RenderContent::ANNOTATIONS] {
        let settings = InterpreterSettings { render_content: content, ..InterpreterSettings::default() };
        let transform = Affine::new(page.initial_transform(true).as_coeffs());
        let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        view.added = content == RenderContent::ANNOTATIONS;
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            let mut context = Context::new(transform, area, cache, page.xref(), settings);
            interpret_page(page, &mut context, &mut view);
        }));
        if let Err(thrown) = outcome {
            let spent = thrown.is::<Spent>();
            view.sight.cut |= spent;
            view.sight.broken |= !spent;
            view.actual.clear();
        }
    }
    view.sight
}

/// Receives what the interpreter draws.
struct View<'r> {
    sight: Sight,
    reverse: &'r mut Reverse,
    /// Marked contents that are open, with the text that replaces them and where they began.
    actual: Vec<Option<(String, usize)>>,
    left: usize,
    added: bool,
}

impl View<'_> {
    fn spend(&mut self, steps: usize) {
        match self.left.checked_sub(steps) {
            Some(left) => self.left = left,
            // No panic hook runs, and nothing is printed.
            None => resume_unwind(Box::new(Spent)),
        }
    }

    /// The characters that a glyph stands for, cleaned; none when nobody knows.
    fn characters_of(&mut self, glyph: &Glyph<'_>) -> Option<String> {
        let declared = glyph.as_unicode().map(|text| match text {
            BfString::Char(character) => character.to_string(),
            BfString::String(text) => text,
        });
        let declared = declared.filter(|text| text.chars().any(|c| c != '\0' && c != '\u{fffd}'));
        let text = declared.or_else(|| self.by_font(glyph).map(String::from))?;
        let clean: String = text.chars().filter_map(clean).collect();
        (!clean.is_empty()).then_some(clean)
    }

    /// The character that the font program itself maps to the glyph.
    fn by_font(&mut self, glyph: &Glyph<'_>) -> Option<char> {
        let Glyph::Outline(outline) = glyph else { return None };
        let Some(font) = outline.font_data() else {
            // A standard font without embedded program: codes of simple fonts are ASCII where it matters.
            return char::from_u32(outline.char_code()).filter(|c| matches!(c, ' '..='~'));
        };
        let map = self.reverse.entry(font.cache_key).or_insert_with(|| {
            let parsed = skrifa::FontRef::new((*font.data).as_ref()).ok()?;
            let mut map = HashMap::new();
            for (code, glyph) in parsed.charmap().mappings() {
                if let Some(character) = char::from_u32(code) {
                    map.entry(glyph.to_u32()).or_insert(character);
                }
            }
            Some(Rc::new(map))
        });
        map.as_ref()?.get(&outline.glyph_id().to_u32()).copied()
    }

    fn add(&mut self, glyph: &Glyph<'_>, matrix: Affine, vertical: bool) {
        let Some(text) = self.characters_of(glyph) else {
            self.sight.unknown += 1;
            return;
        };
        let [right, rise, slant, up, ..] = matrix.as_coeffs();
        let origin = matrix * Point::ZERO;
        if !origin.x.is_finite() || !origin.y.is_finite() {
            return;
        }
        let advance = match glyph {
            Glyph::Outline(outline) => outline.advance_width(),
            Glyph::Type3(drawn) => drawn.advance_width(),
        };
        let along = right.hypot(rise);
        let tall = slant.hypot(up) * 1000.0;
        let size = if tall > 1e-6 { tall } else { along * 1000.0 };
        let turn = if vertical { 1 } else { quarter_turns(right, rise) };
        let (across, down) = match turn {
            0 => (origin.x, origin.y),
            1 => (origin.y, -origin.x),
            2 => (-origin.x, -origin.y),
            _ => (-origin.y, origin.x),
        };
        let width = if vertical { size } else { f64::from(advance.unwrap_or(500.0)) * along };
        let text = text.into_boxed_str();
        self.sight.characters.push(Character { text, along: across, down, width, size, turn, added: self.added });
    }

    /// Puts the replacement text in the place of the characters from `start`, when these stand on one line.
    fn replace(&mut self, text: &str, start: usize) {
        let characters = &mut self.sight.characters;
        let (Some(first), Some(last)) = (characters.get(start), characters.last()) else { return };
        if first.turn != last.turn || (first.down - last.down).abs() > first.size * 0.5 {
            return;
        }
        let text: String = text.chars().filter_map(clean).collect();
        let width = last.along + last.width - first.along;
        let whole = Character { text: text.into_boxed_str(), width, ..first.clone() };
        characters.truncate(start);
        if !whole.text.is_empty() {
            characters.push(whole);
        }
    }
}

impl<'a> Device<'a> for View<'_> {
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {
        self.sight.paths += 1;
        self.spend(1);
    }

    fn draw_rect(&mut self, _: &Rect, _: DrawProps<'a>, _: &DrawMode) {
        self.spend(1);
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.spend(1);
    }

    fn push_clip_rect(&mut self, _: &Rect) {
        self.spend(1);
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.spend(1);
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.sight.pictures = self.sight.pictures.saturating_add(1);
        self.spend(1);
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}

    fn begin_marked_content(&mut self, _: &[u8], properties: Option<&Dict<'_>>) {
        self.spend(1);
        let text = properties.and_then(|properties| properties.get::<PdfString<'_>>(b"ActualText"));
        let start = self.sight.characters.len();
        self.actual.push(text.map(|text| (super::pdf_structure::text_string(text.as_bytes()), start)));
    }

    fn end_marked_content(&mut self) {
        if let Some(Some((text, start))) = self.actual.pop() {
            self.replace(&text, start);
        }
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        let vertical = matches!(run.writing_mode(), WritingMode::Vertical);
        for glyph in run.glyphs() {
            self.spend(STEPS_PER_GLYPH);
            self.add(glyph, props.transform * glyph.transform(), vertical);
        }
    }
}

/// Quarter turns, clockwise on the page, of a line that goes so far to the right and so far down.
fn quarter_turns(right: f64, down: f64) -> u8 {
    if right.abs() >= down.abs() {
        if right >= 0.0 { 0 } else { 2 }
    } else if down >= 0.0 {
        1
    } else {
        3
    }
}

/// A character as it is kept: symbol fonts lie in the private area, blanks are one, controls go.
fn clean(character: char) -> Option<char> {
    match character {
        '\u{f0b7}' | '\u{f0a7}' => Some('•'),
        '\u{f0fe}' => Some('☒'),
        '\u{f0a8}' | '\u{f06f}' => Some('☐'),
        '\u{f0fc}' => Some('✓'),
        '\u{f020}'..='\u{f07e}' => char::from_u32(u32::from(character) - 0xF000),
        '\t' | '\n' | '\r' => Some(' '),
        character if character.is_control() => None,
        character => Some(character),
    }
}
