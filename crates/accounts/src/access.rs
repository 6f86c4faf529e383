//! Who may do what: the table of role, resource and action, and the routes bound to it.

use crate::{CurrentUser, Role, user::sign_in_needed};
use axum::{
    Extension, Router,
    extract::{DefaultBodyLimit, Request},
    handler::Handler,
    http::StatusCode,
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::{MethodRouter, get, post},
};
use pages::WebError;
use platform::Platform;
use std::{collections::BTreeSet, fmt::Write, sync::Arc, time::Duration};
use tower_http::{limit::RequestBodyLimitLayer, timeout::TimeoutLayer};

/// How long a page or a form may take before the reader is told to try again.
const TIMEOUT: Duration = Duration::from_secs(30);
/// The same for a document that is set from hundreds of pages of text.
const DOCUMENT_TIMEOUT: Duration = Duration::from_mins(3);
/// The same for a form that carries a file, which a slow line takes its time to bring.
const UPLOAD_TIMEOUT: Duration = Duration::from_mins(30);

/// A kind of thing that access is about: `child`, `submission`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Resource(pub &'static str);

/// Children's records: what training is asked for before.
pub(crate) const CHILD: Resource = Resource("child");

/// What is done to it: `read`, `decide`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Action(pub &'static str);

/// One line of a slice's `ACCESS`: these roles may do this. How far they may do it is the [`Scope`](crate::Scope)'s
/// matter, where data is read.
#[derive(Debug, Clone, Copy)]
pub struct Grant {
    /// The thing.
    pub resource: Resource,
    /// The deed.
    pub action: Action,
    /// Who may.
    pub roles: &'static [Role],
}

/// The grants of all slices.
#[derive(Debug, Clone, Default)]
pub struct Access(Vec<Grant>);

impl Access {
    /// Joins the slices' tables.
    pub fn new(slices: &[&[Grant]]) -> Self {
        Self(slices.concat())
    }

    /// What a set of roles may do.
    pub fn of(&self, roles: &BTreeSet<Role>) -> BTreeSet<(Resource, Action)> {
        let may = |grant: &&Grant| grant.roles.iter().any(|role| roles.contains(role));
        self.0.iter().filter(may).map(|grant| (grant.resource, grant.action)).collect()
    }

    /// Whether any grant speaks of this resource and action.
    pub fn names(&self, resource: Resource, action: Action) -> bool {
        self.0.iter().any(|grant| grant.resource == resource && grant.action == action)
    }

    /// The whole table as text: a line for each resource and action, a column for each role.
    pub fn table(&self) -> String {
        let pairs: BTreeSet<_> =
            self.0.iter().map(|grant| (grant.resource, grant.action)).collect();
        let mut text = format!("{:<24}", "");
        for role in Role::ALL {
            let _ = write!(text, " {}", role.code());
        }
        text.push('\n');
        for (resource, action) in pairs {
            let _ = write!(text, "{:<24}", format!("{} {}", resource.0, action.0));
            for role in Role::ALL {
                let may = self.of(&BTreeSet::from([role])).contains(&(resource, action));
                let mark = if may { 'x' } else { '.' };
                let _ = write!(text, " {mark:^width$}", width = role.code().len());
            }
            text.truncate(text.trim_end().len());
            text.push('\n');
        }
        text
    }
}

/// Who may use a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// Everybody.
    Public,
    /// Everybody who is signed in.
    SignedIn,
    /// Whoever the table grants this.
    Needs(Resource, Action),
}

/// A route and its guard, for the table that the tests keep.
#[derive(Debug, Clone)]
pub struct Binding {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The path as the router knows it.
    pub path: &'static str,
    /// Who may use it.
    pub guard: Guard,
}

