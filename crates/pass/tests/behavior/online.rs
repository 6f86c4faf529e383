//! A test on a screen: allowed by the teacher, taken by a student without an account, scored as one on paper is.

use crate::samples::{app, araceli, did, enrolled, refused, staff, worked};
use accounts::Role;
use testing::{Answer, Client, TestApp, check_html, run_sql, texts};

const COURSE: &str = "consumer-mathematics";

/// An enrollment in the demonstration course whose unit 1 is ready for its test.
async fn ready(app: &TestApp) -> String {
    let at = enrolled(app, &araceli(app).await, COURSE).await;
    worked(app, &at, "1").await;
    at
}

const ALLOWED: [(&str, &str); 3] = [("unit", "1"), ("supervisor", "Pat Long"), ("confirm", "yes")];

/// Allows the test of unit 1, as the mentor; the code.
async fn allowed(app: &TestApp, at: &str) -> String {
    let mentor = staff(app, Role::Mentor, "TX").await;
    let answer = mentor.post(&format!("{at}/online"), &ALLOWED).await;
    code_of(&answer)
}

fn code_of(answer: &Answer) -> String {
    assert_eq!(answer.status, 200, "{}", answer.text);
    check_html(&answer.text);
    let (_, rest) = answer.text.split_once("id=\"fresh-code\">").unwrap();
    rest[..9].to_owned()
}

/// Begins the test in a new browser.
async fn begun(app: &TestApp, code: &str) -> Client {
    let student = app.client();
    let shown = student.post("/pass/test", &[("code", code)]).await;
    assert_eq!(shown.status, 200, "{}", shown.text);
    check_html(&shown.text);
    let led = did(&student, "/pass/test/begin", &[("code", code)]).await;
    assert_eq!(led, "/es/pass/test/questions/1", "in the language of her books");
    student
}

/// Which test a page's form is of.
async fn test_of(student: &Client) -> String {
    let page = student.get("/pass/test/questions/all").await.text;
    let (_, rest) = page.split_once("name=\"test\" value=\"").unwrap();
    rest[..36].to_owned()
}

/// Sends answers as script does; what the site says.
async fn sent(student: &Client, answers: &[(&str, &str)]) -> String {
    let test = test_of(student).await;
    let fields = [answers, &[("test", test.as_str())]].concat();
    let said = student.post("/pass/test/answers", &fields).await;
    assert_eq!(said.status, 200);
    said.json::<serde_json::Value>()["standing"].as_str().unwrap().to_owned()
}

async fn hand_in(student: &Client) {
    let test = test_of(student).await;
    let led = did(student, "/pass/test/hand-in", &[("test", &test)]).await;
    assert_eq!(led, "/pass/test/over");
    let over = student.get("/pass/test/over").await;
    check_html(&over.text);
    assert!(over.text.contains("handed in"), "{}", over.text);
    assert_eq!(student.cookie("sendero-test"), None, "the browser forgets the test");
}

/// The key that is computed from the text of form A, of the first `right` questions; the others are answered wrong.
fn answers(right: usize) -> Vec<(String, String)> {
    let course = coursework::shipped_course(COURSE).unwrap();
    let form = course.unit(1).unwrap().form("A").unwrap();
    let wrong = |letter: char| if letter == 'A' { 'B' } else { 'A' };
    let letters = form.letters().into_iter().enumerate();
    letters
        .map(|(at, letter)| {
            let said = if at < right { letter } else { wrong(letter) };
            (format!("q{}", at + 1), said.to_string())
        })
        .collect()
}

async fn answer_all(student: &Client, right: usize) {
    let all = answers(right);
    let all: Vec<_> = all.iter().map(|(item, said)| (item.as_str(), said.as_str())).collect();
    assert_eq!(sent(student, &all).await, "open");
}

