//! The demo's PASS story, told through the program's own pages by its own staff: a course begun in Texas goes on in North
//! Dakota, with what was done. Nothing here writes to a table.

use super::staff::PASSWORD;
use crate::slices;
use accounts::AppService;
use anyhow::Context;
use axum::{
    body::{Body, to_bytes},
    http::{Method, Request, header},
};
use platform::Platform;
use tower::ServiceExt;

/// Bytes of a page.
const PAGE_BYTES_MAX: usize = 4 << 20;

/// Somebody signed in.
pub(super) struct Desk {
    service: AppService,
    host: String,
    cookie: String,
}

impl Desk {
    pub(super) async fn sign_in(platform: &Platform, email: &str) -> anyhow::Result<Self> {
        let address = platform.config.public_address();
        let host = address.rsplit('/').next().unwrap_or_default().to_owned();
        let service = slices::app(platform.clone()).into_service();
        let mut desk = Self { service, host, cookie: String::new() };
        let typed = [("email", email), ("password", PASSWORD)];
        let (head, _) = desk.send(Method::POST, "/sign-in", &typed).await?;
        head.1.split(';').next().unwrap_or_default().clone_into(&mut desk.cookie);
        anyhow::ensure!(!desk.cookie.is_empty(), "{email} was not let in");
        Ok(desk)
    }

    /// Asks; answers where it leads with the cookie it gives, and the page.
    pub(super) async fn send(
        &self,
        method: Method,
        path: &str,
        fields: &[(&str, &str)],
    ) -> anyhow::Result<((String, String), String)> {
        let body: Vec<_> = fields
            .iter()
            .map(|(name, value)| format!("{name}={}", value.replace(' ', "+")))
            .collect();
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, &self.host)
            .header(header::COOKIE, &self.cookie)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body.join("&")))?;
        let Ok(answer) = self.service.clone().oneshot(request).await;
        let status = answer.status();
        let line = |name| {
            let value = answer.headers().get(name).and_then(|value| value.to_str().ok());
            value.unwrap_or_default().to_owned()
        };
        let head = (line(header::LOCATION), line(header::SET_COOKIE));
        let page = to_bytes(answer.into_body(), PAGE_BYTES_MAX).await?;
        let page = String::from_utf8_lossy(&page).into_owned();
        anyhow::ensure!(status.is_success() || status.is_redirection(), "{path}: {status} {page}");
        Ok((head, page))
    }

    pub(super) async fn page(&self, path: &str) -> anyhow::Result<String> {
        Ok(self.send(Method::GET, path, &[]).await?.1)
    }

    pub(super) async fn does(&self, path: &str, fields: &[(&str, &str)]) -> anyhow::Result<String> {
        Ok(self.send(Method::POST, path, fields).await?.0.0)
    }

    /// What a form offers: the last value that ends so, or whose words are these.
    async fn offered(&self, form: &str, wanted: &str) -> anyhow::Result<String> {
        let page = self.page(form).await?;
        let options =
            page.split("<option value=\"").skip(1).filter_map(|rest| rest.split_once('"'));
        let is_it = |(value, rest): &(&str, &str)| {
            value.ends_with(wanted) || rest.split('<').next().is_some_and(|t| t.contains(wanted))
        };
        let found = options.filter(is_it).last();
        Ok(found.with_context(|| format!("{form} offers {wanted}"))?.0.to_owned())
    }

    async fn assigns(&self, at: &str, site: &str, mentor: &str) -> anyhow::Result<()> {
        let form = format!("{at}/assign");
        let (site, mentor) = (self.offered(&form, site).await?, self.offered(&form, mentor).await?);
        self.does(&form, &[("site", &site), ("mentor", &mentor)]).await?;
        Ok(())
    }

    async fn follows(&self, at: &str, step: &str) -> anyhow::Result<String> {
        let form = format!("{at}/custody");
        let copy = self.offered(&form, &format!(":{step}")).await?;
        self.does(&form, &[("copy-step", &copy)]).await?;
        Ok(copy.split(':').next().unwrap_or_default().to_owned())
    }
}

