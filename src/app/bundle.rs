//! `probant bundle`: judges the folder and packs the report with the evidence that it rests on, and nothing else.

use std::fs::{self, File};
use std::io::{self, BufWriter};
use std::path::Path;

use crate::catalogue::Words;
use crate::cli::BundleArgs;
use crate::compare::verification::matched;
use crate::folder::digest::Hashing;
use crate::folder::disk::Disk;
use crate::folder::{Entry, Folder};
use crate::model::report::Report;
use crate::report::auditor::bundle::{self, Bundle, EVIDENCE, MARKER};
use crate::report::{self, Format};
use crate::sshsig::Signer;

use super::examination::Examination;
use super::terminal::Terminal;
use super::{Exit, Stop, outputs, showing, signing};

/// Reads, judges, packs.
pub(super) fn run(args: &BundleArgs, words: &Words, terminal: &Terminal) -> Result<Exit, Stop> {
    let signer = args.signing.sign.as_deref().map(|path| signing::signer(path, words)).transpose()?;
    let examination = Examination::open((&args.subject, &args.reading), args.telling.quiet, words, terminal)?;
    let (dossier, sight) = examination.read(examination.subject.within(&args.output).into_iter().collect())?;
    let report = showing::masked(examination.judged(&dossier, sight)?, &args.redact, words);
    let pack = Packing { report: &report, disk: &examination.disk, signer: signer.as_ref(), words };
    pack.file(&args.output).map_err(|error| Stop::unwritable(&args.output, &error, words))?;
    if !args.telling.quiet {
        let n = matched(&report).len().to_string();
        let told = words.tell("bundle-written", &[("path", &args.output.display().to_string()), ("n", &n)]);
        // A closed error stream does not undo the bundle.
        let _ = terminal.complain(&format!("{told}\n"));
    }
    Ok(Exit::Passed)
}

/// What goes into a bundle.
struct Packing<'a> {
    report: &'a Report,
    disk: &'a Disk,
    signer: Option<&'a Signer>,
    words: &'a Words,
}

impl Packing<'_> {
    /// Writes the bundle at `path`; nothing is left of one that cannot be finished.
    fn file(&self, path: &Path) -> io::Result<()> {
        let file = outputs::created(path, File::options().write(true).create(true).truncate(true))?;
        let written = self.write(Bundle::new(BufWriter::new(file)));
        written.inspect_err(|_| {
            // Half a bundle is of no use to anybody.
            let _ = fs::remove_file(path);
        })
    }

    /// Every file, in the order of names.
    fn write(&self, mut bundle: Bundle<BufWriter<File>>) -> io::Result<()> {
        let json = self.rendered(Format::Json)?;
        bundle.add(MARKER, &mut bundle::marker().as_bytes())?;
        bundle.add("index.html", &mut bundle::index(self.report, self.words)?.as_bytes())?;
        let mut names: Vec<(String, &str)> =
            matched(self.report).into_iter().map(|path| (bundle::name(path), path)).collect();
        names.sort();
        for (name, path) in names {
            self.evidence(&mut bundle, &format!("{EVIDENCE}/{name}"), path)?;
        }
        bundle.add("report.html", &mut self.rendered(Format::Html)?.as_slice())?;
        bundle.add("report.json", &mut json.as_slice())?;
        if let Some(signer) = self.signer {
            let signature = signer.sign(&json).map_err(io::Error::other)?;
            bundle.add("report.json.sig", &mut signature.as_bytes())?;
        }
        bundle.finish()
    }

    /// The document at `path`, which must be the one that was judged.
    fn evidence(&self, bundle: &mut Bundle<BufWriter<File>>, name: &str, path: &str) -> io::Result<()> {
        let gone = || io::Error::new(io::ErrorKind::NotFound, path.to_owned());
        let record = self.report.documents.iter().find(|document| document.path == path).ok_or_else(gone)?;
        let mut source = Hashing::new(self.disk.open(&Entry { path: path.to_owned(), size: record.size })?);
        bundle.add(name, &mut source)?;
        if source.digest() == record.sha256 {
            return Ok(());
        }
        Err(io::Error::other(self.words.tell("bundle-changed", &[("path", path)])))
    }

    fn rendered(&self, format: Format) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        report::render(self.report, format, self.words, &mut bytes)?;
        Ok(bytes)
    }
}
