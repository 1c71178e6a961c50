//! Outlook messages ([MS-OXMSG], [MS-OXPROPS]): sender, recipients, dates, body, attachments read like files of their own. Texts
//! come in Unicode or in the code page that the message names.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use cfb::CompoundFile;
use encoding_rs::{Encoding, UTF_16LE, WINDOWS_1252};

use super::draft::Draft;
use super::limits::Limits;
use super::msg_body::{self, Bodies};
use super::{properties, rtf};
use crate::folder::digest;
use crate::model::document::{BlockKind, Document, ProblemKind, Reading, ReadingState};
use crate::model::format::Format;
use crate::model::place::Place;

/// Seconds between the beginning of the years of Windows and those of Unix.
const TO_UNIX: i64 = 11_644_473_600;
/// Header of the list of properties, in the message itself, in one inside another, in a recipient or attachment.
const HEADERS: (usize, usize, usize) = (32, 24, 8);

const SUBJECT: u16 = 0x0037;
const SUBMITTED: u16 = 0x0039;
const SENDER: u16 = 0x0C1A;
const SENDER_ADDRESS: u16 = 0x0C1F;
const SENDER_SMTP: u16 = 0x5D01;
const RECIPIENT_KIND: u16 = 0x0C15;
const DELIVERED: u16 = 0x0E06;
const BODY: u16 = 0x1000;
const RTF_BODY: u16 = 0x1009;
const HTML_BODY: u16 = 0x1013;
const NAME: u16 = 0x3001;
const ADDRESS: u16 = 0x3003;
const SMTP: u16 = 0x39FE;
const DATA: u16 = 0x3701;
const SHORT_FILE_NAME: u16 = 0x3704;
const FILE_NAME: u16 = 0x3707;
const CONTENT_ID: u16 = 0x3712;
const CODE_PAGE: u16 = 0x3FFD;
const BODY_CODE_PAGE: u16 = 0x3FDE;

/// Reads a message.
pub(crate) fn read(bytes: &[u8], limits: &Limits, draft: &mut Draft) {
    let Ok(container) = CompoundFile::open(Cursor::new(bytes)) else {
        return draft.problem(ProblemKind::Corrupt, "not a mail");
    };
    let mut mail = Mail { container, size: bytes.len() as u64, encoding: WINDOWS_1252, body: WINDOWS_1252 };
    message(&mut mail, "", limits, draft);
}

/// An opened message.
struct Mail<'a> {
    container: CompoundFile<Cursor<&'a [u8]>>,
    size: u64,
    /// Of texts that are not in Unicode.
    encoding: &'static Encoding,
    /// Of a body in HTML.
    body: &'static Encoding,
}

impl Mail<'_> {
    /// The content of a stream; none if there is none, or it is damaged.
    fn stream(&mut self, path: &str) -> Option<Vec<u8>> {
        if !self.container.is_stream(path) {
            return None;
        }
        let mut content = Vec::new();
        // No stream can hold more than the file.
        self.container.open_stream(path).ok()?.take(self.size).read_to_end(&mut content).ok()?;
        Some(content)
    }

    /// The text of a property.
    fn text(&mut self, storage: &str, property: u16) -> Option<String> {
        if let Some(bytes) = self.stream(&format!("{storage}/__substg1.0_{property:04X}001F")) {
            return Some(clean(&UTF_16LE.decode_without_bom_handling(&bytes).0));
        }
        let bytes = self.stream(&format!("{storage}/__substg1.0_{property:04X}001E"))?;
        Some(clean(&self.encoding.decode_without_bom_handling(&bytes).0))
    }

    fn binary(&mut self, storage: &str, property: u16) -> Option<Vec<u8>> {
        self.stream(&format!("{storage}/__substg1.0_{property:04X}0102"))
    }

    /// The properties of fixed size, as eight bytes each.
    fn numbers(&mut self, storage: &str, header: usize) -> BTreeMap<u16, u64> {
        let list = self.stream(&format!("{storage}/__properties_version1.0")).unwrap_or_default();
        let entries = list.get(header..).unwrap_or_default().chunks_exact(16);
        entries
            .filter_map(|entry| {
                let property = u16::from_le_bytes(entry.get(2..4)?.try_into().ok()?);
                Some((property, u64::from_le_bytes(entry.get(8..16)?.try_into().ok()?)))
            })
            .collect()
    }

    /// Names of the storages in `storage` that begin with `prefix`, in order.
    fn children(&self, storage: &str, prefix: &str) -> Vec<String> {
        let Ok(entries) = self.container.read_storage(format!("{storage}/")) else { return Vec::new() };
        let names = entries.filter(cfb::Entry::is_storage).map(|entry| entry.name().to_owned());
        let mut names: Vec<String> = names.filter(|name| name.starts_with(prefix)).collect();
        names.sort();
        names.into_iter().map(|name| format!("{storage}/{name}")).collect()
    }
}

/// Without the NUL that ends some texts.
fn clean(text: &str) -> String {
    text.trim_end_matches('\0').to_owned()
}

