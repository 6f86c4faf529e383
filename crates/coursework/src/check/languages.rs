//! Both languages ask the same: same items, same kinds, same order, same choices.

use crate::{
    fault::Fault,
    model::{Item, LessonText},
};

pub(super) fn same_items(
    [english_path, path]: &[String; 2],
    (english, spanish): (&[&Item], &[&Item]),
    faults: &mut Vec<Fault>,
) {
    let why = "One key serves both languages, and student and mentor follow together";
    let ids = |items: &[&Item]| items.iter().map(|item| item.id.clone()).collect::<Vec<_>>();
    if ids(english) != ids(spanish) {
        let what = format!(
            "the items are {}, and in {english_path} {}",
            ids(spanish).join(", "),
            ids(english).join(", ")
        );
        faults.push(Fault::new((path, 0), what, why, "Bring both into the same order"));
        return;
    }
    for (one, other) in english.iter().zip(spanish) {
        if one.kind != other.kind {
            let what = format!(
                "`{}` is answered by a {}, and in {english_path} by a {}",
                other.id,
                other.kind.code(),
                one.kind.code()
            );
            faults.push(Fault::new((path, other.line), what, why, "Make them the same kind"));
        } else if one.choices.len() != other.choices.len() {
            let what = format!(
                "`{}` has {} choices, and in {english_path} {}",
                other.id,
                other.choices.len(),
                one.choices.len()
            );
            faults.push(Fault::new((path, other.line), what, why, "Write the same choices"));
        }
    }
}

pub(super) fn same_head(
    [english_path, path]: &[String; 2],
    (english, spanish): (&LessonText, &LessonText),
    faults: &mut Vec<Fault>,
) {
    if (english.minutes, &english.standards) != (spanish.minutes, &spanish.standards) {
        let what = format!("minutes or standards are others than in {english_path}");
        let why = "It is the same lesson";
        faults.push(Fault::new((path, 1), what, why, "Write the same in both heads"));
    }
}
