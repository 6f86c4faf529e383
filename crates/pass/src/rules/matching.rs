//! Which course counts for which requirement: an assignment problem, solved exactly.
//!
//! A course counts for one requirement only. What is earned is placed first, then what is in progress, then what is
//! planned, so that no plan takes the place of a credit. The search relaxes "one only" to a flow, which is a bound, and
//! branches on the courses that the flow would divide.

use crate::model::{Credit, Requirement, Subject};

/// Divisions looked at before the best found so far is taken; real transcripts need a handful.
const DIVISIONS_MAX: usize = 4_000;

/// How sure a course is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// The credit is on a transcript.
    Earned,
    /// The student works on it.
    InProgress,
    /// It is intended.
    Planned,
}

/// A course as it is matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    /// What it is about.
    pub subject: Subject,
    /// How much it is, in Carnegie units.
    pub amount: Credit,
    /// How sure it is.
    pub standing: Standing,
}

/// How far a requirement is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Filled {
    /// By credit on transcripts.
    pub earned: Credit,
    /// By courses in progress.
    pub in_progress: Credit,
    /// By intended courses.
    pub planned: Credit,
}

impl Filled {
    /// All of it.
    pub fn sum(self) -> Credit {
        self.earned + self.in_progress + self.planned
    }
}

/// An assignment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matching {
    /// For each course the requirement it counts for, and how much of it does.
    pub places: Vec<Option<(usize, Credit)>>,
    /// For each requirement how far it is met.
    pub filled: Vec<Filled>,
}

impl Matching {
    /// What counts, in the order of how sure it is.
    pub fn counted(&self) -> [Credit; 3] {
        let sum = |part: fn(&Filled) -> Credit| self.filled.iter().map(part).sum();
        [sum(|f| f.earned), sum(|f| f.in_progress), sum(|f| f.planned)]
    }
}

/// The best assignment.
pub fn best(items: &[Item], requirements: &[Requirement]) -> Matching {
    let free: Vec<Vec<usize>> = items
        .iter()
        .map(|item| {
            (0..requirements.len())
                .filter(|at| requirements[*at].takes.takes(item.subject))
                .collect()
        })
        .collect();
    best_within(items, requirements, free)
}

/// Other requirements that each course could count for without any loss.
pub fn alternatives(
    items: &[Item],
    requirements: &[Requirement],
    found: &Matching,
) -> Vec<Vec<usize>> {
    let counted = found.counted();
    let mut others = vec![Vec::new(); items.len()];
    for (at, item) in items.iter().enumerate() {
        let Some((here, _)) = found.places[at] else { continue };
        for there in (0..requirements.len()).filter(|there| *there != here) {
            if !requirements[there].takes.takes(item.subject) {
                continue;
            }
            let forced =
                |i: usize| if i == at { vec![there] } else { open(items, requirements, i) };
            let allowed = (0..items.len()).map(forced).collect();
            if best_within(items, requirements, allowed).counted() == counted {
                others[at].push(there);
            }
        }
    }
    others
}

fn open(items: &[Item], requirements: &[Requirement], at: usize) -> Vec<usize> {
    let takes = |r: &usize| requirements[*r].takes.takes(items[at].subject);
    (0..requirements.len()).filter(takes).collect()
}

/// The best assignment in which each course goes to one of the requirements allowed to it.
fn best_within(items: &[Item], requirements: &[Requirement], allowed: Vec<Vec<usize>>) -> Matching {
    let mut best: Option<Matching> = None;
    let mut open = vec![allowed];
    let mut looked = 0;
    while let Some(allowed) = open.pop() {
        looked += 1;
        let flow = Flow::of(items, requirements, &allowed);
        let bound = flow.counted(items);
        if best.as_ref().is_some_and(|best| best.counted() >= bound) {
            continue;
        }
        let rounded = place(items, requirements, &flow.rounded());
        let is_better = best.as_ref().is_none_or(|best| rounded.counted() > best.counted());
        let is_exact = rounded.counted() == bound;
        if is_better {
            best = Some(rounded);
        }
        if is_exact || looked >= DIVISIONS_MAX {
            continue;
        }
        if let Some(divided) = flow.divided() {
            for requirement in allowed[divided].iter().rev() {
                let mut narrower = allowed.clone();
                narrower[divided] = vec![*requirement];
                open.push(narrower);
            }
        }
    }
    best.unwrap_or_else(|| place(items, requirements, &vec![None; items.len()]))
}

