// Searching in three languages, filters, and the address that holds it all.

import assert from "node:assert/strict";
import { test } from "node:test";
import { RECORDS, eventually, ready, stage } from "./site.mjs";

const { visit } = stage();

const total = async (page) => Number((await page.locator("[role=status] b").innerText()).replace(/\D/g, ""));
const first = (page) => page.locator(".statement .text").first().innerText();
const settled = (page) => page.waitForTimeout(600);
/** The answer follows once the letter is painted; the address, once typing has rested. */
const answered = (page, query) => page.waitForURL((address) => address.searchParams.get("q") === query);

test("a statement is found in each language, with its words marked", () =>
  visit("", async (page) => {
    for (const [lang, query, words] of [
      ["fr", "dossiers en ligne", ["dossiers", "en ligne"]],
      ["en", "online files", ["online"]],
      ["vi", "ho so truc tuyen", ["hồ sơ", "trực tuyến"]],
    ]) {
      await page.locator(`.languages [lang=${lang}]`).click();
      await page.waitForSelector(`html[lang=${lang}]`);
      await page.fill("#query", query);
      await answered(page, query);
      const marks = (await page.locator(".statement").first().locator(".text mark").allInnerTexts()).map((mark) => mark.toLowerCase());
      for (const word of words) assert.ok(marks.some((mark) => mark.includes(word)), `${lang}: ${word} in ${marks}`);
      await page.waitForSelector(`html[lang=${lang}]`);
    }
  }));

test("accents, tone marks and apostrophes are optional", () =>
  visit("", async (page) => {
    const count = async (query) => (await page.fill("#query", query), await answered(page, query), total(page));
    assert.equal(await count("Bắc Giang "), await count("bac giang "));
    assert.equal(await count("l’IA "), await count("IA "));
    assert.ok((await count("100 % ")) > 0);
  }));

test("results come while typing, and a word never loses them half-way", () =>
  visit("", async (page) => {
    await page.locator("#query").pressSequentially("transf");
    await answered(page, "transf");
    assert.ok((await total(page)) > 10);
    await page.locator("#query").pressSequentially("ormation");
    await answered(page, "transformation");
    assert.ok((await total(page)) > 10);
    assert.match(await first(page), /transformation/i);
  }));

test("a Vietnamese input method keeps its composition", () =>
  visit("?lang=vi", async (page) => {
    await page.focus("#query");
    const cdp = await page.context().newCDPSession(page);
    for (const text of ["b", "ba", "bac", "bă", "bắ", "bắc"]) {
      await cdp.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
      await page.waitForTimeout(40);
    }
    await cdp.send("Input.insertText", { text: "bắc giang" });
    await settled(page);
    assert.equal(await page.inputValue("#query"), "bắc giang");
    const expected = RECORDS.get("bac-giang-ai-strategy-2025") + RECORDS.get("bac-giang-digital-economy-plan");
    assert.equal(await total(page), expected);
    // Unikey and its kind send Backspace and the whole syllable, without composition.
    await page.fill("#query", "");
    await page.keyboard.type("tieng");
    for (let at = 0; at < 5; at++) await page.keyboard.press("Backspace");
    await page.keyboard.insertText("tiếng");
    assert.equal(await page.inputValue("#query"), "tiếng");
  }));

test("nothing found says why and how to go on", () =>
  visit("?q=zzzz&theme=ai", async (page) => {
    assert.equal(await total(page), 0);
    assert.match(await page.locator(".nothing").innerText(), /filtres/i);
    await page.locator(".nothing button").click();
    await page.locator(".nothing", { hasText: /orthographe/i }).waitFor();
  }));

test("filters narrow, count, and can be taken away", () =>
  visit("", async (page) => {
    // The answer follows once the tick is painted.
    const tick = async (name, chips) => {
      await page.getByRole("checkbox", { name }).check();
      await eventually(() => page.locator(".chips .chip").count(), chips);
    };
    const before = await total(page);
    await tick(/^Bac Giang/, 1);
    const narrowed = await total(page);
    assert.ok(narrowed < before);
    await tick(/^Cible/, 2);
    const targets = await total(page);
    assert.ok(targets < narrowed);
    // The count beside a value is what choosing it gives.
    const label = await page.locator(".facets label", { hasText: "Économie numérique" }).innerText();
    await tick(/^Économie numérique/, 3);
    assert.equal(await total(page), Number(label.match(/\d+$/)[0]));
    await page.getByRole("button", { name: "Retirer Bac Giang" }).click();
    await eventually(() => page.locator(".chips .chip").count(), 2);
    await page.getByRole("button", { name: "Tout retirer" }).click();
    await eventually(() => total(page), before);
  }));

