//! Embeds the built assets. They are not committed; `script/build` makes them.

use std::path::Path;

const ASSETS: &str = "../../assets/dist";

fn main() {
    println!("cargo::rerun-if-changed={ASSETS}");
    assert!(
        Path::new(ASSETS).join("sendero.css").exists(),
        "the built assets are missing: run script/build once; it makes assets/dist"
    );
    memory_serve::load_directory(ASSETS);
}
