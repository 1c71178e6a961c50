//! Rates that a document gives: « satisfaction à chaud : 91 % en 2025 ». What is measured belongs to the packs.
//!
//! Rather none than a wrong one: goals, parts of a year and sentences that give several rates are passed over.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::Date;

use super::acronyms::Acronyms;
use super::dates::words::month;
use super::phrase::{Phrase, stems};
use super::stream::{Nearness, Spot, Stream};
use crate::model::document::{Block, BlockKind, Content};

/// Words that make a rate a goal, somebody else's, or that of a part of the year.
static OTHER: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    stemmed(
        "objectif cible seuil attendu visé visée minimum maximum moins plus dessus dessous national nationale régional régionale \
         branche mois trimestre semestre t1 t2 t3 t4 s1 s2 janvier février mars avril mai juin juillet août septembre octobre \
         novembre décembre point session contre",
    )
});
/// Words that say nothing of what is measured.
static PLAIN: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    stemmed(
        "taux part pourcentage moyenne moyen global général annuel année an résultat valeur chiffre indicateur très ou et à a en sur \
         pour par dans avec soit est sont notre nos nous qui se s sa son ont établit établi atteint élève passe reste monte affiche \
         stagiaire bénéficiaire apprenant participant personne formation enquête questionnaire réponse note présenté ensemble total \
         tous toutes confondu civil obtenu mesuré chaud",
    )
});
/// Words for any certification, which tell nothing beside the name of one.
static CERTIFIED: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    stemmed(
        "titre professionnel tp complet entier diplôme certificat certification examen jury niveau rncp présentation",
    )
});
/// Words that head the row of all the others.
static WHOLE: LazyLock<BTreeSet<String>> = LazyLock::new(|| stemmed("ensemble total global tous toutes moyenne"));
/// Signs of a goal.
const GOALS: [char; 5] = ['<', '>', '≤', '≥', '≈'];

/// A rate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Figure {
    /// Which of the measures asked for.
    pub measure: usize,
    /// Stems of what else says what is measured (« froid », « cap »).
    pub about: BTreeSet<String>,
    /// The time that it is of.
    pub year: Year,
    /// Tenths of a percent.
    pub tenths: u32,
    /// True for the row of all the others: « Toutes actions ».
    pub whole: bool,
    /// Where it stands.
    pub spot: Spot,
}

/// A calendar year, or a school year by its two: « 2025-2026 ».
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Year {
    first: i16,
    last: i16,
}

impl Year {
    /// Its last day, the end of August for a school year.
    pub fn end(self) -> Date {
        let (month, day) = if self.first == self.last { (12, 31) } else { (8, 31) };
        Date::new(self.last, month, day).unwrap_or(Date::MAX)
    }
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last { write!(f, "{}", self.first) } else { write!(f, "{}-{}", self.first, self.last) }
    }
}

/// What is measured, by the phrases of which one is said, and the acronyms in use.
pub(crate) type Asked<'a> = (&'a [&'a [Phrase]], &'a Acronyms);

/// The rates of `content` for each of the measures.
pub(crate) fn find(content: &Content, stream: &Stream, (measures, acronyms): Asked<'_>) -> Vec<Figure> {
    let title = content.blocks.iter().filter(|block| block.kind == BlockKind::Title);
    let mut near = content.blocks.iter().enumerate().filter(|(at, _)| stream.nearness(*at) == Nearness::Title);
    let year = only(title.flat_map(|block| years(&block.text)));
    let year = year.or_else(|| near.find_map(|(_, block)| only(years(&block.text))));
    let mut reader = Reader { measures, acronyms, year };
    let mut heads: BTreeMap<Option<u32>, Row<'_>> = BTreeMap::new();
    let mut found = Vec::new();
    for (at, block) in content.blocks.iter().enumerate() {
        let (rated, row) = (block.text.contains('%'), Row::of(block));
        let heads_a_part = matches!(block.kind, BlockKind::Title | BlockKind::Heading);
        if heads_a_part {
            reader.year = only(years(&block.text)).or(year);
        }
        match (row.cells.len() > 1, rated) {
            (true, true) => found.extend(reader.row(&row, heads.get(&block.table)).map(|one| one.at(at))),
            (true, false) if row.is_data() => {}
            (true, false) => drop(heads.insert(block.table, row)),
            (false, true) => found.extend(reader.text(&block.text).map(|one| one.at(at))),
            // What stands under a heading is another table, printed as lines.
            (false, false) if heads_a_part => drop(heads.remove(&None)),
            (false, false) => {}
        }
    }
    found
}

