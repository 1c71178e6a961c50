//! What must be decided for a customer before something is sent to him: an answer that left, or was due, before its study is told.
//!
//! Which papers, and which words announce a customer and a decision, belongs to the packs (`orders`).

use jiff::civil::Date;

use super::{Contradiction, asked, papers};
use crate::judge::{Case, Judged, Piece};
use crate::model::date::{DateSource, FoundDate, Precision};
use crate::model::document::{Block, Cell};
use crate::model::finding::Finding;
use crate::model::report::DateRecord;
use crate::model::status::Code;
use crate::pack::raw::OrderNode;
use crate::text::fold::folded;
use crate::text::labelled;
use crate::text::phrase::{Phrase, forms};

/// Days after which a decision is about another order of the same customer.
const SAME_ORDER: i32 = 60;
/// Blocks at the head of a study among which its customer is named.
const HEAD: usize = 15;
/// Most words of a customer's name.
const NAME: usize = 6;
/// Letters of a name that may be another word.
const SHORT: usize = 5;
/// Legal forms at the end of a name.
const FORMS: [&str; 6] = [" SAS", " SARL", " SA", " EURL", " SCOP", " SASU"];
/// Small words inside a name, folded.
const JOINTS: &[&str] = &["de", "du", "des", "d", "la", "le", "les", "l", "et"];

/// A document and its day.
type Dated<'a> = (&'a Piece, Date);

/// One finding for each decision that is younger than what was sent to the same customer, or than the day by which the answer was due.
pub(super) fn findings(case: &Case<'_>, artefacts: &[Judged]) -> Vec<Finding> {
    asked(case, |pack| &pack.orders).flat_map(|of| reversed(case, artefacts, of)).collect()
}

fn reversed(case: &Case<'_>, artefacts: &[Judged], of: (&str, &OrderNode)) -> Vec<Finding> {
    let (_, order) = of;
    let studies = dated_papers(case, artefacts, std::slice::from_ref(&order.first));
    let answers: Vec<Vec<Dated<'_>>> =
        order.then.iter().map(|id| dated_papers(case, artefacts, std::slice::from_ref(id))).collect();
    let late = |(study, _): &Dated<'_>| {
        let decided = said_with(study, &order.decided)?;
        let mut sent = answers.iter().filter_map(|answers| answered(case, study, (&studies, answers), order));
        sent.find(|(_, day)| follows(decided, *day))
            .map(|sent| after_the_answer(case, of, (study, decided), sent))
            .or_else(|| {
                let due = said_with(study, &order.due).filter(|due| follows(decided, due.day()))?;
                Some(after_the_deadline(case, of, study, (decided, due)))
            })
    };
    studies.iter().filter_map(late).collect()
}

/// The last of the `answers` that was sent to the customer of the study, when no other study is his.
fn answered<'a>(
    case: &Case<'_>,
    study: &Piece,
    (studies, answers): (&[Dated<'_>], &[Dated<'a>]),
    order: &OrderNode,
) -> Option<Dated<'a>> {
    let names: Vec<_> = customers(case, study, order).iter().map(|name| forms(name)).collect();
    let speaks = |piece: &Piece| names.iter().any(|name| piece.facts.stream.find(name).is_some());
    let his = studies.iter().filter(|(piece, _)| speaks(piece)).count() == 1;
    let apart = |piece: &Piece| study.document.path != piece.document.path;
    let sent = answers.iter().filter(|(piece, _)| apart(piece) && speaks(piece)).max_by_key(|(_, day)| *day);
    sent.copied().filter(|_| his)
}

/// True when the decision is later than `day`, and still about the same order.
fn follows(decided: &FoundDate, day: Date) -> bool {
    let after = (decided.day() - day).get_days();
    (1..=SAME_ORDER).contains(&after)
}

/// The documents that are evidence of one of the artefacts `ids`, each with its day where its text says it.
fn dated_papers<'a>(case: &Case<'a>, artefacts: &'a [Judged], ids: &[String]) -> Vec<Dated<'a>> {
    let written = |date: &&DateRecord| !matches!(date.source, DateSource::FileName | DateSource::Metadata);
    let papers = papers(case, artefacts, ids).into_iter();
    papers.filter_map(|paper| Some((paper.piece, paper.key_date.filter(written)?.value))).collect()
}

/// The first day beside which the study says one of `words`: in its sentence, or before it in its row.
fn said_with<'a>(study: &'a Piece, words: &[Phrase]) -> Option<&'a FoundDate> {
    let words: Vec<String> = words.iter().map(|word| folded(word.said())).collect();
    let said = |date: &&FoundDate| {
        let around = folded(&format!("{} {}", label(study, date), date.quote));
        date.precision == Precision::Day && !date.doubtful && words.iter().any(|word| around.contains(word))
    };
    study.facts.dates.iter().filter(said).min_by_key(|date| date.day())
}

/// What stands before the cell of `date` in its row, back to the cell of the date before.
fn label<'a>(study: &'a Piece, date: &FoundDate) -> &'a str {
    let holds = |row: &Block, cell: &Cell, date: &FoundDate| {
        let here = date.source == DateSource::Cell && date.place == Some(row.place_at(cell.span().start));
        here && row.cell_text(cell).contains(&date.quote)
    };
    let rows = study.document.content.blocks.iter();
    let mut seats = rows.flat_map(|row| row.cells.iter().enumerate().map(move |(at, cell)| (row, at, cell)));
    let before = |(row, at, cell): (&'a Block, usize, &'a Cell)| {
        let dated = |cell: &&Cell| study.facts.dates.iter().any(|date| holds(row, cell, date));
        let since = row.cells.get(..at)?.iter().rev().find(dated).map_or(0, |cell| cell.span().end);
        row.text.get(since..cell.span().start)
    };
    seats.find(|(row, _, cell)| holds(row, cell, date)).and_then(before).unwrap_or_default()
}

