//! A document as one stream of folded text and stems, with the way back to block and byte.

use std::ops::Range;

use super::cut::runs_on;
use super::fold::fold;
use super::met::Met;
use super::phrase::{BARRIER, words};
use super::sentences::end_between;
use crate::model::document::{Block, BlockKind, Content};
use crate::model::place::Place;

/// Blocks and characters at the beginning of a document that may bear its title.
const TITLE_BLOCKS: usize = 12;
const TITLE_CHARS: usize = 600;
/// What begins an item of a list that says what somebody does.
const TOLD: [&str; 6] = ["vous ", "il ", "elle ", "nous ", "je ", "on "];
/// Signs before the items of a list.
const BULLETS: [char; 11] = ['-', '–', '—', '•', '●', '○', '▪', '■', '*', '·', '➢'];
/// Longest quote, in characters.
const QUOTE: usize = 180;

/// How near to the title a piece of text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearness {
    /// Somewhere in the body.
    Body,
    /// In a heading.
    Heading,
    /// In the title, the first lines or the header of the pages.
    Title,
}

/// A range of one block's raw text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Index of the block.
    pub block: usize,
    /// Bytes of its text.
    pub span: Range<usize>,
}

/// The text of a document, ready to be searched.
#[derive(Clone, Debug, Default)]
pub struct Stream {
    folded: String,
    origin: Vec<u32>,
    starts: Vec<usize>,
    lengths: Vec<usize>,
    nearness: Vec<Nearness>,
    stems: String,
    tokens: Vec<Token>,
    met: Met,
}

#[derive(Clone, Copy, Debug)]
struct Token {
    stem: usize,
    start: usize,
    end: usize,
}

impl Stream {
    /// Folds the whole of `content`.
    #[must_use]
    pub fn new(content: &Content) -> Self {
        let mut stream = Self { nearness: nearness(&content.blocks), ..Self::default() };
        stream.stems.push(' ');
        let mut before: Option<&Block> = None;
        for block in &content.blocks {
            let joined = before.is_some_and(|previous| runs_on(previous, block));
            stream.append(block, joined);
            before = Some(block);
        }
        stream.tokenize();
        stream
    }

    /// The folded text of the whole document.
    pub fn folded(&self) -> &str {
        &self.folded
    }

    /// The folded text of some of the blocks.
    pub fn folded_of(&self, blocks: &Range<usize>) -> &str {
        let start = |block: usize| self.starts.get(block).copied().unwrap_or(self.folded.len());
        self.folded.get(start(blocks.start)..start(blocks.end)).unwrap_or_default()
    }

