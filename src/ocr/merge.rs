//! Puts recognised lines where they belong in a document: each page in its place, marked with its confidence; what is too
//! doubtful to be text is left out and counted.

use super::Fault;
use super::lines::{Line, Word};
use crate::model::document::{Area, Block, BlockKind, Document, Problem, ProblemKind, ReadingState, RecognisedPage};
use crate::model::place::Place;

/// Confidence, in percent, under which a line is no text: stains, stamps, parts of pictures.
const JUNK: u8 = 45;
/// Confidence, in percent, under which a single letter or sign is no text.
const LONELY: u8 = 75;
/// Confidence, in percent, from which a word is one, and no scribble.
const WORD: u8 = 60;
/// Letters and digits from which a page counts as seen.
const SOME: usize = 12;
/// Confidence, in percent, under which a page still counts as unseen, whatever was made out of it.
const BLURRED: u8 = 60;
/// How much taller than half of the lines a heading is, in percent.
const TALLER: u32 = 135;
/// Letters that a heading has at the most.
const HEADING: usize = 90;

/// What the engine made of one page.
#[derive(Debug)]
pub struct Seen {
    /// Number of the page, from 1.
    pub page: u32,
    /// Its lines in reading order, or why there are none.
    pub lines: Result<Vec<Line>, Fault>,
    /// Where it bears marks, words included.
    pub ink: Vec<Area>,
}

/// Adds what was seen, on pages drawn at `dpi` dots an inch, to `document`. Pages that could be read are no longer unseen, and
/// the state of the reading follows.
pub fn merge(document: &mut Document, pages: Vec<Seen>, dpi: u32) {
    for seen in pages {
        match seen.lines {
            Ok(lines) => add(document, (seen.page, seen.ink), lines, dpi),
            Err(fault) => note(document, seen.page, &fault),
        }
    }
    document.content.recognised.sort_by_key(|page| page.page);
    settle(document);
}

fn add(document: &mut Document, (page, ink): (u32, Vec<Area>), lines: Vec<Line>, dpi: u32) {
    let strokes = strokes(ink, &lines, dpi);
    let all = lines.len();
    let kept: Vec<Line> = lines.into_iter().filter(is_text).collect();
    let dropped = u32::try_from(all - kept.len()).unwrap_or(u32::MAX);
    let letters: usize = kept.iter().map(Line::letters).sum();
    let sum: usize = kept.iter().map(|line| line.letters() * usize::from(line.confidence())).sum();
    let confidence = sum.checked_div(letters).and_then(|mean| u8::try_from(mean).ok()).unwrap_or(0);
    document.content.recognised.push(RecognisedPage { page, confidence, dropped, strokes });
    let seen = letters >= SOME && confidence >= BLURRED;
    if seen {
        forget(document, page);
    }
    place(document, page, blocks(page, &kept, dpi));
}

/// The marks among `ink` that the engine takes for no word.
fn strokes(ink: Vec<Area>, lines: &[Line], dpi: u32) -> Vec<Area> {
    let words = lines.iter().flat_map(|line| &line.words);
    let read = |word: &&Word| word.confidence >= WORD && word.text.chars().any(char::is_alphanumeric);
    let words: Vec<Area> = words.filter(read).filter_map(|word| word.rectangle.area(dpi)).collect();
    let covered = |mark: &Area| words.iter().map(|word| mark.shared(word)).sum::<i32>() * 3 > mark.size();
    ink.into_iter().filter(|mark| !covered(mark)).collect()
}

/// A page that the engine failed on stays unseen; one that took too long is told as any other limit.
fn note(document: &mut Document, page: u32, fault: &Fault) {
    document.content.recognised.push(RecognisedPage { page, confidence: 0, dropped: 0, strokes: Vec::new() });
    if matches!(fault, Fault::TooLong(_)) {
        let place = Some(Place::Page(page));
        let detail = "time to recognise a page".to_owned();
        document.reading.problems.insert(0, Problem { kind: ProblemKind::LimitExceeded, detail, place });
    }
}

fn is_text(line: &Line) -> bool {
    let floor = if line.letters() < 2 { LONELY } else { JUNK };
    line.letters() > 0 && line.confidence() >= floor
}

