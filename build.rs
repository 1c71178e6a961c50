//! Builds again when a rule file appears or goes: the rules are embedded, and adding one takes no Rust.

fn main() {
    println!("cargo::rerun-if-changed=rules");
}
