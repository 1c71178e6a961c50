//! Character recognition: pictures of pages to lines of text. The engine is a program of the machine, found or not; no
//! picture leaves the machine, and no file of the user is handed to it, only pictures that we drew.

mod lines;
mod merge;
mod tesseract;
mod tsv;

pub use lines::{Line, Rectangle, Word};
pub use merge::{Seen, merge};
pub use tesseract::{Absence, Tesseract};

use thiserror::Error;

/// Something that reads pictures of pages.
pub trait Engine: Sync {
    /// Name and version of the engine and of what it knows of French: the same stamp and the same picture give the same lines.
    fn stamp(&self) -> &str;

    /// The lines of the PNG picture of a page, drawn at `dpi` dots an inch, in reading order.
    ///
    /// # Errors
    /// When the engine failed on this picture; the next one may succeed.
    fn recognise(&self, png: &[u8], dpi: u32) -> Result<Vec<Line>, Fault>;
}

/// Why a page was not recognised. Neither the user's fault nor ours: the engine's, or the page's.
#[derive(Debug, Error)]
pub enum Fault {
    /// The program could not be started or spoken to.
    #[error("the program could not be run: {0}")]
    Unusable(#[from] std::io::Error),
    /// It took longer than a page may take, and was ended.
    #[error("more than {0} seconds for a page")]
    TooLong(u64),
    /// There is no picture of the page to look at.
    #[error("the page could not be drawn")]
    Undrawn,
    /// It gave up.
    #[error("the program failed: {0}")]
    Failed(String),
}
