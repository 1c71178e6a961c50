//! What holds for any text.

use proptest::prelude::*;

use super::{AS_OF, document, line, row};
use crate::model::document::Block;
use crate::text::dates::{find, parse_cell};

/// Pieces that make texts look like dates more often than chance would.
const PIECES: &[&str] = &[
    "12",
    "03",
    "2026",
    "/",
    "-",
    ".",
    " ",
    " ",
    "\t",
    "mars",
    "du",
    "au",
    "le ",
    "1er",
    "T",
    "3",
    "visite ",
    "date ",
    ":",
    "é",
    "ﬁ",
    "\u{301}",
    "20260312",
    "et",
    ",",
    "deux",
    "mille",
    "vingt",
    "l",
    "O",
    "n°",
    "(",
    "prochaine ",
    "trimestre",
    "\n",
    "arrêté",
    "V",
    "_",
    "lundi",
    "31",
    "février",
    "|",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        prop::collection::vec(prop::sample::select(PIECES), 0..40).prop_map(|pieces| pieces.concat()),
    ]
}

fn holds(blocks: Vec<Block>, name: &str) -> Result<(), TestCaseError> {
    let document = document(name, blocks);
    for found in find(&document, AS_OF) {
        prop_assert!(found.first <= found.last);
        let texts = document.content.blocks.iter().map(|b| b.text.as_str()).chain([document.path.as_str()]);
        prop_assert!(texts.into_iter().any(|t| t.contains(&found.quote)), "{:?}", found.quote);
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_line_is_read_without_panic_and_quotes_are_its_own(text in text(), above in text()) {
        holds(vec![line(&above), line(&text)], &text)?;
        parse_cell(&text, AS_OF);
    }

    #[test]
    fn any_table_is_read_without_panic(cells in prop::collection::vec(prop::collection::vec(text(), 1..5), 1..5)) {
        let rows = cells.iter().enumerate().map(|(i, cells)| {
            let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
            row(u32::try_from(i + 1).unwrap_or(1), &cells)
        });
        holds(rows.collect(), "x.xlsx")?;
    }

    #[test]
    fn every_numeric_day_of_the_calendar_is_read(year in 1950_i16..2036, month in 1_i8..=12, day in 1_i8..=31) {
        let text = format!("x {day:02}/{month:02}/{year} x");
        let found = find(&document("x.pdf", vec![line(&text)]), AS_OF);
        let expected = jiff::civil::Date::new(year, month, day).ok();
        prop_assert_eq!(found.first().map(|f| f.first), expected);
    }
}

#[test]
fn a_long_document_is_read_in_linear_time() {
    let sentence = "Visite du 12/03/2026 selon l'arrêté du 25 juin 1980, article R. 4227-39, salle 12, 14 places. ";
    let one = sentence.repeat(400);
    let many = sentence.repeat(4000);
    let time = |text: &str| {
        let blocks = vec![line(text)];
        let document = document("x.pdf", blocks);
        let start = std::time::Instant::now();
        assert!(!find(&document, AS_OF).is_empty());
        start.elapsed()
    };
    time(&one);
    let (short, long) = (time(&one), time(&many));
    assert!(long < short * 60, "{short:?} then {long:?}");
}
