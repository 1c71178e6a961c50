//! The fence around SSH signatures (OpenSSH, `PROTOCOL.sshsig`): signs bytes and checks signatures, knows no file.

use std::fmt;

use ssh_key::{Algorithm, HashAlg, LineEnding, PrivateKey, PublicKey, SshSig};

/// What our signatures are for: one made for another purpose does not count.
pub const NAMESPACE: &str = "probant";
/// How the text of a public key begins.
const KEY_KIND: &str = "ssh-ed25519";
/// The option of `allowed_signers` that allows a key our signatures.
const OUR_OPTION: &str = "namespaces=\"probant\"";

/// Why a key or a signature cannot be used. All are the user's to mend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// No SSH key in the text.
    #[error("not-a-key")]
    NotAKey,
    /// The key asks for a passphrase.
    #[error("encrypted")]
    Encrypted,
    /// A key of another kind than Ed25519.
    #[error("other-kind")]
    OtherKind,
    /// A line of `allowed_signers` that restricts its key in a way that is not checked here.
    #[error("restricted")]
    Restricted,
}

/// A private key that signs.
pub struct Signer(PrivateKey);

impl Signer {
    /// The key in `text`, an OpenSSH private key.
    ///
    /// # Errors
    /// When there is none that can be used.
    pub fn new(text: &str) -> Result<Self, Refused> {
        let key = PrivateKey::from_openssh(text).map_err(|_| Refused::NotAKey)?;
        if key.is_encrypted() {
            return Err(Refused::Encrypted);
        }
        if key.algorithm() != Algorithm::Ed25519 {
            return Err(Refused::OtherKind);
        }
        Ok(Self(key))
    }

    /// The detached signature of `bytes`, armoured as `ssh-keygen -Y sign` does. The same bytes give the same signature.
    ///
    /// # Errors
    /// None that a usable key gives.
    pub fn sign(&self, bytes: &[u8]) -> Result<String, Refused> {
        let signature = self.0.sign(NAMESPACE, HashAlg::Sha512, bytes).map_err(|_| Refused::NotAKey)?;
        signature.to_pem(LineEnding::LF).map_err(|_| Refused::NotAKey)
    }
}

/// The public keys whose signatures are expected.
#[derive(Debug)]
pub struct Signers(Vec<PublicKey>);

impl Signers {
    /// The keys in `text`: a `.pub` file, or an `allowed_signers` file of OpenSSH.
    ///
    /// # Errors
    /// When there is none that can be used.
    pub fn new(text: &str) -> Result<Self, Refused> {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let keys = lines.map(key).collect::<Result<Vec<_>, _>>()?;
        if keys.is_empty() { Err(Refused::NotAKey) } else { Ok(Self(keys)) }
    }

    fn know(&self, key: &PublicKey) -> bool {
        self.0.iter().any(|known| known.key_data() == key.key_data())
    }
}

/// The key of one line, which may have names before it, and of options only the one that allows our signatures: any other
/// (another purpose, a time, an authority) restricts the key, and is refused rather than passed over.
fn key(line: &str) -> Result<PublicKey, Refused> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let Some((before, [kind, key, ..])) = words.iter().position(|word| *word == KEY_KIND).map(|at| words.split_at(at))
    else {
        let is_other =
            |word: &&str| *word != KEY_KIND && ["ssh-", "ecdsa-", "sk-"].iter().any(|kind| word.starts_with(kind));
        return Err(if words.iter().any(is_other) { Refused::OtherKind } else { Refused::NotAKey });
    };
    if before.iter().skip(1).any(|option| *option != OUR_OPTION) {
        return Err(Refused::Restricted);
    }
    PublicKey::from_openssh(&format!("{kind} {key}")).map_err(|_| Refused::NotAKey)
}

/// What a signature says of the bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Checked {
    /// These bytes were signed by this key, one of the expected ones if any were.
    Good(Fingerprint),
    /// These bytes were signed, by a key that was not expected.
    Stranger(Fingerprint),
    /// The signature is of other bytes.
    Altered,
    /// No signature of ours.
    Malformed,
}

/// A key as people compare it: `SHA256:…`, as `ssh-keygen -l` shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fingerprint(String);

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Checks the armoured `signature` of `bytes`, by one of `expected` or by anybody.
#[must_use]
pub fn check(bytes: &[u8], signature: &str, expected: Option<&Signers>) -> Checked {
    let Ok(signature) = SshSig::from_pem(signature) else { return Checked::Malformed };
    let key = PublicKey::from(signature.public_key().clone());
    if signature.namespace() != NAMESPACE || key.algorithm() != Algorithm::Ed25519 {
        return Checked::Malformed;
    }
    if key.verify(NAMESPACE, bytes, &signature).is_err() {
        return Checked::Altered;
    }
    let fingerprint = Fingerprint(key.fingerprint(HashAlg::Sha256).to_string());
    match expected {
        Some(signers) if !signers.know(&key) => Checked::Stranger(fingerprint),
        _ => Checked::Good(fingerprint),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A key made from one byte, private and public.
    fn pair(seed: u8) -> (String, String) {
        let pair = ssh_key::private::Ed25519Keypair::from_seed(&[seed; 32]);
        let key = PrivateKey::from(pair);
        (key.to_openssh(LineEnding::LF).unwrap().to_string(), key.public_key().to_openssh().unwrap())
    }

    fn signed(seed: u8) -> String {
        Signer::new(&pair(seed).0).unwrap().sign(b"rapport").unwrap()
    }

    #[test]
    fn a_signature_holds_for_its_bytes_and_no_others() {
        let signature = signed(1);
        assert!(matches!(check(b"rapport", &signature, None), Checked::Good(_)));
        assert_eq!(check(b"rapporu", &signature, None), Checked::Altered);
        assert_eq!(check(b"rapport", "signature", None), Checked::Malformed);
    }

    #[test]
    fn only_an_expected_key_counts_when_one_is_expected() {
        let signature = signed(1);
        let (own, other) = (pair(1).1, pair(2).1);
        let allowed = format!("# auditeurs\nqualite@exemple.fr namespaces=\"probant\" {own}");
        for known in [&own, &allowed, &format!("{other}\n{own}\n")] {
            let signers = Signers::new(known).unwrap();
            assert!(matches!(check(b"rapport", &signature, Some(&signers)), Checked::Good(_)));
        }
        let signers = Signers::new(&other).unwrap();
        assert!(matches!(check(b"rapport", &signature, Some(&signers)), Checked::Stranger(_)));
    }

    #[test]
    fn the_same_bytes_give_the_same_signature() {
        assert_eq!(signed(1), signed(1));
    }

    #[test]
    fn what_is_no_usable_key_is_refused() {
        assert_eq!(Signer::new(&pair(1).1).err(), Some(Refused::NotAKey));
        assert_eq!(Signers::new("").err(), Some(Refused::NotAKey));
        assert_eq!(Signers::new("ssh-rsa AAAA").err(), Some(Refused::OtherKind));
        assert_eq!(Signers::new("sk-ssh-ed25519@openssh.com AAAA").err(), Some(Refused::OtherKind));
        assert_eq!(Signers::new("ssh-ed25519 AAAA").err(), Some(Refused::NotAKey));
        for restriction in ["namespaces=\"git\"", "namespaces=\"probant\" valid-before=\"20250101\"", "cert-authority"]
        {
            let line = format!("qualite@exemple.fr {restriction} {}", pair(1).1);
            assert_eq!(Signers::new(&line).err(), Some(Refused::Restricted), "{restriction}");
        }
    }
}
