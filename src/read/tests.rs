//! Whole documents, made here, through the one entry of the floor.

use jiff::civil::date;
use proptest::prelude::*;

use super::package::tests::zipped;
use super::*;
use crate::model::document::{Block, BlockKind, Problem, SignatureKind};
use crate::model::place::Place;

pub(super) fn read_named(path: &str, bytes: &[u8]) -> Document {
    read(&Entry { path: path.to_owned(), size: bytes.len() as u64 }, bytes, &Limits::default())
}

pub(super) fn texts(document: &Document) -> Vec<(BlockKind, &str)> {
    document.content.blocks.iter().map(|block| (block.kind, block.text.as_str())).collect()
}

pub(super) fn kinds(document: &Document) -> Vec<ProblemKind> {
    document.reading.problems.iter().map(|problem| problem.kind).collect()
}

pub(super) const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

pub(super) fn relations(of: &[(&str, &str, &str)]) -> String {
    let one = |(id, kind, target): &(&str, &str, &str)| {
        format!("<Relationship Id=\"{id}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/>")
    };
    format!("<Relationships>{}</Relationships>", of.iter().map(one).collect::<String>())
}

/// A Word document whose main part has an unusual name, with header, footnote and comment.
fn docx(body: &str) -> Vec<u8> {
    let types = "<Types><Override ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>";
    let main = format!("<w:document xmlns:w='w'><w:body>{body}</w:body></w:document>");
    zipped(&[
        ("[Content_Types].xml", types),
        (
            "_rels/.rels",
            &relations(&[
                ("r1", "officeDocument", "/word/document2.xml"),
                ("r2", "core-properties", "docProps/core.xml"),
            ]),
        ),
        (
            "word/_rels/document2.xml.rels",
            &relations(&[
                ("r1", "header", "header1.xml"),
                ("r2", "header", "header2.xml"),
                ("r3", "footnotes", "footnotes.xml"),
                ("r4", "comments", "comments.xml"),
            ]),
        ),
        ("word/document2.xml", &main),
        ("word/header1.xml", "<w:hdr><w:p><w:r><a:blip/><w:t>Réf. P-12</w:t></w:r></w:p></w:hdr>"),
        ("word/header2.xml", "<w:hdr><w:p><w:r><a:blip/><w:t>Réf. P-12</w:t></w:r></w:p></w:hdr>"),
        (
            "word/footnotes.xml",
            "<w:footnotes><w:footnote w:type='separator'><w:p><w:r><w:t>x</w:t></w:r></w:p></w:footnote>\
            <w:footnote w:id='2'><w:p><w:r><w:t>Voir la charte</w:t></w:r></w:p></w:footnote></w:footnotes>",
        ),
        (
            "word/comments.xml",
            "<w:comments><w:comment w:id='0'><w:p><w:r><w:t>à revoir</w:t></w:r></w:p></w:comment></w:comments>",
        ),
        (
            "docProps/core.xml",
            "<c:coreProperties><dc:title>Plan</dc:title><dc:creator>Anne</dc:creator>\
            <dcterms:created>2026-01-05T10:00:00Z</dcterms:created></c:coreProperties>",
        ),
    ])
}

