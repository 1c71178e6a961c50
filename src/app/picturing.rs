//! Pictures of pages for the report that people look at: once, after everything was judged, and only of what the report shows.
//! What cannot be shown costs the report nothing but a line that says so.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::catalogue::Words;
use crate::cli::{OcrChoice, ShowArgs};
use crate::judge::Piece;
use crate::model::document::{Content, Document};
use crate::model::picture::{Cut, Leaf, Picture, Seat};
use crate::model::place::Place;
use crate::model::report::{Redaction, Report};
use crate::model::status::Code;
use crate::read::render;
use crate::redact::pictures::{Refusal, passage};
use crate::report;

use super::dossier::{Dossier, side_by_side};
use super::examination::Examination;
use super::readers::Cuttings;
use super::{remarks, showing};

/// Millions of bytes that all pictures of a report may take in it.
const MILLIONS: usize = 8;
/// Pictures that a worker is asked for at once.
const BATCH: usize = 16;
/// Pixels of the longer side of a first page, where everything may be shown; and where nobody must be able to read it.
const LEAF: u32 = 320;
const ILLEGIBLE: u32 = 120;

/// Adds the pictures to `report`, or says why there are none.
pub(super) fn add(report: &mut Report, dossier: &Dossier, examination: &Examination<'_>, show: &ShowArgs) {
    let words = examination.subject.words;
    let level = showing::level(&show.redact);
    if show.redact_names || level == Redaction::Omit {
        let key = if show.redact_names { "pictures-nameless" } else { "pictures-omitted" };
        report.pictures.limits.push(words.say(key));
        return;
    }
    let plan = Plan::new(report, &dossier.pieces, level);
    let drawn = plan.drawn(examination);
    let mut told = plan.told(&drawn, words);
    let full = Album { ocr: examination.how().ocr, words }.fill(report, &plan, &drawn);
    if full > 0 {
        told.push(words.tell("pictures-full", &[("n", &full.to_string()), ("size", &MILLIONS.to_string())]));
    }
    if level == Redaction::Mask && !report.pictures.passages.is_empty() {
        told.insert(0, words.say("pictures-veiled"));
    }
    report.pictures.limits.extend(told);
}

/// What is wanted of which file.
struct Plan<'a> {
    /// First pages, then passages in the order of the report: who wants it, of which file, and its turn there.
    wishes: Vec<(Target, &'a str, usize)>,
    files: BTreeMap<&'a str, File<'a>>,
    refused: BTreeMap<Refusal, usize>,
}

/// What a picture is for.
#[derive(Clone, Copy)]
enum Target {
    Passage(Seat),
    Leaf,
}

struct File<'a> {
    document: &'a Document,
    cuts: Vec<Cut>,
}

impl<'a> Plan<'a> {
    fn new(report: &Report, pieces: &'a [Piece], level: Redaction) -> Self {
        let mut plan = Self { wishes: Vec::new(), files: BTreeMap::new(), refused: BTreeMap::new() };
        let side = if level == Redaction::None { LEAF } else { ILLEGIBLE };
        for piece in pieces.iter().filter(|piece| piece.part == 0 && is_blind(&piece.document.content)) {
            plan.wish(Target::Leaf, &piece.document, Cut::Thumbnail(side));
        }
        let veiled = level != Redaction::None;
        let findings = report.findings.iter().filter(|finding| veiled && finding.code == Code::PersonalData);
        let personal: BTreeSet<&str> = findings.filter_map(|finding| finding.document.as_deref()).collect();
        let documents: HashMap<&str, &'a Document> =
            pieces.iter().rev().map(|piece| (piece.document.path.as_str(), &piece.document)).collect();
        for (seat, path, page, quote) in quotes(report) {
            // Slides have numbers too, and no fixed shape.
            let Some(document) = documents.get(path).filter(|one| render::draws(one.format)) else { continue };
            let wanted = match () {
                () if personal.contains(path) => Err(Refusal::Personal),
                () => passage(&document.content, page, quote, level),
            };
            match wanted {
                Ok(passage) => plan.wish(Target::Passage(seat), document, Cut::Passage(passage)),
                Err(refusal) => *plan.refused.entry(refusal).or_default() += 1,
            }
        }
        plan
    }

