//! Arguments in, exit code out.

fn main() -> std::process::ExitCode {
    probant::app::run()
}
