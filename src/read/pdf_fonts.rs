//! Fonts of a PDF: which text and which width a character code has. What the file declares comes first, then names of
//! glyphs, then the font program itself.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use hayro_font::hayro_cmap::{self, BfString};
use hayro_font::kurbo::Vec2;
use hayro_font::{CMapResolverFn, Font, FontCache, FontGlyph, FontQuery, FontResolverFn, OutlineGlyph, StandardFont};
use hayro_syntax::object::{Dict, Name, Stream};
use skrifa::MetadataProvider;

use super::pdf_cmap::ToUnicode;
use super::pdf_widths;

/// Share of the widest glyph in the height of a font whose glyphs are drawings.
const WIDEST: f64 = 0.9;

/// Characters by glyph number of a font program; none when it cannot be told.
type Reverse = Option<Rc<HashMap<u32, char>>>;

/// The fonts of one document.
pub(crate) struct Fonts<'a> {
    cache: FontCache<'a>,
    programs: FontResolverFn,
    codes: CMapResolverFn,
    /// By where the font's dictionary lies in the file's bytes.
    faces: HashMap<(usize, usize), Option<Rc<Face<'a>>>>,
    reverse: Rc<RefCell<HashMap<u128, Reverse>>>,
    standard: Option<Rc<Face<'a>>>,
}

impl<'a> Fonts<'a> {
    pub(crate) fn new() -> Self {
        let programs: FontResolverFn = Arc::new(|query| {
            let standard = match query {
                FontQuery::Standard(font) => *font,
                FontQuery::Fallback(query) => query.pick_standard_font(),
            };
            Some(standard.get_font_data())
        });
        Self {
            cache: FontCache::new(),
            programs,
            codes: Arc::new(hayro_cmap::load_embedded),
            faces: HashMap::new(),
            reverse: Rc::default(),
            standard: None,
        }
    }

    /// The font that `dictionary` describes.
    pub(crate) fn face(&mut self, dictionary: &Dict<'a>) -> Option<Rc<Face<'a>>> {
        let key = (dictionary.data().as_ptr().addr(), dictionary.data().len());
        if let Some(face) = self.faces.get(&key) {
            return face.clone();
        }
        let modest = pdf_widths::are_modest(dictionary);
        let font = modest.then(|| self.cache.font(dictionary, &self.programs, &self.codes)).flatten();
        let face = font.map(|font| Rc::new(Face::new(font, dictionary, Rc::clone(&self.reverse))));
        self.faces.insert(key, face.clone());
        face
    }

    /// The font of pages that name none.
    pub(crate) fn standard(&mut self) -> Option<Rc<Face<'a>>> {
        if self.standard.is_none() {
            let font = self.cache.standard_font(StandardFont::Helvetica, &self.programs);
            let face = font.map(|font| Rc::new(Face::new(font, &Dict::empty(), Rc::clone(&self.reverse))));
            self.standard = face;
        }
        self.standard.clone()
    }
}

/// What a character code stands for.
#[derive(Clone, Debug)]
pub(crate) struct Sign {
    /// Its text, cleaned; none when nobody knows, empty when it shows nothing.
    pub text: Option<Rc<str>>,
    /// How far it moves the pen, in thousandths of the font size.
    pub advance: Vec2,
    /// Where it is drawn from the pen, in thousandths of the font size.
    pub displacement: Vec2,
}

/// A font.
pub(crate) struct Face<'a> {
    font: Font<'a>,
    declared: ToUnicode,
    /// One byte a code.
    simple: bool,
    /// Height of a letter, as a share of the font size, for fonts whose glyphs are drawings in units of their own.
    pub stature: f64,
    pub horizontal: bool,
    signs: RefCell<HashMap<u32, Sign>>,
    reverse: Rc<RefCell<HashMap<u128, Reverse>>>,
}

impl<'a> Face<'a> {
    fn new(font: Font<'a>, dictionary: &Dict<'a>, reverse: Rc<RefCell<HashMap<u128, Reverse>>>) -> Self {
        let kind = dictionary.get::<Name<'_>>(b"Subtype");
        let kind = kind.as_deref().unwrap_or_default();
        Self {
            declared: declared(dictionary),
            simple: kind != b"Type0",
            stature: if kind == b"Type3" { stature(&font) } else { 1.0 },
            horizontal: font.is_horizontal(),
            signs: RefCell::default(),
            reverse,
            font,
        }
    }