    /// The stems, each followed by a space; `|` where no phrase may cross.
    pub fn stems(&self) -> &str {
        &self.stems
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// True when there is no word at all.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// Where the first occurrence of one of the `forms` (see [`super::phrase::forms`]) stands.
    pub fn find(&self, forms: &[String]) -> Option<Spot> {
        let may_stand = forms.iter().filter(|form| self.met.may_hold(form));
        let found = may_stand.filter_map(|form| self.stems.find(form.as_str()).map(|at| at..at + form.len()));
        found.min_by_key(|range| range.start).and_then(|range| self.spot_of_stems(range))
    }

    /// Where every occurrence of one of the `forms` stands, in order.
    pub fn find_all(&self, forms: &[String]) -> Vec<Spot> {
        let mut found: Vec<Range<usize>> = forms
            .iter()
            .filter(|form| self.met.may_hold(form))
            .flat_map(|form| self.stems.match_indices(form.as_str()))
            .map(|(at, form)| at..at + form.len())
            .collect();
        found.sort_by_key(|range| (range.start, range.end));
        found.dedup();
        found.into_iter().filter_map(|range| self.spot_of_stems(range)).collect()
    }

    /// Where a range of the stems stands.
    pub fn spot_of_stems(&self, range: Range<usize>) -> Option<Spot> {
        let first = self.tokens.partition_point(|token| token.stem < range.start);
        let last = self.tokens.partition_point(|token| token.stem < range.end).checked_sub(1)?;
        let (first, last) = (self.tokens.get(first)?, self.tokens.get(last)?);
        self.spot(first.start..last.end.max(first.end))
    }

    /// Where a range of the folded text stands; cut at the end of the block it begins in.
    pub fn spot(&self, range: Range<usize>) -> Option<Spot> {
        let block = self.starts.partition_point(|start| *start <= range.start).checked_sub(1)?;
        let start = *self.origin.get(range.start)? as usize;
        let limit = self.starts.get(block + 1).copied().unwrap_or(self.folded.len());
        let after = self.origin.get(range.end..limit).unwrap_or_default();
        let length = *self.lengths.get(block)?;
        let end = after.iter().map(|&at| at as usize).find(|&at| at > start).unwrap_or(length);
        Some(Spot { block, span: start..end.max(start) })
    }

    /// How near to the title block `block` stands.
    pub fn nearness(&self, block: usize) -> Nearness {
        self.nearness.get(block).copied().unwrap_or(Nearness::Body)
    }

    fn append(&mut self, block: &Block, joined: bool) {
        let piece = fold(&block.text);
        let hyphen = joined && self.folded.ends_with('-') && piece.text.starts_with(|c: char| c.is_alphabetic());
        if hyphen && block.text.starts_with(char::is_lowercase) {
            self.folded.pop();
            self.origin.pop();
        } else if !self.folded.is_empty() {
            self.folded.push(if joined { ' ' } else { '\n' });
            self.origin.push(0);
        }
        self.starts.push(self.folded.len());
        self.lengths.push(block.text.len());
        self.folded.push_str(&piece.text);
        self.origin.extend(piece.origin);
    }

    fn tokenize(&mut self) {
        let folded = std::mem::take(&mut self.folded);
        let (mut start, mut end) = (0, 0);
        for word in words(&folded) {
            let gap = folded.get(end..word.span.start).unwrap_or("");
            if gap.contains(['\n', '\t', ';', ','])
                || (gap.starts_with(". ") && end_between(&folded[start..end], word.stem))
            {
                self.stems.push(BARRIER);
                self.stems.push(' ');
            }
            self.tokens.push(Token { stem: self.stems.len(), start: word.span.start, end: word.span.end });
            self.stems.push_str(word.stem);
            self.met.add(word.stem);
            self.stems.push(' ');
            (start, end) = (word.span.start, word.span.end);
        }
        self.folded = folded;
    }
}

fn nearness(blocks: &[Block]) -> Vec<Nearness> {
    let (mut seen, mut characters) = (0, 0);
    // The table whose header was met: its rows hold data, however few of their cells are filled.
    let mut headed = None;
    let mut result = Vec::with_capacity(blocks.len());
    for block in blocks {
        let early = seen < TITLE_BLOCKS && characters < TITLE_CHARS;
        seen += usize::from(!block.text.trim().is_empty());
        characters += block.text.len();
        result.push(match block.kind {
            BlockKind::Title | BlockKind::Header => Nearness::Title,
            BlockKind::Comment | BlockKind::Note | BlockKind::Footer => Nearness::Body,
            BlockKind::Row if block.cells.len() > 2 || (headed.is_some() && headed == block.table) => {
                headed = block.table;
                Nearness::Body
            }
            _ if early && !is_item(&block.text) => Nearness::Title,
            BlockKind::Heading => Nearness::Heading,
            _ => Nearness::Body,
        });
    }
    result
}

/// True for an item of a list: a title bears no bullet, nor is it « vous tenez le registre ; ».
fn is_item(text: &str) -> bool {
    let rest = text.trim_start().strip_prefix(BULLETS);
    let bulleted = rest.filter(|rest| rest.starts_with([' ', '\t', '\u{a0}']));
    let told = text.trim_end().ends_with(';') && TOLD.iter().any(|word| text.trim_start().starts_with(word));
    told || bulleted.is_some_and(|rest| !rest.trim_end().ends_with(BULLETS))
}

/// The words around `spot` as a person reads them: the whole block when it is short, a window otherwise.
#[must_use]
pub fn quote(content: &Content, spot: &Spot) -> String {
    let Some(block) = content.blocks.get(spot.block) else { return String::new() };
    let text: Vec<(usize, char)> = block.text.char_indices().collect();
    let at = text.partition_point(|(offset, _)| *offset < spot.span.start);
    let start = at.saturating_sub(QUOTE / 3);
    let window = text.get(start..).unwrap_or_default().iter().take(QUOTE);
    let words: String = window.map(|(_, c)| if *c == '\t' { '·' } else { *c }).collect();
    let head = if start > 0 { "…" } else { "" };
    let tail = if text.len() > start + QUOTE { "…" } else { "" };
    format!("{head}{}{tail}", words.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The place of `spot`.
#[must_use]
pub fn place(content: &Content, spot: &Spot) -> Option<Place> {
    content.blocks.get(spot.block).map(|block| block.place_at(spot.span.start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::phrase::forms;
    use proptest::prelude::*;

    fn lines(lines: &[&str]) -> Content {
        let blocks = lines.iter().map(|text| Block::new(Place::Page(1), BlockKind::Line, *text)).collect();
        Content { blocks, ..Content::default() }
    }

    #[test]
    fn a_phrase_is_found_across_printed_lines_and_hyphens() {
        let content = lines(&["Le présent contrat de", "maintenance et la régle-", "mentation en vigueur"]);
        let stream = Stream::new(&content);
        let spot = stream.find(&forms("contrat de maintenance")).expect("across two lines");
        assert_eq!((spot.block, &content.blocks[0].text[spot.span]), (0, "contrat de"));
        assert!(stream.find(&forms("réglementation en vigueur")).is_some());
    }

    #[test]
    fn a_full_stop_ends_a_sentence_but_after_an_abbreviation_or_before_a_number() {
        let found = |text: &str, phrase: &str| Stream::new(&lines(&[text])).find(&forms(phrase)).is_some();
        assert!(!found("Non conforme en l'état. Ne pas utiliser.", "état ne pas utiliser"));
        assert!(found("Vu l'art. L. 6313-1 du code", "art L 6313-1"));
        assert!(found("Présent : Sem. 1, sem. 2", "sem 1"));
    }

    #[test]
    fn rows_under_a_header_are_no_titles() {
        let row = |cells: &[&str]| {
            let cells = (1..).zip(cells).map(|(column, text)| (column, (*text).to_owned(), None));
            Block::row(Place::cell("B", 1, 1), 0, cells)
        };
        let near = |rows: &[&[&str]]| nearness(&rows.iter().map(|cells| row(cells)).collect::<Vec<_>>());
        let budget: [&[&str]; 3] = [&["Budget 2027"], &["Poste", "Montant", "Remarque"], &["Extincteurs", "700"]];
        assert_eq!(near(&budget), [Nearness::Title, Nearness::Body, Nearness::Body]);
        let form: [&[&str]; 2] = [&["Fiche", "Visite en entreprise"], &["Date", "3 mars"]];
        assert_eq!(near(&form), [Nearness::Title, Nearness::Title]);
    }

    #[test]
    fn an_item_of_a_list_is_no_title() {
        let content =
            lines(&["Nouveautés", "- Assistance à distance", "– Procédure –", "-12 %", "vous faites l'inventaire ;"]);
        let near: Vec<Nearness> = (0..5).map(|block| Stream::new(&content).nearness(block)).collect();
        let title = Nearness::Title;
        assert_eq!(near, [title, Nearness::Body, title, title, Nearness::Body]);
    }

    #[test]
    fn a_phrase_does_not_cross_cells_or_paragraphs() {
        let row = Block::row(Place::cell("S", 1, 1), 0, [(1, "contrat".into(), None), (2, "maintenance".into(), None)]);
        let content = Content { blocks: vec![row], ..Content::default() };
        assert!(Stream::new(&content).find(&forms("contrat de maintenance")).is_none());
        let paragraph = |text: &str| Block::new(Place::Paragraph(1), BlockKind::Paragraph, text);
        let content = Content { blocks: vec![paragraph("contrat"), paragraph("maintenance")], ..Content::default() };
        assert!(Stream::new(&content).find(&forms("contrat de maintenance")).is_none());
    }

    #[test]
    fn a_find_in_a_row_is_placed_in_its_cell() {
        let row = Block::row(Place::cell("S", 1, 7), 0, [(1, "a".into(), None), (3, "Échéance".into(), None)]);
        let content = Content { blocks: vec![row], ..Content::default() };
        let spot = Stream::new(&content).find(&forms("échéance")).expect("in the third column");
        assert_eq!(place(&content, &spot), Some(Place::cell("S", 3, 7)));
    }

    proptest! {
        #[test]
        fn every_word_can_be_found_and_quoted(texts in prop::collection::vec("[A-Za-zéàç'’ (e)-]{0,40}", 1..6)) {
            let content = lines(&texts.iter().map(String::as_str).collect::<Vec<_>>());
            let stream = Stream::new(&content);
            for token in &stream.tokens {
                let spot = stream.spot(token.start..token.end).expect("inside");
                prop_assert!(content.blocks[spot.block].text.get(spot.span.clone()).is_some());
                prop_assert!(!quote(&content, &spot).is_empty());
            }
        }
    }
}
