//! Figures about the running program, in Prometheus' text form.

use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use std::sync::OnceLock;

/// The figures of this process.
#[derive(Clone)]
pub struct Metrics(PrometheusHandle);

impl Metrics {
    /// All figures as text.
    pub fn render(&self) -> String {
        self.0.render()
    }
}

/// Starts collecting; a process has one collector, so later calls answer the same.
pub fn install() -> Metrics {
    static HANDLE: OnceLock<PrometheusHandle> = OnceLock::new();
    let handle = HANDLE.get_or_init(|| {
        let recorder = PrometheusBuilder::new().build_recorder();
        let handle = recorder.handle();
        if metrics::set_global_recorder(recorder).is_err() {
            tracing::warn!("another collector of figures is in place; /metrics stays empty");
        }
        handle
    });
    Metrics(handle.clone())
}