/// Reads the message in `storage`: the one of the file, or one attached to it.
fn message(mail: &mut Mail<'_>, storage: &str, limits: &Limits, draft: &mut Draft) {
    let numbers = mail.numbers(storage, if storage.is_empty() { HEADERS.0 } else { HEADERS.1 });
    let page = |property| {
        let number = numbers.get(&property).and_then(|value| i32::try_from(value & 0xFFFF_FFFF).ok())?;
        (number != 0).then(|| rtf::encoding_of_page(number))
    };
    mail.encoding = page(CODE_PAGE).or_else(|| page(BODY_CODE_PAGE)).unwrap_or(mail.encoding);
    mail.body = page(BODY_CODE_PAGE).unwrap_or(mail.encoding);
    headers(mail, storage, &numbers, draft);
    let bodies = Bodies {
        text: mail.text(storage, BODY),
        html: mail.binary(storage, HTML_BODY),
        html_text: mail.text(storage, HTML_BODY),
        rtf: mail.binary(storage, RTF_BODY),
        encoding: mail.body,
    };
    msg_body::read(&bodies, limits, draft);
    for (number, attached) in (1..).zip(mail.children(storage, "__attach_version1.0_#")) {
        if number > limits.entries {
            return draft.limit("attachments of a mail");
        }
        attachment(mail, &attached, number, (limits, &mut *draft));
    }
}

fn headers(mail: &mut Mail<'_>, storage: &str, numbers: &BTreeMap<u16, u64>, draft: &mut Draft) {
    let subject = mail.text(storage, SUBJECT).unwrap_or_default();
    draft.paragraph(BlockKind::Title, &subject);
    let from = person(mail, storage, SENDER, (SENDER_SMTP, SENDER_ADDRESS));
    let mut people: BTreeMap<u64, Vec<String>> = BTreeMap::new();
    for recipient in mail.children(storage, "__recip_version1.0_#") {
        let kind = mail.numbers(&recipient, HEADERS.2).get(&RECIPIENT_KIND).map_or(1, |kind| kind & 0xF);
        people.entry(kind).or_default().push(person(mail, &recipient, NAME, (SMTP, ADDRESS)));
    }
    let list = |kind| people.get(&kind).map(|names| names.join(", ")).unwrap_or_default();
    let sent = numbers.get(&SUBMITTED).or_else(|| numbers.get(&DELIVERED)).and_then(|time| moment(*time));
    let date = sent.as_ref().map(|sent| sent.strftime("%d/%m/%Y %H:%M").to_string()).unwrap_or_default();
    for (label, value) in [("From", &from), ("To", &list(1)), ("Cc", &list(2)), ("Date", &date)] {
        if !value.is_empty() {
            draft.paragraph(BlockKind::Paragraph, &format!("{label}: {value}"));
        }
    }
    let claims = &mut draft.content.properties;
    claims.title = properties::filled(&subject);
    claims.author = properties::filled(&from);
    claims.created = sent.map(|sent| sent.date());
}

/// Name and address, as a mail program lists them; addresses of directories that are no mail addresses are left out.
fn person(mail: &mut Mail<'_>, storage: &str, name: u16, addresses: (u16, u16)) -> String {
    let name = mail.text(storage, name).unwrap_or_default();
    let address = mail.text(storage, addresses.0).or_else(|| mail.text(storage, addresses.1)).unwrap_or_default();
    match (name.trim(), address.trim()) {
        (name, address) if !address.contains('@') || name == address => name.to_owned(),
        ("", address) => address.to_owned(),
        (name, address) => format!("{name} <{address}>"),
    }
}

/// A moment in tenths of microseconds since 1601, as clocks in France showed it.
fn moment(time: u64) -> Option<jiff::Zoned> {
    let seconds = i64::try_from(time / 10_000_000).ok()? - TO_UNIX;
    // Before the first mail, or never.
    if seconds <= 0 {
        return None;
    }
    jiff::Timestamp::from_second(seconds).ok()?.in_tz("Europe/Paris").ok()
}

/// Reads one attachment: a file, or a message.
fn attachment(mail: &mut Mail<'_>, storage: &str, number: usize, into: (&Limits, &mut Draft)) {
    let (limits, draft) = into;
    let name = mail.text(storage, FILE_NAME).or_else(|| mail.text(storage, SHORT_FILE_NAME));
    let name = name.or_else(|| mail.text(storage, NAME)).filter(|name| !name.is_empty());
    let name = name.unwrap_or_else(|| number.to_string());
    let inner = format!("{storage}/__substg1.0_{DATA:04X}000D");
    if let Some(bytes) = mail.binary(storage, DATA) {
        // What the text shows, such as the logo of a signature, has a name by which the text calls it; a scan has not.
        match mail.text(storage, CONTENT_ID).filter(|id| !id.is_empty()) {
            Some(_) => draft.inside(&name, &bytes, limits),
            None => draft.member(&name, &bytes, limits),
        }
    } else if mail.container.is_stream(format!("{inner}/__properties_version1.0")) {
        inner_message(mail, &inner, &name, (limits, draft));
    } else {
        let place = Place::Entry { entry: name, within: None };
        draft.problem_at(ProblemKind::Unsupported, "attachment", Some(place));
    }
}

