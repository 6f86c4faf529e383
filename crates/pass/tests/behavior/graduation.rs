//! Twenty transcripts, made by hand, held against the plans of five States; the gaps were worked out by hand too.

use pass::{Credit, Item, Plan, Standing, Subject, Taken, on_track};

/// `english 4, math 3.5, arts 1` as halves of a year.
fn taken(text: &str) -> Vec<Taken> {
    let mut taken = Vec::new();
    for part in text.split(", ") {
        let (subject, amount) = part.split_once(' ').unwrap();
        let subject: Subject = subject.parse().unwrap();
        let mut left: Credit = amount.parse().unwrap();
        let half = Credit::new(1, 2);
        while !left.is_zero() {
            let amount = left.min(half);
            left = left - amount;
            let item = Item { subject, amount, standing: Standing::Earned };
            taken.push(Taken { title: part.to_owned(), item, source: String::new() });
        }
    }
    taken
}

/// What is missing, requirement by requirement: `math 0.5; electives 1`.
fn gaps(state: &str, plan: &str, text: &str) -> String {
    let plan = Plan::find(state.parse().unwrap(), plan).unwrap();
    let standing = on_track(&taken(text), plan);
    let name = |takes: &pass::Takes| match takes {
        pass::Takes::Subject(subject) => subject.code().to_owned(),
        pass::Takes::Pool(pool) => {
            pool.iter().map(|subject| subject.code()).collect::<Vec<_>>().join("+")
        }
        pass::Takes::Electives => "electives".to_owned(),
        pass::Takes::Remainder => "rest".to_owned(),
    };
    let missing = standing.lines.iter().filter(|line| !line.missing.is_zero());
    let lines = missing.map(|line| format!("{} {}", name(&line.requirement.takes), line.missing));
    lines.collect::<Vec<_>>().join("; ")
}

#[test]
fn texas() {
    let gaps = |text| gaps("TX", "foundation", text);
    // All of it: 22.
    let whole =
        "english 4, math 3, science 3, social-studies 3, pe 1, arts 1, world-language 2, other 5";
    assert_eq!(gaps(whole), "");
    // A sophomore who moved: half a year of English, a year of math, and the arts are open, and most electives.
    assert_eq!(
        gaps("english 1.5, math 1, science 1, social-studies 1, pe 0.5, other 1"),
        "english 2.5; math 2; science 2; social-studies 2; pe 0.5; arts 1; world-language 2; electives 4"
    );
    // Health has no place of its own in Texas; it is an elective, and so is the fourth year of math.
    assert_eq!(
        gaps(
            "english 4, math 4, science 3, social-studies 3, pe 1, health 0.5, arts 1, world-language 2"
        ),
        "electives 3.5"
    );
    // Three PASS units of English, in progress elsewhere: three tenths count.
    assert_eq!(
        gaps(
            "english 3.8, math 3, science 3, social-studies 3, pe 1, arts 1, world-language 2, other 5"
        ),
        "english 0.2"
    );
}

#[test]
fn north_dakota() {
    let gaps = |text| gaps("ND", "standard", text);
    let whole = "english 4, math 3, science 3, social-studies 3, pe 0.5, health 0.5, arts 1, world-language 1, cte 1, other 5";
    assert_eq!(gaps(whole), "");
    // PE and health together are one credit: a whole year of PE is enough, the health course is an elective.
    assert_eq!(
        gaps("english 4, math 3, science 3, social-studies 3, pe 1, health 0.5, cte 3, other 4"),
        "electives 0.5"
    );
    // Four years of career classes fill the pool of three and one elective.
    assert_eq!(
        gaps("english 4, math 3, science 3, social-studies 3, pe 0.5, health 0.5, cte 4, other 2"),
        "electives 2"
    );
    // Two years of Spanish and nothing else in the pool.
    assert_eq!(
        gaps("english 3, math 2, science 2, social-studies 3, health 0.5, world-language 2"),
        "english 1; math 1; science 1; pe+health 0.5; arts+world-language+cte 1; electives 5"
    );
}

