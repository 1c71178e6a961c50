//! A bar on stderr while files are read, when somebody is there to see it.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// A bar without steps yet; one that draws nothing unless `shown`.
pub(super) fn bar(title: String, shown: bool) -> ProgressBar {
    if !shown {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(0).with_message(title);
    let style = ProgressStyle::with_template("{msg} {bar:30.cyan/blue} {pos}/{len}");
    if let Ok(style) = style {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(120));
    bar
}
