//! Hours as papers about a session write them: « 21 h », « 17,5 heures », « 17 h 30 ».

use std::borrow::Cow;

use super::fold::folded;

/// Longest time believed, in minutes.
const LONGEST: u32 = 2000 * 60;
/// Words that make a length that of each day, folded.
const BY_DAY: [&str; 5] = ["par jour", "/ jour", "/jour", "par journee", "par demi"];
/// Words before the hours that somebody followed, folded.
const FOLLOWED: [&str; 6] = [
    "duree suivie",
    "duree effectivement suivie",
    "duree effective",
    "duree realisee",
    "heures suivies",
    "heures realisees",
];
/// Words between the hours that were held and those that were planned, folded.
const HELD: [&str; 4] = [" faites sur ", " realisees sur ", " effectuees sur ", " tenues sur "];
/// Words behind the name of somebody who was not there all the time.
pub(crate) const AWAY: [&str; 8] =
    [" absent", " rappelé", " excusé", " parti le", " partie le", " parti à", " partie à", " n'est pas venu"];
/// Words for an hour, folded.
const UNITS: [&str; 4] = ["h", "heure", "heures", "hrs"];

/// A printed line with the unit that the line `below` begins with: « Durée suivie : 35 » over « heures. Fait à … ».
#[must_use]
pub(crate) fn whole_line<'a>(text: &'a str, below: &str) -> Cow<'a, str> {
    let goes_on = text.trim_end().ends_with(|c: char| c.is_ascii_digit()) && folded(below).starts_with("heure");
    if goes_on { Cow::from(format!("{} heures", text.trim_end())) } else { Cow::from(text) }
}

/// Every length in hours that `text` gives, in minutes; « 9 h 00 » is as much a time of day as a length.
#[must_use]
pub(crate) fn all(text: &str) -> Vec<u32> {
    let plain = folded(text);
    let words = words(&plain);
    (0..words.len()).filter_map(|at| Some(length(&words, at)?.0)).collect()
}

/// Every length that `text` gives in words, in minutes: « (14 heures) », whatever times of day stand beside it.
#[must_use]
pub(crate) fn spelled(text: &str) -> Vec<u32> {
    let plain = folded(text);
    let words = words(&plain);
    let named = |at: usize| words.get(at + 1).is_some_and(|unit| unit.starts_with("heure"));
    (0..words.len()).filter(|at| named(*at)).filter_map(|at| Some(length(&words, at)?.0)).collect()
}

/// The length that `text` is, in minutes, when it is nothing else.
#[must_use]
pub(crate) fn whole(text: &str) -> Option<u32> {
    let plain = folded(text);
    let words = words(&plain);
    length(&words, 0).filter(|(_, taken)| *taken == words.len()).map(|(minutes, _)| minutes)
}

/// How long all of it lasts, in minutes, as `text` says: « durée : 14 heures », « total 14 heures », and not by day.
#[must_use]
pub(crate) fn lasting(text: &str) -> Vec<u32> {
    let plain = folded(text);
    if plain.contains("duree") { together(text) } else { total(&plain) }
}

/// The length behind « total » in `plain` text.
fn total(plain: &str) -> Vec<u32> {
    let behind = plain
        .split_once("total ")
        .and_then(|(_, rest)| Some(length(&words(rest.strip_prefix("de ").unwrap_or(rest)), 0)?.0));
    behind.into_iter().collect()
}

/// What was held of what was planned, in minutes: « 10 h 30 faites sur 14 h ».
#[must_use]
pub(crate) fn held(text: &str) -> Option<u32> {
    let plain = folded(text);
    let (before, after) = HELD.iter().find_map(|word| plain.split_once(word))?;
    let whole = length(&words(after), 0)?.0;
    all(before).pop().filter(|held| *held < whole)
}

/// Every length of a line « Durée : 14 heures », in minutes, unless it is that of each day.
#[must_use]
pub(crate) fn headed(text: &str) -> Vec<u32> {
    if folded(text).starts_with("duree") { together(text) } else { Vec::new() }
}

/// Every length of a line « Durée suivie : 414 heures », in minutes.
#[must_use]
pub(crate) fn followed(text: &str) -> Vec<u32> {
    let plain = folded(text);
    if FOLLOWED.iter().any(|lead| plain.starts_with(lead)) { together(text) } else { Vec::new() }
}

/// True for « 21 heures sur 21 heures prévues »: as many as there were.
#[must_use]
pub(crate) fn are_all(text: &str) -> bool {
    folded(text).split_once(" sur ").is_some_and(|(given, planned)| {
        let (given, planned) = (all(given), all(planned));
        given.last().is_some_and(|given| planned.first() == Some(given))
    })
}

/// Every length that `text` gives in words, in minutes, unless it is that of each day.
#[must_use]
pub(crate) fn in_words(text: &str) -> Vec<u32> {
    let plain = folded(text);
    if BY_DAY.iter().any(|each| plain.contains(each)) { Vec::new() } else { spelled(text) }
}