async fn tries(app: &TestApp) -> Vec<String> {
    let text = "SELECT method || ' ' || form || ' ' || COALESCE(CAST(points AS text), '-') || '/' \
        || CAST(out_of AS text) || CASE WHEN is_void THEN ' void' ELSE '' END \
        || CASE WHEN is_whole THEN '' ELSE ' part' END FROM pass_attempt ORDER BY number";
    texts(&app.platform.db, text).await
}

async fn unit_stage(app: &TestApp) -> String {
    texts(&app.platform.db, "SELECT stage FROM pass_unit ORDER BY number").await.remove(0)
}

#[tokio::test]
async fn a_test_is_allowed_taken_and_scored_by_its_key_in_the_moment_it_is_handed_in() {
    let app = app().await;
    let at = ready(&app).await;
    let code = allowed(&app, &at).await;
    let student = begun(&app, &code).await;
    assert_eq!(unit_stage(&app).await, "testing");
    for part in ["1", "6", "all"] {
        let page = student.get(&format!("/es/pass/test/questions/{part}")).await;
        assert_eq!(page.status, 200, "{part}");
        check_html(&page.text);
    }
    assert_eq!(student.get("/pass/test/questions/7").await.status, 404);
    answer_all(&student, 20).await;
    let review = student.get("/pass/test/review").await;
    check_html(&review.text);
    assert!(review.text.contains("2 questions have no answer"), "{}", review.text);
    assert!(review.text.contains("/pass/test/questions/6#w1"), "{}", review.text);
    hand_in(&student).await;
    assert_eq!(tries(&app).await, ["online A 20/25"]);
    assert_eq!(unit_stage(&app).await, "passed");
    let scorings = "SELECT source || ' ' || CAST(points AS text) FROM pass_scoring";
    assert_eq!(texts(&app.platform.db, scorings).await, ["online 20"]);
    let copies = texts(&app.platform.db, "SELECT stage FROM pass_copy").await;
    assert_eq!(copies, ["scored"]);
    let steps = "SELECT step FROM pass_history WHERE source = 'online' AND about = 'unit-1'";
    let steps = texts(&app.platform.db, steps).await;
    assert_eq!(steps, ["authorize", "open", "submit", "score-online"]);
    let after = student.get("/pass/test/questions/1").await;
    assert_eq!(after.location(), "/pass/test", "what is over is not opened again");
}

#[tokio::test]
async fn no_key_and_no_rubric_is_on_any_page_of_the_student() {
    let app = app().await;
    let at = ready(&app).await;
    let student = begun(&app, &allowed(&app, &at).await).await;
    let page = student.get("/pass/test/questions/all").await.text;
    assert!(page.contains("What is her gross pay?"));
    for secret in ["4 points", "rubric", "because", "objective", "Araceli", "Zavala"] {
        assert!(!page.contains(secret), "{secret}");
    }
    assert!(!page.contains(" checked"), "nothing is marked before");
    let line = "SELECT code_hash FROM pass_online_code";
    let hash = texts(&app.platform.db, line).await.remove(0);
    assert_eq!(hash.len(), 64);
    let token = student.cookie("sendero-test").unwrap();
    let kept = texts(&app.platform.db, "SELECT session_hash FROM pass_online_session").await;
    assert_ne!(kept[0], token, "the secret itself is in no table");
    assert!(!page.contains(&token));
}

#[tokio::test]
async fn the_cookie_goes_to_the_pages_of_the_test_alone_and_to_no_script() {
    let app = app().await;
    let at = ready(&app).await;
    let code = allowed(&app, &at).await;
    let answer = app.client().post("/pass/test/begin", &[("code", &code)]).await;
    let lines: Vec<_> =
        answer.headers.get_all("set-cookie").iter().map(|line| line.to_str().unwrap()).collect();
    assert_eq!(lines.len(), 2);
    for (line, path) in lines.iter().zip(["Path=/pass/test", "Path=/es/pass/test"]) {
        for rule in ["HttpOnly", "Secure", "SameSite=Strict", path] {
            assert!(line.split("; ").any(|one| one == rule), "{rule}: {line}");
        }
    }
    assert!(!answer.location().contains(&code));
}

