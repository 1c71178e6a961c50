//! A file as a tree, before its form is checked: what it takes from other files is put into it here.
//!
//! What was taken from elsewhere has the place of what asked for it, so that a fault is shown in its author's own file.

use serde_json::Value;

use super::LARGEST;
use super::fault::Say;
use super::tree::{self, Places, Tree, child};

/// A file, read and not yet checked.
#[derive(Clone, Debug)]
pub struct Draft {
    pub(super) file: String,
    pub(super) text: String,
    pub(super) tree: Tree,
    /// Something in it comes from elsewhere.
    pub(super) merged: bool,
    /// Pointers of mappings whose missing keys are not told: what they would come from could not be had.
    pub(super) orphans: Vec<String>,
    pub(super) remarks: Vec<(String, Say)>,
}

/// How the entries of a list find those that they override.
#[derive(Clone, Copy)]
pub(crate) struct Overriding<'a> {
    /// The key that names an entry.
    pub name: &'a str,
    /// An entry that has this key stands by itself: it overrides without taking anything.
    pub alone: &'a str,
}

impl Draft {
    /// Reads `text`. One that is too large is left unread; its form will say so.
    pub(crate) fn read(file: String, text: &str) -> Self {
        let tree = if text.len() > LARGEST { Tree::default() } else { tree::read(text) };
        Self { file, text: text.to_owned(), tree, merged: false, orphans: Vec::new(), remarks: Vec::new() }
    }

    /// Name of the file.
    pub(crate) fn file(&self) -> &str {
        &self.file
    }

    /// The node at `pointer`.
    pub(crate) fn at(&self, pointer: &str) -> Option<&Value> {
        self.tree.value.as_ref()?.pointer(pointer)
    }

    /// The text at `pointer`.
    pub(crate) fn text_at(&self, pointer: &str) -> Option<&str> {
        self.at(pointer)?.as_str()
    }

    /// The entries of the list at `pointer`.
    pub(crate) fn list_at(&self, pointer: &str) -> &[Value] {
        self.at(pointer).and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }

    /// Reports a fault of the node at `pointer`, to be shown with those of its form.
    pub(crate) fn report(&mut self, pointer: &str, say: Say) {
        self.remarks.push((pointer.to_owned(), say));
    }

    /// Leaves untold the keys that are missing at `pointer`.
    pub(crate) fn forgive(&mut self, pointer: &str) {
        self.orphans.push(pointer.to_owned());
    }

    /// Takes from `base` what the mapping at `pointer` does not give, mapping by mapping; lists and the entries called
    /// `whole` are taken or left as they are. What is taken has the place of `from`.
    pub(crate) fn inherit(&mut self, pointer: &str, base: &Value, from: &str, whole: &[&str]) {
        let Some(entries) = base.as_object() else { return };
        for (key, value) in entries {
            let at = child(pointer, key);
            match self.at(&at) {
                None => self.put(pointer, key, value.clone(), from),
                Some(Value::Object(_)) if value.is_object() && !whole.contains(&key.as_str()) => {
                    self.inherit(&at, value, from, &[]);
                }
                Some(_) => {}
            }
        }
    }

    /// Merges the list `base` into the list at `pointer`: its entries first, overridden by those of the same name, then
    /// the new ones. Gives the pairs of entries that override, by their index in the list as it becomes, each with what it
    /// overrides; taking the rest of it is left to the caller. What is taken has the place of `from`.
    pub(crate) fn merge_list(
        &mut self,
        pointer: &str,
        base: &[Value],
        from: &str,
        by: Overriding<'_>,
    ) -> Vec<(usize, Value)> {
        let own = self.list_at(pointer).to_vec();
        let same = |one: &Value, other: &Value| one.get(by.name).is_some() && one.get(by.name) == other.get(by.name);
        let (mut list, mut moved, mut pairs) = (base.to_vec(), Vec::new(), Vec::new());
        for entry in own {
            let found = list.iter().take(base.len()).position(|other| same(&entry, other));
            if let Some(index) = found.filter(|index| !moved.contains(index)) {
                if entry.get(by.alone).is_none() {
                    pairs.extend(base.get(index).map(|base| (index, base.clone())));
                }
                list.get_mut(index).into_iter().for_each(|slot| *slot = entry.clone());
                moved.push(index);
            } else {
                moved.push(list.len());
                list.push(entry);
            }
        }
        self.renumber(pointer, &moved);
        self.stand_in(pointer, (0..base.len()).filter(|index| !moved.contains(index)), from);
        self.set(pointer, Value::Array(list));
        pairs
    }

