//! What must be decided for a customer before something is sent to him: an answer that left before its study is told.
//!
//! Which papers, and which words announce a customer and a decision, belongs to the packs (`orders`).

use jiff::civil::Date;

use super::{Contradiction, piece};
use crate::judge::{Case, Judged, Piece};
use crate::model::date::{DateSource, FoundDate, Precision};
use crate::model::finding::Finding;
use crate::model::status::Status;
use crate::pack::raw::OrderNode;
use crate::text::fold::folded;
use crate::text::labelled;
use crate::text::phrase::forms;

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

/// One finding for each decision that is younger than the one paper sent to the same customer.
pub(super) fn findings(case: &Case<'_>, artefacts: &[Judged]) -> Vec<Finding> {
    let orders =
        case.packs.packs.iter().flat_map(|pack| pack.orders.iter().map(move |order| (pack.id.as_str(), order)));
    orders.flat_map(|(pack, order)| reversed(case, artefacts, (pack, order))).collect()
}

fn reversed(case: &Case<'_>, artefacts: &[Judged], (pack, order): (&str, &OrderNode)) -> Vec<Finding> {
    let (studies, answers) = (papers(case, artefacts, &order.first), papers(case, artefacts, &order.then));
    let late = |(study, _): &(&Piece, Date)| {
        let names = customers(case, study, order);
        let speaks =
            |(piece, _): &&(&Piece, Date)| names.iter().any(|name| piece.facts.stream.find(&forms(name)).is_some());
        let (sent, day) = *only(answers.iter().filter(speaks))?;
        only(studies.iter().filter(speaks))?;
        let decided = decision(study, order).filter(|decided| decided.day() > day)?;
        let apart = study.document.path != sent.document.path;
        apart.then(|| finding(case, (pack, order), (study, decided), (sent, day)))
    };
    studies.iter().filter_map(late).collect()
}

/// The only one: of several nobody knows which is meant.
fn only<T>(mut all: impl Iterator<Item = T>) -> Option<T> {
    all.next().filter(|_| all.next().is_none())
}

/// The documents that are evidence of the artefact `id`, each with its day where its text says it.
fn papers<'a>(case: &Case<'a>, artefacts: &[Judged], id: &str) -> Vec<(&'a Piece, Date)> {
    let Some(judged) = artefacts.iter().find(|judged| judged.record.id == id) else { return Vec::new() };
    let evidence = judged.record.evidence.iter();
    let sound = evidence.filter(|one| matches!(one.status, Status::Found | Status::Incomplete | Status::Expired));
    let written = |source| !matches!(source, DateSource::FileName | DateSource::Metadata);
    let dated = sound.filter_map(|one| {
        let day = one.key_date.as_ref().filter(|date| written(date.source))?.value;
        Some((piece(case, judged, &one.document)?, day))
    });
    dated.collect()
}

/// The day on which the study says that it was decided.
fn decision<'a>(study: &'a Piece, order: &OrderNode) -> Option<&'a FoundDate> {
    let said = |date: &&FoundDate| {
        let quote = folded(&date.quote);
        date.precision == Precision::Day
            && !date.doubtful
            && order.decided.iter().any(|word| quote.contains(&folded(word.said())))
    };
    study.facts.dates.iter().filter(said).min_by_key(|date| date.day())
}

/// Names of customers at the head of the study: « Coopérative de la Valserine ».
fn customers(case: &Case<'_>, study: &Piece, order: &OrderNode) -> Vec<String> {
    let announced: Vec<String> = order.customers.iter().map(|word| folded(word.said())).collect();
    let provider = &case.profile.provider;
    let own: String =
        std::iter::once(&provider.name).chain(&provider.aliases).map(|name| folded(name) + "\n").collect();
    let head = study.document.content.blocks.get(..HEAD).unwrap_or(&study.document.content.blocks);
    let asking = labelled::find(head, &order.asked_by).into_iter().filter_map(proper);
    let names = asking.chain(head.iter().flat_map(|block| named(&block.text, &announced)));
    names.filter(|name| !own.contains(&folded(name))).collect()
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
    let belongs = |word: &&&str| capital(word) || JOINTS.contains(&folded(word).as_str());
    let rest: Vec<&str> = rest.iter().take(NAME).take_while(belongs).copied().collect();
    let last = rest.iter().rposition(|word| capital(word) && word.chars().count() > 2)?;
    let own = rest.get(..=last)?.join(" ");
    let own = own.trim_end_matches(|c: char| !c.is_alphanumeric());
    (!own.contains([',', ':', ';', '.'])).then(|| format!("{first} {own}"))
}

fn finding(
    case: &Case<'_>,
    (pack, order): (&str, &OrderNode),
    (study, decided): (&Piece, &FoundDate),
    (sent, day): (&Piece, Date),
) -> Finding {
    let words = case.words;
    let path = &study.document.path;
    let args =
        [("decided", &*words.day(decided.day())), ("sent", &*words.day(day)), ("answer", sent.document.path.as_str())];
    let contradiction = Contradiction {
        kind: "order",
        pack,
        artefact: &order.first,
        about: [&order.first, &order.then],
        document: path,
        place: decided.place.clone(),
    };
    contradiction.told(case, &args)
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