#[test]
fn washington() {
    let gaps = |text| gaps("WA", "standard", text);
    let whole = "english 4, math 3, science 3, social-studies 3, pe 1.5, health 0.5, arts 2, world-language 2, cte 1, other 4";
    assert_eq!(gaps(whole), "");
    // The Texas transcript that is whole there lacks PE, health, arts and career classes here; one elective is too many.
    assert_eq!(
        gaps(
            "english 4, math 3, science 3, social-studies 3, pe 1, arts 1, world-language 2, other 5"
        ),
        "pe 0.5; health 0.5; arts 1; cte 1"
    );
    // A third year of arts is an elective.
    assert_eq!(
        gaps(
            "english 4, math 3, science 3, social-studies 3, pe 1.5, health 0.5, arts 3, world-language 2, cte 1, other 2"
        ),
        "electives 1"
    );
    // A ninth-grader.
    assert_eq!(
        gaps("english 1, math 1, science 1, social-studies 0.5, pe 0.5, arts 0.5, other 1"),
        "english 3; math 2; science 2; social-studies 2.5; pe 1; health 0.5; arts 1.5; \
         world-language 2; cte 1; electives 3"
    );
}

#[test]
fn florida() {
    let gaps = |text| gaps("FL", "standard", text);
    let whole =
        "english 4, math 4, science 3, social-studies 3, pe 0.5, health 0.5, arts 1, other 8";
    assert_eq!(gaps(whole), "");
    // The pool is arts or career classes; languages are electives in Florida.
    assert_eq!(
        gaps("english 4, math 4, science 3, social-studies 3, pe 1, world-language 2, other 6"),
        "arts+cte 1"
    );
    // The North Dakota transcript that is whole there lacks a year of math and electives here.
    assert_eq!(
        gaps(
            "english 4, math 3, science 3, social-studies 3, pe 0.5, health 0.5, arts 1, world-language 1, cte 1, other 5"
        ),
        "math 1; electives 1"
    );
    // Half a year of each of two in the pool fill it.
    assert_eq!(
        gaps("english 4, math 4, science 3, social-studies 3, pe 1, arts 0.5, cte 0.5, other 7.5"),
        "electives 0.5"
    );
}

#[test]
fn georgia() {
    let gaps = |text| gaps("GA", "standard", text);
    let whole =
        "english 4, math 4, science 4, social-studies 3, health 0.5, pe 0.5, cte 3, other 4";
    assert_eq!(gaps(whole), "");
    // Three in the pool, of any mixture.
    assert_eq!(
        gaps(
            "english 4, math 4, science 4, social-studies 3, health 1, arts 1, world-language 1.5, other 4"
        ),
        "arts+world-language+cte 0.5"
    );
    // A fourth year of social studies and a fifth of English are electives.
    assert_eq!(
        gaps(
            "english 5, math 4, science 4, social-studies 4, health 0.5, pe 0.5, world-language 3, other 1"
        ),
        "electives 1"
    );
    // The Texas transcript lacks math and science, and its PE is enough for the credit of PE and health together.
    assert_eq!(
        gaps(
            "english 4, math 3, science 3, social-studies 3, pe 1, arts 1, world-language 2, other 5"
        ),
        "math 1; science 1"
    );
}

#[test]
fn the_same_credits_count_the_same_however_they_are_ordered() {
    let plan = Plan::find("GA".parse().unwrap(), "standard").unwrap();
    let mut all =
        taken("english 5, math 2, arts 2, cte 2, world-language 2, other 3, pe 1.5, health 1");
    let missing = on_track(&all, plan).missing;
    for turn in 0..all.len() {
        all.rotate_left(turn);
        assert_eq!(on_track(&all, plan).missing, missing);
    }
}
