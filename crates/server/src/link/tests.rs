//! `sendero link` over small files, good and bad, through its arguments.

use super::{LinkArgs, link};
use std::{fs, path::PathBuf};
use tempfile::TempDir;

const FIRST: &str = "\
record_id,given_name,surname,street_number,address_1,address_2,suburb,postcode,state,date_of_birth,soc_sec_id
a1,michaela,neumann,8,stanley street,miami,winston hills,4223,nsw,19151111,5304218
a2,courtney,painter,12,pinkerton circuit,bega flats,richlands,4560,vic,19161214,4066625
a3,charles,green,38,salkauskas crescent,kela,dapto,4566,nsw,19480930,4365168
";
const SECOND: &str = "\
record_id,given_name,surname,street_number,address_1,address_2,suburb,postcode,state,date_of_birth,soc_sec_id
b1,michaela,neumann,8,stanley streett,miami,winston hills,4223,nsw,19151111,
b2,michafla,neumann,8,stanley street,,winston hills,4223,nsw,19151111,5304218
b3,edward,denholm,4,gatliff place,,st kilda,2203,vic,19500412,1111111
";

/// A folder with files, and the command run in it.
struct Run {
    folder: TempDir,
    args: LinkArgs,
}

impl Run {
    fn over(bytes: &[u8]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::write(path("in.csv"), bytes).unwrap();
        let args = LinkArgs {
            input: Some(path("in.csv")),
            second: None,
            model: PathBuf::from("febrl"),
            pairs: Some(path("pairs.csv")),
            clusters: Some(path("clusters.csv")),
            as_is: false,
            skip_bad_rows: false,
            save_model: None,
            splink: None,
            splink_table: None,
        };
        Self { folder, args }
    }

    fn and_second(mut self, bytes: &[u8]) -> Self {
        let path = self.folder.path().join("second.csv");
        fs::write(&path, bytes).unwrap();
        self.args.second = Some(path);
        self
    }

    fn with_model(mut self, toml: &[u8]) -> Self {
        self.args.model = self.folder.path().join("model.toml");
        fs::write(&self.args.model, toml).unwrap();
        self
    }

    /// What was written: pairs and clusters.
    fn outputs(&self) -> (String, String) {
        link(&self.args).unwrap();
        let text = |name: &str| fs::read_to_string(self.folder.path().join(name)).unwrap();
        (text("pairs.csv"), text("clusters.csv"))
    }

    fn error(&self) -> String {
        let error = format!("{:#}", link(&self.args).unwrap_err());
        assert!(!self.folder.path().join("pairs.csv").exists(), "nothing is written: {error}");
        error
    }
}

fn ids_of(pairs: &str) -> Vec<String> {
    let lines = pairs.lines().skip(1);
    lines.map(|line| line.split(',').take(2).collect::<Vec<_>>().join(" ")).collect()
}

/// The sizes of the clusters, largest first.
fn sizes(clusters: &str) -> Vec<usize> {
    let mut counts = std::collections::HashMap::<&str, usize>::new();
    for line in clusters.lines().skip(1) {
        *counts.entry(line.split(',').nth(1).unwrap()).or_default() += 1;
    }
    let mut sizes: Vec<_> = counts.into_values().collect();
    sizes.sort_unstable_by(|x, y| y.cmp(x));
    sizes
}

#[test]
fn two_files_are_linked_to_each_other_only_and_every_record_has_a_cluster() {
    let (pairs, clusters) = Run::over(FIRST.as_bytes()).and_second(SECOND.as_bytes()).outputs();
    assert!(pairs.starts_with("id_a,id_b,score_bits,probability,decision\na1,b"), "{pairs}");
    let mut linked = ids_of(&pairs);
    linked.sort();
    assert_eq!(linked, ["a1 b1", "a1 b2"]);
    assert!(pairs.lines().skip(1).all(|line| line.ends_with(",link")), "{pairs}");
    assert_eq!(clusters, "id,cluster\na1,1\na2,2\na3,3\nb1,1\nb2,1\nb3,4\n");
}

