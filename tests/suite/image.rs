//! The image: the same seeds give the same bytes, and no damage to them goes unnoticed or panics.

use crate::sample::{Sample, real};
use jalons_core::image::ImageError;
use jalons_core::image::read::Corpus;
use jalons_core::model::Lang;
use jalons_core::query::{Filters, Sort, search};

#[test]
fn the_same_seeds_give_the_same_bytes() {
    assert!(real().image == real().image);
    assert!(real().elasticlunr == real().elasticlunr);
}

#[test]
fn a_sample_is_read_back_as_it_was_written() {
    let compiled = Sample::new().compile().unwrap();
    let corpus = Corpus::open(&compiled.image).unwrap();
    let record = corpus.record_by_id("quays").unwrap();
    assert_eq!(
        (record.title.vi, record.publisher, record.when.edtf),
        ("Bến cảng", "Gazette", "2024-03-05")
    );
    let statement = corpus.statement(record.first);
    assert_eq!(statement.text.en, "East will automate at least 60% of its quays.");
    assert_eq!((statement.paragraph, statement.inherited), (2, true));
    assert_eq!(statement.deadline.unwrap().latest.to_string(), "2030-12-31");
    let figures = Lang::ALL.map(|lang| statement.quantity.unwrap().figure(lang));
    assert_eq!(figures, ["≥\u{a0}60\u{a0}%", "≥\u{a0}60%", "≥\u{a0}60%"]);
}

#[test]
fn an_image_cut_short_anywhere_is_refused() {
    let image = Sample::new().compile().unwrap().image;
    for length in 0..image.len() {
        assert!(
            Corpus::open(&image[..length]).is_err(),
            "{length} of {} bytes",
            image.len()
        );
    }
}

#[test]
fn a_changed_byte_is_noticed() {
    let image = Sample::new().compile().unwrap().image;
    for at in (0..image.len()).step_by(7) {
        let mut changed = image.clone();
        changed[at] ^= 0x20;
        assert!(Corpus::open(&changed).is_err(), "byte {at}");
    }
}

#[test]
fn an_image_of_another_layout_says_so() {
    let mut image = Sample::new().compile().unwrap().image;
    image[8] = 99;
    assert_eq!(Corpus::open(&image).unwrap_err(), ImageError::Version { found: 99 });
    assert_eq!(
        Corpus::open(b"<!doctype html><html lang=fr>").unwrap_err(),
        ImageError::Magic
    );
}

/// A checksum is no protection from malice: an image that is opened without it must still not panic.
#[test]
fn a_forged_image_gives_nonsense_but_never_panics() {
    let image = Sample::new().compile().unwrap().image;
    let body = 24 + usize::from(image[10]) * 8;
    for at in (body..image.len()).step_by(3) {
        let mut forged = image.clone();
        forged[at] = 0xff;
        let Ok(corpus) = Corpus::open_sealed(&forged) else {
            continue;
        };
        for query in ["quais", "60 %", "\"Port authority\" -x"] {
            let _ = search(&corpus, query, &Filters::default(), Sort::Due, Lang::Fr);
        }
    }
}
