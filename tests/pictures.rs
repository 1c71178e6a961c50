//! Pictures of pages in the HTML report (`--pictures`): what they show, what they never show, and what becomes of them when a
//! page cannot be drawn.

mod running;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;
use probant::folder::digest::sha256;
use probant::model::document::Area;
use probant::model::format::Format;
use probant::model::picture::{Cut, Passage};
use probant::read::cutting::{self, Cutting};
use probant::sandbox::{Reply, Request, answer};
use serde_json::Value;
use tempfile::TempDir;

use running::python;

const PROFILE: &str = "provider: {name: Essai Formation}\ncategories: [OF]\n";
const TITLE: &str = "Rapport de verification des installations electriques";
const REST: [&str; 4] = [
    "Visite effectuee le 12 mars 2026 par l'organisme agree Controle Sud",
    "Etablissement : Essai Formation, 3 rue des Lilas",
    "Avis favorable, sans observation",
    "Signature du verificateur : M. Martin",
];

/// A PDF of one page that shows `lines` from the top, and `drawing` besides.
fn pdf(lines: &[&str], drawing: &str) -> Vec<u8> {
    let shown: String = lines.iter().map(|line| format!("({line}) Tj 0 -22 Td ")).collect();
    page(&format!("{drawing}\nBT /F1 13 Tf 72 760 Td {shown}ET"))
}

fn page(content: &str) -> Vec<u8> {
    format!(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
         3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/XObject<</I 6 0 R>>>>>>endobj\n\
         4 0 obj<</Length {}>>stream\n{content}\nendstream endobj\n\
         5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>endobj\n\
         6 0 obj<</Type/XObject/Subtype/Image/Width 2/Height 2/ColorSpace/DeviceGray/BitsPerComponent 8/Length 4>>stream\n\
         \x20 ~~\nendstream endobj\ntrailer<</Root 1 0 R/Size 7>>\n%%EOF",
        content.len()
    )
    .into_bytes()
}

/// An electrical report, `more` among its first lines.
fn electrical(more: &[&str]) -> Vec<u8> {
    pdf(&[&[TITLE], more, &REST].concat(), "")
}

/// A page that is one picture.
fn scan() -> Vec<u8> {
    page("595 0 0 842 0 0 cm /I Do")
}

struct Dossier(TempDir);

