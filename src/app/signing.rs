//! Signatures of reports: the key that signs, and the file beside a report that holds its signature.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::catalogue::Words;
use crate::compare::verification::Signature;
use crate::report::Format;
use crate::sshsig::{self, Checked, Refused, Signer, Signers};

use super::Stop;
use super::outputs::Output;

/// What is added to the name of a report for the file of its signature.
const SUFFIX: &str = ".sig";

/// The file that holds the signature of the report at `path`.
pub(super) fn beside(path: &Path) -> PathBuf {
    let mut name: OsString = path.as_os_str().to_owned();
    name.push(SUFFIX);
    PathBuf::from(name)
}

/// The key at `path`, if one is asked for; there must be a JSON report to sign.
pub(super) fn of_outputs(path: Option<&Path>, outputs: &[Output], words: &Words) -> Result<Option<Signer>, Stop> {
    let Some(path) = path else { return Ok(None) };
    if !outputs.iter().any(|output| output.format == Format::Json && output.path.is_some()) {
        return Err(Stop::usage(words.say("sign-no-json")));
    }
    signer(path, words).map(Some)
}

/// The private key at `path`.
pub(super) fn signer(path: &Path, words: &Words) -> Result<Signer, Stop> {
    let text = text(path, words)?;
    Signer::new(&text).map_err(|refused| unusable(path, refused, words))
}

/// The public keys at `path`.
pub(super) fn signers(path: &Path, words: &Words) -> Result<Signers, Stop> {
    let text = text(path, words)?;
    Signers::new(&text).map_err(|refused| unusable(path, refused, words))
}

/// Signs the report at `path`, whose bytes these are, and gives the path of the signature.
pub(super) fn sign(signer: &Signer, path: &Path, bytes: &[u8]) -> std::io::Result<PathBuf> {
    let signature = signer.sign(bytes).map_err(std::io::Error::other)?;
    let beside = beside(path);
    fs::write(&beside, signature)?;
    Ok(beside)
}

/// What the signature beside the report at `path` says of its `bytes`; a report on standard input has none.
pub(super) fn check(path: &str, bytes: &[u8], expected: Option<&Signers>, words: &Words) -> Result<Signature, Stop> {
    let beside = beside(Path::new(path));
    if path == "-" || !beside.exists() {
        return Ok(if expected.is_some() { Signature::Wanted } else { Signature::Absent });
    }
    let read = fs::read(&beside).map_err(|error| Stop::unreadable(&beside, &error, words))?;
    let signature = String::from_utf8_lossy(&read);
    Ok(match sshsig::check(bytes, &signature, expected) {
        Checked::Good(key) => Signature::Good { key: key.to_string(), expected: expected.is_some() },
        Checked::Stranger(key) => Signature::Stranger { key: key.to_string() },
        Checked::Altered => Signature::Altered,
        Checked::Malformed => Signature::Malformed,
    })
}

fn text(path: &Path, words: &Words) -> Result<String, Stop> {
    fs::read_to_string(path).map_err(|error| Stop::unreadable(path, &error, words))
}

fn unusable(path: &Path, refused: Refused, words: &Words) -> Stop {
    Stop::usage(words.tell(&format!("sign-{refused}"), &[("path", &path.to_string_lossy())]))
}
