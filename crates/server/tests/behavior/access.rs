//! The table of access, and every route with its guard. A change of either is read before it is accepted.

use accounts::{Guard, Role};
use std::fmt::Write;
use testing::{Slice, TestApp, email};

/// The program with all its slices, on a fresh database.
pub(crate) async fn app() -> TestApp {
    let records = Slice {
        migrations: records::MIGRATIONS,
        messages: records::MESSAGES,
        access: records::ACCESS,
        routes: records::routes(&[]),
        ..Slice::default()
    };
    let exchange = Slice {
        migrations: exchange::MIGRATIONS,
        messages: exchange::MESSAGES,
        access: exchange::ACCESS,
        jobs: exchange::JOBS,
        routes: exchange::routes(),
        ..Slice::default()
    };
    let pass = Slice {
        migrations: pass::MIGRATIONS,
        messages: pass::MESSAGES,
        access: pass::ACCESS,
        routes: pass::routes(server::STORIES),
        ..Slice::default()
    };
    let portal = Slice {
        migrations: portal::MIGRATIONS,
        messages: portal::MESSAGES,
        access: portal::ACCESS,
        routes: portal::routes(),
        ..Slice::default()
    };
    let determinations = Slice {
        migrations: determinations::MIGRATIONS,
        messages: determinations::MESSAGES,
        access: determinations::ACCESS,
        routes: determinations::routes(|_, _| Box::pin(async { Ok(None) })),
        ..Slice::default()
    };
    let app = TestApp::with([portal, records, determinations, exchange, pass]).await;
    pass::ensure_catalog(&app.platform.db).await.unwrap();
    app
}

#[test]
fn every_role_resource_and_action_stands_in_one_table() {
    insta::assert_snapshot!(server::access().table());
}

#[test]
fn every_route_has_its_guard() {
    let routes = server::all_routes();
    let mut lines: Vec<_> = routes
        .bindings()
        .iter()
        .map(|binding| {
            let guard = match binding.guard {
                Guard::Public => "public".to_owned(),
                Guard::SignedIn => "signed in".to_owned(),
                Guard::Needs(resource, action) => format!("{} {}", resource.0, action.0),
            };
            format!("{:<5}{:<40}{guard}", binding.method, binding.path)
        })
        .collect();
    lines.sort();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn what_a_route_needs_is_granted_to_some_role() {
    let access = server::access();
    let routes = server::all_routes();
    for binding in routes.bindings() {
        if let Guard::Needs(resource, action) = binding.guard {
            assert!(access.names(resource, action), "{} {}", binding.method, binding.path);
        }
    }
}

#[tokio::test]
async fn no_guarded_route_answers_a_stranger() {
    let app = app().await;
    let mut missed = String::new();
    for binding in server::all_routes().bindings() {
        if binding.guard == Guard::Public {
            continue;
        }
        let path = filled(binding.path);
        let answer =
            if binding.method == "GET" { app.get(&path).await } else { app.post(&path, &[]).await };
        let is_sent_away = if path.starts_with("/api/") {
            answer.status == 401 && answer.header("www-authenticate").starts_with("Bearer")
        } else {
            answer.status == 303 && answer.location().contains("/sign-in")
        };
        if !is_sent_away {
            let _ = writeln!(missed, "{} {path}: {}", binding.method, answer.status);
        }
    }
    assert_eq!(missed, "");
}

#[tokio::test]
async fn no_route_answers_a_role_that_the_table_does_not_name() {
    let app = app().await;
    let access = server::access();
    let mut missed = String::new();
    for role in Role::ALL {
        let office = if role == Role::FederalUser { "US" } else { "TX" };
        let client = app.sign_in(&email(role, office)).await;
        let granted = access.of(&[role].into());
        for binding in server::all_routes().bindings() {
            let Guard::Needs(resource, action) = binding.guard else { continue };
            if granted.contains(&(resource, action)) {
                continue;
            }
            let path = filled(binding.path);
            let answer = if binding.method == "GET" {
                client.get(&path).await
            } else {
                client.post(&path, &[]).await
            };
            if answer.status != 403 {
                let role = role.code();
                let _ = writeln!(missed, "{role} {} {path}: {}", binding.method, answer.status);
            }
        }
    }
    assert_eq!(missed, "");
}

/// A path with something in its places.
fn filled(path: &str) -> String {
    path.replace("{number}", "276533214693")
        .replace("{id}", "01a20b16-2cff-73f9-a7e8-de3b6481fb66")
        .replace("{item}", "1")
        .replace("{attempt}", "01a20b16-2cff-73f9-a7e8-de3b6481fb66")
        .replace("{ticket}", "01a20b16-2cff-73f9-a7e8-de3b6481fb66")
        .replace("{name}", "none")
        .replace("{seat}", "01a20b16-2cff-73f9-a7e8-de3b6481fb66")
        .replace("{district}", "01a20b16-2cff-73f9-a7e8-de3b6481fb66")
        .replace("{code}", "algebra-1a")
        .replace("{lang}", "en")
        .replace("{token}", "none")
        .replace("{version}", "01a20b16-2cff-73f9-a7e8-de3b6481fb66")
}
