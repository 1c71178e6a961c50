//! Open Badges, wherever they are baked in: PNG, SVG, JSON, signed tokens. The claim is read, its signature is not verified, nothing
//! is fetched: a badge that keeps its details elsewhere says where.

use serde_json::Value;

use super::badge_claims;
use super::draft::Draft;
use super::limits::Limits;
use super::picture;
use super::{html, plain};
use crate::model::document::{ProblemKind, RemarkKind};
use crate::model::format::Format;

/// Keywords under which a badge is baked into a picture (Open Badges 2.0 baking, 3.0 clause 5.3).
const KEYWORDS: [&[u8]; 2] = [b"openbadges", b"openbadgecredential"];
/// Elements in which a badge is baked into an SVG.
const ELEMENTS: [&str; 2] = ["openbadges:assertion", "openbadges:credential"];

/// Reads the badge in a PNG, when there is one; the picture itself is only counted.
pub(crate) fn read_png(bytes: &[u8], limits: &Limits, draft: &mut Draft) {
    picture::read(bytes, Format::Png, draft);
    let mut rest = bytes.get(8..).unwrap_or_default();
    // A chunk: length, kind, data, checksum (PNG 1.2, 3.2).
    while let Some(&[a, b, c, d]) = rest.get(..4) {
        let length = u32::from_be_bytes([a, b, c, d]) as usize;
        let Some(data) = rest.get(8..length.saturating_add(8)) else { return };
        if let Some(b"iTXt" | b"tEXt") = rest.get(4..8).filter(|_| length <= limits.text) {
            baked(data, rest.get(4..8) == Some(b"iTXt"), draft);
        }
        rest = rest.get(length.saturating_add(12)..).unwrap_or_default();
    }
    if !draft.content.blocks.is_empty() {
        // The badge says in words what its picture shows.
        draft.content.unseen.clear();
    }
}

/// Reads a text chunk of a PNG if it is a badge.
fn baked(data: &[u8], international: bool, draft: &mut Draft) {
    let Some(end) = data.iter().position(|byte| *byte == 0) else { return };
    let (keyword, text) = data.split_at(end);
    if !KEYWORDS.contains(&keyword) {
        return;
    }
    let text = text.get(1..).unwrap_or_default();
    if !international {
        return claim(&plain::decode(text), draft);
    }
    match text.split_first_chunk::<2>() {
        // Not packed: language and translated keyword come before the text.
        Some(([0, _], rest)) => {
            let text = rest.splitn(3, |byte| *byte == 0).nth(2).unwrap_or_default();
            claim(&plain::decode(text), draft);
        }
        _ => draft.problem(ProblemKind::Unsupported, "packed badge"),
    }
}

/// Reads an SVG with the badge in it, when there is one.
pub(crate) fn read_svg(bytes: &[u8], limits: &Limits, draft: &mut Draft) {
    let text = plain::decode(bytes);
    let Some((before, inside, after)) = ELEMENTS.iter().find_map(|name| element(&text, name)) else {
        return html::read_xml(bytes, limits, draft);
    };
    let (tag, content) = inside.split_once('>').unwrap_or((inside, ""));
    let content = content.trim().trim_start_matches("<![CDATA[").trim_end_matches("]]>").trim();
    // A badge that is kept elsewhere stands in the tag.
    let kept = tag.split("verify=").nth(1).and_then(|rest| rest.split(['"', '\'']).nth(1)).unwrap_or_default();
    claim(if content.is_empty() { kept } else { content }, draft);
    html::read_xml(format!("{before}{after}").as_bytes(), limits, draft);
}

/// The text before the element `name`, in it without its end, and after it.
fn element<'t>(text: &'t str, name: &str) -> Option<(&'t str, &'t str, &'t str)> {
    let start = text.find(&format!("<{name}"))?;
    let (before, rest) = (text.get(..start)?, text.get(start..)?);
    match rest.split_once(&format!("</{name}>")) {
        Some((inside, after)) => Some((before, inside, after)),
        None => rest.split_once("/>").map(|(inside, after)| (before, inside, after)),
    }
}

/// Reads JSON: a badge as such, anything else line by line.
pub(crate) fn read_json(bytes: &[u8], draft: &mut Draft) {
    let known = serde_json::from_str(&plain::decode(bytes)).ok().filter(badge_claims::is_badge);
    match known {
        Some(value) => badge_claims::read(&value, draft),
        None => plain::read(bytes, draft),
    }
}

/// Reads plain text: a badge if it is nothing but a signed token that holds one, else line by line.
pub(crate) fn read_text(bytes: &[u8], draft: &mut Draft) {
    let head = bytes.trim_ascii_start().starts_with(b"eyJ");
    match head.then(|| token(&plain::decode(bytes))).flatten().filter(badge_claims::is_badge) {
        Some(value) => badge_claims::read(&value, draft),
        None => plain::read(bytes, draft),
    }
}

