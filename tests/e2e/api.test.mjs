// The API for other pages: the contract's shape, and the very answers of the command line.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { RECORDS, launch, open, serve } from "./site.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const dist = process.env.JALONS_DIST ?? join(root, "dist");
let site, browser, page, close;
before(async () => {
  const empty = (path) => (path === "empty.html" ? { status: 200, type: "text/html", body: "<!doctype html><title>empty</title>" } : null);
  [site, browser] = await Promise.all([serve({ answer: empty }), launch()]);
  ({ page, close } = await open(browser, `${site.url}empty.html`));
});
after(async () => {
  await close();
  await browser.close();
  await site.close();
});

const ask = (method, ...given) =>
  page.evaluate(async ([method, given]) => {
    const { open } = await import("./api.js");
    return (await open())[method](...given);
  }, [method, given]);

test("browser and command line give the same answers", async () => {
  const queries = ["IA", "dossiers en ligne", "bac giang intelligence", "dịch vụ công trực tuyến", "100 %", "\"villes intelligentes\" -pêche", "zzzz", "", "site pilote IA agriculture tourisme santé"];
  for (const [flags, options] of [
    [["--lang", "fr"], { lang: "fr" }],
    [["--lang", "vi", "--province", "bac-giang", "--limit", "5"], { lang: "vi", province: "bac-giang", limit: 5 }],
    [["--lang", "en", "--theme", "ai", "--theme", "health"], { lang: "en", theme: ["ai", "health"] }],
  ]) {
    const printed = execFileSync("cargo", ["xtask", "search", "--batch", ...flags], { cwd: root, input: queries.join("\n"), encoding: "utf8", maxBuffer: 1 << 26 });
    const lines = printed.trimEnd().split("\n");
    assert.equal(lines.length, queries.length);
    for (const [at, query] of queries.entries()) {
      assert.deepEqual(await ask("search", query, options), JSON.parse(lines[at]), `${query} ${flags}`);
    }
  }
});

test("a hit has all that the contract names", async () => {
  const answer = await ask("search", "dossiers au niveau provincial", { lang: "fr", kind: "target", limit: 3 });
  assert.deepEqual(Object.keys(answer), ["query", "total", "whole", "notices", "expansions", "hits", "facets"]);
  const [hit] = answer.hits;
  for (const key of ["record", "statement", "title", "text", "marks", "score", "why", "source", "provinces", "themes", "kind", "when", "deadline", "quantity"]) {
    assert.ok(key in hit, key);
  }
  assert.deepEqual(hit.source, { file: "001_3de5bf5f3f6edeaa.txt", url: null, paragraph: 8 });
  assert.equal(hit.quantity.value, 95);
  assert.equal(hit.quantity.comparator, ">");
  for (const [start, end] of hit.marks) assert.match(hit.text.slice(start, end).toLowerCase(), /dossiers|niveau|provincial/);
});

test("options filter as the page does", async () => {
  const all = await ask("search", "", { limit: 0 });
  const due = await ask("search", "", { dueFrom: "2030", limit: 100 });
  assert.ok(due.total > 0 && due.total < all.total);
  assert.ok(due.hits.every((hit) => hit.deadline.latest >= "2030"));
  const said = await ask("search", "", { from: "2025-10", to: "2025-10", limit: 100 });
  assert.ok(said.hits.every((hit) => hit.when.earliest <= "2025-10-31" && hit.when.latest >= "2025-10-01"));
  const second = await ask("search", "IA", { limit: 2, offset: 1 });
  const firsts = await ask("search", "IA", { limit: 3 });
  assert.deepEqual(second.hits, firsts.hits.slice(1));
});

test("unknown values come back as notices", async () => {
  const answer = await ask("search", "IA", { theme: "alchemy" });
  assert.equal(answer.notices[0].code, "unknown-value");
});

test("suggestions, records and coverage answer", async () => {
  const suggestions = await ask("suggest", "bac");
  assert.ok(suggestions.some(({ facet, value }) => facet === "province" && value === "bac-giang"));
  const record = await ask("record", "bac-giang-digital-economy-plan", { lang: "vi" });
  assert.ok(record.statements.length > 30);
  assert.match(record.title, /Bắc Giang/);
  assert.equal(await ask("record", "atlantis"), null);
  const coverage = await ask("coverage");
  assert.equal(coverage.records, RECORDS.size);
  assert.equal(coverage.statements, [...RECORDS.values()].reduce((sum, count) => sum + count, 0));
  assert.equal(coverage.years.reduce((sum, { count }) => sum + count, 0), coverage.statements);
});

test("the published index finds the same statements in elasticlunr.js", async () => {
  const elasticlunr = createRequire(import.meta.url)("elasticlunr");
  const index = elasticlunr.Index.load(JSON.parse(readFileSync(join(dist, "elasticlunr.json"), "utf8")));
  for (const [field, word, query] of [["text_fr", "mbps", "Mbps"], ["text_en", "lychees", "lychees"], ["text_vi", "vải", "vải "]]) {
    const found = index.search(word, { fields: { [field]: { bool: "AND" } } }).map(({ ref }) => ref);
    assert.ok(found.length > 0, word);
    const ours = await ask("search", query, { limit: 500 });
    const addresses = ours.hits.map(({ record, statement }) => `${record}/${statement}`);
    for (const ref of found) assert.ok(addresses.includes(ref), `${ref} for ${word}`);
  }
});