test("years can be chosen without the timeline", () =>
  visit("", async (page) => {
    await page.getByLabel("Échéance de").selectOption("2030");
    await page.waitForURL(/due=2030\/\.\./);
    await eventually(async () => (await page.locator(".statement .due").count()) === (await total(page)), true);
  }));

test("the address holds the state: reload, Back and Forward", () =>
  visit("", async (page) => {
    await page.fill("#query", "numérique");
    await page.getByRole("checkbox", { name: /^Ninh Binh/ }).check();
    await page.locator(".languages [lang=en]").click();
    await page.waitForSelector("html[lang=en]");
    const seen = async () => [await page.inputValue("#query"), await total(page), await page.locator(".chip").allInnerTexts()];
    const english = await seen();
    await page.waitForURL(/q=num%C3%A9rique&province=ninh-binh&lang=en/);
    await page.reload();
    await ready(page);
    assert.deepEqual(await seen(), english);
    await page.goBack();
    await page.waitForSelector("html[lang=fr]");
    await page.goBack();
    const province = page.locator(".chip", { hasText: "Ninh Binh" });
    await eventually(() => province.count(), 0);
    assert.equal(await page.inputValue("#query"), "numérique");
    await page.goForward();
    await eventually(() => province.count(), 1);
  }));

test("borders of then and of today count differently, and the page says what became of a province", () =>
  visit("?province=bac-giang", async (page) => {
    const then = await total(page);
    assert.match(await page.locator(".chip").innerText(), /aujourd’hui dans Bac Ninh/);
    await page.getByRole("button", { name: "Aujourd’hui", exact: true }).click();
    await page.waitForURL(/extent=today/);
    assert.ok((await total(page)) > then);
  }));

test("the order of results can be chosen", () =>
  visit("?kind=target", async (page) => {
    await page.getByLabel("Trier").selectOption("due");
    await page.waitForURL(/sort=due/);
    const dues = await page.locator(".statement .due").allTextContents();
    const years = dues.map((due) => Number(due.match(/\d{4}/)[0]));
    assert.deepEqual(years, [...years].sort());
  }));

test("each result can say why it is there", () =>
  visit("?q=intelligence%20artificielle", async (page) => {
    const why = page.locator(".statement .acts button", { hasText: "Pourquoi" });
    assert.equal(await page.locator(".reasons").count(), 0, "it is worked out on demand");
    await why.first().press("Enter");
    const text = await page.locator(".statement .reasons").innerText();
    assert.match(text, /intelligence/);
    assert.match(text, /mot exact/);
    assert.match(text, /%/);
    // One at a time; a second press folds it, and the keyboard stays where it was.
    await why.nth(1).press("Enter");
    await eventually(() => why.nth(0).getAttribute("aria-expanded"), "false");
    assert.equal(await page.locator(".reasons").count(), 1);
    await why.nth(1).press("Enter");
    await eventually(() => page.locator(".reasons").count(), 0);
    assert.equal(await why.nth(1).evaluate((button) => button === document.activeElement), true);
  }));

test("an answer fills the screen at once, and the rest follows", () =>
  visit("", async (page) => {
    const drawn = () => page.locator(".statement").count();
    assert.equal(await drawn(), 20);
    // The fewest that were there after any drawing: few with the key, and more later.
    await page.evaluate(() => {
      window.fewest = Infinity;
      new MutationObserver(() => (window.fewest = Math.min(window.fewest, document.querySelectorAll(".statement").length))).observe(document.body, { childList: true, subtree: true });
    });
    await page.locator("#query").press("s");
    await eventually(() => page.evaluate(() => window.fewest), 8);
    await eventually(drawn, 20);
    // A document is drawn from end to end, as far as the statement it was opened at with the first frame.
    await page.locator(".record h2 a").first().click();
    await page.locator("main.reading").waitFor();
    const whole = Number(await page.locator(".part span").first().innerText());
    await eventually(drawn, whole);
    // Another language takes nothing away.
    const least = page.evaluate(() => new Promise((resolve) => {
      let least = Infinity;
      const until = performance.now() + 600;
      const look = () => ((least = Math.min(least, document.querySelectorAll(".statement").length)), performance.now() < until ? requestAnimationFrame(look) : resolve(least));
      look();
    }));
    await page.locator(".languages a", { hasText: /en/i }).click();
    assert.equal(await least, whole);
  }));