#[tokio::test]
async fn each_code_that_opens_nothing_says_why() {
    let app = app().await;
    let at = ready(&app).await;
    let student = app.client();
    let look = async |code: &str| refused(&student, "/pass/test", &[("code", code)]).await;
    assert!(look("K7Q2-M4X").await.contains("not a test code"));
    let copy = "SELECT number FROM pass_copy";
    let code = allowed(&app, &at).await;
    let number = texts(&app.platform.db, copy).await.remove(0);
    assert!(look(&number).await.contains("number of a printed test"));
    let mentor = staff(&app, Role::Mentor, "TX").await;
    let newer = code_of(&mentor.post(&format!("{at}/online/code"), &[("unit", "1")]).await);
    assert!(look(&code).await.contains("newer code"));
    let shown = student.post("/pass/test", &[("code", &newer.to_lowercase())]).await;
    assert_eq!(shown.status, 200);
    assert_eq!(unit_stage(&app).await, "authorized", "to look is not to begin");
    app.advance_hours(1);
    assert!(look(&newer).await.contains("time to begin with this code has passed"));
    let late = refused(&student, "/pass/test/begin", &[("code", &newer)]).await;
    assert!(late.contains("time to begin with this code has passed"));
    assert_eq!(student.cookie("sendero-test"), None);
    let again = allowed(&app, &at).await;
    assert_eq!(tries(&app).await, ["online A -/25 void part", "online A -/25 part"]);
    assert!(look(&newer).await.contains("over or was canceled"));
    let student = begun(&app, &again).await;
    assert!(refused(&student, "/pass/test", &[("code", &again)]).await.contains("begun its test"));
    answer_all(&student, 25).await;
    hand_in(&student).await;
    assert_eq!(unit_stage(&app).await, "passed", "a test that nobody began took no try");
}

#[tokio::test]
async fn guessing_codes_is_limited_and_ends_after_a_while() {
    let app = app().await;
    let at = ready(&app).await;
    let code = allowed(&app, &at).await;
    let guesser = app.client();
    for count in 0..20 {
        let path = if count % 2 == 0 { "/pass/test" } else { "/pass/test/begin" };
        let said = refused(&guesser, path, &[("code", "0000-0001")]).await;
        assert!(said.contains("No test has this code"), "{said}");
    }
    for path in ["/pass/test", "/pass/test/begin"] {
        let paused = guesser.post(path, &[("code", &code)]).await;
        assert_eq!(paused.status, 429, "also the right one waits");
        check_html(&paused.text);
    }
    app.advance_hours(1);
    let said = refused(&guesser, "/pass/test", &[("code", &code)]).await;
    assert!(said.contains("time to begin"), "{said}");
}

#[tokio::test]
async fn a_lost_connection_is_taken_up_in_the_same_browser_and_in_another_with_a_new_code() {
    let app = app().await;
    let at = ready(&app).await;
    let first = begun(&app, &allowed(&app, &at).await).await;
    assert_eq!(sent(&first, &[("q1", "A"), ("w1", "Job 2.\r\nIt leaves more.")]).await, "open");
    let again = first.get("/pass/test/questions/1").await.text;
    assert!(again.contains("id=\"q1-A\" type=\"radio\" name=\"q1\" value=\"A\" checked"));
    let test = test_of(&first).await;
    let mentor = staff(&app, Role::Mentor, "TX").await;
    let code = code_of(&mentor.post(&format!("{at}/online/code"), &[("unit", "1")]).await);
    let other = begun(&app, &code).await;
    let page = other.get("/pass/test/questions/all").await.text;
    assert!(page.contains("value=\"A\" checked") && page.contains("It leaves more."));
    let stopped = first.get("/pass/test/questions/1").await;
    check_html(&stopped.text);
    assert!(stopped.text.contains("is open in another browser"), "{}", stopped.text);
    let late = first.post("/pass/test/answers", &[("q2", "C"), ("test", &test)]).await;
    assert!(late.text.contains("elsewhere"), "{}", late.text);
    answer_all(&other, 25).await;
    hand_in(&other).await;
    assert_eq!(tries(&app).await, ["online A 25/25"], "one try, however often the line broke");
    let steps = "SELECT step FROM pass_history WHERE step IN ('open', 'reconnect') \
        AND about = 'unit-1' ORDER BY id";
    assert_eq!(texts(&app.platform.db, steps).await, ["open", "reconnect"]);
    let mine = "SELECT answer FROM pass_online_answer WHERE item = 'q1' ORDER BY id";
    assert_eq!(texts(&app.platform.db, mine).await.first().map(String::as_str), Some("A"));
}

