//! Office packages, made here, with what a careless reader would lose, take for true, or read twice.

use std::io::Write;

use super::package::tests::zipped;
use super::tests::{RELATIONS, docx_alone, kinds, read_named, relations, texts, xlsx};
use super::*;
use crate::model::document::{BlockKind, Document, Problem, RemarkKind};
use crate::model::place::Place;

/// A package whose parts are bytes.
fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        writer.start_file(*name, stored).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A Word document with the given body, relationships of its main part, and further parts.
fn word(body: &str, related: &[(&str, &str, &str)], parts: &[(&str, &[u8])]) -> Vec<u8> {
    let root = relations(&[("r1", "officeDocument", "word/document.xml")]);
    let main = format!("<w:document><w:body>{body}</w:body></w:document>");
    let own = relations(related);
    let mut all: Vec<(&str, &[u8])> = vec![
        ("_rels/.rels", root.as_bytes()),
        ("word/document.xml", main.as_bytes()),
        ("word/_rels/document.xml.rels", own.as_bytes()),
    ];
    all.extend(parts);
    packed(&all)
}

fn remarks(document: &Document) -> Vec<(RemarkKind, u32, &str)> {
    document.content.remarks.iter().map(|remark| (remark.kind, remark.count, remark.detail.as_str())).collect()
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn pieces_of_other_formats_stand_in_the_body() {
    let inner = docx_alone(&paragraph("du fichier Word"));
    let body = "<w:altChunk r:id='a'/><w:altChunk r:id='b'/><w:altChunk r:id='c'/>";
    let related = [("a", "aFChunk", "a.html"), ("b", "aFChunk", "b.rtf"), ("c", "aFChunk", "c.docx")];
    let parts: [(&str, &[u8]); 3] = [
        ("word/a.html", b"<html><p>de la page</p></html>"),
        ("word/b.rtf", b"{\\rtf1 du texte riche\\par}"),
        ("word/c.docx", &inner),
    ];
    let document = read_named("a.docx", &word(body, &related, &parts));
    let found: Vec<&str> = texts(&document).into_iter().map(|(_, text)| text).collect();
    assert_eq!(found, ["de la page", "du texte riche", "du fichier Word"]);
    assert_eq!(document.reading.problems, []);
}

#[test]
fn embedded_files_are_entries_and_diagrams_are_text() {
    let book = xlsx("<sst/>", "<row r='1'><c r='A1' t='inlineStr'><is><t>tableau</t></is></c></row>");
    let related = [
        ("a", "package", "embeddings/book.xlsx"),
        ("b", "diagramData", "diagrams/data1.xml"),
        ("c", "footer", "absent.xml"),
    ];
    let parts: [(&str, &[u8]); 2] = [
        ("word/embeddings/book.xlsx", &book),
        (
            "word/diagrams/data1.xml",
            b"<d:dataModel><d:pt><d:t><a:p><a:r><a:t>Direction</a:t></a:r></a:p></d:t></d:pt></d:dataModel>",
        ),
    ];
    let document = read_named("a.docx", &word(&paragraph("texte"), &related, &parts));
    let last = document.content.blocks.last().unwrap();
    assert_eq!((last.text.as_str(), &last.place), ("tableau", &Place::cell("Suivi", 1, 1).inside("book.xlsx")));
    assert!(texts(&document).contains(&(BlockKind::Paragraph, "Direction")));
    assert_eq!(document.reading.problems[0].detail, "word/absent.xml: missing", "what is lost is named");
}

#[test]
fn what_is_deleted_or_hidden_is_counted_and_not_read() {
    let body = "<w:p><w:pPr><w:rPr><w:vanish/><w:ins w:author='x'/></w:rPr></w:pPr><w:r><w:t>lu </w:t></w:r>\
        <w:del w:author='Anne'><w:r><w:delText>supprimé</w:delText></w:r></w:del><w:del w:author='Anne'><w:r><w:t>aussi</w:t></w:r></w:del>\
        <w:ins w:author='Luc'><w:r><w:t>inséré</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>caché</w:t></w:r></w:p>";
    let related = [("a", "glossaryDocument", "glossary/document.xml")];
    let glossary = paragraph("modèle");
    let document = read_named("a.docx", &word(body, &related, &[("word/glossary/document.xml", glossary.as_bytes())]));
    assert_eq!(texts(&document), [(BlockKind::Paragraph, "lu inséré")]);
    let found = remarks(&document);
    assert!(found.contains(&(RemarkKind::DeletedText, 2, "Anne")), "{found:?}");
    assert!(found.contains(&(RemarkKind::InsertedText, 1, "Luc")), "{found:?}");
    assert!(found.contains(&(RemarkKind::HiddenText, 1, "")), "{found:?}");
}

#[test]
fn boxes_and_lists_of_forms_show_what_was_chosen() {
    let body = "<w:p><w:r><w:fldChar><w:ffData><w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>\
        <w:r><w:t> Favorable </w:t></w:r><w:r><w:fldChar><w:ffData><w:ddList><w:result w:val='1'/><w:listEntry w:val='non'/>\
        <w:listEntry w:val='oui'/></w:ddList></w:ffData></w:fldChar></w:r></w:p>";
    assert_eq!(texts(&read_named("a.docx", &docx_alone(body))), [(BlockKind::Paragraph, "☒ Favorable oui")]);
}

#[test]
fn what_was_chosen_in_a_form_counts_more_than_what_was_proposed() {
    let field = |inside: &str| format!("<w:r><w:fldChar><w:ffData>{inside}</w:ffData></w:fldChar></w:r>");
    let list = "<w:listEntry w:val='non'/><w:listEntry w:val='oui'/>";
    let chosen = field(&format!("<w:ddList><w:result w:val='1'/><w:default w:val='0'/>{list}</w:ddList>"));
    let text = field("<w:textInput><w:default w:val='1'/></w:textInput>");
    let untouched = field(&format!("<w:ddList>{list}</w:ddList>"));
    let body = format!("<w:p>{chosen}<w:r><w:t> puis </w:t></w:r>{text}{untouched}</w:p>");
    assert_eq!(texts(&read_named("a.docx", &docx_alone(&body))), [(BlockKind::Paragraph, "oui puis non")]);
}

#[test]
fn a_picture_is_told_as_a_member_of_an_archive_and_not_as_a_part_of_a_document() {
    let picture: &[u8] = b"\x89PNG\r\n\x1A\n";
    let members: [(&str, &[u8]); 2] = [("note.txt", b"Bonjour"), ("scan.png", picture)];
    let document = read_named("a.zip", &packed(&members));
    let place = Some(Place::Entry { entry: "scan.png".into(), within: None });
    assert_eq!(document.reading.problems, [Problem { kind: ProblemKind::NoText, detail: String::new(), place }]);
    assert_eq!(texts(&document).len(), 1);
    let related = [("a", "package", "embeddings/logo.png")];
    let package = word(&paragraph("texte"), &related, &[("word/embeddings/logo.png", picture)]);
    assert_eq!(read_named("a.docx", &package).reading.problems, []);
}

#[test]
fn the_author_and_day_of_a_remark_are_none_of_its_words() {
    let content = "<o:document-content><o:body><o:text><text:p>Avant<o:annotation><dc:creator>Anne</dc:creator>\
        <dc:date>2026-01-05T10:00:00</dc:date><meta:creator-initials>AD</meta:creator-initials><text:p>à revoir</text:p>\
        </o:annotation> après le <text:date>5/1/26</text:date></text:p></o:text></o:body></o:document-content>";
    let package = zipped(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", content)]);
    assert_eq!(
        texts(&read_named("a.odt", &package)),
        [(BlockKind::Comment, "à revoir"), (BlockKind::Paragraph, "Avant après le 5/1/26")]
    );
}

#[test]
fn signatures_of_a_package_are_counted_once() {
    let signature: [(&str, &[u8]); 1] = [("_xmlsignatures/sig1.xml", b"<Signature/>")];
    let document = read_named("a.docx", &word(&paragraph("texte"), &[], &signature));
    assert_eq!(document.content.signatures.len(), 1);
    let document =
        read_named("a.xlsx", &book("worksheet", "", "<worksheet/>", &[], &[("_xmlsignatures/sig1.xml", "")]));
    assert_eq!(document.content.signatures.len(), 1);
}

#[test]
fn a_damaged_part_of_a_drawing_or_slide_stops_none_of_its_neighbours() {
    let related = [("a", "drawing", "../drawings/drawing1.xml")];
    let charts = relations(&[("a", "chart", "bad.xml"), ("b", "chart", "good.xml")]);
    let good = "<c><a:p><a:r><a:t>Bilan</a:t></a:r></a:p></c>";
    let parts = [
        ("xl/drawings/drawing1.xml", "<d>"),
        ("xl/drawings/_rels/drawing1.xml.rels", charts.as_str()),
        ("xl/drawings/bad.xml", "<c>"),
        ("xl/drawings/good.xml", good),
    ];
    let document = read_named("a.xlsx", &book("worksheet", "", "<worksheet/>", &related, &parts));
    assert_eq!(texts(&document), [(BlockKind::Paragraph, "Bilan")]);
    assert_eq!(kinds(&document), [ProblemKind::Corrupt; 2]);
    let show = "<p:presentation><p:sldIdLst><p:sldId id='256' r:id='r1'/></p:sldIdLst></p:presentation>";
    let package = zipped(&[
        ("_rels/.rels", &relations(&[("r1", "officeDocument", "ppt/presentation.xml")])),
        ("ppt/presentation.xml", show),
        ("ppt/_rels/presentation.xml.rels", &relations(&[("r1", "slide", "slide1.xml")])),
        ("ppt/slide1.xml", "<p:sld>"),
        ("ppt/_rels/slide1.xml.rels", &charts),
        ("ppt/bad.xml", "<c>"),
        ("ppt/good.xml", good),
    ]);
    let document = read_named("a.pptx", &package);
    assert_eq!(texts(&document), [(BlockKind::Paragraph, "Bilan")]);
    assert_eq!(kinds(&document), [ProblemKind::Corrupt; 2]);
}

/// What the readers say of a trouble, alone or after the name of a part.
const PHRASES: [&str; 45] = [
    "a cell beyond the last column",
    "attachment",
    "attachments of a PDF",
    "attachments of a mail",
    "badge",
    "badge kept elsewhere",
    "bytes of a file",
    "bytes of a record",
    "bytes unpacked of a file",
    "bytes unpacked of a part",
    "bytes unpacked of a stream",
    "cells of a workbook",
    "content of a page",
    "cut short",
    "damaged XML",
    "dialog",
    "document type declaration",
    "embedded file",
    "entries of a package",
    "files inside one another",
    "link",
    "macros",
    "mails inside one another",
    "missing",
    "name that leaves the package",
    "nesting of XML",
    "nesting of groups",
    "no PDF structure",
    "no main part",
    "no pages",
    "not a mail",
    "not of this format",
    "not to be trusted",
    "packed badge",
    "page",
    "pages of a document",
    "parts that overlap",
    "text kept of a document",
    "the reader stumbled",
    "two parts of one name",
    "unknown way of encryption",
    "unreadable",
    "way of packing",
    "XFA form",
    "XML cut short",
];

#[test]
fn what_the_readers_say_has_words_in_french() {
    let words = include_str!("../catalogue/fr/reading.ftl");
    for phrase in PHRASES {
        let key = format!("detail-{} = ", phrase.to_lowercase().replace(' ', "-"));
        assert!(words.lines().any(|line| line.starts_with(&key)), "{phrase}");
    }
}

#[test]
fn pictures_that_are_only_described_are_pictures_without_text() {
    let body = "<w:p><w:r><w:drawing><wp:docPr descr='Un registre ouvert'/><a:blip/></w:drawing></w:r></w:p>";
    let document = read_named("a.docx", &docx_alone(body));
    assert_eq!(kinds(&document), [ProblemKind::NoText]);
    assert_eq!((document.content.pictures, texts(&document)), (1, vec![(BlockKind::Note, "Un registre ouvert")]));
}

#[test]
fn links_and_macros_are_mentioned() {
    let related = "<Relationships><Relationship Id='x' Type='y/hyperlink' Target='https://x.fr' TargetMode='External'/></Relationships>";
    let root = relations(&[("r1", "officeDocument", "word/document.xml")]);
    let main = format!("<w:document>{}</w:document>", paragraph("texte"));
    let package = zipped(&[
        ("_rels/.rels", &root),
        ("word/document.xml", &main),
        ("word/_rels/document.xml.rels", related),
        ("word/vbaProject.bin", "x"),
    ]);
    let document = read_named("a.docm", &package);
    assert_eq!(remarks(&document), [(RemarkKind::ExternalTarget, 1, "hyperlink"), (RemarkKind::Macros, 1, "")]);
    assert_eq!(document.reading.problems, []);
}

/// The package with one byte of the stored text `of` changed.
fn flipped(mut package: Vec<u8>, of: &str) -> Vec<u8> {
    let at = package.windows(of.len()).position(|window| window == of.as_bytes()).unwrap();
    package[at] ^= 1;
    package
}

#[test]
fn text_of_a_part_with_a_wrong_checksum_is_not_used() {
    let package =
        word(&paragraph("texte"), &[("a", "header", "h.xml")], &[("word/h.xml", paragraph("En-tête vrai").as_bytes())]);
    let document = read_named("a.docx", &flipped(package, "En-t"));
    assert_eq!(texts(&document), [(BlockKind::Paragraph, "texte")]);
    assert_eq!((document.reading.state, kinds(&document)), (ReadingState::Partial, vec![ProblemKind::Corrupt]));
    assert!(document.reading.problems[0].detail.starts_with("word/h.xml"));
    let sheet = xlsx("<sst/>", "<row r='1'><c r='A1'><v>123456</v></c></row>");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(sheet)).unwrap();
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut entry, &mut bytes).unwrap();
        parts.push((entry.name().unwrap().into_owned(), bytes));
    }
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let document = read_named("a.xlsx", &flipped(packed(&parts), "123456"));
    assert_eq!((document.reading.state, kinds(&document)), (ReadingState::Unreadable, vec![ProblemKind::Corrupt]));
}

