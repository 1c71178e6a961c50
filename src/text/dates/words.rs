//! The words of dates, folded: months, weekdays, spelled numbers. Only a lexicon: it reads no sentence.

use jiff::civil::Weekday;

/// Month from 1 of a folded word, full, abbreviated or English.
pub(crate) fn month(word: &[u8]) -> Option<i8> {
    Some(match word {
        b"janvier" | b"janv" | b"jan" | b"january" => 1,
        b"fevrier" | b"fevr" | b"fev" | b"february" | b"feb" => 2,
        b"mars" | b"mar" | b"march" => 3,
        b"avril" | b"avr" | b"april" | b"apr" => 4,
        b"mai" | b"may" => 5,
        b"juin" | b"june" | b"jun" => 6,
        b"juillet" | b"juil" | b"juill" | b"jul" | b"july" => 7,
        b"aout" | b"aou" | b"august" | b"aug" => 8,
        b"septembre" | b"sept" | b"sep" | b"september" => 9,
        b"octobre" | b"oct" | b"october" => 10,
        b"novembre" | b"nov" | b"november" => 11,
        b"decembre" | b"dec" | b"december" => 12,
        _ => return None,
    })
}

/// Full French names, for words that a scanner misread.
const NAMES: [&[u8]; 12] = [
    b"janvier",
    b"fevrier",
    b"mars",
    b"avril",
    b"mai",
    b"juin",
    b"juillet",
    b"aout",
    b"septembre",
    b"octobre",
    b"novembre",
    b"decembre",
];

/// Real words one letter away from a month.
const NOT_MISREAD: [&[u8]; 6] = [b"mais", b"marc", b"mark", b"mare", b"avis", b"main"];

/// Month that `word` may be a misreading of: one letter off, two in long names.
pub(super) fn misread_month(word: &[u8]) -> Option<i8> {
    if !(4..=10).contains(&word.len()) || NOT_MISREAD.contains(&word) {
        return None;
    }
    let close = |name: &&[u8]| name.len() >= 4 && distance(word, name) <= if name.len() >= 7 { 2 } else { 1 };
    let position = NAMES.iter().position(close)?;
    i8::try_from(position + 1).ok()
}

