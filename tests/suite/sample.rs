//! The sample corpus of `tests/suite/sample`, whole or with some of its text replaced.

use jalons_compile::{Compiled, compile};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::{env, fs, process};

/// The real seeds.
pub(crate) fn real() -> Compiled {
    compile(&Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")).unwrap_or_else(|report| panic!("{report}"))
}

/// A copy of the sample in a folder of its own, gone when dropped.
pub(crate) struct Sample {
    pub(crate) folder: PathBuf,
}

impl Sample {
    pub(crate) fn new() -> Sample {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let folder = env::temp_dir().join(format!(
            "jalons-sample-{}-{}",
            process::id(),
            COUNT.fetch_add(1, Ordering::Relaxed)
        ));
        fs::create_dir_all(folder.join("records")).unwrap();
        let origin = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/sample");
        for from in [origin.clone(), origin.join("records")] {
            for entry in fs::read_dir(&from)
                .unwrap()
                .map(Result::unwrap)
                .filter(|entry| entry.path().is_file())
            {
                let target = folder.join(entry.path().strip_prefix(&origin).unwrap());
                fs::copy(entry.path(), target).unwrap();
            }
        }
        Sample { folder }
    }

    /// Replaces a piece of a file that must be there.
    #[track_caller]
    pub(crate) fn replace(self, file: &str, old: &str, new: &str) -> Sample {
        let text = fs::read_to_string(self.folder.join(file)).unwrap();
        assert!(text.contains(old), "{file} has no {old:?}");
        self.write(file, text.replace(old, new))
    }

    pub(crate) fn write(self, file: &str, text: impl AsRef<[u8]>) -> Sample {
        fs::write(self.folder.join(file), text).unwrap();
        self
    }

    pub(crate) fn remove(self, file: &str) -> Sample {
        fs::remove_file(self.folder.join(file)).unwrap();
        self
    }

    pub(crate) fn compile(&self) -> Result<Compiled, String> {
        compile(&self.folder).map_err(|report| report.to_string())
    }
}

impl Drop for Sample {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}
