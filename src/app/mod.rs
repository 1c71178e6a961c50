//! The subcommands, one file each: the only place with order, clock, environment and standard streams.

mod bundle;
mod cache;
mod check;
mod crash;
mod diff;
mod dossier;
mod due;
mod editions;
mod examination;
mod explain;
mod fleet;
mod gate;
mod git;
mod init;
mod lint;
mod list;
mod merge;
mod outputs;
mod picturing;
mod pins;
mod progress;
mod readers;
mod remarks;
mod render;
mod rules;
mod saved;
mod schema;
mod seeing;
mod settings;
mod shard;
mod showing;
mod signing;
mod subject;
mod terminal;
mod timing;
mod trial;
mod verify;
mod waivers;
mod watch;
mod why;

use std::fmt::Display;
use std::path::Path;
use std::process::ExitCode;

use jiff::civil::Date;
use jiff::{Timestamp, tz::TimeZone};

use crate::catalogue::Words;
use crate::cli::{self, Command};
use crate::sandbox;
use terminal::Terminal;

/// Exit codes (product contract, section 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    Passed = 0,
    Failed = 1,
    Usage = 2,
    Nothing = 3,
    Unreadable = 4,
    Changed = 10,
    Worse = 11,
    Incomparable = 12,
    Internal = 70,
}

/// What ends a command early: what to tell the user, and the exit code.
#[derive(Debug)]
pub(crate) struct Stop {
    message: String,
    exit: Exit,
}

impl Stop {
    fn usage(message: impl Into<String>) -> Self {
        Self { message: message.into(), exit: Exit::Usage }
    }

    fn internal(panic: &str, words: &Words) -> Self {
        Self { message: words.tell("cli-internal", &[("panic", panic)]), exit: Exit::Internal }
    }

    /// A file that cannot be read.
    fn unreadable(path: &Path, error: &dyn Display, words: &Words) -> Self {
        Self::of_file("cli-cannot-read", path, error, words)
    }

    /// A file that cannot be written.
    fn unwritable(path: &Path, error: &dyn Display, words: &Words) -> Self {
        Self::of_file("cli-cannot-write", path, error, words)
    }

    fn of_file(key: &str, path: &Path, error: &dyn Display, words: &Words) -> Self {
        Self::usage(words.tell(key, &[("path", &path.to_string_lossy()), ("error", &error.to_string())]))
    }

    fn nothing(message: impl Into<String>) -> Self {
        Self { message: message.into(), exit: Exit::Nothing }
    }
}

/// Runs the command that the arguments ask for.
#[must_use]
pub fn run() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next().is_some_and(|first| first == sandbox::ARGUMENT) {
        let settings = arguments.next().unwrap_or_default();
        return sandbox::serve(&settings.to_string_lossy(), sandbox::answer);
    }
    let cli = match cli::parse() {
        Ok(cli) => cli,
        Err((text, asked)) => {
            let terminal = Terminal::new(cli::ColourChoice::Auto);
            let written = if asked { terminal.print(&text) } else { terminal.complain(&text) };
            return ExitCode::from(if asked && written.is_ok() { 0 } else { Exit::Usage as u8 });
        }
    };
    let (terminal, words) = (Terminal::new(cli.color), Words::new(cli.lang.into()));
    let work = || match &cli.command {
        Command::Check(args) => check::run(args, &words, &terminal),
        Command::Explain(args) => explain::run(args, &words, &terminal),
        Command::List(args) => list::run(args, &words, &terminal),
        Command::Why(args) => why::run(args, &words, &terminal),
        Command::Due(args) => due::run(args, &words, &terminal),
        Command::Render(args) => render::run(args, &words, &terminal),
        Command::Waivers(args) => waivers::run(args, &words, &terminal),
        Command::Verify(args) => verify::run(args, &words, &terminal),
        Command::Diff(args) => diff::run(args, &words, &terminal),
        Command::Merge(args) => merge::run(args, &words, &terminal),
        Command::Bundle(args) => bundle::run(args, &words, &terminal),
        Command::Init(args) => init::run(args, &words, &terminal),
        Command::Rules(args) => match &args.work {
            cli::RulesWork::Lint(args) => lint::run(args, &words, &terminal),
            cli::RulesWork::Test(args) => trial::run(args, &words, &terminal),
        },
        Command::Completions(args) => terminal.pour(&cli::completions(args.shell)).map(|()| Exit::Passed),
        Command::Man => manual(&terminal),
        Command::Schema(args) => schema::run(args, &terminal),
        Command::Cache(args) => cache::run(args, &words, &terminal),
    };
    let done = crash::guarded(work).unwrap_or_else(|panic| Err(Stop::internal(&panic, &words)));
    let exit = done.unwrap_or_else(|stop| {
        // Nothing more can be done for a user whose error stream is closed.
        let _ = terminal.complain(&format!("{}\n", stop.message));
        stop.exit
    });
    ExitCode::from(exit as u8)
}

/// Prints the manual page.
fn manual(terminal: &Terminal) -> Result<Exit, Stop> {
    let page = cli::manual().map_err(|error| Stop::usage(error.to_string()))?;
    terminal.pour(&page).map(|()| Exit::Passed)
}

/// The day in Paris, where the label lives.
fn today() -> Date {
    let zone = TimeZone::get("Europe/Paris").unwrap_or(TimeZone::UTC);
    Timestamp::now().to_zoned(zone).date()
}
