//! Characters of a page joined into printed lines. Pure geometry; the order of drawing is kept, because programs that
//! write documents draw them in reading order and cells of a table whole.

use std::rc::Rc;

use unicode_normalization::UnicodeNormalization;

use super::pdf_grid::Grid;
use super::pdf_tables::{Seat, seated};
use super::pdf_text::Character;
use crate::model::document::{Area, BlockKind};

// Shares of the font size, measured on French administrative files.
/// A gap from which two characters belong to two words.
const WORD_GAP: f64 = 0.13;
/// Gaps from which letters set apart are told from words of one letter, and the widest such gap.
const FEW_GAPS: usize = 4;
const WIDEST_SPREAD: f64 = 0.5;
/// A gap from which two words belong to two columns.
const COLUMN_GAP: f64 = 1.5;
/// How far a character may stand off the baseline of its line.
const OFF_LINE: f64 = 0.45;
/// How far a character may lie back and still continue the line.
const STEP_BACK: f64 = 0.6;
/// How near a second print of the same character makes bold letters of it.
const SAME_PLACE: f64 = 0.12;
/// Characters in which a second print is looked for.
const RECENT: usize = 160;
/// How far letters reach above and below the baseline.
const ASCENT: f64 = 0.85;
const DESCENT: f64 = 0.25;
/// Comparisons that finding the places of added text may take.
const PLACING: usize = 50_000_000;
/// How much larger than running text a heading is.
const LARGER: f64 = 1.2;

/// A printed line.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Line {
    pub text: String,
    /// How far down the page its baseline lies, in points.
    pub down: f64,
    /// Mean size of its letters, in points.
    pub size: f64,
    /// Number of letters and digits.
    pub letters: usize,
    /// True when all of it was added to the page: a filled field, a stamp.
    pub added: bool,
    /// Quarter turns against the page.
    pub turn: u8,
    /// True when it ends in a hyphen that is there for the line break only.
    pub soft: bool,
    /// Where it lies on the page.
    pub area: Option<Area>,
    /// The cell of a table in which it stands.
    pub seat: Option<Seat>,
}

#[cfg(test)]
impl Line {
    /// A line of ten points that says `text`.
    pub(crate) fn plain(text: &str) -> Self {
        let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
        let (text, size) = (text.to_owned(), 10.0);
        Self { text, down: 0.0, size, letters, added: false, turn: 0, soft: false, area: None, seat: None }
    }
}

/// The lines of a page, in the order of drawing; those of each of its tables together, cell by cell.
pub(crate) fn lines(characters: &[Character], grids: &[Grid]) -> Vec<Line> {
    let characters = without_second_prints(with_fields_in_place(characters));
    let runs = seated(characters, grids).into_iter();
    runs.flat_map(|(seat, run)| printed(run).into_iter().map(move |line| Line { seat, ..line })).collect()
}

/// The lines of `characters`, in their order.
fn printed(characters: Vec<&Character>) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut pen: Option<Pen> = None;
    for character in characters {
        match pen.as_mut() {
            Some(current) if current.continues(character) => current.write(character),
            _ if character.text.trim().is_empty() => {}
            _ => {
                lines.extend(pen.take().map(Pen::finish));
                pen = Some(Pen::new(character));
            }
        }
    }
    lines.extend(pen.map(Pen::finish));
    lines
}

/// A character on its line.
struct Piece {
    text: Rc<str>,
    /// True when a blank stands before it.
    blank: bool,
    /// The gap before it, as shares of the smaller and of the larger font size beside it.
    narrow: f64,
    wide: f64,
}

/// A line in the making.
struct Pen {
    pieces: Vec<Piece>,
    start: f64,
    /// Where the last character that can be seen ends.
    end: f64,
    down: f64,
    /// The largest size so far.
    size: f64,
    turn: u8,
    blank: bool,
    letters: usize,
    sizes: f64,
    added: bool,
}

impl Pen {
    fn new(first: &Character) -> Self {
        let mut pen = Self {
            pieces: Vec::new(),
            start: first.along,
            end: first.along,
            down: first.down,
            size: first.size,
            turn: first.turn,
            blank: false,
            letters: 0,
            sizes: 0.0,
            added: true,
        };
        pen.write(first);
        pen
    }

