//! What a worker gives up before it reads a stranger's file. Best effort: it says what the system granted.

#[cfg(target_os = "linux")]
pub(super) use linux::confine;
#[cfg(not(target_os = "linux"))]
pub(super) use other::confine;
#[cfg(not(unix))]
pub(super) use other::start_clock;
#[cfg(unix)]
pub(super) use unix::start_clock;

#[cfg(not(target_os = "linux"))]
mod other {
    use crate::sandbox::Protections;
    use crate::sandbox::worker::Settings;

    /// A process of its own, memory that is counted, the clock of the parent and what every Unix limits: this system offers no
    /// more here.
    pub(in crate::sandbox) fn confine(_settings: &Settings) -> Protections {
        #[cfg(unix)]
        super::unix::lower_limits();
        Protections::default()
    }

    /// Processor time is not watched here; the clock of the parent is.
    #[cfg(not(unix))]
    pub(in crate::sandbox) fn start_clock(_seconds: u64) {}
}

#[cfg(unix)]
mod unix {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    use rustix::time::{ClockId, clock_gettime};

    /// Files that may be open at once: the three pipes, and no more than the start of a thread may need.
    const OPEN_FILES: u64 = 8;

    /// No memory is dumped, nothing is written to files, few files are opened.
    pub(super) fn lower_limits() {
        limit(Resource::Core, 0);
        limit(Resource::Fsize, 0);
        limit(Resource::Nofile, OPEN_FILES);
    }

    /// Lowers what this process may take of `resource`, for good.
    pub(super) fn limit(resource: Resource, most: u64) {
        let _ = setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) });
    }

    /// Ends this process when it has used `seconds` of processor time from now on.
    pub(in crate::sandbox) fn start_clock(seconds: u64) {
        let used = u64::try_from(clock_gettime(ClockId::ProcessCPUTime).tv_sec).unwrap_or(0);
        let until = used.saturating_add(seconds).saturating_add(1);
        // Only the superuser may raise the second of them.
        let maximum = getrlimit(Resource::Cpu).maximum;
        let current = Some(maximum.map_or(until, |maximum| maximum.min(until)));
        let _ = setrlimit(Resource::Cpu, Rlimit { current, maximum });
    }
}

#[cfg(target_os = "linux")]
mod linux {
    use std::collections::BTreeMap;

    use landlock::{
        ABI, Access, AccessFs, AccessNet, CompatLevel, Compatible, Ruleset, RulesetAttr, RulesetError, RulesetStatus,
        Scope,
    };
    use rustix::process::{Resource, Signal, getpid, set_parent_process_death_signal};
    use rustix::thread::set_no_new_privs;
    use seccompiler::{
        BackendError, BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter,
        SeccompRule, apply_filter,
    };

    use super::unix::{limit, lower_limits};
    use crate::sandbox::Protections;
    use crate::sandbox::worker::Settings;

    /// Address space beyond the budget of memory: code, stacks, gaps of the allocator.
    const SLACK: u64 = 512 << 20;

    /// The machine that the filters are for; on one that they do not know there are none.
    const ARCHITECTURE: &str = if cfg!(target_arch = "x86_64") {
        "x86_64"
    } else if cfg!(target_arch = "aarch64") {
        "aarch64"
    } else {
        "unknown"
    };

    /// Lowers every limit, then locks the door.
    pub(in crate::sandbox) fn confine(settings: &Settings) -> Protections {
        limit(Resource::As, settings.memory.saturating_add(SLACK));
        lower_limits();
        // Best effort, each of them: whatever fails shows in what the kernel grants below.
        let _ = set_parent_process_death_signal(Some(Signal::KILL));
        let _ = set_no_new_privs(true);
        if !settings.confine {
            return Protections::default();
        }
        Protections { landlock: landlock(), seccomp: seccomp(), ..Protections::default() }
    }

    /// No file, no socket, no signal to others: a ruleset that handles everything and allows nothing.
    fn landlock() -> bool {
        let restrict = || -> Result<RulesetStatus, RulesetError> {
            let ruleset = Ruleset::default()
                .set_compatibility(CompatLevel::BestEffort)
                .handle_access(AccessFs::from_all(ABI::V6))?
                .handle_access(AccessNet::from_all(ABI::V6))?
                .scope(Scope::from_all(ABI::V6))?;
            Ok(ruleset.create()?.restrict_self()?.ruleset)
        };
        restrict().is_ok_and(|status| status != RulesetStatus::NotEnforced)
    }

