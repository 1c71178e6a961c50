//! The end of a paper that was never signed: « Fait à  le », or places for signatures with nobody's name.

use std::ops::Range;

use super::super::fold::folded;
use super::{Blank, BlankKind};
use crate::model::document::{Block, BlockKind, Cell};
use crate::model::place::Place;

/// Words of those who sign, folded; a place for a signature begins with one.
const SIGNATORIES: &[&str] = &[
    "accompagnateur",
    "accompagnatrice",
    "acheteur",
    "animateur",
    "animatrice",
    "apprenant",
    "apprenante",
    "apprenti",
    "apprentie",
    "auditeur",
    "auditrice",
    "bailleur",
    "beneficiaire",
    "candidat",
    "candidate",
    "cedant",
    "client",
    "cliente",
    "cocontractant",
    "commanditaire",
    "conseiller",
    "conseillere",
    "delegue",
    "deleguee",
    "directeur",
    "direction",
    "directrice",
    "employeur",
    "encadrant",
    "encadrante",
    "expert",
    "exploitant",
    "financeur",
    "formateur",
    "formatrice",
    "fournisseur",
    "gerant",
    "gerante",
    "inspecteur",
    "inspectrice",
    "interesse",
    "intervenant",
    "intervenante",
    "interessee",
    "locataire",
    "loueur",
    "maitre",
    "mandataire",
    "occupant",
    "opco",
    "parent",
    "parents",
    "pilote",
    "prefet",
    "preneur",
    "president",
    "presidente",
    "prestataire",
    "proprietaire",
    "referent",
    "referente",
    "representant",
    "representante",
    "responsable",
    "salarie",
    "salariee",
    "secretaire",
    "soustraitant",
    "soustraitante",
    "stagiaire",
    "technicien",
    "technicienne",
    "titulaire",
    "tresorier",
    "tresoriere",
    "tuteur",
    "tutrice",
    "vendeur",
    "verificateur",
];
/// Words for organisations in whose name one signs, folded.
const PARTIES: &[&str] = &[
    "agence",
    "antenne",
    "association",
    "centre",
    "cfa",
    "collectivite",
    "commune",
    "delegation",
    "entreprise",
    "mairie",
    "organisme",
    "societe",
    "ufa",
];
/// Words with which a line to be filled in by a signatory begins, folded.
const LABELS: &[&str] = &["le", "date", "nom", "fonction", "qualite", "lieu"];
/// Words with which a place for a signature begins, folded.
const SIGNED: &[&str] = &["signature", "cachet", "visa"];
/// Words of one who has signed (« lu et approuvé », « signé le », « bon pour accord »), folded.
const AGREED: &[&str] = &["accord", "approuve", "signe", "signee"];
/// Words that may stand before them, folded.
const ARTICLES: &[&str] = &["le", "la", "les", "l", "pour", "par", "du", "de", "des", "d", "un", "une"];
/// Most words of such a place.
pub(super) const WORDS: usize = 8;

/// Longest line that says who is to sign and how, in bytes.
const LONGEST: usize = 120;

/// Last lines of a paper among which those who sign are looked for.
const TAIL: usize = 8;

/// Places for signatures that stand bare at the end of `blocks`, and closing formulas without place nor day.
pub(super) fn find(blocks: &[Block]) -> Vec<Blank> {
    let formula = |text: &str| is_bare_formula(text) || is_asked_for(text);
    let formulas = blocks.iter().enumerate().filter(|(_, block)| formula(&block.text));
    let place = |text: &str| is_place(text) || is_signed_for(text);
    let closing = body(blocks).take_while(|(_, block)| place(&block.text) || is_label(&block.text));
    let bare = closing.filter(|(_, block)| place(&block.text));
    formulas
        .chain(bare)
        .chain(passed_over(blocks))
        .chain(left_waiting(blocks))
        .chain(bare_labels(blocks))
        .map(|(index, block)| blank(index, block))
        .collect()
}

/// Closing formulas that wait for their day.
pub(super) fn undated(blocks: &[Block]) -> Vec<Blank> {
    let waits = |text: &str| is_undated_formula(text) || pieces(text).any(is_left_to_another);
    let waiting = blocks.iter().enumerate().filter(|(_, block)| waits(&block.text));
    waiting.map(|(index, block)| blank(index, block)).collect()
}