#[test]
fn a_word_document_is_read_with_what_stands_beside_it() {
    let body = "<w:p><w:pPr><w:pStyle w:val='Titre'/></w:pPr><w:r><w:t>Plan qualité</w:t></w:r></w:p>\
        <w:p><w:r><w:t xml:space='preserve'>Un </w:t></w:r><w:del><w:r><w:t>vieux </w:t></w:r></w:del>\
        <w:ins><w:r><w:t>mot &amp; </w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>caché</w:t></w:r>\
        <w:r><w:t>deux</w:t><w:footnoteReference w:id='2'/></w:r></w:p>\
        <w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p><w:r><w:t>Date</w:t></w:r></w:p>\
        <w:p><w:r><w:t>de visite</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Visa</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
        <w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>encadré</w:t></w:r></w:p></w:txbxContent>\
        </mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>encadré</w:t></w:r></w:p></w:txbxContent></mc:Fallback>\
        </mc:AlternateContent></w:r></w:p><w:p><w:r><w:t>Signature :</w:t></w:r></w:p><w:p><w:r><a:blip/></w:r></w:p>";
    let document = read_named("plan.docx", &docx(body));
    assert_eq!(document.reading, Reading { state: ReadingState::Read, problems: vec![] });
    assert_eq!(
        texts(&document),
        [
            (BlockKind::Header, "Réf. P-12"),
            (BlockKind::Title, "Plan qualité"),
            (BlockKind::Paragraph, "Un mot & deux"),
            (BlockKind::Row, "Date de visite\tVisa"),
            (BlockKind::Paragraph, "encadré"),
            (BlockKind::Paragraph, "Signature :"),
            (BlockKind::Note, "Voir la charte"),
            (BlockKind::Comment, "à revoir"),
        ]
    );
    let columns: Vec<u32> = document.content.blocks[3].cells.iter().map(|cell| cell.column).collect();
    assert_eq!(columns, [1, 3]);
    assert_eq!(document.content.blocks[6].place, Place::Paragraph(2), "a note stands where it is called from");
    assert_eq!(document.content.signatures[0].kind, SignatureKind::Picture);
    assert_eq!(document.content.properties.author.as_deref(), Some("Anne"));
    assert_eq!(document.content.properties.created, Some(date(2026, 1, 5)));
}

#[test]
fn a_document_of_pictures_says_so() {
    let document = read_named("scan.docx", &docx_alone("<w:p><w:r><a:blip/><a:blip/></w:r></w:p>"));
    assert_eq!((document.reading.state, kinds(&document)), (ReadingState::Unreadable, vec![ProblemKind::NoText]));
    assert_eq!(document.content.pictures, 2);
    let document = read_named("vide.docx", &docx_alone("<w:p/>"));
    assert_eq!(kinds(&document), [ProblemKind::Empty]);
}

#[test]
fn the_logo_in_the_head_of_every_page_is_no_picture_of_the_text() {
    for (body, pictures) in [("", 0), ("<a:blip/>", 1)] {
        let text = format!("<w:p><w:r><w:t>Lettre</w:t>{body}</w:r></w:p>");
        assert_eq!(read_named("lettre.docx", &docx(&text)).content.pictures, pictures, "{body}");
    }
    let letterhead = "<w:p><w:r><a:blip/></w:r></w:p><w:p><w:r><w:t>Lettre</w:t></w:r></w:p>";
    assert_eq!(read_named("lettre.docx", &docx_alone(letterhead)).content.pictures, 0, "above all text");
}

pub(super) fn docx_alone(body: &str) -> Vec<u8> {
    zipped(&[
        ("_rels/.rels", &relations(&[("r1", "officeDocument", "word/document.xml")])),
        ("word/document.xml", &format!("<w:document><w:body>{body}</w:body></w:document>")),
    ])
}

#[test]
fn hostile_xml_ends_as_one_problem() {
    let bomb = "<!DOCTYPE d [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><w:document><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>";
    let package = zipped(&[
        ("_rels/.rels", &relations(&[("r1", "officeDocument", "word/document.xml")])),
        ("word/document.xml", bomb),
    ]);
    assert_eq!(kinds(&read_named("a.docx", &package)), [ProblemKind::Corrupt]);
    let deep = docx_alone(&"<w:tbl><w:tr><w:tc>".repeat(3000));
    assert_eq!(kinds(&read_named("a.docx", &deep)), [ProblemKind::LimitExceeded]);
    let mut cut = docx_alone("<w:p><w:r><w:t>lu</w:t></w:r></w:p>");
    cut.truncate(cut.len() - 30);
    let document = read_named("a.docx", &cut);
    assert_eq!((document.reading.state, kinds(&document)), (ReadingState::Unreadable, vec![ProblemKind::Corrupt]));
}

const ODF: &str = "application/vnd.oasis.opendocument";

