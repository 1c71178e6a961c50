//! Small PDFs, made here, and what is read of them.

use std::fmt::Write;

use lopdf::{Dictionary, Document as Pdf, EncryptionState, EncryptionVersion, Object, Permissions, Stream, dictionary};

use super::limits::Limits;
use crate::folder::Entry;
use crate::model::document::{Area, BlockKind, Document, ProblemKind};
use crate::model::place::Place;

/// A PDF in the making: one page, whose parts a test may change.
struct Sheet {
    pdf: Pdf,
    page: Dictionary,
    catalog: Dictionary,
    fonts: Dictionary,
    objects: Dictionary,
}

impl Sheet {
    fn new() -> Self {
        let plain = dictionary! {
            "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding",
        };
        Self {
            pdf: Pdf::with_version("1.7"),
            page: Dictionary::new(),
            catalog: Dictionary::new(),
            fonts: dictionary! { "F" => plain },
            objects: Dictionary::new(),
        }
    }

    fn finished(mut self, content: &str) -> Pdf {
        let tree = self.pdf.new_object_id();
        let content = self.pdf.add_object(Stream::new(Dictionary::new(), content.as_bytes().to_vec()));
        self.page.set("Type", "Page");
        self.page.set("Parent", tree);
        self.page.set("Contents", content);
        self.page.set("MediaBox", vec![0.into(), 0.into(), 595.into(), 842.into()]);
        self.page.set("Resources", dictionary! { "Font" => self.fonts, "XObject" => self.objects });
        let page = self.pdf.add_object(self.page);
        let pages = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
        self.pdf.objects.insert(tree, Object::Dictionary(pages));
        self.catalog.set("Type", "Catalog");
        self.catalog.set("Pages", tree);
        let catalog = self.pdf.add_object(self.catalog);
        self.pdf.trailer.set("Root", catalog);
        self.pdf
    }

    fn read(self, content: &str) -> Document {
        read(&mut self.finished(content))
    }
}

fn read(pdf: &mut Pdf) -> Document {
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).expect("memory does not fail");
    read_bytes(&bytes)
}

fn read_bytes(bytes: &[u8]) -> Document {
    super::read(&Entry { path: "a.pdf".to_owned(), size: bytes.len() as u64 }, bytes, &Limits::default())
}

fn texts(document: &Document) -> Vec<(BlockKind, &str)> {
    document.content.blocks.iter().map(|block| (block.kind, block.text.as_str())).collect()
}

fn kinds(document: &Document) -> Vec<ProblemKind> {
    document.reading.problems.iter().map(|problem| problem.kind).collect()
}

fn line(text: &str) -> (BlockKind, &str) {
    (BlockKind::Line, text)
}

#[test]
fn replacement_text_stands_for_what_is_drawn() {
    let content = "BT /F 10 Tf 72 700 Td (a ) Tj /Span<</ActualText(offre)>>BDC (o re) Tj EMC ( b) Tj ET";
    assert_eq!(texts(&Sheet::new().read(content)), [line("a offre b")]);
}

#[test]
fn a_line_knows_where_it_lies() {
    let document = Sheet::new().read("BT /F 10 Tf 72 700 Td (Plan) Tj ET");
    let area = document.content.blocks.first().and_then(|block| block.area);
    assert!(area.is_some_and(|Area { x0, y0, x1, y1 }| x0 == 72 && y0 == 133 && (90..100).contains(&x1) && y1 == 145));
}

/// A font of two-byte codes without program whose table of characters is `table`.
fn coded(sheet: &mut Sheet, table: &str) {
    let table = sheet.pdf.add_object(Stream::new(Dictionary::new(), table.as_bytes().to_vec()));
    let system = dictionary! { "Registry" => Object::string_literal("Adobe"), "Ordering" => Object::string_literal("Identity"), "Supplement" => 0 };
    let inner = dictionary! {
        "Type" => "Font", "Subtype" => "CIDFontType2", "BaseFont" => "X", "CIDSystemInfo" => system, "DW" => 500,
    };
    let outer = dictionary! {
        "Type" => "Font", "Subtype" => "Type0", "BaseFont" => "X", "Encoding" => "Identity-H",
        "DescendantFonts" => vec![inner.into()], "ToUnicode" => table,
    };
    sheet.fonts.set("G", outer);
}

