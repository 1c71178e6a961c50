//! A learner or a session of a list, and whether a document is about them.

use jiff::civil::Date;

use crate::judge::Piece;
use crate::model::date::Role;
use crate::text::fold::folded;
use crate::text::phrase::stems;
use crate::text::roster::{Crowd, Person};

/// Signs that a code has at least.
const CODE: usize = 4;

/// The words of a document, among which members are looked for.
pub(super) struct Text<'a> {
    piece: &'a Piece,
    crowd: Crowd,
    /// Its path, where it has no text of its own.
    path: Crowd,
}

impl<'a> Text<'a> {
    pub(super) fn of(piece: &'a Piece) -> Self {
        let stream = &piece.facts.stream;
        let path = if stream.is_empty() { piece.document.path.replace('_', " ") } else { String::new() };
        Self { piece, crowd: Crowd::new(stream.folded()), path: Crowd::new(&path) }
    }

    /// Where the document lies.
    pub(super) fn path(&self) -> &str {
        &self.piece.document.path
    }
}

/// Somebody or some session listed.
pub(super) enum Member {
    Person(Person),
    Session(Session),
}

/// A session as listed.
pub(super) struct Session {
    label: String,
    code: Option<String>,
    days: Option<(Date, Date)>,
}

impl Member {
    /// The same for one member listed twice.
    pub(super) fn key(&self) -> Vec<String> {
        match self {
            Self::Person(person) => person.key(),
            Self::Session(session) => {
                let days = session.days.map(|(first, last)| format!("{first} {last}")).unwrap_or_default();
                session.code.clone().map_or_else(|| vec![folded(&session.label), days], |code| vec![code])
            }
        }
    }

    /// As listed.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::Person(person) => person.shown.clone(),
            Self::Session(session) => session.label.clone(),
        }
    }

    /// True when the document may be about this member.
    pub(super) fn is_in(&self, text: &Text<'_>) -> bool {
        match self {
            Self::Person(person) => text.crowd.names(person) || text.path.names(person),
            Self::Session(session) => session.is_in(text.piece),
        }
    }
}

impl Session {
    /// The session of a row: told by its code, or by its title and its days.
    pub(super) fn read(label: &str, days: Option<(Date, Date)>) -> Option<Self> {
        let code = label.split_whitespace().map(folded).find(|word| is_code(word));
        (code.is_some() || days.is_some()).then(|| Self { label: label.to_owned(), code, days })
    }

    fn is_in(&self, piece: &Piece) -> bool {
        let coded = self
            .code
            .as_ref()
            .is_some_and(|code| holds(piece.facts.stream.folded(), code) || holds(&folded(&piece.document.path), code));
        coded || self.days.is_some_and(|days| self.is_titled(piece) && is_on(piece, days))
    }

    fn is_titled(&self, piece: &Piece) -> bool {
        let plain: String = self.label.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
        let stems = stems(&plain).unwrap_or_default();
        let mut words = stems.split(' ').filter(|word| word.len() > 2 && !is_code(word)).peekable();
        words.peek().is_some() && words.all(|word| piece.facts.stream.stems().contains(word))
    }
}

fn is_code(word: &str) -> bool {
    let letters = word.chars().filter(char::is_ascii_alphabetic).count();
    let digits = word.chars().filter(char::is_ascii_digit).count();
    word.chars().count() >= CODE && letters > 0 && digits > 0
}

/// True when `code` stands in `text` as a word of its own.
fn holds(text: &str, code: &str) -> bool {
    text.match_indices(code).any(|(at, _)| {
        let before = text.get(..at).and_then(|head| head.chars().next_back());
        let after = text.get(at + code.len()..).and_then(|rest| rest.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

fn is_on(piece: &Piece, (first, last): (Date, Date)) -> bool {
    let dates = piece.facts.dates.iter().filter(|date| !matches!(date.role, Role::Birth | Role::Legal));
    dates.into_iter().any(|date| date.first <= last && date.last >= first)
}
