//! Panics: readers catch their own in silence; one that escapes ends the program with code 70 and says where.

use std::panic::{self, AssertUnwindSafe};
use std::sync::{Mutex, PoisonError};

static LAST: Mutex<String> = Mutex::new(String::new());

/// Runs `work`; a panic that escapes it becomes its message and place.
pub(super) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    panic::set_hook(Box::new(|panic| {
        *LAST.lock().unwrap_or_else(PoisonError::into_inner) = panic.to_string();
    }));
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    done.map_err(|_| LAST.lock().unwrap_or_else(PoisonError::into_inner).clone())
}
