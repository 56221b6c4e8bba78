//! What an editor is told: the wording of every report is pinned here.

use crate::sample::Sample;

const RECORD: &str = "records/quays.toml";

#[track_caller]
fn check(sample: Sample, expected: &str) {
    let report = sample.compile().expect_err("this sample has a fault");
    let (problems, count) = report.rsplit_once('\n').unwrap();
    assert_eq!(problems, expected.trim_end());
    assert!(count.ends_with("in the seeds; nothing was built"), "{count}");
}

#[test]
fn the_sample_itself_is_good() {
    assert!(Sample::new().compile().is_ok());
}

#[test]
fn an_unknown_province_names_the_nearest_one() {
    check(
        Sample::new().replace(RECORD, "[\"east\"]", "[\"eest\"]"),
        "records/quays.toml:21: unknown province \"eest\", expected a slug of provinces.toml; did you mean \"east\"?",
    );
}

#[test]
fn a_province_must_have_been_in_force_on_the_day() {
    check(
        Sample::new().replace(RECORD, "2024-03-05", "2025-10-01"),
        "records/quays.toml:21: province \"east\" was not in force on 2025-10-01, expected one that was; it existed until 2025-06-30, then \"coast\"",
    );
}

#[test]
fn unknown_names_come_with_the_nearest_valid_one() {
    check(
        Sample::new()
            .replace(RECORD, "[\"harbour\"]", "[\"harbor\"]")
            .replace(RECORD, "kind = \"target\"", "kind = \"targett\"")
            .replace(RECORD, "[\"port-authority\"]", "[\"nobody\"]")
            .replace(RECORD, "unit = \"percent\"", "unit = \"per-cent\"")
            .replace(RECORD, "level = \"province\"", "level = \"provence\""),
        "records/quays.toml:19: unknown kind \"targett\", expected one of those in themes.toml; did you mean \"target\"?
records/quays.toml:20: unknown theme \"harbor\", expected one of those in themes.toml; did you mean \"harbour\"?
records/quays.toml:22: unknown actor \"nobody\", expected one of those in actors.toml
records/quays.toml:32: unknown unit \"per-cent\", expected one of those in units.toml; did you mean \"percent\"?
records/quays.toml:33: unknown level \"provence\", expected one of nation, province, district, commune; did you mean \"province\"?",
    );
}

#[test]
fn all_problems_of_all_files_come_at_once() {
    check(
        Sample::new()
            .replace(RECORD, "deadline = \"2030\"", "deadline = \"2030-13\"")
            .replace(RECORD, "edtf = \"2024-03-05\"", "edtf = \"soon\"")
            .replace(RECORD, "paragraph = 2", "paragraph = 2.5")
            .replace("themes.toml", "family = \"land\"\nlabel = { fr = \"Port\"", "family = \"sea\"\nlabel = { fr = \"Port\"")
            .replace("units.toml", "id = \"percent\"", "id = \"Per cent\"")
            .replace(RECORD, "unit = \"percent\"", "unit = \"Per cent\""),
        "records/quays.toml:13: `edtf` is \"soon\", not an EDTF date; expected a date such as 2025, 2025-10, 2025-10-27, 2025-12~ or 2026/2030
records/quays.toml:18: `paragraph` is 2.5, expected a whole number from 1 on
records/quays.toml:24: `deadline` is \"2030-13\", no such month or day; expected a date such as 2025, 2025-10, 2025-10-27, 2025-12~ or 2026/2030
themes.toml:7: unknown family \"sea\", expected one of those in themes.toml
units.toml:2: id \"Per cent\" cannot stand in an address, expected lower-case letters a to z, digits and hyphens",
    );
}

#[test]
fn a_missing_key_and_a_misspelt_one_are_both_named() {
    check(
        Sample::new().replace(RECORD, "publisher = ", "publsher = "),
        "records/quays.toml:5: `source` has no `publisher`, expected a text in quotation marks; add it
records/quays.toml:8: `source` has an unknown key `publsher`, expected one of `title`, `language`, `publisher`, `url`, `file`, `sha256`; did you mean \"publisher\"?",
    );
}

#[test]
fn a_value_of_the_wrong_type_says_what_was_expected() {
    check(
        Sample::new().replace(RECORD, "value = 60", "value = \"60\"").replace(
            RECORD,
            "themes = [\"harbour\"]",
            "themes = \"harbour\"",
        ),
        "records/quays.toml:16: the statement has no theme, expected one to three, the main one first; add `themes`
records/quays.toml:20: `themes` is a string, expected a list such as [\"ai\"]
records/quays.toml:31: `value` is a string, expected a number without quotation marks",
    );
}

#[test]
fn broken_toml_says_where() {
    check(
        Sample::new().replace(RECORD, "id = \"automation\"", "id = \"automation"),
        "records/quays.toml:17: not TOML: invalid basic string, expected `\"`",
    );
}

#[test]
fn missing_and_unreadable_files_are_named() {
    let report = Sample::new()
        .remove("units.toml")
        .write("records/latin.toml", b"id = \"caf\xe9\"")
        .compile()
        .unwrap_err();
    assert!(
        report.contains("records/latin.toml:1: not UTF-8 text from here on; save the file as UTF-8"),
        "{report}"
    );
    assert!(
        report.contains("units.toml: cannot be read: No such file or directory"),
        "{report}"
    );
}

#[test]
fn a_folder_without_records_says_so() {
    let report = Sample::new().remove(RECORD).compile().unwrap_err();
    assert!(
        report.contains("records: no record found, expected at least one file ending in .toml"),
        "{report}"
    );
}

#[test]
fn ids_are_unique_and_named_like_their_file() {
    check(
        Sample::new().write(
            "records/piers.toml",
            std::fs::read(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/tests/suite/sample/records/quays.toml"
            ))
            .unwrap(),
        ),
        "records/piers.toml:1: record id is \"quays\", expected \"piers\" as the file is named; rename one
records/quays.toml:1: record id \"quays\" is also that of records/piers.toml, expected a unique id; rename one",
    );
}

#[test]
fn quantities_must_make_sense() {
    check(
        Sample::new().replace(RECORD, "comparator = \">=\"", "comparator = \"between\""),
        "records/quays.toml:30: `between` needs the upper end too, expected `max`; add it",
    );
    check(
        Sample::new()
            .replace(RECORD, "value = 60", "value = 60\nmax = 50")
            .replace(RECORD, "comparator = \">=\"", "comparator = \"between\""),
        "records/quays.toml:32: `max` is 50, expected more than `value`, which is 60",
    );
    check(
        Sample::new().replace(RECORD, "value = 60", "value = 60\nmax = 70"),
        "records/quays.toml:32: `max` goes with \"between\" only, the comparator is \">=\"; change one",
    );
}

#[test]
fn control_characters_and_odd_addresses_are_refused() {
    check(
        Sample::new().replace(RECORD, "fr = \"L’Est", "fr = \"L’\\u0000Est").replace(RECORD, "file = ", "url = \"javascript:alert(1)\"\nfile = "),
        "records/quays.toml:9: `url` is \"javascript:alert(1)\", expected an address that starts with https:// or http://
records/quays.toml:17: the text in `fr` has the control character U+0000, expected text only; take it out",
    );
}
