//! The demo's staff: invented people with real roles, and the invented districts of all States.

use accounts::{
    AccountsError, NewOrganization, NewPerson, OrganizationId, OrganizationKind, Role, StateCode,
    add_member, add_organizations, add_person, add_second_factor, organization_by_code,
    state_organization, state_organizations,
};
use anyhow::Context;
use demo::Nation;
use platform::{Actor, Lang, Platform};

/// The password of everybody in the demo; it is printed at each start.
pub(crate) const PASSWORD: &str = "every child's path";

/// Somebody to sign in as.
pub(crate) struct DemoPerson {
    pub(crate) email: &'static str,
    name: &'static str,
    organization: &'static str,
    roles: &'static [Role],
    lang: Lang,
    pub(crate) what: &'static str,
}

const fn person(
    email: &'static str,
    name: &'static str,
    organization: &'static str,
    roles: &'static [Role],
    what: &'static str,
) -> DemoPerson {
    DemoPerson { email, name, organization, roles, lang: Lang::En, what }
}

/// Everybody to sign in as.
pub(crate) const PEOPLE: &[DemoPerson] = &[
    person(
        "elena.tx@sendero.example",
        "Elena Garza",
        "TX",
        &[Role::DataAdministrator, Role::BatchSubmitter],
        "data administrator of Texas",
    ),
    person(
        "karen.nd@sendero.example",
        "Karen Lund",
        "ND",
        &[Role::DataAdministrator, Role::BatchSubmitter],
        "data administrator of North Dakota",
    ),
    person(
        "registrar.nd@sendero.example",
        "Joan Becker",
        "ND",
        &[Role::SecondaryUser],
        "registrar in North Dakota",
    ),
    person(
        "rosa.tx@sendero.example",
        "Rosa Treviño",
        "TX",
        &[Role::Recruiter],
        "recruiter in Texas",
    ),
    person(
        "privacy.tx@sendero.example",
        "David Okafor",
        "TX",
        &[Role::PrivacyOfficer],
        "privacy officer of Texas",
    ),
    person(
        "users.tx@sendero.example",
        "Carmen Ortiz",
        "TX",
        &[Role::UserAdministrator],
        "user administrator of Texas",
    ),
    person(
        WITH_CODE,
        "Grace Halvorsen",
        "ND",
        &[Role::PrimaryUser],
        "primary user in North Dakota, who needs a code too",
    ),
    person(
        "data.vt@sendero.example",
        "Anne Moreau",
        "VT",
        &[Role::DataAdministrator],
        "data administrator of Vermont, who sees none of this",
    ),
    person(
        "counselor.tx@sendero.example",
        "Patricia Salinas",
        "TX",
        &[Role::Counselor],
        "counselor in Texas: PASS and the path to graduation",
    ),
    person(
        "pass.tx@sendero.example",
        "Miguel Arriaga",
        "TX",
        &[Role::PassCoordinator],
        "PASS coordinator of Texas",
    ),
    person(
        "mentor.tx@sendero.example",
        "Laura Quiroga",
        "PASS-TX-1",
        &[Role::Mentor],
        "PASS mentor in Las Lomitas, Texas",
    ),
    person(
        "pass.nd@sendero.example",
        "Harold Nygaard",
        "ND",
        &[Role::PassCoordinator],
        "PASS coordinator of North Dakota",
    ),
    person(
        "mentor.nd@sendero.example",
        "Ingrid Olson",
        "PASS-ND-1",
        &[Role::Mentor],
        "PASS mentor in Red Prairie, North Dakota",
    ),
    person(
        "pass.wa@sendero.example",
        "Joyce Takeda",
        "WA",
        &[Role::PassCoordinator],
        "PASS coordinator of Washington, on the committee of the Student of the Year",
    ),
    person(
        "pass.fl@sendero.example",
        "Denise Fuller",
        "FL",
        &[Role::PassCoordinator],
        "PASS coordinator of Florida, on the same committee",
    ),
    person("federal@sendero.example", "Ruth Alston", "US", &[Role::FederalUser], "Federal office"),
    person(
        "editor@sendero.example",
        "Nora Whitfield",
        "US",
        &[Role::PortalEditor],
        "editor of the public pages",
    ),
];

/// The one person in the demo who needs a code beside the password.
pub(crate) const WITH_CODE: &str = "grace.nd@sendero.example";

/// Sites of PASS: State, code, name.
const SITES: &[(&str, &str, &str)] = &[
    ("TX", "PASS-TX-1", "Las Lomitas evening site"),
    ("ND", "PASS-ND-1", "Red Prairie summer site"),
];

fn site(
    parent: Option<OrganizationId>,
    state: StateCode,
    (code, name): (&str, &str),
) -> NewOrganization {
    NewOrganization {
        parent,
        kind: OrganizationKind::Site,
        name: name.to_owned(),
        state: Some(state),
        code: Some(code.to_owned()),
    }
}

/// Adds districts and people; what is there already stays.
pub(super) async fn add(platform: &Platform, nation: &Nation) -> anyhow::Result<()> {
    let first = PEOPLE.first().context("the demo has staff")?.email;
    let hash = tokio::task::spawn_blocking(|| accounts::hash_password(PASSWORD)).await??;
    let mut tx = platform.db.begin(Actor::system("demo")).await?;
    let states = state_organizations(tx.conn()).await?;
    let mut districts = Vec::new();
    for district in nation.districts() {
        let state = district.state.parse()?;
        let new = NewOrganization {
            parent: states.get(&state).copied(),
            kind: OrganizationKind::District,
            name: district.name.clone(),
            state: Some(state),
            code: Some(district.id.clone()),
        };
        if organization_by_code(tx.conn(), &district.id).await?.is_some() {
            return Ok(()); // An earlier start added all of them, and the people.
        }
        districts.push(new);
    }
    for (state, code, name) in SITES {
        let state = state.parse()?;
        districts.push(site(states.get(&state).copied(), state, (code, name)));
    }
    add_organizations(&mut tx, &districts).await?;
    for person in PEOPLE {
        let new = NewPerson {
            email: person.email.into(),
            name: person.name.into(),
            lang: person.lang,
            password_hash: hash.clone(),
        };
        let id = match add_person(&mut tx, &new).await {
            Err(AccountsError::EmailTaken) => anyhow::bail!("{first} has an account already"),
            other => other?,
        };
        let organization = match person.organization.parse() {
            Ok(state) => state_organization(tx.conn(), state).await?,
            Err(_) => {
                organization_by_code(tx.conn(), person.organization)
                    .await?
                    .context("the Federal office stands in the tree")?
                    .id
            }
        };
        if person.email == WITH_CODE {
            add_second_factor(&mut tx, id).await?;
        }
        for role in person.roles {
            add_member(&mut tx, id, organization, *role).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}
