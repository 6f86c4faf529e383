//! The courses that are part of the program.

use crate::{
    folder::Folder,
    model::Course,
    parse::{Reading, read},
};
use std::{collections::BTreeMap, sync::LazyLock};

/// The files of `content/courses`, by their paths from there.
const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/courses.rs"));

fn readings() -> Vec<(String, Reading)> {
    let mut folders: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    for (path, text) in FILES {
        if let Some((course, inside)) = path.split_once('/') {
            folders.entry(course).or_default().push((inside, text));
        }
    }
    let read_one = |(name, files): (&str, Vec<(&str, &str)>)| {
        (name.to_owned(), read(&files.into_iter().collect::<Folder>()))
    };
    folders.into_iter().map(read_one).collect()
}

static COURSES: LazyLock<Vec<Course>> =
    LazyLock::new(|| readings().into_iter().filter_map(|(_, reading)| reading.course).collect());

/// The courses whose lessons the program has, by their codes.
pub fn shipped() -> &'static [Course] {
    &COURSES
}

/// One of them.
pub fn shipped_course(code: &str) -> Option<&'static Course> {
    COURSES.iter().find(|course| course.code == code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fault::Fault;

    fn faults() -> Vec<Fault> {
        let of = |(name, reading): (String, Reading)| {
            let in_course =
                move |fault: Fault| Fault { file: format!("{name}/{}", fault.file), ..fault };
            reading.faults.into_iter().map(in_course)
        };
        readings().into_iter().flat_map(of).collect()
    }

    #[test]
    fn every_shipped_course_is_whole_and_every_key_follows_from_its_item() {
        let faults: Vec<_> = faults().iter().map(ToString::to_string).collect();
        assert!(faults.is_empty(), "{} fault(s):\n{}", faults.len(), faults.join("\n"));
        assert_eq!(readings().len(), shipped().len());
    }
}
