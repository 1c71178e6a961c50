//! The schemas in `schema/` are those that the program holds files against.

use probant::{pack, profile};

#[test]
fn the_published_schemas_are_those_in_use() {
    let stale: Vec<&str> = [
        ("schema/pack-v1.json", pack::schema::pack()),
        ("schema/indicator-v1.json", pack::schema::indicator()),
        ("schema/kinds-v1.json", pack::schema::kinds()),
        ("schema/vocabulary-v1.json", pack::schema::vocabulary()),
        ("schema/pack-tests-v1.json", pack::schema::tests()),
        ("schema/profile-v1.json", profile::schema()),
    ]
    .into_iter()
    .filter(|(path, schema)| !is_published(path, schema))
    .map(|(path, _)| path)
    .collect();
    assert!(stale.is_empty(), "{stale:?}: run the tests once with PROBANT_WRITE_SCHEMA=1");
}

/// Compares `schema` with the file at `path`, after writing it when `PROBANT_WRITE_SCHEMA` is set.
fn is_published(path: &str, schema: &serde_json::Value) -> bool {
    let path = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
    let text = format!("{schema:#}\n");
    if std::env::var_os("PROBANT_WRITE_SCHEMA").is_some() {
        std::fs::write(&path, &text).expect("schema/ is writable");
    }
    std::fs::read_to_string(&path).is_ok_and(|published| published == text)
}
