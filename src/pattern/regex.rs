//! Regular expressions with bounds: a pack from a stranger cannot cost much memory, nor time beyond linear.

use std::ops::Range;

use regex_syntax::ast::{self, Ast, ClassSetItem, Visitor};

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
        let built = regex::RegexBuilder::new(source).size_limit(PROGRAM).dfa_size_limit(PROGRAM).nest_limit(NEST).build();
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

    /// True when it matches somewhere.
    pub fn is_match(&self, text: &str) -> bool {
        self.0.is_match(text)
    }
}

/// The characters that `source` matches as themselves, each with the characters of `source` that stand for it.
/// Empty when the expression does not parse.
#[must_use]
pub fn literals(source: &str) -> Vec<(char, Range<usize>)> {
    let Ok(tree) = parse(source) else { return Vec::new() };
    let bytes = ast::visit(&tree, Literals::default()).unwrap_or_default();
    bytes.into_iter().map(|(c, span)| (c, chars(source, &span))).collect()
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

#[derive(Default)]
struct Literals(Vec<(char, ast::Span)>);

impl Literals {
    fn push(&mut self, literal: &ast::Literal) {
        self.0.push((literal.c, literal.span));
    }
}

impl Visitor for Literals {
    type Output = Vec<(char, ast::Span)>;
    type Err = std::convert::Infallible;

    fn finish(self) -> Result<Self::Output, Self::Err> {
        Ok(self.0)
    }

    fn visit_pre(&mut self, tree: &Ast) -> Result<(), Self::Err> {
        if let Ast::Literal(literal) = tree {
            self.push(literal);
        }
        Ok(())
    }

    fn visit_class_set_item_pre(&mut self, item: &ClassSetItem) -> Result<(), Self::Err> {
        match item {
            ClassSetItem::Literal(literal) => self.push(literal),
            ClassSetItem::Range(range) => {
                self.push(&range.start);
                self.push(&range.end);
            }
            _ => {}
        }
        Ok(())
    }
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
        for source in ["(".repeat(1_900), "a{1000}{1000}".to_owned(), "x".repeat(5_000), r"\w{900}".repeat(9)] {
            assert!(Regex::new(&source).is_err());
        }
        assert!(start.elapsed() < Duration::from_secs(2));
    }

    #[test]
    fn literals_are_told_from_classes() {
        assert_eq!(literals("[a"), []);
        let found: Vec<char> = literals(r"É\D[A-Zé]\x{e9}\.").into_iter().map(|(c, _)| c).collect();
        assert_eq!(found, ['É', 'A', 'Z', 'é', 'é', '.']);
        assert_eq!(literals("aÉb").get(1), Some(&('É', 1..2)));
    }
}
