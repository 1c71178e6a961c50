//! The floors and fences of the house (docs/architecture.md), read from the sources.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Floor of each module and the modules it may import; `main`, `cli` and `app` stand on top and may import all below.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("catalogue", &["model"]),
    ("yaml", &["catalogue"]),
    ("pattern", &[]),
    ("text", &["model"]),
    ("folder", &["model"]),
    ("read", &["folder", "text", "model"]),
    ("sandbox", &["read", "folder", "model"]),
    ("cache", &["read", "model"]),
    ("ocr", &["model"]),
    ("compare", &["model"]),
    ("sshsig", &[]),
    ("checks", &["text", "pattern", "catalogue", "model"]),
    ("pack", &["checks", "pattern", "yaml", "text", "catalogue", "model"]),
    ("profile", &["checks", "pattern", "yaml", "text", "catalogue", "model", "pack"]),
    ("recognise", &["pack", "pattern", "text", "model"]),
    ("judge", &["recognise", "checks", "pack", "profile", "text", "catalogue", "model"]),
    ("conclude", &["judge", "recognise", "pack", "profile", "compare", "catalogue", "model"]),
    ("redact", &["text", "catalogue", "model"]),
    ("report", &["compare", "catalogue", "model"]),
    ("cli", &["catalogue"]),
    (
        "app",
        &[
            "cli",
            "report",
            "redact",
            "conclude",
            "judge",
            "recognise",
            "checks",
            "pack",
            "profile",
            "compare",
            "sshsig",
            "sandbox",
            "cache",
            "ocr",
            "read",
            "folder",
            "text",
            "pattern",
            "yaml",
            "catalogue",
            "model",
        ],
    ),
];