    fn continues(&self, next: &Character) -> bool {
        let size = self.size.max(next.size);
        self.turn == next.turn
            && (next.down - self.down).abs() < size * OFF_LINE
            && next.along - self.end > -size * STEP_BACK
    }

    fn write(&mut self, next: &Character) {
        if next.text.trim().is_empty() {
            self.blank = true;
            return;
        }
        let gap = next.along - self.end;
        self.pieces.push(Piece {
            text: Rc::clone(&next.text),
            blank: std::mem::take(&mut self.blank),
            narrow: gap / self.size.min(next.size),
            wide: gap / self.size.max(next.size),
        });
        self.end = self.end.max(next.along + next.width);
        if next.size > self.size {
            (self.size, self.down) = (next.size, next.down);
        }
        self.added &= next.added;
        let letters = next.text.chars().filter(|c| c.is_alphanumeric()).count();
        self.letters += letters;
        self.sizes += next.size * f64::from(u32::try_from(letters).unwrap_or(u32::MAX));
    }

    fn finish(self) -> Line {
        let letters = f64::from(u32::try_from(self.letters).unwrap_or(u32::MAX));
        let size = if self.letters > 0 { self.sizes / letters } else { self.size };
        let text = self.text();
        let text = text.trim();
        Line {
            text: tidy(text),
            down: self.down,
            size,
            letters: self.letters,
            added: self.added,
            turn: self.turn,
            soft: text.ends_with('\u{ad}'),
            area: self.area(),
            seat: None,
        }
    }

    /// The characters with blanks between words and tabs between columns.
    fn text(&self) -> String {
        let spread = self.spread();
        let mut text = String::new();
        for piece in &self.pieces {
            if piece.wide > COLUMN_GAP + spread {
                text.push('\t');
            } else if piece.blank || piece.narrow > WORD_GAP + spread {
                text.push(' ');
            }
            text.push_str(&piece.text);
        }
        text
    }

    /// The gap between letters of a line that is set with wide spaces, as titles are; none otherwise.
    fn spread(&self) -> f64 {
        let inner = self.pieces.iter().skip(1).filter(|piece| !piece.blank);
        let mut gaps: Vec<f64> = inner.map(|piece| piece.narrow).collect();
        let lettered = self.pieces.iter().filter(|piece| piece.text.chars().all(char::is_alphabetic)).count();
        if gaps.len() < FEW_GAPS || lettered * 2 < self.pieces.len() {
            return 0.0;
        }
        gaps.sort_by(f64::total_cmp);
        let middle = gaps.get(gaps.len() / 2).copied().unwrap_or(0.0);
        if (WORD_GAP..WIDEST_SPREAD).contains(&middle) { middle } else { 0.0 }
    }

    /// The rectangle around the line, turned back to the page.
    fn area(&self) -> Option<Area> {
        let (top, bottom) = (self.down - self.size * ASCENT, self.down + self.size * DESCENT);
        match self.turn {
            0 => Area::new(self.start, top, self.end, bottom),
            1 => Area::new(-bottom, self.start, -top, self.end),
            2 => Area::new(-self.end, -bottom, -self.start, -top),
            _ => Area::new(top, -self.end, bottom, -self.start),
        }
    }
}

/// Ligatures taken apart, composed accents, soft hyphens only where they show.
fn tidy(text: &str) -> String {
    let shown = text.strip_suffix('\u{ad}').map(|rest| format!("{rest}-"));
    let mut out = String::with_capacity(text.len());
    for character in shown.as_deref().unwrap_or(text).chars() {
        match character {
            '\u{fb00}'..='\u{fb06}' => out.extend(std::iter::once(character).nfkc()),
            '\u{ad}' => {}
            character => out.push(character),
        }
    }
    if out.is_ascii() { out } else { out.nfc().collect() }
}

