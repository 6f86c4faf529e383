//! Points, and the map from the sheet's millimeters to the pixels of a picture taken at any angle.

/// A place: millimeters on the sheet, or pixels in a picture.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Point {
    pub(crate) x: f64,
    pub(crate) y: f64,
}

impl Point {
    /// How far it is to another place.
    pub(crate) fn distance(self, other: Self) -> f64 {
        (self.x - other.x).hypot(self.y - other.y)
    }
}

/// The map of a plane onto a picture of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Plane([f64; 8]);

impl Plane {
    /// The map that takes four places to four others; none when three of them lie on one line.
    pub(crate) fn through(from: [Point; 4], to: [Point; 4]) -> Option<Self> {
        let mut rows = [[0.0; 9]; 8];
        for (at, (a, b)) in from.iter().zip(&to).enumerate() {
            rows[2 * at] = [a.x, a.y, 1.0, 0.0, 0.0, 0.0, -a.x * b.x, -a.y * b.x, b.x];
            rows[2 * at + 1] = [0.0, 0.0, 0.0, a.x, a.y, 1.0, -a.x * b.y, -a.y * b.y, b.y];
        }
        solve(rows).map(Self)
    }

    /// Where a place comes to lie.
    pub(crate) fn map(&self, at: Point) -> Point {
        let m = &self.0;
        let depth = m[6] * at.x + m[7] * at.y + 1.0;
        Point {
            x: (m[0] * at.x + m[1] * at.y + m[2]) / depth,
            y: (m[3] * at.x + m[4] * at.y + m[5]) / depth,
        }
    }
}

/// Eight equations of eight unknowns, by elimination with pivots.
fn solve(mut rows: [[f64; 9]; 8]) -> Option<[f64; 8]> {
    for column in 0..8 {
        let pivot =
            (column..8).max_by(|a, b| rows[*a][column].abs().total_cmp(&rows[*b][column].abs()))?;
        if rows[pivot][column].abs() < 1e-9 {
            return None;
        }
        rows.swap(column, pivot);
        let lead = rows[column];
        for (at, row) in rows.iter_mut().enumerate() {
            if at != column {
                let factor = row[column] / lead[column];
                for (cell, from) in row.iter_mut().zip(&lead) {
                    *cell -= factor * from;
                }
            }
        }
    }
    Some(std::array::from_fn(|at| rows[at][8] / rows[at][at]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corners_come_to_lie_where_they_were_found_and_the_middle_between_them() {
        let point = |x, y| Point { x, y };
        let from = [point(0.0, 0.0), point(186.0, 0.0), point(186.0, 256.0), point(0.0, 256.0)];
        let to =
            [point(110.0, 80.0), point(900.0, 120.0), point(860.0, 1300.0), point(60.0, 1190.0)];
        let plane = Plane::through(from, to).unwrap();
        for (a, b) in from.iter().zip(&to) {
            assert!(plane.map(*a).distance(*b) < 1e-6);
        }
        let middle = plane.map(point(93.0, 128.0));
        assert!((300.0..700.0).contains(&middle.x) && (500.0..900.0).contains(&middle.y));
        assert!(Plane::through(from, [to[0], to[0], to[0], to[1]]).is_none());
    }
}
