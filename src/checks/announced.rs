//! Does its table tell of as many as it says that there are? (`coverage-gap`)

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Subject, Verdict};
use crate::model::document::Block;
use crate::model::report::Outcome;
use crate::model::status::Code;
use crate::text::counted;
use crate::text::phrase::{Phrase, says, stems};
use crate::text::sentences::{bare, sentences};
use crate::text::sole::only;
use crate::text::tables::cell;

/// How many there are, as the lines around its table say.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Announced {
    /// Words for those who are counted (« stagiaires »).
    pub said: Vec<Phrase>,
    /// Words in a sentence that counts others (« dont », « sortis »), but for what stands between brackets.
    #[serde(default)]
    pub but: Vec<Phrase>,
    /// Words that head the column of those who are told of.
    pub among: Vec<Phrase>,
}

impl Announced {
    /// None where it says no number, or several, or where the table has as many; few of many were not meant to be all.
    pub(super) fn run(&self, subject: &Subject<'_>) -> Option<Verdict> {
        let mut sections = self.sections(&subject.document.content.blocks);
        if let [one] = &mut sections[..] {
            let lines = subject.document.content.blocks.iter().filter(|block| block.cells.len() < 2);
            one.said = lines.flat_map(|line| self.counts(line)).collect();
        }
        let (section, all, told) = sections.iter().find_map(Section::short)?;
        let args = [("all", &*all.to_string()), ("told", &*told.to_string())];
        let words = subject.words;
        let (expected, found) =
            (words.tell("check-announced-expected", &args), words.tell("check-announced-found", &args));
        let verdict = Verdict::new("covers", Outcome::Fail, expected, found).code(Code::CoverageGap);
        Some(verdict.at(Some(section.head.place.clone())))
    }

    /// The tables that have a column of those who are told of, each with the lines above it.
    fn sections<'a>(&self, blocks: &'a [Block]) -> Vec<Section<'a>> {
        let (mut sections, mut said) = (Vec::<Section<'_>>::new(), Vec::new());
        let mut column = None;
        for block in blocks {
            if block.cells.len() < 2 {
                said.extend(self.counts(block));
                column = None;
            } else if let (Some(at), Some(section)) = (column, sections.last_mut()) {
                section.told.extend(cell(block, at).and_then(|(_, name)| stems(name)));
            } else if let Some(head) = block.cells.iter().find(|cell| says(block.cell_text(cell), &self.among)) {
                column = Some(head.column);
                sections.push(Section { head: block, said: std::mem::take(&mut said), told: BTreeSet::new() });
            }
        }
        sections
    }

    /// The numbers of those who are counted in a line.
    fn counts(&self, line: &Block) -> Vec<u32> {
        let whole = sentences(&line.text).map(bare).filter(|text| !says(text, &self.but));
        whole.flat_map(|text| counted::counts(&text, &self.said, &[])).collect()
    }
}

/// A table, the numbers that the lines above it say, and those of whom its rows tell.
struct Section<'a> {
    head: &'a Block,
    said: Vec<u32>,
    told: BTreeSet<String>,
}

impl Section<'_> {
    /// How many are announced, and the fewer that are told of.
    fn short(&self) -> Option<(&Self, u32, u32)> {
        let all = only(self.said.iter().copied())?;
        let told = u32::try_from(self.told.len()).ok()?;
        (told < all && told * 3 >= all * 2).then_some((self, all, told))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::BlockKind;
    use crate::model::place::Place;

    #[test]
    fn brackets_and_days_count_nobody() {
        let list = |words: &[&str]| words.iter().copied().map(Phrase::from).collect::<Vec<_>>();
        let announced = Announced { said: list(&["stagiaires"]), but: list(&["sorti", "dont"]), among: Vec::new() };
        let counts = |text: &str| announced.counts(&Block::new(Place::Page(1), BlockKind::Line, text));
        assert_eq!(
            counts(
                "Stage du 16 mars au 17 avril 2026 - Onze stagiaires sont en stage (J. T. est sorti le 13 février). Visite à trois."
            ),
            [11]
        );
        assert!(counts("Douze stagiaires, dont un sorti.").is_empty());
        assert_eq!(counts("Période du 12 au 23 octobre 2026 - 9 stagiaires partis"), [9]);
    }
}
