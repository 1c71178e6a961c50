//! Runs the program on a folder and watches it from outside: exit code, report, time, memory, and what it leaves behind.
//! Memory and processes are told by `/proc`; elsewhere than on Linux they are not watched.

#![allow(clippy::print_stderr, reason = "what was measured is told to who runs the tests")]
#![allow(dead_code, reason = "each test program uses its own part")]

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

/// Time after which a run is taken for hanging, and ended.
const HANG: Duration = Duration::from_mins(3);
/// Time between two looks at the running program.
const LOOK: Duration = Duration::from_millis(10);

/// How a run went.
pub struct Run {
    /// The exit code; none when a signal ended it, or we did.
    pub code: Option<i32>,
    /// What it wrote on standard output.
    pub output: Vec<u8>,
    /// What it wrote on the error stream.
    pub complaints: String,
    /// How long it took, by the clock on the wall.
    pub took: Duration,
    /// Processor time that it and its workers used: what a busy machine does not lengthen.
    pub used: Duration,
    /// The most memory that the program itself held, in kilobytes; its workers do not count.
    pub peak: u64,
    /// Processes that outlived it.
    pub left: Vec<u32>,
}

impl Run {
    /// The JSON report on standard output.
    pub fn report(&self) -> Result<Value, String> {
        serde_json::from_slice(&self.output).map_err(|_| {
            let code = self.code.map_or("no exit code".to_owned(), |code| format!("exit code {code}"));
            format!("no report ({code} after {:.1?}): {}", self.took, self.complaints.trim())
        })
    }
}

/// A command of the program under test, without what the surroundings could change.
pub fn probant() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_probant"));
    command.env_remove("FORCE_COLOR").env("NO_COLOR", "1").env_remove("GITHUB_ACTIONS");
    command
}

/// `check` of `folder` with the rule pack `pack`, as JSON on standard output, every finding counted.
pub fn check(folder: &Path, pack: &Path) -> Command {
    let mut command = probant();
    command.arg("check").arg(folder).arg("--pack").arg(pack);
    command.args(["--as-of", "2026-12-01", "--fail-on", "note", "-q", "-o", "json"]);
    // What these tests are about needs no recognition of letters, leaves nothing in the cache of whoever runs them, and does not
    // depend on how busy the machine is.
    for option in [["--no-cache"].as_slice(), &["--ocr", "off"], &["--limit", "wall=150"]] {
        if knows(option[0]) {
            command.args(option);
        }
    }
    command
}

/// `command` as a user without privileges runs it: for root no file is closed. The program is copied to where that user may go.
#[cfg(unix)]
pub fn without_privileges(folder: &TempDir, command: Command) -> Command {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;

    const NOBODY: u32 = 65534;
    if fs::metadata(folder.path()).expect("a folder").uid() != 0 {
        return command;
    }
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).expect("rights");
    let program = folder.path().join("probant");
    if !program.exists() {
        fs::copy(command.get_program(), &program).expect("copied");
    }
    let mut other = Command::new(program);
    other.args(command.get_args()).env("NO_COLOR", "1").env("HOME", "/nonexistent").current_dir(folder.path());
    other.uid(NOBODY).gid(NOBODY);
    other
}

#[cfg(not(unix))]
pub fn without_privileges(_: &TempDir, command: Command) -> Command {
    command
}

