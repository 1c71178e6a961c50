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
    let place = match forge {
        Forge::Github => ".github/workflows/preuves.yml",
        Forge::Gitlab => ".gitlab-ci.yml",
    };
    let (root, within) = repository(folder);
    Made { path: root.join(place), text: text(forge, &within) }
}

/// The template of `forge`, with the folder in it as data; it says the whole repository already, for which `within` is empty.
fn text(forge: Forge, within: &str) -> String {
    let (template, value) = match forge {
        // GitHub evaluates what stands between `${{` and `}}`, in quotes too: a string that holds the mark is the mark.
        Forge::Github => (GITHUB, within.replace("${{", "${{ '${{' }}")),
        Forge::Gitlab => (GITLAB, within.to_owned()),
    };
    if within.is_empty() {
        return template.to_owned();
    }
    template.replace(WHOLE, &format!("folder: {} ", serde_json::Value::from(value)))
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

    #[test]
    fn the_name_of_a_folder_is_data_for_every_forge() {
        let name = r#"a ${{ github.token }} "b" # c"#;
        let github = text(Forge::Github, name);
        assert!(github.contains(r#" folder: "a ${{ '${{' }} github.token }} \"b\" # c" #"#), "{github}");
        let gitlab = text(Forge::Gitlab, name);
        assert!(gitlab.contains(r#" folder: "a ${{ github.token }} \"b\" # c" #"#), "{gitlab}");
        assert_eq!(text(Forge::Github, ""), GITHUB);
    }
}
