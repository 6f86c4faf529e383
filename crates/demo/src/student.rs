//! A child's row in `students.csv`: her traits, keyed by the clerk of her State.

use std::fmt::Write as _;

use jiff::civil::Date;

use crate::dice::{Dice, Purpose};
use crate::families::{Child, Family, Origin};
use crate::keying::{Clerk, Slip, WrittenName};
use crate::known::KnownAs;
use crate::places::Places;
use crate::rows::StudentRow;
use crate::story;
use crate::tables::TABLES;

const COUNTRY: &str = "US";
/// Mostly a birth certificate; shares are assumed.
const VERIFICATIONS: [&str; 10] =
    ["1004", "1004", "1004", "1004", "1007", "1010", "1010", "1008", "9999", ""];

/// A place as the package names it: city, State, country.
pub(crate) fn place_of(places: &Places, origin: Origin) -> [&str; 3] {
    match origin {
        Origin::Town(town) => [places.town(town), &places.district(town).state, COUNTRY],
        Origin::Abroad(index) => {
            let place = &TABLES.foreign[usize::from(index)];
            [&place.city, &place.state, &place.country]
        }
    }
}

/// What a State wrote about a child.
#[derive(Debug, Default)]
pub(crate) struct Keyed {
    pub(crate) name: WrittenName,
    pub(crate) sex: &'static str,
    pub(crate) birth_date: Date,
    pub(crate) multiple_birth: &'static str,
    verification: &'static str,
    birth_place: [String; 3],
    pub(crate) father: [String; 2],
    pub(crate) mother: [String; 2],
    email: String,
    phone: String,
    msix_id: String,
    /// A bit for each slip that could have happened, and for each that did.
    pub(crate) asked: u64,
    pub(crate) hit: u64,
}

/// The child, her household and the day of her first arrival on this record.
#[derive(Debug)]
pub(crate) struct Person<'a> {
    pub(crate) places: &'a Places,
    pub(crate) seed: u64,
    pub(crate) family: &'a Family,
    pub(crate) child: &'a Child,
    pub(crate) first_arrival: Date,
    /// The State sends her again because her telephone has changed.
    pub(crate) is_resent: bool,
}

