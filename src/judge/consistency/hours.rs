//! The hours that a certificate gives somebody, against the sheet that he signed: what was missed cannot be certified.
//!
//! Which papers belongs to the packs (`sessions`). A sheet counts where it gives a total for that person, says how long all of it
//! lasts, or notes an absence of somebody who the certificate says was there all the time. It must be of every day of the certificate: one of several weeks has less.

use super::{Contradiction, Paper, asked, papers, sessions};
use crate::judge::{Case, Judged, Piece};
use crate::model::document::Block;
use crate::model::finding::Finding;
use crate::model::place::Place;
use crate::pack::raw::SessionsNode;
use crate::text::fold::folded;
use crate::text::hours;
use crate::text::roster::{Crowd, Person};

/// Minutes that rounding explains.
const ROUNDING: u32 = 15;
/// Printed lines after a name among which the total of its row stands.
const REACH: usize = 6;
/// Words of a line that is a name in a printed table.
const WORDS: usize = 3;

/// What a sheet says of somebody.
struct Attended<'a> {
    sheet: &'a Piece,
    row: &'a Block,
    person: Person,
    /// Minutes, where it gives a total.
    total: Option<u32>,
    absent: bool,
}

/// One finding for each certificate that gives more than the sheet of the same days.
pub(super) fn findings(case: &Case<'_>, artefacts: &[Judged]) -> Vec<Finding> {
    asked(case, |pack| pack.sessions.as_ref()).flat_map(|of| contradictions(case, artefacts, of)).collect()
}

fn contradictions(case: &Case<'_>, artefacts: &[Judged], (pack, node): (&str, &SessionsNode)) -> Vec<Finding> {
    let sheets = papers(case, artefacts, &node.attended_in);
    let attended: Vec<Attended<'_>> = sheets.iter().flat_map(|sheet| rows(sheet.piece)).collect();
    let certificates = papers(case, artefacts, &node.certified_by).into_iter();
    let denied = certificates.filter_map(|certificate| {
        let given = certified(certificate.piece)?;
        let crowd = Crowd::new(certificate.piece.facts.stream.folded());
        let own = |row: &&Attended<'_>| crowd.names(&row.person) && covers(row.sheet, certificate.piece);
        let row = attended.iter().filter(own).find(|row| row.denies(certificate.piece, given.0))?;
        Some(finding(case, pack, (&certificate, given), row))
    });
    denied.collect()
}

impl Attended<'_> {
    fn denies(&self, certificate: &Piece, given: u32) -> bool {
        self.total.map_or_else(|| self.absent && says_all(certificate), |total| total + ROUNDING < given)
    }
}

/// The minutes that a certificate gives, and where: one number of hours, however often it stands.
fn certified(certificate: &Piece) -> Option<(u32, &Place)> {
    let blocks = certificate.document.content.blocks.iter();
    let mut all = blocks.flat_map(|block| hours::all(&block.text).into_iter().map(move |hours| (hours, &block.place)));
    let first = all.next()?;
    all.all(|(other, _)| other == first.0).then_some(first)
}

/// True for « soit un taux de réalisation de 100 % ».
fn says_all(certificate: &Piece) -> bool {
    let text = certificate.facts.stream.folded();
    ["100 %", "100%"].iter().any(|all| text.contains(all))
}

/// True when the sheet is of every day of the certificate.
fn covers(sheet: &Piece, certificate: &Piece) -> bool {
    let days = sessions::days(sheet).zip(sessions::days(certificate));
    days.is_some_and(|(own, given)| own.0.first <= given.0.first && given.1.last <= own.1.last)
}

/// Those to whom a sheet gives a total, or an absence.
fn rows(sheet: &Piece) -> Vec<Attended<'_>> {
    let blocks = &sheet.document.content.blocks;
    let whole = lasting(blocks);
    let read = |(at, row)| attended(sheet, row, (blocks.get(at + 1..).unwrap_or_default(), whole));
    blocks.iter().enumerate().filter_map(read).collect()
}

/// How long all of it lasts, when it says but one length.
fn lasting(blocks: &[Block]) -> Option<u32> {
    let mut all = blocks.iter().flat_map(|block| hours::lasting(&block.text));
    let first = all.next()?;
    all.all(|other| other == first).then_some(first)
}

fn attended<'a>(sheet: &'a Piece, row: &'a Block, (below, whole): (&[Block], Option<u32>)) -> Option<Attended<'a>> {
    let (name, own) = row.text.split_once('\t').unwrap_or((&row.text, ""));
    let person = Person::read(name.trim(), None)?;
    let printed = own.is_empty() && name.split_whitespace().count() <= WORDS;
    let beneath = below.iter().take(REACH).filter(|_| printed).map(|block| block.text.as_str());
    let total = std::iter::once(own).chain(beneath).find_map(longest);
    let absent = own.split('\t').any(|cell| folded(cell).trim().starts_with("abs"));
    let total = total.or(whole.filter(|_| !own.is_empty()));
    (total.is_some() || absent).then_some(Attended { sheet, row, person, total, absent })
}

/// The total of a row that gives hours: those of single days are less.
fn longest(row: &str) -> Option<u32> {
    row.split('\t').filter_map(hours::whole).max()
}

fn finding(
    case: &Case<'_>,
    pack: &str,
    (certificate, (given, at)): (&Paper<'_>, (u32, &Place)),
    row: &Attended<'_>,
) -> Finding {
    let words = case.words;
    let hours = |minutes: u32| {
        let (whole, rest) = ((minutes / 60).to_string(), minutes % 60);
        let key = if rest == 0 { "hours-whole" } else { "hours-and-minutes" };
        words.tell(key, &[("hours", &*whole), ("minutes", &*format!("{rest:02}"))])
    };
    let there = format!("{}, {}", row.sheet.document.path, words.place(&row.row.place));
    let attended = row.total.map_or_else(|| words.say("hours-absent"), hours);
    let args = [("given", &*hours(given)), ("attended", &*attended), ("other", &*there)];
    let contradiction = Contradiction {
        kind: "hours",
        pack,
        artefact: certificate.artefact,
        about: ["hours", &row.sheet.document.path],
        document: &certificate.piece.document.path,
        place: Some(at.clone()),
    };
    contradiction.told(case, &args)
}
