//! Passages cut out of their pages for the eye, the words marked as with a pen, and first pages in small. What may not be
//! shown leaves this file struck out or blurred. Pure, as `render` is: what cannot be drawn is left out.

use std::collections::BTreeMap;

use image::GrayImage;
use image::imageops::{self, FilterType};
use serde::{Deserialize, Serialize};

use super::render::{self, Wanted};
use crate::model::document::Area;
use crate::model::format::Format;
use crate::model::picture::{Cut, Passage};

/// Dots an inch of a passage: two for each point.
const DPI: u32 = 144;
/// Dots an inch of a first page before it is made small.
const SMALL: u32 = 72;
/// Points shown above and below a passage, and beside the lines around it.
const AROUND: f64 = 40.0;
const BESIDE: f64 = 12.0;
/// Points beside a line that belong to its letters.
const BEARING: f64 = 1.0;
/// Points that the marking pen goes beyond the words.
const PEN: f64 = 2.0;
/// Pixels of the sides of what is cut out.
const WIDEST: u32 = 1_200;
const HIGHEST: u32 = 480;
/// How far what is veiled is blurred, in pixels: more than letters are large.
const BLUR: f32 = 9.0;
/// Shades of grey of paper and ink, and as many under the pen.
const SHADES: u16 = 32;
/// Colour of the pen on white paper, and of its edge: those of the report.
const MARKED: [u16; 3] = [255, 226, 163];
const EDGE: [u8; 3] = [154, 66, 7];
/// Turn of the edge's colour in the palette.
const EDGE_TURN: u8 = 64;
/// Its width in pixels.
const EDGE_WIDTH: u32 = 2;
/// Shade of what is struck out.
const STRUCK: u8 = 74;

/// A picture cut out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cutting {
    /// As PNG of few colours.
    pub png: Vec<u8>,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// Cuts what is wanted out of the file `bytes`, in the order of `cuts`. Never fails and never panics: what cannot be drawn,
/// or lies nowhere, is none.
#[must_use]
pub fn cut(bytes: &[u8], format: Format, cuts: &[Cut]) -> Vec<Option<Cutting>> {
    let mut done: Vec<Option<Cutting>> = vec![None; cuts.len()];
    for (page, turns) in by_page(cuts) {
        // A page at a time: what lies in memory at once.
        let Some(paper) = drawn(bytes, format, page, DPI) else { continue };
        for turn in turns {
            let Some(Cut::Passage(wanted)) = cuts.get(turn) else { continue };
            if let Some(place) = done.get_mut(turn) {
                *place = passage(&paper, format, wanted);
            }
        }
    }
    for (cut, place) in cuts.iter().zip(&mut done) {
        if let Cut::Thumbnail(side) = cut {
            *place = drawn(bytes, format, 1, SMALL).and_then(|paper| thumbnail(&paper, (*side).min(WIDEST)));
        }
    }
    done
}

/// The turns of the passages of each page.
fn by_page(cuts: &[Cut]) -> BTreeMap<u32, Vec<usize>> {
    let mut pages: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (turn, cut) in cuts.iter().enumerate() {
        if let Cut::Passage(passage) = cut {
            pages.entry(passage.page).or_default().push(turn);
        }
    }
    pages
}

/// One page; a picture file as character recognition saw it, brought to the same scale.
fn drawn(bytes: &[u8], format: Format, page: u32, dpi: u32) -> Option<GrayImage> {
    let wanted = Wanted { pages: &[page], dpi: if format == Format::Pdf { dpi } else { render::RECOGNITION } };
    let (_, paper) = render::grey(bytes, format, &wanted).pop()?;
    if format == Format::Pdf {
        return Some(paper);
    }
    let scaled = |side: u32| (u64::from(side) * u64::from(dpi) / u64::from(render::RECOGNITION)).max(1);
    let (width, height) = (u32::try_from(scaled(paper.width())).ok()?, u32::try_from(scaled(paper.height())).ok()?);
    Some(imageops::resize(&paper, width, height, FilterType::Triangle))
}

