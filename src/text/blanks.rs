//! stub
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blank {
    pub kind: BlankKind,
    pub block: usize,
    pub span: std::ops::Range<usize>,
}
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlankKind {
    DottedLine,
    Underscores,
    Placeholder,
    EmptyLabel,
    WordMark,
    SignatureLine,
}
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fill {
    pub filled: usize,
    pub blank: usize,
    pub blanks: Vec<Blank>,
}
/// stub
pub fn fill(_c: &crate::model::document::Content) -> Fill {
    Fill::default()
}