/// « Tuteur : », left without an answer at the end of `blocks` where others answered: « Stagiaire : Léa Marin ».
pub(super) fn unanswered(blocks: &[Block]) -> Vec<Blank> {
    let tail: Vec<(usize, &Block)> = body(blocks).take(TAIL).collect();
    let lines: Vec<Vec<bool>> = tail.iter().map(|(_, block)| answers(&block.text)).collect();
    if !lines.iter().any(|line| line.contains(&true)) {
        return Vec::new();
    }
    // The last line comes first: what stands under a line comes before it.
    let under = std::iter::once(None).chain(lines.iter().map(Some));
    let is_left = |line: &[bool], under: Option<&Vec<bool>>| {
        line.contains(&false) && (line.len() > 1 || under.is_none_or(|under| !under.is_empty()))
    };
    let left = tail.iter().zip(&lines).zip(under).filter(|((_, line), under)| is_left(line, *under));
    left.map(|((&(index, block), _), _)| blank(index, block)).collect()
}

/// Of a line that holds nothing but labelled places of signatories, which of them are answered; empty for any other line.
fn answers(text: &str) -> Vec<bool> {
    let answer = |piece: &str| {
        let (title, said) = piece.split_once(':')?;
        is_signatory(title.trim()).then(|| said.contains(char::is_alphanumeric))
    };
    pieces(text).map(answer).collect::<Option<_>>().unwrap_or_default()
}

/// How many are to sign at the end of `blocks`, named or not; the title under « Pour l'organisme » is that of the same.
pub(super) fn signatories(blocks: &[Block]) -> usize {
    let telling = |word: &&str| !ARTICLES.contains(word) && word.len() > 1 && word.contains(char::is_alphabetic);
    let named = |piece: &str| words(&folded(piece)).filter(telling).count() <= WORDS;
    let signs = |piece: &&str| is_signatory(piece) || is_signed_for(piece) || (is_for(piece) && named(piece));
    let tail: Vec<&str> = body(blocks).take(TAIL).map(|(_, block)| last_sentence(&block.text)).collect();
    let above = tail.iter().skip(1).map(Some).chain([None]);
    let is_title_of = |above: &&str| is_for(above) && is_place(above);
    let counted = tail.iter().zip(above).filter(|(text, above)| {
        let asks = is_asked_for(text) && above.is_some_and(|above| is_titled(above) && names_somebody(above));
        asks || (pieces(text).all(|piece| signs(&piece)) && (is_for(text) || !above.is_some_and(is_title_of)))
    });
    let counted: usize = counted.map(|(text, _)| pieces(text).count()).sum();
    counted.max(bare_labels(blocks).len())
}

/// « Signature : », « Date et signature : », twice or more at the end of a page, with nothing written beside or below.
fn bare_labels(blocks: &[Block]) -> Vec<(usize, &Block)> {
    let asks = |text: &str| {
        let plain = folded(text);
        words(&plain).all(is_asked)
            && words(&plain).any(|word| SIGNED.contains(&word))
            && plain.trim_end().ends_with(':')
    };
    let tail: Vec<(usize, &Block)> = body(blocks).take(TAIL).collect();
    let below = std::iter::once(None).chain(tail.iter().map(Some));
    let open = tail
        .iter()
        .zip(below)
        .filter(|((_, block), below)| asks(&block.text) && !below.is_some_and(|(_, below)| agrees(&below.text)));
    let open: Vec<(usize, &Block)> = open.map(|(label, _)| *label).collect();
    let page = |block: &Block| match block.place {
        Place::Page(page) => Some(page),
        _ => None,
    };
    let together = open.windows(2).all(|pair| matches!(pair, [(_, one), (_, next)] if page(one) == page(next)));
    if open.len() > 1 && together { open } else { Vec::new() }
}

/// « … pour trois ans. Pour l'organisme : »: the party at the end of a line; else all of the line.
fn last_sentence(text: &str) -> &str {
    let last = text.rsplit_once(". ").map(|(_, last)| last);
    last.filter(|last| is_for(last) && last.trim_end().ends_with(':')).unwrap_or(text)
}

/// « Pour l'Agefiph », « le délégué régional », the last of `blocks` and nobody's name, where another's stands under « Pour le centre ».
pub(super) fn unnamed(blocks: &[Block]) -> Vec<Blank> {
    let written = |(_, block): &(usize, &Block)| block.text.contains(char::is_alphanumeric);
    let mut tail =
        body(blocks).take(TAIL).filter(written).skip_while(|(_, block)| !is_for(&block.text) && is_place(&block.text));
    let Some(last) = tail.next().filter(|(_, block)| is_for(&block.text) && is_place(&block.text)) else {
        return Vec::new();
    };
    let before: Vec<&Block> = tail.map(|(_, block)| block).collect();
    let party = before.iter().position(|block| is_for(&block.text));
    let named =
        party.and_then(|at| before.get(..at)).is_some_and(|under| under.iter().any(|block| !is_place(&block.text)));
    if named { vec![blank(last.0, last.1)] } else { Vec::new() }
}

