//! Sample staff: in each of two State offices one person for each role, and two in the Federal office. All are invented.

use accounts::{NewPerson, Role};
use platform::{Actor, Db, Lang};

/// The States whose offices have staff.
pub const STATES: [&str; 2] = ["TX", "ND"];

/// The password of all of them.
pub const PASSWORD: &str = "los fresnos 1978";
/// Argon2id of [`PASSWORD`], with the least work that the format allows, so that tests do not wait for it.
const PASSWORD_HASH: &str =
    "$argon2id$v=19$m=8,t=1,p=1$Up+HDWY9Y1OlukzAImFjeg$Z2C8BwhQl8pzaj+vNq0RpXLqyjjprxLdUGbgk07oXZE";

/// The address of the person with a role in an office: `recruiter@tx.example`. The Federal office is `US`.
pub fn email(role: Role, office: &str) -> String {
    format!("{}@{}.example", role.code(), office.to_lowercase())
}

/// Adds the States and the staff.
pub(crate) async fn add(db: &Db) {
    accounts::ensure_states(db).await.expect("the States are added");
    for state in STATES {
        for role in Role::ALL.into_iter().filter(|role| *role != Role::FederalUser) {
            add_one(db, role, state).await;
        }
    }
    for role in [Role::FederalUser, Role::PortalEditor] {
        add_one(db, role, "US").await;
    }
}

async fn add_one(db: &Db, role: Role, office: &str) {
    let found = accounts::organization_by_code(db.read(), office).await;
    let organization = found.expect("the tree can be read").expect("the office is in the tree");
    let new = NewPerson {
        email: email(role, office),
        name: format!("{} of {office}", role.code()),
        lang: if office == "TX" { Lang::Es } else { Lang::En },
        password_hash: PASSWORD_HASH.to_owned(),
    };
    let mut tx = db.begin(Actor::system("testing")).await.expect("a write begins");
    let person = accounts::add_person(&mut tx, &new).await.expect("the person is added");
    accounts::add_member(&mut tx, person, organization.id, role).await.expect("the role is given");
    tx.commit().await.expect("the write is kept");
}
