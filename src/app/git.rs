//! The state of the git checkout that the folder is in, if git is there to tell.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::model::report::GitState;

/// Commit, branch and whether the folder has uncommitted changes.
pub(super) fn state(folder: &Path) -> Option<GitState> {
    let commit = ask(folder, &["rev-parse", "--verify", "-q", "HEAD"])?;
    let branch = ask(folder, &["symbolic-ref", "-q", "--short", "HEAD"]);
    let changes = ask(folder, &["status", "--porcelain", "-z", "--", "."]);
    let prefix = ask(folder, &["rev-parse", "--show-prefix"]).unwrap_or_default();
    Some(GitState { commit, branch, prefix, dirty: changes.is_none_or(|changes| !changes.is_empty()) })
}

fn ask(folder: &Path, args: &[&str]) -> Option<String> {
    let mut git = Command::new("git");
    git.arg("-C").arg(folder).args(["-c", "core.fsmonitor=false"]).args(args);
    let output = git.env("GIT_OPTIONAL_LOCKS", "0").stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
