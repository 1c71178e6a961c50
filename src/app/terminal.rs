//! Standard streams: what people read goes to stdout, logs and progress to stderr.

use std::io::{self, IsTerminal, Write};

use crate::cli::ColourChoice;

use super::{Exit, Stop};

/// The two streams and whether they take colours.
pub(super) struct Terminal {
    choice: anstream::ColorChoice,
}

/// Narrowest and widest lines of text.
const WIDTH: (usize, usize) = (60, 100);

impl Terminal {
    pub(super) fn new(colour: ColourChoice) -> Self {
        let choice = match colour {
            ColourChoice::Auto => anstream::ColorChoice::Auto,
            ColourChoice::Always => anstream::ColorChoice::AlwaysAnsi,
            ColourChoice::Never => anstream::ColorChoice::Never,
        };
        Self { choice }
    }

    /// Writes `text` to stdout; colours are dropped where they are not wanted.
    pub(super) fn print(&self, text: &str) -> io::Result<()> {
        let mut out = anstream::AutoStream::new(io::stdout().lock(), self.choice);
        out.write_all(text.as_bytes())?;
        out.flush()
    }

    /// Writes `text` to stderr.
    pub(super) fn complain(&self, text: &str) -> io::Result<()> {
        let mut out = anstream::AutoStream::new(io::stderr().lock(), self.choice);
        out.write_all(text.as_bytes())?;
        out.flush()
    }

    /// Writes `text` to stdout as the result of a command. A reader that has gone away is no error.
    pub(super) fn finish(&self, text: &str) -> Result<Exit, Stop> {
        match self.print(text) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Stop::usage(error.to_string())),
            _ => Ok(Exit::Passed),
        }
    }

    /// Writes `bytes` to stdout as they are. A reader that has gone away is no error.
    pub(super) fn pour(&self, bytes: &[u8]) -> Result<(), Stop> {
        let mut out = io::stdout().lock();
        match out.write_all(bytes).and_then(|()| out.flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Stop::usage(error.to_string())),
            _ => Ok(()),
        }
    }

    /// Columns of a line of text.
    pub(super) fn width(&self) -> usize {
        let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        columns.unwrap_or(WIDTH.1).clamp(WIDTH.0, WIDTH.1)
    }

    /// True when a progress bar would be seen.
    pub(super) fn shows_progress(&self) -> bool {
        io::stderr().is_terminal() && std::env::var_os("CI").is_none()
    }
}
