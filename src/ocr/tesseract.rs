//! Tesseract as a program of the machine: found on the path, spoken to by pipes, one thread, a time limit, no shell and no
//! network.

use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::lines::Line;
use super::{Engine, Fault, tsv};

/// Seconds that a page may take; an honest one takes about two.
const PAGE: u64 = 60;
/// Seconds that a question about the program itself may take.
const QUESTION: u64 = 10;
/// Bytes of output that are read of one page.
const OUTPUT: u64 = 16 << 20;
/// How often the program is asked whether it is done.
const POLL: Duration = Duration::from_millis(10);
/// Confidence, in percent, under which a page may be lying on its side.
const ASKEW: u8 = 60;

/// What is missing to read pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absence {
    /// There is no such program.
    Program,
    /// The program does not know French.
    French,
}

/// The program, with French.
#[derive(Debug)]
pub struct Tesseract {
    stamp: String,
    /// File of the French model, where the program says in which folder it is.
    model: Option<PathBuf>,
    /// True when the program can tell which way a page lies.
    turns: bool,
}

impl Tesseract {
    /// Looks for the program and its French model.
    ///
    /// # Errors
    /// What is missing.
    pub fn find() -> Result<Self, Absence> {
        let version = ask("--version").map_err(|_| Absence::Program)?;
        let version = version.lines().find_map(|line| line.trim().strip_prefix("tesseract ")).unwrap_or("?");
        let languages = ask("--list-langs").map_err(|_| Absence::French)?;
        let knows = |language: &str| languages.lines().any(|line| line.trim() == language);
        if !knows("fra") {
            return Err(Absence::French);
        }
        let folder = languages.lines().next().and_then(|line| line.split('"').nth(1));
        let model = folder.map(|folder| Path::new(folder).join("fra.traineddata"));
        let turns = knows("osd");
        let languages = if turns { "fra+osd" } else { "fra" };
        Ok(Self { stamp: format!("tesseract {}, {languages}", version.trim()), model, turns })
    }

    /// File of the French model, where known.
    #[must_use]
    pub fn model(&self) -> Option<&Path> {
        self.model.as_deref()
    }

    /// Names the edition of the French model in the stamp: two editions read the same picture differently.
    #[must_use]
    pub fn with_edition(mut self, edition: &str) -> Self {
        self.stamp = format!("{} {edition}", self.stamp);
        self
    }

    fn read(png: &[u8], dpi: u32, segmentation: &str) -> Result<Vec<Line>, Fault> {
        let mut command = program();
        command.args(["stdin", "stdout", "-l", "fra", "--dpi", &dpi.to_string(), "--psm", segmentation]);
        command.args(["-c", "tessedit_create_tsv=1"]);
        let table = run(command, png, PAGE)?;
        Ok(tsv::parse(&table))
    }
}

impl Engine for Tesseract {
    fn stamp(&self) -> &str {
        &self.stamp
    }

    fn recognise(&self, png: &[u8], dpi: u32) -> Result<Vec<Line>, Fault> {
        let upright = Self::read(png, dpi, "3")?;
        let sure = surety(&upright);
        if sure >= ASKEW || !self.turns {
            return Ok(upright);
        }
        // Too little text to tell which way the page lies is no failure of the page.
        let turned = Self::read(png, dpi, "1").unwrap_or_default();
        Ok(if surety(&turned) > sure { turned } else { upright })
    }
}

/// Mean confidence of `lines`, the longer ones counting more.
fn surety(lines: &[Line]) -> u8 {
    let letters: usize = lines.iter().map(Line::letters).sum();
    let sum: usize = lines.iter().map(|line| line.letters() * usize::from(line.confidence())).sum();
    sum.checked_div(letters).and_then(|mean| u8::try_from(mean).ok()).unwrap_or(0)
}

/// The program with nothing but its own thread.
fn program() -> Command {
    let mut command = Command::new("tesseract");
    command.env("OMP_THREAD_LIMIT", "1").env("LC_ALL", "C");
    command
}

/// What the program answers to `question`, on whichever stream.
fn ask(question: &str) -> Result<String, Fault> {
    let mut command = program();
    command.arg(question);
    run(command, &[], QUESTION)
}

/// Runs `command` with `input` on its standard input; gives its standard output, or its complaints when there is none.
fn run(mut command: Command, input: &[u8], seconds: u64) -> Result<String, Fault> {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn()?;
    let (stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    thread::scope(|scope| {
        let writer = scope.spawn(move || stdin.map_or(Ok(()), |mut stdin| stdin.write_all(input)));
        let output = scope.spawn(move || gather(stdout));
        let complaints = scope.spawn(move || gather(stderr));
        let ended = wait(&mut child, seconds);
        // A program that does not care for its input has closed it: its answer counts.
        let _ = writer.join();
        let (output, complaints) = (output.join().unwrap_or_default(), complaints.join().unwrap_or_default());
        match ended? {
            true if output.is_empty() => Ok(complaints),
            true => Ok(output),
            false => Err(Fault::Failed(complaints.lines().last().unwrap_or_default().to_owned())),
        }
    })
}

/// Everything that a stream gives, within limits; the rest is read and dropped, so that the program can end.
fn gather(stream: Option<impl Read>) -> String {
    let Some(mut stream) = stream else { return String::new() };
    let mut bytes = Vec::new();
    let read = stream.by_ref().take(OUTPUT).read_to_end(&mut bytes);
    if read.is_ok() {
        // The rest is of no use, and neither is the news that it could not be read.
        let _ = std::io::copy(&mut stream, &mut std::io::sink());
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Waits for the end of the program; ends it when time is up. True when it was content.
fn wait(child: &mut Child, seconds: u64) -> Result<bool, Fault> {
    let end = Instant::now() + Duration::from_secs(seconds);
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Ok(status.success()),
            Ok(None) if Instant::now() < end => thread::sleep(POLL),
            Ok(None) => {
                kill(child)?;
                return Err(Fault::TooLong(seconds));
            }
            Err(error) => {
                kill(child)?;
                return Err(Fault::Unusable(error));
            }
        }
    }
}

fn kill(child: &mut Child) -> std::io::Result<()> {
    match child.kill() {
        Err(error) if error.kind() != ErrorKind::InvalidInput => return Err(error),
        _ => {}
    }
    child.wait().map(|_| ())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn a_program_that_never_ends_is_ended() {
        let start = Instant::now();
        assert!(matches!(run(shell("exec sleep 60"), b"", 1), Err(Fault::TooLong(1))));
        assert!(start.elapsed() < Duration::from_secs(20));
    }

    #[test]
    fn input_that_nobody_reads_does_not_block() {
        assert_eq!(run(shell("echo done"), &vec![0; 4 << 20], 10).unwrap(), "done\n");
    }

    #[test]
    fn a_failure_says_the_last_complaint() {
        let failed = run(shell("echo first >&2; echo last >&2; exit 3"), b"", 10);
        assert_eq!(failed.unwrap_err().to_string(), "the program failed: last");
    }

    #[test]
    fn output_beyond_the_limit_is_dropped_and_the_program_ends() {
        let output = run(shell("head -c 40000000 /dev/zero"), b"", 20).unwrap();
        assert_eq!(output.len() as u64, OUTPUT);
    }
}
