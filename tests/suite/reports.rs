//! What an editor is told: the wording of every report is pinned here.

use crate::sample::Sample;

const RECORD: &str = "records/quays.toml";

#[track_caller]
fn check(sample: Sample, expected: &str) {
    let report = sample.compile().expect_err("this sample has a fault");
    let (problems, count) = report.rsplit_once('\n').unwrap();
    // The lines that show the seed itself are pinned by one test of their own.
    let problems: Vec<&str> = problems.lines().filter(|line| !line.starts_with("  ")).collect();
    assert_eq!(problems.join("\n"), expected.trim_end());
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
        "records/quays.toml:21:14: unknown province \"eest\", expected a slug of provinces.toml; did you mean \"east\"?",
    );
}

#[test]
fn a_province_must_have_been_in_force_on_the_day() {
    check(
        Sample::new().replace(RECORD, "2024-03-05", "2025-10-01"),
        "records/quays.toml:21:14: province \"east\" was not in force on 2025-10-01, expected one that was; it existed until 2025-06-30, then \"coast\"",
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
        "records/quays.toml:19:8: unknown kind \"targett\", expected one of those in themes.toml; did you mean \"target\"?
records/quays.toml:20:11: unknown theme \"harbor\", expected one of those in themes.toml; did you mean \"harbour\"?
records/quays.toml:22:11: unknown actor \"nobody\", expected one of those in actors.toml
records/quays.toml:32:8: unknown unit \"per-cent\", expected one of those in units.toml; did you mean \"percent\"?
records/quays.toml:33:9: unknown level \"provence\", expected one of nation, province, district, commune; did you mean \"province\"?",
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
        "records/quays.toml:13:8: `edtf` is \"soon\": character 1 is 's' where a digit should be; expected a date such as 2025, 2025-10, 2025-10-27, 2025-12~ or 2026/2030
records/quays.toml:18:13: `paragraph` is 2.5, expected a whole number from 1 on
records/quays.toml:24:12: `deadline` is \"2030-13\": there is no such month, season, quarter or half-year (character 6); expected a date such as 2025, 2025-10, 2025-10-27, 2025-12~ or 2026/2030
themes.toml:7:10: unknown family \"sea\", expected one of those in themes.toml
units.toml:2:6: id \"Per cent\" cannot stand in an address, expected lower-case letters a to z, digits and hyphens",
    );
}

#[test]
fn a_missing_key_and_a_misspelt_one_are_both_named() {
    check(
        Sample::new().replace(RECORD, "publisher = ", "publsher = "),
        "records/quays.toml:5:1: `source` has no `publisher`, expected a text in quotation marks; add it
records/quays.toml:8:1: `source` has an unknown key `publsher`, expected one of `title`, `language`, `publisher`, `url`, `page`, `file`, `sha256`; did you mean \"publisher\"?",
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
        "records/quays.toml:16:1: the statement has no theme, expected one to three, the main one first; add `themes`
records/quays.toml:20:10: `themes` is a string, expected a list such as [\"ai\"]
records/quays.toml:31:9: `value` is a string, expected a number without quotation marks",
    );
}

#[test]
fn broken_toml_says_where() {
    check(
        Sample::new().replace(RECORD, "id = \"automation\"", "id = \"automation"),
        "records/quays.toml:17:17: not TOML: invalid basic string, expected `\"`",
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
        report.contains("records/latin.toml:1:10: not UTF-8 text from here on; save the file as UTF-8"),
        "{report}"
    );
    assert!(
        report.contains("units.toml: cannot be read: No such file or directory"),
        "{report}"
    );
}

#[test]
fn a_folder_without_records_says_so() {
    let report = Sample::new()
        .remove(RECORD)
        .remove("records/tides.toml")
        .compile()
        .unwrap_err();
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
        "records/piers.toml:1:6: record id is \"quays\", expected \"piers\" as the file is named; rename one
records/quays.toml:1:6: record id \"quays\" is also that of records/piers.toml, expected a unique id; rename one",
    );
}

