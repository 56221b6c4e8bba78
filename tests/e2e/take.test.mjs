// Taking away: files of the answer, references, links; and the registers of actors and systems.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { RECORDS, eventually, stage } from "./site.mjs";

const held = stage();
const { visit } = held;

/** Presses a button that gives a file; its name and its text. */
async function file(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name, exact: true }).click()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

/** The rows of a table, as a slow reader of RFC 4180 sees them. */
function rows(text) {
  const all = [[""]];
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    const row = all.at(-1);
    if (quoted && sign === '"' && text[at + 1] === '"') (row[row.length - 1] += '"'), at++;
    else if (sign === '"') quoted = !quoted;
    else if (!quoted && sign === ",") row.push("");
    else if (!quoted && sign === "\r" && text[at + 1] === "\n") all.push([""]), at++;
    else row[row.length - 1] += sign;
  }
  all.pop();
  return all;
}

/** The answer of the API to what the page shows. */
const ask = (page, query, options) =>
  page.evaluate(async ([query, options]) => (await (await import("./api.js")).open()).search(query, options), [query, options]);

test("the files have the statements of the answer, in its order", () =>
  visit("?q=num%C3%A9rique&province=bac-giang", async (page) => {
    const answer = await ask(page, "numérique", { lang: "fr", province: "bac-giang", limit: 9999 });
    const expected = answer.hits.map(({ record, statement }) => `${record}/${statement}`);
    assert.ok(expected.length > 10);
    await page.getByRole("button", { name: "Télécharger / citer" }).click();

    const csv = await file(page, "Télécharger CSV");
    assert.equal(csv.name, "jalons-2026-11-21-enonces-numerique-bac-giang.csv");
    assert.equal(csv.text[0], "\ufeff");
    const [head, ...body] = rows(csv.text.slice(1));
    assert.deepEqual(head, ["record", "statement", "address", "text", "kind", "provinces", "themes", "actors", "systems", "said", "deadline", "comparator", "value", "max", "unit", "level", "of", "status", "source_title", "publisher", "source_date", "paragraph"]);
    assert.deepEqual(body.map(([record, statement]) => `${record}/${statement}`), expected);
    for (const [at, row] of body.entries()) {
      assert.equal(row.length, head.length);
      const hit = answer.hits[at];
      assert.equal(row[3].replace(/^'/, ""), hit.text);
      assert.equal(row[12], hit.quantity ? String(hit.quantity.value) : "");
      assert.equal(row[21], String(hit.source.paragraph));
      for (const [column, cell] of row.entries()) {
        if (column !== 12 && column !== 13) assert.doesNotMatch(cell, /^[=+\-@\t\r]/);
      }
    }

    const json = await file(page, "Télécharger JSON");
    const data = JSON.parse(json.text);
    assert.deepEqual(data.statements.map(({ record, statement }) => `${record}/${statement}`), expected);
    assert.equal(data.total, answer.total);
    assert.equal(data.corpus.date, "2026-11-21");
    assert.deepEqual(data.statements.map(({ provinces }) => provinces.map(({ id }) => id)), answer.hits.map(({ provinces }) => provinces));

    const linked = JSON.parse((await file(page, "Télécharger JSON-LD")).text);
    assert.deepEqual(linked.itemListElement.map(({ item }) => item.identifier), expected);

    const records = new Set(answer.hits.map(({ record }) => record));
    const bib = await file(page, "Télécharger BibTeX");
    assert.match(bib.name, /^jalons-2026-11-21-sources-.*\.bib$/);
    assert.equal(bib.text.match(/^@misc\{/gm).length, records.size);
    const ris = await file(page, "Télécharger RIS");
    assert.equal(ris.text.match(/^TY {2}- NEWS\r$/gm).length, records.size);
    for (const line of ris.text.trimEnd().split("\r\n")) assert.match(line, /^[A-Z][A-Z0-9] {2}- ?[^\n\r]*$/);
    const csl = JSON.parse((await file(page, "Télécharger CSL-JSON")).text);
    assert.deepEqual(csl.map(({ id }) => id), [...records]);
  }));

test("a file of everything opens, and every address in it leads to its statement", () =>
  visit("?lang=vi", async (page) => {
    await page.getByRole("button", { name: "Tải về / trích dẫn" }).click();
    const [, ...body] = rows((await file(page, "Tải về CSV")).text.slice(1));
    assert.equal(body.length, [...RECORDS.values()].reduce((sum, count) => sum + count));
    const [record, statement, address] = body.at(-1);
    await page.goto(address);
    await page.waitForSelector(".statement.target");
    assert.equal(await page.locator(".statement.target").getAttribute("id"), `s-${statement}`);
    assert.match(page.url(), new RegExp(`doc=${record}/`));
  }));

test("a statement is cited with source, paragraph, corpus and address", () =>
  visit("?doc=bac-giang-digital-economy-plan&lang=en", async (page) => {
    const statement = page.locator("#s-lychees-on-shopee");
    await statement.getByRole("button", { name: "Cite" }).click();
    const written = (await statement.locator(".taken").innerText()).replaceAll("\u00a0", " ");
    assert.match(written, /^VNA, “Bac Giang accélère .*”, .*, paragraph 4\. Cited from Jalons, corpus 2026\.11 of 21 November 2026: http/);
    assert.ok(written.endsWith("?doc=bac-giang-digital-economy-plan/lychees-on-shopee&lang=en"), written);
    const bib = await file(page, "Download BibTeX");
    assert.equal(bib.name, "jalons-2026-11-21-bac-giang-digital-economy-plan-lychees-on-shopee.bib");
    assert.match(bib.text, /^@misc\{bac-giang-digital-economy-plan\.lychees-on-shopee,\n {2}title = \{\{Bac Giang/);
    const [entry] = JSON.parse((await file(page, "Download CSL-JSON")).text);
    assert.equal(entry.publisher, "VNA");
    await page.keyboard.press("Escape");
    await eventually(() => page.locator(".reference").count(), 0);
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Cite");
    await page.locator(".source").getByRole("button", { name: "Cite" }).press("Enter");
    await eventually(async () => /^VNA, “Bac Giang/.test(await page.locator(".source .taken").innerText()), true);
  }));

test("the link is copied; where the clipboard is denied the text is selected", async () => {
  await visit("?q=fibre", async (page) => {
    await page.getByRole("button", { name: "Télécharger / citer" }).press("Enter");
    await page.getByRole("button", { name: "Copier le lien" }).click();
    await eventually(() => page.locator(".told").innerText(), "Copié.");
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), page.url());
  }, { permissions: ["clipboard-read", "clipboard-write"] });
  for (const deny of [
    () => Object.defineProperty(navigator, "clipboard", { value: undefined }),
    () => (navigator.clipboard.writeText = () => Promise.reject(new Error("no"))),
  ]) {
    await visit("?q=fibre", async (page) => {
      await page.evaluate(deny);
      await page.getByRole("button", { name: "Télécharger / citer" }).click();
      await page.getByRole("button", { name: "Copier le lien" }).click();
      await page.waitForSelector(".panel .taken");
      assert.match(await page.locator(".told").innerText(), /refuse la copie/);
      await eventually(() => page.evaluate(() => String(getSelection())), page.url());
    });
  }
});

test("registers count the statements of the answer as the API does", async () => {
  for (const [query, options, facet] of [["", "", "actor"], ["IA", "&province=bac-giang,bac-ninh", "actor"], ["numérique", "&list=systems", "system"]]) {
    await visit(`?view=registers&q=${encodeURIComponent(query)}${options}`, async (page) => {
      const province = options.includes("province") ? ["bac-giang", "bac-ninh"] : [];
      const { facets } = await ask(page, query, { lang: "fr", province, limit: 0 });
      const expected = facets[facet].filter(({ count }) => count > 0).map(({ label, count }) => `${label} ${count}`).sort();
      for (let more = page.locator("#results > .more"); await more.count(); ) await more.click();
      const shown = await page.locator(".entry").evaluateAll((rows) =>
        rows.map((row) => `${row.querySelector("h2").firstChild.textContent} ${row.querySelector(".amount").textContent.match(/\d+/)[0]}`));
      assert.deepEqual(shown.sort(), expected);
    });
  }
});

test("a register is sorted, unfolded and followed; the address says which", () =>
  visit("?view=registers", async (page) => {
    await page.getByRole("button", { name: "Systèmes, programmes, textes" }).click();
    await page.waitForURL(/list=systems/);
    await page.locator(".count select").selectOption("name");
    await page.waitForURL(/order=name/);
    const fold = (name) => name.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase().slice(0, 12);
    const names = (await page.locator(".entry h2").evaluateAll((all) => all.map((one) => one.firstChild.textContent))).map(fold);
    assert.deepEqual(names, names.toSorted());
    const before = names.length;
    await page.locator("#query").fill("fibre");
    await eventually(async () => {
      const left = await page.locator(".entry").count();
      return left > 0 && left < before;
    }, true);
    const entry = page.locator(".entry").first();
    await entry.getByRole("button").click();
    await entry.locator("dl").waitFor();
    const count = Number((await entry.locator(".amount").innerText()).match(/\d+/)[0]);
    await entry.locator(".amount a").click();
    await page.waitForURL(/system=/);
    assert.equal(Number((await page.locator(".count b").innerText()).match(/\d+/)[0]), count);
  }));

for (const lang of ["fr", "en", "vi"]) {
  for (const width of [320, 1280]) {
    test(`${lang}, ${width} px: what is unfolded fits the screen and is accessible, light and dark`, async () => {
      const views = { menu: ["?q=fibre", ".take > button"], record: ["?doc=ai-governance-roundtable-ninh-binh", ".source .cite"], statement: ["?q=fibre", ".statement .cite"], actors: ["?view=registers", ".entry > button"], systems: ["?view=registers&list=systems&order=name", ".entry > button"] };
      for (const [view, [query, opener]] of Object.entries(views)) {
        for (const colorScheme of ["light", "dark"]) {
          const check = async (page) => {
            await page.locator(opener).first().click();
            await page.waitForSelector(`${opener}[aria-expanded=true]`);
            assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width, `${view} is wider than the screen`);
            const { violations } = await new AxeBuilder({ page }).analyze();
            const told = violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(" | ")}`);
            assert.deepEqual(told, [], `${view} ${colorScheme}`);
          };
          await visit(`${query}&lang=${lang}`, check, { viewport: { width, height: 800 }, colorScheme });
        }
      }
    });
  }
}
