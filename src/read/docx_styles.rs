//! Which paragraph styles of a Word document are its title and its headings.

use std::collections::BTreeMap;

use super::xml::{Fault, Node, Walker};
use crate::model::document::BlockKind;

/// Styles that build upon one another, at most.
const ANCESTORS: usize = 16;

/// The paragraph styles of a document, by their identifier.
#[derive(Debug, Default)]
pub(crate) struct Styles {
    by_id: BTreeMap<String, Style>,
}

#[derive(Debug, Default)]
struct Style {
    name: String,
    parent: String,
    outline: bool,
    hidden: bool,
}

impl Styles {
    /// Reads the part of styles (ECMA-376 part 1, clause 17.7).
    pub(crate) fn read(text: &str, depth: usize) -> Result<Self, Fault> {
        let mut walker = Walker::new(text, depth);
        let mut styles = Self::default();
        let mut current: Option<(String, Style)> = None;
        while let Some(node) = walker.next()? {
            match node {
                Node::Open(element) if element.name() == "style" => {
                    current = Some((element.attr("styleId").unwrap_or_default(), Style::default()));
                }
                Node::Open(element) => {
                    let Some((_, style)) = current.as_mut() else { continue };
                    let value = || element.attr("val").unwrap_or_default();
                    match element.name() {
                        "name" => style.name = value().to_lowercase(),
                        "basedOn" => style.parent = value(),
                        "vanish" => style.hidden = !matches!(value().as_str(), "0" | "false" | "off"),
                        "outlineLvl" => style.outline = value() != "9",
                        _ => {}
                    }
                }
                Node::Close(name) if name == "style" => styles.by_id.extend(current.take()),
                _ => {}
            }
        }
        Ok(styles)
    }

    /// True when the style `id` hides its text.
    pub(crate) fn is_hidden(&self, id: &str) -> bool {
        self.by_id.get(id).is_some_and(|style| style.hidden)
    }

    /// What a paragraph of the style `id` is, when the style says so.
    pub(crate) fn kind(&self, id: &str) -> Option<BlockKind> {
        let mut id = id;
        for _ in 0..ANCESTORS {
            let Some(style) = self.by_id.get(id) else { return by_name(&id.to_lowercase()) };
            if let Some(kind) = by_name(&style.name) {
                return Some(kind);
            }
            if style.outline {
                return Some(BlockKind::Heading);
            }
            id = &style.parent;
        }
        None
    }
}

/// Word keeps the English names of its own styles in every language; identifiers and other programs' names are local.
fn by_name(name: &str) -> Option<BlockKind> {
    if matches!(name, "title" | "titre") {
        return Some(BlockKind::Title);
    }
    let rest = name.strip_prefix("heading").or_else(|| name.strip_prefix("titre"))?;
    rest.trim().starts_with(|c: char| c.is_ascii_digit()).then_some(BlockKind::Heading)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_by_name_level_or_parent() {
        let text = r#"<styles><style styleId="Titre1"><name val="heading 1"/></style>
            <style styleId="T"><name val="Title"/></style>
            <style styleId="Mine"><name val="Rubrique"/><basedOn val="Titre1"/></style>
            <style styleId="Out"><name val="x"/><pPr><outlineLvl val="2"/></pPr></style>
            <style styleId="Loop"><basedOn val="Loop"/></style></styles>"#;
        let styles = Styles::read(text, 9).unwrap();
        for id in ["Titre1", "Mine", "Out", "Heading2"] {
            assert_eq!(styles.kind(id), Some(BlockKind::Heading), "{id}");
        }
        assert_eq!(styles.kind("T"), Some(BlockKind::Title));
        assert_eq!(styles.kind("Loop"), None);
        assert_eq!(styles.kind("Normal"), None);
    }
}
