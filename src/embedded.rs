//! The corpus image that the build compiled in. The only place that knows where the build put it.

use jalons_core::image::ImageError;
use jalons_core::image::read::Corpus;
use std::sync::OnceLock;

static IMAGE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/corpus.image"));

/// Its bytes.
pub(crate) fn image() -> &'static [u8] {
    IMAGE
}

/// The embedded corpus. The browser takes the wasm whole or not at all, so that its bytes are not read once more.
///
/// # Errors
/// The image was made for another version of the app, or damaged on its way.
pub(crate) fn corpus() -> Result<&'static Corpus<'static>, &'static ImageError> {
    static CORPUS: OnceLock<Result<Corpus<'static>, ImageError>> = OnceLock::new();
    CORPUS.get_or_init(|| Corpus::open_sealed(IMAGE)).as_ref()
}
