//! Asking an outside address whether it still answers: a few bytes, a few seconds, and never one of a private network.

use crate::model::links::LinkStanding;
use std::{
    io::{Error as IoError, ErrorKind},
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
    time::Duration,
};
use ureq::{
    Agent, Error,
    config::Config,
    http::Uri,
    unversioned::{
        resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver},
        transport::{DefaultConnector, NextTimeout},
    },
};

/// How long one address may take, redirects included.
const TIMEOUT: Duration = Duration::from_secs(15);
/// Redirects that are followed.
const REDIRECTS_MAX: u32 = 5;
/// Bytes of an answer's head.
const HEAD_BYTES_MAX: usize = 64 << 10;

/// Which addresses may be asked.
type Allowed = fn(IpAddr) -> bool;

/// Finds the address of a name, and refuses those that may not be asked. The connection is made to what was found here, so
/// a name cannot mean one thing while it is looked at and another when it is asked.
#[derive(Debug)]
struct OnlyAllowed {
    inner: DefaultResolver,
    allowed: Allowed,
}

impl Resolver for OnlyAllowed {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        let found = self.inner.resolve(uri, config, timeout)?;
        // One private address among others is reason enough.
        if found.iter().all(|at| (self.allowed)(at.ip())) {
            Ok(found)
        } else {
            Err(Error::Io(IoError::from(ErrorKind::PermissionDenied)))
        }
    }
}

/// Asks addresses one after another.
pub(super) struct Visitor(Agent);

impl Visitor {
    /// Which says where it comes from, and asks only what is allowed.
    pub(super) fn new(from: &str, allowed: Allowed) -> Self {
        let config = Agent::config_builder()
            .timeout_global(Some(TIMEOUT))
            .max_redirects(REDIRECTS_MAX)
            .max_response_header_size(HEAD_BYTES_MAX)
            .http_status_as_error(false)
            .user_agent(format!("Sendero link check (+{from})"))
            // A proxy would look names up in this one's place.
            .proxy(None)
            .build();
        let resolver = OnlyAllowed { inner: DefaultResolver::default(), allowed };
        Self(Agent::with_parts(config, DefaultConnector::default(), resolver))
    }

    /// What is there now. First only the head is asked for; where that is refused, the page, of which nothing is read.
    pub(super) fn visit(&self, address: &str) -> (LinkStanding, Option<u16>) {
        let head = self.0.head(address).call().map(|answer| answer.status().as_u16());
        let status = match head {
            Ok(status @ 200..=399) => Ok(status),
            Ok(_) => self.0.get(address).call().map(|answer| answer.status().as_u16()),
            Err(error) => Err(error),
        };
        match status {
            Ok(status) => (LinkStanding::of_status(status), Some(status)),
            Err(error) => (standing(&error), None),
        }
    }
}

fn standing(error: &Error) -> LinkStanding {
    match error {
        Error::HostNotFound => LinkStanding::Unknown,
        Error::BadUri(_) | Error::Http(_) => LinkStanding::Malformed,
        Error::Io(error) if error.kind() == ErrorKind::PermissionDenied => LinkStanding::Private,
        // What the system says of a name that it does not know has no kind of its own.
        Error::Io(error) if error.to_string().contains("lookup") => LinkStanding::Unknown,
        Error::TooManyRedirects | Error::RedirectFailed => LinkStanding::Failed,
        _ => LinkStanding::Silent,
    }
}

/// Whether an address belongs to the public network.
pub(super) fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => match address.to_ipv4_mapped() {
            Some(address) => is_public_v4(address),
            None => is_public_v6(address),
        },
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let is_shared = a == 100 && (64..128).contains(&b);
    let is_measured = a == 198 && (18..20).contains(&b);
    let is_assigned = a == 192 && b == 0 && c == 0;
    !(a == 0
        || a >= 224
        || address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation()
        || is_shared
        || is_measured
        || is_assigned)
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let [a, b, ..] = address.segments();
    // Global unicast is 2000::/3; within it, tunnels and documentation lead elsewhere or nowhere.
    let is_global = (0x2000..0x4000).contains(&a);
    let is_special = a == 0x2001 && (b < 0x0200 || b == 0x0db8) || a == 0x2002 || a == 0x3fff;
    is_global && !is_special
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{
        io::{Read, Write},
        net::TcpListener,
        thread,
    };

    /// A site that answers each request by its path.
    fn site() -> String {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let mut asked = [0; 2048];
                let read = stream.read(&mut asked).unwrap();
                let asked = String::from_utf8_lossy(&asked[..read]).into_owned();
                let answer = match asked.split_whitespace().collect::<Vec<_>>()[..] {
                    ["HEAD", "/only-get", ..] => "405 Method Not Allowed",
                    [_, "/good" | "/only-get", ..] => "200 OK",
                    [_, "/moved", ..] => "302 Found\r\nLocation: /good",
                    [_, "/round", ..] => "302 Found\r\nLocation: /round",
                    [_, "/inside", ..] => "302 Found\r\nLocation: http://10.0.0.1/",
                    [_, "/broken", ..] => "500 Internal Server Error",
                    _ => "404 Not Found",
                };
                let answer =
                    format!("HTTP/1.1 {answer}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                stream.write_all(answer.as_bytes()).unwrap();
            }
        });
        address
    }

    #[test]
    fn what_is_there_is_told_apart() {
        let site = site();
        let visitor = Visitor::new("http://sendero.test", |_| true);
        let visit = |path: &str| visitor.visit(&format!("{site}{path}"));
        assert_eq!(visit("/good"), (LinkStanding::Good, Some(200)));
        assert_eq!(visit("/moved"), (LinkStanding::Good, Some(200)));
        assert_eq!(visit("/only-get"), (LinkStanding::Good, Some(200)));
        assert_eq!(visit("/nothing"), (LinkStanding::Gone, Some(404)));
        assert_eq!(visit("/broken"), (LinkStanding::Failed, Some(500)));
        assert_eq!(visit("/round").0, LinkStanding::Failed);
        assert_eq!(visitor.visit("https://").0, LinkStanding::Malformed);
        assert_eq!(visitor.visit("http://no-such-name.invalid/").0, LinkStanding::Unknown);
    }

    #[test]
    fn no_address_of_a_private_network_is_asked_not_even_by_a_redirect() {
        let site = site();
        let visitor = Visitor::new("http://sendero.test", is_public);
        assert_eq!(visitor.visit(&format!("{site}/good")), (LinkStanding::Private, None));
        assert_eq!(visitor.visit("http://[::1]/").0, LinkStanding::Private);
        assert_eq!(visitor.visit("http://169.254.169.254/latest").0, LinkStanding::Private);
        let own = Visitor::new("http://sendero.test", |address| address.is_loopback());
        assert_eq!(own.visit(&format!("{site}/inside")), (LinkStanding::Private, None));
    }

    #[test]
    fn public_addresses_are_told_from_all_others() {
        let public = |text: &str| is_public(text.parse().unwrap());
        for text in ["8.8.8.8", "172.32.0.1", "100.63.0.1", "2606:4700::1111", "::ffff:8.8.8.8"] {
            assert!(public(text), "{text}");
        }
        for text in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "224.0.0.1",
            "255.255.255.255",
            "198.18.0.1",
            "192.0.2.1",
            "192.0.0.1",
            "::1",
            "::",
            "fe80::1",
            "fc00::1",
            "ff02::1",
            "2001:db8::1",
            "2002:0a00::1",
            "::ffff:10.0.0.1",
            "64:ff9b::a00:1",
        ] {
            assert!(!public(text), "{text}");
        }
    }
}
