//! Files made to the described grammar, with every trap that is known of the real ones.

use super::{package::Delivery, *};
use crate::{files::ed_data_express::row::Level, model::impact::Place};
use std::io::Write;

const HEAD: &str = "School Year,State,NCES LEA ID,LEA,School,NCES SCH ID,Data Group,Data Description,Value,Numerator,\
                    Denominator,Population,Subgroup,Characteristics,Age/Grade,Academic Subject,Outcome,Program Type";

fn file(rows: &[&str]) -> String {
    let mut text = HEAD.to_owned();
    for row in rows {
        text += "\n";
        text += row;
    }
    text + "\n"
}

fn read(name: &str, text: &str) -> Result<Delivery, Refusal> {
    read_file(name, text.as_bytes(), false)
}

fn table(text: &str) -> Table {
    read("SY2021_FS121_DG634_SEA.csv", text).unwrap().tables.remove(0)
}

fn remarks(table: &Table) -> Vec<String> {
    table.remarks.iter().map(ToString::to_string).collect()
}

const TEXAS: &str = "2020-2021,TEXAS,,,,,634,Migratory students eligible,12345,,,All Students,Migratory Students,,,,,";

#[test]
fn a_row_of_a_state_is_read_by_the_columns_names() {
    let table = table(&file(&[TEXAS]));
    let row = &table.rows[0];
    assert_eq!((row.line, row.year.to_string().as_str()), (2, "2020-21"));
    assert_eq!((row.state.as_str(), row.level), ("TEXAS", Level::State));
    assert_eq!((row.value.as_str(), row.subgroup.as_str()), ("12345", "Migratory Students"));
    assert!(table.remarks.is_empty(), "{:?}", table.remarks);
}

#[test]
fn columns_may_stand_in_any_order_and_some_may_be_missing() {
    let text =
        "Value,state,Data Group,Data Description,School Year\n7,OHIO,634,Eligible,2021-2022\n";
    let table = read("export.csv", text).unwrap().tables.remove(0);
    assert_eq!((table.rows[0].state.as_str(), table.rows[0].value.as_str()), ("OHIO", "7"));
    assert_eq!(table.rows[0].subgroup, "");
}

#[test]
fn levels_and_ids_are_told_apart_and_a_lost_zero_is_put_back() {
    let table = table(&file(&[
        "2020-2021,ALABAMA,0100005,Albertville City,,,634,Eligible,44,,,,,,,,,",
        "2020-2021,ALABAMA,100006,Marshall County,,,634,Eligible,55,,,,,,,,,",
        "2020-2021,ALABAMA,0100005,Albertville City,Primary,10000500870,634,Eligible,12,,,,,,,,,",
    ]));
    let seen: Vec<_> =
        table.rows.iter().map(|r| (r.level, r.lea_id.as_str(), r.school_id.as_str())).collect();
    assert_eq!(
        seen,
        [
            (Level::Agency, "0100005", ""),
            (Level::Agency, "0100006", ""),
            (Level::School, "0100005", "010000500870")
        ]
    );
    assert_eq!(remarks(&table).len(), 2);
    assert_eq!(
        remarks(&table)[0],
        "line 3: NCES LEA ID: a leading zero was lost, as spreadsheets do; it was put back"
    );
}

#[test]
fn placeholders_and_repeated_rows_are_set_aside_and_said() {
    let table = table(&file(&[
        TEXAS,
        "2020-2021,TEXAS,Not Applicable,,,Not Applicable,634,Eligible,0,,,,,,,,,",
        "2020-2021,PUERTO RICO,7200030,Puerto Rico,Escuela,,634,Eligible,MISSING,,,,,,,,,",
        &TEXAS.replace("12345", "99"),
    ]));
    assert_eq!((table.rows.len(), table.set_aside, table.given_back), (1, 3, 0));
    assert_eq!(table.rows[0].value, "12345", "of two rows for one year the first one counts");
    assert!(remarks(&table)[0].contains("Not Applicable"));
    assert!(remarks(&table)[1].contains("a school without an id"));
    assert_eq!(remarks(&table)[2], "line 5: the same row stands further up; the first one counts");
}

#[test]
fn a_row_that_cannot_be_read_comes_back_with_its_reason_and_the_others_stay() {
    let table = table(&file(&[
        TEXAS,
        "2020-2022,OHIO,,,,,634,Eligible,7,,,,,,,,,",
        "2020-2021,OHIO,,,,,634,Eligible,seven,,,,,,,,,",
        "2020-2021,,,,,,634,Eligible,7,,,,,,,,,",
        "2020-2021,OHIO,,,,,FS121,Eligible,7,,,,,,,,,",
        "2020-2021,OHIO,1.00005E+11,X,,,634,Eligible,7,,,,,,,,,",
    ]));
    assert_eq!((table.rows.len(), table.given_back), (1, 5));
    let said = remarks(&table);
    assert_eq!(
        said[0],
        "line 3: School Year: `2020-2022` is not a school year such as 2020-2021; the row was given back"
    );
    assert_eq!(
        said[1],
        "line 4: Value: `seven` is not a count, percentage, range, bound or known code; the row was given back"
    );
    assert!(
        said[2].contains("no State is named")
            && said[3].contains("`FS121` is not a data group number")
    );
    assert!(said[4].contains("`1.00005E+11` is not an id of 7 digits"));
}

