//! Where reports go: the formats and paths asked for, and the writing of them.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::catalogue::Words;
use crate::model::report::Report;
use crate::report::{self, Format, Options};

use crate::sshsig::Signer;

use super::terminal::Terminal;
use super::{Stop, signing};

/// Where a report goes.
pub(super) struct Output {
    pub format: Format,
    /// None for stdout.
    pub path: Option<PathBuf>,
}

/// Every report asked for, and what writing them takes.
pub(super) struct Outputs<'a> {
    pub list: &'a [Output],
    pub words: &'a Words,
    pub terminal: &'a Terminal,
    /// Say nothing of files written.
    pub quiet: bool,
    /// Signs every JSON report that goes to a file.
    pub signer: Option<&'a Signer>,
}

/// The outputs that `-o` asks for; text on standard output when it asks for none.
pub(super) fn asked(wanted: &[String], words: &Words) -> Result<Vec<Output>, Stop> {
    let wanted = if wanted.is_empty() { vec!["text".to_owned()] } else { wanted.to_vec() };
    let mut outputs = Vec::new();
    for text in &wanted {
        let (id, path) = text.split_once(':').unwrap_or((text, "-"));
        let Some(format) = Format::from_id(id) else {
            let choices: Vec<&str> = Format::ALL.iter().map(|format| format.id()).collect();
            let args = [("format", id), ("choices", &choices.join(", "))];
            return Err(Stop::usage(words.tell("cli-bad-output", &args)));
        };
        outputs.push(Output { format, path: (path != "-").then(|| PathBuf::from(path)) });
    }
    if outputs.iter().filter(|output| output.path.is_none()).count() > 1 {
        return Err(Stop::usage(words.say("cli-two-stdout")));
    }
    Ok(outputs)
}

impl Outputs<'_> {
    /// Writes every report asked for.
    pub(super) fn write(&self, report: &Report) -> Result<(), Stop> {
        self.list.iter().try_for_each(|output| match &output.path {
            Some(path) => self.write_file(report, output.format, path),
            None => self.show(report, output.format),
        })
    }

    /// To standard output: text with colours, which the terminal drops where they are not wanted; anything else as it is.
    fn show(&self, report: &Report, format: Format) -> Result<(), Stop> {
        let mut bytes = Vec::new();
        let failed = |error: std::io::Error| Stop::usage(error.to_string());
        if format == Format::Text {
            let options = Options { colour: true, width: self.terminal.width() };
            report::render_text(report, self.words, options, &mut bytes).map_err(failed)?;
            return self.terminal.finish(&String::from_utf8_lossy(&bytes)).map(|_| ());
        }
        report::render(report, format, self.words, &mut bytes).map_err(failed)?;
        self.terminal.pour(&bytes)
    }

    fn write_file(&self, report: &Report, format: Format, path: &Path) -> Result<(), Stop> {
        let mut bytes = Vec::new();
        let written = report::render(report, format, self.words, &mut bytes).and_then(|()| file(path, &bytes));
        written.map_err(|error| self.failed(path, &error))?;
        self.tell(path);
        if let Some(signer) = self.signer.filter(|_| format == Format::Json) {
            let beside = signing::sign(signer, path, &bytes).map_err(|error| self.failed(path, &error))?;
            self.tell(&beside);
        }
        Ok(())
    }

    fn failed(&self, path: &Path, error: &std::io::Error) -> Stop {
        let shown = path.display().to_string();
        Stop::usage(self.words.tell("cli-cannot-write", &[("path", &shown), ("error", &error.to_string())]))
    }

    fn tell(&self, path: &Path) {
        if !self.quiet {
            let told = self.words.tell("cli-written", &[("path", &path.display().to_string())]);
            // A closed error stream does not undo the report.
            let _ = self.terminal.complain(&format!("{told}\n"));
        }
    }
}

fn file(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    if let Some(parent) = path.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        fs::create_dir_all(parent)?;
    }
    File::create(path)?.write_all(bytes)
}
