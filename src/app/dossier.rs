//! From a folder to pieces: list, read, find facts, recognise; side by side, then in order of path.

use jiff::civil::Date;
use rayon::iter::{IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};

use crate::folder::disk::Disk;
use crate::folder::share::Share;
use crate::folder::{Entry, Excluded, Exclusion, Folder, Inventory, Scope, digest};
use crate::judge::{Look, Piece};
use crate::model::document::{Document, Problem};
use crate::model::profile::Profile;
use crate::pack::Packs;
use crate::recognise::Recogniser;

use super::readers::{Copies, Readers, unread};
use super::seeing::{File, Seeing};

/// A folder as it was met.
pub(super) struct Dossier {
    /// Every file read or refused, by path.
    pub pieces: Vec<Piece>,
    /// Files left out.
    pub excluded: Vec<Excluded>,
    /// Paths that some systems take for the same one.
    pub twins: Vec<(String, String)>,
    /// Paths that do not travel.
    pub odd: Vec<String>,
}

impl Dossier {
    /// Files read, in part or not at all, and files left out.
    fn files(&self) -> usize {
        self.pieces.iter().filter(|piece| piece.part == 0).count() + self.excluded.len()
    }
}

/// What one of several runs has read of a folder.
pub(super) struct Readings {
    /// The documents of its share, by path.
    pub documents: Vec<Document>,
    /// Files left out of the whole folder.
    pub excluded: Vec<Excluded>,
    /// Paths that some systems take for the same one.
    pub twins: Vec<(String, String)>,
    /// Paths that do not travel.
    pub odd: Vec<String>,
    /// Digest of everything that the walk has met: equal in all runs over one folder.
    pub inventory: String,
}

/// How to read it.
pub(super) struct Reader<'a> {
    pub readers: &'a Readers,
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
    /// Reads everything in the folder; `step` is called with the number of files, then once for each.
    pub(super) fn read(
        &self,
        disk: &Disk,
        total: impl FnOnce(usize),
        step: impl Fn() + Sync,
    ) -> std::io::Result<Dossier> {
        let inventory = disk.list(&self.scope())?;
        total(inventory.entries.len());
        Ok(self.read_listed(disk, inventory, step))
    }

    /// Reads the files of the folder that are in `share`, and recognises nothing yet.
    pub(super) fn read_share(
        &self,
        (disk, share): (&Disk, Share),
        total: impl FnOnce(usize),
        step: impl Fn() + Sync,
    ) -> std::io::Result<Readings> {
        let Inventory { mut entries, excluded, mut refused, twins, odd, .. } = disk.list(&self.scope())?;
        let inventory = fingerprint(&entries, &excluded, &refused);
        entries.retain(|entry| share.holds(&entry.path));
        refused.retain(|(path, _)| share.holds(path));
        total(entries.len());
        let copies = Copies::among(&entries);
        let one = |entry: &Entry| {
            let document = self.document(disk, entry, &copies);
            step();
            document
        };
        let mut documents = side_by_side(self.jobs, || entries.par_iter().map(one).collect::<Vec<Document>>());
        documents.extend(refused.into_iter().map(|(path, problem)| unread(path, 0, problem)));
        documents.sort_by(|a, b| a.path.cmp(&b.path));
        self.readers.finish();
        Ok(Readings { documents, excluded, twins, odd, inventory })
    }

    /// What the walk leaves out.
    fn scope(&self) -> Scope {
        Scope { ignore: self.profile.ignore.clone(), own: self.own.clone() }
    }

    /// Reads what the walk has found.
    fn read_listed(&self, folder: &dyn Folder, inventory: Inventory, step: impl Fn() + Sync) -> Dossier {
        let recogniser = Recogniser::new(self.packs);
        let look = Look { packs: self.packs, profile: self.profile, as_of: self.as_of, recogniser: &recogniser };
        let copies = Copies::among(&inventory.entries);
        let one = |entry: &Entry| {
            let pieces = look.pieces(self.document(folder, entry, &copies));
            step();
            pieces
        };
        let mut pieces =
            side_by_side(self.jobs, || inventory.entries.par_iter().flat_map_iter(one).collect::<Vec<Piece>>());
        let refused = inventory.refused.into_iter().map(|(path, problem)| unread(path, 0, problem));
        pieces.extend(refused.flat_map(|document| look.pieces(document)));
        pieces.sort_by(|a, b| (&a.document.path, a.part).cmp(&(&b.document.path, b.part)));
        self.readers.finish();
        let Inventory { excluded, walked, twins, odd, .. } = inventory;
        let dossier = Dossier { pieces, excluded, twins, odd };
        assert_eq!(dossier.files(), walked, "a file was walked and is not accounted for");
        dossier
    }

    fn document(&self, folder: &dyn Folder, entry: &Entry, copies: &Copies) -> Document {
        let mut document = self.readers.read(folder, entry, copies);
        self.seeing.complete(&mut document, &File { readers: self.readers, folder });
        document
    }
}

