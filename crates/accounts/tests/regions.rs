//! Regions of a State: made, filled with districts, and how far a role at one reaches.
#![expect(clippy::unwrap_used, reason = "where a test prepares, a failure ends the test")]

use accounts::{
    CurrentUser, Guard, NewOrganization, OrganizationKind, Role, Routes, add_organizations,
    organization_by_code,
};
use axum::Json;
use platform::Actor;
use serde_json::{Value, json};
use testing::{Client, PASSWORD, Slice, TestApp, check_html, email, texts};

async fn scope(user: CurrentUser) -> Json<Value> {
    Json(json!(user.scope()))
}

/// A program whose Texas and North Dakota have two districts each.
async fn app() -> TestApp {
    let routes = Routes::new().get("/scope", Guard::SignedIn, scope);
    let app = TestApp::with([Slice { routes, ..Slice::default() }]).await;
    let mut tx = app.platform.db.begin(Actor::system("test")).await.unwrap();
    for (state, code) in [("TX", "4800001"), ("TX", "4800002"), ("ND", "3800001")] {
        let parent = organization_by_code(tx.conn(), state).await.unwrap().unwrap();
        let district = NewOrganization {
            parent: Some(parent.id),
            kind: OrganizationKind::District,
            name: format!("District {code}"),
            state: parent.state,
            code: Some(code.into()),
        };
        add_organizations(&mut tx, &[district]).await.unwrap();
    }
    tx.commit().await.unwrap();
    app
}

/// Makes a region and answers the address at which districts join it.
async fn region(administrator: &Client, name: &str) -> String {
    assert_eq!(administrator.post("/regions", &[("name", name)]).await.location(), "/regions");
    let page = administrator.get("/regions").await;
    check_html(&page.text);
    let section = page.text.split(&format!("<h2>{name}</h2>")).nth(1).unwrap();
    let address = section.split("action=\"").find(|part| part.contains("/districts\""));
    address.unwrap().split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_role_at_a_region_reaches_its_districts_as_they_come_and_go() {
    let app = app().await;
    let regions = app.sign_in(&email(Role::RegionAdministrator, "TX")).await;
    let valley = region(&regions, "Valley").await;
    for code in ["4800001", "4800002"] {
        assert_eq!(regions.post(&valley, &[("district", code)]).await.status, 303);
    }
    let users = app.sign_in(&email(Role::UserAdministrator, "TX")).await;
    let recruiter = email(Role::Recruiter, "ND");
    let invited = [
        ("name", "x"),
        ("email", recruiter.as_str()),
        ("organization", "TX-R1"),
        ("roles", "recruiter"),
        ("approval", "form of May 4"),
    ];
    assert_eq!(users.post("/people/invite", &invited).await.status, 303);
    let client = app.client();
    client.post("/sign-in", &[("email", &recruiter), ("password", PASSWORD)]).await;
    let reach: Value = client.get("/scope").await.json();
    assert_eq!(reach["districts"], json!(["4800001", "4800002"]));
    assert_eq!(reach["district_states"], json!(["TX"]));
    assert_eq!(reach["states"], json!(["ND"]), "her own State stays");
    let page = regions.get("/regions").await.text;
    let leave = page.split("action=\"").find(|part| part.contains("/leave\"")).unwrap();
    assert_eq!(regions.post(leave.split('"').next().unwrap(), &[]).await.status, 303);
    let reach: Value = client.get("/scope").await.json();
    assert_eq!(reach["districts"], json!(["4800002"]));
    let moved = "SELECT kind FROM audit WHERE kind = 'accounts.organization-moved'";
    assert_eq!(texts(&app.platform.db, moved).await.len(), 3);
}

#[tokio::test]
async fn a_region_takes_districts_of_its_own_state_and_is_its_own_administrators() {
    let app = app().await;
    let texas = app.sign_in(&email(Role::RegionAdministrator, "TX")).await;
    let nameless = texas.post("/regions", &[("name", " ")]).await;
    assert_eq!(nameless.status, 422);
    check_html(&nameless.text);
    let valley = region(&texas, "Valley").await;
    let foreign = texas.post(&valley, &[("district", "3800001")]).await;
    assert_eq!(foreign.status, 422);
    check_html(&foreign.text);
    assert!(foreign.text.contains("No district of your State has this code."));
    let dakota = app.sign_in(&email(Role::RegionAdministrator, "ND")).await;
    assert_eq!(dakota.post(&valley, &[("district", "3800001")]).await.status, 404);
    assert!(!dakota.get("/regions").await.text.contains("Valley"));
    region(&texas, "Plains").await;
    let codes = "SELECT code FROM organization WHERE kind = 'region' ORDER BY code";
    assert_eq!(texts(&app.platform.db, codes).await, ["TX-R1", "TX-R2"]);
}
