//! Runs the readers where a bad file can do no harm: in worker processes that may open nothing, reach nothing, start
//! nothing, and are ended when they take too much memory or time.
//!
//! This side opens files and sends their bytes; a worker answers with a `Document`. What a stranger's file does to its
//! reader stays in the worker. Where no process can be started the readers run here, and the report says so.

mod allocator;
mod child;
mod confine;
mod pool;
mod wire;
mod worker;

use std::time::Duration;

use serde::{Deserialize, Serialize};

pub use allocator::Counting;
pub use pool::{Content, Failure, Mishaps, Options, Outcome, Pool};
pub use wire::{Reply, Request};
pub use worker::{ARGUMENT, answer, serve};

/// What a worker may use for one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// Bytes of memory.
    pub memory: u64,
    /// Processor time, in whole seconds.
    pub cpu: u64,
    /// Time on the clock, for both tries together.
    pub wall: Duration,
}

impl Default for Budget {
    fn default() -> Self {
        Self { memory: 1536 << 20, cpu: 20, wall: Duration::from_mins(1) }
    }
}

/// What keeps a worker from doing harm, as the worker itself found it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Protections {
    /// Readers run in processes of their own.
    pub process: bool,
    /// Memory is counted, and refused beyond the budget.
    pub memory: bool,
    /// The kernel keeps files and the network away (Landlock).
    pub landlock: bool,
    /// The kernel refuses every call that reading needs not (seccomp).
    pub seccomp: bool,
}

impl Protections {
    /// Ids of the parts in place, in a fixed order.
    #[must_use]
    pub fn parts(&self) -> Vec<&'static str> {
        let parts = [
            (self.process, "process"),
            (self.memory, "memory"),
            (self.landlock, "landlock"),
            (self.seccomp, "seccomp"),
        ];
        parts.into_iter().filter_map(|(there, id)| there.then_some(id)).collect()
    }

    /// True when nothing is lacking.
    #[must_use]
    pub fn is_full(&self) -> bool {
        *self == Self { process: true, memory: true, landlock: true, seccomp: true }
    }

    /// `full`, `partial` or `none`.
    #[must_use]
    pub fn state(&self) -> &'static str {
        if self.is_full() {
            "full"
        } else if *self == Self::default() {
            "none"
        } else {
            "partial"
        }
    }
}
