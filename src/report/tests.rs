//! Every format on the hand-built reports.
use super::*;
use crate::catalogue::Lang;

#[test]
fn write_samples() {
    let words = Words::new(Lang::Fr);
    for format in Format::ALL {
        let mut bytes = Vec::new();
        render(&sample::report(), *format, &words, &mut bytes).unwrap();
        std::fs::write(format!("/tmp/sample.{}", format.id()), bytes).unwrap();
    }
    let mut bytes = Vec::new();
    render_text(&sample::report(), &words, Options { colour: true, width: 80 }, &mut bytes).unwrap();
    std::fs::write("/tmp/sample.ansi", bytes).unwrap();
}