/// Levenshtein distance of two short words.
fn distance(left: &[u8], right: &[u8]) -> usize {
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (i, a) in left.iter().enumerate() {
        let mut diagonal = i;
        let mut last = i + 1;
        for (cell, b) in row.iter_mut().skip(1).zip(right) {
            let above = *cell;
            last = (diagonal + usize::from(a != b)).min(above + 1).min(last + 1);
            diagonal = above;
            *cell = last;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or(usize::MAX)
}

/// Weekday of a folded word, full, abbreviated or English.
pub(super) fn weekday(word: &[u8]) -> Option<Weekday> {
    Some(match word {
        b"lundi" | b"lun" | b"monday" | b"mon" => Weekday::Monday,
        b"mardi" | b"mar" | b"tuesday" | b"tue" => Weekday::Tuesday,
        b"mercredi" | b"mer" | b"wednesday" | b"wed" => Weekday::Wednesday,
        b"jeudi" | b"jeu" | b"thursday" | b"thu" => Weekday::Thursday,
        b"vendredi" | b"ven" | b"vend" | b"friday" | b"fri" => Weekday::Friday,
        b"samedi" | b"sam" | b"saturday" | b"sat" => Weekday::Saturday,
        b"dimanche" | b"dim" | b"sunday" | b"sun" => Weekday::Sunday,
        _ => return None,
    })
}

/// Value of a spelled number below 100, or of one of its pieces.
pub(in crate::text) fn spelled(word: &[u8]) -> Option<u32> {
    Some(match word {
        b"premier" | b"un" | b"une" => 1,
        b"deux" => 2,
        b"trois" => 3,
        b"quatre" => 4,
        b"cinq" => 5,
        b"six" => 6,
        b"sept" => 7,
        b"huit" => 8,
        b"neuf" => 9,
        b"dix" => 10,
        b"onze" => 11,
        b"douze" => 12,
        b"treize" => 13,
        b"quatorze" => 14,
        b"quinze" => 15,
        b"seize" => 16,
        b"vingt" | b"vingts" => 20,
        b"trente" => 30,
        b"quarante" => 40,
        b"cinquante" => 50,
        b"soixante" => 60,
        _ => return None,
    })
}

/// `value` with one more piece of a spelled number after it ("vingt" and "quatre"); none when it does not go on so.
pub(in crate::text) fn counted_on(value: u32, more: u32) -> Option<u32> {
    match (value, more) {
        (4, 20) => Some(80),
        (20 | 30 | 40 | 50, 1..=9) | (60 | 80, 1..=19) | (10 | 70 | 90, 7..=9) => Some(value + more),
        _ => None,
    }
}

/// Rank of a spelled ordinal up to the fourth, as quarters use them.
pub(super) fn ordinal(word: &[u8]) -> Option<u32> {
    Some(match word {
        b"premier" | b"premiere" => 1,
        b"deuxieme" | b"second" | b"seconde" => 2,
        b"troisieme" => 3,
        b"quatrieme" => 4,
        _ => return None,
    })
}

/// Words that may stand between a phrase and its date, or inside a phrase, without changing it.
pub(super) fn is_small(word: &[u8]) -> bool {
    matches!(
        word,
        b"de"
            | b"du"
            | b"des"
            | b"d"
            | b"la"
            | b"le"
            | b"les"
            | b"l"
            | b"un"
            | b"une"
            | b"cette"
            | b"ce"
            | b"au"
            | b"aux"
            | b"en"
            | b"votre"
            | b"notre"
            | b"son"
            | b"sa"
            | b"leur"
            | b"the"
            | b"of"
            | b"on"
            | b"cet"
            | b"ces"
            | b"chaque"
    )
}

/// Words right after which a number may be a date though its form alone would not do.
pub(super) fn introduces(word: &[u8]) -> bool {
    matches!(
        word,
        b"le"
            | b"du"
            | b"au"
            | b"les"
            | b"des"
            | b"date"
            | b"dates"
            | b"avant"
            | b"depuis"
            | b"on"
            | b"since"
            | b"until"
            | b"apres"
            | b"maj"
    ) || weekday(word).is_some()
}

/// Words after which a number tells versions apart.
pub(super) fn numbers(word: &[u8]) -> bool {
    matches!(
        word,
        b"version"
            | b"v"
            | b"vers"
            | b"ver"
            | b"rev"
            | b"revision"
            | b"indice"
            | b"ind"
            | b"edition"
            | b"avenant"
            | b"session"
            | b"groupe"
            | b"lot"
            | b"phase"
            | b"jour"
            | b"seance"
            | b"promo"
            | b"promotion"
            | b"niveau"
            | b"bloc"
    )
}

/// Words after which a number is a label, not a date.
pub(super) fn refers(word: &[u8]) -> bool {
    matches!(
        word,
        b"n" | b"no"
            | b"nr"
            | b"num"
            | b"numero"
            | b"nos"
            | b"ref"
            | b"reference"
            | b"article"
            | b"articles"
            | b"art"
            | b"page"
            | b"pages"
            | b"p"
            | b"lot"
            | b"siret"
            | b"siren"
            | b"tel"
            | b"telephone"
            | b"fax"
            | b"nda"
            | b"code"
            | b"dossier"
            | b"chapitre"
            | b"annexe"
            | b"cerfa"
            | b"indicateur"
            | b"indicateurs"
            | b"critere"
            | b"iso"
            | b"nf"
            | b"dtu"
            | b"ip"
            | b"echelle"
            | b"module"
            | b"modules"
            | b"salle"
            | b"note"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misread_months_are_guessed_and_words_are_not() {
        assert_eq!(misread_month(b"mats"), Some(3));
        assert_eq!(misread_month(b"fevner"), Some(2));
        assert_eq!(misread_month(b"septernbre"), Some(9));
        for word in [&b"mais"[..], b"mois", b"jours", b"heures", b"pages", b"avis", b"loin", b"euros", b"salles"] {
            assert_eq!(misread_month(word), None, "{}", String::from_utf8_lossy(word));
        }
    }
}
