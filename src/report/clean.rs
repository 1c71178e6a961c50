//! Words that come from documents, made harmless for any reader: no control character, no hidden mark, no command.
//!
//! Nothing is dropped without trace from a file name: what cannot be shown is spelled out. Escaping for a markup
//! language is the business of its renderer, after this.

/// A sentence or a quote: one line, single spaces, invisible marks left out, control characters made visible.
pub(super) fn prose(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            _ if c.is_whitespace() && !is_binding(c) => push_space(&mut clean),
            _ if is_hidden(c) && !c.is_control() => {}
            _ if c.is_control() => clean.push(picture(c)),
            _ => clean.push(c),
        }
    }
    clean.truncate(clean.trim_end().len());
    without_commands(clean)
}

/// A file name or another identifier: every character kept or spelled out, so that two names never look the same.
pub(super) fn name(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            _ if c.is_control() => clean.push(picture(c)),
            _ if is_hidden(c) => clean.extend(spelled(c)),
            _ if c.is_whitespace() && c != ' ' => clean.push('␣'),
            _ => clean.push(c),
        }
    }
    without_commands(clean)
}

/// The first `limit` characters of `text` and an ellipsis, when it is longer.
pub(super) fn cut(text: &str, limit: usize) -> String {
    match text.char_indices().nth(limit) {
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text.to_owned(),
    }
}

/// True for characters that change how others are shown, or that nobody sees.
pub(super) fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// No-break spaces hold French punctuation to its word: they are kept.
fn is_binding(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{202f}')
}

fn push_space(clean: &mut String) {
    if !clean.is_empty() && !clean.ends_with(' ') {
        clean.push(' ');
    }
}

/// The number of a character, between brackets that no file name has.
fn spelled(c: char) -> [String; 1] {
    [format!("⟨U+{:04X}⟩", u32::from(c))]
}

/// The visible sign that stands for a control character.
fn picture(c: char) -> char {
    match u32::from(c) {
        code @ 0..=0x1f => char::from_u32(0x2400 + code).unwrap_or('\u{fffd}'),
        0x7f => '\u{2421}',
        _ => '\u{fffd}',
    }
}

/// Build machines obey lines that begin with `::` and any `##[` or `##vso[` in their logs.
fn without_commands(text: String) -> String {
    if !text.contains("::") && !text.contains("##") {
        return text;
    }
    let mut clean = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if matches!(c, ':' | '#') && clean.ends_with(c) {
            clean.push('\u{2009}');
        }
        clean.push(c);
    }
    clean
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_quote_becomes_one_calm_line() {
        assert_eq!(prose("  Fait à\r\n\tLyon,  le 3\u{a0}mai\u{200b} \n"), "Fait à Lyon, le 3\u{a0}mai");
    }

    #[test]
    fn a_name_is_spelled_out() {
        assert_eq!(name("a\nb\u{202e}fdp.exe"), "a␊b⟨U+202E⟩fdp.exe");
        assert_ne!(name("a b"), name("a\u{a0}b"));
    }

    #[test]
    fn terminal_sequences_are_shown_and_do_nothing() {
        assert_eq!(prose("\u{1b}[31mrouge\u{9b}0m"), "␛[31mrouge\u{fffd}0m");
    }

    #[test]
    fn commands_of_build_machines_are_broken() {
        for command in ["::error file=a::b", "##[group]x", "##vso[task.complete]", ":::", "###["] {
            let clean = prose(command);
            assert!(!clean.contains("::") && !clean.contains("##"), "{clean}");
        }
    }

    #[test]
    fn cutting_counts_characters() {
        assert_eq!(cut("évaluation", 4), "éval…");
        assert_eq!(cut("éval", 4), "éval");
    }

    proptest! {
        #[test]
        fn nothing_hidden_is_left(text in any::<String>()) {
            for clean in [prose(&text), name(&text)] {
                prop_assert!(!clean.chars().any(|c| is_hidden(c) || c.is_control()), "{:?}", clean);
                prop_assert!(!clean.contains("::") && !clean.contains("##"));
            }
        }

        #[test]
        fn ordinary_french_is_left_alone(text in "[a-zA-Zéèàçêôœ0-9'’«»%/=|<>&@.,;!?()-]{1,40}") {
            prop_assert_eq!(prose(&text), text.clone());
            prop_assert_eq!(name(&text), text);
        }
    }
}
