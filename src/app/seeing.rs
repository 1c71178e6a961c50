//! Pages that are pictures: drawn here, read by the recognition engine of the machine, put back in their document.

use std::fs;
use std::sync::OnceLock;

use indicatif::ProgressBar;
use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::cache::Key;
use crate::catalogue::Words;
use crate::cli::OcrChoice;
use crate::conclude::Sight;
use crate::folder::{Folder, digest};
use crate::model::document::{Area, Document, Problem, ProblemKind};
use crate::ocr::{self, Absence, Engine, Fault, Line, Seen, Tesseract};
use crate::read;
use crate::read::render::{Picture, RECOGNITION as DPI, Wanted};

use super::Stop;
use super::readers::Readers;

/// Pages drawn at a time: what lies in memory at once.
const BATCH: usize = 8;
/// Pages of one document that are recognised.
const PAGES: usize = 300;
/// Letters of the digest that names the edition of a model.
const EDITION: usize = 8;

/// Where the file of a document lies, and who draws its pages.
pub(super) struct File<'a> {
    pub readers: &'a Readers,
    pub folder: &'a dyn Folder,
}

/// How pages without text are seen in this run. The engine is looked for when the first such page is met.
pub(super) struct Seeing {
    choice: OcrChoice,
    engine: OnceLock<Result<Tesseract, Absence>>,
    bar: ProgressBar,
}

impl Seeing {
    /// Seeing as the user chose. `bar` moves a step for each page.
    pub(super) fn new(choice: OcrChoice, bar: ProgressBar, words: &Words) -> Result<Self, Stop> {
        let seeing = Self { choice, engine: OnceLock::new(), bar };
        let forced = (choice == OcrChoice::Force).then(|| seeing.engine()).flatten();
        if let Some(Err(absence)) = forced {
            let args = [("why", &*words.say(key(*absence))), ("install", &words.say("ocr-install"))];
            return Err(Stop::usage(words.tell("cli-ocr-forced", &args)));
        }
        Ok(seeing)
    }

    /// The engine; none when nothing is to be recognised.
    fn engine(&self) -> Option<&Result<Tesseract, Absence>> {
        (self.choice != OcrChoice::Off).then(|| self.engine.get_or_init(find))
    }

    /// What the report says of it.
    pub(super) fn sight(&self) -> Sight {
        match self.engine.get() {
            _ if self.choice == OcrChoice::Off => Sight::Blind("ocr-off".into()),
            None => Sight::Unasked,
            Some(Err(absence)) => Sight::Blind(key(*absence).into()),
            Some(Ok(engine)) => Sight::Engine(engine.stamp().to_owned()),
        }
    }

    /// Recognises the pages of `document` whose text its file does not give.
    pub(super) fn complete(&self, document: &mut Document, file: &File<'_>) {
        if document.content.unseen.is_empty() {
            return;
        }
        let Some(Ok(engine)) = self.engine() else { return };
        let mut unseen = document.content.unseen.clone();
        if unseen.len() > PAGES {
            unseen.truncate(PAGES);
            let detail = "pages recognised of a document".to_owned();
            document.reading.problems.insert(0, Problem { kind: ProblemKind::LimitExceeded, detail, place: None });
        }
        self.bar.inc_length(unseen.len() as u64);
        ocr::merge(document, self.remembered(engine, document, file, &unseen), DPI);
        self.bar.inc(unseen.len() as u64);
    }

    /// What the engine sees on `pages`, from the cache where it has looked at the same page before.
    fn remembered(&self, engine: &Tesseract, document: &Document, file: &File<'_>, pages: &[u32]) -> Vec<Seen> {
        let cache = file.readers.cache.as_ref();
        let key = |page: u32| {
            let asked = format!("{DPI} {page}");
            let parts = [document.sha256.as_str(), engine.stamp(), read::VERSION, &asked];
            Key::new("sight", &parts.map(str::as_bytes))
        };
        let known = |page: u32| {
            let (lines, ink) = cache?.get::<(Vec<Line>, Vec<Area>)>(&key(page))?;
            Some(Seen { page, lines: Ok(lines), ink })
        };
        let (mut seen, mut left) = (Vec::new(), Vec::new());
        for page in pages {
            match known(*page) {
                Some(known) => seen.push(known),
                None => left.push(*page),
            }
        }
        for page in self.look(engine, document, file, &left) {
            // Clocks and dying programs are no property of the page.
            if let (Some(cache), Ok(lines)) = (cache, &page.lines) {
                cache.put(&key(page.page), &(lines, &page.ink));
            }
            seen.push(page);
        }
        seen
    }

    fn look(&self, engine: &Tesseract, document: &Document, file: &File<'_>, pages: &[u32]) -> Vec<Seen> {
        let draw = |pages: &[u32]| file.readers.draw(file.folder, document, &Wanted { pages, dpi: DPI });
        let mut seen = Vec::new();
        for batch in pages.chunks(BATCH) {
            let mut drawn = draw(batch);
            if drawn.is_empty() && batch.len() > 1 {
                // One page may have cost the worker its life: the others need not pay for it.
                drawn = batch.iter().flat_map(|page| draw(&[*page])).collect();
            }
            let missing = batch.iter().filter(|page| drawn.iter().all(|picture| picture.page != **page));
            seen.extend(missing.map(|page| Seen { page: *page, lines: Err(Fault::Undrawn), ink: Vec::new() }));
            seen.extend(drawn.into_par_iter().map(|picture| self.see(engine, picture)).collect::<Vec<Seen>>());
        }
        seen
    }

    fn see(&self, engine: &dyn Engine, picture: Picture) -> Seen {
        Seen { page: picture.page, lines: engine.recognise(&picture.png, DPI), ink: picture.ink }
    }
}

/// The engine, with the edition of its model in the stamp.
fn find() -> Result<Tesseract, Absence> {
    let engine = Tesseract::find()?;
    let edition = engine.model().and_then(|model| fs::read(model).ok()).map(|bytes| digest::sha256(&bytes));
    Ok(match edition.as_deref().and_then(|digest| digest.get(..EDITION)) {
        Some(edition) => engine.with_edition(edition),
        None => engine,
    })
}

/// Key of the words for what is missing.
fn key(absence: Absence) -> &'static str {
    match absence {
        Absence::Program => "ocr-absent",
        Absence::French => "ocr-no-french",
    }
}