/// Reads a message that is attached to another.
fn inner_message(mail: &mut Mail<'_>, storage: &str, name: &str, into: (&Limits, &mut Draft)) {
    let (limits, draft) = into;
    if limits.nesting == 0 {
        let place = Place::Entry { entry: name.to_owned(), within: None };
        return draft.problem_at(ProblemKind::LimitExceeded, "files inside one another", Some(place));
    }
    let total = limits.total.saturating_sub(draft.spent());
    let limits = Limits { nesting: limits.nesting - 1, text: draft.text_left(), total, ..*limits };
    let mut inner = Draft::new(&limits);
    let (encoding, body) = (mail.encoding, mail.body);
    message(mail, storage, &limits, &mut inner);
    (mail.encoding, mail.body) = (encoding, body);
    draft.spend(inner.spent());
    let reading = Reading { state: ReadingState::Read, problems: inner.problems };
    let document = Document {
        path: name.to_owned(),
        sha256: digest::sha256(&[]),
        size: 0,
        format: Format::Msg,
        reading,
        content: inner.content,
    };
    draft.adopt(name, document);
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    type Streams<'s> = Vec<(&'s str, Vec<u8>)>;

    fn container(streams: &Streams<'_>) -> Vec<u8> {
        let mut file = CompoundFile::create(Cursor::new(Vec::new())).unwrap();
        for (path, content) in streams {
            if let Some((storage, _)) = path.rsplit_once('/') {
                file.create_storage_all(storage).unwrap();
            }
            file.create_stream(path).unwrap().write_all(content).unwrap();
        }
        file.flush().unwrap();
        file.into_inner().into_inner()
    }

    fn unicode(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    /// A list of properties of fixed size.
    fn list(header: usize, of: &[(u16, u64)]) -> Vec<u8> {
        let mut bytes = vec![0; header];
        for (property, value) in of {
            bytes.extend([3, 0]);
            bytes.extend(property.to_le_bytes());
            bytes.extend([0; 4]);
            bytes.extend(value.to_le_bytes());
        }
        bytes
    }

    fn mail() -> Streams<'static> {
        vec![
            ("__properties_version1.0", list(32, &[(SUBMITTED, 134_170_059_000_000_000), (CODE_PAGE, 1251)])),
            ("__substg1.0_0037001F", unicode("Réunion du comité")),
            ("__substg1.0_0C1A001E", b"\xCF\xB8\xF2\xF0".to_vec()),
            ("__substg1.0_0C1F001F", unicode("p@x.fr")),
            ("__substg1.0_1000001F", unicode("Bonjour,\r\nvoici.\r\n")),
            ("__recip_version1.0_#00000000/__properties_version1.0", list(8, &[(RECIPIENT_KIND, 2)])),
            ("__recip_version1.0_#00000000/__substg1.0_3001001F", unicode("Anne")),
            ("__attach_version1.0_#00000000/__substg1.0_3707001F", unicode("liste.csv")),
            ("__attach_version1.0_#00000000/__substg1.0_37010102", b"nom;note\nDurand;12\n".to_vec()),
            ("__attach_version1.0_#00000001/__substg1.0_3001001F", unicode("Fwd")),
            ("__attach_version1.0_#00000001/__substg1.0_3701000D/__properties_version1.0", list(24, &[])),
            ("__attach_version1.0_#00000001/__substg1.0_3701000D/__substg1.0_1000001F", unicode("dedans")),
        ]
    }

    fn run(bytes: &[u8], limits: &Limits) -> Draft {
        let mut draft = Draft::new(limits);
        read(bytes, limits, &mut draft);
        draft
    }

    #[test]
    fn people_dates_body_and_attachments_are_read() {
        let draft = run(&container(&mail()), &Limits::default());
        let found: Vec<&str> = draft.content.blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(
            found,
            [
                "Réunion du comité",
                "From: Пётр <p@x.fr>",
                "Cc: Anne",
                "Date: 03/03/2026 11:05",
                "Bonjour,",
                "voici.",
                "nom\tnote",
                "Durand\t12",
                "dedans",
            ]
        );
        assert_eq!(draft.content.blocks[8].place, Place::Paragraph(1).inside("Fwd"));
        assert_eq!(draft.content.properties.created, Some(jiff::civil::date(2026, 3, 3)));
        assert_eq!(draft.problems, []);
    }

    #[test]
    fn messages_beyond_the_nesting_limit_and_attachments_that_are_neither_are_told() {
        let mut streams = mail();
        streams.push(("__attach_version1.0_#00000002/__substg1.0_3001001F", unicode("lien")));
        let draft = run(&container(&streams), &Limits { nesting: 0, ..Limits::default() });
        let kinds: Vec<ProblemKind> = draft.problems.iter().map(|problem| problem.kind).collect();
        assert_eq!(kinds, [ProblemKind::LimitExceeded, ProblemKind::LimitExceeded, ProblemKind::Unsupported]);
    }

    #[test]
    fn times_that_no_mail_has_are_no_dates() {
        for time in [0, 1, u64::MAX] {
            assert_eq!(moment(time), None);
        }
    }
}