#[test]
fn an_open_document_text_is_read() {
    let content = "<o:document-content><o:automatic-styles><s:style s:name='P1' s:parent-style-name='Title'/></o:automatic-styles>\
        <o:body><o:text><text:tracked-changes><text:p>supprimé</text:p></text:tracked-changes>\
        <text:p text:style-name='P1'>Charte</text:p><text:h>Un</text:h><text:p>a<text:s text:c='2'/>b<text:note>\
        <text:note-citation>1</text:note-citation><text:note-body><text:p>note</text:p></text:note-body></text:note></text:p>\
        <table:table><table:table-row><table:table-cell table:number-columns-repeated='2'/><table:table-cell><text:p>x</text:p>\
        </table:table-cell></table:table-row></table:table></o:text></o:body></o:document-content>";
    let styles = "<o:document-styles><s:master-page><s:header><text:p>Haut</text:p></s:header><s:footer><text:p>Bas</text:p></s:footer>\
        </s:master-page></o:document-styles>";
    let package = zipped(&[
        ("mimetype", &format!("{ODF}.text")),
        ("content.xml", content),
        ("styles.xml", styles),
        ("meta.xml", "<m/>"),
    ]);
    let document = read_named("charte.odt", &package);
    assert_eq!(
        texts(&document),
        [
            (BlockKind::Header, "Haut"),
            (BlockKind::Title, "Charte"),
            (BlockKind::Heading, "Un"),
            (BlockKind::Note, "note"),
            (BlockKind::Paragraph, "a  b"),
            (BlockKind::Row, "x"),
            (BlockKind::Footer, "Bas"),
        ]
    );
    assert_eq!(document.content.blocks[5].cells[0].column, 3);
}

#[test]
fn an_encrypted_open_document_says_so() {
    let manifest = "<manifest><file-entry><encryption-data/></file-entry></manifest>";
    let package =
        zipped(&[("mimetype", &format!("{ODF}.text")), ("META-INF/manifest.xml", manifest), ("content.xml", "??")]);
    assert_eq!(kinds(&read_named("a.odt", &package)), [ProblemKind::Encrypted]);
}

#[test]
fn slides_are_read_in_the_order_of_the_show_with_their_notes() {
    let shape = |kind: &str, text: &str| {
        format!(
            "<p:sp><p:nvPr><p:ph type='{kind}'/></p:nvPr><p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"
        )
    };
    let package = zipped(&[
        ("_rels/.rels", &relations(&[("r1", "officeDocument", "ppt/presentation.xml")])),
        (
            "ppt/presentation.xml",
            "<p:presentation><p:sldIdLst><p:sldId id='256' r:id='r2'/><p:sldId id='257' r:id='r1'/></p:sldIdLst></p:presentation>",
        ),
        (
            "ppt/_rels/presentation.xml.rels",
            &relations(&[("r1", "slide", "slides/slide1.xml"), ("r2", "slide", "slides/slide2.xml")]),
        ),
        ("ppt/slides/slide1.xml", &format!("<p:sld>{}</p:sld>", shape("title", "Deux"))),
        (
            "ppt/slides/slide2.xml",
            &format!(
                "<p:sld>{}<a:tbl><a:tr><a:tc><a:txBody><a:p><a:r><a:t>c</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl></p:sld>",
                shape("title", "Un")
            ),
        ),
        ("ppt/slides/_rels/slide2.xml.rels", &relations(&[("r1", "notesSlide", "../notesSlides/n.xml")])),
        ("ppt/notesSlides/n.xml", &format!("<p:notes>{}{}</p:notes>", shape("sldNum", "7"), shape("body", "À dire"))),
    ]);
    let document = read_named("cours.pptx", &package);
    let blocks: Vec<_> = document.content.blocks.iter().map(|b| (b.place.clone(), b.kind, b.text.as_str())).collect();
    assert_eq!(
        blocks,
        [
            (Place::Page(1), BlockKind::Title, "Un"),
            (Place::Page(1), BlockKind::Row, "c"),
            (Place::Page(1), BlockKind::Note, "À dire"),
            (Place::Page(2), BlockKind::Heading, "Deux"),
        ]
    );
    assert_eq!(document.content.pages, Some(2));
}

