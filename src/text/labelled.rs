//! What stands beside a label: in the next cell, behind a colon, or under it in a table.

use std::ops::Range;

use super::phrase::{Phrase, stems};
use crate::model::document::Block;

/// Columns from which a row is one of a table, whose head names what stands under it.
const TABLE: usize = 3;

/// The texts that one of the `labels` announces in `blocks`, in order: « Demandeur : … », « Demandeur | … », the cell under « Demandeur ».
#[must_use]
pub(crate) fn find<'a>(blocks: &'a [Block], labels: &[Phrase]) -> Vec<&'a str> {
    let is_label =
        |text: &str| stems(text).is_some_and(|text| labels.iter().any(|label| label.forms().contains(&text)));
    let texts = blocks.iter().enumerate().flat_map(|(at, block)| {
        let columns: Vec<&str> = block.text.split('\t').collect();
        if columns.len() < TABLE {
            let value = beside(&block.text, is_label).and_then(|span| block.text.get(span)?.split('\t').next());
            return value.into_iter().collect::<Vec<_>>();
        }
        let below: Vec<&str> = blocks.get(at + 1).map_or_else(Vec::new, |next| next.text.split('\t').collect());
        columns.iter().zip(below).filter(|(head, _)| is_label(head)).map(|(_, text)| text).collect()
    });
    texts.map(str::trim).filter(|text| !text.is_empty()).collect()
}

/// Bytes of what stands after the label that `text` begins with, behind a colon or in the next cell.
pub(crate) fn beside(text: &str, is_label: impl Fn(&str) -> bool) -> Option<Range<usize>> {
    let (label, _) = text.split_once([':', '\t']).filter(|(label, _)| is_label(label))?;
    let start = text.get(label.len()..)?.find(|c: char| c.is_alphanumeric())? + label.len();
    Some(start..text.trim_end().len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::BlockKind;
    use crate::model::place::Place;

    #[test]
    fn a_label_announces_what_stands_beside_or_under_it() {
        let labels = ["demandeur", "client"].map(Phrase::from);
        let found = |lines: &[&str]| {
            let blocks = lines.iter().map(|text| Block::new(Place::Page(1), BlockKind::Line, *text));
            find(&blocks.collect::<Vec<_>>(), &labels).join(" | ")
        };
        assert_eq!(
            found(&["Demandeur\tObjet\tReçue le", "Ostréa Bréhat SAS, Mme Lucas\tComposite\t10/09/2026"]),
            "Ostréa Bréhat SAS, Mme Lucas"
        );
        assert_eq!(
            found(&["Client : Fonderie Vauzelle (Cher)", "Le client\tMairie"]),
            "Fonderie Vauzelle (Cher) | Mairie"
        );
        assert_eq!(found(&["Client\tBientraitance : deux jours"]), "Bientraitance : deux jours");
        assert_eq!(found(&["Le client demande un devis", "Clientèle : tous"]), "");
    }
}