/// The pieces of documents that were read before, in the order in which they are judged.
pub(super) fn pieces(look: &Look<'_>, documents: Vec<Document>) -> Vec<Piece> {
    let one = |document: Document| look.pieces(document);
    let mut pieces: Vec<Piece> = side_by_side(None, || documents.into_par_iter().flat_map_iter(one).collect());
    pieces.sort_by(|a, b| (&a.document.path, a.part).cmp(&(&b.document.path, b.part)));
    pieces
}

/// Runs `work` on so many threads; as many as there are processors when none are asked for.
pub(super) fn side_by_side<T: Send>(jobs: Option<usize>, work: impl FnOnce() -> T + Send) -> T {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs.unwrap_or(0)).stack_size(8 << 20).build();
    match pool {
        Ok(pool) => pool.install(work),
        Err(_) => work(),
    }
}

/// A digest of everything that a walk has met, with sizes and reasons.
fn fingerprint(entries: &[Entry], excluded: &[Excluded], refused: &[(String, Problem)]) -> String {
    digest::sha256(format!("{entries:?}{excluded:?}{refused:?}").as_bytes())
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::folder::memory::Memory;
    use crate::model::document::ReadingState;
    use crate::read::limits::Limits;
    use crate::sandbox::Options;

    /// The dossier of `files` when those whose turn is in `gone` have gone between the walk and the reading.
    fn dossier(files: &[(String, Vec<u8>)], gone: &[usize]) -> (Dossier, usize) {
        let whole = Memory::new(files.to_vec());
        let left = files.iter().enumerate().filter(|(turn, _)| !gone.contains(turn)).map(|(_, file)| file.clone());
        let inventory = whole.list(&Scope::default()).unwrap();
        let walked = inventory.walked;
        let readers = Readers::new(&Options::default(), None, Limits::default());
        let (packs, profile) = (Packs::default(), Profile::default());
        let as_of = date(2026, 12, 1);
        let words = crate::catalogue::Words::new(crate::catalogue::Lang::Fr);
        let bar = indicatif::ProgressBar::hidden();
        let seeing = Seeing::new(crate::cli::OcrChoice::Off, bar, &words).unwrap();
        let (own, seeing) = (Vec::new(), &seeing);
        let reader = Reader { readers: &readers, packs: &packs, profile: &profile, as_of, jobs: Some(1), own, seeing };
        (reader.read_listed(&Memory::new(left), inventory, || ()), walked)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// Walked is read, in part, not at all, or left out; and every file is there once, by its own path.
        #[test]
        fn counts_add_up(
            names in prop::collection::btree_set("(a/|b/c/)?(~\\$|\\.git|Thumbs\\.db|[a-c]{1,2})(\\.(txt|pdf|csv|xlsx|eml|tmp|db))?", 0..12),
            contents in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..40), 12),
            gone in prop::collection::vec(0_usize..12, 0..4),
        ) {
            let files: Vec<(String, Vec<u8>)> = names.into_iter().zip(contents).collect();
            let (dossier, walked) = dossier(&files, &gone);
            prop_assert_eq!(walked, files.len());
            let count = |state| dossier.pieces.iter().filter(|p| p.part == 0 && p.document.reading.state == state).count();
            let states = [ReadingState::Read, ReadingState::Partial, ReadingState::Unreadable];
            let total = states.map(count).iter().sum::<usize>() + dossier.excluded.len();
            prop_assert_eq!(total, walked);
            let mut paths: Vec<&str> = dossier.excluded.iter().map(|left| left.path.as_str()).collect();
            paths.extend(dossier.pieces.iter().filter(|p| p.part == 0).map(|p| p.document.path.as_str()));
            paths.sort_unstable();
            prop_assert_eq!(paths, files.iter().map(|(path, _)| path.as_str()).collect::<Vec<_>>());
        }
    }
}