/// A workbook of one sheet with the given rows.
pub(super) fn xlsx(shared: &str, rows: &str) -> Vec<u8> {
    zipped(&[
        (
            "[Content_Types].xml",
            "<Types><Override PartName='/xl/workbook.xml' ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'/></Types>",
        ),
        ("_rels/.rels", &relations(&[("r1", "officeDocument", "xl/workbook.xml")])),
        (
            "xl/workbook.xml",
            &format!(
                "<workbook xmlns:r='{RELATIONS}'><sheets><sheet name='Suivi' sheetId='1' r:id='r1'/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            &relations(&[
                ("r1", "worksheet", "worksheets/sheet1.xml"),
                ("r2", "sharedStrings", "sharedStrings.xml"),
                ("r3", "styles", "styles.xml"),
            ]),
        ),
        ("xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs></styleSheet>"),
        ("xl/sharedStrings.xml", shared),
        (
            "xl/worksheets/sheet1.xml",
            &format!("<worksheet><dimension ref='A1:XFD1048576'/><sheetData>{rows}</sheetData></worksheet>"),
        ),
    ])
}

#[test]
fn a_workbook_gives_rows_with_dates_and_far_cells_cost_nothing() {
    let rows = "<row r='2'><c r='B2' t='s'><v>0</v></c><c r='D2' s='1'><v>46000</v></c><c r='E2'><v>0.30000000000000004</v></c></row>\
        <row r='1048576'><c r='XFD1048576' t='inlineStr'><is><t>loin</t></is></c></row>";
    let document = read_named("suivi.xlsx", &xlsx("<sst uniqueCount='1'><si><t>Visite</t></si></sst>", rows));
    assert_eq!(document.reading.problems, []);
    let blocks: Vec<_> = document.content.blocks.iter().map(|b| (b.place.clone(), b.text.as_str())).collect();
    assert_eq!(
        blocks,
        [
            (Place::cell("Suivi", 1, 1), "Suivi"),
            (Place::cell("Suivi", 2, 2), "Visite\t09/12/2025\t0.3"),
            (Place::cell("Suivi", 16_384, 1_048_576), "loin"),
        ]
    );
    let cells = &document.content.blocks[1].cells;
    assert_eq!(
        cells.iter().map(|cell| (cell.column, cell.date)).collect::<Vec<_>>(),
        [(2, None), (4, Some(date(2025, 12, 9))), (5, None)]
    );
}

#[test]
fn a_workbook_that_lies_about_its_strings_is_read_all_the_same() {
    let rows = "<row r='1'><c r='A1' t='s'><v>0</v></c></row>";
    let document = read_named("a.xlsx", &xlsx("<sst uniqueCount='100000000000'><si><t>Visite</t></si></sst>", rows));
    assert_eq!(document.reading.problems, []);
    assert_eq!(texts(&document), [(BlockKind::Heading, "Suivi"), (BlockKind::Row, "Visite")]);
}

#[test]
fn an_open_document_sheet_that_repeats_a_cell_without_end_is_refused() {
    let sheet = |rows: usize, columns: usize| {
        let content = format!(
            "<o:spreadsheet xmlns:office='o'><table:table table:name='A'><table:table-row table:number-rows-repeated='{rows}'>\
             <table:table-cell table:number-columns-repeated='{columns}' office:value-type='string'><text:p>x</text:p>\
             </table:table-cell></table:table-row></table:table></o:spreadsheet>"
        );
        let parts = [
            ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            ("META-INF/manifest.xml", "<m/>"),
            ("content.xml", &content),
        ];
        read_named("a.ods", &zipped(&parts))
    };
    assert_eq!(kinds(&sheet(1_048_576, 90)), [ProblemKind::LimitExceeded]);
    assert_eq!(kinds(&sheet(usize::MAX, 2)), [ProblemKind::LimitExceeded]);
    assert_eq!(texts(&sheet(1, 2)), [(BlockKind::Heading, "A"), (BlockKind::Row, "x\tx")]);
}