/// What the title of `content` says that it is about: the rates of a programme are those of its training.
pub(crate) fn topic(content: &Content) -> BTreeSet<String> {
    let title = content.blocks.iter().find(|block| matches!(block.kind, BlockKind::Title | BlockKind::Heading));
    let mut stems = title.map(|title| stemmed(&bare(&title.text))).unwrap_or_default();
    stems
        .retain(|stem| !stem.bytes().any(|b| b.is_ascii_digit()) && !PLAIN.contains(stem) && !CERTIFIED.contains(stem));
    stems
}

/// The cells of a row, or of a printed line with columns in it: number, text, bytes.
struct Row<'a> {
    cells: Vec<(u32, &'a str, Range<usize>)>,
}

impl<'a> Row<'a> {
    fn of(block: &'a Block) -> Self {
        if !block.cells.is_empty() {
            let cells = block.cells.iter().map(|cell| (cell.column, block.cell_text(cell), cell.span()));
            return Self { cells: cells.collect() };
        }
        let mut end = 0;
        let cells = (1..).zip(block.text.split('\t')).map(|(column, text)| {
            let start = end;
            end = start + text.len() + 1;
            (column, text, start..start + text.len())
        });
        Self { cells: cells.collect() }
    }

    /// « Satisfaction, 9, 8,9, 9,1 »: numbers that are no years head no columns.
    fn is_data(&self) -> bool {
        let number =
            |text: &str| text.trim().replace(',', ".").parse::<f64>().is_ok_and(|n| !(2000.0..2100.0).contains(&n));
        self.cells.iter().any(|(_, text, _)| number(text))
    }

    fn cell(&self, column: u32) -> Option<&'a str> {
        self.cells.iter().find(|(number, ..)| *number == column).map(|(_, text, _)| *text)
    }
}

struct Reader<'a> {
    measures: &'a [&'a [Phrase]],
    acronyms: &'a Acronyms,
    /// The year that the heading gives, or the title.
    year: Option<Year>,
}

/// A rate in one block.
struct Rate {
    measure: usize,
    about: BTreeSet<String>,
    year: Year,
    tenths: u32,
    whole: bool,
    span: Range<usize>,
}

impl Rate {
    fn at(self, block: usize) -> Figure {
        let Self { measure, about, year, tenths, whole, span } = self;
        Figure { measure, about, year, tenths, whole, spot: Spot { block, span } }
    }
}

