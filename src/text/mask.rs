//! Hides personal data in a quote before it is shown: addresses of mail, telephones, social security and bank numbers.
//! Everything else stays as it is written.

use super::identifiers::{is_iban, is_nir};

/// `quote` with e-mail addresses (`j…@…`), telephones (`06 …`), social security numbers (`2 …`) and IBAN (`FR14 …`)
/// hidden.
#[must_use]
pub fn mask(quote: &str) -> String {
    let mut masked = String::with_capacity(quote.len());
    let mut i = 0;
    while let Some(character) = quote.get(i..).and_then(|rest| rest.chars().next()) {
        let found = begins(quote, i).then(|| hidden(quote, i)).flatten();
        if let Some((end, shown)) = found {
            masked.push_str(&shown);
            i = end;
        } else {
            masked.push(character);
            i += character.len_utf8();
        }
    }
    masked
}

/// True when `i` is where a word or a number begins.
fn begins(quote: &str, i: usize) -> bool {
    let before = quote.get(..i).and_then(|head| head.chars().next_back());
    before.is_none_or(|c| !c.is_alphanumeric())
}

/// The end of what must be hidden at `i`, and what is shown instead.
fn hidden(quote: &str, i: usize) -> Option<(usize, String)> {
    let rest = quote.get(i..)?;
    let found = mail(rest).or_else(|| account(rest)).or_else(|| social(rest)).or_else(|| telephone(rest));
    found.map(|(length, shown)| (i + length, shown))
}

fn mail(rest: &str) -> Option<(usize, String)> {
    let local = length(rest, |c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '\''));
    let domain = rest.get(local..)?.strip_prefix('@')?;
    let length = length(domain, |c| c.is_alphanumeric() || matches!(c, '.' | '-'));
    let name = domain.get(..length)?.trim_end_matches(['.', '-']);
    let whole = rest.starts_with(char::is_alphanumeric) && name.contains('.');
    whole.then(|| (local + 1 + name.len(), format!("{}…@…", rest.chars().next().unwrap_or('…'))))
}

fn length(text: &str, of: impl Fn(char) -> bool) -> usize {
    text.chars().take_while(|c| of(*c)).map(char::len_utf8).sum()
}

/// An IBAN, in groups or not.
fn account(rest: &str) -> Option<(usize, String)> {
    let country = rest.as_bytes().get(..4)?;
    if !country.iter().take(2).all(u8::is_ascii_uppercase) || !country.iter().skip(2).all(u8::is_ascii_digit) {
        return None;
    }
    let signs = signs(rest, 34, u8::is_ascii_alphanumeric);
    let ends = (15..=signs.len()).rev().find(|n| {
        let number: String = signs.iter().take(*n).map(|(_, b)| char::from(*b)).collect();
        is_iban(&number)
    })?;
    let end = signs.get(ends - 1)?.0 + 1;
    Some((end, format!("{} …", rest.get(..4)?)))
}

/// A social security number with its key; without its key only where its name stands before, which is not seen here.
fn social(rest: &str) -> Option<(usize, String)> {
    let signs = signs(rest, 16, |b| b.is_ascii_digit() || matches!(b, b'A' | b'B' | b'a' | b'b'));
    let number: String = signs.iter().map(|(_, b)| char::from(*b)).collect();
    let first = number.chars().next()?;
    (number.len() == 15 && is_nir(&number)).then(|| (signs.last().map_or(0, |s| s.0 + 1), format!("{first} …")))
}

/// The first signs of `rest` that `of` accepts, with their places; one space, dot or dash may stand between two.
fn signs(rest: &str, most: usize, of: impl Fn(&u8) -> bool) -> Vec<(usize, u8)> {
    let mut signs: Vec<(usize, u8)> = Vec::new();
    let mut gap = 0;
    for (i, character) in rest.char_indices() {
        match u8::try_from(character).ok().filter(|b| of(b)) {
            Some(byte) if signs.len() < most => {
                signs.push((i, byte));
                gap = 0;
            }
            None if matches!(character, ' ' | '.' | '-' | '\u{a0}' | '\u{202f}') && gap == 0 && i > 0 => gap = 1,
            _ => break,
        }
    }
    signs
}

