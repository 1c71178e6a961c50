//! Labels of forms, `Nom :`, and what stands after them. Only labels whose first word is known count: any other colon
//! may announce a list.

use std::ops::Range;
use std::sync::LazyLock;

use super::BlankKind;

/// Longest label in words, the known word first.
const LONGEST: usize = 7;
/// Bytes before a dotted line where a word may say that a signature goes there.
const REACH: usize = 70;

/// A label and its value, in bytes of the folded text.
#[derive(Debug)]
pub(super) struct Label {
    pub(super) name: Range<usize>,
    pub(super) value: Range<usize>,
    pub(super) signs: bool,
}

/// Words that a label of a form begins with.
const HEADS: &str = "nom noms prenom prenoms date dates adresse ville telephone tel mail email courriel fonction entreprise \
    societe siret siren lieu lieux duree horaires horaire intitule titre formateur formatrice stagiaire \
    apprenant apprenante apprenti beneficiaire employeur tuteur tutrice referent referente responsable numero \
    effectif redacteur verificateur approbateur client interlocuteur objet reference montant nombre organisme \
    etablissement qualite portable modalites auditeur evaluateur animateur session formation raison code fait \
    periode statut diplome service poste salle prestataire representant naissance financeur participant \
    participants nda ref";

/// [`HEADS`], sorted.
static SORTED: LazyLock<Vec<&[u8]>> = LazyLock::new(|| {
    let mut heads: Vec<&[u8]> = HEADS.split(' ').map(str::as_bytes).collect();
    heads.sort_unstable();
    heads
});

/// True for words that a label of a form begins with.
fn is_head(word: &[u8]) -> bool {
    signs_alone(word) || SORTED.binary_search(&word).is_ok()
}

/// True for words that announce a signature by themselves.
fn signs_alone(word: &[u8]) -> bool {
    matches!(word, b"signature" | b"signatures" | b"cachet" | b"visa" | b"emargement" | b"paraphe" | b"signe")
}

/// Finds the labels of `bytes` that a colon ends.
pub(super) fn find(bytes: &[u8]) -> Vec<Label> {
    let mut labels: Vec<Label> = Vec::new();
    let mut from = 0;
    for (colon, _) in bytes.iter().enumerate().filter(|(i, b)| **b == b':' && is_colon(bytes, *i)) {
        let Some(start) = name_before(bytes, from, colon) else { continue };
        if let Some(last) = labels.last_mut() {
            last.value.end = last.value.end.min(start);
        }
        let name = start..colon + 1;
        let signs = bytes.get(name.clone()).is_some_and(|n| words(n).any(|w| signs_alone(w) || w == b"approuve"));
        labels.push(Label { name, value: colon + 1..bytes.len(), signs });
        from = colon + 1;
    }
    labels
}

/// False for the colons of times and addresses.
fn is_colon(bytes: &[u8], i: usize) -> bool {
    let digit = |j: Option<usize>| j.and_then(|j| bytes.get(j)).is_some_and(u8::is_ascii_digit);
    bytes.get(i + 1) != Some(&b'/') && !(digit(i.checked_sub(1)) && digit(Some(i + 1)))
}

/// Where the label that ends at `colon` begins: the last known word, or the one it hangs on ("nom du stagiaire").
fn name_before(bytes: &[u8], from: usize, colon: usize) -> Option<usize> {
    let window = colon.saturating_sub(80).max(from);
    let segment = bytes.get(window..colon)?;
    let words: Vec<Range<usize>> = word_spans(segment).collect();
    let lowest = words.len().saturating_sub(LONGEST);
    let text = |span: &Range<usize>| segment.get(span.clone()).unwrap_or(b"");
    let mut head = (lowest..words.len()).rev().find(|k| words.get(*k).is_some_and(|w| is_head(text(w))))?;
    while let Some(before) = (lowest..head).rev().find(|k| words.get(*k).is_some_and(|w| is_head(text(w)))) {
        let between = words.get(before + 1..head)?;
        let gap = segment.get(words.get(before)?.end..words.get(head)?.start)?;
        let hangs = !between.is_empty() && between.iter().all(|w| is_joint(text(w))) || gap == b"/" || gap == b" / ";
        if !hangs || gap.contains(&b'\t') || gap.windows(3).any(|w| w == b"   ") {
            break;
        }
        head = before;
    }
    let start = words.get(head)?.start;
    let name = segment.get(start..)?;
    let fits = is_sober(name) && (from > 0 || preceded(segment.get(..start)?) <= 2);
    fits.then_some(window + start)
}