#[test]
fn one_broken_entry_of_a_table_of_characters_costs_itself_only() {
    let mut sheet = Sheet::new();
    coded(
        &mut sheet,
        "1 begincodespacerange <0000> <FFFF> endcodespacerange 4 beginbfchar <0001> <0043> <0002> <> <0003> <0066006C> \
         <0004> <00E9> endbfchar endcmap",
    );
    assert_eq!(texts(&sheet.read("BT /G 10 Tf 72 700 Td <000100030004> Tj ET")), [line("Cflé")]);
}

#[test]
fn glyphs_without_any_text_are_told_and_never_taken_as_read() {
    let mut sheet = Sheet::new();
    coded(&mut sheet, "1 beginbfchar <0001> <0043> endbfchar");
    let unknown =
        "BT /G 10 Tf 72 700 Td <0001> Tj ET BT /G 10 Tf 72 600 Td <".to_owned() + &"0009".repeat(60) + "> Tj ET";
    let document = sheet.read(&unknown);
    assert_eq!(kinds(&document), [ProblemKind::UnreliableText]);
    assert_eq!(document.content.unseen, [1]);
}

#[test]
fn widths_of_billions_of_codes_take_no_room() {
    let widths = |key: &str, list: Vec<Object>| {
        let mut sheet = Sheet::new();
        coded(&mut sheet, "1 beginbfchar <0001> <0043> endbfchar");
        let inner =
            sheet.fonts.get_mut(b"G").and_then(Object::as_dict_mut).and_then(|font| font.get_mut(b"DescendantFonts"));
        let inner = inner
            .and_then(Object::as_array_mut)
            .expect("one font")
            .first_mut()
            .and_then(|font| font.as_dict_mut().ok());
        inner.expect("a dictionary").set(key, list);
        sheet.read("BT /F 10 Tf 72 700 Td (Plan) Tj /G 10 Tf 0 -20 Td <0001> Tj ET")
    };
    for (key, list) in
        [("W", vec![0.into(), 65_535.into(), 500.into()]), ("W", vec![1.into(), vec![500.into()].into()])]
    {
        assert_eq!(texts(&widths(key, list)), [line("Plan"), line("C")]);
    }
    let last = Object::Integer(4_294_967_295);
    let across = vec![1.into(), vec![500.into()].into(), 0.into(), last.clone(), 500.into()];
    let down = vec![0.into(), last.clone(), 500.into(), 250.into(), 880.into()];
    for document in [widths("W", across), widths("W2", down)] {
        assert_eq!(texts(&document).first(), Some(&line("Plan")));
    }
    let mut sheet = Sheet::new();
    let plain = sheet.fonts.get_mut(b"F").and_then(Object::as_dict_mut).expect("a font");
    for (key, value) in [("FirstChar", last.clone()), ("LastChar", last), ("Widths", vec![500.into()].into())] {
        plain.set(key, value);
    }
    assert_eq!(texts(&sheet.read("BT /F 10 Tf 72 700 Td (Plan) Tj ET")), [line("Plan")]);
}

#[test]
fn glyphs_that_stand_for_long_texts_fill_a_page_sooner() {
    let mut sheet = Sheet::new();
    coded(&mut sheet, &format!("1 beginbfchar <0001> <{}> endbfchar", "0043".repeat(400)));
    let mut pdf = sheet.finished(&format!("BT /G 10 Tf 72 700 Td <{}> Tj ET", "0001".repeat(400)));
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).expect("memory does not fail");
    let limits = Limits { glyphs: 1_000, ..Limits::default() };
    let document = super::read(&Entry { path: "a.pdf".to_owned(), size: bytes.len() as u64 }, &bytes, &limits);
    assert_eq!(kinds(&document), [ProblemKind::LimitExceeded]);
    let letters: usize = document.content.blocks.iter().map(|block| block.text.len()).sum();
    assert!((1_000..=16_000).contains(&letters), "{letters}");
}

