//! How the real corpus is spread: nothing is lost, and every unit of today's map is there.

use crate::sample::real;
use jalons_core::coverage::{Coverage, is_nation};
use jalons_core::image::read::Corpus;
use jalons_core::model::Lang;
use jalons_core::query::{Facet, search};
use jalons_core::state::read;

#[test]
fn every_unit_of_todays_map_is_listed() {
    let compiled = real();
    let corpus = Corpus::open(&compiled.image).unwrap();
    let coverage = Coverage::new(&corpus);
    let units = coverage
        .provinces
        .iter()
        .filter(|(place, _)| !is_nation(&corpus, *place));
    assert_eq!(units.count(), 34);
    let state = read("extent=today");
    let facets = search(&corpus, "", &state.filters, state.sort, Lang::Fr).facets;
    for (place, share) in &coverage.provinces {
        let slug = corpus.slug(Facet::Province.register(), *place);
        let count = facets.get(Facet::Province).iter().find(|count| count.slug == slug);
        assert_eq!(share.statements, count.map_or(0, |count| count.count), "{slug}");
        assert_eq!(share.records == 0, share.statements == 0, "{slug}");
    }
}

#[test]
fn shares_add_up_to_the_corpus() {
    let compiled = real();
    let corpus = Corpus::open(&compiled.image).unwrap();
    let coverage = Coverage::new(&corpus);
    let whole = (corpus.record_count(), corpus.statement_count());
    let sum = |shares: &[jalons_core::coverage::Share]| {
        shares
            .iter()
            .fold((0, 0), |sum, share| (sum.0 + share.records, sum.1 + share.statements))
    };
    assert_eq!(sum(&[coverage.articles, coverage.briefs]), whole);
    let publishers: Vec<_> = coverage.publishers.iter().map(|(_, share)| *share).collect();
    assert_eq!(sum(&publishers), whole);
    let mut dated: Vec<_> = coverage.months.iter().map(|(_, share)| *share).collect();
    dated.push(coverage.undated);
    assert_eq!(sum(&dated), whole);
    assert!(coverage.followed <= coverage.targets && coverage.targets > 0);
}
