//! How a State's office writes a child down: its habits, and its slips at the rates of
//! `data/demo/errors.csv`.
//!
//! Each slip is rolled in the order of that file. Of the slips that rearrange the surnames, and of
//! those of the birth date, at most one happens to a record.

use jiff::civil::{Date, date};

use crate::dice::Dice;
use crate::names::{Name, Sex};
use crate::slips;
use crate::tables::{Accents, Letters, State, SurnameHabit, TABLES};

macro_rules! errors {
    ($($variant:ident $name:literal,)*) => {
        /// The kinds of slips, as in `errors.csv`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Slip { $($variant),* }

        impl Slip {
            /// All of them.
            #[cfg(test)]
            pub(crate) const ALL: &[Self] = &[$(Self::$variant),*];

            /// The name in the file.
            pub(crate) fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }
        }
    };
}

errors! {
    AccentLost "accent_lost",
    EnyeDamaged "enye_damaged",
    Mojibake "mojibake",
    SecondSurnameDropped "second_surname_dropped",
    SecondSurnameAlone "second_surname_alone",
    SurnamesSwapped "surnames_swapped",
    SurnamesHyphenated "surnames_hyphenated",
    SurnamesInOneField "surnames_in_one_field",
    SurnamesFused "surnames_fused",
    OtherSurname "other_surname",
    Nickname "nickname",
    SecondGivenDropped "second_given_dropped",
    SecondGivenInitial "second_given_initial",
    SecondGivenInFirst "second_given_in_first",
    SecondGivenInSurname "second_given_in_surname",
    SecondGivenAlone "second_given_alone",
    ParticleChanged "particle_changed",
    RespelledByEar "respelled_by_ear",
    SpelledAsHeard "spelled_as_heard",
    Mistyped "mistyped",
    BirthDayMonthSwapped "birth_day_month_swapped",
    BirthOneDigit "birth_one_digit",
    BirthYearOffByOne "birth_year_off_by_one",
    BirthFirstOfJanuary "birth_first_of_january",
    SexWrong "sex_wrong",
    SexBlank "sex_blank",
    FatherMissing "father_missing",
    MotherMissing "mother_missing",
    FatherOneSurname "father_one_surname",
    FatherMisspelled "father_misspelled",
    MotherOneSurname "mother_one_surname",
    MotherMisspelled "mother_misspelled",
    PhoneMissing "phone_missing",
    PhoneChanged "phone_changed",
    BirthPlaceMissing "birth_place_missing",
    BirthPlaceDiffers "birth_place_differs",
}

impl Slip {
    /// A father missing, with one surname, misspelled.
    pub(crate) const FATHER: [Self; 3] =
        [Self::FatherMissing, Self::FatherOneSurname, Self::FatherMisspelled];
    /// The same of a mother.
    pub(crate) const MOTHER: [Self; 3] =
        [Self::MotherMissing, Self::MotherOneSurname, Self::MotherMisspelled];
}

/// A name in the fields of a State's screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct WrittenName {
    pub(crate) first: String,
    pub(crate) middle: String,
    pub(crate) last_1: String,
    pub(crate) last_2: String,
}

impl WrittenName {
    /// The name as it truly is.
    pub(crate) fn of(name: &Name) -> Self {
        Self {
            first: name.given().to_owned(),
            middle: name.second().to_owned(),
            last_1: name.surname_1().to_owned(),
            last_2: name.surname_2().to_owned(),
        }
    }

    fn parts(&mut self) -> [&mut String; 4] {
        [&mut self.first, &mut self.middle, &mut self.last_1, &mut self.last_2]
    }

    /// Changes each part that fits.
    fn change(&mut self, fits: fn(&str) -> bool, mut change: impl FnMut(&str) -> String) {
        for part in self.parts().into_iter().filter(|part| fits(part)) {
            *part = change(part);
        }
    }

    fn any(&self, fits: fn(&str) -> bool) -> bool {
        [&self.first, &self.middle, &self.last_1, &self.last_2].into_iter().any(|part| fits(part))
    }
}

/// Somebody at a keyboard, one record long.
#[derive(Debug)]
pub(crate) struct Clerk<'a> {
    pub(crate) dice: Dice,
    pub(crate) state: &'a State,
    /// A bit for each slip that could have happened.
    pub(crate) asked: u64,
    /// A bit for each slip that did.
    pub(crate) hit: u64,
}

impl<'a> Clerk<'a> {
    /// Sits down.
    pub(crate) fn new(dice: Dice, state: &'a State) -> Self {
        Self { dice, state, asked: 0, hit: 0 }
    }

