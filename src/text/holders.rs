//! Who holds a part: the person whom a document ties to a phrase ("référent handicap : Élodie Bascoul").
//!
//! Only tight ties count: the same cell row, a separator, a formula of appointment, or a box with one name beside it.

use super::fold::folded;
use super::names;
use super::phrase::Phrase;
use super::stream::{Spot, Stream};
use crate::model::document::{Block, Content};

/// Words between a name and a part that leave them tied, folded.
const LINKS: &[&str] = &[
    "est",
    "sera",
    "reste",
    "designe",
    "designee",
    "nomme",
    "nommee",
    "notre",
    "votre",
    "ta",
    "ton",
    "le",
    "la",
    "comme",
    "en",
    "qualite",
    "de",
    "tant",
    "que",
    "charge",
    "chargee",
    "fonction",
    "fonctions",
    "role",
    "du",
    "d'un",
    "d'une",
    "un",
    "une",
];
/// Words by which a letter gives a part to whom it is written to, folded, and characters before the part among which they stand.
const YOU: &[&str] = &["vous", "tu", "te", "toi"];
const GIVES: &[&str] = &[
    "designe",
    "nomme",
    "es",
    "etes",
    "sera",
    "seras",
    "serez",
    "deviens",
    "devenez",
    "confie",
    "confions",
    "designons",
    "nommons",
    "acceptes",
    "acceptez",
];
const GIVING: usize = 70;
/// What may stand before the first part of a list, folded: « ta référente handicap, mobilité ».
const WHOSE: &[&str] = &["ta", "ton", "votre", "notre", "la", "le", "une", "un"];
/// What an address begins with, folded.
const TO: &[&str] = &["a l'attention de", "a l'attention d'", "destinataire :", "a :", "a "];
/// Words of what is said of somebody between their name and the part.
const APPOSED: usize = 4;
/// What begins another thing said on the same line.
const DASHES: [char; 3] = ['–', '—', '-'];
/// Letters beside the part that a box may hold.
const BESIDE: usize = 12;

/// Words of the titles of papers that give a part, folded.
const PAPERS: &[&str] = &[
    "recepisse",
    "designation",
    "nomination",
    "attestation",
    "lettre",
    "contrat",
    "convention",
    "note",
    "decision",
    "mission",
    "declaration",
];

/// A person tied to a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The name as written.
    pub name: String,
    /// Where the part is named.
    pub spot: Spot,
}

/// Letters of a line that may be set in capitals for its name.
const SHOUTED: usize = 60;

/// Everybody whom `content` ties to one of the phrases `said`, in order.
#[must_use]
pub fn find(content: &Content, stream: &Stream, said: &[Phrase]) -> Vec<Holder> {
    let forms: Vec<String> = said.iter().flat_map(Phrase::forms).cloned().collect();
    let mut holders: Vec<Holder> = Vec::new();
    for spot in stream.find_all(&forms) {
        if is_shouted(content, &spot) || is_of_several(content, &spot) {
            continue;
        }
        let tied = tied(content, &spot).filter(|name| !is_paper(name));
        if let Some(name) = tied.filter(|_| !holders.iter().any(|known| known.spot == spot)) {
            holders.push(Holder { name, spot });
        }
    }
    holders
}

/// « RÉCÉPISSÉ DE DÉSIGNATION »: what begins a title in capitals and is nobody's name.
fn is_paper(name: &str) -> bool {
    names::parts(name).iter().any(|part| PAPERS.contains(&part.as_str()))
}

/// True in a long text all in capitals, where these tell no names.
fn is_shouted(content: &Content, spot: &Spot) -> bool {
    let text = content.blocks.get(spot.block).map_or("", |block| block.text.as_str());
    text.chars().filter(|c| c.is_alphabetic()).count() > SHOUTED && !text.contains(char::is_lowercase)
}

/// « l'atelier des référents handicap »: the part of many.
fn is_of_several(content: &Content, spot: &Spot) -> bool {
    let said = content.blocks.get(spot.block).and_then(|block| block.text.get(spot.span.clone()));
    said.and_then(|said| said.split_whitespace().next()).is_some_and(|first| first.ends_with('s'))
}

