//! Pages as pictures, for character recognition and for the eye: grey, bounded in size. Pure: no file, no program, no clock.
//! What cannot be drawn is left out.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_interpret::hayro_syntax::Pdf;
use hayro::hayro_interpret::hayro_syntax::page::Page;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, GrayImage, ImageDecoder, ImageFormat, ImageReader};
use serde::{Deserialize, Serialize};

use super::{ink, pdf_structure, picture, render_gauge};
use crate::model::document::Area;
use crate::model::format::Format;

/// Dots an inch at which pages are drawn for character recognition: finer ones are read no better, and more slowly
/// (`benches/ocr.py`).
pub const RECOGNITION: u32 = 240;
/// Pixels of a side of what is drawn.
pub(super) const SIDE: u32 = 4_000;
/// Pixels of what is drawn.
pub(super) const AREA: u64 = 16 << 20;
/// Pixels of a picture that is unpacked: the largest cameras of telephones stay below.
const UNPACKED: u64 = 64 << 20;
/// Bytes that unpacking a picture may take.
const MEMORY: u64 = 384 << 20;
/// Longer side, in inches, that a picture file is taken to have: a sheet of A4.
const SHEET: f32 = 11.7;
/// How much a picture may be enlarged: beyond, nothing is gained.
const ENLARGED: f32 = 2.0;
/// Which pages, how finely.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// Numbers of the pages, from 1.
    pub pages: &'a [u32],
    /// Dots an inch.
    pub dpi: u32,
}

/// A page drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// Number of the page, from 1.
    pub page: u32,
    /// The page in shades of grey, as PNG.
    pub png: Vec<u8>,
    /// Where it bears marks large enough to be a signature, words included.
    pub ink: Vec<Area>,
}

/// True for formats whose pages can be drawn.
#[must_use]
pub fn draws(format: Format) -> bool {
    matches!(format, Format::Pdf | Format::Png | Format::Jpeg | Format::Tiff | Format::Bmp)
}

/// Draws pages of the file `bytes`. Never fails and never panics: pages that are absent, damaged or beyond any honest
/// size are left out.
#[must_use]
pub fn render(bytes: &[u8], format: Format, wanted: &Wanted<'_>) -> Vec<Picture> {
    grey(bytes, format, wanted)
        .into_iter()
        .filter_map(|(page, grey)| Some(Picture { page, png: png_of(&grey)?, ink: ink::find(&grey, wanted.dpi) }))
        .collect()
}

/// The pages as `render` draws them, in shades of grey.
pub(super) fn grey(bytes: &[u8], format: Format, wanted: &Wanted<'_>) -> Vec<(u32, GrayImage)> {
    let drawn = catch_unwind(|| match format {
        Format::Pdf => pages(bytes, wanted),
        _ => pictures(bytes, format, wanted),
    });
    drawn.unwrap_or_default()
}

/// The scale at which a page of this size is drawn: as `asked`, smaller where the limits want it.
fn scale(width: f32, height: f32, asked: f32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a few thousands")]
    let side = SIDE as f32;
    #[expect(clippy::cast_precision_loss, reason = "an upper bound, taken roughly")]
    let area = AREA as f32;
    let long = width.max(height).max(1.0);
    let whole = (width * height).max(1.0);
    asked.min(side / long).min((area / whole).sqrt())
}

/// Pages of a PDF.
fn pages(bytes: &[u8], wanted: &Wanted<'_>) -> Vec<(u32, GrayImage)> {
    if pdf_structure::has_bomb(bytes) {
        return Vec::new();
    }
    let Ok(pdf) = Pdf::new(bytes.to_vec()) else { return Vec::new() };
    let mut cache = RenderCache::new();
    let mut drawn = Vec::new();
    for &number in wanted.pages {
        let index = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
        let Some(page) = index.and_then(|index| pdf.pages().get(index)) else { continue };
        match catch_unwind(AssertUnwindSafe(|| draw(page, &cache, wanted.dpi))) {
            Ok(grey) => drawn.extend(grey.map(|grey| (number, grey))),
            // Whatever the interrupted renderer left in its cache is not to be trusted.
            Err(_) => cache = RenderCache::new(),
        }
    }
    drawn
}