#[tokio::test]
async fn an_answer_is_kept_as_it_comes_the_last_word_wins_and_what_is_none_is_not_kept() {
    let app = app().await;
    let at = ready(&app).await;
    let student = begun(&app, &allowed(&app, &at).await).await;
    for said in ["A", "A", "b", "A"] {
        assert_eq!(sent(&student, &[("q1", said)]).await, "open");
    }
    let rows = "SELECT answer FROM pass_online_answer WHERE item = 'q1' ORDER BY id";
    assert_eq!(texts(&app.platform.db, rows).await, ["A", "B", "A"]);
    sent(&student, &[("q2", "Z"), ("q99", "A"), ("q3", "C"), ("w1", &"x".repeat(5_000))]).await;
    let kept = "SELECT item || ' ' || CAST(length(answer) AS text) FROM pass_online_answer \
        WHERE item <> 'q1' ORDER BY id";
    assert_eq!(texts(&app.platform.db, kept).await, ["q3 1", "w1 2000"]);
    for statement in
        ["UPDATE pass_online_answer SET answer = 'B'", "DELETE FROM pass_online_answer"]
    {
        assert!(run_sql(&app.platform.db, statement).await.is_err(), "{statement}");
    }
    let events = "SELECT data FROM audit WHERE kind = 'pass.online-answered'";
    let events = texts(&app.platform.db, events).await;
    assert_eq!(events.len(), 4, "what says nothing new is no event");
    assert!(events.iter().all(|data| !data.contains("answer\"") && data.contains("items")));
    // Without script: a page of answers, and on to the next.
    let test = test_of(&student).await;
    let page = [("q4", "D"), ("go", "next"), ("test", test.as_str())];
    assert_eq!(did(&student, "/pass/test/questions/1", &page).await, "/pass/test/questions/2");
    let stranger = [("q5", "D"), ("go", "next"), ("test", "of another browser")];
    did(&student, "/pass/test/questions/1", &stranger).await;
    let items = texts(&app.platform.db, "SELECT DISTINCT item FROM pass_online_answer").await;
    assert!(items.contains(&"q4".to_owned()) && !items.contains(&"q5".to_owned()));
}

#[tokio::test]
async fn giving_up_is_asked_for_twice_and_counts_as_a_try() {
    let app = app().await;
    let at = ready(&app).await;
    let student = begun(&app, &allowed(&app, &at).await).await;
    answer_all(&student, 5).await;
    check_html(&student.get("/pass/test/quit").await.text);
    let test = test_of(&student).await;
    let said = refused(&student, "/pass/test/quit", &[("test", &test)]).await;
    assert!(said.contains("Check the box"), "{said}");
    assert_eq!(unit_stage(&app).await, "testing");
    did(&student, "/pass/test/quit", &[("test", &test), ("quit", "yes")]).await;
    assert!(student.get("/pass/test/over").await.text.contains("gave up the test"));
    assert_eq!(tries(&app).await, ["online A 5/25"]);
    assert_eq!(unit_stage(&app).await, "failed-open");
    // The other form, and no third one.
    let student = begun(&app, &allowed(&app, &at).await).await;
    hand_in(&student).await;
    assert_eq!(tries(&app).await, ["online A 5/25", "online B 0/25"]);
    assert_eq!(unit_stage(&app).await, "failed-final");
    let office = staff(&app, Role::PassCoordinator, "TX").await;
    let more = [("unit-step", "1:override"), ("reason", "Sick on the day")];
    did(&office, &format!("{at}/unit"), &more).await;
    let said = refused(&office, &format!("{at}/online"), &ALLOWED).await;
    assert!(said.contains("every form"), "{said}");
}

