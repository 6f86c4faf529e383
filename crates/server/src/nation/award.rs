//! The demo's Student of the Year: an office says how the next one goes, on days around the first start, so that the pages of
//! nomination are open. Whom to nominate is left to whoever looks.

use super::pass::Desk;
use jiff::{ToSpan, civil::Date};

/// Says how the award of the next year goes.
pub(super) async fn tell(office: &Desk, today: Date) -> anyhow::Result<()> {
    let year = today.saturating_add(1.year()).year().to_string();
    let day = |days: i64| today.saturating_add(days.days()).to_string();
    let (from, opens) = (day(-365), day(-14));
    let (nominations, reviews) = (day(45), day(75));
    let cycle = [
        ("year", year.as_str()),
        ("window-from", &from),
        ("opens-on", &opens),
        ("nominations-until", &nominations),
        ("reviews-until", &reviews),
        ("units-min", "1"),
        ("reviewers-min", "2"),
        (
            "criteria-en",
            "Work that went on across moves, and what the student wants to do with it.",
        ),
        (
            "criteria-es",
            "Trabajo que siguió de un lugar a otro, y lo que el estudiante quiere hacer con él.",
        ),
    ];
    office.does("/pass/award/cycle", &cycle).await?;
    Ok(())
}
