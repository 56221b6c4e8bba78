// The timeline: switches, choosing a stretch by pointer and keyboard, the table.

import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually, stage } from "./site.mjs";

const { visit } = stage();

const total = async (page) => Number((await page.locator("[role=status] b").innerText()).replace(/\D/g, ""));
const parameter = (page, key) => new URL(page.url()).searchParams.get(key);

const shown = async (page) => (await page.locator(".bin text").allTextContents()).join(" ");
const bin = (page, name) => page.getByRole("button", { name });

test("said and due are drawn differently, imprecise dates and periods each in their way, with lines from one to the other", () =>
  visit("", async (page) => {
    const sheet = page.locator(".sheet svg");
    assert.ok((await sheet.locator("circle.said").count()) > 3);
    assert.ok((await sheet.locator("path.due").count()) >= 1);
    assert.ok((await sheet.locator("rect.span.said:not(.firm)").count()) >= 1);
    assert.ok((await sheet.locator("rect.span.said.firm").count()) >= 1);
    assert.ok((await sheet.locator("path.link").count()) >= 2);
    assert.equal(await sheet.locator(".today").count(), 1);
  }));

test("dots stand for themselves: none overlaps another of its lane, however dense, and their number is written on them", () =>
  visit("", async (page) => {
    const dots = await page.locator("circle.said").evaluateAll((dots) => dots.map((dot) => [dot.cy.baseVal.value, dot.cx.baseVal.value]));
    for (const [at, [y, x]] of dots.entries()) {
      assert.ok(dots.every(([otherY, otherX], other) => other === at || otherY !== y || Math.abs(otherX - x) >= 17), `${x} ${y}`);
    }
    const total = (await page.locator(".tally").allTextContents()).reduce((sum, text) => sum + Number(text), 0);
    assert.ok(total > 200, String(total));
  }));

test("the lane of a former province flows into the one that took it over, until borders are today's", () =>
  visit("", async (page) => {
    const names = await page.locator(".names").innerText();
    assert.match(names, /Bac Giang\s+Bac Ninh/);
    assert.match(await page.locator(".lane.flow").first().getAttribute("d"), /C/);
    await page.getByRole("button", { name: "Aujourd’hui", exact: true }).click();
    await eventually(() => page.locator(".lane.flow").count(), 0);
    assert.doesNotMatch(await page.locator(".names").innerText(), /Bac Giang/);
  }));

test("lanes are provinces, themes, actors or systems", () =>
  visit("", async (page) => {
    for (const [name, key, lane] of [["Thème", "theme", /Intelligence artificielle/], ["Acteur", "actor", /minist/i], ["Système", "system", /\S/]]) {
      await page.getByRole("group", { name: "Lignes" }).getByRole("button", { name, exact: true }).click();
      await eventually(() => parameter(page, "lanes"), key);
      assert.match(await page.locator(".names").innerText(), lane);
    }
  }));

test("buttons zoom from years to days and move; the address keeps it, and All lets go", () =>
  visit("", async (page) => {
    const all = await shown(page);
    const zoom = page.getByRole("group", { name: "Portion du temps affichée" });
    assert.equal(await zoom.getByRole("button", { name: "Réduire" }).getAttribute("aria-disabled"), "true");
    for (let press = 0; press < 9; press++) await zoom.getByRole("button", { name: "Agrandir" }).click();
    await eventually(() => page.locator(".bin").count(), 10);
    assert.match(await shown(page), /\d+ \d+ \d+/);
    const before = await shown(page);
    await zoom.getByRole("button", { name: "Plus tard" }).click();
    await eventually(async () => (await shown(page)) !== before, true);
    await eventually(() => /^\d{4}-\d\d-\d\d\/\d{4}-\d\d/.test(parameter(page, "zoom") ?? ""), true);
    const kept = await shown(page);
    await page.reload();
    await eventually(() => shown(page), kept);
    await zoom.getByRole("button", { name: "Tout l’intervalle" }).click();
    await eventually(() => shown(page), all);
    await eventually(() => parameter(page, "zoom"), null);
  }));

test("the wheel zooms with Control about the pointer, and without it scrolls the page", () =>
  visit("", async (page) => {
    const box = await page.locator("#sheet").boundingBox();
    await page.mouse.move(box.x + box.width * 0.45, box.y + 60);
    await page.mouse.wheel(0, 200);
    await eventually(() => page.evaluate(() => scrollY > 100), true);
    assert.equal(await page.locator(".zooming .shown").count(), 0);
    await page.evaluate(() => scrollTo(0, 0));
    await page.keyboard.down("Control");
    for (let turn = 0; turn < 4; turn++) await page.mouse.wheel(0, -300);
    await page.keyboard.up("Control");
    await page.locator(".zooming .shown", { hasText: "2025" }).waitFor();
    assert.equal(await page.evaluate(() => scrollY), 0);
  }));

test("two fingers zoom", () =>
  visit("", async (page) => {
    const client = await page.context().newCDPSession(page);
    const box = await page.locator("#sheet").boundingBox();
    const fingers = (type, apart) => client.send("Input.dispatchTouchEvent", { type, touchPoints: apart ? [-1, 1].map((side, id) => ({ x: box.x + box.width / 2 + side * apart, y: box.y + 80, id })) : [] });
    await fingers("touchStart", 40);
    for (const apart of [60, 80, 100, 130]) await fingers("touchMove", apart);
    await fingers("touchEnd", 0);
    await page.locator(".zooming .shown").waitFor();
    assert.equal(parameter(page, "from"), null);
  }, { hasTouch: true, viewport: { width: 400, height: 800 } }));

