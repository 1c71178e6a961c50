//! ZIP archives of whatever: each member is read as a file of its own. Nothing is written anywhere, no name is followed.

use super::draft::Draft;
use super::limits::Limits;
use super::package::Package;
use crate::model::document::{Problem, ProblemKind};
use crate::model::place::Place;

/// What systems put into archives beside the files.
const LEFT_OUT: [&str; 3] = ["__MACOSX/", ".DS_Store", "Thumbs.db"];

/// Reads the members of an archive in the order of its directory.
pub(crate) fn read(bytes: &[u8], limits: &Limits, draft: &mut Draft) {
    // An archive holds files of many documents: more than the parts of one.
    let wide = Limits { entries: limits.entries.saturating_mul(5) / 2, ..*limits };
    let mut package = match Package::open(bytes, &wide) {
        Ok(package) => package,
        Err(problem) => return draft.note(problem),
    };
    let defects = package.defects();
    let overlap = defects.iter().any(|problem| problem.detail == "parts that overlap");
    for defect in defects {
        draft.note(defect);
    }
    if overlap {
        return;
    }
    for name in package.original_names() {
        if name.ends_with(['/', '\\']) || LEFT_OUT.iter().any(|left| name.starts_with(left) || name.ends_with(left)) {
            continue;
        }
        if draft.spent() >= limits.total {
            return draft.limit("bytes unpacked of a file");
        }
        if draft.is_full() {
            return;
        }
        member(&mut package, &name, limits, draft);
    }
}

/// Reads one member, unless it is refused for its name or cannot be unpacked.
fn member(package: &mut Package<'_>, name: &str, limits: &Limits, draft: &mut Draft) {
    let place = Some(Place::Entry { entry: name.to_owned(), within: None });
    if name.starts_with(['/', '\\']) {
        return draft.problem_at(ProblemKind::Corrupt, "name that leaves the package", place);
    }
    if package.is_refused(name) {
        return;
    }
    let before = package.spent();
    let bytes = package.part(name);
    draft.spend(package.spent() - before);
    match bytes {
        Ok(Some(bytes)) => draft.member(name, &bytes, limits),
        Ok(None) => {}
        Err(problem) => draft.note(Problem { place, ..problem }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::package::tests::zipped;

    fn run(bytes: &[u8], limits: &Limits) -> Draft {
        let mut draft = Draft::new(limits);
        read(bytes, limits, &mut draft);
        draft
    }

    #[test]
    fn members_are_read_with_their_place() {
        let bytes =
            zipped(&[("docs/", ""), ("docs/note.txt", "Bonjour"), ("__MACOSX/x", "y"), ("liste.csv", "a;b\n1;2\n")]);
        let draft = run(&bytes, &Limits::default());
        let found: Vec<_> =
            draft.content.blocks.iter().map(|block| (block.place.clone(), block.text.as_str())).collect();
        assert_eq!(
            found,
            [
                (Place::Paragraph(1).inside("docs/note.txt"), "Bonjour"),
                (Place::cell("", 1, 1).inside("liste.csv"), "a\tb"),
                (Place::cell("", 1, 2).inside("liste.csv"), "1\t2"),
            ]
        );
        assert_eq!(draft.problems, []);
    }

    #[test]
    fn names_that_lead_out_are_told_and_not_read() {
        let bytes = zipped(&[("../../x.txt", "a"), ("/etc/passwd", "b"), ("a\\..\\..\\x", "c"), ("bon.txt", "d")]);
        let draft = run(&bytes, &Limits::default());
        assert_eq!(draft.content.blocks.len(), 1);
        assert_eq!(draft.problems.iter().filter(|problem| problem.kind == ProblemKind::Corrupt).count(), 3);
    }

    #[test]
    fn archives_inside_one_another_end_at_the_limit() {
        let mut bytes = zipped(&[("fond.txt", "trésor")]);
        for _ in 0..6 {
            let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
            writer.start_file("a.zip", zip::write::SimpleFileOptions::default()).unwrap();
            std::io::Write::write_all(&mut writer, &bytes).unwrap();
            bytes = writer.finish().unwrap().into_inner();
        }
        let draft = run(&bytes, &Limits::default());
        assert_eq!(draft.problems[0].kind, ProblemKind::LimitExceeded);
        assert!(draft.content.blocks.is_empty());
        let limits = Limits { nesting: 9, ..Limits::default() };
        assert_eq!(run(&bytes, &limits).content.blocks[0].text, "trésor");
    }

    #[test]
    fn the_budget_counts_what_all_members_unpack_to() {
        let text = "mot ".repeat(1000);
        let bytes = zipped(&[("a.txt", &text), ("b.txt", &text), ("c.txt", &text)]);
        let limits = Limits { total: 6000, ..Limits::default() };
        let draft = run(&bytes, &limits);
        assert_eq!(draft.problems[0].kind, ProblemKind::LimitExceeded);
        assert_eq!(draft.content.blocks.len(), 2);
    }
}
