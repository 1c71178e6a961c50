//! The worker: this program, started again to read strangers' files and do nothing else.
//!
//! Runs in its own process, after `confine`. It opens nothing and keeps nothing between two requests.

use std::io::{self, BufReader, BufWriter};
use std::panic::{self, AssertUnwindSafe};
use std::process::ExitCode;
use std::thread;

use super::wire::{self, Answer, Hello, Reply, Request};
use super::{Protections, allocator, confine};
use crate::folder::{Entry, digest};
use crate::read::render::{self, Wanted};
use crate::read::{self, cutting};

/// The argument by which this program knows that it is to be a worker; its settings follow.
pub const ARGUMENT: &str = "--worker-of-probant";
/// Stack of the readers.
const STACK: usize = 16 << 20;

/// What a worker is told when it is started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Settings {
    /// Ask the kernel for its protections.
    pub confine: bool,
    /// Bytes of memory.
    pub memory: u64,
    /// Seconds of processor time for one request.
    pub cpu: u64,
}

impl Settings {
    /// As an argument of the command line.
    pub(super) fn to_argument(self) -> String {
        format!("{}:{}:{}", u8::from(self.confine), self.memory, self.cpu)
    }

    fn from_argument(text: &str) -> Option<Self> {
        let mut parts = text.split(':');
        let confine = parts.next()? == "1";
        let memory = parts.next()?.parse().ok()?;
        let cpu = parts.next()?.parse().ok()?;
        Some(Self { confine, memory, cpu })
    }
}

/// Serves requests from standard input until it is closed. `settings` is the argument after `ARGUMENT`; `answer` does the
/// work, and is `answer` of this module but in tests.
#[must_use]
pub fn serve(settings: &str, answer: fn(&Request, &[u8]) -> Reply) -> ExitCode {
    let Some(settings) = Settings::from_argument(settings) else { return ExitCode::from(2) };
    // Panics are answered, not printed.
    panic::set_hook(Box::new(|_| {}));
    let memory = allocator::limit(settings.memory);
    let protections = Protections { process: true, memory, ..confine::confine(&settings) };
    // Readers want more stack than the system may give the first thread.
    let work = move || work(&settings, protections, answer);
    let done = thread::Builder::new()
        .stack_size(STACK)
        .spawn(work)
        .and_then(|thread| thread.join().unwrap_or_else(|_| Err(io::Error::other("the worker stumbled"))));
    ExitCode::from(u8::from(done.is_err()))
}

fn work(settings: &Settings, protections: Protections, answer: fn(&Request, &[u8]) -> Reply) -> io::Result<()> {
    let mut input = BufReader::with_capacity(1 << 16, io::stdin().lock());
    let mut output = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    wire::send(&Hello { version: read::VERSION.to_owned(), protections }, &mut output)?;
    loop {
        let request = match wire::receive(&mut input) {
            Ok(bytes) => wire::unpack(&bytes)?,
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(()),
            Err(error) => return Err(error),
        };
        let content = wire::frame(&mut input, settings.memory)?;
        confine::start_clock(settings.cpu);
        let reply = panic::catch_unwind(AssertUnwindSafe(|| answer(&request, &content))).unwrap_or(Reply::Stumbled);
        drop(content);
        wire::send(&Answer { reply, peak: allocator::peak() }, &mut output)?;
    }
}

/// Does what `request` asks with the bytes in `content`.
#[must_use]
pub fn answer(request: &Request, content: &[u8]) -> Reply {
    match request {
        Request::Read { path, size, sha256, limits } => {
            let entry = Entry { path: path.clone(), size: *size };
            let document = match sha256 {
                Some(sha256) => read::read_known(&entry, content, sha256.clone(), limits),
                None => read::read(&entry, content, limits),
            };
            Reply::Document(Box::new(document))
        }
        // A file that has changed since it was read has no pages of that reading.
        Request::Draw { sha256, .. } if digest::sha256(content) != *sha256 => Reply::Pictures(Vec::new()),
        Request::Draw { format, pages, dpi, .. } => {
            Reply::Pictures(render::render(content, *format, &Wanted { pages, dpi: *dpi }))
        }
        Request::Cut { sha256, .. } if digest::sha256(content) != *sha256 => Reply::Changed,
        Request::Cut { format, cuts, .. } => Reply::Cuttings(cutting::cut(content, *format, cuts)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_the_same_at_the_other_end() {
        let settings = Settings { confine: true, memory: 1 << 30, cpu: 20 };
        assert_eq!(Settings::from_argument(&settings.to_argument()), Some(settings));
        assert_eq!(Settings::from_argument("1:lots:20"), None);
    }
}
