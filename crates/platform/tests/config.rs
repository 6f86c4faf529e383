//! Settings: what is wrong with them is named, and the environment wins.

use figment::Jail;
use platform::Config;
use std::path::Path;

/// What `load` says about a file and an environment.
fn error(file: &str, environment: &[(&str, &str)]) -> String {
    let mut text = String::new();
    in_folder(file, environment, || {
        text = Config::load(None).expect_err("the settings are wrong").to_string();
    });
    text
}

/// Runs a check where nothing else is set: in a folder with this `sendero.toml`, under this environment.
#[expect(clippy::result_large_err, reason = "the error is the library's")]
fn in_folder(file: &str, environment: &[(&str, &str)], check: impl FnOnce()) {
    Jail::expect_with(|jail| {
        jail.clear_env();
        jail.create_file("sendero.toml", file)?;
        for (key, value) in environment {
            jail.set_env(key, value);
        }
        check();
        Ok(())
    });
}

#[test]
fn without_a_file_the_data_lies_in_var_and_only_this_machine_is_answered() {
    in_folder("", &[], || {
        let config = Config::load(None).unwrap();
        assert_eq!(config.database_address(), "sqlite:var/sendero.db");
        assert_eq!(config.blobs_folder(), Path::new("var/files"));
        assert_eq!(config.listen, "127.0.0.1:8080");
        assert_eq!(config.public_address(), "http://127.0.0.1:8080");
        assert!(config.secure_cookies && !config.demo);
    });
}

#[test]
fn the_environment_wins_over_the_file() {
    let file = "listen = \"127.0.0.1:1000\"\ndemo = true\n";
    let environment =
        [("SENDERO_LISTEN", "0.0.0.0:2000"), ("SENDERO_BASE_URL", "https://sendero.example.gov/")];
    in_folder(file, &environment, || {
        let config = Config::load(None).unwrap();
        assert_eq!((config.listen.as_str(), config.demo), ("0.0.0.0:2000", true));
        assert_eq!(config.public_address(), "https://sendero.example.gov");
    });
}

#[test]
fn words_for_scripts_and_tests_are_no_settings() {
    let environment = [
        ("SENDERO_TEST_DATABASE", "postgres"),
        ("SENDERO_TEST_POSTGRES", "postgres://x"),
        ("SENDERO_POSTGRES_DIR", "/tmp/x"),
    ];
    in_folder("", &environment, || assert_eq!(Config::load(None).unwrap().database, None));
}

#[test]
fn an_unknown_key_is_named_with_its_source() {
    let in_file = error("listenn = \"127.0.0.1:80\"\n", &[]);
    assert!(in_file.contains("listenn") && in_file.contains("sendero.toml"), "{in_file}");
    let in_environment = error("", &[("SENDERO_LISTENN", "x")]);
    assert!(in_environment.contains("listenn"), "{in_environment}");
    assert!(in_environment.contains("environment"), "{in_environment}");
}

#[test]
fn a_value_that_makes_no_sense_is_refused_with_the_remedy() {
    let cases = [
        (
            "listen = \"everywhere\"",
            "`listen`: write an address and a port, for example 127.0.0.1:8080",
        ),
        ("log_format = \"xml\"", "`log_format`: write text or json"),
        ("job_lease_secs = 0", "`job_lease_secs`: write a whole number of 1 or more"),
        ("session_idle_minutes = -1", "`session_idle_minutes`: write a whole number of 1 or more"),
        ("session_hours_max = 0", "`session_hours_max`: write a whole number of 1 or more"),
    ];
    for (file, text) in cases {
        assert_eq!(error(file, &[]), text);
    }
    for url in ["sendero.example.gov", "ftp://x.example", "https://x.example/sendero", "httpx"] {
        let text = error("", &[("SENDERO_BASE_URL", url)]);
        assert!(text.starts_with("`base_url`: write the whole address without a path"), "{text}");
    }
}

#[test]
fn a_file_that_was_asked_for_must_be_there() {
    in_folder("", &[], || {
        let error = Config::load(Some(Path::new("other.toml"))).unwrap_err().to_string();
        assert!(error.contains("other.toml"), "{error}");
    });
}