#[test]
fn quantities_must_make_sense() {
    check(
        Sample::new().replace(RECORD, "comparator = \">=\"", "comparator = \"between\""),
        "records/quays.toml:30:14: `between` needs the upper end too, expected `max`; add it",
    );
    check(
        Sample::new()
            .replace(RECORD, "value = 60", "value = 60\nmax = 50")
            .replace(RECORD, "comparator = \">=\"", "comparator = \"between\""),
        "records/quays.toml:32:7: `max` is 50, expected more than `value`, which is 60",
    );
    check(
        Sample::new().replace(RECORD, "value = 60", "value = 60\nmax = 70"),
        "records/quays.toml:32:7: `max` goes with \"between\" only, the comparator is \">=\"; change one",
    );
}

#[test]
fn control_characters_and_odd_addresses_are_refused() {
    check(
        Sample::new().replace(RECORD, "fr = \"L’Est", "fr = \"L’\\u0000Est").replace(RECORD, "file = ", "url = \"javascript:alert(1)\"\nfile = "),
        "records/quays.toml:9:7: `url` is \"javascript:alert(1)\", expected an address that starts with https:// or http://
records/quays.toml:26:6: `fr` has the control character U+0000, expected text only; take it out",
    );
}

#[test]
fn a_report_shows_the_line_and_underlines_the_spot() {
    let report = Sample::new()
        .replace(RECORD, "[\"east\"]", "[\"eest\"]")
        .compile()
        .unwrap_err();
    assert_eq!(
        report,
        "records/quays.toml:21:14: unknown province \"eest\", expected a slug of provinces.toml; did you mean \"east\"?
  21 | provinces = [\"eest\"]
     |              ^^^^^^
1 problem in the seeds; nothing was built"
    );
}

#[test]
fn a_report_can_be_read_by_a_program() {
    let sample = Sample::new().replace(RECORD, "paragraph = 2", "paragraph = 0");
    let report = jalons_compile::compile(&sample.folder).unwrap_err().json();
    let problems: serde_json::Value = serde_json::from_str(&report).unwrap();
    assert_eq!(
        problems,
        serde_json::json!([{
            "file": "records/quays.toml",
            "line": 18,
            "column": 13,
            "width": 1,
            "message": "`paragraph` is 0, expected a whole number from 1 on",
            "excerpt": "paragraph = 0",
        }])
    );
}

#[test]
fn a_file_that_cannot_be_read_is_not_missed_by_the_others() {
    check(
        Sample::new().replace("actors.toml", "id = \"port-authority\"", "id = port-authority"),
        "actors.toml:2:6: not TOML: string values must be quoted, expected literal string",
    );
}

#[test]
fn a_deadline_is_not_over_when_it_is_said() {
    check(
        Sample::new().replace(RECORD, "deadline = \"2030\"", "deadline = \"2023\""),
        "records/quays.toml:24:12: `deadline` is \"2023\", expected one that is not over when it is said, \"2024-03-05\"; mend it, or give the statement a `when` of its own",
    );
}

#[test]
fn a_share_is_a_hundred_per_cent_at_most() {
    check(
        Sample::new().replace(RECORD, "value = 60", "value = 600"),
        "records/quays.toml:31:9: 600 per cent is more than the whole, expected 100 at most; mend it, or say `direction = \"increase\"` if it is by how much something grew",
    );
    let growth = Sample::new().replace(RECORD, "value = 60", "value = 600").replace(
        RECORD,
        "direction = \"reach\"",
        "direction = \"increase\"",
    );
    assert!(growth.compile().is_ok(), "something may grow sixfold");
}

#[test]
fn a_language_that_is_missing_is_named() {
    check(
        Sample::new().replace(RECORD, "vi = \"Đông sẽ", "# vi = \"Đông sẽ"),
        "records/quays.toml:16:1: statement 1 has no `vi`, expected a text in quotation marks; add it",
    );
}

#[test]
fn a_sentence_that_was_not_translated_is_found() {
    check(
        Sample::new().replace(
            RECORD,
            "L’Est automatisera au moins 60 % de ses quais.",
            "East will automate at least 60% of its quays.",
        ),
        "records/quays.toml:16:1: the text in `en` is that in `fr`, expected a translation; write it",
    );
}

#[test]
fn the_same_sentence_twice_is_found() {
    let record = std::fs::read_to_string(Sample::new().folder.join(RECORD)).unwrap();
    let second = record[record.find("[[statement]]").unwrap()..record.find("[statement.quantity]").unwrap()]
        .replace("\"automation\"", "\"automation-again\"");
    check(
        Sample::new().write(RECORD, format!("{record}\n{second}")),
        "records/quays.toml:48:6: statements \"automation\" and \"automation-again\" say the same words, expected one fact each; take one out",
    );
}

#[test]
fn statements_stand_in_the_order_of_the_source() {
    let record = std::fs::read_to_string(Sample::new().folder.join("records/tides.toml")).unwrap();
    let second = record[record.find("[[statement]]").unwrap()..]
        .replace("first-quay", "second-quay")
        .replace("paragraph = 5", "paragraph = 4")
        .replace("premier", "deuxième")
        .replace("first", "second")
        .replace("đầu tiên", "thứ hai");
    check(
        Sample::new().write("records/tides.toml", format!("{record}\n{second}")),
        "records/tides.toml:31:13: paragraph 4 comes after paragraph 5, expected statements in the order of the source; move it",
    );
}

#[test]
fn a_brief_names_the_page_it_stood_on() {
    check(
        Sample::new().replace("records/tides.toml", "page = \"quays\"", "page = \"quay\""),
        "records/tides.toml:9:8: unknown page \"quay\", expected the id of an article; did you mean \"quays\"?",
    );
    check(
        Sample::new().replace("records/tides.toml", "page = \"quays\"\n", ""),
        "records/tides.toml:2:8: a brief needs the record on whose page it stood, expected `page` in [source]; add it",
    );
    check(
        Sample::new().replace(RECORD, "file = ", "page = \"tides\"\nfile = "),
        "records/quays.toml:9:8: `page` goes with a brief only, and this is an article; take it out or change `kind`",
    );
}

#[test]
fn a_status_says_one_thing_and_shows_its_evidence() {
    check(
        Sample::new().replace(
            RECORD,
            "evidence = \"tides/first-quay\"",
            "evidence = \"tides/first-key\"",
        ),
        "records/quays.toml:45:12: unknown evidence \"tides/first-key\", expected record/statement of this corpus; did you mean \"tides/first-quay\"?",
    );
    check(
        Sample::new().replace(RECORD, "life = \"adopted\"", "life = \"adoptd\""),
        "records/quays.toml:39:8: unknown life \"adoptd\", expected one of announced, adopted, revised, superseded, dropped; did you mean \"adopted\"?",
    );
    check(
        Sample::new().replace(RECORD, "life = \"adopted\"", "life = \"adopted\"\nachieved = \"met\""),
        "records/quays.toml:37:1: a status says one thing, expected either `life` or `achieved`; make a row of each",
    );
    check(
        Sample::new().replace(RECORD, "date = \"2025-11\"", "date = \"2023-11\""),
        "records/quays.toml:43:8: the status of \"2023-11\" comes after a later one, expected the oldest first; move it",
    );
    check(
        Sample::new().replace(RECORD, "evidence = \"tides/first-quay\"\n", ""),
        "records/quays.toml:42:1: status 2 has no `evidence`, expected a text in quotation marks; add it",
    );
}

#[test]
fn a_quantity_points_somewhere_and_is_compared_with_something() {
    check(
        Sample::new().replace(RECORD, "direction = \"reach\"", "direction = \"up\""),
        "records/quays.toml:34:13: unknown direction \"up\", expected one of increase, decrease, reach, keep",
    );
    check(
        Sample::new().replace(RECORD, "{ date = \"2023\", value = 12 }", "{}"),
        "records/quays.toml:35:12: `baseline` says nothing, expected `date`, `value` or both; add one",
    );
    check(
        Sample::new()
            .replace(RECORD, "value = 60", "value = 1e300")
            .replace(RECORD, "unit = \"percent\"", "unit = \"quays\"")
            .replace("units.toml", "id = \"percent\"", "id = \"quays\""),
        "records/quays.toml:31:9: 1e300 is more than can be counted exactly, expected 9007199254740992 at most",
    );
}

#[test]
fn a_record_is_not_later_than_its_corpus() {
    check(
        Sample::new().replace("corpus.toml", "2025-12-31", "2025-10-31"),
        "records/tides.toml:14:8: the record is dated \"2025-11\", expected no later than the corpus itself, 2025-10-31; mend one",
    );
}

#[test]
fn a_date_of_its_own_comes_before_its_basis() {
    check(
        Sample::new().replace("records/tides.toml", "when = \"2025-11-20\"\n", ""),
        "records/tides.toml:17:1: the statement has a `basis` but no `when` that it could be the basis of; add `when` or take it out",
    );
}

#[test]
fn four_themes_are_too_many() {
    check(
        Sample::new().replace(
            RECORD,
            "[\"harbour\"]",
            "[\"harbour\", \"school\", \"harbour\", \"school\"]",
        ),
        "records/quays.toml:20:32: theme \"harbour\" stands twice in this list, expected once; take one out
records/quays.toml:20:43: the statement has 4 themes, expected three at most; keep the main ones
records/quays.toml:20:43: theme \"school\" stands twice in this list, expected once; take one out",
    );
}

#[test]
fn provincial_units_follow_one_another() {
    check(
        Sample::new().replace("provinces.toml", "from = \"2025-07-01\"", "from = \"2025-08-01\""),
        "provinces.toml:9:8: \"east\" goes into \"coast\", expected a unit in force on 2025-07-01, the day after its last
provinces.toml:17:8: \"west\" goes into \"coast\", expected a unit in force on 2025-07-01, the day after its last",
    );
    check(
        Sample::new().replace("provinces.toml", "slug = \"west\"", "slug = \"east\""),
        "provinces.toml:15:8: \"east\" and \"west\" go by the slug \"east\" at the same time, expected one after the other; mend `from` and `to`",
    );
    check(
        Sample::new().replace(
            "provinces.toml",
            "slug = \"coast\"",
            "slug = \"coast\"\nto = \"2025-01-01\"",
        ),
        "provinces.toml:9:8: \"east\" goes into \"coast\", expected a unit in force on 2025-07-01, the day after its last
provinces.toml:17:8: \"west\" goes into \"coast\", expected a unit in force on 2025-07-01, the day after its last
provinces.toml:24:6: `to` is 2025-01-01, expected a day from 2025-07-01 on, which is `from`
records/tides.toml:22:14: province \"coast\" was not in force on 2025-11-20, expected one that was; it existed until 2025-01-01",
    );
    check(
        Sample::new().replace("provinces.toml", "region = \"shore\"", "region = \"shoal\""),
        "provinces.toml:26:23: unknown region \"shoal\", expected one of those in provinces.toml; did you mean \"shore\"?",
    );
}

#[test]
fn each_unit_has_a_tile_of_its_own_on_the_map() {
    let tiled = |east: &str, west: &str| {
        Sample::new()
            .replace("provinces.toml", "slug = \"east\"", &format!("slug = \"east\"\n{east}"))
            .replace("provinces.toml", "slug = \"west\"", &format!("slug = \"west\"\n{west}"))
            .replace("provinces.toml", "seat = \"west\"", "tile = [0, 0]\nshort = \"CO\"")
    };
    assert!(
        tiled("tile = [1, 0]\nshort = \"EA\"", "tile = [0, 0]\nshort = \"CO\"")
            .compile()
            .is_ok(),
        "one after the other"
    );
    check(
        tiled("tile = [1, 24]\nshort = \"EA\"", "tile = [9, 0]\nshort = \"EA\""),
        "provinces.toml:8:8: `tile` is [1, 24], expected a column from 0 to 8 and a row from 0 to 23
provinces.toml:18:8: `tile` is [9, 0], expected a column from 0 to 8 and a row from 0 to 23
provinces.toml:19:9: \"east\" and \"west\" are both \"EA\" on the map at the same time, expected a `short` of its own for each",
    );
    check(
        tiled("tile = [1, 1]\nshort = \"Est\"", "tile = [1, 1]"),
        "provinces.toml:9:9: `short` of \"east\" is \"Est\", expected two or three capital letters A to Z, which fit on its tile
provinces.toml:16:6: `short` of \"west\" is \"\", expected two or three capital letters A to Z, which fit on its tile
provinces.toml:18:8: \"east\" and \"west\" have the tile [1, 1] at the same time, expected one each; move one",
    );
    check(
        tiled("tile = [1.5, 0]\nshort = \"EA\"", ""),
        "provinces.toml:6:6: \"east\" has no tile where other units have, expected `tile = [column, row]`; add it
provinces.toml:8:8: `tile` is no pair of whole numbers, expected two such as [3, 0]
provinces.toml:16:6: \"west\" has no tile where other units have, expected `tile = [column, row]`; add it",
    );
}

#[test]
fn a_change_of_the_map_names_units_and_comes_after_its_adoption() {
    check(
        Sample::new().replace("provinces.toml", "units = [\"coast\"]", "units = [\"cost\"]"),
        "provinces.toml:37:10: unknown unit \"cost\", expected one of those in provinces.toml; did you mean \"coast\"?",
    );
    check(
        Sample::new().replace("provinces.toml", "adopted = \"2025-06-12\"", "adopted = \"2026-06-12\""),
        "provinces.toml:36:11: `adopted` is \"2026-06-12\", expected a date before \"2025-07-01\", on which it took effect",
    );
    check(
        Sample::new().replace("provinces.toml", "kind = \"merger\"", "kind = \"merge\""),
        "provinces.toml:34:8: unknown kind of change \"merge\", expected one of merger, status, rename, plan, law, regions; did you mean \"merger\"?",
    );
}

#[test]
fn an_actor_that_nobody_registered_or_that_names_itself_is_found() {
    check(
        Sample::new().replace(
            "actors.toml",
            "provinces = [\"east\"]",
            "actors = [\"port-authority\", \"ministry\"]",
        ),
        "actors.toml:6:11: actor \"port-authority\" names itself, expected others; take it out
actors.toml:6:29: unknown actor \"ministry\", expected one of those in actors.toml",
    );
    check(
        Sample::new().replace("actors.toml", "provinces = [\"east\"]", "provinces = [\"est\"]"),
        "actors.toml:6:14: unknown province \"est\", expected a slug of provinces.toml; did you mean \"east\"?",
    );
}

#[test]
fn a_term_of_the_thesaurus_has_one_owner() {
    check(
        Sample::new().replace(
            "thesaurus.toml",
            "vi = [\"cảng\"]",
            "vi = [\"cảng\"]\n\n[[concept]]\nid = \"haven\"\nfr = [\"Port\"]\nen = [\"haven\"]\nvi = [\"…\"]",
        ),
        "thesaurus.toml:10:7: the term \"Port\" in `fr` is also one of concept \"harbour\", expected one owner; take one out
thesaurus.toml:12:7: the term \"…\" has no letter or digit, expected a word",
    );
    check(
        Sample::new().replace(
            "thesaurus.toml",
            "theme = \"harbour\"",
            "theme = \"harbor\"\nkind = \"target\"",
        ),
        "thesaurus.toml:3:9: unknown theme \"harbor\", expected one of those in themes.toml; did you mean \"harbour\"?
thesaurus.toml:4:8: concept \"harbour\" stands for two things, expected one of `theme`, `kind`, `unit` at most; take one out",
    );
    check(
        Sample::new().replace("thesaurus.toml", "en = [\"harbour\", \"port\"]\n", ""),
        "thesaurus.toml:1:1: concept 1 has no `en`, expected a list with one term at least; add it",
    );
}

#[test]
fn a_corpus_says_which_languages_it_has() {
    check(
        Sample::new().replace("corpus.toml", "version", "languages = [\"fr\", \"eng\"]\nversion"),
        "corpus.toml:1:20: unknown language \"eng\", expected one of fr, en, vi; did you mean \"en\"?",
    );
}

#[test]
fn the_language_of_a_source_is_a_code() {
    check(
        Sample::new().replace(RECORD, "language = \"en\"", "language = \"English\""),
        "records/quays.toml:7:12: `language` is \"English\", expected a code of two or three letters such as fr, en or vi",
    );
}

#[test]
fn a_blank_text_is_no_text() {
    check(
        Sample::new().replace(RECORD, "publisher = \"Gazette\"", "publisher = \" \""),
        "records/quays.toml:8:13: `publisher` is blank, expected a text; write it",
    );
}

#[test]
fn a_sum_that_is_none_is_found() {
    check(
        Sample::new().replace(RECORD, "sha256 = \"0", "sha256 = \"x"),
        "records/quays.toml:10:10: `sha256` is \"x000000000000000000000000000000000000000000000000000000000000000\", expected 64 hexadecimal digits; run sha256sum on the original",
    );
}