/// True when `check` has the option `name`.
fn knows(name: &str) -> bool {
    static HELP: OnceLock<String> = OnceLock::new();
    let help = || {
        let output = probant().args(["check", "--help"]).output().expect("runs");
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    HELP.get_or_init(help).contains(name)
}

/// Runs `command` to its end, or to ours.
pub fn watch(mut command: Command) -> Run {
    watch_with(&mut command, |_| ())
}

/// Starts `command`. A copy of the program is busy while a process that another thread just forked still holds it open for writing.
fn started_once_written(command: &mut Command) -> Child {
    let busy = |error: &std::io::Error| error.kind() == std::io::ErrorKind::ExecutableFileBusy;
    let mut tries = 0;
    loop {
        match command.spawn() {
            Err(error) if busy(&error) && tries < 200 => std::thread::sleep(Duration::from_millis(10)),
            other => return other.expect("starts"),
        }
        tries += 1;
    }
}

/// Runs `command` and calls `look` with its process id again and again while it runs.
pub fn watch_with(command: &mut Command, mut look: impl FnMut(u32)) -> Run {
    let scratch = TempDir::new().expect("a folder");
    let [output, complaints] = ["output", "complaints"].map(|name| scratch.path().join(name));
    command.stdin(Stdio::null());
    command.stdout(File::create(&output).expect("a file")).stderr(File::create(&complaints).expect("a file"));
    in_group_of_its_own(command);
    let started = Instant::now();
    let mut child = started_once_written(command);
    let (mut peak, mut used) = (0, Duration::ZERO);
    let status = loop {
        peak = peak.max(peak_memory(child.id()));
        used = used.max(processor_time(child.id()));
        look(child.id());
        if let Some(status) = child.try_wait().expect("waits") {
            break Some(status);
        }
        if started.elapsed() > HANG {
            break end(&mut child);
        }
        std::thread::sleep(LOOK);
    };
    Run {
        code: status.and_then(|status| status.code()),
        output: fs::read(output).expect("output"),
        complaints: String::from_utf8_lossy(&fs::read(complaints).expect("complaints")).into_owned(),
        took: started.elapsed(),
        used,
        peak,
        left: outliving(child.id()),
    }
}

fn end(child: &mut Child) -> Option<ExitStatus> {
    child.kill().ok();
    child.wait().ok();
    None
}

#[cfg(unix)]
fn in_group_of_its_own(command: &mut Command) {
    std::os::unix::process::CommandExt::process_group(command, 0);
}

#[cfg(not(unix))]
fn in_group_of_its_own(_: &mut Command) {}

/// The most memory that process `id` has held so far, in kilobytes.
fn peak_memory(id: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.trim().trim_end_matches("kB").trim().parse().unwrap_or(0)
}

/// Processor time of process `id`, of its children that have ended, and of those that live in its group.
fn processor_time(id: u32) -> Duration {
    let ticks = |process: u32, fields: std::ops::Range<usize>| -> u64 {
        stat_of(process)
            .into_iter()
            .flatten()
            .skip(fields.start)
            .take(fields.len())
            .filter_map(|field| field.parse::<u64>().ok())
            .sum()
    };
    let living: u64 = group(id).into_iter().map(|worker| ticks(worker, 11..13)).sum();
    // Linux counts a hundred ticks a second, whatever the kernel's own rhythm.
    Duration::from_millis((ticks(id, 11..15) + living) * 10)
}

/// Processes still in group `id` a moment after its leader ended.
fn outliving(id: u32) -> Vec<u32> {
    let patience = Instant::now() + Duration::from_secs(5);
    loop {
        let left = group(id);
        if left.is_empty() || Instant::now() > patience {
            return left;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Processes of group `id` beside its leader, zombies apart.
pub fn group(id: u32) -> Vec<u32> {
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    let ids = processes.filter_map(|entry| entry.file_name().to_string_lossy().parse::<u32>().ok());
    ids.filter(|process| *process != id && group_of(*process) == Some(id)).collect()
}

/// The group of process `id`, unless it has ended.
fn group_of(id: u32) -> Option<u32> {
    let fields = stat_of(id)?;
    (!["Z", "X"].contains(&fields.first()?.as_str())).then(|| fields.get(2)?.parse().ok()).flatten()
}

/// What the system says of process `id` after its name in brackets: state, parent, group… (proc(5)).
fn stat_of(id: u32) -> Option<Vec<String>> {
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    Some(stat.rsplit_once(')')?.1.split_whitespace().map(str::to_owned).collect())
}

/// Runs a Python script of the repository, which must be there.
pub fn python(script: &str, arguments: &[&Path]) -> String {
    let script = repository().join(script);
    let mut command = Command::new("python3");
    command.arg(&script).args(arguments).env("PYTHONDONTWRITEBYTECODE", "1");
    let output = command.output().expect("these tests need Python 3.11 under the name python3");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{} failed: {said}", script.display());
    if !said.is_empty() {
        eprintln!("{}", said.trim());
    }
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The root of the repository.
pub fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