#[test]
fn one_file_is_linked_within_itself_and_twice_the_same() {
    let rows = SECOND.lines().skip(1).collect::<Vec<_>>().join("\n");
    let run = Run::over(format!("{FIRST}{rows}\n").as_bytes());
    let (pairs, clusters) = run.outputs();
    assert_eq!(ids_of(&pairs).len(), 3, "{pairs}");
    assert_eq!(sizes(&clusters), [3, 1, 1, 1]);
    assert_eq!(run.outputs(), (pairs, clusters));
}

#[test]
fn the_social_security_number_is_not_needed() {
    let without = |text: &str| -> String {
        let cut = |line: &str| format!("{}\n", line.rsplit_once(',').unwrap().0);
        text.lines().map(cut).collect()
    };
    let all = Run::over(FIRST.as_bytes()).and_second(SECOND.as_bytes()).outputs();
    let none = Run::over(without(FIRST).as_bytes()).and_second(without(SECOND).as_bytes());
    assert_eq!(none.outputs(), all);
}

#[test]
fn a_byte_order_mark_other_line_ends_and_other_delimiters_change_nothing() {
    let plain = Run::over(FIRST.as_bytes()).and_second(SECOND.as_bytes()).outputs();
    let variants: [&dyn Fn(&str) -> String; 5] = [
        &|text| format!("\u{feff}{text}"),
        &|text| text.replace('\n', "\r\n"),
        &|text| text.replace(',', ";"),
        &|text| text.replace(',', "\t"),
        &|text| text.replace(',', " , ").replace('\n', "\n\n"),
    ];
    for variant in variants {
        let run = Run::over(variant(FIRST).as_bytes()).and_second(variant(SECOND).as_bytes());
        assert_eq!(run.outputs(), plain);
    }
}

#[test]
fn latin_1_is_read_as_what_it_means() {
    let child = "record_id,first_name,last_name_1,last_name_2,birth_date,sex,birth_city\n";
    let rows =
        "1,Noemí,Muñoz,Peña,2015-03-22,F,Apatzingán\n2,NOEMI,MUNOZ,PENA,2015-03-22,F,APATZINGAN\n";
    let text = format!("{child}{rows}");
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let mut outputs = Vec::new();
    for bytes in [text.into_bytes(), latin] {
        let mut run = Run::over(&bytes);
        run.args.model = PathBuf::from("child");
        outputs.push(run.outputs());
    }
    assert_eq!(outputs[0], outputs[1]);
    assert_eq!(ids_of(&outputs[0].0), ["1 2"]);
}

#[test]
fn a_file_with_its_first_line_only_gives_empty_results() {
    let header = FIRST.lines().next().unwrap();
    let (pairs, clusters) = Run::over(header.as_bytes()).outputs();
    assert_eq!(pairs, "id_a,id_b,score_bits,probability,decision\n");
    assert_eq!(clusters, "id,cluster\n");
}

#[test]
fn what_is_no_table_is_refused_with_what_to_do() {
    let utf_16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(FIRST.bytes().flat_map(|b| [b, 0])).collect();
    let cases: [(&[u8], &str); 6] = [
        (b"", "is empty; its first line must name the columns"),
        (b"\xef\xbb\xbf\n \n", "is empty; its first line must name the columns"),
        (&utf_16, "is UTF-16; save it as CSV in UTF-8"),
        (b"PK\x03\x04\x14\0\0\0", "is a zip archive or a workbook"),
        (b"a,b\n\0\0", "is not text"),
        (b"record_id,surname,surname\n1,x,y\n", "names the column `surname` twice"),
    ];
    for (bytes, said) in cases {
        let error = Run::over(bytes).error();
        assert!(error.contains("in.csv") && error.contains(said), "{error}");
    }
}

#[test]
fn a_file_without_the_models_columns_is_refused_with_those_it_has() {
    let error = Run::over(b"rec_id,surname\n1,x\n").error();
    assert!(error.contains("no column `record_id`"), "{error}");
    assert!(error.contains("its columns are rec_id, surname"), "{error}");
    let error = Run::over(b"record_id,shoe\n1,x\n").error();
    assert!(error.contains("none of the columns that the model compares"), "{error}");
}

