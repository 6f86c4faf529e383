//! Where the program listens.

use anyhow::Context;
use platform::Config;
use tokio::net::TcpListener;

/// Takes the port. With port 0 the system chooses one, and the settings then name it.
pub(crate) async fn listen(config: &mut Config) -> anyhow::Result<TcpListener> {
    let listener = TcpListener::bind(&config.listen).await.with_context(|| {
        format!(
            "{} cannot be listened on; is another program there? Try another port",
            config.listen
        )
    })?;
    config.listen = listener.local_addr()?.to_string();
    Ok(listener)
}
