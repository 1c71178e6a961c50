//! The marks of a pack: the kinds and formats that it names must exist, and what tells a document must be able to.

use crate::yaml::{Say, Sheet, child};

use super::raw::{DedicatedNode, Marks};
use super::signs::{Names, expression, known, phrases, some_phrases};
use super::values::at_least;

/// Reports every fault of `marks`, the artefacts that it names apart.
pub(super) fn check(sheet: &mut Sheet<'_>, marks: &Marks, names: &Names) {
    some_phrases(sheet, "/marks/captions", &marks.captions);
    if let Some(claims) = &marks.claims {
        for (index, claim) in claims.said.iter().enumerate() {
            expression(sheet, &format!("/marks/claims/said/{index}"), claim);
        }
        known(sheet, "/marks/claims/kinds", &claims.kinds, &names.kinds);
    }
    known(sheet, "/marks/forbidden_kinds", &marks.forbidden_kinds, &names.kinds);
    phrases(sheet, "/marks/spared", &marks.spared);
    for (index, sort) in marks.dedicated.iter().enumerate() {
        dedicated(sheet, &format!("/marks/dedicated/{index}"), sort, names);
    }
}

fn dedicated(sheet: &mut Sheet<'_>, pointer: &str, sort: &DedicatedNode, names: &Names) {
    let signs = child(pointer, "signs");
    for (index, group) in sort.signs.iter().enumerate() {
        some_phrases(sheet, &child(&signs, &index.to_string()), group);
    }
    if sort.signs.is_empty() {
        let say = Say::new(sheet.words.say("fault-empty"));
        sheet.report(&signs, say);
    } else {
        at_least(sheet, &child(pointer, "at_least"), sort.at_least, sort.signs.len());
    }
    phrases(sheet, &child(pointer, "unless"), &sort.unless);
    known(sheet, &child(pointer, "formats"), &sort.formats, &names.formats);
}
