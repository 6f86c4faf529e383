//! The life of an account: invited, opened, lost and found again, with a second factor, shut and opened again.
#![expect(clippy::unwrap_used, reason = "where a test prepares, a failure ends the test")]

use accounts::{Role, current_code};
use platform::Config;
use testing::{Answer, Client, PASSWORD, Start, TestApp, check_html, email, texts};

const NEW: &str = "una frase larga que nadie adivina";

async fn letters(app: &TestApp) -> Vec<String> {
    texts(&app.platform.db, "SELECT recipient || ' ' || body FROM mail ORDER BY id").await
}

/// The page that the newest letter leads to, as it stands in the letter.
async fn link(app: &TestApp) -> String {
    let letter = letters(app).await.pop().expect("a letter was written");
    let link = letter.split("http://sendero.test").nth(1).expect("the letter has a link");
    link.split_whitespace().next().unwrap().to_owned()
}

fn ticket(link: &str) -> &str {
    link.split("ticket=").nth(1).unwrap()
}

async fn administrator(app: &TestApp) -> Client {
    app.sign_in(&email(Role::UserAdministrator, "TX")).await
}

const INVITED: [(&str, &str); 6] = [
    ("name", "Rosa Treviño"),
    ("email", "Rosa@Weslaco.example"),
    ("lang", "es"),
    ("organization", "TX"),
    ("roles", "recruiter"),
    ("approval", "form of November 2, signed by her supervisor"),
];

async fn choose(app: &TestApp, link: &str, password: &str) -> Answer {
    let typed = [("ticket", ticket(link)), ("password", password), ("again", password)];
    app.post("/new-password", &typed).await
}

async fn sign_in(app: &TestApp, address: &str, password: &str) -> Client {
    let client = app.client();
    let typed = [("email", address), ("password", password)];
    let answer = client.post("/sign-in", &typed).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    client
}