#[test]
fn a_field_inside_itself_is_read_once() {
    let mut sheet = Sheet::new();
    let field = sheet.pdf.new_object_id();
    let itself = dictionary! {
        "FT" => "Tx", "T" => Object::string_literal("ville"), "V" => Object::string_literal("Lyon"),
        "Kids" => vec![field.into(), field.into()],
    };
    sheet.pdf.objects.insert(field, Object::Dictionary(itself));
    sheet.catalog.set("AcroForm", dictionary! { "Fields" => vec![field.into()] });
    assert_eq!(texts(&sheet.read("")), [(BlockKind::Field, "Lyon")]);
}

/// A sheet with a picture called `I`.
fn pictured() -> Sheet {
    let mut sheet = Sheet::new();
    let picture = dictionary! {
        "Type" => "XObject", "Subtype" => "Image", "Width" => 1, "Height" => 1, "BitsPerComponent" => 8, "ColorSpace" => "DeviceGray",
    };
    let picture = sheet.pdf.add_object(Stream::new(picture, vec![0]));
    sheet.objects.set("I", picture);
    sheet
}

#[test]
fn text_laid_invisibly_over_a_scan_is_read() {
    let words = "BT 3 Tr /F 10 Tf 72 700 Td (Proces-verbal de la commission de securite du site) Tj ET";
    let document = pictured().read(&format!("q 595 0 0 842 0 0 cm /I Do Q {words}"));
    assert_eq!(texts(&document), [line("Proces-verbal de la commission de securite du site")]);
    assert_eq!((kinds(&document), document.content.pictures, document.content.scans), (vec![], 1, 1));
    let seen = pictured().read(&format!("q 595 0 0 842 0 0 cm /I Do Q {}", words.replace("3 Tr", "0 Tr")));
    assert_eq!(seen.content.scans, 0, "printed over a background");
}

#[test]
fn a_logo_at_the_head_of_the_first_page_is_no_picture_of_a_signature() {
    let words = "BT /F 10 Tf 72 600 Td (Convention de formation entre le centre et son client) Tj ET";
    let pictures = |seats: &[&str]| {
        let drawn: Vec<String> = seats.iter().map(|seat| format!("q {seat} cm /I Do Q")).collect();
        pictured().read(&format!("{} {words}", drawn.join(" "))).content.pictures
    };
    let (logo, signature) = ("120 0 0 30 72 780", "80 0 0 30 72 120");
    assert_eq!((pictures(&[logo]), pictures(&[signature]), pictures(&[logo, signature])), (0, 1, 1));
}

#[test]
fn a_line_that_bends_like_writing_is_a_signature_and_no_other_drawing_is() {
    let words = "BT /F0 12 Tf 72 700 Td (Fait en deux exemplaires) Tj ET";
    let pictures = |drawn: &str| Sheet::new().read(&format!("{words} {drawn}")).content.pictures;
    let bends = "100 100 m 110 130 120 90 130 110 c 140 130 150 90 160 110 c 170 130 180 90 190 110 c";
    assert_eq!(
        (pictures(&format!("{bends} S")), pictures(&format!("{bends} f")), pictures(&format!("{bends} h S"))),
        (1, 0, 0)
    );
    assert_eq!(pictures("100 100 m 120 130 l 140 100 l 160 130 l 180 100 l S"), 0, "a curve of figures");
    assert_eq!(
        pictures("100 100 m 102 104 104 98 106 101 c 108 104 109 98 110 101 c 112 104 113 98 114 101 c S"),
        0,
        "an ornament"
    );
}

#[test]
fn a_scan_with_a_page_number_is_a_page_without_text() {
    let mut sheet = Sheet::new();
    let picture = dictionary! { "Type" => "XObject", "Subtype" => "Image", "Width" => 1, "Height" => 1 };
    let picture = sheet.pdf.add_object(Stream::new(picture, vec![0]));
    sheet.objects.set("I", picture);
    let document = sheet.read("q 595 0 0 842 0 0 cm /I Do Q BT /F 10 Tf 290 30 Td (3) Tj ET");
    assert_eq!((kinds(&document), document.content.unseen), (vec![ProblemKind::PagesWithoutText], vec![1]));
}

