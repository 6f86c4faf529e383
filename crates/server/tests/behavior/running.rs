//! The real program, served: whether it lives and is ready, its figures, and an end that it was asked for.

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};
use testing::TestDb;

const WAIT_SECS_MAX: u64 = 20;
/// What a program says that has begun to read a form of which it has the head only.
const GO_ON: &[u8] = b"HTTP/1.1 100 Continue\r\n\r\n";

/// A port that nobody listens on.
fn free_address() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
}

/// The program, ended with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn serve(data: &Path, database: &str, address: SocketAddr) -> Running {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sendero"));
    command.arg("serve").current_dir(data).stdout(Stdio::null()).stderr(Stdio::null());
    command.env("SENDERO_DATA", data).env("SENDERO_DATABASE", database);
    command.env("SENDERO_LISTEN", address.to_string());
    let running = Running(command.spawn().unwrap());
    wait_until("the program listens", || TcpStream::connect(address).is_ok());
    running
}

fn wait_until(what: &str, holds: impl Fn() -> bool) {
    let began = Instant::now();
    while !holds() {
        assert!(began.elapsed().as_secs() < WAIT_SECS_MAX, "not within {WAIT_SECS_MAX} s: {what}");
        sleep(Duration::from_millis(20));
    }
}

/// The whole answer, head and body.
fn get(address: SocketAddr, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[tokio::test]
async fn the_program_says_that_it_lives_and_is_ready_shows_its_figures_and_stops_when_asked() {
    let test = TestDb::new().await;
    let address = free_address();
    let mut running = serve(test.folder(), test.address(), address);
    for (path, body) in [("/healthz", "ok\n"), ("/readyz", "ready\n")] {
        let answer = get(address, path);
        assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with(body), "{path}: {answer}");
    }
    assert!(get(address, "/").contains("Sendero"));
    let figures = get(address, "/metrics");
    assert!(figures.starts_with("HTTP/1.1 200") && figures.contains("text/plain"), "{figures}");
    let asked = Command::new("kill").args(["-TERM", &running.0.id().to_string()]).status();
    assert!(asked.unwrap().success());
    let ended = running.0.wait().unwrap();
    assert!(ended.success(), "it finishes what is under way and ends well: {ended}");
}

#[tokio::test]
async fn a_request_that_was_begun_is_answered_although_the_program_is_asked_to_stop() {
    let test = TestDb::new().await;
    let address = free_address();
    let mut running = serve(test.folder(), test.address(), address);
    let body = "email=nobody%40tx.example&password=los+fresnos+1979";
    let mut stream = TcpStream::connect(address).unwrap();
    let head = format!(
        "POST /sign-in HTTP/1.1\r\nHost: {address}\r\nContent-Length: {}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nExpect: 100-continue\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).unwrap();
    let mut begun = vec![0; GO_ON.len()];
    stream.read_exact(&mut begun).unwrap();
    assert_eq!(begun, GO_ON, "the program has begun to read the form");
    let asked = Command::new("kill").args(["-TERM", &running.0.id().to_string()]).status();
    assert!(asked.unwrap().success());
    wait_until("no further request is accepted", || TcpStream::connect(address).is_err());
    stream.write_all(body.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 422") && answer.contains("</html>"), "{answer}");
    assert!(running.0.wait().unwrap().success());
}

#[tokio::test]
async fn figures_are_for_this_machine_and_not_for_readers_behind_its_proxy() {
    let test = TestDb::new().await;
    let address = free_address();
    let _running = serve(test.folder(), test.address(), address);
    let figures = get(address, "/metrics");
    assert!(figures.contains("sendero_mail{state=\"waiting\"} 0"), "{figures}");
    let through = get(address, "/metrics HTTP/1.1\r\nX-Forwarded-For: 203.0.113.9\r\nX-Rest:");
    assert!(through.starts_with("HTTP/1.1 404"), "{through}");
}