#[tokio::test]
async fn the_time_ends_answers_and_the_teacher_gives_more_or_hands_in() {
    let app = app().await;
    let at = ready(&app).await;
    let student = begun(&app, &allowed(&app, &at).await).await;
    answer_all(&student, 10).await;
    app.advance_hours(2);
    assert_eq!(sent_late(&student, &[("q11", "A")]).await, "time-over");
    let stopped = student.get("/pass/test/questions/1").await;
    check_html(&stopped.text);
    assert!(stopped.text.contains("Time is up"), "{}", stopped.text);
    let mentor = staff(&app, Role::Mentor, "TX").await;
    let watch = mentor.get(&format!("{at}/online")).await;
    check_html(&watch.text);
    assert!(watch.text.contains("25 of 27 answered"), "{}", watch.text);
    let time = format!("{at}/online/time");
    let none = refused(&mentor, &time, &[("unit", "1"), ("minutes", "0")]).await;
    assert!(none.contains("1 to 480"), "{none}");
    did(&mentor, &time, &[("unit", "1"), ("minutes", "15")]).await;
    answer_all(&student, 20).await;
    let end = format!("{at}/online/end");
    let silent = refused(&mentor, &end, &[("unit", "1"), ("reason", "")]).await;
    assert!(silent.contains("Give a reason"), "{silent}");
    did(&mentor, &end, &[("unit", "1"), ("reason", "The tablet broke")]).await;
    assert_eq!(tries(&app).await, ["online A 20/25"]);
    let over = student.get("/pass/test/questions/1").await;
    assert_eq!(over.location(), "/pass/test/over");
    assert!(student.get("/pass/test/over").await.text.contains("handed in for you"));
}

