//! stub
/// stub
pub fn parse(s: &str) -> Result<jiff::Span, String> {
    s.parse().map_err(|e: jiff::Error| e.to_string())
}
