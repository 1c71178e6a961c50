//! Where sentences end.

use super::fold::folded;

/// Words, folded, whose full stop ends no sentence ("art. L. 6313-1"); nor does that of a word of one or two letters, or before a number.
const ABBREVIATIONS: [&str; 34] = [
    "art", "bat", "bld", "boul", "chap", "env", "etc", "fig", "inf", "max", "min", "mme", "mlle", "moy", "num", "obs",
    "ref", "resp", "rev", "ste", "sup", "tel", "vol", "janv", "fev", "fevr", "avr", "juil", "sept", "oct", "nov",
    "dec", "ind", "soc",
];

/// True when a full stop between two pieces of folded text ends a sentence: `word` stands before it, `next` after the blank.
#[must_use]
pub(crate) fn end_between(word: &str, next: &str) -> bool {
    word.len() > 2 && !ABBREVIATIONS.contains(&word) && !next.starts_with(|c: char| c.is_ascii_digit())
}

/// The sentences of `text`, in order.
pub(crate) fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let ends = text.match_indices(". ").map(|(at, stop)| (at, at + stop.len())).filter(|(at, end)| {
        let before = text.get(..*at).unwrap_or_default();
        let word = before.rsplit(|c: char| !c.is_alphanumeric()).next();
        before.ends_with([')', '»'])
            || end_between(&folded(word.unwrap_or_default()), text.get(*end..).unwrap_or_default().trim_start())
    });
    let ends: Vec<usize> = ends.map(|(_, end)| end).chain([text.len()]).collect();
    let starts = std::iter::once(0).chain(ends.clone());
    starts.zip(ends).filter_map(|(start, end)| text.get(start..end))
}

/// `text` without what stands between brackets.
pub(crate) fn bare(text: &str) -> String {
    let mut depth = 0_usize;
    let kept = text.chars().filter(|c| {
        depth += usize::from(*c == '(');
        let outside = depth == 0;
        depth = depth.saturating_sub(usize::from(*c == ')'));
        outside
    });
    kept.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_stop_ends_a_sentence_but_after_an_abbreviation_or_before_a_number() {
        let text = "Effectifs en hausse. M. Delmas, tél. 04 67, suit l'art. L. 6313-1 du code. Rien d'autre";
        let found: Vec<&str> = sentences(text).collect();
        assert_eq!(
            found,
            ["Effectifs en hausse. ", "M. Delmas, tél. 04 67, suit l'art. L. 6313-1 du code. ", "Rien d'autre"]
        );
        assert_eq!(sentences("Un départ (J. T.). Appel").collect::<Vec<_>>(), ["Un départ (J. T.). ", "Appel"]);
        assert_eq!(sentences("").collect::<Vec<_>>(), [""]);
    }
}
