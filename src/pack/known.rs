//! Names that rules may use, apart from those that packs bring themselves.

use crate::model::format::Format;

const FORMATS: [Format; 30] = [
    Format::Pdf,
    Format::Docx,
    Format::Odt,
    Format::Rtf,
    Format::Doc,
    Format::Xlsx,
    Format::Xlsm,
    Format::Xlsb,
    Format::Xls,
    Format::Ods,
    Format::Csv,
    Format::Pptx,
    Format::Odp,
    Format::Ppt,
    Format::Eml,
    Format::Msg,
    Format::Html,
    Format::Markdown,
    Format::Text,
    Format::Json,
    Format::Xml,
    Format::Png,
    Format::Jpeg,
    Format::Gif,
    Format::Tiff,
    Format::Webp,
    Format::Bmp,
    Format::Heic,
    Format::Svg,
    Format::Zip,
];

/// Short names of the formats in which evidence can come.
pub(super) fn formats() -> Vec<String> {
    FORMATS.iter().map(|format| format.name().to_owned()).collect()
}
