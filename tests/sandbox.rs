//! What a worker may not do, tried by a worker: this program starts itself as one, and misbehaves when it is told to.
//!
//! It has a `main` of its own, for a worker speaks on its standard output and the usual one does too. The program itself has
//! no way to be told to misbehave.

use std::fs;
use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::panic;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use probant::folder::Entry;
use probant::model::document::{Block, BlockKind, Content as Text, Document, ProblemKind, Reading, ReadingState};
use probant::model::format::Format;
use probant::model::place::Place;
use probant::read::limits::Limits;
use probant::sandbox::{self, Budget, Content, Counting, Options, Outcome, Pool, Reply, Request};

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// Names under which this program behaves badly as a whole, rather than for one file.
const DEAF: &str = "deaf";
const FRAGILE: &str = "fragile";
const STILLBORN: &str = "stillborn";
/// Enough to fill any pipe.
#[cfg(unix)]
const MORE_THAN_A_PIPE: usize = 4 << 20;

type Test = (&'static str, fn());

const TESTS: &[Test] = &[
    ("the_kernel_refuses_what_reading_needs_not", the_kernel_refuses_what_reading_needs_not),
    (
        "without_the_kernel_a_worker_is_still_a_process_of_its_own",
        without_the_kernel_a_worker_is_still_a_process_of_its_own,
    ),
    ("memory_beyond_the_budget_ends_the_worker_and_says_so", memory_beyond_the_budget_ends_the_worker_and_says_so),
    (
        "an_abort_is_one_unreadable_file_and_the_next_one_is_read",
        an_abort_is_one_unreadable_file_and_the_next_one_is_read,
    ),
    ("a_stack_without_end_is_one_unreadable_file", a_stack_without_end_is_one_unreadable_file),
    ("a_panic_costs_no_worker", a_panic_costs_no_worker),
    ("an_endless_loop_ends_with_its_processor_time", an_endless_loop_ends_with_its_processor_time),
    ("a_worker_that_sleeps_ends_with_the_clock", a_worker_that_sleeps_ends_with_the_clock),
    #[cfg(unix)]
    ("a_worker_that_stops_reading_blocks_nobody", a_worker_that_stops_reading_blocks_nobody),
    #[cfg(unix)]
    (
        "a_worker_that_dies_once_is_replaced_and_the_file_is_read",
        a_worker_that_dies_once_is_replaced_and_the_file_is_read,
    ),
    #[cfg(unix)]
    (
        "a_worker_that_dies_before_it_is_ready_is_no_reason_to_read_unprotected",
        a_worker_that_dies_before_it_is_ready_is_no_reason_to_read_unprotected,
    ),
    ("a_file_shorter_than_it_was_said_to_be_blocks_nobody", a_file_shorter_than_it_was_said_to_be_blocks_nobody),
    ("a_worker_is_replaced_after_a_thousand_files", a_worker_is_replaced_after_a_thousand_files),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    let named = |name: &str| Path::new(&arguments[0]).file_name().is_some_and(|file| file == name);
    match arguments.get(1).map(String::as_str) {
        Some(sandbox::ARGUMENT) if named(DEAF) => deaf(&arguments[2]),
        Some(sandbox::ARGUMENT) if named(FRAGILE) => fragile(&arguments),
        Some(sandbox::ARGUMENT) if named(STILLBORN) => stillborn(&arguments),
        Some(sandbox::ARGUMENT) => sandbox::serve(&arguments[2], misbehave),
        _ => run(&arguments),
    }
}

/// Runs the tests whose names contain the first argument that is no option.
fn run(arguments: &[String]) -> ExitCode {
    let wanted = arguments.iter().skip(1).find(|argument| !argument.starts_with('-'));
    if arguments.iter().any(|argument| argument == "--list") {
        return ExitCode::SUCCESS;
    }
    say(&format!("protections: {:?}", pool(true, Budget::default()).protections().parts()));
    let mut failed = false;
    for (name, test) in TESTS.iter().filter(|(name, _)| wanted.is_none_or(|wanted| name.contains(wanted))) {
        let passed = panic::catch_unwind(test).is_ok();
        failed |= !passed;
        say(&format!("test {name} ... {}", if passed { "ok" } else { "FAILED" }));
    }
    ExitCode::from(u8::from(failed))
}

fn say(text: &str) {
    let _ = writeln!(io::stdout(), "{text}");
}

/// What a worker is told to do by the name of the file it is given.
fn misbehave(request: &Request, content: &[u8]) -> Reply {
    let Request::Read { path, .. } = request else { return Reply::Stumbled };
    let told = String::from_utf8_lossy(content);
    match path.as_str() {
        "network" => report(TcpStream::connect(told.as_ref()).map(|_| ())),
        "read" => report(fs::read("/etc/hostname").map(|_| ())),
        "write" => report(fs::write(told.as_ref(), "x")),
        "list" => report(fs::read_dir("/").map(|_| ())),
        "start" => report(Command::new("/bin/true").status().map(|_| ())),
        "memory" => {
            drop(std::hint::black_box(vec![1_u8; 6 << 30]));
            report(Ok(()))
        }
        "abort" => std::process::abort(),
        "stack" => report(if descend(1) > 0 { Ok(()) } else { Err(io::ErrorKind::Other.into()) }),
        "panic" => panic!("on purpose"),
        "loop" => loop {
            std::hint::black_box(0);
        },
        "sleep" => loop {
            std::thread::sleep(Duration::from_secs(1));
        },
        "thread" => report(std::thread::Builder::new().spawn(|| ()).map(|thread| drop(thread.join()))),
        _ => sandbox::answer(request, content),
    }
}

fn descend(depth: u64) -> u64 {
    let room = std::hint::black_box([depth; 1024]);
    if depth == 0 { 0 } else { descend(depth + 1) + room[7] }
}

/// An answer that says how an attempt went.
fn report(attempt: io::Result<()>) -> Reply {
    let said = attempt.map_or_else(|error| format!("refused: {error}"), |()| "done".to_owned());
    Reply::Document(Box::new(Document {
        path: String::new(),
        sha256: String::new(),
        size: 0,
        format: Format::Text,
        reading: Reading { state: ReadingState::Read, problems: Vec::new() },
        content: Text { blocks: vec![Block::new(Place::Paragraph(1), BlockKind::Paragraph, said)], ..Text::default() },
    }))
}

/// A worker that says hello and never listens.
fn deaf(settings: &str) -> ExitCode {
    greet(settings);
    loop {
        std::thread::sleep(Duration::from_secs(1));
    }
}

/// A worker that dies of its first file, once; the next one of this name works.
fn fragile(arguments: &[String]) -> ExitCode {
    let mark = PathBuf::from(format!("{}.broken", arguments[0]));
    if mark.exists() {
        return sandbox::serve(&arguments[2], misbehave);
    }
    greet(&arguments[2]);
    let _ = io::stdin().read(&mut [0; 8]);
    fs::write(mark, "").expect("written");
    ExitCode::FAILURE
}

/// A worker that dies before it says anything, three times; the next one of this name works.
fn stillborn(arguments: &[String]) -> ExitCode {
    let mark = |turn: usize| PathBuf::from(format!("{}.{turn}", arguments[0]));
    match (0..3).map(mark).find(|mark| !mark.exists()) {
        None => sandbox::serve(&arguments[2], misbehave),
        Some(mark) => {
            fs::write(mark, "").expect("written");
            ExitCode::FAILURE
        }
    }
}

/// Says what a true worker says first.
fn greet(settings: &str) {
    let mut worker = Command::new(std::env::current_exe().expect("a program"))
        .args([sandbox::ARGUMENT, settings])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("started");
    let mut output = worker.stdout.take().expect("a pipe");
    let mut length = [0; 8];
    output.read_exact(&mut length).expect("a length");
    let mut hello = vec![0; usize::try_from(u64::from_le_bytes(length)).expect("short")];
    output.read_exact(&mut hello).expect("a hello");
    drop(worker.stdin.take());
    worker.wait().expect("ended");
    let mut out = io::stdout();
    out.write_all(&[&length[..], &hello].concat()).and_then(|()| out.flush()).expect("written");
}

fn pool(confine: bool, budget: Budget) -> Pool {
    Pool::new(&Options { program: std::env::current_exe().ok(), confine, budget })
}

/// Little processor time, and the patience to let a busy machine give it.
fn short() -> Budget {
    Budget { cpu: 1, wall: Duration::from_mins(1), ..Budget::default() }
}

fn ask(pool: &Pool, path: &str, content: &[u8]) -> Outcome {
    let entry = Entry { path: path.to_owned(), size: content.len() as u64 };
    let open = || -> io::Result<Box<dyn Read + Send>> { Ok(Box::new(io::Cursor::new(content.to_vec()))) };
    pool.read(&entry, None, Content { length: entry.size, open: &open }, &Limits::default())
}

fn said(outcome: &Outcome) -> String {
    outcome.document.content.blocks.first().map(|block| block.text.clone()).unwrap_or_default()
}

fn problem(outcome: &Outcome) -> (ProblemKind, String) {
    assert_eq!(outcome.document.reading.state, ReadingState::Unreadable, "{outcome:?}");
    assert!(!outcome.settled, "never to be remembered");
    let problem = &outcome.document.reading.problems[0];
    (problem.kind, problem.detail.clone())
}

/// An ordinary file is read: whatever happened before has left no trace.
fn assert_sound(pool: &Pool) {
    let outcome = ask(pool, "registre.md", b"# Registre\n\nUne visite.\n");
    assert!(outcome.settled);
    assert_eq!(outcome.document.reading.state, ReadingState::Read);
}

fn the_kernel_refuses_what_reading_needs_not() {
    let pool = pool(true, Budget::default());
    let wanted = std::env::var_os("PROBANT_NEEDS_SANDBOX").is_some();
    assert!(pool.protections().is_full() || !wanted, "only {:?}", pool.protections().parts());
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address").to_string();
    let scratch = tempfile::tempdir().expect("a folder");
    let target = scratch.path().join("written");
    let shown = target.display().to_string();
    for (attempt, content) in
        [("network", address.as_str()), ("read", ""), ("write", &shown), ("list", ""), ("start", "")]
    {
        let outcome = ask(&pool, attempt, content.as_bytes());
        say(&format!("  {attempt}: {}", said(&outcome)));
        if pool.protections().seccomp {
            assert!(said(&outcome).starts_with("refused"), "{attempt}: {outcome:?}");
        }
    }
    if pool.protections().landlock || pool.protections().seccomp {
        assert!(!target.exists(), "not even an empty file");
    }
    assert_eq!(said(&ask(&pool, "thread", b"")), "done", "threads are no processes");
    assert_eq!(pool.mishaps().lost, 0);
    assert_sound(&pool);
}

fn without_the_kernel_a_worker_is_still_a_process_of_its_own() {
    let pool = pool(false, Budget::default());
    assert_eq!(pool.protections().parts(), ["process", "memory"]);
    assert_eq!(problem(&ask(&pool, "abort", b"")).0, ProblemKind::Corrupt);
    assert_sound(&pool);
}

fn memory_beyond_the_budget_ends_the_worker_and_says_so() {
    for confine in [true, false] {
        let pool = pool(confine, Budget::default());
        let start = Instant::now();
        let expected = (ProblemKind::LimitExceeded, "memory of a reading".to_owned());
        assert_eq!(problem(&ask(&pool, "memory", b"")), expected);
        assert!(start.elapsed() < Duration::from_secs(5));
        assert_sound(&pool);
    }
}

fn an_abort_is_one_unreadable_file_and_the_next_one_is_read() {
    let pool = pool(true, Budget::default());
    let expected = (ProblemKind::Corrupt, "the reader gave up".to_owned());
    assert_eq!(problem(&ask(&pool, "abort", b"")), expected);
    assert_eq!(pool.mishaps().lost, 2, "tried twice, in a fresh worker");
    assert_sound(&pool);
}

fn a_stack_without_end_is_one_unreadable_file() {
    let pool = pool(true, Budget::default());
    assert_eq!(problem(&ask(&pool, "stack", b"")).0, ProblemKind::Corrupt);
    assert_sound(&pool);
}

fn a_panic_costs_no_worker() {
    let pool = pool(true, Budget::default());
    assert_eq!(problem(&ask(&pool, "panic", b"")).0, ProblemKind::Corrupt);
    assert_sound(&pool);
    assert_eq!((pool.mishaps().started, pool.mishaps().lost), (1, 0));
}

fn an_endless_loop_ends_with_its_processor_time() {
    let pool = pool(true, short());
    let (kind, detail) = problem(&ask(&pool, "loop", b""));
    assert_eq!(kind, ProblemKind::LimitExceeded);
    // Elsewhere it may be the clock on the wall that ends it.
    let other = if cfg!(target_os = "linux") { "processor time of a reading" } else { "time of a reading" };
    assert!(["processor time of a reading", other].contains(&detail.as_str()), "{detail}");
    assert_eq!(pool.mishaps().lost, 1, "a clock is not asked twice");
    assert_sound(&pool);
}

fn a_worker_that_sleeps_ends_with_the_clock() {
    let pool = pool(true, Budget { wall: Duration::from_secs(1), ..Budget::default() });
    assert_eq!(problem(&ask(&pool, "sleep", b"")), (ProblemKind::LimitExceeded, "time of a reading".to_owned()));
    assert_sound(&pool);
}

/// This program under another name.
#[cfg(unix)]
fn under_the_name(name: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    std::os::unix::fs::symlink(std::env::current_exe().expect("a program"), &path).expect("linked");
    (folder, path)
}

#[cfg(unix)]
fn a_worker_that_stops_reading_blocks_nobody() {
    let (_folder, program) = under_the_name(DEAF);
    let budget = Budget { wall: Duration::from_secs(1), ..Budget::default() };
    let pool = Pool::new(&Options { program: Some(program), confine: true, budget });
    let start = Instant::now();
    let outcome = ask(&pool, "a.txt", &vec![b'a'; MORE_THAN_A_PIPE]);
    assert_eq!(problem(&outcome), (ProblemKind::LimitExceeded, "time of a reading".to_owned()));
    assert!(start.elapsed() < Duration::from_secs(5));
}

#[cfg(unix)]
fn a_worker_that_dies_once_is_replaced_and_the_file_is_read() {
    let (_folder, program) = under_the_name(FRAGILE);
    let pool = Pool::new(&Options { program: Some(program), confine: true, budget: Budget::default() });
    assert_sound(&pool);
    assert_eq!((pool.mishaps().started, pool.mishaps().lost), (2, 1));
}

#[cfg(unix)]
fn a_worker_that_dies_before_it_is_ready_is_no_reason_to_read_unprotected() {
    let (_folder, program) = under_the_name(STILLBORN);
    let pool = Pool::new(&Options { program: Some(program), confine: false, budget: Budget::default() });
    assert_eq!(pool.protections().parts(), ["process", "memory"]);
    assert_sound(&pool);
    assert_eq!((pool.mishaps().started, pool.mishaps().lost), (4, 3));
}

fn a_file_shorter_than_it_was_said_to_be_blocks_nobody() {
    let pool = pool(true, Budget { wall: Duration::from_secs(5), ..Budget::default() });
    let entry = Entry { path: "a.txt".to_owned(), size: 1000 };
    let open = || -> io::Result<Box<dyn Read + Send>> { Ok(Box::new(&b"Une visite."[..])) };
    let outcome = pool.read(&entry, None, Content { length: entry.size, open: &open }, &Limits::default());
    assert!(outcome.settled);
    let whole = [&b"Une visite."[..], &[0; 989]].concat();
    assert_eq!(outcome.document.sha256, probant::folder::digest::sha256(&whole), "and the digest tells");
}

fn a_worker_is_replaced_after_a_thousand_files() {
    let pool = pool(true, Budget::default());
    for _ in 0..1001 {
        assert_sound(&pool);
    }
    assert_eq!((pool.mishaps().started, pool.mishaps().lost), (2, 0));
}
