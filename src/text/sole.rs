//! The one value that all of several are.

/// What every one of `all` is; none where there is none, or where two differ.
pub(crate) fn only<T: PartialEq>(all: impl IntoIterator<Item = T>) -> Option<T> {
    let mut all = all.into_iter();
    let first = all.next()?;
    all.all(|other| other == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::only;

    #[test]
    fn several_that_agree_are_one() {
        assert_eq!((only([7]), only([7, 7]), only([7, 8]), only([0; 0])), (Some(7), Some(7), None, None));
    }
}