    /// Whether the slip happens, where it can.
    pub(crate) fn slips(&mut self, slip: Slip, possible: bool) -> bool {
        if !possible {
            return false;
        }
        self.asked |= 1 << slip as u64;
        let hit = self.dice.chance(TABLES.error_rates[slip.name()]);
        self.hit |= u64::from(hit) << slip as u64;
        hit
    }

    /// A child's name as it ends up in the record.
    pub(crate) fn key_name(&mut self, name: &Name, community: u8) -> WrittenName {
        let mut written = WrittenName::of(name);
        self.key_surnames(&mut written, community);
        self.key_given(&mut written);
        let particle = written.last_1 == name.surname_1() && written.last_1.contains(' ');
        if self.slips(Slip::ParticleChanged, particle) {
            self.change_particle(&mut written.last_1);
        }
        self.key_spelling(&mut written, community);
        self.key_accents(&mut written);
        self.apply_habits(&mut written);
        written
    }

    fn key_surnames(&mut self, name: &mut WrittenName, community: u8) {
        let two = !name.last_2.is_empty();
        if self.slips(Slip::SecondSurnameDropped, two) {
            name.last_2.clear();
        } else if self.slips(Slip::SecondSurnameAlone, two) {
            name.last_1 = std::mem::take(&mut name.last_2);
        } else if self.slips(Slip::SurnamesSwapped, two) {
            std::mem::swap(&mut name.last_1, &mut name.last_2);
        } else if self.slips(Slip::SurnamesHyphenated, two) {
            join_surnames(name, "-");
        } else if self.slips(Slip::SurnamesInOneField, two) {
            join_surnames(name, " ");
        } else if self.slips(Slip::SurnamesFused, two) {
            name.last_2 = name.last_2.to_lowercase();
            join_surnames(name, "");
        } else if self.slips(Slip::OtherSurname, true) {
            let other = crate::names::any_surname(&mut self.dice, community);
            name.last_1.clone_from(&TABLES.names.surnames[usize::from(other)]);
        }
    }

    fn key_given(&mut self, name: &mut WrittenName) {
        let nicknames = TABLES.names.nicknames.get(&name.first);
        if self.slips(Slip::Nickname, nicknames.is_some()) {
            name.first.clone_from(self.dice.pick(nicknames.map_or(&[], Vec::as_slice)));
        }
        let two = !name.middle.is_empty();
        if self.slips(Slip::SecondGivenDropped, two) {
            name.middle.clear();
        } else if self.slips(Slip::SecondGivenInitial, two) {
            name.middle = name.middle.chars().take(1).collect();
        } else if self.slips(Slip::SecondGivenInFirst, two) {
            name.first = format!("{} {}", name.first, std::mem::take(&mut name.middle));
        } else if self.slips(Slip::SecondGivenInSurname, two) {
            name.last_1 = format!("{} {}", std::mem::take(&mut name.middle), name.last_1);
        } else if self.slips(Slip::SecondGivenAlone, two) {
            name.first = std::mem::take(&mut name.middle);
        }
    }

    fn change_particle(&mut self, surname: &mut String) {
        *surname = match self.dice.below(3) {
            0 => slips::capitalized(&surname.replace(' ', "").to_lowercase()),
            1 => surname.rsplit(' ').next().unwrap_or_default().to_owned(),
            _ => surname.replacen(' ', "", 1),
        };
    }

    fn key_spelling(&mut self, name: &mut WrittenName, community: u8) {
        let by_ear = TABLES.communities[usize::from(community)].is_spelled_by_ear();
        if self.slips(Slip::RespelledByEar, by_ear) {
            self.damage_one(name, |dice, word| slips::respelled(dice, word, &TABLES.by_ear));
        }
        if self.slips(Slip::SpelledAsHeard, true) {
            self.damage_one(name, |dice, word| slips::respelled(dice, word, &TABLES.heard));
        }
        if self.slips(Slip::Mistyped, true) {
            self.damage_one(name, slips::mistyped);
        }
    }

    /// Damages one part of the name: more often a first name or first surname.
    fn damage_one(&mut self, name: &mut WrittenName, damage: fn(&mut Dice, &str) -> String) {
        let part = *self.dice.pick(&[0, 0, 0, 1, 2, 2, 2, 3]);
        let part = if name.parts()[part].is_empty() { part - 1 } else { part };
        let part = &mut *name.parts()[part];
        *part = damage(&mut self.dice, part);
    }

