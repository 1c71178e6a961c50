//! A folder's files split among several runs: which run reads which, by path alone, the same on every machine.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// One of several equal runs over a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Share {
    /// Which run, from 1.
    pub turn: u64,
    /// How many there are.
    pub of: u64,
}

impl Share {
    /// The share written `K/N`, if it is one: from `1/1` on.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let (turn, of) = text.split_once('/')?;
        let (turn, of) = (turn.trim().parse().ok()?, of.trim().parse().ok()?);
        (1..=of).contains(&turn).then_some(Self { turn, of })
    }

    /// True when this run reads the file at `path`.
    #[must_use]
    pub fn holds(&self, path: &str) -> bool {
        let digest = Sha256::digest(path.as_bytes());
        let number = digest.iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        number % self.of == self.turn - 1
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_share_is_written_as_a_fraction() {
        assert_eq!(Share::from_text("2/4"), Some(Share { turn: 2, of: 4 }));
        for wrong in ["", "2", "0/4", "5/4", "1/0", "a/b", "1/-2", "1/2/3"] {
            assert_eq!(Share::from_text(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn every_file_is_in_exactly_one_share(path in ".{0,40}", of in 1_u64..9) {
            let holding = (1..=of).filter(|turn| Share { turn: *turn, of }.holds(&path)).count();
            prop_assert_eq!(holding, 1);
        }
    }
}