    /// Only the calls that reading bytes needs; every other one is refused.
    fn seccomp() -> bool {
        let install = || -> Result<(), seccompiler::Error> {
            apply_filter(&allow_list()?)?;
            apply_filter(&old_way_to_threads()?)
        };
        install().is_ok()
    }

    /// Calls that are harmless with any arguments: memory, open descriptors, clocks, locks, signals of our own, the end.
    const HARMLESS: &[i64] = &[
        libc::SYS_read,
        libc::SYS_readv,
        libc::SYS_write,
        libc::SYS_writev,
        libc::SYS_close,
        libc::SYS_fstat,
        libc::SYS_lseek,
        libc::SYS_ppoll,
        libc::SYS_mmap,
        libc::SYS_munmap,
        libc::SYS_mremap,
        libc::SYS_mprotect,
        libc::SYS_madvise,
        libc::SYS_brk,
        libc::SYS_futex,
        libc::SYS_set_robust_list,
        libc::SYS_rseq,
        libc::SYS_set_tid_address,
        libc::SYS_clone3,
        libc::SYS_gettid,
        libc::SYS_getpid,
        libc::SYS_sched_yield,
        libc::SYS_sched_getaffinity,
        libc::SYS_clock_gettime,
        libc::SYS_clock_nanosleep,
        libc::SYS_nanosleep,
        libc::SYS_getrandom,
        libc::SYS_sigaltstack,
        libc::SYS_rt_sigaction,
        libc::SYS_rt_sigprocmask,
        libc::SYS_rt_sigreturn,
        libc::SYS_exit,
        libc::SYS_exit_group,
    ];

    fn allow_list() -> Result<BpfProgram, BackendError> {
        let mut rules: BTreeMap<i64, Vec<SeccompRule>> = HARMLESS.iter().map(|call| (*call, Vec::new())).collect();
        let threads = u64::from(libc::CLONE_THREAD.cast_unsigned());
        let own = u64::from(getpid().as_raw_nonzero().get().cast_unsigned());
        // Threads, never processes; our own limits; signals to ourselves, as `abort` sends; the name of a thread.
        for (call, operator, value) in [
            (libc::SYS_clone, SeccompCmpOp::MaskedEq(threads), threads),
            (libc::SYS_prlimit64, SeccompCmpOp::Eq, 0),
            (libc::SYS_tgkill, SeccompCmpOp::Eq, own),
            (libc::SYS_prctl, SeccompCmpOp::Eq, u64::from(libc::PR_SET_NAME.cast_unsigned())),
            (libc::SYS_prctl, SeccompCmpOp::Eq, u64::from(libc::PR_SET_NO_NEW_PRIVS.cast_unsigned())),
            (libc::SYS_prctl, SeccompCmpOp::Eq, u64::from(libc::PR_SET_SECCOMP.cast_unsigned())),
            (libc::SYS_seccomp, SeccompCmpOp::Eq, u64::from(libc::SECCOMP_SET_MODE_FILTER)),
        ] {
            let condition = SeccompCondition::new(0, SeccompCmpArgLen::Dword, operator, value)?;
            rules.entry(call).or_default().push(SeccompRule::new(vec![condition])?);
        }
        program(rules, SeccompAction::Errno(libc::EPERM.cast_unsigned()), SeccompAction::Allow)
    }

    /// `clone3` hides its flags behind a pointer, where no filter sees them. Told that it does not exist, the C library
    /// starts threads by `clone`.
    fn old_way_to_threads() -> Result<BpfProgram, BackendError> {
        let rules = BTreeMap::from([(libc::SYS_clone3, Vec::new())]);
        program(rules, SeccompAction::Allow, SeccompAction::Errno(libc::ENOSYS.cast_unsigned()))
    }

    fn program(
        rules: BTreeMap<i64, Vec<SeccompRule>>,
        others: SeccompAction,
        these: SeccompAction,
    ) -> Result<BpfProgram, BackendError> {
        SeccompFilter::new(rules, others, these, ARCHITECTURE.try_into()?)?.try_into()
    }
}
