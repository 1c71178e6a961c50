//! One worker, seen from this side of its pipes. Nothing here waits longer than it is told to.

use std::io::{self, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, ExitStatus};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use super::pool::Failure;
use super::wire::{self, Answer, Hello, Reply};
use super::{Protections, worker};
use crate::read;

/// A worker that has more behind it than this is replaced.
const DOCUMENTS: u32 = 1_000;
/// A worker that has used more memory than this is replaced: allocators seldom give back.
const TIRED: u64 = 512 << 20;
/// How long a worker may take to say hello.
const GREETING: Duration = Duration::from_secs(10);
/// Bytes kept of what a worker says when it dies.
const LAST_WORDS: u64 = 4096;

/// Bytes for a worker.
pub(super) struct Job {
    /// The request, packed.
    pub request: Vec<u8>,
    /// Where the content comes from.
    pub content: Box<dyn Read + Send>,
    /// Bytes of it, no more and no less: what the source does not give is made up with zeros.
    pub length: u64,
}

/// A worker process.
pub(super) struct Worker {
    child: Child,
    jobs: Sender<Job>,
    replies: Receiver<io::Result<Vec<u8>>>,
    answered: u32,
    peak: u64,
    pub(super) protections: Protections,
}

impl Worker {
    /// Takes charge of a process that was just started, and waits for its greeting.
    pub(super) fn new(mut child: Child) -> io::Result<Self> {
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(io::Error::other("a worker without pipes"));
        };
        let mut worker = Self {
            child,
            jobs: writer(input),
            replies: reader(output),
            answered: 0,
            peak: 0,
            protections: Protections::default(),
        };
        let hello = worker.replies.recv_timeout(GREETING).map_err(io::Error::other)??;
        let hello: Hello = wire::unpack(&hello)?;
        if hello.version != read::VERSION {
            return Err(io::Error::other("a worker of another version"));
        }
        worker.protections = hello.protections;
        Ok(worker)
    }

    /// Hands over `job` and waits at most `wall` for the answer. After a failure the worker is dead.
    pub(super) fn ask(&mut self, job: Job, wall: Duration) -> Result<Reply, Failure> {
        self.answered += 1;
        if self.jobs.send(job).is_err() {
            return Err(self.post_mortem());
        }
        match self.replies.recv_timeout(wall) {
            Ok(Ok(bytes)) => {
                let answer: Answer = wire::unpack(&bytes).map_err(|_| Failure::Stopped)?;
                self.peak = answer.peak;
                Ok(answer.reply)
            }
            Ok(Err(_)) | Err(RecvTimeoutError::Disconnected) => Err(self.post_mortem()),
            Err(RecvTimeoutError::Timeout) => Err(Failure::Wall),
        }
    }

    /// True when the worker should make room for a fresh one.
    pub(super) fn is_tired(&self) -> bool {
        self.answered >= DOCUMENTS || self.peak > TIRED
    }

    /// What ended the worker.
    fn post_mortem(&mut self) -> Failure {
        // It has closed its pipe: if it is not dead yet, it must be.
        let _ = self.child.kill();
        let status = self.child.wait();
        let mut words = Vec::new();
        if let Some(errors) = self.child.stderr.take() {
            let _ = errors.take(LAST_WORDS).read_to_end(&mut words);
        }
        let out_of_memory = String::from_utf8_lossy(&words).contains("memory allocation of");
        if out_of_memory { Failure::Memory } else { status.map_or(Failure::Stopped, |status| ended_by(&status)) }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The arguments that make this program a worker.
pub(super) fn arguments(settings: worker::Settings) -> [String; 2] {
    [worker::ARGUMENT.to_owned(), settings.to_argument()]
}

/// A thread that writes to the worker, so that one that stops reading blocks nobody else.
fn writer(mut input: ChildStdin) -> Sender<Job> {
    let (jobs, waiting) = mpsc::channel::<Job>();
    thread::spawn(move || {
        while let Ok(job) = waiting.recv() {
            if write(job, &mut input).is_err() {
                return;
            }
        }
    });
    jobs
}

fn write(job: Job, input: &mut ChildStdin) -> io::Result<()> {
    input.write_all(&wire::length(&job.request))?;
    input.write_all(&job.request)?;
    input.write_all(&job.length.to_le_bytes())?;
    io::copy(&mut job.content.chain(io::repeat(0)).take(job.length), input)?;
    input.flush()
}

/// A thread that reads from the worker, until it has nothing more to say.
fn reader(mut output: ChildStdout) -> Receiver<io::Result<Vec<u8>>> {
    let (replies, received) = mpsc::sync_channel(1);
    thread::spawn(move || {
        loop {
            let reply = wire::receive(&mut output);
            let last = reply.is_err();
            if replies.send(reply).is_err() || last {
                return;
            }
        }
    });
    received
}

#[cfg(unix)]
fn ended_by(status: &ExitStatus) -> Failure {
    use std::os::unix::process::ExitStatusExt;

    match status.signal() {
        Some(libc::SIGXCPU) => Failure::Cpu,
        Some(libc::SIGABRT) => Failure::GaveUp,
        Some(libc::SIGKILL) => Failure::Killed,
        Some(libc::SIGSEGV | libc::SIGBUS | libc::SIGILL) => Failure::Broke,
        _ => Failure::Stopped,
    }
}

/// By the code that Windows gives a process that it ends ([MS-ERREF] 2.3.1).
#[cfg(windows)]
fn ended_by(status: &ExitStatus) -> Failure {
    match status.code().map(i32::cast_unsigned) {
        // A fast failure, which is how a program aborts.
        Some(0xC000_0409) => Failure::GaveUp,
        // Memory that is not its own, an instruction that is none, the end of the stack.
        Some(0xC000_0005 | 0xC000_001D | 0xC000_00FD) => Failure::Broke,
        _ => Failure::Stopped,
    }
}

#[cfg(not(any(unix, windows)))]
fn ended_by(_status: &ExitStatus) -> Failure {
    Failure::Stopped
}