/// Every length that `text` gives, in minutes, unless it is that of each day.
#[must_use]
pub(crate) fn together(text: &str) -> Vec<u32> {
    let plain = folded(text);
    if BY_DAY.iter().any(|each| plain.contains(each)) { Vec::new() } else { all(text) }
}

/// True for times of the clock, from one to another: « 9 h-12 h 30 / 13 h 30-17 h ».
#[must_use]
pub(crate) fn are_times(text: &str) -> bool {
    let plain = folded(text);
    plain.match_indices(['-', '–', '/']).any(|(at, dash)| {
        let before = plain.get(..at).unwrap_or("").trim_end();
        let minutes = before.trim_end_matches(|c: char| c.is_ascii_digit());
        let clock = before.len() - minutes.len() <= 2 && minutes.trim_end().ends_with('h');
        clock
            && plain
                .get(at + dash.len()..)
                .is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()))
    })
}

/// The length that the words from `at` on give, and how many of them it takes.
fn length(words: &[&str], at: usize) -> Option<(u32, usize)> {
    let (whole, tenths) = decimal(words.get(at)?)?;
    words.get(at + 1).filter(|word| UNITS.contains(word))?;
    let minutes = words.get(at + 2).filter(|_| tenths == 0).and_then(|word| word.parse::<u32>().ok());
    let minutes = minutes.filter(|minutes| *minutes < 60);
    let total = whole.checked_mul(60)? + tenths * 6 + minutes.unwrap_or(0);
    (1..=LONGEST).contains(&total).then_some((total, 2 + usize::from(minutes.is_some())))
}

/// « 17,5 » is 17 and 5 tenths.
fn decimal(word: &str) -> Option<(u32, u32)> {
    let (whole, rest) = word.split_once([',', '.']).unwrap_or((word, "0"));
    let tenth = rest.chars().next().filter(|_| rest.bytes().all(|b| b.is_ascii_digit()))?.to_digit(10)?;
    Some((whole.parse().ok()?, tenth))
}

/// The numbers and words of `plain` text: « 17h30 » is three of them.
fn words(plain: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for piece in plain.split(|c: char| !(c.is_alphanumeric() || matches!(c, ',' | '.'))) {
        let mut rest = piece.trim_matches([',', '.']);
        while let Some(first) = rest.chars().next() {
            let numeric = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.');
            let end = rest.find(|c: char| numeric(c) != numeric(first)).unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            words.push(word.trim_matches([',', '.']));
            rest = after;
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_in_their_forms() {
        assert_eq!(all("pour une durée de 21 heures sur 21 heures prévues"), [1260, 1260]);
        assert_eq!(all("17,5 h ; 17h30 ; 17 h 30"), [1050, 1050, 1050]);
        assert!(all("du 15 au 17 juin 2026, 100 %").is_empty());
    }

    #[test]
    fn a_cell_is_a_length_when_it_is_nothing_else() {
        assert_eq!(whole("17,5 h"), Some(1050));
        assert_eq!(whole("21 h"), Some(1260));
        for none in ["9 h 30 - 12 h", "absent", "21", "groupe 2 h"] {
            assert_eq!(whole(none), None, "{none}");
        }
    }

    #[test]
    fn all_hours_are_those_that_were_planned() {
        assert!(are_all("pour une durée de 21 heures sur 21 heures prévues"));
        for other in ["17 h 30 sur 21 h", "soit 21 heures, dont 21 heures en présence", "cours sur 21 heures"] {
            assert!(!are_all(other), "{other}");
        }
    }

    #[test]
    fn a_number_at_the_end_of_a_line_has_its_unit_on_the_next() {
        assert_eq!(all(&whole_line("Durée effectivement suivie : 35", "heures. Sans préjudice")), [35 * 60]);
        assert!(all(&whole_line("le 9 juin 2026", "de 9 h à 12 h")).iter().all(|length| *length != 2026 * 60));
        assert_eq!((in_words("8 h 30 – 12 h, 35 heures"), in_words("7 heures par jour")), (vec![35 * 60], vec![]));
    }

    #[test]
    fn a_length_by_day_is_not_how_long_it_lasts() {
        assert_eq!(lasting("Session du 3 mars - durée prévue 14 heures"), [14 * 60]);
        assert_eq!(lasting("de 8 h 30 à 12 h et de 13 h à 16 h 30 – total 14 heures"), [14 * 60]);
        assert!(lasting("Durée : 7 heures par jour").is_empty());
        assert!(lasting("de 9 h à 17 h").is_empty());
    }

    #[test]
    fn less_may_have_been_held_than_was_planned() {
        assert_eq!(held("Report à fixer. 10 h 30 faites sur 14 h."), Some(10 * 60 + 30));
        assert_eq!(held("14 heures réalisées sur 14 heures"), None);
    }
}
