//! How far the text of a PDF page can be trusted. A page may show one thing and give another as its text: glyphs that nobody
//! knows, a damaged table of characters, a scan under a thin layer. Such a page is told, never taken as read.

use super::pdf_layout::Line;
use super::pdf_text::Sight;

/// Glyphs without text that a page may have whatever their share.
const FEW_UNKNOWN: usize = 20;
/// Share of glyphs without text, of characters of the private area, from which a page is not trusted.
const UNKNOWN: f64 = 0.25;
const PRIVATE: f64 = 0.15;
/// Share of the page under pictures from which it is taken for a scan, and letters that a scan may bear beside.
const SCAN: f64 = 0.6;
const FEW_LETTERS: usize = 40;
/// Share of the page under pictures up to which they are stamps and signatures, where other pages bear the text.
const STAMPS: f64 = 0.05;
/// Words from which language tells something.
const TELLING_WORDS: usize = 30;
/// Share of words that no language has, and of little words that French and English cannot do without.
const ODD: f64 = 0.3;
const ODD_OVER_SCAN: f64 = 0.15;
const LITTLE: f64 = 0.05;
/// Letters of a mean word under which words have fallen apart.
const FALLEN_APART: f64 = 1.7;
/// Words with a digit in the middle that make a damaged table of characters certain.
const DIGITS_INSIDE: usize = 3;
/// Lines and curves from which a page without characters may be lettering that was turned into drawings.
const DRAWN: usize = 300;

const LITTLE_WORDS: &[&str] = &[
    "de", "la", "le", "les", "et", "des", "en", "du", "un", "une", "à", "au", "aux", "pour", "par", "sur", "dans",
    "que", "qui", "est", "son", "sa", "ses", "ce", "cette", "ou", "avec", "ne", "pas", "se", "il", "elle", "nous",
    "vous", "the", "of", "and", "to", "in", "is", "for", "a", "on", "be", "with", "by", "as", "l", "d",
];

/// What is to be thought of a page's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trust {
    /// It is what the page shows, as far as can be told.
    Reliable,
    /// There is something to be seen, and nothing to be read.
    Blind,
    /// There are but small pictures: the signatures that went over to another page.
    Stamped,
    /// There is text, and it is not what the page shows.
    Unreliable,
}

/// True for a page that is a picture, with text laid over it that nobody sees.
pub(crate) fn is_scan(sight: &Sight) -> bool {
    let glyphs = sight.characters.len() + sight.unknown;
    sight.covered >= SCAN && share(sight.invisible, glyphs) > 0.5
}

/// Judges the text of a page from what was seen of it and the lines made of it.
pub(crate) fn judge(sight: &Sight, lines: &[Line]) -> Trust {
    let letters: usize = lines.iter().map(|line| line.letters).sum();
    if letters == 0 {
        let seen = sight.pictures > 0 || sight.paths > DRAWN || sight.unknown > 0;
        let stamped = sight.pictures > 0 && sight.covered > 0.0 && sight.covered <= STAMPS;
        return match seen {
            true if stamped && sight.paths <= DRAWN && sight.unknown == 0 => Trust::Stamped,
            true => Trust::Blind,
            false => Trust::Reliable,
        };
    }
    if sight.covered >= SCAN && letters < FEW_LETTERS {
        return Trust::Blind;
    }
    let words = Words::of(lines);
    let glyphs = sight.characters.len() + sight.unknown;
    let unknown = sight.unknown > FEW_UNKNOWN && share(sight.unknown, glyphs) > UNKNOWN;
    let private = share(words.private, words.private + words.letters) > PRIVATE;
    if unknown || private || words.are_odd(is_scan(sight)) { Trust::Unreliable } else { Trust::Reliable }
}

/// What the words of a page look like.
#[derive(Debug, Default)]
struct Words {
    count: usize,
    letters: usize,
    little: usize,
    /// Longer words without vowel.
    mute: usize,
    longer: usize,
    digits_inside: usize,
    private: usize,
    /// Letters beyond the Latin script.
    foreign: usize,
}

impl Words {
    fn of(lines: &[Line]) -> Self {
        let mut words = Self::default();
        for line in lines {
            words.private += line.text.chars().filter(|c| is_private(*c)).count();
            line.text
                .split(|c: char| !c.is_alphanumeric())
                .filter(|word| !word.is_empty())
                .for_each(|word| words.add(word));
        }
        words
    }

