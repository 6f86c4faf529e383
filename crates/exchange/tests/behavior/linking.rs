//! Children recognized across State lines, and who is told.

use crate::samples::{
    ENROLLMENT, MARISOL, TEODORO, app, child_at, children, count, is_one_child, package,
    package_of, staff, submit, table,
};
use accounts::Role;
use platform::Actor;
use testing::{TestApp, check_html, email, run_sql, texts};

/// Marisol as North Dakota writes her: other spelling, one surname only.
const IN_DAKOTA: &str = "01,,Marisól,Reyes Villa,,Female,2013-03-04,No,Weslaco,TX,US,Efren,Reyes,Rosalba,Villa,\
    9565550101";

/// Texas knows her since August, North Dakota since three weeks ago.
async fn marisol_moves(app: &TestApp) {
    submit(app, "TX", &child_at("TX,88", MARISOL, "Weslaco,TX", "2026-08-17")).await;
    let night = child_at("ND,7", IN_DAKOTA, "Grafton,ND", "2026-11-02");
    let submission = submit(app, "ND", &night).await;
    assert_eq!((submission.counts.linked, submission.counts.new), (1, 0));
}

async fn notices(app: &TestApp) -> Vec<String> {
    let query = "SELECT o.code || ' ' || i.role || ' ' || i.kind || ' ' || i.data FROM inbox_item i \
        JOIN organization o ON o.id = i.organization_id \
        WHERE i.kind IN ('exchange-notice-left', 'exchange-notice-arrived') ORDER BY i.kind";
    texts(&app.platform.db, query).await
}

async fn letters(app: &TestApp, to: &str) -> Vec<String> {
    let to = email(Role::DataAdministrator, to);
    let query = format!("SELECT subject || ' ' || body FROM mail WHERE recipient = '{to}'");
    texts(&app.platform.db, &query).await
}

#[tokio::test]
async fn a_child_of_texas_who_comes_to_north_dakota_is_one_child_with_both_records() {
    let app = app().await;
    marisol_moves(&app).await;
    assert!(is_one_child(&app, "TX 88", "ND 7").await);
    assert_eq!(count(&app, "child").await, 1);
    let number = texts(&app.platform.db, "SELECT exchange_number FROM child").await.remove(0);
    for state in ["TX", "ND"] {
        let client = staff(&app, Role::DataAdministrator, state).await;
        let record = client.get(&format!("/children/{number}?purpose=credit")).await;
        assert_eq!(record.status, 200);
        for place in ["Weslaco", "Grafton"] {
            assert!(record.text.contains(place), "{place} is not in {}", record.text);
        }
    }
}

#[tokio::test]
async fn which_state_sends_first_does_not_matter() {
    let app = app().await;
    submit(&app, "ND", &child_at("ND,7", IN_DAKOTA, "Grafton,ND", "2026-11-02")).await;
    submit(&app, "TX", &child_at("TX,88", MARISOL, "Weslaco,TX", "2026-08-17")).await;
    assert!(is_one_child(&app, "TX 88", "ND 7").await);
    assert_eq!(notices(&app).await.len(), 2, "both are told, whoever came first");
}

#[tokio::test]
async fn two_surnames_in_the_other_order_are_recognized() {
    let app = app().await;
    submit(&app, "TX", &package_of(&[("TX,88", MARISOL)])).await;
    let swapped = MARISOL.replace("Marisol,Reyes,Villa", "Marysol,Villa,Reyes");
    submit(&app, "ND", &package_of(&[("ND,7", &swapped)])).await;
    assert!(is_one_child(&app, "TX 88", "ND 7").await);
}