/// The pages that everybody may open, by the patterns of their routes. Handlers get it as an extension.
#[derive(Debug, Clone)]
pub struct PublicPages(Arc<Vec<&'static str>>);

impl PublicPages {
    /// Of these routes.
    pub fn of(routes: &Routes) -> Self {
        let public = |binding: &&Binding| binding.method == "GET" && binding.guard == Guard::Public;
        Self(Arc::new(routes.bindings.iter().filter(public).map(|b| b.path).collect()))
    }

    /// Whether a route answers this path, as far as patterns tell: whether the page is there, only its handler knows.
    pub fn has(&self, path: &str) -> bool {
        self.0.iter().any(|pattern| matches(pattern, path))
    }

    /// Whether a route of its own answers this path, and not one with a part that varies.
    pub fn names(&self, path: &str) -> bool {
        self.0.contains(&path)
    }
}

fn matches(pattern: &str, path: &str) -> bool {
    let (mut parts, mut asked) = (pattern.split('/'), path.split('/'));
    loop {
        match (parts.next(), asked.next()) {
            (None, None) => return true,
            (Some(part), Some(asked)) if part == asked => {}
            (Some(part), Some(asked)) if part.starts_with('{') && !asked.is_empty() => {}
            _ => return false,
        }
    }
}

/// The routes of a slice. Each is bound to a guard as it is made; there is no way to make one without.
#[derive(Default)]
pub struct Routes {
    router: Router<Platform>,
    bindings: Vec<Binding>,
}

impl Routes {
    /// No routes yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A page.
    #[must_use]
    pub fn get<H, T>(self, path: &'static str, guard: Guard, handler: H) -> Self
    where
        H: Handler<T, Platform>,
        T: 'static,
    {
        self.add(Binding { method: "GET", path, guard }, TIMEOUT, get(handler))
    }

    /// A form.
    #[must_use]
    pub fn post<H, T>(self, path: &'static str, guard: Guard, handler: H) -> Self
    where
        H: Handler<T, Platform>,
        T: 'static,
    {
        self.add(Binding { method: "POST", path, guard }, TIMEOUT, post(handler))
    }

    /// A form that carries a file of at most `bytes_max` bytes. Other forms stay under the limit of the whole
    /// [`App`](crate::App).
    #[must_use]
    pub fn upload<H, T>(
        self,
        path: &'static str,
        guard: Guard,
        bytes_max: usize,
        handler: H,
    ) -> Self
    where
        H: Handler<T, Platform>,
        T: 'static,
    {
        let handler = post(handler).layer(DefaultBodyLimit::max(bytes_max));
        self.add(Binding { method: "POST", path, guard }, UPLOAD_TIMEOUT, handler)
    }

    /// An address that programs send bytes to: at most `bytes_max` of them, which the handler reads as they come, with
    /// [`RawBody`](pages::RawBody).
    #[must_use]
    pub fn stream<H, T>(
        self,
        path: &'static str,
        guard: Guard,
        bytes_max: usize,
        handler: H,
    ) -> Self
    where
        H: Handler<T, Platform>,
        T: 'static,
    {
        let handler = post(handler).layer(RequestBodyLimitLayer::new(bytes_max));
        self.add(Binding { method: "POST", path, guard }, UPLOAD_TIMEOUT, handler)
    }

    /// A document that is made when it is asked for, such as a book to print; it may take a while.
    #[must_use]
    pub fn document<H, T>(self, path: &'static str, guard: Guard, handler: H) -> Self
    where
        H: Handler<T, Platform>,
        T: 'static,
    {
        self.add(Binding { method: "GET", path, guard }, DOCUMENT_TIMEOUT, get(handler))
    }

    /// Gives the handlers of these routes something they share, as an `Extension`.
    #[must_use]
    pub fn sharing<T: Clone + Send + Sync + 'static>(mut self, shared: T) -> Self {
        self.router = self.router.layer(Extension(shared));
        self
    }

    /// Adds another slice's routes.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.router = self.router.merge(other.router);
        self.bindings.extend(other.bindings);
        self
    }

    /// Every route with its guard.
    pub fn bindings(&self) -> &[Binding] {
        &self.bindings
    }

    /// The router, guards included.
    pub fn into_router(self) -> Router<Platform> {
        self.router
    }

    fn add(mut self, binding: Binding, timeout: Duration, handler: MethodRouter<Platform>) -> Self {
        let guard = binding.guard;
        let timeout = TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, timeout);
        let guarded = handler.route_layer(timeout).route_layer(middleware::from_fn(
            move |request: Request, next: Next| checked(guard, request, next),
        ));
        self.router = self.router.route(binding.path, guarded);
        self.bindings.push(binding);
        self
    }
}

async fn checked(guard: Guard, request: Request, next: Next) -> Response {
    let user = request.extensions().get::<CurrentUser>();
    match (guard, user) {
        (Guard::Public, _) | (Guard::SignedIn, Some(_)) => next.run(request).await,
        (Guard::Needs(resource, action), Some(user)) => {
            if !user.may(resource, action) {
                WebError::Forbidden.into_response()
            } else if let Some(first) = user.first_to_do(resource) {
                first.into_response()
            } else {
                next.run(request).await
            }
        }
        (_, None) => sign_in_needed(request.method(), request.extensions()).into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_matches_paths_of_its_form_and_no_other() {
        assert!(matches("/updates/{name}", "/updates/form") && matches("/", "/"));
        assert!(!matches("/updates/{name}", "/updates/") && !matches("/updates", "/updates/form"));
        assert!(!matches("/updates/{name}", "/updates/form/more") && !matches("/a", "/b"));
    }
}
