//! The file by which a forge reads the folder on every push.

use std::path::{Path, PathBuf};

use crate::cli::Forge;

use super::Made;

const GITHUB: &str = include_str!("../../../action/templates/github.yml");
const GITLAB: &str = include_str!("../../../action/templates/gitlab.yml");
/// What the templates say where the folder is the whole repository.
const WHOLE: &str = "folder: . ";

/// The file for `forge`, at the root of the repository that holds `folder`.
pub(super) fn file(forge: Forge, folder: &Path) -> Made {
    let (template, place) = match forge {
        Forge::Github => (GITHUB, ".github/workflows/preuves.yml"),
        Forge::Gitlab => (GITLAB, ".gitlab-ci.yml"),
    };
    let (root, within) = repository(folder);
    let text = match within.as_str() {
        "" => template.to_owned(),
        within => template.replace(WHOLE, &format!("folder: {} ", serde_json::Value::from(within))),
    };
    Made { path: root.join(place), text }
}

/// The root of the repository, and the folder as seen from it; the folder itself where there is no repository.
fn repository(folder: &Path) -> (PathBuf, String) {
    let real = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let root = real.ancestors().find(|path| path.join(".git").exists()).map(Path::to_owned);
    let Some(root) = root else { return (folder.to_owned(), String::new()) };
    let within = real.strip_prefix(&root).unwrap_or(Path::new("")).to_string_lossy().replace('\\', "/");
    (root, within)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_template_says_where_the_folder_is() {
        for template in [GITHUB, GITLAB] {
            assert_eq!(template.matches(WHOLE).count(), 1);
        }
    }
}
