//! The hours that a certificate gives somebody, against the sheet that he signed, or another paper on what he attended: what was
//! missed cannot be certified.
//!
//! Which papers belongs to the packs (`sessions`). A sheet counts where it gives a total for that person, says how long all of it
//! lasts, or notes an absence of somebody to whom the certificate gives all of that, or says was there all the time. It must be of
//! every day of the certificate: one of several weeks has less.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Contradiction, Paper, asked, papers, sessions};
use crate::judge::{Case, Judged, Piece};
use crate::model::date::{FoundDate, Precision};
use crate::model::document::Block;
use crate::model::finding::Finding;
use crate::model::place::Place;
use crate::model::status::Code;
use crate::pack::raw::SessionsNode;
use crate::text::fold::folded;
use crate::text::hours;
use crate::text::names;
use crate::text::roster::{Crowd, Person};
use crate::text::sole::only;

/// Minutes that rounding explains.
const ROUNDING: u32 = 15;
/// Cells beside a name from which they are half-days, not what somebody is.
const HALF_DAYS: usize = 3;
/// Printed lines after a name among which the total of its row stands.
const REACH: usize = 6;
/// Blocks at the head of a sheet.
const HEAD: usize = 8;
/// Words of a line that is a name in a printed table.
const WORDS: usize = 3;

/// What a sheet says of somebody.
struct Attended<'a> {
    sheet: &'a Piece,
    row: &'a Block,
    person: Person,
    /// Minutes, where it gives a total.
    total: Option<u32>,
    /// Minutes that all of it lasts, where it says so.
    whole: Option<u32>,
    absent: bool,
}

/// One finding for each certificate that gives more than the sheet of the same days.
pub(super) fn findings(case: &Case<'_>, artefacts: &[Judged]) -> Vec<Finding> {
    asked(case, |pack| pack.sessions.as_ref()).flat_map(|of| contradictions(case, artefacts, of)).collect()
}

fn contradictions(case: &Case<'_>, artefacts: &[Judged], (pack, node): (&str, &SessionsNode)) -> Vec<Finding> {
    let sheets = papers(case, artefacts, &node.attended_in);
    let agreed =
        papers(case, artefacts, &node.found_in).into_iter().map(|paper| (sessions::names(paper.piece, node), paper));
    let agreed: Vec<Planned<'_>> = agreed.collect();
    let of_one = |piece| noted(piece).chain(followed(piece));
    let attended = sheets.iter().flat_map(|sheet| rows(sheet.piece).into_iter().chain(of_one(sheet.piece)));
    let attended: Vec<Attended<'_>> = attended.collect();
    let certificates = papers(case, artefacts, &node.certified_by).into_iter();
    let denied = certificates.filter_map(|certificate| {
        let given = certified(certificate.piece)?;
        let crowd = Crowd::new(certificate.piece.facts.stream.folded());
        let alone = |row: &Attended<'_>| !sheets.iter().any(|other| goes_on(other.piece, row.sheet));
        let all = |row: &Attended<'_>| {
            covers(row.sheet, certificate.piece) || (opens(row.sheet, certificate.piece) && alone(row))
        };
        let own = |row: &&Attended<'_>| crowd.names(&row.person) && all(row);
        let all_the_time = |sheet: &Piece| {
            let there = |other: &&Attended<'_>| other.sheet.document.path == sheet.document.path && !other.absent;
            attended.iter().filter(there).any(|other| crowd.names(&other.person))
        };
        let denied = |row: &&Attended<'_>| {
            row.denies(certificate.piece, given.0) || (row.total.is_none() && row.absent && all_the_time(row.sheet))
        };
        let row = attended.iter().filter(own).find(denied);
        let told = row.map(|row| (row.sheet, row.row, row.total));
        let told = told.or_else(|| planned((&certificate, given.0), &agreed, &node.attended_in))?;
        Some(finding(case, pack, (&certificate, given), told))
    });
    denied.collect()
}

/// A paper about a session, with the names of trainings in it.
type Planned<'a> = (BTreeSet<String>, Paper<'a>);