/// The written blocks that are no head or foot of a page, the last one first.
pub(super) fn body(blocks: &[Block]) -> impl Iterator<Item = (usize, &Block)> {
    let body = |(_, block): &(usize, &Block)| {
        !matches!(block.kind, BlockKind::Header | BlockKind::Footer) && !block.text.trim().is_empty()
    };
    blocks.iter().enumerate().rev().filter(body)
}

/// The row of those who sign, at the end, where the row below holds the marks of some of them only.
fn passed_over(blocks: &[Block]) -> Option<(usize, &Block)> {
    let mut last = body(blocks);
    let ((_, below), (index, row)) = (last.next()?, last.next()?);
    let some = match (row.table, below.table) {
        (None, None) => falls_short(row, below),
        (Some(one), Some(other)) => one == other && leaves_out(row, below),
        _ => false,
    };
    some.then_some((index, row))
}

/// « Pour le centre   Pour l'Agefiph », where one wrote under it, and under the other « Nom et qualité : », « le » still wait.
fn left_waiting(blocks: &[Block]) -> Option<(usize, &Block)> {
    let tail: Vec<(usize, &Block)> = body(blocks).take(TAIL).collect();
    let signs = |text: &str| {
        let party = |piece: &str| PARTIES.contains(&folded(piece).trim());
        let who = |piece: &str| is_for(piece) || is_signatory(piece) || party(piece);
        pieces(text).count() > 1 && pieces(text).all(who) && !pieces(text).all(party)
    };
    let at = tail.iter().position(|(_, block)| signs(&block.text))?;
    let (index, row) = *tail.get(at)?;
    let places = pieces(&row.text).count();
    let below = tail.get(..at)?.iter().map(|(_, block)| pieces(&block.text).collect::<Vec<_>>());
    let below: Vec<Vec<&str>> = below.filter(|pieces| pieces.len() == places).collect();
    let waits = |piece: &&str| is_label(piece) || is_signed_for(piece) || begins(piece, SIGNED, 1);
    let answered = |place: usize| below.iter().filter_map(|line| line.get(place)).any(|piece| !waits(piece));
    let (done, left): (Vec<usize>, Vec<usize>) = (0..places).partition(|&place| answered(place));
    (!below.is_empty() && !done.is_empty() && !left.is_empty()).then_some((index, row))
}

/// Printed side by side: more who sign than marks of those who did.
fn falls_short(row: &Block, below: &Block) -> bool {
    is_place(&row.text) && agrees(&below.text) && pieces(&below.text).count() < pieces(&row.text).count()
}

/// In the columns of a table: a mark under one who signs, and none under another.
fn leaves_out(row: &Block, below: &Block) -> bool {
    let is_named = agrees(&below.text);
    let written =
        |column: u32| below.cells.iter().any(|cell| cell.column == column && !below.cell_text(cell).trim().is_empty());
    let named = row.cells.iter().filter(|cell| !row.cell_text(cell).trim().is_empty());
    let (marked, left): (Vec<_>, Vec<_>) = named.partition(|cell| written(cell.column));
    let signs = |cell: &&&Cell| {
        let text = row.cell_text(cell).trim();
        is_signatory(text) || (is_named && is_titled(text))
    };
    let (left_out, signing) = (left.iter().filter(signs).count(), left.iter().chain(&marked).filter(signs).count());
    let others = left.len() + marked.len() - signing;
    !marked.is_empty() && left_out > 0 && signing >= 2 && signing > others
}

/// True when somebody says in it that it is signed.
fn agrees(text: &str) -> bool {
    words(&folded(text)).any(|word| AGREED.contains(&word))
}

fn blank(index: usize, block: &Block) -> Blank {
    Blank { kind: BlankKind::SignatureLine, block: index, span: 0..block.text.len() }
}

/// « Fait à le », « Fait à , le », « À , le ».
fn is_bare_formula(text: &str) -> bool {
    if text.len() > 40 {
        return false;
    }
    let plain = folded(text);
    let words: Vec<&str> = words(&plain).collect();
    matches!(words.as_slice(), ["fait", "a" | "le"] | ["fait", "a", "le"] | ["fait", "le", "a"] | ["a", "le"])
}

