//! tmp
#![allow(clippy::print_stdout, clippy::unwrap_used, missing_docs)]
use probant::folder::disk::Disk;
use probant::folder::{Folder, Scope};
use probant::read::limits::Limits;
fn main() {
    for file in std::env::args().skip(1) {
        let path = std::path::Path::new(&file);
        let disk = Disk::new(path.parent().unwrap().to_str().unwrap());
        let limits = Limits::default();
        let entries = disk.list(&Scope::default()).unwrap().entries;
        let name = path.file_name().unwrap().to_str().unwrap();
        let entry = entries.iter().find(|e| e.path == name).unwrap();
        let d = probant::read::read(entry, &disk.bytes(entry, limits.file).unwrap(), &limits);
        println!(
            "== {name} pictures {} signatures {:?}",
            d.content.pictures,
            d.content.signatures.iter().map(|s| (s.kind, s.place.clone())).collect::<Vec<_>>()
        );
        let b = &d.content.blocks;
        for x in b.iter().skip(b.len().saturating_sub(9)) {
            println!("   {:?} {:?}", x.kind, x.text);
        }
    }
}