/// True when `paper` is as large as its points say: pages beyond the limits of drawing are drawn smaller.
fn is_to_scale(paper: &GrayImage, format: Format, recognised: bool) -> bool {
    let finest = if recognised && format == Format::Pdf { render::RECOGNITION } else { DPI };
    let (width, height) = (u64::from(paper.width() + 1), u64::from(paper.height() + 1));
    let (finest, drawn) = (u64::from(finest), u64::from(DPI));
    let long = width.max(height) * finest / drawn;
    format != Format::Pdf
        || (long < u64::from(render::SIDE) && width * height * finest * finest / drawn / drawn < render::AREA)
}

/// A rectangle of pixels: left, top, right, bottom, the latter two beyond it.
type Pixels = (u32, u32, u32, u32);

/// `area`, `more` points larger on each side, in pixels of a sheet of `width` and `height`; none where nothing of it is there.
fn pixels(area: &Area, (across, down): (f64, f64), (width, height): (u32, u32)) -> Option<Pixels> {
    let scale = f64::from(DPI) / 72.0;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the sheet before")]
    let on = |points: f64, side: u32| (points * scale).clamp(0.0, f64::from(side)) as u32;
    let (left, right) = (on(f64::from(area.x0) - across, width), on(f64::from(area.x1) + across, width));
    let (top, bottom) = (on(f64::from(area.y0) - down, height), on(f64::from(area.y1) + down, height));
    (left < right && top < bottom).then_some((left, top, right, bottom))
}

/// What is cut out around `wanted`: as wide as the lines there are, and never the whole page.
fn window(wanted: &Passage, size: (u32, u32)) -> Option<Pixels> {
    let (_, top, _, bottom) = pixels(&wanted.area, (0.0, AROUND), size)?;
    let near = |area: &&Area| pixels(area, (0.0, 0.0), size).is_some_and(|(_, y0, _, y1)| y0 < bottom && y1 > top);
    let lines = wanted.shown.iter().chain(&wanted.struck).filter(near).chain([&wanted.area]);
    let spots = lines.filter_map(|area| pixels(area, (BESIDE, 0.0), size));
    // No line is cut in two.
    let (left, top, right, bottom) = spots.fold((size.0, top, 0, bottom), |(left, top, right, bottom), spot| {
        (left.min(spot.0), top.min(spot.1), right.max(spot.2), bottom.max(spot.3))
    });
    (left < right).then(|| (left, top, right, bottom.min(top + HIGHEST)))
}

/// The passage `wanted` on its `paper`.
fn passage(paper: &GrayImage, format: Format, wanted: &Passage) -> Option<Cutting> {
    if !is_to_scale(paper, format, wanted.recognised) {
        return None;
    }
    let size = paper.dimensions();
    let whole = window(wanted, size)?;
    let (left, top, right, bottom) = whole;
    let sharp = imageops::crop_imm(paper, left, top, right - left, bottom - top).to_image();
    let inside = |area: &Area, more: (f64, f64)| within(pixels(area, more, size)?, whole);
    let spots = |areas: &[Area]| areas.iter().filter_map(|area| inside(area, (BEARING, 0.0))).collect::<Vec<_>>();
    let (clear, struck) = (spots(&wanted.shown), spots(&wanted.struck));
    let mut shown = if wanted.veiled { veiled(&sharp, &clear, &struck) } else { sharp };
    for spot in &struck {
        fill(&mut shown, *spot, STRUCK);
    }
    let pen = inside(&wanted.area, (PEN, PEN))?;
    if shown.width() <= WIDEST {
        return encoded(&shown, Some(pen));
    }
    let narrowed = |length: u32| u32::try_from(u64::from(length) * u64::from(WIDEST) / u64::from(shown.width())).ok();
    let small = imageops::resize(&shown, WIDEST, narrowed(shown.height())?.max(1), FilterType::Triangle);
    encoded(&small, Some((narrowed(pen.0)?, narrowed(pen.1)?, narrowed(pen.2)?, narrowed(pen.3)?)))
}

