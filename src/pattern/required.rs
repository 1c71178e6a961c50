//! What a text must hold for a regular expression to match it, cheap to look for, all expressions at once; and how far from it
//! a match may reach, so that the rest need not be searched.

use std::cmp::Reverse;
use std::ops::Range;

use regex_syntax::hir::{Class, Hir, HirKind};

/// Shortest word worth looking for, in bytes, and most of them for one expression.
const SHORTEST: usize = 3;
const MOST: usize = 60;

/// What a match holds, and how far it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Required {
    /// Words of which at least one stands in whatever matches. Empty when none are sure, or it is no expression.
    pub words: Vec<String>,
    /// Bytes of the longest match; none when there is no longest, or a match is tied to the ends of the text.
    reach: Option<usize>,
    /// True when no match goes over the end of a line.
    in_a_line: bool,
}

impl Required {
    /// What `source` asks for.
    #[must_use]
    pub fn of(source: &str) -> Self {
        let Ok(tree) = regex_syntax::parse(source) else {
            return Self { words: Vec::new(), reach: None, in_a_line: false };
        };
        let tied = tree.properties().look_set().contains_anchor_haystack();
        Self {
            words: words(&tree).unwrap_or_default(),
            reach: tree.properties().maximum_len().filter(|_| !tied),
            in_a_line: !tied && !breaks(&tree),
        }
    }

    /// The parts of `text` in which a match may lie, in order, where `found` are all the words that stand in it, in order of their ends.
    #[must_use]
    pub fn windows(&self, text: &str, found: &[Range<usize>]) -> Vec<Range<usize>> {
        let mut windows: Vec<Range<usize>> = Vec::new();
        for mut window in found.iter().map(|word| self.window(text, word)) {
            while let Some(last) = windows.pop_if(|last| window.start <= last.end) {
                window = last.start.min(window.start)..last.end.max(window.end);
            }
            windows.push(window);
        }
        windows
    }

    fn window(&self, text: &str, word: &Range<usize>) -> Range<usize> {
        let reach = self.reach.unwrap_or(text.len());
        let start = text.floor_char_boundary(word.start.saturating_sub(reach));
        let end = text.ceil_char_boundary(word.end.saturating_add(reach).min(text.len()));
        if !self.in_a_line {
            return start..end;
        }
        let before =
            text.get(start..word.start).and_then(|before| before.rfind('\n')).map_or(start, |at| start + at + 1);
        let after = text.get(word.end..end).and_then(|after| after.find('\n')).map_or(end, |at| word.end + at);
        before..after
    }
}

/// True when a match may hold the end of a line.
fn breaks(tree: &Hir) -> bool {
    match tree.kind() {
        HirKind::Literal(literal) => literal.0.contains(&b'\n'),
        HirKind::Class(Class::Unicode(class)) => class.ranges().iter().any(|r| (r.start()..=r.end()).contains(&'\n')),
        HirKind::Class(Class::Bytes(class)) => class.ranges().iter().any(|r| (r.start()..=r.end()).contains(&b'\n')),
        _ => tree.kind().subs().iter().any(breaks),
    }
}

fn words(tree: &Hir) -> Option<Vec<String>> {
    match tree.kind() {
        HirKind::Literal(literal) => {
            let word = std::str::from_utf8(&literal.0).ok()?;
            (word.len() >= SHORTEST).then(|| vec![word.to_owned()])
        }
        HirKind::Capture(group) => words(&group.sub),
        HirKind::Repetition(repeated) if repeated.min > 0 => words(&repeated.sub),
        HirKind::Concat(parts) => parts.iter().filter_map(words).max_by_key(|words| telling(words)),
        HirKind::Alternation(ways) => {
            let all: Vec<String> = ways.iter().map(words).collect::<Option<Vec<_>>>()?.concat();
            (all.len() <= MOST).then_some(all)
        }
        _ => None,
    }
}

/// Long words are rare ones, and few of them are rarer still.
fn telling(words: &[String]) -> (usize, Reverse<usize>) {
    (words.iter().map(String::len).min().unwrap_or(0), Reverse(words.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pattern::regex::Regex;
    use proptest::prelude::*;

    fn required(source: &str) -> Vec<String> {
        Required::of(source).words
    }

    fn windows(source: &str, text: &str) -> Vec<Range<usize>> {
        let required = Required::of(source);
        let mut found: Vec<_> = required
            .words
            .iter()
            .flat_map(|word| text.match_indices(word))
            .map(|(at, word)| at..at + word.len())
            .collect();
        found.sort_by_key(|word| (word.end, word.start));
        required.windows(text, &found)
    }

    #[test]
    fn of_what_stands_in_a_row_the_most_telling_is_kept() {
        assert_eq!(required(r"\bart(icle)? \d+ reglement"), [" reglement"]);
        assert_eq!(required(r"(?s)fait.{0,20}(a nimes|a mende)"), ["a nimes", "a mende"]);
        assert_eq!(required(r"(?m)^(relit|valide)s? \d{2}"), ["relit", "valide"]);
        assert_eq!(required(r"(ligne\t){3}"), ["ligne\t"]);
    }

    #[test]
    fn nothing_is_sure_where_one_way_goes_without() {
        for source in [r"acquis|\d+", r"(acquis)?\d", r"[a-z]+", r"go|no", "("] {
            assert_eq!(required(source), Vec::<String>::new(), "{source}");
        }
    }

    #[test]
    fn only_what_a_match_may_reach_is_searched() {
        let text = "rien\nle chef relit tout\nrien du tout et encore un texte valide ici";
        let only = |source: &str| windows(source, text).first().map(|window| (window.start, window.end)).expect("one");
        assert_eq!(only(r"relit.*"), (5, 23));
        assert_eq!(only(r"(?s)relit.*"), (0, text.len()));
        assert_eq!(only(r"valide [a-z]{2}"), (47, text.len()));
        assert_eq!(only(r"rien$"), (0, text.len()));
        assert!(windows(r"absent", text).is_empty());
    }

    proptest! {
        #[test]
        fn a_search_of_the_windows_finds_what_a_search_of_all_finds(
            text in "(relit|valide|du|é|[a-d]|[ \n]|[0-9]{1,3}){0,60}",
            source in prop::sample::select(vec![
                r"\brelit\b", r"(?s)relit.{0,9}valide", r"relit.*\d", r"(?m)^valide", r"(?m)valide$", r"(relit|valide) ?\d{2,}",
                r"relit[^a]{0,4}du", r"valide\z", r"relit\s+valide|du.?relit", r"\d{0,3}valide\B",
            ]),
        ) {
            let regex = Regex::new(source).expect("an expression");
            let found = windows(source, &text).into_iter().find_map(|window| regex.find_within(&text, window));
            prop_assert_eq!(found, regex.find(&text));
        }
    }
}
