//! Records that have to do with each other.

use crate::sample::real;
use jalons_core::image::read::Corpus;
use jalons_core::query::Facet;
use jalons_core::related::related;

#[test]
fn the_two_documents_on_bac_giang_name_each_other_first() {
    let compiled = real();
    let corpus = Corpus::open(&compiled.image).unwrap();
    let number = |id: &str| corpus.record_by_id(id).unwrap().number;
    let own = number("bac-giang-digital-economy-plan");
    let found = related(&corpus, own, 5);
    assert_eq!(found[0].record, number("bac-giang-ai-strategy-2025"));
    let province = found[0].shared.iter().find(|(facet, _)| *facet == Facet::Province);
    let (facet, entry) = province.unwrap();
    assert_eq!(corpus.slug(facet.register(), *entry), "bac-giang");
    assert!(found.windows(2).all(|pair| pair[0].score >= pair[1].score));
    assert!(
        found
            .iter()
            .all(|other| other.record != own && !other.shared.is_empty())
    );
}