/// The paper about the same training that says that it lasts less, and where. It is of all days of the certificate or, when it is no
/// sheet of single days, of all but the last.
fn planned<'a>(
    (certificate, given): (&Paper<'_>, u32),
    papers: &[Planned<'a>],
    sheets: &[String],
) -> Option<(&'a Piece, &'a Block, Option<u32>)> {
    let path = &certificate.piece.document.path;
    let (own, _) = papers.iter().find(|(_, paper)| paper.piece.document.path == *path)?;
    let (first, last) = sessions::days_of_sheet(certificate.piece)?;
    let same = |(names, paper): &&Planned<'_>| {
        let days = sessions::days_of_sheet(paper.piece);
        let spared = i32::from(!sheets.iter().any(|id| id == paper.artefact));
        let ends = |until: &FoundDate| last.last <= until.last.saturating_add(spared.days());
        let all = days.is_some_and(|(from, until)| from.first == first.first && ends(until));
        paper.piece.document.path != *path && all && sessions::are_of_one(own, (paper.piece, names))
    };
    papers.iter().filter(same).find_map(|(_, paper)| {
        let blocks = &paper.piece.document.content.blocks;
        let total = only(blocks.iter().flat_map(|block| hours::spelled(&block.text)))?;
        let row = blocks.iter().find(|block| !hours::spelled(&block.text).is_empty())?;
        (total + ROUNDING < given).then_some((paper.piece, row, Some(total)))
    })
}

impl<'a> Attended<'a> {
    fn denies(&self, certificate: &Piece, given: u32) -> bool {
        let all = || says_all(certificate) || self.whole.is_some_and(|whole| whole <= given);
        self.total.map_or_else(|| self.absent && all(), |total| total + ROUNDING < given)
    }

    /// Of one person, outside any list.
    fn alone(sheet: &'a Piece, row: &'a Block, name: &str, total: Option<u32>) -> Option<Self> {
        Some(Self { sheet, row, person: Person::read(name, None)?, total, whole: None, absent: total.is_none() })
    }
}

/// The minutes that a certificate gives, and where: one number of hours, however often it stands.
fn certified(certificate: &Piece) -> Option<(u32, &Place)> {
    let blocks = &certificate.document.content.blocks;
    let mut all = blocks.iter().enumerate().flat_map(|(at, block)| {
        let below = blocks.get(at + 1).map_or("", |below| below.text.as_str());
        hours::all(&hours::whole_line(&block.text, below)).into_iter().map(move |hours| (hours, &block.place))
    });
    let first = all.next()?;
    all.all(|(other, _)| other == first.0).then_some(first)
}

/// True for « soit un taux de réalisation de 100 % », « 21 heures sur 21 heures prévues ».
fn says_all(certificate: &Piece) -> bool {
    let text = certificate.facts.stream.folded();
    ["100 %", "100%"].iter().any(|all| text.contains(all))
        || certificate.document.content.blocks.iter().any(|block| hours::are_all(&block.text))
}

/// True when the sheet is of every day of the certificate.
fn covers(sheet: &Piece, certificate: &Piece) -> bool {
    let days = sessions::days_of_sheet(sheet).zip(sessions::days_of_sheet(certificate));
    let within = days.is_some_and(|(own, given)| own.0.first <= given.0.first && given.1.last <= own.1.last);
    let stretches = |piece: &Piece| -> BTreeSet<(Date, Date)> {
        let long = piece.facts.dates.iter().filter(|date| date.first < date.last && date.precision == Precision::Day);
        long.map(|date| (date.first, date.last)).collect()
    };
    within || !stretches(sheet).is_disjoint(&stretches(certificate))
}

/// True when the certificate begins on the first day of the sheet and goes a day further: there is no room for another sheet.
fn opens(sheet: &Piece, certificate: &Piece) -> bool {
    let days = sessions::days_of_sheet(sheet).zip(sessions::days_of_sheet(certificate));
    days.is_some_and(|((first, last), (from, until))| {
        first.first == from.first && last.last.tomorrow().is_ok_and(|next| next == until.last)
    })
}

/// True when another sheet takes up where `sheet` ends.
fn goes_on(other: &Piece, sheet: &Piece) -> bool {
    let days = sessions::days_of_sheet(sheet).zip(sessions::days_of_sheet(other));
    days.is_some_and(|((_, last), (first, until))| {
        until.last > last.last && (last.last..=last.last.saturating_add(1.week())).contains(&first.first)
    })
}

