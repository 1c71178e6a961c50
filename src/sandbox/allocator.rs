//! An allocator that counts, so that a worker cannot take more memory than its budget, on every system.
//!
//! The only module with `unsafe` code, because an allocator cannot be written without. It adds nothing to the system's
//! own but sums: every call is handed on with the arguments it came with, under the contract that the caller holds already.

#![expect(unsafe_code, reason = "`GlobalAlloc` is an unsafe trait; there is no other way to refuse memory")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicIsize, Ordering::Relaxed};

/// The system's allocator with a limit. Without one (everywhere but in a worker) it only hands calls on.
pub struct Counting;

/// Bytes in use since the limit was set; what was taken before may be given back after, hence the sign.
static USED: AtomicIsize = AtomicIsize::new(0);
/// The most that was ever in use.
static PEAK: AtomicIsize = AtomicIsize::new(0);
/// No limit, no counting.
static LIMIT: AtomicIsize = AtomicIsize::new(isize::MAX);

/// Refuses memory beyond `bytes` from here on. True when this program allocates through `Counting`.
pub(super) fn limit(bytes: u64) -> bool {
    LIMIT.store(isize::try_from(bytes).unwrap_or(isize::MAX - 1), Relaxed);
    let before = USED.load(Relaxed);
    let probe = std::hint::black_box(vec![0_u8; 4096]);
    let counts = USED.load(Relaxed) >= before + 4096;
    drop(probe);
    counts
}

/// The most bytes that were in use at once.
pub(super) fn peak() -> u64 {
    u64::try_from(PEAK.load(Relaxed)).unwrap_or(0)
}

/// Counts `size` bytes more; false when that is too much.
fn take(size: usize) -> bool {
    let limit = LIMIT.load(Relaxed);
    if limit == isize::MAX {
        return true;
    }
    let Ok(size) = isize::try_from(size) else { return false };
    let used = USED.fetch_add(size, Relaxed).saturating_add(size);
    if used > limit {
        USED.fetch_sub(size, Relaxed);
        return false;
    }
    if used > PEAK.load(Relaxed) {
        PEAK.store(used, Relaxed);
    }
    true
}

/// Counts `size` bytes less.
fn give_back(size: usize) {
    if LIMIT.load(Relaxed) != isize::MAX {
        USED.fetch_sub(isize::try_from(size).unwrap_or(0), Relaxed);
    }
}

// SAFETY: every call is handed on to `System` unchanged, or refused with a null pointer as the trait allows. The counters
// are atomics and never allocate.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if !take(layout.size()) {
            return std::ptr::null_mut();
        }
        // SAFETY: the caller upholds the contract of `alloc`, which is that of `System`.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        if !take(layout.size()) {
            return std::ptr::null_mut();
        }
        // SAFETY: as for `alloc`.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        let more = size.saturating_sub(layout.size());
        if more > 0 && !take(more) {
            return std::ptr::null_mut();
        }
        give_back(layout.size().saturating_sub(size));
        // SAFETY: `pointer` came from `System` with `layout`, for every pointer given out here did.
        unsafe { System.realloc(pointer, layout, size) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        give_back(layout.size());
        // SAFETY: as for `realloc`.
        unsafe { System.dealloc(pointer, layout) }
    }
}
