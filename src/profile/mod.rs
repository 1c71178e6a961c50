//! `probant.yaml`: raw to valid, all faults at once. Knows no pack; artefact ids are checked against packs later.

mod identity;
mod raw;
mod records;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use crate::catalogue::Words;
use crate::model::profile::{Audit, Category, Conditions, Erp, Premises, Profile, Provider, Site};
use crate::pack::day;
use crate::pattern::glob::{Globs, Refused};
use crate::yaml::{Fault, Form, Say, Sheet, schema_of};
use raw::{
    AuditEntry, AuditKind, AuditNode, CategoryName, ConditionsNode, ErpNode, PremisesName, ProfileFile, SiteNode, Ssi,
};

/// Category of the smallest buildings open to the public.
const SMALLEST_ERP: u8 = 5;

/// Reads the profile `text` of the file called `name`.
///
/// # Errors
/// Every fault of the file. All are the user's to mend.
pub fn load(name: &str, text: &str, words: &Words) -> Result<Profile, Vec<Fault>> {
    let (file, mut sheet) = Form::<ProfileFile>::new().read(name, text, words);
    let profile = file.map(|file| valid(&mut sheet, file));
    let faults = sheet.into_faults();
    profile.filter(|_| faults.is_empty()).ok_or(faults)
}

/// What is assumed of a provider without a profile: every category, no answer, one site of its own.
#[must_use]
pub fn assumed() -> Profile {
    Profile {
        assumed: true,
        categories: Category::ALL.into_iter().collect(),
        sites: vec![main_site()],
        ..Profile::default()
    }
}

/// Schema of `probant.yaml`.
#[must_use]
pub fn schema() -> serde_json::Value {
    schema_of::<ProfileFile>()
}

fn main_site() -> Site {
    Site { name: "Site principal".to_owned(), aliases: Vec::new(), premises: Premises::Owned, erp: None }
}

fn valid(sheet: &mut Sheet<'_>, file: ProfileFile) -> Profile {
    let provider = Provider {
        siret: identity::siret(sheet, "/provider/siret", file.provider.siret.as_deref()),
        nda: identity::nda(sheet, "/provider/nda", file.provider.nda.as_deref()),
        name: file.provider.name,
        aliases: file.provider.aliases,
    };
    let categories = categories(&file.categories);
    let new_entrant = self::categories(&file.new_entrant);
    let blurred = sheet.was_mended("/categories", "");
    for (index, name) in file
        .new_entrant
        .iter()
        .enumerate()
        .filter(|_| !blurred)
        .filter(|(_, name)| !categories.contains(&category(**name)))
    {
        let say = Say::new(sheet.words.tell("fault-new-entrant", &[("category", category(*name).id())]));
        sheet.report(&format!("/new_entrant/{index}"), say);
    }
    let sites = sites(sheet, file.sites);
    ignore(sheet, &file.ignore);
    let names: Vec<String> = sites.iter().map(|site| site.name.clone()).collect();
    Profile {
        assumed: false,
        provider,
        categories,
        new_entrant,
        conditions: conditions(file.conditions),
        audit: file.audit.map(|audit| self::audit(sheet, &audit)),
        packs: packs(sheet, file.packs),
        evidence: records::evidence(sheet, file.evidence, &names),
        waivers: records::waivers(sheet, file.waivers, &names),
        attestations: records::attestations(sheet, file.attestations, &names),
        personal_data: records::permitted(sheet, file.personal_data),
        ignore: file.ignore,
        sites,
    }
}

fn categories(names: &[CategoryName]) -> BTreeSet<Category> {
    names.iter().map(|name| category(*name)).collect()
}

fn category(name: CategoryName) -> Category {
    match name {
        CategoryName::Of => Category::Of,
        CategoryName::Bc => Category::Bc,
        CategoryName::Vae => Category::Vae,
        CategoryName::App | CategoryName::Cfa => Category::App,
    }
}

fn conditions(node: ConditionsNode) -> Conditions {
    Conditions {
        distance_learning: node.distance_learning,
        work_based: node.work_based,
        certifying: node.certifying,
        answers_tenders: node.answers_tenders,
        subcontracts: node.subcontracts,
        employs_staff: node.employs_staff,
        rents_technical_platforms: node.rents_technical_platforms,
    }
}

fn sites(sheet: &mut Sheet<'_>, nodes: Vec<SiteNode>) -> Vec<Site> {
    if nodes.is_empty() {
        return vec![main_site()];
    }
    let mut sites: Vec<Site> = Vec::new();
    for (index, node) in nodes.into_iter().enumerate() {
        if sites.iter().any(|site| site.name == node.name) {
            let say = Say::new(sheet.words.tell("fault-id-twice", &[("id", &node.name)]));
            sheet.report(&format!("/sites/{index}/name"), say);
        }
        let premises = match node.premises {
            PremisesName::Owned => Premises::Owned,
            PremisesName::Rented => Premises::Rented,
            PremisesName::Client => Premises::Client,
        };
        sites.push(Site { name: node.name, aliases: node.aliases, premises, erp: node.erp.map(|node| erp(&node)) });
    }
    sites
}

fn erp(node: &ErpNode) -> Erp {
    let ssi = match node.ssi {
        Ssi::Absent => None,
        Ssi::A => Some('A'),
        Ssi::B => Some('B'),
        Ssi::C => Some('C'),
        Ssi::D => Some('D'),
        Ssi::E => Some('E'),
    };
    Erp {
        kind: node.kind.map(|kind| format!("{kind:?}").to_uppercase()),
        category: node.category.unwrap_or(SMALLEST_ERP),
        sleeping: node.sleeping,
        ssi,
        lift: node.lift,
    }
}

fn audit(sheet: &mut Sheet<'_>, node: &AuditNode) -> Audit {
    let kind = node.kind.map(|kind| match kind {
        AuditKind::Initial => "initial",
        AuditKind::Complementary => "complementary",
        AuditKind::Extension => "extension",
        AuditKind::Surveillance => "surveillance",
        AuditKind::Renewal => "renewal",
    });
    let entry = node.entry.map(|entry| match entry {
        AuditEntry::Initial => "initial",
        AuditEntry::Adapted => "adapted",
        AuditEntry::Complementary => "complementary",
    });
    Audit {
        kind: kind.map(str::to_owned),
        entry: entry.map(str::to_owned),
        date: day(sheet, "/audit/date", node.date.as_deref()),
        certificate_issued: day(sheet, "/audit/certificate_issued", node.certificate_issued.as_deref()),
    }
}

fn packs(sheet: &mut Sheet<'_>, packs: Vec<String>) -> Vec<String> {
    for (index, pack) in packs.iter().enumerate() {
        if packs.iter().take(index).any(|other| other == pack) {
            let say = Say::new(sheet.words.tell("fault-pack-twice", &[("id", pack)]));
            sheet.report(&format!("/packs/{index}"), say);
        }
    }
    packs
}

fn ignore(sheet: &mut Sheet<'_>, patterns: &[String]) {
    let words = sheet.words;
    for (index, refused) in Globs::new(patterns.iter().map(String::as_str)).err().unwrap_or_default() {
        let say = match refused {
            Refused::Large => Say::new(words.say("fault-glob-large")),
            Refused::Empty => Say::new(words.say("fault-empty")),
            Refused::Syntax => Say::new(words.say("fault-glob")),
            Refused::NeverMatches(form) => Say::new(words.say("fault-glob-never"))
                .expecting(words.say("expected-path"))
                .suggesting(form.map(|form| words.tell("write-instead", &[("form", &form)]))),
        };
        sheet.report(&format!("/ignore/{index}"), say);
    }
}
