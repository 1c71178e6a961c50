//! Markdown, line by line: headings, tables, paragraphs. Marks of emphasis and links go, the words stay.

use super::draft::Draft;
use super::plain;
use crate::model::document::BlockKind;

/// Reads a Markdown text.
pub(crate) fn read(bytes: &[u8], draft: &mut Draft) {
    let text = plain::decode(bytes);
    let mut state = State { draft, paragraph: String::new(), table: None, titled: false };
    for line in text.lines() {
        state.line(line.trim());
        if state.draft.is_full() {
            return;
        }
    }
    state.flush(BlockKind::Paragraph);
}

/// What is in the making between two lines.
struct State<'d> {
    draft: &'d mut Draft,
    paragraph: String,
    table: Option<u32>,
    titled: bool,
}

impl State<'_> {
    fn line(&mut self, line: &str) {
        let line = line.trim_start_matches(['>', ' ']);
        if let Some(row) = line.strip_prefix('|') {
            self.flush(BlockKind::Paragraph);
            return self.row(row);
        }
        self.table = None;
        let level = line.chars().take_while(|c| *c == '#').count();
        if (1..=6).contains(&level) {
            self.flush(BlockKind::Paragraph);
            line.trim_matches('#').trim().clone_into(&mut self.paragraph);
            self.heading(level == 1);
        } else if !self.paragraph.is_empty() && is_rule(line, '=') {
            self.heading(true);
        } else if !self.paragraph.is_empty() && is_rule(line, '-') {
            self.heading(false);
        } else if line.is_empty() || is_rule(line, '-') || line.starts_with("```") {
            self.flush(BlockKind::Paragraph);
        } else {
            self.prose(line);
        }
    }

    /// A line of running text; a list item begins a paragraph of its own.
    fn prose(&mut self, line: &str) {
        let item = ["- ", "* ", "+ "].iter().find_map(|mark| line.strip_prefix(mark));
        if item.is_some() {
            self.flush(BlockKind::Paragraph);
        }
        if !self.paragraph.is_empty() {
            self.paragraph.push(' ');
        }
        self.paragraph.push_str(item.unwrap_or(line));
    }

    fn heading(&mut self, first_level: bool) {
        let kind = if first_level && !self.titled { BlockKind::Title } else { BlockKind::Heading };
        self.titled |= kind == BlockKind::Title;
        self.flush(kind);
    }

    fn row(&mut self, row: &str) {
        let row = row.strip_suffix('|').unwrap_or(row);
        if row.chars().all(|c| matches!(c, '-' | ':' | '|' | ' ')) {
            return;
        }
        let table = *self.table.get_or_insert_with(|| self.draft.next_table());
        let cells = (1..).zip(row.split('|')).map(|(column, text)| (column, words(text))).collect();
        self.draft.flow_row(table, cells);
    }

    fn flush(&mut self, kind: BlockKind) {
        let paragraph = std::mem::take(&mut self.paragraph);
        self.draft.paragraph(kind, &words(&paragraph));
    }
}

/// True for a line of three or more of `mark` and nothing else.
fn is_rule(line: &str, mark: char) -> bool {
    line.len() >= 3 && line.chars().all(|c| c == mark)
}

/// The words of a text without marks of emphasis; of a link its words.
fn words(text: &str) -> String {
    let text = text.replace("**", "").replace("__", "").replace('`', "");
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once("](") {
        let Some((_, tail)) = after.split_once(')') else { break };
        match before.rsplit_once('[') {
            Some((lead, label)) => out.extend([lead.strip_suffix('!').unwrap_or(lead), label]),
            None => out.push_str(before),
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::limits::Limits;

    #[test]
    fn headings_tables_and_paragraphs_are_told_apart() {
        let mut draft = Draft::new(&Limits::default());
        let text = "# Plan\n\nUne **phrase** sur\ndeux lignes, [lien](http://x).\n- un\n- deux\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nSous\n----\n";
        read(text.as_bytes(), &mut draft);
        let blocks: Vec<_> = draft.content.blocks.iter().map(|b| (b.kind, b.text.as_str())).collect();
        assert_eq!(
            blocks,
            [
                (BlockKind::Title, "Plan"),
                (BlockKind::Paragraph, "Une phrase sur deux lignes, lien."),
                (BlockKind::Paragraph, "un"),
                (BlockKind::Paragraph, "deux"),
                (BlockKind::Row, "a\tb"),
                (BlockKind::Row, "1\t2"),
                (BlockKind::Heading, "Sous"),
            ]
        );
    }
}
