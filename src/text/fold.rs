//! Folding: one spelling for what people write in many (case, accents, apostrophes, ligatures, spaces, dashes).
//!
//! Folded text is lower case without accents; each of its bytes remembers the byte of the raw text it came from.

use unicode_normalization::UnicodeNormalization;

/// Folded text with its way back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each byte of `text`, the byte of the raw text where its character starts.
    pub origin: Vec<u32>,
}

impl Folded {
    fn with_capacity(bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes), origin: Vec::with_capacity(bytes) }
    }

    fn push(&mut self, c: char, origin: usize) {
        self.text.push(c);
        let origin = u32::try_from(origin).unwrap_or(u32::MAX);
        self.origin.extend(std::iter::repeat_n(origin, c.len_utf8()));
    }
}

/// Folds `raw`. Letter-spaced headings are closed up; runs of blanks become one space, tabs stay tabs.
#[must_use]
pub fn fold(raw: &str) -> Folded {
    let spaced = is_letter_spaced(raw);
    let mut folded = Folded::with_capacity(raw.len());
    let mut chars = raw.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match class(c) {
            Class::Nothing => {}
            Class::Blank => {
                let single = !chars.peek().is_some_and(|(_, next)| matches!(class(*next), Class::Blank));
                if !(spaced && single && !folded.text.ends_with(' ')) {
                    push_blank(&mut folded, at, c);
                }
            }
            Class::Is(plain) => folded.push(plain, at),
            Class::Letter => push_letters(&mut folded, at, c),
        }
    }
    folded
}

/// The folded text alone.
#[must_use]
pub fn folded(raw: &str) -> String {
    fold(raw).text
}

enum Class {
    Nothing,
    Blank,
    Is(char),
    Letter,
}

fn class(c: char) -> Class {
    match c {
        '`' => Class::Is('\''),
        c if c.is_ascii_graphic() => Class::Is(c.to_ascii_lowercase()),
        'à' | 'â' | 'ä' | 'À' | 'Â' => Class::Is('a'),
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' => Class::Is('e'),
        'î' | 'ï' | 'Î' => Class::Is('i'),
        'ô' | 'ö' | 'Ô' => Class::Is('o'),
        'ù' | 'û' | 'ü' | 'Û' => Class::Is('u'),
        'ç' | 'Ç' => Class::Is('c'),
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' => {
            Class::Nothing
        }
        '\u{300}'..='\u{36F}' => Class::Nothing,
        c if c.is_whitespace() => Class::Blank,
        c if c.is_control() => Class::Nothing,
        '’' | '‘' | 'ʼ' | '′' | '´' | '‛' => Class::Is('\''),
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => Class::Is('-'),
        '«' | '»' | '“' | '”' | '„' => Class::Is('"'),
        _ => Class::Letter,
    }
}

fn push_blank(folded: &mut Folded, at: usize, c: char) {
    let blank = if c == '\t' { '\t' } else { ' ' };
    if !folded.text.ends_with([' ', '\t']) && !folded.text.is_empty() {
        folded.push(blank, at);
    }
}

fn push_letters(folded: &mut Folded, at: usize, c: char) {
    let ligature = match c {
        'œ' | 'Œ' => "oe",
        'æ' | 'Æ' => "ae",
        'ß' => "ss",
        _ => "",
    };
    for plain in ligature.chars() {
        folded.push(plain, at);
    }
    if ligature.is_empty() {
        let parts = std::iter::once(c).nfkd().filter(|part| !matches!(class(*part), Class::Nothing));
        for plain in parts.flat_map(char::to_lowercase) {
            folded.push(plain, at);
        }
    }
}

/// True for a heading such as "N I V E A U  A T T E N D U": most of its tokens are single letters.
fn is_letter_spaced(raw: &str) -> bool {
    let (mut tokens, mut single) = (0_usize, 0_usize);
    for token in raw.split_whitespace() {
        let mut chars = token.chars();
        tokens += 1;
        single += usize::from(chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none());
    }
    tokens >= 4 && single * 10 >= tokens * 6
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_spelling_for_many() {
        for (raw, expected) in [
            ("Registre de SÉCURITÉ", "registre de securite"),
            ("l’œuvre\u{A0}– n\u{202F}°", "l'oeuvre - n °"),
            ("ﬁche d’évaluation", "fiche d'evaluation"),
            ("e\u{301}ve\u{301}nement", "evenement"),
            ("règle\u{AD}ment", "reglement"),
            ("N I V E A U  A T T E N D U", "niveau attendu"),
            ("3 0 3 3 2 3 3", "3 0 3 3 2 3 3"),
            ("  a\t b ", "a\tb "),
        ] {
            assert_eq!(folded(raw), expected, "{raw}");
        }
    }

    proptest! {
        #[test]
        fn every_folded_byte_points_into_the_raw_text(raw in "\\PC{0,60}") {
            let folded = fold(&raw);
            prop_assert_eq!(folded.origin.len(), folded.text.len());
            prop_assert!(folded.origin.iter().all(|&at| raw.is_char_boundary(at as usize)));
            prop_assert!(folded.origin.windows(2).all(|pair| pair[0] <= pair[1]));
        }

        #[test]
        fn folding_twice_changes_nothing(raw in "[a-zA-Zéèàçœ' -]{0,40}") {
            let once = folded(&raw);
            prop_assert!(is_letter_spaced(&once) || folded(&once) == once);
        }
    }
}