    /// Replaces the node at `pointer`; what was inside has its place from now on.
    pub(crate) fn replace(&mut self, pointer: &str, value: Value) {
        let inside = format!("{pointer}/");
        self.tree.places.retain(|at, _| !at.starts_with(&inside));
        self.set(pointer, value);
    }

    /// Takes the entry `key` out of the mapping at `pointer`.
    pub(crate) fn remove(&mut self, pointer: &str, key: &str) {
        let mapping = self.change(pointer).and_then(Value::as_object_mut);
        mapping.and_then(|mapping| mapping.shift_remove(key));
    }

    /// Takes an entry out of the list at `pointer`; those after it move up.
    pub(crate) fn remove_entry(&mut self, pointer: &str, index: usize) {
        let mut list = self.list_at(pointer).to_vec();
        if index >= list.len() {
            return;
        }
        let moved: Vec<usize> = (0..list.len()).map(|old| if old > index { old - 1 } else { old }).collect();
        list.remove(index);
        let (gone, inside) = (child(pointer, &index.to_string()), format!("{pointer}/{index}/"));
        self.tree.places.retain(|at, _| *at != gone && !at.starts_with(&inside));
        self.renumber(pointer, &moved);
        self.set(pointer, Value::Array(list));
    }

    /// Sets the entry `key` of the mapping at `pointer`, with the place of `from`.
    fn put(&mut self, pointer: &str, key: &str, value: Value, from: &str) {
        if let Some(place) = self.tree.places.get(from).copied() {
            self.tree.places.insert(child(pointer, key), place);
        }
        if let Some(mapping) = self.change(pointer).and_then(Value::as_object_mut) {
            mapping.insert(key.to_owned(), value);
        }
    }

    fn set(&mut self, pointer: &str, value: Value) {
        if let Some(slot) = self.change(pointer) {
            *slot = value;
        }
    }

    /// The node at `pointer`, to be changed.
    fn change(&mut self, pointer: &str) -> Option<&mut Value> {
        self.merged = true;
        self.tree.value.as_mut()?.pointer_mut(pointer)
    }

    /// Gives the entries of a list their new numbers: `moved` holds them by their old ones.
    fn renumber(&mut self, pointer: &str, moved: &[usize]) {
        let prefix = format!("{pointer}/");
        let renamed = |at: String| {
            let Some(rest) = at.strip_prefix(&prefix) else { return at };
            let (index, tail) = rest.find('/').map_or((rest, ""), |cut| rest.split_at(cut));
            let number = index.parse::<usize>().ok().and_then(|index| moved.get(index));
            number.map_or(at.clone(), |number| format!("{prefix}{number}{tail}"))
        };
        let places: Places = std::mem::take(&mut self.tree.places);
        self.tree.places = places.into_iter().map(|(at, place)| (renamed(at), place)).collect();
    }

    fn stand_in(&mut self, pointer: &str, indexes: impl Iterator<Item = usize>, from: &str) {
        let Some(place) = self.tree.places.get(from).copied() else { return };
        for index in indexes {
            self.tree.places.insert(child(pointer, &index.to_string()), place);
        }
    }
}

