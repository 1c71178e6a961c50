//! Is a signature value the one that a public key accepts? RSA (PKCS #1 v1.5 and PSS, RFC 8017) and ECDSA on the NIST
//! curves (FIPS 186-5). The mathematics is that of the crates; here is only which of it is meant. What is not known here
//! is said to be unknown, never to be wrong.

use rsa::signature::hazmat::PrehashVerifier;
use rsa::{BigUint, Pkcs1v15Sign, Pss, RsaPublicKey};
use sha1::Digest;

use super::pdf_signatures_asn1::{BIT_STRING, Element, Elements, INTEGER, OBJECT_IDENTIFIER, SEQUENCE, magnitude};

/// Bits of the largest RSA key that is computed with; beyond, one verification would take seconds.
const RSA_BITS: usize = 8192;

/// 1.2.840.113549.1.1, PKCS #1; the last figure says which.
const PKCS1: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01];
/// 1.2.840.10045, ANSI X9.62.
const X962: &[u8] = &[0x2A, 0x86, 0x48, 0xCE, 0x3D];
/// 1.2.840.10045.2.1, a key on an elliptic curve.
const EC_KEY: &[u8] = &[0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01];
/// 1.2.840.10045.3.1.7, P-256.
const P256: &[u8] = &[0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07];
/// 1.3.132.0.34, P-384.
const P384: &[u8] = &[0x2B, 0x81, 0x04, 0x00, 0x22];
/// 1.3.132.0.35, P-521.
const P521: &[u8] = &[0x2B, 0x81, 0x04, 0x00, 0x23];
/// 1.2.840.113549.1.1.8, the mask generation of PSS.
const MGF1: &[u8] = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x08];

/// A hash function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hash {
    Sha1,
    Sha256,
    Sha384,
    Sha512,
}

impl Hash {
    /// The function that an object identifier names.
    pub(crate) fn named(identifier: &[u8]) -> Option<Self> {
        match identifier {
            [0x2B, 0x0E, 0x03, 0x02, 0x1A] => Some(Self::Sha1),
            [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01] => Some(Self::Sha256),
            [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x02] => Some(Self::Sha384),
            [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x03] => Some(Self::Sha512),
            _ => None,
        }
    }

    /// The function that an algorithm identifier names.
    pub(crate) fn of_algorithm(algorithm: Element<'_>) -> Option<Self> {
        Self::named(algorithm.inside().pick(OBJECT_IDENTIFIER)?.body)
    }

    /// The digest of `parts`, one after the other.
    pub(crate) fn of(self, parts: &[&[u8]]) -> Vec<u8> {
        fn digest<D: Digest>(parts: &[&[u8]]) -> Vec<u8> {
            let mut digest = D::new();
            for part in parts {
                digest.update(part);
            }
            digest.finalize().to_vec()
        }
        match self {
            Self::Sha1 => digest::<sha1::Sha1>(parts),
            Self::Sha256 => digest::<sha2_10::Sha256>(parts),
            Self::Sha384 => digest::<sha2_10::Sha384>(parts),
            Self::Sha512 => digest::<sha2_10::Sha512>(parts),
        }
    }
}

/// How a signature value was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Method {
    scheme: Scheme,
    /// The hash function of what is signed.
    pub hash: Hash,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scheme {
    Pkcs1,
    /// With so many bytes of salt.
    Pss(usize),
    Ecdsa,
}

impl Method {
    /// What an algorithm identifier names; `digest` is the hash function where it does not name one itself.
    pub(crate) fn named(algorithm: Element<'_>, digest: Hash) -> Option<Self> {
        let mut inside = algorithm.inside();
        let identifier = inside.pick(OBJECT_IDENTIFIER)?.body;
        let by_digest = |scheme| Some(Self { scheme, hash: digest });
        if let Some(which) = identifier.strip_prefix(PKCS1) {
            return match which {
                [0x01] => by_digest(Scheme::Pkcs1),
                [0x05] => Some(Self { scheme: Scheme::Pkcs1, hash: Hash::Sha1 }),
                [0x0A] => pss(inside.next()),
                [0x0B] => Some(Self { scheme: Scheme::Pkcs1, hash: Hash::Sha256 }),
                [0x0C] => Some(Self { scheme: Scheme::Pkcs1, hash: Hash::Sha384 }),
                [0x0D] => Some(Self { scheme: Scheme::Pkcs1, hash: Hash::Sha512 }),
                _ => None,
            };
        }
        match identifier.strip_prefix(X962)? {
            [0x02, 0x01] => by_digest(Scheme::Ecdsa),
            [0x04, 0x01] => Some(Self { scheme: Scheme::Ecdsa, hash: Hash::Sha1 }),
            [0x04, 0x03, 0x02] => Some(Self { scheme: Scheme::Ecdsa, hash: Hash::Sha256 }),
            [0x04, 0x03, 0x03] => Some(Self { scheme: Scheme::Ecdsa, hash: Hash::Sha384 }),
            [0x04, 0x03, 0x04] => Some(Self { scheme: Scheme::Ecdsa, hash: Hash::Sha512 }),
            _ => None,
        }
    }
}

/// The parameters of PSS (RFC 4055, 3.1). Those left out have old values; a mask made with another function than the
/// digest is not known here.
fn pss(parameters: Option<Element<'_>>) -> Option<Method> {
    let (mut hash, mut mask, mut salt) = (Hash::Sha1, Hash::Sha1, 20);
    for parameter in parameters.into_iter().flat_map(|parameters| parameters.inside()) {
        let inside = Element::first(parameter.body)?;
        match parameter.tag {
            0xA0 => hash = Hash::of_algorithm(inside)?,
            0xA1 => {
                let mut mgf = inside.inside();
                let known = mgf.pick(OBJECT_IDENTIFIER)?.body == MGF1;
                mask = Hash::of_algorithm(mgf.pick(SEQUENCE).filter(|_| known)?)?;
            }
            0xA2 => match magnitude(inside.body) {
                [] => salt = 0,
                [bytes] => salt = usize::from(*bytes),
                _ => return None,
            },
            0xA3 if magnitude(inside.body) == [1] => {}
            _ => return None,
        }
    }
    (hash == mask).then_some(Method { scheme: Scheme::Pss(salt), hash })
}