impl Person<'_> {
    /// Keys the child for one record.
    pub(crate) fn key(&self, known: &KnownAs) -> Keyed {
        let state = &TABLES.states[usize::from(known.state)];
        let dice = Dice::new(self.seed, Purpose::Keying, known.chance_number());
        let mut clerk = Clerk::new(dice, state);
        let child = self.child;
        let mut keyed = Keyed {
            name: clerk.key_name(&child.name, self.family.community),
            birth_date: clerk.key_birth_date(child.born, self.first_arrival),
            sex: clerk.key_sex(child.sex),
            father: clerk.key_parent(self.family.father.as_ref(), Slip::FATHER),
            mother: clerk.key_parent(self.family.mother.as_ref(), Slip::MOTHER),
            ..Keyed::default()
        };
        self.key_numbers(&mut clerk, &mut keyed, known);
        self.key_circumstances(&mut clerk, &mut keyed);
        keyed.asked = clerk.asked;
        keyed.hit = clerk.hit;
        if let Some(told) = story::keyed(known) {
            keyed.tell(told);
            let told_birth_place = !keyed.phone.is_empty();
            keyed.birth_place = if told_birth_place {
                place_of(self.places, child.born_in).map(str::to_owned)
            } else {
                Default::default()
            };
        }
        keyed
    }

    fn key_numbers(&self, clerk: &mut Clerk, keyed: &mut Keyed, known: &KnownAs) {
        let mut household = Dice::new(self.seed, Purpose::Household, u64::from(self.child.family));
        let usual = telephone(&mut household);
        if !clerk.slips(Slip::PhoneMissing, true) {
            let changed = clerk.slips(Slip::PhoneChanged, true);
            keyed.phone = if changed { telephone(&mut clerk.dice) } else { usual };
        }
        if self.is_resent {
            keyed.phone = telephone(&mut clerk.dice);
        }
        let parent = if keyed.father[0].is_empty() { &keyed.mother } else { &keyed.father };
        if !parent[0].is_empty() && household.chance(TABLES.shape.email_given) {
            let letters = |word: &str| {
                word.chars().filter(char::is_ascii_alphabetic).take(14).collect::<String>()
            };
            let number = household.below(1000);
            let (first, last) = (letters(&parent[0]), letters(&parent[1]));
            keyed.email = format!("{first}.{last}{number}@example.org").to_lowercase();
        }
        if clerk.dice.chance(TABLES.shape.msix_id_given) {
            let wrong = clerk.dice.chance(TABLES.shape.msix_id_wrong);
            let number = known.child.wrapping_add(u32::from(wrong) * 17);
            let mut numbers = Dice::new(self.seed, Purpose::Numbers, u64::from(number) | 1 << 40);
            let _ = write!(keyed.msix_id, "{:012}", numbers.digits(12));
        }
    }

    fn key_circumstances(&self, clerk: &mut Clerk, keyed: &mut Keyed) {
        let shape = &TABLES.shape;
        let dice = &mut clerk.dice;
        let flagged = if self.child.is_twin {
            dice.chance(shape.multiple_birth_flag_of_twins)
        } else {
            dice.chance(shape.multiple_birth_flag_of_others)
        };
        keyed.multiple_birth = if flagged {
            "Yes"
        } else if dice.chance(shape.multiple_birth_flag_answered) && !self.child.is_twin {
            "No"
        } else {
            ""
        };
        keyed.verification = *dice.pick(&VERIFICATIONS);
        let mut birth_place = place_of(self.places, self.child.born_in).map(str::to_owned);
        if clerk.slips(Slip::BirthPlaceMissing, true) {
            birth_place = Default::default();
        } else if clerk.slips(Slip::BirthPlaceDiffers, true) {
            let origin = Origin::Town(self.family.stays[0].town);
            birth_place = place_of(self.places, origin).map(str::to_owned);
        }
        keyed.birth_place = birth_place;
    }
}

impl Keyed {
    fn tell(&mut self, told: story::Keyed) {
        self.name = told.name;
        self.sex = told.sex;
        self.birth_date = told.birth_date;
        self.multiple_birth = told.multiple_birth;
        self.father = told.father.map(str::to_owned);
        self.mother = told.mother.map(str::to_owned);
        told.phone.clone_into(&mut self.phone);
        self.email.clear();
        self.msix_id.clear();
        self.verification = "1004";
    }

    /// The row of this record.
    pub(crate) fn row<'a>(&'a self, [state, id, id_type, action]: [&'a str; 4]) -> StudentRow<'a> {
        StudentRow {
            reporting_state: state,
            state_student_id: id,
            id_type,
            action,
            exchange_number: "",
            msix_id: &self.msix_id,
            first_name: &self.name.first,
            middle_name: &self.name.middle,
            last_name_1: &self.name.last_1,
            last_name_2: &self.name.last_2,
            sex: self.sex,
            birth_date: self.birth_date,
            multiple_birth: self.multiple_birth,
            birth_date_verification: self.verification,
            birth_city: &self.birth_place[0],
            birth_state: &self.birth_place[1],
            birth_country: &self.birth_place[2],
            male_parent_first_name: &self.father[0],
            male_parent_last_name: &self.father[1],
            female_parent_first_name: &self.mother[0],
            female_parent_last_name: &self.mother[1],
            parent_1_email: &self.email,
            parent_1_phone: &self.phone,
        }
    }
}

/// An invented number in the exchange 555.
fn telephone(dice: &mut Dice) -> String {
    format!("{}555{:04}", dice.between(200, 989), dice.below(10_000))
}