/// Takes the entry at the dotted `path` out of `value`; the names that stood beside it when there is none.
pub(crate) fn strike(value: &mut Value, path: &str) -> Result<(), Vec<String>> {
    let (first, rest) = path.split_once('.').map_or((path, None), |(first, rest)| (first, Some(rest)));
    let Some(mapping) = value.as_object_mut() else { return Err(Vec::new()) };
    let known = || mapping.keys().cloned().collect::<Vec<_>>();
    match (mapping.contains_key(first), rest) {
        (false, _) => Err(known()),
        (true, None) => {
            mapping.shift_remove(first);
            Ok(())
        }
        (true, Some(rest)) => mapping.get_mut(first).map_or_else(
            || Err(Vec::new()),
            |inner| {
                let beside = |names: Vec<String>| names.iter().map(|name| format!("{first}.{name}")).collect();
                strike(inner, rest).map_err(beside)
            },
        ),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const BY: Overriding<'_> = Overriding { name: "id", alone: "like" };

    fn draft(text: &str) -> Draft {
        Draft::read("x.yaml".to_owned(), text)
    }

    #[test]
    fn what_is_given_is_kept_and_the_rest_is_taken() {
        let mut own = draft("like: b\nrecognise: {titles: [mine]}\nneed: {any: [1]}\n");
        let base = json!({"title": "B", "recognise": {"titles": ["his", "hers"], "accept": 9}, "need": {"all": [2]}});
        own.inherit("", &base, "/like", &["need"]);
        let merged =
            json!({"like": "b", "recognise": {"titles": ["mine"], "accept": 9}, "need": {"any": [1]}, "title": "B"});
        assert_eq!(own.at(""), Some(&merged));
    }

    #[test]
    fn what_is_taken_stands_where_it_was_asked_for() {
        let mut own = draft("id: a\nlike: b\nrecognise: {titles: [mine]}\n");
        own.inherit("", &json!({"title": "B", "recognise": {"accept": 9}}), "/like", &[]);
        let line = |pointer: &str| own.tree.places.get(pointer).map(|place| place.node.line);
        assert_eq!(
            [line("/title"), line("/recognise/accept"), line("/recognise/titles/0")],
            [Some(2), Some(2), Some(3)]
        );
    }

    #[test]
    fn a_list_is_merged_by_name_and_its_places_follow() {
        let mut own = draft("id: x\nlist:\n  - {id: new}\n  - {id: b, title: mine}\n  - {id: c, like: d}\n");
        let base = [json!({"id": "a"}), json!({"id": "b", "title": "his"}), json!({"id": "c", "title": "hers"})];
        let pairs = own.merge_list("/list", &base, "/id", BY);
        assert_eq!(pairs, [(1, base[1].clone())]);
        let ids: Vec<&str> = own.list_at("/list").iter().filter_map(|one| one["id"].as_str()).collect();
        assert_eq!(ids, ["a", "b", "c", "new"]);
        assert_eq!(own.at("/list/2"), Some(&json!({"id": "c", "like": "d"})));
        let line = |pointer: &str| own.tree.places.get(pointer).map(|place| place.node.line);
        assert_eq!(
            [line("/list/0"), line("/list/1/title"), line("/list/2/like"), line("/list/3/id")],
            [1, 4, 5, 3].map(Some)
        );
    }

    #[test]
    fn entries_after_one_that_left_keep_their_places() {
        let mut own = draft("list:\n  - {id: a}\n  - {id: b}\n  - {id: c}\n");
        own.remove_entry("/list", 1);
        assert_eq!(own.at("/list"), Some(&json!([{"id": "a"}, {"id": "c"}])));
        assert_eq!(own.tree.places.get("/list/1/id").map(|place| place.node.line), Some(4));
    }

    #[test]
    fn an_entry_is_struck_out_by_its_path() {
        let mut value = json!({"checks": {"signed": {}, "dated": {}}, "title": "T"});
        assert_eq!(strike(&mut value, "checks.signed"), Ok(()));
        assert_eq!(value, json!({"checks": {"dated": {}}, "title": "T"}));
        assert_eq!(strike(&mut value, "checks.sined"), Err(vec!["checks.dated".to_owned()]));
        assert_eq!(strike(&mut value, "titel"), Err(vec!["checks".to_owned(), "title".to_owned()]));
        assert_eq!(strike(&mut value, "title.x"), Err(Vec::new()));
    }
}
