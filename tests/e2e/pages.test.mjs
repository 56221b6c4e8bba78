// The plain pages: readable without JavaScript, whole in three languages, and what other programs read of them.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { RECORDS, ready, stage } from "./site.mjs";

const dist = process.env.JALONS_DIST ?? fileURLToPath(new URL("../../dist", import.meta.url));
const held = stage();
const { visit } = held;
const LANGS = ["fr", "en", "vi"];
const SAMPLES = ["records/L/index", "records/L/bac-giang-digital-economy-plan", "provinces/L/index", "provinces/L/bac-giang", "provinces/L/vietnam", "systems/L/index", "systems/L/ipv6-only-programme-2026-2030", "targets/L/index", "about/L/index"];
const FOLDERS = ["records", "provinces", "systems", "targets", "about"];
const files = FOLDERS.flatMap((folder) => LANGS.flatMap((lang) => readdirSync(join(dist, folder, lang)).filter((name) => name.endsWith(".html")).map((name) => `${folder}/${lang}/${name}`)));

test("every thing has its page in three languages", () => {
  for (const folder of FOLDERS) {
    const [fr, en, vi] = LANGS.map((lang) => readdirSync(join(dist, folder, lang)).sort());
    assert.deepEqual(en, fr);
    assert.deepEqual(vi, fr);
  }
  assert.equal(readdirSync(join(dist, "records/fr")).filter((name) => name.endsWith(".html")).length, RECORDS.size + 1);
});

test("no link of any page leads nowhere", () => {
  const dead = [];
  for (const file of [...files, "index.html"]) {
    const text = readFileSync(join(dist, file), "utf8");
    for (const [, href] of text.matchAll(/(?:href|src)=["']?([^"'\s>]+)/g)) {
      if (/^(https?:|data:|#)/.test(href)) continue;
      const [path, anchor] = href.replaceAll("&amp;", "&").split("#");
      const target = normalize(join(dirname(file), path.split("?")[0]));
      const place = target === "." || target.endsWith("/") || target === "./" ? "index.html" : target;
      if (!existsSync(join(dist, place))) dead.push(`${file}: ${href}`);
      else if (anchor && !readFileSync(join(dist, place), "utf8").includes(`id="${anchor}"`)) dead.push(`${file}: ${href}`);
    }
  }
  assert.deepEqual(dead, []);
});

test("other programs find languages, address, thing and source on every page", () => {
  for (const file of files) {
    const text = readFileSync(join(dist, file), "utf8");
    const [folder, lang] = file.split("/");
    assert.match(text, new RegExp(`<html lang="${lang}">`), file);
    assert.equal([...text.matchAll(/<link rel="alternate" hreflang="(fr|en|vi|x-default)"/g)].length, 4, file);
    assert.match(text, /<link rel="canonical"/, file);
    assert.match(text, /<meta property="og:title" content="[^"]+">/, file);
    assert.match(text, /<meta name="DC.title" content="[^"]+">/, file);
    const thing = JSON.parse(text.match(/<script type="application\/ld\+json">(.*?)<\/script>/)[1]);
    assert.equal(thing["@context"], "https://schema.org", file);
    if (folder === "records" && !file.endsWith("index.html")) assert.match(text, /citation_title" content="[^"]+/, file);
    assert.doesNotMatch(text, /<script(?! type="application\/ld\+json")|\sstyle=|\son\w+=/, file);
  }
});

for (const width of [320, 1280]) {
  test(`${width} px: plain pages fit the screen and are accessible, light and dark, without JavaScript`, async () => {
    for (const [place, sample] of SAMPLES.entries()) {
      // All languages have the same elements; each page is looked at in another one, and at the other width in a third.
      const lang = LANGS[(place + (width === 320 ? 0 : 1)) % LANGS.length];
      for (const colorScheme of ["light", "dark"]) {
        // axe is a script itself, so it looks at the page with scripts on; the page has none.
        const check = async (page) => {
          assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width, `${sample} ${lang} is wider than the screen`);
          const { violations } = await new AxeBuilder({ page }).analyze();
          const told = violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(" | ")}`);
          assert.deepEqual(told, [], `${sample} ${lang} ${colorScheme}`);
        };
        await visit(`${sample.replace("L", lang)}.html`, check, { viewport: { width, height: 800 }, colorScheme, plain: true });
      }
    }
  });
}

test("from a plain page into the explorer at the same state", async () => {
  await visit("records/en/bac-giang-digital-economy-plan.html", async (page) => {
    const title = await page.locator("h1").innerText();
    await page.locator(".back a").click();
    await page.waitForSelector(".source dl");
    await ready(page);
    assert.equal(await page.locator("h1").innerText(), title);
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
  }, { plain: true });
  await visit("provinces/vi/bac-giang.html", async (page) => {
    const count = Number((await page.locator(".part span").innerText()).trim());
    await page.locator(".back a").click();
    await page.waitForSelector("#query");
    await page.waitForFunction(() => /\d/.test(document.querySelector("#results .count")?.textContent));
    assert.match(await page.locator("#results .count").innerText(), new RegExp(`^${count}\\s`));
  }, { plain: true });
});

test("without JavaScript one goes from the start page to a target and its statement", () =>
  visit("", async (page) => {
    await page.locator(".imprint[lang=vi] a", { hasText: "Mục tiêu" }).click();
    assert.ok((await page.locator(".targets tbody tr").count()) > 5);
    await page.locator(".targets td:last-child a").first().click();
    assert.match(page.url(), /#s-/);
    assert.ok(await page.locator(`[id="${new URL(page.url()).hash.slice(1)}"]`).isVisible());
  }, { javaScriptEnabled: false }));

test("on paper a page is its text, in black on white", () =>
  visit("records/fr/bac-giang-digital-economy-plan.html", async (page) => {
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(".top nav").first().isVisible(), false);
    assert.equal(await page.locator(".statement .text").first().isVisible(), true);
  }, { plain: true, colorScheme: "light" }));

test("the tables hold what the corpus holds, and are described", () => {
  const described = JSON.parse(readFileSync(join(dist, "datapackage.json"), "utf8"));
  for (const { path, schema } of described.resources) {
    const text = readFileSync(join(dist, path), "utf8");
    if (schema) assert.equal(text.split("\r\n")[0], schema.fields.map(({ name }) => name).join(","));
  }
  const rows = readFileSync(join(dist, "data/statements.csv"), "utf8").trimEnd().split("\r\n").length - 1;
  assert.equal(rows, [...RECORDS.values()].reduce((sum, count) => sum + count, 0));
});

test("the bill of materials names every library with a licence", () => {
  const bill = JSON.parse(readFileSync(join(dist, "sbom.cdx.json"), "utf8"));
  const names = bill.components.map(({ name }) => name);
  assert.ok(names.includes("yew") && names.includes("wasm-bindgen") && !names.includes("elasticlunr-rs") && !names.includes("syn"), names.join(" "));
  assert.ok(bill.components.every(({ licenses, purl }) => licenses[0].expression && purl));
});
