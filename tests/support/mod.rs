//! The stages in memory, for tests that judge the same documents many times.
#![allow(dead_code, reason = "each test uses its part of it")]

use std::path::Path;

use jiff::civil::Date;
use probant::catalogue::{Lang, Words};
use probant::conclude::{self, Surroundings};
use probant::folder::disk::Disk;
use probant::folder::{Entry, Folder, Scope};
use probant::judge::{self, Case, Look};
use probant::model::document::Document;
use probant::model::profile::Profile;
use probant::model::report::Report;
use probant::pack::{self, PackSource, Packs, applies};
use probant::read::limits::Limits;
use probant::recognise::Recogniser;

/// What a pack made up for a test says of itself.
pub const PACK: &str = "id: essai\ntitle: Essai\nversion: 1.0.0\nsource: essai\ncriteria: [{id: '1', title: Un}]\n";
/// What the only indicator of such a pack, `X`, says of itself; its needs and artefacts follow.
pub const INDICATOR: &str = r"
id: X
criterion: '1'
title: Essai
question: Essai ?
categories: [OF, BC, VAE, APP]
source: {basis: proposal, text: essai}
";

/// An artefact of such an indicator; `rest` gives its other keys, as YAML of its own.
pub fn artefact(id: &str, title: &str, rest: &str) -> String {
    let rest = rest.trim().replace('\n', "\n    ");
    format!(
        "  - id: {id}
    title: {title}
    what: une pièce
    advice: la faire
    source: {{basis: proposal, text: essai}}
    {rest}
"
    )
}

/// The needs and artefacts of an indicator that asks for all of these, each given as id, title and YAML of its own.
pub fn asking_for(artefacts: &[(&str, &str, &str)]) -> String {
    let needs: Vec<String> = artefacts.iter().map(|(id, ..)| format!("{{artefact: {id}}}")).collect();
    let texts: String = artefacts.iter().map(|(id, title, rest)| artefact(id, title, rest)).collect();
    format!("requires: {{all: [{}]}}\nartefacts:\n{texts}", needs.join(", "))
}

/// A folder's documents, its profile and its rules.
pub struct Dossier {
    pub documents: Vec<Document>,
    pub profile: Profile,
    pub packs: Packs,
    pub words: Words,
}

impl Dossier {
    /// One of the sample folders, with the rules of the label.
    pub fn sample(name: &str) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/dossiers").join(name).join("dossier");
        let words = Words::new(Lang::Fr);
        let text = std::fs::read_to_string(root.join("probant.yaml")).expect("a profile");
        let profile = probant::profile::load("probant.yaml", &text, &words).expect("a valid profile");
        let source = pack::embedded("certifregion-v6").expect("an embedded pack");
        let packs = pack::load(&[source], &|_| None, &words).expect("valid packs");
        let disk = Disk::new(&root);
        let scope = Scope { own: vec!["probant.yaml".to_owned()], ..Scope::default() };
        let entries = disk.list(&scope).expect("listed").entries;
        let limits = Limits::default();
        let read = |entry| probant::read::read(entry, &disk.bytes(entry, limits.file).expect("bytes"), &limits);
        Self { documents: entries.iter().map(read).collect(), profile, packs, words }
    }

    /// Texts as documents, by path, with rules of one indicator written in YAML and everything assumed of the provider.
    pub fn of_texts(rules: &[(&str, &str)], texts: &[(&str, &str)]) -> Self {
        Self::of_packs(&[rules], texts)
    }

    /// The same, with several packs, each a list of files.
    pub fn of_packs(packs: &[&[(&str, &str)]], texts: &[(&str, &str)]) -> Self {
        let words = Words::new(Lang::Fr);
        let sources: Vec<PackSource> = packs
            .iter()
            .enumerate()
            .map(|(turn, files)| PackSource { name: format!("essai-{turn}"), ..source(files) })
            .collect();
        let packs = match pack::load(&sources, &|_| None, &words) {
            Ok(packs) => packs,
            Err(faults) => panic!("{}", faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")),
        };
        let documents = texts.iter().map(|(path, text)| document(path, text)).collect();
        Self { documents, profile: probant::profile::assumed(), packs, words }
    }

    /// Texts as documents, by path, with a pack that the program ships and everything assumed of the provider.
    pub fn shipped(pack: &str, texts: &[(&str, &str)]) -> Self {
        let words = Words::new(Lang::Fr);
        let source = pack::embedded(pack).expect("an embedded pack");
        let packs = pack::load(&[source], &pack::embedded, &words).expect("valid packs");
        let documents = texts.iter().map(|(path, text)| document(path, text)).collect();
        Self { documents, profile: probant::profile::assumed(), packs, words }
    }

    /// The report as of a day.
    pub fn report(&self, as_of: Date) -> Report {
        let recogniser = Recogniser::new(&self.packs);
        let look = Look { packs: &self.packs, profile: &self.profile, as_of, recogniser: &recogniser };
        let mut pieces: Vec<_> = self.documents.iter().cloned().flat_map(|document| look.pieces(document)).collect();
        pieces.sort_by(|a, b| (&a.document.path, a.part).cmp(&(&b.document.path, b.part)));
        let case = Case { packs: &self.packs, profile: &self.profile, pieces: &pieces, as_of, words: &self.words };
        let judgement = judge::judge(&case, |indicator| applies(indicator, &self.profile, &self.words).applicable);
        conclude::conclude(&case, judgement, Surroundings::default())
    }
}

/// The files of a pack made up for a test.
pub fn source(files: &[(&str, &str)]) -> PackSource {
    let files = files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    PackSource { name: "essai".to_owned(), files, embedded: false }
}

/// A text file as a document.
pub fn document(path: &str, text: &str) -> Document {
    let entry = Entry { path: path.to_owned(), size: text.len() as u64 };
    probant::read::read(&entry, text.as_bytes(), &Limits::default())
}

/// Every artefact's id, site and status.
pub fn statuses(report: &Report) -> Vec<(String, Option<String>, &'static str)> {
    let artefacts = report.indicators.iter().flat_map(|indicator| &indicator.artefacts);
    artefacts.map(|artefact| (artefact.id.clone(), artefact.site.clone(), artefact.status.id())).collect()
}
