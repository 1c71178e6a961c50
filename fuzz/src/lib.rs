//! What the fuzz targets share: bytes into the program's own doors, as its users' files come in.
//!
//! A reader may meet a panic of a foreign crate, as long as it turns it into a problem of the document: so panics are only told
//! when they leave the door. Anything else (an abort, a hang, too much memory) ends the fuzzer.

use std::io::{Cursor, Write};
use std::sync::{LazyLock, Once};

use probant::catalogue::{Lang, Words};
use probant::folder::Entry;
use probant::pack::PackSource;
use probant::read::limits::Limits;

static WORDS: LazyLock<Words> = LazyLock::new(|| Words::new(Lang::Fr));

/// Limits for fuzzing: small, so that an input which asks for much is stopped soon.
fn limits() -> Limits {
    Limits { part: 4 << 20, package: 16 << 20, text: 1 << 20, cells: 100_000, glyphs: 50_000, ..Limits::default() }
}

/// Reads `data` as a file called `name`, and holds the reader to its word: one document, with an outcome.
pub fn read(name: &str, data: &[u8]) {
    let size = data.len() as u64;
    let document = quietly(|| probant::read::read(&Entry { path: name.to_owned(), size }, data, &limits()));
    assert_eq!(document.path, name);
    assert_eq!(document.sha256.len(), 64);
}

/// Runs `work` without the fuzzer's own hook, which would end the process at a panic that is caught.
fn quietly<T>(work: impl FnOnce() -> T) -> T {
    static QUIET: Once = Once::new();
    QUIET.call_once(|| std::panic::set_hook(Box::new(|_| {})));
    work()
}

/// A kind of package: its name, and its parts, each with an honest content.
pub struct Package {
    name: &'static str,
    parts: &'static [(&'static str, &'static str)],
}

/// Word documents.
pub const DOCX: Package = Package {
    name: "a.docx",
    parts: &[
        ("word/document.xml", "<w:document><w:body><w:p><w:r><w:t>a</w:t></w:r></w:p></w:body></w:document>"),
        ("word/_rels/document.xml.rels", include_str!("../parts/document.xml.rels")),
        ("word/styles.xml", "<w:styles/>"),
        ("word/header1.xml", "<w:hdr/>"),
        ("word/footnotes.xml", "<w:footnotes/>"),
        ("word/comments.xml", "<w:comments/>"),
        ("docProps/core.xml", "<c:coreProperties/>"),
        ("_rels/.rels", include_str!("../parts/docx.rels")),
        ("[Content_Types].xml", "<Types/>"),
    ],
};

/// OpenDocument texts, workbooks and presentations.
pub const ODF: Package = Package {
    name: "a.odt",
    parts: &[
        ("content.xml", "<office:document-content><office:body><office:text/></office:body></office:document-content>"),
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("styles.xml", "<office:document-styles/>"),
        ("meta.xml", "<office:document-meta/>"),
        ("META-INF/manifest.xml", "<manifest:manifest/>"),
    ],
};

/// Excel workbooks.
pub const XLSX: Package = Package {
    name: "a.xlsx",
    parts: &[
        ("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row r='1'><c r='A1'><v>1</v></c></row></sheetData></worksheet>"),
        ("xl/sharedStrings.xml", "<sst/>"),
        ("xl/workbook.xml", include_str!("../parts/workbook.xml")),
        ("xl/_rels/workbook.xml.rels", include_str!("../parts/workbook.xml.rels")),
        ("xl/worksheets/_rels/sheet1.xml.rels", include_str!("../parts/sheet1.xml.rels")),
        ("xl/styles.xml", "<styleSheet/>"),
        ("xl/comments1.xml", "<comments/>"),
        ("_rels/.rels", include_str!("../parts/xlsx.rels")),
        ("[Content_Types].xml", "<Types/>"),
    ],
};

/// Presentations.
pub const PPTX: Package = Package {
    name: "a.pptx",
    parts: &[
        ("ppt/slides/slide1.xml", "<p:sld><p:cSld><p:spTree/></p:cSld></p:sld>"),
        ("ppt/presentation.xml", include_str!("../parts/presentation.xml")),
        ("ppt/_rels/presentation.xml.rels", include_str!("../parts/presentation.xml.rels")),
        ("_rels/.rels", include_str!("../parts/pptx.rels")),
        ("[Content_Types].xml", "<Types/>"),
    ],
};

/// Streams of an Outlook message.
pub const MSG: [&str; 4] =
    ["/__properties_version1.0", "/__substg1.0_0037001F", "/__substg1.0_1000001F", "/__substg1.0_10130102"];

