//! What the text says about signatures: electronic ones, labelled blocks, typed mentions.

use std::collections::{BTreeMap, BTreeSet};

use super::fold::folded;
use super::negation::{denied_before, is_pending};
use super::phrase::{Phrases, stems};
use super::stream::{Spot, Stream};
use crate::model::document::{Block, Content};

/// Words that an electronic signing service prints on what was signed.
static STATED: Phrases = Phrases::new(&[
    "signé électroniquement",
    "signé numériquement",
    "certificat de réalisation de signature",
    "enveloppe DocuSign",
    "signé avec Yousign",
    "signé via Yousign",
    "horodatage de la signature",
]);
/// Words that announce a signature, or speak of one.
static ANNOUNCED: Phrases = Phrases::new(&[
    "signature",
    "signataire",
    "signature électronique",
    "lu et approuvé",
    "bon pour accord",
    "cachet de l'entreprise",
    "cachet et signature",
    "signé par",
    "signé électroniquement",
    "Yousign",
    "Universign",
    "DocuSign",
    "visa",
    "fait à",
]);
/// Words before a statement that make it a plan or a duty.
static PLANNED: Phrases = Phrases::new(&["être", "sera", "seront", "doit", "doivent", "peut", "peuvent"]);
/// Words of a cell of a sheet of signatures.
static PRESENT: Phrases =
    Phrases::new(&["signé", "signée", "présent", "présente", "absent", "absente", "excusé", "excusée"]);
/// Rows, and cells beside the name in each, from which a table is a sheet of signatures.
const SHEET: usize = 3;
const PLACES: usize = 2;
/// Words of a cell that was printed on a line of its own: « signé 13:31 ».
const WORD: usize = 2;
/// Words of the time that may stand before it: « 08:44 signé ».
const TIME: usize = 2;
/// Rows of a table among the first of which its head stands.
const HEAD: usize = 4;
/// Most letters of somebody's initials.
const INITIALS: usize = 3;
/// Bytes of the longest head of a column that names a half-day.
const LABEL: usize = 40;
/// Blocks between the place of one signatory and what another says.
const BESIDE: usize = 2;
/// How many words before a statement may make it a plan.
const REACH: usize = 3;

/// Where the text says that it was signed electronically. That something is to be signed so says nothing.
#[must_use]
pub fn electronic(stream: &Stream) -> Option<Spot> {
    let stems = stream.stems();
    let holds = |at: usize| !denied_before(stems, at) && !is_planned(stems.get(..at).unwrap_or_default());
    let found = STATED.forms().iter().filter_map(|form| {
        let (at, found) = stems.match_indices(form.as_str()).find(|(at, _)| holds(*at))?;
        Some(at..at + found.len())
    });
    stream.spot_of_stems(found.min_by_key(|range| range.start)?)
}

/// True when a line beside block `at` says by whom and when it was signed: « La référente : signé M. Roncin le 14/01/2027 ».
#[must_use]
pub fn typed_beside(content: &Content, at: usize) -> bool {
    let beside = at.saturating_sub(BESIDE)..=at + BESIDE;
    let mut others = content.blocks.iter().enumerate().filter(|(number, _)| *number != at && beside.contains(number));
    others.any(|(_, block)| says_signed(&block.text) && block.text.contains(|c: char| c.is_ascii_digit()))
}

/// True when some line says by whom it was signed: « Signé : M. Roncin ».
#[must_use]
pub fn is_typed(content: &Content) -> bool {
    content.blocks.iter().any(|block| says_signed(&block.text))
}

fn says_signed(text: &str) -> bool {
    let said = folded(text);
    said.starts_with("signe") || [": signe ", "– signe ", "- signe "].iter().any(|lead| said.contains(lead))
}

/// True when one of the last words is one of a plan.
fn is_planned(before: &str) -> bool {
    let last = before.rsplit(' ').filter(|stem| !stem.is_empty()).take_while(|stem| *stem != "|").take(REACH);
    last.into_iter().any(|stem| PLANNED.forms().iter().any(|word| word.trim() == stem))
}

/// Where the text announces a signature.
#[must_use]
pub fn announced(stream: &Stream) -> Option<Spot> {
    ANNOUNCED.forms().iter().find_map(|form| stream.find(std::slice::from_ref(form)))
}

