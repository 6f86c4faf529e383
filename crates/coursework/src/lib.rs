//! Courses as texts: what a course of lessons, practice and tests says, and whether it is right.
//!
//! A course is a folder of Markdown and TOML (`docs/course-format.md`). This crate reads it into a [`Course`], says
//! everything that is wrong with it at once, each with file, line and remedy, and computes every key from the numbers of
//! its item, exactly. It judges answers. It is pure: **it opens no file, knows no clock, no student and no crate of
//! ours**; whoever calls decides who may see a key.
//!
//! The way through: [`Folder`], [`read`], [`Course`]; the courses of the program are [`shipped()`].

mod answer;
mod arithmetic;
mod cartridge;
mod check;
mod fault;
mod folder;
mod markdown;
mod model;
mod numbers;
mod package;
mod parse;
mod qti;
mod shipped;
mod text;
mod xml;

pub use answer::{ANSWER_CHARS_MAX, Judged, judge};
pub use arithmetic::{ArithmeticError, Exact, evaluate, parse_exact, rounded};
pub use cartridge::write_cartridge;
pub use fault::Fault;
pub use folder::Folder;
pub use markdown::{Block, Span, blocks, to_html};
pub use model::{
    Both, Choice, Course, Item, ItemKind, Key, Language, Lesson, LessonText, Part, Section,
    SectionKind, TestForm, TestText, Unit,
};
pub use package::{PACKAGE_BYTES_MAX, PackageError, unzipped, zipped};
pub use parse::{Reading, read};
pub use qti::{QtiError, QtiTest, Skipped, read_qti, write_qti};
pub use shipped::{shipped, shipped_course};
pub use text::form_files;
