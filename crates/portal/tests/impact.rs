//! The impact explorer and the import of ED Data Express, through the face: on both databases, as a visitor gets it.

use platform::{Actor, recent_entries};
use portal::{Imported, import_bytes};
use testing::{Slice, TestApp, check_html, texts};

const HEAD: &str = "School Year,State,NCES LEA ID,LEA,School,NCES SCH ID,Data Group,Data Description,Value,Numerator,\
                    Denominator,Population,Subgroup,Characteristics,Age/Grade,Academic Subject,Outcome,Program Type\n";

fn portal() -> Slice {
    Slice {
        migrations: portal::MIGRATIONS,
        messages: portal::MESSAGES,
        routes: portal::routes(),
        ..Slice::default()
    }
}

async fn app() -> TestApp {
    let app = TestApp::with([portal()]).await;
    portal::ensure_content(&app.platform.db).await.expect("the texts are taken in");
    app
}

fn row(year: &str, state: &str, value: &str) -> String {
    format!(
        "{year},{state},,,,,634,Migratory students eligible,{value},,,All Students,Migratory Students,,,,,\n"
    )
}

async fn import(app: &TestApp, name: &str, text: &str) -> Imported {
    let actor = Actor::system("test");
    let done = import_bytes(&app.platform, actor, name, text.as_bytes(), false).await;
    let mut done = done.expect("the file is taken");
    assert_eq!(done.len(), 1);
    done.remove(0)
}

#[tokio::test]
async fn the_first_page_shows_the_longest_series_with_table_line_notes_and_sources() {
    let app = app().await;
    for (path, words) in [
        (
            "/impact/explore",
            ["United States", "48,772", "not on hand", "Hawaii’s summer counts fall", "Deid"],
        ),
        (
            "/es/impact/explore",
            ["Estados Unidos", "48,772", "no la tenemos", "Las cifras de verano de Hawái", "Deid"],
        ),
    ] {
        let answer = app.get(path).await;
        assert_eq!(answer.status, 200);
        check_html(&answer.text);
        for word in &words[..4] {
            assert!(answer.text.contains(word), "{path} lacks {word}");
        }
        assert!(answer.text.contains("eddataexpress.ed.gov"));
        assert_eq!(answer.header("set-cookie"), "");
    }
}

