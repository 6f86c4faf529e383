//! How far long work is: its stations by name, the one it is at, and how much of that is done; `progress.html` draws it.

/// Long work that a page follows.
#[derive(Debug, Clone)]
pub struct Progress {
    /// The names of its stations, in their order.
    pub stations: Vec<String>,
    /// The station it is at, from 0; one behind the last when all is done.
    pub at: usize,
    /// Of the present station, how many pieces are done, and of how many; none where that is not known before the end.
    pub part: Option<(u64, u64)>,
    /// The present state in words.
    pub words: String,
}