test("a word of another language shows where it was found", () =>
  visit("?q=carried&lang=vi", async (page) => {
    assert.match(await page.locator(".elsewhere").first().innerText(), /carried/i);
    assert.equal(await page.locator(".elsewhere q").first().getAttribute("lang"), "en");
  }));

test("the keyboard is enough: slash, typing, Tab to the results", () =>
  visit("", async (page) => {
    await page.keyboard.press("/");
    await page.keyboard.type("fibre optique");
    // At once, before the address holds what was typed.
    await page.locator(".top .skip").focus();
    await page.keyboard.press("Enter");
    await eventually(() => page.evaluate(() => document.activeElement.id), "results");
    await answered(page, "fibre optique");
    assert.equal(await page.inputValue("#query"), "fibre optique");
    assert.equal(await total(page), 1);
    // The order of the results, keeping the search, the downloads, and then the first result.
    for (let stop = 0; stop < 4; stop++) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".reading h1");
  }));

test("hostile addresses run nothing and break nothing", async () => {
  const hostile = [
    "?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
    "?theme=%3Cscript%3Ealert(1)%3C/script%3E&province=__proto__",
    "?q=%00%ff%&from=99999&due=x/y&sort=constructor&lang=%F0%9F%92%A9",
    `?q=${"%C3%A9".repeat(1000)}`,
    `?q=${encodeURIComponent("\"".repeat(200) + "-".repeat(200))}`,
    "?doc=../../etc/passwd&view=__proto__",
    "?from=0001&to=9999&zoom=0001/9999",
  ];
  for (const query of hostile) {
    await visit(query, async (page) => {
      page.on("dialog", () => assert.fail(`a dialog opened for ${query}`));
      assert.equal(await page.locator("#app img, #app script").count(), 0);
      assert.ok((await page.locator("#app").innerText()).length > 50);
    });
  }
});

test("other words are searched too, and each concept can be switched off", () =>
  visit("?q=puces%20%C3%A9lectroniques", async (page) => {
    const chip = page.getByRole("button", { name: /puces électroniques/ });
    assert.equal(await chip.getAttribute("aria-pressed"), "true");
    assert.match(await page.locator(".statement mark").first().innerText(), /semi-conducteurs/);
    await chip.click();
    await page.waitForURL(/plain=semiconductors/);
    assert.equal(await page.locator(".statement mark", { hasText: "semi-conducteurs" }).count(), 0);
    await page.goBack();
    await eventually(async () => (await page.locator(".statement mark", { hasText: "semi-conducteurs" }).count()) > 0, true);
  }));

test("a misspelt word is read as the nearest, and the page says so", () =>
  visit("?lang=en&q=inteligance", async (page) => {
    assert.match(await page.locator(".notice").innerText(), /read as intelligence/);
    assert.ok((await total(page)) > 0);
    assert.match((await page.locator(".statement mark").first().innerText()).toLowerCase(), /intelligence/);
  }));

test("a condition narrows, and can be read as words instead", () =>
  visit("?lang=en&q=" + encodeURIComponent("kind:target due<2027"), async (page) => {
    assert.equal(await page.locator(".notice").count(), 2);
    const narrowed = await total(page);
    assert.ok(narrowed > 0 && narrowed === (await page.locator(".statement .due").count()));
    await page.getByRole("button", { name: "Search for these words" }).first().click();
    await eventually(() => page.inputValue("#query"), '"kind:target" due<2027');
  }));

test("a result that lacks words of the query says which", () =>
  visit("?q=" + encodeURIComponent("fibre optique Bac Ninh") , async (page) => {
    assert.match(await page.locator(".missing").first().innerText(), /sans\s+Bac\s+Ninh/);
  }));
