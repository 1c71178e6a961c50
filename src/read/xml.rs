//! XML as a bounded stream of nodes, without recursion. Document type declarations are refused: no entity is ever
//! expanded but the five of XML and character references.

use std::borrow::Cow;

use quick_xml::events::{BytesStart, Event};
use quick_xml::name::QName;
use quick_xml::{Reader, XmlVersion};

use crate::model::document::{Problem, ProblemKind};

/// A step through an XML text.
pub(crate) enum Node<'a> {
    /// An element begins. An empty element is followed by its `Close`.
    Open(Element<'a>),
    /// The element of that local name ends.
    Close(String),
    /// Text between tags.
    Text(Cow<'a, str>),
}

/// The start tag of an element.
pub(crate) struct Element<'a>(BytesStart<'a>);

impl Element<'_> {
    /// Name without prefix.
    pub(crate) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// Value of the attribute of that local name, whatever its prefix.
    pub(crate) fn attr(&self, name: &str) -> Option<String> {
        self.find(|key| key.local_name().into_inner() == name)
    }

    /// Value of the attribute of that local name that bears a prefix.
    pub(crate) fn attr_prefixed(&self, name: &str) -> Option<String> {
        self.find(|key| key.prefix().is_some() && key.local_name().into_inner() == name)
    }

    fn find(&self, wanted: impl Fn(QName<'_>) -> bool) -> Option<String> {
        let mut attributes = self.0.attributes();
        let found = attributes.with_checks(false).flatten().find(|attribute| wanted(attribute.key))?;
        found.normalized_value(XmlVersion::Implicit1_0).ok().map(Cow::into_owned)
    }
}

/// Why the walk through an XML text ended early.
#[derive(Debug)]
pub(crate) struct Fault {
    kind: ProblemKind,
    detail: &'static str,
}

impl Fault {
    /// The fault as a problem of the part called `part`.
    pub(crate) fn at(&self, part: &str) -> Problem {
        Problem { kind: self.kind, detail: format!("{part}: {}", self.detail), place: None }
    }
}

/// Makes a parser take what careless programs write: ends without a beginning, ampersands that stand for themselves.
pub(crate) fn tolerant<R>(reader: &mut Reader<R>) {
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
}

/// Counts the elements that are open, and tells what is wrong with the events of a parser.
pub(crate) struct Nesting {
    open: usize,
    limit: usize,
}

impl Nesting {
    /// No element is open; `limit` of them may be.
    pub(crate) fn new(limit: usize) -> Self {
        Self { open: 0, limit }
    }

    /// Elements that may still be opened inside one another.
    pub(crate) fn room(&self) -> usize {
        self.limit.saturating_sub(self.open)
    }

    /// The event, unless it is damaged, ends the text too early, declares its type or nests too deep.
    pub(crate) fn checked<'e>(&mut self, event: quick_xml::Result<Event<'e>>) -> Result<Event<'e>, Fault> {
        let event = event.map_err(|_| corrupt("damaged XML"))?;
        match event {
            Event::Eof if self.open > 0 => return Err(corrupt("XML cut short")),
            Event::DocType(_) => return Err(corrupt("document type declaration")),
            Event::Start(_) if self.open >= self.limit => {
                return Err(Fault { kind: ProblemKind::LimitExceeded, detail: "nesting of XML" });
            }
            Event::Start(_) => self.open += 1,
            Event::End(_) => self.open = self.open.saturating_sub(1),
            _ => {}
        }
        Ok(event)
    }
}

/// Walks an XML text node by node.
pub(crate) struct Walker<'a> {
    reader: Reader<&'a [u8]>,
    nesting: Nesting,
    /// Name of an empty element whose close is still owed.
    owed: Option<String>,
}