/// How many words stand before a label since something last set it apart: more than two make it part of a sentence.
fn preceded(before: &[u8]) -> usize {
    let apart = before.iter().rposition(|b| matches!(b, b'\t' | b'.' | b';' | b',' | b'(' | b'-' | b'*' | 0x01));
    let wide = before.windows(3).rposition(|w| w == b"   ");
    let from = apart.max(wide).map_or(0, |i| i + 1);
    words(before.get(from..).unwrap_or(b"")).count()
}

/// True for what names a field: words, brackets and joints, no addresses, no figures, no verb.
fn is_sober(name: &[u8]) -> bool {
    let sign = |b: &u8| matches!(b, b' ' | b'\'' | b'-' | b'(' | b')' | b'/' | b'#' | b'.' | b',');
    let verb =
        |w: &[u8]| matches!(w, b"est" | b"sont" | b"ont" | b"doit" | b"doivent" | b"peut" | b"suivants" | b"suivantes");
    name.iter().all(|b| b.is_ascii_alphabetic() || sign(b)) && !words(name).any(verb)
}

fn is_joint(word: &[u8]) -> bool {
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
            | b"et"
            | b"ou"
            | b"a"
            | b"au"
            | b"en"
            | b"son"
            | b"sa"
            | b"votre"
            | b"notre"
    )
}

fn word_spans(bytes: &[u8]) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    bytes.split(|b| !b.is_ascii_alphanumeric()).filter_map(move |word| {
        let span = at..at + word.len();
        at += word.len() + 1;
        (!word.is_empty()).then_some(span)
    })
}

fn words(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes.split(|b| !b.is_ascii_alphanumeric()).filter(|w| !w.is_empty())
}

/// True when `bytes` are a label and nothing else, with its colon or without.
pub(super) fn is_label(bytes: &[u8]) -> bool {
    let trimmed = bytes.trim_ascii();
    let name = trimmed.strip_suffix(b":").unwrap_or(trimmed).trim_ascii();
    let mut words = words(name);
    is_sober(name) && words.next().is_some_and(is_head) && words.count() < LONGEST
}

/// True when `bytes` begin with a label that a colon ends.
pub(super) fn begins_with_label(bytes: &[u8]) -> bool {
    let start = bytes.len() - bytes.trim_ascii_start().len();
    find(bytes).first().is_some_and(|l| l.name.start == start)
}

/// What is missing when nothing follows the label `name`.
pub(super) fn kind(name: &[u8]) -> BlankKind {
    if words(name).any(signs_alone) { BlankKind::SignatureLine } else { BlankKind::EmptyLabel }
}

/// True when the closest label before `at` announces a signature.
pub(super) fn signs(bytes: &[u8], at: usize) -> bool {
    let before = bytes.get(at.saturating_sub(REACH)..at).unwrap_or(b"");
    let end = before.iter().rposition(|b| matches!(b, b'_')).map_or(0, |i| i + 1);
    let near = before.get(end..).unwrap_or(b"");
    let near = near.windows(4).rposition(|w| w == b"....").and_then(|i| near.get(i + 4..)).unwrap_or(near);
    let mut last = None;
    for word in words(near) {
        if is_head(word) && (last != Some(true) || matches!(word, b"date" | b"nom" | b"lieu" | b"fait")) {
            last = Some(signs_alone(word));
        }
    }
    let formula = [&b"lu et approuve"[..], b"lu et accepte", b"recu et accepte", b"bon pour accord"]
        .iter()
        .any(|f| near.windows(f.len()).any(|w| w == *f));
    last == Some(true) || formula
}