test("a press on a year filters by it, a second press lets go", () =>
  visit("", async (page) => {
    const all = await total(page);
    const year = bin(page, /^2024 :/);
    await year.click();
    await eventually(() => parameter(page, "from"), "2024");
    await eventually(() => parameter(page, "to"), "2024");
    assert.equal(await year.getAttribute("aria-pressed"), "true");
    assert.ok((await total(page)) < all);
    assert.match(await page.locator(".chip").innerText(), /2024/);
    await year.click();
    await eventually(() => total(page), all);
  }));

test("a stretch is drawn with the pointer, and drawn longer at its end; it filters the other views too", () =>
  visit("", async (page) => {
    const middle = async (name) => {
      const box = await bin(page, name).boundingBox();
      return [box.x + box.width / 2, box.y + 60];
    };
    const drag = async (from, to) => {
      await page.mouse.move(...from);
      await page.mouse.down();
      await page.mouse.move(...to, { steps: 4 });
      await page.mouse.up();
    };
    await drag(await middle(/^2023 :/), await middle(/^2024 :/));
    await eventually(() => parameter(page, "from"), "2023");
    await eventually(() => parameter(page, "to"), "2024");
    const handle = await page.locator(".handle").nth(1).boundingBox();
    await drag([handle.x + 3, handle.y + 8], await middle(/^2025 :/));
    await eventually(() => parameter(page, "to"), "2025");
    assert.equal(parameter(page, "from"), "2023");
    await page.getByRole("link", { name: "Matrice" }).click();
    await page.locator(".chip", { hasText: "2023" }).waitFor();
  }));

test("keys choose a stretch on the axis of deadlines, and zoom", () =>
  visit("", async (page) => {
    await page.getByRole("group", { name: "Choisir une période sur", exact: true }).getByRole("button", { name: "Échéance" }).click();
    await page.locator(".bin[tabindex='0']").focus();
    const here = () => page.evaluate(() => document.activeElement.getAttribute("aria-label"));
    await page.keyboard.press("End");
    await eventually(async () => /^2030 :/.test(await here()), true);
    await page.keyboard.press("Shift+ArrowLeft");
    await page.keyboard.press("Shift+ArrowLeft");
    await page.keyboard.press("Enter");
    await eventually(() => parameter(page, "due"), "2028/2030");
    assert.ok((await total(page)) > 0);
    await page.keyboard.press("Escape");
    await eventually(() => parameter(page, "due"), null);
    for (let press = 0; press < 5; press++) await page.keyboard.press("+");
    await eventually(async () => /^(mai|juin|avril|juillet|\d+ \w+) 2028|2028/.test(await here()), true);
    const before = await here();
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowLeft");
    await eventually(async () => (await here()) !== before, true);
    await page.keyboard.press("0");
    await eventually(async () => (await page.locator(".bin").count()) === 10 && /^202\d :/.test(await here()), true);
  }));

test("a period's name says what is in it", () =>
  visit("?province=bac-giang", async (page) => {
    const names = await page.locator(".bin").evaluateAll((periods) => periods.map((period) => period.getAttribute("aria-label")));
    assert.ok(names.every((name) => /^[^:]*\d{4} : annoncé \d+, échéance \d+$/.test(name)), names.join("; "));
    assert.ok(names.some((name) => /échéance [1-9]/.test(name)));
  }));

test("on a narrow screen time has the whole width, and nothing scrolls sideways", () =>
  visit("", async (page) => {
    const [sheet, figure] = await page.locator("#sheet, figure.timeline").evaluateAll((all) => all.map((one) => one.clientWidth)).then(([figure, sheet]) => [sheet, figure]);
    assert.ok(sheet > figure - 40, `${sheet} of ${figure}`);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 340);
    await page.setViewportSize({ width: 1000, height: 800 });
    await eventually(() => page.evaluate(() => document.querySelector("#sheet svg").clientWidth === document.querySelector("#sheet").clientWidth), true);
  }, { viewport: { width: 340, height: 800 } }));

test("the same is there as a table", () =>
  visit("", async (page) => {
    await page.getByRole("button", { name: "Tableau" }).click();
    const table = page.locator("table.in-time");
    assert.equal(await table.locator("thead th").count(), 11);
    assert.match(await table.innerText(), /Bac Giang/);
    assert.ok((await table.locator("td .due").count()) > 1);
  }));

test("the table is cut as finely as what is shown", () =>
  visit("?zoom=2025-09/2025-11", async (page) => {
    await page.getByRole("button", { name: "Tableau" }).click();
    assert.match(await page.locator("table.in-time thead").innerText(), /octobre 2025/);
  }));

test("a zoom that makes no sense shows all", () =>
  visit("?zoom=1950/1960", async (page) => {
    assert.equal(await page.locator(".zooming .shown").count(), 0);
    assert.match(await shown(page), /2021 2022/);
  }));

test("the name of a lane filters by it", () =>
  visit("", async (page) => {
    await page.locator(".names button", { hasText: "Ninh Binh" }).click();
    await eventually(() => parameter(page, "province"), "ninh-binh");
  }));