/// « Fait à Port-Miralles, le …… », « Fait en double exemplaire à Foix, le __/__/2027 »: a place, and no day yet.
fn is_undated_formula(text: &str) -> bool {
    if text.len() > LONGEST || !begins_with(text, "fait") {
        return false;
    }
    let plain = folded(text);
    let Some((place, day)) = plain.trim_start().strip_prefix("fait ").and_then(|rest| rest.rsplit_once(" le ")) else {
        return false;
    };
    is_ruled(day) && !day.contains(char::is_alphabetic) && !is_ruled(place)
}

/// « Pour l'Agefiph, à ……, le …… / …… / 20…… », « Pour l'Agefiph, nom : …… », « … le délégué : …… »: neither a name nor a day yet.
fn is_left_to_another(text: &str) -> bool {
    if text.len() > LONGEST || !is_for(text) {
        return false;
    }
    let plain = folded(text);
    let label = plain.trim_end_matches(['.', '…', '_', '/', ' ']);
    let last = label.trim_end_matches([':', ' ']).rsplit(' ').next().unwrap_or_default();
    let ruled = is_ruled(text) && label.ends_with(':') && (LABELS.contains(&last) || !names_somebody(text));
    if ruled || asks_for_the_rest(&plain) {
        return true;
    }
    let Some((head, day)) = plain.trim_start().strip_prefix("pour ").and_then(|rest| rest.rsplit_once(" le ")) else {
        return false;
    };
    let place = head.rsplit_once(" a ").map_or("", |(_, place)| place);
    is_ruled(day) && is_ruled(place) && ![place, day].concat().contains(char::is_alphabetic)
}

/// « Pour l'Agefiph Occitanie, nom, date et signature »: nothing after the name but what is still to be filled in.
fn asks_for_the_rest(plain: &str) -> bool {
    plain.split_once([',', '(', ':']).is_some_and(|(_, rest)| words(rest).count() > 1 && words(rest).all(is_asked))
}

/// « nom », « date », « et », « signature »: a word for what is to be filled in.
fn is_asked(word: &str) -> bool {
    LABELS.contains(&word) || SIGNED.contains(&word) || word == "et"
}

fn is_ruled(part: &str) -> bool {
    part.contains('…') || part.contains("..") || part.contains("__")
}

/// « (signature) », « [date, cachet et signature] »: what was to stand there.
fn is_asked_for(text: &str) -> bool {
    let bracketed = text.trim_end_matches([':', '.', '…', '_', ' ']).trim_start();
    let inner = bracketed.strip_prefix(['(', '[']).filter(|rest| rest.ends_with([')', ']']));
    inner.filter(|inner| inner.len() <= 42).is_some_and(is_request)
}

/// « date, cachet et signature) »: the rest of a bracket that asks for a signature.
pub(super) fn is_request(rest: &str) -> bool {
    let plain = folded(rest);
    words(&plain).any(|word| SIGNED.contains(&word)) && words(&plain).all(is_asked)
}

/// What else is to be filled in by a signatory, left without an answer: « le », « Nom : …… », « Nom, date et signature ».
pub(super) fn is_label(text: &str) -> bool {
    let text = text.trim_end_matches(['.', '…', '_', '/', ' ']);
    let plain = folded(text);
    begins(text, LABELS, 1) || (words(&plain).count() > 1 && words(&plain).all(is_asked))
}

/// « Signature et cachet de l'Agefiph : », « Pour la commune, le maire – date, cachet et signature : ……… », with nothing after.
pub(super) fn is_signed_for(text: &str) -> bool {
    let label = text.trim_end_matches(['.', '…', '_', ' ']);
    let plain = folded(label);
    let asked = label.ends_with(':') && words(&plain).any(|word| SIGNED.contains(&word));
    begins(label, SIGNED, 2) || (asked && (is_for(label) || bears_title(&plain)) && label.len() <= LONGEST)
}

/// « Juré 1 : Philippe Outters  Date : …/…/…  Signature : »: the day that waits with a signature is no field of its own.
pub(super) fn is_to_be_signed(text: &str) -> bool {
    let plain = folded(text.trim_end_matches(['.', '…', '_', ' ']));
    let last = plain.trim_end_matches([':', ' ']).rsplit(' ').next();
    if is_for(text) && text.len() <= LONGEST && plain.contains("signature") {
        return true;
    }
    let named = text.split_once(':').is_some_and(|(_, said)| said.trim_start().starts_with(char::is_alphabetic));
    named && plain.ends_with(':') && text.len() <= LONGEST && last.is_some_and(|word| SIGNED.contains(&word))
}