#[test]
fn an_unknown_label_is_said_and_its_rows_are_kept() {
    let table = table(&file(&[
        TEXAS,
        "2020-2021,BUREAU OF INDIAN EDUCATION,,,,,634,Eligible,7,,,,,,,,,",
        "2020-2021,BUREAU OF INDIAN EDUCATION,,,,,634,Eligible,8,,,,,,Grade 4,,,",
    ]));
    assert_eq!(table.rows.len(), 3);
    assert_eq!(
        remarks(&table),
        [
            "State: `BUREAU OF INDIAN EDUCATION` is no State known here; its rows are kept and not shown in tables of \
          States (2 rows)"
        ]
    );
    assert_eq!(place("Puerto Rico"), Some(Place::State("PR".parse().unwrap())));
    assert_eq!(place("DISTRICT OF COLUMBIA"), Some(Place::State("DC".parse().unwrap())));
    assert_eq!(place("United States"), Some(Place::Nation));
}

#[test]
fn the_rows_count_where_the_name_of_the_file_says_something_else() {
    let text = file(&[&TEXAS.replace("2020-2021", "2013-2014").replace("634", "635")]);
    let table = read("SY2021_FS121_DG634_SEA.csv", &text).unwrap().tables.remove(0);
    assert_eq!(
        remarks(&table),
        [
            "the name speaks of 2020-21 to 2020-21, the rows also of 2013-14; the rows count",
            "the name speaks of data group 634, the rows of 635; the rows count"
        ]
    );
    let span =
        read("SY1018_FS121_DG634_SEA.csv", &file(&[&TEXAS.replace("2020-2021", "2013-2014")]));
    assert!(span.unwrap().tables[0].remarks.is_empty(), "a name may span several years");
}

#[test]
fn the_older_encoding_of_windows_and_the_mark_of_utf_8_are_read() {
    let text = file(&["2020-2021,NEW MEXICO,3500010,Espa\u{f1}ola,,,634,Eligible,7,,,,,,,,,"]);
    let windows: Vec<u8> = text.chars().map(|c| u8::try_from(c as u32).unwrap()).collect();
    let marked = [b"\xEF\xBB\xBF".as_slice(), text.as_bytes()].concat();
    for bytes in [windows, marked] {
        let found = read_file("a.csv", &bytes, false).unwrap();
        assert_eq!(found.tables[0].rows[0].lea, "Espa\u{f1}ola");
    }
}

#[test]
fn files_of_another_kind_are_refused_with_the_reason() {
    let refused = |bytes: &[u8]| read_file("a.csv", bytes, false).unwrap_err().to_string();
    assert_eq!(refused(b""), "the file is empty; fetch it again");
    assert_eq!(refused(b" \n"), "the file is empty; fetch it again");
    assert!(
        refused(b"<!DOCTYPE html><html></html>").starts_with("this is a web page, not a table")
    );
    assert!(
        refused(format!("{HEAD}\n").as_bytes())
            .starts_with("the file has its first line and no rows")
    );
    let wrong = refused(b"State,Count\nOHIO,7\n");
    assert!(
        wrong.starts_with(
            "the columns School Year, Data Group, Data Description, Value are missing"
        ),
        "{wrong}"
    );
    assert!(wrong.ends_with("(the first line reads: State, Count)"), "{wrong}");
    let twice = refused(format!("{HEAD},Value\n").as_bytes());
    assert!(twice.starts_with("the column Value is named twice in the first line"), "{twice}");
    let none = refused(file(&["x,OHIO,,,,,634,Eligible,7,,,,,,,,,"]).as_bytes());
    assert!(
        none.starts_with("none of the 1 rows can be read; the first: line 2: School Year"),
        "{none}"
    );
    assert!(refused(b"PK\x03\x04garbage").starts_with("the archive cannot be read"));
}

