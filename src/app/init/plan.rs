//! The plan of a folder: a place for each indicator that applies, and what will be looked for in it. Names stay free.

use std::path::Path;

use jiff::civil::Date;

use crate::catalogue::Words;
use crate::conclude::Surroundings;
use crate::judge::Case;
use crate::model::profile::Profile;
use crate::model::report::IndicatorRecord;
use crate::pack::Packs;
use crate::report::auditor::plan;

use super::super::{Stop, examination};
use super::Made;

/// Name of the plan in the folder; the profile leaves it out of what is read.
pub(super) const PLAN: &str = "plan-du-dossier.md";
/// What keeps an empty folder in git; never read as evidence.
const KEEP: &str = ".gitkeep";
/// Characters of a title kept in the name of a folder.
const LONGEST: usize = 60;
/// Letters of a word that says nothing at the end of a name that was cut.
const SHORT: usize = 3;

/// The plan and the folders: what the report of an empty folder asks for.
pub(super) fn files(
    folder: &Path,
    (packs, profile): (&Packs, &Profile),
    as_of: Date,
    words: &Words,
) -> Result<Vec<Made>, Stop> {
    let case = Case { packs, profile, pieces: &[], as_of, words };
    let report = examination::judged(&case, Surroundings::default(), Vec::new())?;
    let named: Vec<(String, &IndicatorRecord)> = report
        .indicators
        .iter()
        .filter(|indicator| indicator.applicable)
        .map(|indicator| (name(indicator), indicator))
        .collect();
    let mut files = vec![Made { path: folder.join(PLAN), text: plan::markdown(&report, &named, words) }];
    let kept = named.iter().map(|(name, _)| Made { path: folder.join(name).join(KEEP), text: String::new() });
    files.extend(kept);
    Ok(files)
}

/// A name that every system takes: "E - Locaux".
fn name(indicator: &IndicatorRecord) -> String {
    let plain = |c: char| if c.is_control() || "/\\:*?\"<>|%.".contains(c) { ' ' } else { c };
    let title: String = indicator.title.chars().map(plain).collect();
    let mut kept: Vec<&str> = Vec::new();
    for word in title.split_whitespace() {
        if kept.iter().chain([&word]).map(|word| word.chars().count() + 1).sum::<usize>() > LONGEST {
            while kept.last().is_some_and(|last| last.chars().count() <= SHORT) {
                kept.pop();
            }
            break;
        }
        kept.push(word);
    }
    format!("{} - {}", indicator.id, kept.join(" ")).trim_end_matches([' ', ',', ';', '-']).to_owned()
}