/// One page of a PDF, on white.
fn draw<'a>(page: &'a Page<'a>, cache: &RenderCache<'a>, dpi: u32) -> Option<GrayImage> {
    let (width, height) = page.render_dimensions();
    let sound = width.is_finite() && height.is_finite() && width >= 1.0 && height >= 1.0;
    if !sound || !render_gauge::is_affordable(page) {
        return None;
    }
    #[expect(clippy::cast_precision_loss, reason = "a few hundreds")]
    let scale = scale(width, height, dpi as f32 / 72.0);
    if width * scale < 1.0 || height * scale < 1.0 {
        return None;
    }
    let pixmap = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let settings = RenderSettings { force_image_interpolation: true, ..RenderSettings::default() };
    let pixmap = hayro::render(page, cache, &InterpreterSettings::default(), &settings, &pixmap);
    let grey = pixmap.data_as_u8_slice().chunks_exact(4).map(luminance).collect();
    GrayImage::from_raw(u32::from(pixmap.width()), u32::from(pixmap.height()), grey)
}

/// The shade of a pixel (ITU-R BT.601).
fn luminance(pixel: &[u8]) -> u8 {
    let shade = match pixel {
        [red, green, blue, ..] => 77 * u32::from(*red) + 150 * u32::from(*green) + 29 * u32::from(*blue),
        _ => 255 << 8,
    };
    u8::try_from(shade >> 8).unwrap_or(255)
}

/// Pages of a picture file.
fn pictures(bytes: &[u8], format: Format, wanted: &Wanted<'_>) -> Vec<(u32, GrayImage)> {
    let directories = if format == Format::Tiff { picture::directories(bytes) } else { Vec::new() };
    let one = |number: &u32| {
        let index = usize::try_from(*number).ok()?.checked_sub(1)?;
        let grey = match directories.get(index) {
            Some(&at) if index > 0 => unpack(&picture::opened_at(bytes, at)?, format)?,
            _ if index == 0 => unpack(bytes, format)?,
            _ => return None,
        };
        Some((*number, resized(grey, wanted.dpi)))
    };
    wanted.pages.iter().filter_map(one).collect()
}

/// The first picture of a file in shades of grey and upright, unless it is too large.
fn unpack(bytes: &[u8], format: Format) -> Option<GrayImage> {
    let size = imagesize::blob_size(bytes).ok()?;
    let area = u64::try_from(size.width).ok()?.checked_mul(u64::try_from(size.height).ok()?)?;
    if area == 0 || area > UNPACKED {
        return None;
    }
    let format = match format {
        Format::Png => ImageFormat::Png,
        Format::Jpeg => ImageFormat::Jpeg,
        Format::Tiff => ImageFormat::Tiff,
        Format::Bmp => ImageFormat::Bmp,
        _ => return None,
    };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = image::Limits::default();
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > UNPACKED {
        return None;
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = on_white(DynamicImage::from_decoder(decoder).ok()?);
    picture.apply_orientation(orientation);
    Some(picture.into_luma8())
}

/// The picture laid on white paper, where it is transparent.
fn on_white(picture: DynamicImage) -> DynamicImage {
    if !picture.color().has_alpha() {
        return picture;
    }
    let mut grey = picture.into_luma_alpha8();
    for pixel in grey.pixels_mut() {
        let [shade, opacity] = pixel.0;
        let mixed = (u32::from(shade) * u32::from(opacity) + 255 * (255 - u32::from(opacity))) / 255;
        pixel.0 = [u8::try_from(mixed).unwrap_or(255), 255];
    }
    DynamicImage::ImageLumaA8(grey)
}

/// The picture at the size that a sheet of `dpi` dots an inch would have.
fn resized(grey: GrayImage, dpi: u32) -> GrayImage {
    #[expect(clippy::cast_precision_loss, reason = "a few thousands")]
    let (width, height, dpi) = (grey.width() as f32, grey.height() as f32, dpi as f32);
    let fitting = (dpi * SHEET / width.max(height)).clamp(1.0, ENLARGED);
    let scale = scale(width, height, fitting);
    if (scale - 1.0).abs() < 0.05 {
        return grey;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "positive and within the limits")]
    let size = |length: f32| ((length * scale) as u32).max(1);
    image::imageops::resize(&grey, size(width), size(height), FilterType::CatmullRom)
}