#[tokio::test]
async fn the_state_left_and_the_state_entered_are_told_once_and_without_personal_data() {
    let app = app().await;
    marisol_moves(&app).await;
    let said = r#"{"from":"TX","on":"2026-11-02","to":"ND"}"#;
    let expected = [
        format!("ND data-administrator exchange-notice-arrived {said}"),
        format!("TX data-administrator exchange-notice-left {said}"),
    ];
    assert_eq!(notices(&app).await, expected);
    for state in ["TX", "ND"] {
        let letters = letters(&app, state).await;
        assert_eq!(letters.len(), 1, "{letters:?}");
        for word in ["Marisol", "Marisól", "Reyes", "Villa", "2013", "88", "Weslaco", "Grafton"] {
            assert!(!letters[0].contains(word), "{word} is in {}", letters[0]);
        }
    }
    // The same again, said a little otherwise by the State left, is no second move.
    submit(&app, "TX", &child_at("TX,88", MARISOL, "Weslaco,TX", "2026-08-18")).await;
    let again = child_at("ND,7", IN_DAKOTA, "Grafton,ND", "2026-11-04");
    submit(&app, "ND", &again).await;
    assert_eq!(notices(&app).await, expected);
    assert_eq!((letters(&app, "TX").await.len(), letters(&app, "ND").await.len()), (1, 1));
}

#[tokio::test]
async fn both_offices_find_the_move_on_their_first_page() {
    let app = app().await;
    marisol_moves(&app).await;
    let dakota = staff(&app, Role::DataAdministrator, "ND").await.get("/work").await.text;
    assert!(dakota.contains("arrived in"), "{dakota}");
    let texas = staff(&app, Role::DataAdministrator, "TX").await.get("/work").await.text;
    assert!(texas.contains("A child left"), "{texas}");
    for page in [dakota, texas] {
        assert!(!page.contains("Marisol"), "{page}");
    }
}

#[tokio::test]
async fn an_old_move_comes_with_the_history_and_wakes_nobody() {
    let app = app().await;
    submit(&app, "TX", &child_at("TX,88", MARISOL, "Weslaco,TX", "2025-08-17")).await;
    submit(&app, "ND", &child_at("ND,7", IN_DAKOTA, "Grafton,ND", "2026-06-02")).await;
    assert!(is_one_child(&app, "TX 88", "ND 7").await);
    assert_eq!(notices(&app).await, Vec::<String>::new());
}

#[tokio::test]
async fn twins_of_different_names_are_two_children() {
    let app = app().await;
    let twin = MARISOL.replace(",No,", ",Yes,");
    let other = twin.replace("Marisol", "Maribel");
    submit(&app, "TX", &package_of(&[("TX,88", &twin), ("TX,89", &other)])).await;
    submit(&app, "ND", &package_of(&[("ND,7", &twin), ("ND,8", &other)])).await;
    assert!(!is_one_child(&app, "TX 88", "TX 89").await);
    assert!(!is_one_child(&app, "ND 7", "ND 8").await);
    for (a, b) in [("TX 88", "ND 8"), ("TX 89", "ND 7")] {
        assert!(!is_one_child(&app, a, b).await, "{:?}", children(&app).await);
    }
}

#[tokio::test]
async fn children_of_one_package_and_strangers_are_not_joined() {
    let app = app().await;
    submit(&app, "TX", &package_of(&[("TX,88", MARISOL), ("TX,89", TEODORO)])).await;
    let brother = MARISOL.replace("Marisol", "Gonzalo").replace("2013-03-04", "2010-09-12");
    submit(&app, "ND", &package_of(&[("ND,7", &brother.replace("Female", "Male"))])).await;
    assert_eq!(count(&app, "child").await, 3);
}

