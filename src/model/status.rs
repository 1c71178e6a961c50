//! The closed sets of verdict words: statuses, levels, codes (product contract, section 6).

use std::fmt;

/// Verdict on an artefact or an indicator, from the best to the worst of an any-of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Evidence was found and its checks pass.
    Found,
    /// Something was found that a person must look at.
    ToReview,
    /// Evidence was found and lacks something.
    Incomplete,
    /// Evidence was found and is too old.
    Expired,
    /// The file that seems to hold it could not be read.
    Unreadable,
    /// Nothing was found.
    Missing,
    /// The profile puts it out of scope.
    NotApplicable,
}

impl Status {
    /// Every status, in the order of the contract.
    pub const ALL: [Self; 7] = [
        Self::Found,
        Self::ToReview,
        Self::Incomplete,
        Self::Expired,
        Self::Missing,
        Self::Unreadable,
        Self::NotApplicable,
    ];

    /// The status with this id, if there is one.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.id() == id)
    }

    /// The stable id.
    pub fn id(self) -> &'static str {
        match self {
            Self::Found => "found",
            Self::ToReview => "to-review",
            Self::Incomplete => "incomplete",
            Self::Expired => "expired",
            Self::Missing => "missing",
            Self::Unreadable => "unreadable",
            Self::NotApplicable => "not-applicable",
        }
    }
}

/// How serious a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Good to know.
    Note,
    /// Will be asked about.
    Warning,
    /// Will cost the indicator.
    Error,
}

impl Level {
    /// Every level, most serious first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Note];

    /// The level with this id, if there is one.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.id() == id)
    }

    /// The stable id.
    pub fn id(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// One level milder; a note stays a note.
    #[must_use]
    pub fn lowered(self) -> Self {
        match self {
            Self::Error => Self::Warning,
            _ => Self::Note,
        }
    }
}

macro_rules! codes {
    ($($variant:ident $id:literal $level:ident,)*) => {
        /// What is wrong: the stable code of a finding. The texts of each are in the catalogue.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(missing_docs, reason = "each code is explained in the catalogue, under its id")]
        pub enum Code { $($variant,)* }

        impl Code {
            /// Every code, in the order of the contract.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The stable id.
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)* }
            }

            /// Level when nothing lowers it.
            pub fn level(self) -> Level {
                match self { $(Self::$variant => Level::$level,)* }
            }
        }
    };
}

codes! {
    Missing "missing" Error,
    Expired "expired" Error,
    Expiring "expiring" Warning,
    Undated "undated" Warning,
    FutureDated "future-dated" Warning,
    Unsigned "unsigned" Error,
    SignatureToConfirm "signature-to-confirm" Note,
    SignatureBroken "signature-broken" Error,
    MentionMissing "mention-missing" Error,
    BlankTemplate "blank-template" Error,
    TableIncomplete "table-incomplete" Warning,
    Overdue "overdue" Warning,
    CoverageGap "coverage-gap" Error,
    WrongProvider "wrong-provider" Error,
    Inconsistent "inconsistent" Warning,
    NotEvidence "not-evidence" Warning,
    Unfavourable "unfavourable" Error,
    Unreadable "unreadable" Error,
    Encrypted "encrypted" Error,
    NoText "no-text" Warning,
    ExtensionMismatch "extension-mismatch" Warning,
    LfsPointer "lfs-pointer" Error,
    LimitExceeded "limit-exceeded" Warning,
    Duplicate "duplicate" Note,
    Superseded "superseded" Note,
    ListedButAbsent "listed-but-absent" Warning,
    Unlisted "unlisted" Note,
    MarkMisuse "mark-misuse" Warning,
    PersonalData "personal-data" Warning,
    WaiverExpired "waiver-expired" Error,
    WaiverUnused "waiver-unused" Warning,
    AttestationExpired "attestation-expired" Error,
}

impl Code {
    /// The code with this id, if there is one.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.id() == id)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}
