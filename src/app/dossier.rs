//! From a folder to pieces: list, read, find facts, recognise; side by side, then in order of path.

use std::path::Path;

use jiff::civil::Date;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::folder::disk::Disk;
use crate::folder::{Entry, Excluded, Exclusion, Folder, Scope};
use crate::judge::{Look, Piece};
use crate::model::document::{Content, Document, Problem, ProblemKind, Reading, ReadingState};
use crate::model::format::Format;
use crate::model::profile::Profile;
use crate::pack::Packs;
use crate::read::limits::Limits;
use crate::recognise::Recogniser;

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
        let look = Look { packs: self.packs, profile: self.profile, as_of: self.as_of, recogniser: &recogniser };
        let one = |entry: &Entry| {
            let pieces = look.pieces(read(&disk, entry));
            step();
            pieces
        };
        let mut pieces = self.side_by_side(|| inventory.entries.par_iter().flat_map_iter(one).collect::<Vec<Piece>>());
        let refused = inventory.refused.into_iter().map(|(path, problem)| refused(path, problem));
        pieces.extend(refused.flat_map(|document| look.pieces(document)));
        pieces.sort_by(|a, b| (&a.document.path, a.part).cmp(&(&b.document.path, b.part)));
        Ok(Dossier { pieces, excluded: inventory.excluded })
    }

    fn side_by_side<T: Send>(&self, work: impl FnOnce() -> T + Send) -> T {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(self.jobs.unwrap_or(0)).stack_size(8 << 20).build();
        match pool {
            Ok(pool) => pool.install(work),
            Err(_) => work(),
        }
    }
}

fn read(disk: &Disk, entry: &Entry) -> Document {
    let limits = Limits::default();
    match disk.bytes(entry, limits.file) {
        Ok(bytes) => crate::read::read(entry, &bytes, &limits),
        Err(error) => {
            let problem = Problem { kind: ProblemKind::Io, detail: error.to_string(), place: None };
            refused(entry.path.clone(), problem)
        }
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
