//! One pass over the events of a YAML text: its tree as JSON, the place of every node, and what we refuse.
//!
//! Refused before anything else looks at the text: depth, aliases, merge keys, tags, duplicate keys, several documents.

use std::collections::BTreeMap;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span, StrInput};
use serde_json::{Map, Value};

use super::fault::Spot;
use super::scalar::resolve;

/// Deepest nesting of lists and mappings.
pub(super) const DEPTH: usize = 32;

/// Where a node stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// Its key, when it is the value of one.
    pub key: Option<Spot>,
    /// The node itself; only its first line when it runs over several.
    pub node: Spot,
}

/// Place of each node by JSON pointer.
pub(crate) type Places = BTreeMap<String, Place>;

/// Something we refuse, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// The text is no YAML; the parser's own words.
    Syntax(String),
    /// Nested deeper than `DEPTH`.
    Deep,
    /// An alias (`*name`).
    Alias,
    /// A merge key (`<<`).
    Merge,
    /// A tag (`!name`).
    Tag,
    /// The same key twice in one mapping.
    Duplicate(String),
    /// A list or mapping as a key.
    ComplexKey,
    /// A second document after `---`.
    SecondDocument,
}

/// A text, read.
#[derive(Clone, Debug, Default)]
pub(super) struct Tree {
    /// The document; none when the text is empty or broken off.
    pub value: Option<Value>,
    /// Where everything stands.
    pub places: Places,
    /// What is refused, in order.
    pub refusals: Vec<(Spot, Refusal)>,
}

/// Reads `text`. Stops at the first fault of syntax or depth, and goes on after any other.
pub(super) fn read(text: &str) -> Tree {
    let mut builder = Builder { text: text.lines().collect(), ..Builder::default() };
    let mut parser = Parser::new_from_str(text);
    while let Some((event, span)) = builder.next(&mut parser) {
        if builder.take(event, span).is_none() {
            builder.tree.value = None;
            break;
        }
    }
    builder.tree
}

#[derive(Default)]
struct Builder<'t> {
    text: Vec<&'t str>,
    stack: Vec<Frame>,
    documents: usize,
    tree: Tree,
}

/// A list or mapping that is still open.
struct Frame {
    pointer: String,
    key_spot: Option<Spot>,
    start: Spot,
    content: Content,
}

enum Content {
    List(Vec<Value>),
    Mapping { entries: Map<String, Value>, key: Option<Key> },
}

struct Key {
    name: String,
    spot: Spot,
    /// False for a duplicate, whose value is dropped.
    keep: bool,
}

impl<'t> Builder<'t> {
    fn next(&mut self, parser: &mut Parser<'t, StrInput<'t>>) -> Option<(Event<'t>, Span)> {
        match parser.next_event()? {
            Ok((Event::StreamEnd, _)) => None,
            Ok(event) => Some(event),
            Err(error) => {
                self.broken(&error);
                None
            }
        }
    }

    fn broken(&mut self, error: &ScanError) {
        let spot = Spot { line: error.marker().line().max(1), column: error.marker().col() + 1, width: 1 };
        self.tree.refusals.push((spot, Refusal::Syntax(error.info().to_owned())));
        self.tree.value = None;
    }