fn zipped(files: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in files {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

const NOTES: &str = "School Yr,State,File Spec,Data Group,Level,Data Note,State Comment\n\
                     \"2019-2020, 2020-2021\",ALL STATES,\"121, 122\",\"634, 635\",SEA,Use caution.,\n\
                     2020-2021,TENNESSEE,121,634,SEA,Down by a quarter.,The State worked at a distance.\n\
                     2020-2021,OHIO,121,634,SEA,,\n";

#[test]
fn an_archive_brings_its_table_its_notes_and_a_readme_that_counts() {
    let readme = "SY2021_FS121_DG634_SEA.csv has 1 rows. Version 3.";
    let bytes = zipped(&[
        ("SY2021/SY2021_FS121_DG634_SEA.csv", &file(&[TEXAS])),
        ("SY2021/README.txt", readme),
        ("SY2021/data_notes.csv", NOTES),
    ]);
    let found = read_file("SY2021_FS121_DG634_SEA_data_files.zip", &bytes, false).unwrap();
    assert_eq!((found.tables.len(), found.tables[0].rows.len(), found.notes.len()), (1, 1, 2));
    assert_eq!(found.notes[1].comment, "The State worked at a distance.");
    let years: Vec<_> =
        DataNote::several(&found.notes[0].years).filter_map(DataNote::short_year).collect();
    assert_eq!(years, ["2019-20", "2020-21"]);
    let workbook = zipped(&[("xl/workbook.xml", "<workbook/>")]);
    assert!(matches!(read_file("a.xlsx", &workbook, false), Err(Refusal::Spreadsheet)));
    let pictures = zipped(&[("a.png", "x")]);
    let refused = read_file("a.zip", &pictures, false).unwrap_err().to_string();
    assert_eq!(refused, "the archive has no CSV of ED Data Express; it has a.png");
}

#[test]
fn a_release_that_stops_short_is_refused_unless_it_is_accepted_as_short() {
    let bytes = zipped(&[("a.csv", &file(&[TEXAS])), ("README.txt", "Number of rows: 2,048")]);
    let refused = read_file("a.zip", &bytes, false).unwrap_err().to_string();
    assert!(
        refused.starts_with("a.csv was cut short: the README counts 2048 rows, the file has 1;"),
        "{refused}"
    );
    let taken = read_file("a.zip", &bytes, true).unwrap().tables.remove(0);
    assert_eq!(
        remarks(&taken),
        ["a.csv was cut short: the README counts 2048 rows, the file has 1"]
    );
}

fn nation(until: &str) -> String {
    let mut names: Vec<String> =
        accounts::StateCode::all().map(|s| s.name(platform::Lang::En).to_uppercase()).collect();
    names.sort();
    names.retain(|name| name.as_str() <= until);
    let rows: Vec<String> =
        names.iter().map(|name| format!("2018-2019,{name},,,,,634,Eligible,70,,,,,,,,,")).collect();
    file(&rows.iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn a_table_of_the_nation_without_its_last_states_is_cut_short() {
    let refused = read("a.csv", &nation("NORTH DAKOTA")).unwrap_err().to_string();
    assert!(refused.contains("the States from Ohio to Wyoming are missing"), "{refused}");
    assert!(read("a.csv", &nation("WISCONSIN")).is_ok(), "Wyoming has no program");
    assert!(
        read("LEA_part_1_of_2_AL_to_ND.csv", &nation("NORTH DAKOTA")).is_ok(),
        "a part says so"
    );
    assert!(read("a.csv", &file(&[TEXAS])).is_ok(), "the tool gives one State by default");
}

#[test]
fn the_dashboards_table_of_notes_is_read_by_its_own_column_names() {
    let text = "School Year,State,File Spec,Data Group,Data Topic,Data Note,State Note\n\
                2020-2021,MAINE,121,634,Migrant,Down by a quarter.,Fewer came for the harvest.\n";
    let note = read("notes.csv", text).unwrap().notes.remove(0);
    assert_eq!((note.years.as_str(), note.level.as_str()), ("2020-2021", "Migrant"));
    assert_eq!(note.note, "Down by a quarter.");
    assert_eq!(note.comment, "Fewer came for the harvest.");
}

#[test]
fn a_joined_file_carries_several_data_groups_as_its_name_says() {
    let rate = TEXAS.replace("634", "695").replace("12345", "80-84%");
    let cohort = TEXAS.replace("634", "696").replace("12345", "1,204");
    let name = "SY2021_FS150_FS151_DG695_DG696_SEA.csv";
    let table = read(name, &file(&[&rate, &cohort.replace("1,204", "\"1,204\"")]))
        .unwrap()
        .tables
        .remove(0);
    let seen: Vec<_> =
        table.rows.iter().map(|row| (row.data_group.as_str(), row.value.as_str())).collect();
    assert_eq!(seen, [("695", "80-84%"), ("696", "1,204")]);
    assert!(table.remarks.is_empty(), "{:?}", table.remarks);
}

#[test]
fn a_table_of_as_many_rows_as_the_tool_hands_out_at_most_is_taken_for_cut_short() {
    let row =
        |row: u64| format!("2020-2021,TEXAS,48{row:05},District {row},,,634,Eligible,44,,,,,,,,,");
    let rows: Vec<String> = (0..TOOL_ROWS_MAX).map(row).collect();
    let text = file(&rows.iter().map(String::as_str).collect::<Vec<_>>());
    let refused = read("export.csv", &text).unwrap_err().to_string();
    assert!(
        refused.contains("it has 150000 rows, and the download tool cuts at 150000"),
        "{refused}"
    );
}
