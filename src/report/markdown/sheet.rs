//! A sheet of limited size: what does not fit is counted, and what was opened is always closed.

/// Forges refuse a job summary over 1 MiB: the sheet stops well before.
pub(super) const LIMIT: usize = 900 * 1024;
/// Bytes kept for the closing of a fold and the sentence that says what was left out.
const RESERVE: usize = 1024;

/// Lines of Markdown, within [`LIMIT`] bytes.
#[derive(Default)]
pub(super) struct Sheet {
    text: String,
    /// Lines that did not fit.
    pub left_out: usize,
}

impl Sheet {
    /// Adds one line if it fits. Once a line was left out, the following ones of the same list may still be shorter.
    pub(super) fn line(&mut self, line: &str) {
        if self.text.len() + line.len() + 1 > LIMIT - RESERVE {
            self.left_out += 1;
        } else {
            self.text.push_str(line);
            self.text.push('\n');
        }
    }

    /// Adds an empty line.
    pub(super) fn gap(&mut self) {
        if !self.text.is_empty() {
            self.line("");
        }
    }

    /// Adds `lines` folded under `title`, which must be escaped already; nothing when there are none.
    pub(super) fn fold(&mut self, title: &str, lines: &[String]) {
        let opening = format!("<details><summary>{title}</summary>\n");
        if lines.is_empty() {
            return;
        }
        if self.text.len() + opening.len() > LIMIT - 2 * RESERVE {
            self.left_out += lines.len();
            return;
        }
        self.gap();
        self.line(&opening);
        for line in lines {
            self.line(line);
        }
        self.text.push_str("\n</details>\n");
    }

    /// The sheet, with `farewell` at its end even when the sheet is full.
    pub(super) fn finish(mut self, farewell: &[String]) -> String {
        for line in farewell {
            self.text.push('\n');
            self.text.push_str(line);
            self.text.push('\n');
        }
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_sheet_stays_within_its_limit_closes_its_folds_and_counts_the_rest() {
        let mut sheet = Sheet::default();
        let lines: Vec<String> = (0..30_000).map(|n| format!("- ligne {n} {}", "x".repeat(50))).collect();
        sheet.fold("Une", &lines);
        sheet.fold("Deux", &lines);
        let left_out = sheet.left_out;
        let text = sheet.finish(&["fin".to_owned()]);
        assert!(text.len() <= LIMIT);
        assert_eq!(text.matches("<details>").count(), text.matches("</details>").count());
        assert_eq!(text.lines().filter(|line| line.starts_with("- ligne")).count() + left_out, 60_000);
    }
}
