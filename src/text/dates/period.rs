//! Periods longer than a month: years, school years, quarters, semesters, and dates of old deeds that begin with the year.
//! A bare year only counts where words around it, or the setting, make it one.

use jiff::civil::Date;

use super::token::{Kind, Line, Setting};
use super::written::{Part, Written, year as year_of};
use super::{textual, words};
use crate::model::date::Precision;

/// How many tokens before a bare year a word may stand that makes it a period.
const REACH: usize = 8;

/// True for words that a period may begin with.
pub(super) fn may_begin(word: &[u8]) -> bool {
    matches!(word, b"t" | b"s" | b"q" | b"trimestre" | b"semestre" | b"an" | b"fin" | b"courant" | b"debut" | b"mi")
}

/// Reads the period at `i`; gives the token after it.
pub(super) fn take(line: &Line, i: usize, out: &mut Vec<Written>) -> Option<usize> {
    let (first, last, end, doubtful) = read(line, i)?;
    let precision = if first == last { Precision::Day } else { Precision::Period };
    out.push(Written { tokens: i..end, first, last, precision, range: false, doubtful });
    Some(end)
}

type Span = (Date, Date, usize, bool);

fn read(line: &Line, i: usize) -> Option<Span> {
    if line.kind(i)? == Kind::Number {
        return ranked(line, i).or_else(|| reversed(line, i)).or_else(|| years(line, i));
    }
    match line.word(i) {
        b"t" | b"q" if line.glued(i + 1) => part_of_year(line, (4, i + 1), i + 2),
        b"s" if line.glued(i + 1) => part_of_year(line, (2, i + 1), i + 2),
        b"trimestre" => part_of_year(line, (4, i + 1), i + 2),
        b"semestre" => part_of_year(line, (2, i + 1), i + 2),
        b"an" => deed(line, i + 1),
        b"fin" | b"courant" | b"debut" | b"mi" => edge(line, i + 1),
        word => {
            let rank = words::ordinal(word)?;
            named_part(line, rank, i + 1)
        }
    }
}

/// `3e trimestre 2026`, `1er semestre de l'année 2026`, `3T2026`
fn ranked(line: &Line, i: usize) -> Option<Span> {
    let rank = line.number(i).filter(|_| line.digits(i).len() == 1)?;
    match line.word(i + 1) {
        b"t" | b"s" if line.glued(i + 1) => {
            part_of_year(line, (if line.word(i + 1) == b"t" { 4 } else { 2 }, i), i + 2)
        }
        b"er" | b"e" | b"eme" | b"nd" | b"ere" | b"ieme" => named_part(line, rank, i + 2),
        _ => None,
    }
}

fn named_part(line: &Line, rank: u32, i: usize) -> Option<Span> {
    let parts = match line.word(i) {
        b"trimestre" => 4,
        b"semestre" => 2,
        _ => return None,
    };
    let at = year_after(line, i + 1)?;
    slice(whole_year(line, at)?, rank, parts, at + 1)
}

/// The part whose rank is the number at `rank.1`, one of `rank.0` in the year that follows `i`.
fn part_of_year(line: &Line, rank: (u32, usize), i: usize) -> Option<Span> {
    let at = year_after(line, i)?;
    let value = line.number(rank.1).filter(|_| line.digits(rank.1).len() == 1 && line.follows(rank.1))?;
    slice(whole_year(line, at)?, value, rank.0, at + 1)
}

/// `2026-T3`, `2026 S1`
fn reversed(line: &Line, i: usize) -> Option<Span> {
    let year = whole_year(line, i)?;
    let at = i + 1 + usize::from(matches!(line.mark(i + 1), b'-' | b'/' | b'_'));
    let parts = match line.word(at) {
        b"t" | b"q" => 4,
        b"s" => 2,
        _ => return None,
    };
    let rank = line.number(at + 1).filter(|_| line.glued(at + 1) && line.digits(at + 1).len() == 1)?;
    slice(year, rank, parts, at + 2)
}

