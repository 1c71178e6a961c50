//! The requirement tree: raw to valid.

use crate::yaml::{Say, Sheet, child, unknown_word};

use super::raw::NeedNode;
use super::values::{at_least, length};
use super::{Given, Need, NeedKind, Older, condition};

/// What the tree may name.
pub(super) struct Scope<'a> {
    /// Slugs of the artefacts of the indicator, in order.
    pub slugs: &'a [String],
    /// Some slugs are at fault themselves: an unknown one is not reported.
    pub blurred: bool,
    /// `site` may be asked about.
    pub per_site: bool,
}

/// Turns `node` at `pointer` into a valid need. Where it reports a fault, the need it gives means nothing.
pub(super) fn valid(sheet: &mut Sheet<'_>, pointer: &str, node: &NeedNode, scope: &Scope<'_>) -> Need {
    let when = node.when.as_deref().map(|text| condition::check(sheet, &child(pointer, "when"), text, scope.per_site));
    let given = given(sheet, pointer, node, scope);
    let node = match node {
        NeedNode { artefact: Some(slug), all: None, any: None, at_least: None, of: None, .. } => {
            NeedKind::Artefact(artefact(sheet, &child(pointer, "artefact"), slug, scope))
        }
        NeedNode { artefact: None, all: Some(nodes), any: None, at_least: None, of: None, .. } => {
            NeedKind::All(list(sheet, &child(pointer, "all"), nodes, scope))
        }
        NeedNode { artefact: None, all: None, any: Some(nodes), at_least: None, of: None, .. } => {
            NeedKind::Any(list(sheet, &child(pointer, "any"), nodes, scope))
        }
        NeedNode { artefact: None, all: None, any: None, at_least: Some(number), of: Some(nodes), .. } => {
            let of = list(sheet, &child(pointer, "of"), nodes, scope);
            at_least(sheet, &child(pointer, "at_least"), *number, of.len());
            NeedKind::AtLeast(*number, of)
        }
        _ => {
            let say = Say::new(sheet.words.say("fault-need")).expecting(sheet.words.say("expected-need"));
            sheet.report(pointer, say);
            NeedKind::All(Vec::new())
        }
    };
    Need { node, when, given }
}

/// What the node makes of what is there of artefacts; only an artefact may make anything of them.
fn given(sheet: &mut Sheet<'_>, pointer: &str, node: &NeedNode, scope: &Scope<'_>) -> Given {
    let asks = node.when_older.is_some() || node.judged_anyway || !node.incomplete_with.is_empty();
    if node.artefact.is_none() && asks {
        let say = Say::new(sheet.words.say("fault-given")).expecting(sheet.words.say("expected-given"));
        sheet.report(pointer, say);
        return Given::default();
    }
    let older = node.when_older.as_ref().map(|older| {
        let at = child(pointer, "when_older");
        length(sheet, &child(&at, "than"), Some(&older.than));
        Older { artefact: artefact(sheet, &child(&at, "artefact"), &older.artefact, scope), than: older.than.clone() }
    });
    let at = child(pointer, "incomplete_with");
    let slugs = node.incomplete_with.iter().enumerate();
    let with = slugs.map(|(index, slug)| artefact(sheet, &child(&at, &index.to_string()), slug, scope)).collect();
    Given { older, judged_anyway: node.judged_anyway, incomplete_with: with }
}

fn artefact(sheet: &mut Sheet<'_>, pointer: &str, slug: &str, scope: &Scope<'_>) -> usize {
    let found = scope.slugs.iter().position(|known| known == slug);
    if found.is_none() && !scope.blurred {
        let say = unknown_word(sheet.words, slug, scope.slugs);
        let say = Say { message: sheet.words.tell("fault-unknown-artefact", &[("id", slug)]), ..say };
        sheet.report(pointer, say);
    }
    found.unwrap_or(0)
}

fn list(sheet: &mut Sheet<'_>, pointer: &str, nodes: &[NeedNode], scope: &Scope<'_>) -> Vec<Need> {
    if nodes.is_empty() {
        let say = Say::new(sheet.words.say("fault-empty"));
        sheet.report(pointer, say);
    }
    let place = |index: usize| child(pointer, &index.to_string());
    nodes.iter().enumerate().map(|(index, node)| valid(sheet, &place(index), node, scope)).collect()
}
