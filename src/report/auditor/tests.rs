//! Each cause on its own, on two reports that differ by one thing.

use jiff::civil::date;

use crate::compare::changes::{Cause, Direction, Incomparable, Turn, between};
use crate::model::report::{ArtefactRecord, DocumentRecord, Report};
use crate::model::status::Status;
use crate::report::sample;

/// The artefact that the tests change, and the document it rests on.
const ARTEFACT: &str = "E.safety-register";
const DOCUMENT: &str = "E/registre securite siège.pdf";

fn artefact(report: &mut Report) -> &mut ArtefactRecord {
    let artefacts = report.indicators.iter_mut().flat_map(|indicator| &mut indicator.artefacts);
    artefacts.into_iter().find(|record| record.id == ARTEFACT && !record.evidence.is_empty()).unwrap()
}

fn document(report: &mut Report) -> &mut DocumentRecord {
    report.documents.iter_mut().find(|document| document.path == DOCUMENT).unwrap()
}

/// The causes of the change of the artefact's verdict when `alter` alters the newer report.
fn causes(alter: impl Fn(&mut Report)) -> (Direction, Vec<&'static str>) {
    let (mut old, mut new) = (sample::report(), sample::report());
    artefact(&mut old).status = Status::Found;
    artefact(&mut new).status = Status::Incomplete;
    alter(&mut new);
    let changes = between(&old, &new).unwrap();
    let change = changes.verdicts.iter().find(|change| change.artefact.as_deref() == Some(ARTEFACT)).unwrap();
    (change.direction, change.causes.iter().map(Cause::id).collect())
}

#[test]
fn the_same_report_has_no_change() {
    assert!(between(&sample::report(), &sample::report()).unwrap().is_empty());
}

#[test]
fn each_change_is_attributed_to_what_differs() {
    let told = |alter: &dyn Fn(&mut Report)| causes(|report| alter(report)).1;
    assert_eq!(told(&|report| document(report).sha256 = "0".repeat(64)), ["evidence"]);
    assert_eq!(told(&|report| report.documents.retain(|document| document.path != DOCUMENT)), ["evidence"]);
    assert_eq!(told(&|report| report.packs.iter_mut().for_each(|pack| pack.digest = "0".repeat(64))), ["rule"]);
    assert_eq!(told(&|report| report.as_of = date(2027, 1, 1)), ["date"]);
    assert_eq!(told(&|report| report.profile.categories.clear()), ["profile"]);
    assert_eq!(told(&|report| document(report).state = "partial".to_owned()), ["reading"]);
    assert_eq!(told(&|report| report.version = "9.9.9".to_owned()), ["program"]);
    assert_eq!(told(&|report| report.documents.retain(|one| one.path != "divers/menu_cantine.pdf")), ["folder"]);
    assert_eq!(told(&|_| ()), ["unknown"]);
}

#[test]
fn a_waiver_is_the_cause_and_takes_nothing_for_the_worse() {
    let waived = causes(|report| {
        artefact(report).status = Status::NotApplicable;
        artefact(report).waiver = Some("travaux".to_owned());
    });
    assert_eq!(waived, (Direction::Neutral, vec!["waiver"]));
}

#[test]
fn what_ages_is_attributed_to_evidence_and_to_date() {
    let told = causes(|report| {
        artefact(report).status = Status::Expired;
        document(report).sha256 = "0".repeat(64);
        report.as_of = date(2027, 1, 1);
    });
    assert_eq!(told, (Direction::Worse, vec!["evidence", "date"]));
}

#[test]
fn findings_come_and_go_and_follow_a_moved_document() {
    let (old, mut new) = (sample::report(), sample::report());
    let finding = new.findings.iter().position(|finding| finding.document.is_some()).unwrap();
    let path = new.findings[finding].document.clone().unwrap();
    new.findings[finding].document = Some("ailleurs.pdf".to_owned());
    new.findings[finding].id = "moved".to_owned();
    let moved = |report: &mut Report| {
        for document in report.documents.iter_mut().filter(|document| document.path == path) {
            document.path = "ailleurs.pdf".to_owned();
            document.sha256 = "7".repeat(64);
        }
    };
    let mut old = old;
    old.documents.iter_mut().filter(|document| document.path == path).for_each(|one| one.sha256 = "7".repeat(64));
    moved(&mut new);
    let changes = between(&old, &new).unwrap();
    assert!(changes.findings.iter().all(|change| change.finding.id != "moved"), "{:?}", changes.findings);
    let error = new.findings.remove(0);
    let gone = between(&old, &new).unwrap();
    assert!(gone.findings.iter().any(|change| change.turn == Turn::Gone && change.finding.message == error.message));
    let back = between(&new, &old).unwrap();
    assert!(back.has_regressions() || error.waived || error.level == crate::model::status::Level::Note);
}

#[test]
fn other_providers_and_other_packs_are_not_compared() {
    let (old, mut other) = (sample::report(), sample::report());
    other.profile.siret = Some("98765432100015".to_owned());
    assert_eq!(between(&old, &other).err(), Some(Incomparable::Provider));
    let mut other = sample::report();
    other.packs.iter_mut().for_each(|pack| pack.id = format!("{}-bis", pack.id));
    assert_eq!(between(&old, &other).err(), Some(Incomparable::Packs));
}