/// `sharp` where it is `clear`, blurred elsewhere. The lines themselves leave no trace in what is blurred.
fn veiled(sharp: &GrayImage, clear: &[Pixels], struck: &[Pixels]) -> GrayImage {
    let mut bare = sharp.clone();
    for spot in clear.iter().chain(struck) {
        fill(&mut bare, *spot, paper_of(sharp, *spot));
    }
    let mut veiled = imageops::fast_blur(&bare, BLUR);
    for spot in clear {
        each(*spot, |x, y| veiled.put_pixel(x, y, *sharp.get_pixel(x, y)));
    }
    veiled
}

/// The shade of what a line is printed on: that of most of its pixels.
fn paper_of(sheet: &GrayImage, spot: Pixels) -> u8 {
    let mut shades = Vec::new();
    each(spot, |x, y| shades.extend(sheet.get_pixel(x, y).0));
    shades.sort_unstable();
    shades.get(shades.len() / 2).copied().unwrap_or(255)
}

fn fill(sheet: &mut GrayImage, spot: Pixels, shade: u8) {
    each(spot, |x, y| sheet.put_pixel(x, y, image::Luma([shade])));
}

/// The part of `spot` that lies in `window`, as seen from there.
fn within(spot: Pixels, window: Pixels) -> Option<Pixels> {
    let (left, top) = (spot.0.max(window.0), spot.1.max(window.1));
    let (right, bottom) = (spot.2.min(window.2), spot.3.min(window.3));
    let (x, y) = (window.0, window.1);
    (left < right && top < bottom).then(|| (left - x, top - y, right - x, bottom - y))
}

fn each((left, top, right, bottom): Pixels, mut work: impl FnMut(u32, u32)) {
    (top..bottom).for_each(|y| (left..right).for_each(|x| work(x, y)));
}

/// The page in small, `side` pixels at its longer side.
fn thumbnail(paper: &GrayImage, side: u32) -> Option<Cutting> {
    let long = u64::from(paper.width().max(paper.height())).max(1);
    let scaled = |length: u32| u32::try_from(u64::from(length) * u64::from(side) / long).ok().map(|one| one.max(1));
    let small = imageops::resize(paper, scaled(paper.width())?, scaled(paper.height())?, FilterType::Triangle);
    encoded(&small, None)
}

/// The PNG of `grey`, in few colours, what lies under the `pen` marked.
fn encoded(grey: &GrayImage, pen: Option<Pixels>) -> Option<Cutting> {
    let (width, height) = grey.dimensions();
    let pixels: Vec<u8> = grey.enumerate_pixels().map(|(x, y, shade)| colour(shade.0, (x, y), pen)).collect();
    let mut png = Vec::new();
    let mut encoder = png::Encoder::new(&mut png, width, height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette());
    encoder.set_filter(png::Filter::NoFilter);
    encoder.set_compression(png::Compression::High);
    encoder.write_header().ok()?.write_image_data(&pixels).ok()?;
    Some(Cutting { png, width, height })
}

/// The turn in the palette of a `shade` at `x`, `y`.
fn colour([shade]: [u8; 1], (x, y): (u32, u32), pen: Option<Pixels>) -> u8 {
    let turn = u8::try_from((u16::from(shade) * (SHADES - 1) + 127) / 255).unwrap_or(0);
    match pen {
        // A line under the words: a mark for those who see no colour.
        Some((left, _, right, bottom))
            if (left..right).contains(&x) && (bottom.saturating_sub(EDGE_WIDTH)..bottom).contains(&y) =>
        {
            EDGE_TURN
        }
        Some((left, top, right, bottom)) if (left..right).contains(&x) && (top..bottom).contains(&y) => turn + 32,
        _ => turn,
    }
}

/// The greys, the same under the pen, the edge of the pen.
fn palette() -> Vec<u8> {
    let shades = |full: [u16; 3]| (0..SHADES).flat_map(move |n| full.map(|full| n * full / (SHADES - 1)));
    shades([255; 3]).chain(shades(MARKED)).filter_map(|value| u8::try_from(value).ok()).chain(EDGE).collect()
}