/// True for the label in `span` of a row in which another cell bears it with a value: « Nom : Hélène Vasseur | Nom : », the place of
/// another party.
pub(super) fn is_twin(block: &Block, span: &Range<usize>) -> bool {
    let label = folded(block.text.get(span.clone()).unwrap_or_default());
    let label = label.trim_end_matches([':', '.', '…', '_', ' ']);
    let mut others =
        block.cells.iter().filter(|cell| !cell.span().contains(&span.start)).map(|cell| block.cell_text(cell));
    others.any(|text| {
        let plain = folded(text);
        let value = plain.trim().strip_prefix(label).map(|rest| rest.trim_start_matches([':', ' ']));
        !label.is_empty() && value.is_some_and(|value| value.starts_with(char::is_alphanumeric))
    })
}

/// True for a short line that begins with one of `first`, has `least` words and, but for a single one, ends in a colon.
fn begins(text: &str, first: &[&str], least: usize) -> bool {
    let plain = folded(text);
    let words: Vec<&str> = words(&plain).collect();
    let known = words.first().is_some_and(|word| first.contains(word));
    known && (least..=WORDS).contains(&words.len()) && (words.len() == 1 || text.trim_end().ends_with(':'))
}

/// True when every piece of the line is the title of one who signs, and nobody's name.
fn is_place(text: &str) -> bool {
    pieces(text).all(is_signatory)
}

/// What stands side by side in the line.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split('\t').flat_map(|piece| piece.split("   ")).map(str::trim).filter(|piece| !piece.is_empty())
}

/// « Le gérant », « L'intéressée », « Pour Alphavère », « Pour l'Agefiph, la déléguée régionale »; not « La directrice, Anne Durand ».
fn is_signatory(piece: &str) -> bool {
    let plain = folded(piece);
    let words: Vec<&str> = words(&plain).collect();
    let titled = bears_title(&plain) || (is_for(piece) && is_party(piece, &words));
    let said = piece.contains([':', '.', '!', '?']) || piece.chars().any(|c| c.is_ascii_digit());
    titled && !said && words.len() <= WORDS && !names_somebody(piece)
}

/// « Le directeur, Yann Cazelles »: a short line that begins with the title of one who signs.
fn is_titled(piece: &str) -> bool {
    let plain = folded(piece);
    bears_title(&plain) && words(&plain).count() <= WORDS
}

/// True for folded text that begins with the title of one who signs.
pub(super) fn bears_title(plain: &str) -> bool {
    let plain = plain.replace("sous-traitant", "soustraitant");
    words(&plain).find(|word| !ARTICLES.contains(word)).is_some_and(|word| SIGNATORIES.contains(&word))
}

/// « délégation régionale »: true for folded text that begins with a word for an organisation.
pub(super) fn begins_with_party(plain: &str) -> bool {
    words(plain).find(|word| !ARTICLES.contains(word)).is_some_and(|word| PARTIES.contains(&word))
}

/// True for who is signed for: an organisation by its name or its sort, or somebody by a title.
fn is_party(piece: &str, words: &[&str]) -> bool {
    let known = words.iter().any(|word| PARTIES.contains(word) || SIGNATORIES.contains(word));
    let spaced = piece.replace(['’', '\''], " ");
    let own = spaced.split_whitespace().skip(1).find(|word| !ARTICLES.contains(&word.to_lowercase().as_str()));
    let proper = own.is_some_and(|word| word.starts_with(char::is_uppercase));
    known || (proper && words.len() <= 4)
}

/// True when a word after the first bears a capital and is not the organisation that « pour » announces.
fn names_somebody(piece: &str) -> bool {
    let after = piece.split_once(',').map_or(piece, |(before, after)| if is_for(before) { after } else { piece });
    let party = |word: &str| PARTIES.contains(&folded(word).trim());
    let spaced = after.trim().replace(['’', '\''], " ");
    let mut words = spaced.split_whitespace();
    if is_for(after) || words.next().is_some_and(party) {
        return false;
    }
    words.any(|word| word.starts_with(char::is_uppercase) && !party(word))
}

/// True for the line that begins the place of the next signatory: « Pour l'organisme, ».
pub(super) fn is_for_another(text: &str) -> bool {
    is_for(text) && !names_somebody(text.trim_end_matches([',', ' ']))
}

pub(super) fn is_for(piece: &str) -> bool {
    begins_with(piece, "pour")
}

/// True for a line that begins with `word`, plain in any spelling, and goes on after it.
fn begins_with(text: &str, word: &str) -> bool {
    let head = text.trim_start().split_at_checked(word.len());
    head.is_some_and(|(head, rest)| head.eq_ignore_ascii_case(word) && rest.starts_with([' ', '\u{a0}', '\u{202f}']))
}

pub(super) fn words(plain: &str) -> impl Iterator<Item = &str> {
    plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}
