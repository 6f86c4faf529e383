//! Serving: pages, health, figures, workers, and an end that loses nothing.

use crate::{address, slices};
use accounts::{AppService, Guard, Routes};
use axum::{
    ServiceExt,
    extract::{ConnectInfo, Request, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use pages::{WebError, WebResult};
use platform::{Config, Mailer, Platform};
use std::{fmt::Write, future::IntoFuture, net::SocketAddr, time::Duration};
use tokio::{net::TcpListener, signal, sync::watch};

/// How long a stop waits for requests and jobs under way.
const STOP_SECS_MAX: u64 = 20;

/// `sendero serve`
pub(crate) async fn serve(mut config: Config) -> anyhow::Result<()> {
    platform::install_metrics();
    let listener = address::listen(&mut config).await?;
    let platform = slices::platform(config).await?;
    tracing::info!(address = platform.config.listen, "serving");
    run(platform, listener).await
}

/// Serves until the program is asked to stop; then finishes what is under way.
pub(crate) async fn run(platform: Platform, listener: TcpListener) -> anyhow::Result<()> {
    let (stop, stopped) = watch::channel(false);
    let service = service(platform.clone());
    let make = ServiceExt::<Request>::into_make_service_with_connect_info::<SocketAddr>(service);
    let mut told = stopped.clone();
    let served = axum::serve(listener, make).with_graceful_shutdown(async move {
        let _ = told.changed().await;
    });
    let served = tokio::spawn(served.into_future());
    let mailer = tokio::spawn(send_letters(platform.clone(), stopped.clone())?);
    let workers = tokio::spawn(slices::jobs(&platform, stopped).run());
    asked_to_stop().await;
    tracing::info!("stopping");
    stop.send_replace(true);
    let finish = async {
        let _ = tokio::join!(served, workers, mailer);
    };
    if tokio::time::timeout(Duration::from_secs(STOP_SECS_MAX), finish).await.is_err() {
        tracing::warn!("something was still under way; it goes on at the next start");
    }
    platform.db.close().await;
    Ok(())
}

/// `sendero work`
pub(crate) async fn work(config: Config) -> anyhow::Result<()> {
    let platform = slices::platform(config).await?;
    let (stop, stopped) = watch::channel(false);
    let mailer = tokio::spawn(send_letters(platform.clone(), stopped.clone())?);
    let workers = tokio::spawn(slices::jobs(&platform, stopped).run());
    asked_to_stop().await;
    stop.send_replace(true);
    let finish = async {
        let _ = tokio::join!(workers, mailer);
    };
    let _ = tokio::time::timeout(Duration::from_secs(STOP_SECS_MAX), finish).await;
    platform.db.close().await;
    Ok(())
}

/// Sends what is in the outbox until the program stops, if the settings name a mail server.
fn send_letters(
    platform: Platform,
    stop: watch::Receiver<bool>,
) -> anyhow::Result<impl Future<Output = ()> + Send + 'static> {
    let mailer = Mailer::new(&platform.config)?;
    Ok(async move {
        if let Some(mailer) = mailer {
            mailer.run(platform, stop).await;
        }
    })
}

/// `sendero migrate`
pub(crate) async fn migrate(config: Config) -> anyhow::Result<()> {
    let platform = slices::platform(config).await?;
    crate::say("the database is up to date");
    platform.db.close().await;
    Ok(())
}

/// The program as it is served.
pub(crate) fn service(platform: Platform) -> AppService {
    slices::app(platform).into_service()
}

/// What the server itself answers.
pub(crate) fn own_routes() -> Routes {
    Routes::new().get("/healthz", Guard::Public, healthz).get("/readyz", Guard::Public, readyz).get(
        "/metrics",
        Guard::Public,
        figures,
    )
}

/// `GET /healthz`: the process lives.
async fn healthz() -> &'static str {
    "ok\n"
}

/// `GET /readyz`: the database answers, and its schema is this program's (or it would not have started).
async fn readyz(State(platform): State<Platform>) -> Response {
    match platform.db.ping().await {
        Ok(()) => "ready\n".into_response(),
        Err(_) => {
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n").into_response()
        }
    }
}

/// `GET /metrics`: only for whoever asks from this machine, and not through a proxy on it.
async fn figures(
    State(platform): State<Platform>,
    peer: Option<axum::Extension<ConnectInfo<SocketAddr>>>,
    headers: HeaderMap,
) -> WebResult<Response> {
    let is_near = peer.is_some_and(|peer| peer.0.0.ip().is_loopback());
    if !is_near || headers.contains_key("x-forwarded-for") || headers.contains_key("forwarded") {
        return Err(WebError::NotFound);
    }
    let mut text = platform::install_metrics().render();
    for (state, count) in platform::job_counts(&platform).await? {
        let _ = writeln!(text, "sendero_jobs{{state=\"{state}\"}} {count}");
    }
    let (waiting, given_up) = platform::mail_counts(platform.db.read()).await?;
    let _ = writeln!(text, "sendero_mail{{state=\"waiting\"}} {waiting}");
    let _ = writeln!(text, "sendero_mail{{state=\"given_up\"}} {given_up}");
    Ok(([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], text).into_response())
}

async fn asked_to_stop() {
    let terminate = async {
        match signal::unix::signal(signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = signal::ctrl_c() => {}
        () = terminate => {}
    }
}
