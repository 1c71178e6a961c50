//! Signs of recognition that the small documents beside the rules cannot show: they have no file format of their own.

mod support;

use jiff::civil::date;
use support::{Dossier, INDICATOR, PACK, asking_for};

fn status(path: &str) -> String {
    let course = "recognise:\n  titles: [le feu à l'atelier]\n  usual_formats: [markdown]\n  accept: 8\n  review: 7";
    let rules = format!("{INDICATOR}{}", asking_for(&[("cours", "Support de cours", course)]));
    let text = "Le feu à l'atelier\n\nLe triangle du feu.\n";
    let dossier = Dossier::of_texts(&[("pack.yaml", PACK), ("X.yaml", &rules)], &[(path, text)]);
    let report = dossier.report(date(2026, 12, 1));
    support::statuses(&report).into_iter().map(|(.., status)| status.to_owned()).collect()
}

#[test]
fn a_usual_format_counts_for_two_points_and_is_no_condition() {
    assert_eq!(status("un.md"), "found");
    assert_eq!(status("un.txt"), "missing");
}
