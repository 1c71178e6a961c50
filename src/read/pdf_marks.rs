//! Marked content of a page (ISO 32000-2, 14.6): what is hidden, and what text stands for characters.

/// Marks kept inside one another.
const KEPT: usize = 512;

/// Content between two marks.
pub(super) struct Mark {
    /// The text that replaces it, and where it began.
    pub actual: Option<(String, usize)>,
    /// True when a reader of the page does not see it.
    pub hidden: bool,
}

/// The marks around the place of reading. Those beyond a bound are counted and not kept, so that each end still meets its
/// own beginning.
#[derive(Default)]
pub(super) struct Marks {
    kept: Vec<Mark>,
    beyond: usize,
    hidden: usize,
}

impl Marks {
    pub(super) fn push(&mut self, mark: Mark) {
        if self.kept.len() >= KEPT {
            self.beyond += 1;
        } else {
            self.hidden += usize::from(mark.hidden);
            self.kept.push(mark);
        }
    }

    /// Ends the innermost mark; none when it was not kept, or when there is none.
    pub(super) fn pop(&mut self) -> Option<Mark> {
        if self.beyond > 0 {
            self.beyond -= 1;
            return None;
        }
        let mark = self.kept.pop()?;
        self.hidden -= usize::from(mark.hidden);
        Some(mark)
    }

    /// How many there are around.
    pub(super) fn depth(&self) -> usize {
        self.kept.len() + self.beyond
    }

    /// True when one of them hides what is inside.
    pub(super) fn hide(&self) -> bool {
        self.hidden > 0
    }

    /// True when one of them replaces what is inside.
    pub(super) fn replace(&self) -> bool {
        self.kept.iter().any(|mark| mark.actual.is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_beyond_the_bound_end_without_ending_others() {
        let mut marks = Marks::default();
        for _ in 0..KEPT + 3 {
            marks.push(Mark { actual: None, hidden: true });
        }
        assert_eq!((marks.depth(), marks.hide()), (KEPT + 3, true));
        for _ in 0..KEPT + 3 {
            marks.pop();
        }
        assert_eq!((marks.depth(), marks.hide(), marks.pop().is_none()), (0, false, true));
    }
}
