//! Which layers of a PDF are switched off (optional content, ISO 32000-2, 8.11): what stands on them is not shown.

use std::collections::HashSet;

use hayro_syntax::object::{Array, Dict, Name, ObjectIdentifier};
use hayro_syntax::xref::XRef;

/// The layers that the document switches off.
#[derive(Debug, Default)]
pub(crate) struct Layers {
    off: HashSet<ObjectIdentifier>,
}

impl Layers {
    /// Reads the default configuration of the document.
    pub(crate) fn new(xref: &XRef) -> Self {
        let mut layers = Self::default();
        let Some(properties) =
            xref.get::<Dict<'_>>(xref.root_id()).and_then(|root| root.get::<Dict<'_>>(b"OCProperties"))
        else {
            return layers;
        };
        let Some(default) = properties.get::<Dict<'_>>(b"D") else { return layers };
        if default.get::<Name<'_>>(b"BaseState").is_some_and(|state| state.as_ref() == b"OFF") {
            layers.off.extend(references(&properties, b"OCGs"));
        }
        for on in references(&default, b"ON") {
            layers.off.remove(&on);
        }
        layers.off.extend(references(&default, b"OFF"));
        layers
    }

    /// True when the entry `key` of `owner` names a layer, or a choice of layers, that is not shown.
    pub(crate) fn hide(&self, owner: &Dict<'_>, key: &[u8]) -> bool {
        if self.off.is_empty() {
            return false;
        }
        let Some(layer) = owner.get::<Dict<'_>>(key) else { return false };
        if layer.get::<Name<'_>>(b"Type").is_some_and(|kind| kind.as_ref() == b"OCMD") {
            return !self.choice(&layer);
        }
        owner.get_ref(key).is_some_and(|reference| self.off.contains(&reference.into()))
    }

    /// True when a membership dictionary says that its content is visible.
    fn choice(&self, membership: &Dict<'_>) -> bool {
        let mut members: Vec<ObjectIdentifier> = references(membership, b"OCGs").collect();
        members.extend(membership.get_ref(b"OCGs").map(ObjectIdentifier::from).filter(|_| members.is_empty()));
        let off = |id: &ObjectIdentifier| self.off.contains(id);
        if members.is_empty() {
            return true;
        }
        match membership.get::<Name<'_>>(b"P").as_deref() {
            Some(b"AllOn") => !members.iter().any(off),
            Some(b"AnyOff") => members.iter().any(off),
            Some(b"AllOff") => members.iter().all(off),
            _ => !members.iter().all(off),
        }
    }
}

fn references(owner: &Dict<'_>, key: &[u8]) -> impl Iterator<Item = ObjectIdentifier> {
    let list = owner.get::<Array<'_>>(key).unwrap_or_default();
    list.raw_iter().filter_map(|item| item.as_obj_ref().map(ObjectIdentifier::from)).collect::<Vec<_>>().into_iter()
}