impl Reader<'_> {
    /// The rates of a row: of what its first cell says, or of what stands over them.
    fn row<'b>(&'b self, row: &'b Row<'b>, head: Option<&'b Row<'b>>) -> impl Iterator<Item = Rate> + 'b {
        let label = row.cells.iter().map(|(_, text, _)| *text).find(|text| !text.trim().is_empty()).unwrap_or("");
        let in_percent = label.contains('%');
        let rate = move |text: &str| percent(text).or_else(|| percent(&format!("{text} %")).filter(|_| in_percent));
        let several = row.cells.iter().filter(|(_, text, _)| rate(text).is_some()).count() > 1;
        row.cells.iter().filter_map(move |(column, text, span)| {
            let tenths = rate(text)?;
            let heading = head.and_then(|head| head.cell(*column)).unwrap_or("");
            let in_heading = only(years(heading));
            let year = in_heading.or_else(|| only(years(label))).or(self.year)?;
            let said = match (self.measure(label), self.measure(heading)) {
                (Some(_), _) if several && in_heading.is_none() => format!("{label} {heading}"),
                (Some(_), _) => label.to_owned(),
                (None, Some(_)) if is_said(&WHOLE, label) => heading.to_owned(),
                (None, Some(_)) => format!("{label} {heading}"),
                (None, None) => return None,
            };
            let other = is_said(&OTHER, heading) || is_said(&OTHER, &bare(label));
            let measure = self.measure(&said).filter(|_| !other)?;
            let whole = is_said(&WHOLE, label);
            Some(Rate { measure, about: self.about(&said, measure), year, tenths, whole, span: span.clone() })
        })
    }

    /// The rates of running text, of clauses that give but one.
    fn text<'b>(&'b self, text: &'b str) -> impl Iterator<Item = Rate> + 'b {
        let whole = only(years(text));
        clauses(text).filter_map(move |(start, clause)| {
            let said = bare(clause);
            let mut rates = said.match_indices('%');
            let (at, _) = rates.next().filter(|_| rates.next().is_none())?;
            let head = said.get(..at)?.trim_end();
            let start_of_number = head.rfind(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.')));
            let (before, number) = head.split_at(start_of_number.map_or(0, |at| head.ceil_char_boundary(at + 1)));
            let tenths = percent(&format!("{number} %")).filter(|_| !before.trim_end().ends_with(GOALS))?;
            let year = only(years(&said)).or(whole).or(self.year)?;
            let measure = self.measure(&said).filter(|_| !is_said(&OTHER, &said))?;
            let (about, span) = (self.about(&said, measure), start..start + clause.len());
            Some(Rate { measure, about, year, tenths, whole: false, span })
        })
    }

    /// The one measure that `text` names; of several nobody knows which is meant.
    fn measure(&self, text: &str) -> Option<usize> {
        let stems = stems(&bare(text))?;
        let said = |any: &[Phrase]| any.iter().flat_map(Phrase::forms).any(|form| stems.contains(form.as_str()));
        only(self.measures.iter().enumerate().filter(|(_, any)| said(any)).map(|(index, _)| index))
    }

    /// What `said` tells beside the measure.
    fn about(&self, said: &str, measure: usize) -> BTreeSet<String> {
        let mut text = stems(&self.acronyms.shorten(&bare(said))).unwrap_or_default();
        for form in self.measures.get(measure).into_iter().flat_map(|any| any.iter()).flat_map(Phrase::forms) {
            text = text.replace(form.as_str(), " ");
        }
        let telling = text
            .split(' ')
            .filter(|stem| !stem.is_empty() && !stem.bytes().any(|b| b.is_ascii_digit()) && !PLAIN.contains(*stem));
        let (plain, telling): (BTreeSet<String>, _) =
            telling.map(str::to_owned).partition(|stem| CERTIFIED.contains(stem));
        if telling.is_empty() { plain } else { telling }
    }
}

fn stemmed(words: &str) -> BTreeSet<String> {
    stems(words).unwrap_or_default().split_whitespace().map(str::to_owned).collect()
}

fn is_said(words: &BTreeSet<String>, text: &str) -> bool {
    stems(text).is_some_and(|stems| stems.split_whitespace().any(|stem| words.contains(stem)))
}

/// `text` without what stands between brackets.
fn bare(text: &str) -> String {
    let mut depth = 0_usize;
    let kept = text.chars().filter(|c| {
        depth += usize::from(*c == '(');
        let outside = depth == 0;
        depth = depth.saturating_sub(usize::from(*c == ')'));
        outside
    });
    kept.collect()
}

