//! Builds again when a rule file appears or goes: the rules are embedded, and adding one takes no Rust.

#![expect(clippy::print_stdout, reason = "the way to speak to cargo")]

fn main() {
    println!("cargo::rerun-if-changed=rules");
}
