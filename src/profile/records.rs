//! Evidence records, waivers, attestations and permissions of the profile: dates, sites, paths.

use jiff::civil::Date;

use crate::model::profile::{Attestation, EvidenceRecord, External, PermittedData, Waiver};
use crate::pack::{day, length};
use crate::yaml::{Say, Sheet, child, unknown_word};

use super::raw::{AttestationNode, EvidenceNode, ExternalNode, PermittedNode, WaiverNode};

/// Valid evidence records; `sites` are the names that records may use.
pub(super) fn evidence(sheet: &mut Sheet<'_>, nodes: Vec<EvidenceNode>, sites: &[String]) -> Vec<EvidenceRecord> {
    let mut records = Vec::new();
    for (index, node) in nodes.into_iter().enumerate() {
        let at = format!("/evidence/{index}");
        site(sheet, &at, node.site.as_deref(), sites);
        if node.path.is_some() == node.external.is_some() {
            let say = Say::new(sheet.words.say("fault-evidence")).expecting(sheet.words.say("expected-evidence"));
            sheet.report(&at, say);
        }
        let path = node.path.map(|path| relative(sheet, &child(&at, "path"), path));
        let external = node.external.map(|node| external(sheet, &child(&at, "external"), node));
        records.push(EvidenceRecord { artefact: node.artefact, site: node.site, path, external });
    }
    records
}

/// Valid waivers.
pub(super) fn waivers(sheet: &mut Sheet<'_>, nodes: Vec<WaiverNode>, sites: &[String]) -> Vec<Waiver> {
    let mut waivers = Vec::new();
    for (index, node) in nodes.into_iter().enumerate() {
        let at = format!("/waivers/{index}");
        site(sheet, &at, node.site.as_deref(), sites);
        let created = day(sheet, &child(&at, "created"), Some(&node.created));
        let expires = day(sheet, &child(&at, "expires"), Some(&node.expires));
        let Some((created, expires)) = created.zip(expires) else { continue };
        if expires < created {
            let say = Say::new(sheet.words.say("fault-dates-reversed"));
            sheet.report(&child(&at, "expires"), say);
        }
        let WaiverNode { artefact, site, reason, approved_by, .. } = node;
        waivers.push(Waiver { artefact, site, reason, approved_by, created, expires });
    }
    waivers
}

/// Personal data that may lie where the paths say.
pub(super) fn permitted(sheet: &mut Sheet<'_>, nodes: Vec<PermittedNode>) -> Vec<PermittedData> {
    let one = |(index, PermittedNode { kind, path, reason })| {
        let path = relative(sheet, &format!("/personal_data/{index}/path"), path);
        PermittedData { kind, path: path.trim_end_matches('/').to_owned(), reason }
    };
    nodes.into_iter().enumerate().map(one).collect()
}

/// Valid attestations.
pub(super) fn attestations(sheet: &mut Sheet<'_>, nodes: Vec<AttestationNode>, sites: &[String]) -> Vec<Attestation> {
    let mut attestations = Vec::new();
    for (index, node) in nodes.into_iter().enumerate() {
        let at = format!("/attestations/{index}");
        site(sheet, &at, node.site.as_deref(), sites);
        let on = day(sheet, &child(&at, "on"), Some(&node.on));
        let valid = length(sheet, &child(&at, "valid"), Some(&node.valid));
        let Some((on, valid)) = on.zip(valid) else { continue };
        let until = on.checked_add(valid).unwrap_or(Date::MAX);
        let AttestationNode { artefact, site, statement, by, .. } = node;
        attestations.push(Attestation { artefact, site, statement, by, on, until });
    }
    attestations
}

fn site(sheet: &mut Sheet<'_>, at: &str, name: Option<&str>, sites: &[String]) {
    let blurred = sheet.was_mended("/sites", "name");
    if let Some(name) = name.filter(|name| !blurred && !sites.iter().any(|site| site == name)) {
        let say = unknown_word(sheet.words, name, sites);
        let message = sheet.words.tell("fault-unknown-site", &[("site", name)]);
        sheet.report(&child(at, "site"), Say { message, ..say });
    }
}

fn external(sheet: &mut Sheet<'_>, at: &str, node: ExternalNode) -> External {
    External {
        date: day(sheet, &child(at, "date"), node.date.as_deref()),
        checked_on: day(sheet, &child(at, "checked_on"), node.checked_on.as_deref()),
        whereabouts: node.whereabouts,
        sha256: node.sha256.map(|digest| digest.to_lowercase()),
        checked_by: node.checked_by,
    }
}

/// The path, `./` taken off; reports one that leads out of the folder or is no path of ours.
fn relative(sheet: &mut Sheet<'_>, pointer: &str, path: String) -> String {
    let slashed = path.replace('\\', "/");
    let outside = slashed.starts_with('/') || slashed.contains(':') || slashed.split('/').any(|part| part == "..");
    if outside || slashed != path || path.trim().is_empty() {
        let words = sheet.words;
        let form = Some(slashed.as_str()).filter(|_| !outside && !path.trim().is_empty());
        let say = Say::new(words.say("fault-path"))
            .expecting(words.say("expected-path"))
            .suggesting(form.map(|form| words.tell("write-instead", &[("form", form)])));
        sheet.report(pointer, say);
    }
    slashed.strip_prefix("./").map_or(path, str::to_owned)
}