/// Sends answers to a test whose pages no longer show its form.
async fn sent_late(student: &Client, answers: &[(&str, &str)]) -> String {
    let page = student.get("/pass/test/questions/1").await.text;
    let (_, rest) = page.split_once("name=\"test\" value=\"").unwrap();
    let fields = [answers, &[("test", &rest[..36])]].concat();
    let said = student.post("/pass/test/answers", &fields).await;
    said.json::<serde_json::Value>()["standing"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn the_teacher_confirms_and_the_tutor_does_not_supervise_alone() {
    let app = app().await;
    let at = ready(&app).await;
    let mentor = staff(&app, Role::Mentor, "TX").await;
    let page = mentor.get(&format!("{at}/online")).await;
    check_html(&page.text);
    assert!(page.text.contains("Consumer Mathematics"));
    let path = format!("{at}/online");
    let said = refused(&mentor, &path, &ALLOWED[..2]).await;
    assert!(said.contains("Confirm method, course and unit"), "{said}");
    let own = [("unit", "1"), ("supervisor", "Mentor of TX"), ("confirm", "yes")];
    assert!(refused(&mentor, &path, &own).await.contains("mentor"));
    let other = [("unit", "2"), ("supervisor", "Pat Long"), ("confirm", "yes")];
    assert!(refused(&mentor, &path, &other).await.contains("not possible"));
    allowed(&app, &at).await;
    let twice = refused(&mentor, &path, &ALLOWED).await;
    assert!(twice.contains("not possible"), "{twice}");
    let open = refused(&mentor, &format!("{at}/unit"), &[("unit-step", "1:open")]).await;
    assert!(open.contains("taken online"), "{open}");
    let counselor = staff(&app, Role::Counselor, "TX").await;
    assert_eq!(counselor.get(&path).await.status, 403);
    let elsewhere = staff(&app, Role::PassCoordinator, "ND").await;
    assert_eq!(elsewhere.get(&path).await.status, 404);
    check_html(&mentor.get(&at).await.text);
}

#[tokio::test]
async fn a_course_without_texts_stays_on_paper() {
    let app = app().await;
    let at = enrolled(&app, &araceli(&app).await, "algebra-1a").await;
    worked(&app, &at, "1").await;
    let mentor = staff(&app, Role::Mentor, "TX").await;
    let said = mentor.get(&format!("{at}/online")).await.text;
    assert!(said.contains("not have the questions of this course"), "{said}");
    assert!(!mentor.get(&at).await.text.contains(&format!("{at}/online")));
    assert!(refused(&mentor, &format!("{at}/online"), &ALLOWED).await.contains("on paper"));
}

#[tokio::test]
async fn a_void_test_ends_in_the_browser_and_gives_the_try_back() {
    let app = app().await;
    let at = ready(&app).await;
    let student = begun(&app, &allowed(&app, &at).await).await;
    answer_all(&student, 25).await;
    let office = staff(&app, Role::PassCoordinator, "TX").await;
    let why = [("unit", "1"), ("incident", "unsupervised"), ("reason", "Nobody was there")];
    did(&office, &format!("{at}/void"), &why).await;
    assert_eq!(student.get("/pass/test/questions/1").await.location(), "/pass/test/over");
    assert!(student.get("/pass/test/over").await.text.contains("does not count"));
    did(&office, &format!("{at}/unit"), &[("unit-step", "1:reissue")]).await;
    begun(&app, &allowed(&app, &at).await).await;
    assert_eq!(tries(&app).await, ["online A -/25 void part", "online B -/25 part"]);
}

/// The try of the only test.
async fn attempt(app: &TestApp) -> String {
    let office = staff(app, Role::PassCoordinator, "TX").await;
    let list = office.get("/pass/written").await;
    check_html(&list.text);
    let (_, rest) = list.text.split_once("/pass/written/").unwrap();
    rest[..36].to_owned()
}

#[tokio::test]
async fn where_the_policy_asks_for_the_written_part_the_score_waits_for_its_points() {
    let app = app().await;
    let at = ready(&app).await;
    let student = begun(&app, &allowed(&app, &at).await).await;
    answer_all(&student, 18).await;
    assert_eq!(sent(&student, &[("w1", "Job 2, because my cousin is there.")]).await, "open");
    // In Washington the written part counts, and 70 percent pass.
    run_sql(&app.platform.db, "UPDATE pass_enrollment SET state = 'WA'").await.unwrap();
    hand_in(&student).await;
    assert_eq!(unit_stage(&app).await, "grading");
    assert_eq!(tries(&app).await, ["online A 18/25 part"]);
    let told = "SELECT kind FROM inbox_item WHERE kind = 'pass-notice-written'";
    assert_eq!(texts(&app.platform.db, told).await.len(), 1);
    let path = format!("/pass/written/{}", attempt(&app).await);
    let office = staff(&app, Role::PassCoordinator, "TX").await;
    let page = office.get(&path).await;
    check_html(&page.text);
    assert!(page.text.contains("my cousin is there") && page.text.contains("Nothing was written"));
    assert!(page.text.contains("4 points:"), "the rubric stands beside the answer");
    assert!(!page.text.contains("Araceli"), "whose it is does not");
    for role in [Role::Mentor, Role::Counselor] {
        assert_eq!(staff(&app, role, "TX").await.get(&path).await.status, 403, "{role:?}");
    }
    let elsewhere = staff(&app, Role::PassCoordinator, "ND").await;
    assert_eq!(elsewhere.get(&path).await.status, 404);
    let more = refused(&office, &path, &[("points-w1", "5"), ("points-w2", "0")]).await;
    assert!(more.contains("from 0 to 4"), "{more}");
    refused(&office, &path, &[("points-w1", "3")]).await;
    assert_eq!(unit_stage(&app).await, "grading");
    did(&office, &path, &[("points-w1", "3"), ("points-w2", "3")]).await;
    assert_eq!(tries(&app).await, ["online A 24/33"]);
    assert_eq!(unit_stage(&app).await, "passed");
    did(&office, &path, &[("points-w1", "2"), ("points-w2", "2")]).await;
    assert_eq!(tries(&app).await, ["online A 22/33"], "a person corrects her points");
    assert_eq!(unit_stage(&app).await, "failed-open");
    let scorings = "SELECT source || ' ' || CAST(points AS text) FROM pass_scoring ORDER BY id";
    assert_eq!(texts(&app.platform.db, scorings).await, ["online 18", "written 24", "written 22"]);
    for statement in
        ["UPDATE pass_written_points SET points = 4", "DELETE FROM pass_written_points"]
    {
        assert!(run_sql(&app.platform.db, statement).await.is_err(), "{statement}");
    }
    let typed = [("unit", "1"), ("right", "33"), ("out-of", "33"), ("whole", "yes")];
    assert!(refused(&office, &format!("{at}/score"), &typed).await.contains("taken online"));
}

#[tokio::test]
async fn where_the_policy_does_not_ask_for_it_points_are_kept_and_change_no_score() {
    let app = app().await;
    let at = ready(&app).await;
    let student = begun(&app, &allowed(&app, &at).await).await;
    answer_all(&student, 16).await;
    hand_in(&student).await;
    assert_eq!((unit_stage(&app).await.as_str(), tries(&app).await.len()), ("passed", 1));
    let path = format!("/pass/written/{}", attempt(&app).await);
    let office = staff(&app, Role::PassCoordinator, "TX").await;
    did(&office, &path, &[("points-w1", "0"), ("points-w2", "0")]).await;
    assert_eq!(tries(&app).await, ["online A 16/25"]);
    assert_eq!(unit_stage(&app).await, "passed");
    let again = office.get("/pass/written").await.text;
    assert!(!again.contains("/pass/written/"), "it waits no more");
}

#[tokio::test]
async fn a_corrected_key_scores_anew_what_was_answered_on_a_screen() {
    let app = app().await;
    let at = ready(&app).await;
    let edition = &coursework::shipped_course(COURSE).unwrap().edition;
    let nobody = "'00000000-0000-0000-0000-000000000000'";
    let id = "01a20b16-2cff-73f9-a7e8-de3b6481fb66";
    let (id, nobody) = if app.database().engine() == platform::Engine::Postgres {
        (format!("'{id}'"), nobody.to_owned())
    } else {
        (format!("x'{}'", id.replace('-', "")), format!("x'{}'", "0".repeat(32)))
    };
    let wrong = "A".repeat(25);
    let row = format!(
        "INSERT INTO pass_key (id, course, edition, unit, form, version, letters, reason, \
         entered_by, entered_at) VALUES ({id}, '{COURSE}', '{edition}', 1, 'A', 2, '{wrong}', '', \
         {nobody}, '2026-11-01 00:00:00+00:00')"
    );
    run_sql(&app.platform.db, &row).await.unwrap();
    let student = begun(&app, &allowed(&app, &at).await).await;
    answer_all(&student, 25).await;
    hand_in(&student).await;
    let before = tries(&app).await;
    assert_ne!(before, ["online A 25/25"], "the text was misprinted then");
    pass::ensure_catalog(&app.platform.db).await.unwrap();
    app.run_jobs().await;
    assert_eq!(tries(&app).await, ["online A 25/25"]);
    assert_eq!(unit_stage(&app).await, "passed");
    let sources = "SELECT source FROM pass_scoring ORDER BY id";
    assert_eq!(texts(&app.platform.db, sources).await, ["online", "new-key"]);
    let told = "SELECT kind FROM inbox_item WHERE kind = 'pass-notice-rescored'";
    assert!(!texts(&app.platform.db, told).await.is_empty());
}
