//! The closed set of file formats, told apart by content.

use serde::{Deserialize, Serialize};

/// What a file is, whatever its name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names are the formats")]
pub enum Format {
    Pdf,
    Docx,
    Odt,
    Rtf,
    Doc,
    Xlsx,
    Xlsm,
    Xlsb,
    Xls,
    Ods,
    Csv,
    Pptx,
    Odp,
    Ppt,
    Eml,
    Msg,
    Html,
    Markdown,
    Text,
    Json,
    Xml,
    Png,
    Jpeg,
    Gif,
    Tiff,
    Webp,
    Bmp,
    Heic,
    Svg,
    Zip,
    /// A password-protected Office package inside an OLE container.
    EncryptedOffice,
    /// The three lines that Git LFS leaves in place of a file.
    LfsPointer,
    /// A file of no bytes, or of NUL bytes only.
    Empty,
    /// A shortcut to a document elsewhere (`.gdoc`, `.url`, `.lnk`).
    Shortcut,
    /// Nothing we know.
    Unknown,
}

impl Format {
    /// Every format in which a document, or a shortcut to one, can come. An extension
    /// promises the first that it belongs to.
    pub const ALL: [Self; 31] = [
        Self::Pdf,
        Self::Docx,
        Self::Odt,
        Self::Rtf,
        Self::Doc,
        Self::Xlsx,
        Self::Xlsm,
        Self::Xlsb,
        Self::Xls,
        Self::Ods,
        Self::Csv,
        Self::Pptx,
        Self::Odp,
        Self::Ppt,
        Self::Eml,
        Self::Msg,
        Self::Html,
        Self::Markdown,
        Self::Text,
        Self::Json,
        Self::Xml,
        Self::Png,
        Self::Jpeg,
        Self::Gif,
        Self::Tiff,
        Self::Webp,
        Self::Bmp,
        Self::Heic,
        Self::Svg,
        Self::Zip,
        Self::Shortcut,
    ];

    /// Short lower-case name, as in the report and in `list formats`.
    pub fn name(self) -> &'static str {
        self.row().0
    }

    /// IANA media type.
    pub fn media_type(self) -> &'static str {
        self.row().1
    }

    /// Extensions that a file of this format may bear, lower case.
    pub fn extensions(self) -> &'static [&'static str] {
        self.row().2
    }

    /// True for pictures: seen, never decoded for text here.
    pub fn is_image(self) -> bool {
        matches!(self, Self::Png | Self::Jpeg | Self::Gif | Self::Tiff | Self::Webp | Self::Bmp | Self::Heic)
    }

    /// True for what is written to be printed: pages and word processors' documents.
    pub fn is_paper(self) -> bool {
        matches!(self, Self::Pdf | Self::Docx | Self::Odt | Self::Rtf | Self::Doc)
    }

    /// True for spreadsheets and delimited tables.
    pub fn is_table(self) -> bool {
        matches!(self, Self::Xlsx | Self::Xlsm | Self::Xlsb | Self::Xls | Self::Ods | Self::Csv)
    }

    fn row(self) -> (&'static str, &'static str, &'static [&'static str]) {
        match self {
            Self::Pdf => ("pdf", "application/pdf", &["pdf"]),
            Self::Docx => (
                "docx",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                &["docx", "docm", "dotx", "dotm"],
            ),
            Self::Odt => ("odt", "application/vnd.oasis.opendocument.text", &["odt", "ott"]),
            Self::Rtf => ("rtf", "application/rtf", &["rtf"]),
            Self::Doc => ("doc", "application/msword", &["doc", "dot"]),
            Self::Xlsx => {
                ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", &["xlsx", "xltx"])
            }
            Self::Xlsm => ("xlsm", "application/vnd.ms-excel.sheet.macroEnabled.12", &["xlsm", "xltm", "xlam"]),
            Self::Xlsb => ("xlsb", "application/vnd.ms-excel.sheet.binary.macroEnabled.12", &["xlsb"]),
            Self::Xls => ("xls", "application/vnd.ms-excel", &["xls", "xlt"]),
            Self::Ods => ("ods", "application/vnd.oasis.opendocument.spreadsheet", &["ods", "ots"]),
            Self::Csv => ("csv", "text/csv", &["csv", "tsv", "txt"]),
            Self::Pptx => (
                "pptx",
                "application/vnd.openxmlformats-officedocument.presentationml.presentation",
                &["pptx", "ppsx", "potx", "pptm", "ppsm", "potm"],
            ),
            Self::Odp => ("odp", "application/vnd.oasis.opendocument.presentation", &["odp", "otp", "odg"]),
            Self::Ppt => ("ppt", "application/vnd.ms-powerpoint", &["ppt", "pps", "pot"]),
            Self::Eml => ("eml", "message/rfc822", &["eml", "mht", "mhtml", "mbox", "txt"]),
            Self::Msg => ("msg", "application/vnd.ms-outlook", &["msg"]),
            Self::Html => ("html", "text/html", &["html", "htm", "xhtml"]),
            Self::Markdown => ("markdown", "text/markdown", &["md", "markdown"]),
            Self::Text => ("text", "text/plain", &["txt", "text", "log", "md", "csv", "yaml", "yml", "ics", "jwt"]),
            Self::Json => ("json", "application/json", &["json", "jsonld"]),
            Self::Xml => ("xml", "application/xml", &["xml"]),
            Self::Png => ("png", "image/png", &["png"]),
            Self::Jpeg => ("jpeg", "image/jpeg", &["jpg", "jpeg", "jpe", "jfif"]),
            Self::Gif => ("gif", "image/gif", &["gif"]),
            Self::Tiff => ("tiff", "image/tiff", &["tif", "tiff"]),
            Self::Webp => ("webp", "image/webp", &["webp"]),
            Self::Bmp => ("bmp", "image/bmp", &["bmp"]),
            Self::Heic => ("heic", "image/heic", &["heic", "heif"]),
            Self::Svg => ("svg", "image/svg+xml", &["svg"]),
            Self::Zip => ("zip", "application/zip", &["zip"]),
            Self::EncryptedOffice => ("encrypted-office", "application/x-ole-storage", &["docx", "xlsx", "pptx"]),
            Self::LfsPointer => ("lfs-pointer", "text/plain", &[]),
            Self::Empty => ("empty", "application/x-empty", &[]),
            Self::Shortcut => {
                ("shortcut", "application/x-shortcut", &["gdoc", "gsheet", "gslides", "url", "lnk", "webloc"])
            }
            Self::Unknown => ("unknown", "application/octet-stream", &[]),
        }
    }
}
