//! Words that stand for a value to come, and words that mark a whole document as a template.

use std::ops::Range;

use super::BlankKind;
use crate::model::document::BlockKind;
use crate::text::dates::folded::Folded;

/// Longest placeholder between brackets, in bytes.
const LONGEST: usize = 70;

/// What office programs and models leave where something must be entered.
const PROMPTS: &[&[u8]] = &[
    b"cliquez ou appuyez ici",
    b"cliquez ici pour",
    b"cliquez ou appuyez pour",
    b"choisissez un element",
    b"click or tap",
    b"click here to enter",
    b"inserer votre logo",
    b"inserez votre logo",
    b"votre logo ici",
    b"entreprise xyz",
    b"societe xyz",
    b"nom de votre organisme",
    b"nom de l'of ",
];

/// First words of a bracket that is to be replaced.
const OPENINGS: &[&[u8]] = &[
    b"a completer",
    b"a remplir",
    b"a preciser",
    b"a renseigner",
    b"a definir",
    b"a inserer",
    b"a indiquer",
    b"a saisir",
    b"completer",
    b"remplir",
    b"preciser",
    b"renseigner",
    b"inserer",
    b"inserez",
    b"indiquer",
    b"indiquez",
    b"saisir",
    b"votre",
    b"vos ",
    b"nom",
    b"prenom",
    b"date",
    b"adresse",
    b"lieu",
    b"ville",
    b"titre",
    b"intitule",
    b"montant",
    b"logo",
    b"raison sociale",
    b"siret",
    b"numero",
    b"telephone",
    b"email",
    b"mail",
    b"entreprise",
    b"client",
    b"stagiaire",
    b"formateur",
    b"duree",
    b"fonction",
    b"signature",
    b"civilite",
    b"societe",
    b"code postal",
    b"xx",
    b"heures",
    b"objectifs",
    b"resultats",
    b"session",
    b"dates",
    b"formation",
    b"organisme",
    b"theme",
    b"niveau",
];

/// Openings that count between parentheses too, where other words are ordinary remarks.
const INSTRUCTIONS: usize = 8;

/// Finds the placeholders of `text`.
pub(super) fn find(text: &str, folded: &Folded) -> Vec<(BlankKind, Range<usize>)> {
    let bytes = folded.bytes();
    let mut marks = Vec::new();
    let mut i = 0;
    while i < bytes.len() {
        match at(text, folded, i) {
            Some(end) => {
                marks.push((BlankKind::Placeholder, i..end));
                i = end;
            }
            None => i += 1,
        }
    }
    marks
}

/// The end of the placeholder that begins at `i`.
fn at(text: &str, folded: &Folded, i: usize) -> Option<usize> {
    let bytes = folded.bytes();
    let rest = bytes.get(i..)?;
    match rest.first()? {
        b'[' => bracket(rest).map(|n| i + n),
        b'(' => enclosed(rest, b"(", b")").filter(|(c, _)| opens(c, INSTRUCTIONS)).map(|(_, n)| i + n),
        b'{' | b'$' => template(rest).map(|n| i + n),
        b'<' => merge_field(text, folded, i),
        b'x' if is_start(bytes, i) => crosses(text, folded, i),
        b'j' | b'd' if is_start(bytes, i) => date_form(bytes, i),
        b'c' | b'i' | b'v' | b'e' | b's' | b'n' if is_start(bytes, i) => {
            PROMPTS.iter().find(|p| rest.starts_with(p)).map(|p| i + p.len())
        }
        _ => None,
    }
}

fn is_start(bytes: &[u8], i: usize) -> bool {
    i.checked_sub(1).and_then(|j| bytes.get(j)).is_none_or(|b| !b.is_ascii_alphanumeric() && *b != b'/')
}

/// The content between `open` and `close`, and the length of the whole.
fn enclosed<'b>(rest: &'b [u8], open: &[u8], close: &[u8]) -> Option<(&'b [u8], usize)> {
    let inner = rest.strip_prefix(open)?;
    let window = inner.get(..LONGEST.min(inner.len()))?;
    let length = window.windows(close.len()).position(|w| w == close)?;
    let content = window.get(..length)?;
    (!content.contains(&b'\n')).then_some((content, open.len() + length + close.len()))
}

/// True when `content` begins with one of the first `count` openings.
fn opens(content: &[u8], count: usize) -> bool {
    let content = content.trim_ascii();
    let begins = |opening: &&&[u8]| {
        content
            .strip_prefix(**opening)
            .is_some_and(|r| r.first().is_none_or(|b| !b.is_ascii_alphabetic()) || opening.ends_with(b" "))
    };
    OPENINGS.iter().take(count).any(|o| begins(&o))
}

fn bracket(rest: &[u8]) -> Option<usize> {
    let (content, length) = enclosed(rest, b"[", b"]")?;
    let link = rest.get(length) == Some(&b'(');
    (opens(content, OPENINGS.len()) && !link).then_some(length)
}

/// `{{nom}}`, `${nom}`, `{nom}` with a known word.
fn template(rest: &[u8]) -> Option<usize> {
    if let Some((content, length)) = enclosed(rest, b"{{", b"}}").or_else(|| enclosed(rest, b"${", b"}")) {
        return content.iter().any(u8::is_ascii_alphabetic).then_some(length);
    }
    enclosed(rest, b"{", b"}").filter(|(c, _)| opens(c, OPENINGS.len())).map(|(_, n)| n)
}

