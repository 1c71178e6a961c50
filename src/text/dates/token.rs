//! A folded line cut into words, numbers and marks. No meaning here.

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters.
    Word,
    /// Digits.
    Number,
    /// One byte of punctuation.
    Mark,
}

/// What stands between a token and the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing.
    None,
    /// Spaces or the end of a line.
    Space,
    /// A tab: another cell or column.
    Tab,
}

/// A word, a number or a mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) gap: Gap,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// What sort of line is read, which decides how bold the reader may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Setting {
    /// Running text.
    Prose,
    /// A title or the name of a sheet: a bare year counts.
    Heading,
    /// A cell of a table: a bare year counts when it is the whole cell.
    Cell,
    /// The name of a file.
    Name,
}

/// A line ready to be read: `pivot` is the last year that two digits may mean.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) tokens: &'a [Token],
    pub(super) pivot: i16,
    pub(super) setting: Setting,
}

impl<'a> Line<'a> {
    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    pub(super) fn kind(&self, i: usize) -> Option<Kind> {
        self.tokens.get(i).map(|t| t.kind)
    }

    /// The letters of token `i`; empty when it is no word.
    pub(super) fn word(&self, i: usize) -> &'a [u8] {
        self.slice(i, Kind::Word)
    }

    /// The digits of token `i`; empty when it is no number.
    pub(super) fn digits(&self, i: usize) -> &'a [u8] {
        self.slice(i, Kind::Number)
    }

    /// The value of token `i`, when it is a number of at most eight digits.
    pub(super) fn number(&self, i: usize) -> Option<u32> {
        let digits = self.digits(i);
        let sane = !digits.is_empty() && digits.len() <= 8;
        sane.then(|| digits.iter().fold(0, |sum, d| sum * 10 + u32::from(d - b'0')))
    }

    /// The mark at `i`; 0 when it is none.
    pub(super) fn mark(&self, i: usize) -> u8 {
        self.slice(i, Kind::Mark).first().copied().unwrap_or(0)
    }

    /// True when token `i` touches the one before.
    pub(super) fn glued(&self, i: usize) -> bool {
        i > 0 && self.tokens.get(i).is_some_and(|t| t.gap == Gap::None)
    }

    /// True when token `i` is in the same cell as the one before.
    pub(super) fn follows(&self, i: usize) -> bool {
        i > 0 && self.tokens.get(i).is_some_and(|t| t.gap != Gap::Tab)
    }

    pub(super) fn start(&self, i: usize) -> usize {
        self.tokens.get(i).map_or(self.bytes.len(), |t| t.start)
    }

    pub(super) fn end(&self, i: usize) -> usize {
        self.tokens.get(i).map_or(self.bytes.len(), |t| t.end)
    }

    fn slice(&self, i: usize, kind: Kind) -> &'a [u8] {
        let token = self.tokens.get(i).filter(|t| t.kind == kind);
        token.and_then(|t| self.bytes.get(t.start..t.end)).unwrap_or(b"")
    }
}

/// Cuts `bytes` into `tokens`.
pub(super) fn cut(bytes: &[u8], tokens: &mut Vec<Token>) {
    tokens.clear();
    let (mut i, mut gap) = (0, Gap::None);
    while let Some(&byte) = bytes.get(i) {
        if byte.is_ascii_whitespace() {
            gap = if byte == b'\t' || gap == Gap::Tab { Gap::Tab } else { Gap::Space };
            i += 1;
            continue;
        }
        let (kind, end) = token_end(bytes, i);
        tokens.push(Token { kind, gap, start: i, end });
        (i, gap) = (end, Gap::None);
    }
}

fn token_end(bytes: &[u8], start: usize) -> (Kind, usize) {
    let run = |of: fn(u8) -> bool| {
        let length = bytes.get(start..).unwrap_or(&[]).iter().take_while(|b| of(**b)).count();
        start + length
    };
    match bytes.get(start) {
        Some(b) if b.is_ascii_digit() => (Kind::Number, run(|b| b.is_ascii_digit())),
        Some(b) if is_letter(*b) => (Kind::Word, run(is_letter)),
        _ => (Kind::Mark, start + 1),
    }
}

/// True for the letters that folding leaves.
pub(super) fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == super::folded::OTHER_LETTER
}
