//! A mistake in a file that a person wrote, shown at its place: the line, a caret, what was expected.
//!
//! Texts arrive in the language of the run; nothing here decides what is wrong.

use std::fmt;

use crate::catalogue::Words;

/// Longest excerpt shown, in characters; a longer line is cut around the caret.
const EXCERPT: usize = 160;
/// Characters kept before the caret of a cut line.
const BEFORE: usize = 60;

/// What is wrong, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Say {
    /// One clause, without a full stop.
    pub message: String,
    /// What was expected there.
    pub expected: Option<String>,
    /// The right form, or the nearest known word.
    pub suggestion: Option<String>,
}

impl Say {
    /// Says `message` and nothing else.
    #[must_use]
    pub fn new(message: String) -> Self {
        Self { message, ..Self::default() }
    }

    /// Adds what was expected.
    #[must_use]
    pub fn expecting(mut self, expected: impl Into<Option<String>>) -> Self {
        self.expected = expected.into();
        self
    }

    /// Adds the right form.
    #[must_use]
    pub fn suggesting(mut self, suggestion: impl Into<Option<String>>) -> Self {
        self.suggestion = suggestion.into();
        self
    }
}

/// A mistake with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Name of the file, as given by the caller.
    pub file: String,
    /// Line, from 1; 0 when the whole file is meant.
    pub line: usize,
    /// Column, from 1, in characters.
    pub column: usize,
    /// The source line, without control characters, cut around the place when it is long.
    pub excerpt: String,
    /// Characters of `excerpt` before the caret.
    pub indent: usize,
    /// Characters under which the caret runs.
    pub width: usize,
    /// What is wrong.
    pub message: String,
    /// What was expected there.
    pub expected: Option<String>,
    /// The right form, or the nearest known word.
    pub suggestion: Option<String>,
}

/// Where in a text: line and column from 1, width in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Spot {
    pub line: usize,
    pub column: usize,
    pub width: usize,
}

impl Fault {
    /// A mistake at `spot` of `text`.
    pub(crate) fn at(file: &str, text: &str, spot: Spot, say: Say) -> Self {
        let source = text.lines().nth(spot.line.saturating_sub(1)).unwrap_or("");
        let (excerpt, indent) = cut(source, spot.column.saturating_sub(1));
        let room = excerpt.chars().count().saturating_sub(indent).max(1);
        Self {
            file: file.to_owned(),
            line: spot.line,
            column: spot.column,
            excerpt,
            indent,
            width: spot.width.clamp(1, room),
            message: say.message,
            expected: say.expected,
            suggestion: say.suggestion,
        }
    }

    /// A mistake of the file as a whole: too large, missing, not text.
    #[must_use]
    pub fn whole(file: &str, say: Say) -> Self {
        Self {
            file: file.to_owned(),
            line: 0,
            column: 0,
            excerpt: String::new(),
            indent: 0,
            width: 0,
            message: say.message,
            expected: say.expected,
            suggestion: say.suggestion,
        }
    }

    /// What people read, in the language of the run.
    pub(crate) fn told(&self, words: &Words) -> String {
        match (self.line, self.hint()) {
            (0, hint) if hint.is_empty() => words.pair(&self.file, &self.message),
            (0, hint) => format!("{}\n      {hint}", words.pair(&self.file, &self.message)),
            _ => self.to_string(),
        }
    }

    fn hint(&self) -> String {
        let parts: Vec<&str> = [&self.expected, &self.suggestion].into_iter().flatten().map(String::as_str).collect();
        parts.join(" — ")
    }
}

/// The part of a long line around `column` (from 0), and the column inside that part.
fn cut(line: &str, column: usize) -> (String, usize) {
    let visible = |c: char| if c.is_control() { ' ' } else { c };
    if line.chars().nth(EXCERPT).is_none() {
        return (line.chars().map(visible).collect(), column);
    }
    let start = column.saturating_sub(BEFORE);
    let mut part: String = line.chars().skip(start).take(EXCERPT).map(visible).collect();
    let mut indent = column - start;
    if start > 0 {
        part.insert(0, '…');
        indent += 1;
    }
    (part, indent)
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hint = self.hint();
        if self.line == 0 {
            write!(f, "{} : {}", self.file, self.message)?;
            return if hint.is_empty() { Ok(()) } else { write!(f, "\n      {hint}") };
        }
        writeln!(f, "{}:{}:{}  {}", self.file, self.line, self.column, self.message)?;
        writeln!(f, "{:>5} | {}", self.line, self.excerpt)?;
        let pointer = format!("      | {}{} {hint}", " ".repeat(self.indent), "^".repeat(self.width));
        f.write_str(pointer.trim_end())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_cut_around_its_caret() {
        let text = format!("{}BAD{}", "a".repeat(500), "b".repeat(500));
        let fault = Fault::at("x.yaml", &text, Spot { line: 1, column: 501, width: 3 }, Say::new("faux".to_owned()));
        let shown: String = fault.excerpt.chars().skip(fault.indent).take(fault.width).collect();
        assert_eq!(shown, "BAD");
        assert!(fault.excerpt.chars().count() <= EXCERPT + 1);
    }

    #[test]
    fn control_characters_never_reach_the_terminal() {
        let fault = Fault::at("x", "a\u{1b}[2Jb", Spot { line: 1, column: 1, width: 99 }, Say::default());
        assert!(!fault.to_string().contains('\u{1b}'));
        assert_eq!(fault.width, 6);
    }
}
