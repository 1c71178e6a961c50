//! Which number formats of an Excel workbook show a number as a date or a duration (ECMA-376 part 1, clause 18.8.30).

use std::collections::BTreeMap;

use super::xml::{Fault, Node, Walker};

/// What a cell shows of its number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Shown {
    /// The number.
    #[default]
    Number,
    /// A date, a date with a time, or a time of day.
    Date,
    /// A number of hours or minutes that may go beyond a day.
    Duration,
}

/// The formats of the cells of a workbook, by the number that cells give.
#[derive(Debug, Default)]
pub(crate) struct Formats(Vec<Shown>);

impl Formats {
    /// Reads the part of styles.
    pub(crate) fn read(text: &str, depth: usize) -> Result<Self, Fault> {
        let mut walker = Walker::new(text, depth);
        let mut own: BTreeMap<u32, Shown> = BTreeMap::new();
        let mut formats = Vec::new();
        let mut in_cells = false;
        while let Some(node) = walker.next()? {
            match node {
                Node::Open(element) => {
                    let number = || element.attr("numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
                    match element.name() {
                        "numFmt" => {
                            own.insert(number(), by_code(&element.attr("formatCode").unwrap_or_default()));
                        }
                        "cellXfs" => in_cells = true,
                        "xf" if in_cells => {
                            let id = number();
                            formats.push(own.get(&id).copied().unwrap_or_else(|| built_in(id)));
                        }
                        _ => {}
                    }
                }
                Node::Close(name) if name == "cellXfs" => in_cells = false,
                _ => {}
            }
        }
        Ok(Self(formats))
    }

    /// What a cell of the format `index` shows.
    pub(crate) fn shown(&self, index: usize) -> Shown {
        self.0.get(index).copied().unwrap_or_default()
    }
}

/// Formats that every workbook has.
fn built_in(id: u32) -> Shown {
    match id {
        14..=22 | 27..=36 | 45 | 47 | 50..=58 => Shown::Date,
        46 => Shown::Duration,
        _ => Shown::Number,
    }
}

/// What the first section of a format code shows.
fn by_code(code: &str) -> Shown {
    let mut characters = code.chars();
    while let Some(character) = characters.next() {
        match character {
            ';' => break,
            '"' => drop(characters.by_ref().find(|c| *c == '"')),
            // The next character is shown as it is, gives its width, or fills the cell.
            '\\' | '_' | '*' => drop(characters.next()),
            '[' => {
                let inside: String = characters.by_ref().take_while(|c| *c != ']').collect();
                let unit = inside.to_ascii_lowercase();
                if !unit.is_empty() && ['h', 'm', 's'].iter().any(|mark| unit.chars().all(|c| c == *mark)) {
                    return Shown::Duration;
                }
            }
            'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' => return Shown::Date,
            _ => {}
        }
    }
    Shown::Number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_dates_are_told_from_those_of_numbers() {
        for code in ["dd/mm/yyyy", "[$-40C]d mmmm yyyy;@", "h:mm", "mm:ss.0", "*-yyyy", "[Red]jj\\/mm"] {
            assert_eq!(by_code(code), Shown::Date, "{code}");
        }
        for code in ["[h]:mm", "[Blue]\\+[hh]:mm", "[ss]"] {
            assert_eq!(by_code(code), Shown::Duration, "{code}");
        }
        for code in
            ["General", "0.00", "#,##0\\ \"jours\"", "0\"h\"", "_m0", "0;dd", "[>=100][Magenta]0", "0*y", "[", "\""]
        {
            assert_eq!(by_code(code), Shown::Number, "{code}");
        }
    }

    #[test]
    fn cells_name_their_format_by_its_position() {
        let text = "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='d/m/yy'/></numFmts>\
            <cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='0'/><xf numFmtId='164'/><xf numFmtId='46'/></cellXfs></styleSheet>";
        let formats = Formats::read(text, 9).unwrap();
        let shown: Vec<Shown> = (0..4).map(|index| formats.shown(index)).collect();
        assert_eq!(shown, [Shown::Number, Shown::Date, Shown::Duration, Shown::Number]);
    }
}