/// The one to whom the letter `content` is written, when it gives them one of the parts `said`: « je vous désigne référente handicap ».
#[must_use]
pub fn addressee(content: &Content, stream: &Stream, said: &[Phrase]) -> Option<Holder> {
    let forms: Vec<String> = said.iter().flat_map(Phrase::forms).cloned().collect();
    let spot = stream.find_all(&forms).into_iter().find(|spot| is_given(content, spot).unwrap_or_default())?;
    let above = content.blocks.get(..spot.block)?;
    let name = addressed(above).or_else(|| {
        let first = above.iter().rev().find_map(|block| salutation(&block.text))?;
        let below = content.blocks.get(spot.block..)?.iter().flat_map(segments);
        below.filter_map(|(_, text)| names::at_start(text)).find(|name| names::parts(name).contains(&first))
    })?;
    Some(Holder { name, spot })
}

/// True when the words right before the part at `spot` give it to « vous » or « tu ».
fn is_given(content: &Content, spot: &Spot) -> Option<bool> {
    let before = content.blocks.get(spot.block)?.text.get(..spot.span.start)?;
    let start = before.char_indices().rev().nth(GIVING).map_or(0, |(at, _)| at);
    let words = folded(before.get(start..)?);
    let mut words = words.split(|c: char| !c.is_alphanumeric());
    Some(words.any(|word| YOU.contains(&word)) && words.any(|word| GIVES.contains(&word)))
}

/// The one name after a civility, or after what an address begins with, on a line of its own.
fn addressed(above: &[Block]) -> Option<String> {
    let mut names = above.iter().flat_map(segments).filter_map(|(_, text)| {
        let plain = folded(text);
        let to = TO.iter().find(|to| plain.starts_with(**to)).map_or(0, |to| to.chars().count());
        let rest: String = text.trim_start().chars().skip(to).collect();
        let name = whole(&rest)?;
        (to > 0 || !rest.trim_start().starts_with(name.split(' ').next()?)).then_some(name)
    });
    let first = names.next()?;
    names.all(|other| names::may_be_same(&first, &other)).then_some(first)
}

/// « Hélène, »: the first name that a letter begins with, folded.
fn salutation(text: &str) -> Option<String> {
    let bare = text.trim().strip_suffix(',')?.trim();
    let name = bare.rsplit(' ').next().filter(|name| name.starts_with(char::is_uppercase))?;
    (bare.split(' ').count() <= 2).then(|| folded(name))
}

fn tied(content: &Content, spot: &Spot) -> Option<String> {
    let block = content.blocks.get(spot.block)?;
    let parts = segments(block);
    let own =
        parts.iter().position(|(start, text)| spot.span.start >= *start && spot.span.start <= start + text.len())?;
    let (start, text) = parts.get(own)?;
    let before = text.get(..spot.span.start.checked_sub(*start)?)?;
    let after = text.get(spot.span.end.checked_sub(*start)?.min(text.len())..)?;
    let named_before =
        || before_part(before).filter(|_| before.trim_end().ends_with(',') && after.trim_start().starts_with(DASHES));
    let inline = bracketed(before).or_else(named_before).or_else(|| after_part(after)).or_else(|| before_part(before));
    let inline = inline.or_else(|| leading(text, before, after));
    let inline = inline.or_else(|| apposed(before)).or_else(|| headed(before)).or_else(|| trailing(before, after));
    let labelled = before.trim_end().ends_with(':') && is_listed("", after);
    let dashed = after.trim().is_empty() && before.trim_end().ends_with(DASHES);
    let announced = after.trim() == ":" && parts.len() == 1;
    let inline = inline.or_else(|| announced.then(|| below(content, spot.block)).flatten());
    let alone = is_alone(before, after) || (parts.len() > 1 && (labelled || dashed || is_listed(before, after)));
    inline.or_else(|| alone.then(|| beside(content, spot.block, (&parts, own))).flatten())
}

/// The cells of a row, or the columns of a printed line, with where each begins.
fn segments(block: &Block) -> Vec<(usize, &str)> {
    let mut segments = Vec::new();
    let mut start = 0;
    for piece in block.text.split('\t') {
        let mut at = start;
        for column in piece.split("  ") {
            segments.push((at, column));
            at += column.len() + 2;
        }
        start += piece.len() + 1;
    }
    segments
}

/// « Ewan Rostain (visio, référent qualité) »: whose part stands among others between brackets.
fn bracketed(before: &str) -> Option<String> {
    let (outside, inside) = before.rsplit_once('(')?;
    names::at_end(outside.trim_end()).filter(|_| !inside.contains(')'))
}

