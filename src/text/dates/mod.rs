//! stub
use crate::model::{date::FoundDate, document::Document};
/// stub
pub fn find(_d: &Document, _a: jiff::civil::Date) -> Vec<FoundDate> {
    Vec::new()
}
/// stub
pub fn parse_cell(_t: &str, _p: jiff::civil::Date) -> Option<jiff::civil::Date> {
    None
}