/// The page of the account with this address, as the administrator finds it.
async fn page_of(administrator: &Client, search: &str) -> String {
    let list = administrator.get(&format!("/people?q={search}")).await;
    check_html(&list.text);
    let row = list.text.split("<tbody>").nth(1).expect("somebody is found");
    row.split("href=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn an_invited_person_chooses_her_password_once_and_works_in_her_role() {
    let app = TestApp::new().await;
    let administrator = administrator(&app).await;
    check_html(&administrator.get("/people/invite").await.text);
    let invited = administrator.post("/people/invite", &INVITED).await;
    assert_eq!(invited.status, 303, "{}", invited.text);
    let person = administrator.get(invited.location()).await;
    check_html(&person.text);
    assert!(person.text.contains("invited, no password yet"), "{}", person.text);
    assert!(person.text.contains("form of November 2, signed by her supervisor"));
    let letter = letters(&app).await.pop().unwrap();
    assert!(letter.starts_with("rosa@weslaco.example Su organización"), "{letter}");
    let link = link(&app).await;
    assert!(link.starts_with("/es/new-password?ticket="));
    let form = app.get(&link).await;
    check_html(&form.text);
    assert!(form.text.contains("Le damos la bienvenida"));
    let short = choose(&app, &link, "corta").await;
    assert_eq!(short.status, 422);
    check_html(&short.text);
    assert!(short.text.contains("at least 12 characters"));
    assert_eq!(choose(&app, &link, NEW).await.location(), "/sign-in?chosen=1");
    assert!(app.get("/sign-in?chosen=1").await.text.contains("Your password is set."));
    let again = choose(&app, &link, "otra frase larga que nadie sabe").await;
    assert_eq!(again.status, 410, "a ticket is good once");
    check_html(&again.text);
    let rosa = sign_in(&app, "rosa@weslaco.example", NEW).await;
    let work = rosa.get("/work").await;
    assert!(work.text.contains("Good to see you, Rosa Treviño"), "{}", work.text);
    let audit = texts(&app.platform.db, "SELECT kind || data FROM audit").await.join(" ");
    assert!(!audit.contains("Rosa") && !audit.contains("supervisor") && !audit.contains("weslaco"));
    let kept = texts(&app.platform.db, "SELECT ticket_hash FROM account_ticket").await;
    assert!(!kept.iter().any(|hash| hash == ticket(&link)));
}

#[tokio::test]
async fn an_invitation_lapses_after_a_week_and_can_be_sent_again() {
    let app = TestApp::new().await;
    let person = administrator(&app).await.post("/people/invite", &INVITED).await;
    let person = person.location().to_owned();
    let first = link(&app).await;
    app.advance_hours(7 * 24);
    assert_eq!(app.get(&first).await.status, 410);
    let again = administrator(&app).await;
    assert_eq!(again.post(&format!("{person}/reset"), &[]).await.location(), person);
    assert_eq!(choose(&app, &link(&app).await, NEW).await.status, 303);
}

#[tokio::test]
async fn an_invitation_says_what_is_missing_and_reaches_no_further_than_its_writer() {
    let app = TestApp::new().await;
    let administrator = administrator(&app).await;
    let empty = administrator.post("/people/invite", &[]).await;
    assert_eq!(empty.status, 422);
    check_html(&empty.text);
    for text in [
        "Enter the name.",
        "does not look like an e-mail",
        "No organization of yours",
        "Choose at least one role.",
        "Say who approved the access",
    ] {
        assert!(empty.text.contains(text), "{text}");
    }
    let mut elsewhere = INVITED;
    elsewhere[3].1 = "ND";
    assert_eq!(administrator.post("/people/invite", &elsewhere).await.status, 422);
    let mut federal = INVITED;
    federal[4].1 = "federal-user";
    assert_eq!(administrator.post("/people/invite", &federal).await.status, 422);
    let mut herself = INVITED;
    let own = email(Role::UserAdministrator, "TX");
    herself[1].1 = &own;
    let refused = administrator.post("/people/invite", &herself).await;
    assert!(refused.text.contains("This is your own address."));
    assert!(letters(&app).await.is_empty());
    let dakota = app.sign_in(&email(Role::UserAdministrator, "ND")).await;
    let texan = page_of(&administrator, "recruiter").await;
    assert_eq!(dakota.get(&texan).await.status, 404, "another State's people are not there");
    assert!(!dakota.get("/people").await.text.contains("recruiter@tx.example"));
}

#[tokio::test]
async fn a_forgotten_password_is_replaced_by_letter_and_nobody_learns_who_has_an_account() {
    let app = TestApp::new().await;
    let recruiter = email(Role::Recruiter, "TX");
    let before = app.sign_in(&recruiter).await;
    check_html(&app.get("/forgotten").await.text);
    let unknown = app.post("/forgotten", &[("email", "nobody@tx.example")]).await;
    assert!(letters(&app).await.is_empty());
    let known = app.post("/forgotten", &[("email", &recruiter)]).await;
    check_html(&known.text);
    assert_eq!(known.text, unknown.text);
    let first = link(&app).await;
    app.post("/forgotten", &[("email", &recruiter)]).await;
    let second = link(&app).await;
    assert_eq!(choose(&app, &first, NEW).await.status, 410, "a newer letter ends those before");
    assert_eq!(choose(&app, &second, NEW).await.status, 303);
    assert_eq!(before.get("/work").await.status, 303, "her sessions ended");
    sign_in(&app, &recruiter, NEW).await;
    let old = [("email", recruiter.as_str()), ("password", PASSWORD)];
    assert_eq!(app.post("/sign-in", &old).await.status, 422);
    app.post("/forgotten", &[("email", &recruiter)]).await;
    app.advance_hours(1);
    assert_eq!(app.get(&link(&app).await).await.status, 410, "a ticket holds for an hour");
}

#[tokio::test]
async fn nobodys_mailbox_is_filled_from_the_page_of_forgotten_passwords() {
    let app = TestApp::new().await;
    let recruiter = email(Role::Recruiter, "TX");
    for _ in 0..8 {
        assert_eq!(app.post("/forgotten", &[("email", &recruiter)]).await.status, 200);
    }
    assert_eq!(app.post("/forgotten", &[("email", &recruiter)]).await.status, 429);
    assert_eq!(letters(&app).await.len(), 8);
}

/// Sets up a second factor and answers the recovery codes.
async fn set_up(app: &TestApp, client: &Client) -> Vec<String> {
    let form = client.get("/profile/second-factor").await;
    check_html(&form.text);
    let secret = form.text.split("<code>").nth(1).unwrap().split('<').next().unwrap();
    let code = code_of(&secret.replace(' ', ""), app);
    let wrong = client.post("/profile/second-factor", &[("code", "000000")]).await;
    assert_eq!(wrong.status, 422);
    let codes = client.post("/profile/second-factor", &[("code", &code)]).await;
    assert_eq!(codes.status, 200, "{}", codes.text);
    check_html(&codes.text);
    let parts = codes.text.split("<li><code>").skip(1);
    parts.map(|part| part.split('<').next().unwrap().to_owned()).collect()
}

fn code_of(secret: &str, app: &TestApp) -> String {
    let secret = totp_rs::Secret::try_from_base32(secret).unwrap();
    let totp = totp_rs::Builder::new().with_secret(secret).build().unwrap();
    let now = app.platform.clock.now().as_second();
    totp.generate(now.try_into().unwrap()).to_string()
}

#[tokio::test]
async fn with_a_second_factor_the_password_alone_opens_nothing_and_a_code_is_good_once() {
    let app = TestApp::new().await;
    let recruiter = email(Role::Recruiter, "TX");
    let client = app.sign_in(&recruiter).await;
    let other = app.sign_in(&recruiter).await;
    let recovery = set_up(&app, &client).await;
    assert_eq!(recovery.len(), 10);
    assert_eq!(client.get("/work").await.status, 200, "this session stays");
    assert_eq!(other.get("/work").await.status, 303, "the others end");
    assert!(letters(&app).await.pop().unwrap().contains("verificación en dos pasos"));
    app.advance_hours(1);
    let half = sign_in(&app, &recruiter, PASSWORD).await;
    assert_eq!(half.get("/work").await.status, 303, "not in yet");
    check_html(&half.get("/sign-in/code").await.text);
    let now = app.platform.clock.now();
    let code = current_code(app.platform.db.read(), &recruiter, now).await.unwrap().unwrap();
    let wrong = half.post("/sign-in/code", &[("code", "1")]).await;
    assert_eq!(wrong.status, 422);
    check_html(&wrong.text);
    assert_eq!(half.post("/sign-in/code", &[("code", &code)]).await.location(), "/work");
    assert_eq!(half.get("/work").await.status, 200);
    let replay = sign_in(&app, &recruiter, PASSWORD).await;
    assert_eq!(replay.post("/sign-in/code", &[("code", &code)]).await.status, 422);
    let typed = recovery[0].to_lowercase().replace('-', " ");
    assert_eq!(replay.post("/sign-in/code", &[("code", &typed)]).await.status, 303);
    let again = sign_in(&app, &recruiter, PASSWORD).await;
    assert_eq!(again.post("/sign-in/code", &[("code", &typed)]).await.status, 422, "once only");
    assert!(half.get("/profile").await.text.contains("You have 9 recovery codes left"));
}

#[tokio::test]
async fn codes_are_not_guessed_and_the_half_way_in_closes_by_itself() {
    let app = TestApp::new().await;
    let recruiter = email(Role::Recruiter, "TX");
    let client = app.sign_in(&recruiter).await;
    set_up(&app, &client).await;
    let half = sign_in(&app, &recruiter, PASSWORD).await;
    for _ in 0..8 {
        assert_eq!(half.post("/sign-in/code", &[("code", "000001")]).await.status, 422);
    }
    assert_eq!(half.post("/sign-in/code", &[("code", "000001")]).await.status, 429);
    app.advance_hours(1);
    assert_eq!(half.get("/sign-in/code").await.location(), "/sign-in", "ten minutes are over");
    assert_eq!(app.get("/sign-in/code").await.location(), "/sign-in");
}

#[tokio::test]
async fn a_role_that_needs_a_second_factor_opens_after_it_is_set_up() {
    let config =
        Config { second_factor_roles: vec!["user-administrator".into()], ..Config::default() };
    let app = TestApp::start(Start { config, ..Start::default() }, []).await;
    let administrator = administrator(&app).await;
    assert_eq!(administrator.get("/people").await.location(), "/profile/second-factor");
    assert_eq!(administrator.get("/work").await.status, 200);
    set_up(&app, &administrator).await;
    assert_eq!(administrator.get("/people").await.status, 200);
    let recruiter = app.sign_in(&email(Role::Recruiter, "TX")).await;
    assert_eq!(recruiter.get("/people").await.status, 403, "others are not asked");
}

#[tokio::test]
async fn an_administrator_helps_somebody_whose_telephone_is_lost() {
    let app = TestApp::new().await;
    let recruiter = email(Role::Recruiter, "TX");
    let client = app.sign_in(&recruiter).await;
    set_up(&app, &client).await;
    let administrator = administrator(&app).await;
    let person = page_of(&administrator, "recruiter").await;
    check_html(&administrator.get(&person).await.text);
    administrator.post(&format!("{person}/reset"), &[("factor", "remove")]).await;
    assert_eq!(client.get("/work").await.status, 303, "her sessions ended");
    let signed_in = sign_in(&app, &recruiter, PASSWORD).await;
    assert_eq!(signed_in.get("/work").await.status, 200, "no code is asked for");
}

#[tokio::test]
async fn a_shut_account_opens_nothing_until_it_is_opened_again_with_an_approval() {
    let app = TestApp::new().await;
    let recruiter = email(Role::Recruiter, "TX");
    let client = app.sign_in(&recruiter).await;
    let administrator = administrator(&app).await;
    let person = page_of(&administrator, "recruiter").await;
    administrator.post(&format!("{person}/disable"), &[]).await;
    assert_eq!(client.get("/work").await.status, 303);
    let typed = [("email", recruiter.as_str()), ("password", PASSWORD)];
    assert_eq!(app.post("/sign-in", &typed).await.status, 422);
    app.post("/forgotten", &[("email", &recruiter)]).await;
    assert!(letters(&app).await.is_empty());
    let invite = [
        ("name", "x"),
        ("email", &recruiter),
        ("organization", "TX"),
        ("roles", "mentor"),
        ("approval", "x"),
    ];
    let refused = administrator.post("/people/invite", &invite).await;
    assert!(refused.text.contains("This account was closed."));
    let bare = administrator.post(&format!("{person}/rehire"), &[]).await;
    assert_eq!(bare.status, 422);
    check_html(&bare.text);
    administrator.post(&format!("{person}/rehire"), &[("approval", "form of May 4")]).await;
    choose(&app, &link(&app).await, NEW).await;
    assert_eq!(sign_in(&app, &recruiter, NEW).await.get("/work").await.status, 200);
    let page = administrator.get(&person).await.text;
    for kind in ["accounts.person-added", "accounts.account-disabled", "accounts.account-enabled"] {
        assert!(page.contains(kind), "her history is unbroken: {kind}");
    }
}

#[tokio::test]
async fn roles_come_and_go_and_nobody_decides_about_herself() {
    let app = TestApp::new().await;
    let administrator = administrator(&app).await;
    let person = page_of(&administrator, "recruiter").await;
    let added = [("organization", "TX"), ("roles", "mentor"), ("roles", "counselor")];
    assert_eq!(administrator.post(&format!("{person}/roles"), &added).await.status, 303);
    let page = administrator.get(&person).await.text;
    assert!(page.contains("Mentor, Texas") && page.contains("Counselor, Texas"));
    let end = page.split("/roles/").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(administrator.post(&format!("{person}/roles/{end}"), &[]).await.status, 303);
    assert!(!administrator.get(&person).await.text.contains("Recruiter, Texas"));
    assert_eq!(administrator.post(&format!("{person}/roles/{end}"), &[]).await.status, 404);
    let own = page_of(&administrator, "user-administrator").await;
    assert!(administrator.get(&own).await.text.contains("This is your own account."));
    assert_eq!(administrator.post(&format!("{own}/roles"), &added).await.status, 403);
    assert_eq!(administrator.post(&format!("{own}/disable"), &[]).await.status, 403);
}

#[tokio::test]
async fn accesses_are_reviewed_those_first_that_waited_longest() {
    let app = TestApp::new().await;
    let administrator = administrator(&app).await;
    let person = page_of(&administrator, "recruiter").await;
    administrator.post(&format!("{person}/confirm"), &[]).await;
    let list = administrator.get("/people/review").await;
    check_html(&list.text);
    let rows: Vec<_> = list.text.split("<tr>").collect();
    assert!(rows.last().unwrap().contains(&person), "who was reviewed comes last");
    let file = administrator.get("/people/review?format=csv").await;
    assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(file.text.lines().count(), 1 + Role::ALL.len() - 1, "{}", file.text);
}

#[tokio::test]
async fn her_own_profile_changes_name_password_and_sessions() {
    let app = TestApp::new().await;
    let recruiter = email(Role::Recruiter, "TX");
    let (desk, telephone) = (app.sign_in(&recruiter).await, app.sign_in(&recruiter).await);
    let profile = desk.get("/profile").await;
    check_html(&profile.text);
    let saved = desk.post("/profile", &[("name", "Rosa Treviño"), ("lang", "en")]).await;
    assert_eq!(saved.location(), "/profile");
    assert!(desk.get("/profile").await.text.contains("Rosa Treviño, Texas"));
    assert_eq!(desk.post("/profile", &[("name", " "), ("lang", "en")]).await.status, 422);
    let end = profile.text.split("/profile/sessions/").nth(1).unwrap().split('"').next().unwrap();
    let thief = app.sign_in(&email(Role::Mentor, "TX")).await;
    let end = format!("/profile/sessions/{end}");
    assert_eq!(thief.post(&end, &[]).await.status, 404, "only her own");
    assert_eq!(desk.post(&end, &[]).await.status, 303);
    assert_eq!(telephone.get("/work").await.status, 303);
    let third = app.sign_in(&recruiter).await;
    let wrong = [("current", "falsch"), ("password", NEW), ("again", NEW)];
    let refused = desk.post("/profile/password", &wrong).await;
    assert_eq!(refused.status, 422);
    check_html(&refused.text);
    let right = [("current", PASSWORD), ("password", NEW), ("again", NEW)];
    assert_eq!(desk.post("/profile/password", &right).await.status, 303);
    assert_eq!(desk.get("/work").await.status, 200);
    assert_eq!(third.get("/work").await.status, 303);
    sign_in(&app, &recruiter, NEW).await;
}