/// « … : Élodie Bascoul », « … – Mme Bascoul », « … Mme Bascoul », « …, Mme Bascoul », « … est Élodie Bascoul ».
fn after_part(after: &str) -> Option<String> {
    let after = after.trim_start();
    let rest = after.strip_prefix("est ").or_else(|| after.strip_prefix("sera ")).unwrap_or(after);
    let bare = rest.trim_start_matches([':', '–', '—', '-', '=', ' ', '\u{a0}']);
    let bare = bare.strip_prefix(", ").filter(|rest| names::begins_with_civility(rest)).unwrap_or(bare);
    let separated = bare.len() < after.len();
    let name = names::at_start(bare)?;
    let civil = !bare.starts_with(name.split(' ').next().unwrap_or(""));
    (separated || civil).then_some(name)
}

/// « Élodie Bascoul, … », « désigne Élodie Bascoul … », « Élodie Bascoul est nommée … ».
fn before_part(before: &str) -> Option<String> {
    let mut rest = before.trim_end();
    loop {
        rest = rest.trim_end_matches([',', '–', '—', '-', '(', ':', ' ', '\u{a0}']);
        let last = rest.rsplit([' ', '\u{a0}']).next().unwrap_or("");
        if last.is_empty() || !LINKS.contains(&folded(last).as_str()) {
            break;
        }
        rest = rest.get(..rest.len() - last.len())?.trim_end();
    }
    names::at_end(rest)
}

/// True when the part stands by itself, but for an article or a colon.
fn is_alone(before: &str, after: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    letters(before) <= BESIDE && letters(after) == 0
}

/// « Yann Le Goff, coordinateur, référent qualité »: whose line it is, when the part is one of several that follow the name.
fn leading(text: &str, before: &str, after: &str) -> Option<String> {
    let name = names::at_start(text)?;
    let rest = before.split_once(',')?.1;
    (is_listed(before, after) && !rest.split(',').any(|part| names::at_start(part).is_some())).then_some(name)
}

/// « désigne Monsieur Bernard Thévenin, formateur permanent, référent qualité de la société »: the part is the second thing said of
/// the one named.
fn apposed(before: &str) -> Option<String> {
    let (head, said) = before.trim_end().strip_suffix(',')?.rsplit_once(',')?;
    let said = said.trim();
    let short = said.starts_with(char::is_lowercase) && said.split(' ').count() <= APPOSED;
    names::at_end(head).filter(|name| short && name.contains(' '))
}

/// « Tanguy Morvan – maraîchage biologique ; référent handicap »: whose line it is, by the name before a dash.
fn headed(before: &str) -> Option<String> {
    let (head, said) = before.split_once([':', '–', '—'])?;
    let listed = said.trim_end().ends_with([';', ',']) && said.trim_start().starts_with(char::is_lowercase);
    let others = said.split([';', ',', ' ']).any(|word| word.starts_with(char::is_uppercase));
    names::whole(head).filter(|name| listed && !others && name.contains(' '))
}

/// « Référente handicap, mobilité : Nadège Fabre »: whose line it is, when the name follows all of the parts.
fn trailing(before: &str, after: &str) -> Option<String> {
    let (others, name) = after.split_once(':')?;
    (is_listed(before, "") && is_listed("", others)).then(|| names::whole(name))?
}

/// True when the part is one of several in a cell: « référente qualité, relations entreprises ».
fn is_listed(before: &str, after: &str) -> bool {
    const BETWEEN: [char; 6] = [',', ';', '/', '+', '&', '\n'];
    let (before, after) = (before.trim_end_matches(' '), after.trim_start_matches(' '));
    let before = if WHOSE.contains(&folded(before).as_str()) { "" } else { before };
    let before = before.strip_suffix(" et").map_or(before, |_| ",");
    (before.is_empty() || before.ends_with(BETWEEN)) && (after.is_empty() || after.starts_with(BETWEEN))
}

/// « Écrivez à notre référente handicap : », and under it « Élodie Bascoul, bureau 4 ».
fn below(content: &Content, block: usize) -> Option<String> {
    let below = content.blocks.get(block + 1).filter(|below| below.table.is_none())?;
    names::at_start(&below.text).filter(|name| name.contains(' '))
}