/// A PDF with one page of the given content and the given objects beside (numbers from 5).
fn pdf(content: &str, page: &str, catalog: &str, more: &[&str]) -> Vec<u8> {
    let mut objects = vec![
        format!("<</Type/Catalog/Pages 2 0 R {catalog}>>"),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>>>>>{page}>>"
        ),
        format!("<</Length {}>>stream\n{content}\nendstream", content.len()),
    ];
    objects.extend(more.iter().map(|&object| object.to_owned()));
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut offsets = Vec::new();
    for (number, object) in (1..).zip(&objects) {
        offsets.push(bytes.len());
        bytes.extend(format!("{number} 0 obj\n{object}\nendobj\n").as_bytes());
    }
    let start = bytes.len();
    bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).as_bytes());
    for offset in offsets {
        bytes.extend(format!("{offset:010} 00000 n \n").as_bytes());
    }
    let size = objects.len() + 1;
    let info = "/Info<</Title(Rapport)/Author(Anne)/CreationDate(D:20260105)>>";
    bytes.extend(format!("trailer<</Size {size}/Root 1 0 R{info}>>\nstartxref\n{start}\n%%EOF").as_bytes());
    bytes
}

#[test]
fn a_pdf_gives_lines_titles_and_properties() {
    let long = "Le responsable signe le registre apres chaque visite de controle.";
    let body = format!("({long}) Tj 0 -12 Td ").repeat(5);
    let content = format!(
        "BT /F 24 Tf 72 760 Td (Rapport de visite) Tj ET BT /F 10 Tf 72 700 Td (Date :) Tj 200 0 Td (03/02/2026) Tj \
         -200 -20 Td {body} ET BT /F 14 Tf 72 500 Td (Observations) Tj ET"
    );
    let document = read_named("rapport.pdf", &pdf(&content, "", "", &[]));
    assert_eq!(document.reading.state, ReadingState::Read, "{:?}", document.reading);
    assert_eq!(
        texts(&document),
        [
            (BlockKind::Title, "Rapport de visite"),
            (BlockKind::Line, "Date :\t03/02/2026"),
            (BlockKind::Line, long),
            (BlockKind::Line, long),
            (BlockKind::Line, long),
            (BlockKind::Line, long),
            (BlockKind::Line, long),
            (BlockKind::Heading, "Observations"),
        ]
    );
    let properties = &document.content.properties;
    assert_eq!((properties.title.as_deref(), properties.created), (Some("Rapport"), Some(date(2026, 1, 5))));
}

#[test]
fn signature_fields_and_unseen_values_are_found() {
    let form = "/AcroForm<</Fields[5 0 R 6 0 R 7 0 R]>>";
    let more = [
        "<</FT/Sig/T(s1)/Subtype/Widget/Rect[0 0 9 9]/V<</Type/Sig/Name(Anne Durand)/M(D:20260203)>>>>",
        "<</FT/Sig/T(s2)/Subtype/Widget/Rect[0 0 9 9]>>",
        "<</FT/Tx/T(nom)/Subtype/Widget/Rect[0 0 9 9]/V(Durand)>>",
    ];
    let document = read_named("a.pdf", &pdf("BT /F 9 Tf 9 9 Td (x) Tj ET", "/Annots[5 0 R 6 0 R 7 0 R]", form, &more));
    let marks: Vec<_> =
        document.content.signatures.iter().map(|m| (m.kind, m.signer.as_str(), m.date, m.place.clone())).collect();
    assert_eq!(
        marks,
        [
            (SignatureKind::Electronic, "Anne Durand", Some(date(2026, 2, 3)), Some(Place::Page(1))),
            (SignatureKind::EmptyField, "", None, Some(Place::Page(1))),
        ]
    );
    assert_eq!(texts(&document).last(), Some(&(BlockKind::Field, "Durand")));
}

#[test]
fn a_page_that_draws_for_ever_is_cut_off() {
    let content = "BT /F 9 Tf 9 9 Td (abcdefgh) Tj ET ".repeat(2000);
    let entry = Entry { path: "a.pdf".into(), size: 0 };
    let limits = Limits { glyphs: 100, ..Limits::default() };
    let document = read(&entry, &pdf(&content, "", "", &[]), &limits);
    let expected =
        Problem { kind: ProblemKind::LimitExceeded, detail: "content of a page".into(), place: Some(Place::Page(1)) };
    assert_eq!(document.reading.problems, [expected]);
    assert_eq!(document.reading.state, ReadingState::Partial);
}

