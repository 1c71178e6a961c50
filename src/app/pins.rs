//! Packs that are asked for by the digest of their rules: `regles/maison@sha256:…`.

use crate::catalogue::Words;
use crate::pack::Packs;

use super::Stop;

/// What stands between a pack and its digest.
const MARK: &str = "@sha256:";
/// Digits of a digest.
const DIGITS: usize = 64;

/// The pack that is asked for, and the digest that it must have.
pub(super) fn parted(asked: &str) -> (&str, Option<&str>) {
    asked.split_once(MARK).map_or((asked, None), |(pack, digest)| (pack, Some(digest)))
}

/// Stops when one of the loaded packs, in the order `asked`, is not the one that was pinned.
pub(super) fn check(asked: &[String], packs: &Packs, words: &Words) -> Result<(), Stop> {
    for (asked, pack) in asked.iter().zip(&packs.packs) {
        let (name, Some(pinned)) = parted(asked) else { continue };
        if pinned.len() != DIGITS || !pinned.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(Stop::usage(words.tell("pin-malformed", &[("pack", name), ("found", pinned)])));
        }
        if !pinned.eq_ignore_ascii_case(&pack.digest) {
            let args = [("pack", name), ("expected", pinned), ("found", &pack.digest)];
            return Err(Stop::usage(words.tell("pin-other", &args)));
        }
    }
    Ok(())
}
