//! From a document as read to pieces ready to be judged: its parts, what their text says, what they may serve.

use jiff::civil::Date;

use super::Piece;
use super::sites::Named;
use crate::model::document::Document;
use crate::model::profile::Profile;
use crate::pack::Packs;
use crate::recognise::{Recogniser, Recognition};
use crate::text::facts::Facts;
use crate::text::parts;

/// What documents are looked at with.
#[derive(Clone, Copy)]
pub struct Look<'a> {
    /// The rules.
    pub packs: &'a Packs,
    /// The provider, for the evidence that it names.
    pub profile: &'a Profile,
    /// Day as of which they are judged.
    pub as_of: Date,
    /// The signs of the rules.
    pub recogniser: &'a Recogniser<'a>,
}

impl Look<'_> {
    /// The pieces of one file.
    #[must_use]
    pub fn pieces(&self, document: Document) -> Vec<Piece> {
        let parts = parts::split(document).into_iter().enumerate();
        let mut pieces: Vec<Piece> = parts.map(|(part, document)| self.piece(document, part)).collect();
        lend_cover_dates(&mut pieces);
        pieces
    }

    fn piece(&self, document: Document, part: usize) -> Piece {
        let facts = Facts::gather(&document, self.as_of);
        let mut recognition = self.recogniser.recognise(&document, &facts.stream);
        self.pin(&document, &mut recognition);
        let sites = Named::find(&document, &facts.stream, self.profile);
        Piece { document, part, facts, recognition, sites }
    }

    /// A document that the profile names for an artefact is a candidate whatever its words; the checks still run.
    fn pin(&self, document: &Document, recognition: &mut Recognition) {
        let pins = self.profile.evidence.iter().filter(|record| record.path.as_ref() == Some(&document.path));
        for pin in pins {
            if let Some(index) = self.packs.find(&pin.artefact) {
                recognition.pin(index);
            }
        }
    }
}

/// The cover of a workbook dates its sheets, where they bear no date of their own.
fn lend_cover_dates(pieces: &mut [Piece]) {
    let Some((cover, sheets)) = pieces.split_first_mut() else { return };
    let bare = |sheet: &&mut Piece| cover.document.format.is_table() && sheet.facts.is_undated();
    for sheet in sheets.iter_mut().filter(bare) {
        sheet.facts.dates.extend(cover.facts.dates.iter().cloned());
    }
}