/// The row of a sheet of signatures in which a place is left empty, or still waits, while most other rows say something there:
/// « Till R. | signé RT | | signé RT », « jeudi après-midi | signé 13:31 | en attente ».
#[must_use]
pub fn gap(content: &Content) -> Option<&Block> {
    open_place(&content.blocks).or_else(|| {
        sheets(content).find_map(|rows| {
            let width = rows.iter().map(|(_, places)| *places).max()?;
            let full = rows.iter().filter(|(_, places)| *places == width).count();
            let short = rows.iter().find(|(_, places)| full * 2 > rows.len() && *places < width);
            short.map(|(row, _)| *row)
        })
    })
}

/// The row of a table in which a place of a column of signatures says nothing. Tables of one head, that of the learners and that of
/// whoever taught them, are one.
fn open_place(blocks: &[Block]) -> Option<&Block> {
    let mut tables: BTreeMap<Option<u32>, Vec<&Block>> = BTreeMap::new();
    blocks
        .iter()
        .filter(|block| !block.cells.is_empty())
        .for_each(|row| tables.entry(row.table).or_default().push(row));
    let mut sheets: BTreeMap<&str, Vec<&Block>> = BTreeMap::new();
    for rows in tables.into_values() {
        let Some((head, rows)) = rows.split_first() else { continue };
        let labels = head.text.split_once('\t').map_or("", |(_, rest)| rest);
        sheets.entry(labels).or_default().extend(rows);
    }
    sheets.into_values().find_map(|rows| {
        let said = |row: &Block, column: u32| {
            row.cells.iter().find(|cell| cell.column == column).map(|cell| row.cell_text(cell).to_owned())
        };
        let signed = |row: &Block, column: u32| said(row, column).is_some_and(|text| is_signed(&text));
        let columns: BTreeSet<u32> = rows.iter().flat_map(|row| &row.cells).map(|cell| cell.column).collect();
        let full = |column: &u32| {
            let count = rows.iter().filter(|row| signed(row, *column)).count();
            count >= SHEET && count * 2 > rows.len()
        };
        let columns: Vec<u32> = columns.into_iter().filter(full).collect();
        let waits =
            |row: &Block, column: u32| said(row, column).is_none_or(|text| text.trim().is_empty() || is_pending(&text));
        let left = |row: &&&Block| {
            columns.iter().filter(|column| signed(row, **column)).count() >= PLACES
                && columns.iter().any(|column| waits(row, *column))
        };
        rows.iter().find(left).copied()
    })
}

/// « signé », « 08:44 signé », « absente excusée », « ap 8:59 ».
fn is_signed(text: &str) -> bool {
    (says_present(text) || is_stamped(text)) && !is_pending(text)
}

/// Initials and a time: « ap 8:59 ».
fn is_stamped(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let (Some(initials), Some(time), None) = (words.next(), words.next(), words.next()) else { return false };
    let letters = initials.chars().count();
    let digits = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    (2..=INITIALS).contains(&letters)
        && initials.chars().all(char::is_alphabetic)
        && time.split_once([':', 'h']).is_some_and(|(hour, minutes)| digits(hour) && digits(minutes))
}

/// The head of a sheet of signatures of which a whole half-day has none: a column left empty in a table, or fewer marks printed in
/// every row than half-days are named over them.
#[must_use]
pub fn half_day(content: &Content) -> Option<&Block> {
    empty_column(&content.blocks).or_else(|| fewer_marks(&content.blocks))
}

/// The head of a table that names half-days, where nobody wrote under one of them and most did under another.
fn empty_column(blocks: &[Block]) -> Option<&Block> {
    let inside = |at: usize| {
        at.checked_sub(HEAD)
            .and_then(|above| blocks.get(above..=at))
            .is_some_and(|rows| rows.windows(2).all(|pair| matches!(pair, [one, next] if one.table == next.table)))
    };
    let mut heads = blocks.iter().enumerate().filter(|(at, block)| block.cells.len() > PLACES && !inside(*at));
    heads.find_map(|(at, head)| {
        let named = head.cells.iter().filter(|cell| is_half_day(head.cell_text(cell)));
        let columns: Vec<u32> = named.map(|cell| cell.column).collect();
        let below = blocks.get(at + 1..).unwrap_or_default().iter().take_while(|row| row.table == head.table);
        let rows: Vec<&Block> = below.filter(|row| !row.cells.is_empty()).collect();
        let written = |column: u32| {
            let holds = |row: &&&Block| {
                row.cells.iter().any(|cell| cell.column == column && !row.cell_text(cell).trim().is_empty())
            };
            rows.iter().filter(holds).count()
        };
        let counts: Vec<usize> = columns.iter().map(|&column| written(column)).collect();
        let signed = counts.iter().filter(|&&count| count >= SHEET && count * 2 > rows.len()).count();
        (columns.len() > PLACES && signed >= PLACES && counts.contains(&0)).then_some(head)
    })
}

