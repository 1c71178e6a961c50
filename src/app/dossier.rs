//! From a folder to pieces: list, read, find facts, recognise; side by side, then in order of path.

use std::path::Path;

use jiff::civil::Date;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::folder::disk::Disk;
use crate::folder::{Entry, Excluded, Exclusion, Folder, Scope};
use crate::judge::Piece;
use crate::model::document::{Content, Document, Problem, ProblemKind, Reading, ReadingState};
use crate::model::format::Format;
use crate::model::profile::Profile;
use crate::pack::Packs;
use crate::read::limits::Limits;
use crate::recognise::{Recogniser, Recognition};
use crate::text::facts::Facts;
use crate::text::parts;

use super::seeing::Seeing;

/// A folder as it was met.
pub(super) struct Dossier {
    /// Every file read or refused, by path.
    pub pieces: Vec<Piece>,
    /// Files left out.
    pub excluded: Vec<Excluded>,
}

/// How to read it.
pub(super) struct Reader<'a> {
    pub packs: &'a Packs,
    pub profile: &'a Profile,
    pub as_of: Date,
    pub jobs: Option<usize>,
    /// Files of ours in the folder, relative.
    pub own: Vec<String>,
    /// How pages without text are seen.
    pub seeing: &'a Seeing,
}

impl Reader<'_> {
    /// Reads everything under `root`; `step` is called with the number of files, then once for each.
    pub(super) fn read(
        &self,
        root: &Path,
        total: impl FnOnce(usize),
        step: impl Fn() + Sync,
    ) -> std::io::Result<Dossier> {
        let disk = Disk::new(root);
        let inventory = disk.list(&Scope { ignore: self.profile.ignore.clone(), own: self.own.clone() })?;
        total(inventory.entries.len());
        let recogniser = Recogniser::new(self.packs);
        let one = |entry: &Entry| {
            let pieces = self.pieces(self.document(&disk, entry), &recogniser);
            step();
            pieces
        };
        let mut pieces = self.side_by_side(|| inventory.entries.par_iter().flat_map_iter(one).collect::<Vec<Piece>>());
        let refused = inventory.refused.into_iter().map(|(path, problem)| refused(path, problem));
        pieces.extend(refused.flat_map(|document| self.pieces(document, &recogniser)));
        pieces.sort_by(|a, b| (&a.document.path, a.part).cmp(&(&b.document.path, b.part)));
        Ok(Dossier { pieces, excluded: inventory.excluded })
    }

    fn document(&self, disk: &Disk, entry: &Entry) -> Document {
        let limits = Limits::default();
        match disk.bytes(entry, limits.file) {
            Ok(bytes) => {
                let mut document = crate::read::read(entry, &bytes, &limits);
                self.seeing.complete(&mut document, &bytes, &limits);
                document
            }
            Err(error) => {
                let problem = Problem { kind: ProblemKind::Io, detail: error.to_string(), place: None };
                refused(entry.path.clone(), problem)
            }
        }
    }

    fn pieces(&self, document: Document, recogniser: &Recogniser<'_>) -> Vec<Piece> {
        let parts = parts::split(document).into_iter().enumerate();
        let mut pieces: Vec<Piece> = parts.map(|(part, document)| self.piece(document, part, recogniser)).collect();
        lend_cover_dates(&mut pieces);
        pieces
    }

    fn piece(&self, document: Document, part: usize, recogniser: &Recogniser<'_>) -> Piece {
        let facts = Facts::gather(&document, self.as_of);
        let mut recognition = recogniser.recognise(&document, &facts.stream);
        self.pin(&document, &mut recognition);
        Piece { document, part, facts, recognition }
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

    fn side_by_side<T: Send>(&self, work: impl FnOnce() -> T + Send) -> T {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(self.jobs.unwrap_or(0)).stack_size(8 << 20).build();
        match pool {
            Ok(pool) => pool.install(work),
            Err(_) => work(),
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

/// A file that could not be opened is a document all the same: nothing is skipped in silence.
fn refused(path: String, problem: Problem) -> Document {
    Document {
        path,
        sha256: String::new(),
        size: 0,
        format: Format::Unknown,
        reading: Reading { state: ReadingState::Unreadable, problems: vec![problem] },
        content: Content::default(),
    }
}

/// Key of the words that say why a file is left out.
pub(super) fn exclusion_key(reason: Exclusion) -> &'static str {
    match reason {
        Exclusion::Ignored => "exclusion-ignored",
        Exclusion::VersionControl => "exclusion-version-control",
        Exclusion::Lock => "exclusion-lock",
        Exclusion::System => "exclusion-system",
        Exclusion::Own => "exclusion-own",
    }
}