#[test]
fn a_page_of_nothing_but_a_small_picture_is_without_text_where_no_other_has_any() {
    let document = pictured().read("q 80 0 0 30 72 120 cm /I Do Q");
    assert_eq!((kinds(&document), document.content.unseen), (vec![ProblemKind::NoText], vec![1]));
}

#[test]
fn remarks_are_comments_with_their_place_and_hidden_ones_are_not() {
    let mut sheet = Sheet::new();
    let note = |text: &str, flags: i64| {
        dictionary! {
            "Type" => "Annot", "Subtype" => "Text", "F" => flags, "Rect" => vec![10.into(), 802.into(), 30.into(), 822.into()],
            "Contents" => Object::string_literal(text),
        }
    };
    sheet.page.set("Annots", vec![note("a revoir", 4).into(), note("secret", 2).into()]);
    let document = sheet.read("BT /F 10 Tf 72 700 Td (Plan) Tj ET");
    assert_eq!(texts(&document), [line("Plan"), (BlockKind::Comment, "a revoir")]);
    let comment = document.content.blocks.last().map(|block| (block.place.clone(), block.area));
    assert_eq!(comment, Some((Place::Page(1), Area::new(10.0, 20.0, 30.0, 40.0))));
}

#[test]
fn fields_are_read_whether_they_are_drawn_or_not() {
    let mut sheet = Sheet::new();
    let fonts = dictionary! { "Font" => sheet.fonts.clone() };
    let bounds = || vec![0.into(), 0.into(), 100.into(), 12.into()];
    let form = dictionary! { "Type" => "XObject", "Subtype" => "Form", "BBox" => bounds(), "Resources" => fonts };
    let drawn = sheet.pdf.add_object(Stream::new(form, b"BT /F 10 Tf 2 2 Td (Durand) Tj ET".to_vec()));
    let area = || vec![150.into(), 698.into(), 250.into(), 710.into()];
    let name = dictionary! {
        "Subtype" => "Widget", "FT" => "Tx", "T" => Object::string_literal("nom"), "V" => Object::string_literal("Durand"),
        "Rect" => area(), "AP" => dictionary! { "N" => drawn },
    };
    let choice = dictionary! {
        "Subtype" => "Widget", "FT" => "Ch", "T" => Object::string_literal("villes"), "Rect" => area(),
        "V" => vec![Object::string_literal("Lyon"), Object::string_literal("Nice")],
    };
    let tick = dictionary! {
        "Subtype" => "Widget", "FT" => "Btn", "T" => Object::string_literal("favorable"), "V" => "Oui", "Rect" => area(),
    };
    let fields: Vec<Object> =
        [name, choice, tick].into_iter().map(|field| sheet.pdf.add_object(field).into()).collect();
    sheet.page.set("Annots", fields.clone());
    sheet.catalog.set("AcroForm", dictionary! { "Fields" => fields });
    let document = sheet.read("BT /F 10 Tf 100 700 Td (Nom :) Tj ET");
    let field = |text| (BlockKind::Field, text);
    assert_eq!(texts(&document), [line("Nom :\tDurand"), field("Lyon"), field("Nice"), field("☒ favorable")]);
}

#[test]
fn a_form_that_only_its_own_program_draws_is_told() {
    let mut sheet = Sheet::new();
    sheet
        .catalog
        .set("AcroForm", dictionary! { "XFA" => Object::string_literal("x"), "Fields" => Vec::<Object>::new() });
    assert_eq!(kinds(&sheet.read("BT /F 10 Tf 72 700 Td (Veuillez patienter) Tj ET")), [ProblemKind::Unsupported]);
}

#[test]
fn broken_words_are_put_together() {
    let content =
        "BT /F 10 Tf 12 TL 72 700 Td (une forma-) Tj T* (tion en Auvergne-Rh\\364ne-) Tj T* (Alpes, en 2026) Tj ET";
    let document = Sheet::new().read(content);
    assert_eq!(texts(&document), [line("une formation"), line("en Auvergne-Rhône-Alpes,"), line("en 2026")]);
}

