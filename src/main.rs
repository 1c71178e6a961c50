//! Arguments in, exit code out.

/// Counts memory in workers; elsewhere it is the system's own.
#[global_allocator]
static ALLOCATOR: probant::sandbox::Counting = probant::sandbox::Counting;

fn main() -> std::process::ExitCode {
    probant::app::run()
}
