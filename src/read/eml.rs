//! Mails (RFC 5322, MIME): headers, body, and attachments read like files of their own.

use std::collections::BTreeSet;

use jiff::civil::Date;
use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{
    Address, ContentType, DateTime, Encoding, Message, MessageParser, MessagePart, MimeHeaders, PartType,
};

use super::draft::Draft;
use super::limits::Limits;
use super::{html, properties};
use crate::model::document::{BlockKind, ProblemKind, SignatureKind, SignatureMark};

/// Reads a mail, or a box of several in one file (RFC 4155): each of those is an entry.
pub(crate) fn read(bytes: &[u8], limits: &Limits, draft: &mut Draft) {
    match letters(bytes) {
        one if one.len() < 2 => single(bytes, limits, draft),
        many => {
            for (number, letter) in (1..).zip(many) {
                if number > limits.entries {
                    return draft.limit("attachments of a mail");
                }
                draft.inside(&format!("{number}.eml"), letter, limits);
            }
        }
    }
}

/// The mails of a box: each begins with a line that no header looks like.
fn letters(bytes: &[u8]) -> Vec<&[u8]> {
    const MARK: &[u8] = b"From ";
    if !bytes.starts_with(MARK) {
        return Vec::new();
    }
    // Such a line follows a blank one and ends with the year; a sentence may begin with the same word.
    let is_start = |at: usize| {
        let (before, line) = bytes.split_at_checked(at).unwrap_or_default();
        let line = line.split(|byte| *byte == b'\n').next().unwrap_or_default().trim_ascii_end();
        let year = line.rsplit(|byte| *byte == b' ').next().unwrap_or_default();
        let dated = year.len() == 4 && year.iter().all(u8::is_ascii_digit);
        dated && (before.is_empty() || before.ends_with(b"\n\n") || before.ends_with(b"\r\n\r\n"))
    };
    let starts = bytes.windows(MARK.len()).enumerate().filter(|(at, window)| *window == MARK && is_start(*at));
    let mut edges: Vec<usize> = starts.map(|(at, _)| at).collect();
    edges.push(bytes.len());
    edges.windows(2).filter_map(|pair| bytes.get(*pair.first()?..*pair.last()?)).collect()
}

/// Reads one mail.
fn single(bytes: &[u8], limits: &Limits, draft: &mut Draft) {
    let first = bytes.iter().position(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    let bytes = if bytes.starts_with(b"From ") { bytes.get(first..).unwrap_or_default() } else { bytes };
    if nested_mails(bytes) > limits.depth {
        return draft.limit("mails inside one another");
    }
    let Some(message) = MessageParser::default().parse(bytes) else {
        return draft.problem(ProblemKind::Corrupt, "not a mail");
    };
    headers(&message, draft);
    for part in message.text_bodies() {
        body(part, limits, draft);
    }
    for (number, part) in (1..).zip(attached(&message)) {
        if number > limits.entries {
            return draft.limit("attachments of a mail");
        }
        attachment((part, message.raw_message()), number, limits, draft);
    }
}

/// What comes with the text: the attachments, and the pictures that a mail program shows between two pieces of text.
fn attached<'m>(message: &'m Message<'m>) -> Vec<&'m MessagePart<'m>> {
    let shown = message.text_body.iter().chain(&message.html_body);
    let shown = shown.filter(|id| !message.attachments.contains(id)).collect::<BTreeSet<_>>().into_iter();
    let shown = shown.filter_map(|id| message.part(*id));
    let pictures = shown.filter(|part| matches!(part.body, PartType::Binary(_) | PartType::InlineBinary(_)));
    message.attachments().chain(pictures).collect()
}

/// True for a picture that the text itself shows, such as the logo in a signature. A scan is attached, or sent with nothing that
/// leads to it.
fn belongs_to_text(part: &MessagePart<'_>) -> bool {
    part.content_id().is_some() && !part.content_disposition().is_some_and(ContentType::is_attachment)
}

/// How many mails the mail may hold at the most. The parser's own structure is freed by recursion: too many of them inside
/// one another would end the process.
fn nested_mails(bytes: &[u8]) -> usize {
    let holds = |mark: &[u8]| bytes.windows(mark.len()).filter(|window| window.eq_ignore_ascii_case(mark)).count();
    holds(b"message/rfc822") + holds(b"message/global") + holds(b"multipart/digest")
}