    /// Wants `cut` of `document`, which two may want alike.
    fn wish(&mut self, target: Target, document: &'a Document, cut: Cut) {
        let path = document.path.as_str();
        let file = self.files.entry(path).or_insert_with(|| File { document, cuts: Vec::new() });
        let known = file.cuts.iter().position(|known| *known == cut);
        let turn = known.unwrap_or_else(|| {
            file.cuts.push(cut);
            file.cuts.len() - 1
        });
        self.wishes.push((target, path, turn));
    }

    /// What the workers give of each file.
    fn drawn(&self, examination: &Examination<'_>) -> BTreeMap<&'a str, Drawn> {
        let bar = examination.bar("cli-stage-pictures");
        bar.inc_length(self.files.len() as u64);
        let one = |(path, file): &(&&'a str, &File<'a>)| {
            let drawn = Drawn::new(examination, file);
            bar.inc(1);
            (**path, drawn)
        };
        let files: Vec<_> = self.files.iter().collect();
        let drawn = side_by_side(examination.how().jobs, || files.par_iter().map(one).collect::<Vec<_>>());
        bar.finish_and_clear();
        drawn.into_iter().collect()
    }

    /// What a reader must know of pictures that are not there.
    fn told(&self, drawn: &BTreeMap<&str, Drawn>, words: &Words) -> Vec<String> {
        let keys = [(Refusal::Personal, "pictures-personal"), (Refusal::Nowhere, "pictures-nowhere")];
        let refused =
            keys.into_iter().filter_map(|(refusal, key)| Some((key, *self.refused.get(&refusal)?, String::new())));
        let lacking = |changed: bool| drawn.iter().filter(move |(_, one)| one.changed == changed && one.missing > 0);
        let names = |changed: bool| {
            let names: Vec<String> = lacking(changed).map(|(path, _)| remarks::shown(path, words)).collect();
            remarks::listed(&names)
        };
        let undrawn = ("pictures-undrawn", lacking(false).map(|(_, one)| one.missing).sum(), names(false));
        let changed = ("pictures-changed", lacking(true).count(), names(true));
        let all = refused.chain([undrawn, changed]).filter(|(_, n, _)| *n > 0);
        all.map(|(key, n, names)| words.tell(key, &[("n", &n.to_string()), ("names", &names)])).collect()
    }
}

/// The quotes that the report shows of pages: where they stand, of which document and page.
fn quotes(report: &Report) -> impl Iterator<Item = (Seat, &str, u32, &str)> {
    let indicators = report.indicators.iter().enumerate();
    let artefacts =
        indicators.flat_map(|(i, indicator)| indicator.artefacts.iter().enumerate().map(move |(a, one)| (i, a, one)));
    let evidence = artefacts.flat_map(|(i, a, artefact)| {
        artefact.evidence.iter().take(report::IN_FULL).enumerate().map(move |(e, one)| ((i, a, e), one))
    });
    evidence.filter_map(|(seat, one)| match one.place {
        Some(Place::Page(page)) => Some((seat, one.document.as_str(), page, one.quote.as_str())),
        _ => None,
    })
}

/// True for pages that nobody could read a word of.
fn is_blind(content: &Content) -> bool {
    content.blocks.is_empty() && !content.unseen.is_empty()
}

/// The pictures of one file.
struct Drawn {
    pictures: Vec<Option<Picture>>,
    missing: usize,
    changed: bool,
}

impl Drawn {
    fn new(examination: &Examination<'_>, file: &File<'_>) -> Self {
        let mut drawn = Self { pictures: Vec::new(), missing: 0, changed: false };
        for batch in file.cuts.chunks(BATCH) {
            let cuttings = match examination.readers.cut(&examination.disk, file.document, batch) {
                Cuttings::Done(cuttings) => cuttings,
                Cuttings::Changed => {
                    drawn.changed = true;
                    Vec::new()
                }
                Cuttings::Lost => Vec::new(),
            };
            let mut cuttings = cuttings.into_iter();
            drawn.pictures.extend(batch.iter().map(|_| {
                let cutting = cuttings.next().flatten()?;
                Some(Picture { png: Arc::from(cutting.png), width: cutting.width, height: cutting.height })
            }));
        }
        drawn.missing = drawn.pictures.iter().filter(|picture| picture.is_none()).count();
        drawn
    }
}

/// Puts pictures into a report as long as there is room.
struct Album<'a> {
    ocr: OcrChoice,
    words: &'a Words,
}