/// Foreign crates and the modules that may name them.
const FENCES: &[(&str, &[&str])] = &[
    ("aho_corasick", &["pattern"]),
    ("globset", &["pattern"]),
    ("regex", &["pattern"]),
    ("serde_yaml", &["yaml"]),
    ("saphyr_parser", &["yaml"]),
    ("jsonschema", &["yaml"]),
    ("regex_syntax", &["pattern"]),
    ("include_dir", &["pack"]),
    ("fluent_bundle", &["catalogue"]),
    ("encoding_rs", &["read"]),
    ("chardetng", &["read"]),
    ("lopdf", &["read"]),
    ("hayro_interpret", &["read"]),
    ("hayro_syntax", &["read"]),
    ("hayro_font", &["read"]),
    ("skrifa", &["read"]),
    ("hayro", &["read"]),
    ("image", &["read"]),
    ("imagesize", &["read"]),
    ("png", &["read"]),
    ("calamine", &["read"]),
    ("zip", &["read", "report"]),
    ("quick_xml", &["read"]),
    ("mail_parser", &["read"]),
    ("html5gum", &["read"]),
    ("cfb", &["read"]),
    ("csv", &["read"]),
    ("rsa", &["read"]),
    ("p256", &["read"]),
    ("p384", &["read"]),
    ("p521", &["read"]),
    ("sha1", &["read"]),
    ("sha2_10", &["read"]),
    ("csv", &["read", "report"]),
    ("quick_junit", &["report"]),
    ("rust_xlsxwriter", &["report"]),
    ("icalendar", &["report"]),
    ("uuid", &["report"]),
    ("ignore", &["folder"]),
    ("minijinja", &["report", "pack"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("indicatif", &["app"]),
    ("anstream", &["app"]),
    ("landlock", &["sandbox"]),
    ("seccompiler", &["sandbox"]),
    ("rustix", &["sandbox"]),
    ("libc", &["sandbox", "folder"]),
    ("ssh_key", &["sshsig"]),
    ("postcard", &["sandbox", "cache"]),
];

/// What touches the machine, and the modules that may.
const MACHINE: &[(&str, &[&str])] = &[
    ("std::fs", &["app", "cache", "folder"]),
    ("std::env", &["app"]),
    ("std::process", &["app", "cache", "main", "ocr", "sandbox"]),
    ("std::net", &[]),
    ("Timestamp::now", &["app"]),
    ("SystemTime", &["app", "cache"]),
];

#[test]
fn modules_import_only_from_the_floors_below() {
    let allowed: BTreeMap<_, _> = MAY_IMPORT.iter().copied().collect();
    let mut faults = Vec::new();
    for (module, path, text) in sources() {
        let Some(allowed) = allowed.get(module.as_str()) else { continue };
        for imported in imports(&text) {
            if imported != module && !allowed.contains(&imported.as_str()) {
                faults.push(format!("{} imports {imported}", path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn every_module_has_a_floor() {
    let known: Vec<&str> = MAY_IMPORT.iter().map(|(module, _)| *module).chain(["main", "lib"]).collect();
    let unknown: Vec<String> =
        sources().into_iter().map(|(module, ..)| module).filter(|m| !known.contains(&&**m)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

#[test]
fn foreign_crates_stay_behind_their_fences() {
    assert_kept(FENCES, |text, name| {
        text.split("#[cfg(test)]").next().unwrap_or("").lines().any(|line| {
            let code = line.split("//").next().unwrap_or("");
            code.match_indices(&format!("{name}::")).any(|(at, _)| !code[..at].ends_with([':', '_']) && free(code, at))
        })
    });
}

#[test]
fn the_machine_is_touched_in_few_places() {
    assert_kept(MACHINE, |text, name| {
        let code = text.split("#[cfg(test)]").next().unwrap_or("");
        code.lines().any(|line| line.split("//").next().unwrap_or("").contains(name))
    });
}

#[test]
fn every_source_file_says_what_it_is_for() {
    for (_, path, text) in sources() {
        assert!(text.starts_with("//! "), "{} has no head", path.display());
    }
}

#[test]
fn no_source_file_is_longer_than_its_room() {
    let long: Vec<String> = sources()
        .into_iter()
        .map(|(_, path, text)| (path, text.lines().count()))
        .filter(|(_, lines)| *lines > 500)
        .map(|(path, lines)| format!("{} has {lines} lines", path.display()))
        .collect();
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn unsafe_code_is_in_one_file() {
    let unfenced: Vec<PathBuf> = sources()
        .into_iter()
        .filter(|(_, _, text)| text.lines().any(|line| line.split("//").next().unwrap_or("").contains("unsafe")))
        .map(|(_, path, _)| path)
        .collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    assert_eq!(unfenced, [root.join("src/sandbox/allocator.rs")]);
}

/// True when the match at `at` begins a path rather than ending an identifier.
fn free(code: &str, at: usize) -> bool {
    !code[..at].ends_with(|c: char| c.is_alphanumeric())
}

fn assert_kept(fences: &[(&str, &[&str])], used: impl Fn(&str, &str) -> bool) {
    let mut faults = Vec::new();
    for (module, path, text) in sources() {
        for (name, allowed) in fences {
            if !allowed.contains(&module.as_str()) && used(&text, name) {
                faults.push(format!("{} uses {name}", path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

/// Modules of ours that `text` names, tests excluded.
fn imports(text: &str) -> Vec<String> {
    let code: Vec<&str> = text.lines().map(|line| line.split("//").next().unwrap_or("")).collect();
    let code = code.join("\n");
    let code = code.split("#[cfg(test)]").next().unwrap_or("");
    let named = code.split("crate::").skip(1);
    named
        .flat_map(|rest| {
            let group = rest.strip_prefix('{').and_then(|rest| rest.split('}').next());
            let first = |part: &str| {
                part.trim().split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("").to_owned()
            };
            group.map_or_else(|| vec![first(rest)], |group| group.split(',').map(first).collect())
        })
        .filter(|name| MAY_IMPORT.iter().any(|(module, _)| module == name))
        .collect()
}

/// Every source file: its module, its path, its text.
fn sources() -> Vec<(String, PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    let module = |path: &Path| {
        let first = path.strip_prefix(&root).ok()?.components().next()?.as_os_str().to_string_lossy().into_owned();
        Some(first.trim_end_matches(".rs").to_owned())
    };
    files.into_iter().filter_map(|path| Some((module(&path)?, path.clone(), fs::read_to_string(&path).ok()?))).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.filter_map(|entry| entry.ok().map(|entry| entry.path())) {
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            files.push(path);
        }
    }
}