/// The token of the year that follows `i`, past small words and one separator.
fn year_after(line: &Line, mut i: usize) -> Option<usize> {
    for _ in 0..5 {
        let small = matches!(line.word(i), b"de" | b"l" | b"annee" | b"d")
            || matches!(line.mark(i), b'-' | b'/' | b'\'' | b'_' | b'.' | b',');
        i += usize::from(small);
    }
    (line.follows(i) && line.digits(i).len() == 4).then_some(i)
}

fn whole_year(line: &Line, i: usize) -> Option<i16> {
    year_of(line, i).filter(|_| line.digits(i).len() == 4)
}

fn slice(year: i16, rank: u32, parts: u32, end: usize) -> Option<Span> {
    let months = i8::try_from(12 / parts).ok()?;
    let rank = i8::try_from(rank).ok().filter(|r| (1..=12 / months).contains(r))?;
    let first = Date::new(year, (rank - 1) * months + 1, 1).ok()?;
    let last = Date::new(year, rank * months, 1).ok()?.last_of_month();
    Some((first, last, end, false))
}

/// "L'an deux mille vingt-six, le douze mars"
fn deed(line: &Line, i: usize) -> Option<Span> {
    let (year, mut next) = textual::spelled_year(line, i)?;
    while line.mark(next) == b',' || matches!(line.word(next), b"et" | b"le" | b"du") {
        next += 1;
    }
    let (weekday, next) = textual::weekday(line, next);
    let (part, end) = textual::read(line, next).filter(|(p, _)| p.day.is_some() && p.month.is_some())?;
    let part = Part { year: Some(year), weekday, ..part };
    let (first, last) = part.days()?;
    Some((first, last, end, part.contradicts(first)))
}

/// "fin 2026", "courant 2027"
fn edge(line: &Line, i: usize) -> Option<Span> {
    let at = i + usize::from(line.word(i) == b"d" || line.word(i) == b"annee");
    let year = whole_year(line, at).filter(|_| line.follows(at) && ends_year(line, at + 1))?;
    calendar(year, year, at + 1)
}

/// `2025-2026`, `2025/26`, `2026`
fn years(line: &Line, i: usize) -> Option<Span> {
    let year = whole_year(line, i)?;
    if let Some(span) = school_year(line, i, year) {
        return Some(span);
    }
    let bare = ends_year(line, i + 1) && !is_named_after_year(line, i);
    let whole_cell = line.setting == Setting::Cell && line.len() == 1;
    let bold = matches!(line.setting, Setting::Heading | Setting::Name) && (1990..=line.pivot).contains(&year);
    (bare && (whole_cell || bold || is_announced(line, i))).then(|| calendar(year, year, i + 1))?
}

fn calendar(from: i16, to: i16, end: usize) -> Option<Span> {
    Some((Date::new(from, 1, 1).ok()?, Date::new(to, 12, 31).ok()?, end, false))
}

fn school_year(line: &Line, i: usize, year: i16) -> Option<Span> {
    let joined = matches!(line.mark(i + 1), b'-' | b'/' | b'_') && line.follows(i + 1) && line.follows(i + 2);
    let glued = line.glued(i + 1) && line.glued(i + 2);
    let referred = i > 0 && (line.mark(i - 1) == b'#' || words::refers(line.word(i - 1)));
    if !joined || referred || !ends_year(line, i + 3) {
        return None;
    }
    let value = line.number(i + 2).and_then(|v| i16::try_from(v).ok())?;
    match line.digits(i + 2).len() {
        4 if value == year + 1 => {}
        2 if glued && value == (year + 1).rem_euclid(100) => {}
        4 if value > year && value <= year + 10 && is_period_here(line, i) => return calendar(year, value, i + 3),
        _ => return None,
    }
    Some((Date::new(year, 9, 1).ok()?, Date::new(year + 1, 8, 31).ok()?, i + 3, false))
}

