//! Kinds of personal data and secrets.

use schemars::JsonSchema;
use serde::Deserialize;

/// Kinds of personal data told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PersonalKind {
    /// A social security number with its right key.
    SocialSecurity,
    /// Bank accounts of people.
    BankAccount,
    /// The machine-readable lines of an identity card or passport.
    IdentityPaper,
    /// Health or disability of a named person.
    Health,
    /// A table of people with their births or private addresses.
    People,
    /// A password, an access key, a private key.
    Secret,
}

impl PersonalKind {
    /// Key of its name in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::SocialSecurity => "personal-social-security",
            Self::BankAccount => "personal-bank-account",
            Self::IdentityPaper => "personal-identity-paper",
            Self::Health => "personal-health",
            Self::People => "personal-people",
            Self::Secret => "personal-secret",
        }
    }
}
