//! Workers that are kept for the next file, replaced when they fail or tire, and what becomes of a file that ends one.

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::mpsc::{self, Sender, SyncSender};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::child::{self, Job, Worker};
use super::wire::{self, Reply, Request};
use super::worker::Settings;
use super::{Budget, Protections};
use crate::folder::Entry;
use crate::model::document::{Content as Text, Document, Problem, ProblemKind, Reading, ReadingState};
use crate::model::format::Format;
use crate::read::limits::Limits;
use crate::read::render::Picture;
use crate::read::sniff;

/// Workers in a row that may die before they are ready.
const STILLBORN: usize = 8;

/// How to run the readers.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// A program that becomes a worker when its first argument is `ARGUMENT`. Without one, the readers run in this process.
    pub program: Option<PathBuf>,
    /// Ask the kernel for its protections.
    pub confine: bool,
    /// What a worker may use for one file.
    pub budget: Budget,
}

/// The bytes of a file, which may be asked for more than once.
#[derive(Clone, Copy)]
pub struct Content<'a> {
    /// How many.
    pub length: u64,
    /// Opens them again from the beginning.
    pub open: &'a dyn Fn() -> io::Result<Box<dyn Read + Send>>,
}

/// A document, and whether reading it again would give the same.
#[derive(Debug)]
pub struct Outcome {
    /// As read, or a document that says why it could not be.
    pub document: Document,
    /// False when a clock, a crash or the system decided: never to be remembered.
    pub settled: bool,
}

/// What ended the work on one file.
#[derive(Debug)]
pub enum Failure {
    /// Too much time on the clock.
    Wall,
    /// Too much processor time.
    Cpu,
    /// Too much memory.
    Memory,
    /// The reader aborted.
    GaveUp,
    /// Somebody or something killed it.
    Killed,
    /// It touched memory that is not its own, or ran out of stack.
    Broke,
    /// It ended in another way.
    Stopped,
    /// The file or the worker could not be opened.
    Io(io::Error),
}

impl Failure {
    /// A clock is not asked twice, and what the system refuses it will refuse again.
    fn deserves_another_try(&self) -> bool {
        !matches!(self, Self::Wall | Self::Cpu | Self::Io(_))
    }

    fn problem(&self) -> Problem {
        let (kind, detail) = match self {
            Self::Wall => (ProblemKind::LimitExceeded, "time of a reading".to_owned()),
            Self::Cpu => (ProblemKind::LimitExceeded, "processor time of a reading".to_owned()),
            Self::Memory => (ProblemKind::LimitExceeded, "memory of a reading".to_owned()),
            Self::GaveUp => (ProblemKind::Corrupt, "the reader gave up".to_owned()),
            Self::Killed => (ProblemKind::Corrupt, "the reader was killed".to_owned()),
            Self::Broke => (ProblemKind::Corrupt, "the reader broke".to_owned()),
            Self::Stopped => (ProblemKind::Corrupt, "the reader stopped".to_owned()),
            Self::Io(error) => (ProblemKind::Io, error.kind().to_string()),
        };
        Problem { kind, detail, place: None }
    }
}

/// What went wrong with workers so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mishaps {
    /// Workers started.
    pub started: usize,
    /// Workers that died, or had to be ended.
    pub lost: usize,
}

/// Workers for as many files at once as there are callers.
pub struct Pool {
    // Dropped before the starter, whose end would end them too.
    idle: Mutex<Vec<Worker>>,
    starter: Option<Starter>,
    budget: Budget,
    protections: Protections,
    started: AtomicUsize,
    lost: AtomicUsize,
}

