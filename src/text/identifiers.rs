//! stub
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identifier {
    pub kind: IdentifierKind,
    pub value: String,
    pub block: usize,
    pub span: std::ops::Range<usize>,
}
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdentifierKind {
    Siret,
    Siren,
    Nda,
    Dpo,
    Rncp,
    Rs,
    Tva,
}
/// stub
pub fn find(_c: &crate::model::document::Content) -> Vec<Identifier> {
    Vec::new()
}
