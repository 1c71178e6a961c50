//! The known word that a person most likely meant.

use strsim::damerau_levenshtein;

/// The word of `known` nearest to `word`, case and underscores aside; none when all are far from it.
#[must_use]
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let plain = |text: &str| text.to_lowercase().replace('_', "-");
    let wanted = plain(word);
    let distance = |candidate: &str| damerau_levenshtein(&wanted, &plain(candidate));
    let best = known.into_iter().min_by_key(|candidate| distance(candidate))?;
    let tolerance = (wanted.chars().count() / 3).min(4);
    (distance(best) <= tolerance || one_inside(&wanted, &plain(best))).then_some(best)
}

/// One is the beginning of the other, or a good part of it.
fn one_inside(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    (short.len() >= 3 && long.starts_with(short)) || (short.len() >= 4 && long.contains(short))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_understood() {
        let known = ["title", "what", "advice", "not_kinds"];
        assert_eq!(nearest("titel", known), Some("title"));
        assert_eq!(nearest("Advice", known), Some("advice"));
        assert_eq!(nearest("own", ["client", "owned"]), Some("owned"));
        assert_eq!(nearest("lawful", ["guide", "law"]), Some("law"));
        assert_eq!(nearest("not-kinds", known), Some("not_kinds"));
    }

    #[test]
    fn a_stranger_is_left_alone() {
        assert_eq!(nearest("couleur", ["title", "what"]), None);
        assert_eq!(nearest("x", []), None);
        assert_eq!(nearest("Z", ["J", "L"]), None);
    }
}