/// The first of the half-days printed over rows of initials, or of words for a signature, where no row has as many of these.
fn fewer_marks(blocks: &[Block]) -> Option<&Block> {
    let printed = |block: &&Block| block.cells.is_empty();
    let lone = |text: &str| text.split_whitespace().count() <= WORD && says_present(text);
    let broken = blocks.iter().any(|block| printed(&block) && lone(&block.text));
    let worded = |text: &str| places(text).filter(|_| !broken).unwrap_or(0);
    let marks = |block: &Block| marks(&block.text).max(worded(&block.text));
    let is_marked = |block: &&Block| marks(block) > PLACES;
    let first = blocks.iter().position(|block| printed(&block) && is_marked(&block))?;
    let cells = |block: &Block| block.text.split('\t').filter(|cell| is_half_day(cell) && !tells_hours(cell)).count();
    let over = blocks.get(..first)?.iter().filter(printed);
    let heads: Vec<&Block> = over.filter(|block| cells(block) > 0).collect();
    let named: usize = heads.iter().map(|block| cells(block)).sum();
    let rows: Vec<usize> = blocks.iter().filter(printed).map(marks).filter(|marks| *marks > PLACES).collect();
    let most = rows.iter().copied().max()?;
    let full = rows.iter().filter(|marks| **marks == most).count();
    (full >= SHEET && most < named).then(|| heads.first().copied()).flatten()
}

/// « matin », « 08/10 après-midi (13 h 30-17 h) », « ap.-m. »; two letters alone are somebody's initials.
fn is_half_day(text: &str) -> bool {
    static HALVES: Phrases = Phrases::new(&["matin", "après-midi", "ap.-m.", "ap. m.", "a-m", "apm", "pm", "am"]);
    let long_enough = (INITIALS + 1..=LABEL).contains(&text.trim().len());
    long_enough && stems(text).is_some_and(|stems| HALVES.forms().iter().any(|form| stems.contains(form.as_str())))
}

/// « Matin : 9 h - 12 h 30 »: a line that says when a half-day is, over no column.
fn tells_hours(text: &str) -> bool {
    text.contains([':', '='])
        || folded(text).split(|c: char| !c.is_alphanumeric()).any(|word| {
            let unit = word.trim_start_matches(|c: char| c.is_ascii_digit());
            matches!(unit, "h") || (unit.len() < word.len() && unit.starts_with('h'))
        })
}

/// How many initials stand side by side in a printed line, whoever's: « LB  LB  LB ».
fn marks(text: &str) -> usize {
    let is_mark = |cell: &&str| {
        let letters = cell.chars().count();
        (2..=INITIALS).contains(&letters) && cell.chars().all(char::is_uppercase)
    };
    text.split('\t').map(str::trim).filter(is_mark).count()
}

/// The first row of a sheet of signatures whose places say who signed.
#[must_use]
pub fn sheet(content: &Content) -> Option<&Block> {
    sheets(content).find_map(|rows| rows.first().map(|(row, _)| *row))
}

/// The rows of each sheet of signatures, with how many places say something.
fn sheets(content: &Content) -> impl Iterator<Item = Vec<(&Block, usize)>> {
    let mut sheets: BTreeMap<Option<u32>, Vec<(&Block, usize)>> = BTreeMap::new();
    for block in &content.blocks {
        sheets.entry(block.table).or_default().extend(places(&block.text).map(|places| (block, places)));
    }
    sheets.into_values().filter(|rows| rows.len() >= SHEET)
}

/// How many places of a row say who signed or was away; none where what follows the name says anything else.
fn places(row: &str) -> Option<usize> {
    let places = || row.split('\t').skip(1);
    (places().all(is_signed) && places().count() >= PLACES).then(|| places().count())
}

