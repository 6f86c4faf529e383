//! A map of the States, drawn on the server: outlines from `data/map`, marked, linked or joined by routes as a page likes.
//!
//! A template imports `map.html` and calls `map::draw(page, map)`. The map never stands alone: its title says in words
//! what it shows, and the page has the same as a table or a list.

use std::{fmt::Write, sync::LazyLock};

/// The part of the plane that the outlines lie in, as an SVG view box.
pub const MAP_VIEW_BOX: &str = "-60 0 1030 615";
/// How far a route bends aside, as a share of its length; two ways between the same States do not cover each other.
const BEND: f32 = 0.16;

/// The outline of a State.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StateShape {
    /// Its postal code.
    pub code: &'static str,
    /// The middle of its largest part, from the left.
    pub x: f32,
    /// The same, from the top.
    pub y: f32,
    /// Its outline as an SVG path.
    pub outline: &'static str,
}

static SHAPES: LazyLock<Vec<StateShape>> = LazyLock::new(|| {
    let shape = |line: &'static str| {
        let mut fields = line.splitn(4, ',');
        Some(StateShape {
            code: fields.next()?,
            x: fields.next()?.parse().ok()?,
            y: fields.next()?.parse().ok()?,
            outline: fields.next()?,
        })
    };
    include_str!("../../../data/map/states.csv").lines().skip(1).filter_map(shape).collect()
});

/// All outlines, by postal code.
pub fn state_shapes() -> &'static [StateShape] {
    &SHAPES
}

/// A State on a map.
#[derive(Debug, Clone, PartialEq)]
pub struct MapState {
    /// Its outline.
    pub shape: StateShape,
    /// What it is called, and what the map says of it; nothing for one that is only ground.
    pub label: String,
    /// How it is painted: a class of `_map.scss`, such as `map-state--known` or `map-state--3`.
    pub class: &'static str,
    /// Where it leads, as a path in the language of the page.
    pub href: Option<String>,
}

/// A place on the map with a few letters beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct MapStation {
    /// From the left.
    pub x: f32,
    /// From the top.
    pub y: f32,
    /// The letters.
    pub label: String,
    /// Whether it is the last one, the place of today.
    pub now: bool,
}

/// A map to draw.
#[derive(Debug, Clone, PartialEq)]
pub struct StateMap {
    /// What it shows, in words.
    pub title: String,
    /// The States.
    pub states: Vec<MapState>,
    /// Ways from State to State, as SVG paths.
    pub routes: Vec<String>,
    /// Places named on it.
    pub stations: Vec<MapStation>,
}

impl StateMap {
    /// A map with all States as plain ground.
    pub fn new(title: impl Into<String>) -> Self {
        let ground = |shape: &StateShape| MapState {
            shape: *shape,
            label: String::new(),
            class: "",
            href: None,
        };
        Self {
            title: title.into(),
            states: state_shapes().iter().map(ground).collect(),
            routes: Vec::new(),
            stations: Vec::new(),
        }
    }

    /// Paints a State and says of it what its paint says; a code that is no State's changes nothing.
    pub fn mark(&mut self, code: &str, class: &'static str, label: impl Into<String>) {
        if let Some(state) = self.state(code) {
            (state.class, state.label) = (class, label.into());
        }
    }

    /// Lets a State lead somewhere.
    pub fn link(&mut self, code: &str, href: impl Into<String>) {
        if let Some(state) = self.state(code) {
            state.href = Some(href.into());
        }
    }

    /// Draws a way from one State to another; none within a State, or from where no map reaches.
    pub fn route(&mut self, from: &str, to: &str) {
        let (Some(a), Some(b)) = (find(from), find(to)) else { return };
        if a.code == b.code {
            return;
        }
        let (dx, dy) = (b.x - a.x, b.y - a.y);
        let (x, y) = (f32::midpoint(a.x, b.x), f32::midpoint(a.y, b.y));
        let (x, y) = (x - dy * BEND, y + dx * BEND);
        let mut path = String::new();
        let _ = write!(path, "M{} {}Q{x:.0} {y:.0} {} {}", a.x, a.y, b.x, b.y);
        if !self.routes.contains(&path) {
            self.routes.push(path);
        }
    }

    /// Names a State; once only, and the last one named may be the place of today.
    pub fn station(&mut self, code: &str, now: bool) {
        let Some(shape) = find(code) else { return };
        if let Some(held) = self.stations.iter_mut().find(|station| station.label == code) {
            held.now = held.now || now;
            return;
        }
        self.stations.push(MapStation { x: shape.x, y: shape.y, label: code.to_owned(), now });
    }

    /// Whether a State on it leads somewhere: it is then a group of links, and otherwise a picture.
    pub fn has_links(&self) -> bool {
        self.states.iter().any(|state| state.href.is_some())
    }

    /// The view box of its drawing.
    pub fn view_box(&self) -> &'static str {
        MAP_VIEW_BOX
    }

    fn state(&mut self, code: &str) -> Option<&mut MapState> {
        self.states.iter_mut().find(|state| state.shape.code == code)
    }
}

fn find(code: &str) -> Option<&'static StateShape> {
    state_shapes().iter().find(|shape| shape.code == code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use askama::Template;

    #[derive(Template)]
    #[template(
        source = "{% import \"map.html\" as map %}{% call map::draw(states) %}{% endcall %}",
        ext = "html"
    )]
    struct Drawing {
        states: StateMap,
    }

    #[test]
    fn every_state_and_puerto_rico_has_an_outline_inside_the_picture() {
        assert_eq!(state_shapes().len(), 52);
        for shape in state_shapes() {
            assert!(
                shape.outline.starts_with('M') && shape.outline.ends_with('z'),
                "{}",
                shape.code
            );
            assert!((-60.0..970.0).contains(&shape.x) && (0.0..615.0).contains(&shape.y));
        }
        assert!(find("PR").is_some() && find("DC").is_some());
    }

    #[test]
    fn a_route_joins_two_states_once_and_none_leads_nowhere() {
        let mut map = StateMap::new("moves");
        for (from, to) in [("TX", "ND"), ("TX", "ND"), ("TX", "TX"), ("TAMPS", "TX")] {
            map.route(from, to);
        }
        assert_eq!(map.routes.len(), 1);
    }

    #[test]
    fn a_map_with_links_is_a_group_and_one_without_is_a_picture() {
        let mut states = StateMap::new("Children known");
        states.mark("ND", "map-state--known", "North Dakota: 3");
        states.station("ND", true);
        let picture = Drawing { states: states.clone() }.render().unwrap();
        assert!(picture.contains(r#"role="img""#) && picture.contains("North Dakota: 3"));
        states.link("ND", "/states/nd");
        let group = Drawing { states }.render().unwrap();
        assert!(group.contains(r#"role="group""#));
        assert!(group.contains(r#"<a href="/states/nd" aria-label="North Dakota: 3">"#), "{group}");
    }
}
