//! stub
use std::ops::Range;
#[derive(Clone, Debug)]
pub struct Regex(regex::Regex);
impl Regex {
    pub fn new(source: &str) -> Result<Self, String> {
        regex::Regex::new(source).map(Self).map_err(|e| e.to_string())
    }
    pub fn find(&self, text: &str) -> Option<Range<usize>> {
        self.0.find(text).map(|m| m.range())
    }
}