/// Puts each course where it was assigned, the surest first, and counts what fits.
fn place(items: &[Item], requirements: &[Requirement], to: &[Option<usize>]) -> Matching {
    let mut order: Vec<_> = (0..items.len()).collect();
    order.sort_by_key(|at| items[*at].standing);
    let mut filled = vec![Filled::default(); requirements.len()];
    let mut places = vec![None; items.len()];
    for at in order {
        let Some(requirement) = to[at] else { continue };
        let room = requirements[requirement].amount.less(filled[requirement].sum());
        let counted = items[at].amount.min(room);
        let part = match items[at].standing {
            Standing::Earned => &mut filled[requirement].earned,
            Standing::InProgress => &mut filled[requirement].in_progress,
            Standing::Planned => &mut filled[requirement].planned,
        };
        *part = *part + counted;
        places[at] = Some((requirement, counted));
    }
    Matching { places, filled }
}

/// How much of each course flows into each requirement when courses may be divided.
struct Flow<'a> {
    requirements: &'a [Requirement],
    allowed: &'a [Vec<usize>],
    amounts: Vec<Vec<Credit>>,
    filled: Vec<Credit>,
}

impl<'a> Flow<'a> {
    /// The greatest flow; the surest courses enter first, and what has entered stays in when others follow.
    fn of(items: &[Item], requirements: &'a [Requirement], allowed: &'a [Vec<usize>]) -> Self {
        let mut flow = Self {
            requirements,
            allowed,
            amounts: vec![vec![Credit::ZERO; requirements.len()]; items.len()],
            filled: vec![Credit::ZERO; requirements.len()],
        };
        let mut order: Vec<_> = (0..items.len()).collect();
        // Within a standing, those with the fewest ways first: they leave the wide requirements to the others.
        order.sort_by_key(|at| (items[*at].standing, allowed[*at].len()));
        for at in order {
            let mut left = items[at].amount;
            while !left.is_zero() {
                let mut seen = vec![false; requirements.len()];
                let pushed = flow.push(at, left, &mut seen);
                if pushed.is_zero() {
                    break;
                }
                left = left - pushed;
            }
        }
        flow
    }

    /// Lets some of a course in, others making room where they can go elsewhere. Answers how much.
    fn push(&mut self, at: usize, wanted: Credit, seen: &mut [bool]) -> Credit {
        let allowed = self.allowed;
        for &requirement in &allowed[at] {
            let room = self.requirements[requirement].amount.less(self.filled[requirement]);
            if !room.is_zero() {
                let amount = wanted.min(room);
                self.amounts[at][requirement] = self.amounts[at][requirement] + amount;
                self.filled[requirement] = self.filled[requirement] + amount;
                return amount;
            }
        }
        for &requirement in &allowed[at] {
            if std::mem::replace(&mut seen[requirement], true) {
                continue;
            }
            for other in (0..self.amounts.len()).filter(|other| *other != at) {
                let there = self.amounts[other][requirement];
                if there.is_zero() {
                    continue;
                }
                let moved = self.push(other, wanted.min(there), seen);
                if !moved.is_zero() {
                    self.amounts[other][requirement] = self.amounts[other][requirement] - moved;
                    self.amounts[at][requirement] = self.amounts[at][requirement] + moved;
                    self.filled[requirement] =
                        self.amounts.iter().map(|row| row[requirement]).sum();
                    return moved;
                }
            }
        }
        Credit::ZERO
    }

    fn counted(&self, items: &[Item]) -> [Credit; 3] {
        let of = |standing| {
            let rows =
                items.iter().zip(&self.amounts).filter(|(item, _)| item.standing == standing);
            rows.flat_map(|(_, row)| row.iter().copied()).sum()
        };
        [of(Standing::Earned), of(Standing::InProgress), of(Standing::Planned)]
    }

    /// A course that the flow divides.
    fn divided(&self) -> Option<usize> {
        let is_divided = |row: &Vec<Credit>| row.iter().filter(|part| !part.is_zero()).count() > 1;
        self.amounts.iter().position(is_divided)
    }