    /// The code that begins at `at`, and its length in bytes.
    pub(crate) fn code(&self, bytes: &[u8], at: usize) -> (u32, usize) {
        let (code, length) = self.font.read_code(bytes, at);
        (code, length.max(1))
    }

    /// What `code` stands for.
    pub(crate) fn sign(&self, code: u32) -> Sign {
        if let Some(sign) = self.signs.borrow().get(&code) {
            return sign.clone();
        }
        let sign = Sign {
            text: self.text(code),
            advance: self.font.code_advance(code),
            displacement: self.font.origin_displacement(code),
        };
        self.signs.borrow_mut().insert(code, sign.clone());
        sign
    }

    fn text(&self, code: u32) -> Option<Rc<str>> {
        let text = self.declared.text(code).map(|text| text.to_string()).or_else(|| self.undeclared(code))?;
        let clean: String = text.chars().filter_map(clean).collect();
        Some(Rc::from(clean))
    }

    fn undeclared(&self, code: u32) -> Option<String> {
        match self.font.glyph(self.font.map_code(code), code) {
            FontGlyph::Type3(glyph) => named(glyph.as_unicode()).or_else(|| self.by_code(code)),
            FontGlyph::Outline(glyph) => named(glyph.as_unicode())
                .or_else(|| self.by_program(&glyph).map(String::from))
                .or_else(|| self.by_code(code)),
        }
    }

    /// The character that the font program itself maps to the glyph.
    fn by_program(&self, glyph: &OutlineGlyph) -> Option<char> {
        let font = glyph.font_data()?;
        let mut programs = self.reverse.borrow_mut();
        let map = programs.entry(font.cache_key).or_insert_with(|| {
            let parsed = skrifa::FontRef::new((*font.data).as_ref()).ok()?;
            let mut map = HashMap::new();
            for (code, glyph) in parsed.charmap().mappings() {
                if let Some(character) = char::from_u32(code) {
                    map.entry(glyph.to_u32()).or_insert(character);
                }
            }
            Some(Rc::new(map))
        });
        map.as_ref()?.get(&glyph.glyph_id().to_u32()).copied()
    }

    /// The code taken for a letter, where programs that wrote such fonts meant it so.
    fn by_code(&self, code: u32) -> Option<String> {
        let byte = u8::try_from(code).ok().filter(|byte| self.simple && *byte >= b' ')?;
        Some(encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[byte]).0.into_owned())
    }
}

/// The table of characters that the font declares; the name of an identity table says that codes are Unicode.
fn declared(dictionary: &Dict<'_>) -> ToUnicode {
    if let Some(stream) = dictionary.get::<Stream<'_>>(b"ToUnicode") {
        return stream.decoded_data().map(|bytes| ToUnicode::parse(&bytes)).unwrap_or_default();
    }
    let name = dictionary.get::<Name<'_>>(b"ToUnicode");
    let identity = name.is_some_and(|name| matches!(&*name, b"Identity-H" | b"Identity-V"));
    if identity { ToUnicode::identity() } else { ToUnicode::default() }
}

/// The height of letters, guessed from the widest of them.
fn stature(font: &Font<'_>) -> f64 {
    let widest = (0..=255).map(|code| font.code_advance(code).x.abs()).fold(0.0, f64::max) / 1000.0;
    if widest.is_finite() && widest > 0.0 { widest / WIDEST } else { 1.0 }
}

fn named(text: Option<BfString>) -> Option<String> {
    let text = match text? {
        BfString::Char(character) => character.to_string(),
        BfString::String(text) => text,
    };
    text.chars().any(|c| c != '\0' && c != '\u{fffd}').then_some(text)
}

/// A character as it is kept: symbol fonts lie in the private area, blanks are one, controls go.
pub(crate) fn clean(character: char) -> Option<char> {
    match character {
        '\u{f0b7}' | '\u{f0a7}' => Some('•'),
        '\u{f0fe}' => Some('☒'),
        '\u{f0a8}' | '\u{f06f}' => Some('☐'),
        '\u{f0fc}' => Some('✓'),
        '\u{f020}'..='\u{f07e}' => char::from_u32(u32::from(character) - 0xF000),
        '\t' | '\n' | '\r' => Some(' '),
        character if character.is_control() || character == '\u{feff}' => None,
        character => Some(character),
    }
}