/// Reads what is baked into a picture: JSON, a signed token, or the address where the badge is kept.
fn claim(text: &str, draft: &mut Draft) {
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\0');
    if let Some(value) = serde_json::from_str(text).ok().or_else(|| token(text)) {
        return badge_claims::read(&value, draft);
    }
    if text.starts_with("http") {
        draft.remark(RemarkKind::ExternalTarget, text, None);
        return draft.problem(ProblemKind::Unsupported, "badge kept elsewhere");
    }
    draft.problem(ProblemKind::Corrupt, "badge");
}

/// The claims of a signed token (RFC 7519), decoded and not verified.
fn token(text: &str) -> Option<Value> {
    let mut parts = text.trim().split('.');
    let (_, payload, signature) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || signature.is_empty() {
        return None;
    }
    let value: Value = serde_json::from_slice(&from_base64(payload)?).ok()?;
    // Tokens of the first edition of credentials wrap them (VC data model 1.1, 6.3.1).
    Some(value.get("vc").cloned().unwrap_or(value))
}

/// Bytes in the alphabet for addresses (RFC 4648, 5), without padding.
fn from_base64(text: &str) -> Option<Vec<u8>> {
    let (mut bits, mut held, mut out) = (0_u32, 0_u32, Vec::new());
    for byte in text.trim_end_matches('=').bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'-' | b'+' => 62,
            b'_' | b'/' => 63,
            _ => return None,
        };
        bits = (bits << 6 | u32::from(value)) & 0xFFFF;
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push(u8::try_from(bits >> held & 0xFF).ok()?);
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ASSERTION: &str = r#"{"@context":"https://w3id.org/openbadges/v2","type":"Assertion",
        "recipient":{"type":"email","hashed":true,"salt":"s","identity":"sha256$abc"},
        "badge":{"type":"BadgeClass","name":"Esprit d'équipe","issuer":{"name":"Garrigue Compétences"}},
        "issuedOn":"2026-03-01T00:00:00Z","expires":"2028-03-01"}"#;

    fn chunk(kind: &[u8], data: &[u8]) -> Vec<u8> {
        [&u32::try_from(data.len()).unwrap().to_be_bytes()[..], kind, data, &[0; 4]].concat()
    }

    fn run(read: impl FnOnce(&mut Draft)) -> Draft {
        let mut draft = Draft::new(&Limits::default());
        read(&mut draft);
        draft
    }

    fn texts(draft: &Draft) -> Vec<&str> {
        draft.content.blocks.iter().map(|block| block.text.as_str()).collect()
    }

    #[test]
    fn a_badge_is_found_in_a_picture() {
        let data = [b"openbadges\0\0\0\0\0".as_slice(), ASSERTION.as_bytes()].concat();
        let png = [b"\x89PNG\r\n\x1A\n".to_vec(), chunk(b"IHDR", &[0; 13]), chunk(b"iTXt", &data), chunk(b"IEND", b"")];
        let draft = run(|draft| read_png(&png.concat(), &Limits::default(), draft));
        assert!(texts(&draft).contains(&"Esprit d'équipe"), "{:?}", texts(&draft));
        let plain = [b"\x89PNG\r\n\x1A\n".to_vec(), chunk(b"tEXt", b"Software\0x"), vec![0xFF; 9]];
        let draft = run(|draft| read_png(&plain.concat(), &Limits::default(), draft));
        assert_eq!((texts(&draft).len(), draft.content.pictures), (0, 1));
    }

    #[test]
    fn a_badge_is_found_in_a_drawing_beside_its_words() {
        let svg = format!(
            "<svg><openbadges:assertion verify='https://x'><![CDATA[{ASSERTION}]]></openbadges:assertion><text>Bravo</text></svg>"
        );
        let draft = run(|draft| read_svg(svg.as_bytes(), &Limits::default(), draft));
        assert!(texts(&draft).contains(&"Esprit d'équipe") && texts(&draft).last() == Some(&"Bravo"));
        let kept = "<svg><openbadges:assertion verify='https://x/1'/><text>Bravo</text></svg>";
        let draft = run(|draft| read_svg(kept.as_bytes(), &Limits::default(), draft));
        assert_eq!(draft.problems[0].kind, ProblemKind::Unsupported);
        assert_eq!(draft.content.remarks[0].detail, "https://x/1");
    }

    #[test]
    fn a_signed_token_is_decoded() {
        let text = "eyJhbGciOiJSUzI1NiJ9.eyJ0eXBlIjpbIk9wZW5CYWRnZUNyZWRlbnRpYWwiXSwibmFtZSI6IlRyYXZhaWwgZW4gw6lxdWlwZSJ9.c2ln";
        let draft = run(|draft| read_text(text.as_bytes(), draft));
        assert_eq!(texts(&draft)[0], "Travail en équipe");
        for text in ["eyJ.eyJ", "eyJ.?.x", "eyJhIjoxfQ.eyJhIjoxfQ.x", "eyJhIjoxfQ"] {
            assert_eq!(texts(&run(|draft| read_text(text.as_bytes(), draft))), [text]);
        }
    }

    #[test]
    fn other_json_is_read_line_by_line() {
        let draft = run(|draft| read_json(b"{\"type\":\n\"Feature\"}", draft));
        assert_eq!(texts(&draft), ["{\"type\":", "\"Feature\"}"]);
    }
}
