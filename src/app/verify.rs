//! `probant verify`: is this still the folder that the report speaks of? Lists and hashes, opens no document.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::catalogue::Words;
use crate::cli::{ResultFormat, VerifyArgs};
use crate::compare::verification::Verification;
use crate::folder::disk::Disk;
use crate::folder::{Entry, Exclusion, Folder, Inventory, Scope, digest};
use crate::model::report::Report;
use crate::report::auditor::{bundle, verification};

use super::terminal::Terminal;
use super::{Exit, Stop, rules, saved, signing, subject};

/// Compares the folder with the report, and says whether both are what they were.
pub(super) fn run(args: &VerifyArgs, words: &Words, terminal: &Terminal) -> Result<Exit, Stop> {
    let expected = args.signer.as_deref().map(|path| signing::signers(path, words)).transpose()?;
    let bytes = saved::bytes(&args.report, words)?;
    let report = saved::report(&args.report, &bytes, words)?;
    let signature = signing::check(&args.report, &bytes, expected.as_ref(), words)?;
    let (present, bundle) = present(args, &report, words)?;
    let verification = Verification::new(&report, &present, bundle, signature);
    let mut out = Vec::new();
    let written = match args.result.format {
        ResultFormat::Text => verification::text(&report, &verification, words, &mut out),
        ResultFormat::Json => verification::json(&report, &verification, &mut out),
    };
    written.map_err(|error| Stop::usage(error.to_string()))?;
    terminal.pour(&out)?;
    Ok(if verification.holds() { Exit::Passed } else { Exit::Failed })
}

/// Digests of the files in the folder by path, those that are left out by the rules of the folder apart; and whether the
/// folder is an unpacked bundle.
fn present(args: &VerifyArgs, report: &Report, words: &Words) -> Result<(BTreeMap<String, String>, bool), Stop> {
    let folder = &args.place.folder;
    let unreadable = |error: std::io::Error| Stop::unreadable(folder, &error, words);
    subject::there(folder, words)?;
    if fs::read_to_string(folder.join(bundle::MARKER)).is_ok_and(|text| bundle::is_marker(&text)) {
        return unpacked(folder, report).map(|present| (present, true)).map_err(unreadable);
    }
    let ignore = rules::profile(args.profile.as_deref(), folder, words)?.profile.ignore;
    let disk = Disk::new(folder);
    let scope = Scope { ignore, own: own(args, report) };
    let inventory = disk.list(&scope).map_err(unreadable)?;
    Ok((digests(&disk, report, inventory), false))
}

/// Digests of the evidence in an unpacked bundle, by the paths of the report.
fn unpacked(folder: &Path, report: &Report) -> std::io::Result<BTreeMap<String, String>> {
    let disk = Disk::new(folder.join(bundle::EVIDENCE));
    let inventory = disk.list(&Scope::default())?;
    let paths: BTreeMap<String, &str> =
        report.documents.iter().map(|document| (bundle::name(&document.path), document.path.as_str())).collect();
    let path = |name: String| paths.get(&name).map_or(name, |path| (*path).to_owned());
    Ok(digests(&disk, report, inventory).into_iter().map(|(name, sha256)| (path(name), sha256)).collect())
}

/// Files of ours: the profile, the report and its signature.
fn own(args: &VerifyArgs, report: &Report) -> Vec<String> {
    let saved = Path::new(&args.report);
    let given = [Some(saved.to_owned()), Some(signing::beside(saved)), args.profile.clone()];
    let within = given.into_iter().flatten().filter_map(|path| subject::within(&args.place.folder, &path));
    within.chain(report.profile.file.clone()).chain([subject::PROFILE.to_owned()]).collect()
}

/// Digests of what was listed. A file that is ignored today still counts unless the report left it out too: nothing is
/// hidden from a verification by a line in an ignore file.
fn digests(disk: &Disk, report: &Report, inventory: Inventory) -> BTreeMap<String, String> {
    let left_out: BTreeSet<&str> = report.excluded.iter().map(|(path, _)| path.as_str()).collect();
    let hidden = inventory.excluded.into_iter().filter(|left| left.reason == Exclusion::Ignored);
    let hidden =
        hidden.filter(|left| !left_out.contains(left.path.as_str())).map(|left| Entry { path: left.path, size: 0 });
    let listed = inventory.entries.into_iter().filter(|entry| !left_out.contains(entry.path.as_str()));
    let entries: Vec<Entry> = listed.chain(hidden).collect();
    let digest = |entry: &Entry| {
        let read = disk.open(entry).and_then(|mut source| digest::sha256_of(&mut *source, u64::MAX));
        (entry.path.clone(), read.map(|(sha256, _)| sha256).unwrap_or_default())
    };
    let mut digests: BTreeMap<String, String> = entries.par_iter().map(digest).collect();
    digests.extend(inventory.refused.into_iter().map(|(path, _)| (path, String::new())));
    digests
}
