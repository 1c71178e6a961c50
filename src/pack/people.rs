//! What a pack names outside its indicators: the kinds of document of its people, and the artefacts of people, orders, figures, sessions, tallies, equipment and marks.

use crate::yaml::{Sheet, child};

use super::Indicator;
use super::raw::PackFile;
use super::references::unknown_artefact;
use super::signs::{Names, known, phrases, some_phrases};

/// Reports the phrases of the pack's people, orders, figures, sessions and equipment that find nothing, and the kinds of document that do not exist.
pub(super) fn check(sheet: &mut Sheet<'_>, file: &PackFile, names: &Names) {
    for (index, order) in file.orders.iter().enumerate() {
        let at = format!("/orders/{index}");
        some_phrases(sheet, &child(&at, "decided"), &order.decided);
        some_phrases(sheet, &child(&at, "customers"), &order.customers);
        phrases(sheet, &child(&at, "due"), &order.due);
        phrases(sheet, &child(&at, "asked_by"), &order.asked_by);
    }
    for (index, measure) in file.figures.iter().flat_map(|figures| &figures.measures).enumerate() {
        some_phrases(sheet, &format!("/figures/measures/{index}/said"), &measure.said);
    }
    if let Some(sessions) = &file.sessions {
        phrases(sheet, "/sessions/called", &sessions.called);
    }
    for (index, tally) in file.tallies.iter().enumerate() {
        let at = format!("/tallies/{index}");
        some_phrases(sheet, &child(&at, "said"), &tally.said);
        some_phrases(sheet, &child(&at, "all"), &tally.all);
        phrases(sheet, &child(&at, "but"), &tally.but);
    }
    for (index, equipment) in file.equipment.iter().enumerate() {
        let at = format!("/equipment/{index}");
        phrases(sheet, &child(&at, "left"), &equipment.left);
        phrases(sheet, &child(&at, "named"), &equipment.named);
        phrases(sheet, &child(&at, "unseen"), &equipment.unseen);
        phrases(sheet, &child(&at, "sorts"), &equipment.sorts);
        phrases(sheet, &child(&at, "owned"), &equipment.owned);
        phrases(sheet, &child(&at, "checked"), &equipment.checked);
    }
    for (index, person) in file.people.iter().enumerate() {
        let at = format!("/people/{index}");
        phrases(sheet, &child(&at, "said"), &person.said);
        known(sheet, &child(&at, "kinds"), &person.kinds, &names.kinds);
    }
}

/// Reports every artefact that the pack's people, orders, figures, sessions, equipment and marks name and that no indicator of the pack has.
pub(super) fn references(sheet: &mut Sheet<'_>, file: &PackFile, indicators: &[Indicator]) {
    let artefacts = indicators.iter().flat_map(|indicator| &indicator.artefacts);
    let ids: Vec<String> = artefacts.map(|artefact| artefact.id.clone()).collect();
    for (pointer, id) in named(file).into_iter().filter(|(_, id)| !ids.contains(id)) {
        let say = unknown_artefact(sheet.words, id, &ids);
        sheet.report(&pointer, say);
    }
}

/// Every artefact that the file names, with where it does.
fn named(file: &PackFile) -> Vec<(String, &String)> {
    let mut named = Vec::new();
    for (index, person) in file.people.iter().enumerate() {
        named.push((format!("/people/{index}/appointed_by"), &person.appointed_by));
        named.extend(listed(&format!("/people/{index}/named_in"), &person.named_in));
    }
    for (index, order) in file.orders.iter().enumerate() {
        named.push((format!("/orders/{index}/first"), &order.first));
        named.extend(listed(&format!("/orders/{index}/then"), &order.then));
    }
    if let Some(figures) = &file.figures {
        named.extend(listed("/figures/found_in", &figures.found_in));
        named.extend(listed("/figures/tabled_in", &figures.tabled_in));
    }
    if let Some(sessions) = &file.sessions {
        named.extend(listed("/sessions/found_in", &sessions.found_in));
        named.extend(listed("/sessions/certified_by", &sessions.certified_by));
        named.extend(listed("/sessions/attended_in", &sessions.attended_in));
    }
    for (index, tally) in file.tallies.iter().enumerate() {
        named.extend(listed(&format!("/tallies/{index}/counted_in"), &tally.counted_in));
        named.extend(listed(&format!("/tallies/{index}/listed_in"), &tally.listed_in));
    }
    for (index, equipment) in file.equipment.iter().enumerate() {
        named.extend(listed(&format!("/equipment/{index}/listed_in"), &equipment.listed_in));
        named.extend(listed(&format!("/equipment/{index}/reported_in"), &equipment.reported_in));
        named.extend(listed(&format!("/equipment/{index}/inventoried_in"), &equipment.inventoried_in));
    }
    let marks = file.marks.iter().flat_map(|marks| listed("/marks/forbidden_artefacts", &marks.forbidden_artefacts));
    named.extend(marks);
    named
}

fn listed<'a>(pointer: &str, ids: &'a [String]) -> Vec<(String, &'a String)> {
    ids.iter().enumerate().map(|(index, id)| (child(pointer, &index.to_string()), id)).collect()
}
