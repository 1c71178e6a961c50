//! How many of those of whom an artefact exists once each have theirs.

use super::place::Place;

/// Of whom there is one paper each, and who has none yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// Id of those of whom there is one each (`learner`, `session`).
    pub per: String,
    /// How many there are, where a list or folders tell.
    pub total: Option<usize>,
    /// How many of them have theirs without a fault; distinct documents where the total is not known.
    pub complete: usize,
    /// What tells how many there are: `list`, `folders` or `none`.
    pub basis: Basis,
    /// Those whose paper has a fault, or that have none.
    pub gaps: Vec<Gap>,
}

/// What a number of members rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Lists in documents.
    List,
    /// Folders side by side.
    Folders,
    /// Nothing: only what was found can be counted.
    None,
}

impl Basis {
    /// Every basis.
    pub const ALL: [Self; 3] = [Self::List, Self::Folders, Self::None];

    /// The basis with this id, if there is one.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.id() == id)
    }

    /// The stable id.
    pub fn id(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Folders => "folders",
            Self::None => "none",
        }
    }
}

/// One of those whose paper is missing or has a fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Who or which, as listed.
    pub name: String,
    /// True for a person's name.
    pub personal: bool,
    /// The list that says so, or the folder.
    pub document: String,
    /// Where it does.
    pub place: Option<Place>,
    /// There is a paper, with a fault.
    pub faulty: bool,
}

impl Coverage {
    /// How many have none.
    pub fn missing(&self) -> usize {
        self.gaps.iter().filter(|gap| !gap.faulty).count()
    }

    /// How many have one with a fault.
    pub fn faulty(&self) -> usize {
        self.gaps.len() - self.missing()
    }
}