#[test]
fn what_stands_on_a_layer_that_is_off_or_beside_the_page_is_not_read() {
    let mut sheet = Sheet::new();
    let layer = sheet.pdf.add_object(dictionary! { "Type" => "OCG", "Name" => Object::string_literal("brouillon") });
    let off = dictionary! { "OFF" => vec![layer.into()] };
    sheet.catalog.set("OCProperties", dictionary! { "OCGs" => vec![layer.into()], "D" => off });
    let form = dictionary! {
        "Type" => "XObject", "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 99.into(), 99.into()], "OC" => layer,
        "Resources" => dictionary! { "Font" => sheet.fonts.clone() },
    };
    let hidden = sheet.pdf.add_object(Stream::new(form, b"BT /F 10 Tf 9 9 Td (PROJET) Tj ET".to_vec()));
    sheet.objects.set("X", hidden);
    let document = sheet.read("/X Do BT /F 10 Tf 72 700 Td (Plan) Tj 0 900 Td (dehors) Tj ET");
    assert_eq!(texts(&document), [line("Plan")]);
}

#[test]
fn drawings_inside_drawings_are_cut_off_and_what_was_read_before_stays() {
    let mut sheet = Sheet::new();
    let mut inner = Object::Null;
    for _ in 0..5 {
        let names = dictionary! { "XObject" => dictionary! { "X" => inner } };
        let form = dictionary! {
            "Type" => "XObject", "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 9.into(), 9.into()], "Resources" => names,
        };
        inner = sheet.pdf.add_object(Stream::new(form, "/X Do ".repeat(100).into_bytes())).into();
    }
    sheet.objects.set("X", inner);
    let mut bytes = Vec::new();
    sheet.finished("BT /F 10 Tf 72 700 Td (Plan) Tj ET /X Do").save_to(&mut bytes).expect("memory does not fail");
    let limits = Limits { glyphs: 1000, ..Limits::default() };
    let document = super::read(&Entry { path: "a.pdf".to_owned(), size: bytes.len() as u64 }, &bytes, &limits);
    assert_eq!((texts(&document), kinds(&document)), (vec![line("Plan")], vec![ProblemKind::LimitExceeded]));
}

#[test]
fn states_saved_without_end_do_no_harm() {
    let saves = Sheet::new().read(&format!("{} BT /F 10 Tf 72 700 Td (Plan) Tj ET", "q ".repeat(100_000)));
    assert_eq!((texts(&saves), kinds(&saves)), (vec![line("Plan")], vec![]));
}

#[test]
fn attached_files_are_read_as_documents_inside() {
    let mut sheet = Sheet::new();
    let file =
        sheet.pdf.add_object(Stream::new(dictionary! { "Type" => "EmbeddedFile" }, b"nom;note\nDurand;12\n".to_vec()));
    let inside = dictionary! { "Type" => "Filespec", "UF" => Object::string_literal("liste.csv"), "EF" => dictionary! { "F" => file } };
    let inside = sheet.pdf.add_object(inside);
    let names = vec![Object::string_literal("liste.csv"), inside.into()];
    sheet.catalog.set("Names", dictionary! { "EmbeddedFiles" => dictionary! { "Names" => names } });
    let document = sheet.read("BT /F 10 Tf 72 700 Td (Plan) Tj ET");
    let last = document.content.blocks.last().map(|block| (block.text.clone(), block.place.clone()));
    assert_eq!(last.as_ref().map(|(text, _)| text.as_str()), Some("Durand\t12"));
    assert!(matches!(last, Some((_, Place::Entry { entry, .. })) if entry == "liste.csv"));
}

#[test]
fn an_empty_password_opens_the_file_and_another_one_is_asked_for() {
    let locked = |user: &str| {
        let mut pdf = Sheet::new().finished("BT /F 10 Tf 72 700 Td (Plan) Tj ET");
        let id = Object::string_literal("0123456789abcdef");
        pdf.trailer.set("ID", vec![id.clone(), id]);
        let version = EncryptionVersion::V2 {
            document: &pdf,
            owner_password: "maitre",
            user_password: user,
            key_length: 128,
            permissions: Permissions::all(),
        };
        let state = EncryptionState::try_from(version).expect("a key can be made");
        pdf.encrypt(&state).expect("a small file can be locked");
        read(&mut pdf)
    };
    assert_eq!(texts(&locked("")), [line("Plan")]);
    assert_eq!(kinds(&locked("secret")), [ProblemKind::Encrypted]);
}