/// Absences that a sheet notes below its list: « M. Kervella absent le 10 juin », « Soulié : rappelé par sa mairie le 17 ».
fn noted(sheet: &Piece) -> impl Iterator<Item = Attended<'_>> {
    let blocks = &sheet.document.content.blocks;
    let whole = lasting(blocks);
    blocks.iter().filter_map(move |row| {
        let away = hours::AWAY.iter().filter_map(|word| row.text.find(word)).min()?;
        let before = row.text.get(..away)?.trim_end_matches([' ', ':', ',']);
        let family = Some(before.to_owned()).filter(|name| name.starts_with(char::is_uppercase) && !name.contains(' '));
        let told = Attended::alone(sheet, row, &names::at_end(before).or(family)?, None)?;
        Some(Attended { whole, ..told })
    })
}

/// What a paper about one person says that he followed: « Durée suivie : 414 heures », or the one length of all that it gives.
fn followed(sheet: &Piece) -> Option<Attended<'_>> {
    let blocks = &sheet.document.content.blocks;
    let name = blocks.iter().find_map(|block| names::after_civility(&block.text))?;
    let read = |lengths: fn(&str) -> Vec<u32>| {
        blocks.iter().flat_map(move |row| lengths(&row.text).into_iter().map(move |length| (row, length)))
    };
    let whole = || only(read(hours::headed).map(|(_, length)| length)).and_then(|_| read(hours::headed).next());
    let (row, total) = read(hours::followed).next().or_else(whole)?;
    Attended::alone(sheet, row, &name, Some(total))
}

/// Those to whom a sheet gives a total, or an absence.
fn rows(sheet: &Piece) -> Vec<Attended<'_>> {
    let blocks = &sheet.document.content.blocks;
    let whole = lasting(blocks);
    let read = |(at, row)| attended(sheet, row, (blocks.get(at + 1..).unwrap_or_default(), whole));
    blocks.iter().enumerate().filter_map(read).collect()
}

/// How long all of it lasted, where less was held than planned; how long it lasts, when it says but one length; else the only one at its head.
fn lasting(blocks: &[Block]) -> Option<u32> {
    if let Some(held) = blocks.iter().find_map(|block| hours::held(&block.text)) {
        return Some(held);
    }
    let plain = |block: &&Block| !block.text.contains('\t') && !hours::are_times(&block.text);
    let head = blocks.get(..HEAD).unwrap_or(blocks).iter().filter(plain);
    only(blocks.iter().flat_map(|block| hours::lasting(&block.text)))
        .or_else(|| only(head.clone().flat_map(|block| hours::in_words(&block.text))))
        .or_else(|| only(head.flat_map(|block| hours::together(&block.text))))
}

fn attended<'a>(sheet: &'a Piece, row: &'a Block, (below, whole): (&[Block], Option<u32>)) -> Option<Attended<'a>> {
    let (name, own) = row.text.split_once('\t').unwrap_or((&row.text, ""));
    let person = Person::read(name.trim(), None)?;
    let printed = own.is_empty() && name.split_whitespace().count() <= WORDS;
    let beneath = below.iter().take(REACH).filter(|_| printed).map(|block| block.text.as_str());
    let total = std::iter::once(own).chain(beneath).find_map(longest);
    let absent = own.split('\t').any(|cell| folded(cell).trim().starts_with("abs"));
    let total = total.or(whole.filter(|_| !own.is_empty() && !absent));
    let seen = total.is_some() || absent || own.split('\t').count() > HALF_DAYS;
    seen.then_some(Attended { sheet, row, person, total, whole, absent })
}

/// The total of a row that gives hours: those of single days are less.
fn longest(row: &str) -> Option<u32> {
    row.split('\t').filter_map(hours::whole).max()
}

fn finding(
    case: &Case<'_>,
    pack: &str,
    (certificate, (given, at)): (&Paper<'_>, (u32, &Place)),
    (sheet, row, total): (&Piece, &Block, Option<u32>),
) -> Finding {
    let words = case.words;
    let there = format!("{}, {}", sheet.document.path, words.place(&row.place));
    let attended = total.map_or_else(|| words.say("hours-absent"), |total| words.hours(total));
    let args = [("given", &*words.hours(given)), ("attended", &*attended), ("other", &*there)];
    let contradiction = Contradiction {
        kind: "hours",
        code: Code::Inconsistent,
        pack,
        artefact: certificate.artefact,
        about: ["hours", &sheet.document.path],
        document: &certificate.piece.document.path,
        place: Some(at.clone()),
    };
    contradiction.told(case, &args)
}
