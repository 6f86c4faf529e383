//! The way of a family through the last four years: where it stayed, from when to when.
//!
//! Settled families move within one State; seasonal families of the three streams leave a home State
//! for the seasons of others and come back. Stays follow each other and never overlap. Nothing here
//! knows of children or of what a State wrote down.

use jiff::civil::{Date, date};
use jiff::{Span, ToSpan};

use crate::dice::{Dice, Weighted};
use crate::places::{Places, TownIndex};
use crate::tables::{Season, StateIndex, Stream, TABLES};

const WINDOW_MONTHS: i32 = 48; // Older moves no longer make a child eligible.
const SEASON_DRAWS_MAX: usize = 60;

/// A family's time in one town.
#[derive(Clone, Debug)]
pub(crate) struct Stay {
    pub(crate) town: TownIndex,
    pub(crate) from: Date,
    /// The day it left; `None` while it is there.
    pub(crate) to: Option<Date>,
    /// Whether the arrival was a qualifying move.
    pub(crate) qualifies: bool,
}

/// Draws paths for one day.
#[derive(Debug)]
pub(crate) struct Paths<'a> {
    pub(crate) places: &'a Places,
    pub(crate) today: Date,
}

/// A journey to a season of work.
struct Trip {
    arrive: Date,
    leave: Date,
    town: TownIndex,
}

impl Paths<'_> {
    /// One to three moves within one State.
    pub(crate) fn settled(&self, dice: &mut Dice, state: StateIndex) -> Vec<Stay> {
        let mut day = self.today - dice.between(30, 30 * 46).days();
        let mut town = self.places.any_town(dice, state);
        let mut stays = vec![Stay { town, from: day, to: None, qualifies: true }];
        for _ in 0..dice.below(3) {
            day = plus(day, dice.between(60, 420));
            if day > self.today {
                break;
            }
            leave(&mut stays, plus(day, -dice.between(0, 3)));
            town = self.places.other_town(dice, state, town);
            stays.push(Stay { town, from: day, to: None, qualifies: true });
        }
        stays
    }

    /// Years between a home State of the stream and up to five States of work.
    pub(crate) fn seasonal(&self, dice: &mut Dice, stream: Stream, states: usize) -> Vec<Stay> {
        let tables = &TABLES.streams[&stream];
        let home_state = *tables.homes.draw(dice);
        let home = self.places.any_town(dice, home_state);
        let mut seasons: Vec<Season> = Vec::new();
        for _ in 0..SEASON_DRAWS_MAX {
            if seasons.len() + 1 >= states {
                break;
            }
            let season = *tables.seasons.draw(dice);
            let known = seasons.iter().any(|s| s.state == season.state);
            if !known && season.state != self.places.state_of(home) {
                seasons.push(season);
            }
        }
        let start = self.today - Span::new().months(WINDOW_MONTHS) + dice.between(0, 240).days();
        let trips = self.trips(dice, &seasons, start);
        self.circuit(dice, Stay { town: home, from: start, to: None, qualifies: true }, &trips)
    }

    /// The journeys of all years, each season at least once where its time has come.
    fn trips(&self, dice: &mut Dice, seasons: &[Season], start: Date) -> Vec<Trip> {
        let mut trips = Vec::new();
        for season in seasons {
            let usual_town = self.places.any_town(dice, season.state);
            let possible: Vec<i16> = (start.year()..=self.today.year())
                .filter(|year| {
                    let arrive = in_year(*year, season.arrive);
                    arrive > plus(start, 50) && arrive < plus(self.today, -14)
                })
                .collect();
            let Some(sure) = (!possible.is_empty()).then(|| *dice.pick(&possible)) else {
                continue;
            };
            for year in possible {
                if year != sure && !dice.chance(TABLES.shape.extra_season) {
                    continue;
                }
                let leave_year = if season.leave < season.arrive { year + 1 } else { year };
                let again = dice.chance(TABLES.shape.same_town_again);
                trips.push(Trip {
                    arrive: plus(in_year(year, season.arrive), dice.between(-12, 12)),
                    leave: plus(in_year(leave_year, season.leave), dice.between(-14, 14)),
                    town: if again { usual_town } else { self.places.any_town(dice, season.state) },
                });
            }
        }
        trips.sort_by_key(|trip| trip.arrive);
        trips
    }

    /// Lays the journeys one after the other, with the home between them.
    fn circuit(&self, dice: &mut Dice, home: Stay, trips: &[Trip]) -> Vec<Stay> {
        let home_town = home.town;
        let mut stays = vec![home];
        let mut go_home = |stays: &mut Vec<Stay>, from: Date| {
            let qualifies = dice.chance(TABLES.shape.return_home_qualifies);
            stays.push(Stay { town: home_town, from, to: None, qualifies });
        };
        for trip in trips {
            let last = stays.last().expect("a path begins at home");
            if trip.arrive < plus(last.from, 21) {
                continue;
            }
            if let Some(left) = last.to
                && plus(left, 25) < trip.arrive
            {
                go_home(&mut stays, plus(left, 3));
            }
            leave(&mut stays, plus(trip.arrive, -2));
            stays.push(Stay {
                town: trip.town,
                from: trip.arrive,
                to: Some(trip.leave.max(plus(trip.arrive, 14))),
                qualifies: true,
            });
        }
        let last = stays.last_mut().expect("a path begins at home");
        match last.to {
            Some(left) if plus(left, 3) <= self.today => go_home(&mut stays, plus(left, 3)),
            Some(_) => last.to = None,
            None => {}
        }
        stays
    }
}

/// How many States know a seasonal family.
pub(crate) fn states_known() -> Weighted<usize> {
    let shape = &TABLES.shape;
    let shares = [
        shape.states_known_2,
        shape.states_known_3,
        shape.states_known_4,
        shape.states_known_5,
        shape.states_known_6,
    ];
    Weighted::new((2..).zip(shares.map(per_mille)))
}

/// A share as a weight.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "shares lie between 0 and 1"
)]
pub(crate) fn per_mille(share: f64) -> u32 {
    (share * 1000.0).round() as u32
}

/// The last stay ends on this day at the latest, but not before it began.
pub(crate) fn leave(stays: &mut [Stay], day: Date) {
    if let Some(last) = stays.last_mut() {
        let day = day.max(last.from);
        last.to = Some(last.to.map_or(day, |left| left.min(day)));
    }
}

/// The day so many days later.
pub(crate) fn plus(day: Date, days: i32) -> Date {
    day + days.days()
}

fn in_year(year: i16, (month, day): (i8, i8)) -> Date {
    date(year, month, day)
}
