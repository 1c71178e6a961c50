//! What a certificate says (RFC 5280): of whom, by whom, for how long, with which key. Nothing of it is believed.

use jiff::civil::Date;

use super::pdf_signatures_asn1::{Element, INTEGER, OBJECT_IDENTIFIER, OCTET_STRING, SEQUENCE, SET, day, text};

/// Characters kept of a name.
const NAME: usize = 200;
/// 2.5.4.3, the common name.
const COMMON_NAME: &[u8] = &[0x55, 0x04, 0x03];
/// 2.5.4.10, the organisation.
const ORGANISATION: &[u8] = &[0x55, 0x04, 0x0A];
/// 2.5.29.14, the identifier of the key.
const KEY_IDENTIFIER: &[u8] = &[0x55, 0x1D, 0x0E];

/// A certificate, in DER.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Certificate<'a> {
    /// All of it.
    pub whole: &'a [u8],
    serial: &'a [u8],
    issuer: Element<'a>,
    subject: Element<'a>,
    validity: Element<'a>,
    /// The key, with its algorithm.
    pub key: Element<'a>,
    extensions: Option<Element<'a>>,
}

impl<'a> Certificate<'a> {
    /// Reads `element`; none when it is no certificate.
    pub(crate) fn new(element: Element<'a>) -> Option<Self> {
        let mut fields = element.inside().pick(SEQUENCE)?.inside();
        fields.pick(0xA0);
        let serial = fields.pick(INTEGER)?.body;
        fields.pick(SEQUENCE)?;
        let issuer = fields.pick(SEQUENCE)?;
        let validity = fields.pick(SEQUENCE)?;
        let subject = fields.pick(SEQUENCE)?;
        let key = fields.pick(SEQUENCE)?;
        let extensions = fields.find(|field| field.tag == 0xA3);
        Some(Self { whole: element.whole, serial, issuer, subject, validity, key, extensions })
    }

    /// True when `signer` (RFC 5652, `SignerIdentifier`) means this certificate.
    pub(crate) fn is_meant_by(&self, signer: Element<'_>) -> bool {
        if signer.tag == 0x80 {
            return self.key_identifier() == Some(signer.body);
        }
        let mut parts = signer.inside();
        let issuer = parts.pick(SEQUENCE).map(|issuer| issuer.whole);
        let serial = parts.pick(INTEGER).map(|serial| serial.body);
        issuer == Some(self.issuer.whole) && serial == Some(self.serial)
    }

    fn key_identifier(&self) -> Option<&'a [u8]> {
        let extensions = Element::first(self.extensions?.body)?;
        let value = extensions.inside().find_map(|extension| {
            let mut parts = extension.inside();
            let known = parts.pick(OBJECT_IDENTIFIER)?.body == KEY_IDENTIFIER;
            parts.find(|part| known && part.tag == OCTET_STRING)
        })?;
        Some(Element::first(value.body)?.body)
    }

    /// Whom it is made out to.
    pub(crate) fn holder(&self) -> String {
        name(self.subject)
    }

    /// Who made it.
    pub(crate) fn issuer(&self) -> String {
        name(self.issuer)
    }

    /// True when it names its holder as its issuer.
    pub(crate) fn is_self_issued(&self) -> bool {
        self.subject.whole == self.issuer.whole
    }

    /// Its first and its last day.
    pub(crate) fn days(&self) -> (Option<Date>, Option<Date>) {
        let mut times = self.validity.inside();
        (times.next().and_then(day), times.next().and_then(day))
    }
}

/// The common name; failing that the organisation, failing that whatever comes first.
fn name(name: Element<'_>) -> String {
    let parts: Vec<(&[u8], String)> =
        name.inside().filter(|set| set.tag == SET).flat_map(|set| set.inside()).filter_map(part).collect();
    let of = |kind: &[u8]| parts.iter().find(|(identifier, _)| *identifier == kind);
    let chosen = of(COMMON_NAME).or_else(|| of(ORGANISATION)).or(parts.first());
    let text = chosen.map(|(_, text)| text.as_str()).unwrap_or_default();
    let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(NAME).collect();
    clean.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One part of a name: what it is, and its text.
fn part(part: Element<'_>) -> Option<(&[u8], String)> {
    let mut fields = part.inside();
    let kind = fields.pick(OBJECT_IDENTIFIER)?.body;
    Some((kind, text(fields.next()?)?))
}
