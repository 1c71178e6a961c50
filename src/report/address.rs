//! Where a forge shows a finding: a path that exists in the repository, and the words that go with it.
//!
//! A forge refuses a whole file of results for one path that is not there. A finding without a document (nothing was found)
//! stands at the profile, and where there is none at the first file of the folder.

use super::{clean, labels};
use crate::catalogue::Words;
use crate::model::finding::Finding;
use crate::model::report::Report;

/// The path at which `finding` is shown, from the root of the repository; none in an empty folder.
pub(super) fn path(report: &Report, finding: &Finding) -> Option<String> {
    let own = finding.document.as_deref().filter(|path| is_there(report, path));
    let profile = report.profile.file.as_deref();
    let within = own.or(profile).or_else(|| report.documents.first().map(|document| document.path.as_str()))?;
    Some(format!("{}{within}", prefix(report)))
}

/// The folder as seen from the root of the repository: empty, or a path with a slash at its end.
pub(super) fn prefix(report: &Report) -> &str {
    report.git.as_ref().map_or("", |git| git.prefix.as_str())
}

/// `path` as the relative reference of a URI (RFC 3986, section 4.2).
pub(super) fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            _ => uri.extend([format!("%{byte:02X}")]),
        }
    }
    uri
}

/// The fault, its place and what to do, in one paragraph.
pub(super) fn message(words: &Words, finding: &Finding) -> String {
    let fault = clean::prose(&finding.message);
    let advice = clean::prose(&finding.advice);
    let told = match &finding.place {
        Some(place) => format!("{fault} ({})", labels::place(words, place)),
        None => fault,
    };
    if advice.is_empty() { told } else { format!("{told} {advice}") }
}

/// The indicator and the name of the fault: "E · Preuve périmée".
pub(super) fn title(words: &Words, finding: &Finding) -> String {
    let code = words.say(&format!("code-{}", finding.code));
    match &finding.indicator {
        Some((_, indicator)) => format!("{} · {code}", clean::name(indicator)),
        None => code,
    }
}

fn is_there(report: &Report, path: &str) -> bool {
    report.documents.iter().any(|document| document.path == path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    #[test]
    fn every_finding_has_a_path_that_exists() {
        let report = sample::report();
        let known: Vec<String> = report.documents.iter().map(|document| format!("preuves/{}", document.path)).collect();
        for finding in &report.findings {
            let path = path(&report, finding).unwrap();
            assert!(known.contains(&path) || path == "preuves/probant.yaml", "{path}");
        }
    }

    #[test]
    fn an_absent_document_stands_at_the_profile_or_at_the_first_file() {
        let mut report = sample::report();
        let absent = report.findings.iter().find(|finding| finding.document.is_none()).unwrap().clone();
        assert_eq!(path(&report, &absent).as_deref(), Some("preuves/probant.yaml"));
        report.profile.file = None;
        assert_eq!(path(&report, &absent), Some(format!("preuves/{}", report.documents[0].path)));
        report.documents.clear();
        assert_eq!(path(&report, &absent), None);
    }

    #[test]
    fn a_uri_keeps_only_what_a_uri_may_hold() {
        assert_eq!(uri("E/é à.pdf"), "E/%C3%A9%20%C3%A0.pdf");
        assert_eq!(uri("a\n:#?%"), "a%0A%3A%23%3F%25");
    }
}
