//! stub
use super::Indicator;
use crate::catalogue::Words;
use crate::model::profile::Profile;
/// stub
pub struct Applicability {
    pub applicable: bool,
    pub reason: String,
}
/// stub
pub fn applies(_: &Indicator, _: &Profile, _: &Words) -> Applicability {
    Applicability { applicable: true, reason: String::new() }
}
