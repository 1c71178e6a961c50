//! The table that tesseract prints: one row an area, a line or a word, twelve columns
//! (level, page, block, paragraph, line, word, left, top, width, height, confidence, text).

use super::lines::{Line, Rectangle, Word};

/// Columns of a row.
const COLUMNS: usize = 12;
/// Lines that one page may have.
const LINES: usize = 5_000;
/// Level of a row that begins a line.
const LINE: &str = "4";
/// Level of a row that is a word.
const WORD: &str = "5";

/// Reads the table. Rows that are not understood are left out.
pub(super) fn parse(table: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for row in table.lines() {
        let columns: Vec<&str> = row.splitn(COLUMNS, '\t').collect();
        match columns.first() {
            Some(&LINE) if lines.len() < LINES => {
                lines.push(Line { words: Vec::new(), rectangle: rectangle(&columns).unwrap_or_default() });
            }
            Some(&WORD) => {
                if let Some((line, word)) = lines.last_mut().zip(word(&columns)) {
                    line.words.push(word);
                }
            }
            _ => {}
        }
    }
    lines.retain(|line| !line.words.is_empty());
    lines
}

fn word(columns: &[&str]) -> Option<Word> {
    let confidence: f32 = columns.get(10)?.trim().parse().ok()?;
    let text = columns.get(11)?.trim();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a percentage")]
    let confidence = confidence.clamp(0.0, 100.0) as u8;
    (!text.is_empty()).then_some(Word { text: text.to_owned(), confidence, rectangle: rectangle(columns)? })
}

fn rectangle(columns: &[&str]) -> Option<Rectangle> {
    let number = |column: usize| columns.get(column)?.trim().parse().ok();
    Some(Rectangle { left: number(6)?, top: number(7)?, width: number(8)?, height: number(9)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n\
        1\t1\t0\t0\t0\t0\t0\t0\t900\t900\t-1\t\n\
        4\t1\t1\t1\t1\t0\t10\t20\t300\t30\t-1\t\n\
        5\t1\t1\t1\t1\t1\t10\t20\t100\t30\t96.063\tRegistre\n\
        5\t1\t1\t1\t1\t2\t120\t20\t80\t28\t42\tde\n\
        5\t1\t1\t1\t1\t3\t220\t20\t80\t28\t95\t \n\
        4\t1\t2\t1\t1\t0\t10\t60\t300\t30\t-1\t\n\
        5\tcut\n";

    #[test]
    fn words_are_gathered_into_lines_and_blanks_left_out() {
        let lines = parse(TABLE);
        assert_eq!(lines.len(), 1);
        assert_eq!((lines[0].text().as_str(), lines[0].confidence()), ("Registre de", 85));
        assert_eq!(lines[0].rectangle, Rectangle { left: 10, top: 20, width: 300, height: 30 });
    }

    #[test]
    fn anything_else_is_no_line() {
        assert!(parse("Estimating resolution as 140\n\u{0}\n4\n5\t1").is_empty());
    }
}
