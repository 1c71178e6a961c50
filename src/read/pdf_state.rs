//! The graphics state of a PDF page as far as text needs it (ISO 32000-2, 8.4 and 9.3): where the pen stands, in which font
//! and size it writes.

use std::rc::Rc;

use hayro_font::kurbo::{Affine, Vec2};
use hayro_syntax::content::Instruction;
use hayro_syntax::object::Object;

use super::pdf_fonts::Face;

/// The state.
#[derive(Clone)]
pub(crate) struct State<'a> {
    /// From user space to the page.
    pub transform: Affine,
    pub font: Option<Rc<Face<'a>>>,
    pub size: f64,
    pen: Affine,
    line: Affine,
    character_space: f64,
    word_space: f64,
    /// Horizontal scaling, 1 for none.
    stretch: f64,
    leading: f64,
    rise: f64,
    mode: i64,
}

impl State<'_> {
    /// The state at the beginning of a page.
    pub(crate) fn new(transform: Affine) -> Self {
        Self {
            transform,
            font: None,
            size: 1.0,
            pen: Affine::IDENTITY,
            line: Affine::IDENTITY,
            character_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
        }
    }

    /// True when text is placed without being painted; text that only clips is seen through.
    pub(crate) fn is_invisible(&self) -> bool {
        self.mode == 3
    }

    /// From the space of a glyph, of height 1, to the page.
    pub(crate) fn glyph_matrix(&self) -> Affine {
        self.transform * self.pen * Affine::new([self.size * self.stretch, 0.0, 0.0, self.size, 0.0, self.rise])
    }

    /// Moves the pen past a glyph that is `advance` thousandths wide.
    pub(crate) fn advance(&mut self, advance: Vec2, is_space: bool) {
        let spaces = self.character_space + if is_space { self.word_space } else { 0.0 };
        if self.is_horizontal() {
            self.shift((advance.x / 1000.0 * self.size + spaces) * self.stretch, 0.0);
        } else {
            self.shift(0.0, advance.y / 1000.0 * self.size + spaces);
        }
    }

    /// Moves the pen back by thousandths of the font size.
    pub(crate) fn adjust(&mut self, thousandths: f64) {
        let by = -thousandths / 1000.0 * self.size;
        if self.is_horizontal() { self.shift(by * self.stretch, 0.0) } else { self.shift(0.0, by) }
    }

    fn is_horizontal(&self) -> bool {
        self.font.as_ref().is_none_or(|font| font.horizontal)
    }

    fn shift(&mut self, across: f64, up: f64) {
        self.pen *= Affine::translate((across, up));
    }

    fn next_line(&mut self, across: f64, up: f64) {
        self.line *= Affine::translate((across, up));
        self.pen = self.line;
    }

    /// What `'` and `"` do before they show their text.
    pub(crate) fn before_text(&mut self, instruction: &Instruction<'_, '_>) {
        match &**instruction.operator {
            b"'" => self.next_line(0.0, -self.leading),
            b"\"" => {
                if let Some([word, character]) = numbers(instruction) {
                    (self.word_space, self.character_space) = (word, character);
                }
                self.next_line(0.0, -self.leading);
            }
            _ => {}
        }
    }

    /// Carries out an operator that moves the pen or sets how text is shown; any other does nothing.
    pub(crate) fn text_operator(&mut self, instruction: &Instruction<'_, '_>) {
        match &**instruction.operator {
            b"BT" => (self.pen, self.line) = (Affine::IDENTITY, Affine::IDENTITY),
            b"Td" => self.move_line(instruction),
            b"TD" => {
                if let Some([_, up]) = numbers(instruction) {
                    self.leading = -up;
                }
                self.move_line(instruction);
            }
            b"T*" => self.next_line(0.0, -self.leading),
            b"Tm" => {
                if let Some(matrix) = numbers(instruction) {
                    self.line = Affine::new(matrix);
                    self.pen = self.line;
                }
            }
            operator => {
                if let Some([value]) = numbers(instruction) {
                    self.set(operator, value);
                }
            }
        }
    }

    fn move_line(&mut self, instruction: &Instruction<'_, '_>) {
        if let Some([across, up]) = numbers(instruction) {
            self.next_line(across, up);
        }
    }

    fn set(&mut self, operator: &[u8], value: f64) {
        match operator {
            b"Tc" => self.character_space = value,
            b"Tw" => self.word_space = value,
            b"Tz" => self.stretch = value / 100.0,
            b"TL" => self.leading = value,
            b"Ts" => self.rise = value,
            #[expect(clippy::cast_possible_truncation, reason = "a mode is one digit; anything else is no mode")]
            b"Tr" => self.mode = value as i64,
            _ => {}
        }
    }
}

/// The first operands of `instruction`, when they are numbers.
pub(crate) fn numbers<const N: usize>(instruction: &Instruction<'_, '_>) -> Option<[f64; N]> {
    let mut values = [0.0; N];
    let mut operands = instruction.operands();
    for value in &mut values {
        let Some(Object::Number(number)) = operands.next() else { return None };
        *value = number.as_f64();
    }
    Some(values)
}