    /// Takes one event in; none when reading must stop.
    fn take(&mut self, event: Event<'_>, span: Span) -> Option<()> {
        let spot = self.spot(span);
        match event {
            Event::DocumentStart(_) => return self.document(spot),
            Event::Scalar(text, style, _, tag) => {
                self.refuse_if(tag.is_some(), spot, Refusal::Tag);
                self.scalar(&text, style, spot);
            }
            Event::Alias(_) => {
                self.refuse_if(true, spot, Refusal::Alias);
                self.scalar("", ScalarStyle::Plain, spot);
            }
            Event::SequenceStart(_, tag) => {
                self.refuse_if(tag.is_some(), spot, Refusal::Tag);
                return self.open(Content::List(Vec::new()), spot);
            }
            Event::MappingStart(_, tag) => {
                self.refuse_if(tag.is_some(), spot, Refusal::Tag);
                return self.open(Content::Mapping { entries: Map::new(), key: None }, spot);
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(),
            _ => {}
        }
        Some(())
    }

    fn document(&mut self, spot: Spot) -> Option<()> {
        self.documents += 1;
        self.refuse_if(self.documents > 1, spot, Refusal::SecondDocument);
        (self.documents == 1).then_some(())
    }

    fn refuse_if(&mut self, refused: bool, spot: Spot, refusal: Refusal) {
        if refused {
            self.tree.refusals.push((spot, refusal));
        }
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, spot: Spot) {
        if let Some(Frame { content: Content::Mapping { entries, key: key @ None }, .. }) = self.stack.last_mut() {
            let keep = !entries.contains_key(text);
            *key = Some(Key { name: text.to_owned(), spot, keep });
            let merge = text == "<<" && style == ScalarStyle::Plain;
            self.refuse_if(!keep, spot, Refusal::Duplicate(text.to_owned()));
            self.refuse_if(merge, spot, Refusal::Merge);
            return;
        }
        let plain = style == ScalarStyle::Plain;
        let value = if plain { resolve(text) } else { Value::String(text.to_owned()) };
        let (pointer, key) = self.address();
        self.place(pointer, key, spot);
        self.attach(value);
    }

    fn open(&mut self, content: Content, start: Spot) -> Option<()> {
        let unkeyed = matches!(self.stack.last(), Some(Frame { content: Content::Mapping { key: None, .. }, .. }));
        self.refuse_if(unkeyed, start, Refusal::ComplexKey);
        self.refuse_if(self.stack.len() >= DEPTH, start, Refusal::Deep);
        if unkeyed || self.stack.len() >= DEPTH {
            return None;
        }
        let (pointer, key_spot) = self.address();
        self.stack.push(Frame { pointer, key_spot, start, content });
        Some(())
    }

    fn close(&mut self) {
        let Some(frame) = self.stack.pop() else { return };
        self.place(frame.pointer, frame.key_spot, frame.start);
        self.attach(match frame.content {
            Content::List(items) => Value::Array(items),
            Content::Mapping { entries, .. } => Value::Object(entries),
        });
    }

    /// Pointer of the node to come, and the place of its key.
    fn address(&self) -> (String, Option<Spot>) {
        match self.stack.last() {
            None => (String::new(), None),
            Some(Frame { pointer, content: Content::List(items), .. }) => (format!("{pointer}/{}", items.len()), None),
            Some(Frame { pointer, content: Content::Mapping { key, .. }, .. }) => {
                let name = key.as_ref().map_or("", |key| key.name.as_str());
                (child(pointer, name), key.as_ref().map(|key| key.spot))
            }
        }
    }

    fn place(&mut self, pointer: String, key: Option<Spot>, node: Spot) {
        self.tree.places.entry(pointer).or_insert(Place { key, node });
    }

    fn attach(&mut self, value: Value) {
        match self.stack.last_mut().map(|frame| &mut frame.content) {
            None => self.tree.value = Some(value),
            Some(Content::List(items)) => items.push(value),
            Some(Content::Mapping { entries, key }) => {
                if let Some(Key { name, keep: true, .. }) = key.take() {
                    entries.insert(name, value);
                }
            }
        }
    }

    /// The part of `span` on its first line.
    fn spot(&self, span: Span) -> Spot {
        let (line, column) = (span.start.line().max(1), span.start.col() + 1);
        let one_line = span.end.line() == span.start.line();
        let rest = || self.text.get(line - 1).map_or(1, |text| text.trim_end().chars().count() + 1);
        let end = if one_line && span.end.col() > span.start.col() { span.end.col() + 1 } else { rest() };
        Spot { line, column, width: end.saturating_sub(column).max(1) }
    }
}

/// Pointer of the entry `name` of the mapping at `pointer` (RFC 6901).
pub(crate) fn child(pointer: &str, name: &str) -> String {
    format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"))
}
