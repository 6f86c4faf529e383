//! Letters on their way: what the mail server gets, what is tried again, and what is given up.
#![expect(clippy::unwrap_used, reason = "where a test prepares, a failure ends the test")]

use platform::{Actor, Config, Event, Letter, Mailer, Subject, mail_counts, queue_letter};
use std::{
    io::{BufRead, BufReader, Write},
    net::TcpListener,
    sync::{Arc, Mutex},
    thread,
};
use testing::{Start, TestApp, texts};

/// A mail server that answers each recipient as it was told, and keeps the letters that it took.
struct MailServer {
    address: String,
    taken: Arc<Mutex<Vec<String>>>,
}

impl MailServer {
    fn start(answers: &'static [&'static str]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("smtp://{}", listener.local_addr().unwrap());
        let taken = Arc::new(Mutex::new(Vec::new()));
        let kept = taken.clone();
        thread::spawn(move || {
            let mut answers = answers.iter();
            for stream in listener.incoming() {
                let _ = talk(&stream.unwrap(), &mut answers, &kept);
            }
        });
        Self { address, taken }
    }

    fn taken(&self) -> Vec<String> {
        self.taken.lock().unwrap().clone()
    }
}

fn talk(
    mut stream: &std::net::TcpStream,
    answers: &mut std::slice::Iter<'_, &str>,
    kept: &Mutex<Vec<String>>,
) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream).lines();
    stream.write_all(b"220 mail.test\r\n")?;
    while let Some(Ok(line)) = lines.next() {
        let word = line.split([' ', ':']).next().unwrap_or_default().to_uppercase();
        let answer = match word.as_str() {
            "RCPT" => answers.next().copied().unwrap_or("250 yes"),
            "DATA" => {
                stream.write_all(b"354 go on\r\n")?;
                let letter: Vec<_> =
                    lines.by_ref().map_while(Result::ok).take_while(|line| line != ".").collect();
                kept.lock().unwrap().push(letter.join("\n"));
                "250 taken"
            }
            "QUIT" => "221 bye",
            _ => "250 yes",
        };
        stream.write_all(format!("{answer}\r\n").as_bytes())?;
    }
    Ok(())
}

async fn app(server: &MailServer) -> (TestApp, Mailer) {
    let config = Config {
        smtp: Some(server.address.clone()),
        mail_from: "Sendero <no-reply@sendero.example>".into(),
        ..Config::default()
    };
    let app = TestApp::start(Start { config, ..Start::default() }, []).await;
    let mailer = Mailer::new(&app.platform.config).unwrap().unwrap();
    (app, mailer)
}

async fn write(app: &TestApp, letter: Letter<'_>) {
    let mut tx = app.platform.db.begin(Actor::system("test")).await.unwrap();
    queue_letter(&tx, letter).await.unwrap();
    tx.emit(Event::new("test.letter-written", Subject::new("test", 1), ()));
    tx.commit().await.unwrap();
}

const PLAIN: Letter<'_> = Letter {
    recipient: "karen@nd.example",
    subject: "Algo le espera",
    body: "Entre para verlo.",
    unsubscribe: None,
    attachment: None,
};

#[tokio::test]
async fn a_letter_is_sent_once_with_all_that_goes_with_it() {
    let server = MailServer::start(&[]);
    let (app, mailer) = app(&server).await;
    write(&app, PLAIN).await;
    let letter = Letter {
        unsubscribe: Some("https://sendero.example/out"),
        attachment: Some(("event.ics", "text/calendar", "BEGIN:VCALENDAR")),
        ..PLAIN
    };
    write(&app, letter).await;
    for _ in 0..2 {
        mailer.send_due(&app.platform).await.unwrap();
    }
    let taken = server.taken();
    assert_eq!(taken.len(), 2);
    for line in [
        "From: Sendero <no-reply@sendero.example>",
        "To: karen@nd.example",
        "Subject: Algo le espera",
        "Auto-Submitted: auto-generated",
        "@sendero.example>",
        "Entre para verlo.",
    ] {
        assert!(taken[0].contains(line), "{line}\n{}", taken[0]);
    }
    for line in [
        "List-Unsubscribe: <https://sendero.example/out>",
        "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
        "event.ics",
        "BEGIN:VCALENDAR",
    ] {
        assert!(taken[1].contains(line), "{line}\n{}", taken[1]);
    }
    let ids: Vec<_> = taken.iter().map(|letter| letter.split("Message-ID: ").nth(1)).collect();
    assert_ne!(ids[0].unwrap().lines().next(), ids[1].unwrap().lines().next());
    assert_eq!(mail_counts(app.platform.db.read()).await.unwrap(), (0, 0));
}

#[tokio::test]
async fn a_server_that_is_busy_is_asked_again_later_and_others_are_not_kept_waiting() {
    let server = MailServer::start(&["451 busy", "250 yes"]);
    let (app, mailer) = app(&server).await;
    write(&app, PLAIN).await;
    write(&app, Letter { recipient: "elena@tx.example", ..PLAIN }).await;
    mailer.send_due(&app.platform).await.unwrap();
    assert_eq!(server.taken().len(), 1);
    assert!(server.taken()[0].contains("elena@tx.example"));
    assert_eq!(mail_counts(app.platform.db.read()).await.unwrap(), (1, 0));
    app.advance_hours(1);
    mailer.send_due(&app.platform).await.unwrap();
    assert_eq!(server.taken().len(), 2);
    assert!(server.taken()[1].contains("karen@nd.example"));
}

#[tokio::test]
async fn a_letter_that_is_refused_for_good_or_too_often_is_given_up_and_kept() {
    let server = MailServer::start(&["550 nobody of that name"]);
    let (app, mailer) = app(&server).await;
    write(&app, PLAIN).await;
    mailer.send_due(&app.platform).await.unwrap();
    assert_eq!(mail_counts(app.platform.db.read()).await.unwrap(), (0, 1));
    let away = Config { smtp: Some("smtp://127.0.0.1:9".into()), ..(*app.platform.config).clone() };
    let mailer = Mailer::new(&away).unwrap().unwrap();
    write(&app, PLAIN).await;
    for _ in 0..9 {
        mailer.send_due(&app.platform).await.unwrap();
        app.advance_hours(25);
    }
    assert_eq!(mail_counts(app.platform.db.read()).await.unwrap(), (0, 2));
    let tries =
        texts(&app.platform.db, "SELECT CAST(attempts AS text) FROM mail ORDER BY id").await;
    assert_eq!(tries, ["1", "9"]);
    assert!(server.taken().is_empty());
    let wrong = app.platform.db.read();
    assert_eq!(platform::list_mail(wrong, 10).await.unwrap().len(), 2, "nothing is thrown away");
}