#[test]
fn what_the_name_promises_is_compared_with_the_bytes() {
    let html = read_named("export.xls", b"<html><body><table><tr><td>a</td><td>b</td></tr></table>");
    assert_eq!((html.format, kinds(&html)), (Format::Html, vec![ProblemKind::ExtensionMismatch]));
    assert_eq!(html.reading.state, ReadingState::Read);
    assert_eq!(
        html.content.blocks,
        [Block::row(Place::Paragraph(1), 0, [(1, "a".into(), None), (2, "b".into(), None)])]
    );
    let junk = read_named("a.pdf", b"\x01\x02\x03\x04\x05");
    assert_eq!((junk.reading.state, kinds(&junk)), (ReadingState::Unreadable, vec![ProblemKind::Corrupt]));
}

#[test]
fn pictures_pointers_and_shortcuts_are_not_read_but_named() {
    for (path, bytes, kind) in [
        ("a.png", &b"\x89PNG\r\n\x1A\n"[..], ProblemKind::NoText),
        ("a.pdf", b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", ProblemKind::LfsPointer),
        ("a.url", b"[InternetShortcut]\nURL=x", ProblemKind::Shortcut),
        ("a.pdf", b"", ProblemKind::Empty),
        ("a.xyz", b"\x01\x02\x03\x04\x05", ProblemKind::Unsupported),
    ] {
        let document = read_named(path, bytes);
        assert_eq!((document.reading.state, kinds(&document)), (ReadingState::Unreadable, vec![kind]), "{path}");
    }
}

#[test]
fn xml_and_drawings_give_their_words() {
    let text = "<?xml version='1.0'?><svg><style>a{}</style><text>Salle<tspan>12</tspan></text></svg>";
    let drawing = read_named("plan.svg", text.as_bytes());
    assert_eq!(texts(&drawing), [(BlockKind::Paragraph, "Salle"), (BlockKind::Paragraph, "12")]);
}

#[test]
fn more_text_than_the_limit_is_told() {
    let limits = Limits { text: 10, ..Limits::default() };
    let document = read(&Entry { path: "a.txt".into(), size: 0 }, b"12345\n67890\nabc\n", &limits);
    assert_eq!(document.content.blocks.len(), 2);
    assert_eq!(kinds(&document), [ProblemKind::LimitExceeded]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_become_a_document(tail in proptest::collection::vec(any::<u8>(), 0..300)) {
        let formats: [(&str, &[u8]); 8] = [
            ("a.pdf", b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"),
            ("a.rtf", b"{\\rtf1\\ansi "),
            ("a.html", b"<html><table><tr><td>"),
            ("a.csv", b"a;b\n\"c"),
            ("a.eml", b"From: a\nTo: b\nSubject: c\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\n"),
            ("a.md", b"# T\n|a|b|\n"),
            ("a.docx", b"PK\x03\x04"),
            ("a.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
        ];
        for (path, head) in formats {
            let document = read_named(path, &[head, &tail].concat());
            prop_assert!(document.reading.problems.iter().all(|problem| problem.detail != "the reader stumbled"));
        }
    }

    #[test]
    fn any_change_of_a_package_becomes_a_document(at in 0_usize..2000, byte in any::<u8>(), cut in 0_usize..2000) {
        for (path, mut bytes) in [
            ("a.docx", docx("<w:p><w:r><w:t>mot</w:t></w:r></w:p>")),
            ("a.xlsx", xlsx("<sst uniqueCount='1'><si><t>x</t></si></sst>", "<row r='1'><c r='A1' t='s'><v>0</v></c></row>")),
            ("a.pdf", pdf("BT /F 9 Tf 9 9 Td (mot) Tj ET", "", "", &[])),
        ] {
            let length = bytes.len();
            bytes[at % length] = byte;
            read_named(path, &bytes);
            bytes.truncate(length - cut % length);
            read_named(path, &bytes);
        }
    }

    #[test]
    fn any_xml_in_the_right_place_becomes_a_document(xml in "(<(w:p|w:r|w:t|w:tbl|w:tr|w:tc|text:p|table:table|text:note|/w:tc|/w:p|/text:p|b/)>|x|&amp;|&#0;){0,40}") {
        read_named("a.docx", &docx_alone(&xml));
        read_named("a.odt", &zipped(&[("mimetype", &format!("{ODF}.text")), ("content.xml", &xml), ("styles.xml", &xml)]));
    }
}
