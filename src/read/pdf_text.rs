//! The characters of a PDF page with their positions, in the order in which the page draws them. Only what bears on text is
//! interpreted: no colour, no path, no picture. Bounded: a page beyond the budget is cut off.

use std::collections::HashMap;
use std::rc::Rc;

use hayro_font::kurbo::{Affine, Point, Rect};
use hayro_syntax::content::{Instruction, UntypedIter};
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, Stream, String as PdfString};
use hayro_syntax::page::{Page, Resources};
use hayro_syntax::xref::XRef;

use super::limits::Limits;
use super::pdf_annotations::Remark;
use super::pdf_budget::Budget;
use super::pdf_fonts::{Face, Fonts, Sign, clean};
use super::pdf_form::Form;
use super::pdf_layers::Layers;
use super::pdf_marks::{Mark, Marks};
use super::pdf_rules::{Path, Rule};
use super::pdf_state::{State, numbers};

/// Contents inside one another.
const DEPTH: usize = 20;
/// Share of the height of a page that its head takes.
const HEAD: f64 = 0.15;
/// Bytes of text that one glyph is given for nothing more.
const BYTES_PER_GLYPH: usize = 16;
/// Saved graphics states; what a page saves beyond is counted and not kept.
const SAVED: usize = 512;
/// Bytes of drawings kept for pages that use them again.
const KEPT: usize = 32 << 20;

/// A character, or several that one glyph stands for.
#[derive(Clone, Debug)]
pub(crate) struct Character {
    pub text: Rc<str>,
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
    /// Remarks attached to the page.
    pub remarks: Vec<Remark>,
    /// Glyphs that no character is known for.
    pub unknown: usize,
    /// Glyphs that are there without being painted, as text laid over a scan.
    pub invisible: usize,
    pub pictures: u32,
    /// Those that lie whole at the head of the page, where a logo stands, in points from its top left corner.
    pub heading: Vec<Rect>,
    /// Share of the page under pictures; more than one where they lie on one another.
    pub covered: f64,
    /// Lines, curves and areas drawn.
    pub paths: usize,
    /// Those that are straight along an edge of the page.
    pub rules: Vec<Rule>,
    /// Width and height of the page in points.
    pub width: f64,
    pub height: f64,
    /// True when the budget ended the reading.
    pub cut: bool,
    /// True when something that shows was not understood, or lies too deep.
    pub broken: bool,
}

/// Looks at the pages of one document.
pub(crate) struct Looker<'a> {
    fonts: Fonts<'a>,
    layers: Layers,
    forms: HashMap<(usize, usize), Option<Rc<Form<'a>>>>,
    kept: usize,
    left: Budget,
}

impl<'a> Looker<'a> {
    pub(crate) fn new(xref: &XRef, limits: &Limits) -> Self {
        let left = Budget::of_document(limits);
        Self { fonts: Fonts::new(), layers: Layers::new(xref), forms: HashMap::new(), kept: 0, left }
    }

    /// Looks at `page`: its own content, then its annotations.
    pub(crate) fn look(&mut self, page: &Page<'a>, limits: &Limits) -> Sight {
        let (width, height) = page.render_dimensions();
        let (width, height) = (f64::from(width), f64::from(height));
        let given = self.left.of_page(limits);
        let origin = Affine::new(page.initial_transform(true).as_coeffs());
        let paper = page.media_box();
        let mut walk = Walk {
            sight: Sight { width, height, ..Sight::default() },
            state: State::new(origin),
            saved: Vec::new(),
            unsaved: 0,
            marks: Marks::default(),
            path: Path::default(),
            depth: 0,
            added: false,
            sheet: origin.transform_rect_bbox(Rect::new(paper.x0, paper.y0, paper.x1, paper.y1)).inflate(1.0, 1.0),
            left: given,
            looker: self,
        };
        let content = walk.content(page.raw());
        walk.run(&content, page.resources());
        walk.state = State::new(origin);
        walk.annotations(page);
        let (sight, left) = (walk.sight, walk.left);
        self.left = self.left.less(given, left);
        sight
    }

    pub(super) fn hides(&self, owner: &Dict<'_>) -> bool {
        self.layers.hide(owner, b"OC")
    }
}

/// A walk through the operators of one page.
pub(super) struct Walk<'r, 'a> {
    pub(super) sight: Sight,
    pub(super) looker: &'r mut Looker<'a>,
    pub(super) state: State<'a>,
    saved: Vec<State<'a>>,
    unsaved: usize,
    marks: Marks,
    path: Path,
    depth: usize,
    pub(super) added: bool,
    /// The sheet of paper, of which the page may be a part; what stands beside it is not there.
    sheet: Rect,
    left: Budget,
}

