//! Where reports go: the formats and paths asked for, and the writing of them.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::catalogue::Words;
use crate::model::report::Report;
use crate::report::{self, Format, Options};
use crate::sshsig::Signer;

use super::terminal::Terminal;
use super::{Stop, signing, subject};

/// Where a report goes.
pub(super) struct Output<F = Format> {
    pub format: F,
    /// None for stdout.
    pub path: Option<PathBuf>,
}

/// The outputs that `-o` asks for; text on standard output when it asks for none.
pub(super) fn asked(wanted: &[String], words: &Words) -> Result<Vec<Output>, Stop> {
    among(wanted, (Format::ALL, Format::id), words)
}

/// The outputs that `-o` asks for, in one of the `known` formats, each called by its `id`.
pub(super) fn among<F: Copy>(
    wanted: &[String],
    (known, id): (&[F], fn(F) -> &'static str),
    words: &Words,
) -> Result<Vec<Output<F>>, Stop> {
    let wanted = if wanted.is_empty() { vec!["text".to_owned()] } else { wanted.to_vec() };
    let mut outputs = Vec::new();
    for text in &wanted {
        let (name, path) = text.split_once(':').unwrap_or((text, "-"));
        let Some(format) = known.iter().copied().find(|format| id(*format) == name) else {
            let choices: Vec<&str> = known.iter().map(|format| id(*format)).collect();
            let args = [("format", name), ("choices", &choices.join(", "))];
            return Err(Stop::usage(words.tell("cli-bad-output", &args)));
        };
        outputs.push(Output { format, path: (path != "-").then(|| PathBuf::from(path)) });
    }
    if outputs.iter().filter(|output| output.path.is_none()).count() > 1 {
        return Err(Stop::usage(words.say("cli-two-stdout")));
    }
    Ok(outputs)
}

/// The outputs that lie in the folder, and their signatures: not evidence.
pub(super) fn within<F>(outputs: &[Output<F>], folder: &Path) -> Vec<String> {
    let written = outputs.iter().filter_map(|output| output.path.as_deref());
    let written = written.flat_map(|path| [path.to_owned(), signing::beside(path)]);
    written.filter_map(|path| subject::within(folder, &path)).collect()
}

/// Writes outputs, to the terminal or to files.
pub(super) struct Writer<'a> {
    pub words: &'a Words,
    pub terminal: &'a Terminal,
    /// Say nothing of files written.
    pub quiet: bool,
}

impl Writer<'_> {
    /// Writes `report` to every output of `list`; a JSON report in a file is signed, if there is a `signer`.
    pub(super) fn report(&self, report: &Report, list: &[Output], signer: Option<&Signer>) -> Result<(), Stop> {
        for output in list {
            let bytes = self.write((output, Format::Text), |options, out| match output.format {
                Format::Text => report::render_text(report, self.words, options, out),
                format => report::render(report, format, self.words, out),
            })?;
            let signed = output.path.as_deref().filter(|_| output.format == Format::Json).zip(signer);
            if let Some((path, signer)) = signed {
                let beside =
                    signing::sign(signer, path, &bytes).map_err(|error| Stop::unwritable(path, &error, self.words))?;
                self.tell(&beside);
            }
        }
        Ok(())
    }

    /// Writes what `render` gives where `output` says, and gives it back. On standard output, `text` has colours, which the
    /// terminal drops where they are not wanted; anything else goes as it is.
    pub(super) fn write<F: PartialEq>(
        &self,
        (output, text): (&Output<F>, F),
        render: impl FnOnce(Options, &mut dyn io::Write) -> io::Result<()>,
    ) -> Result<Vec<u8>, Stop> {
        let mut bytes = Vec::new();
        if let Some(path) = &output.path {
            let written = render(Options::default(), &mut bytes).and_then(|()| file(path, &bytes));
            written.map_err(|error| Stop::unwritable(path, &error, self.words))?;
            self.tell(path);
            return Ok(bytes);
        }
        let options = Options { colour: true, width: self.terminal.width() };
        render(options, &mut bytes).map_err(|error| Stop::usage(error.to_string()))?;
        if output.format == text {
            self.terminal.finish(&String::from_utf8_lossy(&bytes))?;
        } else {
            self.terminal.pour(&bytes)?;
        }
        Ok(bytes)
    }

    fn tell(&self, path: &Path) {
        if !self.quiet {
            let told = self.words.tell("cli-written", &[("path", &path.display().to_string())]);
            // A closed error stream does not undo the report.
            let _ = self.terminal.complain(&format!("{told}\n"));
        }
    }
}

/// Writes `bytes` to the file at `path`, in a folder that is made if need be.
pub(super) fn file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    created(path, File::options().write(true).create(true).truncate(true))?.write_all(bytes)
}

/// Opens the file at `path` for writing, in a folder that is made if need be.
pub(super) fn created(path: &Path, options: &fs::OpenOptions) -> io::Result<File> {
    if let Some(parent) = path.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        fs::create_dir_all(parent)?;
    }
    options.open(path)
}