fn is_period_here(line: &Line, i: usize) -> bool {
    matches!(line.setting, Setting::Heading | Setting::Name) || is_announced(line, i)
}

/// True when what follows a year does not make it a number of something.
fn ends_year(line: &Line, i: usize) -> bool {
    if matches!(line.mark(i), b'%' | b'$' | b'^') || is_unit(line.word(i)) {
        return false;
    }
    if line.setting == Setting::Name {
        return true;
    }
    let glued = line.glued(i);
    let separator = matches!(line.mark(i), b'-' | b'/' | b'.' | b'*' | b':');
    let chained = glued && separator && line.kind(i + 1) == Some(Kind::Number) && line.glued(i + 1);
    let word = glued && line.kind(i) == Some(Kind::Word);
    !(chained || word || line.kind(i) == Some(Kind::Number))
}

fn is_unit(word: &[u8]) -> bool {
    matches!(
        word,
        b"h" | b"heures"
            | b"heure"
            | b"euros"
            | b"eur"
            | b"ht"
            | b"ttc"
            | b"stagiaires"
            | b"apprenants"
            | b"personnes"
            | b"m"
            | b"km"
            | b"pages"
            | b"w"
            | b"lux"
            | b"salaries"
            | b"habitants"
            | b"points"
            | b"jours"
            | b"kg"
            | b"k"
    )
}

/// True when the year is the name of a product or a rule, or a beginning: "Excel 2016", "RE 2020", "depuis 2019".
fn is_named_after_year(line: &Line, i: usize) -> bool {
    let Some(before) = i.checked_sub(1) else { return false };
    let named = matches!(
        line.word(before),
        b"excel"
            | b"word"
            | b"office"
            | b"windows"
            | b"powerpoint"
            | b"access"
            | b"autocad"
            | b"revit"
            | b"server"
            | b"rt"
            | b"re"
            | b"horizon"
            | b"agenda"
            | b"solidworks"
            | b"project"
            | b"sage"
            | b"en"
            | b"iso"
            | b"nf"
            | b"art"
            | b"article"
            | b"tva"
            | b"rue"
            | b"bp"
            | b"cs"
            | b"depuis"
    );
    named && !(line.word(before) == b"en" && is_announced(line, before))
        || words::refers(line.word(before))
        || line.mark(before) == b'#'
}

/// True when a word shortly before, with no other number between, names a period.
fn is_announced(line: &Line, i: usize) -> bool {
    for j in (i.saturating_sub(REACH)..i).rev() {
        match line.kind(j) {
            Some(Kind::Word) if names_period(line.word(j)) => return true,
            Some(Kind::Word) => {}
            Some(Kind::Mark) if matches!(line.mark(j), b'\'' | b'-' | b':' | b'(' | b',' | b'/' | b'&') => {}
            _ => return false,
        }
    }
    false
}

fn names_period(word: &[u8]) -> bool {
    matches!(
        word,
        b"exercice"
            | b"exercices"
            | b"annee"
            | b"annees"
            | b"bpf"
            | b"bilan"
            | b"plan"
            | b"programme"
            | b"calendrier"
            | b"planning"
            | b"saison"
            | b"campagne"
            | b"rapport"
            | b"promotion"
            | b"promo"
            | b"session"
            | b"sessions"
            | b"rentree"
            | b"millesime"
            | b"budget"
            | b"revue"
            | b"titre"
            | b"annuel"
            | b"annuelle"
            | b"tableau"
            | b"resultats"
            | b"indicateurs"
            | b"synthese"
            | b"catalogue"
            | b"offre"
            | b"suivi"
            | b"registre"
            | b"veille"
            | b"enquete"
            | b"statistiques"
            | b"objectifs"
            | b"periode"
            | b"cycle"
            | b"civile"
    )
}
