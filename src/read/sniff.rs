//! What a file is, told from its bytes; the name decides only between kinds of text that bytes cannot tell apart.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::{csv, package, plain};
use crate::model::format::Format;

/// Bytes in which the mark of a PDF may stand, and in which text is told from binary.
const HEAD: usize = 1024;
/// Bytes of NUL at the beginning that make a file empty.
const BLANK: usize = 4096;
/// Bytes from which the kind of a text is told.
const TEXT: usize = 16 << 10;
/// Bytes of a ZIP entry that is read to tell the kind of package.
const ENTRY: u64 = 1 << 20;

/// The format of a file called `name` with the content `bytes`.
pub fn sniff(name: &str, bytes: &[u8]) -> Format {
    let extension = extension(name);
    if bytes.iter().take(BLANK).all(|byte| *byte == 0) {
        return Format::Empty;
    }
    if is_lfs_pointer(bytes) {
        return Format::LfsPointer;
    }
    magic(bytes, &extension).or_else(|| text(bytes, &extension)).unwrap_or(Format::Unknown)
}

/// The extension of `name`, lower case; empty if there is none.
pub fn extension(name: &str) -> String {
    let file = name.rsplit('/').next().unwrap_or_default();
    file.rsplit_once('.').map(|(_, extension)| extension.to_lowercase()).unwrap_or_default()
}

/// The three lines that Git LFS leaves (its specification, "The Pointer").
fn is_lfs_pointer(bytes: &[u8]) -> bool {
    bytes.len() <= 1024 && bytes.starts_with(b"version https://git-lfs.github.com/spec/v1")
}

/// Formats with a signature of their own.
fn magic(bytes: &[u8], extension: &str) -> Option<Format> {
    let at = |offset: usize, mark: &[u8]| bytes.get(offset..).is_some_and(|rest| rest.starts_with(mark));
    let trimmed = without_blanks(bytes);
    Some(if at(0, b"PK\x03\x04") || at(0, b"PK\x05\x06") {
        zipped(bytes, extension)
    } else if at(0, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        compound(bytes, extension)
    } else if trimmed.starts_with(b"{\\rtf") {
        Format::Rtf
    } else if bytes.get(..bytes.len().min(HEAD))?.windows(5).any(|window| window == b"%PDF-") {
        Format::Pdf
    } else if at(0, b"\x89PNG\r\n\x1A\n") {
        Format::Png
    } else if at(0, b"\xFF\xD8\xFF") {
        Format::Jpeg
    } else if at(0, b"GIF87a") || at(0, b"GIF89a") {
        Format::Gif
    } else if at(0, b"II*\0") || at(0, b"MM\0*") {
        Format::Tiff
    } else if at(0, b"RIFF") && at(8, b"WEBP") {
        Format::Webp
    } else if at(0, b"BM") && at(6, b"\0\0\0\0") {
        Format::Bmp
    } else if at(4, b"ftyp") && [&b"heic"[..], b"heix", b"mif1", b"msf1", b"hevc", b"avif"].iter().any(|b| at(8, b)) {
        Format::Heic
    } else if at(0, b"\x4C\0\0\0\x01\x14\x02\0") {
        Format::Shortcut
    } else {
        return None;
    })
}

/// The bytes after a byte order mark and blanks.
fn without_blanks(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start()
}

/// The kind of ZIP package. One that cannot be opened is what its name says, so that its reader tells what is wrong.
fn zipped(bytes: &[u8], extension: &str) -> Format {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return damaged(extension, Format::Zip) };
    if archive.is_empty() {
        return damaged(extension, Format::Zip);
    }
    if let Some(kind) = entry(&mut archive, "mimetype") {
        let kind = kind.trim().to_owned();
        for (media, format) in [
            ("text", Format::Odt),
            ("spreadsheet", Format::Ods),
            ("presentation", Format::Odp),
            // Drawings have pages and frames like presentations.
            ("graphics", Format::Odp),
        ] {
            let rest = kind.strip_prefix("application/vnd.oasis.opendocument.").unwrap_or_default();
            if rest == media || rest.strip_prefix(media).is_some_and(|rest| rest == "-template" || rest == "-master") {
                return format;
            }
        }
        return Format::Zip;
    }
    let types = entry(&mut archive, "[Content_Types].xml");
    // A package of a program that we do not know is no archive of files.
    let other = if types.is_some() && extension != "zip" { Format::Unknown } else { Format::Zip };
    content_type(&types.unwrap_or_default()).or_else(|| by_folder(&archive)).unwrap_or(other)
}