/// The other cells of the row; then the lines around, when only one of them is a name, or the text below begins with a full one.
fn beside(content: &Content, block: usize, (parts, own): (&[(usize, &str)], usize)) -> Option<String> {
    let next = parts.iter().skip(own + 1).find_map(|(_, text)| whole(text));
    // The one under whom somebody works stands behind him.
    let before = parts.iter().take(own).find_map(|(_, text)| whole(text));
    if next.is_some() || before.is_some() || parts.len() > 1 {
        return next.or(before);
    }
    let line = |at: Option<usize>| content.blocks.get(at?).filter(|other| other.table.is_none());
    let (above, below) = (line(block.checked_sub(1)), line(block.checked_add(1)));
    let name = |line: Option<&Block>| names::whole(&line?.text);
    match (name(above), name(below)) {
        (Some(name), None) | (None, Some(name)) => Some(name),
        (Some(_), Some(_)) => None,
        // « Votre référente handicap », and under it « Nadège Astruc vous reçoit le mardi ».
        (None, None) => names::at_start(&below?.text).filter(|name| name.contains(' ')),
    }
}

/// The name that `text` is, with what its bearer does or without: « Maud Chevaleyrias, chargée de relations ».
fn whole(text: &str) -> Option<String> {
    names::whole(text).or_else(|| names::whole(text.split_once(',')?.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::BlockKind;
    use crate::model::place::Place;

    fn held(lines: &[&str]) -> Vec<String> {
        let block = |line: &&str| Block::new(Place::Page(1), BlockKind::Paragraph, *line);
        let content = Content { blocks: lines.iter().map(block).collect(), ..Content::default() };
        let said = ["référent handicap".into()];
        find(&content, &Stream::new(&content), &said).into_iter().map(|holder| holder.name).collect()
    }

    #[test]
    fn a_line_headed_with_a_name_gives_whoever_bears_it_the_parts_after_it() {
        assert_eq!(held(&["Tanguy Morvan – maraîchage biologique ; référent handicap"]), ["Tanguy Morvan"]);
        assert_eq!(held(&["ta référente handicap est Solange Fargeot, elle vient te voir"]), ["Solange Fargeot"]);
        assert!(held(&["Tanguy Morvan – avec Claire Rabiller ; référent handicap"]).is_empty(), "one of two");
        assert!(held(&["Handicap – accueil, écoute ; référent handicap"]).is_empty(), "nobody's name");
    }

    #[test]
    fn a_row_is_of_the_first_whom_it_names() {
        assert_eq!(
            held(&["Pédagogie\tClémence Ourliac\tCoordinatrice\tH. Castéra\tRéférente handicap"]),
            ["Clémence Ourliac"]
        );
        assert_eq!(held(&["Français, mobilité – référente handicap\tClaire Montheil\tles deux"]), ["Claire Montheil"]);
        assert!(held(&["Atelier des référents handicap", "RHF Occitanie"]).is_empty(), "the part of many");
    }

    #[test]
    fn parts_between_brackets_are_of_whoever_stands_before() {
        let line = "Mireille Garcin (programmes, qualité) et Ewan Rostain (visio, référent handicap, maintenance).";
        assert_eq!(held(&[line]), ["Ewan Rostain"]);
    }

    #[test]
    fn a_long_text_in_capitals_names_nobody() {
        let text = "BRUNO NOUS A QUITTE FIN JANVIER. A PARTIR D HIER LE REFERENT HANDICAP C EST KAMEL BENHADDOU, UN JOUR PAR SEMAINE.";
        assert!(held(&[text]).is_empty());
        assert_eq!(held(&["ÉLODIE BASCOUL, RÉFÉRENTE HANDICAP"]), ["ÉLODIE BASCOUL"]);
        assert!(held(&["RÉCÉPISSÉ DE DÉSIGNATION D'UN RÉFÉRENT HANDICAP"]).is_empty(), "a title");
    }

    #[test]
    fn a_name_is_tied_to_its_part_in_many_ways() {
        for line in [
            "Référente handicap : Élodie Bascoul",
            "Votre référente handicap – Mme Élodie Bascoul",
            "Écrivez à votre référente handicap, Mme Élodie Bascoul, bureau 4",
            "Élodie Bascoul, référente handicap, animatrice",
            "et désigne Élodie Bascoul référente handicap des trois sites.",
            "Mme Élodie Bascoul est désignée référente handicap à compter du 3 mars",
            "désigne Mme Élodie Bascoul en qualité de référente handicap",
            "Référente handicap\tÉlodie Bascoul\t06 00",
            "Élodie Bascoul, animatrice, référente handicap, membre du groupe",
            "Élodie Bascoul\tréférente handicap",
            "Relations, référente mobilité et référente handicap\tÉlodie Bascoul\tVisites",
            "Pôle\tÉlodie Bascoul, chargée des entreprises\tsuivi des stages, référente handicap",
            "Élodie Bascoul\taccueil, référente handicap, planning\t05",
            "Un besoin particulier, une question : référente handicap\tÉlodie Bascoul\t05",
            "Un souci, une question\tÉlodie Bascoul, ta référente handicap\tbureau 3",
            "Référente handicap, accueil, mobilité : Élodie Bascoul",
            "Accueil, référente handicap, mobilité : Mme Élodie Bascoul",
            "Élodie Bascoul\tta référente handicap, elle te reçoit sans rendez-vous",
            "Votre référente handicap est Mme Élodie Bascoul, bureau 4",
        ] {
            assert_eq!(held(&[line]), ["Élodie Bascoul"], "{line}");
        }
        assert_eq!(held(&["Référente handicap", "Élodie Bascoul", "04 67"]), ["Élodie Bascoul"]);
        assert_eq!(held(&["Votre référente handicap", "Élodie Bascoul vous reçoit le mardi."]), ["Élodie Bascoul"]);
        let announced =
            ["Effacement, opposition. Écrivez à notre référente handicap :", "Élodie Bascoul, bureau 4. Recours"];
        assert_eq!(held(&announced), ["Élodie Bascoul"]);
        assert!(held(&["Écrivez à notre référente handicap :", "accueil@centre.example"]).is_empty());
    }

    #[test]
    fn two_who_sign_side_by_side_have_their_own_parts() {
        assert_eq!(held(&["Élodie Bascoul, référente handicap — Claire Puig, gérante"]), ["Élodie Bascoul"]);
    }

    #[test]
    fn what_is_not_tied_is_left_alone() {
        for line in [
            "Le référent handicap accueille chaque stagiaire.",
            "Référent handicap suppléant : Marc Puig",
            "Référent handicap : à désigner",
            "Référent handicap, à désigner : voir Marc Puig",
            "Marc Puig, appui au référent handicap, animateur",
            "Marc Puig\trapport au référent handicap, planning",
            "La lettre du référent handicap est signée par Claire Montagnac",
            "Formation « Référent handicap » organisée avec l'appui de l'Agefiph",
        ] {
            assert_eq!(held(&[line]), Vec::<String>::new(), "{line}");
        }
        let letter = "désigne Madame Élodie Bascoul, formatrice permanente, référente handicap de la société à compter du 8 janvier";
        assert_eq!(held(&[letter]), ["Élodie Bascoul"]);
        assert_eq!(held(&["Sabine Courtade", "Référente handicap", "Élodie Bascoul"]), Vec::<String>::new());
    }

    fn written_to(lines: &[&str]) -> Option<String> {
        let block = |line: &&str| Block::new(Place::Page(1), BlockKind::Paragraph, *line);
        let content = Content { blocks: lines.iter().map(block).collect(), ..Content::default() };
        addressee(&content, &Stream::new(&content), &["référent handicap".into()]).map(|holder| holder.name)
    }

    #[test]
    fn a_letter_gives_the_part_to_whom_it_is_written_to() {
        let given = "À compter du 3 mars je vous désigne référente handicap du centre.";
        for lines in [
            &["Cantal Métiers", "Madame Élodie Bascoul", "Animatrice", "Madame,", given][..],
            &["À l'attention de Mme Élodie Bascoul", given, "Claire Puig, directrice"],
            &["À Madame Élodie Bascoul, animatrice", given, "Claire Puig, directrice"],
            &["Aurillac, le 2 mars", "Élodie,", "Tu es notre référente handicap.", "Claire Puig  Élodie Bascoul"],
            &["Chère Élodie,", "Depuis lundi tu deviens référente handicap.", "Élodie Bascoul, pour accord"],
        ] {
            let name = written_to(lines);
            assert!(name == Some("Élodie Bascoul".to_owned()), "{lines:?}: {name:?}");
        }
        for lines in [
            &["Madame Élodie Bascoul", "Votre référente handicap est Marc Puig, que vous connaissez."][..],
            &["Madame Élodie Bascoul", "Monsieur Marc Puig", given],
            &["Madame,", given, "Claire Puig"],
            &["Bonjour,", "Vous pouvez écrire au référent handicap."],
        ] {
            assert_eq!(written_to(lines), None, "{lines:?}");
        }
    }
}