fn blocks(page: u32, lines: &[Line], dpi: u32) -> Vec<Block> {
    let mut heights: Vec<u32> = lines.iter().map(Line::height).collect();
    heights.sort_unstable();
    let usual = heights.get(heights.len() / 2).copied().unwrap_or(0);
    let heading = |line: &Line| line.height() * 100 > usual * TALLER && line.letters() <= HEADING;
    let block = |line: &Line| {
        let kind = if lines.len() > 2 && heading(line) { BlockKind::Heading } else { BlockKind::Line };
        let block = Block::new(Place::Page(page), kind, line.text()).lying_at(line.area(dpi));
        Block { confidence: Some(line.confidence()), ..block }
    };
    lines.iter().map(block).collect()
}

/// A page that was seen is no longer unseen, and its own printed lines, which are not to be trusted, go.
fn forget(document: &mut Document, page: u32) {
    let printed = |block: &Block| matches!(block.kind, BlockKind::Line | BlockKind::Heading | BlockKind::Title);
    document.content.unseen.retain(|unseen| *unseen != page);
    document.content.blocks.retain(|block| block.place != Place::Page(page) || !printed(block));
}

/// Puts `blocks` behind what the file itself says of `page`.
fn place(document: &mut Document, page: u32, blocks: Vec<Block>) {
    let known = &mut document.content.blocks;
    let later = |block: &Block| matches!(block.place, Place::Page(number) if number > page);
    let fields = known.iter().rev().take_while(|block| block.kind == BlockKind::Field).count();
    let at = known.iter().position(later).unwrap_or(known.len()).min(known.len() - fields);
    known.splice(at..at, blocks);
}