/// The clauses of `text`, each with where it begins.
fn clauses(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    let ends = text.char_indices().filter_map(|(at, c)| {
        let ends = match c {
            ';' | '\n' | '•' => true,
            ',' | '.' => text.get(at + 1..).is_some_and(|rest| rest.starts_with(char::is_whitespace)),
            _ => false,
        };
        ends.then_some((at, c.len_utf8()))
    });
    let ends: Vec<(usize, usize)> = ends.chain(std::iter::once((text.len(), 0))).collect();
    let clauses = ends.into_iter().filter_map(move |(end, length)| {
        let clause = (start, text.get(start..end)?);
        start = end + length;
        Some(clause)
    });
    clauses.flat_map(|(start, clause)| apart(start, clause))
}

/// « la satisfaction s'établit à 91 % et le taux de retour à 84 % »: two clauses, when each of them gives a rate.
fn apart(start: usize, clause: &str) -> Vec<(usize, &str)> {
    let joined = clause.match_indices(" et ").find_map(|(at, et)| {
        let (one, other) = (clause.get(..at)?, clause.get(at + et.len()..)?);
        (one.contains('%') && other.contains('%')).then_some([(start, one), (start + at + et.len(), other)])
    });
    joined.map_or_else(|| vec![(start, clause)], Vec::from)
}

/// The rate that `text` begins with, in tenths of a percent: « 91,4 % (32 sur 35) ».
fn percent(text: &str) -> Option<u32> {
    let text = text.trim_start();
    let digits = text.find(|c: char| !c.is_ascii_digit()).filter(|length| (1..=3).contains(length))?;
    let whole: u32 = text.get(..digits)?.parse().ok()?;
    let rest = text.get(digits..)?;
    let (tenth, rest) = match rest.strip_prefix([',', '.']) {
        Some(rest) => (rest.chars().next()?.to_digit(10)?, rest.trim_start_matches(|c: char| c.is_ascii_digit())),
        None => (0, rest),
    };
    (whole <= 100 && rest.trim_start().starts_with('%')).then_some(whole * 10 + tenth)
}

/// The years that `text` names, those of days left out.
fn years(text: &str) -> impl Iterator<Item = Year> {
    let folded = super::fold::folded(text);
    let mut words: Vec<(&str, &str)> = Vec::new();
    let mut rest = folded.as_str();
    while let Some(start) = rest.find(char::is_alphanumeric) {
        let (gap, tail) = rest.split_at(start);
        let (word, after) = tail.split_at(tail.find(|c: char| !c.is_alphanumeric()).unwrap_or(tail.len()));
        words.push((gap, word));
        rest = after;
    }
    let found: Vec<Year> = (0..words.len()).filter_map(|at| year(&words, at)).collect();
    found.into_iter()
}

/// The year, or the school year, that the word `at` begins; each word comes with what stands before it.
fn year(words: &[(&str, &str)], at: usize) -> Option<Year> {
    let number = |at: usize| words.get(at)?.1.parse::<i16>().ok();
    let joins = |at: usize| words.get(at).is_some_and(|(gap, _)| matches!(*gap, "/" | "-" | "." | "–"));
    let is_year = |year: &i16| (2000..2100).contains(year);
    let first = number(at).filter(is_year)?;
    let of_a_day = at
        .checked_sub(1)
        .is_some_and(|before| joins(at) || words.get(before).is_some_and(|(_, word)| month(word.as_bytes()).is_some()));
    let next = number(at + 1).filter(|_| joins(at + 1));
    match next {
        _ if of_a_day => None,
        None => Some(Year { first, last: first }),
        Some(last) => (last == first + 1 && !joins(at + 2)).then_some(Year { first, last }),
    }
}