#[test]
fn two_parts_of_one_name_are_told_and_neither_is_read() {
    let package = word(
        &paragraph("texte"),
        &[("a", "header", "h.xml")],
        &[("word/h.xml", paragraph("un").as_bytes()), ("Word\\H.XML", paragraph("deux").as_bytes())],
    );
    let document = read_named("a.docx", &package);
    assert_eq!(texts(&document), [(BlockKind::Paragraph, "texte")]);
    assert!(document.reading.problems.iter().any(|problem| problem.detail.ends_with("two parts of one name")));
}

/// A workbook of one sheet with relationships and parts of its own.
fn book(kind: &str, state: &str, sheet: &str, related: &[(&str, &str, &str)], parts: &[(&str, &str)]) -> Vec<u8> {
    let root = relations(&[("r1", "officeDocument", "xl/workbook.xml")]);
    let list = format!(
        "<workbook xmlns:r='{RELATIONS}'><workbookPr date1904='1'/><sheets><sheet name='S' r:id='r1' {state}/></sheets></workbook>"
    );
    let (own, of_sheet) = (relations(&[("r1", kind, "worksheets/sheet1.xml")]), relations(related));
    let types = "<Types><Override ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'/></Types>";
    let mut all = vec![
        ("[Content_Types].xml", types),
        ("_rels/.rels", root.as_str()),
        ("xl/workbook.xml", list.as_str()),
        ("xl/_rels/workbook.xml.rels", own.as_str()),
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/worksheets/_rels/sheet1.xml.rels", of_sheet.as_str()),
    ];
    all.extend(parts);
    zipped(&all)
}