/// « signé », « 08:44 signé », « absente excusée ».
fn says_present(text: &str) -> bool {
    let stems = stems(text).unwrap_or_default();
    let said = PRESENT.forms().iter().filter_map(|form| stems.find(form.as_str()));
    said.min().is_some_and(|at| stems.get(..at).is_some_and(|before| before.split_whitespace().count() <= TIME))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::{Block, BlockKind, Content};
    use crate::model::place::Place;

    fn says(text: &str) -> bool {
        let blocks = vec![Block::new(Place::Page(1), BlockKind::Paragraph, text)];
        electronic(&Stream::new(&Content { blocks, ..Content::default() })).is_some()
    }

    #[test]
    fn what_a_signing_service_prints_is_heard() {
        assert!(says("Signé électroniquement par Anne Durand le 3 février 2026"));
        assert!(says("Certificat de réalisation de signature"));
        assert!(says("La convention doit être relue. Document signé électroniquement le 3 février 2026"));
    }

    #[test]
    fn what_is_planned_or_denied_is_not() {
        assert!(!says("La convention sera signée électroniquement par le client."));
        assert!(!says("Les feuilles doivent être signées électroniquement chaque demi-journée."));
        assert!(!says("Ce document n'a pas été signé électroniquement."));
        assert!(!says("L'émargement se fait par signature électronique."));
    }

    fn sheet(rows: &[&[&str]]) -> Content {
        let blocks = rows.iter().zip(1..).map(|(cells, number)| {
            let cells = (1..).zip(cells.iter()).filter(|(_, text)| !text.is_empty());
            Block::row(Place::cell("S", 1, number), 0, cells.map(|(column, text)| (column, (*text).to_owned(), None)))
        });
        Content { blocks: blocks.collect(), ..Content::default() }
    }

    #[test]
    fn a_trainer_who_did_not_sign_every_half_day_is_found() {
        let line = |name: &str, marks: &str| Block::new(Place::Page(1), BlockKind::Line, format!("{name}\t{marks}"));
        let told = |trainer: &str| {
            let full = "08:44 signé\t13:29 signé\t08:46 signé";
            let names = ["AMRANI Samia", "BESSE Corinne", "FAU Régis"];
            let mut blocks = names.map(|name| line(name, full)).to_vec();
            blocks.extend([line("Nom", "lundi matin\tlundi après-midi\tmardi matin"), line("FABRE Odile", trainer)]);
            gap(&Content { blocks, ..Content::default() }).map(|row| row.text.clone())
        };
        assert_eq!(told("08:39 signé\t13:25 signé").as_deref(), Some("FABRE Odile\t08:39 signé\t13:25 signé"));
        assert_eq!(told("08:39 signé\t13:25 signé\tabsente excusée"), None);
    }

    #[test]
    fn a_place_that_still_waits_is_found_whichever_way_the_sheet_goes() {
        let head: &[&str] = &["Date", "Demi-journée", "A. M.", "L. P.", "Formateur"];
        let full: &[&str] = &["30/03", "matin", "signé 09:04", "signé 09:05", "signé 12:03"];
        let away: &[&str] = &["31/03", "matin", "absent, justifié", "signé 09:05", "signé 12:03"];
        let waits: &[&str] = &["31/03", "après-midi", "signé 13:31", "signé 13:35", "en attente"];
        let told = |rows: &[&[&str]]| gap(&sheet(rows)).map(|row| row.text.clone());
        assert_eq!(told(&[head, full, away, waits, full]), Some(waits.join("\t")));
        assert_eq!(told(&[head, full, away, full, full]), None);
    }

    #[test]
    fn initials_with_a_time_are_signatures() {
        let head: &[&str] = &["Stagiaire", "Lu m", "Lu am", "Ma m", "Ma am"];
        let full: &[&str] = &["A. Poujol", "ap 8:59", "ap 13:29", "ap 9:01", "ap 13:27"];
        let trainer: &[&str] = &["Formateur", "DB 9:03", "", "DB 9:03", "DB 13:33"];
        let told = |rows: &[&[&str]]| gap(&sheet(rows)).map(|row| row.text.clone());
        assert_eq!(told(&[head, full, full, full, trainer]).as_deref(), Some("Formateur\tDB 9:03\tDB 9:03\tDB 13:33"));
        let hours: &[&str] = &["Salle 1", "8:59", "", "9:01", "13:27"];
        assert_eq!(told(&[head, hours, hours, hours]), None, "times alone are a timetable");
    }

    #[test]
    fn the_tables_of_learners_and_of_whoever_taught_them_are_one_sheet() {
        let head: &[&str] = &["Stagiaire", "08/06 matin", "08/06 a-m", "09/06 matin"];
        let full: &[&str] = &["Adam N.", "signé", "signé", "signé"];
        let (own, short): (&[&str], &[&str]) =
            (&["Nom", "08/06 matin", "08/06 a-m", "09/06 matin"], &["Fabre O.", "signé", "signé"]);
        let mut content = sheet(&[head, full, full, full, own, short]);
        content.blocks.iter_mut().skip(4).for_each(|row| row.table = Some(1));
        assert_eq!(gap(&content).map(|row| row.text.clone()).as_deref(), Some("Fabre O.\tsigné\tsigné"));
    }

    #[test]
    fn a_signature_typed_beside_a_place_is_told() {
        let beside = |lines: &[&str], at: usize| {
            let blocks = lines.iter().map(|text| Block::new(Place::Page(1), BlockKind::Paragraph, *text)).collect();
            typed_beside(&Content { blocks, ..Content::default() }, at)
        };
        assert!(beside(&["La référente : signé M. Roncin le 14/01/2027", "Le maître d'apprentissage :"], 1));
        assert!(!beside(&["La référente a signé la convention en 2027", "Le maître d'apprentissage :"], 1));
        assert!(!beside(&["La référente : signé M. Roncin", "Le maître d'apprentissage :"], 1), "on no day");
    }

    #[test]
    fn a_half_day_that_nobody_signed_is_found() {
        let head: &[&str] =
            &["Stagiaire", "08/10 matin", "08/10 après-midi (13 h 30-17 h)", "09/10 matin", "09/10 après-midi"];
        let rows = |last: &'static str| {
            let row = |name: &'static str| [name, name, name, name, last];
            let rows = ["Adam N.", "Bertin S.", "Colson T.", "I. Dauchy"].map(row);
            let rows: Vec<&[&str]> = std::iter::once(head).chain(rows.iter().map(|row| &row[..])).collect();
            half_day(&sheet(&rows)).map(|head| head.text.clone())
        };
        assert_eq!(rows("").as_deref(), Some(&*head.join("\t")));
        assert_eq!(rows("signé"), None);
    }

    #[test]
    fn printed_initials_are_counted_against_the_half_days_over_them() {
        let told = |marks: &str| {
            let lines =
                ["Feuille de présence", "lun.", "matin", "lun.", "ap.-m.", "mar.\tmatin", "mar. ap.-m.", "Lena B."];
            let rows = std::iter::repeat_n(marks, 3);
            let block = |text: &str| Block::new(Place::Page(1), BlockKind::Line, text);
            let blocks = lines.into_iter().chain(rows).map(block).collect();
            half_day(&Content { blocks, ..Content::default() }).is_some()
        };
        assert!(told("LB\tLB\tLB"));
        assert!(!told("LB\tLB\tLB\tLB"));
        assert!(!told("LB\tLB"), "too few to be a sheet of initials");
        assert!(told("LB\tsigné L.B.\tsigné L.B.\tsigné L.B."), "a name, then words for three of four half-days");
    }

    #[test]
    fn hours_told_over_a_printed_sheet_are_no_half_days_of_it() {
        let lines =
            ["Matin : 9 h - 12 h 30", "après-midi 13h30-17h", "M = matin", "lun. matin\tlun. ap.-m.\tmar. matin"];
        let rows = std::iter::repeat_n("LB\tLB\tLB", 3);
        let blocks = lines.into_iter().chain(rows).map(|text| Block::new(Place::Page(1), BlockKind::Line, text));
        assert_eq!(half_day(&Content { blocks: blocks.collect(), ..Content::default() }), None);
    }

    #[test]
    fn a_place_left_empty_among_signed_ones_is_found() {
        let head: &[&str] = &["Stagiaire", "05/10 matin", "05/10 a-m", "06/10 matin"];
        let (full, away): (&[&str], &[&str]) =
            (&["Ritter A.", "signé AR", "signé AR", "signé AR"], &["Moussa I.", "signé IM", "absent", "signé IM"]);
        let short: &[&str] = &["Till R.", "signé RT", "", "signé RT"];
        let told = |rows: &[&[&str]]| gap(&sheet(rows)).map(|row| row.text.clone());
        assert_eq!(told(&[head, full, away, short]).as_deref(), Some("Till R.\tsigné RT\tsigné RT"));
        assert_eq!(told(&[head, full, away, full]), None);
        assert_eq!(told(&[head, full, short]), None, "too few rows to tell");
        let blank: &[&str] = &["Till R.", "", "", ""];
        assert_eq!(
            told(&[head, full, away, full, blank]),
            None,
            "a row where nothing stands is of somebody who never came"
        );
    }
}