impl Pool {
    /// Starts a first worker, to learn what protects it. When there can be none, files will be read in this process.
    #[must_use]
    pub fn new(options: &Options) -> Self {
        let settings = Settings { confine: options.confine, memory: options.budget.memory, cpu: options.budget.cpu };
        let mut pool = Self {
            idle: Mutex::default(),
            starter: options.program.clone().map(|program| Starter::new(program, settings)),
            budget: options.budget,
            protections: Protections::default(),
            started: AtomicUsize::new(0),
            lost: AtomicUsize::new(0),
        };
        match pool.hire() {
            Ok(worker) => {
                pool.protections = worker.protections;
                pool.dismiss(worker);
            }
            Err(_) => pool.starter = None,
        }
        pool
    }

    /// What protects this machine from the files.
    pub fn protections(&self) -> Protections {
        self.protections
    }

    /// What went wrong so far.
    pub fn mishaps(&self) -> Mishaps {
        Mishaps { started: self.started.load(Relaxed), lost: self.lost.load(Relaxed) }
    }

    /// Reads the file `entry`. Never fails: a file that ends its reader is a document that says so. `sha256` is of the
    /// content; when it is not known, the reader computes it.
    pub fn read(&self, entry: &Entry, sha256: Option<&str>, content: Content<'_>, limits: &Limits) -> Outcome {
        let sha256 = sha256.map(ToOwned::to_owned);
        let request = Request::Read { path: entry.path.clone(), size: entry.size, sha256, limits: *limits };
        match self.ask(&request, content) {
            Ok(Reply::Document(document)) => Outcome { document: *document, settled: true },
            Ok(_) => stopped(entry, Failure::GaveUp.problem()),
            Err(failure) => stopped(entry, failure.problem()),
        }
    }

    /// Draws pages of a file. Never fails: pages whose drawing ends the worker are left out.
    pub fn draw(&self, request: &Request, content: Content<'_>) -> Vec<Picture> {
        match self.ask(request, content) {
            Ok(Reply::Pictures(pictures)) => pictures,
            _ => Vec::new(),
        }
    }

    /// Has `request` done with `content`, twice if a worker dies of it.
    ///
    /// # Errors
    /// What ended the last try.
    pub fn ask(&self, request: &Request, content: Content<'_>) -> Result<Reply, Failure> {
        if self.starter.is_none() {
            return here(request, content).map_err(Failure::Io);
        }
        let start = Instant::now();
        let first = self.take_idle().map_or_else(|| self.hire(), Ok).map_err(Failure::Io)?;
        match self.try_once(first, request, content, self.budget.wall) {
            Err(failure) if failure.deserves_another_try() => {
                let left = self.budget.wall.saturating_sub(start.elapsed()).max(Duration::from_secs(1));
                let fresh = self.hire().map_err(Failure::Io)?;
                self.try_once(fresh, request, content, left)
            }
            done => done,
        }
    }

    fn try_once(
        &self,
        mut worker: Worker,
        request: &Request,
        content: Content<'_>,
        wall: Duration,
    ) -> Result<Reply, Failure> {
        let packed = wire::pack(request).map_err(Failure::Io)?;
        let source = (content.open)().map_err(Failure::Io)?;
        let done = worker.ask(Job { request: packed, content: source, length: content.length }, wall);
        match &done {
            Ok(_) => self.dismiss(worker),
            Err(_) => {
                self.lost.fetch_add(1, Relaxed);
            }
        }
        done
    }

    fn take_idle(&self) -> Option<Worker> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }

    /// A worker that is ready. One that dies before it says so is replaced: files are read in this process only where
    /// none can be started.
    fn hire(&self) -> io::Result<Worker> {
        let starter = self.starter.as_ref().ok_or(io::ErrorKind::Unsupported)?;
        let mut ready = Err(io::ErrorKind::Unsupported.into());
        for _ in 0..STILLBORN {
            self.started.fetch_add(1, Relaxed);
            ready = Worker::new(starter.start()?);
            if ready.is_ok() {
                break;
            }
            self.lost.fetch_add(1, Relaxed);
        }
        ready
    }

    /// Keeps `worker` for the next file, unless it has had enough.
    fn dismiss(&self, worker: Worker) {
        if !worker.is_tired() {
            self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(worker);
        }
    }
}

