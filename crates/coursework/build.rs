//! Embeds the courses of `content/courses`: every file of them, so that a new lesson needs no line of Rust.

use std::{env, fmt::Write as _, fs, path::Path};

const COURSES: &str = "../../content/courses";

fn main() {
    println!("cargo::rerun-if-changed={COURSES}");
    let root = Path::new(COURSES);
    let mut files = Vec::new();
    if root.exists() {
        collect(root, "", &mut files);
    }
    files.sort();
    let mut code = String::from("&[\n");
    for file in &files {
        let path = fs::canonicalize(root.join(file)).expect("the file was just listed");
        let path = path.to_str().expect("the path is Unicode");
        writeln!(code, "    ({file:?}, include_str!({path:?})),").expect("a String takes all");
    }
    code.push(']');
    let out = env::var("OUT_DIR").expect("cargo names a folder");
    fs::write(Path::new(&out).join("courses.rs"), code).expect("the folder can be written");
}

/// The files below a folder, by their paths from the courses' folder.
fn collect(folder: &Path, inside: &str, files: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("the courses can be listed").flatten() {
        let name = entry.file_name().into_string().expect("names of courses are plain");
        let path = if inside.is_empty() { name } else { format!("{inside}/{name}") };
        if entry.path().is_dir() {
            collect(&entry.path(), &path, files);
        } else if matches!(path.rsplit('.').next(), Some("md" | "toml")) {
            files.push(path);
        }
    }
}
