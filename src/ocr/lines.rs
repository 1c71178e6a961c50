//! What an engine gives: lines of words with their confidence and rectangle.

use serde::{Deserialize, Serialize};

use crate::model::document::Area;

/// A part of a picture, in pixels from its upper left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rectangle {
    /// Pixels from the left.
    pub left: u32,
    /// Pixels from the top.
    pub top: u32,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

impl Rectangle {
    /// Where it lies on a page drawn at `dpi` dots an inch; none when it is empty.
    pub(super) fn area(self, dpi: u32) -> Option<Area> {
        let points = |pixels: u32| f64::from(pixels) * 72.0 / f64::from(dpi.max(1));
        let (right, bottom) = (self.left.saturating_add(self.width), self.top.saturating_add(self.height));
        let whole = self.width > 0 && self.height > 0;
        whole.then(|| Area::new(points(self.left), points(self.top), points(right), points(bottom))).flatten()
    }
}

/// A word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Word {
    /// Its letters.
    pub text: String,
    /// How sure the engine is, in percent.
    pub confidence: u8,
    /// Where it stands.
    pub rectangle: Rectangle,
}

/// A printed line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Its words, from left to right.
    pub words: Vec<Word>,
    /// Where it stands.
    pub rectangle: Rectangle,
}

impl Line {
    /// Its words with one space between.
    #[must_use]
    pub fn text(&self) -> String {
        let words: Vec<&str> = self.words.iter().map(|word| word.text.as_str()).collect();
        words.join(" ")
    }

    /// Its letters and digits.
    #[must_use]
    pub fn letters(&self) -> usize {
        self.words.iter().map(|word| word.text.chars().filter(|c| c.is_alphanumeric()).count()).sum()
    }

    /// Mean confidence of its words, the longer ones counting more; in percent.
    #[must_use]
    pub fn confidence(&self) -> u8 {
        let weight = |word: &Word| word.text.chars().count();
        let whole: usize = self.words.iter().map(weight).sum();
        let sum: usize = self.words.iter().map(|word| weight(word) * usize::from(word.confidence)).sum();
        sum.checked_div(whole).and_then(|mean| u8::try_from(mean).ok()).unwrap_or(0)
    }

    /// Where it lies on a page drawn at `dpi` dots an inch; none when its words stand nowhere.
    #[must_use]
    pub fn area(&self, dpi: u32) -> Option<Area> {
        let words = || self.words.iter().map(|word| &word.rectangle);
        let (left, top) = (words().map(|one| one.left).min()?, words().map(|one| one.top).min()?);
        let right = words().map(|one| one.left.saturating_add(one.width)).max()?;
        let bottom = words().map(|one| one.top.saturating_add(one.height)).max()?;
        let (width, height) = (right.saturating_sub(left), bottom.saturating_sub(top));
        Rectangle { left, top, width, height }.area(dpi)
    }

    /// Height of its tallest word, in pixels.
    #[must_use]
    pub(super) fn height(&self) -> u32 {
        self.words.iter().map(|word| word.rectangle.height).max().unwrap_or(0)
    }
}