/// True when `signature` was made over `digest` with the private half of `key` (a `SubjectPublicKeyInfo`); none when the
/// key is of a kind that is not known here, or does not go with the method.
pub(crate) fn accepts(key: Element<'_>, method: Method, digest: &[u8], signature: &[u8]) -> Option<bool> {
    let mut inside = key.inside();
    let mut algorithm = inside.pick(SEQUENCE)?.inside();
    let identifier = algorithm.pick(OBJECT_IDENTIFIER)?.body;
    // The first byte of a bit string counts the bits left unused at its end.
    let key = inside.pick(BIT_STRING)?.body.split_first()?.1;
    match method.scheme {
        Scheme::Ecdsa if identifier == EC_KEY => {
            let curve = algorithm.pick(OBJECT_IDENTIFIER)?.body;
            elliptic(curve, key, digest, signature)
        }
        Scheme::Pkcs1 | Scheme::Pss(_) if matches!(identifier.strip_prefix(PKCS1), Some([0x01 | 0x0A])) => {
            let mut numbers = Element::first(key)?.inside();
            let mut number = || Some(BigUint::from_bytes_be(magnitude(numbers.pick(INTEGER)?.body)));
            let key = RsaPublicKey::new_with_max_size(number()?, number()?, RSA_BITS).ok()?;
            Some(rsa(&key, method, digest, signature))
        }
        _ => None,
    }
}

fn rsa(key: &RsaPublicKey, method: Method, digest: &[u8], signature: &[u8]) -> bool {
    let verified = match (method.scheme, method.hash) {
        (Scheme::Pss(salt), Hash::Sha1) => key.verify(Pss::new_with_salt::<sha1::Sha1>(salt), digest, signature),
        (Scheme::Pss(salt), Hash::Sha256) => key.verify(Pss::new_with_salt::<sha2_10::Sha256>(salt), digest, signature),
        (Scheme::Pss(salt), Hash::Sha384) => key.verify(Pss::new_with_salt::<sha2_10::Sha384>(salt), digest, signature),
        (Scheme::Pss(salt), Hash::Sha512) => key.verify(Pss::new_with_salt::<sha2_10::Sha512>(salt), digest, signature),
        (_, Hash::Sha1) => key.verify(Pkcs1v15Sign::new::<sha1::Sha1>(), digest, signature),
        (_, Hash::Sha256) => key.verify(Pkcs1v15Sign::new::<sha2_10::Sha256>(), digest, signature),
        (_, Hash::Sha384) => key.verify(Pkcs1v15Sign::new::<sha2_10::Sha384>(), digest, signature),
        (_, Hash::Sha512) => key.verify(Pkcs1v15Sign::new::<sha2_10::Sha512>(), digest, signature),
    };
    verified.is_ok()
}

/// Verifies on a named curve; other curves are not known here.
fn elliptic(curve: &[u8], key: &[u8], digest: &[u8], signature: &[u8]) -> Option<bool> {
    match curve {
        P256 => {
            let key = p256::ecdsa::VerifyingKey::from_sec1_bytes(key).ok()?;
            let signature = scalars::<32>(signature).and_then(|s| p256::ecdsa::Signature::from_slice(&s).ok());
            Some(signature.is_some_and(|signature| key.verify_prehash(&widened::<32>(digest), &signature).is_ok()))
        }
        P384 => {
            let key = p384::ecdsa::VerifyingKey::from_sec1_bytes(key).ok()?;
            let signature = scalars::<48>(signature).and_then(|s| p384::ecdsa::Signature::from_slice(&s).ok());
            Some(signature.is_some_and(|signature| key.verify_prehash(&widened::<48>(digest), &signature).is_ok()))
        }
        P521 => {
            let key = p521::ecdsa::VerifyingKey::from_sec1_bytes(key).ok()?;
            let signature = scalars::<66>(signature).and_then(|s| p521::ecdsa::Signature::from_slice(&s).ok());
            Some(signature.is_some_and(|signature| key.verify_prehash(&widened::<66>(digest), &signature).is_ok()))
        }
        _ => None,
    }
}

/// The two numbers of an ECDSA signature, each in `N` bytes, one after the other.
fn scalars<const N: usize>(signature: &[u8]) -> Option<Vec<u8>> {
    let mut numbers: Elements<'_> = Element::first(signature)?.inside();
    let mut both = Vec::with_capacity(2 * N);
    for _ in 0..2 {
        let digits = magnitude(numbers.pick(INTEGER)?.body);
        if digits.len() > N {
            return None;
        }
        both.extend(padded::<N>(digits));
    }
    Some(both)
}

/// A digest shorter than the curve, filled up on the left: the number is the same, and the crates refuse short ones.
fn widened<const N: usize>(digest: &[u8]) -> Vec<u8> {
    if digest.len() < N { padded::<N>(digest).to_vec() } else { digest.to_vec() }
}

/// `digits`, at most `N`, filled up on the left.
fn padded<const N: usize>(digits: &[u8]) -> [u8; N] {
    let mut wide = [0; N];
    if let Some(end) = N.checked_sub(digits.len()).and_then(|start| wide.get_mut(start..)) {
        end.copy_from_slice(digits);
    }
    wide
}