/// Says again how the reading went, now that some pages are seen.
fn settle(document: &mut Document) {
    let (content, reading) = (&document.content, &mut document.reading);
    let about_pages = |kind| matches!(kind, ProblemKind::NoText | ProblemKind::PagesWithoutText);
    if content.unseen.is_empty() {
        reading.problems.retain(|problem| !about_pages(problem.kind) && problem.kind != ProblemKind::UnreliableText);
    } else if !content.blocks.is_empty() {
        for problem in reading.problems.iter_mut().filter(|problem| about_pages(problem.kind)) {
            problem.kind = ProblemKind::PagesWithoutText;
            problem.detail = crate::model::document::ranges(&content.unseen);
        }
    }
    let whole = reading.problems.iter().all(|problem| problem.kind.is_remark());
    reading.state = match (whole, content.blocks.is_empty()) {
        (true, _) => ReadingState::Read,
        (false, false) => ReadingState::Partial,
        (false, true) => ReadingState::Unreadable,
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::{Content, Reading};
    use crate::model::format::Format;
    use crate::ocr::{Rectangle, Word};

    fn line(text: &str, confidence: u8, height: u32) -> Line {
        let rectangle = Rectangle { height, ..Rectangle::default() };
        let word = |text: &str| Word { text: text.to_owned(), confidence, rectangle };
        Line { words: text.split(' ').map(word).collect(), rectangle }
    }

    fn scan(blocks: Vec<Block>, unseen: &[u32]) -> Document {
        let kind = if blocks.is_empty() { ProblemKind::NoText } else { ProblemKind::PagesWithoutText };
        Document {
            path: "a.pdf".into(),
            sha256: String::new(),
            size: 1,
            format: Format::Pdf,
            reading: Reading {
                state: ReadingState::Unreadable,
                problems: vec![Problem { kind, detail: String::new(), place: None }],
            },
            content: Content { blocks, unseen: unseen.to_vec(), ..Content::default() },
        }
    }

    fn seen(page: u32, lines: Vec<Line>) -> Seen {
        Seen { page, lines: Ok(lines), ink: Vec::new() }
    }

    fn printed(page: u32, text: &str) -> Block {
        Block::new(Place::Page(page), BlockKind::Line, text)
    }

    fn texts(document: &Document) -> Vec<&str> {
        document.content.blocks.iter().map(|block| block.text.as_str()).collect()
    }

    #[test]
    fn a_scan_that_is_read_well_is_read() {
        let mut document = scan(Vec::new(), &[1]);
        merge(
            &mut document,
            vec![seen(1, vec![line("Registre de sécurité", 93, 20), line("~ \u{a6} -", 90, 20)])],
            240,
        );
        assert_eq!((document.reading.state, document.reading.problems.len()), (ReadingState::Read, 0));
        assert_eq!(texts(&document), ["Registre de sécurité"]);
        assert_eq!(document.content.blocks[0].confidence, Some(93));
        assert_eq!(
            document.content.recognised,
            [RecognisedPage { page: 1, confidence: 93, dropped: 1, strokes: Vec::new() }]
        );
        assert!(document.content.unseen.is_empty());
    }

    #[test]
    fn ink_that_is_read_as_words_is_no_stroke() {
        let mut document = scan(Vec::new(), &[1]);
        let rectangle = Rectangle { left: 100, top: 100, width: 400, height: 40 };
        let word = |confidence| Word { text: "Agefiph".to_owned(), confidence, rectangle };
        let read = |confidence| vec![Line { words: vec![word(confidence)], rectangle }];
        let ink: Vec<Area> = [30.0, 300.0].iter().filter_map(|y| Area::new(30.0, *y, 150.0, y + 12.0)).collect();
        let strokes = |document: &mut Document, confidence| {
            merge(document, vec![Seen { page: 1, lines: Ok(read(confidence)), ink: ink.clone() }], 240);
            document.content.recognised.pop().map(|page| page.strokes.len())
        };
        assert_eq!(strokes(&mut document, 93), Some(1), "the printed name is a word");
        assert_eq!(strokes(&mut document, 40), Some(2), "what is hardly read may be a scribble");
    }

    #[test]
    fn each_page_goes_to_its_place_and_replaces_what_was_not_to_be_trusted() {
        let field = Block::new(Place::Page(1), BlockKind::Field, "case cochée");
        let mut document = scan(vec![printed(1, "un"), printed(2, "□□"), printed(3, "trois"), field], &[2, 4]);
        let pages =
            vec![seen(4, vec![line("quatre mots bien lus", 90, 20)]), seen(2, vec![line("deuxième page lue", 90, 20)])];
        merge(&mut document, pages, 240);
        assert_eq!(texts(&document), ["un", "deuxième page lue", "trois", "quatre mots bien lus", "case cochée"]);
        assert_eq!(document.reading.state, ReadingState::Read);
    }

    #[test]
    fn an_unreliable_text_layer_goes_when_its_page_is_read_and_stays_when_it_is_not() {
        let layer = || {
            let mut document = scan(vec![printed(1, "forma6on")], &[1]);
            document.reading.problems[0].kind = ProblemKind::UnreliableText;
            document
        };
        let mut read = layer();
        merge(&mut read, vec![seen(1, vec![line("attestation de formation", 93, 20)])], 240);
        assert_eq!(texts(&read), ["attestation de formation"]);
        assert_eq!((read.reading.state, read.reading.problems.len()), (ReadingState::Read, 0));
        let mut blurred = layer();
        merge(&mut blurred, vec![seen(1, vec![line("attestation de formation", 50, 20)])], 240);
        assert_eq!(texts(&blurred), ["forma6on", "attestation de formation"]);
        assert_eq!(blurred.reading.problems[0].kind, ProblemKind::UnreliableText);
    }

    #[test]
    fn a_blurred_page_stays_unseen_and_is_told() {
        let mut document = scan(Vec::new(), &[1, 2]);
        merge(
            &mut document,
            vec![seen(1, vec![line("texte à peine lisible", 50, 20)]), seen(2, vec![line("bruit", 20, 20)])],
            240,
        );
        assert_eq!(document.reading.state, ReadingState::Partial);
        assert_eq!(document.content.unseen, [1, 2]);
        assert_eq!(document.reading.problems[0].kind, ProblemKind::PagesWithoutText);
        assert_eq!(document.reading.problems[0].detail, "1-2");
        assert_eq!(document.content.recognised.iter().map(|page| page.dropped).sum::<u32>(), 1);
    }

    #[test]
    fn an_engine_that_fails_or_tarries_leaves_the_page_unseen() {
        let mut document = scan(Vec::new(), &[1, 2]);
        let failed = Seen { page: 1, lines: Err(Fault::Failed("no".into())), ink: Vec::new() };
        merge(&mut document, vec![failed, Seen { page: 2, lines: Err(Fault::TooLong(60)), ink: Vec::new() }], 240);
        assert_eq!((document.reading.state, &document.content.unseen[..]), (ReadingState::Unreadable, &[1, 2][..]));
        let kinds: Vec<ProblemKind> = document.reading.problems.iter().map(|problem| problem.kind).collect();
        assert_eq!(kinds, [ProblemKind::LimitExceeded, ProblemKind::NoText]);
    }

    #[test]
    fn tall_lines_are_headings() {
        let mut document = scan(Vec::new(), &[1]);
        let lines = vec![line("Contrat", 90, 40), line("une ligne", 90, 20), line("une autre ligne", 90, 22)];
        merge(&mut document, vec![seen(1, lines)], 240);
        let kinds: Vec<BlockKind> = document.content.blocks.iter().map(|block| block.kind).collect();
        assert_eq!(kinds, [BlockKind::Heading, BlockKind::Line, BlockKind::Line]);
    }
}
