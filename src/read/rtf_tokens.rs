//! Rich Text Format cut into tokens. Knows the syntax, not what the words mean.

/// A piece of a rich text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Token<'a> {
    /// A group opens.
    Open,
    /// A group closes.
    Close,
    /// A byte of text, in the encoding in force.
    Byte(u8),
    /// A character that is written as a control symbol.
    Character(&'static str),
    /// `\*`: readers that do not know the next word pass over the group.
    Optional,
    /// A control word with its number.
    Word(&'a str, Option<i32>),
}

/// The tokens of a text, in order.
pub(crate) struct Tokens<'a> {
    rest: &'a [u8],
}

impl<'a> Tokens<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    fn take(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    fn take_while(&mut self, limit: usize, accept: impl Fn(u8) -> bool) -> &'a [u8] {
        let length = self.rest.iter().take(limit).take_while(|byte| accept(**byte)).count();
        let (taken, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, &[]));
        self.rest = rest;
        taken
    }

    /// What follows a backslash.
    fn control(&mut self) -> Option<Token<'a>> {
        if self.rest.first()?.is_ascii_alphabetic() {
            return Some(self.word());
        }
        Some(match self.take()? {
            b'\'' => Token::Byte(self.hexadecimal()),
            b'*' => Token::Optional,
            b'~' => Token::Character("\u{a0}"),
            b'_' => Token::Character("-"),
            b'\n' | b'\r' => Token::Word("par", None),
            byte @ (b'\\' | b'{' | b'}') => Token::Byte(byte),
            _ => Token::Character(""),
        })
    }

    fn hexadecimal(&mut self) -> u8 {
        let digits = self.take_while(2, |byte| byte.is_ascii_hexdigit());
        let text = std::str::from_utf8(digits).unwrap_or_default();
        u8::from_str_radix(text, 16).unwrap_or(b' ')
    }

    fn word(&mut self) -> Token<'a> {
        let name = std::str::from_utf8(self.take_while(32, |byte| byte.is_ascii_alphabetic())).unwrap_or_default();
        let sign = self.take_while(1, |byte| byte == b'-');
        let digits = std::str::from_utf8(self.take_while(20, |byte| byte.is_ascii_digit())).unwrap_or_default();
        let number = (!digits.is_empty()).then(|| digits.parse::<i32>().unwrap_or(0));
        let number = if sign.is_empty() { number } else { number.map(|number| -number) };
        self.take_while(1, |byte| byte == b' ');
        if name == "bin" {
            // Raw bytes follow; a length beyond the end takes what is there.
            let length = usize::try_from(number.unwrap_or(0)).unwrap_or(0).min(self.rest.len());
            self.rest = self.rest.get(length..).unwrap_or_default();
        }
        Token::Word(name, number)
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            return Some(match self.take()? {
                b'{' => Token::Open,
                b'}' => Token::Close,
                b'\\' => self.control()?,
                b'\n' | b'\r' | 0 => continue,
                b'\t' => Token::Word("tab", None),
                byte => Token::Byte(byte),
            });
        }
    }
}