impl Dossier {
    fn of(files: &[(&str, Vec<u8>)]) -> Self {
        let folder = TempDir::new().expect("a folder");
        fs::create_dir(folder.path().join("in")).expect("created");
        fs::write(folder.path().join("in/probant.yaml"), PROFILE).expect("written");
        for (name, bytes) in files {
            fs::write(folder.path().join("in").join(name), bytes).expect("written");
        }
        Self(folder)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn run(&self, args: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_probant"));
        command.env_remove("FORCE_COLOR").env("NO_COLOR", "1").env("PATH", self.path("nothing"));
        command.args(["check", "--as-of", "2026-12-01", "-q", "--no-cache"]).arg(self.path("in")).args(args);
        command.output().expect("runs")
    }

    /// The HTML report with pictures, beside the JSON one.
    fn html(&self, args: &[&str]) -> String {
        let (html, json) = (self.path("r.html"), self.path("r.json"));
        let outputs = [format!("html:{}", html.display()), format!("json:{}", json.display())];
        let output = self.run(&[&["--pictures", "-o", &outputs[0], "-o", &outputs[1]], args].concat());
        assert!(matches!(output.status.code(), Some(0 | 1)), "{}", String::from_utf8_lossy(&output.stderr));
        fs::read_to_string(html).expect("written")
    }
}

/// The pictures of a page, as they stand in it.
fn pictures(html: &str) -> Vec<&str> {
    html.split("data:image/png;base64,").skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

fn tag(html: &str) -> &str {
    html.split("<img").nth(1).and_then(|rest| rest.split('>').next()).expect("a picture")
}

#[test]
fn a_quote_stands_beside_its_passage_and_the_saved_report_is_the_same() {
    let dossier = Dossier::of(&[("controle.pdf", electrical(&[]))]);
    let html = dossier.html(&[]);
    let json = fs::read(dossier.path("r.json")).expect("written");
    assert!(!pictures(&html).is_empty());
    let tag = tag(&html);
    for part in
        ["alt=\"Extrait de la page 1 : le passage cité y est surligné.\"", "loading=\"lazy\"", "width=\"", "height=\""]
    {
        assert!(tag.contains(part), "{part} in {}", &tag[tag.len() - 200..]);
    }
    assert!(html.contains("img-src data:") && !html.contains("url("));
    assert_eq!(dossier.run(&["-o", "json"]).stdout, json);
    let saved = Command::new(env!("CARGO_BIN_EXE_probant"))
        .args(["render", "-o", "html"])
        .arg(dossier.path("r.json"))
        .output()
        .expect("runs");
    let again = String::from_utf8_lossy(&saved.stdout);
    assert!(again.contains("controle.pdf") && !again.contains("<img") && !again.contains("img-src"));
}

#[test]
fn the_same_files_give_the_same_bytes_whatever_the_number_of_workers() {
    let scans: Vec<(String, Vec<u8>)> =
        (0..6).map(|n| (format!("scan{n}.pdf"), [scan(), vec![b'%', b'0' + n]].concat())).collect();
    let mut files: Vec<(&str, Vec<u8>)> = scans.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect();
    files.push(("a.pdf", electrical(&[])));
    files.push(("b.pdf", electrical(&["Batiment B"])));
    let dossier = Dossier::of(&files);
    let one = dossier.html(&["--jobs", "1"]);
    assert!(pictures(&one).len() > 7, "{}", pictures(&one).len());
    assert!(one == dossier.html(&["--jobs", "8"]), "the bytes differ");
}

/// What may not be seen may not change a single byte of what is.
#[test]
fn masked_pictures_do_not_depend_on_what_they_hide() {
    let with = |number: &str, ink: &str| {
        let lines = [TITLE, number, REST[0], REST[1], REST[2], REST[3]];
        Dossier::of(&[("controle.pdf", pdf(&lines, ink))])
    };
    let dossiers = [with("Tel. 06 12 34 56 78", ""), with("Tel. 06 98 76 53 21", "")];
    let masked: Vec<String> = dossiers.iter().map(|dossier| dossier.html(&[])).collect();
    assert!(!pictures(&masked[0]).is_empty() && masked[0].contains("barrées (--redact mask)"));
    assert_eq!(pictures(&masked[0]), pictures(&masked[1]));
    let bare: Vec<String> = dossiers.iter().map(|dossier| dossier.html(&["--redact", "none"])).collect();
    assert_ne!(pictures(&bare[0]), pictures(&bare[1]), "the number stands near the passage");
}

#[test]
fn a_passage_with_a_number_in_it_is_not_shown_and_that_is_said() {
    let title = format!("{TITLE} - 06 12 34 56 78");
    let dossier = Dossier::of(&[("controle.pdf", pdf(&[&[title.as_str()], &REST[..]].concat(), ""))]);
    let html = dossier.html(&[]);
    assert!(html.contains("06 …") && !html.contains("<img"), "{}", pictures(&html).len());
    assert!(html.contains("données personnelles (--redact mask)") || html.contains("porte des données personnelles"));
    assert!(dossier.html(&["--redact", "none"]).contains("<img"));
}

#[test]
fn nothing_is_shown_of_a_document_full_of_personal_data() {
    let people = ["Nom : Durand, ne le 03/05/1990", "NIR 2 95 10 99 126 111 93", "lea.durand@exemple.fr"];
    let dossier = Dossier::of(&[("controle.pdf", electrical(&people))]);
    let html = dossier.html(&[]);
    let json: Value = serde_json::from_slice(&fs::read(dossier.path("r.json")).expect("written")).expect("JSON");
    let codes: BTreeSet<&str> =
        json["findings"].as_array().expect("a list").iter().filter_map(|one| one["code"].as_str()).collect();
    assert!(codes.contains("personal-data"), "{codes:?}");
    assert!(!html.contains("<img") && html.contains("porte des données personnelles"));
}

#[test]
fn omit_and_numbered_names_show_no_picture_at_all() {
    let dossier = Dossier::of(&[("controle.pdf", electrical(&[])), ("scan.pdf", scan())]);
    for (args, why) in [(&["--redact", "omit"][..], "--redact omit"), (&["--redact-names"], "--redact-names")] {
        let html = dossier.html(args);
        assert!(!html.contains("<img") && !html.contains("data:image"), "{why}");
        assert!(html.contains("Images de pages : aucune") && html.contains(why));
    }
}

#[test]
fn a_scan_that_nobody_read_shows_its_first_page_and_how_to_read_it() {
    let html = Dossier::of(&[("scan.pdf", scan())]).html(&[]);
    assert_eq!(pictures(&html).len(), 1);
    assert!(html.contains("Une page sans texte lisible.") && html.contains("sudo apt install tesseract-ocr"));
    let size = |name: &str| -> u32 {
        let from = tag(&html).split(&format!("{name}=\"")).nth(1).expect("a size");
        from.split('"').next().and_then(|text| text.parse().ok()).expect("a number")
    };
    assert!(size("height") <= 120 && size("width") < size("height"), "nobody must be able to read it");
    let off = Dossier::of(&[("scan.pdf", scan())]).html(&["--ocr", "off"]);
    assert!(off.contains("Relancer sans « --ocr off »"));
}

#[test]
fn pictures_without_an_html_report_are_a_mistake() {
    let output = Dossier::of(&[("a.pdf", electrical(&[]))]).run(&["--pictures", "-o", "json"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("-o html:rapport.html"));
}

#[test]
fn a_file_that_has_changed_since_it_was_read_is_not_cut() {
    let (before, after) = (electrical(&[]), electrical(&["Autre"]));
    let request = Request::Cut { format: Format::Pdf, sha256: sha256(&before), cuts: vec![Cut::Thumbnail(100)] };
    assert!(matches!(answer(&request, &after), Reply::Changed));
    assert!(matches!(answer(&request, &before), Reply::Cuttings(cut) if cut.len() == 1 && cut[0].is_some()));
}

fn title() -> Passage {
    let area = Area { x0: 72, y0: 70, x1: 400, y1: 86 };
    Passage { page: 1, area, shown: vec![area], struck: Vec::new(), veiled: false, recognised: false }
}

fn cut(passage: Passage) -> Option<Cutting> {
    cutting::cut(&pdf(&[TITLE, "Tel. 06 12 34 56 78"], "0 g 40 690 500 40 re f"), Format::Pdf, &[Cut::Passage(passage)])
        .pop()?
}

/// The pixels of a cutting, in colours.
fn seen(cutting: &Cutting) -> image::RgbImage {
    image::load_from_memory(&cutting.png).expect("a picture").into_rgb8()
}

#[test]
fn the_passage_is_marked_on_paper_and_underlined() {
    let cutting = cut(title()).expect("drawn");
    let seen = seen(&cutting);
    assert_eq!((seen.width(), seen.height()), (cutting.width, cutting.height));
    let colours: BTreeSet<[u8; 3]> = seen.pixels().map(|pixel| pixel.0).collect();
    assert!(colours.contains(&[255, 226, 163]) && colours.contains(&[154, 66, 7]) && colours.contains(&[0, 0, 0]));
    let marked = seen.pixels().filter(|pixel| pixel.0[2] < pixel.0[0]).count();
    assert!(marked > 10_000 && marked * 2 < seen.pixels().count(), "{marked}");
}

#[test]
fn what_is_struck_out_is_one_grey_and_what_was_not_read_is_blurred() {
    let struck = Area { x0: 72, y0: 92, x1: 300, y1: 108 };
    let cutting = cut(Passage { struck: vec![struck], veiled: true, ..title() }).expect("drawn");
    let seen = seen(&cutting);
    let greys: BTreeSet<[u8; 3]> = (0..200).map(|x| seen.get_pixel(40 + x, cutting.height.min(140) - 10).0).collect();
    assert!(seen.pixels().any(|pixel| pixel.0 == [74, 74, 74]), "{greys:?}");
    // The black bar below was no text: its edge is no step from white to black.
    let bare = cut(title()).expect("drawn");
    let step = |picture: &image::RgbImage| {
        let column: Vec<u8> = (0..picture.height()).map(|y| picture.get_pixel(picture.width() - 8, y).0[0]).collect();
        column.windows(2).map(|pair| pair[0].abs_diff(pair[1])).max().unwrap_or(0)
    };
    assert!(step(&self::seen(&bare)) > 150 && step(&seen) < 60, "{} {}", step(&self::seen(&bare)), step(&seen));
}

#[test]
fn what_lies_nowhere_is_not_cut_and_nothing_panics() {
    let beyond = Area { x0: 900, y0: 900, x1: 990, y1: 990 };
    assert!(cut(Passage { area: beyond, ..title() }).is_none());
    assert!(cut(Passage { page: 9, ..title() }).is_none());
    let odd = [
        Area { x0: i16::MIN, y0: i16::MIN, x1: i16::MAX, y1: i16::MAX },
        Area { x0: 500, y0: 500, x1: 20, y1: 20 },
        Area { x0: 594, y0: 841, x1: 595, y1: 842 },
    ];
    for area in odd {
        let cutting = cut(Passage { area, shown: odd.to_vec(), struck: odd.to_vec(), veiled: true, ..title() });
        assert!(cutting.is_none_or(|one| one.width <= 1_200 && one.height <= 480));
    }
    for bytes in [&b""[..], b"%PDF-1.4", &[0; 64]] {
        for format in [Format::Pdf, Format::Png, Format::Jpeg, Format::Docx] {
            let cuts = [Cut::Passage(title()), Cut::Thumbnail(0), Cut::Thumbnail(u32::MAX)];
            assert_eq!(cutting::cut(bytes, format, &cuts), [None, None, None]);
        }
    }
}

/// Files that ask for hours and gigabytes: the report comes, and says what it does not show.
#[test]
fn hostile_pages_cost_a_line_and_never_the_report() {
    let folder = TempDir::new().expect("a folder");
    python("fixtures/generate/hostile.py", &[folder.path(), Path::new("pdf")]);
    let html = folder.path().join("r.html");
    let mut command = Command::new(env!("CARGO_BIN_EXE_probant"));
    command.args([
        "check",
        "--as-of",
        "2026-12-01",
        "-q",
        "--no-cache",
        "--pictures",
        "--redact",
        "none",
        "--ocr",
        "off",
    ]);
    command.arg("--pack").arg(folder.path().join("pack")).arg("-o").arg(format!("html:{}", html.display()));
    let output = command.arg(folder.path().join("cases")).output().expect("runs");
    assert!(matches!(output.status.code(), Some(0 | 1)), "{}", String::from_utf8_lossy(&output.stderr));
    let html = fs::read_to_string(html).expect("written");
    assert!(html.ends_with("</html>\n") || html.trim_end().ends_with("</html>"));
    assert!(pictures(&html).iter().map(|one| one.len()).sum::<usize>() <= 8_000_000);
}
