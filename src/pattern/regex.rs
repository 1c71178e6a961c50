//! Regular expressions with bounds: a pack from a stranger cannot cost much memory, nor time beyond linear.

use std::ops::Range;
use std::sync::OnceLock;

use regex_syntax::ast::{self, Ast, ClassSet, ClassSetItem, Visitor};
use schemars::JsonSchema;
use serde::Deserialize;

/// Longest expression, in bytes.
const LONGEST: usize = 2_000;
/// Bytes of a compiled program, and of the cache of its search.
const PROGRAM: usize = 1 << 20;
/// Depth of groups.
const NEST: u32 = 40;

/// A regular expression, compiled within bounds.
#[derive(Clone, Debug)]
pub struct Regex(regex::Regex);

/// Why an expression is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Longer or larger than the bounds allow.
    #[error("larger than allowed")]
    Large,
    /// Not an expression; the characters at fault.
    #[error("not a regular expression at {0:?}")]
    Syntax(Range<usize>),
    /// It matches the empty text, so it would match anything.
    #[error("matches the empty text")]
    MatchesNothing,
}

impl Regex {
    /// Compiles `source`.
    ///
    /// # Errors
    /// See `Refused`; positions count characters.
    pub fn new(source: &str) -> Result<Self, Refused> {
        if source.len() > LONGEST {
            return Err(Refused::Large);
        }
        parse(source)?;
        let quick = plain(source);
        let built =
            regex::RegexBuilder::new(&quick).size_limit(PROGRAM).dfa_size_limit(PROGRAM).nest_limit(NEST).build();
        let regex = built.map_err(|error| match error {
            regex::Error::CompiledTooBig(_) => Refused::Large,
            _ => Refused::Syntax(0..source.chars().count()),
        })?;
        if regex.is_match("") { Err(Refused::MatchesNothing) } else { Ok(Self(regex)) }
    }

    /// Bytes of the first match.
    pub fn find(&self, text: &str) -> Option<Range<usize>> {
        self.0.find(text).map(|found| found.range())
    }

    /// Bytes of the first match within `window`; what stands before it is seen, what stands after it is not.
    pub fn find_within(&self, text: &str, window: Range<usize>) -> Option<Range<usize>> {
        let text = text.get(..window.end).filter(|text| text.is_char_boundary(window.start))?;
        self.0.find_at(text, window.start).map(|found| found.range())
    }

    /// True when it matches somewhere.
    pub fn is_match(&self, text: &str) -> bool {
        self.0.is_match(text)
    }
}

/// A regular expression on folded text (lower case, no accents), compiled once.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(from = "String")]
#[schemars(with = "String")]
pub struct Expression {
    source: String,
    compiled: OnceLock<Result<Regex, Refused>>,
}

impl Expression {
    /// As it was written.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Compiled; see [`Regex::new`].
    ///
    /// # Errors
    /// Those of [`Regex::new`].
    pub fn compiled(&self) -> Result<&Regex, &Refused> {
        self.compiled.get_or_init(|| Regex::new(&self.source)).as_ref()
    }

    /// Bytes of the first match; none for what is refused.
    pub fn find(&self, text: &str) -> Option<Range<usize>> {
        self.compiled().ok()?.find(text)
    }
}

impl From<String> for Expression {
    fn from(source: String) -> Self {
        Self { source, compiled: OnceLock::new() }
    }
}

/// `source` with its word boundaries, digits and letters told by ASCII: all there are in folded text but for foreign scripts.
/// A boundary that asks for Unicode puts the whole search on a path many times slower as soon as the text holds a « ° »; the classes
/// take most of the time that compiling does.
fn plain(source: &str) -> String {
    let mut plain = String::with_capacity(source.len());
    let mut rest = source.chars();
    while let Some(c) = rest.next() {
        match (c, if c == '\\' { rest.next() } else { None }) {
            (_, Some('b')) => plain.push_str(r"(?-u:\b)"),
            (_, Some('B')) => plain.push_str(r"(?-u:\B)"),
            (_, Some('d')) => plain.push_str("[0-9]"),
            (_, Some('w')) => plain.push_str("[0-9A-Za-z_]"),
            (_, Some(escaped)) => plain.extend([c, escaped]),
            (_, None) => plain.push(c),
        }
    }
    plain
}

/// The characters of `source` that can match nothing, where `alive` says which characters can: each with the characters
/// of `source` that stand for it. A class counts when none of its members is alive. Empty when it does not parse.
#[must_use]
pub fn dead(source: &str, alive: impl Fn(char) -> bool) -> Vec<(char, Range<usize>)> {
    let Ok(tree) = parse(source) else { return Vec::new() };
    let groups = ast::visit(&tree, Literals::default()).unwrap_or_default();
    let dead = groups.into_iter().filter(|group| group.iter().all(|literal| !alive(literal.c))).flatten();
    dead.map(|literal| (literal.c, chars(source, &literal.span))).collect()
}