fn headers(message: &Message<'_>, draft: &mut Draft) {
    let subject = message.subject().unwrap_or_default();
    draft.paragraph(BlockKind::Title, subject);
    let from = message.from().map(people).unwrap_or_default();
    for (label, value) in [
        ("From", from.clone()),
        ("To", message.to().map(people).unwrap_or_default()),
        ("Cc", message.cc().map(people).unwrap_or_default()),
        ("Date", message.date().and_then(moment).unwrap_or_default()),
    ] {
        if !value.is_empty() {
            draft.paragraph(BlockKind::Paragraph, &format!("{label}: {value}"));
        }
    }
    let claims = &mut draft.content.properties;
    claims.title = properties::filled(subject);
    claims.author = properties::filled(&from);
    claims.created = message.date().and_then(day);
}

/// Names and addresses, as a mail program lists them.
fn people(address: &Address<'_>) -> String {
    let one = |person: &mail_parser::Addr<'_>| match (person.name.as_deref(), person.address.as_deref()) {
        (Some(name), Some(address)) => format!("{name} <{address}>"),
        (name, address) => name.or(address).unwrap_or_default().to_owned(),
    };
    address.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// The day of a date that can be; the parser also gives hours such as 59.
fn day(date: &DateTime) -> Option<Date> {
    if !date.is_valid() {
        return None;
    }
    Date::new(i16::try_from(date.year).ok()?, i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?).ok()
}

fn moment(date: &DateTime) -> Option<String> {
    let day = day(date)?;
    Some(format!("{:02}/{:02}/{:04} {:02}:{:02}", day.day(), day.month(), day.year(), date.hour, date.minute))
}

fn body(part: &MessagePart<'_>, limits: &Limits, draft: &mut Draft) {
    match &part.body {
        PartType::Text(text) => {
            for line in text.lines() {
                draft.paragraph(BlockKind::Line, line);
            }
        }
        PartType::Html(text) => {
            let claims = std::mem::take(&mut draft.content.properties);
            html::read_text(text, limits, draft);
            draft.content.properties = claims;
        }
        _ => {}
    }
}

