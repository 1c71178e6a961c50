//! Annotations of GitHub Actions, as workflow commands on standard output.
//!
//! GitHub shows ten of each level and step, and drops the rest without a word: the last slot says how many more there are.

use std::borrow::Cow;
use std::io::{self, Write};

use super::{address, clean};
use crate::catalogue::Words;
use crate::model::finding::Finding;
use crate::model::report::Report;
use crate::model::status::Level;

/// Annotations of one level that GitHub shows for one step.
const SHOWN: usize = 10;

/// Writes one command a finding, most serious first.
///
/// # Errors
/// Only those of `out`.
pub(super) fn render(report: &Report, words: &Words, out: &mut dyn Write) -> io::Result<()> {
    for level in Level::ALL {
        let open: Vec<&Finding> = report.findings.iter().filter(|f| !f.waived && f.level == level).collect();
        let told = if open.len() > SHOWN { SHOWN - 1 } else { open.len() };
        for finding in open.iter().take(told) {
            annotate(report, words, finding, out)?;
        }
        if told < open.len() {
            let rest = words.tell("github-more", &[("n", &(open.len() - told).to_string())]);
            writeln!(out, "::{} title=probant::{}", command(level), data(&rest))?;
        }
    }
    Ok(())
}

fn annotate(report: &Report, words: &Words, finding: &Finding, out: &mut dyn Write) -> io::Result<()> {
    let title = property(&address::title(words, finding));
    let message = data(&address::message(words, finding));
    let command = command(finding.level);
    match address::path(report, finding) {
        Some(path) => writeln!(out, "::{command} file={},line=1,title={title}::{message}", property(&seen(&path))),
        None => writeln!(out, "::{command} title={title}::{message}"),
    }
}

fn command(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "notice",
    }
}

/// `path` as GitHub needs it to find the file; spelled out when it holds what would upset who reads the log.
fn seen(path: &str) -> Cow<'_, str> {
    let upsets = |c: char| clean::is_hidden(c) || (c.is_control() && c != '\n' && c != '\r');
    if path.contains(upsets) { clean::name(path).into() } else { path.into() }
}

/// The text of a command: no line break, no escape of its own.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property of a command: nor the signs that end one.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Lang;
    use crate::report::sample;

    fn lines(report: &Report) -> Vec<String> {
        let mut bytes = Vec::new();
        render(report, &Words::new(Lang::Fr), &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap().lines().map(ToOwned::to_owned).collect()
    }

    #[test]
    fn a_level_has_ten_annotations_and_the_tenth_counts_the_others() {
        let report = sample::report();
        let errors: Vec<String> = lines(&report).into_iter().filter(|line| line.starts_with("::error ")).collect();
        let open = report.findings.iter().filter(|f| !f.waived && f.level == Level::Error).count();
        assert!(open > 10);
        assert_eq!(errors.len(), 10);
        assert!(errors[9].contains(&(open - 9).to_string()), "{}", errors[9]);
    }

    #[test]
    fn a_hostile_name_is_one_property_of_one_command() {
        let mut report = sample::report();
        report.findings.retain(|finding| finding.document.is_some());
        report.findings.truncate(1);
        report.findings[0].document = Some(sample::COMMAND_NAME.to_owned());
        let lines = lines(&report);
        assert_eq!(lines.len(), 1);
        assert!(lines[0].contains("file=preuves/divers/a%0A%3A%3Aerror file=x%2Cline=1%3A%3Apris"), "{}", lines[0]);
    }

    #[test]
    fn every_line_is_a_command_of_ours() {
        for line in lines(&sample::report()) {
            let command = line.split(' ').next().unwrap_or_default();
            assert!(["::error", "::warning", "::notice"].contains(&command), "{line}");
        }
    }
}