fn parse(source: &str) -> Result<Ast, Refused> {
    let mut parser = ast::parse::ParserBuilder::new().nest_limit(NEST).build();
    parser.parse(source).map_err(|error| match error.kind() {
        ast::ErrorKind::NestLimitExceeded(_) => Refused::Large,
        _ => Refused::Syntax(chars(source, error.span())),
    })
}

/// A span of bytes as a range of characters.
fn chars(source: &str, span: &ast::Span) -> Range<usize> {
    let count = |end: usize| source.get(..end).map_or(0, |head| head.chars().count());
    count(span.start.offset)..count(span.end.offset)
}

/// Literals that stand or fall together: one by itself, or all of a class.
#[derive(Default)]
struct Literals(Vec<Vec<ast::Literal>>);

impl Visitor for Literals {
    type Output = Vec<Vec<ast::Literal>>;
    type Err = std::convert::Infallible;

    fn finish(self) -> Result<Self::Output, Self::Err> {
        Ok(self.0)
    }

    fn visit_pre(&mut self, tree: &Ast) -> Result<(), Self::Err> {
        match tree {
            Ast::Literal(literal) => self.0.push(vec![(**literal).clone()]),
            Ast::ClassBracketed(class) if !class.negated => self.0.extend(members(&class.kind)),
            _ => {}
        }
        Ok(())
    }
}

/// The literals of a class; none when it holds anything else.
fn members(class: &ClassSet) -> Option<Vec<ast::Literal>> {
    let ClassSet::Item(item) = class else { return None };
    let items = match item {
        ClassSetItem::Union(union) => union.items.as_slice(),
        single => std::slice::from_ref(single),
    };
    let mut literals = Vec::new();
    for item in items {
        match item {
            ClassSetItem::Literal(literal) => literals.push(literal.clone()),
            ClassSetItem::Range(range) => literals.extend([range.start.clone(), range.end.clone()]),
            _ => return None,
        }
    }
    Some(literals)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::{Duration, Instant};

    #[test]
    fn an_expression_finds_its_first_match() {
        let regex = Regex::new(r"art(icle)? \d+").unwrap();
        assert_eq!(regex.find("voir article 12"), Some(5..15));
        assert!(!regex.is_match("artiste"));
    }

    #[test]
    fn the_boundaries_of_words_are_those_of_folded_text() {
        let regex = Regex::new(r"\bn\b").unwrap();
        assert_eq!(regex.find("an n° 3"), Some(3..4));
        assert!(!Regex::new(r"\Bn\b").unwrap().is_match("n° 3"));
        assert!(Regex::new(r"^n[^\d\s]\d{2}[\w-]$").unwrap().is_match("n°12b"));
        assert_eq!(Regex::new(r"\\b").unwrap().find(r"a\b"), Some(1..3), "a backslash is none");
    }

    #[test]
    fn what_matches_anything_is_refused() {
        for source in ["", "a*", "(a|)", "^", r"\b|x?"] {
            assert_eq!(Regex::new(source).err(), Some(Refused::MatchesNothing), "{source}");
        }
    }

    #[test]
    fn faults_name_their_characters() {
        assert_eq!(Regex::new("é[a").err(), Some(Refused::Syntax(1..2)));
        assert_eq!(Regex::new("a{2,1}").err(), Some(Refused::Syntax(1..6)));
    }

    #[test]
    fn hostile_expressions_are_refused_at_once() {
        let start = Instant::now();
        for source in ["(".repeat(1_900), "a{1000}{1000}".to_owned(), "x".repeat(5_000), r"\pL{900}".repeat(9)] {
            assert!(Regex::new(&source).is_err());
        }
        assert!(start.elapsed() < Duration::from_secs(2));
    }

    #[test]
    fn what_can_match_nothing_is_named() {
        let dead = |source: &str| dead(source, |c| c.is_ascii() && !c.is_ascii_uppercase());
        let letters = |source: &str| dead(source).into_iter().map(|(c, _)| c).collect::<String>();
        assert_eq!(letters(r"É\D[A-Z]\x{e9}\."), "ÉAZé");
        assert_eq!(letters(r"[^É][a-zÉ][\dÉ][A-Z&&É]\S"), "");
        assert_eq!(letters("[a"), "");
        assert_eq!(dead("aÉb"), [('É', 1..2)]);
    }
}
