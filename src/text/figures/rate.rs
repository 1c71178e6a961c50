//! What a figure says: so many percent, or a mark out of five, ten or twenty.

/// Scales of marks.
const MARKS: [u32; 3] = [5, 10, 20];

/// A share or a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Rate {
    /// Hundredths of a percent, or of a point.
    pub hundredths: u32,
    /// What it is out of: 100 for a share.
    pub of: u32,
}

impl Rate {
    /// True when rounding explains the difference: half a percent, a twentieth of a point.
    pub fn agrees(self, other: Self) -> bool {
        let rounding = if self.of == 100 { 50 } else { 5 };
        self.of == other.of && self.hundredths.abs_diff(other.hundredths) <= rounding
    }
}

/// The rate that `text` begins with: « 91,4 % (32 sur 35) », « 4,6/5 ». A whole number of five may be so many of five people.
pub(super) fn rate(text: &str) -> Option<Rate> {
    let (hundredths, rest) = number(text)?;
    let of = scale(rest)?;
    let is_mark = hundredths % 100 != 0;
    (hundredths <= of * 100 && (of == 100 || is_mark)).then_some(Rate { hundredths, of })
}

/// The hundredths of a percent that `text` says, and nothing else: « 83,3 % ».
pub(crate) fn share(text: &str) -> Option<u32> {
    let (hundredths, rest) = number(text.trim())?;
    (rest.trim() == "%" && hundredths <= 100 * 100).then_some(hundredths)
}

/// The number that stands alone in `text`, as a rate of the scale that `label` gives: « Satisfaction (/5) ».
pub(super) fn under(label: &str, text: &str) -> Option<Rate> {
    let of = scales(label).next()?;
    let (hundredths, rest) = number(text)?;
    (rest.is_empty() && hundredths <= of * 100).then_some(Rate { hundredths, of })
}

/// The rates in `text`, each with where its number begins.
pub(super) fn rates(text: &str) -> impl Iterator<Item = (usize, Rate)> {
    let starts = text.char_indices().scan(' ', |before, (at, c)| {
        let begins = c.is_ascii_digit() && !(before.is_ascii_digit() || matches!(*before, ',' | '.'));
        *before = c;
        Some((begins, at))
    });
    starts.filter_map(|(begins, at)| begins.then_some(at)).filter_map(|at| Some((at, rate(text.get(at..)?)?)))
}

/// True when a share or a mark may be told in `text`.
pub(crate) fn is_rated(text: &str) -> bool {
    scales(text).next().is_some()
}

/// The scales that `text` names: 100 for « % », 5 for « /5 » or « sur 5 ».
fn scales(text: &str) -> impl Iterator<Item = u32> {
    text.char_indices().filter(|(_, c)| matches!(c, '%' | '/' | 's')).filter_map(|(at, _)| scale(text.get(at..)?))
}

/// The scale that `text` begins with.
fn scale(text: &str) -> Option<u32> {
    let text = text.trim_start();
    if text.starts_with('%') {
        return Some(100);
    }
    let out_of = text.strip_prefix('/').or_else(|| text.strip_prefix("sur "))?.trim_start();
    let digits = out_of.find(|c: char| !c.is_ascii_digit()).unwrap_or(out_of.len());
    let (number, rest) = out_of.split_at_checked(digits)?;
    let is_day = rest.starts_with('/');
    number.parse().ok().filter(|of| MARKS.contains(of) && !is_day)
}

/// The number that `text` begins with, in hundredths, and what follows it.
fn number(text: &str) -> Option<(u32, &str)> {
    let text = text.trim();
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let whole: u32 = text.get(..digits).filter(|digits| (1..=3).contains(&digits.len()))?.parse().ok()?;
    let rest = text.get(digits..)?;
    let Some(decimals) = rest.strip_prefix([',', '.']) else { return Some((whole * 100, rest)) };
    let mut digits = decimals.chars().map_while(|c| c.to_digit(10));
    let hundredths = digits.next()? * 10 + digits.next().unwrap_or(0);
    Some((whole * 100 + hundredths, decimals.trim_start_matches(|c: char| c.is_ascii_digit())))
}