/// The text of an entry, as far as it can be read.
fn entry(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Option<String> {
    let wanted = package::key(name);
    let index = archive.file_names().position(|found| found.is_ok_and(|found| package::key(&found) == wanted))?;
    let mut bytes = Vec::new();
    let _ = archive.by_index(index).ok()?.take(ENTRY).read_to_end(&mut bytes);
    Some(plain::decode(&bytes))
}

/// The format that the content type of the main part means (ECMA-376 part 1, clause 15).
fn content_type(types: &str) -> Option<Format> {
    [
        ("wordprocessingml.document.main", Format::Docx),
        ("wordprocessingml.template.main", Format::Docx),
        ("ms-word.document.macroEnabled.main", Format::Docx),
        ("ms-word.template.macroEnabledTemplate.main", Format::Docx),
        ("ms-excel.sheet.binary.macroEnabled.main", Format::Xlsb),
        ("ms-excel.sheet.macroEnabled.main", Format::Xlsm),
        ("ms-excel.template.macroEnabled.main", Format::Xlsm),
        ("ms-excel.addin.macroEnabled.main", Format::Xlsm),
        ("spreadsheetml.sheet.main", Format::Xlsx),
        ("spreadsheetml.template.main", Format::Xlsx),
        ("presentationml.presentation.main", Format::Pptx),
        ("presentationml.slideshow.main", Format::Pptx),
        ("presentationml.template.main", Format::Pptx),
        ("ms-powerpoint.presentation.macroEnabled.main", Format::Pptx),
        ("ms-powerpoint.slideshow.macroEnabled.main", Format::Pptx),
    ]
    .into_iter()
    .find(|(mark, _)| types.contains(mark))
    .map(|(_, format)| format)
}

/// The format that the usual folders mean, for packages whose content types are damaged.
fn by_folder(archive: &ZipArchive<Cursor<&[u8]>>) -> Option<Format> {
    let has = |mark: &str| archive.file_names().flatten().any(|name| package::key(&name) == mark);
    [
        ("word/document.xml", Format::Docx),
        ("xl/workbook.xml", Format::Xlsx),
        ("xl/workbook.bin", Format::Xlsb),
        ("ppt/presentation.xml", Format::Pptx),
    ]
    .into_iter()
    .find(|(mark, _)| has(mark))
    .map(|(_, format)| format)
}

/// The format that the extension of a damaged file promises, when it is of the same family as `general`.
fn damaged(extension: &str, general: Format) -> Format {
    let family: &[Format] = match general {
        Format::Zip => &[
            Format::Docx,
            Format::Xlsx,
            Format::Xlsm,
            Format::Xlsb,
            Format::Pptx,
            Format::Odt,
            Format::Ods,
            Format::Odp,
        ],
        _ => &[Format::Doc, Format::Xls, Format::Ppt, Format::Msg],
    };
    let promised = family.iter().find(|format| format.extensions().contains(&extension));
    promised.copied().unwrap_or(general)
}

/// The kind of OLE container, by the streams at its root.
fn compound(bytes: &[u8], extension: &str) -> Format {
    let Ok(container) = cfb::CompoundFile::open(Cursor::new(bytes)) else {
        return damaged(extension, Format::Unknown);
    };
    let names: Vec<String> = container.read_root_storage().map(|entry| entry.name().to_owned()).collect();
    [
        ("EncryptedPackage", Format::EncryptedOffice),
        ("Workbook", Format::Xls),
        ("Book", Format::Xls),
        ("WordDocument", Format::Doc),
        ("PowerPoint Document", Format::Ppt),
        ("__properties_version1.0", Format::Msg),
    ]
    .into_iter()
    .find(|(mark, _)| names.iter().any(|name| name.eq_ignore_ascii_case(mark)))
    .map_or(Format::Unknown, |(_, format)| format)
}

/// The kind of text; none for bytes that are no text.
fn text(bytes: &[u8], extension: &str) -> Option<Format> {
    let head = bytes.get(..bytes.len().min(TEXT)).unwrap_or_default();
    let text = plain::decode(head);
    if !is_text(&text) {
        return None;
    }
    let start = text.trim_start_matches('\u{feff}').trim_start();
    if is_shortcut(start, extension) {
        return Some(Format::Shortcut);
    }
    if let Some(format) = markup(start) {
        return Some(format);
    }
    if is_mail(start, extension) {
        return Some(Format::Eml);
    }
    Some(match extension {
        "md" | "markdown" => Format::Markdown,
        "csv" | "tsv" => Format::Csv,
        "json" | "jsonld" => Format::Json,
        _ if is_json(start) => Format::Json,
        _ if is_table(&text, bytes.len() > TEXT) => Format::Csv,
        _ => Format::Text,
    })
}

/// True when next to nothing in `text` is a control character or no character at all.
fn is_text(text: &str) -> bool {
    let (mut all, mut odd) = (0_usize, 0_usize);
    for character in text.chars().take(HEAD * 4) {
        all += 1;
        let control = character.is_control() && !matches!(character, '\t' | '\n' | '\r' | '\u{c}' | '\u{1b}');
        odd += usize::from(control || character == '\u{fffd}');
    }
    odd * 50 <= all
}

/// Files that only lead to a document elsewhere.
fn is_shortcut(start: &str, extension: &str) -> bool {
    let start = start.get(..start.len().min(64)).unwrap_or(start);
    start.starts_with("[InternetShortcut]")
        || start.starts_with("[Desktop Entry]")
        || extension == "webloc"
        || (matches!(extension, "gdoc" | "gsheet" | "gslides") && start.starts_with('{'))
}

/// HTML, SVG or other XML, by the first tag that is neither comment nor declaration.
fn markup(start: &str) -> Option<Format> {
    let lower = start.to_ascii_lowercase();
    let declared = lower.starts_with("<?xml");
    let mut rest = lower.as_str();
    loop {
        rest = rest.trim_start();
        let end = if rest.starts_with("<!--") {
            "-->"
        } else if rest.starts_with("<?") {
            "?>"
        } else if rest.starts_with("<!doctype") && !rest.starts_with("<!doctype html") {
            ">"
        } else {
            break;
        };
        rest = rest.split_once(end)?.1;
    }
    let html =
        ["<!doctype html", "<html", "<head", "<body", "<meta", "<title", "<table", "<div", "<p>", "<h1", "<style"];
    if html.iter().any(|tag| rest.starts_with(tag)) {
        return Some(Format::Html);
    }
    if rest.starts_with("<svg") {
        return Some(Format::Svg);
    }
    declared.then_some(Format::Xml)
}

/// True when the lines before the first blank one are headers of a mail.
fn is_mail(start: &str, extension: &str) -> bool {
    let named = matches!(extension, "eml" | "mht" | "mhtml");
    let mut known = 0;
    for line in start.lines().take_while(|line| !line.trim().is_empty()).take(200) {
        if line.starts_with([' ', '\t']) || line.starts_with("From ") || line.starts_with(">From ") {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else { return false };
        if !name.chars().all(|c| c.is_ascii_graphic()) {
            return false;
        }
        let mark =
            ["from", "to", "subject", "date", "received", "message-id", "mime-version", "return-path", "delivered-to"];
        known += usize::from(mark.contains(&name.to_ascii_lowercase().as_str()));
    }
    known >= if named { 1 } else { 3 }
}

/// An object or list, as far as the beginning shows.
fn is_json(start: &str) -> bool {
    let mut characters = start.chars().filter(|c| !c.is_whitespace());
    match (characters.next(), characters.next()) {
        (Some('{'), Some('"' | '}')) => true,
        (Some('['), Some('{' | '[' | '"')) => start.contains("\":") || start.trim_end().ends_with(']'),
        _ => false,
    }
}

/// Three lines or more, all with the same number of fields: two or more for semicolons and tabs, three or more for the
/// comma, which prose uses too.
fn is_table(text: &str, cut: bool) -> bool {
    let whole = if cut { text.rsplit_once('\n').map_or(text, |(whole, _)| whole) } else { text };
    if whole.lines().filter(|line| !line.trim().is_empty()).take(3).count() < 3 {
        return false;
    }
    match csv::delimiter(whole) {
        Some((';' | '\t' | '|', Some(fields))) => fields >= 2,
        Some((',', Some(fields))) => fields >= 3,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::read::package::tests::zipped as package;

    #[test]
    fn content_decides_and_not_the_name() {
        for (name, bytes, format) in [
            ("a.docx", &b"junk %PDF-1.7 ..."[..], Format::Pdf),
            ("a.doc", b"\xEF\xBB\xBF \n{\\rtf1 x}", Format::Rtf),
            ("a.xls", b"\n<html><table>", Format::Html),
            ("a.pdf", b"<!-- x --><!DOCTYPE html><p>404", Format::Html),
            ("a.txt", b"\x89PNG\r\n\x1A\n....", Format::Png),
            ("a.pdf", b"", Format::Empty),
            ("a.pdf", &[0; 5000], Format::Empty),
            ("a.pdf", b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n", Format::LfsPointer),
            ("a", b"<?xml version='1.0'?><svg/>", Format::Svg),
            ("a.svg", b"<svg xmlns='x'/>", Format::Svg),
            ("a", b"<?xml version='1.0'?><x/>", Format::Xml),
            ("a.txt", b"From: a@b\nTo: c@d\nSubject: x\n\nbody", Format::Eml),
            ("a.txt", b"nom;note\nA;1\nB;2\n", Format::Csv),
            ("a.txt", b"Un deux, trois.\nQuatre.\nCinq.\n", Format::Text),
            ("a.md", b"# Titre", Format::Markdown),
            ("a.csv", b"seule", Format::Csv),
            ("a.txt", b"{\"a\": 1}", Format::Json),
            ("a.url", b"[InternetShortcut]\nURL=http://x", Format::Shortcut),
            ("a.gdoc", b"{\"url\": \"http://x\"}", Format::Shortcut),
            ("a.txt", b"d\xE9j\xE0 vu", Format::Text),
            ("a.bin", b"\x01\x02\x03\x04\x05\x06\x07\x08", Format::Unknown),
        ] {
            assert_eq!(sniff(name, bytes), format, "{name} {:?}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn packages_are_told_by_their_own_declaration() {
        let odt = package(&[("mimetype", "application/vnd.oasis.opendocument.text")]);
        assert_eq!(sniff("a.zip", &odt), Format::Odt);
        let xlsb =
            package(&[("[Content_Types].xml", "<x t='application/vnd.ms-excel.sheet.binary.macroEnabled.main'/>")]);
        assert_eq!(sniff("a.xlsx", &xlsb), Format::Xlsb);
        assert_eq!(sniff("a.docx", &package(&[("a", "b")])), Format::Zip);
        assert_eq!(sniff("plan.vsdx", &package(&[("[Content_Types].xml", "<x t='visio'/>")])), Format::Unknown);
        assert_eq!(
            sniff("a.odg", &package(&[("mimetype", "application/vnd.oasis.opendocument.graphics")])),
            Format::Odp
        );
        assert_eq!(sniff("a.docx", b"PK\x03\x04cut"), Format::Docx);
        assert_eq!(sniff("a.msg", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1cut"), Format::Msg);
    }

    proptest! {
        #[test]
        fn any_bytes_have_a_format(name in ".{0,9}", head in 0_usize..8, tail in proptest::collection::vec(any::<u8>(), 0..600)) {
            let heads: [&[u8]; 8] = [b"", b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"%PDF-", b"{\\rtf", b"<!--", b"\0\0", b"From: a\n"];
            sniff(&name, &[heads[head], &tail].concat());
        }
    }
}