impl<'a> Walk<'_, 'a> {
    /// The content of the page whose dictionary is `page`, unpacked, its parts one after the other.
    fn content(&mut self, page: &Dict<'a>) -> Vec<u8> {
        if let Some(stream) = page.get::<Stream<'a>>(b"Contents") {
            return self.unpacked(&stream).unwrap_or_default();
        }
        let mut content = Vec::new();
        for stream in page.get::<Array<'a>>(b"Contents").unwrap_or_default().iter::<Stream<'a>>() {
            let Some(part) = self.unpacked(&stream) else { continue };
            content.extend(part);
            content.push(b' ');
            if self.sight.cut {
                break;
            }
        }
        content
    }

    fn unpacked(&mut self, stream: &Stream<'a>) -> Option<Vec<u8>> {
        let data = stream.decoded_data().ok()?;
        self.spend_bytes(data.len()).then(|| data.into_owned())
    }

    /// The drawing in `stream`, unpacked once as long as there is room.
    fn form(&mut self, stream: &Stream<'a>) -> Option<Rc<Form<'a>>> {
        let dictionary = stream.dict();
        let key = (dictionary.data().as_ptr().addr(), dictionary.data().len());
        if let Some(form) = self.looker.forms.get(&key) {
            return form.clone();
        }
        let form = Form::new(stream).map(Rc::new);
        let size = form.as_ref().map_or(0, |form| form.data.len());
        if self.looker.kept.saturating_add(size) <= KEPT {
            self.looker.kept += size;
            self.looker.forms.insert(key, form.clone());
        }
        form.filter(|_| self.spend_bytes(size))
    }

    pub(super) fn spend_bytes(&mut self, bytes: usize) -> bool {
        let left = self.left.bytes.checked_sub(bytes);
        self.left.bytes = left.unwrap_or(0);
        self.sight.cut |= left.is_none();
        left.is_some()
    }

    /// Spends a glyph that says `text`: a long text weighs as much as several.
    fn spend_glyph(&mut self, text: Option<&str>) -> bool {
        let left = self.left.glyphs.checked_sub(1 + text.map_or(0, str::len) / BYTES_PER_GLYPH);
        self.left.glyphs = left.unwrap_or(0);
        self.sight.cut |= left.is_none();
        left.is_some()
    }

    fn spend_step(&mut self) -> bool {
        let left = self.left.steps.checked_sub(1);
        self.left.steps = left.unwrap_or(0);
        self.sight.cut |= left.is_none();
        left.is_some()
    }

    /// Carries out the operators in `data`.
    pub(super) fn run(&mut self, data: &[u8], resources: &Resources<'a>) {
        if self.depth >= DEPTH {
            self.sight.broken = true;
            return;
        }
        self.depth += 1;
        let (saved, unsaved, marks) = (self.saved.len(), self.unsaved, self.marks.depth());
        let rest = self.carry_out_all(data, resources);
        self.sight.broken |= !self.sight.cut && rest.and_then(|from| data.get(from..)).is_some_and(shows);
        while self.marks.depth() > marks {
            self.end_mark();
        }
        if let Some(outer) = self.saved.drain(saved.min(self.saved.len())..).next() {
            self.state = outer;
        }
        self.unsaved = unsaved;
        self.depth -= 1;
    }

    /// Carries out the operators in `data` up to the first that the parser does not understand, which it takes for the end.
    /// Gives where the last one that was understood ends; none where that cannot be told.
    fn carry_out_all(&mut self, data: &[u8], resources: &Resources<'a>) -> Option<usize> {
        let mut end = Some(0);
        let mut operators = UntypedIter::new(data);
        while let Some(instruction) = operators.next() {
            let name: &[u8] = instruction.operator;
            if data.as_ptr_range().contains(&name.as_ptr()) {
                // The pixels of a picture follow its operator.
                end = (name != b"BI").then(|| name.as_ptr().addr() - data.as_ptr().addr() + name.len());
            }
            if !self.spend_step() {
                break;
            }
            self.carry_out(&instruction, resources);
            if self.sight.cut {
                break;
            }
        }
        end
    }

    fn carry_out(&mut self, instruction: &Instruction<'_, '_>, resources: &Resources<'a>) {
        match &**instruction.operator {
            b"q" => self.save(),
            b"Q" => self.restore(),
            b"cm" => {
                if let Some(matrix) = numbers(instruction) {
                    self.state.transform *= Affine::new(matrix);
                }
            }
            b"Do" => self.draw(instruction, resources),
            b"BI" => self.picture(),
            b"m" | b"l" | b"c" | b"v" | b"y" | b"h" | b"re" => self.path.draw(instruction, self.state.transform),
            b"n" => self.path.end(b"n", &mut self.sight.rules),
            painted @ (b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" | b"S" | b"s") => {
                self.sight.paths += 1;
                let drawn = u32::from(self.path.is_handwriting(painted));
                self.sight.pictures = self.sight.pictures.saturating_add(drawn);
                self.path.end(painted, &mut self.sight.rules);
            }
            b"BMC" => self.marks.push(Mark { actual: None, hidden: false }),
            b"BDC" => self.begin_mark(instruction, resources),
            b"EMC" => self.end_mark(),
            b"Tf" => self.choose_font(instruction, resources),
            b"Tj" | b"'" | b"\"" | b"TJ" => {
                self.state.before_text(instruction);
                self.show_all(instruction);
            }
            _ => self.state.text_operator(instruction),
        }
    }

    fn save(&mut self) {
        if self.saved.len() < SAVED {
            self.saved.push(self.state.clone());
        } else {
            self.unsaved += 1;
        }
    }

    fn restore(&mut self) {
        if self.unsaved > 0 {
            self.unsaved -= 1;
        } else if let Some(state) = self.saved.pop() {
            self.state = state;
        }
    }

    /// Draws a picture or a drawing that has a name.
    fn draw(&mut self, instruction: &Instruction<'_, '_>, resources: &Resources<'a>) {
        let Some(Object::Name(name)) = instruction.operands().next() else { return };
        let Some(stream) = resources.get_x_object(name) else { return };
        if self.marks.hide() || self.looker.hides(stream.dict()) {
            return;
        }
        match stream.dict().get::<Name<'_>>(b"Subtype").as_deref() {
            Some(b"Image") => self.picture(),
            Some(b"Form") => self.draw_form(&stream, resources),
            _ => {}
        }
    }

    fn draw_form(&mut self, stream: &Stream<'a>, resources: &Resources<'a>) {
        if self.depth >= DEPTH {
            self.sight.broken = true;
            return;
        }
        let Some(form) = self.form(stream) else { return };
        let outer = self.state.clone();
        self.state.transform *= form.matrix;
        self.run(&form.data, form.resources.as_ref().unwrap_or(resources));
        self.state = outer;
    }

    /// Draws the appearance of an annotation into `area` of the page (ISO 32000-2, 12.5.5).
    pub(super) fn draw_into(&mut self, stream: &Stream<'a>, area: Rect, resources: &Resources<'a>) {
        let Some(form) = self.form(stream) else { return };
        let bounds = form.matrix.transform_rect_bbox(form.bounds);
        let (across, up) = (area.width() / bounds.width(), area.height() / bounds.height());
        if !across.is_finite() || !up.is_finite() {
            return;
        }
        let fit = Affine::new([across, 0.0, 0.0, up, area.x0 - across * bounds.x0, area.y0 - up * bounds.y0]);
        let outer = self.state.clone();
        self.state.transform = self.state.transform * fit * form.matrix;
        self.run(&form.data, form.resources.as_ref().unwrap_or(resources));
        self.state = outer;
    }

    fn picture(&mut self) {
        self.sight.pictures = self.sight.pictures.saturating_add(1);
        let page = Rect::new(0.0, 0.0, self.sight.width, self.sight.height);
        let seat = self.state.transform.transform_rect_bbox(Rect::new(0.0, 0.0, 1.0, 1.0)).intersect(page);
        if seat.y1 < HEAD * self.sight.height {
            self.sight.heading.push(seat);
        }
        let area = seat.area();
        if area.is_finite() && page.area() > 0.0 {
            self.sight.covered += area / page.area();
        }
    }

    fn begin_mark(&mut self, instruction: &Instruction<'_, '_>, resources: &Resources<'a>) {
        let (hidden, text) = match instruction.operands().nth(1) {
            Some(Object::Name(name)) => {
                let hidden = self.looker.layers.hide(&resources.properties, name);
                (hidden, resources.properties.get::<Dict<'_>>(name).and_then(|own| actual_text(&own)))
            }
            Some(Object::Dict(own)) => (self.looker.hides(own), actual_text(own)),
            _ => (false, None),
        };
        let inside = self.marks.replace();
        let text = text.filter(|text| !inside && self.spend_bytes(text.len()));
        let actual = text.map(|text| (text, self.sight.characters.len()));
        self.marks.push(Mark { actual, hidden });
    }

    fn end_mark(&mut self) {
        if let Some((text, start)) = self.marks.pop().and_then(|mark| mark.actual) {
            self.replace(&text, start);
        }
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
        let whole = Character { text: Rc::from(text), width, ..first.clone() };
        characters.truncate(start);
        if !whole.text.is_empty() {
            characters.push(whole);
        }
    }

    fn choose_font(&mut self, instruction: &Instruction<'_, '_>, resources: &Resources<'a>) {
        let mut operands = instruction.operands();
        let Some(Object::Name(name)) = operands.next() else { return };
        if let Some(Object::Number(size)) = operands.next() {
            self.state.size = size.as_f64();
        }
        self.state.font = match resources.get_font(name) {
            Some(dictionary) => self.looker.fonts.face(&dictionary),
            None => self.looker.fonts.standard(),
        };
    }

    /// Shows the strings of a text operator, and moves the pen by the numbers between them.
    fn show_all(&mut self, instruction: &Instruction<'_, '_>) {
        for operand in instruction.operands() {
            match operand {
                Object::String(text) => self.show(text),
                Object::Array(pieces) => self.show_pieces(pieces),
                _ => {}
            }
        }
    }

    fn show_pieces(&mut self, pieces: &Array<'_>) {
        for piece in pieces.raw_iter() {
            match piece {
                MaybeRef::NotRef(Object::String(text)) => self.show(&text),
                MaybeRef::NotRef(Object::Number(number)) => self.state.adjust(number.as_f64()),
                _ => {}
            }
        }
    }

    fn show(&mut self, text: &PdfString<'_>) {
        if self.state.font.is_none() {
            self.state.font = self.looker.fonts.standard();
        }
        let Some(face) = self.state.font.clone() else { return };
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let (code, length) = face.code(bytes, at);
            at += length;
            let sign = face.sign(code);
            if !self.spend_glyph(sign.text.as_deref()) {
                return;
            }
            self.put(&face, &sign, code == 32 && length == 1);
        }
    }

    /// Notes the glyph where the pen stands, and moves the pen.
    fn put(&mut self, face: &Face<'a>, sign: &Sign, space: bool) {
        if !self.marks.hide() {
            self.sight.invisible += usize::from(self.state.is_invisible());
            match &sign.text {
                None => self.sight.unknown += 1,
                Some(text) if text.is_empty() => {}
                Some(text) => {
                    let matrix = self.state.glyph_matrix() * Affine::translate(sign.displacement / 1000.0);
                    self.note(Rc::clone(text), matrix, (sign.advance.x / 1000.0, face));
                }
            }
        }
        self.state.advance(sign.advance, space);
    }

    fn note(&mut self, text: Rc<str>, matrix: Affine, (advance, face): (f64, &Face<'a>)) {
        let [right, rise, slant, up, ..] = matrix.as_coeffs();
        let origin = matrix * Point::ZERO;
        if !self.sheet.contains(origin) {
            return;
        }
        let along = right.hypot(rise);
        let tall = slant.hypot(up);
        let size = if tall > 1e-6 { tall } else { along } * face.stature;
        let turn = if face.horizontal { quarter_turns(right, rise) } else { 1 };
        let (across, down) = match turn {
            0 => (origin.x, origin.y),
            1 => (origin.y, -origin.x),
            2 => (-origin.x, -origin.y),
            _ => (-origin.y, origin.x),
        };
        let width = if face.horizontal { advance * along } else { size };
        self.sight.characters.push(Character { text, along: across, down, width, size, turn, added: self.added });
    }
}

fn actual_text(properties: &Dict<'_>) -> Option<String> {
    let text = properties.get::<PdfString<'_>>(b"ActualText")?;
    Some(super::pdf_structure::text_string(text.as_bytes()))
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

/// True when these bytes, which were not understood, show something: text, a drawing or a picture.
fn shows(rest: &[u8]) -> bool {
    rest.split(|byte| byte.is_ascii_whitespace() || b"[]()<>{}/".contains(byte))
        .any(|word| matches!(word, b"Tj" | b"TJ" | b"Do" | b"BI"))
}
