//! What stands beside a label: in the next cell, behind a colon, or under it in a table.

use super::phrase::{Phrase, stems};
use crate::model::document::Block;

/// The texts that one of the `labels` announces in `blocks`, in order: « Demandeur : … », « Demandeur | … », the cell under « Demandeur ».
#[must_use]
pub(crate) fn find<'a>(blocks: &'a [Block], labels: &[Phrase]) -> Vec<&'a str> {
    let is_label =
        |text: &str| stems(text).is_some_and(|text| labels.iter().any(|label| label.forms().contains(&text)));
    let mut found = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        let cells: Vec<&str> = block.text.split(['\t', ':']).map(str::trim).collect();
        let below = blocks.get(at + 1).map_or("", |next| next.text.as_str());
        for (column, _) in cells.iter().enumerate().filter(|(_, text)| is_label(text)) {
            let beside = block
                .text
                .split_once(['\t', ':'])
                .map(|(_, rest)| rest.trim())
                .filter(|_| column == 0 && cells.len() == 2);
            found.extend(
                beside.or_else(|| below.split('\t').nth(column)).map(str::trim).filter(|text| !text.is_empty()),
            );
        }
    }
    found
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
        assert_eq!(found(&["Le client demande un devis", "Clientèle : tous"]), "");
    }
}