/// `06 12 34 56 78`, `+33 6 12 34 56 78`, `0033…`: pairs with one and the same sign, or nothing, between.
fn telephone(rest: &str) -> Option<(usize, String)> {
    let (head, shown) = prefix(rest)?;
    let pairs = rest.get(head..)?;
    let separator = pairs.chars().next().filter(|c| matches!(c, ' ' | '.' | '-' | '\u{a0}' | '\u{202f}'));
    let mut i = 0;
    for _ in 0..4 {
        if let Some(separator) = separator {
            i += pairs.get(i..)?.strip_prefix(separator).map(|_| separator.len_utf8())?;
        }
        let pair = pairs.as_bytes().get(i..i + 2)?;
        if !pair.iter().all(u8::is_ascii_digit) {
            return None;
        }
        i += 2;
    }
    let more = pairs.get(i..)?.chars().next().is_some_and(char::is_alphanumeric);
    (!more).then(|| (head + i, format!("{shown} …")))
}

/// What a French number begins with: its length, and what may be shown of it.
fn prefix(rest: &str) -> Option<(usize, String)> {
    let bytes = rest.as_bytes();
    if let [b'0', b'1'..=b'9', ..] = bytes {
        return Some((2, rest.get(..2)?.to_owned()));
    }
    let country = ["+33", "0033"].into_iter().find(|c| rest.starts_with(c))?;
    let after = rest.get(country.len()..)?;
    let zero = after.trim_start_matches([' ', '\u{a0}', '.']);
    let digit = zero.strip_prefix("(0)").unwrap_or(zero).trim_start_matches(' ');
    matches!(digit.as_bytes().first(), Some(b'1'..=b'9')).then(|| (rest.len() - digit.len() + 1, country.to_owned()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn personal_data_is_hidden() {
        let cases = [
            ("écrire à jean.dupont@exemple.fr.", "écrire à j…@…."),
            ("<jean@exemple.org>", "<j…@…>"),
            ("Tél. 06 12 34 56 78", "Tél. 06 …"),
            ("Tél:06.12.34.56.78;", "Tél:06 …;"),
            ("0612345678", "06 …"),
            ("06\u{a0}12\u{a0}34\u{a0}56\u{a0}78", "06 …"),
            ("+33 6 12 34 56 78", "+33 …"),
            ("+33 (0)6 12 34 56 78", "+33 …"),
            ("+33612345678.", "+33 …."),
            ("NIR 2 95 10 99 126 111 93", "NIR 2 …"),
            ("295109912611193", "2 …"),
            ("n° 253072B07300470 ok", "n° 2 … ok"),
            ("IBAN FR14 2004 1010 0505 0001 3M02 606 BIC", "IBAN FR14 … BIC"),
            ("FR1420041010050500013M02606", "FR14 …"),
        ];
        for (text, expected) in cases {
            assert_eq!(mask(text), expected, "{text}");
        }
    }

    #[test]
    fn everything_else_stays() {
        let cases = [
            "Visite du 01/02/2026 à 10:15",
            "le 01-02-2026 12h30",
            "01.02.2026 14 personnes",
            "SIRET 732 829 320 00074",
            "73282932000074",
            "NDA 76 34 12345 34",
            "295109912611199",
            "FR44732829320",
            "FR1420041010050500013M02607",
            "réf. 0123-4567-8901",
            "@handle et a@b",
            "j…@… et 06 …",
        ];
        for text in cases {
            assert_eq!(mask(text), text);
        }
    }

    proptest! {
        #[test]
        fn masking_twice_changes_nothing_more(text in "(06|12| |\\.|\\+33|@|a\\.b|FR14|é|\\PC){0,40}") {
            let once = mask(&text);
            prop_assert_eq!(mask(&once), once);
        }
    }
}
