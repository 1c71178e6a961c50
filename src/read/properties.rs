//! What an office package says of itself: title, author, dates. Claims, kept as such.

use jiff::civil::Date;

use super::package::Package;
use super::xml::{Node, Walker};
use crate::model::document::{Problem, Properties};

/// Longest property that is kept, in bytes.
const LENGTH: usize = 4096;

/// The core properties of an OOXML package (ECMA-376 part 2, clause 8).
pub(crate) fn core(package: &mut Package<'_>, depth: usize) -> Result<Properties, Problem> {
    let part = package.relations("")?.into_iter().find(|relation| relation.kind == "core-properties");
    let name = part.map_or_else(|| "docProps/core.xml".to_owned(), |relation| relation.target);
    from_part(package, &name, depth)
}

/// The properties of an `OpenDocument` package (ODF 1.3 part 3, clause 4.3).
pub(crate) fn meta(package: &mut Package<'_>, depth: usize) -> Result<Properties, Problem> {
    from_part(package, "meta.xml", depth)
}

fn from_part(package: &mut Package<'_>, name: &str, depth: usize) -> Result<Properties, Problem> {
    let mut properties = Properties::default();
    let Some(text) = package.text(name)? else { return Ok(properties) };
    let mut walker = Walker::new(&text, depth);
    let mut creator = None;
    while let Some(node) = walker.next().map_err(|fault| fault.at(name))? {
        let Node::Open(element) = node else { continue };
        let field = element.name().to_owned();
        if !matches!(
            field.as_str(),
            "title" | "creator" | "initial-creator" | "created" | "creation-date" | "modified" | "date"
        ) {
            continue;
        }
        let value = walker.inner_text(LENGTH).map_err(|fault| fault.at(name))?;
        match field.as_str() {
            "title" => properties.title = filled(&value),
            "creator" => creator = filled(&value),
            "initial-creator" => properties.author = filled(&value),
            "created" | "creation-date" => properties.created = iso_date(&value),
            _ => properties.modified = iso_date(&value),
        }
    }
    properties.author = properties.author.or(creator);
    Ok(properties)
}

/// The text, unless it is blank.
pub(crate) fn filled(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// The day at the beginning of an ISO 8601 date or date-time; none when it is not one.
pub(crate) fn iso_date(text: &str) -> Option<Date> {
    text.trim().get(..10)?.parse().ok()
}