/// The one value of `all`, however often it comes.
fn only<T: PartialEq>(all: impl IntoIterator<Item = T>) -> Option<T> {
    let mut all = all.into_iter();
    let first = all.next()?;
    all.all(|other| other == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::place::Place;

    const MEASURES: [&[&str]; 3] = [&["satisfaction", "satisfaits"], &["abandon", "abandons"], &["réussite", "reçus"]];

    fn told(content: &Content) -> Vec<String> {
        let measures = MEASURES.map(|any| any.iter().copied().map(Phrase::from).collect::<Vec<_>>());
        let measures = measures.each_ref().map(Vec::as_slice);
        let acronyms = Acronyms::of(["Réussite DWWM"]);
        let figures = find(content, &Stream::new(content), (&measures, &acronyms)).into_iter();
        let about = |figure: &Figure| figure.about.iter().cloned().collect::<Vec<_>>().join(" ");
        figures.map(|one| format!("{} {} {} [{}]", one.measure, one.year, one.tenths, about(&one))).collect()
    }

    fn text(lines: &[&str]) -> Content {
        let block = |line: &&str| Block::new(Place::Page(1), BlockKind::Paragraph, *line);
        Content { blocks: lines.iter().map(block).collect(), ..Content::default() }
    }

    fn sheet(title: &str, rows: &[&[&str]]) -> Content {
        let mut content = text(&[title]);
        let rows = rows.iter().zip(2..).map(|(cells, number)| {
            let cells = (1..).zip(cells.iter()).map(|(column, text)| (column, (*text).to_owned(), None));
            Block::row(Place::cell("S", 1, number), 0, cells)
        });
        content.blocks.extend(rows);
        content
    }

    #[test]
    fn two_rates_joined_by_and_are_two_clauses() {
        let line = "En 2026, la satisfaction s'établit à 91 % et le taux d'abandon à 3 %.";
        assert_eq!(told(&text(&[line])), ["0 2026 910 []", "1 2026 30 []"]);
        let shared = "En 2026, satisfaction et abandon à 3 %.";
        assert!(told(&text(&[shared])).is_empty(), "nobody knows whose rate it is");
    }

    #[test]
    fn a_dashboard_gives_a_rate_for_each_year_and_no_goal() {
        let rows: [&[&str]; 3] = [
            &["Indicateur", "Objectif 2026", "Résultat 2025", "Résultat 2026"],
            &["Satisfaction à chaud (4 et 5 sur 5)", "92 %", "91,4 %", "92,6 %"],
            &["Taux d'abandon", "moins de 5 %", "3 %", "2 % (3 sur 150)"],
        ];
        let found = told(&sheet("Tableau de bord qualité – arrêté au 30/11/2026", &rows));
        assert_eq!(found, ["0 2025 914 []", "0 2026 926 []", "1 2025 30 []", "1 2026 20 []"]);
        let rows: [&[&str]; 3] = [
            &["Indicateur", "But", "Résultat 2025"],
            &["Note moyenne", "9", "9,1"],
            &["Réussite CACES", "90 %", "86 %"],
        ];
        assert_eq!(told(&sheet("Tableau de bord", &rows)), ["2 2025 860 [cac]"], "a row of notes heads nothing");
        let rows: [&[&str]; 2] = [&["Indicateur", "2024", "2025"], &["Satisfaction à froid (%)", "92.6", "94"]];
        assert_eq!(told(&sheet("Tableau de bord", &rows)), ["0 2024 926 [froid]", "0 2025 940 [froid]"]);
    }

    #[test]
    fn a_page_of_results_is_of_the_year_of_its_title() {
        let rows: [&[&str]; 2] =
            [&["", "Salariés", "Apprentis"], &["Satisfaction à chaud des stagiaires", "94 %", "-"]];
        assert_eq!(told(&sheet("Nos résultats en 2026, page du 12 janvier 2027", &rows)), ["0 2026 940 []"]);
        let rows: [&[&str]; 3] = [&["Domaine", "Satisfaction"], &["Langues", "96 %"], &["Ensemble", "93 %"]];
        assert_eq!(told(&sheet("Résultats 2025", &rows)), ["0 2025 960 [langu]", "0 2025 930 []"]);
        let rows: [&[&str]; 2] = [&["", "CAP", "Titre"], &["Réussite", "80 %", "90 %"]];
        assert_eq!(told(&sheet("Résultats 2025", &rows)), ["2 2025 800 [cap]", "2 2025 900 [titr]"]);
        let printed =
            ["Mes résultats", "quoi\t2024\t2025", "satisfaction (4 ou 5 sur 5)\t96 %\t98 %", "abandons\t\t2,8 %"];
        assert_eq!(told(&text(&printed)), ["0 2024 960 []", "0 2025 980 []", "1 2025 28 []"]);
    }

    #[test]
    fn a_certification_is_the_same_by_its_acronym_and_in_full() {
        let rows: [&[&str]; 2] =
            [&["Formation", "Réussite au titre complet"], &["TP Développeur web et web mobile", "92,9 % (13 sur 14)"]];
        assert_eq!(told(&sheet("Nos chiffres 2025", &rows)), ["2 2025 929 [dwwm]"]);
        let rows: [&[&str]; 2] = [&["Indicateur", "2025"], &["Réussite DWWM", "85,7 %"]];
        assert_eq!(told(&sheet("Tableau de bord", &rows)), ["2 2025 857 [dwwm]"]);
    }

    #[test]
    fn what_stands_over_another_heading_heads_no_table_below() {
        let mut content = text(&["Annexe", "quoi\t2023\t2024", "Enquête", "satisfaction\t95 %\t96 %"]);
        assert_eq!(told(&content), ["0 2023 950 []", "0 2024 960 []"]);
        content.blocks[2].kind = BlockKind::Heading;
        assert_eq!(told(&content), Vec::<String>::new());
    }

    #[test]
    fn a_school_year_and_a_heading_say_what_time_a_rate_is_of() {
        let rows: [&[&str]; 2] =
            [&["Formation", "Présentés", "Taux de réussite"], &["BP Coiffure (RNCP38389)", "23", "82,6 %"]];
        assert_eq!(told(&sheet("Nos résultats 2025-2026", &rows)), ["2 2025-2026 826 [bp coiffur]"]);
        let rows: [&[&str]; 2] = [&["Indicateur", "Résultat 2025-2026"], &["Réussite BP coiffure", "78,3 %"]];
        assert_eq!(told(&sheet("Tableau de bord", &rows)), ["2 2025-2026 783 [bp coiffur]"]);
        let mut page = text(&["Bilan à Albi", "Résultats 2026", "Toutes formations : 96 % de stagiaires satisfaits."]);
        page.blocks[1].kind = BlockKind::Heading;
        assert_eq!(told(&page), ["0 2026 960 []"]);
    }

    #[test]
    fn a_sentence_gives_one_rate_at_a_time() {
        let review =
            "La satisfaction à chaud des bénéficiaires s'établit à 89 % sur l'année, en deçà de l'objectif de 92 %.";
        assert_eq!(told(&text(&["Revue de direction 2026", review])), ["0 2026 890 []"]);
        let sums = "Les chiffres 2025 : satisfaction 90,2 %, abandon 3,1 %, réussite au certificat 81 %";
        assert_eq!(told(&text(&["Revue", sums])), ["0 2025 902 []", "1 2025 31 []", "2 2025 810 [certificat]"]);
        for none in [
            "Satisfaction 2025 : au moins 90 %",
            "Satisfaction au 30 juin 2025 : 90 %",
            "Satisfaction 2024-2027 : 90 %",
            "Satisfaction et réussite 2025 : 90 %",
            "Satisfaction 2025 : de 88 % à 90 %",
            "Satisfaction 2025 > 90 %",
        ] {
            assert_eq!(told(&text(&["Note", none])), Vec::<String>::new(), "{none}");
        }
    }
}