/// The PNG of a grey picture.
fn png_of(grey: &GrayImage) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, grey.width(), grey.height());
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    encoder.write_header().ok()?.write_image_data(grey.as_raw()).ok()?;
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use image::{ImageBuffer, LumaA};
    use proptest::prelude::*;

    use super::*;

    fn drawn(bytes: &[u8], format: Format, pages: &[u32]) -> Vec<Picture> {
        render(bytes, format, &Wanted { pages, dpi: 240 })
    }

    fn size(png: &[u8]) -> (usize, usize) {
        let size = imagesize::blob_size(png).expect("a picture");
        (size.width, size.height)
    }

    /// A PDF of one page of the given size with a black square in it.
    fn pdf(side: u32) -> Vec<u8> {
        let content = "0 0 100 100 re f";
        format!(
            "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
             3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 {side} {side}]/Contents 4 0 R>>endobj\n\
             4 0 obj<</Length {}>>stream\n{content}\nendstream endobj\ntrailer<</Root 1 0 R/Size 5>>\n%%EOF",
            content.len()
        )
        .into_bytes()
    }

    #[test]
    fn a_page_is_drawn_as_finely_as_asked_and_never_beyond_the_limits() {
        let page = drawn(&pdf(300), Format::Pdf, &[1, 7]);
        assert_eq!(page.iter().map(|one| (one.page, size(&one.png))).collect::<Vec<_>>(), [(1, (1000, 1000))]);
        let (width, height) = size(&drawn(&pdf(14_000), Format::Pdf, &[1])[0].png);
        assert!(width <= 4_000 && height <= 4_000 && width * height <= 16 << 20 && width > 3_000, "{width} x {height}");
    }

    #[test]
    fn a_small_picture_is_enlarged_and_a_transparent_one_lies_on_white() {
        let clear: ImageBuffer<LumaA<u8>, Vec<u8>> = ImageBuffer::from_pixel(500, 700, LumaA([0, 0]));
        let mut bytes = Vec::new();
        clear.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).expect("written");
        let page = drawn(&bytes, Format::Png, &[1, 2]);
        assert_eq!((page.len(), size(&page[0].png)), (1, (1000, 1400)));
        let seen = image::load_from_memory(&page[0].png).expect("a picture").into_luma8();
        assert!(seen.pixels().all(|pixel| pixel.0 == [255]));
    }

    #[test]
    fn a_picture_that_claims_to_be_huge_is_not_unpacked() {
        let mut bytes = png_of(&GrayImage::new(8, 8)).expect("a picture");
        bytes[16..24].copy_from_slice(&[0, 1, 0x86, 0xA0, 0, 1, 0x86, 0xA0]);
        assert!(drawn(&bytes, Format::Png, &[1]).is_empty());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn any_bytes_are_drawn_or_left_out(bytes in prop::collection::vec(any::<u8>(), 0..400), cut in 0_usize..500) {
            for format in [Format::Pdf, Format::Png, Format::Jpeg, Format::Tiff, Format::Bmp, Format::Docx] {
                drawn(&bytes, format, &[0, 1, 2, u32::MAX]);
            }
            let mut damaged = pdf(200);
            let cut = cut.min(damaged.len());
            damaged.truncate(cut);
            damaged.extend(&bytes);
            drawn(&damaged, Format::Pdf, &[1]);
        }
    }
}