impl Album<'_> {
    /// Gives how many found no room.
    fn fill(&self, report: &mut Report, plan: &Plan<'_>, drawn: &BTreeMap<&str, Drawn>) -> usize {
        let (mut left, mut refused) = (MILLIONS * 1_000_000, 0);
        for (target, path, turn) in &plan.wishes {
            let picture = drawn.get(path).and_then(|drawn| drawn.pictures.get(*turn)?.clone());
            let Some(picture) = picture else { continue };
            match left.checked_sub(picture.png.len().div_ceil(3) * 4).filter(|_| refused == 0) {
                None => refused += 1,
                Some(rest) => {
                    left = rest;
                    self.place(report, (target, path), picture, plan);
                }
            }
        }
        refused
    }

    fn place(&self, report: &mut Report, (target, path): (&Target, &str), picture: Picture, plan: &Plan<'_>) {
        match target {
            Target::Passage(seat) => {
                report.pictures.passages.insert(*seat, picture);
            }
            Target::Leaf => {
                let note = plan.files.get(path).map(|file| self.note(&file.document.content)).unwrap_or_default();
                report.pictures.pages.insert(path.to_owned(), Leaf { picture, note });
            }
        }
    }

    /// How many pages nobody could read, and what to do about it.
    fn note(&self, content: &Content) -> String {
        let unseen = content.unseen.len();
        let n = content.pages.map_or(unseen, |pages| usize::try_from(pages).unwrap_or(unseen));
        let advice = match self.ocr {
            _ if !content.recognised.is_empty() => "reading-no-text-in-vain-advice",
            OcrChoice::Off => "pictures-ocr-off",
            OcrChoice::Auto | OcrChoice::Force => "reading-no-text-advice",
        };
        self.words.tell("pictures-page", &[("n", &n.to_string()), ("advice", &self.words.say(advice))])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Lang;
    use crate::report::sample;

    /// A report with three pictures of one file, each of so many bytes; and how many found no room.
    fn filled(bytes: usize) -> (Report, usize) {
        let mut report = sample::report();
        let wishes = (0..3).map(|turn| (Target::Passage((0, 0, turn)), "a.pdf", turn)).collect();
        let plan = Plan { wishes, files: BTreeMap::new(), refused: BTreeMap::new() };
        let picture = Picture { png: vec![0; bytes].into(), width: 1, height: 1 };
        let drawn = Drawn { pictures: vec![Some(picture); 3], missing: 0, changed: false };
        let words = Words::new(Lang::Fr);
        let full =
            Album { ocr: OcrChoice::Auto, words: &words }.fill(&mut report, &plan, &BTreeMap::from([("a.pdf", drawn)]));
        (report, full)
    }

    #[test]
    fn pictures_are_shown_in_order_as_long_as_there_is_room() {
        // Three bytes are four letters in the page: two such pictures fill it to the last byte.
        let (report, full) = filled(3_000_000);
        assert_eq!((report.pictures.passages.len(), full), (2, 1));
        assert!(report.pictures.passages.contains_key(&(0, 0, 0)));
        assert_eq!(filled(3_000_001).1, 2);
        assert_eq!(filled(30).1, 0);
    }

    #[test]
    fn what_is_missing_is_said_with_its_file() {
        let plan =
            Plan { wishes: Vec::new(), files: BTreeMap::new(), refused: BTreeMap::from([(Refusal::Personal, 2)]) };
        let lost = Drawn { pictures: vec![None], missing: 1, changed: false };
        let changed = Drawn { pictures: vec![None, None], missing: 2, changed: true };
        let told = plan.told(&BTreeMap::from([("a.pdf", lost), ("b.pdf", changed)]), &Words::new(Lang::Fr)).join("\n");
        for part in [
            "2 passages ne sont pas montrés",
            "une image n’a pas pu être dessinée",
            "« a.pdf »",
            "un fichier a changé",
            "« b.pdf »",
        ] {
            assert!(told.contains(part), "{part} in {told}");
        }
    }
}