    fn key_accents(&mut self, name: &mut WrittenName) {
        let keeps = self.state.accents == Accents::Keep;
        if self.slips(Slip::Mojibake, keeps && name.any(slips::has_accent)) {
            name.change(|_| true, slips::misread);
        }
        if self.slips(Slip::AccentLost, keeps && name.any(slips::has_accent)) {
            name.change(slips::has_accent, slips::without_accents);
        }
        if self.slips(Slip::EnyeDamaged, name.any(slips::has_enye)) {
            let dice = &mut self.dice;
            name.change(slips::has_enye, |word| slips::enye_damaged(dice, word));
        }
    }

    /// What the State does to every name.
    pub(crate) fn apply_habits(&self, name: &mut WrittenName) {
        if !name.last_2.is_empty() {
            match self.state.surnames {
                SurnameHabit::Both => {}
                SurnameHabit::Hyphen => join_surnames(name, "-"),
                SurnameHabit::Space => join_surnames(name, " "),
                SurnameHabit::First => name.last_2.clear(),
            }
        }
        if self.state.accents == Accents::Drop {
            name.change(|_| true, slips::in_plain_letters);
        }
        if self.state.letters == Letters::Upper {
            name.change(|_| true, str::to_uppercase);
        }
    }

    /// A child's birth date as it ends up in the record; never after the given day.
    pub(crate) fn key_birth_date(&mut self, born: Date, latest: Date) -> Date {
        let swappable = born.day() <= 12 && born.day() != born.month();
        let keyed = if self.slips(Slip::BirthDayMonthSwapped, swappable) {
            date(born.year(), born.day(), born.month())
        } else if self.slips(Slip::BirthOneDigit, true) {
            self.one_digit_off(born)
        } else if self.slips(Slip::BirthYearOffByOne, true) {
            let year = born.year() + if self.dice.chance(0.5) { 1 } else { -1 };
            Date::new(year, born.month(), born.day()).unwrap_or(born)
        } else if self.slips(Slip::BirthFirstOfJanuary, born.day() != 1 || born.month() != 1) {
            date(born.year(), 1, 1)
        } else {
            born
        };
        if keyed > latest { born } else { keyed }
    }

    fn one_digit_off(&mut self, born: Date) -> Date {
        loop {
            let off = i8::try_from(self.dice.between(1, 9)).expect("one digit");
            let (year, month, day) = (born.year(), born.month(), born.day());
            let keyed = match self.dice.below(4) {
                0 => Date::new(year - year % 10 + (year + i16::from(off)) % 10, month, day),
                1 => Date::new(year, month - month % 10 + (month + off) % 10, day),
                2 => Date::new(year, month, day - day % 10 + (day + off) % 10),
                _ => Date::new(year, month, day % 10 + 10 * ((day / 10 + off) % 4)),
            };
            if let Ok(keyed) = keyed
                && keyed != born
            {
                return keyed;
            }
        }
    }

    /// The sex as it ends up in the record, or nothing.
    pub(crate) fn key_sex(&mut self, sex: Sex) -> &'static str {
        if self.slips(Slip::SexBlank, true) {
            ""
        } else if self.slips(Slip::SexWrong, true) {
            sex.other().code()
        } else {
            sex.code()
        }
    }

    /// A parent's first and last name, or two empty words; the slips are those of this parent:
    /// missing, with one surname, misspelled.
    pub(crate) fn key_parent(&mut self, parent: Option<&Name>, slips: [Slip; 3]) -> [String; 2] {
        let [missing, one_surname, misspelled] = slips;
        let Some(parent) = parent.filter(|_| !self.slips(missing, true)) else {
            return <[String; 2]>::default();
        };
        let mut name = WrittenName { middle: String::new(), ..WrittenName::of(parent) };
        if self.slips(one_surname, !name.last_2.is_empty()) {
            name.last_2.clear();
        }
        if self.slips(misspelled, true) {
            self.damage_one(&mut name, |dice, word| {
                let heard = slips::respelled(dice, word, &TABLES.heard);
                if heard == word { slips::mistyped(dice, word) } else { heard }
            });
        }
        self.apply_habits(&mut name);
        join_surnames(&mut name, " ");
        [name.first, name.last_1]
    }
}

fn join_surnames(name: &mut WrittenName, between: &str) {
    if !name.last_2.is_empty() {
        name.last_1 = format!("{}{between}{}", name.last_1, name.last_2);
        name.last_2.clear();
    }
}
