//! The JSON Schema of a file of ours: made from its Rust types, published, and held against what people write.
//!
//! Editors and this program read the same schema, so they agree on what is wrong.

use jsonschema::Validator;
use jsonschema::error::ValidationErrorKind;
use jsonschema::{ValidationError, paths::Location};
use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform};
use schemars::{JsonSchema, Schema};
use serde_json::Value;

use super::tree::child;

/// Objects inside one another that a placeholder may have.
const LEAST_DEPTH: usize = 4;

/// The published schema of `T`: JSON Schema 2020-12, closed objects, an optional key is left out rather than null.
#[must_use]
pub fn schema_of<T: JsonSchema>() -> Value {
    let settings = SchemaSettings::draft2020_12().with_transform(RecursiveTransform(forbid_null));
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    RecursiveTransform(forbid_null).transform(&mut schema);
    schema.to_value()
}

/// Takes `null` out of what an optional field allows, and its `null` default.
fn forbid_null(schema: &mut Schema) {
    let Some(object) = schema.as_object_mut() else { return };
    if object.get("default").is_some_and(Value::is_null) {
        object.remove("default");
    }
    if let Some(Value::Array(types)) = object.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            object.insert("type".to_owned(), only);
        }
    }
    if let Some(Value::Array(mut choices)) = object.remove("anyOf") {
        choices.retain(|choice| choice.get("type") != Some(&Value::from("null")));
        match choices.as_slice() {
            [Value::Object(only)] => object.extend(only.clone()),
            _ => drop(object.insert("anyOf".to_owned(), Value::Array(choices))),
        }
    }
}

/// What the schema finds wrong at a node.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Mismatch {
    /// A key that does not exist here; those that do.
    UnknownKey { key: String, known: Vec<String> },
    /// A key that must be there.
    MissingKey(String),
    /// Another type than one of these (`string`, `array`…).
    Type(Vec<String>),
    /// None of these words.
    Word(Vec<String>),
    /// Not the form of this name in the catalogue (`form-…`), none when the form has no name.
    Form(Option<String>),
    /// Outside these bounds.
    Range { least: Option<String>, most: Option<String> },
    /// An empty list or text.
    Empty,
    /// Any other keyword.
    Other(String),
}

/// A mismatch with the pointer of its node.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Wrong {
    pub pointer: String,
    pub mismatch: Mismatch,
}

/// A schema, ready to be held against many files.
pub(super) struct Check {
    schema: Value,
    validator: Option<Validator>,
}

impl Check {
    /// A schema that does not compile checks nothing; the tests find it.
    pub(super) fn new(schema: Value) -> Self {
        let validator = jsonschema::draft202012::new(&schema).ok();
        Self { schema, validator }
    }

    /// Everything wrong with `value`.
    pub(super) fn run(&self, value: &Value) -> Vec<Wrong> {
        let Some(validator) = &self.validator else { return Vec::new() };
        validator.iter_errors(value).flat_map(|error| self.translate(&error)).collect()
    }

    fn translate(&self, error: &ValidationError<'_>) -> Vec<Wrong> {
        let pointer = error.instance_path().as_str().to_owned();
        let wrong = |mismatch| vec![Wrong { pointer: pointer.clone(), mismatch }];
        let around = self.around(error.schema_path());
        match error.kind() {
            ValidationErrorKind::AdditionalProperties { unexpected } => {
                let known = keys_of(around);
                let unknown = |key: &String| Mismatch::UnknownKey { key: key.clone(), known: known.clone() };
                unexpected.iter().flat_map(|key| wrong(unknown(key))).collect()
            }
            ValidationErrorKind::Required { property } => {
                wrong(Mismatch::MissingKey(property.as_str().unwrap_or_default().to_owned()))
            }
            ValidationErrorKind::Type { .. } => wrong(Mismatch::Type(types_of(around))),
            ValidationErrorKind::Enum { .. }
            | ValidationErrorKind::Constant { .. }
            | ValidationErrorKind::AnyOf { .. }
            | ValidationErrorKind::OneOfNotValid { .. } => wrong(choice(error.instance(), around)),
            ValidationErrorKind::Pattern { .. } => wrong(Mismatch::Form(text_of(around, "$comment"))),
            ValidationErrorKind::Minimum { .. } | ValidationErrorKind::Maximum { .. } => {
                wrong(Mismatch::Range { least: text_of(around, "minimum"), most: text_of(around, "maximum") })
            }
            ValidationErrorKind::MinItems { .. } | ValidationErrorKind::MinLength { .. } => wrong(Mismatch::Empty),
            kind => wrong(Mismatch::Other(kind.keyword().to_owned())),
        }
    }