impl<'a> Walker<'a> {
    /// Starts at the beginning of `text`; elements may nest `limit` deep.
    pub(crate) fn new(text: &'a str, limit: usize) -> Self {
        let mut reader = Reader::from_str(text);
        tolerant(&mut reader);
        Self { reader, nesting: Nesting::new(limit), owed: None }
    }

    /// The next node, none at the end.
    pub(crate) fn next(&mut self) -> Result<Option<Node<'a>>, Fault> {
        if let Some(name) = self.owed.take() {
            return Ok(Some(Node::Close(name)));
        }
        loop {
            match self.nesting.checked(self.reader.read_event())? {
                Event::Eof => return Ok(None),
                Event::Start(tag) => return Ok(Some(Node::Open(Element(tag)))),
                Event::Empty(tag) => {
                    self.owed = Some(tag.local_name().into_inner().to_owned());
                    return Ok(Some(Node::Open(Element(tag))));
                }
                Event::End(tag) => return Ok(Some(Node::Close(tag.local_name().into_inner().to_owned()))),
                other => {
                    if let Some(text) = text_of(other) {
                        return Ok(Some(Node::Text(text)));
                    }
                }
            }
        }
    }

    /// Passes over everything inside the element just opened, its end included.
    pub(crate) fn skip(&mut self) -> Result<(), Fault> {
        let mut inside = 1_usize;
        while inside > 0 {
            match self.next()? {
                Some(Node::Open(_)) => inside += 1,
                Some(Node::Close(_)) => inside -= 1,
                Some(Node::Text(_)) => {}
                None => break,
            }
        }
        Ok(())
    }

    /// All text inside the element just opened, its end included, at most `limit` bytes of it.
    pub(crate) fn inner_text(&mut self, limit: usize) -> Result<String, Fault> {
        let mut inside = 1_usize;
        let mut text = String::new();
        while inside > 0 {
            match self.next()? {
                Some(Node::Open(_)) => inside += 1,
                Some(Node::Close(_)) => inside -= 1,
                Some(Node::Text(more)) if text.len() + more.len() <= limit => text.push_str(&more),
                Some(Node::Text(_)) => {}
                None => break,
            }
        }
        Ok(text)
    }
}

/// The characters that an event stands for.
pub(crate) fn text_of(event: Event<'_>) -> Option<Cow<'_, str>> {
    match event {
        Event::Text(text) => Some(text.xml10_content()),
        Event::CData(data) => Some(data.xml10_content()),
        Event::GeneralRef(reference) => match reference.resolve_char_ref() {
            Ok(Some(character)) => Some(Cow::Owned(character.to_string())),
            _ => named(&reference).map(Cow::Borrowed),
        },
        _ => None,
    }
}

/// The five entities of XML.
fn named(name: &str) -> Option<&'static str> {
    Some(match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => return None,
    })
}

pub(crate) fn corrupt(detail: &'static str) -> Fault {
    Fault { kind: ProblemKind::Corrupt, detail }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(text: &str, limit: usize) -> Result<String, Fault> {
        let mut walker = Walker::new(text, limit);
        let mut out = String::new();
        while let Some(node) = walker.next()? {
            match node {
                Node::Open(element) => out.extend(["<", element.name(), ">"]),
                Node::Close(name) => out.extend(["</", &name, ">"]),
                Node::Text(text) => out.push_str(&text),
            }
        }
        Ok(out)
    }

    #[test]
    fn empty_elements_close_and_references_resolve() {
        assert_eq!(run("<w:a><w:b/>1 &lt; &#233;</w:a>", 9).unwrap(), "<a><b></b>1 < é</a>");
    }

    #[test]
    fn hostile_or_cut_text_is_a_fault() {
        for text in ["<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "<a><b>", "<a><b"] {
            assert_eq!(run(text, 9).unwrap_err().kind, ProblemKind::Corrupt, "{text}");
        }
        assert_eq!(run("<a><b><c/></b></a>", 1).unwrap_err().kind, ProblemKind::LimitExceeded);
    }
}