/// Moves the content of form fields, which is drawn last, behind the words that stand before it on the page.
fn with_fields_in_place(characters: &[Character]) -> Vec<&Character> {
    let (added, page): (Vec<_>, Vec<_>) = characters.iter().partition(|character| character.added);
    if added.is_empty() || page.is_empty() || added.len().saturating_mul(page.len()) > PLACING {
        return page.into_iter().chain(added).collect();
    }
    let runs =
        added.chunk_by(|a, b| b.turn == a.turn && (b.down - a.down).abs() < a.size * OFF_LINE && b.along >= a.along);
    let mut behind: Vec<(usize, &[&Character])> = Vec::new();
    for run in runs {
        let Some(first) = run.first() else { continue };
        behind.push((word_before(&page, first).map_or(usize::MAX, |index| index + 1), run));
    }
    behind.sort_by_key(|(index, _)| *index);
    let mut placed = Vec::with_capacity(characters.len());
    let mut waiting = behind.into_iter().peekable();
    for (index, character) in page.into_iter().enumerate() {
        while let Some((_, run)) = waiting.next_if(|(at, _)| *at <= index) {
            placed.extend_from_slice(run);
        }
        placed.push(character);
    }
    waiting.for_each(|(_, run)| placed.extend_from_slice(run));
    placed
}

/// Index of the character of the page that stands nearest before `first` on the same line.
fn word_before(page: &[&Character], first: &Character) -> Option<usize> {
    let on_line = |c: &Character| {
        c.turn == first.turn
            && (c.down - first.down).abs() < c.size.max(first.size) * OFF_LINE
            && c.along + c.width * 0.5 <= first.along
            && !c.text.trim().is_empty()
    };
    let before = page.iter().enumerate().filter(|(_, character)| on_line(character));
    before.max_by(|a, b| a.1.along.total_cmp(&b.1.along)).map(|(index, _)| index)
}

/// Leaves out characters that are printed twice at nearly the same place, as bold letters are imitated. A second print
/// begins where the pen goes back, and goes on as long as it repeats.
fn without_second_prints(characters: Vec<&Character>) -> Vec<&Character> {
    let mut kept: Vec<&Character> = Vec::with_capacity(characters.len());
    let mut last: Option<&Character> = None;
    let mut repeating = false;
    for character in characters {
        if character.text.trim().is_empty() {
            kept.push(character);
            continue;
        }
        let onward = last.is_some_and(|last| {
            (last.down - character.down).abs() < near(last) && last.along + near(last) < character.along
        });
        repeating = (repeating || !onward) && kept.iter().rev().take(RECENT).any(|old| same_print(old, character));
        last = Some(character);
        if !repeating {
            kept.push(character);
        }
    }
    kept
}

fn near(character: &Character) -> f64 {
    character.size * SAME_PLACE
}

fn same_print(old: &Character, new: &Character) -> bool {
    (old.along - new.along).abs() < near(new)
        && (old.down - new.down).abs() < near(new)
        && old.turn == new.turn
        && old.text == new.text
}

/// The size of running text among `lines`: the one in which most letters are set, to half a point.
pub(crate) fn body_size<'l>(lines: impl IntoIterator<Item = &'l Line>) -> Option<f64> {
    let mut letters: std::collections::BTreeMap<i64, usize> = std::collections::BTreeMap::new();
    for line in lines {
        *letters.entry(half_points(line.size)).or_default() += line.letters;
    }
    let most = letters.into_iter().filter(|(_, count)| *count > 0).max_by_key(|(_, count)| *count)?;
    #[expect(clippy::cast_precision_loss, reason = "sizes are far below 2^52")]
    Some(most.0 as f64 / 2.0)
}

#[expect(clippy::cast_possible_truncation, reason = "clamped to the range before")]
fn half_points(size: f64) -> i64 {
    (size * 2.0).round().clamp(0.0, 1e6) as i64
}