    /// The schema object that holds the keyword at `path`.
    fn around(&self, path: &Location) -> &Value {
        let parent = path.as_str().rsplit_once('/').map_or("", |(parent, _)| parent);
        self.schema.pointer(parent).unwrap_or(&Value::Null)
    }

    /// The schema that holds for the node at `value_pointer`.
    fn at(&self, value_pointer: &str) -> Option<&Value> {
        let mut schema = self.resolve(&self.schema);
        for segment in value_pointer.split('/').skip(1) {
            let name = segment.replace("~1", "/").replace("~0", "~");
            let inner = schema.get("items").or_else(|| schema.get("properties")?.get(&name))?;
            schema = self.resolve(inner);
        }
        Some(schema)
    }

    /// The least value of the right form for the node at `value_pointer`.
    fn placeholder(&self, value_pointer: &str) -> Value {
        self.at(value_pointer).map_or(Value::Null, |schema| self.least(schema, LEAST_DEPTH))
    }

    fn least(&self, schema: &Value, depth: usize) -> Value {
        let schema = self.resolve(schema);
        if let Some(word) = words_of(schema).into_iter().next() {
            return Value::String(word);
        }
        match schema.get("type").and_then(Value::as_str) {
            Some("string") => Value::String(String::new()),
            Some("array") => Value::Array(Vec::new()),
            Some("boolean") => Value::Bool(false),
            Some("integer" | "number") => schema.get("minimum").cloned().unwrap_or_else(|| Value::from(0)),
            Some("object") if depth > 0 => self.least_object(schema, depth - 1),
            _ => Value::Null,
        }
    }

    fn least_object(&self, schema: &Value, depth: usize) -> Value {
        let required = schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
        let property = |name: &str| schema.get("properties").and_then(|properties| properties.get(name));
        let entries = required.filter_map(|name| Some((name.to_owned(), self.least(property(name)?, depth))));
        Value::Object(entries.collect())
    }

    fn resolve<'a>(&'a self, schema: &'a Value) -> &'a Value {
        let target = schema.get("$ref").and_then(Value::as_str).and_then(|target| target.strip_prefix('#'));
        target.and_then(|target| self.schema.pointer(target)).unwrap_or(schema)
    }
}

fn keys_of(schema: &Value) -> Vec<String> {
    schema.get("properties").and_then(Value::as_object).map(|map| map.keys().cloned().collect()).unwrap_or_default()
}

fn types_of(schema: &Value) -> Vec<String> {
    match schema.get("type") {
        Some(Value::String(one)) => vec![one.clone()],
        Some(Value::Array(many)) => many.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

/// The words of an enumeration, however schemars wrote it: `enum`, `const`, or a choice of either.
fn words_of(schema: &Value) -> Vec<String> {
    let list = |key: &str| schema.get(key).and_then(Value::as_array).into_iter().flatten();
    let mut words: Vec<String> = list("oneOf").chain(list("anyOf")).flat_map(words_of).collect();
    words.extend(list("enum").chain(schema.get("const")).filter_map(Value::as_str).map(str::to_owned));
    words
}

fn choice(instance: &Value, around: &Value) -> Mismatch {
    let words = words_of(around);
    match (words.is_empty(), instance.is_string()) {
        (true, _) => Mismatch::Other("anyOf".to_owned()),
        (false, true) => Mismatch::Word(words),
        (false, false) => Mismatch::Type(vec!["string".to_owned()]),
    }
}

fn text_of(schema: &Value, key: &str) -> Option<String> {
    match schema.get(key)? {
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}

/// Replaces what is wrong in `value` by something of the right form, so that the rest can still be looked at.
/// Gives the pointers that were touched; what is said of them later means nothing.
pub(super) fn mend(check: &Check, value: &mut Value, wrongs: &[Wrong]) -> Vec<String> {
    let mut touched = Vec::new();
    for Wrong { pointer, mismatch } in wrongs {
        touched.push(pointer.clone());
        match mismatch {
            Mismatch::UnknownKey { key, .. } => {
                if let Some(Value::Object(map)) = value.pointer_mut(pointer) {
                    map.shift_remove(key);
                }
            }
            Mismatch::MissingKey(key) => {
                let pointer = child(pointer, key);
                set(value, &pointer, check.placeholder(&pointer));
                touched.push(pointer);
            }
            Mismatch::Form(_) | Mismatch::Empty => {}
            _ => set(value, pointer, check.placeholder(pointer)),
        }
    }
    touched
}

fn set(root: &mut Value, pointer: &str, placeholder: Value) {
    if let Some(slot) = root.pointer_mut(pointer) {
        *slot = placeholder;
        return;
    }
    let (parent, key) = pointer.rsplit_once('/').unwrap_or(("", ""));
    if let Some(Value::Object(map)) = root.pointer_mut(parent) {
        map.insert(key.replace("~1", "/").replace("~0", "~"), placeholder);
    }
}