/// Reads one attachment as a file of its own; pictures that belong to the text are counted only.
fn attachment((part, raw): (&MessagePart<'_>, &[u8]), number: usize, limits: &Limits, draft: &mut Draft) {
    let message = part.message();
    let name = part.attachment_name().map(str::to_owned);
    if name.is_none() && part.contents().trim_ascii().is_empty() && message.is_none() {
        // Mail programs leave empty parts behind.
        return;
    }
    let name = name.or_else(|| message.and_then(|inner| inner.subject()).map(|subject| format!("{subject}.eml")));
    let name = name.unwrap_or_else(|| format!("{number}"));
    if is_signature(part) {
        let mark = SignatureMark::new(SignatureKind::Electronic, None);
        return draft.content.signatures.push(mark);
    }
    let as_sent = sent(part, raw);
    let bytes = message.map_or_else(|| as_sent.as_deref().unwrap_or(part.contents()), Message::raw_message);
    if belongs_to_text(part) {
        draft.inside(&name, bytes, limits);
    } else {
        draft.member(&name, bytes, limits);
    }
}

/// The bytes of an attached text before any guess at its characters: a table knows its own encoding better.
fn sent(part: &MessagePart<'_>, raw: &[u8]) -> Option<Vec<u8>> {
    if !matches!(part.body, PartType::Text(_) | PartType::Html(_)) {
        return None;
    }
    let body = raw.get(part.offset_body as usize..part.offset_end as usize)?;
    match part.encoding {
        Encoding::Base64 => base64_decode(body),
        Encoding::QuotedPrintable => quoted_printable_decode(body),
        Encoding::None => Some(body.to_vec()),
    }
}

/// True for the detached signature of the mail itself (RFC 8551, 3.5.3; RFC 3156, 5).
fn is_signature(part: &MessagePart<'_>) -> bool {
    ["pkcs7-signature", "x-pkcs7-signature", "pgp-signature"]
        .iter()
        .any(|subtype| part.is_content_type("application", subtype))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::place::Place;

    const MAIL: &str = "From: Anne <a@x.fr>\r\nTo: b@x.fr\r\nSubject: =?utf-8?q?R=C3=A9union?=\r\n\
        Date: Tue, 3 Mar 2026 10:05:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=z\r\n\r\n\
        --z\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nBonjour,\r\nvoici.\r\n\
        --z\r\nContent-Type: text/csv; name=liste.csv\r\nContent-Disposition: attachment; filename=liste.csv\r\n\r\n\
        nom;note\r\nDurand;12\r\n--z--\r\n";

    #[test]
    fn headers_body_and_attachments_are_read() {
        let mut draft = Draft::new(&Limits::default());
        read(MAIL.as_bytes(), &Limits::default(), &mut draft);
        let texts: Vec<&str> = draft.content.blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(
            texts,
            [
                "Réunion",
                "From: Anne <a@x.fr>",
                "To: b@x.fr",
                "Date: 03/03/2026 10:05",
                "Bonjour,",
                "voici.",
                "nom\tnote",
                "Durand\t12"
            ]
        );
        let place = draft.content.blocks.last().map(|block| block.place.clone());
        assert_eq!(place, Some(Place::cell("", 1, 2).inside("liste.csv")));
        assert_eq!(draft.content.properties.created, Some(jiff::civil::date(2026, 3, 3)));
    }

    #[test]
    fn a_scan_in_a_mail_is_told_and_a_logo_is_not() {
        for (headers, told) in [
            ("Content-Disposition: attachment; filename=a.gif\r\n", true),
            ("Content-Disposition: attachment; filename=a.gif\r\nContent-ID: <f_1>\r\n", true),
            ("Content-Disposition: inline; filename=a.gif\r\n", true),
            ("Content-Disposition: inline\r\n", true),
            ("", true),
            ("Content-Disposition: inline; filename=a.gif\r\nContent-ID: <logo>\r\n", false),
            ("Content-ID: <logo>\r\n", false),
        ] {
            let picture = format!(
                "Content-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\n{headers}\r\nR0lGODlhAQABAAAAACw=\r\n"
            );
            let mail = MAIL
                .replace("--z\r\nContent-Type: text/csv", &format!("--z\r\n{picture}--z\r\nContent-Type: text/csv"));
            let mut draft = Draft::new(&Limits::default());
            read(mail.as_bytes(), &Limits::default(), &mut draft);
            let kinds: Vec<ProblemKind> = draft.problems.iter().map(|problem| problem.kind).collect();
            let expected = if told { vec![ProblemKind::NoText] } else { Vec::new() };
            assert_eq!((kinds, draft.content.pictures), (expected, 1), "{headers}");
        }
    }

    #[test]
    fn a_box_of_mails_is_read_mail_by_mail() {
        let one = "From x Tue Mar 3 10:05:00 2026\nFrom: a@x.fr\nTo: b@x.fr\nSubject: Un\n\nFrom time to time\n\n";
        let two = one.replace("Un", "Deux");
        let mut draft = Draft::new(&Limits::default());
        read(format!("{one}{two}").as_bytes(), &Limits::default(), &mut draft);
        let titles: Vec<_> = draft.content.blocks.iter().filter(|block| block.kind == BlockKind::Title).collect();
        assert_eq!(titles.len(), 2);
        assert_eq!((titles[1].text.as_str(), &titles[1].place), ("Deux", &Place::Paragraph(1).inside("2.eml")));
    }

    #[test]
    fn mails_inside_one_another_without_end_are_refused() {
        let mut draft = Draft::new(&Limits::default());
        let layer = b"From: a\nTo: b\nContent-Type: Message/RFC822\n\n";
        read(&layer.repeat(100_000), &Limits::default(), &mut draft);
        assert_eq!(draft.problems.first().map(|problem| problem.kind), Some(ProblemKind::LimitExceeded));
    }

    #[test]
    fn attachments_beyond_the_nesting_limit_are_told() {
        let mut draft = Draft::new(&Limits::default());
        read(MAIL.as_bytes(), &Limits { nesting: 0, ..Limits::default() }, &mut draft);
        assert_eq!(draft.problems.first().map(|problem| problem.kind), Some(ProblemKind::LimitExceeded));
    }
}