    /// Each course where most of it flows.
    fn rounded(&self) -> Vec<Option<usize>> {
        let most = |row: &Vec<Credit>| {
            let parts = row.iter().enumerate().filter(|(_, part)| !part.is_zero());
            parts.max_by_key(|(at, part)| (**part, std::cmp::Reverse(*at))).map(|(at, _)| at)
        };
        self.amounts.iter().map(most).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Takes;
    use proptest::prelude::*;

    fn half(subject: Subject) -> Item {
        Item { subject, amount: Credit::new(1, 2), standing: Standing::Earned }
    }

    fn need(takes: Takes, tenths: i64) -> Requirement {
        Requirement { takes, amount: Credit::new(tenths, 10) }
    }

    fn plan() -> Vec<Requirement> {
        vec![
            need(Takes::Subject(Subject::English), 10),
            need(Takes::Subject(Subject::Math), 10),
            need(Takes::Pool(vec![Subject::Arts, Subject::Cte]), 10),
            need(Takes::Electives, 10),
        ]
    }

    #[test]
    fn a_fourth_half_of_english_is_an_elective_and_a_fifth_counts_for_nothing_more() {
        let items = vec![half(Subject::English); 5];
        let found = best(&items, &plan());
        assert_eq!(found.counted()[0], Credit::new(2, 1));
        assert_eq!(found.filled[0].earned, Credit::new(1, 1));
        assert_eq!(found.filled[3].earned, Credit::new(1, 1));
    }

    #[test]
    fn arts_make_room_in_the_electives_when_others_need_it() {
        let mut items = vec![half(Subject::Arts), half(Subject::Arts)];
        items.extend([half(Subject::Other), half(Subject::Other)]);
        let found = best(&items, &plan());
        assert_eq!(found.counted()[0], Credit::new(2, 1));
        let others = alternatives(&items, &plan(), &found);
        assert!(others[0].is_empty(), "the electives are full of what counts nowhere else");
    }

    #[test]
    fn a_planned_course_never_takes_the_place_of_a_credit() {
        let planned = Item { standing: Standing::Planned, ..half(Subject::English) };
        let items =
            [planned, planned, planned, planned, half(Subject::English), half(Subject::Other)];
        let found = best(&items, &plan());
        assert_eq!(found.counted(), [Credit::new(1, 1), Credit::ZERO, Credit::new(1, 1)]);
    }

    #[test]
    fn a_course_is_not_divided_even_where_that_would_count_more() {
        let whole = Item { amount: Credit::new(1, 1), ..half(Subject::Math) };
        let plan = [need(Takes::Subject(Subject::Math), 5), need(Takes::Electives, 5)];
        let found = best(&[whole], &plan);
        assert_eq!(found.counted()[0], Credit::new(1, 2));
        assert_eq!(found.places[0], Some((0, Credit::new(1, 2))));
    }

    /// All assignments, tried one by one.
    fn by_trying(items: &[Item], requirements: &[Requirement]) -> [Credit; 3] {
        let mut all = vec![Vec::new()];
        for at in 0..items.len() {
            let mut ways: Vec<Option<usize>> =
                open(items, requirements, at).into_iter().map(Some).collect();
            ways.push(None);
            let longer = |so_far: &Vec<Option<usize>>| {
                let with = |way: &Option<usize>| [so_far.clone(), vec![*way]].concat();
                ways.iter().map(with).collect::<Vec<_>>()
            };
            all = all.iter().flat_map(longer).collect();
        }
        all.iter().map(|to| place(items, requirements, to).counted()).max().unwrap()
    }

    fn items() -> impl Strategy<Value = Vec<Item>> {
        let subject = prop_oneof![
            Just(Subject::English),
            Just(Subject::Math),
            Just(Subject::Arts),
            Just(Subject::Cte),
            Just(Subject::Other),
        ];
        let standing = prop_oneof![
            Just(Standing::Earned),
            Just(Standing::InProgress),
            Just(Standing::Planned)
        ];
        let amount = prop_oneof![Just(10_i64), Just(5), Just(3), Just(1)];
        let item = (subject, amount, standing).prop_map(|(subject, tenths, standing)| Item {
            subject,
            amount: Credit::new(tenths, 10),
            standing,
        });
        proptest::collection::vec(item, 0..7)
    }

    proptest! {
        #[test]
        fn no_assignment_counts_more_than_the_one_found(items in items()) {
            let plan = plan();
            let found = best(&items, &plan);
            prop_assert_eq!(found.counted(), by_trying(&items, &plan));
            for (item, place) in items.iter().zip(&found.places) {
                if let Some((at, counted)) = place {
                    prop_assert!(plan[*at].takes.takes(item.subject));
                    prop_assert!(*counted <= item.amount);
                }
            }
            for (need, filled) in plan.iter().zip(&found.filled) {
                prop_assert!(filled.sum() <= need.amount);
            }
        }

        #[test]
        fn the_order_of_courses_does_not_matter(items in items(), turn in 0_usize..7) {
            let mut turned = items.clone();
            turned.rotate_left(turn.min(items.len()));
            prop_assert_eq!(best(&items, &plan()).counted(), best(&turned, &plan()).counted());
        }
    }
}