/// `«Nom_client»` of a mail merge, `<Nom>`: one word, which quoted prose hardly is.
fn merge_field(text: &str, folded: &Folded, i: usize) -> Option<usize> {
    let rest = folded.bytes().get(i..)?;
    let double = enclosed(rest, b"<<", b">>");
    let (content, length) = double.or_else(|| enclosed(rest, b"<", b">"))?;
    let word = !content.is_empty() && content.iter().all(|b| b.is_ascii_alphanumeric() || *b == b'_');
    let margin = if double.is_some() { 2 } else { 1 };
    let written = text.get(folded.source(i + margin..i + margin + content.len()))?;
    let coded = written.contains('_')
        || written.chars().skip(1).any(char::is_uppercase) && written.chars().any(char::is_lowercase);
    let known = opens(content, OPENINGS.len()) && (double.is_none() || written.starts_with(char::is_uppercase));
    let field = word && (double.is_some() && coded || known);
    let spelled = double.is_none() && content.contains(&b' ') && opens(content, INSTRUCTIONS);
    (field || spelled).then_some(i + length)
}

/// `XX/XX/XXXX`, `XXXX`, `XX XX XX XX XX`, `XX heures`; never a Roman number.
fn crosses(text: &str, folded: &Folded, i: usize) -> Option<usize> {
    let bytes = folded.bytes();
    let (mut end, mut count, mut slashes) = (i, 0, 0);
    while let Some(byte) = bytes.get(end) {
        let next = bytes.get(end + 1).copied().unwrap_or(b' ');
        match byte {
            b'x' => count += 1,
            b'/' | b'-' | b'.' if next == b'x' || next.is_ascii_digit() && *byte == b'/' => {
                slashes += usize::from(*byte == b'/');
            }
            b' ' if next == b'x' && bytes.get(end + 2) == Some(&b'x') => {}
            b'0'..=b'9' if slashes > 0 => {}
            _ => break,
        }
        end += 1;
    }
    let closed = bytes.get(end).is_none_or(|b| !b.is_ascii_alphanumeric());
    let capitals = text.get(folded.source(i..i + 2)) == Some("XX");
    let after = bytes.get(end..).unwrap_or(b"").trim_ascii_start();
    let units: [&[u8]; 7] = [b"heures", b"euros", b"jours", b"stagiaires", b"personnes", b"%", b"h "];
    let counted = capitals && count == 2 && units.iter().any(|u| after.starts_with(u));
    (closed && (count >= 4 || count >= 2 && slashes >= 2 || counted)).then_some(end)
}

/// `JJ/MM/AAAA` where a date should be; not where it tells the form of a date that follows.
fn date_form(bytes: &[u8], i: usize) -> Option<usize> {
    let rest = bytes.get(i..)?;
    let forms: [&[u8]; 6] =
        [b"jj/mm/aaaa", b"jj-mm-aaaa", b"jj.mm.aaaa", b"jj/mm/aa", b"dd/mm/yyyy", b"jj / mm / aaaa"];
    let form = forms.iter().find(|f| rest.starts_with(f))?;
    let end = i + form.len();
    let after = bytes.get(end..).unwrap_or(b"");
    let value = after.iter().find(|b| !matches!(b, b')' | b']' | b':' | b' ' | b'\t'));
    let told = bytes.get(i.saturating_sub(12)..i).is_some_and(|h| h.windows(6).any(|w| w == b"format"));
    let closed = after.first().is_none_or(|b| !b.is_ascii_alphanumeric() && *b != b'_');
    (closed && !told && !value.is_some_and(u8::is_ascii_digit)).then_some(end)
}

/// The mark that says of the whole document that it is a template, when `text` is nothing else.
pub(super) fn word_mark(text: &str, folded: &Folded, kind: BlockKind) -> Option<Range<usize>> {
    let bytes = folded.bytes();
    let lorem = bytes.windows(11).position(|w| w == b"lorem ipsum");
    if let Some(at) = lorem {
        return Some(at..at + 11);
    }
    if bytes.len() > 48 || kind == BlockKind::Row {
        return None;
    }
    let plain = |b: &u8| b.is_ascii_alphanumeric();
    let start = bytes.iter().position(plain)?;
    let end = bytes.iter().rposition(plain)? + 1;
    let word = bytes.get(start..end)?;
    let enclosed = start > 0 && matches!(bytes.get(start - 1), Some(b'[' | b'(' | b'*' | b'-' | b'<'));
    let written = text.get(folded.source(start..end))?;
    let capitals = !written.chars().any(char::is_lowercase);
    let repeated = matches!(kind, BlockKind::Header | BlockKind::Footer);
    let colon = bytes.get(end..).is_some_and(|r| r.contains(&b':'));
    let marks = match word {
        b"specimen"
        | b"brouillon"
        | b"draft"
        | b"document vierge"
        | b"modele vierge"
        | b"modele a completer"
        | b"document a completer"
        | b"document modele"
        | b"version provisoire"
        | b"modele type"
        | b"exemple a adapter"
        | b"trame a completer"
        | b"modele a adapter" => true,
        b"modele" | b"a completer" | b"projet" | b"document de travail" | b"exemple" | b"template" => {
            capitals && (enclosed || repeated || matches!(word, b"modele" | b"a completer" | b"template"))
        }
        _ => false,
    };
    (marks && !colon).then_some(start..end)
}
