//! Compiles the seeds into the corpus image that `src/embedded.rs` takes in.

use std::path::PathBuf;
use std::process::ExitCode;
use std::{env, fs};

/// Bytes of the stack in the browser, three times what all views and queries take; by itself it would be a megabyte in every instance.
const STACK: u32 = 64 << 10;

fn main() -> ExitCode {
    if env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        println!("cargo::rustc-link-arg-bins=-zstack-size={STACK}");
    }
    println!("cargo::rerun-if-env-changed=JALONS_SEEDS");
    let seeds = env::var_os("JALONS_SEEDS").map_or_else(|| PathBuf::from("seeds"), PathBuf::from);
    println!("cargo::rerun-if-changed={}", seeds.display());
    let compiled = match jalons_compile::compile(&seeds) {
        Ok(compiled) => compiled,
        Err(report) => {
            eprintln!("{report}");
            return ExitCode::FAILURE;
        }
    };
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR for build scripts"));
    if let Err(error) = fs::write(out.join("corpus.image"), compiled.image) {
        eprintln!("cannot write the corpus image to {}: {error}", out.display());
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}