/// The work done in this process.
fn here(request: &Request, content: Content<'_>) -> io::Result<Reply> {
    let mut bytes = Vec::new();
    (content.open)()?.take(content.length).read_to_end(&mut bytes)?;
    Ok(super::worker::answer(request, &bytes))
}

/// The document of a file that ended its reader. What it is was not told: its name promises.
fn stopped(entry: &Entry, problem: Problem) -> Outcome {
    let extension = sniff::extension(&entry.path);
    let promised = Format::ALL.into_iter().find(|format| format.extensions().contains(&extension.as_str()));
    let document = Document {
        path: entry.path.clone(),
        sha256: String::new(),
        size: entry.size,
        format: promised.unwrap_or(Format::Unknown),
        reading: Reading { state: ReadingState::Unreadable, problems: vec![problem] },
        content: Text::default(),
    };
    Outcome { document, settled: false }
}

/// A thread that starts workers. Linux ends a worker with the thread that started it, so that thread must outlive them.
struct Starter {
    orders: Sender<SyncSender<io::Result<Child>>>,
}

impl Starter {
    fn new(program: PathBuf, settings: Settings) -> Self {
        let (orders, waiting) = mpsc::channel::<SyncSender<io::Result<Child>>>();
        thread::spawn(move || {
            while let Ok(order) = waiting.recv() {
                // Nobody waits for the answer any more: the worker ends with its pipes.
                let _ = order.send(start(&program, settings));
            }
        });
        Self { orders }
    }

    fn start(&self) -> io::Result<Child> {
        let (order, started) = mpsc::sync_channel(1);
        self.orders.send(order).map_err(io::Error::other)?;
        started.recv().map_err(io::Error::other)?
    }
}

fn start(program: &Path, settings: Settings) -> io::Result<Child> {
    let mut command = Command::new(program);
    // Windows programs do not start without some of theirs.
    #[cfg(unix)]
    command.env_clear();
    command.args(child::arguments(settings));
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pool: &Pool) -> Outcome {
        let bytes: &'static [u8] = b"# Registre\n\nUne visite.\n";
        let entry = Entry { path: "registre.md".into(), size: bytes.len() as u64 };
        let open = || -> io::Result<Box<dyn Read + Send>> { Ok(Box::new(bytes)) };
        pool.read(&entry, None, Content { length: entry.size, open: &open }, &Limits::default())
    }

    #[test]
    fn without_a_program_files_are_read_here_and_it_shows() {
        let pool = Pool::new(&Options::default());
        assert_eq!(pool.protections().state(), "none");
        let outcome = read(&pool);
        assert!(outcome.settled);
        assert_eq!(outcome.document.reading.state, ReadingState::Read);
    }

    #[test]
    fn a_program_that_is_no_worker_is_not_used() {
        for program in ["/nowhere/at/all", "/bin/true", "/bin/cat"] {
            let pool = Pool::new(&Options { program: Some(program.into()), ..Options::default() });
            assert_eq!(pool.protections().state(), "none", "{program}");
            assert_eq!(read(&pool).document.reading.state, ReadingState::Read);
        }
    }

    #[test]
    fn a_file_that_cannot_be_opened_is_a_document_all_the_same() {
        let pool = Pool::new(&Options::default());
        let entry = Entry { path: "a.pdf".into(), size: 9 };
        let open = || -> io::Result<Box<dyn Read + Send>> { Err(io::ErrorKind::NotFound.into()) };
        let outcome = pool.read(&entry, None, Content { length: 9, open: &open }, &Limits::default());
        assert!(!outcome.settled);
        assert_eq!(outcome.document.format, Format::Pdf);
        assert_eq!(outcome.document.reading.problems[0].kind, ProblemKind::Io);
    }
}