#[test]
fn bad_rows_are_all_told_with_their_lines_and_can_be_left_out() {
    let bad = "record_id,surname,date_of_birth\n\
        a,green,19480930\n\
        b,green\n\
        \n\
        ,green,19480930\n\
        c,\"gr\neen\",19480930\n\
        a,painter,19480930\n\
        d,x,19480930,7\n";
    let mut run = Run::over(bad.as_bytes());
    let error = run.error();
    for said in [
        "4 rows of ",
        "line 3: has 2 cells, the first line 3",
        "line 5: has no id",
        "line 8: has the id `a` of line 2",
        "line 9: has 4 cells",
        "--skip-bad-rows",
    ] {
        assert!(error.contains(said), "{said}: {error}");
    }
    run.args.skip_bad_rows = true;
    assert_eq!(sizes(&run.outputs().1).iter().sum::<usize>(), 2);
}

#[test]
fn an_id_may_stand_in_both_of_two_files() {
    let second = SECOND.replace("b1,", "a1,");
    let (pairs, clusters) = Run::over(FIRST.as_bytes()).and_second(second.as_bytes()).outputs();
    assert!(ids_of(&pairs).contains(&"a1 a1".to_owned()), "{pairs}");
    assert_eq!(sizes(&clusters), [3, 1, 1, 1]);
}

#[test]
fn a_model_that_cannot_be_used_says_what_is_wrong_with_it() {
    let febrl = include_str!("../../../../models/febrl.toml");
    let cases = [
        (febrl.replace("families = false", "families = false\nshoes = 3"), "unknown field `shoes`"),
        (
            febrl.replace("given = \"given_name\"", "givn = \"given_name\""),
            "`givn`, which is not known",
        ),
        (febrl.replace("probability = 0.98", "probability = 2"), "review probability <= link"),
        (febrl.replace("\"birth_date\", \"given\"]", "\"shoe\"]"), "compares `shoe`"),
        ("name = [".to_owned(), "cannot be read"),
    ];
    for (model, said) in cases {
        let error = Run::over(FIRST.as_bytes()).with_model(model.as_bytes()).error();
        assert!(error.contains(said), "{said}: {error}");
    }
    let error = Run::over(FIRST.as_bytes()).with_model(b"name = \"\xff\"").error();
    assert!(error.contains("is not UTF-8"), "{error}");
    let mut run = Run::over(FIRST.as_bytes());
    run.args.model = run.folder.path().join("nowhere.toml");
    assert!(run.error().contains("nowhere.toml cannot be read"));
}

#[test]
fn the_model_and_the_records_go_out_as_splink_reads_them() {
    let mut run = Run::over(FIRST.as_bytes());
    let path = |name: &str| run.folder.path().join(name);
    (run.args.splink, run.args.splink_table) = (Some(path("splink.json")), Some(path("table.csv")));
    run.outputs();
    let text = |name: &str| fs::read_to_string(run.folder.path().join(name)).unwrap();
    let settings: serde_json::Value = serde_json::from_str(&text("splink.json")).unwrap();
    let names = settings["comparisons"].as_array().unwrap().iter();
    let names: Vec<_> = names.map(|one| one["output_column_name"].as_str().unwrap()).collect();
    assert!(names.contains(&"given") && names.contains(&"suburb"), "{names:?}");
    let table = text("table.csv");
    let header: Vec<_> = table.lines().next().unwrap().split(',').collect();
    for comparison in settings["comparisons"].as_array().unwrap() {
        for level in comparison["comparison_levels"].as_array().unwrap() {
            let sql = level["sql_condition"].as_str().unwrap();
            let words = sql.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
            for column in words.filter_map(|word| word.strip_suffix("_l")) {
                assert!(header.contains(&column), "{column} of {sql}");
            }
        }
    }
    assert!(table.lines().nth(1).unwrap().starts_with("a1,MICHAELA,,"), "{table}");
    run.args.input = None;
    (run.args.pairs, run.args.clusters, run.args.splink_table) = (None, None, None);
    link(&run.args).unwrap();
}

#[test]
fn a_result_that_has_no_place_is_told_before_the_work() {
    let mut run = Run::over(FIRST.as_bytes());
    run.args.clusters = Some(run.folder.path().join("nowhere/clusters.csv"));
    assert!(run.error().contains("there is no folder"));
    run.args.clusters = None;
    run.args.input = Some(run.folder.path().to_owned());
    assert!(run.error().contains("is a folder; name a CSV file"));
}
