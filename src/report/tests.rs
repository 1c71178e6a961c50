//! Every format on the hand-built reports: what all of them promise, and their snapshots.

use proptest::prelude::*;

use super::*;
use crate::catalogue::Lang;
use crate::model::status::{Code, Status};

fn bytes(report: &Report, format: Format) -> Vec<u8> {
    let mut bytes = Vec::new();
    render(report, format, &Words::new(Lang::Fr), &mut bytes).unwrap();
    bytes
}

fn rendered(report: &Report, format: Format) -> String {
    String::from_utf8(bytes(report, format)).unwrap()
}

fn coloured(report: &Report, width: usize) -> String {
    let mut bytes = Vec::new();
    let options = Options { colour: true, width };
    render_text(report, &Words::new(Lang::Fr), options, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// The formats that a person reads.
const READ: [Format; 3] = [Format::Text, Format::Html, Format::Markdown];

#[test]
fn ids_lead_back_to_their_format() {
    for format in Format::ALL {
        assert_eq!(Format::from_id(format.id()), Some(*format));
    }
    assert_eq!(Format::from_id("pdf"), None);
}

#[test]
fn the_sample_holds_every_status_code_and_place() {
    let report = sample::report();
    let statuses: std::collections::BTreeSet<Status> = report.indicators.iter().map(|one| one.status).collect();
    let codes: std::collections::BTreeSet<Code> = report.findings.iter().map(|one| one.code).collect();
    assert_eq!((statuses.len(), codes.len()), (Status::ALL.len(), Code::ALL.len()));
    let json = rendered(&report, Format::Json);
    for place in ["\"page\":", "\"cell\":", "\"paragraph\":", "\"entry\":", "\"within\":"] {
        assert!(json.contains(place), "{place}");
    }
}

#[test]
fn the_report_of_an_empty_folder_is_written_in_every_format() {
    for format in Format::ALL {
        // Without a finding there is nothing to annotate; an empty list and an empty calendar are short.
        let least = match format {
            Format::Github => 0,
            Format::Gitlab => 3,
            Format::Junit | Format::Csv | Format::Ics => 90,
            _ => 200,
        };
        let length = bytes(&sample::empty(), *format).len();
        assert!(length >= least, "{}: {length}", format.id());
    }
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    for format in Format::ALL {
        assert!(bytes(&sample::report(), *format) == bytes(&sample::report(), *format), "{}", format.id());
    }
}

#[test]
fn no_format_lacks_a_word() {
    for format in Format::ALL.iter().filter(|format| **format != Format::Xlsx && **format != Format::Json) {
        for report in [sample::report(), sample::empty(), sample::large(300)] {
            let text = rendered(&report, *format);
            let gaps = ["report-", "sheet-", "code-", "{ $"].map(|gap| text.contains(gap));
            assert_eq!(gaps, [false; 4], "{}", format.id());
        }
    }
}

#[test]
fn what_the_baseline_held_is_marked_wherever_people_read() {
    let mut report = sample::report();
    report.known = report.findings.iter().map(|finding| finding.id.clone()).collect();
    for format in READ {
        let marked = |report: &Report| visible(&rendered(report, format)).matches("(déjà connu)").count();
        assert_eq!(marked(&sample::report()), 0, "{}", format.id());
        assert!(marked(&report) > 0, "{}", format.id());
    }
}

#[test]
fn nobody_is_told_to_be_in_conformity_nor_given_a_percentage() {
    for format in READ {
        let text = visible(&rendered(&sample::report(), format));
        assert!(!text.to_lowercase().contains("conforme"), "{}", format.id());
        assert!(!text.contains('%'), "{}", format.id());
    }
}

#[test]
fn no_format_lets_a_document_speak_for_itself() {
    for format in READ {
        let text = visible(&rendered(&sample::report(), format));
        let stray = text.chars().find(|c| clean::is_hidden(*c) || (c.is_control() && *c != '\n'));
        assert_eq!(stray, None, "{}", format.id());
        assert!(!text.contains("##[") && !text.contains("::error::"), "{}", format.id());
        assert!(text.lines().all(|line| !line.trim_start().starts_with("::")), "{}", format.id());
    }
    for format in [Format::Sarif, Format::Gitlab, Format::Oscal, Format::Hdf, Format::Junit, Format::Github] {
        let text = rendered(&sample::report(), format);
        let stray = text.chars().find(|c| clean::is_hidden(*c) || (c.is_control() && *c != '\n'));
        assert_eq!(stray, None, "{}", format.id());
        let commands = text.lines().filter(|line| line.trim_start().starts_with("::error file=x"));
        assert_eq!(commands.count(), 0, "{}", format.id());
    }
    for format in [Format::Html, Format::Markdown] {
        assert!(!visible(&rendered(&sample::report(), format)).contains("<img"), "{}", format.id());
    }
    let json = rendered(&sample::report(), Format::Json);
    assert!(json.lines().all(|line| !line.trim_start().starts_with("::")));
}

#[test]
fn colours_are_the_only_sequences_of_a_terminal() {
    let text = coloured(&sample::report(), 80);
    let plain: String =
        text.split('\u{1b}').enumerate().map(|(n, part)| if n == 0 { part } else { after_m(part) }).collect();
    assert!(!plain.chars().any(|c| c.is_control() && c != '\n'));
    let mut bytes = Vec::new();
    let options = Options { colour: false, width: 80 };
    render_text(&sample::report(), &Words::new(Lang::Fr), options, &mut bytes).unwrap();
    assert_eq!(plain, String::from_utf8(bytes).unwrap(), "colour changes no word");
}

#[test]
fn text_never_runs_over_the_width() {
    for width in [40, 60, 80, 120] {
        let mut bytes = Vec::new();
        render_text(&sample::report(), &Words::new(Lang::Fr), Options { colour: false, width }, &mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let longest = text.lines().map(|line| line.chars().count()).max();
        assert!(longest <= Some(width), "{longest:?} > {width}");
    }
}

#[test]
fn a_folder_of_two_thousand_documents_stays_light() {
    let report = sample::large(2_000);
    let html = rendered(&report, Format::Html).len();
    assert!(html < 5_000_000, "{html}");
    let markdown = rendered(&report, Format::Markdown).len();
    assert!(markdown <= 900 * 1024, "{markdown}");
}

#[test]
fn what_a_job_summary_leaves_out_is_said() {
    let mut report = sample::large(30_000);
    report.documents.iter_mut().for_each(|document| document.serves.clear());
    let text = rendered(&report, Format::Markdown);
    assert!(text.len() <= 900 * 1024);
    assert!(text.contains("Ce résumé est coupé"));
    assert_eq!(text.matches("<details>").count(), text.matches("</details>").count());
}

#[test]
fn text_snapshot() {
    insta::assert_snapshot!("text", rendered(&sample::report(), Format::Text));
}

#[test]
fn text_for_a_narrow_terminal_snapshot() {
    insta::assert_snapshot!("text-colour-60", coloured(&sample::report(), 60));
}

#[test]
fn json_snapshot() {
    insta::assert_snapshot!("json", rendered(&sample::report(), Format::Json));
}

#[test]
fn markdown_snapshot() {
    insta::assert_snapshot!("markdown", rendered(&sample::report(), Format::Markdown));
}

#[test]
fn html_snapshot() {
    insta::assert_snapshot!("html", visible(&rendered(&sample::report(), Format::Html)));
}

#[test]
fn empty_snapshot() {
    insta::assert_snapshot!("empty-text", rendered(&sample::empty(), Format::Text));
    insta::assert_snapshot!("empty-markdown", rendered(&sample::empty(), Format::Markdown));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whatever_a_folder_says_it_stays_text(words in any::<String>(), tag in "[<>&\"'`|\\[\\]@:#=\n\r\u{1b}\u{202e}a]{0,24}") {
        let spoken = format!("{words}{tag}");
        let report = saying(&spoken);
        let html = visible(&rendered(&report, Format::Html));
        let plain = visible(&rendered(&saying("x"), Format::Html));
        prop_assert_eq!(tags(&html), tags(&plain));
        for format in READ {
            let text = visible(&rendered(&report, format));
            prop_assert!(!text.chars().any(|c| clean::is_hidden(c) || (c.is_control() && c != '\n')));
            prop_assert!(text.lines().all(|line| !line.trim_start().starts_with("::")));
        }
    }
}

/// The sample, where documents, messages and the provider say `words` instead of what they say.
fn saying(words: &str) -> Report {
    let mut report = sample::report();
    // A leading letter keeps optional parts of the page in place, so that only the markup of `words` could differ.
    let words = format!("x{words}");
    report.profile.name.clone_from(&words);
    for document in &mut report.documents {
        document.path.clone_from(&words);
        document.reasons.iter_mut().for_each(|reason| reason.clone_from(&words));
    }
    for finding in &mut report.findings {
        finding.document = Some(words.clone());
        finding.message.clone_from(&words);
        finding.advice.clone_from(&words);
        finding.site = Some(words.clone());
    }
    report
}

/// The opening of every tag, in order.
fn tags(html: &str) -> Vec<&str> {
    html.split('<').skip(1).map(|rest| rest.split([' ', '>']).next().unwrap_or_default()).collect()
}

/// What comes from the report: the body without our own script, for HTML; all of it otherwise.
fn visible(text: &str) -> String {
    match (text.find("<body>"), text.rfind("<script>")) {
        (Some(from), Some(to)) => text[from..to].to_owned(),
        _ => text.to_owned(),
    }
}

fn after_m(part: &str) -> &str {
    part.split_once('m').map_or("", |(_, rest)| rest)
}
