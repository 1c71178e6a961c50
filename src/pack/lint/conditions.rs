//! Conditions over the profile that no provider meets, or that every one meets.

use crate::checks::fresh::Fresh;
use crate::yaml::{Say, Sheet, child};

use super::super::raw::{IndicatorFile, NeedNode};
use super::super::reach;

/// Looks at the condition of the indicator and at those of its requirement.
pub(super) fn indicator(sheet: &mut Sheet<'_>, file: &IndicatorFile) {
    if let Some(when) = &file.when {
        one(sheet, "/when", when);
    }
    need(sheet, "/requires", &file.requires);
}

fn need(sheet: &mut Sheet<'_>, at: &str, node: &NeedNode) {
    if let Some(when) = &node.when {
        one(sheet, &child(at, "when"), when);
    }
    for (key, nodes) in [("all", &node.all), ("any", &node.any), ("of", &node.of)] {
        for (index, inner) in nodes.iter().flatten().enumerate() {
            need(sheet, &format!("{at}/{key}/{index}"), inner);
        }
    }
}

fn one(sheet: &mut Sheet<'_>, at: &str, when: &str) {
    let Some([reach]) = reach::of(&[when]).and_then(|reach| <[_; 1]>::try_from(reach).ok()) else { return };
    match (reach.holds, reach.fails) {
        (false, _) => sheet.report(at, Say::new(sheet.words.say("lint-when-never"))),
        (_, false) => sheet.report(at, Say::new(sheet.words.say("lint-when-always"))),
        _ => {}
    }
}

/// Looks at the cases of a limit of time: the first that holds wins.
pub(super) fn cases(sheet: &mut Sheet<'_>, at: &str, fresh: &Fresh) {
    let texts: Vec<&str> = fresh.cases.iter().map(|case| case.when.as_str()).collect();
    for (index, reach) in reach::of(&texts).unwrap_or_default().into_iter().enumerate() {
        let key = match (reach.holds, reach.first) {
            (false, _) => "lint-when-never",
            (true, false) => "lint-case-hidden",
            (true, true) => continue,
        };
        sheet.report(&format!("{at}/cases/{index}/when"), Say::new(sheet.words.say(key)));
    }
}
