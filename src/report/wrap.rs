//! Lines for a terminal of a given width. Counts characters, which is what French needs.

/// Breaks `text` into lines of at most `width` columns: `first` before the first line, `rest` before the others.
///
/// A word longer than a line is broken where the line ends, so that no line ever overflows.
pub(super) fn lines(text: &str, (first, rest): (&str, &str), width: usize) -> Vec<String> {
    let room = |indent: &str| width.saturating_sub(columns(indent)).max(8);
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        for piece in pieces(word, room(rest).min(room(first))) {
            let limit = if lines.is_empty() { room(first) } else { room(rest) };
            if !line.is_empty() && columns(&line) + 1 + columns(&piece) > limit {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(&piece);
        }
    }
    lines.push(line);
    let indented = lines.iter().enumerate().map(|(n, line)| format!("{}{line}", if n == 0 { first } else { rest }));
    indented.collect()
}

/// Columns that `text` takes.
pub(super) fn columns(text: &str) -> usize {
    text.chars().count()
}

fn pieces(word: &str, limit: usize) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    letters.chunks(limit).map(|piece| piece.iter().collect()).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn following_lines_hang_under_the_first() {
        assert_eq!(lines("un deux trois quatre", ("→ ", "  "), 12), ["→ un deux", "  trois", "  quatre"]);
    }

    proptest! {
        #[test]
        fn no_line_overflows_and_no_letter_is_lost(text in "[a-zé ]{0,200}", width in 20_usize..80) {
            let wrapped = lines(&text, ("  * ", "    "), width);
            prop_assert!(wrapped.iter().all(|line| columns(line) <= width));
            let letters = |s: &str| s.chars().filter(|c| c.is_alphabetic()).collect::<String>();
            prop_assert_eq!(letters(&wrapped.concat()), letters(&text));
        }
    }
}
