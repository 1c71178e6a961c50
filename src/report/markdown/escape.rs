//! Words made harmless inside GitHub-flavoured Markdown: no link, no picture, no mention, no cell border, no markup.

use crate::report::clean;

/// Characters kept of one text; a summary is not the place for more.
const LONGEST: usize = 600;

/// A sentence.
pub(in crate::report) fn text(raw: &str) -> String {
    marked(&clean::cut(&clean::prose(raw), LONGEST))
}

/// A file name or another identifier, in the letters of a machine.
pub(in crate::report) fn name(raw: &str) -> String {
    format!("<code>{}</code>", marked(&clean::cut(&clean::name(raw), LONGEST)))
}

/// A sentence inside an HTML tag, where Markdown is not read.
pub(super) fn inside_tag(raw: &str) -> String {
    clean::cut(&clean::prose(raw), LONGEST).chars().map(entity).collect()
}

fn marked(clean: &str) -> String {
    let mut escaped = String::with_capacity(clean.len() + 16);
    for (at, c) in clean.char_indices() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '$' | '#' | '!' | '|' => {
                escaped.push('\\');
                escaped.push(c);
            }
            ':' if clean[at..].starts_with("://") => escaped.push_str("&#58;"),
            'w' | 'W' if starts_host(&clean[at..]) => escaped.push_str(if c == 'w' { "&#119;" } else { "&#87;" }),
            _ => escaped.push_str(&entity(c)),
        }
    }
    escaped
}

/// Forges turn `www.` into a link, wherever it stands.
fn starts_host(rest: &str) -> bool {
    rest.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("www."))
}

/// A zero-width space after `@` keeps it from calling anybody.
fn entity(c: char) -> String {
    match c {
        '<' => "&lt;".to_owned(),
        '>' => "&gt;".to_owned(),
        '&' => "&amp;".to_owned(),
        '"' => "&quot;".to_owned(),
        '@' => "@&#8203;".to_owned(),
        _ => c.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn cells_links_mentions_and_tags_are_broken() {
        assert_eq!(text("a|b `c` <d> [e](https://f) @g"), r"a\|b \`c\` &lt;d&gt; \[e\](https&#58;//f) @&#8203;g");
        assert_eq!(text("www.evil.example"), "&#119;ww.evil.example");
        assert_eq!(name("a\nb"), "<code>a␊b</code>");
        assert_eq!(inside_tag("</summary>"), "&lt;/summary&gt;");
    }

    proptest! {
        #[test]
        fn no_markup_is_left(raw in any::<String>()) {
            let escaped = text(&raw);
            let mut previous = ' ';
            for c in escaped.chars() {
                prop_assert!(!matches!(c, '<' | '>' | '\n' | '"'));
                prop_assert!(!matches!(c, '`' | '[' | ']' | '|' | '*') || previous == '\\');
                previous = if previous == '\\' && c == '\\' { ' ' } else { c };
            }
        }
    }
}