/// Reads `data` as a package. Its first byte says as what: 0 for the whole package, n for its n-th part, whose checksum is then
/// right: else nearly all that the fuzzer tries would end at the gate.
pub fn package(kind: &Package, data: &[u8]) {
    let Some((choice, data)) = data.split_first() else { return };
    match usize::from(*choice).checked_sub(1) {
        None => read(kind.name, data),
        Some(chosen) => read(kind.name, &packed(kind.parts, chosen % kind.parts.len(), data)),
    }
}

/// A package of `parts` in which the one at `chosen` holds `data`.
fn packed(parts: &[(&str, &str)], chosen: usize, data: &[u8]) -> Vec<u8> {
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (at, (name, content)) in parts.iter().enumerate() {
        writer.start_file(*name, options).expect("a name");
        writer.write_all(if at == chosen { data } else { content.as_bytes() }).expect("memory");
    }
    writer.finish().expect("memory").into_inner()
}

/// Reads `data` as a compound file called `name`: its first byte says whether as the whole (0), or as which of `streams`.
pub fn compound(name: &str, streams: &[&str], data: &[u8]) {
    let Some((choice, data)) = data.split_first() else { return };
    let Some(chosen) = usize::from(*choice).checked_sub(1) else { return read(name, data) };
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("memory");
    for (at, path) in streams.iter().enumerate() {
        let mut stream = file.create_stream(path).expect("a name");
        stream.write_all(if at == chosen % streams.len() { data } else { &[0; 32] }).expect("memory");
    }
    read(name, &file.into_inner().into_inner());
}

/// A PDF of one page with a signature field, whose signature is `data` in hexadecimal.
pub fn signature(data: &[u8]) {
    let hexadecimal: String = data.iter().map(|byte| format!("{byte:02x}")).collect();
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R] /SigFlags 3 >> >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Annots [4 0 R] >>".to_owned(),
        "<< /Type /Annot /Subtype /Widget /FT /Sig /T (s) /Rect [0 0 9 9] /P 3 0 R /V 5 0 R >>".to_owned(),
        format!(
            "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /ByteRange [0 9 400 90] /Contents <{hexadecimal}> >>"
        ),
    ];
    let mut pdf = b"%PDF-1.7\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in objects.iter().enumerate() {
        table += &format!("{:010} 00000 n \n", pdf.len());
        pdf.extend(format!("{} 0 obj\n{object}\nendobj\n", number + 1).into_bytes());
    }
    let end = format!("{table}trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{}\n%%EOF\n", objects.len() + 1, pdf.len());
    pdf.extend(end.into_bytes());
    read("a.pdf", &pdf);
}

/// Reads `data` as a badge: its first byte says in what form.
pub fn badge(data: &[u8]) {
    let Some((choice, data)) = data.split_first() else { return };
    match choice % 4 {
        0 => read("a.png", data),
        1 => read("a.svg", data),
        2 => read("a.json", data),
        _ => read("a.png", &picture_with(data)),
    }
}

/// A PNG of one point whose text chunk holds `data`.
fn picture_with(data: &[u8]) -> Vec<u8> {
    let mut picture = b"\x89PNG\r\n\x1a\n".to_vec();
    let header = [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0];
    let text = [b"openbadges\0\0\0\0\0", data].concat();
    for (kind, content) in [(b"IHDR", &header[..]), (b"iTXt", &text), (b"IEND", &[])] {
        let chunk = [&kind[..], content].concat();
        picture.extend(u32::try_from(content.len()).unwrap_or(0).to_be_bytes());
        picture.extend(&chunk);
        picture.extend(checksum(&chunk).to_be_bytes());
    }
    picture
}

/// CRC-32 as PNG has it.
fn checksum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 })
    })
}

/// Tells the kind of the bytes after the first line, which is the name.
pub fn sniff(data: &[u8]) {
    let text = data.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let content = data.get(text.len() + 1..).unwrap_or_default();
    // A panic here is no excuse: the sniffer runs in the process that must live.
    let _ = probant::read::sniff::sniff(&String::from_utf8_lossy(text), content);
}

/// Loads a pack: `pack.yaml` and one indicator, with a line of three equals signs between.
pub fn pack(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (pack, indicator) = text.split_once("\n===\n").unwrap_or((&text, ""));
    let files = [("pack.yaml", pack), ("A.yaml", indicator)];
    let files = files.into_iter().map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
    let _ = probant::pack::load(&[PackSource { name: "essai".to_owned(), files, embedded: false }], &|_| None, &WORDS);
}

/// Loads a profile.
pub fn profile(data: &[u8]) {
    let _ = probant::profile::load("probant.yaml", &String::from_utf8_lossy(data), &WORDS);
}