/// Names of customers at the head of the study: « Coopérative de la Valserine ».
fn customers(case: &Case<'_>, study: &Piece, order: &OrderNode) -> Vec<String> {
    let announced: Vec<String> = order.customers.iter().map(|word| folded(word.said())).collect();
    let own: String = case.profile.provider.names().map(|name| folded(name) + "\n").collect();
    let head = study.document.content.blocks.get(..HEAD).unwrap_or(&study.document.content.blocks);
    let asking = labelled::find(head, &order.asked_by).into_iter().filter_map(proper);
    let titled = study.document.content.blocks.first().into_iter().flat_map(|title| after_a_dash(&title.text));
    let names = asking.chain(head.iter().flat_map(|block| named(&block.text, &announced))).chain(titled);
    names.filter(|name| !own.contains(&folded(name))).collect()
}

/// « Étude de faisabilité – Fonderies Rabineau, chefs d'équipe »: the names of two words with capitals after a dash or a colon.
fn after_a_dash(title: &str) -> impl Iterator<Item = String> {
    let capital = |word: &str| word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase);
    title
        .split(['–', '—', ':', '|'])
        .skip(1)
        .filter_map(proper)
        .filter(move |name| name.split(' ').filter(|w| capital(w)).count() > 1)
}

/// The name that `text` begins with, its legal form left out: « Ostréa Bréhat SAS, Mme Lucas ».
fn proper(text: &str) -> Option<String> {
    let name = text.split([',', '(', ';', '–']).next()?.trim();
    let told = name.trim_end_matches(|c: char| !c.is_alphanumeric());
    let told = FORMS.iter().find_map(|form| told.strip_suffix(form)).unwrap_or(told).trim_end();
    let words = told.split_whitespace().count();
    let capital = told.starts_with(char::is_uppercase);
    (capital && words <= NAME && told.chars().filter(|c| c.is_alphabetic()).count() > SHORT).then(|| told.to_owned())
}

/// The names in `text` that one of the words `announced` begins.
fn named(text: &str, announced: &[String]) -> Vec<String> {
    let spaced = text.replace(['’', '\''], " ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let starts = words.iter().enumerate().filter(|(_, word)| announced.contains(&folded(word)));
    starts.filter_map(|(at, _)| name(words.get(at..).unwrap_or_default())).collect()
}

/// The name that `words` begin with: the word that announces it, then those with a capital and what joins them.
fn name(words: &[&str]) -> Option<String> {
    let (first, rest) = words.split_first()?;
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let joint = |word: &str| JOINTS.contains(&folded(word).as_str());
    let of = |at: usize| at.checked_sub(1).and_then(|before| rest.get(before)).is_some_and(|word| joint(word));
    let belongs = |(at, word): &(usize, &&str)| capital(word) || joint(word) || of(*at);
    let rest: Vec<&str> = rest.iter().enumerate().take(NAME).take_while(belongs).map(|(_, word)| *word).collect();
    let last = rest.iter().rposition(|word| capital(word) && word.chars().count() > 2)?;
    let own = rest.get(..=last)?.join(" ");
    let own = own.trim_end_matches(|c: char| !c.is_alphanumeric());
    (!own.contains([',', ':', ';', '.'])).then(|| format!("{first} {own}"))
}

fn after_the_answer(
    case: &Case<'_>,
    of: (&str, &OrderNode),
    (study, decided): (&Piece, &FoundDate),
    (answer, sent): Dated<'_>,
) -> Finding {
    let args = [("sent", &*case.words.day(sent)), ("answer", answer.document.path.as_str())];
    finding(case, of, ("order", study, decided), &args)
}

fn after_the_deadline(
    case: &Case<'_>,
    of: (&str, &OrderNode),
    study: &Piece,
    (decided, due): (&FoundDate, &FoundDate),
) -> Finding {
    finding(case, of, ("deadline", study, decided), &[("due", &*case.words.day(due.day()))])
}

fn finding(
    case: &Case<'_>,
    (pack, order): (&str, &OrderNode),
    (kind, study, decided): (&str, &Piece, &FoundDate),
    args: &[(&str, &str)],
) -> Finding {
    let day = case.words.day(decided.day());
    let contradiction = Contradiction {
        kind,
        code: Code::Inconsistent,
        pack,
        artefact: &order.first,
        about: [&order.first, kind],
        document: &study.document.path,
        place: decided.place.clone(),
    };
    contradiction.told(case, &[args, &[("decided", &*day)]].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_customer_is_a_word_for_an_organisation_and_its_name() {
        let announced = ["cooperative", "ehpad"].map(str::to_owned);
        let found = |text: &str| named(text, &announced).join(" | ");
        assert_eq!(found("Coopérative de la Valserine : peut-on répondre ?"), "Coopérative de la Valserine");
        assert_eq!(found("Client\tEHPAD Les Genêts bleus"), "EHPAD Les Genêts");
        assert_eq!(found("Coopérative de travail du Haut-Guil – accord-cadre"), "Coopérative de travail du Haut-Guil");
        assert_eq!(found("la coopérative demande un devis"), "");
    }

    #[test]
    fn a_customer_is_a_name_and_not_an_answer() {
        assert_eq!(proper("Ostréa Bréhat SAS, Mme Lucas").as_deref(), Some("Ostréa Bréhat"));
        assert_eq!(proper("Fonderie Vauzelle (Cher)").as_deref(), Some("Fonderie Vauzelle"));
        for none in ["nouveau", "Oui", "Fonderie Vauzelle et autres entreprises du bassin de Bourges"] {
            assert_eq!(proper(none), None, "{none}");
        }
    }
}