    fn add(&mut self, word: &str) {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        if letters == 0 {
            return;
        }
        self.count += 1;
        self.letters += letters;
        self.foreign += word.chars().filter(|c| u32::from(*c) > 0x24F).count();
        let folded = word.to_lowercase();
        self.little += usize::from(LITTLE_WORDS.contains(&folded.as_str()));
        if letters >= 4 {
            self.longer += 1;
            self.mute += usize::from(!folded.chars().any(is_vowel));
        }
        self.digits_inside += usize::from(has_digit_inside(word));
    }

    fn are_odd(&self, over_scan: bool) -> bool {
        if self.count < TELLING_WORDS || share(self.foreign, self.letters) > 0.3 {
            return false;
        }
        let little = share(self.little, self.count);
        let mute = share(self.mute, self.longer);
        let fallen_apart = share(self.letters, self.count) < FALLEN_APART;
        let garbled = little < LITTLE && mute > if over_scan { ODD_OVER_SCAN } else { ODD };
        // « forma6on »: a table that gives a digit for a ligature.
        let mistaken =
            self.digits_inside >= DIGITS_INSIDE && little > LITTLE && share(self.digits_inside, self.count) > 0.01;
        fallen_apart || garbled || mistaken
    }
}

fn is_private(character: char) -> bool {
    matches!(character, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'.. | '\u{fffd}')
}

fn is_vowel(character: char) -> bool {
    "aeiouyàâäéèêëîïôöùûüÿœæáíóúãõåø".contains(character)
}

/// True for lower-case letters, one digit, lower-case letters.
fn has_digit_inside(word: &str) -> bool {
    let mut parts = word.split(|c: char| c.is_ascii_digit());
    let lower = |part: Option<&str>| part.is_some_and(|p| p.chars().count() >= 2 && p.chars().all(char::is_lowercase));
    lower(parts.next()) && lower(parts.next()) && parts.next().is_none()
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(sight: &Sight, text: &str) -> Trust {
        let lines: Vec<Line> = text.lines().map(Line::plain).collect();
        judge(sight, &lines)
    }

    const FRENCH: &str = "Le présent document décrit la procédure de réponse aux appels à la concurrence et les\n\
        responsabilités de chacun dans le traitement des demandes, du premier échange avec le client à la signature.";

    #[test]
    fn plain_french_is_trusted_and_a_cover_picture_does_not_matter() {
        assert_eq!(judged(&Sight::default(), FRENCH), Trust::Reliable);
        assert_eq!(judged(&Sight { covered: 1.0, pictures: 1, ..Sight::default() }, FRENCH), Trust::Reliable);
        assert_eq!(judged(&Sight::default(), ""), Trust::Reliable);
    }

    #[test]
    fn pictures_with_a_page_number_are_blind() {
        assert_eq!(judged(&Sight { covered: 0.98, pictures: 1, ..Sight::default() }, "Page 3"), Trust::Blind);
        assert_eq!(judged(&Sight { pictures: 1, ..Sight::default() }, ""), Trust::Blind);
        assert_eq!(judged(&Sight { pictures: 1, covered: 0.02, ..Sight::default() }, ""), Trust::Stamped);
        assert_eq!(judged(&Sight { paths: 2_000, ..Sight::default() }, ""), Trust::Blind);
    }

    #[test]
    fn text_that_the_page_does_not_show_is_not_trusted() {
        let shifted: String = FRENCH.chars().map(|c| if c.is_alphabetic() { 'q' } else { c }).collect();
        assert_eq!(judged(&Sight::default(), &shifted), Trust::Unreliable);
        assert_eq!(judged(&Sight { unknown: 60, ..Sight::default() }, FRENCH), Trust::Unreliable);
        let digits = FRENCH.replace("document", "forma6on").replace("procédure", "ac6vité").replace("client", "ges6on");
        assert_eq!(judged(&Sight::default(), &digits), Trust::Unreliable);
        let apart: String = FRENCH.chars().flat_map(|c| [c, ' ']).collect();
        assert_eq!(judged(&Sight::default(), &apart), Trust::Unreliable);
    }
}