/// What each line of a page is. `title_above` is given for the first page: the biggest lines above it are the title.
pub(crate) fn kinds(lines: &[Line], body: f64, title_above: Option<f64>) -> Vec<BlockKind> {
    let large = |line: &Line| line.letters >= 3 && line.size >= body * LARGER;
    let above = |line: &Line| title_above.is_some_and(|limit| line.down < limit);
    let biggest = lines.iter().filter(|line| large(line) && above(line)).map(|line| line.size).reduce(f64::max);
    let kind = |line: &Line| {
        if line.added {
            BlockKind::Field
        } else if !large(line) {
            BlockKind::Line
        } else if above(line) && biggest.is_some_and(|biggest| line.size >= biggest * 0.95) {
            BlockKind::Title
        } else {
            BlockKind::Heading
        }
    };
    lines.iter().map(kind).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The characters of `text` at size 10, five points wide each.
    fn typed(text: &str, along: f64, down: f64) -> Vec<Character> {
        let place = |(index, c): (u32, char)| Character {
            text: Rc::from(c.to_string()),
            along: along + f64::from(index) * 5.0,
            down,
            width: 5.0,
            size: 10.0,
            turn: 0,
            added: false,
        };
        (0..).zip(text.chars()).map(place).collect()
    }

    fn texts(characters: &[Character]) -> Vec<String> {
        lines(characters, &[]).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn gaps_make_words_and_columns() {
        let page = [typed("Nom", 0.0, 10.0), typed("du", 18.0, 10.0), typed("12", 60.0, 10.0), typed("x", 0.0, 25.0)];
        assert_eq!(texts(&page.concat()), ["Nom du\t12", "x"]);
    }

    #[test]
    fn letters_set_apart_are_one_word_and_cells_of_one_digit_are_not() {
        let apart = |text: &str, step: f64| -> Vec<Character> {
            (0..).zip(text.chars()).flat_map(|(index, c)| typed(&c.to_string(), f64::from(index) * step, 0.0)).collect()
        };
        assert_eq!(texts(&apart("VENTE", 8.0)), ["VENTE"]);
        assert_eq!(texts(&apart("CGV VENTE", 8.0)), ["CGV VENTE"]);
        assert_eq!(texts(&apart("12345", 8.0)), ["1 2 3 4 5"]);
    }

    #[test]
    fn imitated_bold_is_read_once() {
        let page = [typed("Plan", 0.0, 10.0), typed("Plan", 0.4, 10.0)];
        assert_eq!(texts(&page.concat()), ["Plan"]);
    }

    #[test]
    fn fields_stand_behind_their_labels() {
        let mut value = typed("Durand", 60.0, 10.5);
        for character in &mut value {
            character.added = true;
        }
        let page = [typed("Nom :", 0.0, 10.0), typed("Date :", 0.0, 30.0), value];
        assert_eq!(texts(&page.concat()), ["Nom :\tDurand", "Date :"]);
    }

    #[test]
    fn ligatures_come_apart_and_hyphens_stay_at_the_end() {
        assert_eq!(texts(&typed("of\u{fb01}ce\u{ad}", 0.0, 0.0)), ["office-"]);
        assert_eq!(tidy("n\u{ad}\u{ba}"), "n\u{ba}");
    }

    #[test]
    fn a_line_knows_where_it_lies_whichever_way_it_is_turned() {
        let area = |turn: u8, along: f64, down: f64| {
            let mut word = typed("Plan", along, down);
            for character in &mut word {
                character.turn = turn;
            }
            lines(&word, &[]).first().and_then(|line| line.area)
        };
        assert_eq!(area(0, 100.0, 50.0), Area::new(100.0, 41.5, 120.0, 52.5));
        assert_eq!(area(1, 100.0, -50.0), Area::new(47.5, 100.0, 58.5, 120.0));
        assert_eq!(area(2, -100.0, -50.0), Area::new(80.0, 47.5, 100.0, 58.5));
        assert_eq!(area(3, -100.0, 50.0), Area::new(41.5, 80.0, 52.5, 100.0));
    }

    #[test]
    fn the_biggest_lines_at_the_top_are_the_title() {
        let line = |size: f64, down: f64| Line { down, size, letters: 30, ..Line::plain("abc") };
        let page = [line(20.0, 50.0), line(14.0, 90.0), line(10.0, 120.0), line(10.0, 140.0), line(20.0, 700.0)];
        assert_eq!(
            kinds(&page, 10.0, Some(400.0)),
            [BlockKind::Title, BlockKind::Heading, BlockKind::Line, BlockKind::Line, BlockKind::Heading]
        );
        assert_eq!(kinds(&page, 10.0, None)[0], BlockKind::Heading);
    }
}
