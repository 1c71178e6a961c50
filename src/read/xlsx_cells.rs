//! Cells of a sheet as nearly every program writes them, `<c r="B2" s="1" t="s"><v>12</v></c>`, recognised in the bytes of the part
//! without a parser of XML: sheets have millions of them. Everything else is left to the parser, so that nothing is read here
//! that it would read otherwise.

/// A cell as written. What is not given is empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Plain<'a> {
    /// Its reference, such as `B2`.
    pub reference: &'a str,
    /// The number of its format.
    pub style: &'a str,
    /// What its value is.
    pub kind: &'a str,
    /// Its value.
    pub value: &'a str,
}

/// Takes the cell with which `bytes` begin, if it is a plain one and whole. Else `bytes` stay as they are.
pub(crate) fn next<'a>(bytes: &mut &'a [u8]) -> Option<Plain<'a>> {
    let mut cell = Plain::default();
    let mut rest = bytes.strip_prefix(b"<c")?;
    loop {
        let (name, after) = match rest {
            [b' ', name, b'=', b'"', after @ ..] => (name, after),
            [b'/', b'>', after @ ..] => {
                *bytes = after;
                return Some(cell);
            }
            [b'>', after @ ..] => {
                rest = after;
                break;
            }
            _ => return None,
        };
        let place = match name {
            b'r' => &mut cell.reference,
            b's' => &mut cell.style,
            b't' => &mut cell.kind,
            _ => return None,
        };
        if !place.is_empty() {
            return None;
        }
        (*place, rest) = until(after, |byte| !byte.is_ascii_alphanumeric())?;
        if place.is_empty() {
            return None;
        }
        rest = rest.strip_prefix(b"\"")?;
    }
    // The parser resolves references and ends of lines.
    (cell.value, rest) = until(rest.strip_prefix(b"<v>")?, |byte| matches!(byte, b'<' | b'&' | b'\r'))?;
    *bytes = rest.strip_prefix(b"</v></c>")?;
    Some(cell)
}

/// The text before the first byte that is an `end`, and the rest from there on.
fn until(bytes: &[u8], end: impl Fn(u8) -> bool) -> Option<(&str, &[u8])> {
    let length = bytes.iter().position(|byte| end(*byte))?;
    let (text, rest) = bytes.split_at_checked(length)?;
    Some((std::str::from_utf8(text).ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::Block;
    use crate::read::draft::Draft;
    use crate::read::limits::Limits;
    use crate::read::sheet_rows::Rows;
    use crate::read::xlsx_sheet::{self, Book};
    use crate::read::xml::Fault;

    /// What a sheet with elements `depth` deep at most is read as.
    fn sheet(text: &str, depth: usize) -> Result<Vec<Block>, Fault> {
        let (limits, mut draft) = (Limits::default(), Draft::new(&Limits::default()));
        let mut rows = Rows::new(&mut draft, &limits);
        rows.begin("S");
        xlsx_sheet::read(&mut text.as_bytes(), &Book { depth, ..Book::default() }, &mut rows)?;
        rows.end();
        Ok(draft.content.blocks)
    }

    #[test]
    fn a_sheet_is_read_the_same_with_and_without_the_parser() {
        let values = [
            "1",
            "0.30000000000000004",
            " 12.50 ",
            "2026-03-01",
            "é & è".replace('&', "&amp;").as_str(),
            "",
            "#N/A",
            "x",
        ]
        .map(str::to_owned);
        let mut rows = String::new();
        for (row, kind) in
            ["", " t=\"str\"", " t=\"b\"", " t=\"d\"", " t=\"e\"", " t=\"s\"", " s=\"4\"", " t=\"n\" s=\"x\""]
                .iter()
                .enumerate()
        {
            let place = if row % 2 == 0 { format!(" r=\"C{}\"", row * 2 + 1) } else { String::new() };
            let cells = values.iter().map(|value| format!("<c{kind}><v>{value}</v></c>"));
            rows.extend([format!("<row><c{place}{kind}/>"), cells.collect(), format!("<c{kind}/></row>")]);
        }
        let plain = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
        let parsed = plain.replace('"', "'").replace("<c>", "<c >");
        let found = sheet(&plain, 5).unwrap();
        assert_eq!(found, sheet(&parsed, 5).unwrap());
        assert_eq!(found.len(), 7, "{found:?}");
        assert!(sheet(&plain, 4).is_err() && sheet(&parsed, 4).is_err());
    }

    #[test]
    fn plain_cells_are_taken_one_after_the_other() {
        let mut rest: &[u8] = b"<c r=\"B2\" s=\"1\" t=\"s\"><v>12</v></c><c s=\"3\"/><c><v>\xC3\xA9 t</v></c></row>";
        let cells: Vec<_> = std::iter::from_fn(|| next(&mut rest)).collect();
        let expected = [
            Plain { reference: "B2", style: "1", kind: "s", value: "12" },
            Plain { style: "3", ..Plain::default() },
            Plain { value: "é t", ..Plain::default() },
        ];
        assert_eq!((cells.as_slice(), rest), (expected.as_slice(), b"</row>".as_slice()));
    }

    #[test]
    fn whatever_is_not_plain_or_not_whole_is_left_to_the_parser() {
        for text in [
            "<c r=\"A1\"><v>1</v></c",
            "<c r=\"A1",
            "<c",
            "<col min=\"1\"/>",
            "<c r='A1'><v>1</v></c>",
            "<c r=\"$A$1\"><v>1</v></c>",
            "<c s=\"\"><v>1</v></c>",
            "<c r=\"A1\" r=\"A2\"><v>1</v></c>",
            "<c cm=\"1\"><v>1</v></c>",
            "<c><f>A1</f><v>1</v></c>",
            "<c><v>a &amp; b</v></c>",
            "<c><v>a\r\nb</v></c>",
            "<c><v><![CDATA[a]]></v></c>",
            "<c><is><t>a</t></is></c>",
        ] {
            let mut rest = text.as_bytes();
            assert_eq!((next(&mut rest), rest), (None, text.as_bytes()), "{text}");
        }
        assert_eq!(next(&mut b"<c><v>\xFF</v></c>".as_slice()), None);
    }
}