#[tokio::test]
async fn what_is_chosen_stands_in_the_address_and_what_is_not_there_is_named() {
    let app = app().await;
    let path = "/impact/explore?measure=summer_intersession_served&group=Grades+4-5&from=2011-12&to=2014-15&state=CO&state=CA";
    let answer = app.get(path).await;
    check_html(&answer.text);
    assert!(answer.text.contains("<th scope=\"row\">California</th>"));
    assert!(!answer.text.contains("<th scope=\"row\">Alabama</th>"));
    assert!(answer.text.contains(
        "/impact/explore.csv?measure=summer_intersession_served&amp;group=Grades+4-5&amp;from=2011-12&amp;to=2014-15&amp;state=CA&amp;state=CO"
    ) || answer.text.contains(
        "/impact/explore.csv?measure=summer_intersession_served&#38;group=Grades+4-5&#38;from=2011-12&#38;to=2014-15&#38;state=CA&#38;state=CO"
    ));
    let odd = app.get("/impact/explore?state=ZZ&group=elves").await;
    assert_eq!(odd.status, 200);
    assert!(odd.text.contains("There are no figures for: ZZ."), "{}", odd.text);
    for path in ["/impact/explore", "/impact/explore.csv", "/es/impact/explore.json"] {
        assert_eq!(app.get(&format!("{path}?measure=happiness")).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn a_caution_names_its_figures_and_a_state_without_a_program_has_no_rank() {
    let app = app().await;
    let path = "/impact/explore?measure=summer_intersession_served&group=Grades+4-5&from=2016-17&to=2016-17";
    let answer = app.get(path).await;
    check_html(&answer.text);
    assert!(answer.text.contains("<th scope=\"row\">District of Columbia</th>"), "in the table");
    let bars = answer.text.split("<ol class=\"bars\">").nth(1).unwrap();
    let bars = bars.split("</ol>").next().unwrap();
    assert!(bars.contains("Alabama") && !bars.contains("District of Columbia"), "{bars}");
    assert!(!bars.contains("Connecticut"), "{bars}");
    let mixed = app.get("/impact/explore?measure=eligible_total").await;
    assert!(mixed.text.contains("<strong>Washington, 2008-09"), "{}", mixed.text);
}

#[tokio::test]
async fn the_table_can_be_taken_along_with_sources_and_reasons() {
    let app = app().await;
    let query = "measure=summer_intersession_served&group=Grades+4-5&from=2014-15&to=2014-15";
    let answer = app.get(&format!("/impact/explore.csv?{query}")).await;
    assert_eq!(answer.header("content-type"), "text/csv; charset=utf-8");
    let mut reader = csv::Reader::from_reader(answer.bytes.as_ref());
    let head: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    assert_eq!(head[..3], ["measure", "measure_name", "unit"]);
    let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().unwrap();
    assert!(rows.len() > 35);
    for row in &rows {
        let (value, empty) = (&row[8], &row[9]);
        assert_ne!(value.is_empty(), empty.is_empty(), "a number or a reason: {row:?}");
        assert!(
            value.parse::<u32>().is_ok_and(|n| n == 0 || n >= 10) || value.is_empty(),
            "{row:?}"
        );
        assert!(row[12].starts_with("http"), "{row:?}");
    }
    let json: serde_json::Value = app.get(&format!("/impact/explore.json?{query}")).await.json();
    assert_eq!(json["rows"].as_array().unwrap().len(), rows.len());
    let catalog: serde_json::Value = app.get("/data.json").await.json();
    assert_eq!(catalog["conformsTo"], "https://project-open-data.cio.gov/v1.1/schema");
    for dataset in catalog["dataset"].as_array().unwrap() {
        for field in [
            "title",
            "description",
            "keyword",
            "modified",
            "publisher",
            "contactPoint",
            "identifier",
            "accessLevel",
        ] {
            assert!(!dataset[field].is_null(), "{field}");
        }
    }
}

#[tokio::test]
async fn an_imported_file_is_shown_at_once_and_says_where_it_comes_from() {
    let app = app().await;
    let text =
        format!("{HEAD}{}{}", row("2020-2021", "TEXAS", "23456"), row("2020-2021", "OHIO", "S"));
    let done = import(&app, "SY2021_FS121_DG634_SEA.csv", &text).await;
    assert_eq!((done.kept, done.given_back, done.replaced), (2, 0, 0));
    let answer = app.get("/impact/explore?measure=eligible_12_months").await;
    assert!(
        answer.text.contains("23,456") && answer.text.contains("hidden by the source"),
        "{}",
        answer.text
    );
    assert!(answer.text.contains("SY2021_FS121_DG634_SEA.csv, imported on 2026-11-23"));
    let entries = recent_entries(&app.platform.db, None, 10).await.unwrap();
    assert!(entries.iter().any(|entry| entry.kind == "portal.figures-imported"));
}

#[tokio::test]
async fn the_base_of_a_hidden_rate_is_shown_nowhere_and_a_range_stays_a_range() {
    let app = app().await;
    let rate = |state: &str, value: &str, base: &str| {
        format!(
            "2020-2021,{state},,,,,695,Four-year rate,{value},,{base},All Students,Migrant,,,,,\n"
        )
    };
    let text = format!("{HEAD}{}{}", rate("TEXAS", "80-84%", "41417"), rate("OHIO", "PS", "7"));
    import(&app, "SY2021_FS150_DG695_SEA.csv", &text).await;
    let chosen = "measure=graduation_rate_four_year&group=Migrant+students";
    let page = app.get(&format!("/impact/explore?{chosen}")).await.text;
    assert!(page.contains("80–84") || page.contains("80-84"), "{page}");
    assert!(page.contains("hidden by the source"), "{page}");
    for form in ["explore", "explore.csv", "explore.json"] {
        let text = app.get(&format!("/impact/{form}?{chosen}")).await.text;
        assert!(!text.contains("41417") && !text.contains("41,417"), "no base is shown: {form}");
        assert!(!text.contains(">82") && !text.contains(",82,"), "no middle of a range: {form}");
    }
}

#[tokio::test]
async fn a_later_file_takes_the_place_of_the_same_state_and_year_and_the_earlier_rows_stay() {
    let app = app().await;
    let first =
        format!("{HEAD}{}{}", row("2020-2021", "TEXAS", "100"), row("2020-2021", "OHIO", "200"));
    import(&app, "a.csv", &first).await;
    let second = format!("{HEAD}{}", row("2020-2021", "TEXAS", "150"));
    assert_eq!(import(&app, "b.csv", &second).await.replaced, 1);
    let page = app.get("/impact/explore.csv?measure=eligible_12_months").await.text;
    assert!(page.contains(",150,") && page.contains(",200,") && !page.contains(",100,"), "{page}");
    let kept = texts(&app.platform.db, "SELECT value FROM impact_value ORDER BY value").await;
    assert_eq!(kept, ["100", "150", "200"]);
    let imports = app.get("/impact/imports").await;
    check_html(&imports.text);
    assert!(
        imports.text.contains("1 of its 2 pieces") && imports.text.contains("1 of its 1 pieces"),
        "{}",
        imports.text
    );
}

#[tokio::test]
async fn the_same_file_again_changes_nothing_and_an_old_one_may_come_back() {
    let app = app().await;
    let old = format!("{HEAD}{}", row("2020-2021", "TEXAS", "100"));
    let new = format!("{HEAD}{}", row("2020-2021", "TEXAS", "150"));
    import(&app, "a.csv", &old).await;
    assert!(import(&app, "a.csv", &old).await.known);
    assert!(!import(&app, "a.csv", &new).await.known);
    let back = import(&app, "a.csv", &old).await;
    assert_eq!((back.known, back.replaced), (false, 1));
    let page = app.get("/impact/explore.csv?measure=eligible_12_months").await.text;
    assert!(page.contains(",100,") && !page.contains(",150,"), "{page}");
}

#[tokio::test]
async fn notes_of_a_file_stand_beside_the_figures_they_are_about() {
    let app = app().await;
    let text =
        format!("{HEAD}{}{}", row("2020-2021", "TEXAS", "100"), row("2020-2021", "OHIO", "200"));
    import(&app, "a.csv", &text).await;
    let notes = "School Yr,State,File Spec,Data Group,Level,Data Note,State Comment\n\
                 \"2019-2020, 2020-2021\",OHIO,121,\"634, 635\",SEA,Down by a quarter.,Schools were closed.\n";
    assert_eq!(import(&app, "notes.csv", notes).await.notes, 1);
    let page = app.get("/impact/explore?measure=eligible_12_months").await.text;
    assert!(page.contains("Down by a quarter. Schools were closed."), "{page}");
    let texas = app.get("/impact/explore?measure=eligible_12_months&state=TX").await.text;
    assert!(!texas.contains("Down by a quarter."), "a note of Ohio is none of Texas");
}

#[tokio::test]
async fn a_refused_file_leaves_nothing_behind() {
    let app = app().await;
    for (bytes, reason) in [
        (b"<html></html>".as_slice(), "this is a web page"),
        (b"a,b\n1,2\n", "the columns School Year"),
        (b"", "the file is empty"),
    ] {
        let actor = Actor::system("test");
        let error = import_bytes(&app.platform, actor, "a.csv", bytes, false).await.unwrap_err();
        assert!(error.to_string().starts_with(reason), "{error}");
    }
    assert!(texts(&app.platform.db, "SELECT name FROM impact_import").await.is_empty());
}

#[tokio::test]
async fn a_file_with_every_state_gives_the_home_page_a_national_count_and_one_without_some_does_not()
 {
    let app = app().await;
    let states: Vec<String> = accounts::StateCode::all()
        .filter(|state| !matches!(state.as_str(), "DC" | "WY"))
        .map(|state| row("2020-2021", &state.name(platform::Lang::En).to_uppercase(), "1234"))
        .collect();
    import(&app, "part_1_of_2.csv", &format!("{HEAD}{}", states[1..].concat())).await;
    assert!(app.get("/").await.text.contains("302,000"), "a total is never made of some States");
    import(&app, "part_2_of_2.csv", &format!("{HEAD}{}", states[0])).await;
    let home = app.get("/").await.text;
    assert!(
        home.contains("61,700") && home.contains("2020-21") && !home.contains(">302,000<"),
        "{home}"
    );
    assert!(home.contains("a child who lived in two States may be counted twice"));
}