#[test]
fn additions_to_a_file_are_counted() {
    let mut bytes = Vec::new();
    Sheet::new().finished("").save_to(&mut bytes).expect("memory does not fail");
    assert_eq!(read_bytes(&bytes).content.properties.revisions, Some(0));
    let mut addition = String::new();
    write!(addition, "\nxref\n0 0\ntrailer<<>>\n%%EOF").expect("memory does not fail");
    bytes.extend(addition.as_bytes());
    assert_eq!(read_bytes(&bytes).content.properties.revisions, Some(1));
}

/// Borders of a table of three columns, each 100 points wide from 72 on, its rows `high` from 700 down, and words at points of it.
fn ruled(rows: u32, words: &[(u32, u32, &str)]) -> String {
    let mut content = String::new();
    let low = 700 - rows * 40;
    for row in 0..=rows {
        writeln!(content, "72 {} m 372 {} l S", 700 - row * 40, 700 - row * 40).expect("memory does not fail");
    }
    for column in 0..4 {
        writeln!(content, "{} {low} 0.5 {} re f", 72 + column * 100, 700 - low).expect("memory does not fail");
    }
    for (x, y, word) in words {
        writeln!(content, "BT /F 8 Tf {x} {y} Td ({word}) Tj ET").expect("memory does not fail");
    }
    content
}

#[test]
fn the_rules_around_cells_make_rows_of_a_table() {
    let words = [
        (76, 730, "Feuille"),
        (76, 685, "Stagiaire"),
        (176, 685, "lundi"),
        (176, 673, "matin"),
        (276, 685, "mardi"),
        (76, 645, "L. Durand"),
        (276, 645, "sign\\351"),
        (76, 540, "Fait le 3 mars"),
    ];
    let document = Sheet::new().read(&ruled(3, &words));
    let expected = [
        line("Feuille"),
        (BlockKind::Row, "Stagiaire\tlundi matin\tmardi"),
        (BlockKind::Row, "L. Durand\tsigné"),
        line("Fait le 3 mars"),
    ];
    assert_eq!(texts(&document), expected);
    let cells: Vec<u32> = document.content.blocks[2].cells.iter().map(|cell| cell.column).collect();
    assert_eq!(cells, [1, 3], "an empty cell leaves its column free");
    assert!(document.content.blocks[1].area.is_some_and(|area| area.x0 == 76 && area.y0 < 160 && area.y1 > 168));
}

#[test]
fn a_word_that_its_column_is_too_narrow_for_is_put_together() {
    let table = |word: &str, rest: &str| {
        let words = [(76, 685, word), (76, 673, rest), (176, 685, "deux"), (76, 645, "1"), (176, 645, "2")];
        let document = Sheet::new().read(&ruled(2, &words));
        document.content.blocks.first().map(|row| row.text.clone()).unwrap_or_default()
    };
    assert_eq!(table("An", "mots"), "An mots\tdeux");
    assert_eq!(table("Anticonstitutionnellemen", "t"), "Anticonstitutionnellement\tdeux");
    assert_eq!(table("Anticonstitutionnellemen", "Fin"), "Anticonstitutionnellemen Fin\tdeux", "another sentence");
}

#[test]
fn a_box_and_the_title_of_a_form_are_lines() {
    let boxed = [(76, 685, "Un cadre"), (76, 645, "et son texte")];
    assert_eq!(texts(&Sheet::new().read(&ruled(2, &boxed))), [line("Un cadre"), line("et son texte")]);
    let form = [(76, 685, "PR-01"), (276, 685, "v2"), (76, 645, "page"), (176, 645, "du 3 mars"), (276, 645, "1")];
    let titled = ruled(2, &form) + "BT /F 16 Tf 176 683 Td (Accueil) Tj ET";
    let document = Sheet::new().read(&titled);
    assert_eq!(texts(&document).iter().find(|(_, text)| *text == "Accueil"), Some(&(BlockKind::Title, "Accueil")));
}
