//! stub
use crate::catalogue::Words;
use crate::model::report::Report;
use std::io::{self, Write};
pub(super) fn render(_report: &Report, _words: &Words, _out: &mut dyn Write) -> io::Result<()> {
    Ok(())
}
