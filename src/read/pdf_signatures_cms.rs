//! The container of a signature: CMS `SignedData` (RFC 5652) as PDF uses it (ISO 32000-2, 12.8.3; ETSI EN 319 142-1).
//! Says whether it signs the given bytes, and what the certificate in it says. Consults nothing else.

use jiff::civil::Date;

use super::pdf_signatures_asn1::{
    Element, Elements, INTEGER, OBJECT_IDENTIFIER, OCTET_STRING, SEQUENCE, SET, day, to_der,
};
use super::pdf_signatures_certificate::Certificate;
use super::pdf_signatures_keys::{Hash, Method, accepts};

/// Certificates that are looked at in one container.
const CERTIFICATES: usize = 100;

/// 1.2.840.113549.1.7.2, signed data.
const SIGNED_DATA: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02];
/// 1.2.840.113549.1.9.4, attribute: digest of what is signed.
const MESSAGE_DIGEST: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x04];
/// 1.2.840.113549.1.9.5, attribute: when it was signed.
const SIGNING_TIME: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x05];
/// 1.2.840.113549.1.9.16.2.12, attribute: which certificate (RFC 2634), by SHA-1.
const CERTIFICATE_V1: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x10, 0x02, 0x0C];
/// 1.2.840.113549.1.9.16.2.47, attribute: which certificate (RFC 5035).
const CERTIFICATE_V2: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x10, 0x02, 0x2F];

/// What the container signs of the bytes it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// The bytes themselves.
    Detached,
    /// Their SHA-1, which it holds.
    Sha1,
    /// A statement of when their digest was seen (RFC 3161), which it holds.
    TimeStamp,
}

/// Whether the container signs the bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Binding {
    /// It does.
    Holds,
    /// It signs other bytes.
    OtherBytes,
    /// It was not made with the key of its certificate.
    OtherKey,
}

/// What a container says.
#[derive(Clone, Debug)]
pub(crate) struct Statement {
    /// None when it could not be verified.
    pub binding: Option<Binding>,
    pub holder: String,
    pub issuer: String,
    pub days: (Option<Date>, Option<Date>),
    pub self_issued: bool,
    pub weak: bool,
    /// When it was signed, as signed.
    pub day: Option<Date>,
}

/// Reads the container `bytes` (what follows it is filling) as a signature over `parts`, one after the other. None when
/// it is no such container, or names no certificate that it holds.
pub(crate) fn read(bytes: &[u8], parts: &[&[u8]], form: Form) -> Option<Statement> {
    let der = to_der(bytes)?;
    let container = Container::new(&der)?;
    let certificate = container.certificate()?;
    let hash = Hash::of_algorithm(container.digest);
    let verified = hash.and_then(|hash| container.verify(hash, parts, form));
    let stamped = container.content.filter(|_| form == Form::TimeStamp).and_then(stamp);
    Some(Statement {
        binding: verified.map(|(binding, _)| binding),
        holder: certificate.holder(),
        issuer: certificate.issuer(),
        days: certificate.days(),
        self_issued: certificate.is_self_issued(),
        weak: form == Form::Sha1 || verified.is_some_and(|(_, weak)| weak),
        day: stamped.and_then(|stamp| stamp.day).or_else(|| day(container.attribute(SIGNING_TIME)?)),
    })
}

/// The parts of a container that matter, in DER.
struct Container<'a> {
    /// What it holds of what it signs.
    content: Option<&'a [u8]>,
    certificates: Option<Element<'a>>,
    signer: Element<'a>,
    digest: Element<'a>,
    attributes: Option<Element<'a>>,
    algorithm: Element<'a>,
    signature: &'a [u8],
}

impl<'a> Container<'a> {
    /// Takes a container apart. PDF wants exactly one signer in it.
    fn new(der: &'a [u8]) -> Option<Self> {
        let mut outer = Element::first(der)?.inside();
        if outer.pick(OBJECT_IDENTIFIER)?.body != SIGNED_DATA {
            return None;
        }
        let mut fields = Element::first(outer.pick(0xA0)?.body)?.inside();
        fields.pick(INTEGER)?;
        fields.pick(SET)?;
        let content = fields.pick(SEQUENCE)?.inside().find(|field| field.tag == 0xA0);
        let content = content.and_then(|content| Element::first(content.body)).map(|content| content.body);
        let certificates = fields.pick(0xA0);
        fields.pick(0xA1);
        let mut signers = fields.pick(SET)?.inside();
        let mut fields = signers.next().filter(|_| signers.next().is_none())?.inside();
        fields.pick(INTEGER)?;
        Some(Self {
            content,
            certificates,
            signer: fields.next()?,
            digest: fields.pick(SEQUENCE)?,
            attributes: fields.pick(0xA0),
            algorithm: fields.pick(SEQUENCE)?,
            signature: fields.pick(OCTET_STRING)?.body,
        })
    }

