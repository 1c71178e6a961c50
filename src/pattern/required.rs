//! What a text must hold for a regular expression to match it: cheap to look for, all expressions at once.

use std::cmp::Reverse;

use regex_syntax::hir::{Hir, HirKind};

/// Shortest word worth looking for, in bytes, and most of them for one expression.
const SHORTEST: usize = 3;
const MOST: usize = 60;

/// Words of which at least one stands in whatever `source` matches. Empty when none are sure, or it is no expression.
#[must_use]
pub fn required(source: &str) -> Vec<String> {
    regex_syntax::parse(source).ok().and_then(|tree| words(&tree)).unwrap_or_default()
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
}