#[test]
fn remarks_drawings_and_headers_of_a_sheet_are_read_once() {
    let sheet = "<worksheet><sheetData><row r='1'><c r='A1'><v>1</v></c></row></sheetData><headerFooter><oddFooter>&amp;LBas</oddFooter></headerFooter></worksheet>";
    let related = [
        ("a", "comments", "../comments1.xml"),
        ("b", "threadedComment", "../threads.xml"),
        ("c", "drawing", "../drawings/drawing1.xml"),
        ("d", "vmlDrawing", "../drawings/vml.vml"),
    ];
    let parts = [
        (
            "xl/comments1.xml",
            "<comments><comment ref='B2'><text><t>[Threaded comment] à revoir</t></text></comment></comments>",
        ),
        ("xl/threads.xml", "<T><threadedComment ref='B2'><text>à revoir</text></threadedComment></T>"),
        (
            "xl/drawings/drawing1.xml",
            "<d><xdr:from><xdr:col>2</xdr:col><xdr:row>0</xdr:row></xdr:from><a:p><a:r><a:t>Zone</a:t></a:r></a:p></d>",
        ),
        (
            "xl/drawings/vml.vml",
            "<xml><v:textbox style='x'><div>Oui<br></div></v:textbox><x:Anchor>1, 2</x:Anchor></xml>",
        ),
    ];
    let document = read_named("a.xlsx", &book("worksheet", "state='veryHidden'", sheet, &related, &parts));
    let found: Vec<_> = document.content.blocks.iter().map(|b| (b.kind, b.text.as_str(), b.place.clone())).collect();
    assert_eq!(
        found,
        [
            (BlockKind::Heading, "S", Place::cell("S", 1, 1)),
            (BlockKind::Row, "1", Place::cell("S", 1, 1)),
            (BlockKind::Header, "Bas", Place::cell("S", 1, 1)),
            (BlockKind::Comment, "à revoir", Place::cell("S", 2, 2)),
            (BlockKind::Paragraph, "Zone", Place::cell("S", 3, 1)),
            (BlockKind::Paragraph, "Oui", Place::cell("S", 1, 1)),
        ]
    );
    assert_eq!(remarks(&document), [(RemarkKind::HiddenSheet, 1, "S")]);
}

#[test]
fn a_sheet_of_old_macros_is_told() {
    let document = read_named("a.xlsm", &book("xlMacrosheet", "", "<m/>", &[], &[]));
    let problem = &document.reading.problems[0];
    assert_eq!((problem.kind, problem.detail.as_str()), (ProblemKind::Unsupported, "S: macros"));
    assert!(remarks(&document).contains(&(RemarkKind::Macros, 1, "")));
}

#[test]
fn a_declaration_of_entities_is_refused_in_a_sheet() {
    let sheet = "<!DOCTYPE x [<!ENTITY a 'b'>]><worksheet><sheetData><row><c t='str'><v>&a;</v></c></row></sheetData></worksheet>";
    let document = read_named("a.xlsx", &book("worksheet", "", sheet, &[], &[]));
    assert_eq!((document.reading.state, kinds(&document)), (ReadingState::Unreadable, vec![ProblemKind::Corrupt]));
    let deep = format!("<worksheet>{}</worksheet>", "<r>".repeat(5000));
    assert_eq!(kinds(&read_named("a.xlsx", &book("worksheet", "", &deep, &[], &[]))), [ProblemKind::LimitExceeded]);
}