#[tokio::test]
async fn of_very_many_arrivals_one_line_tells_the_rest_and_a_page_has_them_all() {
    let app = app().await;
    let named = |at: usize| {
        let given = ["Xo", "Na", "Ti", "Lu", "Be", "Ka", "Mi"][at % 7].to_owned()
            + ["chitl", "yeli", "burcia", "pita"][at / 7];
        let surname = ["Quin", "Zava", "Teco", "Huer"][at % 4].to_owned()
            + ["tanar", "leta", "mate", "fano", "ralde", "gonia", "silva"][at / 4];
        let born = format!("20{:02}-{:02}-{:02}", at % 9 + 5, at % 12 + 1, at + 1);
        format!(
            "01,,{given},{surname},,Female,{born},No,Town{at},TX,US,Don{given},{surname},\
             Ana{surname},{given}ez,95655501{at:02}"
        )
    };
    let packed = |state: &str, from: &str| {
        let children: Vec<_> = (0..28).map(|at| (format!("{state},{at}"), named(at))).collect();
        let students: Vec<_> =
            children.iter().map(|(key, rest)| (key.as_str(), rest.as_str())).collect();
        let stays: Vec<_> =
            children.iter().map(|(key, _)| format!("{key},01,1,{from},05,Town,{state},")).collect();
        let (students, stays) = (crate::samples::students(&students), table(ENROLLMENT, &stays));
        package(&[("students.csv", &students), ("enrollments.csv", &stays)])
    };
    let known = submit(&app, "TX", &packed("TX", "2026-01-10")).await;
    assert_eq!(known.counts.new, 28, "{known:?}");
    let arrived = submit(&app, "ND", &packed("ND", "2026-11-10")).await;
    assert_eq!(arrived.counts.linked, 28, "{arrived:?}");
    let kinds = "SELECT kind || ' ' || data FROM inbox_item ORDER BY kind";
    let kinds = texts(&app.platform.db, kinds).await;
    let of = |kind: &str| kinds.iter().filter(|line| line.starts_with(kind)).count();
    assert_eq!((of("exchange-notice-arrived "), of("exchange-notice-left ")), (25, 25));
    let many: Vec<_> = kinds.iter().filter(|line| line.contains("notice-many")).collect();
    assert!(many.len() == 2 && many.iter().all(|line| line.contains(r#""more":"3""#)), "{many:?}");
    let client = staff(&app, Role::DataAdministrator, "ND").await;
    for language in ["", "/es"] {
        let page = client.get(&format!("{language}/moves")).await.text;
        check_html(&page);
        assert_eq!(page.matches("/children/").count(), 28, "{page}");
        assert!(!page.contains("Marisol"));
    }
}

#[tokio::test]
async fn an_index_of_another_form_is_made_again_before_anyone_is_recognized() {
    let app = app().await;
    submit(&app, "TX", &package_of(&[("TX,88", MARISOL), ("TX,89", TEODORO)])).await;
    let kept = count(&app, "match_key").await;
    for text in ["UPDATE match_index SET form = 'of last year'", "DELETE FROM match_key"] {
        run_sql(&app.platform.db, text).await.unwrap();
    }
    submit(&app, "ND", &package_of(&[("ND,7", IN_DAKOTA)])).await;
    assert!(is_one_child(&app, "TX 88", "ND 7").await);
    assert!(count(&app, "match_key").await > kept, "Teodoro's keys are there again as well");
}

#[tokio::test]
async fn what_recognizing_remembers_follows_a_merge_by_hand() {
    let app = app().await;
    submit(&app, "TX", &package_of(&[("TX,88", MARISOL)])).await;
    submit(&app, "FL", &package_of(&[("FL,5", TEODORO)])).await;
    let db = &app.platform.db;
    let links = records::all_links(db.read()).await.unwrap();
    let child = |state: &str| links.iter().find(|(key, _)| key.state.as_str() == state).unwrap().1;
    let mut tx = db.begin(Actor::system("test")).await.unwrap();
    records::merge(&mut tx, child("TX"), child("FL"), "said by a person", None).await.unwrap();
    tx.commit().await.unwrap();
    submit(&app, "ND", &package_of(&[("ND,6", TEODORO)])).await;
    assert!(is_one_child(&app, "ND 6", "TX 88").await);
}

#[tokio::test]
async fn a_record_that_falls_silent_and_speaks_again_is_still_the_childs_who_was_met_meanwhile() {
    let app = app().await;
    submit(&app, "TX", &package_of(&[("TX,88", MARISOL)])).await;
    submit(&app, "ND", &package_of(&[("ND,7", IN_DAKOTA)])).await;
    let deleted = MARISOL.replacen("01,,", "01,D,", 1);
    let gone = submit(&app, "ND", &package_of(&[("ND,7", &deleted)])).await;
    assert_eq!((gone.counts.good, count(&app, "match_person").await), (1, 1));
    submit(&app, "FL", &package_of(&[("FL,5", MARISOL)])).await;
    let otherwise = IN_DAKOTA.replace("Villa", "Vila");
    let back = submit(&app, "ND", &package_of(&[("ND,7", &otherwise)])).await;
    assert_eq!((back.counts.good, back.counts.new, back.counts.linked), (1, 0, 0));
    assert!(is_one_child(&app, "TX 88", "ND 7").await && is_one_child(&app, "FL 5", "ND 7").await);
    assert_eq!((children(&app).await.len(), count(&app, "match_person").await), (3, 3));
}
