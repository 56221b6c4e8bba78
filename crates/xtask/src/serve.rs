//! Builds the site, serves it on this machine, and rebuilds it on change.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, ExitCode, ExitStatus};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant, SystemTime};

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

use crate::arguments::Arguments;
use crate::workspace::Workspace;
use crate::{Outcome, build};

const USUAL_PORT: u16 = 8080;

/// How often we look whether something has happened.
const PULSE: Duration = Duration::from_millis(100);

/// What makes the site, as Trunk.toml has it: given to Trunk again when another folder of seeds comes into it.
const WATCHED: &[&str] = &[
    "Cargo.toml",
    "assets",
    "build.rs",
    "crates",
    "index.html",
    "seeds",
    "src",
];

/// `cargo xtask serve`.
pub(crate) fn task(workspace: &Workspace, mut arguments: Arguments) -> Outcome {
    let port = arguments.value("--port")?;
    let limit = arguments.value("--for")?.map(Duration::from_secs);
    arguments.finish()?;

    let port = choose_port(port, is_free)?;
    let mut trunk = build::trunk(workspace)?;
    trunk.args([
        "serve",
        "--release",
        "--address",
        "127.0.0.1",
        "--port",
        &port.to_string(),
    ]);
    // The reason for polling stands in Trunk.toml.
    trunk.args(["--poll", "--poll-interval", "1s"]);
    if let Some(seeds) = std::env::var_os("JALONS_SEEDS").filter(|seeds| !seeds.is_empty()) {
        trunk.arg("--watch").arg(seeds);
        trunk.args(WATCHED.iter().flat_map(|path| ["--watch", path]));
    }
    // A signal only raises this flag; the loop below then takes the child along.
    let stop = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM, SIGHUP] {
        signal_hook::flag::register(signal, Arc::clone(&stop))
            .map_err(|error| format!("cannot await Ctrl-C: {error}"))?;
    }
    let started = SystemTime::now();
    let child = trunk.spawn().map_err(|error| format!("cannot start trunk: {error}"))?;
    let site = Site {
        port,
        page: workspace.dist().join("index.html"),
        started,
    };
    accompany(Owned(child), &site, limit, &stop)
}

/// Waits until the site answers, says where it is, and stays until somebody or something ends it.
fn accompany(mut trunk: Owned, site: &Site, limit: Option<Duration>, stop: &AtomicBool) -> Outcome {
    let mut ready: Option<Instant> = None;
    loop {
        if let Some(status) = trunk
            .0
            .try_wait()
            .map_err(|error| format!("cannot watch trunk: {error}"))?
        {
            return Ok(code(status));
        }
        if stop.load(Ordering::Relaxed) || ready.zip(limit).is_some_and(|(ready, limit)| ready.elapsed() >= limit) {
            return Ok(ExitCode::SUCCESS);
        }
        if ready.is_none() && answers(site.port) {
            // Trunk begins to serve even when its first build failed, with whatever dist/ held before.
            if !site.is_new() {
                return Err("the site could not be built, for the reason above".to_owned());
            }
            println!("Jalons is at http://127.0.0.1:{}/ (Ctrl-C stops it)", site.port);
            // Served as published, the page keeps the build it has until the reader takes the next one.
            if std::env::var("JALONS_OFFLINE").as_deref() != Ok("off") {
                println!(
                    "A changed build is offered on the page; `JALONS_OFFLINE=off cargo xtask serve` shows it at once."
                );
            }
            ready = Some(Instant::now());
        }
        std::thread::sleep(PULSE);
    }
}

/// A child that ends when we stop caring for it.
struct Owned(Child);

impl Drop for Owned {
    fn drop(&mut self) {
        // It may have ended by itself already, which is as good.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The site that Trunk is asked for.
struct Site {
    port: u16,
    page: std::path::PathBuf,
    started: SystemTime,
}

impl Site {
    /// Whether the page was written by the build we asked for.
    fn is_new(&self) -> bool {
        written(&self.page).is_some_and(|written| written >= self.started)
    }
}

fn written(file: &Path) -> Option<SystemTime> {
    file.metadata().ok()?.modified().ok()
}

/// Whether something at this port answers a request.
fn answers(port: u16) -> bool {
    let ask = || -> std::io::Result<bool> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
        stream.set_read_timeout(Some(Duration::from_secs(5)))?;
        stream.write_all(b"GET / HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n")?;
        let mut start = [0; 5];
        stream.read_exact(&mut start)?;
        Ok(&start == b"HTTP/")
    };
    ask().unwrap_or(false)
}

/// The port that was asked for, or the first free one from the usual one on.
fn choose_port(asked: Option<u16>, is_free: impl Fn(u16) -> bool) -> Result<u16, String> {
    match asked {
        Some(port) if is_free(port) => Ok(port),
        Some(port) => Err(format!(
            "port {port} is taken; leave `--port` out to have a free one chosen"
        )),
        None => (USUAL_PORT..=USUAL_PORT + 100)
            .find(|port| is_free(*port))
            .ok_or_else(|| format!("no port from {USUAL_PORT} on is free; name one with `--port N`")),
    }
}

fn is_free(port: u16) -> bool {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok()
}

/// The status of a child as our own; a child ended by a signal has none.
fn code(status: ExitStatus) -> ExitCode {
    status
        .code()
        .and_then(|code| u8::try_from(code).ok())
        .map_or(ExitCode::FAILURE, ExitCode::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_port_or_the_next_free_one_is_taken() {
        assert_eq!(choose_port(None, |_| true), Ok(8080));
        assert_eq!(choose_port(None, |port| port > 8082), Ok(8083));
        assert!(choose_port(None, |_| false).unwrap_err().contains("`--port N`"));
    }

    #[test]
    fn a_port_that_was_asked_for_is_not_exchanged() {
        assert_eq!(choose_port(Some(9000), |_| true), Ok(9000));
        assert!(
            choose_port(Some(9000), |port| port != 9000)
                .unwrap_err()
                .contains("port 9000 is taken")
        );
    }

    #[test]
    fn a_port_in_use_is_not_free() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        assert!(!is_free(listener.local_addr().unwrap().port()));
    }

    #[test]
    fn trunk_toml_watches_the_same_files() {
        let list = WATCHED
            .iter()
            .map(|path| format!("\"{path}\""))
            .collect::<Vec<_>>()
            .join(", ");
        assert!(include_str!("../../../Trunk.toml").contains(&format!("watch = [{list}]")));
    }
}