/// Tells the story of a student, unless an earlier start told it.
pub(super) async fn tell(platform: &Platform, student: &str) -> anyhow::Result<()> {
    let office = Desk::sign_in(platform, "pass.tx@sendero.example").await?;
    if office.page("/pass/enrollments?all=1").await?.contains("/pass/enrollments/0") {
        return Ok(());
    }
    let counselor = Desk::sign_in(platform, "counselor.tx@sendero.example").await?;
    refers(&counselor, student, "english-1a").await?;
    let at = refers(&counselor, student, "algebra-1a").await?;
    let agreed = [
        ("agreed", "yes"),
        ("said-by", "Patricia Salinas"),
        ("on", "2026-01-12"),
        ("course-code", "03100500"),
        ("subject", "math"),
        ("amount", "0.5"),
    ];
    counselor.does(&format!("{at}/agree"), &agreed).await?;
    counselor.does(&format!("{at}/consent"), &[("on", "2026-01-12")]).await?;
    office.does(&format!("{at}/step"), &[("step", "approve")]).await?;
    office.assigns(&at, "Las Lomitas", "Laura Quiroga").await?;
    office.does(&format!("{at}/step"), &[("step", "enroll")]).await?;
    office
        .does("/pass/stock", &[("home-state", "TX"), ("course", "algebra-1a"), ("count", "12")])
        .await?;
    let units = ["1", "2", "3", "4", "5"].map(|unit| ("units", unit));
    office.does(&format!("{at}/pack"), &units).await?;
    for step in ["pack", "ship", "deliver", "use"] {
        office.follows(&at, step).await?;
    }
    let mentor = Desk::sign_in(platform, "mentor.tx@sendero.example").await?;
    works(&mentor, &at, "1").await?;
    tests(&office, &mentor, (&at, "1", "A"), "42").await?;
    works(&mentor, &at, "2").await?;
    tests(&office, &mentor, (&at, "2", "A"), "26").await?;
    tests(&office, &mentor, (&at, "2", "B"), "37").await?;
    let note = [("note", "Ready for unit 3. Fractions went well at last."), ("contact", "yes")];
    mentor.does(&format!("{at}/note"), &note).await?;
    office.does(&format!("{at}/transcript"), &[]).await?;
    let moved = [("to-state", "ND"), ("reason", "The family arrived in Red Prairie")];
    office.does(&format!("{at}/move"), &moved).await?;
    let there = Desk::sign_in(platform, "pass.nd@sendero.example").await?;
    there.assigns(&at, "Red Prairie", "Ingrid Olson").await?;
    there.does(&format!("{at}/step"), &[("step", "resume")]).await?;
    let mentor = Desk::sign_in(platform, "mentor.nd@sendero.example").await?;
    mentor.does(&format!("{at}/unit"), &[("unit-step", "3:start")]).await?;
    super::award::tell(&there, platform.clock.today()).await
}

async fn refers(counselor: &Desk, student: &str, course: &str) -> anyhow::Result<String> {
    let mut answers = vec![
        ("student", student),
        ("course", course),
        ("why", "accelerate"),
        ("home-state", "TX"),
        ("school", "Las Lomitas High School"),
        ("format", "paper"),
        ("language", "en"),
    ];
    answers.extend(["1", "2", "3", "4", "5"].map(|unit| ("units", unit)));
    counselor.does("/pass/refer", &answers).await
}

async fn works(mentor: &Desk, at: &str, unit: &str) -> anyhow::Result<()> {
    for step in ["start", "finish"] {
        let step = format!("{unit}:{step}");
        mentor.does(&format!("{at}/unit"), &[("unit-step", &step)]).await?;
    }
    Ok(())
}

/// A unit's test, from the printed copy to the score.
async fn tests(
    office: &Desk,
    mentor: &Desk,
    (at, unit, form): (&str, &str, &str),
    right: &str,
) -> anyhow::Result<()> {
    office.does(&format!("{at}/test"), &[("unit", unit), ("form", form)]).await?;
    let copy = office.follows(at, "take").await?;
    let allowed = [("unit", unit), ("copy", copy.as_str()), ("supervisor", "Gloria Benavides")];
    mentor.does(&format!("{at}/authorize"), &allowed).await?;
    for step in ["open", "submit"] {
        let step = format!("{unit}:{step}");
        mentor.does(&format!("{at}/unit"), &[("unit-step", &step)]).await?;
    }
    for step in ["seal", "receive"] {
        office.follows(at, step).await?;
    }
    let score = [("unit", unit), ("right", right), ("out-of", "50"), ("whole", "yes")];
    office.does(&format!("{at}/score"), &score).await?;
    office.follows(at, "score").await?;
    Ok(())
}