    /// The signer's certificate.
    fn certificate(&self) -> Option<Certificate<'a>> {
        let certificates = self.certificates?.inside().take(CERTIFICATES);
        certificates.filter_map(Certificate::new).find(|certificate| certificate.is_meant_by(self.signer))
    }

    /// The only value of a signed attribute.
    fn attribute(&self, kind: &[u8]) -> Option<Element<'a>> {
        self.attributes?.inside().find_map(|attribute| {
            let mut fields = attribute.inside();
            let known = fields.pick(OBJECT_IDENTIFIER)?.body == kind;
            Element::first(fields.pick(SET).filter(|_| known)?.body)
        })
    }

    /// What it binds, and whether that rests on SHA-1. None when something in it is not known here.
    fn verify(&self, hash: Hash, parts: &[&[u8]], form: Form) -> Option<(Binding, bool)> {
        let certificate = self.certificate()?;
        let method = Method::named(self.algorithm, hash)?;
        let weak = hash == Hash::Sha1 || method.hash == Hash::Sha1;
        let held = self.content.map(|content| [content]);
        let message = match form {
            Form::Detached => parts,
            Form::Sha1 | Form::TimeStamp => held.as_ref()?,
        };
        let (bound, weak) = match form {
            Form::Detached => (true, weak),
            Form::Sha1 => (self.content? == Hash::Sha1.of(parts), true),
            Form::TimeStamp => {
                let stamp = stamp(self.content?)?;
                (stamp.hash.of(parts) == stamp.digest, weak || stamp.hash == Hash::Sha1)
            }
        };
        let same = self.attributes.is_none() || {
            let digest = self.attribute(MESSAGE_DIGEST)?;
            digest.tag == OCTET_STRING && digest.body == hash.of(message)
        };
        let made = accepts(certificate.key, method, &self.signed(method.hash, message), self.signature)?;
        let binding = match (bound && same, made && self.names(&certificate)?) {
            (true, true) => Binding::Holds,
            (false, _) => Binding::OtherBytes,
            // Without attributes, other bytes and another key look the same.
            (true, false) if self.attributes.is_none() => Binding::OtherBytes,
            (true, false) => Binding::OtherKey,
        };
        Some((binding, weak))
    }

    /// The digest that is signed: of the attributes, as a set (RFC 5652, 5.4), or of the message where there are none.
    fn signed(&self, hash: Hash, message: &[&[u8]]) -> Vec<u8> {
        match self.attributes.and_then(|attributes| attributes.whole.split_first()) {
            Some((_, rest)) => hash.of(&[&[SET], rest]),
            None => hash.of(message),
        }
    }

    /// True unless the signed attributes name another certificate than `certificate`: another one with the same key may
    /// bear another name. None when they name it in a way that is not known here.
    fn names(&self, certificate: &Certificate<'_>) -> Option<bool> {
        let second = self.attribute(CERTIFICATE_V2);
        let Some(named) = second.or_else(|| self.attribute(CERTIFICATE_V1)) else { return Some(true) };
        let first = Element::first(Element::first(named.body)?.body)?;
        let mut fields: Elements<'_> = first.inside();
        let hash = match (second.is_some(), fields.pick(SEQUENCE)) {
            (true, Some(algorithm)) => Hash::of_algorithm(algorithm)?,
            (true, None) => Hash::Sha256,
            (false, _) => Hash::Sha1,
        };
        Some(fields.pick(OCTET_STRING)?.body == hash.of(&[certificate.whole]))
    }
}

/// What a time stamp states.
struct Stamp<'a> {
    hash: Hash,
    digest: &'a [u8],
    day: Option<Date>,
}

/// The statement of a time stamp (RFC 3161, `TSTInfo`).
fn stamp(content: &[u8]) -> Option<Stamp<'_>> {
    let mut fields = Element::first(content)?.inside();
    fields.pick(INTEGER)?;
    fields.pick(OBJECT_IDENTIFIER)?;
    let mut imprint = fields.pick(SEQUENCE)?.inside();
    fields.pick(INTEGER)?;
    let hash = Hash::of_algorithm(imprint.pick(SEQUENCE)?)?;
    Some(Stamp { hash, digest: imprint.pick(OCTET_STRING)?.body, day: fields.next().and_then(day) })
}
